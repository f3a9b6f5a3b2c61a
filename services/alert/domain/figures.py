"""
Figures: which numbers the reports of an incident give, and when a number is another one.

A figure is told of one thing: indicator and kind, heads or units, whose, and in which countries. Numbers of one thing
span an interval for each set of countries.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, PlainSerializer

from services.alert.domain.countries import code_of
from services.alert.domain.names import WIDE_WARS, land, sides
from shared.contracts.finding import Finding

MAX_FIGURES = 20
MAX_LANDS = 8
FAR_APART = 10  # so many times more or fewer are not the same crowd
ROUGHLY = 1.25  # numbers that differ by less are one, told by two
WORD = 2  # of a number that is only a word
FEW = 10  # so few are told of any crowd, and so are these, as words for many
_VAGUE = frozenset({12, 20, 100, 200, 1000, 2000, 10_000, 100_000, 1_000_000})
_SAME = 0.05  # of a number: as two outlets round it
_FORCES = "troop_figure"
HEDGED = frozenset({"planned", "possible"})


class Span(NamedTuple):
    """
    The least and the greatest number told of one thing.

    *least*: 1 where no end is told, 2 for a word ("dozens"). *lands*: the codes of the countries it is counted in.
    """

    indicator: str
    kind: str
    echelon: str
    hedged: bool
    actors: tuple[str, ...]
    low: int
    high: int
    least: int = 0
    lands: tuple[str, ...] = ()

    @property
    def room(self) -> int:
        """The greatest number that it leaves room for: what are "thousands" may be 9,999."""
        return max(self.high, 10 ** len(str(self.high)) - 1) if self.least == WORD else self.high

    def same_thing(self, other: "Span") -> bool:
        """Tell whether both may count the same: the side is the same, or one doesn't say whose they are."""
        return self[:3] == other[:3] and (
            not self.actors or not other.actors or not set(self.actors).isdisjoint(other.actors)
        )


_WRITTEN = 8  # fields; readers before `lands` take no more, so those are written beside, and this one takes any


def _written(one: Span) -> tuple[Any, ...]:
    return one[:_WRITTEN]


def _readable(one: Any) -> Any:
    return one if isinstance(one, Span) or not isinstance(one, list | tuple) else one[:_WRITTEN]


# As an incident keeps them: written without their lands.
Spans = tuple[Annotated[Span, BeforeValidator(_readable), PlainSerializer(_written)], ...]


def landed(spans: Sequence[Span], lands: Sequence[tuple[str, ...]]) -> tuple[Span, ...]:
    """Give the *spans* as they were read the *lands* that were written beside them, if there are any."""
    if len(spans) != len(lands):
        return tuple(spans)
    return tuple(one._replace(lands=where) for one, where in zip(spans, lands, strict=True))


def span(finding: Finding) -> Span | None:
    """Give the bounds of a finding that counts something; an open end counts as the number that is said."""
    quantity = finding.quantity
    if quantity is None:
        return None
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    if low is None or high is None:
        return None
    hedged = finding.assertion in HEDGED
    actors = tuple(sorted(sides(finding.actors)))
    least = WORD if quantity.modifier == "vague" else int(quantity.high is None)
    ends = min(low, high), max(low, high)
    where = _states(name for name in (*finding.places, finding.host) if name)
    return Span(finding.indicator, finding.kind, quantity.echelon or "", hedged, actors, *ends, least, where)


def _states(names: Iterable[str]) -> tuple[str, ...]:
    """Give the codes of the countries among *names*: one of several names, or with a part of it before, is the same."""
    found = (code_of(name) or code_of(land(name) or "") for name in names)
    return tuple(sorted({code for code in found if code is not None}))[:MAX_LANDS]


def leading(findings: Iterable[Finding], *, anywhere: bool = False) -> tuple[Span, ...]:
    """
    Give the greatest number of each thing that one article counts: the lesser ones are parts of it, or asides.

    *anywhere*: whichever countries it is counted in; else those of each are told apart.
    """
    best: dict[tuple[object, ...], Span] = {}
    for found in filter(None, map(span, findings)):
        told = found._replace(lands=()) if anywhere else found
        known = best.get(_thing(told))
        if known is None or (told.high, told.low) > (known.high, known.low):
            best[_thing(told)] = told
    return tuple(sorted(best.values()))


