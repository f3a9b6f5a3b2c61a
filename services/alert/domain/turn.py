"""
The turn of one article: what holds while it is decided about, and how an incident's line and alerts are written.

Nothing is written but on the draft.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.alert.domain.board import pinned
from services.alert.domain.corroboration import Families
from services.alert.domain.draft import Draft, Route
from services.alert.domain.incident import Incident, Standing, named, unheld
from services.alert.domain.message import compose
from services.alert.domain.rule import Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.sketch import Line, noted
from shared.contracts.alert import OVER, Alert, Change, Status

# Why a message is held back, or None: rule, incident, its standing now, status, changes, event time.
Hold = Callable[[Rule, Incident, Standing, Status, Sequence[Change], datetime], str | None]


@dataclass(frozen=True)
class Turn:
    """What holds while one article is decided about."""

    draft: Draft
    rulebook: Rulebook
    families: Families
    hold: Hold
    moment: datetime
    now: datetime | None  # the watermark, this article included


def holds_nothing(*_: object) -> str | None:
    """Let every message go."""
    return None


def note(turn: Turn, incident: Incident, rule: Rule, route: Route, *, reopened: bool) -> Line | None:
    """Write an incident's line on its board, and when it is over."""
    draft, board = turn.draft, turn.draft.board(route.theatre)
    line = board.lines.get(incident.id)
    due = _due(incident.last_seen, turn.now, rule)
    claimed = any(r.findings for r in incident.reports) or bool(unheld(incident))
    over = not claimed or (incident.status in OVER and not reopened)
    if route.told is not None:
        blank = Line(id=incident.id, rule=rule.name, key=route.told.key, first=turn.moment, last=turn.moment, due=due)
        line = noted(line or blank, route.told, rule, due, claimed=claimed)
    if line is None:
        return None
    line = line.model_copy(
        update={"last": max(line.last, incident.last_seen), "due": due, "over": over, "claimed": claimed}
    )
    draft.boards[route.theatre] = pinned(board, line, turn.now, turn.rulebook)
    draft.due[incident.id] = None if over else due
    return line


def _due(last_seen: datetime, now: datetime | None, rule: Rule) -> datetime:
    """Say when an incident is over; what is reported after that has a window from now on, or each report closes it."""
    due = last_seen + rule.window
    return due if now is None or due >= now else now + rule.window


def tell(
    turn: Turn,
    incident: Incident,
    now: Standing,
    *,
    status: Status,
    reason: str,
    changes: Sequence[Change],
    by: str = "",
) -> Alert:
    """Send the next alert of an incident, and remember that it was told."""
    rule = turn.rulebook.rule(incident.rule)
    next_one = incident.model_copy(update={"revision": incident.revision + 1, "status": status})
    alert = compose(next_one, now, rule, status=status, reason=reason, changes=changes, time=turn.moment, by=by)
    places, actors = named(incident)
    told = now.model_copy(update={"headline": alert.data.headline, "places": places, "actors": actors})
    if status == "resolved":
        told = incident.told if incident.revision else told
    turn.draft.incidents[incident.id] = next_one.model_copy(update={"told": told, "told_at": turn.moment, "held": {}})
    return alert
