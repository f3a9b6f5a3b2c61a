"""
What a line of a page is, where it is none of the story's own: a caption, a link, a heading, a question.

``Lines.of`` says it of a sentence by its own words, by what stands around it on its line, and by how the rest of the
page is printed. A page without sentences has no lines that stand out.
"""

import re

from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.scan import any_of, met
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page
from services.tagging.lexicon import asides

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
_LONGEST_LINK = 250  # characters
_TOP = 200  # characters in which a headline may stand
_SMALL_WORD = 2
_FEWEST, _BEHIND = 5, 120  # characters of a credit
_NEAR = 4  # words


class Lines:
    """The lines of *page*."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open_lines: frozenset[int] | None = None
        self._large: bool | None = None  # whether the page is printed in capitals

    def of(self, s: Sentence) -> str | None:
        """Say what the line of *s* is, where it is none of the story's own."""
        text = self._page.text
        if text[s.start : s.end].rstrip(_QUOTES).endswith("?"):
            return "question"
        start, end = text.rfind("\n", 0, s.start) + 1, text.find("\n", s.end)
        begins = s.start - start < _BULLET
        marked = self._marked(s, begins=begins)
        if marked in {"link", "caption"}:
            return marked
        if (begins and self._credited(s.end, end)) or self._glued(s):
            return "caption"
        if begins and self._listed(text[start : end if end >= 0 else len(text)]):
            return "link"
        if not _ends_line(text, s.end, end):
            return marked
        return "label" if start in self._open() and not _closed(text[s.start : s.end]) else marked

    def _marked(self, s: Sentence, *, begins: bool) -> str | None:
        """Say what the sentence is by its own words; *begins*: its line begins with it."""
        sentence = self._page.ascii[s.start : s.end].strip()
        if not holds(_MARKED, sentence):
            return None
        if begins and holds(asides.LINK, sentence):
            return "link"
        if holds(asides.CAPTION, _CREDIT.sub(b"", sentence)) or _dated(sentence):
            return "caption"
        return next((why for why, pattern in _SIGNS if holds(pattern, sentence)), None)

    def printed_large(self, s: Sentence, claim: Claim) -> bool:
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

    def _listed(self, line: str) -> bool:
        """Whether a list of links on the page tells *line*, as the page does elsewhere."""
        if len(line) > _LONGEST_LINK or "\n- " not in self._page.text:
            return False
        told = line.strip(_BULLETS)
        return f"\n- {told}\n" in self._page.text and self._page.text.count(told) > 1

    def _credited(self, at: int, end: int) -> bool:
        """Whether nothing but a picture's credit stands between *at* and the line's *end* (-1: that of the text)."""
        behind = self._page.ascii[at : end if end >= 0 else at + _BEHIND + 1]
        return _FEWEST < len(behind) <= _BEHIND and holds(asides.CREDIT_BEHIND, behind)

    def _glued(self, s: Sentence) -> bool:
        """Whether the credit of a picture is glued between *s*, told as if it were going on, and the next sentence."""
        glued = _GLUED.match(self._page.ascii, s.end, s.end + _BEHIND) is not None
        return glued and asides.OF_THE_PAST.isdisjoint(s.words)

    def _open(self) -> frozenset[int]:
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


def _dated(sentence: bytes) -> bool:
    """Whether the sentence ends as a line under a picture does, with its date in full."""
    return holds(asides.DATED_IN_FULL, sentence) and not holds(asides.WEEKDAY, sentence)


def holds(pattern: str, sentence: bytes) -> bool:
    return met(pattern)(sentence, 0, len(sentence))


def _ends_line(text: str, at: int, end: int) -> bool:
    """Whether nothing follows *at* before the line's *end* (-1: that of the text)."""
    last = end if end >= 0 else len(text)
    return last - at <= _BULLET and not text[at:last].strip(" \t\r\"'")


def _closed(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.rstrip(_BEHIND_ENDS)[-1:] in _CLOSERS
