# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""Strength or losses: what the words around counted soldiers say has become of them."""

import re
from typing import Literal

from services.tagging.domain.figures.fates import lost, swap_told
from services.tagging.domain.figures.undone import undone
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.governing import BE, BEEN
from services.tagging.lexicon.roles import (
    AFTER,
    BEFORE,
    CAPTIVES,
    INSIDE,
    NOUNS_BEFORE,
    PHRASES_AFTER,
    REJOINS,
    SKIPPED_AFTER,
    SKIPPED_BEFORE,
    SWAPPED,
    SWAPS,
    TRANSITIVE,
)
from services.tagging.lexicon.words import WEEKDAYS

Role = Literal["force", "losses"]

_FAR_RIGHT = 9
_FAR_LEFT = 14
# Between a verb and the people it kills stand only words of noun phrases: no other verb, no pronoun, no place.
_PASSES = frozenset("nyvsakHeAmjCGORWXMFUTtPhdg'\"&,|NxS")
# "... soldiers and about 50 rebels were killed": one verb for both.
_SHARED = re.compile(
    r"(?:&a[jAm]{0,2}[xNtP]|[&,|][jxi>d]{0,3}(?:[nyvsa][keh&nv]*)?e?[AmjXdgO'WMCx]{0,4}(?:[TPtUN]|x(?=b)))+"
)
_HEADINGS = frozenset(["dead", "killed", "wounded", "missing", "captured", "lost", "prisoners", "pows", "casualties"])
_PHRASES = {first: [p for p in PHRASES_AFTER if p[0] == first] for first in {p[0] for p in PHRASES_AFTER}}
_PERIODS = frozenset(["day", "week", "month", "year"])
_ASIDE = frozenset(["including", "among", "most", "many", "some", "mostly", "both"])


def role(s: Sentence, first: int, end: int) -> Role:
    """What the people counted in words *first* .. *end* - 1 are told to have come to."""
    return "losses" if _lost(s, first, end) and not _back_again(s, end) else "force"


def _lost(s: Sentence, first: int, end: int) -> bool:
    if any(s.words[k] in INSIDE for k in range(first, end)) or _after(s, first, end) or _held(s, end):
        return True
    first = _as_called(s, first)
    return _joins_the_dead(s, first, end) or _before(s, first, end) or lost(s, first, end) or undone(s, first, end)


def _back_again(s: Sentence, end: int) -> bool:
    """As in "80 soldiers who went missing have turned up", "whom the militia had caught escaped": they are a force."""
    if s.words[end : end + 1] not in (["who"], ["whom"], ["that"]):
        return False
    behind = s.words[end + 2 : end + _FAR_BACK]
    at = next((k for k, word in enumerate(behind) if word in REJOINS), -1)
    if at < 0 or behind[at + 1 : at + 2] in (["death"], ["with"]):
        return False
    return behind[at] not in _TURNS or behind[at + 1 : at + 2] in (["up"], ["out"], ["through"])


_FAR_BACK = 22  # words
_TURNS = frozenset(["turned", "broke", "broken", "fought"])


def _as_called(s: Sentence, first: int) -> int:
    """Where "what the army described as 15 gunmen" begins, which stands for the gunmen; else *first*."""
    if first < _SHORTEST or not (s.words[first - 1] in _WERE or s.words[first - 1] in _CALLS):
        return first
    for i in range(first - 2, max(-1, first - _FAR_RIGHT), -1):
        if s.classes[i] in ",;:.":
            return first
        if s.words[i] == "what":
            return i if not _CALLS.isdisjoint(s.words[i + 1 : first]) else first
    return first


_SHORTEST = 4  # words: "what he called as"
_WERE = frozenset(["were", "was", "are", "be", "as"])
_CALLS = SAYS | {
    "described",
    "describes",
    "identified",
    "referred",
    "believed",
    "called",
    "thought",
    "suspected",
    "appeared",
}


