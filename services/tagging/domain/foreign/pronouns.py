"""
Who a pronoun is: he and she a head of state that the sentence has named, we whoever speaks, it a country.

``of_a_leader`` promises the country of the one that "he" or "she" stands for only where the sentence names that
one; of a man without a name, nobody's forces are told.
"""

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import AUXILIARY, TITLES
from services.tagging.lexicon.countries import CODES, LEADERS

_ONE: frozenset[str] = frozenset(["he", "she", "his", "her", "i", "my"])


def doer_is_one(s: Sentence, verb: int) -> int:
    """Where the "he" or "she" stands that is the doer of the verb at word *verb*; -1 where there is none."""
    for k in range(verb - 1, max(-1, verb - 6), -1):
        if s.words[k] in _ONE and s.classes[k] != "g":
            return k
        if s.words[k] not in AUXILIARY:
            return -1
    return -1


def of_a_leader(s: Sentence, before: int) -> tuple[str, ...]:
    """The country of the leader named nearest before word *before*: "Putin", "the Turkish president"."""
    for k in range(before - 1, -1, -1):
        c = s.classes[k]
        if c == "X" and s.words[k] in LEADERS:
            return (LEADERS[s.words[k]],)
        if s.words[k] in TITLES:
            code = _country_of(s, k)
            if code is not None:
                return (code,)
        if c in "AC" and s.words[k + 1 : k + 2] and not TITLES.isdisjoint(s.words[k + 1 : k + 4]):
            code = CODES.get(s.words[k])
            if code is not None:
                return (code,)
    return ()


def _country_of(s: Sentence, title: int) -> str | None:
    """Of which country the title at word *title* is: "the president of France"."""
    if s.words[title + 1 : title + 2] != ["of"]:
        return None
    at = title + 2 + (s.classes[title + 2 : title + 3] == "d")
    return CODES.get(s.words[at]) if s.classes[at : at + 1] == "C" else None
