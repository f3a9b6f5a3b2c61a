# ruff: noqa: C901, PLR0911, PLR0912 (each reason to carry no tale on is a way out)
"""
Whether a sentence goes on telling of a year long past that a sentence before it named.

"In October 2020 the war began. ... In that autumn the drones decided it." Nothing but the words before the sentence is
read, back to the paragraph's start, and only for claims that would otherwise be of today.
"""

import re
from functools import cache

from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.scan import first, met
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import HISTORY, PRESENT_VERBS, THAT_TIME, TODAY
from services.tagging.lexicon.presence import IRREGULAR

_TELLING = frozenset(["now", "today", "will", "still", "since", "say", "says", "said"])
_PAST = IRREGULAR - {"will", "would", "has", "led", "put", "hit", "set", "struck"} | {
    "was",
    "were",
    "had",
    "did",
    "lay",
}
_TELLS, _PRESENT, _TOLD = mark(_TELLING), mark(PRESENT_VERBS), mark(_PAST)
_BACK = 700  # characters read before the sentence
_YEARS_PAST = 3
_AHEAD = 350  # characters read behind it
_YEAR = re.compile(r"(?<![\w$,.])(?:1[5-9]|20)\d\d(?![\w%]|,\d)(?!\s+(?:troops|soldiers|men|people|drones|fighters))")
_BEFORE = r"(?:1[5-9]|20)[0-9][0-9]| war"  # without one of these no time past is told of
_OPEN = re.compile(
    r"(?:since|from|dating (?:back )?to|until|founded in|born in|elected in|signed in|resolution|law of"
    r"|than (?:\w+ ){0,5}in|compared (?:to|with))\s*\Z"
)
_TODAY = r"\b(?:" + "|".join(TODAY) + r")\b"
_IS = r"(?-i:\b(?:is|are|remains?|continues?)\b)"  # told since of today
_OLD_TIME = r"\b(?:in|during|of|at|throughout) the (?:" + "|".join(sorted(map(re.escape, HISTORY))) + r")\b"


@cache
def _old() -> re.Pattern[str]:
    return re.compile(_OLD_TIME)


def recalled(s: Sentence, year: int | None, *, settled: bool = False) -> bool:
    """
    Whether sentence *s*, which names no time itself, carries on a tale of a year long before *year*. *settled*: the
    claim tells an outcome, which somebody may speak of today.
    """
    if year is None or s.years:
        return False
    if s.marks & (_TELLS if settled else _PRESENT) and not (_TELLING if settled else PRESENT_VERBS).isdisjoint(s.words):
        return False
    if _told_before(s):
        return True
    back = max(0, s.start - _BACK)
    at = first(_BEFORE)(s.page.ascii, back, s.start)
    if at < 0:
        return False
    text = s.page.text[back : s.start]
    if _YEAR.search(text, at - back) is None and " war" not in text.lower():
        return False
    if not _tells_of_then(s):
        return False  # a caption, a headline
    words = " ".join(s.words)
    if _met(_TODAY, words.encode("ascii", "replace")):
        return False
    if not words.startswith(THAT_TIME) and "\n\n" in text:  # such words reach back over a paragraph
        text = text[text.rfind("\n\n") + 1 :]
    back = s.start - len(text)
    found = None
    for match in _YEAR.finditer(text, max(0, at - back)):
        if _OPEN.search(text, max(0, match.start() - 40), match.start()) is None:
            found = match
    old = None
    for match in _old().finditer(text.lower()) if _met(_OLD_TIME, s.page.ascii, back, s.start) else ():
        old = match
    if old is not None and (found is None or old.start() > found.start()):
        return not _met(_TODAY, s.page.ascii, back + old.end(), s.start)
    if found is None or int(found.group()) > year - _YEARS_PAST:
        return False
    told = back + found.end()
    return not _met(_TODAY, s.page.ascii, told, s.start) and not _met(_IS, s.page.ascii, told, s.start)


def _told_before(s: Sentence) -> bool:
    """Whether a tale that goes on years later begins in the sentence: "sent a force there. ... Eight years passed."."""
    behind = s.page.text[s.end : s.end + _AHEAD]
    return (
        (" later" in behind or " passed" in behind) and _years_later().search(behind) is not None and _tells_of_then(s)
    )


@cache
def _years_later() -> re.Pattern[str]:
    number = "three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|[3-9]|[1-9][0-9]"
    return re.compile(rf"(?i)\b(?:(?:{number}) years (?:later|passed)|(?:a decade|decades) later)\b")


def _met(pattern: str, data: bytes, start: int = 0, end: int | None = None) -> bool:
    return met(pattern)(data, start, len(data) if end is None else end)


def _tells_of_then(s: Sentence) -> bool:
    """Whether a verb of the sentence may be one of the past."""
    words = s.words
    if s.marks & _TOLD and not _PAST.isdisjoint(words):
        return True
    return any(w.endswith("ed") and words[i + 1 : i + 2] != ["by"] for i, w in enumerate(words))
