"""
``tocsin sinks``: the sinks there are and how each is; try one with a test alert; switch one off, on, or forget it.

``test`` needs no server: it speaks to the receiver alone. A sink that is read from is asked whether it answers.
"""

import argparse
import asyncio
import json
import urllib.error
import urllib.request
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from redis.exceptions import ResponseError

from services.alert.ports import TEST_TYPE, Deliver, Delivery, SinkKind, SinkOptions
from services.alert.settings import AlertSettings
from services.alert.sinklist import SinkList, read_sinks
from services.commands.connection import beginning_with, connected
from services.commands.screen import one_line, out, write_json
from shared.chassis.retry import describe
from shared.chassis.server import Connection
from shared.chassis.settings import load
from shared.contracts.alert import Alert, alert_id
from shared.contracts.article import stamp
from shared.contracts.errors import ConfigurationError, SinkUnavailable, TocsinError
from shared.contracts.streams import SINK_GROUPS, Keys


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    for verb, purpose in (
        ("test", "send a test alert, marked as one; needs no server"),
        ("enable", "deliver again, what has waited as well"),
        ("disable", "stop delivering; alerts wait"),
        ("forget", "remove the place and the state of a sink that is no longer in the list"),
    ):
        own = verbs.add_parser(verb, help=purpose)
        own.add_argument("name", metavar="NAME")


def run(args: argparse.Namespace) -> int:
    """Do what the verb says."""
    settings = load(AlertSettings)
    if args.verb == "test":
        kind, options = read_sinks(settings.sinks).find(args.name)
        said = asyncio.run(_test(kind, options))
        out().print(one_line(said, 300), soft_wrap=True)
        return 0
    if args.verb is None:
        return asyncio.run(_list(settings, as_json=args.json))
    return asyncio.run(_change(settings, args.verb, args.name))


async def sinks_of(redis: Connection, keys: Keys, listed: SinkList | None = None) -> list[dict[str, Any]]:
    """Give how each sink is, by name: those that have a state, and those that are in the list."""
    names = {options.name: kind.name for kind, options in listed.sinks} if listed else {}
    found: dict[str, dict[str, Any]] = {name: {"name": name, "kind": kind} for name, kind in names.items()}
    async for key in redis.scan_iter(match=beginning_with(keys.sink), count=1000, _type="hash"):
        name = key.decode().removeprefix(keys.sink)
        state = {k.decode(): v.decode("utf-8", "replace") for k, v in (await redis.hgetall(key)).items()}
        state.pop("waiting", None)
        found[name] = {**found.get(name, {"name": name}), **state}
    groups = await _groups(redis, keys)
    for name, sink in found.items():
        group = groups.get(SINK_GROUPS + name)
        sink["pending"] = group["pending"] if group else 0
        sink["lag"] = group.get("lag") if group else None
        sink["listed"] = name in names if listed else None
    return [found[name] for name in sorted(found)]


def show_sinks(found: list[dict[str, Any]]) -> None:
    """Print the table of sinks."""
    from rich.table import Table

    table = Table("sink", "kind", "state", "waiting", "last success", "", box=None, pad_edge=False)
    for sink in found:
        waits = (sink["pending"] or 0) + (sink["lag"] or 0)
        state = "DISABLED" if sink.get("disabled") else str(sink.get("state", "never ran"))
        trouble = sink.get("last_error", "") if state not in {"ok", "served"} else ""
        success = str(sink.get("last_success", ""))[:19].replace("T", " ")
        cells = (sink["name"], sink.get("kind", ""), state, f"{waits:,}", success, trouble)
        table.add_row(*(one_line(str(cell), 100) for cell in cells))
    for column in table.columns:
        column.no_wrap, column.overflow = True, "ellipsis"
    out().print(table)


async def _list(settings: AlertSettings, *, as_json: bool) -> int:
    listed = read_sinks(settings.sinks)
    async with connected(settings.redis) as redis:
        found = await sinks_of(redis, settings.redis.keys, listed)
    if as_json:
        write_json(json.dumps({"sinks": found}, ensure_ascii=False))
    elif found:
        show_sinks(found)
    else:
        out().print("no sink is configured (TOCSIN_SINKS)")
    return 0


