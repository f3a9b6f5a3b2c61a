"""
``POST /articles``: other programs hand articles in. Served only where a token is set.

The answer comes after the gate has spoken: what is answered 202 is in the stream. Where Redis does not answer in time,
the answer is 503 with Retry-After, and sending the same again is safe.
"""

import asyncio
import json
import math
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import structlog
from pydantic_core import from_json, to_json
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from services.ingest.domain.gates import dated_now
from services.ingest.domain.state import SourceState, to_mapping
from services.ingest.domain.tokens import Rate, Token, holder, read_tokens
from services.ingest.openapi import describe
from services.ingest.ports import Admission, Desk
from services.ingest.settings import IngestSettings
from shared.chassis.serving import Server
from shared.chassis.settings import split_address
from shared.contracts.article import Article, parse_at_door
from shared.contracts.errors import ContractViolation, PermanentError, TransientError

STATE = "push"  # the id its state is kept under
RETRY_AFTER_SECONDS = 5
_LINES = frozenset({"application/x-ndjson", "application/ndjson", "application/jsonl"})
_MAX_ITEMS = 10_000
_GATES_AT_ONCE = 16  # requests at the gate: each holds a connection to Redis
_SMALL_BYTES = 64 * 1024
_ROOM_SECONDS = 1.5
_BODY_SECONDS = 30.0  # for a body to arrive in whole
_BODIES_AT_ONCE = 4  # largest ones; of ordinary articles there is room for thousands

T = TypeVar("T")
log = structlog.get_logger(__name__)


class PushSource:
    """The kind ``push``."""

    name = "push"

    def idle(self, settings: IngestSettings) -> str | None:
        """Say whether the endpoint isn't served. Raises ConfigurationError where the tokens can't be right."""
        if settings.push_token is None:
            return "TOCSIN_PUSH_TOKEN is not set"
        read_tokens(settings.push_token.get_secret_value())
        return None

    async def run(self, desk: Desk) -> None:
        """Serve until cancelled."""
        host, port = split_address(desk.settings.push_bind)
        server = Server(endpoint(desk), host, port, setting="TOCSIN_PUSH_BIND")
        serving = asyncio.create_task(server.serve())
        try:
            await server.up(serving)
            now = desk.now()
            state = SourceState(kind="push", name="push endpoint", url=f"http://{desk.settings.push_bind}/articles")
            await desk.states.save(STATE, to_mapping(state.turn("ok", now)))
            await asyncio.shield(serving)
        finally:
            server.should_exit = True
            await serving


SOURCE = PushSource()


class Refused(Exception):
    """Ends a request: *status*, and what is wrong."""

    def __init__(self, status: int, message: str, field: str = "", *, retry_after: int = RETRY_AFTER_SECONDS) -> None:
        super().__init__(message)
        self.status, self.message, self.field, self.retry_after = status, message, field, retry_after


class Room:
    """Bounds the bytes of the bodies in memory at the same time."""

    def __init__(self, total: int) -> None:
        self._free = total
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def for_bytes(self, size: int) -> AsyncIterator[None]:
        """Hold *size* bytes; refuses with 503 where there is no room for long."""
        try:
            async with asyncio.timeout(_ROOM_SECONDS), self._changed:
                await self._changed.wait_for(lambda: size <= self._free)
                self._free -= size
        except TimeoutError as error:
            raise Refused(503, "too much at once; send it again later") from error
        try:
            yield
        finally:
            async with self._changed:
                self._free += size
                self._changed.notify_all()


def endpoint(desk: Desk) -> Starlette:
    """Make the application."""
    room = Room(_BODIES_AT_ONCE * desk.settings.push_max_bytes)
    gates = asyncio.Semaphore(_GATES_AT_ONCE)
    tokens = read_tokens(desk.settings.push_token.get_secret_value()) if desk.settings.push_token else ()
    rate = Rate(desk.settings.push_requests_per_minute)
    description = json.dumps(describe(max_items=_MAX_ITEMS), indent=1).encode()

    async def articles(request: Request) -> Response:
        try:
            who = _authorised(request, tokens)
            _in_time(rate, who)
            lines = _in_lines(request)
            async with room.for_bytes(_announced(request, desk.settings.push_max_bytes)):
                body = await _body(request, desk.settings.push_max_bytes)
                return await (_take_lines if lines else _take_in)(body, desk, gates)
        except Refused as refused:
            later = {"Retry-After": str(refused.retry_after)}
            headers = {401: {"WWW-Authenticate": "Bearer"}, 429: later, 503: later}
            return JSONResponse(
                {"error": _error(refused.field, refused.message)}, refused.status, headers.get(refused.status)
            )

    async def health(_: Request) -> Response:
        return Response("ok\n", media_type="text/plain")

    async def openapi(_: Request) -> Response:
        return Response(description, media_type="application/json")

    return Starlette(
        routes=[
            Route("/articles", articles, methods=["POST"]),
            Route("/openapi.json", openapi),
            Route("/healthz", health),
        ]
    )


def _authorised(request: Request, tokens: Sequence[Token]) -> str:
    """Name the token that came with *request*."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    who = holder(tokens, token.strip().encode("latin-1"))  # the bytes as they came
    if who is None or scheme.lower() != "bearer":
        raise Refused(401, "a valid bearer token is required")
    return who


def _in_time(rate: Rate, who: str) -> None:
    if wait := rate.wait(who, time.monotonic()):
        raise Refused(429, "too many requests with this token", retry_after=math.ceil(wait))


def _in_lines(request: Request) -> bool:
    """Tell whether the body is one article a line."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and kind not in _LINES:
        raise Refused(415, "Content-Type must be application/json or application/x-ndjson")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(415, "the body must not be compressed")
    return kind in _LINES


