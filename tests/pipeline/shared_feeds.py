"""
Workers share feeds while they are killed: each due poll is completed once, and one cut off by a kill is taken up again
when the dead worker's lease ends. In small it is a test (test_shared_feeds.py); in full:

    python -m tests.pipeline.shared_feeds --feeds 2000 --seconds 240

The feeds are served on loopback, slowly enough that a kill cuts polls off. Each worker names itself, so that the server
knows whose polls those were; that a poll was completed is seen on the Redis server, from the state that was written.
"""

import argparse
import asyncio
import contextlib
import random
import signal
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import redis.asyncio as redis_py

from tests.pipeline.processes import Fleet
from tests.server import Server

PREFIX = "s:"
WORKERS = ("one", "two", "three")
FEED = b"<rss version='2.0'><channel><title>F</title><item><title>Words</title><guid>1</guid></item></channel></rss>"
_LAST_WAIT = 60.0  # for what was cut off last, on a machine with other work
JITTER = 1.1  # of a pause, see domain/schedule.py


@dataclass
class Watch:
    """Who asked for which feed when, which polls were completed when, and who was killed when."""

    lease: float
    interval: float
    asked: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    completed: dict[str, list[float]] = field(default_factory=dict)
    states: dict[str, list[tuple[str, str]]] = field(
        default_factory=dict
    )  # last_poll, next_due, by the workers' clocks
    under_way: dict[str, dict[str, float]] = field(default_factory=dict)
    cut_off: list[tuple[str, float]] = field(default_factory=list)
    kills: int = 0
    ended: float = 0.0

    def ask(self, feed: str, worker: str) -> None:
        """Note a question."""
        now = time.monotonic()
        self.asked.setdefault(feed, []).append((now, worker))
        self.under_way.setdefault(worker, {})[feed] = now

    def complete(self, feed: str, last_poll: str, next_due: str) -> None:
        """Note that a poll's state was written."""
        self.states.setdefault(feed, []).append((last_poll, next_due))
        self.completed.setdefault(feed, []).append(time.monotonic())
        for polls in self.under_way.values():
            polls.pop(feed, None)

    def kill(self, worker: str) -> None:
        """Note a kill, and which polls it cut off."""
        now = time.monotonic()
        self.kills += 1
        self.cut_off += [(feed, now) for feed in self.under_way.pop(worker, {})]

    def twice(self) -> list[str]:
        """Name the feeds of which a poll was completed before it was due again."""
        return [
            f"{feed}: polled at {after[0]}, was due at {before[1]}"
            for feed, states in self.states.items()
            for before, after in pairwise(states)
            if datetime.fromisoformat(after[0]) < datetime.fromisoformat(before[1])
        ]

    def taken_up_after(self) -> list[float]:
        """Tell how many seconds after the kill each poll that was cut off was begun anew; infinity where it wasn't."""
        return [
            next((again - killed for again, _ in self.asked.get(feed, []) if again > killed), float("inf"))
            for feed, killed in self.cut_off
        ]

    def late(self) -> list[float]:
        """Tell by how many seconds each poll was late."""
        return [
            after - before - self.interval * JITTER
            for times in self.completed.values()
            for before, after in zip(times, [*times[1:], self.ended], strict=False)
        ]


