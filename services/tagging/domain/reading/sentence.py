"""
One sentence as the grammars read it: its words, and a string with one class letter a word.

``Sentence(page, start, end)`` promises: ``words`` are lower case, ``raw`` as printed (folded), ``classes`` has
one letter of ``lexicon/words.py`` for each of them, phrases of several words being one word; ``span(i, j)`` is
where words i..j-1 stand in the page's text.
"""

import re
from itertools import accumulate, chain
from typing import Any

from services.tagging.domain.reading.known import CHUNKS, PHRASE_MARKS, Chunk, learn, mark_phrase
from services.tagging.domain.reading.marks import bits_of, kind
from services.tagging.domain.reading.text import Page, fold
from services.tagging.domain.reading.tokens import CLASS_OF, PHRASES, apart, tokenise

# Each begins with the blank or the hyphen itself, so that the search can leap from one to the next.
_DASH = re.compile(r" (?<!\d )-{1,3} |-(?<= -)-{1,2}(?= )|--| -{1,3} (?!\d)")
_CAPITALS = re.compile("[A-Z]{3}")
_SMALL = re.compile(r"(?<![A-Za-z0-9'.])[A-Za-z]?[a-z]{3,}(?![A-Za-z'])")  # a word in small letters
_YEAR_WORD = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_DIGITS = kind("yn")


def _found_in(text: str, tokens: list[str]) -> list[int]:
    """Where each of *tokens* begins in *text*, in their order: nothing but blanks stands between two of them."""
    at, starts = 0, []
    for token in tokens:
        at = text.find(token, at)
        starts.append(at)
        at += len(token)
    return starts


def _one_behind_the_other(chunks: list[str], known: list[Chunk]) -> list[int]:
    """Where each token of *chunks* begins, if one blank stands between two chunks and nothing between their tokens."""
    starts, at = [], 0
    for chunk, (words, _, _, _, printed) in zip(chunks, known, strict=True):
        starts.append(at)
        if len(words) > 1:
            inside = at
            for token in printed[:-1]:
                inside += len(token)
                starts.append(inside)
        at += len(chunk) + 1
    return starts