def _thing(told: Span) -> tuple[object, ...]:
    return *told[:5], told.lands


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Span the interval over all numbers of each thing, for each set of countries that it is counted in."""
    intervals: dict[tuple[object, ...], Span] = {}
    for told in spans:
        known = intervals.get(_thing(told), told)
        low, high, least = min(known.low, told.low), max(known.high, told.high), min(known.least, told.least)
        intervals[_thing(told)] = told._replace(low=low, high=high, least=least)
    return tuple(sorted(intervals.values())[:MAX_FIGURES])


def moved(
    told: Sequence[Span], now: Sequence[Span], factor: float, *, but_planned: bool = True
) -> list[tuple[Span, Span]]:
    """
    Give what was *told* of a thing, and the interval as it is with *now*, where that lies beyond it by *factor*.

    What nobody counted before has not moved: not in the same country, or only as a plan. A number many times more or
    fewer counts something else. Fewer says something only of forces, and where it is all of them: "over 100,000"
    doesn't contradict 130,000, nor do three drones of forty. A word like "thousands" moves nothing, and has room.
    *but_planned*: what had been planned is told as that (by ``fulfilled``), and is no move.
    """
    found: dict[Span, Span] = {}
    for one in now:
        same = [t for t in told if _comparable(t, one)]
        if not same or one.least == WORD or (but_planned and _planned(one, told)):
            continue
        low, high, room = min(t.low for t in same), max(t.high for t in same), max(t.room for t in same)
        if one.low > FAR_APART * max(1, room) or one.high * FAR_APART < low:
            continue
        fewer = one.high * factor < low and not one.least and one.indicator == _FORCES and not _beside_more(one, now)
        if one.high > room * factor or fewer:
            before = same[0]._replace(low=low, high=high)
            known = found.get(before, before)
            found[before] = known._replace(low=min(known.low, one.low), high=max(known.high, one.high))
    return list(found.items())


def _beside_more(one: Span, now: Sequence[Span]) -> bool:
    """Tell whether it is told beside a greater number of the same: then it is not all of them."""
    return any(other.high > one.high and other.same_thing(one) for other in now)


def fulfilled(told: Sequence[Span], now: Sequence[Span], *, grown: bool = False) -> list[tuple[Span, Span]]:
    """
    Give what was *told* as a plan, and the number of *now* by which it has come about, if no more were told so far.

    *grown*: only where fewer of the same were told.
    """
    reached = []
    for one in now:
        before = [t.high for t in told if _comparable(t, one)]
        if one.least != WORD and (before or not grown) and max(before, default=0) < one.high:
            reached.append(one)
    return [(plan, one) for one in reached for plan in _planned(one, told)[:1]]


def _planned(one: Span, told: Sequence[Span]) -> list[Span]:
    """Give the plans that *one* tells as done: of the same side, by the same number."""
    if one.hedged or not one.actors:
        return []
    return [t for t in told if t.hedged and t.actors and alike(one, t) and not elsewhere(t, one)]


def _comparable(told: Span, one: Span) -> bool:
    """Tell whether both count one thing, told as firmly, and with or without a side, in lands that may be the same."""
    alike_told = told.hedged == one.hedged and bool(told.actors) == bool(one.actors)
    return alike_told and told.same_thing(one) and not elsewhere(told, one)


def elsewhere(one: Span, other: Span) -> bool:
    """Tell whether both name countries, and none in common, nor those of one war."""
    if not one.lands or not other.lands:
        return False
    ours, theirs = set(one.lands), set(other.lands)
    return ours.isdisjoint(theirs) and not any(war & ours and war & theirs for war in WIDE_WARS.values())


def apart(ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Tell whether both count the same thing, but each number of ours is far from each of theirs."""
    pairs = [(a, b) for a in ours for b in theirs if a.same_thing(b) and a.hedged == b.hedged]
    return bool(pairs) and all(_far_above(a, b) or _far_above(b, a) for a, b in pairs)


def _far_above(one: Span, other: Span) -> bool:
    """Tell whether a number is far above another; "thousands" is below none."""
    return one.low > FAR_APART * max(1, other.high) and other.least != WORD


def near(ours: Sequence[Span], theirs: Sequence[Span], factor: float = ROUGHLY) -> bool:
    """Tell whether both count the same thing with about the same number: by no more than *factor* apart."""
    return any(a.same_thing(b) and a.low <= b.high * factor and b.low <= a.high * factor for a in ours for b in theirs)


def alike(one: Span, other: Span) -> bool:
    """Tell whether both count the same thing with the same number: one end of what several told, or all."""
    if not one.same_thing(other):
        return False
    ends = {(other.low, other.low), (other.high, other.high), (other.low, other.high)}
    return any(
        abs(one.low - low) <= _SAME * max(one.low, low) and abs(one.high - high) <= _SAME * max(one.high, high)
        for low, high in ends
    )


def vague(one: Span) -> bool:
    """Tell whether a number is so round, or so small, that it is told of any crowd."""
    return one.low == one.high and (one.high in _VAGUE or one.high < FEW) and not one.echelon


def rough(one: Span) -> bool:
    """Tell whether a number is one of a single digit and noughts: another crowd may well be told to be as many."""
    return vague(one) or (not one.echelon and len(str(one.high).rstrip("0")) <= 1)


def words(one: Span) -> str:
    """Say an interval: ``4,000``, ``4,000-9,000``."""
    number = f"{one.low:,}" if one.low == one.high else f"{one.low:,}-{one.high:,}"
    return f"{number} {one.echelon}" if one.echelon else number
