# ruff: noqa: C901, PLR0912 (a grammar has one branch for each way to say a thing)
"""
The noun that a number counts: where the phrase behind a number leads, and whether its noun is armed people.

"some 10,000 exhausted North Korean soldiers" leads to "soldiers"; "400 members of the armed forces" to
"members", armed by what they are part of; "400 members of parliament" nowhere.
"""

import re

from services.tagging.domain.figures.arms import armed, fighters
from services.tagging.domain.figures.units import is_unit
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.numbers import number_at
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.nouns import COUNTABLE_FORCES, CRAFTED, FOLLOWERS, ONLY_AS_LOSSES, POLICE
from services.tagging.lexicon.roles import INSIDE

_INSIDE = frozenset("AmjCGORWXMFUTtPhdg'\"&,Dx")  # classes that a phrase between number and noun may hold
_MOST_WORDS = 10
_ADJECTIVE = re.compile(
    r"(?:ed|ern|al|ic|ist|ish|ese|ian|ean|an|ly|ive|ous|ary|ory|less|ful|able|ible|ing|ani|ite|ent|ant|led|based|born|style|age|level)\Z"
)
_UNDER_ARMS = re.compile(
    r"in uniform|under arms"
    r"|(?:(?:, )?who (?:are|were|had been|have been) )?"
    r"(?:(?:a (?:month|year|week) )?(?:(?:will|would|could|may|are|were|had|have|has|is|been|to|be|being|simply) ){0,5}"
    r"(?:drafted|conscripted|mobili[sz]ed|called up|called to the colou?rs|put (?:into|in) uniform|pressed into"
    r"|(?:taken|brought|drawn|dragged|forced) (?:off )?into the (?:army|ranks|forces|military)"
    r"|(?:volunteered|signed up|enrolled|signed contracts) (?:for|in|with) the (?:army|ranks|armed forces|military))"
    r"|serving(?! (?:life|time|sentences|long|prison|an?)\b)|fighting|enlisted|joined up)\b"
)
# Nouns of class N that may be under arms: no months, no miles.
_PERSONS = frozenset(
    [
        "people",
        "residents",
        "civilians",
        "civilian",
        "students",
        "workers",
        "migrants",
        "families",
        "women",
        "youngsters",
        "youths",
        "convicts",
        "inmates",
        "graduates",
    ]
)


def head_of(s: Sentence, i: int) -> tuple[int, int] | None:
    """
    The noun that the phrase from word *i* leads to: (its position, the phrase's end); None where it is no armed
    people.
    """
    classes, words, n = s.classes, s.words, s.size
    j = _behind_of(s, i)
    stop = min(n, j + _MOST_WORDS)
    head = None
    while j < stop:
        c = classes[j]
        following = classes[j + 1 : j + 2]
        if following == "h" and c in "xijNm" and j + 2 < stop and words[j] not in {"so", "year"}:
            j += 3 if c == "m" and classes[j + 2] == "x" else 2  # "combat-ready troops", "off-duty soldiers"
            continue
        if words[j] == "drones":
            return None  # "five drones that the Houthis had sent"
        if c == "(" and classes[j + 1 : j + 3] == "T)":
            return j + 1, j + 3  # "nearly 4,100 (soldiers)"
        if c == "(" and (closed := classes.find(")", j, j + _MOST_WORDS)) > 0:
            j, stop = closed + 1, min(n, stop + closed + 1 - j)
            continue  # "hundreds of IS (Islamic State) fighters"
        if c == "t" and following == '"' and classes[j + 2 : j + 3] in {"T", "P"}:
            j += 2  # '"peacekeeper" troops'
            continue
        if c == "P" and words[j] in INSIDE and following in {"A", "C", "m", "j"} and "T" in classes[j + 1 : j + 4]:
            j += 1  # "dead Russian soldiers"
            continue
        if c == "T" or (words[j] in POLICE and words[j - 1] == "military"):
            head = j
            if following not in {"T", "P", "U"} or words[j + 1] in ONLY_AS_LOSSES:
                break
        elif (
            (c == "t" and following not in {"T", "P", "U", "F", "t"})
            or (c == "U" and following not in {"T", "P", "t", "U"} and is_unit(s, i, j))
            or (
                (c in "PA" or words[j] in _PERSONS)
                and _UNDER_ARMS.match(" ".join(words[j + 1 : j + 11]))
                and (c != "A" or words[j].endswith(("s", "ese")))
            )
            or (c == "A" and j <= i + 2 and fighters(s, j))
            or (words[j] in FOLLOWERS and following not in {"T", "P", "U", "F", "M", "'", "N", "m", "h"})
            or (words[j] == "ones" and any(k == "T" for k in classes))
        ):
            head = j
            break
        elif c == "P" and (following not in {"T", "U", "P"} or words[j + 1] == "dead" or words[j] == "men"):
            if words[j] in {"bodies", "corpses", "remains", "casualties"} and following == "e":
                j += 2 if classes[j + 2 : j + 3] != "d" else 3
                continue
            if armed(s, i, j):
                head = j
            break
        elif (
            c in "FM"
            and following == "("
            and (closed := classes.find(")", j, j + 5)) > 0
            and classes[closed + 1 : closed + 2] == "T"
        ):
            head = closed + 1  # "nine Ground Force (GF) soldiers"
            break
        elif c == "F" and following not in {"T", "P", "U"}:
            head = j if words[j] in COUNTABLE_FORCES and "police" not in words else None
            break
        elif (c == "N" and not (words[j] == "civilian" and following == "T")) or not _passes(s, i, j):
            break
        elif c == "&" and following in {"n", "y", "v"}:
            second = number_at(s, j + 1)
            j = second.end - 1 if second else j
        j += 1
    if head is None or (words[head + 1 : head + 2] and words[head + 1] in CRAFTED):
        return None
    if words[head + 1 : head + 3] == ["and", "women"]:
        return head, head + 3
    return head, head + 1


