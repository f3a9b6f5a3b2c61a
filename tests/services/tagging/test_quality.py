"""
How well the tagger reads labelled news, where such passages are at hand.

``GOLD_DIR`` names a folder with ``news.jsonl``: passages with their mentions. The floors stand a little under what the
tagger reaches, so that a change that costs quality is seen. Overlap of spans pairs a finding with a mention.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article

INDICATORS = ("troop_figure", "foreign_forces", "drone_activity")
PRESENCE = {"troop_figure": 0.94, "foreign_forces": 0.86, "drone_activity": 0.96}
MENTION = {"troop_figure": 0.91, "foreign_forces": 0.70, "drone_activity": 0.80}


@pytest.fixture(scope="module")
def read() -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    folder = os.environ.get("GOLD_DIR")
    if not folder:
        pytest.skip("GOLD_DIR names no folder of labelled passages")
    return [(row, list(findings(row))) for row in rows(Path(folder) / "news.jsonl")]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def findings(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    day = (row.get("published_at") or "")[:10]
    published = f"{day}T00:00:00Z" if len(day) == len("2024-11-11") else None
    article = Article.model_validate({"id": row["id"], "text": row["text"], "published_at": published})
    for f in tag(article):
        count = (f.quantity.low, f.quantity.high) if f.quantity else (None, None)
        yield {
            "indicator": f.indicator,
            "kind": f.kind,
            "span": (f.evidence.start, f.evidence.end),
            "count": count,
            "actors": {a.upper() for a in f.actors},
        }


def holds(mentions: list[dict[str, Any]], indicator: str) -> bool:
    return any(m["indicator"] == indicator and (indicator != "troop_figure" or m["kind"] == "force") for m in mentions)


def right(m: dict[str, Any], f: dict[str, Any]) -> bool:
    if m["indicator"] == "foreign_forces":
        return {a.upper() for a in m.get("actors") or []} == f["actors"]
    count = m if m["indicator"] == "troop_figure" else (m.get("count") or {})
    return m["kind"] == f["kind"] and f["count"] == (count.get("low"), count.get("high"))


def f1(hits: int, found: int, asked: int) -> float:
    return 2 * hits / (found + asked) if found + asked else 1.0


@pytest.mark.parametrize("indicator", INDICATORS)
def test_passages_that_hold_an_indicator_are_told_from_others(
    read: list[tuple[dict[str, Any], list[dict[str, Any]]]], indicator: str
) -> None:
    hits = found = asked = 0
    for row, got in read:
        wanted = holds([m for m in row["mentions"] if not m.get("optional")], indicator)
        if wanted or not holds(row["mentions"], indicator):
            is_there = holds(got, indicator)
            hits, found, asked = hits + (wanted and is_there), found + is_there, asked + wanted
    assert f1(hits, found, asked) >= PRESENCE[indicator]


@pytest.mark.parametrize("indicator", INDICATORS)
def test_mentions_are_found_with_their_values(
    read: list[tuple[dict[str, Any], list[dict[str, Any]]]], indicator: str
) -> None:
    hits = found = asked = 0
    for row, got in read:
        mentions = [m for m in row["mentions"] if m["indicator"] == indicator]
        left = [f for f in got if f["indicator"] == indicator]
        for m in sorted(mentions, key=lambda m: bool(m.get("optional"))):
            over = [f for f in left if f["span"][0] < m["end"] and m["start"] < f["span"][1]]
            best = next((f for f in over if right(m, f)), over[0] if over else None)
            if best is not None:
                left.remove(best)
            if not m.get("optional"):
                asked += 1
                found += best is not None
                hits += best is not None and right(m, best)
        found += len(left)
    assert f1(hits, found, asked) >= MENTION[indicator]
