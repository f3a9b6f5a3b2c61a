"""
``tocsin replay --run``: history told again beside the live system, and what other rules would have made of it.

Nothing of the live system is touched: articles come from files, or are read from the stream without a group; decisions
are remembered here, nothing is written, no sink hears of it, silences and maintenance don't count. Everything depends
on the articles' times and their order, so a run gives the same output again, byte for byte.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from services.alert.adapters.publishers import families
from services.alert.domain.epoch import EPOCH, since_epoch
from services.alert.domain.quiet import Quiet
from services.alert.domain.shelf import Shelf
from services.alert.domain.shelf import load as load_rules
from services.alert.domain.simulation import Simulation
from services.alert.settings import AlertSettings
from services.alert.work import parse
from services.commands.connection import connected
from services.commands.inputs import articles_of, paths
from services.commands.screen import one_line, out, write_json
from services.commands.tag import indicators
from services.ingest.domain.likeness import SAME, likeness, share
from services.tagging.domain.engine import reads
from services.tagging.domain.tagged import tagged
from shared.chassis.settings import load
from shared.chassis.stage import Entry
from shared.contracts.alert import Alert
from shared.contracts.article import Article
from shared.contracts.errors import PermanentError
from shared.contracts.finding import TaggedArticle

PAGE = 500
REPRINT_DAYS = 3  # a text that comes back later is news again, as at the live gate


@dataclass
class Flow:
    """What goes through the rules, in order; *articles* counts those without a finding as well."""

    flagged: list[TaggedArticle] = field(default_factory=list)
    articles: int = 0
    refused: int = 0


@dataclass(frozen=True)
class Told:
    """What one set of rules tells of a flow, by alert id, in order."""

    shelf: Shelf
    alerts: dict[str, Alert]

    def as_json(self) -> dict[str, Any]:
        """Give the rules and how much they tell."""
        opened = len({alert.subject for alert in self.alerts.values()})
        return {
            "rules": str(self.shelf.path),
            "digest": self.shelf.digest,
            "alerts": len(self.alerts),
            "incidents": opened,
        }


def run(args: argparse.Namespace) -> int:
    """Run history; exit 1 if an article of the files could not be read."""
    settings = load(AlertSettings)
    old = load_rules(settings.rules, settings.incident_window)
    new = load_rules(Path(args.rules), settings.incident_window) if args.rules else None
    every = [path for name in args.paths for path in paths(Path(name))]
    flow = _from_files(every, settings.streams.max_article_bytes) if args.paths else asyncio.run(_held(settings))
    before = _told(flow, old, settings)
    after = _told(flow, new, settings) if new else None
    if args.json:
        write_json(json.dumps(_as_json(args.run, flow, before, after), ensure_ascii=False))
    else:
        _show(args.run, flow, before, after)
    return 1 if flow.refused else 0


class Gate:
    """The live gate without its server: the same ids, revisions, duplicates and reprints, days being event time's."""

    def __init__(self) -> None:
        self._texts: dict[str, set[str]] = {}
        self._signatures: dict[str, bytes] = {}
        self._bands: dict[tuple[int, str], str] = {}

    def admitted(self, article: Article) -> Article | None:
        """Give *article* as the gate would publish it; None if its text was published before under its id."""
        known = self._texts.setdefault(article.id, set())
        if article.text in known:
            return None
        known.add(article.text)
        syndication = article.syndication or self._syndication(article)
        return article.model_copy(update={"revision": len(known), "syndication": syndication})

    def _syndication(self, article: Article) -> str | None:
        like = likeness(article.text)
        if like is None:
            return None
        day = since_epoch(_time(article), timedelta(days=1))
        for band in like.bands:
            for earlier in range(day, day - REPRINT_DAYS - 1, -1):
                first = self._bands.get((earlier, band))
                if first is not None and share(self._signatures[first], like.signature) >= SAME:
                    return first
        self._signatures[article.id] = like.signature
        for band in like.bands:
            self._bands.setdefault((day, band), article.id)
        return article.id


def flagged(articles: Iterable[Article]) -> Iterator[TaggedArticle]:
    """Tag *articles* as they come, and give what would reach the alert worker."""
    gate, chosen, before = Gate(), indicators(), set[str]()
    for article in articles:
        admitted = gate.admitted(article)
        if admitted is None:
            continue
        read = tagged(admitted, chosen if reads(admitted.language) else ())
        if read.findings or article.id in before:
            before.add(article.id)
            yield read


def _from_files(every: Sequence[Path], max_bytes: int) -> Flow:
    flow, articles, latest = Flow(), list[Article](), EPOCH
    for path in every:
        with path.open("rb") as file:
            for one in articles_of(str(path), file, max_bytes=max_bytes):
                if one.article is None:
                    flow.refused += 1
                    sys.stderr.write(f"tocsin: {one_line(one.path)}: {one_line(one.error)}\n")
                    continue
                article = one.article
                if article.published_at is None and article.fetched_at is None:
                    # As undated as it is, it came in after the one before it.
                    article = article.model_copy(update={"fetched_at": latest})
                latest = _time(article)
                articles.append(article)
    flow.articles = len(articles)
    flow.flagged = list(flagged(articles))
    return flow


