"""
The words of a text and what each of them may be: one class letter of ``lexicon/words.py``, and the phrases of several
words that are read as one.

``apart(text)`` promises words in small letters and a class for each, before phrases are made one word.
"""

import re
from collections.abc import Iterable

from services.tagging.domain.reading.text import fold
from services.tagging.lexicon.countries import ADJECTIVES, CAPITALS, CAPITALS_ONLY, NOUNS, ORGANISATIONS
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
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def tokenise(text: str) -> list[str]:
    """The words and marks of folded *text*."""
    return _TOKEN.findall(text)


def _classes() -> dict[str, str]:
    table = dict(WORD_CLASSES)
    for names, letter in ((ADJECTIVES, "A"), (CAPITALS, "G"), (ORGANISATIONS, "O"), (NOUNS, "C")):
        table.update(dict.fromkeys(map(fold, names), letter))
    return table


CLASS_OF: dict[str, str] = _classes()


Phrases = dict[str, dict[str, list[tuple[list[str], str]]]]


def _phrases() -> tuple[dict[str, str], Phrases]:
    """Split the table into single words, and phrases by their first word and their second, longest first."""
    single: dict[str, str] = {}
    phrases: dict[str, list[tuple[list[str], str]]] = {}
    for entry, letter in CLASS_OF.items():
        if entry.isascii() and entry.isalpha() and entry.islower():
            single[entry] = letter  # most are
            continue
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
    by_second: Phrases = {word: {} for word in phrases}
    for word, options in phrases.items():
        for rest, entry in options:
            by_second[word].setdefault(rest[0], []).append((rest, entry))
    return single, by_second


_TABLES = _phrases()
_SINGLE: dict[str, str] = _TABLES[0]
PHRASES: Phrases = _TABLES[1]
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
_SPECIAL = CAPITALS_ONLY | frozenset(_DOTTED)


def _shape(word: str) -> str:
    if not word[0].isdigit():
        return "x"
    if word[-1].isalpha():
        return "o"
    return "y" if _YEAR.match(word) else "n"


def plainly(chunk: str) -> tuple[list[str], list[str]] | None:
    """``apart`` of a word in small letters or with a capital, and at most a mark behind it; None of all else."""
    mark = chunk[-1]
    word = chunk[:-1] if mark in ",.;:" else chunk
    if not word.isalpha() or not (word.islower() or word.istitle()) or (small := word.lower()) in _SPECIAL:
        return None
    letter = _SINGLE.get(small) or ("x" if small == word else "X")
    return ([small], [letter]) if word is chunk else ([small, mark], [letter, _SINGLE[mark]])


def apart(text: str, *, shouted: bool = False) -> tuple[list[str], list[str]]:
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
    return frozenset(single | {entry for entry in CLASS_OF if not single.isdisjoint(tokenise(entry))})
