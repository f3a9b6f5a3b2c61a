"""
``tocsin replay``: publish articles through the same gate as ingest, and with ``--wait`` tell what became of each.

The demonstration, the test, and the way to bring in what was missed. With ``--run`` nothing is published: see
``rehearsal.py``.
"""

import argparse
import asyncio
import json
import re
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from services.commands.connection import connected
from services.commands.fates import Fate, fates
from services.commands.inputs import Input, articles_of, paths
from services.commands.screen import err, one_line, out, write_json
from services.commands.status import workers
from services.ingest.adapters.gate import RedisGate
from shared.chassis.scripts import Context
from shared.chassis.server import Connection
from shared.chassis.settings import RedisSettings, StreamSettings, load
from shared.contracts.article import Article
from shared.contracts.errors import GaveUpWaiting
from shared.contracts.identity import digest
from shared.contracts.streams import Keys

GATE = "replay"
AT_ONCE = 64
CHARS_AT_ONCE = 4_000_000
IN_FLIGHT = 1000  # with --wait: no more than so many on their way, so that a replay of any size fits
LOOK_SECONDS = 0.1
HAND_IN_AGAIN_SECONDS = 5.0
_COUNT = re.compile(r"\b[a-z_]\w* (\d+)(?=,|$)")  # of a flagged article's decision: "drone_activity 2, troop_figure 1"


@dataclass
class Item:
    """One article on its way. ``outcome`` is empty until it is known."""

    path: str
    id: str = ""
    revision: int = 0
    outcome: str = ""
    reason: str = ""
    findings: int | None = None
    alerts: list[str] = field(default_factory=list)
    error: str = ""
    article: Article | None = None  # kept while it is on its way

    def as_json(self) -> str:
        """Give the line for machines."""
        values = {"id": self.id or None, "path": self.path, "outcome": self.outcome, "reason": self.reason}
        return json.dumps({**values, "findings": self.findings, "alerts": self.alerts}, ensure_ascii=False)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders: .txt, .json, .jsonl")
    parser.add_argument(
        "--wait", action="store_true", help="wait until each article is done, and tell what became of it"
    )
    parser.add_argument(
        "--timeout", type=float, default=60, metavar="S", help="give up after S seconds without progress (60)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line for each article, in input order")
    parser.add_argument(
        "--run", metavar="NAME", help="publish nothing: tell beside the live system what the rules make of it"
    )
    parser.add_argument("--rules", metavar="FILE", help="with --run: other rules, and what they would change")


def run(args: argparse.Namespace) -> int:
    """Replay; exit 1 if an article is dead or refused."""
    if args.run is not None:
        from services.commands import rehearsal

        return rehearsal.run(args)
    if not args.paths or args.rules:
        wrong = "--rules goes with --run NAME" if args.rules else "give at least one PATH"
        sys.stderr.write(f"tocsin: replay: {wrong} (see tocsin replay --help)\n")
        return 2
    every = [path for name in args.paths for path in paths(Path(name))]
    return asyncio.run(_run(every, args))


async def _run(every: Sequence[Path], args: argparse.Namespace) -> int:
    redis_settings, streams = load(RedisSettings), load(StreamSettings)
    tally: Counter[str] = Counter()
    alerts: list[str] = []
    started = time.monotonic()
    # A server that is started anew in the middle of it must not end a long replay.
    async with connected(redis_settings, patience_seconds=args.timeout) as redis:
        gate = RedisGate(redis, Context(redis_settings.keys, streams))
        follower = Follower(redis, gate, redis_settings.keys, timeout_seconds=args.timeout)
        with _progress(len(every), quiet=args.json) as advance:
            follows = follower if args.wait else None
            async for item in publish(gate, every, follows, advance, max_bytes=streams.max_article_bytes):
                tally[item.outcome] += 1
                alerts += item.alerts
                if args.json:
                    write_json(item.as_json())
                    sys.stdout.flush()
                elif item.error:
                    sys.stderr.write(f"tocsin: {one_line(item.path)}: {one_line(item.error)}\n")
    if not args.json:
        _summarise(tally, alerts, time.monotonic() - started)
    return 1 if tally["dead"] or tally["refused"] else 0


async def publish_quietly(settings: RedisSettings, path: Path) -> str:
    """Publish what *path* holds without waiting; returns one line that says how many were new."""
    tally: Counter[str] = Counter()
    streams = load(StreamSettings)
    # A server that is started anew in the middle of it must not end `up`.
    async with connected(settings, patience_seconds=max(60.0, settings.start_wait_seconds)) as redis:
        gate = RedisGate(redis, Context(settings.keys, streams))
        async for item in publish(gate, list(paths(path)), None, lambda: None, max_bytes=streams.max_article_bytes):
            tally[item.outcome] += 1
    return f"replayed {path}: {', '.join(f'{count} {what}' for what, count in tally.most_common()) or 'nothing'}"


