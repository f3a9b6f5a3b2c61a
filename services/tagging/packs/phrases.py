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

from services.tagging.domain import scan
from services.tagging.domain.text import fold

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
    found = sorted({_pattern(option) for text in phrases for option in options_of(text)}, key=lambda p: (-len(p), p))
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
    return "".join(_letter(c) for c in word)


def _letter(char: str) -> str:
    if char in "'’":
        return "['?]"
    if char.isascii():
        return char if char.isalnum() else "\\" + char
    plain = fold(char)  # a page's bytes have ``?`` for what is no ASCII; some outlets leave the accents out
    return f"[?{plain}]" if plain.isalnum() else r"\?"
