"""
Forces that stand before a court: their trial is told, not what they do.

``tried`` promises the reason ``persons``, as ``Finding.aside`` gives it, where the sentence says that the men of the
claim were sentenced, charged with a crime or put on trial, and None where they tried to do something, are charged with
a duty, or jailed others.
"""

from services.tagging.domain.indicator import Claim
from services.tagging.domain.news.bystanders import BEFORE_MEN
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.backgrounds import CASES, CITING, CRIMES, PLEADS, POSTED, TRIED, TRIES
from services.tagging.lexicon.cues import SUBORDINATES
from services.tagging.lexicon.governing import BE

_OF_COURTS = mark(TRIED | TRIES | CASES)
_SENT = mark(POSTED)
_FEW = frozenset("nsk")  # classes of numbers
_OF, _WHO = frozenset(["of", "against"]), frozenset(["who", "which"])
_PEOPLE = frozenset("TtPp;:.")  # of somebody else, or another clause
_NO_OBJECT = frozenset(
    ["to", "for", "in", "on", "by", "over", "of", "with", "from", "at", "and", "after", "as", "last", "this"]
)
_NEAR, _BEHIND, _CRIME = 4, 5, 7  # words


def tried(s: Sentence, claim: Claim) -> str | None:
    """As in "two Kenyans sentenced to death for fighting", "the trial of four mercenaries": ``persons`` of a trial."""
    if not s.marks & _OF_COURTS:
        return None
    return "persons" if _on_trial(s, claim.first) or _before_judges(s, claim.last) else None


def _on_trial(s: Sentence, first: int) -> bool:
    """As in "the trial of nine mercenaries", "pleaded the cases of six Serbs"; not "in the case of"."""
    for i in range(first - 1, max(0, first - 1 - _NEAR), -1):
        if s.words[i] in _OF:
            at = i - 3 if i > 2 and s.words[i - 2] == "to" else i - 1  # "sentencing to death of"
            return s.words[at] in TRIES or (s.words[at] in CASES and _pleaded(s, at, i, first))
        if s.classes[i] not in BEFORE_MEN:
            return False
    return False


def _pleaded(s: Sentence, at: int, of: int, first: int) -> bool:
    """Whether it is a case of few men; not "raised the case of foreign troops"."""
    if _FEW.isdisjoint(s.classes[of + 1 : first + 1]):
        return False
    return s.words[of] == "against" or not PLEADS.isdisjoint(s.words[max(0, at - 3) : at])


def _before_judges(s: Sentence, last: int) -> bool:
    for i in range(last, min(s.size, last + _BEHIND)):
        word = s.words[i]
        if word in TRIED:
            return _done_to(s, last, i) and _judged(s, i)
        if s.classes[i] in _PEOPLE or word in CITING or word == "whose":
            return False
        if (word in SUBORDINATES and word not in _WHO) or (s.classes[i] == "x" and word.endswith("ing")):
            return False
    return False


def _done_to(s: Sentence, last: int, i: int) -> bool:
    """Whether it was done to them: "were jailed", "mercenaries sentenced to"; not "jailed a man"."""
    if not BE.isdisjoint(s.words[last:i]):
        return True
    if s.marks & _SENT and not POSTED.isdisjoint(s.words):  # "sent 400 men jailed for murder to the front"
        return False
    between = s.words[last:i]
    behind = i + 1
    if any(word not in {",", "and"} and not word.endswith("ed") for word in between):
        return False
    return behind >= s.size or s.words[behind] in _NO_OBJECT or s.classes[behind] in ",;:.)"


def _judged(s: Sentence, i: int) -> bool:
    """Whether it is a court's word here: not "tried to", "tried for days to", "charged with guarding the plant"."""
    behind = s.words[i + 1 : i + 1 + _CRIME]
    if s.words[i] == "tried":
        return "to" not in behind and (not BE.isdisjoint(s.words[i - 2 : i]) or not CRIMES.isdisjoint(behind))
    if s.words[i] == "charged":
        if behind[:1] == ["with"]:
            return not CRIMES.isdisjoint(behind)
        return behind[:1] != ["by"] and not BE.isdisjoint(s.words[i - 2 : i])
    return True
