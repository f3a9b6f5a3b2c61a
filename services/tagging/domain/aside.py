"""
Whether a claim is news of now, or told in passing, and why.

A sentence of another time, a line under a picture or over a link, a question, the title of an office, what somebody
once did beside some forces, what somebody speaks about: these say that something is so, but not that it is news. In an
article that is no report (``genre``), nor is any claim whose sentence names no time of these days.
"""

import re
from typing import cast

from services.tagging.domain.genre import genre
from services.tagging.domain.indicator import Claim
from services.tagging.domain.moments import When, moments
from services.tagging.domain.recall import recalled
from services.tagging.domain.scan import any_of, first
from services.tagging.domain.scope import clause
from services.tagging.domain.sentence import Sentence
from services.tagging.domain.text import Page
from services.tagging.lexicon import asides
from shared.contracts.article import Article
from shared.contracts.finding import Assertion, Genre

_TELLS_NEWS = frozenset(["report", "digest", "document"])
_CREDIT = re.compile(rb"\A\W*\([^)]*\)")  # of a picture, glued to the sentence behind it
_GLUED = re.compile(rb" ?\([^)\n]{2,80}\)[A-Z]")
_CLOSERS = frozenset(".!?:;\"')]\u2026\u201d\u2019\u00bb")
_BEHIND_ENDS = " \t\r0123456789[]"  # a note's number
_QUOTES = "\"')\u201d\u2019 "
_PROSE = 400  # characters in closed lines: a page with fewer has no sentences that others stand out from
_HEADLINES = 2  # lines at the top of a page, closed or not
_BULLET, _BULLETS = 4, " \t\r-*\u2022"
_SIGNS = (("life", asides.LIFE), ("old", asides.PAST), ("ceremony", asides.CEREMONY), ("topic", asides.RULES))
_MARKED = any_of([asides.LINK, asides.CAPTION, asides.DATED_IN_FULL, *(pattern for _, pattern in _SIGNS)])
_OF_MEN = frozenset(["troop_figure", "foreign_forces"])
_OF_YEARS = frozenset(["years", "decades", "decade", "long"])
_OF_SIZE = asides.SIZE_WORDS
_TOP = 200  # characters in which a headline may stand
_SMALL_WORD = 2
_FEWEST, _BEHIND = 5, 120  # characters of a credit
_WINTER = 2  # until February the year before is not past
_NEAR, _ABOUT, _LEAD = 4, 8, 4  # words


