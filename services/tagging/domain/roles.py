"""
Strength or losses: what the words around counted soldiers say has become of them.
"""

from typing import Literal

from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.roles import AFTER, BEFORE, INSIDE, TRANSITIVE

Role = Literal["force", "losses"]

_FAR_RIGHT = 9
_FAR_LEFT = 14
# Between a verb and the people it kills stand only words of noun phrases: no other verb, no pronoun, no place.
_PASSES = frozenset("nyvsakHeAmjCGORWXMFUTtPhdg'\"&,|NxS")
_PHRASES_AFTER = (
    ("lost", "their", "lives"), ("laid", "down", "their", "arms"), ("taken", "prisoner"), ("taken", "captive"), ("taken", "hostage"),
    ("gave", "their", "lives"), ("held", "captive"), ("in", "captivity"), ("gone", "missing"), ("went", "missing"), ("lose", "their", "lives"),
    ("losing", "their", "lives"), ("prisoners", "of", "war"), ("held", "hostage"), ("escaped_", "and"),
)  # fmt: skip


def role(s: Sentence, first: int, head: int, end: int) -> Role:
    """What the people counted in words *first* .. *end* - 1, with their noun at *head*, are told to have come to."""
    if any(s.words[k] in INSIDE for k in range(first, end)):
        return "losses"
    if _after(s, end) or _before(s, first):
        return "losses"
    return "force"


def _after(s: Sentence, end: int) -> bool:
    words, classes = s.words, s.classes
    aux = False
    for i in range(end, min(len(s), end + _FAR_RIGHT)):
        word, c = words[i], classes[i]
        if any(tuple(words[i : i + len(p)]) == p for p in _PHRASES_AFTER):
            return True
        if word in AFTER:
            if word in TRANSITIVE and not aux and _takes_object(s, i + 1):
                return False
            return True
        if c == "b":
            aux = True
            continue
        if (
            word
            in {"who", "reportedly", "also", "already", "reported", "were", "allegedly", "later", "either", "confirmed"}
            or c == '"'
        ):
            continue
        if c == "i" and not aux and word in {"in", "from", "of", "on", "near", "at", "with"}:
            if not _skims(s, i + 1, end):
                return False
            continue
        if c in "dACRGXWOMFUmjeTS'" or (
            aux and (word.endswith("ly") or (c in "|&,x" and word in {"or", "and", "badly", "seriously"}))
        ):
            continue
        if c in ",(" and words[i + 1 : i + 2] in (["including"], ["most"], ["many"], ["some"], ["all"]):
            return False
        return False
    return False


def _skims(s: Sentence, i: int, end: int) -> bool:
    return i < len(s) and i - end < 6


def _takes_object(s: Sentence, i: int) -> bool:
    """Whether a verb has an object behind it: a number, a determiner or a name."""
    return s.classes[i : i + 1] in set("nvskadgATX") and s.words[i : i + 1] not in (["all"], ["each"], ["both"])


def _before(s: Sentence, first: int) -> bool:
    words, classes = s.words, s.classes
    low = max(0, first - _FAR_LEFT)
    for i in range(first - 1, low - 1, -1):
        word = words[i]
        if word in BEFORE:
            if words[i + 1 : i + 2] == ["by"] or (classes[i + 1 : i + 2] == "i"):
                return False
            passive = (
                i and classes[i - 1] == "b" and words[i - 1] in {"was", "were", "been", "be", "being", "are", "is"}
            )
            return not passive or i + 1 == first
        if word in {
            "as",
            "than",
            "least",
            "many",
            "both",
            "including",
            "more",
            "about",
            "over",
            "around",
            "nearly",
            "up",
            "to",
            "some",
            "another",
            "further",
            "also",
            "estimated",
        }:
            continue
        if classes[i] not in _PASSES:
            return False
        if classes[i] == "x" and word.endswith(("ed", "ing")) and first - i > 1:
            return False
        if classes[i] == "," and not _listed(s, i):
            return False
    return False


def _listed(s: Sentence, i: int) -> bool:
    """Whether the comma at *i* separates members of a list of counted things."""
    return s.classes[i + 1 : i + 2] in set("nvska&") or s.words[i + 1 : i + 2] == ["including"]
