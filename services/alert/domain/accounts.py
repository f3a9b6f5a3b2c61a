"""
The accounts of an alert: which numbers its reports give, who says which, and whether two of them can both be right.

Numbers of one thing (indicator and kind, heads or units, and whose) stand side by side, never averaged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import permutations

from services.alert.domain.figures import HEDGED, MAX_FIGURES, ROUGHLY
from services.alert.domain.names import plain
from services.alert.domain.severity import FIRMNESS
from shared.contracts.alert import Figure, FigureSource
from shared.contracts.finding import ArticleRef, Finding

MAX_SOURCES_PER_FIGURE = 10
_A_PART = 5  # so many times less is a part of it, or something else
_ONE_MOMENT = timedelta(days=3)  # in more a number grows
_ADDED = re.compile(r"\b(?:extra|additional|another|further|(?<!no )more(?! than))\b", re.IGNORECASE)


def accounts(cited: Iterable[tuple[Finding, ArticleRef]]) -> tuple[Figure, ...]:
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
        assertion=max((f.assertion for f, _ in claims), key=FIRMNESS.__getitem__),
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
        most * ROUGHLY < least <= most * _A_PART
        and (one.assertion in HEDGED) == (other.assertion in HEDGED)
        and set(map(plain, one.places)) == set(map(plain, other.places))
        and abs(by.event_time - and_by.event_time) <= _ONE_MOMENT
    )


def _publisher(article: ArticleRef) -> str:
    return article.source.publisher or article.source.id
