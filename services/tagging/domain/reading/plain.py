# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
One number in words or figures, without its range and its qualifiers: "1,200", "two and a half thousand", "dozens".

``plain_at`` promises its value, whether it is vague, and where it ends; None where no number begins at a word.
"""

from typing import NamedTuple

from services.tagging.domain.reading.qualifiers import qualifier_before
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.words import CARDINALS, MONTHS, SCALES, SEVERAL, VAGUE


class Plain(NamedTuple):
    value: float
    vague: bool
    end: int


_MOST = 10**12  # beyond it nothing is counted in people; also keeps a million digits from becoming a number

_GROUP = 3  # figures between two spaces


def _digits(word: str) -> float:
    return float(word.replace(",", "").replace(" ", "")) if len(word) < 20 else float(_MOST)


def plain_at(s: Sentence, i: int) -> Plain | None:
    """Read one number (no range) at word *i*."""
    words, classes, n = s.words, s.classes, s.size
    if i >= n:
        return None
    c = classes[i]
    if c in "ny":
        word = words[i]
        value = float(CARDINALS[word]) if word in CARDINALS else _digits(word)
        j = i + 1
        if word in CARDINALS and value >= 20 and classes[j : j + 2] == "hn" and words[j + 1] in CARDINALS:
            value += CARDINALS[words[j + 1]]
            j += 2
        elif word in CARDINALS and value >= 20 and classes[j : j + 1] == "n" and CARDINALS.get(words[j], 99) < 10:
            value += CARDINALS[words[j]]
            j += 1
        elif classes[j : j + 1] == "n" and _spaced(s, i):
            value = value * 1000 + float(words[j])
            j += 1
        if classes[j : j + 3] == "&aH" and classes[j + 3 : j + 4] in {"k", "v"}:  # two and a half thousand
            value += 0.5
            j += 3
        return _scaled(s, value, j)
    if c == "a" and i + 1 < n:
        if classes[i + 1] == "k" and words[i + 1] not in {"m", "k"}:
            return _scaled(s, 1.0, i + 1)
        if classes[i + 1] == "H":
            j = i + 4 if classes[i + 2 : i + 4] == "ea" else i + 2 + (classes[i + 2 : i + 3] == "h")
            return _scaled(s, 0.5 if words[i + 1] == "half" else 0.25, j) if classes[j : j + 1] == "k" else None
        if classes[i + 1] == "s":
            return _several(s, i + 1)
        return None
    if c == "H" and words[i] == "half":
        j = i + 2 if classes[i + 1 : i + 2] in {"a", "h"} else i + 1
        return _scaled(s, 0.5, j) if classes[j : j + 1] == "k" else None
    if c == "k" and words[i] not in {"m", "k", "mn", "mln", "score"}:
        return _scaled(s, 1.0, i)
    if c == "s":
        return _several(s, i)
    if c == "v":
        value, j = float(VAGUE[words[i]]), i + 1
        while classes[j : j + 2] == "ev":
            value *= VAGUE[words[j + 1]]
            j += 2
        return Plain(value, True, j)
    return None


def _spaced(s: Sentence, i: int) -> bool:
    """As in "some 12 450 men": whether the next word belongs to the number at word *i*; not in "on May 12 450 men"."""
    one, rest = s.words[i], s.words[i + 1]
    if not (one.isdigit() and rest.isdigit() and len(one) <= _GROUP == len(rest) and one[0] != "0"):
        return False
    if i == 0 or s.classes[i - 1] in "nk" or s.words[i - 1] in MONTHS:
        return False
    return s.printed(i - 1)[:1].islower() or qualifier_before(s, i) is not None


def _scaled(s: Sentence, value: float, j: int) -> Plain:
    while s.classes[j : j + 1] == "k":
        scale = SCALES[s.words[j]]
        if scale == 20 and s.words[j] == "score" and value == 1:
            break
        value *= scale
        j += 1
        if s.classes[j : j + 2] == "&n" and scale >= 100 and s.words[j + 1] in CARDINALS:  # a hundred and twenty
            value, j = _tens(s, value, j + 1)
        elif (
            s.classes[j : j + 1] == "n" and scale >= 100 and s.words[j] in CARDINALS and s.classes[j + 1 : j + 2] == "k"
        ):
            value += CARDINALS[s.words[j]] * SCALES[s.words[j + 1]]
            j += 2
    return Plain(min(value, _MOST), False, j)


def _tens(s: Sentence, value: float, j: int) -> tuple[float, int]:
    """Add what stands behind "hundred and": "seven", "forty-two"."""
    rest = CARDINALS[s.words[j]]
    value, j = value + rest, j + 1
    if rest >= 20:
        units = j + 1 if s.classes[j : j + 1] == "h" else j
        if s.classes[units : units + 1] == "n" and 0 < CARDINALS.get(s.words[units], 0) < 10:
            return value + CARDINALS[s.words[units]], units + 1
    return value, j


def _several(s: Sentence, i: int) -> Plain:
    value, j = float(SEVERAL[s.words[i]]), i + 1
    if s.classes[j : j + 2] in {"ek", "ev"} and s.words[j + 1] not in {"m", "k"}:  # a couple of hundred
        j += 1
    while s.classes[j : j + 1] in {"k", "v"} and j < s.size:
        value *= SCALES.get(s.words[j], 0) or VAGUE[s.words[j]]
        j += 1
    while s.classes[j : j + 2] == "ev":
        value *= VAGUE[s.words[j + 1]]
        j += 2
    return Plain(value, True, j)


def mantissa(value: float) -> float:
    while value >= 1000:
        value /= 1000
    return value
