"""Drones in the sentences of many sorts of news: each with the claims and counts it must give."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article
from shared.contracts.finding import Finding, Quantity

TABLE = Path(__file__).with_name("drone_sentences.txt")
ROWS = [line.split(" | ", 1) for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def counted(quantity: Quantity | None) -> str:
    if quantity is None or (quantity.low is None and quantity.high is None):
        return ""
    if quantity.low == quantity.high:
        return f" {quantity.low}"
    return f" {'' if quantity.low is None else quantity.low}..{'' if quantity.high is None else quantity.high}"


def told(findings: tuple[Finding, ...]) -> str:
    claims = [f.kind + counted(f.quantity) for f in findings if f.indicator == "drone_activity"]
    return ", ".join(claims) or "nothing"


@pytest.mark.parametrize(("expected", "text"), ROWS)
def test_what_a_sentence_tells_of_drones_is_read_with_its_count(expected: str, text: str) -> None:
    article = Article(text=text, published_at=datetime(2025, 9, 1, tzinfo=UTC))
    assert told(tag(article)) == expected
