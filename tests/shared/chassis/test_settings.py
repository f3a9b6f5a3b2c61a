"""Settings are read once, secrets come from files too, and no error ever shows a value."""

from pathlib import Path

import pytest
from pydantic import Field, SecretStr
from pydantic.fields import FieldInfo

from services.commands.settings import known_variables
from shared.chassis.settings import (
    RedisSettings,
    RuntimeSettings,
    Settings,
    StreamSettings,
    is_secret,
    load,
    unknown_variables,
    variables,
)
from shared.contracts.errors import ConfigurationError

SECRET = "s3cr3t-word"


class Whole(Settings):
    """A worker's settings: its own, and composed parts."""

    token: SecretStr | None = Field(None, description="A token.")
    many: int = Field(3, ge=1, description="How many.")
    redis: RedisSettings = Field(default_factory=RedisSettings, description="The server.")


def test_a_variable_is_read_and_an_empty_one_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_MANY", "7")
    monkeypatch.setenv("TOCSIN_TOKEN", "")
    whole = load(Whole)
    assert (whole.many, whole.token) == (7, None)


def test_composed_parts_are_read_from_the_same_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_PREFIX", "other:")
    assert load(Whole).redis.keys.articles == "other:articles"


def test_arguments_win_over_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_MANY", "7")
    assert load(Whole, many=9).many == 9


def test_a_secret_comes_from_its_file_without_the_line_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{SECRET}\n", encoding="utf-8")
    monkeypatch.setenv("TOCSIN_TOKEN_FILE", str(tmp_path / "token"))
    token = load(Whole).token
    assert token is not None
    assert token.get_secret_value() == SECRET


def test_an_empty_secret_file_counts_as_unset(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(" \n", encoding="utf-8")
    monkeypatch.setenv("TOCSIN_TOKEN_FILE", str(tmp_path / "token"))
    assert load(Whole).token is None


def test_a_part_reads_its_secret_from_a_file_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "url").write_text("redis://server.example/0", encoding="utf-8")
    monkeypatch.setenv("TOCSIN_REDIS_URL_FILE", str(tmp_path / "url"))
    url = load(Whole).redis.redis_url
    assert url is not None
    assert url.get_secret_value() == "redis://server.example/0"


def test_only_secrets_come_from_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "many").write_text("9", encoding="utf-8")
    monkeypatch.setenv("TOCSIN_MANY_FILE", str(tmp_path / "many"))
    assert load(Whole).many == 3
    assert list(unknown_variables(variables([Whole]))) == ["TOCSIN_MANY_FILE"]


def test_a_secret_given_twice_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("one", encoding="utf-8")
    monkeypatch.setenv("TOCSIN_TOKEN_FILE", str(tmp_path / "token"))
    monkeypatch.setenv("TOCSIN_TOKEN", SECRET)
    with pytest.raises(ConfigurationError, match="TOCSIN_TOKEN and TOCSIN_TOKEN_FILE are both set") as error:
        load(Whole)
    assert SECRET not in str(error.value)


@pytest.mark.parametrize(
    ("broken", "why"), [("missing", "No such file"), ("folder", "Is a directory"), ("bytes", "UTF-8")]
)
def test_a_secret_file_that_cannot_be_read_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broken: str, why: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    monkeypatch.setenv("TOCSIN_TOKEN_FILE", str(tmp_path / broken))
    with pytest.raises(ConfigurationError, match=rf"TOCSIN_TOKEN_FILE: can't read .*{broken}: .*{why}"):
        load(Whole)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOCSIN_MANY", SECRET),
        ("TOCSIN_MANY", "0"),
        ("TOCSIN_PREFIX", f"{SECRET} spaced"),
        ("TOCSIN_PREFIX", "päth:"),
        ("TOCSIN_START_WAIT_SECONDS", f"-{SECRET}"),
    ],
)
def test_a_wrong_value_is_named_by_its_variable_and_never_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError) as error:
        load(Whole)
    assert str(error.value).startswith(f"{name}: ")
    assert SECRET not in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("TOCSIN_LOG_LEVEL", RuntimeSettings),
        ("TOCSIN_LOG_FORMAT", RuntimeSettings),
        ("TOCSIN_BATCH_ENTRIES", StreamSettings),
    ],
)
def test_every_group_refuses_what_cannot_be(monkeypatch: pytest.MonkeyPatch, name: str, group: type[Settings]) -> None:
    monkeypatch.setenv(name, "odd")
    with pytest.raises(ConfigurationError, match=name):
        load(group)


def test_a_typo_is_found_with_the_nearest_name() -> None:
    found = unknown_variables(known_variables(), {"TOCSIN_REDIS_ULR": "x", "TOCSIN_PUSH_TOKEN_FIEL": "x"})
    assert found == {"TOCSIN_PUSH_TOKEN_FIEL": "TOCSIN_PUSH_TOKEN_FILE", "TOCSIN_REDIS_ULR": "TOCSIN_REDIS_URL"}


def test_what_is_near_no_setting_is_named_all_the_same() -> None:
    assert unknown_variables(known_variables(), {"TOCSIN_XYZZY": "1"}) == {"TOCSIN_XYZZY": None}


def test_what_is_known_injected_or_somebody_elses_is_no_typo() -> None:
    environ = dict.fromkeys(
        [
            "TOCSIN_REDIS_URL", "TOCSIN_REDIS_URL_FILE", "TOCSIN_EMBEDDED_PORT", "TOCSIN_FEEDS",
            "TOCSIN_PORT", "TOCSIN_PORT_8080_TCP_ADDR", "TOCSIN_SERVICE_HOST", "TOCSIN_SERVICE_PORT_HTTP",
            "TOCSINX", "PATH", "REDIS_URL",
        ],
        "x",
    )  # fmt: skip
    assert unknown_variables(known_variables(), environ) == {}


def test_the_known_variables_include_those_of_parts_and_tell_secrets() -> None:
    known = variables([Whole])
    assert {"TOCSIN_TOKEN", "TOCSIN_MANY", "TOCSIN_REDIS_URL", "TOCSIN_DATA_DIR"} <= set(known)
    assert "TOCSIN_REDIS" not in known
    assert {name for name, field in known.items() if is_secret(field)} == {
        "TOCSIN_TOKEN", "TOCSIN_REDIS_URL", "TOCSIN_REDIS_PASSWORD",
    }  # fmt: skip
    assert is_secret(FieldInfo(annotation=SecretStr))


def test_a_secret_is_not_shown_by_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_TOKEN", SECRET)
    assert SECRET not in repr(load(Whole)) + str(load(Whole)) + load(Whole).model_dump_json()


def test_the_data_folder_follows_the_desktop_standard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert load(RedisSettings).data_dir == tmp_path / "tocsin"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load(RedisSettings).data_dir == tmp_path / ".local" / "share" / "tocsin"


def test_a_user_without_a_home_can_still_have_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.chdir(tmp_path)
    assert load(RedisSettings).data_dir == tmp_path / "tocsin"


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load(Whole).many = 4  # type: ignore[misc]
