# ruff: noqa: PLR0911 (each reason to be no history is a way out)
"""
Whether a claim is history by its own sentence: a year long before the article's, a finished war by its name, a time
gone by. What the sentences before it tell is for ``recall``.
"""

import re

from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.scan import spans
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.tokens import marks_of
from services.tagging.lexicon.cues import HISTORY, RECENT_AGO
from services.tagging.lexicon.governing import IS

_HISTORY_WORDS = r"\b(?:" + "|".join(sorted((re.escape(h) for h in HISTORY), key=lambda h: (-len(h), h))) + r")\b"
_OF_HISTORY = marks_of(HISTORY)
_LATEST_GUESS = 2021  # the year of an article without a date that names no year either
_AFTER_SINCE = 3
_STILL = frozenset(["now", "since", "today", "currently"])
_LAWS = frozenset(["act", "law", "treaty", "agreement", "accord", "constitution", "resolution", "convention", "pact"])
_TIMES = frozenset(["in", "during", "of", "at", "from", "throughout", "after", "before", "by"])
_BEGINS = frozenset(["began", "begun", "started", "since", "dating"])
_OF_NOW = frozenset(["have", "has", "is", "are", "still", "now", "currently"])
_LASTS = _OF_NOW | {"been"}
_TODAY = frozenset(["is", "are", "has", "will", "now", "remains", "remain"])
_PAPERS = frozenset(
    [
        "pact",
        "treaty",
        "resolution",
        "accord",
        "constitution",
        "decision",
        "convention",
        "plan",
        "budget",
        "law",
        "deal",
        "study",
        "report",
        "review",
        "paper",
        "act",
        "agreement",
        "accord",
    ]
)
_WHO = frozenset(["who", "which", "whose", "that"])
_PROMISES = frozenset(["agreed", "promised", "decided", "pledged", "vowed", "voted", "ordered", "announced"])
_GOES_ON = frozenset(["has", "have", "is", "retains", "keeps", "still", "now", "maintains", "remains", "runs"])
_NEAR, _FAR = 16, 30  # words behind a claim: where its clause is given up, and where a year in it still dates it
_LONGEST_OPENING = 26  # words
_OPENING = "\":(;'"
_BULLETS = frozenset(["*", "-"])


def historical(s: Sentence, left: int, right: int, year: int | None, own: tuple[int, int]) -> bool:
    """
    Whether the claim in words *own* is of a time long before *year*, by what words *left* .. *right* - 1, its
    clause, say.
    """
    limit = (year if year is not None else _LATEST_GUESS) - 3
    if not _AT_PRESENT.isdisjoint(s.words[max(left, own[0] - _AFTER_SINCE) : own[0]]):
        return False  # "shrank in the 2010s, and today 22,000 are left"
    if s.marks & _TELLS_OF_OLD and (_of_anniversary(s, own[0]) or _served_beside(s, own[0])):
        return True
    if not s.years:
        when = s.words[0] == "when" and ";" not in s.classes[: own[0]] and "," in s.words[: own[0]]
        return _of_history(s, 0 if when else left, right)  # "When the mission was at its largest, 8,500 men"
    if _opens_in_the_past(s, limit, own[0]):
        return _STILL.isdisjoint(s.words)
    recent, far = False, right
    while right < s.size and _NEAR <= right - own[1] < _FAR and s.classes[right] not in ";:(),":
        right += 1  # the clause goes on
    for at, named in s.years:
        of_a_war = s.words[max(0, at - 2) : at] == ["war", "of"] and at > own[1]
        within = at < left <= at + 2 and s.words[left] in {"when", "where"}
        if at >= far and not of_a_war and (s.words[at - 1] != "in" or not _WHO.isdisjoint(s.words[own[1] : at])):
            continue
        if (
            not (left <= at < right or within or of_a_war)
            or (own[0] <= at < own[1] and s.words[at - 1] != "in")
            or _of_another(s, at, own)
        ):
            continue
        if named > limit or (not within and _goes_on(s, at, limit, own)):
            recent = True
            continue
        return True
    return not recent and _of_history(s, left, right)


def yet_to_come(s: Sentence, right: int, last: int, year: int | None) -> bool:
    """Whether a year after the article's own dates the claim that ends before word *last*: "leave in 2030"."""
    return year is not None and any(
        named > year
        and last <= at < right
        and s.words[at - 1] in {"in", "by"}
        and _WHO.isdisjoint(s.words[last:at])
        and {",", "and"}.isdisjoint(s.words[last:at])
        for at, named in s.years
    )