def _announced(request: Request, max_bytes: int) -> int:
    """Read how large the body will be; where it isn't said, as large as it may be."""
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit()):
        return max_bytes
    if int(length) > max_bytes:
        raise Refused(413, f"more than {max_bytes:,} bytes")
    return int(length)


async def _body(request: Request, max_bytes: int) -> bytes:
    pieces, size = [], 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for piece in request.stream():
                size += len(piece)
                if size > max_bytes:
                    raise Refused(413, f"more than {max_bytes:,} bytes")
                pieces.append(piece)
    except TimeoutError as error:
        raise Refused(408, f"the body did not arrive within {_BODY_SECONDS:g} s") from error
    except ClientDisconnect as error:
        raise Refused(400, "the body broke off") from error
    return b"".join(pieces)


async def _take_in(body: bytes, desk: Desk, gates: asyncio.Semaphore) -> Response:
    limit = desk.settings.streams.max_article_bytes
    raw = await _aside(body, lambda: _parsed(body))
    single = not isinstance(raw, list)
    if single and len(body) > limit:
        raise Refused(413, f"more than {limit:,} bytes of JSON")
    items: Sequence[Any] = [raw] if single else raw
    if not items:
        raise Refused(422, "an empty list")
    if len(items) > _MAX_ITEMS:
        raise Refused(413, f"more than {_MAX_ITEMS:,} articles")
    return await _settled(await _aside(body, lambda: [_article(i, limit, sized=single) for i in items]), desk, gates)


async def _take_lines(body: bytes, desk: Desk, gates: asyncio.Semaphore) -> Response:
    limit = desk.settings.streams.max_article_bytes
    if body.count(b"\n") > 2 * _MAX_ITEMS:
        raise Refused(413, f"more than {2 * _MAX_ITEMS:,} lines")
    lines = [(number, line) for number, raw in enumerate(body.split(b"\n"), 1) if (line := raw.strip())]
    if not lines:
        raise Refused(422, "no article on any line")
    if len(lines) > _MAX_ITEMS:
        raise Refused(413, f"more than {_MAX_ITEMS:,} articles")
    return await _settled(await _aside(body, lambda: [_line(line, n, limit) for n, line in lines]), desk, gates)


async def _settled(read: Sequence[Article | dict[str, Any]], desk: Desk, gates: asyncio.Semaphore) -> Response:
    """Hand in what could be *read*; answer for each."""
    now = desk.now()
    stamped = [dated_now(one, now) for one in read if isinstance(one, Article)]
    admissions = await _admitted([article for article, _ in stamped], desk, gates) if stamped else []
    told = (_answer(admission, done) for admission, (_, done) in zip(admissions, stamped, strict=True))
    answers = [next(told) if isinstance(one, Article) else one for one in read]
    if stamped:
        return JSONResponse({"items": answers}, 202)
    return JSONResponse({"items": answers, "error": answers[0]["error"]}, 422)


async def _aside(body: bytes, work: Callable[[], T]) -> T:
    """Do what takes long for a large *body* in a thread, so that other requests are answered meanwhile."""
    return work() if len(body) < _SMALL_BYTES else await asyncio.to_thread(work)


def _parsed(body: bytes) -> Any:
    try:
        return from_json(body)
    except ValueError as error:
        raise Refused(422, f"not JSON: {error}"[:300]) from error


def _line(line: bytes, number: int, limit: int) -> Article | dict[str, Any]:
    """Read one article from its line; where it is refused, its part of the answer, which says the line."""
    if len(line) > limit:
        return _refused(None, "", f"line {number}: more than {limit:,} bytes of JSON")
    try:
        item = from_json(line)
    except ValueError as error:
        return _refused(None, "", f"line {number}: not JSON: {error}"[:300])
    return _article(item, limit, sized=True)


def _article(item: Any, limit: int, *, sized: bool) -> Article | dict[str, Any]:
    """Read one article; where it is refused, its part of the answer."""
    try:
        # A single article's size is that of the request, checked already.
        return parse_at_door(item if sized and isinstance(item, dict) else to_json(item), max_bytes=limit)
    except ContractViolation as error:
        return _refused(item, error.field, error.message)
    except (PermanentError, ValueError) as error:
        return _refused(item, "", str(error)[:300])


def _refused(item: Any, field: str, message: str) -> dict[str, Any]:
    given = item.get("id") if isinstance(item, dict) else None
    name = given if isinstance(given, str) else None
    return {"id": name, "revision": None, "outcome": "refused", "error": _error(field, message)}


async def _admitted(articles: Sequence[Article], desk: Desk, gates: asyncio.Semaphore) -> list[Admission]:
    away = "Redis does not answer; send it again later, nothing is taken in twice"
    try:
        async with asyncio.timeout(desk.settings.push_gate_seconds), gates:
            return await desk.gate.admit(articles, gate=STATE)
    except (TransientError, TimeoutError, OSError) as error:
        raise Refused(503, away) from error
    except Exception as error:  # whatever it is, nothing was accepted, and it is us who have to look
        log.exception("the gate failed", source=STATE)
        raise Refused(503, away) from error


def _answer(admission: Admission, done: Mapping[str, str]) -> dict[str, Any]:
    """Say what became of an article; and what was *done* with fields of it, where anything was."""
    answer = {"id": admission.id, "revision": admission.revision, "outcome": admission.outcome, "error": None}
    return answer | ({"notes": [_error(field, message) for field, message in done.items()]} if done else {})


def _error(field: str, message: str) -> dict[str, str]:
    return {"field": field, "message": message}
