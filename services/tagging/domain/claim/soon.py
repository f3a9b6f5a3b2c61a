"""
What is told in the present tense and has not come: a departure with its day, what a law or a contract lays down.

``to_come`` promises an answer for a verb that governs a claim only where a time to come, or a paper as its subject,
stands in the same clause.
"""

from services.tagging.domain.claim.link import Link
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.parts import head_of
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import DEPARTS, DRAFTS, ENACTS, OUTLINES, PAPERS, PROVIDES
from services.tagging.lexicon.presence import MOVES, SENDS
from services.tagging.lexicon.words import MONTHS, WEEKDAYS
from shared.contracts.finding import Assertion

_FARTHEST, _NEAR = 16, 8  # words behind the verb; before it
_SEASONS = frozenset(["spring", "summer", "autumn", "fall", "winter", "year", "week", "month"])
_NEXT = frozenset(["next", "coming", "later"])


def to_come(s: Sentence, link: Link) -> Assertion | None:
    """How the claim beneath the verb at *link* is meant, where the verb stands in the present tense; else None."""
    word = s.words[link.at]
    p = parse(s)
    if p.letters[link.at] == "g" and s.words[link.first] in {"is", "are"}:
        return "planned" if word in SENDS | MOVES and _has_time(s, link.at + 1, days=False) else None
    if link.how == "for" and word in PROVIDES:
        return "planned"
    if word in OUTLINES and not PAPERS.isdisjoint(s.words[max(0, link.first - _NEAR) : link.first]):
        return "planned"
    if p.letters[link.first : link.at + 1].lstrip("a") != "v":
        return None
    if word in MOVES and _has_time(s, link.at + 1, days=word in DEPARTS):
        return "planned"
    return _of_paper(s, p, link) if word in ENACTS else None


def _has_time(s: Sentence, i: int, *, days: bool) -> bool:
    """Whether a time to come stands behind word *i*: "next month", "by the end of"; with *days* also "on Monday"."""
    words = s.words
    for k in range(i, min(s.size - 1, i + _FARTHEST)):
        word, then = words[k], words[k + 1]
        if s.classes[k] in ";:":
            return False
        if word == "tomorrow" or (
            word in _NEXT and then in MONTHS.keys() | _SEASONS | WEEKDAYS | {"weeks", "months", "days", "years"}
        ):
            return True
        if word in {"by", "from", "until"} and (then in MONTHS or words[k + 1 : k + 4] == ["the", "end", "of"]):
            return True
        if days and word == "on" and then in WEEKDAYS:
            return True
    return False


def _of_paper(s: Sentence, p: Parse, link: Link) -> Assertion | None:
    """What a law, a contract or a draft lays down: "the decree calls up", "the budget, passed on Friday, foresees"."""
    k = p.at(link.first) - 1
    while k > 0 and p.sorts[k] in "aq":
        k -= 1
    if k > 0 and p.sorts[k] == ",":
        k = p.sorts.rfind(",", 0, k) - 1  # its aside
    if k < 0 or p.sorts[k] != "N":
        return None
    head = s.words[head_of(s, p, k)]
    return "planned" if head in PAPERS else "possible" if head in DRAFTS else None
