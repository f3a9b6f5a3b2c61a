"""
``tocsin silence``: what you don't want to hear for a while, who said so and why; maintenance; and what was held back.

A silence holds alerts of articles whose event time is before its end. The workers heed it from their next batch on.
"""

import argparse
import asyncio
import getpass
import json
import re
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError

from services.alert.domain.quiet import MATCHED, Matched, Silence
from services.commands.connection import connected
from services.commands.screen import one_line, out, write_json
from shared.chassis.server import Connection
from shared.chassis.settings import RedisSettings, load
from shared.contracts.alert import SEVERITIES
from shared.contracts.article import Moment
from shared.contracts.errors import ContractViolation
from shared.contracts.identity import digest
from shared.contracts.streams import Keys

KEPT = timedelta(days=30)  # an ended silence is listed for so long, with what it held
_LENGTH = re.compile(r"(\d{1,5})([mhd])\Z")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    listing = verbs.add_parser("list", help="the silences, and what was held back")
    listing.add_argument("--json", action="store_true", help="one JSON object")
    adding = verbs.add_parser("add", help="hold back what matches, until an end")
    for name in MATCHED:
        choices = SEVERITIES if name == "severity" else None
        adding.add_argument(
            f"--{name}",
            action="append",
            default=[],
            choices=choices,
            metavar=name.upper() if choices is None else "WORD",
            help=f"{name} to match, may be given again" + (f": {', '.join(choices)}" if choices else ""),
        )
    maintenance = verbs.add_parser("maintenance", help="hold back everything, until an end")
    for verb in (adding, maintenance):
        end = verb.add_mutually_exclusive_group(required=True)
        end.add_argument("--for", dest="length", metavar="LENGTH", help="how long from now: 30m, 8h, 2d")
        end.add_argument("--until", metavar="TIME", help="when it ends: 2025-03-14T18:00:00Z")
        verb.add_argument("--reason", required=True, help="why; whoever looks at the list wants to know")
        verb.add_argument("--author", help="who; without it, the name of your account")
        verb.add_argument("--json", action="store_true", help="one JSON object")
    removing = verbs.add_parser("remove", help="end a silence now")
    removing.add_argument("id", metavar="ID")


def run(args: argparse.Namespace) -> int:
    """Do what the verb says."""
    settings = load(RedisSettings)
    if args.verb == "list":
        return asyncio.run(_list(settings, as_json=args.json))
    if args.verb == "remove":
        return asyncio.run(_remove(settings, args.id))
    silence = _made(args, datetime.now(UTC))
    asyncio.run(_add(settings, silence))
    if args.json:
        write_json(silence.model_dump_json())
    else:
        out().print(f"silence {silence.id} holds {_matchers(silence)} until {_time(silence.ends)}", soft_wrap=True)
    return 0


async def silences_of(redis: Connection, keys: Keys) -> list[Silence]:
    """Give the silences, those that end first first; what can't be read is none."""
    found = []
    for value in await redis.hvals(keys.silences):
        try:
            found.append(Silence.model_validate_json(value))
        except ValidationError:
            continue
    return sorted(found, key=lambda s: (s.ends, s.id))


async def held_of(redis: Connection, keys: Keys) -> dict[str, int]:
    """Give how often each cause has held something back: ``silence s1``, ``cooldown troop-figure``."""
    counts: dict[bytes, bytes] = await redis.hgetall(keys.held)
    return {cause.decode("utf-8", "replace"): int(count) for cause, count in sorted(counts.items())}


def _made(args: argparse.Namespace, now: datetime) -> Silence:
    matchers: dict[Matched, tuple[str, ...]] = {}
    if args.verb == "add":
        matchers = {name: tuple(words) for name in MATCHED if (words := getattr(args, name))}
        if not matchers:
            raise ContractViolation(f"silence add: give at least one of {', '.join(f'--{name}' for name in MATCHED)}")
    ends = _end(args, now)
    if ends <= now:
        raise ContractViolation(f"silence {args.verb}: the end has passed")
    author = args.author or _account()
    try:
        return Silence(
            id="s" + digest(now.isoformat(), author, args.reason, json.dumps(matchers))[:8],
            matchers=matchers,
            author=author,
            reason=args.reason,
            created=now,
            ends=ends,
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ContractViolation(f"{first['loc'][0]}: {first['msg']}") from error


def _end(args: argparse.Namespace, now: datetime) -> datetime:
    if args.until:
        try:
            return TypeAdapter(Moment).validate_python(args.until)
        except ValidationError as error:
            raise ContractViolation(f"--until: {args.until}: is no time such as 2025-03-14T18:00:00Z") from error
    length = _LENGTH.match(args.length)
    if length is None:
        raise ContractViolation(f"--for: {args.length}: is no length such as 30m, 8h or 2d")
    return (now + timedelta(**{_UNITS[length[2]]: int(length[1])})).replace(microsecond=0)


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return "unknown"


async def _add(settings: RedisSettings, silence: Silence) -> None:
    keys = settings.keys
    async with connected(settings) as redis:
        for old in await silences_of(redis, keys):
            if old.ends < silence.created - KEPT:
                await redis.hdel(keys.silences, old.id)
        await redis.hset(keys.silences, silence.id, silence.model_dump_json())


async def _remove(settings: RedisSettings, identifier: str) -> int:
    async with connected(settings) as redis:
        if await redis.hdel(settings.keys.silences, identifier):
            return 0
    sys.stderr.write(f"tocsin: there is no silence {one_line(identifier, 80)} (see tocsin silence list)\n")
    return 1


async def _list(settings: RedisSettings, *, as_json: bool) -> int:
    async with connected(settings) as redis:
        silences = await silences_of(redis, settings.keys)
        held = await held_of(redis, settings.keys)
    now = datetime.now(UTC)
    rows = [_row(silence, held, now) for silence in silences]
    others = {cause: count for cause, count in held.items() if cause not in {s.cause for s in silences}}
    if as_json:
        write_json(json.dumps({"silences": rows, "held": others}, ensure_ascii=False))
        return 0
    for silence, row in zip(silences, rows, strict=True):
        state = "until" if row["holds"] else "ended"
        who = f"{one_line(silence.author, 40)}: {one_line(silence.reason, 120)}"
        line = f"{silence.id}  {state} {_time(silence.ends)}  held {row['held']:,}  {_matchers(silence)}  ({who})"
        out().print(line, soft_wrap=True)
    if not rows:
        out().print("no silence is in force")
    for cause, count in others.items():
        out().print(f"held back by {one_line(cause, 120)}: {count:,}", soft_wrap=True)
    return 0


def _row(silence: Silence, held: dict[str, int], now: datetime) -> dict[str, Any]:
    values = silence.model_dump(mode="json")
    return {**values, "holds": silence.ends > now, "held": held.get(silence.cause, 0)}


def _matchers(silence: Silence) -> str:
    if not silence.matchers:
        return "everything (maintenance)"
    parts = (f"{name} {' or '.join(words)}" for name, words in silence.matchers.items())
    return one_line(" and ".join(parts), 200)


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