async def _change(settings: AlertSettings, verb: str, name: str) -> int:
    keys = settings.redis.keys
    async with connected(settings.redis) as redis:
        if not await redis.exists(keys.sink + name):
            raise ConfigurationError(f"no sink {name!r} has run yet")
        if verb == "enable":
            await redis.hdel(keys.sink + name, "disabled")
        elif verb == "disable":
            now = stamp(datetime.now(UTC))
            reason = {"state": "disabled", "disabled": now, "last_error": "switched off by tocsin sinks disable"}
            await redis.hset(keys.sink + name, mapping=reason)
        else:
            if any(options.name == name for _, options in read_sinks(settings.sinks).sinks):
                raise ConfigurationError(f"the sink {name!r} is in the list: take it out first, and end the workers")
            await redis.delete(keys.sink + name)
            await redis.xgroup_destroy(keys.alerts, SINK_GROUPS + name)
    out().print(f"{one_line(name, 40)}: {'forgotten' if verb == 'forget' else verb + 'd'}")
    return 0


@dataclass
class _TestDesk:
    """A desk with one alert on it, that is there to try a sink."""

    options: Any
    delivery: Delivery
    done: list[bool] = field(default_factory=list)

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def each(self, deliver: Deliver) -> None:
        async with asyncio.timeout(self.options.timeout_seconds):
            await deliver(self.delivery)
        self.done.append(True)

    async def latest(self, count: int) -> list[Delivery]:
        return [self.delivery][:count]

    async def follow(self, after: str) -> AsyncGenerator[Delivery | None]:  # noqa: ARG002 (the port's signature)
        yield self.delivery


async def _test(kind: SinkKind, options: SinkOptions) -> str:
    """Send the test alert; says what came of it. Raises what the sink raises."""
    if not kind.sends:
        return await asyncio.to_thread(_ask, options)
    desk = _TestDesk(options, a_test(options.name))
    try:
        await kind.run(desk)
    except TimeoutError as error:
        raise SinkUnavailable(f"sink {options.name}: no answer within {options.timeout_seconds:g} s") from error
    except TocsinError as error:
        raise type(error)(f"sink {options.name}: {error}") from error
    except Exception as error:  # whatever a sink's library says: it is what the operator wants to know
        raise SinkUnavailable(f"sink {options.name}: {describe(error)}") from error
    return f"{options.name}: the test alert {desk.delivery.alert.id} has been taken"


def _ask(options: SinkOptions) -> str:
    """Ask a sink that is read from whether it answers."""
    bind, folder = getattr(options, "bind", None), getattr(options, "folder", None)
    if not bind:
        return f"{options.name}: is read from, in {folder}: nothing to send to"
    try:
        with urllib.request.urlopen(f"http://{bind}/healthz", timeout=options.timeout_seconds):
            return f"{options.name}: is read from, and answers on http://{bind}"
    except (urllib.error.URLError, OSError) as error:
        raise SinkUnavailable(
            f"sink {options.name}: nothing answers on http://{bind} (does the worker run?)"
        ) from error


def a_test(sink: str) -> Delivery:
    """Make an alert that says of itself that it is none."""
    now = datetime.now(UTC).replace(microsecond=0)
    incident = f"test-{sink}-{now:%Y%m%d%H%M%S}"
    said = f"This is a test of the sink {sink}. Nothing has happened."
    alert = Alert.model_validate(
        {
            "id": alert_id(incident, 1), "type": TEST_TYPE, "time": now, "subject": incident, "data": {
                "incident": incident, "revision": 1, "status": "opened", "reason": "test", "severity": "info",
                "score": 0, "rule": "test", "headline": said, "summary": said, "indicators": [], "actors": [],
                "places": [], "first_seen": now, "last_seen": now, "figures": [], "findings": [], "findings_total": 0,
                "corroboration": {"independent": 0, "publishers": []},
            },
        }
    )  # fmt: skip
    return Delivery("0-0", alert, alert.model_dump(mode="json"))


async def _groups(redis: Connection, keys: Keys) -> dict[str, dict[str, Any]]:
    try:
        return {info["name"].decode(): info for info in await redis.xinfo_groups(keys.alerts)}
    except ResponseError:  # no such stream yet
        return {}
