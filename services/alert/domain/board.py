"""
The board of a theatre: a line for each incident there, and which of them a report belongs to.

A report joins the open incident of its rule that it fits best: near enough in time, with no side, host, place or number
that contradicts it. Where the news is already told by an incident of a stronger rule, it joins that one; a report of a
stronger rule raises the incident of a weaker one. What fits nothing is another event. Ids come from what an event is,
never from which article came first.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pydantic import Field

from services.alert.domain.figures import Span, apart, leading, merged, near
from services.alert.domain.names import hosts, places, sides
from services.alert.domain.part import commonest
from services.alert.domain.rule import Match, Rule
from services.alert.domain.rulebook import Rulebook
from shared.contracts.article import Contract, Moment
from shared.contracts.finding import Finding
from shared.contracts.identity import digest

MAX_LINES = 200
MAX_PLACES = 24
# What happens at a place: reports that name other places tell of other events.
LOCAL = frozenset({"drone_activity", "missile_air_strikes"})
_STRAY = 0.34  # a place named that seldom, against the one that is named most, is an aside
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Line(Contract):
    """
    One incident on a board: what tells it from others. ``places`` counts the reports that name each.

    ``sides``: by indicator, whose forces. ``over``: resolved or retracted; it stays a while, for latecomers.
    """

    id: str
    rule: str
    key: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    sides: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    hosts: tuple[str, ...] = ()
    places: dict[str, int] = Field(default_factory=dict)
    figures: tuple[Span, ...] = ()
    first: Moment
    last: Moment
    due: Moment
    over: bool = False


class Board(Contract):
    """The incidents of one theatre, by id."""

    lines: dict[str, Line] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a report says, as far as it tells one event from another."""

    moment: datetime
    key: tuple[str, ...]
    indicators: frozenset[str]
    sides: Mapping[str, frozenset[str]]
    hosts: frozenset[str]
    places: frozenset[str]
    figures: tuple[Span, ...]

    @property
    def local(self) -> bool:
        """Whether it tells of nothing but what happens at a place."""
        return self.indicators <= LOCAL


def sketch(rule: Rule, theatre: str, findings: Sequence[Finding], moment: datetime) -> Sketch:
    """Reduce *findings* to what tells one event from another."""
    by_indicator: dict[str, set[str]] = {}
    for finding in findings:
        by_indicator.setdefault(finding.indicator, set()).update(sides(finding.actors))
    return Sketch(
        moment,
        tuple(_key_part(name, theatre, findings) for name in rule.group_by),
        frozenset(by_indicator),
        {name: frozenset(found) for name, found in by_indicator.items()},
        hosts(f.host for f in findings),
        places(name for f in findings for name in f.places),
        leading(findings),
    )


def assign(board: Board, match: Match, told: Sketch, rulebook: Rulebook) -> Line | None:
    """Name the incident of *board* that a report belongs to; None: it is another event than all of them."""
    lines = board.lines.values()
    own = [line for line in lines if line.rule == match.rule.name and line.key == told.key]

    def ours(_: Line) -> Rule:
        return match.rule

    found = _best(own, told, ours)
    if found is None:
        stronger = [
            line
            for line in lines
            if match.rule.name in rulebook.rule(line.rule).inhibits and told.indicators.issubset(line.indicators)
        ]
        found = _best(stronger, told, ours)
    if found is None:
        weaker = [
            line for line in lines if line.rule in match.rule.inhibits and told.indicators.issuperset(line.indicators)
        ]
        found = _best(weaker, told, ours)
    return found


def denied_in(board: Board, told: Sketch, rulebook: Rulebook) -> Line | None:
    """Name the incident whose claims a report denies: one of the same indicator that it fits."""
    same = [line for line in board.lines.values() if not told.indicators.isdisjoint(line.indicators)]
    return _best(same, told, lambda line: rulebook.rule(line.rule))


def fit(line: Line, told: Sketch, rule: Rule) -> float | None:
    """Say how well a report fits an incident; None: it tells of another event."""
    first, last = min(line.first, told.moment), max(line.last, told.moment)
    if told.moment < line.first - rule.window or told.moment > line.last + rule.window or last - first > rule.at_most:
        return None
    same_side = 0
    for indicator, ours in told.sides.items():
        theirs = line.sides.get(indicator, ())
        if ours and theirs:
            if ours.isdisjoint(theirs):
                return None
            same_side += 1
    theirs_host = line.hosts
    if told.hosts and theirs_host and told.hosts.isdisjoint(theirs_host):
        return None
    share = _share(line.places, told.places)
    if told.local and share is not None and _aside(line.places, told.places):
        return None
    if apart(told.figures, line.figures) and not share:
        return None
    away = max(line.first - told.moment, told.moment - line.last, timedelta(0)) / rule.window
    agreeing = same_side + bool(told.hosts and theirs_host) + near(told.figures, line.figures)
    return 3 * (share or 0.0) + agreeing - min(1.0, away)