def _opens_in_the_past(s: Sentence, limit: int, first: int) -> bool:
    """As in "In 2003", "It was in May 2014, a week before", "When the corps was founded in April 1918, it had"."""
    at, named = s.years[0]
    begin = _begin(s, at, first)
    opening = s.words[begin]
    if named > limit:
        return False
    if at - begin <= 6 and opening in {"that", "it", "this"} and not IS.isdisjoint(s.words[begin + 1 : begin + 2]):
        return True
    if opening in {"in", "during", "on", "by", "back"} and any(a - begin <= 3 and n <= limit for a, n in s.years):
        return True
    comma = s.classes.find(",", at)
    if (
        opening in {"in", "during", "on"}
        and s.classes.find(",") == at - 2
        and s.words[at - 1] == "in"
        and comma == at + 1
    ):
        return comma < first  # "In her first posting, in 2004, "
    return opening == "when" and at < comma < first and comma < _LONGEST_OPENING and _TODAY.isdisjoint(s.words[comma:])


def _begin(s: Sentence, at: int, first: int) -> int:
    """
    The word that the time at *at* opens its clause with: behind a mark at the beginning, a colon or what opens a
    quotation, "He said: In 1987 ...".
    """
    begin = at
    while begin > max(0, at - _AFTER_SINCE) and s.classes[begin - 1] not in _OPENING:
        begin -= 1
    if begin and s.classes[begin - 1] in _OPENING and at < first:
        return begin
    return next((i for i in range(s.size) if s.classes[i] not in _OPENING and s.words[i] not in _BULLETS), 0)


def _of_another(s: Sentence, at: int, own: tuple[int, int]) -> bool:
    """Whether the year at word *at* is told of something else: a law's, a measure's, or that of "who ..." before it."""
    if own[1] <= at - 3 and s.words[at - 1] == "in" and _from_a_number(s, at):
        return True  # "has doubled to 8,000 from 4,000 in 2017"
    if own[1] <= at and "than" in s.words[max(own[1], at - 8) : at]:
        return True  # "fewer than it had in 1999"
    if not _LAWS.isdisjoint(s.words[max(0, at - _AFTER_SINCE) : at]) or not _PAPERS.isdisjoint(
        s.words[at + 1 : at + 3]
    ):
        return True  # "under the act of 1998"
    if at >= own[0]:
        return own[1] <= at and _in_an_aside(s, own, at)
    p = parse(s)
    if _left_with(s, at, own[0]) or ("later" in s.words[at + 1 : own[0]] and _and_later(s, at, own[0])):
        return True  # "sent 2,600 men in 2003 and later cut them to 900"
    if _agreed(s, at) or (s.words[at + 1] == "and" and s.words[at + 2] in _GOES_ON):
        return True  # "agreed in 2012 to move them", "came in 2004 and has 300 men there"
    letters = p.letters[:at]
    relative = letters.rfind("r")
    if relative < 0 or at - relative > _LONGEST_OPENING:
        return False
    # "the men who seized power in 2014 hired 400 fighters": behind the year comes the verb of another clause
    behind = at + 1
    if s.words[behind] == "and":
        behind += 1 + s.words[behind + 1].isdigit()
    return behind < own[0] and (p.letters[behind] in "evbh" or s.words[behind].endswith("ed"))


def _left_with(s: Sentence, at: int, first: int) -> bool:
    """As in "a war in 1992 that left the land with 1,500 Russian soldiers": what is left is there."""
    between = s.words[at:first]
    return "left" in between and "with" in between[between.index("left") :]


def _and_later(s: Sentence, at: int, first: int) -> bool:
    return any(s.words[k] == "later" and s.words[k - 1] in {"and", "but"} for k in range(at + 1, first))


def _of_anniversary(s: Sentence, first: int) -> bool:
    """As in "marked the twentieth anniversary of the raid in which 21 soldiers were killed"."""
    at = s.words.index("anniversary") if "anniversary" in s.words[:first] else -1
    counted = at > 0 and s.words[at + 1] == "of" and (s.classes[at - 1] == "o" or s.words[at - 1].endswith(_TENTHS))
    return counted and not any(_marked_today(s, k) for k in range(at + 2, first))


def _marked_today(s: Sentence, at: int) -> bool:
    """Whether word *at* leads from what is remembered to the day itself: ", Kyiv said", "with a parade of"."""
    word, behind = s.words[at], s.words[at + 1] if at + 1 < s.size else ""
    if word == "by":
        return behind.endswith("ing")
    return word in _DAY_ITSELF or (word in {",", ":"} and behind not in _OF_WHAT_WAS)


