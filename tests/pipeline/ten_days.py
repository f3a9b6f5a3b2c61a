"""
Ten days of hundreds of feeds that misbehave, in a minute: real HTTP on loopback, a real server, the time passed in.

What must hold afterwards is checked and told: every entry that a feed listed is one article or one recorded reason,
every edit one revision, no question came too early, no feed was given up. In small it is a test (test_ten_days.py); in
full:

    python -m tests.pipeline.ten_days --feeds 500 --days 10
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import redis as redis_py
import uvloop

from services.ingest.adapters.gate import RedisGate
from services.ingest.adapters.http import HttpFetcher
from services.ingest.adapters.states import RedisStates
from services.ingest.domain.entry import Entry, entry_id
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.state import SourceState, from_mapping
from services.ingest.pages import Pages
from services.ingest.ports import Desk, Notice
from services.ingest.settings import IngestSettings
from services.ingest.sources.feed import Rota
from shared.chassis.scripts import Context
from shared.chassis.server import patient
from shared.contracts.streams import Keys
from tests.pipeline.misbehaviour import Misbehaving, Site
from tests.server import Server

PREFIX = "d:"
START = datetime(2025, 3, 3, 6, 0, tzinfo=UTC)
AT_ONCE = 48
FETCH_SECONDS, FETCH_MAX_BYTES = 3.0, 1_000_000
LEAST = timedelta(seconds=120)
PATIENCE = timedelta(days=2)
LONGEST_SILENCE = timedelta(hours=6) * 1.2 + timedelta(hours=9)  # the longest pause after failures, or what a site asks


@dataclass
class Findings:
    """What a run left behind. Everything but the numbers must be empty."""

    feeds: int = 0
    polls: int = 0
    entries: int = 0
    articles: int = 0
    revisions: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    twofold: list[str] = field(default_factory=list)
    wrong_revisions: list[str] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    abandoned: list[str] = field(default_factory=list)

    def broken(self) -> dict[str, list[str]]:
        """Name the promises that were broken, with examples."""
        names = ("lost", "twofold", "wrong_revisions", "early", "abandoned")
        return {name: found for name in names if (found := getattr(self, name))}

    def add(self, other: "Findings") -> None:
        """Take in what another part found."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


class WatchedStates(RedisStates):
    """Keeps the last state that was written of each source, for the driver to see."""

    def __init__(self, redis: redis_py.asyncio.Redis, keys: Keys) -> None:
        super().__init__(redis, keys)
        self.last: dict[str, SourceState] = {}

    async def settle(
        self,
        source: str,
        before: dict[str, str],
        after: dict[str, str],
        *,
        holder: str,
        life: timedelta,
        notice: Notice | None,
    ) -> bool:
        """Write it, and keep it."""
        written = await super().settle(source, before, after, holder=holder, life=life, notice=notice)
        if written:
            self.last[source] = from_mapping(after)
        return written


def run(feeds: int, days: float, *, parts: int = 2, seed: int = 1) -> Findings:
    """Live *days* with *feeds* feeds, in as many processes as *parts* says."""
    found = Findings()
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        server = Server(Path(folder)).start()
        try:
            names = [f"f{n}" for n in range(feeds)]
            shares = [names[part::parts] for part in range(parts)]
            if parts == 1:
                found = _part(server.url, names, days, seed)
            else:
                with ProcessPoolExecutor(parts) as pool:
                    for part in pool.map(_part, [server.url] * parts, shares, [days] * parts, [seed] * parts):
                        found.add(part)
        finally:
            server.stop()
    return found


def _part(url: str, names: Sequence[str], days: float, seed: int) -> Findings:
    return uvloop.run(_live(url, names, days, seed))


async def _live(url: str, names: Sequence[str], days: float, seed: int) -> Findings:
    settings = IngestSettings(pages=False, allow_private_addresses=True, fetch_max_bytes=FETCH_MAX_BYTES)
    keys, redis = Keys(PREFIX), patient(url)
    states = WatchedStates(redis, keys)
    gate = RedisGate(redis, Context(keys, settings.streams))
    sites = {name: a_site(name, Random(f"{seed} {name}")) for name in names}
    seats = asyncio.Semaphore(AT_ONCE)
    fetcher = HttpFetcher(
        user_agent="Tocsin/test", allow_private=True, max_bytes=FETCH_MAX_BYTES, total_seconds=FETCH_SECONDS,
        per_host=AT_ONCE,
    )  # fmt: skip
    async with Misbehaving(sites, least=LEAST) as server, fetcher:
        desk = Desk(settings=settings, gate=gate, states=states, fetcher=fetcher, now=lambda: START)

        async def live(site: Site) -> None:
            feed = FeedSpec(id=site.name, name=site.name, url=f"http://127.0.0.1:{server.port}/{site.name}")
            rota = Rota(replace(desk, now=lambda: site.now), Pages(fetcher, "Tocsin/test"), feeds=[feed])
            async with seats:
                await _ten_days(rota, feed, site, states, START + timedelta(days=days))

        await asyncio.gather(*(live(site) for site in sites.values()))
    found = await _inspect(redis, keys, sites, states)
    await redis.aclose()
    return found


