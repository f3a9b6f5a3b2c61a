"""
Server-sent events: the alerts, live, for a browser's ``EventSource`` or anything that reads lines over HTTP.

An event's id is its entry in the stream, so that a reader who comes back with ``Last-Event-ID`` misses nothing, for as
long as alerts are kept, whichever worker answers. Each reader reads the stream at its own pace; none delays another.
"""

import re
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from pydantic import Field, SecretStr, field_validator

from services.alert.domain.wording import line, packed
from services.alert.ports import Delivery, Desk, SinkOptions
from shared.chassis.settings import split_address

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_ENTRY = re.compile(r"\d{1,20}-\d{1,20}")
_MAX_BYTES = 64 * 1024
_AGAIN_MILLISECONDS = 3000
_QUIET_TURNS = 15  # seconds, about: a line that says nothing keeps proxies from hanging up


class EventsOptions(SinkOptions):
    """A block of server-sent events."""

    bind: str = Field("127.0.0.1:8090", description="host:port to serve on.")
    token: SecretStr | None = Field(None, description="Asked of readers, as bearer or ?token=; empty: nobody is asked.")
    readers: int = Field(100, ge=1, le=10_000, description="Readers at the same time; each holds a connection.")
    allow_origin: str | None = Field(
        None, pattern=r"^[\x21-\x7e]{1,200}$", description="Site whose pages may read it in a browser, or *."
    )

    @field_validator("bind")
    @classmethod
    def _address(cls, bind: str) -> str:
        split_address(bind)
        return bind


class EventsSink:
    """The kind ``events``."""

    name = "events"
    options = EventsOptions
    hands_over = False
    sends = False

    async def run(self, desk: Desk[EventsOptions]) -> None:
        """Serve ``/events``."""
        from starlette.responses import PlainTextResponse, StreamingResponse

        from services.alert.adapters.stall import serve

        options, readers = desk.options, set[object]()
        origin = {"Access-Control-Allow-Origin": options.allow_origin} if options.allow_origin else {}

        async def answer(request: "Request") -> "Response":
            after = request.headers.get("last-event-id") or request.query_params.get("after", "")
            after = {"": "$", "beginning": "0-0"}.get(after, after)
            if after != "$" and not _ENTRY.fullmatch(after):
                return PlainTextResponse("Last-Event-ID: is none of ours\n", 400, origin)
            if len(readers) >= options.readers:
                return PlainTextResponse("too many readers\n", 503, {"Retry-After": "30", **origin})
            headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", **origin}
            return StreamingResponse(_lines(desk, after, readers), 200, headers, "text/event-stream")

        await serve(options.name, options.bind, options.token, {"/events": answer})


SINK = EventsSink()


async def _lines(desk: Desk[EventsOptions], after: str, readers: set[object]) -> AsyncIterator[bytes]:
    me, quiet = object(), 0
    readers.add(me)
    try:
        yield f"retry: {_AGAIN_MILLISECONDS}\n\n".encode()
        async for delivery in desk.follow(after):
            if delivery is not None:
                quiet = 0
                yield as_event(delivery)
            elif (quiet := quiet + 1) % _QUIET_TURNS == 0:
                yield b":\n\n"
    finally:
        readers.discard(me)


def as_event(delivery: Delivery) -> bytes:
    """Give one event: its JSON is one line, whatever it holds."""
    head = f"id: {delivery.entry}\nevent: {line(delivery.alert.type, 100)}\ndata: "
    return head.encode() + packed(delivery.event, _MAX_BYTES) + b"\n\n"
