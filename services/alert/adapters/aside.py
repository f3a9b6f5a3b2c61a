"""
What blocks, done aside: a library that waits for a service, a file on a disk that may hang. Neither the deciding nor
another sink waits for it.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from shared.contracts.errors import SinkUnavailable

T = TypeVar("T")


class Aside:
    """Does one blocking thing at a time in a daemon thread, so that one that hangs keeps no process from ending."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._busy = False

    async def do(self, work: Callable[[], T]) -> T:
        """
        Do *work* and give what it gives.

        Raises:
            SinkUnavailable: An earlier one, given up meanwhile, still goes on.
        """
        if self._busy:
            raise SinkUnavailable("the try before has not ended yet")
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def tell(done: Callable[[], None]) -> None:
            if not answer.done():
                done()

        def within() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 (handed on to whoever waits)
                failure = error
                outcome: Callable[[], None] = lambda: answer.set_exception(failure)  # noqa: E731
            else:
                outcome = lambda: answer.set_result(result)  # noqa: E731
            self._busy = False
            with suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(tell, outcome)

        self._busy = True
        threading.Thread(target=within, name=self._name, daemon=True).start()
        return await answer

    async def write(self, path: Path, content: bytes) -> None:
        """
        Write a file, whole or not at all; its folder is made.

        Raises:
            SinkUnavailable: The disk is full, the folder can't be written.
        """

        def work() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.write_bytes(content)
            fresh.replace(path)

        try:
            await self.do(work)
        except OSError as error:
            raise SinkUnavailable(f"{error.filename}: {error.strerror}") from error