def _behind_of(s: Sentence, i: int) -> int:
    """Past "more", and past "of the", "of its 2,500"."""
    j = i
    if s.words[j : j + 1] in (["more"], ["other"], ["fewer"], ["extra"]):
        j += 1
    j += s.classes[j : j + 2] == '"e'  # '"dozens" of regime troops'
    if s.words[j : j + 2] == ["of", "them"] and s.classes[j + 2 : j + 3] == "T":
        return j + 2  # "four of them soldiers"
    if s.classes[j : j + 1] == "e":
        j += 1
        if s.classes[j : j + 1] in {"d", "g", "a"}:
            j += 1
        j += 2 * (s.classes[j : j + 2] == "F'")  # "500 of the mission's almost 6,000 soldiers"
        j += s.words[j : j + 1] in (["almost"], ["about"], ["some"], ["nearly"], ["roughly"], ["around"])
        if s.classes[j : j + 1] in {"n", "y"} and (inner := number_at(s, j)) is not None:
            j = inner.end
    return j


def _whose(s: Sentence, j: int) -> bool:
    """Whether word *j* is the noun for whose soldiers they are: "19 junta troops", "two council soldiers"."""
    return (
        s.classes[j + 1 : j + 2] in {"T", "F"}
        and s.words[j] not in _NO_ONES
        and len(s.words[j]) > _ORDINAL  # "3D INFANTRY TROOPS"
        and not s.words[j].endswith("s")
        and parse(s).letters[j] == "n"
    )


_ORDINAL = 2
_NO_ONES = frozenset(["pm", "am", "p", "a", "m", "o'clock", "kg", "km", "gmt", "utc", "noon", "hrs", "ft"])


def _passes(s: Sentence, i: int, j: int) -> bool:
    """Whether word *j* may stand between a number and its noun."""
    classes, c = s.classes, s.classes[j]
    if c == "x":
        return _ADJECTIVE.search(s.words[j]) is not None or _whose(s, j)
    if c == ",":
        return classes[j - 1] in "jmxA" and classes[j + 1 : j + 2] in {"j", "m", "A", "x"}
    if c == "&":
        return classes[j - 1] in "AjmCOWXMG" and classes[j + 1 : j + 2] in {
            "A",
            "j",
            "m",
            "C",
            "O",
            "W",
            "X",
            "M",
            "G",
            "n",
            "y",
            "v",
        }
    if c in "dg":
        return j <= i + 1
    return c in _INSIDE or s.words[j] in {"civilian", "[", "]"}
