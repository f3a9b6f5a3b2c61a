"""HTTP inside a worker: who never says what he wants does not keep others out."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from shared.chassis import serving
from shared.chassis.serving import Server

HALF = b"GET /late HTTP/1.1\r\nHost: ledger.example\r\n"


def test_half_a_request_is_given_up_and_a_slow_answer_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "HEAD_SECONDS", 0.02)

    async def main() -> list[bytes]:
        given_up = asyncio.Event()

        async def late(_: Request) -> Response:
            await given_up.wait()
            return PlainTextResponse("late, and whole")

        async def at_once(_: Request) -> Response:
            return PlainTextResponse("at once")

        server = Server(Starlette(routes=[Route("/late", late), Route("/", at_once)]), "127.0.0.1", 0, setting="BIND")
        task = asyncio.create_task(server.serve())
        await server.up(task)
        port = server.servers[0].sockets[0].getsockname()[1]

        async def said(*pieces: bytes) -> bytes:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            answer = b""
            for piece in pieces:
                writer.write(piece)
                answer = await reader.read()
            writer.close()
            return answer

        slow = asyncio.create_task(said(HALF + b"Connection: close\r\n\r\n"))
        halves = [await said(half) for half in (HALF, b"", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" + HALF)]
        given_up.set()
        answers = [*halves, await slow]
        server.should_exit = True
        await task
        return answers

    half, nothing, second, slow = asyncio.run(asyncio.wait_for(main(), 20))
    assert (half, nothing) == (b"", b"")
    assert second.count(b"HTTP/1.1") == 1
    assert second.endswith(b"at once")
    assert slow.endswith(b"late, and whole")