def a_site(name: str, dice: Random) -> Site:
    """Make a site by its dice: seldom or often something new, with validators or without."""
    a_day = dice.choice([1, 2, 4, 8, 24])
    return Site(name=name, dice=dice, now=START, a_day=a_day, conditional=dice.random() < 0.7)


async def _ten_days(rota: Rota, feed: FeedSpec, site: Site, states: WatchedStates, end: datetime) -> None:
    """Turn by turn until *end*; then the site is well, and there is one good look."""
    while site.now < end or not site.settled_well:
        if site.now > end + PATIENCE:
            return  # given up: that is what will be told
        site.well = site.now >= end
        at, asked = site.now, len(site.asked)
        wait = await rota.turn(feed)
        if len(site.asked) > asked:
            state = states.last[feed.id]
            site.settle(read=state.last_success == at, heard=not state.last_error.startswith("takes longer"))
        site.now += wait


async def _inspect(
    redis: redis_py.asyncio.Redis, keys: Keys, sites: dict[str, Site], states: WatchedStates
) -> Findings:
    published: dict[str, list[str]] = {}
    reasons: dict[str, list[str]] = {}
    for _, fields in await redis.xrange(keys.articles):
        article = json.loads(fields[b"data"])
        if article["source"]["id"] in sites:
            published.setdefault(article["id"], []).append(article["text"].partition("\n\n")[2])
    for _, fields in await redis.xrange(keys.decisions):
        if fields[b"outcome"] == b"kept_out":
            reasons.setdefault(fields[b"article"].decode(), []).append(fields[b"reason"].decode())
    found = Findings(feeds=len(sites))
    for site in sites.values():
        _compare(site, published, reasons, found)
        _manners(site, states.last[site.name], found)
    return found


def _compare(site: Site, published: dict[str, list[str]], reasons: dict[str, list[str]], found: Findings) -> None:
    """Compare what *site* sent with what became of it."""
    found.entries += len(site.sent)
    for path, sent in site.sent.items():
        name = entry_id(Entry(url=f"https://{site.name}.example/{path}"), site.name)
        texts, why = published.get(name, []), reasons.get(name, [])
        found.articles += bool(texts)
        found.revisions += max(len(texts) - 1, 0)
        found.reasons.update(why)
        if not texts and not why:
            found.lost.append(f"{path}: sent {len(sent)} times, neither an article nor a reason")
        # What is edited is judged anew: what was too old or too far ahead then may be let in, and be told apart again.
        if len(set(why)) != len(why) or (texts and set(why) - {"future", "backlog", "stale"}):
            found.twofold.append(f"{path}: {len(texts)} articles, {why}")
        if len(set(texts)) != len(texts) or set(texts) - set(sent) - site.maybe.get(path, set()):
            found.wrong_revisions.append(f"{path}: {texts} of {sent}")
        if texts and not why and [text for text in texts if text in sent] != sent:
            found.wrong_revisions.append(f"{path}: {texts}, sent {sent}")


def _manners(site: Site, state: SourceState, found: Findings) -> None:
    found.polls += len(site.asked)
    found.answers.update(site.answers)
    found.early += site.early
    pauses = [after - before for before, after in pairwise(site.asked)]
    if max(pauses) > LONGEST_SILENCE or state.state not in {"ok", "silent"}:
        found.abandoned.append(f"{site.name}: {state.state}, longest pause {max(pauses)}")


def main() -> int:
    """Run in full and print what was found; exit 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--days", type=float, default=10)
    parser.add_argument("--parts", type=int, default=2, help="processes")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    begun = time.monotonic()
    found = run(given.feeds, given.days, parts=given.parts, seed=given.seed)
    print(f"{found.feeds} feeds, {given.days:g} days: {found.polls:,} polls in {time.monotonic() - begun:.1f} s")
    print(f"{found.entries:,} entries: {found.articles:,} articles with {found.revisions:,} revisions, "
          f"{found.reasons.total():,} reasons {dict(found.reasons)}")  # fmt: skip
    print(f"answers: {dict(found.answers.most_common())}")
    for promise in ("lost", "twofold", "wrong_revisions", "early", "abandoned"):
        cases = getattr(found, promise)
        print(f"{promise.replace('_', ' ')}: {len(cases)} {cases[:3] if cases else ''}")
    return 1 if found.broken() else 0


if __name__ == "__main__":
    sys.exit(main())
