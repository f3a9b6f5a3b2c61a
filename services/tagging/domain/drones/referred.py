# ruff: noqa: PLR0911 (one branch for each sort of phrase)
"""
Phrases that take up drones named before without naming them: "another", "two of the machines", "the rest", "it".

``referred`` promises how sure a phrase is of what it means, and its number; None where it means something else.
"""

import re
from typing import Literal, NamedTuple

from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.numbers import Number, number_at
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.words import MONTHS


class Referred(NamedTuple):
    """
    A phrase, and its number, if it has one. ``sort``: one more of them ("another"), so many ("eight"), a part of them
    ("the rest"), a noun that may mean them ("such boats"), or a pronoun that may mean others ("it").
    """

    sort: Literal["one more", "so many", "part", "pronoun", "the machine"]
    number: Number | None
    end: int


BARE_NUMBER = re.compile("[nksv][^DNSTj]")  # a number that counts nothing by itself
_PRONOUNS = frozenset(["them", "they", "it"])
_ONE_MORE = frozenset(["another", "second", "third", "fourth", "fifth", "sixth"])
_PARTS = frozenset(["all", "most", "many", "some", "others", "rest", "both", "each", "none", "remainder", "one"])
TAKEN_UP: frozenset[str] = _PRONOUNS | _ONE_MORE | _PARTS
_LIKES = frozenset(["strikes", "projectiles", "targets", "threats"])
# What drones are called that have been named: "the machine", "such boats".
CRAFT: frozenset[str] = frozenset(["machine", "machines", "craft", "aircraft", "device", "devices", "boat", "boats"])
_MACHINES = CRAFT | {"one", "ones", "vehicles"}
_THE = frozenset(["the", "such", "these", "those", "this", "that"])
_NUMBERS = frozenset("nksvaHyjdq")
_QUALIFIERS = frozenset(["first", "next", "last", "more", "than", "at", "least", "up", "to", "as", "many", "between"])
_NEVER_OF = (["likely"], ["recently"], ["probably"])
_THESE = (["them"], ["these"], ["those"], ["which"])


def referred(s: Sentence, p: Parse, k: int) -> Referred | None:
    """What the phrase at piece *k* means, where it can mean drones named before."""
    first, end = p.firsts[k], p.ends[k]
    behind = s.words[end : end + 1]
    if s.words[first] == "most" and behind in _NEVER_OF:
        return None
    more = _one_more(s, p, k)
    if more:
        return Referred("one more", None, more)
    if s.words[first : first + 2] == ["all", "but"]:
        return Referred("part", None, end)
    number = _counted(s, first, end)
    if number is not None:
        return Referred("so many", number, end)
    if s.classes[end : end + 1] == "e" and s.words[end + 1 : end + 2] not in _THESE:
        return None  # "most of the air defences"
    if s.words[end - 1] in _LIKES and p.letters[first] == "d":
        return Referred("pronoun", None, end)
    if s.words[end - 1] in CRAFT and not _THE.isdisjoint(s.words[first:end]):
        return Referred("the machine", None, end)
    word = s.words[end - 1] if end - first <= 2 else ""
    if word in _PRONOUNS:
        return Referred("pronoun", None, end)
    return Referred("part", None, end) if word in _PARTS else None


def _one_more(s: Sentence, p: Parse, k: int) -> int:
    """The end of a phrase such as "another", "a second one", "a larger one", "a third machine"; 0 where it is none."""
    first, end = p.firsts[k], p.ends[k]
    words = s.words[first:end]
    if s.classes[end : end + 1] == "e" or p.letters[first] != "d" or len(words) > _LONGEST:
        return 0
    if _ONE_MORE.isdisjoint(words):
        return end if words[-1] == "one" and (words[0] in {"a", "an"} or "first" in words) else 0
    last = words[-1]
    return end if last in _ONE_MORE or last in _MACHINES else 0


_LONGEST = 4  # words of such a phrase


def of_them(s: Sentence, end: int) -> bool:
    """Whether a phrase that ends before word *end* is part of them: "some of which", "two of the machines"."""
    if s.words[end : end + 2] in (["of", "which"], ["of", "them"]):
        return True
    return s.classes[end : end + 1] == "e" and s.words[end + 2 : end + 3] != [] and s.words[end + 2] in _MACHINES


def _counted(s: Sentence, first: int, end: int) -> Number | None:
    """The number that is all of words *first* .. *end* - 1: "more than ten", "one", "45 others"."""
    for i in range(first, end):
        if s.classes[i] in "nksvaH" and (number := number_at(s, i)) is not None:
            return number if _counts_them(s, number, end) else None
        if s.classes[i] not in _NUMBERS and s.words[i] not in _QUALIFIERS:
            return None
    return None


def _counts_them(s: Sentence, number: Number, end: int) -> bool:
    """Whether *number*, of a phrase that ends before word *end*, counts what was named before."""
    if number.first and (s.words[number.first - 1] in MONTHS or s.words[number.first - 1] in _NOT_OF):
        return False  # "on May 8", "a sergeant of 20"
    if s.words[end : end + 1] in (["in"], ["worth"]) and number.modifier == "vague":
        return False  # "millions in hardware"
    if s.classes[end : end + 1] == "e" and s.words[end + 1 : end + 2] not in _THESE:
        the = s.words[end + 1 : end + 2] == ["the"] and end + 2 < s.size
        return the and (s.words[end + 2] in _MACHINES or s.classes[end + 2] in "ny")  # not "thousands of the shells"
    return number.end <= end and all(w in _OTHERS for w in s.words[number.end : end])


_NOT_OF = frozenset(["of", "aged", "age"])
_OTHERS = frozenset(["others", "more", "other", '"', "confirmed", "-", "machines", "craft"])