class Sentence:
    """A stretch of the page between two ends, read once. ``marks``: the tables and classes it may hold words of."""

    __slots__ = (
        "_begins",
        "_capitals",
        "_chunks",
        "_firsts",
        "_known",
        "_raw",
        "_shouted",
        "_starts",
        "_text",
        "_tokens",
        "_widths",
        "_years",
        "classes",
        "end",
        "marks",
        "memo",
        "page",
        "size",
        "start",
        "words",
    )

    def __init__(self, page: Page, start: int, end: int) -> None:
        self.page = page
        self.start = start
        self.end = end
        self.memo: dict[object, Any] = {}
        self._widths: list[int] | None = None
        self._firsts: list[int] | None = None
        self._chunks: list[str] = []  # what stands between blanks; none where the text is taken apart as a whole
        self._known: list[Chunk] = []  # what is known of each of them
        self._tokens: list[str] | None = None  # as printed, before phrases are made one word
        self._starts: list[int] | None = None  # of the tokens
        self._begins: list[int] | None = None
        self._raw: list[str] | None = None
        self._shouted: bool | None = None
        self._capitals: list[str] | None = None
        self._years: tuple[tuple[int, int], ...] | None = None
        self.marks = 0
        self._text = self._folded()
        self.words, self.classes = self._read()
        self.size = len(self.words)

    def _read(self) -> tuple[list[str], str]:
        """The words and their classes."""
        text = self._text
        if " 000" in text or text.isupper():  # numbers that hold blanks; capitals that say nothing
            shouted = text.isupper()
            every, found = apart(text, shouted=shouted)
            starts = [i for i, word in enumerate(every) if word in PHRASES]
            classes = "".join(found)
            self.marks = bits_of(every) | kind(classes)
            return every, self._merged(every, classes.replace("X", "x") if shouted else classes, starts)
        self._chunks = text.split()
        known = CHUNKS.get
        self._known = [known(chunk) or learn(chunk) for chunk in self._chunks]
        words: list[str] = []
        letters: list[str] = []
        opens: list[int] = []
        marks = 0
        for some, classes, firsts, bits, _ in self._known:
            if firsts:
                opens += [len(words) + first for first in firsts]
            words += some
            letters.append(classes)
            marks |= bits
        self.marks = marks
        classes = "".join(letters)
        return words, self._merged(words, classes, opens) if opens else classes

    def _folded(self) -> str:
        text = self.page.text[self.start : self.end]
        if not self.page.plain:
            text = fold(text)
        if " -" in text or "--" in text:
            text = _DASH.sub(
                lambda m: ";".center(len(m.group())) if len(m.group()) > 2 else " ;"[: len(m.group())], text
            )
        return text

    def _merged(self, words: list[str], classes: str, opens: list[int]) -> str:
        """
        Make one word of each phrase of the tables, longest first, where one begins at one of *opens*; give the
        classes.
        """
        found: list[tuple[int, int, str]] = []
        end = 0
        for i in opens:
            if i < end:
                continue
            following = words[i + 1] if i + 1 < len(words) else ""
            for rest, entry in PHRASES[words[i]].get(following, ()):
                if rest == words[i + 1 : i + 1 + len(rest)]:
                    end = i + 1 + len(rest)
                    found.append((i, end, entry))
                    break
        if not found:
            return classes
        widths = [1] * len(words)
        letters = list(classes)
        for i, last, entry in reversed(found):
            words[i:last] = [entry]
            letters[i:last] = [CLASS_OF[entry]]
            widths[i:last] = [last - i]
            self.marks |= PHRASE_MARKS.get(entry) or mark_phrase(entry)
        self._widths = widths
        return "".join(letters)

    @property
    def raw(self) -> list[str]:
        """The words as printed (folded)."""
        if self._raw is None:
            tokens = self._printed()
            if self._widths is None:
                self._raw = tokens
            else:
                firsts = self._first_tokens()
                self._raw = [
                    tokens[at] if width == 1 else " ".join(tokens[at : at + width])
                    for at, width in zip(firsts, self._widths, strict=False)
                ]
        return self._raw

    def printed(self, i: int) -> str:
        """Word *i* as printed (folded); of few words cheaper than ``raw``."""
        if self._raw is not None or self._widths is None:
            return self.raw[i]
        firsts = self._first_tokens()
        return " ".join(self._printed()[firsts[i] : firsts[i + 1]])

    def _printed(self) -> list[str]:
        """The tokens as printed: taken from the chunks, for they are known."""
        if self._tokens is None:
            self._tokens = [*chain(*[known[4] for known in self._known])] if self._known else tokenise(self._text)
        return self._tokens

    def _begun(self) -> list[int]:
        """Where each token begins: nothing but blanks stands between two of them."""
        if self._starts is None:
            chunks = self._chunks
            if chunks and len(self._text) == sum(map(len, chunks)) + len(chunks) - 1:  # one blank between two
                self._starts = _one_behind_the_other(chunks, self._known)
            else:
                self._starts = _found_in(self._text, self._printed())
        return self._starts

    def __len__(self) -> int:
        return self.size

    @property
    def begins(self) -> list[int]:
        """Where each word begins, from the sentence's start on."""
        if self._begins is None:
            starts = self._begun()
            self._begins = starts if self._widths is None else [starts[at] for at in self._first_tokens()[:-1]]
        return self._begins

    def _first_tokens(self) -> list[int]:
        """The number of each word's first token, where phrases have been made one word."""
        if self._firsts is None:
            self._firsts = [0, *accumulate(self._widths or ())]
        return self._firsts

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where words *first* .. *last* - 1 stand in the page's text."""
        if self._widths is not None:
            firsts = self._first_tokens()
            first, last = firsts[first], firsts[last]
        starts = self._begun()
        return self.start + starts[first], self.start + starts[last - 1] + len(self._printed()[last - 1])

    def text(self, first: int, last: int) -> str:
        """Words *first* .. *last* - 1 as printed."""
        start, end = self.span(first, last)
        return self.page.text[start:end]

    @property
    def shouted(self) -> bool:
        """Whether the sentence is printed in capitals, so that capitals say nothing."""
        if self._shouted is None:
            letters = [] if _SMALL.search(self._text) else [r for r in self.raw if r.isalpha() and len(r) > 3]
            self._shouted = bool(letters) and all(r.isupper() for r in letters)
        return self._shouted

    @property
    def capitals(self) -> list[str]:
        """Where three capitals stand together: at least one of them for each word in capitals of three letters."""
        if self._capitals is None:
            self._capitals = _CAPITALS.findall(self._text)
        return self._capitals

    @property
    def years(self) -> tuple[tuple[int, int], ...]:
        """(position, year) of each year named."""
        if self._years is None:
            words = self.words
            self._years = (
                ()
                if not self.marks & _DIGITS
                else tuple(
                    [(i, int(words[i])) for i, c in enumerate(self.classes) if c in "yn" and _YEAR_WORD.match(words[i])]
                )
            )
        return self._years
