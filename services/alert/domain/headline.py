"""
The headline: the words an event is told by, one claim an indicator, each where it happens.

Composed from the findings alone, every hedge kept. A place at the end holds for all that is shown; where the claims lie
apart, each carries its own, and one that names none gets none. An update tells the words of what brought it.
"""

from collections.abc import Iterable, Sequence

from services.alert.domain.excerpt import MAX_NAME_CHARS, shortened
from services.alert.domain.leads import Cited, leads, shared
from services.alert.domain.names import plain, sides
from services.alert.domain.phrase import part
from services.alert.domain.severity import finding_score
from shared.contracts.finding import Finding

MAX_HEADLINE_CHARS = 220
MAX_PLACES = 1  # the nearest: what else a clause names is often where it comes from, or a list
_CARGO = "supply"  # what is sold is neither where it is made nor where it goes


def headline(cited: Sequence[Cited], by: str = "") -> str:
    """
    Say the leading words of each indicator: ``Troops: over 50,000 troops (planned) · Drones: ... · Kursk``.

    *cited*: strongest first. *by*: the article whose words are the news, if it holds any.
    """
    own = [pair for pair in cited if by and pair[1].id == by and finding_score(pair[0]) > 0]
    shown = leads(own or cited)
    everywhere, each = _where(shown, own or cited)
    # Quotes are shortened, and whole parts left out, before a hedge is: it must never assert more than was said.
    for quote_chars in (90, 60, 40, 24):
        parts = [part(pair[0], quote_chars, names) for pair, names in zip(shown, each, strict=True)]
        if len(line := " · ".join([*parts, *everywhere])) <= MAX_HEADLINE_CHARS:
            return line
    return fitting([part(f, quote_chars) for f, _ in shown], " · ", MAX_HEADLINE_CHARS)


def fitting(parts: Sequence[str], between: str, limit: int) -> str:
    """Join as many of *parts*, from the first on, as fit; each is shorter than *limit*."""
    kept = list(parts)
    while len(line := between.join(kept)) > limit:
        kept.pop()
    return line


def _where(shown: Sequence[Cited], cited: Sequence[Cited]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Give the places where all of *shown* happens, and, where it lies apart, those of each claim."""
    nowhere: list[tuple[str, ...]] = [()] * len(shown)
    own = [_own(pair, shown) for pair in shown]
    if not any(own):
        return _agreed(shown, cited), nowhere
    common = tuple(name for name in own[0] if all(plain(name) in map(plain, names) for names in own))
    return (_told(common), nowhere) if common else ((), [_told(names) for names in own])


def _own(pair: Cited, shown: Sequence[Cited]) -> tuple[str, ...]:
    """Give the places of a claim, or of one that is told by the same words."""
    finding, article = pair
    if finding.places:
        return finding.places
    same = (f.places for f, a in shown if a.id == article.id and f.places and _overlap(f, finding))
    return next(same, ())


def _overlap(one: Finding, other: Finding) -> bool:
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end


def _agreed(shown: Sequence[Cited], cited: Sequence[Cited]) -> tuple[str, ...]:
    """Give the place that all claims with a place name, of those that an article makes of one thing and one side."""
    if len(shown) != 1 or shown[0][0].kind == _CARGO:
        return ()
    lead, there = shown[0]
    placed = [f for f, a in cited if f.places and f.indicator == lead.indicator and a.id == there.id]
    ours = sides(lead.actors)
    others = [f for f in placed if ours and sides(f.actors) and ours.isdisjoint(sides(f.actors))]
    return _told(shared(placed)) if placed and not others else ()


def _told(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(shortened(name, MAX_NAME_CHARS) for name in names)[:MAX_PLACES]
