"""
What decisions are made against: boards and incidents, where an article's revisions have gone so far, the watermark.

The worker loads only what a batch may need. What is looked up and was never loaded is not silently absent: it raises,
and the worker fetches it and decides again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from services.alert.domain.board import Board
from services.alert.domain.incident import Incident
from shared.contracts.finding import ArticleRef

_AHEAD = timedelta(hours=15)  # as far as time zones differ
NOWHERE = ""  # among an article's homes: the last revision that went to no incident


class NotLoaded(LookupError):
    """A decision needs what has not been fetched: a *board* or an *incident* by name."""

    def __init__(self, *, board: str = "", incident: str = "") -> None:
        super().__init__(board or incident)
        self.board, self.incident = board, incident


@dataclass(frozen=True, slots=True)
class Watermark:
    """
    How far event time has come: the second greatest of distinct articles, so that a wrong date alone closes nothing.

    ``last`` are the two latest, as (event time, article). A date that lies further ahead of when the article was
    fetched than any time zone explains is wrong: two of them would close all incidents, and keep open what comes after.
    """

    last: tuple[tuple[datetime, str], ...] = ()

    @property
    def now(self) -> datetime | None:
        """The event time that has passed; None before the second article."""
        return self.last[0][0] if len(self.last) > 1 else None

    def passed(self, article: ArticleRef) -> "Watermark":
        """Move on by one article."""
        moment, latest = article.event_time, {a: t for t, a in self.last}
        if article.fetched_at is not None:
            moment = min(moment, article.fetched_at + _AHEAD)
        latest[article.id] = max(moment, latest.get(article.id, moment))
        return Watermark(tuple(sorted((t, a) for a, t in latest.items())[-2:]))


@dataclass
class Memory:
    """
    ``boards`` by theatre and ``incidents`` by id, None where it is known that there is none. ``homes``: for an article,
    the incidents its revisions went to, with their theatres (and ``NOWHERE``). ``due``: when each open incident is
    over. ``whole``: what isn't here isn't anywhere; else ``near`` may know, and put it here, without being waited for.
    """

    boards: dict[str, Board | None] = field(default_factory=dict)
    incidents: dict[str, Incident | None] = field(default_factory=dict)
    homes: dict[str, dict[str, str]] = field(default_factory=dict)
    due: dict[str, datetime] = field(default_factory=dict)
    watermark: Watermark = Watermark()
    whole: bool = False
    near: "Callable[[NotLoaded], bool] | None" = None

    def board(self, theatre: str) -> Board:
        """Give the board of a theatre. Raises NotLoaded where it isn't known."""
        if theatre not in self.boards:
            self._find(NotLoaded(board=theatre))
        return self.boards.get(theatre) or Board()

    def incident(self, identifier: str) -> Incident | None:
        """Give an incident, or None where there is none. Raises NotLoaded where that isn't known."""
        if identifier not in self.incidents:
            self._find(NotLoaded(incident=identifier))
        return self.incidents.get(identifier)

    def _find(self, missing: NotLoaded) -> None:
        if not self.whole and (self.near is None or not self.near(missing)):
            raise missing

    def overdue(self, now: datetime) -> Iterator[str]:
        """Name the open incidents that are over at *now*, the longest over first."""
        late = [(moment, name) for name, moment in self.due.items() if moment < now]
        return (name for _, name in sorted(late))
