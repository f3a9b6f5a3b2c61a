"""
The times that a sentence names, set against the article's date: long past, of these days, or neither.

``moments`` promises nothing about what happened then: which of a sentence's times a claim belongs to is for its reader
to say (``aside``). What only reaches back to a time (since March) or forward to one (by May) names none.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.asides import (
    ACCOUNTS,
    BEFORE_A_MONTH,
    BEFORE_A_YEAR,
    CLOCKS,
    DAYS,
    HOLDS,
    LATEST,
    MADE,
    PAPERS,
    REACHES,
    SEASONS,
    THIS,
    UNSURE_MONTHS,
)
from services.tagging.lexicon.words import MONTHS

# of_old: it tells of another thing what time that is from (the 2015 deal, a report from last year).
When = Literal["old", "new", "of_old"]
_IN_WORDS = (
    frozenset(["night", "hours", "years", "months", "decades", "ago", "latest"]) | DAYS | THIS | CLOCKS | SEASONS
)
_TELLING = _IN_WORDS.union(MONTHS)
_TELLS = mark(_TELLING)
_OLD_MONTHS = 2  # of the month before, news may still be told
_COMING = 11  # months back: next month, as likely
_NEW_DAYS = 8
_TO_COME = -1
_WINTER = 2  # until February the year before is not past
_FIRST_YEAR = 1900
_REACH = 4  # words between "since" and the time it reaches to
_MOST_DAYS = 31


def moments(s: Sentence, article: datetime | None) -> Iterator[tuple[int, When]]:
    """
    Name the times of *s*: at which word, and how long before *article* was published. Where nobody knows when that was,
    only what is told from its own day on (on Monday, last year).
    """
    if not s.marks & _TELLS and not s.years:
        return
    years, told = dict(s.years), set[int]()
    for i, word in enumerate(s.words):
        if word not in _TELLING and i not in years:
            continue
        if word not in MONTHS and i not in years:
            when = _in_words(s, i)
        elif article is None:
            continue
        elif i in years:
            when = _of_year(s, i, years[i], article) if i not in told else None
        elif _is_month(s, i, years):
            at = next((k for k in (i + 1, i + 2, i + 3) if k in years), None)
            told |= {at} if at is not None else set()
            when = _of_month(s, i, years[at] if at is not None else None, article)
        else:
            continue
        if when is not None and (when == "new" or not (_reaches(s, i) or _of_a_paper(s, i))):
            yield i, "of_old" if when == "old" and of_account(s, i) else when


def _day(s: Sentence, i: int) -> int | None:
    """The day of the month named at word *i*, before it or behind."""
    for k in (i + 2 if s.words[i + 1 : i + 2] == ["."] else i + 1, i - 1):
        if 0 <= k < s.size and s.words[k].isdigit() and 0 < int(s.words[k]) <= _MOST_DAYS:
            return int(s.words[k])
    return None


def _is_month(s: Sentence, i: int, years: dict[int, int]) -> bool:
    if not s.printed(i)[:1].isupper():
        return False
    sure = s.words[i] not in UNSURE_MONTHS or (i > 0 and s.words[i - 1] in BEFORE_A_MONTH)
    return sure or _day(s, i) is not None or i + 1 in years


def of_old(name: str, month: int) -> bool:
    """Tell whether the month *name* is long past in *month*; next month may be the one to come."""
    return _OLD_MONTHS <= (month - MONTHS[name]) % 12 < _COMING


def _of_month(s: Sentence, i: int, year: int | None, article: datetime) -> When | None:
    month, day = MONTHS[s.words[i]], _day(s, i)
    apart = (article.month - month) % 12
    back = apart if year is None else (article.year - year) * 12 + article.month - month
    if year is None and back == _COMING:
        return None
    if back >= _OLD_MONTHS:
        return "old"
    gone = apart * 30 + article.day - day if day is not None else None
    return "new" if gone is not None and _TO_COME <= gone <= _NEW_DAYS else None


def _of_year(s: Sentence, i: int, year: int, article: datetime) -> When | None:
    if not _FIRST_YEAR <= year < article.year - (article.month <= _WINTER):
        return None
    following = s.classes[i + 1 : i + 2]
    decade = s.words[i + 1 : i + 2] == ["s"]
    own = (i > 0 and s.words[i - 1] in BEFORE_A_YEAR) or not following.isalpha() or following in "pb" or decade
    return "old" if own else "of_old"


def _in_words(s: Sentence, i: int) -> When | None:
    word, before, following = s.words[i], s.words[i - 1] if i else "", s.words[i + 1 : i + 2]
    if word in DAYS or (word in THIS and before == "this") or (word == "night" and before == "last"):
        return "new"
    latest = word == "latest" and not LATEST.isdisjoint(following)  # "the rebels' latest advance"
    if latest or word in CLOCKS or (word == "hours" and following == ["ago"]):
        return "new"
    if word in SEASONS and before == "past" and s.words[i - 2 : i - 1] == ["this"]:
        return "old" if word != "year" else None
    if word in SEASONS and before in {"last", "previous"}:
        return "old" if s.words[i - 2 : i - 1] not in (["in"], ["over"], ["the"]) else None
    if word in {"years", "months", "decades"} and following and following[0] in {"ago", "earlier", "before"}:
        return "old"
    return "old" if word == "ago" and before in {"year", "decade"} else None


def _of_a_paper(s: Sentence, i: int) -> bool:
    """Whether the time at word *i* is that of a paper: "a decree signed in May"."""
    made = next((k for k in range(i - 1, max(0, i - 1 - _REACH - 1), -1) if s.words[k] in MADE), 0)
    return made > 0 and s.words[made - 1] in PAPERS


def of_account(s: Sentence, i: int) -> bool:
    """Tell whether the time at word *i* is that of an account: "a report from last year"."""
    return any(s.words[k] == "from" and s.words[k - 1] in ACCOUNTS for k in range(max(1, i - _REACH), i))


def _reaches(s: Sentence, i: int) -> bool:
    """Whether the time at word *i* is one that something reaches from, or to."""
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if s.words[k] in REACHES:
            return _reaches(s, k - 1) if k and s.words[k - 1] in ACCOUNTS else True
        if s.classes[k] in ",;:" or s.words[k] in HOLDS:
            return False
    return False
