"""
The little language of a pack's phrases, and the RE2 pattern each stands for.

    missile~                missile, missiles; with ~ a word is met in its simple forms: -s, -ed, -ing
    mobilis* | mobiliz*     either of them; * at a word's end is any letters more
    call~ up                words follow each other; a hyphen between them is a space as well
    prepar* ... offensive   with up to four words in between
    send * missiles         with exactly one word in between

Case is ignored. A pattern has no repetition inside a repetition and RE2 doesn't go back, so none can take longer than
the text is long; one that could match nothing, or nearly everything, is refused.
"""

import re
from collections.abc import Iterable
from functools import cache

import re2

from services.tagging.domain.reading import scan
from services.tagging.domain.reading.text import fold

MAX_CHARS = 400  # of one string of phrases
MAX_WORDS = 10  # of one phrase
_LEAST_STEM = 3  # letters before a *: "a*" would be met in every sentence
_WORD = re.compile(r"[\w'’&./+-]*\w[\w'’&./+-]*[*~]?\Z")
_GAP = "..."
_BETWEEN = r"[\s?-]{1,3}"  # in a page's bytes a no-break space and a dash are ``?``
_GAP_PATTERN = r"(?:[\s?-]+[\w'?.-]+){0,4}?[\s?-]+"
_VOWELS = frozenset("aeiou")


class PhraseError(ValueError):
    """A phrase that can't be right; the message says why."""


def pattern_of(phrases: Iterable[str]) -> str:
    """
    Give the RE2 pattern that is met where one of *phrases* stands.

    Raises:
        PhraseError: One of them is no phrase.
    """
    return _any_of(_pattern(option) for text in phrases for option in options_of(text))


def anchor_of(phrases: Iterable[str]) -> str:
    """
    Give an RE2 pattern that is met within whatever ``pattern_of`` *phrases* is met by: of a phrase with a gap in it the
    longest piece. A search through a whole article would need thousands of states, megabytes, to mind the gaps.
    """
    return _any_of(_pattern(max(_pieces(option), key=len)) for text in phrases for option in options_of(text))


def hints_of(phrases: Iterable[str]) -> list[tuple[str, ...]]:
    """
    Give patterns of which those of one tuple are met in any sentence that ``pattern_of`` *phrases* is met in: what
    stands before a gap, and behind it.
    """
    whole: list[str] = []
    behind: dict[str, list[str]] = {}
    for option in (option for text in phrases for option in options_of(text)):
        first, *rest = _pieces(option)
        if rest:
            behind.setdefault(_pattern(first), []).append(_pattern(max(rest, key=len)))
        else:
            whole.append(_pattern(first))
    found: list[tuple[str, ...]] = [(_any_of(whole),)] if whole else []
    return [*found, *((_any_of([first]), _any_of(rest)) for first, rest in behind.items())]


def _pieces(phrase: str) -> list[str]:
    """What of *phrase* stands between its gaps; all of it where a piece could begin or end with no plain letter."""
    pieces = [" ".join(words) for words in (_between_stars(piece.split()) for piece in phrase.split(f" {_GAP} "))]
    pieces = [piece for piece in pieces if piece]
    edges = [edge for piece in pieces for edge in (piece[0], piece.rstrip("*~")[-1:])]
    return pieces if len(pieces) > 1 and all(e.isascii() and e.isalnum() for e in edges) else [phrase]


def _between_stars(words: list[str]) -> list[str]:
    """Leave out what is any word at the beginning and at the end."""
    while words and words[0] == "*":
        words = words[1:]
    while words and words[-1] == "*":
        words = words[:-1]
    return words


def _any_of(patterns: Iterable[str]) -> str:
    found = sorted(set(patterns), key=lambda p: (-len(p), p))
    return r"\b(?:" + "|".join(found) + r")(?:\b|\?|$)" if found else ""


def options_of(text: str) -> list[str]:
    """Split "a | b" into its phrases."""
    if len(text) > MAX_CHARS:
        raise PhraseError(f"longer than {MAX_CHARS} characters: write several")
    options = [" ".join(option.split()) for option in text.split("|")]
    if not all(options):
        raise PhraseError(f"{text!r} holds an empty phrase, which would be met everywhere")
    return options


@cache
def finder(pattern: str) -> "re2._Regexp":
    """Compile *pattern* for the bytes of a page."""
    try:
        return scan.compiled(pattern)
    except re2.error as error:
        raise PhraseError(f"too many phrases, or too long ones, for one pattern: {error}") from error


@cache
def _pattern(phrase: str) -> str:
    words = phrase.replace("-", " ").split() if _hyphenated(phrase) else phrase.split()
    if len(words) > MAX_WORDS:
        raise PhraseError(f"{phrase!r} has more than {MAX_WORDS} words")
    for edge in (words[0], words[-1]):
        if edge in {_GAP, "*"}:
            raise PhraseError(f"{phrase!r} begins or ends with {edge!r}, which is any word")
    pattern, glue = "", ""
    for word in words:
        if word == _GAP:
            if glue == _GAP_PATTERN:
                raise PhraseError(f"{phrase!r} has two {_GAP!r} in a row")
            glue = _GAP_PATTERN
            continue
        pattern += glue + (r"[\w'?.-]+" if word == "*" else _one(word, phrase))
        glue = _BETWEEN
    return pattern


def _hyphenated(phrase: str) -> bool:
    return "-" in phrase.strip("-")


def _one(word: str, phrase: str) -> str:
    if not _WORD.match(word):
        raise PhraseError(f"{phrase!r}: {word!r} is no word; a word is letters and digits, with * or ~ at its end")
    if word.endswith("*"):
        if sum(c.isalnum() for c in word) < _LEAST_STEM:
            raise PhraseError(f"{phrase!r}: {word!r} has fewer than {_LEAST_STEM} letters before its *")
        return _letters(word[:-1]) + r"(?:[\w'?]*\w)?"
    if word.endswith("~"):
        return "(?:" + "|".join(_letters(form) for form in forms(word[:-1])) + ")"
    return _letters(word)


def forms(word: str) -> list[str]:
    """Give *word* with its simple endings, longest first: supply, supplies, supplied, supplying."""
    plain = word.lower()
    if plain.endswith("e"):
        found = {plain, plain + "s", plain + "d", plain[:-1] + "ing"}
    elif plain.endswith("y") and plain[-2:-1] not in _VOWELS:
        found = {plain, plain[:-1] + "ies", plain[:-1] + "ied", plain + "ing"}
    elif plain.endswith(("s", "x", "z", "ch", "sh")):
        found = {plain, plain + "es", plain + "ed", plain + "ing"}
    else:
        found = {plain, plain + "s", plain + "ed", plain + "ing"}
        if plain[-2:-1] in _VOWELS and plain[-1].isalpha() and plain[-1] not in _VOWELS | set("wxy"):
            found |= {plain + plain[-1] + "ed", plain + plain[-1] + "ing"}
    return sorted(found, key=lambda form: (-len(form), form))


def _letters(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word
    return "".join(_letter(c) for c in word)


def _letter(char: str) -> str:
    if char in "'’":
        return "['?]"
    if char.isascii():
        return char if char.isalnum() else "\\" + char
    plain = fold(char)  # a page's bytes have ``?`` for what is no ASCII; some outlets leave the accents out
    return f"[?{plain}]" if plain.isalnum() else r"\?"
