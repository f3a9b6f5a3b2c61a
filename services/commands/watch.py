"""``tocsin watch``: the alerts as they come, from the durable stream, so that a reconnect misses nothing."""

import argparse
import asyncio
import json
import math
import re
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from redis.exceptions import RedisError, ResponseError

from services.commands.card import show
from services.commands.screen import write_json
from shared.chassis.server import Connection, client, explained, reach, server_url
from shared.chassis.settings import RedisSettings, load
from shared.contracts.errors import ContractViolation, ServerUnavailable

BLOCK_MILLISECONDS = 1000
PAUSE_SECONDS = 0.5
PAGE = 100
_ENTRY_ID = re.compile(r"\d{1,20}(?:-\d{1,20})?")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--json", action="store_true", help="one event a line, as it stands on the stream")
    parser.add_argument(
        "--from",
        dest="start",
        type=_start,
        default="now",
        metavar="WHERE",
        help="beginning, now (default) or an entry id",
    )
    parser.add_argument("--count", type=_count, metavar="N", help="stop after N events")
    parser.add_argument("--timeout", type=_seconds, metavar="S", help="stop after S seconds without a new event")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of events")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def _start(text: str) -> str:
    if text not in {"beginning", "now"} and not _ENTRY_ID.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no entry id; give beginning, now or an id like 1731316000000-0")
    return text


def run(args: argparse.Namespace) -> int:
    """Watch; exit 1 if --count was not reached."""
    try:
        shown = asyncio.run(_watch(load(RedisSettings), args))
    except KeyboardInterrupt:
        return 0 if args.count is None else 1
    if args.count is None or shown >= args.count:
        return 0
    sys.stderr.write(f"tocsin: {shown} of {args.count} events came within the time allowed\n")
    return 1


async def _watch(settings: RedisSettings, args: argparse.Namespace) -> int:
    await reach(server_url(settings))
    shown = 0
    if args.count is not None and args.count <= 0:
        return 0
    async with aclosing(events(settings, args.start, timeout_seconds=args.timeout)) as coming:
        async for entry, data in coming:
            if args.json:
                # Always on one line: a program that reads lines must never see half of one.
                write_json(data.replace("\r", " ").replace("\n", " "))
            else:
                show(data, entry)
            sys.stdout.flush()
            shown += 1
            if shown == args.count:
                break
    return shown


async def events(
    settings: RedisSettings, start: str, *, timeout_seconds: float | None = None
) -> AsyncGenerator[tuple[str, str]]:
    """
    Give each event as (entry id, JSON), oldest first, until *timeout_seconds* pass without one.

    The server may go away and come back: reading goes on where it stopped.

    Raises:
        ContractViolation: *start* is neither ``beginning``, ``now`` nor an entry id.
        ServerRefused: Wrong password or no rights.
    """
    url, stream = server_url(settings), settings.keys.alerts
    redis = client(url, timeout_seconds=5)
    last: str | None = None
    quiet_since = time.monotonic()
    try:
        while timeout_seconds is None or time.monotonic() - quiet_since < timeout_seconds:
            left = BLOCK_MILLISECONDS / 1000
            if timeout_seconds is not None:
                left = min(left, timeout_seconds - (time.monotonic() - quiet_since))
            try:
                last = last or await _begin(redis, stream, start)
                answer = await redis.xread({stream: last}, count=PAGE, block=max(1, int(left * 1000)))
            except ResponseError as error:
                if "Invalid stream ID" in str(error):
                    raise ContractViolation(
                        "is no entry id; give beginning, now or an id like 1731316000000-0", field="--from"
                    ) from error
                raise explained(error, url) from error
            except (RedisError, OSError) as error:
                if not isinstance(explained(error, url), ServerUnavailable):
                    raise explained(error, url) from error
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            for entry, fields in _entries(answer):
                last = entry.decode()
                data = fields.get(b"data", b"").decode("utf-8", "replace")
                if data:
                    yield last, data
                quiet_since = time.monotonic()
    finally:
        await redis.aclose()


async def _begin(redis: Connection, stream: str, start: str) -> str:
    if start == "beginning":
        return "0-0"
    if start != "now":
        return start
    # `$` would be resolved anew after a lost connection: take the id it stands for, once.
    newest = await redis.xrevrange(stream, count=1)
    return newest[0][0].decode() if newest else "0-0"


def _entries(answer: Any) -> list[tuple[bytes, dict[bytes, bytes]]]:
    if not answer:
        return []
    streams = answer.items() if isinstance(answer, dict) else answer
    return [entry for _, entries in streams for entry in entries]


def is_alert(data: str) -> bool:
    """Tell whether an event is one of our alerts; others may stand on the same stream."""
    try:
        return str(json.loads(data).get("type", "")).startswith("tocsin.alert.")
    except (ValueError, AttributeError):
        return False
