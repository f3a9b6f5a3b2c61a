"""
Drones of an army on an errand of peace: they watch for boats of migrants, for fires, for the missing.

``civil`` promises the reason ``civil``, as ``Finding.aside`` gives it, where the claim's sentence says what they are
flown for, and None where it says nothing of it, or something else, or speaks of soldiers and what they shoot with, too.
"""

from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.backgrounds import CIVIL, FIRES, OF_WOODS, WARLIKE, WATCHES

_PEACEFUL = mark(CIVIL | OF_WOODS)
_AT_WAR = mark(WARLIKE)
_FLOWN = frozenset(["surveillance", "use", "supply"])
_FAR = 6  # words between the errand and whom or what it is for


def civil(s: Sentence, claim: Claim) -> str | None:
    """Say that the drones of *claim* are flown to watch, or to look for, what is no enemy."""
    if not s.marks & _PEACEFUL or s.marks & _AT_WAR or claim.kind not in _FLOWN:
        return None
    errand = any(
        word in WATCHES and _peaceful(s.words[i + 1 : i + 1 + _FAR])
        for i, word in enumerate(s.words)
        if i >= claim.first
    )
    return "civil" if errand else None


def _peaceful(words: list[str]) -> bool:
    if not CIVIL.isdisjoint(words):
        return True
    return any(word in FIRES and words[i - 1] in OF_WOODS for i, word in enumerate(words) if i)
