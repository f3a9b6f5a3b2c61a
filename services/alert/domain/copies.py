"""
Copies: whether one report is written from another, changed a little, as a newsletter's is from its own paper's.

Two that were told one thing by one office write much the same; they are two voices all the same. A copy cites nobody
else, gives no number of its own, and most of the shorter sentence stands in it word by word. What is claimed and what
is denied are never copies of each other. Which of several is the first is a matter of event time, never of arrival.
"""

import re
from collections.abc import Container, Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from services.alert.domain.corroboration import Voice
from shared.contracts.finding import ArticleRef, Finding

_SAID = re.compile(r"“[^”]*”?|\"[^\"]*\"?")  # two outlets may cite one speech
_WORD = re.compile(r"[\w'’.,-]*\w")
_RUN = 5  # words in a row
_LEAST = 11  # so many words in such runs two outlets don't share by chance
_SHARE = 2 / 3  # of the words of the shorter sentence
_NUMBERS: frozenset[str] = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve dozen dozens scores hundred hundreds thousand thousands
    million
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_TELLS: frozenset[str] = frozenset(
    """
    said says say saying told tells according citing cited cites confirmed confirming reported announced estimated
    estimates counted saw seen witnessed photographed filmed
    """.split()  # noqa: SIM905 (a table reads better as words)
)

Told = tuple[ArticleRef, Finding, bool]  # who tells it, its strongest words, and whether they only deny


def first_told(reports: Iterable[Told], known: Mapping[str, Voice]) -> dict[str, str]:
    """
    Name the text that each article is copied from: that of the first to publish whose own words it has.

    Those that are copied from none are left out. What is copied from a copy has that copy's own text, not its origin's.
    """
    ordered = sorted((r for r in reports if r[0].id in known), key=_published)
    found: dict[str, str] = {}
    for place, (article, said, denies) in enumerate(ordered):
        for other, first, denied in ordered[:place]:
            if denies == denied and known[other.id].text and copied(said, first):
                found[article.id] = known[other.id].text
                break
    return found


def origin_of(told: Told, reports: Iterable[Told], known: Mapping[str, Voice]) -> str:
    """Name the text of one of *reports* that is *told* again, whichever came first; empty where there is none."""
    _, said, denies = told
    same = (known[r[0].id].origin for r in reports if r[0].id in known and r[2] == denies and copied(said, r[1]))
    return next(filter(None, same), "")


def _published(told: Told) -> tuple[datetime, str]:
    return told[0].event_time, told[0].id


def copied(said: Finding, other: Finding) -> bool:
    """Tell whether the sentence of a finding is that of the *other*, changed a little; either may be the first."""
    source = _source(said)
    return source == _source(other) and _alike(said.evidence.sentence, other.evidence.sentence, cited=bool(source))


@lru_cache(maxsize=8192)  # the same few reports are compared each time another comes in
def _alike(one: str, other: str, *, cited: bool) -> bool:
    (ours, our_runs), (theirs, their_runs) = _read(one), _read(other)
    runs = our_runs & their_runs
    if not runs or not _same_numbers(ours, theirs):
        return False
    shared = [_within(ours, runs), _within(theirs, runs)]
    if min(map(sum, shared)) < max(_LEAST, _SHARE * min(len(ours), len(theirs))):
        return False
    return cited or (_cites_nobody(ours, shared[0]) and _cites_nobody(theirs, shared[1]))


def _source(finding: Finding) -> str:
    return " ".join((finding.attribution or "").casefold().split())


def _same_numbers(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether neither gives a number that the other has not, unless one of them leaves numbers out."""
    one, other = ({w for w in words if w[0].isdigit() or w in _NUMBERS} for words in (ours, theirs))
    return one <= other or other <= one


def _cites_nobody(words: tuple[str, ...], shared: list[bool]) -> bool:
    """Tell whether what a sentence has for itself names no witness of its own."""
    return all(known or word not in _TELLS for word, known in zip(words, shared, strict=True))


@lru_cache(maxsize=4096)
def _read(sentence: str) -> tuple[tuple[str, ...], frozenset[tuple[str, ...]]]:
    words = tuple(_WORD.findall(_SAID.sub(" ", sentence.casefold())))
    return words, frozenset(words[k : k + _RUN] for k in range(len(words) - _RUN + 1))


def _within(words: tuple[str, ...], runs: Container[tuple[str, ...]]) -> list[bool]:
    """Mark the words that stand in one of *runs*."""
    found = [False] * len(words)
    for k in range(len(words) - _RUN + 1):
        if words[k : k + _RUN] in runs:
            found[k : k + _RUN] = [True] * _RUN
    return found
