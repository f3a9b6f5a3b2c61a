"""
The stage: how every worker reads a stream so that nothing is lost and nothing is done twice.

    XREADGROUP (several at once) --> handle(entries) --> one script: XACK as the claim ticket, outputs, decisions
    XAUTOCLAIM (one by one)      -^      of dead workers, and of entries whose handling failed

- Entries have plain text fields, so FastStream gets a raw parser: no byte of theirs can fail a batch.
- One worker settles fresh entries in stream order: what a replay tells must not depend on which of two batches was
  read sooner. What is taken over from others comes late, as it must.
- Groups are created at 0 before the first read, and again when the server comes back empty.
- Acknowledgement is manual: only the worker's script acknowledges, together with what it writes.
- ``handle`` leaves an entry pending by not settling it. It is handed over again after ``reclaim_idle_seconds``, and
  after ``max_deliveries`` it comes with ``exhausted`` set: then it must be buried.

It is a few functions around FastStream, not a framework over it.
"""

import asyncio
import json
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from faststream import AckPolicy
from faststream.redis import RedisBroker, StreamSub
from faststream.redis.annotations import RedisBatchStreamMessage as BatchMessage
from faststream.redis.message import RedisBatchStreamMessage
from redis.exceptions import RedisError, ResponseError

from shared.chassis.retry import PatientRetry, Restore, describe
from shared.chassis.server import Connection, client
from shared.chassis.settings import StreamSettings
from shared.contracts.errors import MalformedEntry

POLL_MILLISECONDS = 1000  # well under redis-py's socket timeout of 5 s
GRACE_SECONDS = 8.0  # an entry's handling may take this long after SIGTERM; compose kills after 10
# What is settled at once: a batch of huge articles must not keep its first entry waiting until others take it over.
CHUNK_BYTES = 1024 * 1024

RETRY_OF = "retry_of"  # field of an entry that `tocsin dead retry` put back: the id it had at first

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a stream as it was read; nothing of it is trusted yet."""

    id: str
    fields: dict[bytes, bytes]
    deliveries: int = 1
    exhausted: bool = False

    @property
    def data(self) -> bytes:
        """The JSON, still unread."""
        try:
            return self.fields[b"data"]
        except KeyError:
            raise MalformedEntry("the entry has no field `data`") from None

    def text(self, name: str) -> str:
        """Give the text of an optional field, empty where it is missing. Raises MalformedEntry if it is not UTF-8."""
        try:
            return self.fields.get(name.encode(), b"").decode()
        except UnicodeDecodeError:
            raise MalformedEntry(f"the field `{name}` is not UTF-8") from None

    @property
    def added_at(self) -> datetime:
        """When it entered the stream, by its id."""
        return datetime.fromtimestamp(int(self.id.partition("-")[0]) / 1000, UTC)

    @property
    def remains(self) -> tuple[bytes, str]:
        """What a dead letter keeps: ``data`` as it is, or the JSON of all fields; and a ``cid`` that is text."""
        data = self.fields.get(b"data")
        if data is None:
            whole = {readable(k): readable(v) for k, v in self.fields.items()}
            data = json.dumps(whole, ensure_ascii=False).encode()
        return data, readable(self.fields.get(b"cid", b""))[:200]

    def last_words(self) -> dict[str, str | int]:
        """Give what the scripts' ``bury`` writes beside the data of a dead letter, as text whatever it was."""
        _, cid = self.remains
        return {
            "cid": cid,
            "deliveries": self.deliveries,
            "origin": readable(self.fields.get(RETRY_OF.encode(), b"")),
            "traceparent": readable(self.fields.get(b"traceparent", b"")),
        }


Handle = Callable[[Sequence[Entry]], Awaitable[None]]


@dataclass(frozen=True)
class Stage:
    """Which stream a worker reads, as which group, and how."""

    stream: str
    group: str
    settings: StreamSettings
    start: str = "0"  # where a group that is made for it begins; `$` is for readers that may miss what was before them


def make_broker(url: str, stages: Iterable[Stage] = ()) -> RedisBroker:
    """Make FastStream's broker for a worker: it waits for its server and recreates groups that are gone."""
    return RedisBroker(
        url,
        retry=PatientRetry(restore=restorer(url, stages), every_answer=True),
        logger=FrameworkLog(),
        graceful_timeout=GRACE_SECONDS,
    )


class FrameworkLog:
    """What FastStream logs: warnings and errors as ours, its lines per message and task not at all."""

    def log(self, level: int, msg: object, *args: object, exc_info: object = None, extra: object = None) -> None:  # noqa: ARG002
        if level >= logging.WARNING:
            log.log(level, str(msg), exc_info=exc_info, extra=extra)


def restorer(url: str, stages: Iterable[Stage]) -> Restore:
    """Make what recreates the groups of *stages* when the server has come back without them."""
    wanted = tuple(stages)

    async def restore() -> None:
        redis = client(url)
        try:
            await ensure_groups(redis, wanted)
        except (RedisError, OSError) as error:  # whoever asked is waiting anyway, and will ask again
            log.warning("consumer groups can't be made", error=describe(error))
        finally:
            await redis.aclose()

    return restore


