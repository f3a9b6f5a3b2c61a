"""
What is known of a source between two polls: its health, its manners, its rhythm. Flat text, shown by ``status``.

``state`` is one word: ``new`` (never polled), ``ok``, ``empty`` (answers, lists nothing), ``failing`` (does not answer,
or not with a feed; tried again for ever), ``blocked`` (refuses us, or must not be fetched; tried again, seldom),
``silent`` (answers, and has brought nothing new for several times its rhythm), ``gone`` (410: retired until its address
in the feed list changes), ``off`` (not asked for, the reason in ``last_error``). ``silent_since`` stands from when a
source's silence was told until something new comes, whatever the word.

``read_at`` is when the feed was last sent in full, ``body`` a digest of it, ``asks_seconds`` how long the feed asks
us to wait, ``look_again`` from when on an entry that waits (for its date, for its page) needs a look, changed or not.
``left_out`` counts what the feed lists and the last poll did not take, ``left_why`` says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Literal, get_args, get_type_hints

from shared.contracts.article import stamp

State = Literal["new", "ok", "empty", "failing", "blocked", "silent", "gone", "off"]


@dataclass(frozen=True, slots=True)
class SourceState:
    """One source's state. Times are UTC; what is unknown is None, zero or empty."""

    kind: str = "feed"
    name: str = ""
    url: str = ""
    region: str = ""
    state: State = "new"
    since: datetime | None = None
    last_poll: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None
    silent_since: datetime | None = None
    last_error: str = ""
    failures: int = 0
    next_due: datetime | None = None
    rhythm_seconds: float = 0.0
    format: str = ""
    entries: int = 0
    published: int = 0
    kept_out: int = 0
    left_out: int = 0
    left_why: str = ""
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    memory: str = ""
    body: str = ""
    read_at: datetime | None = None
    look_again: datetime | None = None
    asks_seconds: float = 0.0

    def turn(self, state: State, now: datetime) -> "SourceState":
        """Enter *state*; ``since`` moves only where it is another one."""
        return self if state == self.state else replace(self, state=state, since=now)

    @property
    def rhythm(self) -> timedelta | None:
        """How long it usually takes until something new comes, once that is known."""
        return timedelta(seconds=self.rhythm_seconds) if self.rhythm_seconds > 0 else None


def to_mapping(state: SourceState) -> dict[str, str]:
    """Write *state* as flat text; what is unknown is left out."""
    flat: dict[str, str] = {}
    for field in fields(SourceState):
        value = getattr(state, field.name)
        if isinstance(value, datetime):
            flat[field.name] = stamp(value, "auto")
        elif value:
            flat[field.name] = str(value)
    return flat


def from_mapping(flat: Mapping[str, str]) -> SourceState:
    """Read *flat*; what is missing, unknown or damaged takes its default: a state is a help, never a hurdle."""
    known: dict[str, object] = {}
    for name, kind in _kinds().items():
        if (text := flat.get(name)) is not None:
            try:
                known[name] = _read(text, kind)
            except ValueError:
                continue
    return SourceState(**known)  # type: ignore[arg-type]


@cache
def _kinds() -> dict[str, object]:
    return dict(get_type_hints(SourceState))


def _read(text: str, kind: object) -> object:
    if kind is int or kind is float:
        return kind(text)
    if kind is str:
        return text
    if kind is State:
        if text not in get_args(State):
            raise ValueError(text)
        return text
    return datetime.fromisoformat(text).astimezone(UTC)
