"""``tocsin status``: what waits, what failed, who works, which sources answer."""

import argparse
import asyncio
import json
import time
from datetime import UTC, datetime
from typing import Any

from redis.exceptions import ResponseError

from services.commands.connection import beginning_with, connected
from services.commands.screen import ago, one_line, out, write_json
from services.commands.silence import held_of, silences_of
from services.commands.sinks import show_sinks, sinks_of
from services.commands.workers import ROLES
from services.ingest.settings import IngestSettings
from shared.chassis.server import Connection, masked, server_url
from shared.chassis.settings import load
from shared.contracts.streams import ALERT_GROUP, TAGGING_GROUP, Keys

PUSH = "push"  # the id under which the push endpoint keeps its state among the sources
_INNER = {"memory", "etag", "last_modified"}  # of a source's state: nothing for people


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Show the state of the pipeline."""
    settings = load(IngestSettings)
    state = asyncio.run(_read(settings))
    if args.json:
        write_json(json.dumps(state, ensure_ascii=False))
    else:
        _show(state)
    return 0


async def _read(settings: IngestSettings) -> dict[str, Any]:
    keys = settings.redis.keys
    async with connected(settings.redis) as redis:
        streams = {
            "articles": await _stream(redis, keys, keys.articles, TAGGING_GROUP),
            "flagged": await _stream(redis, keys, keys.flagged, ALERT_GROUP),
            "alerts": await _stream(redis, keys, keys.alerts, None),
        }
        return {
            "redis_url": masked(server_url(settings.redis)),
            "streams": streams,
            "oldest_unprocessed_seconds": await _oldest(redis, keys),
            "workers": await workers(redis, keys),
            "rules": await rules_of(redis, keys),
            "quiet": await _quiet(redis, keys),
            "sources": (sources := await sources_of(redis, keys)),
            "sinks": await sinks_of(redis, keys),
            "push": _push(sources, settings),
        }


def _push(sources: list[dict[str, str]], settings: IngestSettings) -> dict[str, Any]:
    """Say whether the push endpoint is served: the ingest worker knows; before it has run, our own settings guess."""
    state = next((source for source in sources if source["id"] == PUSH), None)
    if state is None:
        served, reason = settings.push_token is not None, "TOCSIN_PUSH_TOKEN is not set"
    else:
        served, reason = state.get("state") == "ok", state.get("last_error", "")
    return {"served": served, "bind": settings.push_bind, "reason": None if served else reason}


async def _stream(redis: Connection, keys: Keys, stream: str, group: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"length": await redis.xlen(stream), "lag": None, "pending": 0}
    found["dead"] = await redis.xlen(keys.dead(stream))
    if group is None:
        return found
    own = [info for info in await _groups(redis, stream) if info["name"] == group.encode()]
    # Without its group no worker has ever read the stream: all of it waits.
    return found | ({"lag": own[0].get("lag"), "pending": own[0]["pending"]} if own else {"lag": found["length"]})


async def _groups(redis: Connection, stream: str) -> list[dict[str, Any]]:
    try:
        return list(await redis.xinfo_groups(stream))
    except ResponseError:  # no such stream yet
        return []


async def _oldest(redis: Connection, keys: Keys) -> float | None:
    """Give the age in seconds of the oldest article that some stage has not finished; None if there is none."""
    oldest: list[int] = []
    for stream, group in ((keys.articles, TAGGING_GROUP), (keys.flagged, ALERT_GROUP)):
        own = [info for info in await _groups(redis, stream) if info["name"] == group.encode()]
        if own and own[0]["pending"]:
            oldest.append(_milliseconds((await redis.xpending(stream, group))["min"]))
        read = own[0]["last-delivered-id"].decode() if own else "0-0"
        oldest += [_milliseconds(entry) for entry, _ in await redis.xrange(stream, min=f"({read}", count=1)]
    return round(max(0.0, time.time() - min(oldest) / 1000), 1) if oldest else None


async def workers(redis: Connection, keys: Keys) -> dict[str, int]:
    """Count the workers of each role that have shown themselves in the last seconds."""
    found = dict.fromkeys(ROLES, 0)
    async for key in redis.scan_iter(match=beginning_with(keys.worker), count=1000):
        role = key.decode().removeprefix(keys.worker).partition(":")[0]
        found[role] = found.get(role, 0) + 1
    return found


async def _quiet(redis: Connection, keys: Keys) -> dict[str, Any]:
    """Give the silences that hold now, and how often each cause has held an alert back."""
    now = datetime.now(UTC)
    holding = [s.model_dump(mode="json") for s in await silences_of(redis, keys) if s.ends > now]
    return {"silences": holding, "held": await held_of(redis, keys)}


async def rules_of(redis: Connection, keys: Keys) -> list[dict[str, Any]]:
    """Give the rules that each running alert worker has in force, and what is wrong with their file, by worker."""
    found = []
    async for key in redis.scan_iter(match=beginning_with(keys.rules), count=1000):
        card = await redis.get(key)
        if card is not None:
            found.append({"worker": key.decode().removeprefix(keys.rules), **json.loads(card)})
    return sorted(found, key=lambda card: str(card["worker"]))


async def sources_of(redis: Connection, keys: Keys) -> list[dict[str, str]]:
    """Give the state of every source that has one, by id."""
    found = []
    async for key in redis.scan_iter(match=beginning_with(keys.source), count=1000, _type="hash"):
        state = {k.decode(): v.decode("utf-8", "replace") for k, v in (await redis.hgetall(key)).items()}
        shown = {name: value for name, value in state.items() if name not in _INNER}
        found.append({"id": key.decode().removeprefix(keys.source), **shown})
    return sorted(found, key=lambda s: s["id"])


def _show(state: dict[str, Any]) -> None:
    from rich.table import Table

    out().print(f"server   {state['redis_url']}", soft_wrap=True)
    alive = ", ".join(
        f"{one_line(role, 20)} {count}" if count else f"{role} MISSING" for role, count in state["workers"].items()
    )
    out().print(f"workers  {alive}", soft_wrap=True)
    for line in sorted({_of_rules(card) for card in state["rules"]}):
        out().print(f"rules    {line}", soft_wrap=True)
    quiet = state["quiet"]
    if quiet["silences"] or quiet["held"]:
        maintenance = "MAINTENANCE, " if any(not s["matchers"] for s in quiet["silences"]) else ""
        held = sum(quiet["held"].values())
        out().print(
            f"quiet    {maintenance}{len(quiet['silences'])} silences in force, {held:,} alerts held back so far"
        )
    out().print(f"oldest   {ago(state['oldest_unprocessed_seconds'])} unprocessed")
    push = state["push"]
    out().print(f"push     {'served on ' + push['bind'] if push['served'] else 'not served: ' + push['reason']}")
    table = Table("stream", *("length", "lag", "pending", "dead"), box=None, pad_edge=False)
    for name, numbers in state["streams"].items():
        table.add_row(
            name, *("–" if numbers[k] is None else f"{numbers[k]:,}" for k in ("length", "lag", "pending", "dead"))
        )
    out().print(table)
    if state["sinks"]:
        show_sinks(state["sinks"])
    if state["sources"]:
        show_sources(state["sources"])


def _of_rules(card: dict[str, Any]) -> str:
    line = f"{card['rules']} of {one_line(str(card['file']), 200)} ({one_line(str(card['digest']), 12)})"
    wrong = one_line(str(card["error"]), 400)
    return f"{line}; THE FILE IS WRONG, old rules in force: {wrong}" if wrong else line


def show_sources(found: list[dict[str, str]]) -> None:
    """Print the table of sources with their health."""
    from rich.table import Table

    table = Table("source", "state", "last success", "last new", "every", "", box=None, pad_edge=False)
    for source in found:
        times = (source.get(name, "")[:19].replace("T", " ") for name in ("last_success", "last_new"))
        cells = (source["id"], source.get("state", ""), *times, _usual(source), _said(source))
        table.add_row(*(one_line(cell, 80) for cell in cells))
    for column in table.columns:  # a wrapped cell would look like a line of its own
        column.no_wrap, column.overflow = True, "ellipsis"
    out().print(table if found else "no source has been polled yet")


def _said(source: dict[str, str]) -> str:
    """Say what is wrong with a source; where nothing is, what it lists and is left out."""
    left = f"left out: {source.get('left_why', '')}" if source.get("left_out") else ""
    return source.get("last_error", "") or left


def _usual(source: dict[str, str]) -> str:
    """Say a source's rhythm, where it is known."""
    try:
        rhythm = float(source.get("rhythm_seconds", 0))
    except ValueError:
        return ""
    return ago(rhythm) if rhythm > 0 else ""


def _milliseconds(entry: bytes) -> int:
    return int(entry.partition(b"-")[0])
