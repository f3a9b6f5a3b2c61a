"""
Forces that a sentence of something else only names: who is there in a relative clause, whose support somebody has.

``bystanders`` promises a reason, as ``Finding.aside`` gives it, or None. Where the sentence tells that something
happened (an attack on a base where they are stationed, a village they have taken), where it tells of them first of all,
or what an article opens with, their being there is part of the news.
"""

from services.tagging.domain.indicator import Claim
from services.tagging.domain.news.background import LEDE
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.backgrounds import (
    CAPTIVES,
    FRESH,
    GAINS,
    GIVEN,
    HELPED_BY,
    HELPS_WITH,
    IS_THERE,
    MEETS,
    OF_WHOM,
    PRESENT,
    THERE,
    THEY,
)
from services.tagging.lexicon.governing import IS

_SUPPORTED, _RELATIVE = mark(HELPED_BY), mark(THERE)
_HAPPENED = mark(GAINS)
_BEING = (["of", "being"], ["for", "being"], ["as", "being"])
_NEAR, _BEHIND, _HELD, _APART = 4, 5, 9, 8  # words
_TO = frozenset(["to", "for"])
BEFORE_MEN = "dgnkvsajmAC"  # classes that belong to the forces' own phrase


def bystanders(s: Sentence, claim: Claim) -> str | None:
    """Say why forces are only named: ``persons`` where some men are called so, ``standing`` where they are there."""
    if _called_so(s, claim.first):
        return "persons"
    if s.marks & _SUPPORTED and _supports(s, claim):
        return "standing"
    if s.marks & _RELATIVE and not s.marks & _HAPPENED and _is_there(s, claim):
        return "standing"
    return None


def _called_so(s: Sentence, first: int) -> bool:
    """As in "accused of being mercenaries", "they are not mercenaries": it is what some men are called, or not."""
    before = s.words[max(0, first - 2) : first]
    return before in _BEING or (before[-1:] == ["not"] and before[0] in IS)


def _supports(s: Sentence, claim: Claim) -> bool:
    """As in "despite help from Paris and from a mission of the UN": whose help is an excuse for what is told."""
    if (s.start < LEDE and claim.kind != "peacekeepers") or _does_more(s, claim.last):
        return False
    for i in range(claim.first - 1, max(0, claim.first - _HELD), -1):
        if s.words[i] in HELPED_BY:
            behind = s.words[i + 1 : i + 4]
            return not HELPS_WITH.isdisjoint(behind) and FRESH.isdisjoint(behind)
        if s.classes[i] in ",;:.":
            return False
    return False


def _does_more(s: Sentence, last: int) -> bool:
    """Whether what follows tells what the forces did: "despite support from troops who have crossed the border"."""
    return not GAINS.isdisjoint(s.words[last : last + _HELD])


def _is_there(s: Sentence, claim: Claim) -> bool:
    """As in "two towns where Kenyan forces are present", "held by Wagner, which is fighting alongside them"."""
    behind = s.words[claim.last : claim.last + _BEHIND]
    if not FRESH.isdisjoint(s.words[claim.last : claim.last + _HELD + _NEAR]):
        return False
    near = max(0, claim.first - _NEAR)
    if "where" in s.words[near : claim.first] and "," not in s.words[claim.first - 1 : claim.first]:
        present = behind != [] and behind[0] in IS_THERE and not PRESENT.isdisjoint(behind[1:])
        return present and _only_where(s, s.words.index("where", near))
    if s.start < LEDE:
        return False
    if behind[:1] == [","]:
        behind = behind[1:]
    told = behind[:1] != [] and behind[0] in OF_WHOM and behind[1:2] != [] and behind[1] in THEY
    return told and not THERE.isdisjoint(behind[2:3]) and _only_met(s, claim.first)


def _only_where(s: Sentence, at: int) -> bool:
    """Whether it explains a place: not "there are villages where"; at the top only ", a town where"."""
    before = s.words[max(0, at - _APART) : at]
    if "there" in before:
        return False
    return s.start >= LEDE or "," in before


def _only_met(s: Sentence, first: int) -> bool:
    """Whether the forces are whom somebody meets, whose prisoners are told of, who are given something."""
    while first > 0 and s.classes[first - 1] in BEFORE_MEN:
        first -= 1
    before = s.words[max(0, first - _HELD) : first]
    word = before[-1] if before else ""
    if word == "by":
        return not CAPTIVES.isdisjoint(s.words[:first])
    if word in _TO:
        return not GIVEN.isdisjoint(before) or not MEETS.isdisjoint(before[-2:-1])
    return word in MEETS or (word == "with" and not MEETS.isdisjoint(before[-2:-1]))
