"""
The outbox of one sink: what waits to be delivered, what is next, and when. Pure: the time is an argument.

- In the order of the stream, one at a time; an alert never passes an earlier one of its incident.
- After a failure the sink as a whole rests, longer each time: a receiver that is down is knocked at, not stormed.
- A failure counts against the alert only where the receiver was well just before: an hour's outage buries nothing. An
  alert that fails again and again while others pass is tried more and more rarely, and given up after some tries.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

FIRST_PAUSE = timedelta(seconds=1)
LONGEST_WISH = timedelta(hours=1)  # a receiver may ask for so long a pause
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_MEANT_BY_ALL = 5  # so often a "later" is taken for the receiver's own trouble, not for this alert's

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long failures are borne: the longest pause, the age of an alert at which it is given up, its own tries."""

    longest_pause: timedelta
    give_up: timedelta
    tries: int


@dataclass(slots=True)
class Waiting(Generic[T]):
    """One alert on its way. *first_try* and *attempts* come from the log where a worker before us has tried."""

    entry: str
    incident: str
    item: T
    attempts: int = 0
    first_try: datetime | None = None
    blame: int = 0
    due: datetime | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the stream."""
        milliseconds, _, sequence = self.entry.partition("-")
        return int(milliseconds), int(sequence or 0)


@dataclass(slots=True)
class Outbox(Generic[T]):
    """See the module. *luck* gives numbers from 0 to 1, for the jitter."""

    patience: Patience
    luck: Callable[[], float]
    waiting: dict[str, Waiting[T]] = field(default_factory=dict)
    failures: int = 0  # since the last success
    rests_until: datetime | None = None
    _last_failed: str = ""

    def add(self, waiting: Waiting[T]) -> None:
        """Take in what is to be delivered."""
        self.waiting[waiting.entry] = waiting

    def holds(self, incident: str) -> bool:
        """Tell whether an alert of *incident* waits."""
        return any(w.incident == incident for w in self.waiting.values())

    def next(self, now: datetime) -> Waiting[T] | None:
        """Give what is to be tried now."""
        if self.rests_until and now < self.rests_until:
            return None
        ready = [w for w in self._heads() if w.due is None or w.due <= now]
        # The one that failed last waits for another's try: if that passes, it was not the receiver.
        return next((w for w in ready if w.entry != self._last_failed), next(iter(ready), None))

    def wakes(self) -> datetime | None:
        """Tell when ``next`` may give something; None if nothing waits or something is ready."""
        moments = [w.due or _LONG_AGO for w in self._heads()]
        moment = max(min(moments), self.rests_until or _LONG_AGO) if moments else _LONG_AGO
        return None if moment == _LONG_AGO else moment

    def delivered(self, waiting: Waiting[T]) -> None:
        """Take out what is done: delivered, or refused as such; the receiver is well."""
        self.waiting.pop(waiting.entry, None)
        self.failures, self.rests_until, self._last_failed = 0, None, ""

    def failed(self, waiting: Waiting[T], now: datetime, wish: timedelta | None = None) -> bool:
        """Note a failure; *wish*: the pause that was asked for. False if the alert is given up and taken out."""
        waiting.attempts += 1
        waiting.first_try = waiting.first_try or now
        throttled = wish is not None and waiting.attempts <= _MEANT_BY_ALL
        if not self.failures and not throttled:
            waiting.blame += 1
            waiting.due = now + self._pause(waiting.blame)
        self._last_failed = "" if throttled else waiting.entry
        self.failures += 1
        self.rests_until = now + max(self._pause(self.failures), min(wish or timedelta(), LONGEST_WISH))
        if waiting.blame < self.patience.tries and now - waiting.first_try < self.patience.give_up:
            return True
        self.waiting.pop(waiting.entry, None)
        return False

    def _heads(self) -> Iterator[Waiting[T]]:
        """Give the first of each incident, in the order of the stream."""
        seen: set[str] = set()
        for waiting in sorted(self.waiting.values(), key=lambda w: w.place):
            if waiting.incident not in seen:
                seen.add(waiting.incident)
                yield waiting

    def _pause(self, number: int) -> timedelta:
        """Give the pause after the *number*-th failure: doubled each time, with jitter, at most the longest."""
        doubled: timedelta = FIRST_PAUSE * 2 ** min(number - 1, 30)
        return min(doubled, self.patience.longest_pause) * (0.5 + self.luck() / 2)
