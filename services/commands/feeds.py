"""
``tocsin sources add``, ``remove``, ``import``, ``export``: the feeds of the live system.

What is added and removed is kept on the server, beside the feed list, and every ingest worker follows within seconds.
"""

import argparse
import asyncio
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from services.commands.connection import connected
from services.commands.screen import one_line, out
from services.ingest.adapters.roster import change, is_feed, read_changes
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.opml import MAX_BYTES, read_opml, write_opml
from services.ingest.domain.roster import added, make_feed, roster, write_change
from services.ingest.settings import IngestSettings
from services.ingest.sources.feed import load_feeds
from shared.chassis.server import Connection
from shared.contracts.article import Reliability
from shared.contracts.errors import ContractViolation
from shared.contracts.identity import canonical_url

VERBS = ("add", "remove", "import", "export")
_FIELDS = ("id", "name", "publisher", "reliability", "language", "region")


def configure(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verbs and their arguments."""
    add = verbs.add_parser("add", help="read one more feed, from now on")
    add.add_argument("url", metavar="URL")
    add.add_argument("--id", help="short name, kept for ever (default: from the address)")
    add.add_argument("--name", help="what people read (default: its host)")
    add.add_argument("--publisher", help="who answers for it, a domain: two feeds of one publisher are one voice")
    add.add_argument("--reliability", choices=get_args(Reliability), help="Admiralty letter")
    add.add_argument("--language", help="where the feed doesn't say it")
    add.add_argument("--region", help="what part of the world it tells of")
    add.add_argument("--interval", type=int, metavar="SECONDS", help="fixed pause between polls (default: learnt)")
    remove = verbs.add_parser("remove", help="read a feed no more; what it brought stays")
    remove.add_argument("id", metavar="ID")
    importing = verbs.add_parser("import", help="add the feeds of an OPML file")
    importing.add_argument("file", metavar="FILE.opml", help="- for stdin")
    verbs.add_parser("export", help="write the feeds in force as OPML")


def run(args: argparse.Namespace, settings: IngestSettings) -> int:
    """Do what the verb says."""
    return asyncio.run(_run(args, settings))


async def _run(args: argparse.Namespace, settings: IngestSettings) -> int:
    given = read_opml(_read(args.file)) if args.verb == "import" else []
    desk = _Desk(settings)
    async with connected(settings.redis) as redis:
        if args.verb == "add":
            return await desk.add(redis, args)
        if args.verb == "remove":
            return await desk.remove(redis, args.id)
        if args.verb == "import":
            return await desk.take_in(redis, given)
        return await desk.export(redis)


class _Desk:
    def __init__(self, settings: IngestSettings) -> None:
        self._keys = settings.redis.keys
        self._listed = load_feeds(settings.feeds)
        self._now = datetime.now(UTC)

    async def add(self, redis: Connection, args: argparse.Namespace) -> int:
        values = {name: getattr(args, name) for name in _FIELDS} | {
            "url": args.url,
            "interval_seconds": args.interval,
        }
        as_given = any(value is not None for name, value in values.items() if name != "url")
        said: list[FeedSpec] = []

        def decide(changes: Mapping[str, str]) -> tuple[dict[str, str], list[FeedSpec], list[str]]:
            feed = make_feed(values, roster(self._listed, changes))
            feed, text = added(feed, self._listed, changes, self._now, as_given=as_given)
            said[:] = [feed]
            return {feed.id: text}, [feed], []

        await change(redis, self._keys, decide)
        out().print(f"added {said[0].id}  {one_line(said[0].url)}", soft_wrap=True)
        return 0

    async def remove(self, redis: Connection, name: str) -> int:
        read_by_a_worker = await is_feed(redis, self._keys, name)

        def decide(changes: Mapping[str, str]) -> tuple[dict[str, str], list[FeedSpec], list[str]]:
            if name not in roster(self._listed, changes) and not read_by_a_worker:
                raise ContractViolation(f"no feed has the id {name}; tocsin sources lists them")
            return {name: write_change(self._now, removed=True)}, [], [name]

        await change(redis, self._keys, decide)
        out().print(f"removed {one_line(name)}", soft_wrap=True)
        return 0

    async def take_in(self, redis: Connection, given: list[dict[str, Any]]) -> int:
        new: list[FeedSpec] = []
        refused: list[str] = []

        def decide(changes: Mapping[str, str]) -> tuple[dict[str, str], list[FeedSpec], list[str]]:
            new.clear()
            refused.clear()
            places = roster(self._listed, changes)
            taken = set(places)
            known = {canonical_url(place.feed.url) for place in places.values()}
            more: dict[str, str] = {}
            for values in given:
                if canonical_url(values["url"]) in known:
                    continue
                try:
                    if values["id"] in taken:  # another feed's: it gets one of its own
                        values = values | {"id": None}  # noqa: PLW2901
                    feed = make_feed(values, taken)
                except ContractViolation as error:
                    refused.append(f"{values['url']}: {error}")
                    continue
                known.add(canonical_url(feed.url))
                taken.add(feed.id)
                new.append(feed)
                more[feed.id] = write_change(self._now, feed=feed)
            return more, list(new), []

        await change(redis, self._keys, decide)
        known = len(given) - len(new) - len(refused)
        out().print(f"{len(new)} added, {known} known already, {len(refused)} refused", soft_wrap=True)
        if refused:
            sys.stderr.write(
                f"tocsin: {len(refused)} of {len(given)} feeds refused, first {one_line(refused[0], 500)}\n"
            )
            return 1
        return 0

    async def export(self, redis: Connection) -> int:
        places = roster(self._listed, await read_changes(redis, self._keys))
        # UTF-8 wherever we run, as its first line says.
        sys.stdout.buffer.write(write_opml((place.feed for place in places.values()), title="Tocsin").encode())
        return 0


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContractViolation(f"can't read {name}: {error.strerror}") from error
