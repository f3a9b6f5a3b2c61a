"""
What somebody puts a number at: "put the toll of the raid at 15 soldiers", "the number of the fallen exceeds 90".

``put_at`` promises the words that say what is reckoned, before a number and its joint; ``of_losses`` whether these
are losses; ``beyond`` the number that a verb leaves open.
"""

from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.governing import BEEN
from services.tagging.lexicon.roles import COUNTED_AS, EXCEEDS, PUTS_AT, TOLLS

_FAR = 24  # words
_JOINTS = frozenset(["at", "as"])


def put_at(s: Sentence, first: int) -> tuple[int, int] | None:
    """The words between "put" and "at", before a number at word *first*; None where nobody puts anything at it."""
    joint = first - 1
    if joint < 2 or s.words[joint] not in _JOINTS:
        return None
    for i in range(joint - 1, max(-1, joint - _FAR), -1):
        if s.classes[i] in ";:":
            return None
        if s.words[i] in PUTS_AT:
            return (i + 1, joint) if s.words[joint] == "at" or s.words[i] in COUNTED_AS else None
    return None


def of_losses(s: Sentence, first: int) -> bool:
    """Whether a number at word *first* is what a toll is put at: "puts its dead at 61 fighters"."""
    between = put_at(s, first)
    if between is None:
        return False
    verb = between[0] - 1
    if s.words[verb - 1] in BEEN:
        return not TOLLS.isdisjoint(s.words[max(0, verb - _FAR) : verb])  # "losses were put at 900 men"
    return not TOLLS.isdisjoint(s.words[between[0] : between[1]])


def beyond(s: Sentence, number: Number) -> Number:
    """The number, with the bound that the verb before it leaves open: "exceeds 90", "has never gone beyond 1,300"."""
    i = number.first - 1
    if i < 1 or number.modifier not in {"exact", "approx"}:
        return number
    if s.words[i] == "beyond" and s.words[i - 1] in {"gone", "went", "go", "grown", "grew", "risen", "rose"}:
        never = not {"never", "not"}.isdisjoint(s.words[max(0, i - 4) : i])
        return (
            number._replace(low=None, modifier="up_to") if never else number._replace(high=None, modifier="more_than")
        )
    if s.words[i] in EXCEEDS:
        return number._replace(high=None, modifier="more_than")
    return number
