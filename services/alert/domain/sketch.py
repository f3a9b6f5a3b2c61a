"""
What tells one event from another: of a report its sketch, of an incident its line on a board.

Both are made of findings alone. A line adds up what the reports of its incident have told, within bounds, so that a
report can be compared with an incident that was told long ago, without its reports.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from services.alert.domain.corroboration import wording
from services.alert.domain.figures import HEDGED, Span, Spans, leading, merged, vague
from services.alert.domain.names import POWERS, hosts, lands, places, sides
from services.alert.domain.part import commonest
from services.alert.domain.rule import Rule
from shared.contracts.article import Contract, Moment
from shared.contracts.finding import Finding

MAX_NAMES = 24
MAX_TEXTS = 8
FOREIGN = "foreign_forces"
# What happens at a place, and is over: reports that name other places tell of other events.
LOCAL = frozenset({"drone_activity", "missile_air_strikes"})
_STRAY = 0.34  # a name given that seldom, against the one of its sort that is given most, is an aside
_GROUND = frozenset({"state_troops", "mercenaries", "volunteers", "proxy"})
_RAIDS = frozenset({"strike", "launch", "incursion", "interception", "use"})
# A raid of one night on a whole country, by drones and missiles: a sort of its own, whatever towns a report names.
BARRAGE = "missile_air_strikes/barrage"
_BARRAGES = frozenset({"strike", "launch", "missile_attack"})
_ARMS_OF_ONE = tuple(
    re.compile(words, re.IGNORECASE) for words in (r"\b(?:drone|uav)s?\b", r"\bmissiles?\b", r"\b(?:over)?night\b")
)
_ORDINAL = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_AGAIN = re.compile(
    rf"\b(?:again|once more|(?:{_ORDINAL})\s+(?:straight|consecutive|successive|night|day|time)"
    r"|another\s+(?:wave|raid|attack|strike|swarm|barrage|night)|(?:fresh|renewed)\s+(?:wave|raid|attack|strike)s?)\b"
)


class Line(Contract):
    """
    One incident on a board: what tells it from others. ``places`` counts the reports that name each; ``names`` those
    that name a side (``indicator:side``), what it does, or a land.

    ``sides``: by indicator, whose forces. ``sorts``: kind and firmness of what it stands on. ``lands``: countries and
    seas it is about. ``texts``: the texts that tell it, known again by signature. ``claimed``: somebody claims it;
    until then it was only denied. ``over``: resolved or retracted; it stays a while, for latecomers.
    """

    id: str
    rule: str
    key: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    sides: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    sorts: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    places: dict[str, int] = Field(default_factory=dict)
    names: dict[str, int] = Field(default_factory=dict)
    figures: Spans = ()
    texts: tuple[str, ...] = ()
    first: Moment
    last: Moment
    due: Moment
    claimed: bool = True
    over: bool = False

    def usual(self, name: str) -> bool:
        """Tell whether a side or land is named by so many reports, against others of its sort, that it is no aside."""
        count, sort = self.names.get(name, 0), name.partition(":")[0] if ":" in name else ""
        if not count:
            return False
        most = max(n for other, n in self.names.items() if (other.partition(":")[0] if ":" in other else "") == sort)
        return count > _STRAY * most


@dataclass(frozen=True, slots=True)
class Sketch:
    """
    What a report says, as far as it tells one event from another.

    ``deeds``: the places of what happens at a place. ``claims``: which sort of thing, and whose. ``again``: it says
    that something has happened once more.
    """

    theatre: str
    moment: datetime
    key: tuple[str, ...]
    indicators: frozenset[str]
    sides: Mapping[str, frozenset[str]]
    sorts: frozenset[str]
    hosts: frozenset[str]
    lands: frozenset[str]
    places: frozenset[str]
    deeds: frozenset[str]
    figures: tuple[Span, ...]
    texts: frozenset[str]
    claims: frozenset[str] = frozenset()
    again: bool = False

    @property
    def local(self) -> bool:
        """Whether it tells of nothing but what happens at a place."""
        return self.indicators <= LOCAL

    @property
    def names(self) -> tuple[str, ...]:
        """The sides, by indicator, and the lands it names."""
        sided = (f"{indicator}:{side}" for indicator, found in self.sides.items() for side in found)
        return (*sided, *self.claims, *self.lands)

    @property
    def dim(self) -> bool:
        """Whether it names nothing that tells one event from another: no host, place, number, or side but a power."""
        sided = any(found - POWERS for found in self.sides.values())
        return not (self.hosts or self.places or sided) and all(map(vague, self.figures))


def sketch(
    rule: Rule,
    theatre: str,
    findings: Sequence[Finding],
    moment: datetime,
    *,
    text: str = "",
    beside: Sequence[Finding] = (),
) -> Sketch:
    """
    Reduce *findings* to what tells one event from another; *text*: the id that reprints of the article share.

    *beside*: what is told with them says of which sort an event is, and nothing else.
    """
    by_indicator: dict[str, set[str]] = {}
    for finding in findings:
        by_indicator.setdefault(finding.indicator, set()).update(sides(finding.actors))
    local = [f for f in findings if f.indicator in LOCAL]
    return Sketch(
        theatre,
        moment,
        tuple(_key_part(name, theatre, findings) for name in rule.group_by),
        frozenset(by_indicator),
        {name: frozenset(found) for name, found in by_indicator.items()},
        frozenset((*map(_sort, (*findings, *beside)), *(BARRAGE for f in local if _barrage(f)))),
        hosts(f.host for f in findings),
        lands(name for f in findings for name in (*f.places, f.host) if name),
        places(name for f in findings for name in f.places),
        places(name for f in local for name in f.places),
        leading(findings, anywhere=True),
        frozenset(filter(None, (text, wording(findings[0].evidence.sentence) if findings else ""))),
        frozenset(claim for f in findings for claim in _claims(f)),
        any(_AGAIN.search(f.evidence.sentence) for f in local),
    )


def noted(line: Line, told: Sketch, rule: Rule, due: datetime, *, claimed: bool = True) -> Line:
    """Add what a report says to the line of its incident; a stronger rule takes the incident over."""
    raised = line.rule in rule.inhibits
    return line.model_copy(
        update={
            "rule": rule.name if raised else line.rule,
            "key": told.key if raised else line.key,
            "indicators": tuple(sorted(told.indicators.union(line.indicators))),
            "sides": {
                name: _added(line.sides.get(name, ()), told.sides.get(name, ()))
                for name in sorted({*line.sides, *told.sides})
            },
            "sorts": _added(line.sorts, told.sorts),
            "hosts": _added(line.hosts, told.hosts),
            "lands": _added(line.lands, told.lands),
            "places": _counted(line.places, told.places),
            "names": _counted(line.names, told.names),
            "figures": merged((*line.figures, *told.figures)),
            "texts": (*sorted(told.texts.difference(line.texts)), *line.texts)[:MAX_TEXTS],
            "first": min(line.first, told.moment),
            "last": max(line.last, told.moment),
            "due": due,
            "claimed": claimed,
            "over": False,
        }
    )


def _added(known: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*known, *more}))[:MAX_NAMES]


def _counted(known: Mapping[str, int], more: Iterable[str]) -> dict[str, int]:
    counts = dict(known)
    for name in more:
        counts[name] = counts.get(name, 0) + 1
    kept = sorted(counts, key=lambda name: (-counts[name], name))[:MAX_NAMES]
    return {name: counts[name] for name in sorted(kept)}


def _claims(finding: Finding) -> Iterator[str]:
    """Name what a finding claims, by indicator, sort and side; whatever goes somewhere to fight is of one sort."""
    sort = "ground" if finding.kind in _GROUND else "raid" if finding.kind in _RAIDS else finding.kind
    for side in sides(finding.actors) or finding.actors:  # an alliance is better than nobody
        yield f"{finding.indicator}/{sort}:{side}"


def _sort(finding: Finding) -> str:
    return f"{finding.indicator}/{finding.kind}{'/hedged' if finding.assertion in HEDGED else ''}"


def _barrage(finding: Finding) -> bool:
    """Tell whether a finding is of a night's raid on a whole country, and on no town alone."""
    if finding.kind not in _BARRAGES or finding.assertion != "actual":
        return False
    if places(finding.places) and not lands(finding.places):
        return False
    return all(word.search(finding.evidence.sentence) for word in _ARMS_OF_ONE)


def _key_part(name: str, theatre: str, findings: Sequence[Finding]) -> str:
    if name == "theatre":
        return theatre
    if name == "senders":
        return commonest(sorted(sides(f.actors)) for f in findings if f.indicator == FOREIGN)
    if name == "operator":
        return commonest(sorted(sides(f.actors)) for f in findings if f.indicator == "drone_activity")
    if name == "host":
        return commonest(sorted(hosts([f.host])) for f in findings)
    if name == "place":
        return commonest(sorted(places(f.places)) for f in findings)
    return commonest(sorted(sides(f.actors)) for f in findings)
