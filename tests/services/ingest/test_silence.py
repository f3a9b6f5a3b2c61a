"""Three workers on one server, cut off at any moment: each silence is told once, and so is each recovery."""

import asyncio
import contextlib
import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from redis.asyncio import Redis

from services.ingest.adapters.states import RedisStates
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.state import SourceState, from_mapping, to_mapping
from services.ingest.pages import Pages
from services.ingest.ports import Desk
from services.ingest.sources.feed import Rota
from shared.chassis.server import client
from shared.contracts.streams import Keys
from tests.server import Server
from tests.services.ingest.fakes import NOON, FakeWeb, a_desk, item, rss

HOUR = timedelta(hours=1)
FEEDS = [
    FeedSpec(id=f"f{n}", name=f"F{n}", url=f"https://f{n}.example/rss", pages=False, region=f"region {n % 2}")
    for n in range(12)
]


async def attend(desk: Desk, dice: Random, redis: Redis, keys: Keys) -> None:
    """Let three workers look at every feed, cut off three times, then, when all leases have ended, undisturbed."""
    for cut_off in (24, 24, 24, 0):
        if not cut_off:
            await redis.delete(*(f"{keys.source}{feed.id}:lease" for feed in FEEDS))
        rotas = [Rota(desk, Pages(desk.fetcher, "Tocsin"), feeds=FEEDS) for _ in range(3)]
        turns = [asyncio.create_task(rota.turn(feed)) for feed in FEEDS for rota in rotas]
        await asyncio.sleep(dice.random() * 0.03)
        for turn in dice.sample(turns, cut_off):
            turn.cancel()
        for turn in turns:
            with contextlib.suppress(asyncio.CancelledError):
                await turn


@pytest.mark.parametrize("seed", range(4))
def test_each_silence_and_each_recovery_is_told_once(shared_server: Server, prefix: str, seed: int) -> None:
    dice, keys, web = Random(seed), Keys(prefix), FakeWeb()
    quiet = SourceState(
        state="ok",
        last_new=NOON - 13 * HOUR,
        last_success=NOON - HOUR,
        rhythm_seconds=60,
        next_due=NOON + HOUR,
        entries=1,
    )

    async def main() -> None:
        redis = client(shared_server.url)
        states = RedisStates(redis, keys)
        desk = replace(a_desk(web), states=states)
        for feed in FEEDS:
            await states.save(feed.id, to_mapping(replace(quiet, url=feed.url, region=feed.region or "")))

        await attend(replace(desk, now=lambda: NOON), dice, redis, keys)
        for feed in FEEDS:
            assert from_mapping(await states.load(feed.id)).state == "silent"
            web.answers[feed.url] = rss(item(path=feed.id, date=NOON + HOUR))
        await attend(replace(desk, now=lambda: NOON + 2 * HOUR), dice, redis, keys)
        for feed in FEEDS:
            assert from_mapping(await states.load(feed.id)).state == "ok"
        assert await redis.hlen(keys.regions) == 0
        await redis.aclose()

    asyncio.run(main())
    stream = shared_server.client().xrange(keys.alerts)
    events = [json.loads(fields[b"data"]) for _, fields in stream]
    told = Counter((event["type"].split(".")[2], event["data"]["source"]) for event in events)
    names = [feed.id for feed in FEEDS] + ["region/region 0", "region/region 1"]
    assert told == {(turn, name): 1 for turn in ("silent", "recovered") for name in names}
    assert len({event["id"] for event in events}) == len(events)
