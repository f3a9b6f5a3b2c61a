"""The number that counts a pack's noun, read by the same grammar as troop figures."""

from services.tagging.domain.reading.numbers import Number, number_at
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.words import FULL_MONTHS, MONTHS
from shared.contracts.finding import Quantity

_BEFORE = 8  # words between number and noun, at most, adjectives included
_NEAR = 10  # words between the claim and the noun it may count
_BREAKS = frozenset(',:;()"$%ibp>.')
_PHRASAL = frozenset(
    {"hand", "hands", "handed", "handing", "take", "takes", "taken", "took", "turn", "turned"}
)  # over 12
_MEASURES = frozenset(
    """
    mm cm km kg ton tons tonne tonnes inch inches millimetre millimeter year years month months week weeks day days hour
    hours minute minutes time times chance percent
    """.split()  # noqa: SIM905 (a table of words)
)
_OTHERS = frozenset(["injured", "wounded", "killed", "dead", "hurt", "people", "civilians"])
_CALIBRES = frozenset(["105", "122", "152", "155"])


def counted(
    s: Sentence, span: tuple[int, int], nouns: list[tuple[int, int]], unit: str | None
) -> tuple[Quantity, tuple[int, int]] | None:
    """
    Read how many of *nouns* the claim in words *span* speaks of.

    Returns:
        The quantity, and the claim's words with number and noun where these stand inside or right beside it; None where
        no number counts one of *nouns* near by.
    """
    first, last = span
    for noun in sorted(nouns, key=lambda n: (max(first - n[1], n[0] - last, 0), n)):
        if noun[0] - last > _NEAR or first - noun[1] > _NEAR:
            continue
        number = _number_of(s, noun[0])
        if number is None:
            continue
        if s.words[number.first] == "over" and s.words[max(0, number.first - 1)] in _PHRASAL:
            number = Number(number.first + 1, number.end, number.low, number.low, "exact")
        quantity = number.quantity(unit or s.text(*noun).lower())
        if number.first <= last and first <= noun[1]:
            return quantity, (min(first, number.first), max(last, noun[1]))
        return quantity, span
    return None


def _number_of(s: Sentence, noun: int) -> Number | None:
    for i in range(max(0, noun - _BEFORE), noun):
        if s.classes[i] not in "nyvskaH" or _part_of_a_name(s, i):
            continue
        number = number_at(s, i)
        if number is not None and (number.low or number.high) and number.end <= noun and _counts(s, number.end, noun):
            return number
    return None


def _part_of_a_name(s: Sentence, i: int) -> bool:
    """S-300, F-16; a year; February 25, 12 July; a 155 for its calibre."""
    if (i and s.words[i - 1] in FULL_MONTHS) or (s.words[i + 1 : i + 2] and s.words[i + 1] in MONTHS):
        return True
    if s.words[i] in _CALIBRES:
        return True
    if (
        i
        and s.classes[i - 1] == "h"
        and i > 1
        and s.span(i - 2, i)[1] == s.span(i, i + 1)[0]
        and s.classes[i - 2] != "n"
    ):
        return True
    return s.classes[i] == "y" and i > 0 and s.classes[i - 1] in "iX"


def _counts(s: Sentence, end: int, noun: int) -> bool:
    """Whether only words of one noun phrase stand between: "12 long-range", "dozens of", "cruise and ballistic"."""
    for i in range(end, noun):
        c, word = s.classes[i], s.words[i]
        if c in _BREAKS or word in _MEASURES or (c == "h" and i == end):
            return False
        if (c in "ad" or word in _OTHERS) and s.classes[i - 1] != "e":
            return False  # "15 injured in a missile attack", "50-50 that this campaign"
        if c in "&|" and (s.words[i - 1].endswith("s") or i == end):
            return False  # "400 drones and missiles": the number isn't theirs alone
    return True
