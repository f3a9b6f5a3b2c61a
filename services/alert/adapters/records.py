"""
The records of the memory as Redis gives them: which incidents an article went to, moments, silences.

A silence that can't be read holds nothing, and is told of in the log.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

import structlog
from pydantic import ValidationError

from services.alert.adapters.recent import Remembered
from services.alert.domain.board import Board
from services.alert.domain.epoch import EPOCH, since_epoch
from services.alert.domain.incident import Incident
from services.alert.domain.memory import Memory, NotLoaded
from services.alert.domain.quiet import Silence, Tally
from shared.chassis.stage import readable

_HOME = b"incident:"
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Loaded:
    """
    The memory as read, with each document as it was found, by key.

    *silences* in force, and *tallies* of the rules that have caps.
    """

    memory: Memory = field(default_factory=Memory)
    found: dict[str, Remembered] = field(default_factory=dict)
    silences: list[Silence] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)


def put(loaded: Loaded, one: NotLoaded, key: str, found: Remembered) -> None:
    loaded.found[key] = found
    if one.board:
        loaded.memory.boards[one.board] = cast("Board | None", found.document)
    else:
        loaded.memory.incidents[one.incident] = cast("Incident | None", found.document)


def homes_of(record: Mapping[bytes, bytes]) -> dict[str, str]:
    """Read which incidents an article went to, and in which theatres."""
    return {
        name.removeprefix(_HOME).decode(): value.decode() for name, value in record.items() if name.startswith(_HOME)
    }


def micros(moment: datetime) -> int:
    return since_epoch(moment, timedelta(microseconds=1))


def moment_of(micros: float) -> datetime:
    return EPOCH + timedelta(microseconds=micros)


def silences_of(values: Iterable[bytes]) -> Iterator[Silence]:
    """Read the silences; one that can't be read is none, and must not stop what isn't silenced."""
    for value in values:
        try:
            yield Silence.model_validate_json(value)
        except ValidationError:
            log.warning("a silence that can't be read holds nothing", silence=readable(value)[:200])
