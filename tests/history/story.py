"""
The scripted history: a hundred invented articles in the order they came in, and what the alert worker makes of them.

``articles.jsonl`` holds them as any door would take them, ``ledger.jsonl`` which event each one tells as a person reads
it, ``golden.toml`` what an analyst wants to be told. Here they go through the real gate's likeness, the real tagger and
the decisions, with no server.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from services.alert.domain.corroboration import Families, read_families
from services.alert.domain.simulation import Simulation
from services.ingest.domain.likeness import SAME, likeness, share
from services.tagging.domain.tagged import tagged
from services.tagging.packs.shelf import known
from shared.contracts.alert import Alert
from shared.contracts.article import Article, parse_at_door
from shared.contracts.finding import TaggedArticle

HERE = Path(__file__).parent
ARTICLES = HERE / "articles.jsonl"
PUBLISHERS = HERE / "publishers.toml"


@dataclass(frozen=True)
class Entry:
    """What a person reads in one revision of an article: the events it tells, and whether it is a reprint."""

    article: str
    tells: tuple[str, ...]
    reprint: bool = False


@dataclass(frozen=True)
class Told:
    """One alert, and the article that was being read when it came (``odesa-2``, ``odesa-2#2`` for an edit)."""

    on: str
    alert: Alert


def articles() -> tuple[Article, ...]:
    """Read the articles, in stream order."""
    return tuple(parse_at_door(line) for line in ARTICLES.read_bytes().splitlines())


def ledger() -> dict[str, Entry]:
    """Read the ledger, by :func:`label`."""
    rows = [json.loads(line) for line in (HERE / "ledger.jsonl").read_bytes().splitlines()]
    return {
        _label(row["article"], row["revision"]): Entry(row["article"], tuple(row["tells"]), row.get("reprint", False))
        for row in rows
    }


def golden() -> dict[str, list[dict[str, Any]]]:
    """Read what an analyst wants: the alerts of each event, by its name."""
    events = tomllib.loads((HERE / "golden.toml").read_text(encoding="utf-8"))["event"]
    return {event["name"]: event["alerts"] for event in events}


def families() -> Families:
    """Read who owns whom among the invented outlets."""
    return read_families(PUBLISHERS.read_text(encoding="utf-8"))


def label(article: Any) -> str:
    """Name one revision of an article."""
    return _label(article.id, article.revision)


@cache
def flow() -> tuple[TaggedArticle, ...]:
    """Give what reaches the alert worker: every article with a finding, and every later revision of such a one."""
    shelf, flagged, passed = known(), set[str](), list[TaggedArticle]()
    for article in gated(articles()):
        one = tagged(article, shelf)
        if one.findings or article.id in flagged:
            flagged.add(article.id)
            passed.append(one)
    return tuple(passed)


def gated(stream: Iterable[Article]) -> Iterator[Article]:
    """Give each article the syndication id that the gate would: that of the first one with this text."""
    first: dict[str, bytes] = {}
    for article in stream:
        like = likeness(article.text)
        if like is None:
            yield article
            continue
        same = (known for known, signature in first.items() if share(signature, like.signature) >= SAME)
        syndication = next(same, article.id)
        first.setdefault(syndication, like.signature)
        yield article.model_copy(update={"syndication": syndication})


def read(stream: Iterable[TaggedArticle]) -> list[Told]:
    """Give the alerts of *stream*, each with the article that caused it."""
    simulation = Simulation(families=families())
    return [Told(label(one.article), alert) for one in stream for alert in simulation.read(one).every]


def _label(article: str, revision: int) -> str:
    return article if revision == 1 else f"{article}#{revision}"
