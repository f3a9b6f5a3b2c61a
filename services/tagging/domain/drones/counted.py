# ruff: noqa: C901, PLR0912 (a grammar has one branch for each way to say a thing)
"""The number that counts the drones at a word, and nothing else with them."""

import re

from services.tagging.domain.reading.numbers import Number, number_at
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import MADE_FOR_WAR, WEAPONS
from services.tagging.lexicon.frames import PARTICLES, VERBS

_PARTS = (
    "ed",
    "ous",
    "ing",
    "al",
    "ic",
    "le",
    "way",
    "type",
    "range",
    "made",
    "ance",
    "view",
    "person",
    "capable",
    "weapons",
    "ary",
    "ive",
    "guided",
)


_NUMBER = re.compile("[nyvskH]")


_NO_NAMES = PARTICLES | frozenset(VERBS)  # capitals of a headline: "Shoots Down 4 Drones", "Downs 12 Drones"


def number_of(s: Sentence, d: int) -> Number | None:
    """The number that counts the drones at *d*, and nothing else with them."""
    if _NUMBER.search(s.classes, max(0, d - 18), d) is None:
        return None
    j = _before_adjectives(s, d)
    for i in range(max(0, j - 8), j):
        if s.classes[i] in "nyvskaH":
            number = number_at(s, i)
            if number is not None and s.classes[i - 1 : i] == "h" and i > 1 and s.classes[i - 2] in "XDxACG":
                continue  # Lancet-3
            if number is not None and (
                "%" in s.classes[max(0, number.first - 4) : number.first]
                or {"percent", "cent"} & set(s.words[max(0, number.first - 4) : number.first])
            ):
                return None  # "90 per cent of the 500 drones"
            if number is not None and s.words[number.first - 2 : number.first] == ["first", "of"] and number.first > 1:
                return Number(number.first - 2, number.end, 1, 1, "exact")
            if number is None or "$" in s.classes[max(0, number.first - 1) : i]:
                continue
            if _year(s, number.first, i) or s.words[max(0, number.first - 2) : number.first] == ["all", "but"]:
                continue
            if (
                number.first > 1
                and s.classes[number.first - 1] in "Xh"
                and number.modifier == "exact"
                and s.raw[i][0].isdigit()
                and s.words[number.first - 1] not in _NO_NAMES
            ):
                continue  # "DJI Matrice 600 drones"
            end = number.end
            if end == j and s.classes[j : j + 1] != "h":
                return _summed(s, number, d)
            if s.classes[end : end + 1] == '"':
                end += 1  # “hundreds” of drones
            if s.words[end : end + 1] == ["more"]:
                end += 1
            if s.words[end : end + 1] == ["out"]:
                end += 1  # "two out of three drones"
            if s.classes[end : end + 1] == "e":
                end += 2 if s.classes[end + 1 : end + 2] in {"d", "g"} else 1
                whole = number_at(s, end) if end < j and s.classes[end] in "ny" else None
                end = whole.end if whole is not None else end  # "seven of the 16 drones"
            if end - (s.classes[end - 1] == "g") == j and s.classes[j : j + 1] != "h":  # not "a one-way attack drone"
                return number
    return None


def _before_adjectives(s: Sentence, d: int) -> int:
    """Where the words begin that only say what sort the drones at *d* are."""
    j = d
    while j > 0 and d - j <= 12:
        c, word = s.classes[j - 1], s.words[j - 1]
        hyphenated = s.classes[j : j + 1] == "h"
        plain = word not in WEAPONS and (word.endswith(_PARTS) or (c == "x" and not word.endswith("s") and d - j < 2))
        plain = plain or word in MADE_FOR_WAR
        if (c == ")" and s.classes[j - 2 : j - 1] == "D") or (c == "(" and s.classes[j : j + 1] == "D"):
            j -= 1  # "first-person-view (FPV) drones"
            continue
        if c == ")" and s.classes[j - 3 : j - 2] == "(":
            j -= 3  # "long-endurance (MALE) drones"
            continue
        if c == "," and _describes(s, j - 2):
            j -= 2  # "small, cheap drones"
            continue
        if c == "n" and word == "one" and s.classes[j : j + 1] == "h":  # one-way
            j -= 1
            continue
        if c in "ny" and j > 2 and (s.words[j - 2] == "/" or (s.words[j - 2] == "-" and s.classes[j - 3] == "D")):
            j -= 2  # "Shahed-136/131 attack drones"
            continue
        if c == "i" and hyphenated and s.classes[j - 2 : j - 1] == "h":
            j -= 1  # "made-in-India drones"
            continue
        if c == "'" and j > 1 and s.classes[j - 2] in "TMUxXCGOWN":
            j -= 2  # the rebels' drones
            continue
        if not (c in "AjmDXWCOtgMRhS" or word in {"[", "]", '"'} or (c in "xNTo" and (hyphenated or plain))):
            break
        j -= 1
    return j


_SIZES = frozenset(
    ["small", "cheap", "large", "big", "slow", "fast", "light", "tiny", "simple", "crude", "low-cost", "new"]
)


def _describes(s: Sentence, i: int) -> bool:
    """Whether the word at *i* is an adjective, and no noun of a list: "small, cheap", "high-altitude, long-range"."""
    return (
        i > 0
        and s.words[i] not in WEAPONS
        and (s.words[i] in _SIZES or s.classes[i] in "jm" or s.classes[i - 1] == "h" or s.words[i].endswith(_PARTS))
    )


def _year(s: Sentence, first: int, i: int) -> bool:
    """Whether the number at word *i* is a year: "the war of 2020 drones ..."."""
    if not _YEAR.match(s.words[i]) or first != i:
        return False
    return s.words[i - 1 : i] != [] and s.words[i - 1] in {
        "in",
        "of",
        "since",
        "by",
        "from",
        "until",
        "during",
        "before",
        "after",
    }


_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def _summed(s: Sentence, number: Number, d: int) -> Number:
    """Both numbers of "nine airborne and seven seaborne drones"."""
    i = number.first
    if s.classes[i - 1 : i] != "&" or i < 3 or number.modifier != "exact" or number.low is None or d == number.end:
        return number
    for k in (i - 3, i - 4):
        first = number_at(s, k) if k >= 0 and s.classes[k] in "ny" else None
        if first is None or first.modifier != "exact" or first.low is None or not first.end < i - 1 + (first.end == k):
            continue
        if all(s.classes[m] in "jmxA" and not s.words[m].endswith("s") for m in range(first.end, i - 1)):
            both = first.low + number.low
            return number._replace(first=first.first, low=both, high=both)
    return number


def counts_alone(s: Sentence, d: int) -> bool:
    """Whether nothing else is counted with the drones: not "400 drones and missiles"."""
    if s.classes[d + 1 : d + 2] not in {"&", "|", ","} or d + 2 >= s.size:
        return True
    behind = s.words[d + 3] if d + 3 < s.size else ""
    return not (s.words[d + 2] in WEAPONS or (s.classes[d + 2] in "jmxA" and behind in WEAPONS))
