"""
Numbers in words and figures, and what their qualifiers leave open.

``number_at`` reads the longest number phrase that begins at a word, with its range and the words before it.
Values follow the table in docs/indicators.md: "more than 10,000" has a low bound alone, "dozens" counts 12 and
has no upper bound.
"""

from typing import NamedTuple

from services.tagging.domain.reading.plain import Plain, mantissa, plain_at
from services.tagging.domain.reading.qualifiers import EMPTY, qualifier_before
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.words import SCALES
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


def number_at(s: Sentence, i: int) -> Number | None:
    """
    Read the number phrase that begins at word *i*, with its range and qualifiers.

    Returns:
        None where no number begins there. ``first`` may be before *i*: qualifiers belong to the phrase.
    """
    plain = plain_at(s, i)
    if plain is None:
        return None
    second = _second(s, i, plain)
    if second is not None:
        low, high = plain.value, second.value
        if low < high and low <= mantissa(high) and high >= 1000 and s.words[plain.end - 1] not in SCALES:
            low *= high / mantissa(high)
        if low < high:
            first = i
            if i and s.words[i - 1] in {"between", "from"}:
                first = i - 1
            qualifier = qualifier_before(s, first)
            return Number(qualifier[1] if qualifier else first, second.end, int(low), int(high), "range")
    return _qualified(s, i, plain)


def _second(s: Sentence, i: int, plain: Plain) -> Plain | None:
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
        second = plain_at(s, j + 1)
        return second if second and not second.vague and not plain.vague else None
    return None


def _qualified(s: Sentence, i: int, plain: Plain) -> Number:
    value = round(plain.value)
    modifier: str = "vague" if plain.vague else "exact"
    first, at, end = i, i, plain.end
    while (found := qualifier_before(s, at)) is not None:
        name, at = found
        if s.words[at] not in EMPTY or name != "exact":
            first = at
        if name != "exact" and (modifier in {"exact", "vague"} or modifier == "approx"):
            modifier = name if not (name == "approx" and modifier == "vague") else "vague"
    if first < i and s.words[first - 1 : first] in (["a"], ["an"], ["just"], ["well"]) and first > 0:
        first -= 1
    if s.words[end : end + 1] == ["("] and s.words[end + 1 : end + 3] == [str(value), ")"]:
        end += 3  # "twenty-one (21)"
    if s.words[end : end + 2] == ["or", "so"]:
        end += 2
        modifier = "approx" if modifier == "exact" else modifier
    elif s.words[end : end + 2] == ["or", "more"]:
        end += 2
        modifier = "at_least"
    elif s.words[end : end + 1] == ["+"] or s.words[end : end + 2] == ["-", "plus"]:
        end += 1 + (s.words[end] == "-")
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
