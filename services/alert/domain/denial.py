"""
Denials: whether what an article denies is what an incident claims, and somebody says so.

A negation in a sentence is no denial of the news: "did not deny", "could not be ruled out", "no American troops in the
country" beside troops in the one next to it. It counts where the claim is of the same indicator and kind, the same
side, not of another host or number, and where a person or office is told to have said it.
"""

import re

from services.alert.domain.figures import Span, near
from services.alert.domain.sketch import Line, Sketch
from shared.contracts.finding import Finding

_CLAIM = r"(?:claim|report|accusation|allegation|suggestion|assertion|charge|rumou?r)"
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|refut\w+|disput(?:es?|ed|ing)|debunk\w*"
    rf"|(?:reject|dismiss)(?:s|es|ed|ing|al)?\b(?=.*\b{_CLAIM}s?\b)|{_CLAIM}s?\b.*\b(?:false|untrue|baseless|fake))\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:said|says?|saying|told|tells|insist\w*|stress\w*|maintain\w*|confirm\w*|assur\w+|vow\w*|according|spokes\w+"
    r"|declar\w+|announc\w+|stat(?:ed|es|ement)|repeat\w*|added)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall)\s+(?:not|never)\b|\bwon[’']t\b|\b(?:no|not|never)\s+(?:\w+\s+){0,4}(?:would|will|going\s+to|plan\w*|intend\w*"
    r"|intention\w*|commit\w*|consider\w*)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|not|none|never|without|neither|nor)\b|n[’']t\b", re.IGNORECASE)
# What looks like a denial, and leaves the claim standing.
_STANDS = re.compile(
    r"(?:\b(?:not|never|neither)|n[’']t)\s+(?:\w+\s+)?(?:den(?:y|ied)|dispute|rule[d]?\s+out|exclude|be\s+ruled\s+out)\b"
    r"|\b(?:should|could|would|can|must|may|might)\s*n(?:ot|[’']t)\s+(?:\w+\s+)?"
    r"(?:be\s+ruled|rule\s+out|exclude|dare|overshadow|justif\w+|introduce|change)"
    r"|\b(?:should|must|ought)\s*(?:not|n[’']t|make|ensure|have|be)\b|\bassurances?\b"
    r"|\bno\s+(?:information|justification|excuse|reason|secret|surprise|doubt)\b|\bnot\s+(?:surpris\w+|only|just|the\s+answer)\b",
    re.IGNORECASE,
)


def said(finding: Finding) -> bool:
    """Tell whether a sentence denies in so many words, or somebody is told to have said it."""
    sentence = finding.evidence.sentence
    if sentence.rstrip("”\"’' .").endswith("?") or _STANDS.search(sentence):
        return False
    if _DENIES.search(sentence):
        return True
    return bool(_NO.search(sentence)) and bool(_SAYS.search(sentence))


def ahead(finding: Finding) -> bool:
    """Tell whether it is denied for times to come: that nobody will be sent doesn't deny that somebody is there."""
    return _AHEAD.search(finding.evidence.sentence) is not None


def denies(denied: Sketch, line: Line | Sketch, *, ahead: bool = False) -> bool:
    """
    Tell whether what is *denied* is what an incident, or another report of the same article, claims.

    Whose it is must be said by both, or by neither, and then where. *ahead*: it is denied for times to come.
    """
    if denied.indicators.isdisjoint(line.indicators):
        return False
    if ahead and any(_present(sort, denied.indicators) for sort in line.sorts):
        return False
    if denied.claims:
        same = not denied.claims.isdisjoint(line.names)
    else:
        sided = any(line.sides.get(name) for name in denied.indicators)
        named = not denied.lands.isdisjoint(line.lands) or not denied.places.isdisjoint(line.places)
        same = named and not sided and not denied.sorts.isdisjoint(line.sorts)
    return same and _same_host(denied, line) and _same_number(denied.figures, line.figures)


def _present(sort: str, indicators: frozenset[str]) -> bool:
    return sort.partition("/")[0] in indicators and not sort.endswith("/hedged")


def _same_host(denied: Sketch, line: Line | Sketch) -> bool:
    """Tell whether the denial is of the place the claim is about; one that names no country is of whichever."""
    if denied.hosts and line.hosts:
        return not denied.hosts.isdisjoint(line.hosts)
    if denied.lands and line.lands:
        return not denied.lands.isdisjoint(line.lands)
    return True


def _same_number(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> bool:
    pairs = [(a, b) for a in ours for b in theirs if a.same_thing(b)]
    return not pairs or any(near([a], [b]) for a, b in pairs)
