# ruff: noqa: C901, PLR0911 (each reason to carry no tale on is a way out)
"""
Whether a sentence goes on telling of a year long past that a sentence before it named.

"In October 2020 the war began. ... In that autumn the drones decided it." Nothing but the words before the sentence is
read, back to the paragraph's start, and only for claims that would otherwise be of today.
"""

import re

from services.tagging.domain.marks import mark
from services.tagging.domain.scan import first
from services.tagging.domain.sentence import Sentence
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
_TELLS, _PRESENT = mark(_TELLING), mark(PRESENT_VERBS)
_BACK = 700  # characters read before the sentence
_YEARS_PAST = 3
_YEAR = re.compile(r"(?<![\w$,.])(?:1[5-9]|20)\d\d(?![\w%]|,\d)(?!\s+(?:troops|soldiers|men|people|drones|fighters))")
_BEFORE = r"(?:1[5-9]|20)[0-9][0-9]| war"  # without one of these no time past is told of
_OPEN = re.compile(
    r"(?:since|from|dating (?:back )?to|until|founded in|born in|elected in|signed in|resolution|law of"
    r"|than (?:\w+ ){0,5}in|compared (?:to|with))\s*\Z"
)
_TODAY = re.compile(r"\b(?:" + "|".join(TODAY) + r")\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|remains?|continues?)\b")  # told since of today
_OLD = re.compile(r"\b(?:in|during|of|at|throughout) the (?:" + "|".join(sorted(map(re.escape, HISTORY))) + r")\b")


def recalled(s: Sentence, year: int | None, *, settled: bool = False) -> bool:
    """
    Whether sentence *s*, which names no time itself, carries on a tale of a year long before *year*. *settled*: the
    claim tells an outcome, which somebody may speak of today.
    """
    if year is None or s.years:
        return False
    if s.marks & (_TELLS if settled else _PRESENT) and not (_TELLING if settled else PRESENT_VERBS).isdisjoint(s.words):
        return False
    if first(_BEFORE)(s.page.ascii, max(0, s.start - _BACK), s.start) < 0:
        return False
    text = s.page.text[max(0, s.start - _BACK) : s.start]
    if _YEAR.search(text) is None and " war" not in text.lower():
        return False
    if not any(w in _PAST or (w.endswith("ed") and s.words[i + 1 : i + 2] != ["by"]) for i, w in enumerate(s.words)):
        return False  # a caption, a headline
    words = " ".join(s.words)
    if _TODAY.search(words):
        return False
    if not words.startswith(THAT_TIME):  # such words reach back over a paragraph
        text = text[text.rfind("\n\n") + 1 :] if "\n\n" in text else text
    found = None
    for match in _YEAR.finditer(text):
        if _OPEN.search(text, max(0, match.start() - 40), match.start()) is None:
            found = match
    old = None
    for match in _OLD.finditer(text.lower()):
        old = match
    if old is not None and (found is None or old.start() > found.start()):
        return _TODAY.search(text, old.end()) is None
    if found is None or int(found.group()) > year - _YEARS_PAST:
        return False
    return _TODAY.search(text, found.end()) is None and _IS.search(text, found.end()) is None
