"""
Forces that a sentence of something else only names: who is there in a relative clause, whose support somebody has,
who stands before a court.

``bystanders`` promises a reason, as ``Finding.aside`` gives it, or None. Where the sentence tells that something
happened (an attack on a base where they are stationed), their being there is part of the news.
"""

from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.backgrounds import (
    BLOWS,
    HELPED_BY,
    HELPS_WITH,
    IS_THERE,
    OF_WHOM,
    THERE,
    THEY,
    TRIED,
    TRIES,
)

_OF_COURTS, _SUPPORTED, _RELATIVE = mark(TRIED | TRIES), mark(HELPED_BY), mark(THERE)
_HAPPENED = mark(BLOWS)
_BEING, _ARE = (["of", "being"], ["for", "being"], ["as", "being"]), frozenset(["are", "is", "were", "was"])
_NEAR, _BEHIND, _HELD = 4, 5, 9  # words


def bystanders(s: Sentence, claim: Claim) -> str | None:
    """Say why forces are only named: ``persons`` where some men are called so, ``standing`` where they are there."""
    if _called_so(s, claim.first):
        return "persons"
    if s.marks & _SUPPORTED and _supports(s, claim.first):
        return "standing"
    if s.marks & _RELATIVE and not s.marks & _HAPPENED and _is_there(s, claim):
        return "standing"
    return None


def tried(s: Sentence, claim: Claim) -> str | None:
    """As in "two Kenyans sentenced to death for fighting", "the trial of four mercenaries": ``persons`` of a trial."""
    return "persons" if s.marks & _OF_COURTS and _in_court(s, claim) else None


def _in_court(s: Sentence, claim: Claim) -> bool:
    before = s.words[max(0, claim.first - _NEAR) : claim.first]
    if "of" in before and not TRIES.isdisjoint(before[: before.index("of")]):
        return True
    for i in range(claim.last, min(s.size, claim.last + _BEHIND)):
        if s.words[i] in TRIED:
            return True
        if s.classes[i] in ";:." or (s.classes[i] == "x" and s.words[i].endswith("ing")):
            return False
    return False


def _called_so(s: Sentence, first: int) -> bool:
    """As in "accused of being mercenaries", "they are not mercenaries": it is what some men are called, or not."""
    before = s.words[max(0, first - 2) : first]
    return before in _BEING or (before[-1:] == ["not"] and before[0] in _ARE)


def _supports(s: Sentence, first: int) -> bool:
    """As in "despite help from Paris and from a mission of the UN": whose help is an excuse for what is told."""
    left = max(0, first - _HELD)
    for i in range(first - 1, left, -1):
        if s.words[i] in HELPED_BY:
            return any(word in HELPS_WITH for word in s.words[i + 1 : i + 3])
        if s.classes[i] in ",;:.":
            return False
    return False


def _is_there(s: Sentence, claim: Claim) -> bool:
    """As in "two towns where Kenyan forces are present", "held by Wagner, which is fighting alongside them"."""
    before = s.words[max(0, claim.first - _NEAR) : claim.first]
    behind = s.words[claim.last : claim.last + _BEHIND]
    if "where" in before and "," not in s.words[claim.first - 1 : claim.first]:
        return bool(behind) and behind[0] in IS_THERE and not THERE.isdisjoint(behind[1:])
    if behind[:1] == [","]:
        behind = behind[1:]
    return behind[:1] != [] and behind[0] in OF_WHOM and behind[1:2] != [] and behind[1] in THEY and _allied(behind[2:])


def _allied(words: list[str]) -> bool:
    return not THERE.isdisjoint(words[:1])
