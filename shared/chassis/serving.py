"""HTTP served from inside a worker: uvicorn in its loop, for the push endpoint and for sinks that are read from."""

import asyncio
from typing import Any

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from shared.contracts.errors import ConfigurationError

HEAD_SECONDS = 20.0  # for a request's first line and headers to arrive; longer than a connection is kept idle


class Prompt(H11Protocol):
    """
    Closes a connection on which no request begins in time.

    Uvicorn waits for ever: a thousand connections that say half a line each would keep everybody else out.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to look at the watch."""
        super().connection_made(transport)
        self.loop.call_later(HEAD_SECONDS, self._look, None)

    def _look(self, last: Any) -> None:
        """Close where we wait for a request since the *last* one, at which we waited, too."""
        if self.transport.is_closing():
            return
        waits = self.cycle is None or self.cycle.response_complete
        if waits and self.cycle is last:
            self.transport.close()
        else:
            self.loop.call_later(HEAD_SECONDS, self._look, self.cycle if waits else self)


class Server(uvicorn.Server):
    """Uvicorn inside our loop: the signals stay with the worker, and a port in use is a configuration error."""

    def __init__(self, app: Starlette, host: str, port: int, *, setting: str) -> None:
        self.host, self.port, self._setting = host, port, setting
        super().__init__(
            uvicorn.Config(
                app, host=host, port=port, log_config=None, access_log=False, lifespan="off", server_header=False,
                timeout_graceful_shutdown=2, timeout_keep_alive=15, h11_max_incomplete_event_size=64 * 1024,
                limit_concurrency=1000, http=Prompt,
            )
        )  # fmt: skip

    async def serve(self, sockets: list[Any] | None = None) -> None:
        """Serve until ``should_exit``, without taking the process's signals."""
        try:
            await self._serve(sockets)
        except SystemExit as error:  # how uvicorn says that it could not bind
            raise ConfigurationError(
                f"{self._setting}: can't listen on {self.host}:{self.port} (is the port in use?)"
            ) from error

    async def up(self, serving: "asyncio.Task[None]") -> None:
        """Wait until it listens; raises what *serving* raised if it never will."""
        while not self.started:
            if serving.done():
                serving.result()
                return
            await asyncio.sleep(0.01)
