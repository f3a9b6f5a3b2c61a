"""Asking a sink that serves, while it runs."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import httpx

from services.alert.ports import SinkKind
from services.alert.postroom import SinkDesk
from shared.chassis.worker import _end

Ask = Callable[..., Awaitable[httpx.Response]]


@asynccontextmanager
async def asking(kind: SinkKind, desk: SinkDesk) -> AsyncIterator[Ask]:
    """Run *kind* and give a way to ask it; the sink has ended when the block does."""
    base = f"http://{desk.options.bind}"
    running = asyncio.ensure_future(kind.run(desk))
    async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=60) as web:

        async def ask(path: str, headers: dict[str, str] | None = None) -> httpx.Response:
            return await web.get(path, headers=headers)

        while not running.done():
            with suppress(httpx.ConnectError):
                await ask("/healthz")
                break
            await asyncio.sleep(0.01)
        try:
            if running.done():
                running.result()
            yield ask
        finally:
            await _end([running])
