"""
How a claim is meant: actual, planned, possible, denied or historical.

The scope is the claim's own clause: cues to its left govern it until the clause begins, the verb group to its right
governs it where the claim is the subject. Who says so is another question (``attribution``) and changes nothing here.
"""

import re

from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.cues import (
    CLAUSE_STARTS,
    HARMLESS_AFTER_NEGATION,
    HISTORY,
    NEEDS_TO,
    NEGATIONS,
    PLANNED,
    POSSIBLE,
    RECENT_AGO,
    WEAK_POSSIBLE,
)
from shared.contracts.finding import Assertion

_LEFT = 16  # words: beyond it a cue governs something else
_RIGHT = 7
_HISTORY_WORDS = re.compile(
    r"\b(?:" + "|".join(sorted((re.escape(h) for h in HISTORY), key=len, reverse=True)) + r")\b"
)
_PERFECT = frozenset(["has", "have", "had"])
_STILL_LIVE = frozenset(["since", "from"])
_BREAKS = frozenset(";.()")


def clause(s: Sentence, first: int, last: int) -> tuple[int, int]:
    """The bounds of the clause around words *first* .. *last* - 1."""
    left = first
    while left > 0 and first - left < _LEFT:
        if _begins_before(s, left):
            break
        left -= 1
    right = last
    while right < len(s) and right - last < _LEFT:
        if s.classes[right] in ";.:()" or (s.classes[right] == "," and _new_clause(s, right + 1)):
            break
        right += 1
    return left, right


def _begins_before(s: Sentence, i: int) -> bool:
    """Whether a clause begins at word *i*."""
    mark, word = s.classes[i - 1], s.words[i]
    if mark in ";()" or (mark == "." and s.words[i - 1] in ".!?"):
        return True
    if mark == ",":
        return _new_clause(s, i)
    return word in {"but", "while", "whereas", "although", "though"}


def _new_clause(s: Sentence, i: int) -> bool:
    """Whether the words from *i*, behind a comma, are a clause of their own: a conjunction, or a subject with its verb."""
    if i >= len(s):
        return True
    word = s.words[i]
    if word in CLAUSE_STARTS:
        return word != "and" or _has_subject(s, i + 1)
    return _has_subject(s, i)


def _has_subject(s: Sentence, i: int) -> bool:
    return re.match(r"[dgaACGOXWjmMnqx']{0,4}p?[bp]", s.classes[i : i + 7]) is not None


def assertion(s: Sentence, first: int, last: int, year: int | None) -> Assertion:
    """How the claim in words *first* .. *last* - 1 is meant; *year* is the article's, where it is known."""
    left, right = clause(s, first, last)
    if _historical(s, left, right, first, last, year):
        return "historical"
    return _modality(s, left, first, last)


def _historical(s: Sentence, left: int, right: int, first: int, last: int, year: int | None) -> bool:
    limit = (year if year is not None else _LATEST_GUESS) - 3
    for at, named in s.years:
        if left <= at < right and named <= limit:
            before = s.words[at - 1] if at else ""
            if before in _STILL_LIVE or (at and s.words[at - 2 : at] == ["back", "to"]):
                return False
            return True
    if any(left <= at < right for at, _ in s.years):
        return False
    phrase = " ".join(s.words[left:right])
    found = _HISTORY_WORDS.search(phrase)
    if found is None:
        return False
    if found.group() == "years ago":
        words = phrase[: found.start()].split()
        return bool(words) and words[-1] not in RECENT_AGO
    return True


_LATEST_GUESS = 2021  # of an article without a date: only what is old for any of them counts as history


def _modality(s: Sentence, left: int, first: int, last: int) -> Assertion:
    words = s.words
    verdict: Assertion = "actual"
    subject = _verb_group(s, last)
    if subject is not None:
        verdict = subject
    for i in range(first - 1, left - 1, -1):
        word = words[i]
        if word in NEGATIONS and not _harmless(s, i, first):
            return "possible" if words[i + 1 : i + 2] == ["ruled"] else "denied"
        if verdict != "actual":
            continue
        if word in POSSIBLE and _possible(s, i, first):
            verdict = "possible"
        elif (word in PLANNED and _planned(s, i, first)) or (
            word == "to"
            and i
            and s.classes[i - 1] in "CGAO"
            and first - i <= 3
            and s.classes[i + 1] in "xX"
            and _headline(s)
        ):
            verdict = "planned"
    if verdict == "actual" and left == 0 and s.words[-1] == "?" and s.classes[0] == "b":
        return "possible"
    return verdict


def _headline(s: Sentence) -> bool:
    return s.shouted or len(s) < 16


def _harmless(s: Sentence, i: int, first: int) -> bool:
    following = s.words[i + 1] if i + 1 < len(s) else ""
    return following in HARMLESS_AFTER_NEGATION or first - i > 12


def _possible(s: Sentence, i: int, first: int) -> bool:
    word = s.words[i]
    if s.raw[i] == "May" and i and not s.shouted:
        return False
    if word in {"would", "should"}:
        return first - i <= 8
    if word in WEAK_POSSIBLE:
        return first - i <= 4
    if word in {"whether", "if", "unless"}:
        return True
    return first - i <= 9


def _planned(s: Sentence, i: int, first: int) -> bool:
    word, gap = s.words[i], first - i
    if word in NEEDS_TO:
        if i and s.words[i - 1] in _PERFECT and word in {"ordered", "sent"} and "to" not in s.words[i + 1 : first + 1]:
            return False
        following = s.words[i + 1 : i + 4]
        return gap <= 11 and ("to" in following or "that" in following or "on" in following or gap <= 3)
    return gap <= 9


def _verb_group(s: Sentence, last: int) -> Assertion | None:
    """What the verb says that follows the claim, where the claim is its subject."""
    for i in range(last, min(len(s), last + _RIGHT)):
        word, c = s.words[i], s.classes[i]
        if c in ",;:.()" or word in {"that", "which"}:
            return None
        if word in {"could", "may", "might", "should", "can"} and not (word == "may" and s.raw[i] == "May"):
            return "denied" if s.words[i + 1 : i + 2] == ["not"] else "possible"
        if word in {"will", "would", "shall"}:
            return "denied" if s.words[i + 1 : i + 2] in (["not"], ["never"]) else "planned"
        if word in {
            "won't",
            "isn't",
            "aren't",
            "weren't",
            "wasn't",
            "hasn't",
            "haven't",
            "hadn't",
            "don't",
            "didn't",
            "doesn't",
            "wouldn't",
        }:
            return "denied"
        if c == "b":
            following = s.words[i + 1 : i + 4]
            if following[:1] in (["not"], ["never"]):
                return "denied"
            if "to" in following and any(w in PLANNED for w in following):
                return "planned"
            if following[:1] == ["to"]:
                return "planned"
            return None
        if word == "to" and i == last and s.classes[i + 1 : i + 2] in {"x", "b"}:
            return "planned"
    return None
