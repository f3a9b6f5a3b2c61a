"""
Has a source fallen silent? Pure: the time is passed in.

A source is silent when it has brought nothing new for several times its own rhythm, and for some hours at least,
whatever its server answers meanwhile. Until its rhythm is known nobody can tell. It falls silent once, and recovers
with the first thing that is new; ``silent_since`` of its state stands from the one to the other. What its server calls
gone for good (410) is silent from then on: nothing more is asked of it, so nobody waits to tell that.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.ingest.domain.state import SourceState
from shared.contracts.source_event import REGION, SourceEvent, SourceEventData, Turn, source_event

# These say why nothing comes, and are kept; of the others, "silent" says more.
_TELLING = frozenset({"failing", "blocked", "gone", "off"})
_MAX_NAMED = 100


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a source may bring nothing: *times* its rhythm, *least* at least."""

    times: float = 3
    least: timedelta = timedelta(hours=12)


def silent_from(state: SourceState, patience: Patience) -> datetime | None:
    """Tell when *state*'s source falls silent unless something comes; None if it is already, or nobody can tell."""
    if state.silent_since or state.last_new is None or state.rhythm is None:
        return None
    return state.last_new + max(state.rhythm * patience.times, patience.least)


def judged(
    before: SourceState, after: SourceState, now: datetime, patience: Patience
) -> tuple[SourceState, Turn | None]:
    """
    Judge a source that was in the state *before* and is in the state *after*; what is new between them counts.

    Returns:
        The state with its silence in it, and what is to be told, if anything.
    """
    brought = after.last_new is not None and (before.last_new is None or after.last_new > before.last_new)
    if after.state == "gone" and before.state != "gone":
        return replace(after, silent_since=before.silent_since or now), "gone"
    if before.silent_since:
        if brought:
            return replace(after, silent_since=None).turn("ok", now), "recovered"
        return _in_silence(before, replace(after, silent_since=before.silent_since), now), None
    when = silent_from(after, patience)
    if when is None or when > now:
        return after, None
    return _in_silence(before, replace(after, silent_since=now), now), "silent"


def told(source: str, turn: Turn, before: SourceState, after: SourceState, now: datetime) -> SourceEvent:
    """Make the event that tells *turn* of *source*."""
    quiet = before if turn == "recovered" else after
    last_new = quiet.last_new or now
    usual = timedelta(seconds=quiet.rhythm_seconds)
    if turn == "silent":
        why = after.last_error or ("answers, and lists nothing" if not after.entries else "answers, with nothing new")
        reason = f"nothing new for {_said(now - last_new)}, usually something every {_said(usual)}; {why}"
    elif turn == "gone":
        reason = f"{after.last_error}; asked no more until its address in the list changes"
    else:
        reason = f"brings something new again, after {_said(now - last_new)}"
    data = SourceEventData(
        source=source,
        last_success=after.last_success,
        last_new=after.last_new,
        rhythm_seconds=round(quiet.rhythm_seconds, 1) or None,
        reason=reason,
        name=after.name or None,
        region=after.region or None,
    )
    return source_event(turn, data, time=now, last_new=last_new)


def told_of_region(region: str, sources: Sequence[str], cause: SourceEvent, last_new: datetime) -> SourceEvent:
    """Make the event of a *region* all of whose *sources* are silent, or one of which is no more: that of *cause*."""
    turn: Turn = "recovered" if cause.type == "tocsin.source.recovered.v1" else "silent"
    named = tuple(sorted(sources))
    if turn == "silent":
        more = f" and {len(named) - _MAX_NAMED} more" if len(named) > _MAX_NAMED else ""
        reason = f"all {len(named)} sources are silent: {', '.join(named[:_MAX_NAMED])}{more}"
    else:
        reason = f"{cause.data.source} brings something new again"
    data = SourceEventData(
        source=REGION + region,
        last_success=cause.data.last_success,
        last_new=cause.data.last_new,
        rhythm_seconds=None,
        reason=reason,
        region=region,
        sources=named[:_MAX_NAMED],
    )
    return source_event(turn, data, time=cause.time, last_new=last_new)


def _in_silence(before: SourceState, after: SourceState, now: datetime) -> SourceState:
    if after.state in _TELLING:
        return after
    return replace(after, state="silent", since=before.since if before.state == "silent" else now)


def _said(length: timedelta) -> str:
    seconds = length.total_seconds()
    for size, unit in ((172_800, "d"), (7200, "h"), (120, "min")):
        if seconds >= size:
            return f"{seconds / (size / 2):.0f} {unit}"
    return f"{seconds:.0f} s"
