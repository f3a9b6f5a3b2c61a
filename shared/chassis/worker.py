"""
What every worker does beside its work: create its groups, show that it lives, trim what is done, end cleanly.

``assemble`` returns FastStream's own application; ``run`` is its main loop with our exit codes.
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import structlog
from faststream import FastStream
from faststream.redis import RedisBroker
from redis.exceptions import NoPermissionError, RedisError

from shared import chassis
from shared.chassis.retry import describe
from shared.chassis.scripts import script
from shared.chassis.server import Connection, client, explained, reach, server_url
from shared.chassis.settings import RedisSettings, RuntimeSettings, StreamSettings
from shared.chassis.stage import Stage, consumers_of, ensure_groups
from shared.contracts.errors import TocsinError

HEARTBEAT_SECONDS = 2.0
HEARTBEAT_TTL_SECONDS = 10
TRIM_SECONDS = 20.0
_CANCELLATIONS = 5
_MOST_PENDING = 10_000
_LONG_IDLE_MILLISECONDS = 86_400_000
_NO_LIMIT = 2**53  # Lua's greatest whole number
_TRIM_STEP = 50  # entries that the script cuts at once
_CONSUMER_IDLE_MILLISECONDS = 3_600_000  # a consumer that asked for nothing in an hour is gone

log = structlog.get_logger(__name__)
Task = Callable[[], Coroutine[Any, Any, None]]


class WorkerSettings(Protocol):
    """What the chassis needs of a worker's settings."""

    @property
    def redis(self) -> RedisSettings: ...
    @property
    def streams(self) -> StreamSettings: ...
    @property
    def runtime(self) -> RuntimeSettings: ...


@dataclass(frozen=True)
class Retention:
    """Older than *age* or beyond *entries*, an entry goes; if *acknowledged*, only once every group is done with it."""

    stream: str
    age: timedelta
    entries: int | None
    acknowledged: bool


def assemble(
    broker: RedisBroker,
    redis: Connection,
    *,
    role: str,
    name: str,
    settings: WorkerSettings,
    stages: Sequence[Stage] = (),
    makes: Sequence[Stage] = (),
    trims: Sequence[Stage | Retention] = (),
    tasks: Sequence[Task] = (),
) -> FastStream:
    """
    Make the application of worker *name* in *role*.

    Before its first read the groups of *stages*, which it reads, and those it *makes* for others exist. While it runs,
    *tasks* run beside it; one that fails by a bug ends the worker, loudly.
    """
    keys, url = settings.redis.keys, server_url(settings.redis)
    retention = [t if isinstance(t, Retention) else _of_stage(t, settings.streams) for t in trims]
    background: list[Task] = [
        lambda: _heartbeat(redis, f"{keys.worker}{role}:{name}", role, settings.runtime),
        lambda: _housekeeping(redis, retention, stages),
        *tasks,
    ]

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        await _prepare(app, url, redis, (*stages, *makes))
        running = [asyncio.create_task(task()) for task in background]
        for task in running:
            task.add_done_callback(lambda done: _ended(done, app))
        log.info("ready", role=role, worker=name)
        try:
            yield
        finally:
            await _end(running)
            with suppress(RedisError, OSError, TimeoutError):
                async with asyncio.timeout(1):
                    await redis.delete(f"{keys.worker}{role}:{name}")
                    for stage in stages:
                        await release(redis, stage, name)
            await redis.aclose()
            log.info("stopped", role=role, worker=name)

    app = FastStream(broker, logger=None, lifespan=lifespan)
    return app


async def run(build: Callable[[], FastStream], settings: WorkerSettings, *, parent: int | None = None) -> None:
    """
    Wait for the server, then run the worker that *build* makes until a signal ends it.

    *parent* is the reading end of a pipe: when the process that holds the other end is gone, the worker ends too.

    Raises:
        ServerUnavailable: No server within ``start_wait_seconds``.
        ServerRefused: Wrong password or no rights.
    """
    await reach(server_url(settings.redis), wait_seconds=settings.redis.start_wait_seconds)
    app = build()
    if parent is not None:
        os.set_blocking(parent, False)
        loop = asyncio.get_running_loop()

        def orphaned() -> None:
            loop.remove_reader(parent)
            app.exit()

        loop.add_reader(parent, orphaned)
    await app.run()
    failure = app.context.get("failure")
    if isinstance(failure, BaseException):
        raise failure