def run(feeds: int, *, seconds: float, lease: float, interval: float, kill_every: float, slow: float) -> Watch:
    """Let three workers poll *feeds* feeds for *seconds*, one of them killed every *kill_every* seconds or so."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        server = Server(Path(folder), {"notify-keyspace-events": "Eg"}).start()
        try:
            return asyncio.run(_watched(server, Path(folder), feeds, seconds, Watch(lease, interval), kill_every, slow))
        finally:
            server.stop()


async def _watched(
    server: Server, folder: Path, feeds: int, seconds: float, watch: Watch, kill_every: float, slow: float
) -> Watch:
    dice = random.Random(1)
    web = await asyncio.start_server(lambda r, w: _serve(r, w, watch, dice, slow), "127.0.0.1", 0, backlog=1000)
    listening = asyncio.create_task(_listen(server.url, watch))
    settings = {
        "TOCSIN_FEEDS": str(_list(folder, feeds, web.sockets[0].getsockname()[1])),
        "TOCSIN_ALLOW_PRIVATE_ADDRESSES": "1",
        "TOCSIN_LEASE_SECONDS": str(watch.lease),
        **{f"TOCSIN_POLL_{name}SECONDS": str(watch.interval) for name in ("", "MIN_", "MAX_")},
        "TOCSIN_PAGES_PER_HOST": "32",
        "TOCSIN_LOG_LEVEL": "critical",
    }
    fleets = {name: Fleet(server.url, PREFIX, {**settings, "TOCSIN_USER_AGENT": name}) for name in WORKERS}
    try:
        alive = {name: fleets[name].start("ingest") for name in WORKERS}
        await _all_polled(watch, feeds)
        end = time.monotonic() + seconds
        while time.monotonic() < end - watch.lease - watch.interval * JITTER:
            await asyncio.sleep(kill_every * dice.uniform(0.5, 1.5))
            victim = dice.choice(WORKERS)
            alive[victim].send_signal(signal.SIGKILL)
            await asyncio.to_thread(alive[victim].wait)
            watch.kill(victim)
            alive[victim] = fleets[victim].start("ingest")
        await asyncio.sleep(max(0.0, end - time.monotonic()))
        while float("inf") in watch.taken_up_after() and time.monotonic() < end + _LAST_WAIT:
            await asyncio.sleep(0.1)
        watch.ended = time.monotonic()
    finally:
        for own in fleets.values():
            own.end()
        listening.cancel()
        web.close()
    return watch


async def _all_polled(watch: Watch, feeds: int) -> None:
    deadline = time.monotonic() + 120
    while len(watch.completed) < feeds:
        assert time.monotonic() < deadline, f"only {len(watch.completed)} feeds were polled"
        await asyncio.sleep(0.05)


async def _serve(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, watch: Watch, dice: random.Random, slow: float
) -> None:
    with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
        while True:
            first, *rest = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in rest if line)
            watch.ask(first.split()[1].strip("/"), headers["user-agent"])
            await asyncio.sleep(dice.random() * slow)
            writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(FEED)}\r\n\r\n".encode() + FEED)
            await writer.drain()
    writer.close()


async def _listen(url: str, watch: Watch) -> None:
    """Hear of each state that is written: its life is set once in each poll."""
    connection: Any = redis_py.Redis.from_url(url)
    async with connection.pubsub() as events:
        await events.subscribe("__keyevent@0__:expire")
        async for message in events.listen():
            key = message["data"]
            if isinstance(key, bytes) and key.startswith(f"{PREFIX}source:".encode()) and not key.endswith(b":lease"):
                last_poll, next_due = await connection.hmget(key, "last_poll", "next_due")
                watch.complete(key.decode().removeprefix(f"{PREFIX}source:"), last_poll.decode(), next_due.decode())


def _list(folder: Path, feeds: int, port: int) -> Path:
    path = folder / "feeds.toml"
    path.write_text(
        "\n".join(
            f'[[feed]]\nid = "f{n}"\nname = "F{n}"\nurl = "http://127.0.0.1:{port}/f{n}"\n' for n in range(feeds)
        ),
        encoding="utf-8",
    )
    return path


def main() -> int:
    """Run in full and print what was found; exit 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=240)
    parser.add_argument("--lease", type=float, default=20)
    parser.add_argument("--interval", type=float, default=60)
    parser.add_argument("--kill-every", type=float, default=10, help="seconds, on average")
    parser.add_argument("--slow", type=float, default=3, help="the longest a feed takes to answer, in seconds")
    given = parser.parse_args()
    watch = run(
        given.feeds, seconds=given.seconds, lease=given.lease, interval=given.interval, kill_every=given.kill_every,
        slow=given.slow,
    )  # fmt: skip
    polls, asked = (sum(map(len, found.values())) for found in (watch.completed, watch.asked))
    taken, twice = watch.taken_up_after(), watch.twice()
    print(f"{given.feeds} feeds, three workers, {watch.kills} killed: {asked:,} questions, {polls:,} polls completed")
    print(f"completed twice: {len(twice)} {twice[:5]}")
    print(f"cut off: {len(taken)}, taken up after {statistics.median(taken or [0]):.1f} s in the median, "
          f"{max(taken, default=0):.1f} s at most (lease {given.lease:g} s)")  # fmt: skip
    print(f"latest poll of all: {max(watch.late()):.1f} s after it was due")
    return 1 if twice or max(taken, default=0) > given.lease + 2 else 0


if __name__ == "__main__":
    sys.exit(main())
