# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Numbers in words and figures, and what their qualifiers leave open.

``number_at`` reads the longest number phrase that begins at a word; ``qualified`` looks at the words before it.
Values follow the table in docs/indicators.md: "more than 10,000" has a low bound alone, "dozens" counts 12 and
has no upper bound.
"""

from typing import NamedTuple

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.words import CARDINALS, SCALES, SEVERAL, VAGUE
from shared.contracts.finding import Modifier, Quantity


class Number(NamedTuple):
    """A number phrase: words *first* .. *end* - 1 of its sentence."""

    first: int
    end: int
    low: int | None
    high: int | None
    modifier: Modifier

    def quantity(self, unit: str | None = None, echelon: str | None = None) -> Quantity:
        modifier: Modifier = "echelon" if echelon else self.modifier
        return Quantity.of({"low": self.low, "high": self.high, "modifier": modifier, "unit": unit, "echelon": echelon})


class _Plain(NamedTuple):
    value: float
    vague: bool
    end: int


_MOST = 10**12  # beyond it nothing is counted in people; also keeps a million digits from becoming a number


def _digits(word: str) -> float:
    return float(word.replace(",", "").replace(" ", "")) if len(word) < 20 else float(_MOST)


def _plain(s: Sentence, i: int) -> _Plain | None:
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
        return _Plain(value, True, j)
    return None


def _scaled(s: Sentence, value: float, j: int) -> _Plain:
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
    return _Plain(min(value, _MOST), False, j)


def _tens(s: Sentence, value: float, j: int) -> tuple[float, int]:
    """Add what stands behind "hundred and": "seven", "forty-two"."""
    rest = CARDINALS[s.words[j]]
    value, j = value + rest, j + 1
    if rest >= 20:
        units = j + 1 if s.classes[j : j + 1] == "h" else j
        if s.classes[units : units + 1] == "n" and 0 < CARDINALS.get(s.words[units], 0) < 10:
            return value + CARDINALS[s.words[units]], units + 1
    return value, j


def _several(s: Sentence, i: int) -> _Plain:
    value, j = float(SEVERAL[s.words[i]]), i + 1
    if s.classes[j : j + 2] in {"ek", "ev"} and s.words[j + 1] not in {"m", "k"}:  # a couple of hundred
        j += 1
    while s.classes[j : j + 1] in {"k", "v"} and j < s.size:
        value *= SCALES.get(s.words[j], 0) or VAGUE[s.words[j]]
        j += 1
    while s.classes[j : j + 2] == "ev":
        value *= VAGUE[s.words[j + 1]]
        j += 2
    return _Plain(value, True, j)


def _mantissa(value: float) -> float:
    while value >= 1000:
        value /= 1000
    return value


def number_at(s: Sentence, i: int) -> Number | None:
    """
    Read the number phrase that begins at word *i*, with its range and qualifiers.

    Returns:
        None where no number begins there. ``first`` may be before *i*: qualifiers belong to the phrase.
    """
    plain = _plain(s, i)
    if plain is None:
        return None
    second = _second(s, i, plain)
    if second is not None:
        low, high = plain.value, second.value
        if low < high and low <= _mantissa(high) and high >= 1000 and s.words[plain.end - 1] not in SCALES:
            low *= high / _mantissa(high)
        if low < high:
            first = i
            if i and s.words[i - 1] in {"between", "from"}:
                first = i - 1
            qualifier = _qualifier(s, first)
            return Number(qualifier[1] if qualifier else first, second.end, int(low), int(high), "range")
    return _qualified(s, i, plain)


def _second(s: Sentence, i: int, plain: _Plain) -> _Plain | None:
    j = plain.end
    joint = s.classes[j : j + 1]
    between = i > 0 and s.words[i - 1] == "between"
    if joint in {"h", ">", "|"} or (joint == "&" and between):
        if joint == "|" and s.classes[j + 1 : j + 2] not in {"n", "y"}:
            return None
        if joint == ">" and s.classes[i] == "y" and i > 0 and s.words[i - 1] == "in":
            return None  # "from 9,000 in 2019 to 2,500"
        if (
            joint == ">"
            and i > 0
            and s.words[i - 1] == "from"
            and s.words[i - 2 : i - 1]
            not in (["anywhere"], ["ranging"], ["ranges"], ["range"], ["ranged"], ["vary"], ["varied"], ["varies"])
        ):
            return None
        second = _plain(s, j + 1)
        return second if second and not second.vague and not plain.vague else None
    return None


_ONE = {
    "over": "more_than",
    "exceeding": "more_than",
    "above": "more_than",
    "under": "less_than",
    "below": "less_than",
    "about": "approx",
    "some": "approx",
    "around": "approx",
    "roughly": "approx",
    "nearly": "approx",
    "almost": "approx",
    "approximately": "approx",
    "circa": "approx",
    "estimated": "approx",
    "approx": "approx",
    "~": "approx",
    "upto": "up_to",
    "numbering": "exact",
    "reported": "exact",
    "nearing": "approx",
    "well": "exact",
    "just": "exact",
    "only": "exact",
    "further": "exact",
    "additional": "exact",
    "another": "exact",
    "all": "exact",
    "total": "exact",
    "an": "exact",
    "possibly": "exact",
    "perhaps": "approx",
    "maybe": "approx",
}
_TWO = {
    "more than": "more_than",
    "upwards of": "more_than",
    "upward of": "more_than",
    "north of": "more_than",
    "at least": "at_least",
    "minimum of": "at_least",
    "fewer than": "less_than",
    "less than": "less_than",
    "up to": "up_to",
    "maximum of": "up_to",
    "at most": "up_to",
    "close to": "approx",
    "something like": "approx",
    "greater than": "more_than",
    "larger than": "more_than",
    "higher than": "more_than",
    "total of": "exact",
    "ceiling of": "up_to",
    "cap of": "up_to",
    "limit of": "up_to",
    "estimate of": "approx",
}
_THREE = {
    "as many as": "up_to",
    "as much as": "up_to",
    "no more than": "up_to",
    "not more than": "up_to",
    "no fewer than": "at_least",
    "no less than": "at_least",
    "not less than": "at_least",
    "not fewer than": "at_least",
    "in excess of": "more_than",
    "as few as": "at_least",
    "more or less": "approx",
}
_FOUR = {
    "in the region of": "approx",
    "on the order of": "approx",
    "in the order of": "approx",
}
_EMPTY = frozenset(
    {"another", "all", "an", "further", "additional", "only", "just", "well", "total", "reported", "numbering"}
)


_GIVES = frozenset(
    [
        "hand",
        "hands",
        "handed",
        "handing",
        "turn",
        "turned",
        "turning",
        "took",
        "take",
        "taken",
        "taking",
        "signed",
        "passed",
    ]
)


# The last words of all qualifiers: where none of them stands, none ends.
_LAST: frozenset[str] = frozenset(words.rsplit(" ", 1)[-1] for table in (_FOUR, _THREE, _TWO, _ONE) for words in table)


def _qualifier(s: Sentence, i: int) -> tuple[str, int] | None:
    """The qualifier that ends before word *i*, and where it begins."""
    words = s.words
    if not i or words[i - 1] not in _LAST:
        return None
    for size, table in ((4, _FOUR), (3, _THREE), (2, _TWO)):
        found = table.get(" ".join(words[i - size : i])) if i >= size else None
        if found:
            return found, i - size
    if i > 1 and words[i - 1] == "over" and words[i - 2] in _GIVES:
        return None  # "handed over 12 drones"
    if i and words[i - 1] in _ONE:
        return _ONE[words[i - 1]], i - 1
    return None


def _qualified(s: Sentence, i: int, plain: _Plain) -> Number:
    value = round(plain.value)
    modifier: str = "vague" if plain.vague else "exact"
    first, at, end = i, i, plain.end
    while (found := _qualifier(s, at)) is not None:
        name, at = found
        if s.words[at] not in _EMPTY or name != "exact":
            first = at
        if name != "exact" and (modifier in {"exact", "vague"} or modifier == "approx"):
            modifier = name if not (name == "approx" and modifier == "vague") else "vague"
    if first < i and s.words[first - 1 : first] in (["a"], ["an"]) and first > 0:
        first -= 1
    if s.words[end : end + 2] == ["or", "so"]:
        end += 2
        modifier = "approx" if modifier == "exact" else modifier
    elif s.words[end : end + 2] == ["or", "more"]:
        end += 2
        modifier = "at_least"
    elif s.words[end : end + 1] == ["+"]:
        end += 1
        modifier = "more_than"
    return _bounded(first, end, value, modifier)


def _bounded(first: int, end: int, value: int, modifier: str) -> Number:
    low: int | None = value
    high: int | None = value
    if modifier in {"more_than", "at_least", "vague"}:
        high = None
    elif modifier in {"less_than", "up_to"}:
        low = None
    return Number(first, end, low, high, modifier)  # type: ignore[arg-type]  # the tables hold modifiers only
