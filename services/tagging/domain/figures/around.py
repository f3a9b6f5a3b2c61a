# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
What stands right around counted people and says that they are lost: "killed 20 soldiers", "20 soldiers were killed".

``after`` and ``before`` promise True where a word of loss behind or before them is said of these and of no others; both
look no further than a few words.
"""

import re
from collections.abc import Iterable

from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.governing import BE
from services.tagging.lexicon.roles import (
    AFTER,
    BEFORE,
    HOW_BADLY,
    NOUNS_BEFORE,
    PHRASES_AFTER,
    SKIPPED_AFTER,
    SKIPPED_BEFORE,
    TRANSITIVE,
)
from services.tagging.lexicon.words import WEEKDAYS

_FAR_RIGHT = 9
_FAR_LEFT = 14
# Between a verb and the people it kills stand only words of noun phrases: no other verb, no pronoun, no place.
_PASSES = frozenset("nyvsakHeAmjCGORWXMFUTtPhdg'\"&,|NxS")
# "... soldiers and about 50 rebels were killed": one verb for both.
_SHARED = re.compile(
    r"(?:&a[jAm]{0,2}[xNtPm]|[&,|][jxi>d]{0,3}(?:[nyvsa][keh&nv]*)?e?[AmjXdgO'WMCx]{0,4}(?:[TPtUN]|x(?=b)))+"
)
_HEADINGS = frozenset(["dead", "killed", "wounded", "missing", "captured", "lost", "prisoners", "pows", "casualties"])
_PHRASES = {first: [p for p in PHRASES_AFTER if p[0] == first] for first in {p[0] for p in PHRASES_AFTER}}
_PERIODS = frozenset(["day", "week", "month", "year"])
_ASIDE = frozenset(["including", "among", "most", "many", "some", "mostly", "both"])


def after(s: Sentence, first: int, end: int) -> bool:
    words, classes = s.words, s.classes
    if words[1:2] == [":"] and words[0] in _HEADINGS:
        return True
    shared = _SHARED.match(classes, end)
    if shared is not None:
        aside_first = words[end + 1] in _ASIDE
        end = shared.end() + (aside_first and classes[shared.end() : shared.end() + 2] in {",b", ",j"})
    if words[end : end + 1] in (["who"], ["that"], ["which"]) and any(
        classes[k] == "b" and words[k + 1] in AFTER for k in range(end + 2, min(len(s) - 1, end + 12))
    ):
        return True  # "three gunmen who raided the camp were killed"
    if classes[end : end + 1] == "," and words[end + 1 : end + 7].count("among") == 1:
        among = words.index("among", end + 1)
        if words[among + 1 : among + 3] == ["them", ","]:
            end = among + 3  # "five militants, a commander among them, were shot"
    aux = aside = False
    for i in range(end, min(s.size, end + _FAR_RIGHT)):
        word, c = words[i], classes[i]
        if word in _PHRASES and _said(s, i, _PHRASES[word]):
            return True
        if word in AFTER and not (aside and not aux):
            if word == "freed" and not _FROM_WHAT.isdisjoint(words[i + 1 : i + 5]):
                return False
            return not (word in TRANSITIVE and not aux and _takes_object(s, i + 1))
        if word == "released" and aux and s.words[first - 1] != "of" and _FROM_WHAT.isdisjoint(words[i + 1 : i + 5]):
            return True
        if word == "shot" and aux and words[i + 1 : i + 2] not in (["down"], ["at"]):
            return True
        if c == "b":
            aux = True
        elif c == ">" and aux and words[i + 1 : i + 2] in (["have"], ["be"]):
            continue  # "are thought to have died"
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
            (aside and (c in "nyvsakdTtPAjmxepUMFWX&" or word in {"at", "least"}))
            or word in SKIPPED_AFTER
            or c == '"'
            or (aux and (word.endswith("ly") or word in {"or", "and"}))
            or (word in HOW_BADLY and s.words[i + 1] in AFTER)
        ):
            continue
        elif c == "N" and word in {"countries", "nations", "states"} and "i" in classes[end:i]:
            continue  # "marines of both lands have died"
        elif c == ";" and classes[i + 1 : i + 2] == "b" and ";" in classes[max(0, first - _FAR_LEFT) : first]:
            continue  # "the hostages - two nurses and five soldiers - have been freed"
        elif c == "i" and not aux and word in _BESIDE:
            if i - end >= 5:
                return False
        elif c == "x" and not aux and classes[i - 1] in "dgj" and "i" in classes[end:i]:
            continue  # "soldiers from the county never came back"
        elif c not in "dACRGXWOMFUmjeTS'":
            return False
    return False


def _said(s: Sentence, i: int, phrases: Iterable[tuple[str, ...]]) -> bool:
    """Whether one of *phrases* stands at word *i*, of those who are lost: not "fell in behind", "cut down trees"."""
    return any(
        tuple(s.words[i : i + len(p)]) == p
        and s.words[i + len(p) : i + len(p) + 1] not in _FALL_IN
        and not (p[-1] == "down" and s.classes[i + len(p) : i + len(p) + 1] in {"x", "d", "n", "N", "S"})
        for p in phrases
    )


_FALL_IN = (["back"], ["behind"], ["line"], ["step"], ["with"], ["love"])
_WHEN = WEEKDAYS | {
    "yesterday",
    "today",
    "overnight",
    "there",
    "alone",
    "earlier",
    "last",
    "this",
    "later",
    "abroad",
    "inside",
    "alive",
}
_FROM_WHAT = frozenset(["duty", "duties", "service", "reserve", "active"])
_BESIDE = frozenset(
    ["in", "from", "of", "on", "near", "at", "with", "aboard", "inside", "outside", "under", "around", "behind"]
)


def _takes_object(s: Sentence, i: int) -> bool:
    """Whether a verb has an object behind it: a number, a determiner or a name."""
    if s.classes[i : i + 1] in set("nvskadgATX"):
        return s.words[i] not in {"all", "each", "both"}
    if s.classes[i : i + 1] not in {"x", "N"}:
        return False
    word = s.words[i]  # "captured territory", not "captured yesterday", "killed fighting"
    return parse(s).letters[i] == "n" and word not in _WHEN and not word.endswith(("ing", "ly"))


def before(s: Sentence, first: int, end: int) -> bool:
    words, classes = s.words, s.classes
    for i in range(first - 1, max(0, first - _FAR_LEFT) - 1, -1):
        word = words[i]
        if word == "remains" and words[i + 1] != "of":
            return False  # "remains unclear"
        if word == "claimed" and classes[end : end + 1] == "b":
            return False  # "claimed 300 fighters were there"
        if word in BEFORE:
            if i + 1 == first and word in NOUNS_BEFORE and _acts(s, end):
                return False  # "after the funeral 3,000 soldiers marched"
            if words[i + 1 : i + 2] == ["by"] or (
                classes[i + 1 : i + 2] == "i" and i + 1 < first and words[i + 1] not in _COUNTING
            ):
                return False
            passive = i and words[i - 1] in BE
            return not passive or i + 1 == first or "including" in words[i:first] or "among" in words[i:first]
        if word == "as" and _AS.isdisjoint((words[i - 1], words[i + 1])) and _acts(s, end):
            return False  # "casualties rose as 1,500 troops pushed in"
        if classes[i] == "x" and word not in SKIPPED_BEFORE and parse(s).letters[i] == "e" and not word.endswith("ed"):
            return False  # "the hostages' families met 20 soldiers"
        if (
            word in SKIPPED_BEFORE
            or (word == "at" and words[i + 1] in {"least", "most"})
            or (classes[i] == "b" and i and words[i - 1] in _LISTED)
        ):
            continue
        if classes[i] not in _PASSES or (classes[i] == "x" and word.endswith(("ed", "ing")) and first - i > 1):
            return False
        if i == first - 1 and classes[i] in "xX" and word not in _TIMES and not word.endswith(_DESCRIBES):
            return False  # "after the death of the president 2,000 soldiers ..."
        if classes[i] == "&" and (
            classes[end : end + 1] == "b"
            or words[i + 1] == "that"
            or words[i + 1] in _NOW
            or (classes[i + 1] == "x" and words[i + 1].endswith("s") and classes[i + 2 : i + 3] in set("nyvskd"))
        ):
            return False  # "has lost its land and now faces 150,000 troops"
        if classes[i] == "," and not _listed(s, i):
            return False
    return False


_AS = frozenset(["such", "well", "many", "few"])


def _acts(s: Sentence, end: int) -> bool:
    """Whether a verb stands right behind the people that end before word *end*."""
    return end < s.size and parse(s).letters[end] in "vebhm"


_LISTED = frozenset(["deaths", "dead", "casualties", "victims", "fatalities", "losses", "killed"])  # "the dead are ..."
_COUNTING = frozenset(["at", "about", "around", "over", "between", "under"])
_NOW = frozenset(["now", "then", "still", "later", "since"])
_DESCRIBES = ("ly", "ing", "al", "ed", "ous", "ive", "ble", "less")
_TIMES = WEEKDAYS | frozenset(["yesterday", "today", "overnight", "alone"])


def _listed(s: Sentence, i: int) -> bool:
    """Whether the comma at *i* separates members of a list of counted things."""
    return s.classes[i + 1 : i + 2] in set("nvska&") or s.words[i + 1 : i + 2] == ["including"]
