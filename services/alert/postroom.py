"""
The postroom: lets every configured sink run beside the deciding, each by itself.

A sink that fails by a bug, can't listen on its port or lacks its library says so in its state and is started again
after a pause; it ends neither the worker nor another sink.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog

from services.alert.adapters.deliveries import RedisDeliveries
from services.alert.courier import Courier, ending, named, parse
from services.alert.domain.route import Route, chosen
from services.alert.ports import Clock, Deliver, Delivery, SinkKind, SinkOptions
from services.alert.sinklist import SinkList
from shared.chassis.retry import describe
from shared.chassis.scripts import Context
from shared.chassis.server import Connection
from shared.chassis.stage import Entry, Stage
from shared.chassis.worker import Task
from shared.contracts.errors import PermanentError
from shared.contracts.streams import SINK_GROUPS

_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 1.0, 60.0
_BLOCK_MILLISECONDS = 1000
_PAGE = 200

log = structlog.get_logger(__name__)


def real_clock() -> Clock:
    """Give the clock on the wall."""
    return Clock(now=lambda: datetime.now(UTC), sleep=asyncio.sleep)


@dataclass(frozen=True, slots=True)
class SinkDesk:
    """Implements the port Desk on the durable stream."""

    options: Any
    routes: Sequence[Route]
    redis: Connection
    context: Context
    courier: Courier
    clock: Clock

    def now(self) -> datetime:
        """Tell the time."""
        return self.clock.now()

    async def each(self, deliver: Deliver) -> None:
        """Hand each alert to *deliver*; see the port."""
        await self.courier.run(deliver)

    async def latest(self, count: int) -> list[Delivery]:
        """Give the newest alerts that are routed here; see the port."""
        read: list[Delivery] = []
        wanted: set[str] = set()
        last = "+"
        while sum(d.alert.subject in wanted for d in read) < count:
            page = await self.redis.xrevrange(self.context.keys.alerts, last, "-", count=_PAGE)
            if not page:
                break
            fresh = [d for entry, fields in page if (d := _read(entry, fields))]
            wanted |= {d.alert.subject for d in fresh if self._wants(d)}
            read += fresh
            last = f"({page[-1][0].decode()}"
        return [d for d in read if d.alert.subject in wanted][:count]

    async def follow(self, after: str) -> AsyncGenerator[Delivery | None]:
        """Give alerts from *after* on; see the port."""
        stream, last, told = self.context.keys.alerts, after, set[str]()
        if last == "$":
            newest = await self.redis.xrevrange(stream, count=1)
            last = newest[0][0].decode() if newest else "0-0"
        while not ending():
            answer = await self.redis.xread({stream: last}, count=16, block=_BLOCK_MILLISECONDS)
            streams = list(answer.items() if isinstance(answer, dict) else answer or ())
            for _, entries in streams:
                for entry, fields in entries:
                    last = entry.decode()
                    delivery = _read(entry, fields)
                    if delivery and self._wants(delivery, told=delivery.alert.subject in told):
                        told.add(delivery.alert.subject)
                        yield delivery
            if not streams:
                yield None

    def _wants(self, delivery: Delivery, *, told: bool = False) -> bool:
        options: SinkOptions = self.options
        return chosen(
            options.name,
            self.routes,
            delivery.alert,
            named=named(delivery),
            told=told,
            only_rules=options.only_rules,
        )


def _read(entry: bytes, fields: dict[bytes, bytes]) -> Delivery | None:
    """Read an alert; what can't be read becomes a dead letter of the sinks that have a group."""
    try:
        return parse(Entry(entry.decode(), fields))
    except PermanentError:
        return None


def stages(listed: SinkList, streams: Any, alerts: str) -> tuple[Stage, ...]:
    """Give the groups the sinks read as, to be made before the first alert is decided."""
    return tuple(
        Stage(alerts, SINK_GROUPS + options.name, streams, start="$" if options.start == "now" else "0")
        for kind, options in listed.sinks
        if kind.hands_over
    )


def tasks(listed: SinkList, redis: Connection, context: Context, holder: str) -> list[Task]:
    """Give one task a sink."""
    made: list[Task] = []
    for kind, options in listed.sinks:
        desk = desk_of(options, listed.routes, redis, context, holder)
        made.append(_kept(kind, desk))
    return made


def desk_of(
    options: SinkOptions,
    routes: Sequence[Route],
    redis: Connection,
    context: Context,
    holder: str,
    *,
    clock: Clock | None = None,
) -> SinkDesk:
    """Make what one sink works with."""
    clock = clock or real_clock()
    book = RedisDeliveries(redis, context, options.name, holder)
    courier = Courier(options, routes, book, clock)
    return SinkDesk(options, routes, redis, context, courier, clock)


def _kept(kind: SinkKind, desk: SinkDesk) -> Callable[[], Any]:
    async def keep() -> None:
        """Run the sink, and again after a pause when it fails."""
        pause = _FIRST_PAUSE_SECONDS
        name, book = desk.options.name, desk.courier.book
        while not ending():
            begun = desk.now()
            await book.show({"kind": kind.name, "state": "started" if kind.hands_over else "served"})
            try:
                await kind.run(desk)
            except Exception as error:  # whatever it is, it is this sink's alone
                log.exception("a sink failed, will be started again", sink=name, pause_seconds=pause)
                await book.show({"kind": kind.name, "state": "failed", "last_error": describe(error)})
            if (desk.now() - begun).total_seconds() > _LONGEST_PAUSE_SECONDS:
                pause = _FIRST_PAUSE_SECONDS
            await asyncio.sleep(pause * (0.5 + random.random() / 2))  # noqa: S311 (jitter, no secret)
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)

    return keep
