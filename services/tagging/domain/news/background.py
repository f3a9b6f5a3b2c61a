"""
What a report tells to explain its news: what happens again and again, what had been before, who is stationed there.

``background`` promises a reason, as ``Finding.aside`` gives it, or None. A time of these days in the sentence makes
news of all of it: that is for its caller to ask.
"""

import re
from datetime import datetime

from services.tagging.domain.claim.scope import clause
from services.tagging.domain.indicator import Claim
from services.tagging.domain.news.lines import holds
from services.tagging.domain.news.moments import When, of_account, of_old
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.asides import ACCOUNTS, DAYS, OF_MEN
from services.tagging.lexicon.backgrounds import (
    AGES,
    BLOWS,
    CITING,
    CONCLUDED,
    CONTRACTS,
    FROM,
    GOES_ON_WITH,
    HABITS,
    HAS,
    MAKERS,
    NO_HABIT,
    OVER_MONTHS,
    PARTICIPLES,
    POINTS_BACK,
    REASONS,
    RELATIVES,
    STANDING,
    STANDS,
    TO_BE,
    TRADED,
    WAS,
    WHENS,
)
from services.tagging.lexicon.words import FULL_MONTHS, MONTHS

_OF_TRADE = frozenset(["drone_activity", "arms_transfers"])
_FEW = 3  # words between "had" and its verb
LEDE = 600  # characters: what an article opens with
_BEHIND = 4  # words between a time and "when"
_MAIN = 16  # words of the clause before
_BACK = 400  # characters of the sentence before
_BLOWS = mark(BLOWS)
_HABITS, _MAKERS, _MONTHS, _HAD, _TO_BE, _STANDS, _CITING, _WHEN, _AGES = (
    mark(HABITS),
    mark(MAKERS),
    mark(["months"]),
    mark(["had"]),
    mark(TO_BE),
    mark(STANDS),
    mark(CITING),
    mark(WHENS),
    mark(AGES),
)
_ACCOUNTS = mark(ACCOUNTS)
_MONTH = re.compile(rf"\b(?:in|on) (?:early |mid-|late )?({'|'.join(FULL_MONTHS)})\b", re.IGNORECASE)
_BACK_THEN = re.compile(
    rf"\s*[^.!?\n]{{0,120}}\b{POINTS_BACK}[^.!?\n]{{0,80}}\bin (?:early |mid-|late )?(?:({'|'.join(FULL_MONTHS)}) )?"
    r"((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_AHEAD = 260  # characters of the sentence behind
_OF_TODAY: frozenset[str] = frozenset(["now", "currently", "today", "still", "is", "are", "has", "have", "will"])
_MONTHS_A_YEAR, _LONG_AGO = 12, 3
_THESE_DAYS = re.compile(rf"\b(?:{'|'.join(sorted(DAYS))})\b", re.IGNORECASE)


def background(s: Sentence, claim: Claim, indicator: str) -> str | None:
    """Say why the claim, in a sentence that names no time of these days, only explains the news."""
    if s.marks & (_HABITS | _MAKERS) and _habitual(s, claim):
        return "habit"
    if s.marks & (_HAD | _TO_BE) and s.start >= LEDE and not s.marks & _CITING and _before(s, claim):
        return "before"
    if s.marks & _MONTHS and CITING.isdisjoint(s.words[: claim.last]) and _for_months(s, claim):
        return "years"
    if indicator in _OF_TRADE and s.start >= LEDE and not s.marks & _CITING and _traded(s, claim):
        return "before"
    quiet = s.start >= LEDE and not s.marks & (_CITING | _BLOWS)
    if s.marks & _STANDS and quiet and indicator in OF_MEN and _standing(s):
        return "standing"
    return None


def cites(s: Sentence) -> bool:
    """Tell whether the sentence has a word by which somebody is told to have said it."""
    return bool(s.marks & _CITING) and not CITING.isdisjoint(s.words)


def begun_then(s: Sentence, first: int, times: tuple[tuple[int, When], ...], month: int) -> bool:
    """Tell whether the claim stands behind a time long past and its "when": "since March, when a drone hit it"."""
    if not s.marks & _WHEN or WHENS.isdisjoint(s.words[:first]):
        return False
    told = [(at, when) for at, when in times if at < first and when != "of_old"]
    if told:
        behind = told[-1][0] + 1
        return told[-1][1] == "old" and not WHENS.isdisjoint(s.words[behind : min(first, behind + _BEHIND)])
    at = next(i for i, word in enumerate(s.words) if word in WHENS)
    named = s.words[at - 2 if s.words[at - 1] == "," else at - 1] if at > 1 else ""
    return named in FULL_MONTHS and of_old(named, month)


def said_then(s: Sentence, first: int, times: tuple[tuple[int, When], ...]) -> bool:
    """
    Tell whether the claim is what somebody said at a time long past ("..., the ministry said in March"), or what an
    account says that is of one ("a report from last year said that ...").
    """
    if not s.marks & (_CITING | _ACCOUNTS):
        return False
    at, when = min(times, key=lambda told: abs(told[0] - first))
    if when == "of_old":
        return at < first and of_account(s, at)
    return when == "old" and not CITING.isdisjoint(s.words[max(0, at - _FEW) : at])


def since_then(s: Sentence, first: int) -> bool:
    """Tell whether the claim is what an age began with: "from the time he sent 9,000 troops"."""
    if not s.marks & _AGES:
        return False
    for i in range(first - 1, 1, -1):
        if s.words[i] in AGES:
            return s.words[i - 1] == "the" and s.words[i - 2] in FROM
        if s.classes[i] in ",;:":
            return False
    return False


def goes_on(s: Sentence, month: int) -> bool:
    """Tell whether the sentence adds to what the one before it told of a month long before *month*."""
    if " ".join(s.words[:2]) not in GOES_ON_WITH:
        return False
    before = s.page.text[max(0, s.start - _BACK) : s.start]
    named = list(_MONTH.finditer(before))[-1:]
    return any(of_old(last[1].lower(), month) and _THESE_DAYS.search(before, last.end()) is None for last in named)


def dated_behind(s: Sentence, article: datetime) -> bool:
    """Tell whether the sentence behind dates this one: "Some 900 men came. These soldiers were seen in May 2023."."""
    if s.start < LEDE or not _OF_TODAY.isdisjoint(s.words):
        return False
    told = _BACK_THEN.match(s.page.text[s.end : s.end + _AHEAD])
    if told is None:
        return False
    month = MONTHS[told[1].lower()] if told[1] else _MONTHS_A_YEAR
    return (article.year - int(told[2])) * _MONTHS_A_YEAR + article.month - month >= _LONG_AGO


def _habitual(s: Sentence, claim: Claim) -> bool:
    left, right = clause(s, claim.first, claim.last)
    if s.words[left] in RELATIVES:
        left = max(0, left - _MAIN)
    if s.marks & _MAKERS and not {"is", "are"}.isdisjoint(s.words[left:right]):
        return any(word in MAKERS and s.words[i + 1 : i + 2] == ["of"] for i, word in enumerate(s.words[:right]))
    return any(
        word in HABITS and NO_HABIT.isdisjoint(s.words[max(0, i - 1) : i + 2])
        for i, word in enumerate(s.words[:right])
        if i >= left
    )


def _before(s: Sentence, claim: Claim) -> bool:
    """Tell whether the claim's clause, or the one it gives a reason for, tells what had been before."""
    left, right = clause(s, claim.first, claim.last)
    if s.words[left] in REASONS:
        left = max(0, left - _MAIN)
    return any(
        (s.words[i] == "had" and any(map(_participle, s.words[i + 1 : i + 1 + _FEW])))
        or (
            s.words[i] in WAS
            and s.words[i + 1 : i + 2] != []
            and s.words[i + 1] in TO_BE
            and s.words[i + 2 : i + 3] == ["to"]
        )
        for i in range(left, min(right, claim.last + _FEW))
    )


def _for_months(s: Sentence, claim: Claim) -> bool:
    left, right = clause(s, claim.first, claim.last)
    if s.start < LEDE and s.words[left] not in RELATIVES:
        return False
    return holds(OVER_MONTHS, " ".join(s.words[left:right]).encode("ascii", "replace"))


def _traded(s: Sentence, claim: Claim) -> bool:
    """Tell whether the claim is that somebody has sold or given arms, which nobody dates."""
    left, _ = clause(s, claim.first, claim.last)
    words = s.words[left : claim.last]
    if HAS.isdisjoint(words):
        return False
    return not TRADED.isdisjoint(words) or not (CONCLUDED.isdisjoint(words) or CONTRACTS.isdisjoint(words))


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in PARTICIPLES


def _standing(s: Sentence) -> bool:
    return holds(STANDING, " ".join(s.words).encode("ascii", "replace"))
