"""
One sentence as the grammars read it: its words, and a string with one class letter a word.

``Sentence(page, start, end)`` promises: ``words`` are lower case, ``raw`` as printed (folded), ``classes`` has
one letter of ``lexicon/words.py`` for each of them, phrases of several words being one word; ``span(i, j)`` is
where words i..j-1 stand in the page's text.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, chain
from sys import intern
from typing import Any

from services.tagging.domain.reading.marks import bits_of, kind, on_change
from services.tagging.domain.reading.text import Page, fold
from services.tagging.lexicon.countries import ADJECTIVES, CAPITALS, NOUNS, ORGANISATIONS
from services.tagging.lexicon.words import CLASSES as WORD_CLASSES

# The commonest first: the cost of a token is the number of alternatives tried.
_TOKEN = re.compile(
    r"[a-z]{1,2}\d{1,3}(?![A-Za-z0-9])"  # f15
    r"|[a-z]+(?:'t(?![A-Za-z]))?"
    r"|[A-Z][a-z]+(?:'t(?![A-Za-z]))?"
    r"|[^\sA-Za-z0-9']"
    r"|\d{1,3}(?: \d{3})*(?: 000)+(?![\d,.]\d)"  # 15 000
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:st|nd|rd|th)(?![A-Za-z])|\d+(?:\.\d+)?"
    r"|'s(?![A-Za-z])|'S(?![A-Za-z])|'"
    r"|(?:[A-Z]\.){2,}(?:[A-Za-z](?![A-Za-z]))?"  # U.S., U.A.V.s
    r"|U\.[SKN](?![A-Za-z])"  # U.S without its last dot
    r"|[A-Z]{1,3}\d{1,3}[a-z]?(?![A-Za-z0-9])"  # M23, TB2
    r"|[A-Z]+(?=[A-Z][a-z]{3})|[A-Z]+(?:'T(?![A-Za-z]))?[a-z]*"  # glued: SYRIADrone
)
# Each begins with the blank or the hyphen itself, so that the search can leap from one to the next.
_DASH = re.compile(r" (?<!\d )-{1,3} |-(?<= -)-{1,2}(?= )|--| -{1,3} (?!\d)")
_CAPITALS = re.compile("[A-Z]{3}")
_SMALL = re.compile(r"(?<![A-Za-z0-9'.])[A-Za-z]?[a-z]{3,}(?![A-Za-z'])")  # a word in small letters
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_YEAR_WORD = re.compile(r"(?:1[5-9]|20)\d\d\Z")


def tokenise(text: str) -> list[str]:
    """The words and marks of folded *text*."""
    return _TOKEN.findall(text)


def _classes() -> dict[str, str]:
    table = dict(WORD_CLASSES)
    for names, letter in ((ADJECTIVES, "A"), (CAPITALS, "G"), (ORGANISATIONS, "O"), (NOUNS, "C")):
        table.update(dict.fromkeys(map(fold, names), letter))
    return table


_ALL = _classes()


_Phrases = dict[str, dict[str, list[tuple[list[str], str]]]]


def _phrases() -> tuple[dict[str, str], _Phrases]:
    """Split the table into single words, and phrases by their first word and their second, longest first."""
    single: dict[str, str] = {}
    phrases: dict[str, list[tuple[list[str], str]]] = {}
    for entry, letter in _ALL.items():
        parts = tuple(w.lower() for w in tokenise(entry))
        if len(parts) == 1:
            single[parts[0]] = letter
            continue
        phrases.setdefault(parts[0], []).append((list(parts[1:]), entry))
        if "-" in parts:  # "battle-hardened" is also printed "battle hardened"
            loose = [p for p in parts[1:] if p != "-"]
            phrases[parts[0]].append((loose, entry))
    for options in phrases.values():
        options.sort(key=lambda o: -len(o[0]))
    for dotted in ("u.s.", "u.s"):
        single[dotted] = "C"
    single.update(
        {
            "u.k.": "C",
            "u.n.": "O",
            "u.a.e.": "C",
            "d.r.c.": "C",
            "e.u.": "O",
            "u.s.a.": "C",
            "u.s.a": "C",
            "u.k": "C",
            "u.n": "O",
        }
    )
    single.update({"u.a.v.": "D", "u.a.v.s": "D", "u.a.v": "D", "u.a.s.": "D", "tb2s": "D"})
    by_second: _Phrases = {word: {} for word in phrases}
    for word, options in phrases.items():
        for rest, entry in options:
            by_second[word].setdefault(rest[0], []).append((rest, entry))
    return single, by_second


_SINGLE, _PHRASES = _phrases()
_DOTTED = {
    "u.s.": "us",
    "u.k.": "uk",
    "u.n.": "un",
    "u.a.e.": "uae",
    "e.u.": "eu",
    "d.r.c.": "drc",
    "u.s.a.": "usa",
    "u.s": "us",
    "u.s.s.": "uss",
}
_SPECIAL = frozenset({*_DOTTED, "us", "un", "au", "eu", "usa", "is"})


def _shape(word: str) -> str:
    if not word[0].isdigit():
        return "x"
    if word[-1].isalpha():
        return "o"
    return "y" if _YEAR.match(word) else "n"


# What stands between blanks, taken apart: its words in small letters, their classes, which of them may begin a
# phrase of several words, its marks, and its words as printed.
_Chunk = tuple[tuple[str, ...], str, tuple[int, ...], int, tuple[str, ...]]

_MOST_CHUNKS = 20_000
_LONGEST_CHUNK = 30
# News says most things in few words, so that most chunks of a text have been seen before. When there are too many of
# them, all are forgotten: the common ones are soon back.
_CHUNKS: dict[str, _Chunk] = {}
_PHRASE_MARKS: dict[str, int] = {}
on_change(_CHUNKS.clear)
on_change(_PHRASE_MARKS.clear)
_DIGITS = kind("yn")


@cache
def _bits(bits: int) -> int:
    """The same number for all chunks that have the same bits."""
    return bits


def _learn(chunk: str) -> _Chunk:
    """Take a chunk apart, and keep it."""
    words, classes = _plainly(chunk) or _apart(chunk)
    opens = tuple([i for i, word in enumerate(words) if word in _PHRASES])
    letters = "".join(classes)
    chunk = intern(chunk)
    said = tuple(map(intern, words))
    # One object for what is the same: less memory to go through for each word of a text.
    printed = said if said == (chunk,) else (chunk,) if len(said) == 1 else tuple(map(intern, _TOKEN.findall(chunk)))
    found = (said, letters, opens, _bits(bits_of(words) | kind(letters)), printed)
    if len(chunk) <= _LONGEST_CHUNK:
        if len(_CHUNKS) >= _MOST_CHUNKS:
            _CHUNKS.clear()
        _CHUNKS[chunk] = found
    return found


def _mark_phrase(entry: str) -> int:
    """The marks of a phrase of the tables, which are kept."""
    found = _PHRASE_MARKS[entry] = bits_of([entry]) | kind(_ALL[entry])
    return found


def _plainly(chunk: str) -> tuple[list[str], list[str]] | None:
    """``_apart`` of a word in small letters or with a capital, and at most a mark behind it; None of all else."""
    mark = chunk[-1]
    word = chunk[:-1] if mark in ",.;:" else chunk
    if not word.isalpha() or not (word.islower() or word.istitle()) or (small := word.lower()) in _SPECIAL:
        return None
    letter = _SINGLE.get(small) or ("x" if small == word else "X")
    return ([small], [letter]) if word is chunk else ([small, mark], [letter, _SINGLE[mark]])


def _apart(text: str, *, shouted: bool = False) -> tuple[list[str], list[str]]:
    """The words of folded *text*, and their classes."""
    raw = _TOKEN.findall(text)
    words = [r.lower() for r in raw]
    classes = [_class(w, r) for w, r in zip(words, raw, strict=True)]
    _read_names(words, raw, classes, shouted=shouted)
    return words, classes


def _class(word: str, raw: str) -> str:
    return _SINGLE.get(word) or ("X" if word != raw else "x" if word[0] > "9" else _shape(word))


def _read_names(words: list[str], raw: list[str], classes: list[str], *, shouted: bool) -> None:
    """Tell names in capitals (US, IS) from the everyday words they look like, and take the points out (U.S.)."""
    for i, word in enumerate(words):
        if word not in _SPECIAL:
            continue
        if word in _DOTTED:
            words[i] = _DOTTED[word]
        elif word == "is":
            if raw[i] == "IS" and not shouted:
                words[i], classes[i] = "isis", "W"
        elif not raw[i].isupper():
            classes[i] = "p" if word == "us" else "x"


def marks_of(phrases: Iterable[str]) -> frozenset[str]:
    """Words of which a sentence holds one if it holds one of *phrases*: the longest of each, for it is the rarest."""
    single = {max(tokenise(phrase), key=len) for phrase in phrases}
    return frozenset(single | {entry for entry in _ALL if not single.isdisjoint(tokenise(entry))})


def _found_in(text: str, tokens: list[str]) -> list[int]:
    """Where each of *tokens* begins in *text*, in their order: nothing but blanks stands between two of them."""
    at, starts = 0, []
    for token in tokens:
        at = text.find(token, at)
        starts.append(at)
        at += len(token)
    return starts


def _one_behind_the_other(chunks: list[str], printed_of: list[tuple[str, ...]]) -> list[int]:
    """Where each token of *chunks* begins, if one blank stands between two chunks and nothing between their tokens."""
    starts, at = [], 0
    for chunk, printed in zip(chunks, printed_of, strict=True):
        starts.append(at)
        if len(printed) > 1:
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
        "_chunks",
        "_firsts",
        "_parts",
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
        self._parts: list[tuple[str, ...]] | None = None  # each of them as printed
        self._tokens: list[str] | None = None  # as printed, before phrases are made one word
        self._starts: list[int] | None = None  # of the tokens
        self._begins: list[int] | None = None
        self._raw: list[str] | None = None
        self._shouted: bool | None = None
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
            every, found = _apart(text, shouted=shouted)
            starts = [i for i, word in enumerate(every) if word in _PHRASES]
            classes = "".join(found)
            self.marks = bits_of(every) | kind(classes)
            return every, self._merged(every, classes.replace("X", "x") if shouted else classes, starts)
        self._chunks = text.split()
        words: list[str] = []
        letters: list[str] = []
        opens: list[int] = []
        marks = 0
        known = _CHUNKS.get
        for chunk in self._chunks:
            some, classes, firsts, bits, _ = known(chunk) or _learn(chunk)
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
            for rest, entry in _PHRASES[words[i]].get(following, ()):
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
            letters[i:last] = [_ALL[entry]]
            widths[i:last] = [last - i]
            self.marks |= _PHRASE_MARKS.get(entry) or _mark_phrase(entry)
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
            self._tokens = [*chain(*self._printed_of())] if self._chunks else _TOKEN.findall(self._text)
        return self._tokens

    def _printed_of(self) -> list[tuple[str, ...]]:
        """The tokens of each chunk as printed: they are known."""
        if self._parts is None:
            self._parts = [(_CHUNKS.get(chunk) or _learn(chunk))[4] for chunk in self._chunks]
        return self._parts

    def _begun(self) -> list[int]:
        """Where each token begins: nothing but blanks stands between two of them."""
        if self._starts is None:
            chunks = self._chunks
            if chunks and len(self._text) == sum(map(len, chunks)) + len(chunks) - 1:  # one blank between two
                self._starts = _one_behind_the_other(chunks, self._printed_of())
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
        return _CAPITALS.findall(self._text)

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
