"""
Rules that change while the worker runs: a file that is right is in force within seconds, a file that isn't never is.

A bad file keeps the old rules, and says so loudly: an error line when it appears and every few minutes while it stays,
and on the worker's card, which ``tocsin status`` shows.
"""

import asyncio
import json
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from services.alert.domain.rulebook import Rulebook
from services.alert.domain.shelf import Shelf, load
from shared.chassis.server import Connection
from shared.contracts.article import stamp
from shared.contracts.errors import ConfigurationError

LOOK_SECONDS = 2.0
CARD_SECONDS = 15
COMPLAIN_SECONDS = 300.0

log = structlog.get_logger(__name__)
Mark = tuple[int, int, int]


class Rules:
    """The rules in force. *path* None: those that come with the program, which don't change."""

    def __init__(self, path: Path | None, window: timedelta) -> None:
        """
        Load them for the first time.

        Raises:
            ConfigurationError: They can't be right: at the start there are no old ones to keep.
        """
        self._path, self._window = path, window
        self._mark = _mark(path)
        self._shelf: Shelf = load(path, window)
        self._since = datetime.now(UTC)
        self._complained = 0.0
        self.error = ""

    @property
    def rulebook(self) -> Rulebook:
        """The rules as they are now."""
        return self._shelf.rulebook

    def look(self) -> None:
        """See whether the file has changed, and put it in force if it is right."""
        mark = _mark(self._path)
        if mark == self._mark:
            if self.error and time.monotonic() - self._complained > COMPLAIN_SECONDS:
                self._complain()
            return
        self._mark = mark
        try:
            shelf = load(self._path, self._window)
        except ConfigurationError as error:
            self.error = str(error)
            self._complain()
            return
        self.error = ""
        if shelf.digest != self._shelf.digest:
            self._shelf, self._since = shelf, datetime.now(UTC)
            log.warning("new rules in force", file=str(shelf.path), rules=len(shelf.rulebook.by_name))

    def card(self) -> str:
        """Give what others may know of them: ``{"file", "digest", "rules", "since", "error"}``."""
        return json.dumps(
            {
                "file": str(self._shelf.path),
                "digest": self._shelf.digest,
                "rules": len(self._shelf.rulebook.by_name),
                "since": stamp(self._since),
                "error": self.error,
            }
        )

    def _complain(self) -> None:
        self._complained = time.monotonic()
        log.error("the file of rules is wrong: the old rules stay in force", reason=self.error)


def watcher(rules: Rules, redis: Connection, key: str) -> Callable[[], Coroutine[Any, Any, None]]:
    """Make the task that keeps *rules* fresh, and shows their card under *key* while the worker lives."""

    async def watch() -> None:
        try:
            while True:
                await asyncio.to_thread(rules.look)
                await redis.set(key, rules.card(), ex=CARD_SECONDS)
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            await redis.delete(key)

    return watch


def _mark(path: Path | None) -> Mark:
    """Tell one state of the file from another; a file that is away has a state as well."""
    if path is None:
        return (0, 0, 0)
    try:
        stat = path.stat()
    except OSError:
        return (-1, 0, 0)
    return (stat.st_ino, stat.st_mtime_ns, stat.st_size)
