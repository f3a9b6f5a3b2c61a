"""
Quiet: which of the things worth telling are held back, and why. Pure, and in event time only: never by the clock.

Held back is not lost: the caller leaves the incident's told state where it is, so that the next alert of it carries
everything, with the count of what was held; each reason is counted for ``tocsin silence list`` and ``tocsin status``.

- A silence holds what it matches, and maintenance everything, for articles whose event time is before its end.
- The cooldown of a rule holds updates of an incident that was told of too recently.
- The caps of a rule hold what goes beyond so many alerts of one severity within one hour of event time.

Critical passes cooldown and caps, and so does whatever takes something back: a denial, a correction, a retraction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field

from services.alert.domain.epoch import since_epoch
from services.alert.domain.incident import Incident, Standing
from services.alert.domain.rule import Rule
from shared.contracts.alert import Change, Status
from shared.contracts.article import Contract, Moment
from shared.contracts.finding import Severity

Matched = Literal["severity", "rule", "indicator", "actor", "place"]
MATCHED: tuple[Matched, ...] = ("severity", "rule", "indicator", "actor", "place")
MAINTENANCE = "maintenance"
MAX_TEXT_CHARS = 300
_HOUR = timedelta(hours=1)
_MOST_SLOTS = 300  # of a rule's tally; what comes very late may find its hour forgotten

Word = Annotated[str, Field(min_length=1, max_length=200)]


class Silence(Contract):
    """
    What an operator wants not to hear, until *ends* (event time). Matchers of different sorts must all match, of one
    sort any; without a matcher it is maintenance, and holds everything.
    """

    id: Word
    matchers: Mapping[Matched, tuple[Word, ...]] = Field(default_factory=dict)
    author: Word
    reason: Annotated[str, Field(min_length=1, max_length=MAX_TEXT_CHARS)]
    created: Moment
    ends: Moment

    @property
    def cause(self) -> str:
        """Name it as what holds something back, in counts and reasons."""
        return f"silence {self.id}" if self.matchers else f"{MAINTENANCE} {self.id}"

    def matches(self, news: "News") -> bool:
        """Tell whether it holds *news*. Names match whatever their case."""
        if news.moment >= self.ends:
            return False
        return all(not _folded(wanted).isdisjoint(_folded(news.words[sort])) for sort, wanted in self.matchers.items())


class Tally(Contract):
    """How many alerts of a rule were told: ``<hour since 1970> <severity>`` -> count. Kept for rules with caps only."""

    told: Mapping[str, int] = Field(default_factory=dict)


@dataclass(frozen=True)
class News:
    """
    What is about to be told of an incident, *moment* being the event time of the article that causes it.

    *last_told*: the event time of the incident's last alert; None before its first.
    """

    rule: Rule
    status: Status
    severity: Severity
    moment: datetime
    indicators: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    changes: frozenset[str] = frozenset()
    last_told: datetime | None = None
    words: Mapping[Matched, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Lay out what silences are matched against."""
        words: Mapping[Matched, tuple[str, ...]] = {
            "severity": (self.severity,),
            "rule": (self.rule.name,),
            "indicator": self.indicators,
            "actor": self.actors,
            "place": self.places,
        }
        object.__setattr__(self, "words", words)


def held(news: News, silences: Iterable[Silence] = (), tally: Tally | None = None) -> str | None:
    """
    Say what holds *news* back (``silence s1``, ``maintenance s2``, ``cooldown``, ``cap``); None: it is told.

    *tally*: of the rule, where it has caps.
    """
    for silence in sorted(silences, key=lambda s: s.id):
        if silence.matches(news):
            return silence.cause
    if news.severity == "critical" or news.status not in {"opened", "updated"} or "disputed" in news.changes:
        return None
    # A late report, earlier in event time than what was told, is as near to it.
    since = abs(news.moment - news.last_told) if news.status == "updated" and news.last_told else None
    if since is not None and since < news.rule.cooldown:
        return "cooldown"
    cap = dict(news.rule.caps).get(news.severity)
    told = tally.told.get(_slot(news), 0) if tally else 0
    return "cap" if cap is not None and told >= cap else None


def counted(tally: Tally | None, news: News) -> Tally:
    """Add *news*, which is told, to the rule's *tally*; the oldest hours are forgotten."""
    told, own = dict(tally.told) if tally else {}, _slot(news)
    told[own] = told.get(own, 0) + 1
    for oldest in sorted(told, key=lambda slot: int(slot.partition(" ")[0]))[: max(0, len(told) - _MOST_SLOTS)]:
        if oldest != own:
            del told[oldest]
    return Tally(told=told)


def _slot(news: News) -> str:
    return f"{since_epoch(news.moment, _HOUR)} {news.severity}"


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


class Quiet:
    """
    What is asked before anything is told, while a batch is being decided: *silences*, and *tallies* by rule.

    A decision may have to be made again: ``begin`` forgets what was counted since the last ``keep``.
    """

    def __init__(self, silences: Iterable[Silence] = (), tallies: Mapping[str, Tally] | None = None) -> None:
        self._silences = tuple(silences)
        self._kept = dict(tallies or {})
        self._counted: dict[str, Tally] = {}
        self._causes: list[str] = []
        self.changed: dict[str, Tally] = {}

    def begin(self) -> None:
        """Begin a decision."""
        self._counted, self._causes = {}, []

    def holds(self, news: News) -> str | None:
        """Say what holds *news* back, or None: then it is told, and counted."""
        rule = news.rule.name
        tally = self._counted.get(rule) or self._kept.get(rule)
        cause = held(news, self._silences, tally)
        if cause is not None:
            self._causes.append(cause if " " in cause else f"{cause} {rule}")
        elif news.rule.caps:
            self._counted[rule] = counted(tally, news)
        return cause

    def hold(  # noqa: PLR0917 (what `decide` asks with)
        self,
        rule: Rule,
        incident: Incident,
        now: Standing,
        status: Status,
        changes: Sequence[Change],
        moment: datetime,
    ) -> str | None:
        """Say what holds an incident's next alert back, as ``decide`` asks it."""
        findings = [finding for report in incident.reports for finding in report.findings]
        return self.holds(
            News(
                rule,
                status,
                now.severity,
                moment,
                indicators=now.indicators,
                actors=tuple(sorted({name for finding in findings for name in finding.actors})),
                places=tuple(sorted({name for finding in findings for name in finding.places})),
                changes=frozenset(change.what for change in changes),
                last_told=incident.told_at,
            )
        )

    def keep(self) -> tuple[str, ...]:
        """End a decision that stands; gives what held something back, as it is counted for people."""
        self._kept |= self._counted
        self.changed |= self._counted
        return tuple(self._causes)
