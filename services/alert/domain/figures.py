"""
Figures: which numbers the reports of an incident give, who says which, and when a number is another one.

A figure is told of one thing: indicator and kind, heads or units, and whose. Numbers of one thing span an interval;
they are shown side by side, never averaged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import permutations
from typing import NamedTuple

from services.alert.domain.names import plain, sides
from shared.contracts.alert import Figure, FigureSource
from shared.contracts.finding import ArticleRef, Assertion, Finding

MAX_FIGURES = 20
MAX_SOURCES_PER_FIGURE = 10
FAR_APART = 10  # so many times more or fewer are not the same crowd
_ROUGHLY = 1.25  # sources that differ by less don't contradict each other
_A_PART = 5  # so many times less is a part of it, or something else
_ONE_MOMENT = timedelta(days=3)  # in more a number grows
_ADDED = re.compile(r"\b(?:extra|additional|another|further|(?<!no )more(?! than))\b", re.IGNORECASE)
WORD = 2  # of a number that is only a word
FEW = 10  # so few are told of any crowd, and so are these, as words for many
_VAGUE = frozenset({12, 20, 100, 200, 1000, 2000, 10_000, 100_000, 1_000_000})
_SAME = 0.05  # of a number: as two outlets round it
_FORCES = "troop_figure"
HEDGED = frozenset({"planned", "possible"})
_FIRMNESS: tuple[Assertion, ...] = ("historical", "denied", "possible", "planned", "actual")


class Span(NamedTuple):
    """The least and the greatest number told of one thing; *least*: 1 where no end is told, 2 for a word ("dozens")."""

    indicator: str
    kind: str
    echelon: str
    hedged: bool
    actors: tuple[str, ...]
    low: int
    high: int
    least: int = 0

    def same_thing(self, other: "Span") -> bool:
        """Tell whether both may count the same: the side is the same, or one doesn't say whose they are."""
        return self[:3] == other[:3] and (
            not self.actors or not other.actors or not set(self.actors).isdisjoint(other.actors)
        )


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
    return Span(finding.indicator, finding.kind, quantity.echelon or "", hedged, actors, *ends, least)


def leading(findings: Iterable[Finding]) -> tuple[Span, ...]:
    """Give the greatest number of each thing that one article counts: the lesser ones are parts of it, or asides."""
    best: dict[tuple[object, ...], Span] = {}
    for told in filter(None, map(span, findings)):
        known = best.get(told[:5])
        if known is None or (told.high, told.low) > (known.high, known.low):
            best[told[:5]] = told
    return tuple(sorted(best.values()))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Span the interval over all numbers of each thing."""
    intervals: dict[tuple[object, ...], Span] = {}
    for told in spans:
        known = intervals.get(told[:5], told)
        ends = min(known.low, told.low), max(known.high, told.high)
        intervals[told[:5]] = told._replace(low=ends[0], high=ends[1], least=min(known.least, told.least))
    return tuple(sorted(intervals.values())[:MAX_FIGURES])


def moved(told: Sequence[Span], now: Sequence[Span], factor: float) -> list[tuple[Span, Span]]:
    """
    Give what was *told* of a thing, and the interval as it is with *now*, where that lies beyond it by *factor*.

    What nobody counted before has not moved; and a number many times more or fewer counts something else. Fewer says
    something only of forces, and where it is all of them: "over 100,000" doesn't contradict 130,000, nor do three
    drones of forty. A word like "thousands" moves nothing.
    """
    found = []
    for one in now:
        same = [t for t in told if t.same_thing(one) and t.hedged == one.hedged and bool(t.actors) == bool(one.actors)]
        if not same or one.least == WORD:
            continue
        low, high = min(t.low for t in same), max(t.high for t in same)
        if one.low > FAR_APART * max(1, high) or one.high * FAR_APART < low:
            continue
        fewer = one.high * factor < low and not one.least and one.indicator == _FORCES
        if one.high > high * factor or fewer:
            before = same[0]._replace(low=low, high=high)
            found.append((before, before._replace(low=min(low, one.low), high=max(high, one.high))))
    return found


def apart(ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Tell whether both count the same thing, but each number of ours is far from each of theirs."""
    pairs = [(a, b) for a in ours for b in theirs if a.same_thing(b) and a.hedged == b.hedged]
    return bool(pairs) and all(_far_above(a, b) or _far_above(b, a) for a, b in pairs)


