"""
What do a thousand rules cost? CPU time of the alert worker's own work, with the shipped rules and with more.

    .venv/bin/python benchmarks/rules.py        # make bench-rules

The same tagged articles go through the whole of the worker's handling (read, decide, commit in one script) with the
rules that come with it, and with a thousand more that nearly never hold, in turns in the same run: trust the ratios.
Only this process' CPU time counts, not the server's: the share is that of the part that rules can slow down.
Writes benchmarks/results/rules.md and rules.json.
"""

import argparse
import asyncio
import gc
import json
import logging
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.texts import ROOT, texts
from services.alert.adapters.incidents import RedisIncidents
from services.alert.adapters.publishers import families
from services.alert.domain.part import Part, parts
from services.alert.domain.rule import Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.shelf import shipped
from services.alert.work import AlertWork
from services.cli import spare_the_collector
from services.tagging.domain.tagged import tagged
from services.tagging.packs.shelf import known
from shared.chassis.scripts import Context
from shared.chassis.server import client
from shared.chassis.settings import StreamSettings
from shared.chassis.stage import Entry
from shared.contracts.article import Article
from shared.contracts.finding import TaggedArticle
from shared.contracts.streams import ALERT_GROUP, Keys
from tests.server import Server

RESULTS = ROOT / "benchmarks" / "results"
MORE = 1000
BATCH = 16
_START = datetime(2025, 3, 1, tzinfo=UTC)
_INDICATORS = ("troop_figure", "foreign_forces", "drone_activity")


@dataclass(frozen=True)
class InForce:
    """Rules that don't change."""

    rulebook: Rulebook


