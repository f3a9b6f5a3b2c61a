# ruff: noqa: PLR0911 (each way to be told is a way out)
"""
What a number alone counts by the words right beside it: "of them", "of their followers", "the group of 350", "lost 21".

``of_them`` promises where such words end, ``some_of`` what those have come to, ``told_beside`` both for the others.
"""

import re

from services.tagging.domain.figures.figure_claims import ends
from services.tagging.domain.figures.roles import Role, role
from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.harms import FARES
from services.tagging.lexicon.roles import AFTER, LOSS_NOUNS, SPARED, THEIR

_OF_OTHERS = re.compile(r"[nyvsk][jm]?[xN]")


def told_beside(
    s: Sentence, number: Number, last: Claim | None, claims: list[Claim], end: int
) -> tuple[Role, int] | None:
    """What a number alone is by the words right beside it, and where it ends."""
    i = number.first
    if lost := _with_the_lost(s, i, end):
        return "losses", lost
    if last is None:
        return None
    if last in claims and (what := _after_that(s, i, end, last)):
        return what, end
    if s.words[end : end + 2] == ["of", "the"] and s.words[end + 2 : end + 3] != [] and s.words[end + 2] in _ATTACKERS:
        trailing = last.kind == "losses" and s.classes[i - 1] == "&" and ends(s, end + 3)
        return ("losses" if trailing else role(s, i, end + 3)), end + 3
    if s.words[max(0, i - 2) : i - 1] != [] and s.words[i - 1] == "of" and s.words[i - 2] in _GROUPS and ends(s, end):
        return role(s, i, end), end  # "the group of 350"
    if s.classes[end : end + 1] == "&" and s.classes[i] != "y" and (number.low or number.high or 0) >= _TEN:
        other = next((c for c in claims if c.first == end + 1 and c.quantity and c.quantity.echelon is None), None)
        if other is not None and s.words[i - 1] in _WITH:
            return ("losses" if other.kind == "losses" else "force"), end  # "with about 800 and 1,600 men"
    return None


def _with_the_lost(s: Sentence, i: int, end: int) -> int:
    """Where "a soldier was killed and three were hurt", "five of the dead were soldiers" ends; 0 where it is none."""
    if s.words[end : end + 1] == ["were"] and s.words[i - 1] in _AND and s.words[end + 1 : end + 2] != []:
        alone = s.classes.find("t", max(0, i - 12), i)
        if alone >= 0 and s.words[end + 1] in AFTER and not AFTER.isdisjoint(s.words[alone:i]):
            return end + 2
    soldiers = s.words[end : end + 2] == ["of", "the"] and _SOLDIERS.match(s.classes, end + 3)
    return end + 3 if soldiers and s.words[end + 2] in LOSS_NOUNS else 0


def _after_that(s: Sentence, i: int, end: int, last: Claim) -> Role | None:
    """What a number is by what a figure before it did or suffered: "lost 21", "and 5,000 were left"."""
    if s.words[end : end + 2] in _LEFT and ends(s, end + 2):
        return "force"  # "had killed 9,000 of them and 5,000 were left"
    if not ends(s, end):
        return None
    crashed = s.words[i - 1] in _KILLING and not _CRASHES.isdisjoint(s.words[last.last : i])
    return "losses" if crashed or (last.kind == "force" and s.words[i - 1] == "lost") else None


_AND = frozenset(["and", "but", "while"])
_SOLDIERS = re.compile(r"b[djAm]{0,3}T")
_KILLING = frozenset(["killing", "wounding", "injuring", "hurting"])
_CRASHES = frozenset(["overturned", "crashed", "plunged", "capsized", "sank", "rolled", "skidded", "collided"])
_LEFT = (["were", "left"], ["are", "left"])
_ATTACKERS = frozenset(["attackers", "assailants", "raiders", "intruders", "infiltrators", "defenders"])
_GROUPS = frozenset(["group", "party", "batch", "detachment", "team"])
_WITH = frozenset(["with", "of", "sent", "has", "have", "had", "lost"])
_TEN = 10


def some_of(s: Sentence, number: Number, last: Claim, end: int, *, told: bool) -> Role | None:
    """What some "of them" have come to, whom *last* counts; None for posts, one man, and one of the dead."""
    if not told and _OF_OTHERS.search(s.classes, 0, number.first):
        return None  # "104,000 posts were vacant, 7,000 of them for officers"
    what = role(s, number.first, end)
    if number.high == 1 and (last.kind == "losses" or what == "force"):
        return None
    if told and last.kind == "losses" and s.classes[end : end + 1] == "i":
        return None  # "eight of them in combat"
    return "losses" if told and last.kind == "losses" and SPARED.isdisjoint(s.words[end : end + 6]) else what


def of_them(s: Sentence, end: int) -> int:
    """Where "of them", "of those", "of their followers" ends; 0 where none stands at word *end*."""
    if s.words[end : end + 1] != ["of"] or s.words[end + 1 : end + 2] == []:
        return 0
    word, behind = s.words[end + 1], end + 2
    if word in THEIR:
        return behind + 1 if s.words[behind : behind + 1] and s.words[behind] in _COMPANIONS else 0
    those = word in _THOSE and (ends(s, behind) or parse(s).letters[behind] in "vehm" or s.words[behind] in FARES)
    return behind if word in {"them", "whom"} or those else 0


_COMPANIONS = frozenset(["followers", "comrades", "companions", "henchmen", "brothers", "accomplices", "own", "number"])
_THOSE = frozenset(["those", "these"])