class Follower:
    """Follows published articles to their end, by the decisions that the gates have recorded."""

    def __init__(self, redis: Connection, gate: RedisGate, keys: Keys, *, timeout_seconds: float) -> None:
        self._redis = redis
        self._gate = gate
        self._keys = keys
        self._timeout = timeout_seconds
        self._last_progress = self._last_hand_in = time.monotonic()

    def progressed(self) -> None:
        """Note that something moved: the patience begins anew."""
        self._last_progress = self._last_hand_in = time.monotonic()

    async def look(self, items: Sequence[Item]) -> int:
        """
        Ask what became of *items* that have no outcome yet; returns how many are done now.

        Raises:
            GaveUpWaiting: Nothing has moved for the time allowed; names the worker that is missing.
        """
        waiting = [item for item in items if not item.outcome]
        if not waiting:
            return 0
        done = 0
        for item, steps in zip(waiting, await fates(self._redis, self._keys, [i.id for i in waiting]), strict=True):
            settle(item, [s for s in steps if s.revision == item.revision])
            done += bool(item.outcome)
        if done:
            self.progressed()
        elif time.monotonic() - self._last_progress > self._timeout:
            raise GaveUpWaiting(await self._complaint(len(waiting)))
        elif time.monotonic() - self._last_hand_in > HAND_IN_AGAIN_SECONDS:
            await self._hand_in_again(waiting)
        return done

    async def _hand_in_again(self, waiting: Sequence[Item]) -> None:
        """Hand in again what makes no headway: a server that died may have lost its last second; the gate knows."""
        self._last_hand_in = time.monotonic()
        kept = [(item, item.article) for item in waiting if item.article is not None]
        async with self._redis.pipeline(transaction=False) as pipe:
            for item, article in kept:
                pipe.hexists(self._keys.seen + item.id, digest(article.text))
            known = await pipe.execute()
        lost = [pair for pair, is_known in zip(kept, known, strict=True) if not is_known]
        articles = [_stamped(article, datetime.now(UTC)) for _, article in lost]
        for (item, _), answer in zip(lost, await self._gate.admit(articles, gate=GATE), strict=True):
            item.revision = answer.revision

    async def _complaint(self, count: int) -> str:
        alive = await workers(self._redis, self._keys)
        missing = [role for role in ("tagging", "alert") if not alive.get(role)]
        who = f"no {' and no '.join(missing)} worker is running" if missing else "the workers run but make no headway"
        return f"{count} articles not done and no progress for {self._timeout:g} s: {who} (see tocsin status)"


def settle(item: Item, steps: Sequence[Fate]) -> None:
    """Read from the gates' decisions whether *item* is done, and how it ended."""
    by_gate = {step.gate: step for step in steps}
    tagging, alert = by_gate.get("tagging"), by_gate.get("alert")
    if tagging is None:
        return
    if tagging.outcome != "flagged":
        item.outcome = "dead" if tagging.outcome == "dead" else "clean"
        item.reason = tagging.reason
        item.findings = 0 if item.outcome == "clean" else None
    elif alert is not None:
        item.findings = sum(int(count) for count in _COUNT.findall(tagging.reason))
        item.outcome = {"alerted": "alerted", "dead": "dead"}.get(alert.outcome, "flagged")
        item.reason, item.alerts = alert.reason, list(alert.alerts)


async def publish(
    gate: RedisGate,
    every: Sequence[Path],
    follower: Follower | None,
    advance: Callable[[], None],
    *,
    max_bytes: int,
) -> AsyncIterator[Item]:
    """Publish the articles of *every* file; give each, in input order, as soon as its outcome is known."""
    line: list[Item] = []
    for batch in _batches(every, advance, max_bytes):
        line += await _admit(gate, batch)
        if follower is None:
            for item in line:
                item.outcome = item.outcome or ("published" if item.revision == 1 else "revision")
                yield item
            line = []
            continue
        follower.progressed()
        while True:
            await follower.look(line)
            while line and line[0].outcome:
                yield line.pop(0)
            if len(line) < IN_FLIGHT:
                break
            await asyncio.sleep(LOOK_SECONDS)
    while line and follower is not None:
        await follower.look(line)
        while line and line[0].outcome:
            yield line.pop(0)
        if line:
            await asyncio.sleep(LOOK_SECONDS)


def _batches(every: Sequence[Path], advance: Callable[[], None], max_bytes: int) -> Iterator[list[Input]]:
    batch: list[Input] = []
    size = 0
    for path in every:
        with path.open("rb") as file:
            for one in articles_of(str(path), file, max_bytes=max_bytes):
                batch.append(one)
                size += len(one.article.text) if one.article else 0
                if len(batch) >= AT_ONCE or size > CHARS_AT_ONCE:
                    yield batch
                    batch, size = [], 0
        advance()
    if batch:
        yield batch


async def _admit(gate: RedisGate, batch: Sequence[Input]) -> list[Item]:
    now = datetime.now(UTC)
    articles = [_stamped(one.article, now) for one in batch if one.article is not None]
    answers = iter(await gate.admit(articles, gate=GATE))
    items = []
    for one in batch:
        if one.article is None:
            items.append(Item(one.path, outcome="refused", reason=one.error, error=one.error))
            continue
        answer = next(answers)
        item = Item(one.path, answer.id, answer.revision, article=one.article)
        if answer.outcome == "duplicate":
            item.outcome, item.reason = "duplicate", f"revision {answer.revision} has the same text"
        items.append(item)
    return items


def _stamped(article: Article, now: datetime) -> Article:
    return article if article.fetched_at else article.model_copy(update={"fetched_at": now})


def _summarise(tally: Counter[str], alerts: Sequence[str], seconds: float) -> None:
    total = sum(tally.values())
    parts = [f"{count} {outcome}" for outcome, count in tally.most_common()]
    out().print(
        f"{total} articles in {seconds:.1f} s: {', '.join(parts) or 'nothing'}; {len(alerts)} alerts", soft_wrap=True
    )


@contextmanager
def _progress(files: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show a bar on a terminal, nothing elsewhere; gives the function that moves it by one file."""
    if quiet or not err().is_terminal:
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("replay"), BarColumn(), MofNCompleteColumn(), TextColumn("files"))
    with Progress(*columns, console=err()) as bar:
        task = bar.add_task("replay", total=files)
        yield lambda: bar.advance(task)
