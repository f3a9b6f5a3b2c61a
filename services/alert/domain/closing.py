"""
The closing of incidents: event time has come so far that nobody has reported them for their window.

One article closes a bounded number of them; the next one goes on.
"""

from services.alert.domain.board import pinned
from services.alert.domain.incident import Incident, standing
from services.alert.domain.turn import Turn, tell
from shared.contracts.alert import Alert

_MOST_RESOLVED = 50  # by one article; the next one goes on


def close(turn: Turn) -> list[Alert]:
    """Resolve what is over: nobody has reported it for its window of event time."""
    if turn.now is None:
        return []
    closed = []
    for identifier in list(turn.draft.memory.overdue(turn.now))[:_MOST_RESOLVED]:
        incident = turn.draft.incident(identifier)
        if incident is None or incident.due is None:
            turn.draft.due[identifier] = None
        elif incident.due >= turn.now:
            turn.draft.due[identifier] = incident.due
        else:
            alert = _resolve(turn, incident)
            closed += [alert] if alert is not None else []
    return closed


def _resolve(turn: Turn, incident: Incident) -> Alert | None:
    draft, rule = turn.draft, turn.rulebook.rule(incident.rule)
    over = incident.model_copy(update={"due": None, "status": "resolved"})
    draft.incidents[incident.id] = over
    draft.due[incident.id] = None
    board = draft.board(incident.theatre)
    line = board.lines.get(incident.id)
    if line is not None:
        closed = line.model_copy(update={"over": True})
        draft.boards[incident.theatre] = pinned(board, closed, turn.now, turn.rulebook)
    if incident.revision == 0 and not incident.held:
        return None
    now = standing(over) if incident.revision == 0 else incident.told
    if turn.hold(rule, over, now, "resolved", (), turn.moment) is not None:
        return None
    return tell(turn, over, now, status="resolved", reason="quiet", changes=())
