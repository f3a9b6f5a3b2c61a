"""
What a sink is, and what it works with. A sink is one module of ``sinks/`` with a constant ``SINK`` of this shape.

A sink reads the durable stream alone. It either hands over each alert with ``desk.each`` (in order, tried again, never
twice unless a worker dies in between), or shows them to whoever asks, with ``desk.latest`` and ``desk.follow``.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol, TypeVar, runtime_checkable

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.alert import Alert
from shared.contracts.errors import SinkRefused

TEST_TYPE = "tocsin.alert.test.v1"  # what `tocsin sinks test` sends: never on the stream


class SinkGone(SinkRefused):
    """The receiver says that it is gone for good: the sink is switched off until somebody switches it on."""


@dataclass(frozen=True, slots=True)
class Told:
    """An earlier alert of the same incident that this sink has delivered."""

    revision: int
    id: str
    time: datetime
    severity: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One alert to hand over. ``event`` is the whole JSON, with fields that a newer version may have added."""

    entry: str
    alert: Alert
    event: Mapping[str, Any]
    earlier: tuple[Told, ...] = ()

    @property
    def is_test(self) -> bool:
        """Tell whether it only tries the sink."""
        return self.alert.type == TEST_TYPE

    @property
    def title(self) -> str:
        """The rule's title, else its name."""
        given = self.event.get("data", {}).get("title")
        return given if isinstance(given, str) and given else self.alert.data.rule


class SinkOptions(BaseModel):
    """What every ``[[sink]]`` block may say. A secret can stand in a file (``x_file``) or a variable (``x_env``)."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$", description="Its name, for routes, logs and commands.")
    kind: str = Field(description="Which module of services/alert/sinks.")
    start: Literal["now", "beginning"] = Field("now", description="Where a sink that is new begins to read.")
    only_rules: bool = Field(False, description="Take only what a rule's own routes send here.")
    timeout_seconds: float = Field(20, gt=0, le=300, description="Time for one delivery.")
    longest_pause_seconds: float = Field(300, gt=0, le=86400, description="Longest pause between two tries.")
    give_up_hours: float = Field(72, gt=0, le=24 * 60, description="An alert not delivered by then is a dead letter.")
    tries: int = Field(10, ge=1, le=1000, description="Tries of one alert while others are delivered.")


O_co = TypeVar("O_co", bound=SinkOptions, covariant=True)
Deliver = Callable[[Delivery], Awaitable[None]]


class Desk(Protocol[O_co]):
    """What a sink works with."""

    @property
    def options(self) -> O_co:
        """Its block in the list of sinks."""
        ...

    def now(self) -> datetime:
        """Tell the time."""
        ...

    async def each(self, deliver: Deliver) -> None:
        """
        Hand each alert that is routed here to *deliver*, one after the other, until cancelled.

        *deliver* raises SinkUnavailable (tried again, after its ``retry_after`` at the earliest), SinkRefused (a dead
        letter) or SinkGone; anything else is a bug, logged and tried again. After ``timeout_seconds`` it is cut off.
        An alert of an incident never passes an earlier one of the same incident.
        """
        ...

    async def latest(self, count: int) -> list[Delivery]:
        """Give the newest alerts that are routed here, newest first."""
        ...

    def follow(self, after: str) -> AsyncGenerator[Delivery | None]:
        """Give alerts routed here from the entry *after* on (``$``: from now), and None about once a second."""
        ...


@runtime_checkable
class SinkKind(Protocol):
    """One kind of sink."""

    @property
    def name(self) -> str:
        """What ``kind`` in the list of sinks says."""
        ...

    @property
    def options(self) -> type[SinkOptions]:
        """What its block may say."""
        ...

    @property
    def hands_over(self) -> bool:
        """Tell whether it calls ``desk.each``; where not, it is read from, and needs no consumer group."""
        ...

    @property
    def sends(self) -> bool:
        """Tell whether it sends each alert to somebody, so that a test alert can be sent by itself."""
        ...

    def run(self, desk: Desk[Any]) -> Coroutine[Any, Any, None]:
        """Deliver until cancelled."""
        ...


@dataclass(frozen=True, slots=True)
class Clock:
    """The time and how to let it pass: a test's hour takes no hour."""

    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]