def lead(rule: Rule, rulebook: Rulebook) -> str:
    """Name the rule that may take an incident of *rule* over: whichever is heard first, the name is the same."""
    return min((r.name for r in rulebook.by_name.values() if rule.name in r.inhibits), default=rule.name)


def new_id(rule: Rule, theatre: str, told: Sketch, taken: Container[str], name: str = "") -> str:
    """
    Name a new incident by its rule, key, side, place and window of event time; numbered where that is *taken*.

    *name*: of the rule that leads, if it is another.
    """
    bucket = int((told.moment - _EPOCH) // rule.window)
    side = commonest(sorted(told.sides[name]) for name in sorted(told.sides))
    where = min(told.places, default="") if told.local else ""
    parts = (name or rule.name, theatre, *told.key, side, where, f"{rule.window.total_seconds():.0f}", str(bucket))
    number, found = 1, "i" + digest(*parts)
    while found in taken:
        number += 1
        found = "i" + digest(*parts, str(number))
    return found


def noted(line: Line, told: Sketch, rule: Rule, due: datetime) -> Line:
    """Add what a report says to the line of its incident; a stronger rule takes the incident over."""
    counted = dict(line.places)
    for name in sorted(told.places):
        counted[name] = counted.get(name, 0) + 1
    kept = sorted(counted, key=lambda name: (-counted[name], name))[:MAX_PLACES]
    raised = line.rule in rule.inhibits
    return line.model_copy(
        update={
            "rule": rule.name if raised else line.rule,
            "key": told.key if raised else line.key,
            "indicators": tuple(sorted(told.indicators.union(line.indicators))),
            "sides": {
                name: tuple(sorted({*line.sides.get(name, ()), *told.sides.get(name, ())}))[:MAX_PLACES]
                for name in sorted({*line.sides, *told.sides})
            },
            "hosts": tuple(sorted(told.hosts.union(line.hosts)))[:MAX_PLACES],
            "places": {name: counted[name] for name in sorted(kept)},
            "figures": merged((*line.figures, *told.figures)),
            "first": min(line.first, told.moment),
            "last": max(line.last, told.moment),
            "due": due,
            "over": False,
        }
    )


def pinned(board: Board, line: Line, now: datetime | None, keep: timedelta) -> Board:
    """Put *line* on the board; what is over for longer than *keep*, and the oldest of too many, goes."""
    lines = {**board.lines, line.id: line}
    if now is not None:
        lines = {k: x for k, x in lines.items() if k == line.id or x.due + keep > now}
    if len(lines) > MAX_LINES:
        for oldest in sorted(lines, key=lambda k: (lines[k].due, k))[: len(lines) - MAX_LINES]:
            del lines[oldest]
    return Board(lines=lines)


def _best(lines: Iterable[Line], told: Sketch, rule_of: Callable[[Line], Rule]) -> Line | None:
    fitting = [(value, line) for line in lines if (value := fit(line, told, rule_of(line))) is not None]
    return min(fitting, key=lambda pair: (-pair[0], pair[1].first, pair[1].id))[1] if fitting else None


def _share(theirs: Mapping[str, int], ours: frozenset[str]) -> float | None:
    """Say how much of an incident's mentions of places name ours; None where one of both names none."""
    if not theirs or not ours:
        return None
    return sum(n for name, n in theirs.items() if name in ours) / sum(theirs.values())


def _aside(theirs: Mapping[str, int], ours: frozenset[str]) -> bool:
    return max((theirs.get(name, 0) for name in ours), default=0) < _STRAY * max(theirs.values())


def _key_part(name: str, theatre: str, findings: Sequence[Finding]) -> str:
    if name == "theatre":
        return theatre
    if name == "senders":
        return commonest(sorted(sides(f.actors)) for f in findings if f.indicator == "foreign_forces")
    if name == "operator":
        return commonest(sorted(sides(f.actors)) for f in findings if f.indicator == "drone_activity")
    if name == "host":
        return commonest(sorted(hosts([f.host])) for f in findings)
    if name == "place":
        return commonest(sorted(places(f.places)) for f in findings)
    return commonest(sorted(sides(f.actors)) for f in findings)
