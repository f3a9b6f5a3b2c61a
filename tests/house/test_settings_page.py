"""docs/settings.md lists every setting there is, and nothing depends on who generated it."""

import re
from pathlib import Path

import pytest

from docs.generate import DOCS, main, pages, settings_page
from services.commands.settings import GROUPS, known_variables
from shared.chassis.settings import ENV_PREFIX, is_secret

PAGE = (DOCS / "settings.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(TOCSIN_\w+)`(?:<br>`(TOCSIN_\w+_FILE)`)? \| (.*?) \| (.*?) \| (.+) \|$", re.MULTILINE)


def test_the_page_is_what_the_settings_give() -> None:
    assert settings_page() == PAGE, "docs/settings.md is stale: run .venv/bin/python docs/generate.py"


def test_every_setting_has_one_row_and_says_what_it_is() -> None:
    rows = [match[1] for match in ROW.finditer(PAGE)]
    assert sorted(rows) == sorted(known_variables())
    assert PAGE.count("| `TOCSIN_") == len(rows)


def test_a_secret_and_no_other_may_come_from_a_file() -> None:
    files = {match[1]: match[2] for match in ROW.finditer(PAGE) if match[2]}
    assert files == {name: f"{name}_FILE" for name, field in known_variables().items() if is_secret(field)}
    assert "TOCSIN_PUSH_TOKEN" in files


def test_what_the_contract_names_is_there() -> None:
    wanted = "REDIS_URL DATA_DIR PREFIX FEEDS WATCH_DIR PUSH_BIND PUSH_TOKEN START_WAIT_SECONDS EMBEDDED_PORT"
    assert {ENV_PREFIX + word for word in wanted.split()} <= set(known_variables())


def test_every_setting_has_a_description() -> None:
    assert [name for name, field in known_variables().items() if not field.description] == []


def test_every_group_is_read_from_the_same_prefix_and_is_frozen() -> None:
    for group in GROUPS:
        assert group.model_config["env_prefix"] == ENV_PREFIX
        assert group.model_config["frozen"]


def test_the_page_is_the_same_for_every_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TOCSIN_PREFIX", "other:")
    assert settings_page() == PAGE
    assert str(Path.home()) not in PAGE


def test_generating_again_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in pages()}
    main()
    assert capsys.readouterr().out == ""
    assert {path: path.stat().st_mtime_ns for path in pages()} == before
