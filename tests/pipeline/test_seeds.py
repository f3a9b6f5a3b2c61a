"""The demonstration is the test: the seed articles through the real workers, and what must come of each."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.golden import GOLDEN, PREFIX, ROOT, SEEDS, reduced, replay
from tests.server import Server

EXPECTED = json.loads((ROOT / "tests" / "gold" / "seeds.expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rows(shared_server: Server) -> list[dict[str, Any]]:
    """Every seed article's line, in the order of the replay."""
    return replay(shared_server, SEEDS)


def _expected_of(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pair each line with what was expected by hand, by file and place in it."""
    places: Counter[str] = Counter()
    pairs = []
    for row in rows:
        file = Path(row["path"]).name
        places[file] += 1
        here = {None, places[file]}
        pairs.append((row, next(i for i in EXPECTED["items"] if i["file"] == file and i["line"] in here)))
    return pairs


def test_every_seed_alerts_by_the_rule_or_stays_silent_as_was_decided_by_hand(rows: list[dict[str, Any]]) -> None:
    wrong = []
    told: set[str] = set()
    for row, item in _expected_of(rows):
        incident = next((n for n, files in EXPECTED["incidents"].items() if _name(row, item) in files), None)
        rules = {event["data"]["rule"] for event in row["events"] if event["data"]["status"] == "opened"}
        quiet = item["rule"] == "none" or item["outcome"] == "duplicate" or incident in told
        if rules != (set() if quiet else {item["rule"]}):
            wrong.append(f"{row['path']}: {sorted(rules)}, expected {item['rule']} ({row['reason']})")
        if incident and rules:
            told.add(incident)
    assert not wrong, "\n".join(wrong)


def _name(row: dict[str, Any], item: dict[str, Any]) -> str:
    return item["file"] if item["line"] is None else f"{item['file']}:{item['line']}"


def test_the_seeds_give_what_they_gave_before(rows: list[dict[str, Any]]) -> None:
    """Where this fails by a change that is meant: python -m tests.pipeline.golden."""
    assert reduced(rows) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_when_the_seeds_are_replayed_again_then_nothing_is_raised(
    rows: list[dict[str, Any]], shared_server: Server
) -> None:
    before = shared_server.client().xlen(f"{PREFIX}alerts")

    again = replay(shared_server, SEEDS)

    assert {row["outcome"] for row in again} == {"duplicate"}
    assert shared_server.client().xlen(f"{PREFIX}alerts") == before
    assert len(again) == len(rows)


def test_the_article_of_the_request_gives_one_alert_with_all_three_indicators_and_their_quotes(
    shared_server: Server, prefix: str
) -> None:
    folder = os.environ.get("SEEDS_DIR")
    if not folder:
        pytest.skip("SEEDS_DIR is not set: the article is not part of the repository")
    (row,) = replay(shared_server, Path(folder), prefix=prefix)
    (event,) = row["events"]
    data = event["data"]

    assert event["type"] == "tocsin.alert.opened.v1"
    assert data["rule"] == "combined-escalation"
    assert data["severity"] in {"high", "critical"}
    assert data["indicators"] == ["drone_activity", "foreign_forces", "troop_figure"]
    text = next(Path(folder).glob("*.txt")).read_text(encoding="utf-8")
    for finding in data["findings"]:
        assert text[finding["evidence"]["start"] : finding["evidence"]["end"]] == finding["evidence"]["quote"]
    (again,) = replay(shared_server, Path(folder), prefix=prefix)
    assert (again["outcome"], again["alerts"]) == ("duplicate", [])