class Asides:
    """What of *article* is told in passing, and what the article is."""

    def __init__(self, article: Article, page: Page) -> None:
        self._article, self._page = article, page
        self._moment = article.published_at or article.fetched_at
        self._genre: Genre | None = None
        self._open_lines: frozenset[int] | None = None
        self._large: bool | None = None  # whether the page is printed in capitals

    @property
    def genre(self) -> Genre:
        """What the article is."""
        if self._genre is None:
            self._genre = genre(self._article, self._page)
        return self._genre

    def of(self, s: Sentence, claim: Claim, indicator: str, meant: Assertion) -> str | None:
        """Say why *claim* of sentence *s*, *meant* so, is told in passing; None where it is news."""
        if "line" not in s.memo:
            s.memo["line"] = self._line(s)
        why = cast("str | None", s.memo["line"]) or _spoken_of(s, claim.first) or _guarded(s, claim)
        if why is None and s.words[0] == "(" and ")" in s.words[claim.last : -2] and ")" not in s.words[: claim.first]:
            why = "caption"  # the credit of a picture, glued to the next sentence
        if why is None and self._printed_large(s, claim):
            why = "link"
        if why is None:
            why = _standing(s, claim, indicator)
        if why is None and indicator == "foreign_forces":
            why = _role(s, claim.first) or _service(s, claim.first)
        if why is None and (self._old(s, claim.first, claim.last) or (meant == "actual" and self._goes_on(s))):
            why = "old"
        if why is None and self.genre.name not in _TELLS_NEWS and not (meant != "possible" and self._new(s)):
            why = self.genre.name
        return why

    def _line(self, s: Sentence) -> str | None:
        """Say what the sentence's line is, where it is none of the story's own."""
        text = self._page.text
        if text[s.start : s.end].rstrip(_QUOTES).endswith("?") and self.genre.name != "document":
            return "question"
        start, end = text.rfind("\n", 0, s.start) + 1, text.find("\n", s.end)
        begins = s.start - start < _BULLET
        marked = self._marked(s, begins=begins)
        if marked in {"link", "caption"}:
            return marked
        if (begins and self._credited(s.end, end)) or self._glued(s):
            return "caption"
        if not _ends_line(text, s.end, end):
            return marked
        if begins and _listed(text, text[s.start : s.end]):
            return "link"
        return "label" if start in self._lines() and not _closed(text[s.start : s.end]) else marked

    def _marked(self, s: Sentence, *, begins: bool) -> str | None:
        """Say what the sentence is by its own words; *begins*: its line begins with it."""
        sentence = self._page.ascii[s.start : s.end].strip()
        if not _holds(_MARKED, sentence):
            return None
        if begins and _holds(asides.LINK, sentence):
            return "link"
        if _holds(asides.CAPTION, _CREDIT.sub(b"", sentence)) or _dated(sentence):
            return "caption"
        return next((why for why, pattern in _SIGNS if _holds(pattern, sentence)), None)

    def _printed_large(self, s: Sentence, claim: Claim) -> bool:
        """Whether the claim stands among capitals in a page that isn't printed so: a link's own words."""
        if s.start < _TOP:
            return False
        if len(s.capitals) < _NEAR:
            return False
        near = [w for w in s.raw[max(0, claim.first - 3) : claim.last + 3] if len(w) > _SMALL_WORD and w.isalpha()]
        if len(near) < _NEAR or not all(map(str.isupper, near)):
            return False
        if self._large is None:
            self._large = self._page.text.isupper()
        return not self._large

    def _credited(self, at: int, end: int) -> bool:
        """Whether nothing but a picture's credit stands between *at* and the line's *end* (-1: that of the text)."""
        behind = self._page.ascii[at : end if end >= 0 else at + _BEHIND + 1]
        return _FEWEST < len(behind) <= _BEHIND and _holds(asides.CREDIT_BEHIND, behind)

    def _glued(self, s: Sentence) -> bool:
        """Whether the credit of a picture is glued between *s*, told as if it were going on, and the next sentence."""
        glued = _GLUED.match(self._page.ascii, s.end, s.end + _BEHIND) is not None
        return glued and asides.OF_THE_PAST.isdisjoint(s.words)

    def _lines(self) -> frozenset[int]:
        """Where lines begin that are no sentences, on a page of sentences: headings, captions, links."""
        if self._open_lines is not None:
            return self._open_lines
        found, at, closed = list[int](), 0, 0
        for number, line in enumerate(self._page.text.split("\n")):
            if _closed(line):
                closed += len(line)
            elif number >= _HEADLINES and line.strip():
                found.append(at)
            at += len(line) + 1
        self._open_lines = frozenset(found if closed >= _PROSE else ())
        return self._open_lines

    def _moments(self, s: Sentence) -> tuple[tuple[int, When], ...]:
        if "moments" not in s.memo:
            s.memo["moments"] = tuple(moments(s, self._moment))
        return cast("tuple[tuple[int, When], ...]", s.memo["moments"])

    def _new(self, s: Sentence) -> bool:
        """Whether *s* names a time of these days."""
        return any(when == "new" for _, when in self._moments(s))

    def _goes_on(self, s: Sentence) -> bool:
        """Whether *s* goes on telling of a year past that was named before."""
        if self._moment is None or self._moments(s):
            return False
        return recalled(s, self._moment.year + (2 if self._moment.month > _WINTER else 1))

    def _old(self, s: Sentence, first: int, last: int) -> bool:
        """Whether the claim's own time is long past: one in its clause, or at the head of the sentence."""
        times = self._moments(s)
        if all(when == "new" for _, when in times):
            return False
        if any(when == "of_old" and 0 < first - at < _NEAR for at, when in times):
            return True
        left, right = clause(s, first, last)
        if not asides.GOES_ON.isdisjoint(s.words[left:right]):
            return False
        inside = [(min(abs(at - first), abs(at - last)), when) for at, when in times if left <= at < right]
        inside = [(far, when) for far, when in inside if when != "of_old"]
        if inside:
            return min(inside)[1] == "old"
        return s.words[0] in asides.LEADS and any(at <= _LEAD and when == "old" for at, when in times)


