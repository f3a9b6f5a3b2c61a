"""Workers inside the test's own process, in a thread with an event loop: quick to start, and their parts in reach."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from faststream import FastStream

from services.alert.app import build as build_alert
from services.alert.settings import AlertSettings
from services.tagging.app import build as build_tagging
from services.tagging.settings import TaggingSettings
from shared.chassis.settings import RedisSettings, StreamSettings
from tests.waiting import wait_until

QUICK = {"reclaim_idle_seconds": 0.2, "max_deliveries": 3}


@contextmanager
def running(*apps: Callable[[], FastStream]) -> Iterator[list[FastStream]]:
    """Run workers until the block ends; an error of theirs fails the test."""
    built: list[FastStream] = []
    errors: list[BaseException] = []
    loops: list[asyncio.AbstractEventLoop] = []

    async def main() -> None:
        loops.append(asyncio.get_running_loop())
        built.extend(app() for app in apps)
        await asyncio.gather(*(_run(app) for app in built))

    def thread() -> None:
        try:
            asyncio.run(main())
        except BaseException as error:  # noqa: BLE001 (whatever it is, the test shall see it)
            errors.append(error)

    worker = threading.Thread(target=thread, daemon=True)
    worker.start()
    try:
        wait_until(lambda: len(built) == len(apps) or errors, description="workers are built")
        yield built
    finally:
        for app in built:
            app.exit()
        worker.join(15)
    if errors:
        raise errors[0]
    stuck = [str(task) for task in asyncio.all_tasks(loops[0])] if worker.is_alive() else []
    assert not worker.is_alive(), f"a worker does not end: {stuck}"


async def _run(app: FastStream) -> None:
    # As FastStream.run, without taking the process's signals: those are the test runner's.
    async with app.lifespan_context():
        await app._startup(10)
        while not app._should_exit:
            await asyncio.sleep(0.01)
        await app._shutdown(10)


def tagging(url: str, prefix: str, **streams: float) -> Callable[[], FastStream]:
    """Give a builder of a tagging worker."""
    redis = RedisSettings(redis_url=url, prefix=prefix)
    return lambda: build_tagging(TaggingSettings(redis=redis, streams=StreamSettings(**{**QUICK, **streams})))


def alert(url: str, prefix: str, publishers: Path | None = None, **streams: float) -> Callable[[], FastStream]:
    """Give a builder of an alert worker."""
    redis = RedisSettings(redis_url=url, prefix=prefix)
    return lambda: build_alert(
        AlertSettings(redis=redis, publishers=publishers, streams=StreamSettings(**{**QUICK, **streams}))
    )
