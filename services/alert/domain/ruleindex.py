"""
The index of the rules: which of them are worth asking about a part, by what it tells.

Each rule is filed once, under the need that fewest rules share, or under a number that must be reached.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from services.alert.domain.judged import Judged
from services.alert.domain.needs import Bound
from services.alert.domain.view import View
from services.alert.domain.vocabulary import Value

_FEW = 8  # rules that share a need: fewer are asked sooner than filed by a number


class Scale:
    """Rules filed by a number that must be reached, upwards or downwards, at one place."""

    def __init__(self, place: tuple[str, str, str], *, upwards: bool, rules: Iterable[tuple[float, int]]) -> None:
        self._place = place
        self._upwards = upwards
        ordered = sorted(rules)
        self._marks = [mark for mark, _ in ordered]
        self._numbers = [number for _, number in ordered]

    def reached(self, view: View) -> Sequence[int]:
        """Give the rules whose number is reached."""
        told = view.reaches(*self._place)
        if told is None:
            return ()
        if self._upwards:
            return self._numbers[: bisect_right(self._marks, told[1])]
        return self._numbers[bisect_left(self._marks, told[0]) :]


def indexed(judged: Sequence[Judged]) -> tuple[dict[Value, list[int]], tuple[Scale, ...], list[int]]:
    """
    File each rule under the need that fewest rules share, or under a number where too many share it.

    Rules that need nothing are always asked.
    """
    common = Counter(value for one in judged for need in one.needs for value in need)
    index: dict[Value, list[int]] = {}
    scales: dict[tuple[tuple[str, str, str], bool], list[tuple[float, int]]] = {}
    always = []
    for number, one in enumerate(judged):
        shares = min(((sum(common[v] for v in need), sorted(need)) for need in one.needs), default=None)
        bounds = one.when.bounds if one.when else ()
        if bounds and (shares is None or shares[0] > _FEW):
            first: Bound = bounds[0]
            place = first.variable, first.field, first.indicator
            scales.setdefault((place, first.upwards), []).append((first.number, number))
        elif shares is None:
            always.append(number)
        else:
            for value in shares[1]:
                index.setdefault(value, []).append(number)
    filed = tuple(Scale(place, upwards=upwards, rules=rules) for (place, upwards), rules in sorted(scales.items()))
    return index, filed, always
