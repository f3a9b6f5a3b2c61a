"""
When is a source due next? Pure: the time and the dice are passed in.

- After an answer: half of the source's own rhythm (learnt from how often it has something new), between a floor and a
  ceiling; never before ``Cache-Control: max-age`` or the feed's own ``ttl`` allow it, as far as the ceiling goes.
- After a failure: twice as long as the time before, up to a cap; never before ``Retry-After``. No source is given up.
- After a refusal (401, 403, a private address …): the same, from an hour on.
- After 410: never, until the feed list names another address.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.ingest.domain.state import SourceState

FOREVER = timedelta(hours=6)  # how long a loop sleeps at most before it looks whether anything has changed
_MAX_RETRY_AFTER = timedelta(days=7)  # longer is a mistake or a trap
_BLOCKED_FROM = timedelta(hours=1)
_LEARNING = 0.3  # weight of the latest gap in the rhythm
_ENOUGH_DATES = 5  # to tell a rhythm from
_MONTH = timedelta(days=30)  # what is older is an archive, or was put on top to stay there
_JITTER = 0.1  # so that a thousand feeds that failed together don't come back together
_MAX_ERROR_CHARS = 300


@dataclass(frozen=True, slots=True)
class Policy:
    """The bounds of the schedule. ``fixed`` takes the place of the learnt interval."""

    usual: timedelta = timedelta(minutes=5)
    least: timedelta = timedelta(minutes=2)
    most: timedelta = timedelta(hours=1)
    backoff_most: timedelta = timedelta(hours=6)
    fixed: timedelta | None = None


def succeeded(
    state: SourceState,
    now: datetime,
    policy: Policy,
    *,
    new: int = 0,
    entries: int | None = None,
    hint: timedelta | None = None,
    dice: float = 0.5,
) -> SourceState:
    """
    Note an answer that brought *new* entries of *entries* (None: unchanged, 304).

    *hint* is how long the server asks us to wait; *dice* is a random number in [0, 1).
    """
    rhythm = state.rhythm_seconds
    if new and state.last_new and state.last_new < now:
        gap = (now - state.last_new).total_seconds() / new
        rhythm = gap if rhythm <= 0 else (1 - _LEARNING) * rhythm + _LEARNING * gap
    listed = state.entries if entries is None else entries
    state = replace(
        state,
        last_poll=now,
        last_success=now,
        last_new=now if new else state.last_new,
        last_error="",
        failures=0,
        rhythm_seconds=rhythm,
        entries=listed,
    ).turn("ok" if listed else "empty", now)
    wait = max(interval(state, now, policy), min(hint or timedelta(), policy.most))
    return replace(state, next_due=now + _jittered(wait, dice))


def listed_rhythm(dates: Iterable[datetime | None], now: datetime) -> float:
    """
    Tell from the *dates* a feed lists how many seconds it takes until something new comes; 0 where they are few.

    Its last month counts, whenever that was: what has ended long ago had a rhythm, too.
    """
    listed = [date for date in dates if date is not None and date <= now]
    last = max(listed, default=now)
    past = sorted(date for date in listed if date >= last - _MONTH)
    return (past[-1] - past[0]).total_seconds() / (len(past) - 1) if len(past) >= _ENOUGH_DATES else 0.0


def latest(dates: Iterable[datetime | None], now: datetime) -> datetime | None:
    """Find the latest of *dates* that has come."""
    return max((date for date in dates if date is not None and date <= now), default=None)


def failed(
    state: SourceState,
    now: datetime,
    policy: Policy,
    *,
    error: str,
    retry_after: timedelta | None = None,
    blocked: bool = False,
    dice: float = 0.5,
) -> SourceState:
    """Note that there was no usable answer, and why. *blocked*: it won't get better by itself soon."""
    failures = state.failures + 1
    first = _BLOCKED_FROM if blocked else policy.least
    wait = min(first * 2 ** min(failures - 1, 30), max(policy.backoff_most, first if blocked else policy.least))
    wait = max(_jittered(wait, dice), min(retry_after or timedelta(), _MAX_RETRY_AFTER))
    state = replace(state, last_poll=now, last_error=error[:_MAX_ERROR_CHARS], failures=failures, next_due=now + wait)
    return state.turn("blocked" if blocked else "failing", now)


def gone(state: SourceState, now: datetime, *, error: str = "the server says it is gone for good (410)") -> SourceState:
    """Retire a source."""
    return replace(state, last_poll=now, last_error=error[:_MAX_ERROR_CHARS], next_due=None).turn("gone", now)


def interval(state: SourceState, now: datetime, policy: Policy) -> timedelta:
    """Tell how long to wait between two polls of a source that answers."""
    if policy.fixed is not None:
        return policy.fixed
    rhythm = state.rhythm
    if rhythm is None:
        return policy.usual
    # A feed that has fallen quiet slows down without waiting for its next entry to learn it.
    quiet = (now - state.last_new) / 4 if state.last_new else timedelta()
    return min(max(max(rhythm, quiet) / 2, policy.least), policy.most)


def due(state: SourceState, now: datetime) -> timedelta | None:
    """Tell how long until *state*'s source is due: zero if it is, None if it never will be."""
    if state.state == "gone":
        return None
    if state.next_due is None:
        return timedelta()
    return max(state.next_due - now, timedelta())


def _jittered(wait: timedelta, dice: float) -> timedelta:
    # Only ever later: an early retry is bad manners.
    return wait * (1 + _JITTER * dice)
