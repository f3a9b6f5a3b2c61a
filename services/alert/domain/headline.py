"""
The headline: the words an event is told by, one claim an indicator, each where it happens.

Composed from the findings alone, every hedge kept. A place at the end holds for all that is shown; where the claims lie
apart, each carries its own, and one that names none gets none. What is news leads: an update tells the words of the
article that brought it, and claims that belong together come before stronger ones that don't.
"""

from collections.abc import Iterable, Sequence

from services.alert.domain.excerpt import MAX_NAME_CHARS, shortened
from services.alert.domain.names import plain, sides
from services.alert.domain.severity import finding_score
from shared.contracts.finding import ArticleRef, Finding

MAX_HEADLINE_CHARS = 220
MAX_LABEL_CHARS = 40
MAX_PLACES = 1  # the nearest: what else a clause names is often where it comes from, or a list
_MOST_COMPARED = 40  # of the strongest findings, so that a flood costs no more than a page
_NEARLY = 0.75  # of the strongest one's score: what is nearly as strong may lead if it fits the others better
_NEWS = ((200, 5), (500, 2))  # characters of an article's opening: how much it counts that a claim stands in them
_PART = 0.2  # of the greatest number of an article: what is less is a part of it
_SAME = 0.9  # of the greatest number of all articles: what another one has may be out of date
_STRONG_ENOUGH = 0.6  # of the strongest one's score: what opens an article may lead then, planned or not
_BAND = 12  # of a score: what is no graver by that much is told first where it stands first
_PLACED = 5  # of a score: what says where it happens tells more
_CARGO = "supply"  # what is sold is neither where it is made nor where it goes
_POINTS = frozenset(["its", "their", "his", "her", "our", "these", "those", "such"])  # at somebody named before
_FIGURES = "troop_figure"
_LABELS = {
    "troop_figure": "Troops",
    "foreign_forces": "Foreign forces",
    "drone_activity": "Drones",
    "missile_air_strikes": "Missile and air strikes",
}
Cited = tuple[Finding, ArticleRef]


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
        parts = [_part(pair[0], quote_chars, names) for pair, names in zip(shown, each, strict=True)]
        if len(line := " · ".join([*parts, *everywhere])) <= MAX_HEADLINE_CHARS:
            return line
    return fitting([_part(f, quote_chars) for f, _ in shown], " · ", MAX_HEADLINE_CHARS)


def leads(cited: Sequence[Cited]) -> list[Cited]:
    """Choose one claim an indicator: those that belong together, among what is nearly as strong as the strongest."""
    chosen: dict[str, list[Cited]] = {}
    cited = sorted(cited, key=lambda pair: pair[0].aside is not None)  # what is no news of now leads nowhere else
    for pair in cited[:_MOST_COMPARED]:
        near = chosen.setdefault(pair[0].indicator, [])
        if not near or _rivals(near[0], pair):
            near.append(pair)
    for pair in cited[_MOST_COMPARED:]:
        chosen.setdefault(pair[0].indicator, [pair])
    every = [pair for near in chosen.values() for pair in near]
    anchor = max(every, key=lambda pair: _kept_company(pair, chosen), default=None)
    best = [max(near, key=lambda pair: _closeness(anchor, pair)) for near in chosen.values()] if anchor else []
    order = {name: k for k, name in enumerate(_LABELS)}
    return sorted(best, key=lambda pair: (order.get(pair[0].indicator, len(order)), pair[0].indicator))


def label(indicator: str) -> str:
    """Say what an indicator is called."""
    return _LABELS.get(indicator) or shortened(indicator.replace("_", " ").capitalize(), MAX_LABEL_CHARS)


def hedge(finding: Finding, *also: str) -> str:
    """Say how, and where, it is told; it is no word of the article's, and stands outside its quotation marks."""
    told = () if finding.assertion == "actual" else (finding.assertion,)
    return f" ({', '.join((*told, *also))})" if told or also else ""


def fitting(parts: Sequence[str], between: str, limit: int) -> str:
    """Join as many of *parts*, from the first on, as fit; each is shorter than *limit*."""
    kept = list(parts)
    while len(line := between.join(kept)) > limit:
        kept.pop()
    return line


def _part(finding: Finding, limit: int, places: Iterable[str] = ()) -> str:
    whose = f" [{shortened(', '.join(finding.actors), MAX_NAME_CHARS)}]" if finding.actors and _points(finding) else ""
    return f"{label(finding.indicator)}: {shortened(finding.evidence.quote, limit)}{whose}{hedge(finding, *places)}"


def _points(finding: Finding) -> bool:
    """As in "its soldiers": whether the words don't say whose they are."""
    return finding.evidence.quote.partition(" ")[0].casefold() in _POINTS


def _rivals(lead: Cited, pair: Cited) -> bool:
    """Tell whether *pair* may lead in place of the strongest: as firm and nearly as strong, or an opening."""
    (strongest, there), (other, here) = lead, pair
    if (other.salient, other.aside) != (strongest.salient, strongest.aside) or " " not in other.evidence.quote:
        return False
    if _number(other) < (_PART if there.id == here.id else _SAME) * _number(strongest):
        return False
    if other.assertion == strongest.assertion:
        return finding_score(other) >= _NEARLY * finding_score(strongest)
    return _opens(other) > 0 and finding_score(other) >= _STRONG_ENOUGH * finding_score(strongest)


def _number(finding: Finding) -> int:
    quantity = finding.quantity if finding.indicator == _FIGURES else None
    return max(quantity.low or 0, quantity.high or 0) if quantity is not None else 0


def _opens(finding: Finding) -> int:
    """Tell how much it counts that a claim stands where an article tells its news."""
    return next((counts for chars, counts in _NEWS if finding.evidence.sentence_start < chars), 0)


def _kept_company(anchor: Cited, chosen: dict[str, list[Cited]]) -> tuple[int, int, int]:
    """Tell how well the best of each other indicator fits *anchor*, and how strong it is itself."""
    fit = sum(max(_closeness(anchor, pair) for pair in near)[0] for near in chosen.values())
    return fit + _opens(anchor[0]), *_rank(anchor[0])


def _rank(finding: Finding) -> tuple[int, int]:
    """Tell how grave it is, by bands, and how early it is told; a number that is no mere word is a band more."""
    score = finding_score(finding) + (_PLACED if finding.places else 0)
    counted = finding.quantity is not None
    vague = finding.quantity is not None and finding.quantity.modifier == "vague"
    return round(score / _BAND) + counted - vague, -finding.evidence.start


def _closeness(anchor: Cited | None, pair: Cited) -> tuple[int, int, int]:
    """Tell how far *pair* belongs to *anchor*: 3 for its sentence, 2 its place, 1 its article."""
    if anchor is None:
        return 0, *_rank(pair[0])
    (one, there), (other, here) = anchor, pair
    if there.id == here.id and one.evidence.sentence_start == other.evidence.sentence_start:
        return 3, *_rank(other)
    if _shared([one, other]):
        return 2, *_rank(other)
    return int(there.id == here.id), *_rank(other)


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
    return _told(_shared(placed)) if placed and not others else ()


def _shared(findings: Sequence[Finding]) -> tuple[str, ...]:
    first, *others = (f.places for f in findings)
    return tuple(name for name in first if all(plain(name) in map(plain, names) for names in others))


def _told(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(shortened(name, MAX_NAME_CHARS) for name in names)[:MAX_PLACES]
