"""
The ingest worker's table of contents: the world in, articles out.

Each kind of source is one module of ``sources/``; this file gives them a desk to work at and lets them run.
"""

import asyncio
from datetime import UTC, datetime

import structlog
from faststream import FastStream

from services.ingest import sources
from services.ingest.adapters.gate import RedisGate
from services.ingest.adapters.http import HttpFetcher
from services.ingest.adapters.states import RedisStates
from services.ingest.domain.state import SourceState, to_mapping
from services.ingest.ports import Desk, SourceKind
from services.ingest.settings import IngestSettings
from shared.chassis.discovery import discover
from shared.chassis.scripts import Context
from shared.chassis.server import patient, server_url
from shared.chassis.stage import consumer_name, make_broker
from shared.chassis.worker import assemble

ROLE = "ingest"

log = structlog.get_logger(__name__)


def build(settings: IngestSettings) -> FastStream:
    """
    Wire the worker; nothing is contacted before it runs.

    Raises:
        ConfigurationError: A source's settings can't be right, for example the feed list.
    """
    kinds = discover(sources, "SOURCE", SourceKind)  # type: ignore[type-abstract]  # asked of instances, never made
    idle = {kind.name: why for kind in kinds if (why := kind.idle(settings))}
    url = server_url(settings.redis)
    redis = patient(url)
    states = RedisStates(redis, settings.redis.keys)
    gate = RedisGate(redis, Context(settings.redis.keys, settings.streams))

    async def work() -> None:
        """Run every kind of source that has something to do, until cancelled."""
        for name, why in idle.items():
            now = datetime.now(UTC)
            await states.save(name, to_mapping(SourceState(kind=name, name=name, last_error=why).turn("off", now)))
            log.info("source off", source=name, reason=why)
        async with fetcher(settings) as web, asyncio.TaskGroup() as tasks:
            desk = Desk(settings=settings, gate=gate, states=states, fetcher=web, now=lambda: datetime.now(UTC))
            for kind in kinds:
                if kind.name not in idle:
                    tasks.create_task(kind.run(desk), name=f"source {kind.name}")

    return assemble(make_broker(url, []), redis, role=ROLE, name=consumer_name(ROLE), settings=settings, tasks=[work])


def fetcher(settings: IngestSettings) -> HttpFetcher:
    """Make the one way to the web that *settings* describe; ``tocsin sources test`` uses it, too."""
    return HttpFetcher(
        user_agent=settings.user_agent,
        allow_private=settings.inside,
        max_bytes=settings.fetch_max_bytes,
        total_seconds=settings.fetch_seconds,
        per_host=settings.pages_per_host,
    )
