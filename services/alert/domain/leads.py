"""
The leads: which claim of each indicator a headline tells.

What opens an article and what belongs together (one sentence, one place, one article) comes before what is a little
stronger and stands elsewhere; then what is graver by a band; then numbers and words that say something; then what is
told first. What is told in passing leads only where nothing else is told.
"""

from collections.abc import Sequence

from services.alert.domain.names import plain
from services.alert.domain.phrase import LABELS, bare
from services.alert.domain.severity import finding_score, greatest
from shared.contracts.finding import ArticleRef, Finding

_MOST_COMPARED = 40  # of the strongest findings, so that a flood costs no more than a page
_NEARLY = 0.75  # of the strongest one's score: what is nearly as strong may lead if it fits the others better
_NEWS = ((200, 5), (500, 2))  # characters of an article's opening: how much it counts that a claim stands in them
_PART = 0.2  # of the greatest number of an article: what is less is a part of it
_SAME = 0.9  # of the greatest number of all articles: what another one has may be out of date
_STRONG_ENOUGH = 0.6  # of the strongest one's score: what opens an article may lead then, planned or not
_BAND = 12  # of a score: what is no graver by that much is told first where it stands first
_PLACED = 5  # of a score: what says where it happens tells more
_BARE = 3  # so much less does a word that says nothing belong to anything
_FIGURES = "troop_figure"
Cited = tuple[Finding, ArticleRef]


def leads(cited: Sequence[Cited]) -> list[Cited]:
    """Choose one claim an indicator: those that belong together, among what is nearly as strong as the strongest."""
    chosen: dict[str, list[Cited]] = {}
    cited = [pair for pair in cited if not any(_stopped(pair, other) for other in cited[:_MOST_COMPARED])]
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
    order = {name: k for k, name in enumerate(LABELS)}
    return sorted(best, key=lambda pair: (order.get(pair[0].indicator, len(order)), pair[0].indicator))


def shared(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Give the places that all of *findings* name."""
    first, *others = (f.places for f in findings)
    return tuple(name for name in first if all(plain(name) in map(plain, names) for names in others))


def _stopped(pair: Cited, other: Cited) -> bool:
    """As in "destroyed eight drones launched from there": whether the same words tell what became of a launch."""
    (one, there), (two, here) = pair, other
    if (one.kind, two.kind, there.id) != ("launch", "interception", here.id):
        return False
    return two.evidence.start <= one.evidence.start < two.evidence.end and greatest(one) == greatest(two)


def _rivals(lead: Cited, pair: Cited) -> bool:
    """Tell whether *pair* may lead in place of the strongest: as firm and nearly as strong, or an opening."""
    (strongest, there), (other, here) = lead, pair
    if (other.salient, other.aside) != (strongest.salient, strongest.aside) or bare(other):
        return False
    if _number(other) < (_PART if there.id == here.id else _SAME) * _number(strongest):
        return False
    if other.assertion == strongest.assertion:
        return finding_score(other) >= _NEARLY * finding_score(strongest)
    return _opens(other) > 0 and finding_score(other) >= _STRONG_ENOUGH * finding_score(strongest)


def _number(finding: Finding) -> int:
    return greatest(finding) if finding.indicator == _FIGURES else 0


def _opens(finding: Finding) -> int:
    """Tell how much it counts that a claim stands where an article tells its news."""
    return next((counts for chars, counts in _NEWS if finding.evidence.sentence_start < chars), 0)


def _kept_company(anchor: Cited, chosen: dict[str, list[Cited]]) -> tuple[int, int, int]:
    """Tell how well the best of each other indicator fits *anchor*, and how strong it is itself."""
    fit = sum(max(_closeness(anchor, pair) for pair in near)[0] for near in chosen.values())
    return fit + _opens(anchor[0]) - _BARE * bare(anchor[0]), *_rank(anchor[0])


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
        near = 3
    else:
        near = 2 if shared([one, other]) else int(there.id == here.id)
    return near - _BARE * bare(other), *_rank(other)