async def _prepare(app: FastStream, url: str, redis: Connection, stages: Sequence[Stage]) -> None:
    """
    Make the consumer groups, waiting for a server that is full or read-only, until the worker is told to end.

    Raises:
        ServerRefused: We lack the rights: somebody must give them, and waiting would hide it.
    """
    impatient = client(url)
    try:
        await ensure_groups(impatient, stages)
    except NoPermissionError as error:
        raise explained(error, url) from error
    except (RedisError, OSError):
        waiting = asyncio.create_task(ensure_groups(redis, stages))
        while not waiting.done() and not app._should_exit:  # noqa: SLF001 (FastStream asks no other way)
            await asyncio.wait([waiting], timeout=0.1)
        if waiting.done():
            waiting.result()
        await _end([waiting])
    finally:
        await impatient.aclose()


async def _end(tasks: "Sequence[asyncio.Task[None]]") -> None:
    """Cancel *tasks*, more than once: on Python 3.11 ``wait_for``, deep in the client, can swallow a cancellation."""
    for _ in range(_CANCELLATIONS):
        alive = [task for task in tasks if not task.done()]
        if not alive:
            return
        for task in alive:
            task.cancel()
        await asyncio.wait(alive, timeout=0.4)


def _of_stage(stage: Stage, settings: StreamSettings) -> Retention:
    return Retention(
        stage.stream, timedelta(hours=settings.retention_hours), settings.retention_entries, acknowledged=True
    )


def _ended(task: "asyncio.Task[None]", app: FastStream) -> None:
    if task.cancelled() or (error := task.exception()) is None:
        return
    if not isinstance(error, TocsinError):
        log.critical("a background task failed", error=describe(error), exc_info=error)
    app.context.set_global("failure", error)
    app.exit()


async def _heartbeat(redis: Connection, key: str, role: str, settings: RuntimeSettings) -> None:
    started = datetime.now(UTC).isoformat(timespec="seconds")
    card = json.dumps({"role": role, "pid": os.getpid(), "started": started})
    if settings.health_file:
        settings.health_file.parent.mkdir(parents=True, exist_ok=True)
    while True:
        # A patient client waits while the server is away, and meanwhile the file grows old: that is the signal.
        await redis.set(key, card, ex=HEARTBEAT_TTL_SECONDS)
        if settings.health_file:
            settings.health_file.touch()
        await asyncio.sleep(HEARTBEAT_SECONDS)


async def _housekeeping(redis: Connection, retention: Sequence[Retention], stages: Sequence[Stage]) -> None:
    trim = script(chassis, "trim", redis, prelude=False)
    while True:
        await asyncio.sleep(TRIM_SECONDS)
        for rule in retention:
            await _tolerate(_trim(trim, rule), rule.stream)
        for stage in stages:
            await _tolerate(_forget_consumers(redis, stage), stage.stream)


async def _trim(trim: Any, rule: Retention) -> None:
    before = int((datetime.now(UTC) - rule.age).timestamp() * 1000)
    # The script cuts a few entries beyond the limit at once, so that others have their turn between.
    keep = _NO_LIMIT if rule.entries is None else rule.entries
    arguments = [f"{max(0, before)}-0", keep, int(rule.acknowledged)]
    while await trim(keys=[rule.stream], args=arguments) >= _TRIM_STEP:
        pass


async def release(redis: Connection, stage: Stage, name: str) -> None:
    """
    Give back what worker *name* has read and not settled: it is as good as idle, so another takes it over at once.

    A consumer that leaves nothing is removed. (A read that was under way when the worker was told to end is such a
    case: the server has handed the entries over, nobody has seen them.)
    """
    forget = script(chassis, "forget", redis, prelude=False)
    for consumer in consumers_of(name):
        pending = await redis.xpending_range(stage.stream, stage.group, "-", "+", _MOST_PENDING, consumername=consumer)
        if pending:
            ids = [entry["message_id"] for entry in pending]
            # JUSTID: nobody has tried, so it is no delivery.
            await redis.xclaim(stage.stream, stage.group, consumer, 0, ids, idle=_LONG_IDLE_MILLISECONDS, justid=True)
        else:
            await forget(keys=[stage.stream], args=[stage.group, consumer])


async def _forget_consumers(redis: Connection, stage: Stage) -> None:
    forget = script(chassis, "forget", redis, prelude=False)
    for consumer in await redis.xinfo_consumers(stage.stream, stage.group):
        if consumer["pending"] == 0 and consumer["idle"] > _CONSUMER_IDLE_MILLISECONDS:
            await forget(keys=[stage.stream], args=[stage.group, consumer["name"]])


async def _tolerate(chore: Awaitable[None], stream: str) -> None:
    try:
        await chore
    except RedisError as error:  # a chore that fails today is done tomorrow
        log.warning("housekeeping failed", stream=stream, error=describe(error))
