"""
Lua scripts: what must happen in one step, or not at all.

Scripts stand in ``.lua`` files beside the module that runs them. Each begins with the prelude, whose functions write
decisions, dead letters and identities the same way everywhere.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from types import ModuleType
from typing import Any

from redis.commands.core import AsyncScript

from shared import chassis
from shared.chassis.server import Connection
from shared.chassis.settings import StreamSettings
from shared.contracts.article import stamp
from shared.contracts.streams import Keys

DAY_SECONDS = 86_400


def script(package: ModuleType, name: str, redis: Connection, *, prelude: bool = True) -> AsyncScript:
    """Register ``<package>/lua/<name>.lua``, with the prelude before it, for *redis*."""
    own = files(package).joinpath("lua", f"{name}.lua").read_text(encoding="utf-8")
    shared = files(chassis).joinpath("lua", "prelude.lua").read_text(encoding="utf-8") if prelude else ""
    registered: AsyncScript = redis.register_script(f"{shared}\n{own}")
    return registered


@dataclass(frozen=True)
class Context:
    """What the prelude's functions need: where decisions and identities are kept, and for how long."""

    keys: Keys
    streams: StreamSettings

    def arguments(self, now: datetime | None = None) -> list[Any]:
        """Give the six arguments that each script reads first: fate, its seconds, seen, its seconds, now, decisions."""
        return [
            self.keys.fate,
            int(self.streams.decisions_retention_days * DAY_SECONDS),
            self.keys.seen,
            int(self.streams.seen_retention_days * DAY_SECONDS),
            stamp(now or datetime.now(UTC), "milliseconds"),
            self.keys.decisions,
        ]
