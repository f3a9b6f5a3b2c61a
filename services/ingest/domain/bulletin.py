"""
What is worth a line when sources change their state: one line each for a few, one for all of them when they are many.

Offline, a dozen feeds fail within seconds: that is one piece of news, not twelve.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from services.ingest.domain.state import State

_MANY = 3  # so many at once are told in one line
_NAMED = 4
_LOST, _GONE = "can't be read now, tried again by themselves", "are gone for good, asked no more"
_SILENT = "have fallen silent"
_BAD = frozenset({"failing", "blocked", "gone"})


@dataclass(frozen=True, slots=True)
class Change:
    """One source entered *state*, coming from *before*."""

    source: str
    before: State
    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log: *bad* is a warning, the rest is information."""

    text: str
    bad: bool
    sources: tuple[str, ...]
    reason: str = ""


def tell(changes: Sequence[Change], total: int) -> list[Line]:
    """Put *changes*, of *total* sources, into as few lines as make sense."""
    bad = [c for c in changes if c.state in _BAD and c.state != "gone"]
    gone = [c for c in changes if c.state == "gone"]
    quiet = [c for c in changes if c.state == "silent" and c.before != "new"]
    good = [c for c in changes if c.state not in _BAD and c.state != "silent" and c.before in _BAD]
    again = [c for c in changes if c.state == "ok" and c.before == "silent"]
    return [
        *_lines(bad, total, _LOST, bad=True),
        *_lines(gone, total, _GONE, bad=True),
        *_lines(quiet, total, _SILENT, bad=True),
        *_lines(good, total, "answer again", bad=False),
        *_lines(again, total, "bring something new again", bad=False),
    ]


def _lines(changes: Sequence[Change], total: int, what: str, *, bad: bool) -> list[Line]:
    if not changes:
        return []
    if len(changes) < _MANY:
        return [Line(_single(c), bad, (c.source,), c.reason if bad else "") for c in changes]
    names = tuple(c.source for c in changes)
    listed = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    which = "all" if len(changes) == total else f"{len(changes)} of"
    if not bad:
        return [Line(f"{which} {total} feeds {what}: {listed}", bad, names)]
    reason = Counter(c.reason for c in changes).most_common(1)[0][0]
    return [Line(f"{which} {total} feeds {what}: {listed}", bad, names, reason)]


def _single(change: Change) -> str:
    what = {
        "failing": "can't be read now, tried again by itself",
        "blocked": "refuses us",
        "gone": "is gone for good, asked no more until its address in the list changes",
        "silent": "has fallen silent",
        "ok": "brings something new again" if change.before == "silent" else "answers again",
    }
    return f"feed {change.source} {what.get(change.state, 'answers again')}"
