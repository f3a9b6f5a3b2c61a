# ruff: noqa: C901, PLR0912 (a grammar has one branch for each way to say a thing)
"""Strength or losses: what the words around counted soldiers say has become of them."""

import re
from typing import Literal

from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.roles import (
    AFTER,
    BEFORE,
    INSIDE,
    PHRASES_AFTER,
    SKIPPED_AFTER,
    SKIPPED_BEFORE,
    TRANSITIVE,
)

Role = Literal["force", "losses"]

_FAR_RIGHT = 9
_FAR_LEFT = 14
# Between a verb and the people it kills stand only words of noun phrases: no other verb, no pronoun, no place.
_PASSES = frozenset("nyvsakHeAmjCGORWXMFUTtPhdg'\"&,|NxS")
# "... soldiers and about 50 rebels were killed": one verb for both.
_SHARED = re.compile(
    r"(?:&a[jAm]{0,2}[xNtP]|[&,|][jxi>d]{0,3}(?:[nyvsa][keh&nv]*)?e?[AmjXdgO'WMCx]{0,4}(?:[TPtUN]|x(?=b)))+"
)
_HEADINGS = frozenset(["dead", "killed", "wounded", "missing", "captured", "lost"])
_PHRASES = {first: [p for p in PHRASES_AFTER if p[0] == first] for first in {p[0] for p in PHRASES_AFTER}}
_PERIODS = frozenset(["day", "week", "month", "year"])
_ASIDE = frozenset(["including", "among", "most", "many", "some", "mostly", "both"])


def role(s: Sentence, first: int, end: int) -> Role:
    """What the people counted in words *first* .. *end* - 1 are told to have come to."""
    if any(s.words[k] in INSIDE for k in range(first, end)) or _after(s, end) or _before(s, first):
        return "losses"
    return "force"


def _after(s: Sentence, end: int) -> bool:
    words, classes = s.words, s.classes
    if words[1:2] == [":"] and words[0] in _HEADINGS:
        return True
    shared = _SHARED.match(classes, end)
    if shared is not None:
        end = shared.end()
    aux = aside = False
    for i in range(end, min(s.size, end + _FAR_RIGHT)):
        word, c = words[i], classes[i]
        if word in _PHRASES and any(tuple(words[i : i + len(p)]) == p for p in _PHRASES[word]):
            return True
        if word in AFTER and not (aside and not aux):
            return not (word in TRANSITIVE and not aux and _takes_object(s, i + 1))
        if c == "b":
            aux = True
        elif (
            (c == "," and words[i + 1 : i + 2] == ["who"])
            or (c == "a" and words[i + 1 : i + 2] and words[i + 1] in _PERIODS)
            or word in _PERIODS
        ):
            continue
        elif word in _ASIDE or (c in ",(" and words[i + 1 : i + 2] and words[i + 1] in _ASIDE):
            aside = True
        elif aside and c == ",":
            aside = False
        elif (
            (aside and (c in "nyvsakdTtPAjmxep&" or word in {"at", "least"}))
            or word in SKIPPED_AFTER
            or c == '"'
            or (aux and (word.endswith("ly") or word in {"or", "and"}))
        ):
            continue
        elif c == "i" and not aux and word in {"in", "from", "of", "on", "near", "at", "with"}:
            if i - end >= 5:
                return False
        elif c == "x" and not aux and classes[i - 1] in "dgj" and "i" in classes[end:i]:
            continue  # "soldiers from the county never came back"
        elif c not in "dACRGXWOMFUmjeTS'":
            return False
    return False


def _takes_object(s: Sentence, i: int) -> bool:
    """Whether a verb has an object behind it: a number, a determiner or a name."""
    return s.classes[i : i + 1] in set("nvskadgATX") and s.words[i : i + 1] not in (["all"], ["each"], ["both"])


def _before(s: Sentence, first: int) -> bool:
    words, classes = s.words, s.classes
    for i in range(first - 1, max(0, first - _FAR_LEFT) - 1, -1):
        word = words[i]
        if word in BEFORE:
            if words[i + 1 : i + 2] == ["by"] or classes[i + 1 : i + 2] == "i":
                return False
            passive = i and words[i - 1] in {"was", "were", "been", "be", "being", "are", "is"}
            return not passive or i + 1 == first or "including" in words[i:first] or "among" in words[i:first]
        if word in SKIPPED_BEFORE:
            continue
        if classes[i] not in _PASSES or (classes[i] == "x" and word.endswith(("ed", "ing")) and first - i > 1):
            return False
        if classes[i] == "," and not _listed(s, i):
            return False
    return False


def _listed(s: Sentence, i: int) -> bool:
    """Whether the comma at *i* separates members of a list of counted things."""
    return s.classes[i + 1 : i + 2] in set("nvska&") or s.words[i + 1 : i + 2] == ["including"]
