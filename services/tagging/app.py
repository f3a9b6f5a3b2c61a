"""The tagging worker's table of contents: articles in, findings out."""

import asyncio
from collections.abc import Sequence

from faststream import FastStream

from services.tagging import indicators
from services.tagging.adapters.settle import Ledger, Settlement
from services.tagging.domain.engine import Indicator
from services.tagging.packs.shelf import packs
from services.tagging.settings import TaggingSettings
from services.tagging.work import settlements
from shared.chassis.discovery import discover
from shared.chassis.scripts import Context
from shared.chassis.server import patient, server_url
from shared.chassis.stage import Entry, Stage, attach, consumer_name, make_broker, restorer
from shared.chassis.worker import assemble
from shared.contracts.streams import ALERT_GROUP, TAGGING_GROUP

ROLE = "tagging"


def build(settings: TaggingSettings) -> FastStream:
    """Wire the worker; nothing is contacted before it runs."""
    # First of all: an indicator that can't be right must be said, whether a server is there or not.
    known = (
        *discover(indicators, "INDICATOR", Indicator),
        *packs(settings.indicators_dir, with_shipped=settings.indicators_shipped),
    )
    url, keys, streams = server_url(settings.redis), settings.redis.keys, settings.streams
    stage = Stage(keys.articles, TAGGING_GROUP, streams)
    # The next stage's group is made here too: what is flagged before its first worker starts must wait for it.
    following = Stage(keys.flagged, ALERT_GROUP, streams)
    redis = patient(url, restorer(url, (stage, following)))
    ledger = Ledger(redis, Context(keys, streams))

    def worked(entries: Sequence[Entry]) -> list[Settlement]:
        return list(settlements(entries, known, max_bytes=streams.max_article_bytes))

    async def handle(entries: Sequence[Entry]) -> None:
        # In a thread: while a huge text is being read, this worker still shows that it lives and keeps its entries.
        await ledger.settle(await asyncio.to_thread(worked, entries))

    name = consumer_name(ROLE)
    broker = make_broker(url, (stage, following))
    attach(broker, stage, name, handle, redis)
    return assemble(
        broker, redis, role=ROLE, name=name, stages=(stage,), makes=(following,), trims=(stage,), settings=settings
    )
