"""HTTP served from inside a worker: uvicorn in its loop, for the push endpoint and for sinks that are read from."""

import asyncio
from typing import Any

import uvicorn
from starlette.applications import Starlette

from shared.contracts.errors import ConfigurationError


class Server(uvicorn.Server):
    """Uvicorn inside our loop: the signals stay with the worker, and a port in use is a configuration error."""

    def __init__(self, app: Starlette, host: str, port: int, *, setting: str) -> None:
        self.host, self.port, self._setting = host, port, setting
        super().__init__(
            uvicorn.Config(
                app, host=host, port=port, log_config=None, access_log=False, lifespan="off", server_header=False,
                timeout_graceful_shutdown=2, timeout_keep_alive=15, h11_max_incomplete_event_size=64 * 1024,
                limit_concurrency=1000,
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