def _dated(sentence: bytes) -> bool:
    """Whether the sentence ends as a line under a picture does, with its date in full."""
    return _holds(asides.DATED_IN_FULL, sentence) and not _holds(asides.WEEKDAY, sentence)


def _holds(pattern: str, sentence: bytes) -> bool:
    return first(pattern)(sentence, 0, len(sentence)) >= 0


def _ends_line(text: str, at: int, end: int) -> bool:
    """Whether nothing follows *at* before the line's *end* (-1: that of the text)."""
    last = end if end >= 0 else len(text)
    return last - at <= _BULLET and not text[at:last].strip(" \t\r\"'")


def _listed(text: str, line: str) -> bool:
    """Whether a list of links in *text* tells *line*, as the page does elsewhere."""
    told = line.strip(_BULLETS)
    return f"\n- {told}\n" in text and text.count(told) > 1


def _closed(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.rstrip(_BEHIND_ENDS)[-1:] in _CLOSERS


def _spoken_of(s: Sentence, first: int) -> str | None:
    """Whether the claim is what somebody speaks, writes or is asked about."""
    for i in range(first - 1, max(-1, first - 1 - _ABOUT), -1):
        if s.words[i] in asides.ABOUT and s.words[i + 1] not in asides.DAYS:
            return None if asides.SPEAKS.isdisjoint(s.words[max(0, i - 2) : i]) else "topic"
        if s.classes[i] in ",;:":
            return None
    return None


def _standing(s: Sentence, claim: Claim, indicator: str) -> str | None:
    """Whether the claim's clause tells of years, or of the size of a whole army."""
    if _OF_YEARS.isdisjoint(s.words) and _OF_SIZE.isdisjoint(s.words):
        return None
    left, right = clause(s, claim.first, claim.last)
    data = " ".join(s.words[left:right]).encode("ascii", "replace")
    if _holds(asides.YEARS, data):
        return "years"
    return "size" if indicator in _OF_MEN and _holds(asides.SIZE, data) else None


def _guarded(s: Sentence, claim: Claim) -> str | None:
    """Whether the claim is what somebody guards against, or what a picture shows."""
    for i in range(claim.last - 1, max(-1, claim.first - 1 - _NEAR), -1):
        before = s.words[max(0, i - _NEAR) : i]
        if s.words[i] in asides.FROM_WHAT:
            return None if asides.GUARDS.isdisjoint(before) else "guarded"
        if s.words[i] == "of":
            return None if asides.PICTURES.isdisjoint(before[-1:]) else "caption"
        if i < claim.first and s.classes[i] in ",;:":
            return None
    return None


def _role(s: Sentence, first: int) -> str | None:
    """Whether the forces stand in the title of somebody's office."""
    for i in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        if s.words[i] in {"of", "for", "to"}:
            return None if asides.ROLES.isdisjoint(s.words[max(0, i - 2) : i]) else "role"
        if s.classes[i] in ",;:":
            return None
    return None


def _service(s: Sentence, first: int) -> str | None:
    """Whether the forces are those that somebody served, or that are spoken well of."""
    if first and s.words[first] == "our" and s.words[first - 1] in asides.OF_OURS:
        return "service"
    for i in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        if s.words[i] in asides.HONOURS or (s.words[i] in asides.HELPS and "who" in s.words[max(0, i - 2) : i]):
            return "service"
        if s.words[i] in asides.FOR_WHOM:
            before = s.words[max(0, i - _NEAR) : i]
            serves = not asides.SERVES.isdisjoint(before) and {"is", "are"}.isdisjoint(before)
            return "service" if serves else None
        if s.classes[i] in ",;:":
            return None
    return None
