# ruff: noqa: PLR0911 (a clause begins in one of several ways)
"""Where the clause around a claim begins and ends: how far a word to its left, or a verb to its right, can reach."""

import re

from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import CLAUSE_STARTS, FINITE, GOVERNS_THAT, LIES, SAYS, SUBORDINATES

FARTHEST = 16  # words: beyond it a cue governs something else


_BREAKS = frozenset(";:(),.&")  # classes behind which a clause may begin


_BEGIN = SUBORDINATES | {"that"}


_FINITE = frozenset("vebhm")


_FORCES_SUBJECT = re.compile(r"[dgaACGOWmjn&']{0,6}[TFSUMP]x")


def clause(s: Sentence, first: int, last: int) -> tuple[int, int]:
    """The bounds of the clause around words *first* .. *last* - 1."""
    key = ("clause", first, last)
    known: tuple[int, int] | None = s.memo.get(key)
    if known is None:
        known = s.memo[key] = _clause(s, first, last)
    return known


def _clause(s: Sentence, first: int, last: int) -> tuple[int, int]:
    words, classes = s.words, s.classes
    left, least = first, max(0, first - FARTHEST)
    if _aside(s, first, last):  # "the plan to bring half of them home -- 7,000 soldiers --"
        left = s.classes.rfind(";", 0, first) if s.classes[first - 1] != "(" else left - 1
    elif first > 1 and s.classes[first - 1] == ";" and _FINITE.isdisjoint(parse(s).letters[last:].partition(";")[0]):
        left -= 1  # "will grow to a brigade - 4,000 troops with their guns"
    while left > least and not ((classes[left - 1] in _BREAKS or words[left] in _BEGIN) and _begins_before(s, left)):
        left -= 1
    right, most = last, min(s.size, last + FARTHEST)
    while right < most:
        c = classes[right]
        if c in ";:()" or (c == "," and _new_clause(s, right + 1)):
            break
        right += 1
    return left, right


def _aside(s: Sentence, first: int, last: int) -> bool:
    """Whether the claim stands alone between dashes or brackets."""
    if first > 1 and s.classes[first - 1] in ";(" and s.classes[last : last + 1] in {";", ")"}:
        return True
    # "three battalions -- consisting of 1,200 men --"
    return (
        s.classes[max(0, first - 4) : first].count(";") == 1
        and s.words[first - 1 : first] == ["of"]
        and ";" in s.classes[last : last + 8]
    )


def _begins_before(s: Sentence, i: int) -> bool:
    """Whether a clause begins at word *i*."""
    mark, word = s.classes[i - 1], s.words[i]
    if mark in ";()" or (mark == ":" and _new_clause(s, i)) or (mark == "." and s.words[i - 1] in ".!?"):
        return mark != ";" or word != "or"  # "1,800 men - or two battalions"
    if mark == ",":
        return _new_clause(s, i)
    if mark == "&" and s.classes[i - 2 : i - 1] == "," and s.classes[i] == "x" and word.endswith(("s", "ed")):
        return True
    if word in SUBORDINATES:
        return True
    if word != "that" or s.words[i - 1] in LIES:
        return False
    says = s.words[i - 1] in SAYS and s.words[i - 1] not in GOVERNS_THAT
    if says and s.words[i - 2] in {"and", "but", ","}:
        return True  # "denied the report and said that"
    return _has_subject(s, i + 1) and GOVERNS_THAT.isdisjoint(s.words[max(0, i - 4) : i])


def _new_clause(s: Sentence, i: int) -> bool:
    """
    Whether the words from *i*, behind a comma, are a clause of their own: a conjunction, or a subject with its
    verb.
    """
    if i >= s.size:
        return True
    word = s.words[i]
    if word in CLAUSE_STARTS:
        return word != "and" or _has_subject(s, i + 1)
    return _has_subject(s, i)


def _has_subject(s: Sentence, i: int) -> bool:
    if re.match(r"[dgaACGOXWjmMnqx']{0,4}p?[bp]", s.classes[i : i + 7]) is not None:
        return True
    forces = _FORCES_SUBJECT.match(s.classes, i)
    return forces is not None and s.words[forces.end() - 1] in FINITE