async def _held(settings: AlertSettings) -> Flow:
    """Read what the stream of flagged articles holds, without a group: nobody's reading is touched."""
    flow = Flow()
    async for entry in _entries(settings):
        try:
            flow.flagged.append(parse(entry))
        except PermanentError:
            flow.refused += 1
    flow.articles = len(flow.flagged)
    return flow


async def _entries(settings: AlertSettings) -> AsyncIterator[Entry]:
    async with connected(settings.redis) as redis:
        after = "-"
        while page := await redis.xrange(settings.redis.keys.flagged, min=after, count=PAGE):
            for identifier, fields in page:
                yield Entry(identifier.decode(), fields)
            after = "(" + page[-1][0].decode()


def _told(flow: Flow, shelf: Shelf, settings: AlertSettings) -> Told:
    simulation = Simulation(shelf.rulebook, families(settings.publishers), hold=Quiet().hold)
    return Told(shelf, {alert.id: alert for alert in simulation.read_all(flow.flagged)})


def _time(article: Article) -> datetime:
    return article.published_at or article.fetched_at or EPOCH


def _differences(before: Told, after: Told) -> Iterator[tuple[str, Alert | None, Alert | None]]:
    """Give what only one tells, or both tell differently, in event time."""
    both = {**before.alerts, **after.alerts}
    for identifier, alert in sorted(
        both.items(), key=lambda pair: (pair[1].time, pair[1].subject, pair[1].data.revision)
    ):
        old, new = before.alerts.get(identifier), after.alerts.get(identifier)
        if old is None:
            yield "+", None, alert
        elif new is None:
            yield "-", alert, None
        elif old != new:
            yield "~", old, new


def _as_json(name: str, flow: Flow, before: Told, after: Told | None) -> dict[str, Any]:
    counts = {"run": name, "articles": flow.articles, "flagged": len(flow.flagged), "refused": flow.refused}
    if after is None:
        return {
            **counts,
            "rules": before.as_json(),
            "alerts": [a.model_dump(mode="json") for a in before.alerts.values()],
        }
    rows = [
        {"sort": {"+": "only_new", "-": "only_old", "~": "changed"}[mark], "old": _dumped(old), "new": _dumped(new)}
        for mark, old, new in _differences(before, after)
    ]
    return {**counts, "old": before.as_json(), "new": after.as_json(), "differences": rows}


def _dumped(alert: Alert | None) -> dict[str, Any] | None:
    return alert.model_dump(mode="json") if alert else None


def _show(name: str, flow: Flow, before: Told, after: Told | None) -> None:
    line = f"run {one_line(name, 80)}: {flow.articles:,} articles, {len(flow.flagged):,} flagged"
    out().print(line, soft_wrap=True)
    for word, told in (("old rules" if after else "rules", before), ("new rules", after)):
        if told is not None:
            counts = told.as_json()
            whose = f"{word} {one_line(counts['rules'], 200)}"
            out().print(f"{whose}: {counts['alerts']:,} alerts, {counts['incidents']:,} incidents", soft_wrap=True)
    if after is None:
        for alert in before.alerts.values():
            out().print(f"  {_line(alert)}", soft_wrap=True)
        return
    tally = {"-": 0, "+": 0, "~": 0}
    for mark, old, new in _differences(before, after):
        tally[mark] += 1
        shown = new or old
        if shown is not None:
            out().print(f"{mark} {_line(shown)}{_moved(old, new)}", soft_wrap=True)
    same = len(before.alerts) - tally["-"] - tally["~"]
    out().print(f"only old {tally['-']:,}, only new {tally['+']:,}, different {tally['~']:,}, the same {same:,}")


def _line(alert: Alert) -> str:
    data = alert.data
    return (
        f"{alert.time:%Y-%m-%d %H:%M}  {data.status:9} {data.severity:8} {one_line(data.rule, 60):22} "
        f"{one_line(data.headline, 160)}  {alert.subject}/{data.revision}"
    )


def _moved(old: Alert | None, new: Alert | None) -> str:
    """Say what is different about an alert that both tell."""
    if old is None or new is None:
        return ""
    one, other = old.data.model_dump(mode="json"), new.data.model_dump(mode="json")
    moved = [name for name in one if one[name] != other[name]]
    plain = {"severity", "status", "rule", "score", "credibility", "reason"}
    parts = [f"{name} {one[name]} -> {other[name]}" if name in plain else name for name in moved]
    return f"  ({', '.join(parts)})"