_DAY_ITSELF = frozenset(["with", "as", "while"])
_OF_WHAT_WAS = frozenset(["in", "when", "where", "which", "who", "by", "during"])

_TENTHS = ("enth", "tieth", "fifth", "fiftieth", "hundredth")


def _served_beside(s: Sentence, first: int) -> bool:
    """As in "an interpreter who served beside Dutch troops": their war is over, as news tells it."""
    return (
        not _INTERPRETERS.isdisjoint(s.words[:first])
        and not _SERVED.isdisjoint(s.words[:first])
        and _TODAY.isdisjoint(s.words[:first])
    )


_INTERPRETERS = frozenset(["interpreter", "interpreters", "translator", "translators"])
_SERVED = frozenset(["worked", "served", "helped", "assisted", "operated", "risked", "supported"])
_TELLS_OF_OLD = mark(_INTERPRETERS | {"anniversary"})
_AT_PRESENT = frozenset(["today", "currently", "presently"])


def _from_a_number(s: Sentence, at: int) -> bool:
    """Whether a number stands before "in 2017": "from 4,000 in 2017", "from about 4,000 men in 2017"."""
    start = next((k for k in range(at - 2, max(0, at - 6), -1) if s.words[k] == "from"), None)
    return start is not None and any(c in "nkv" for c in s.classes[start + 1 : at - 1])


def _in_an_aside(s: Sentence, own: tuple[int, int], at: int) -> bool:
    """As in "Chile, which has 90 soldiers there, joined in 2015": the year at word *at* is of the clause around it."""
    if s.classes.find(",", own[1], at) < 0:
        return False
    before = range(max(1, own[0] - _NEAR // 2), own[0])
    return any(s.classes[k - 1] == "," and s.words[k] in _WHO for k in before)


def _agreed(s: Sentence, at: int) -> bool:
    """As in "agreed in 2012 to": the year at word *at* is that of a promise."""
    return (
        s.words[at + 1] in {"to", "that"}
        and s.words[at - 1] == "in"
        and not _PROMISES.isdisjoint(s.words[max(0, at - _AFTER_SINCE) : at])
    )


def _goes_on(s: Sentence, at: int, limit: int, own: tuple[int, int]) -> bool:
    """As in "since 2014", "dating from 2009", "began in 2019"; a period that is over doesn't: "from 2013-15"."""
    before = s.words[max(0, at - _AFTER_SINCE) : at]
    stretch = max(s.classes.rfind(",", 0, at), s.classes.rfind(";", 0, at), at - _LONGEST_OPENING) + 1
    apart = s.words[max(stretch, own[1]) : at] if own[1] <= at else s.words[stretch:at]
    if "since" in apart and "had" in s.words[max(stretch, at - _AFTER_SINCE - 6) : at] and _OF_NOW.isdisjoint(s.words):
        return False  # "had been there since 1994 when the town fell"
    if "since" in apart or not _BEGINS.isdisjoint(before) or before[-2:] == ["back", "to"]:
        return True
    if before[-1:] != ["from"] or _LASTS.isdisjoint(s.words):
        return False
    until = s.words[at + 1 : at + 3]
    return not (len(until) == 2 and until[0] in {"-", "to", "until", "through"} and _over(until[1], limit))


def _over(end: str, limit: int) -> bool:
    return end.isdigit() and int(end) + (2000 if len(end) == 2 else 0) <= limit


def _of_history(s: Sentence, left: int, right: int) -> bool:
    """Whether words *left* .. *right* - 1 speak of a time that is history by its name: the Korean War, decades ago."""
    if _OF_HISTORY.isdisjoint(s.words[left:right]):
        return False
    phrase = " ".join(s.words[left:right])
    data = phrase.encode("ascii", "replace")
    start, end = next(spans(_HISTORY_WORDS, data, 0, len(data)), (-1, -1))
    if start < 0:
        return False
    found, words = phrase[start:end], phrase[:start].split()
    if "war" in found and _TIMES.isdisjoint(words[-3:]):
        return False  # "fears that recall the Korean War" are of today
    if found in {"cold war", "gulf war"} and words[-1:] not in (["the"], ["first"]):
        return False  # "Cold War tanks"
    if found == "the then" and phrase[end : end + 3] == " a ":
        return False  # not "the then president"
    if found in {"years ago", "years since"}:
        return bool(words) and words[-1] not in RECENT_AGO
    if found in {"soviet", "former commander of", "former head", "former chief"}:
        return words[-1:] not in (["former"], ["ex"], ["post"], ["-"]) and phrase[end : end + 5] not in {
            " era ",
            " - er",
        }
    return "since" not in words[-4:]
