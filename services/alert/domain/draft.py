"""
The draft: memory as it will be after a decision, and the ways that an article goes while it is made.

Nothing of it is kept unless the decision is: it lies over what there was, and changes none of that.
"""

from dataclasses import dataclass, field
from datetime import datetime

from services.alert.domain.board import Board
from services.alert.domain.incident import Incident, Report
from services.alert.domain.memory import Memory
from services.alert.domain.rule import Rule
from services.alert.domain.sketch import Line, Sketch


@dataclass
class Draft:
    """
    Memory as it will be after a decision: what has changed so far, over what there was.

    ``again``: incidents that tell already what the article would have opened another one on. ``rests``: what was left
    beside that, and has been looked at: of which theatre, which findings. ``second``: why what it tells beside other
    events opens none.
    """

    memory: Memory
    boards: dict[str, Board] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    due: dict[str, datetime | None] = field(default_factory=dict)
    again: list[str] = field(default_factory=list)
    rests: set[tuple[str, tuple[int, ...]]] = field(default_factory=set)
    second: list[str] = field(default_factory=list)

    def board(self, theatre: str) -> Board:
        """Give the board of a theatre as it is now."""
        return self.boards.get(theatre) or self.memory.board(theatre)

    def incident(self, identifier: str) -> Incident | None:
        """Give an incident as it is now, or None where there is none."""
        return self.incidents.get(identifier) or self.memory.incident(identifier)

    def line(self, theatre: str, identifier: str) -> Line | None:
        """Give an incident's line on its board, where it still has one."""
        return self.board(theatre).lines.get(identifier)


@dataclass
class Route:
    """One article's way to one incident: by which *rule*, with which *report*; *told*: what tells the event."""

    incident: str
    theatre: str
    rule: Rule
    report: Report
    told: Sketch | None = None