async def ensure_groups(redis: Connection, stages: Iterable[Stage]) -> None:
    """Create the consumer groups, at the beginning of their streams unless told otherwise, where they do not exist."""
    for stage in stages:
        try:
            await redis.xgroup_create(stage.stream, stage.group, id=stage.start, mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise


def consumer_name(role: str) -> str:
    """Name this process among the consumers of a group: unique, also beside another with the same host name and pid."""
    return f"{socket.gethostname()}-{role}-{os.getpid()}-{secrets.token_hex(3)}"


def consumers_of(name: str) -> tuple[str, str]:
    """Name the consumers that worker *name* has: its reader, then the one that takes over."""
    return f"{name}-reader", f"{name}-reclaim"


def attach(broker: RedisBroker, stage: Stage, name: str, handle: Handle, redis: Connection) -> None:
    """
    Subscribe *handle* to *stage* as consumer *name*: fresh entries in batches, unfinished ones of others one by one.

    *redis* is asked how often an entry was delivered. *handle* gets at most about ``CHUNK_BYTES`` at once and may
    raise: what it has not settled stays pending.
    """
    turn = asyncio.Lock()  # batches are handled in the order they were read, whichever reader has them

    async def fresh(message: BatchMessage) -> None:
        raw = message.raw_message
        entries = [Entry(i.decode(), f) for i, f in zip(raw["message_ids"], raw["data"], strict=True)]
        async with held(redis, stage, name, entries), turn:
            for chunk in chunked(entries):
                await handle(chunk)

    async def stale(message: BatchMessage) -> None:
        raw = message.raw_message
        ids = [i.decode() for i in raw["message_ids"]]
        pending = await redis.xpending_range(stage.stream, stage.group, min=ids[0], max=ids[-1], count=len(ids))
        tries = {p["message_id"].decode(): p["times_delivered"] for p in pending}
        limit = stage.settings.max_deliveries
        entries = [
            Entry(i, f, deliveries=tries[i], exhausted=tries[i] > limit)
            for i, f in zip(ids, raw["data"], strict=True)
            if i in tries
        ]
        if entries:
            async with held(redis, stage, name, entries):
                await handle(entries)

    common: dict[str, Any] = {"group": stage.group, "batch": True, "polling_interval": POLL_MILLISECONDS}
    options: dict[str, Any] = {"ack_policy": AckPolicy.MANUAL, "parser": _parse, "decoder": _decode}
    consumer, reclaimer = consumers_of(name)
    reader = StreamSub(stage.stream, consumer=consumer, max_records=stage.settings.batch_entries, **common)
    broker.subscriber(stream=reader, **options)(fresh)
    idle = max(1, int(stage.settings.reclaim_idle_seconds * 1000))
    claimer = StreamSub(stage.stream, consumer=reclaimer, min_idle_time=idle, **common)
    broker.subscriber(stream=claimer, **options)(stale)


@asynccontextmanager
async def held(redis: Connection, stage: Stage, name: str, entries: Sequence[Entry]) -> AsyncIterator[None]:
    """
    Keep *entries* ours while they are being worked on, however long that takes.

    Their idle time is set back again and again, without counting a delivery: an article that takes long must not be
    taken over by one worker after the other, and be buried in the end.
    """

    async def hold() -> None:
        ids = [entry.id for entry in entries]
        while working:
            await asyncio.sleep(stage.settings.reclaim_idle_seconds / 3)
            mine = await redis.xpending_range(stage.stream, stage.group, ids[0], ids[-1], len(ids))
            left = [p["message_id"] for p in mine if p["consumer"].decode() in own]
            if left and working:
                await redis.xclaim(stage.stream, stage.group, own[0], 0, left, justid=True)

    own, working = consumers_of(name), True
    holding = asyncio.create_task(hold())
    try:
        yield
    finally:
        # Told as well as cancelled: on Python 3.11 ``wait_for``, deep in the client, can swallow a cancellation, and
        # what is held on to after its work has failed would never be tried again.
        working = False
        holding.cancel()


def chunked(entries: Sequence[Entry], limit: int = CHUNK_BYTES) -> Iterator[Sequence[Entry]]:
    """Cut *entries* into runs of at most *limit* bytes of data, at least one entry each."""
    start = size = 0
    for k, entry in enumerate(entries):
        weight = sum(map(len, entry.fields.values()))
        if k > start and size + weight > limit:
            yield entries[start:k]
            start, size = k, 0
        size += weight
    if start < len(entries):
        yield entries[start:]


def readable(raw: bytes) -> str:
    """Give *raw* as text: UTF-8 where it is, escaped where it isn't."""
    return raw.decode("utf-8", "backslashreplace")


async def _parse(message: Any) -> RedisBatchStreamMessage:
    # Taking one argument makes it replace FastStream's parser: the framework never looks into an entry.
    first = message["message_ids"][0].decode()
    return RedisBatchStreamMessage(
        raw_message=message,
        body=message["data"],
        batch_headers=[],
        correlation_id=first,
        message_id=first,
        consumer=None,  # type: ignore[arg-type] # FastStream's own acknowledgement is off: it needs neither
        group=None,
    )


async def _decode(message: RedisBatchStreamMessage) -> Any:
    return message.body
