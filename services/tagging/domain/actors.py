"""
Whose forces: the countries and named forces that words of a sentence stand for, as ISO 3166-1 alpha-3 codes or names.
"""

from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.words import NAMED_FORCES

NAMES = frozenset("ACGOW")


def codes_at(s: Sentence, i: int) -> tuple[str, ...]:
    """What word *i* names: usually one code, none for a word that names nobody."""
    c = s.classes[i]
    if c not in NAMES:
        return ()
    word = s.words[i]
    if c == "W":
        return NAMED_FORCES.get(word, ())
    code = CODES.get(word)
    return (code,) if code else ()


def named(s: Sentence, first: int, last: int) -> tuple[str, ...]:
    """All that words *first* .. *last* - 1 name, in order, each once."""
    found: dict[str, None] = {}
    for i in range(first, last):
        if s.classes[i] in NAMES:
            found.update(dict.fromkeys(codes_at(s, i)))
    return tuple(found)


def subject(s: Sentence, before: int) -> tuple[str, ...]:
    """
    The country or force nearest before word *before* that can be the doer: not one behind a preposition.

    "Russia has concentrated 100,000 soldiers near Ukraine" gives RUS.
    """
    for i in range(before - 1, -1, -1):
        c = s.classes[i]
        if c in ";" or (c == "." and s.words[i] in ".!?"):
            return ()
        if c in "CGOW" or (c == "A" and s.classes[i + 1 : i + 2] not in {"x", "X", "N", "P"}):
            j = i - 1
            while j >= 0 and s.classes[j] in "dAjm&,":
                j -= 1
            if j >= 0 and s.classes[j] in "ie>" and s.words[j] != "by":
                continue
            return codes_at(s, i)
        if c == "A" and s.classes[i + 1 : i + 2] in {"x", "X"} and i + 2 < before:
            j = i - 1
            if j >= 0 and s.classes[j] in "ie>" and s.words[j] != "by":
                continue
            return codes_at(s, i)
    return ()
