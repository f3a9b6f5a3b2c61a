"""``tocsin rules``: what is in force, and whether each rule holds for its own examples."""

import json
from pathlib import Path

import pytest

from services.alert.domain.shelf import load
from services.cli import main
from services.commands.rules import failures
from services.tagging.packs.shelf import known

RULE = """\
[[rule]]
name = "drones-over-airports"
title = "Drones over airports"
when = "findings.exists(f, f.indicator == 'drone_activity' && f.kind == 'incursion')"
indicators = ["drone_activity"]
fires_on = "The airport was closed after unknown drones were seen over its runway."
silent_on = ["Drones struck a fuel depot in El Fasher on Sunday."]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "airports.toml"
    path.write_text(RULE, encoding="utf-8")
    return path


def test_the_rules_that_come_with_it_hold_for_their_examples() -> None:
    assert list(failures(load(), known())) == []


def test_a_rule_whose_example_no_longer_fires_is_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", str(file)]) == 0
    capsys.readouterr()
    file.write_text(RULE.replace("'incursion'", "'launch'"), encoding="utf-8")

    assert main(["rules", "test", str(file)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[1].split() == ["drones-over-airports", "1", "1", "1"]
    assert said[2].startswith("drones-over-airports: should fire, doesn't (no rule does): The airport was closed")

    assert main(["rules", "test", "--json", str(file)]) == 1
    (failure,) = json.loads(capsys.readouterr().out)["failures"]
    assert (failure["rule"], failure["expected"]) == ("drones-over-airports", "fires")


def test_an_example_that_should_be_silent_is_told_as_well(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(RULE.replace(" && f.kind == 'incursion'", ""), encoding="utf-8")
    assert main(["rules", "test", str(file)]) == 1
    assert "drones-over-airports: should be silent, fires: Drones struck" in capsys.readouterr().out


def test_rules_of_your_own_take_the_place_of_the_others(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TOCSIN_RULES", str(file))
    assert main(["rules", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["file"], [rule["name"] for rule in told["rules"]]) == (str(file), ["drones-over-airports"])
    assert main(["rules"]) == 0
    assert "drones-over-airports     by score" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["rules", "test"], ["alert"]])
def test_a_file_that_can_not_be_right_stops_with_file_line_and_reason(
    command: list[str], file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(RULE.replace("f.kind", "f.sort"), encoding="utf-8")
    monkeypatch.setenv("TOCSIN_RULES", str(file))
    assert main(command) == 78
    said = capsys.readouterr().err
    assert said.startswith(f"tocsin: {file}:4: rule 1 (drones-over-airports): when: unknown field sort of finding")
    assert len(said.splitlines()) == 1
