"""``tocsin dead``: the dead letters, what is wrong with each, and the way back."""

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from textwrap import indent

from redis.exceptions import RedisError

from services import commands
from services.alert.adapters.deliveries import CONSUMER
from services.commands.connection import connected
from services.commands.screen import one_line, out, printable, write_json
from shared.chassis.scripts import script
from shared.chassis.server import Connection
from shared.chassis.settings import RedisSettings, load
from shared.contracts.streams import Keys

PAGE = 16  # a dead letter may be as large as an article, and poison larger


@dataclass(frozen=True)
class DeadLetter:
    """One dead letter; ``id`` is its own entry id, ``source_id`` the id it had in its stream."""

    id: str
    stream: str
    source_id: str
    cid: str
    group: str
    deliveries: int
    error: str
    at: str
    bytes: int


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    listing = verbs.add_parser("list", help="one line a dead letter")
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    one = verbs.add_parser("show", help="one dead letter with its data")
    one.add_argument("id", metavar="ID", help="its id, or the id it had in its stream")
    for verb, purpose in (("retry", "put back into its stream"), ("drop", "delete")):
        several = verbs.add_parser(verb, help=purpose)
        several.add_argument("ids", nargs="*", metavar="ID", help="its id, or one in its stream: of all that bear it")
        several.add_argument("--all", action="store_true", help="every dead letter")


def run(args: argparse.Namespace) -> int:
    """Do what the verb says."""
    if args.verb in {"retry", "drop"} and not (args.ids or args.all):
        sys.stderr.write(f"tocsin: dead {args.verb}: give ids, or --all\n")
        return 2
    return asyncio.run(_run(load(RedisSettings), args))


async def pages(redis: Connection, keys: Keys) -> AsyncIterator[list[tuple[DeadLetter, bytes]]]:
    """
    Give every dead letter with its data, oldest first, stream by stream, a few of one stream at a time.

    Those that are there at the start: what is put back and dies again meanwhile is not given twice.
    """
    for stream in (keys.articles, keys.flagged, keys.alerts):
        newest = await redis.xrevrange(keys.dead(stream), count=1)
        last, until = "-", newest[0][0] if newest else "0-0"
        while page := await redis.xrange(keys.dead(stream), min=last, max=until, count=PAGE):
            yield [(_letter(stream, entry, fields), fields.get(b"data", b"")) for entry, fields in page]
            last = f"({page[-1][0].decode()}"


def _letter(stream: str, entry: bytes, fields: dict[bytes, bytes]) -> DeadLetter:
    text = {k.decode("utf-8", "replace"): v for k, v in fields.items()}

    def value(name: str) -> str:
        return text.get(name, b"").decode("utf-8", "replace")

    deliveries = value("deliveries")
    return DeadLetter(
        id=entry.decode(),
        stream=stream,
        source_id=value("source_id"),
        cid=value("cid"),
        group=value("group"),
        deliveries=int(deliveries) if deliveries.isdecimal() else 0,
        error=value("error"),
        at=value("at"),
        bytes=len(text.get("data", b"")),
    )


async def _run(settings: RedisSettings, args: argparse.Namespace) -> int:
    async with connected(settings) as redis:
        if args.verb == "list":
            return await _list(redis, settings.keys, as_json=args.json)
        if args.verb == "show":
            return await _show(redis, settings.keys, args.id)
        return await _move(redis, settings.keys, args)


async def _list(redis: Connection, keys: Keys, *, as_json: bool) -> int:
    count = 0
    async for page in pages(redis, keys):
        count += len(page)
        for letter, _ in page:  # written plainly: there may be a hundred thousand of them
            if as_json:
                write_json(json.dumps(vars(letter), ensure_ascii=False))
            else:
                sys.stdout.write(_line(letter) + "\n")
    if not count and not as_json:
        out().print("no dead letters")
    return 0


def _line(letter: DeadLetter) -> str:
    when, size = one_line(letter.at[:19]), f"{letter.bytes:,} B"
    said = f"{one_line(letter.cid, 24):24} {one_line(letter.error, 120)}"
    return f"{letter.id:18} {when:19} {one_line(letter.group, 20):8} {size:>12}  {said}"


async def _show(redis: Connection, keys: Keys, wanted: str) -> int:
    async for page in pages(redis, keys):
        for letter, data in page:
            if wanted in {letter.id, letter.source_id}:
                for name, value in vars(letter).items():
                    out().print(f"{name:11} {one_line(str(value))}", soft_wrap=True)
                # Set in, so that no line of it can be taken for one of ours.
                out().print(indent(printable(data.decode("utf-8", "backslashreplace")), "  "), soft_wrap=True)
                return 0
    return _missing([wanted])


async def _move(redis: Connection, keys: Keys, args: argparse.Namespace) -> int:
    """Put back, or delete, all that bear one of the ids: an alert that several sinks gave up has one in its stream."""
    wanted, found, moved, left = set(args.ids), set[str](), 0, list[str]()
    word = "put back" if args.verb == "retry" else "deleted"
    carry = _carrier(redis, keys, args.verb)
    try:
        async for page in pages(redis, keys):
            chosen = [one for one, _ in page if args.all or wanted & {one.id, one.source_id}]
            for letter, went in zip(chosen, await carry(chosen), strict=True):
                moved += went == 1
                left += [letter.id] * (went < 0)
                found |= {letter.id, letter.source_id} if went else set()  # else another program was quicker
    except RedisError:
        out().print(f"at least {moved} {word}")
        raise
    out().print(f"{moved} {word}")
    if left:
        what = ", ".join(one_line(i, 40) for i in left[:5])
        sys.stderr.write(f"tocsin: left as they are: {what}: the alert, or the sink it was for, is no longer there\n")
        return 1
    return _missing(sorted(wanted - found)) if wanted - found else 0


def _carrier(redis: Connection, keys: Keys, verb: str) -> Callable[[list[DeadLetter]], Awaitable[list[int]]]:
    """Give what does *verb* to letters and says of each: 1 it is done, 0 it is gone already, -1 it has to stay."""
    retry = script(commands, "retry", redis, prelude=False)
    redeliver = script(commands, "redeliver", redis, prelude=False)

    async def carry(chosen: list[DeadLetter]) -> list[int]:
        async with redis.pipeline(transaction=False) as pipe:
            for letter in chosen:
                dead = keys.dead(letter.stream)
                if verb == "drop":
                    pipe.xdel(dead, letter.id)
                elif letter.stream == keys.alerts:
                    await redeliver(keys=[dead, letter.stream], args=[letter.id, CONSUMER], client=pipe)
                else:
                    await retry(keys=[dead, letter.stream], args=[letter.id], client=pipe)
            return await pipe.execute() if chosen else []

    return carry


def _missing(ids: list[str]) -> int:
    sys.stderr.write(f"tocsin: no dead letter {', '.join(one_line(i, 40) for i in ids)}\n")
    return 1