def _far_above(one: Span, other: Span) -> bool:
    """Tell whether a number is far above another; "thousands" is below none."""
    return one.low > FAR_APART * max(1, other.high) and other.least != WORD


def near(ours: Sequence[Span], theirs: Sequence[Span], factor: float = _ROUGHLY) -> bool:
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


def figures(cited: Iterable[tuple[Finding, ArticleRef]]) -> tuple[Figure, ...]:
    """Write the figures of an alert: an interval for each thing, every source with its words."""
    told: dict[tuple[object, ...], list[tuple[Finding, ArticleRef]]] = {}
    for finding, article in cited:
        quantity = finding.quantity
        if quantity is not None and (quantity.low is not None or quantity.high is not None):
            key = (finding.indicator, finding.kind, quantity.echelon, tuple(sorted(finding.actors)))
            told.setdefault(key, []).append((finding, article))
    return tuple(_figure(claims) for claims in list(told.values())[:MAX_FIGURES])


def _figure(claims: Sequence[tuple[Finding, ArticleRef]]) -> Figure:
    finding = claims[0][0]
    bounds = [(f.quantity.low, f.quantity.high) for f, _ in claims if f.quantity]
    lows, highs = [low for low, _ in bounds], [high for _, high in bounds]
    return Figure(
        kind=finding.kind,
        actors=finding.actors,
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(h for h in highs if h is not None),
        by=tuple(_by(claims))[:MAX_SOURCES_PER_FIGURE],
        indicator=finding.indicator,
        assertion=max((f.assertion for f, _ in claims), key=_FIRMNESS.index),
        echelon=finding.quantity.echelon if finding.quantity else None,
        contradictory=_contradictory(claims),
    )


def _by(claims: Sequence[tuple[Finding, ArticleRef]]) -> Iterator[FigureSource]:
    seen = set()
    for finding, article in claims:
        quantity = finding.quantity
        said = (article.id, finding.evidence.quote)
        if quantity is not None and said not in seen:
            seen.add(said)
            yield FigureSource(
                source=article.source.id,
                article=article.id,
                quote=finding.evidence.quote,
                low=quantity.low,
                high=quantity.high,
            )


def _contradictory(claims: Sequence[tuple[Finding, ArticleRef]]) -> bool:
    """
    Tell whether two sources count the same and can't both be right, roundness allowed for.

    It is the same if it is told as firmly, of one place and within days; and a number several times less is a part.
    """
    greatest: dict[str, tuple[Finding, ArticleRef]] = {}
    for finding, article in claims:
        known, most = greatest.get(article.id), _most(finding)
        if finding.actors and most and (known is None or most > _most(known[0])):
            greatest[article.id] = (finding, article)
    return any(_against(*a, *b) for a, b in permutations(greatest.values(), 2))


def _most(finding: Finding) -> int:
    """Give the greatest number that is told; of a word ("thousands") or what is added ("400 more") there is none."""
    quantity = finding.quantity
    if quantity is None or quantity.modifier == "vague" or _ADDED.search(finding.evidence.quote):
        return 0
    return quantity.high or quantity.low or 0


def _against(one: Finding, by: ArticleRef, other: Finding, and_by: ArticleRef) -> bool:
    """Tell whether *one* tells of more than *other* leaves room for."""
    least = one.quantity.low if one.quantity else None
    most = other.quantity.high if other.quantity else None
    if least is None or most is None or _publisher(by) == _publisher(and_by):
        return False
    return (
        most * _ROUGHLY < least <= most * _A_PART
        and (one.assertion in HEDGED) == (other.assertion in HEDGED)
        and set(map(plain, one.places)) == set(map(plain, other.places))
        and abs(by.event_time - and_by.event_time) <= _ONE_MOMENT
    )


def _publisher(article: ArticleRef) -> str:
    return article.source.publisher or article.source.id
