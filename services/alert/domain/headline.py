"""
The headline: the words an event is told by, one claim an indicator, each where it happens.

Composed from the findings alone, every hedge kept. A place at the end holds for all that is shown; where the claims lie
apart, each carries its own, and one that names none gets none. A border, or what is near, is told as such. What is told
of a list of places at once is told of all of them or of none. An update tells the words of what brought it.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from services.alert.domain.bearing import beside
from services.alert.domain.excerpt import MAX_NAME_CHARS, shortened
from services.alert.domain.leads import Cited, leads, shared
from services.alert.domain.names import land, plain, sides
from services.alert.domain.phrase import part
from services.alert.domain.severity import finding_score, greatest
from shared.contracts.finding import Finding

MAX_HEADLINE_CHARS = 220
MAX_PLACES = 1  # the nearest: what else a clause names is often where it comes from
MAX_LIST_CHARS = 60  # of a list of places: told whole, or not at all
_NEAR_CHARS = 400  # a paragraph or two: what stands farther off may tell of another day or raid
_PART = 0.5  # of a lone claim's number: what is less stands at a spot that needn't be that of the whole
_BETWEEN = re.compile(r"\s*(?:,|,?\s*(?:and|or|&))\s+(?:in|to|into|at|near)?\s*(?:the\s+)?")
_AND = re.compile(r"\b(?:and|or)\s+(?:(?:in|to|into|at|near|the)\s+)*\Z")
_GOES_ON = re.compile(r"(?:\s*,\s+[A-Z](?: ?[\w'’-]){1,30})*\s*,?\s+and\s+(?:in |to |into |the )*[A-Z]")
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
        if len(line := " · ".join([*parts, *([", ".join(everywhere)] if everywhere else [])])) <= MAX_HEADLINE_CHARS:
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
    common = _told(shown[0], [n for n in own[0] if all(plain(n) in map(plain, names) for names in own)])
    each = [_told(pair, names) for pair, names in zip(shown, own, strict=True)]
    told = [finding for finding, _ in shown]
    if common and all(names == common if len(common) > 1 else len(names) == 1 for names in each):
        return tuple(beside(told, name) for name in common), nowhere
    return (), [tuple(beside([f, *told], name) for name in names) for f, names in zip(told, each, strict=True)]


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
    if not placed or others:
        return ()
    names = shared(placed)
    if _far(lead, placed) or any(greatest(f) < _PART * greatest(lead) for f in placed):
        names = tuple(name for name in names if land(name))  # a few of them at a spot don't put all others there
    return tuple(beside(placed, name) for name in _cut(names[:MAX_PLACES]))


def _far(lead: Finding, placed: Iterable[Finding]) -> bool:
    """Whether no claim that names a place opens the article or stands near enough to *lead* to tell of the same."""
    return all(min(f.evidence.start, abs(f.evidence.start - lead.evidence.start)) > _NEAR_CHARS for f in placed)


def _told(pair: Cited, names: Sequence[str]) -> tuple[str, ...]:
    """Give the nearest of *names*, or, of a list that a claim is told of at once, all; none if they don't fit."""
    listed = _list(pair[0])
    if not any(name in listed for name in names[:MAX_PLACES]):
        return _cut(names[:MAX_PLACES])
    whole = len(", ".join(listed)) <= MAX_LIST_CHARS and not _ends_open(pair[0], listed[-1])
    return _cut(listed) if whole else ()


def _list(finding: Finding) -> tuple[str, ...]:
    """As in "to Mali, Chad and Niger": the places of a finding that stand side by side in its sentence."""
    sentence = finding.evidence.sentence
    at = sorted((k, name) for name in finding.places if (k := sentence.find(name)) >= 0)
    beside = [_BETWEEN.fullmatch(sentence, a + len(one), b) for (a, one), (b, _) in pairwise(at)]
    return tuple(name for _, name in at) if beside and all(beside) else ()


def _ends_open(finding: Finding, last: str) -> bool:
    """Whether more places follow the *last* of a list than the finding names."""
    sentence = finding.evidence.sentence
    at = sentence.find(last)
    return _AND.search(sentence, 0, at) is None and _GOES_ON.match(sentence, at + len(last)) is not None


def _cut(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(shortened(name, MAX_NAME_CHARS) for name in names)