def _held(s: Sentence, end: int) -> bool:
    """As in "are being held in a camp as prisoners of war", "are still in captivity", "were handed over in a swap"."""
    stop = next((k for k in range(end, min(len(s), end + 14)) if s.classes[k] in ";,."), min(len(s), end + 14))
    behind = s.words[end:stop]
    if "captivity" in behind:
        return "escaped" not in behind
    if not SWAPPED.isdisjoint(behind) and (
        not (SWAPS | _CAPTIVES).isdisjoint(s.words) or _handed_over(behind) or swap_told(s)
    ):
        return True
    if "held" not in behind:
        return False
    at = end + behind.index("held")
    return not BEEN.isdisjoint(s.words[max(end, at - 2) : at]) and s.words[at + 1 : at + 2] != ["back"]


def _handed_over(behind: list[str]) -> bool:
    """As in "had been handed over by the army": no one but prisoners is."""
    if "handed" not in behind:
        return False
    at = behind.index("handed")
    if behind[at + 1 : at + 2] != ["over"]:
        return False
    if not _COMMANDS.isdisjoint(behind[at + 2 :]):
        return False  # "were handed over to the new command"
    return not BE.isdisjoint(behind[:at]) or behind[at + 2 : at + 3] in ([], ["by"], ["to"], ["in"])


_COMMANDS = frozenset(["command", "commander", "mission", "control", "general", "headquarters"])
_CAPTIVES = frozenset(["captives", "pows", "captivity"])


def _joins_the_dead(s: Sentence, first: int, end: int) -> bool:
    """Whether others, who came to harm, are told of before: "51 people were killed, as well as three soldiers"."""
    if s.words[end - 3 : end - 1] == ["of", "them"]:  # "ten walkers, three of them soldiers, were killed"
        return not (AFTER.isdisjoint(s.words) and BEFORE.isdisjoint(s.words)) or _give_up(s, end)
    first -= s.words[first - 1 : first] in (["just"], ["only"], ["another"])
    first -= 3 * (s.words[max(0, first - 3) : first] == ["a", "total", "of"])
    before = s.words[max(0, first - 3) : first]
    if s.classes[first - 1 : first] in {";", ","} and first > 1 and s.words[first - 2] in CAPTIVES:
        return True  # "the hostages, five conscripts"
    if before[-2:] == [",", "and"] and _trails(s, first, end):
        return True
    if before[-3:] != ["as", "well", "as"] and before[-2:] not in _AND_ALSO:
        return False
    return any(w in BEFORE or w in AFTER for w in s.words[max(0, first - 25) : first])


def _trails(s: Sentence, first: int, end: int) -> bool:
    """As in "80 villagers have died since it began, and scores of fighters on both sides": one verb for both."""
    letters = parse(s).letters
    if any(c in "vebhmg" for c in letters[end : s.size]):
        return False
    return (
        any(s.words[k] in AFTER and (s.classes[k - 1] == "b" or s.words[k] == "died") for k in range(1, first - 2))
        and "by" not in s.words[:first]
    )


def _give_up(s: Sentence, end: int) -> bool:
    """As in "198 people, 104 of them soldiers, had given up"."""
    return any(s.words[k] == "up" and s.words[k - 1] in _GIVES for k in range(end, min(s.size, end + 14)))


_GIVES = frozenset(["gave", "given", "give"])
_AND_ALSO = (["along", "with"], ["together", "with"], ["addition", "to"], ["alongside"], ["apart", "from"])


def _after(s: Sentence, first: int, end: int) -> bool:
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
        if word in _PHRASES and any(tuple(words[i : i + len(p)]) == p for p in _PHRASES[word]):
            return True
        if word in AFTER and not (aside and not aux):
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


_FROM_WHAT = frozenset(["duty", "duties", "service", "reserve", "active"])
_BESIDE = frozenset(
    ["in", "from", "of", "on", "near", "at", "with", "aboard", "inside", "outside", "under", "around", "behind"]
)


def _takes_object(s: Sentence, i: int) -> bool:
    """Whether a verb has an object behind it: a number, a determiner or a name."""
    return s.classes[i : i + 1] in set("nvskadgATX") and s.words[i : i + 1] not in (["all"], ["each"], ["both"])


def _before(s: Sentence, first: int, end: int) -> bool:
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
