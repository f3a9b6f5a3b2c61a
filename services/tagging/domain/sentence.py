"""
One sentence as the grammars read it: its words, and a string with one class letter a word.

``Sentence(page, start, end)`` promises: ``words`` are lower case, ``raw`` as printed (folded), ``classes`` has
one letter of ``lexicon/words.py`` for each of them, phrases of several words being one word; ``span(i, j)`` is
where words i..j-1 stand in the page's text.
"""

import re
from functools import cached_property

from services.tagging.domain.text import Page, fold
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
    r"|[A-Z]{1,3}\d{1,3}[a-z]?(?![A-Za-z0-9])"  # M23, TB2
    r"|[A-Z]+(?=[A-Z][a-z]{3})|[A-Z]+(?:'T(?![A-Za-z]))?[a-z]*"  # glued: SYRIADrone
)
_DASH = re.compile(r"(?<!\d) -{1,3} |(?<= )-{2,3}(?= )|--| -{1,3} (?!\d)")
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


def _phrases() -> tuple[dict[str, str], dict[str, list[tuple[list[str], str]]]]:
    """Split the table into single words and phrases by their first word, longest first."""
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
    single.update({"u.k.": "C", "u.n.": "O", "u.a.e.": "C", "d.r.c.": "C", "e.u.": "O", "u.s.a.": "C", "u.s.a": "C"})
    return single, phrases


_SINGLE, _PHRASES = _phrases()
_FIRST_WORDS = frozenset(_PHRASES)
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


class Sentence:
    """A stretch of the page between two ends, read once."""

    __slots__ = ("__dict__", "_widths", "classes", "end", "memo", "page", "raw", "start", "words")

    def __init__(self, page: Page, start: int, end: int) -> None:
        self.page, self.start, self.end = page, start, end
        text = self._folded()
        raw = _TOKEN.findall(text)
        words = "\n".join(raw).lower().split("\n") if raw else []
        self._widths: list[int] | None = None
        self.memo: dict[object, object] = {}
        get = _SINGLE.get
        classes = [
            get(w) or ("X" if w != r else "x" if w[0] > "9" else _shape(w)) for w, r in zip(words, raw, strict=True)
        ]
        if not _SPECIAL.isdisjoint(words):
            self._read_names(words, raw, classes, shouted=text.isupper())
        if text.isupper():  # capitals say nothing here
            classes = ["x" if c == "X" else c for c in classes]
        self.raw, self.words = raw, words
        if not _FIRST_WORDS.isdisjoint(words):
            classes = self._merge(classes)
        self.classes = "".join(classes)

    @staticmethod
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

    def _folded(self) -> str:
        text = fold(self.page.text[self.start : self.end])
        if " -" in text or "--" in text:
            text = _DASH.sub(
                lambda m: ";".center(len(m.group())) if len(m.group()) > 2 else " ;"[: len(m.group())], text
            )
        return text

    def _merge(self, classes: list[str]) -> list[str]:
        """Make one word of each phrase of the tables, longest first."""
        words, raw = self.words, self.raw
        found: list[tuple[int, int, str]] = []
        end = 0
        for i in [i for i, w in enumerate(words) if w in _FIRST_WORDS]:
            if i < end:
                continue
            for rest, entry in _PHRASES[words[i]]:
                end_here = i + 1 + len(rest)
                if words[i + 1 : end_here] == rest:
                    found.append((i, end_here, entry))
                    end = end_here
                    break
        if not found:
            return classes
        widths = [1] * len(words)
        for i, last, entry in reversed(found):
            raw[i:last] = [" ".join(raw[i:last])]
            words[i:last] = [entry]
            classes[i:last] = [_ALL[entry]]
            widths[i:last] = [last - i]
        self._widths = widths
        return classes

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def _offsets(self) -> list[tuple[int, int]]:
        spans = [m.span() for m in _TOKEN.finditer(self._folded())]
        if self._widths is None:
            return spans
        merged, at = [], 0
        for width in self._widths:
            merged.append((spans[at][0], spans[at + width - 1][1]))
            at += width
        return merged

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where words *first* .. *last* - 1 stand in the page's text."""
        return self.start + self._offsets[first][0], self.start + self._offsets[last - 1][1]

    def text(self, first: int, last: int) -> str:
        """Words *first* .. *last* - 1 as printed."""
        start, end = self.span(first, last)
        return self.page.text[start:end]

    @cached_property
    def shouted(self) -> bool:
        """Whether the sentence is printed in capitals, so that capitals say nothing."""
        letters = [r for r in self.raw if r.isalpha() and len(r) > 3]
        return bool(letters) and all(r.isupper() for r in letters)

    @cached_property
    def years(self) -> tuple[tuple[int, int], ...]:
        """(position, year) of each year named."""
        return tuple((i, int(w)) for i, w in enumerate(self.words) if len(w) == 4 and _YEAR_WORD.match(w))
