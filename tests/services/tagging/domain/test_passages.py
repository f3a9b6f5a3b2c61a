"""Over a thousand passages written for this project: what is found has the shape that the contract promises."""

import json
from pathlib import Path
from typing import Any

import pytest

from services.tagging.domain.engine import tag
from services.tagging.indicators import load
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.words import NAMED_FORCES
from shared.contracts.article import Article

PASSAGES = sorted((Path(__file__).parents[3] / "gold").glob("*.jsonl"))
KINDS = {
    "troop_figure": {"force", "losses"},
    "foreign_forces": {
        "state_troops",
        "mercenaries",
        "volunteers",
        "advisers",
        "peacekeepers",
        "naval_air",
        "proxy",
    },
    "drone_activity": {
        "strike",
        "launch",
        "interception",
        "incursion",
        "surveillance",
        "supply",
        "site",
        "use",
    },
}
ACTORS = {*CODES.values(), "coalition", *(name for who in NAMED_FORCES.values() for name in who)}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def an_article(row: dict[str, Any], text: str) -> Article:
    day = row.get("published_at")
    return Article.model_validate({"id": row["id"], "text": text, "published_at": f"{day}T00:00:00Z" if day else None})


@pytest.mark.parametrize("path", PASSAGES, ids=lambda p: p.stem)
def test_every_finding_has_the_shape_of_the_contract(path: Path) -> None:
    for row in rows(path):
        text = row["text"]
        for f in tag(an_article(row, text), load()):
            assert text[f.evidence.start : f.evidence.end] == f.evidence.quote
            assert f.evidence.quote == f.evidence.quote.strip() != ""
            assert f.kind in KINDS[f.indicator]
            assert f.salient == (f.kind != "losses")
            assert set(f.actors) <= ACTORS
            if f.indicator == "troop_figure":
                assert f.quantity is not None
            if f.quantity is not None:
                low, high = f.quantity.low, f.quantity.high
                assert low is not None or high is not None
                assert low is None or high is None or low <= high


@pytest.mark.parametrize("path", PASSAGES, ids=lambda p: p.stem)
def test_hidden_characters_in_a_passage_change_no_finding(path: Path) -> None:
    for row in rows(path)[:40]:
        plain = row["text"]
        hidden = plain.replace("o", "o\u00ad").replace(" ", "\u2060 ")
        one, other = tag(an_article(row, plain), load()), tag(an_article(row, hidden), load())
        assert [(f.kind, f.assertion, f.quantity, f.actors) for f in one] == [
            (f.kind, f.assertion, f.quantity, f.actors) for f in other
        ]
        assert all(hidden[f.evidence.start : f.evidence.end] == f.evidence.quote for f in other)
