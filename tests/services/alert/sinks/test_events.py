"""Server-sent events: live, resumed from the stream, and one reader never in another's way."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from services.alert.domain.route import Route
from services.alert.postroom import SinkDesk
from services.alert.sinks.events import SINK, EventsOptions
from tests.server import free
from tests.services.alert.sinks.seen import Seen
from tests.services.alert.sinks.stand import Stand, an_alert
from tests.services.alert.sinks.web import asking


def options(**more: Any) -> EventsOptions:
    return EventsOptions.model_validate({"name": "live", "kind": "events", "bind": free(), **more})


async def read(desk: SinkDesk, count: int, path: str = "/events", **headers: str) -> list[dict[str, str]]:
    """Read *count* events, as a browser does."""
    found: list[dict[str, str]] = []
    async with (
        httpx.AsyncClient(base_url=f"http://{desk.options.bind}", trust_env=False, timeout=60) as web,
        web.stream("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()}) as answer,
    ):
        assert answer.headers["content-type"].startswith("text/event-stream")
        async for event in _events(answer):
            found.append(event)
            if len(found) == count:
                break
    return found


async def _events(answer: httpx.Response) -> AsyncIterator[dict[str, str]]:
    event: dict[str, str] = {}
    async for line in answer.aiter_lines():
        if line:
            name, _, value = line.partition(": ")
            event[name] = value
        elif "data" in event:
            yield event
            event = {}
        else:
            event = {}


def shown(stand: Stand, _: Path) -> list[Seen]:
    """What a reader gets; for the suite of hostile texts."""
    found: list[Seen] = []

    async def visit(desk: SinkDesk) -> None:
        async with asking(SINK, desk):
            (event,) = await read(desk, 1, "/events?after=beginning")
            found.extend([Seen("json", event.pop("data")), *(Seen("header", value) for value in event.values())])

    stand.run(visit, options())
    return found


def test_a_reader_who_comes_back_misses_nothing_and_gets_nothing_twice(stand: Stand) -> None:
    ids = stand.put(*(an_alert(f"i{n}") for n in range(4)))

    async def visit(desk: SinkDesk) -> None:
        async with asking(SINK, desk):
            first = await read(desk, 2, "/events?after=beginning")
            rest = await read(desk, 2, last_event_id=first[-1]["id"])
            assert [event["id"] for event in (*first, *rest)] == ids
            assert first[0]["event"] == "tocsin.alert.opened.v1"
            assert json.loads(first[0]["data"])["data"]["incident"] == "i0"

    stand.run(visit, options())


def test_a_new_reader_gets_what_comes_from_now_on(stand: Stand) -> None:
    stand.put(an_alert("old"), an_alert("low", severity="low"))

    async def visit(desk: SinkDesk) -> None:
        async with asking(SINK, desk):
            reading = asyncio.create_task(read(desk, 1))
            await asyncio.sleep(0)
            while not reading.done():
                stand.put(an_alert("new"), an_alert("low", severity="low"))
                await asyncio.wait([reading], timeout=0.1)
            assert json.loads((await reading)[0]["data"])["subject"] == "new"

    stand.run(visit, options(), routes=[Route(to=("live",), min_severity="high")])


def test_a_reader_who_does_not_read_holds_up_nobody(stand: Stand) -> None:
    stand.put(*(an_alert(f"i{n}", summary="x" * 20_000) for n in range(200)))

    async def visit(desk: SinkDesk) -> None:
        async with asking(SINK, desk):
            host, port = desk.options.bind.split(":")
            _, idle = await asyncio.open_connection(host, int(port))
            idle.write(b"GET /events?after=beginning HTTP/1.1\r\nHost: x\r\n\r\n")
            await idle.drain()
            assert len(await read(desk, 200, "/events?after=beginning")) == 200
            idle.close()

    stand.run(visit, options())


def test_strangers_ids_tokens_and_too_many_readers_are_answered_plainly(stand: Stand) -> None:
    async def visit(desk: SinkDesk) -> None:
        async with asking(SINK, desk) as ask:
            bearer = {"Authorization": "Bearer t0k"}
            assert (await ask("/events")).status_code == 401
            assert (await ask("/events", {**bearer, "Last-Event-ID": "nonsense"})).status_code == 400
            async with (
                httpx.AsyncClient(base_url=f"http://{desk.options.bind}", trust_env=False) as web,
                web.stream("GET", "/events", headers=bearer) as first,
            ):
                assert await anext(first.aiter_lines()) == "retry: 3000"
                second = await ask("/events", bearer)
                assert (second.status_code, second.headers["retry-after"]) == (503, "30")

    stand.run(visit, options(token="t0k", readers=1))


def test_a_bind_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="must be host:port"):
        EventsOptions(name="live", kind="events", bind="8080")