def main() -> None:
    """Measure, print, store."""
    parser = argparse.ArgumentParser(description="Measure what rules cost.")
    parser.add_argument("--each", type=int, default=400, help="texts of each sort to tag (400)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds; the median counts (7)")
    parser.add_argument("--no-store", action="store_true", help="print only")
    args = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    spare_the_collector()
    flow, origin = flagged(args.each)
    rulebooks = books()
    gc.collect()
    gc.freeze()  # what all measurements share would else be walked through in some of them, by chance
    found = measure(flow, rulebooks, args.rounds) | {"origin": origin, "articles": len(flow)}
    page = report(found)
    sys.stdout.write(page)
    if not args.no_store:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "rules.md").write_text(page, encoding="utf-8")
        (RESULTS / "rules.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def flagged(each: int) -> tuple[list[TaggedArticle], str]:
    """Give the articles that the tagger flags, an hour apart, from as many outlets as a region has."""
    source, indicators = texts(each, stitched=False), known()
    flow = []
    for number, text in enumerate(source.mix):
        outlet = f"outlet-{number % 40}.example"
        article = Article.model_validate(
            {
                "id": f"a{number}",
                "text": text,
                "published_at": _START + timedelta(hours=number),
                "source": {"id": outlet, "publisher": outlet},
            }
        )
        read = tagged(article, indicators)
        if read.findings:
            flow.append(read)
    return flow, source.origin


def books() -> dict[str, Rulebook]:
    """Give the shipped rules, and those with a thousand more of several sorts."""
    own = tuple(shipped().by_name.values())
    return {
        "shipped": Rulebook(own),
        "names": Rulebook((*own, *(_named(k) for k in range(MORE)))),
        "mixed": Rulebook((*own, *(_named(k) if k % 5 else _numbered(k) for k in range(MORE)))),
        "numbers": Rulebook((*own, *(_numbered(k) for k in range(MORE)))),
        "words": Rulebook((*own, *(_worded(k) for k in range(MORE)))),
    }


def _named(k: int) -> Rule:
    """Watch one place, one side or one outlet, as operators do: each rule another."""
    indicator = _INDICATORS[k % 3]
    about = (
        f"'Town {k}' in f.places",
        f"'ACTOR-{k}' in f.actors && f.count >= {k}",
        f"f.host == 'HOST-{k}' && f.assertion in ['actual', 'planned']",
        f"f.conflict == 'conflict-{k}'",
    )[k % 4]
    outlet = f" && article.publisher != 'outlet-{k % 40}.example'" if k % 7 == 0 else ""
    return Rule(
        f"named-{k}",
        when=f"findings.exists(f, f.indicator == '{indicator}' && {about}){outlet}",
        indicators=frozenset({indicator}),
    )


def _numbered(k: int) -> Rule:
    """Ask for a number, from a hundred thousand to a thousand million, and for a word that nobody uses."""
    indicator = _INDICATORS[k % 3]
    least = round(10 ** (5 + 4 * k / MORE))
    return Rule(
        f"numbered-{k}",
        when=f"findings.exists(f, f.indicator == '{indicator}' && f.count >= {least} && f.quote.contains('zz{k}'))",
        indicators=frozenset({indicator}),
    )


def _worded(k: int) -> Rule:
    """Ask for an indicator and a word of the quote, each rule for another one: weapons, units, names of ships."""
    consonants, vowels = "bdfgklmnprstvz", "aeiou"
    word = "".join(consonants[k // d % 14] + vowels[k // d % 5] for d in (1, 14, 196))
    indicator = _INDICATORS[k % 3]
    return Rule(
        f"worded-{k}",
        when=f"findings.exists(f, f.indicator == '{indicator}' && f.quote.contains('{word}'))",
        indicators=frozenset({indicator}),
    )


def measure(flow: Sequence[TaggedArticle], rulebooks: Mapping[str, Rulebook], rounds: int) -> dict[str, Any]:
    """Give, per rulebook, the microseconds an article takes: rules alone, and the whole of the worker's handling."""
    pieces = [part for one in flow for part in parts(one)]
    asking: dict[str, list[float]] = {name: [] for name in rulebooks}
    handling: dict[str, list[float]] = {name: [] for name in rulebooks}
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        server = Server(Path(folder)).start()
        try:
            for turn in range(rounds):
                for name, book in rulebooks.items():
                    gc.collect()
                    asking[name].append(_asked(book, pieces) / len(flow))
                    handling[name].append(asyncio.run(_handled(server.url, book, flow, f"{name}{turn}:")) / len(flow))
        finally:
            server.stop()
    ratios = {
        name: statistics.median(b / a for a, b in zip(handling["shipped"], handling[name], strict=True))
        for name in rulebooks
    }
    return {
        name: {
            "rules": len(book.by_name),
            "asking_us": statistics.median(asking[name]) * 1e6,
            "handling_us": statistics.median(handling[name]) * 1e6,
            "ratio": ratios[name],
            "throughput_lost": 1 - 1 / ratios[name],
            "asking_share": statistics.median(
                (more - own) / whole
                for more, own, whole in zip(asking[name], asking["shipped"], handling["shipped"], strict=True)
            ),
        }
        for name, book in rulebooks.items()
    }


def _asked(book: Rulebook, pieces: Sequence[Part]) -> float:
    started = time.process_time()
    for part in pieces:
        book._matches(part)  # noqa: SLF001 (what was just asked is remembered)
    return time.process_time() - started


async def _handled(url: str, book: Rulebook, flow: Sequence[TaggedArticle], prefix: str) -> float:
    """Let a worker handle *flow*; the entries are on the stream and read before the clock runs."""
    keys, redis = Keys(prefix), client(url)
    await redis.xgroup_create(keys.flagged, ALERT_GROUP, id="0", mkstream=True)
    for one in flow:
        await redis.xadd(keys.flagged, {"data": one.model_dump_json(), "cid": one.article.id})
    work = AlertWork(RedisIncidents(redis, Context(keys, StreamSettings())), InForce(book), families(None))
    spent = 0.0
    while True:
        answer = await redis.xreadgroup(ALERT_GROUP, "c", {keys.flagged: ">"}, count=BATCH)
        if not answer:
            break
        ((_, entries),) = answer
        batch = [Entry(entry.decode(), fields) for entry, fields in entries]
        started = time.process_time()
        await work.handle(batch)
        spent += time.process_time() - started
    await redis.aclose()
    return spent


def report(found: Mapping[str, Any]) -> str:
    """Write the page."""
    told = {
        "shipped": "the rules that come with it",
        "names": "1,000 more that name a place, a side, a host or a conflict",
        "mixed": "1,000 more, every fifth asking for a number",
        "numbers": "1,000 more that all ask for a number",
        "words": "1,000 more that name an indicator and a word of the quote",
    }
    rows = [
        f"| {told[name]} | {row['rules']:,} | {row['asking_us']:,.0f} | {row['handling_us']:,.0f} | "
        f"{100 * row['asking_share']:.0f} % | {row['ratio']:.2f} | {100 * row['throughput_lost']:.0f} % |"
        for name, row in ((name, found[name]) for name in told)
    ]
    return "\n".join(
        [
            "# What rules cost",
            "",
            f"Written by `benchmarks/rules.py`. {found['articles']:,} flagged articles, from {found['origin']};",
            f"Python {platform.python_version()}, {os.cpu_count()} cores. CPU time of the alert worker's process in",
            "microseconds an article; the median of several rounds, taken in turns. *Asking*: the rules alone.",
            "*Handling*: all of the worker's work, from the entry's bytes to the commit. *Share*: what asking more",
            "rules adds, of the handling with the shipped ones; *ratio*: of the handling itself, blurred more by load.",
            "",
            "| rules | how many | asking | handling | share | ratio | throughput lost |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    main()
