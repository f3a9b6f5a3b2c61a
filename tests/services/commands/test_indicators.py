"""``tocsin indicators``: what there is, and whether it holds for its own examples."""

import json
from pathlib import Path

import pytest

from services.cli import main
from services.commands.indicators import failures
from services.tagging.packs.shelf import known
from tests.services.tagging.packs.test_read import GOOD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "blockade.toml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_every_indicator_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)["indicators"]}
    assert set(rows) == {indicator.name for indicator in known()}
    assert rows["troop_figure"]["built_in"]
    assert not rows["mobilisation"]["built_in"]


def test_an_indicator_of_the_folder_is_listed_and_found_by_tag(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TOCSIN_INDICATORS_DIR", str(folder))
    text = folder / "news.txt"
    text.write_text("The navy blockaded the port on Monday.", encoding="utf-8")

    assert main(["indicators"]) == 0
    assert "naval_blockade" in capsys.readouterr().out
    assert main(["tag", "--json", str(text)]) == 0
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["indicator"], finding["severity"], finding["salient"]) == ("naval_blockade", "high", True)


@pytest.mark.parametrize("command", [["indicators", "--json"], ["indicators", "test", "--json"]])
def test_those_that_come_with_the_program_can_be_left_out(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TOCSIN_INDICATORS_SHIPPED", "false")
    main(command)
    names = [row["name"] for row in json.loads(capsys.readouterr().out)["indicators"]]
    assert names == ["drone_activity", "foreign_forces", "troop_figure"]


def test_what_is_left_out_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "news.txt"
    text.write_text("The shelling went on all night.", encoding="utf-8")
    assert main(["tag", str(text)]) == 0
    assert "missile_air_strikes" in capsys.readouterr().out
    monkeypatch.setenv("TOCSIN_INDICATORS_SHIPPED", "no")
    assert main(["tag", str(text)]) == 0
    assert "no findings" in capsys.readouterr().out


def test_a_file_that_holds_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", "test", str(folder)]) == 0
    assert "naval_blockade" in capsys.readouterr().out


def test_an_example_that_fails_is_told_with_its_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "blockade.toml"
    path.write_text(GOOD.replace("The port was busy.", "The navy blockaded it."), encoding="utf-8")
    assert main(["indicators", "test", str(path)]) == 1
    said = capsys.readouterr().out
    assert "naval_blockade: should be silent, took “navy blockaded”: The navy blockaded it." in said


def test_failures_are_json_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "blockade.toml"
    path.write_text(GOOD.replace("The navy blockaded the port.", "All is quiet."), encoding="utf-8")
    assert main(["indicators", "test", "--json", str(path)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["indicators"] == [{"name": "naval_blockade", "fires_on": 1, "silent_on": 1, "failed": 1}]
    assert told["failures"] == [
        {"indicator": "naval_blockade", "expected": "fires", "text": "All is quiet.", "found": []}
    ]


def test_an_indicator_without_examples_is_not_checked_and_so_fails(folder: Path) -> None:
    path = folder / "blockade.toml"
    path.write_text(GOOD.replace('fires_on = ["The navy blockaded the port."]\n', ""), encoding="utf-8")
    assert main(["indicators", "test", str(path)]) == 1


@pytest.mark.parametrize("command", [["indicators"], ["indicators", "test"], ["tag", "-"], ["tagging"]])
def test_a_file_that_cannot_be_right_stops_everything_and_is_named(
    command: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "blockade.toml").write_text(GOOD.replace("within = 6", "within = 600"), encoding="utf-8")
    monkeypatch.setenv("TOCSIN_INDICATORS_DIR", str(folder))
    assert main(command) == 78
    assert f"{folder / 'blockade.toml'}:11: kind 1 (blockade): within: " in capsys.readouterr().err


def test_a_path_that_is_not_there_is_bad_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", "test", "missing.toml"]) == 78
    assert "can't read missing.toml" in capsys.readouterr().err


@pytest.mark.parametrize("indicator", [i for i in known() if i.digest], ids=lambda i: i.name)
def test_what_comes_with_the_program_holds_for_its_own_examples(indicator: object) -> None:
    assert list(failures(indicator)) == []  # type: ignore[arg-type]  # parametrised
