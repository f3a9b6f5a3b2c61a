"""
What must be told for an expression to be true: read off its tree, so that most rules needn't be asked at all.

An approximation that never asks for too much: where nothing plain can be said, nothing is needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from services.alert.domain.grammar import Node
from services.alert.domain.vocabulary import SPELT, TEXT_TESTS, VARIABLES, Value, letters

Need = frozenset[Value]  # one of these must be told, or the expression is false
_MOST_NEEDED = 200
_MOST_LETTERS = 16


@dataclass(frozen=True)
class Bound:
    """
    Of a *variable*'s *field* the greatest value must be at least *number*; or, not *upwards*, the least at most.

    Of findings: of those of *indicator*, where one is named in the same breath; else of any.
    """

    variable: str
    field: str
    upwards: bool
    number: float
    indicator: str = ""


def needs(node: Node, bound: dict[str, str]) -> list[Need]:
    """Say what must be told for *node* to be true: one of each. An approximation that never asks for too much."""
    found: list[Need] = []
    if node.kind == "and":
        found = [need for part in node.parts for need in needs(part, bound)]
    elif node.kind == "or":
        sides = [needs(part, bound) for part in node.parts]
        if all(sides):
            found = [frozenset().union(*(min(side, key=_breadth) for side in sides))]
    elif node.kind == "relation":
        found = list(_relation_needs(node, bound))
    elif node.kind == "method" and node.value in {"exists", "exists_one"}:
        found = _within(node, bound)
    elif node.kind == "method" and node.value in TEXT_TESTS:
        found = list(_spelt(node, bound))
    return [need for need in found if len(need) <= _MOST_NEEDED]


def _breadth(need: Need) -> tuple[int, list[Value]]:
    return len(need), sorted(need)


def _within(node: Node, bound: dict[str, str]) -> list[Need]:
    """Say what must be told for a comprehension to find one."""
    owner, own, condition = node.parts
    variable = str(owner.value)
    return needs(condition, {**bound, str(own.value): variable}) if variable in VARIABLES else []


def _relation_needs(node: Node, bound: dict[str, str]) -> Iterator[Need]:
    left, right = node.parts
    if node.value == "==":
        for one, other in ((left, right), (right, left)):
            if (place := _place(one, bound)) and other.kind == "literal" and isinstance(other.value, str):
                yield frozenset({(*place, other.value)})
    elif node.value == "in":
        if (place := _place(left, bound)) and right.kind == "list":
            values = [part.value for part in right.parts if part.kind == "literal"]
            if len(values) == len(right.parts):
                yield frozenset((*place, str(value)) for value in values)
        elif (place := _place(right, bound)) and left.kind == "literal":
            yield frozenset({(*place, str(left.value))})
    elif _at_least_one(node):
        sized = left.parts[0]
        if sized.kind == "method" and sized.value == "filter":
            yield from _within(sized, bound)


def _spelt(node: Node, bound: dict[str, str]) -> Iterator[Need]:
    """Say which letters a text must hold to hold a word: some of its own, for any of them may be rare."""
    place, word = _place(node.parts[0], bound), node.parts[1].value
    if place and node.parts[1].kind == "literal" and isinstance(word, str):
        for letter in sorted(letters(word))[:_MOST_LETTERS]:
            yield frozenset({(place[0], place[1] + SPELT, letter)})


def bounds(node: Node, bound: dict[str, str]) -> Iterator[Bound]:
    """Say which numbers must be reached for *node* to be true, as far as they are plain to see."""
    if node.kind == "and":
        for part in node.parts:
            yield from bounds(part, bound)
    elif node.kind == "method" and node.value in {"exists", "exists_one"} and str(node.parts[0].value) in VARIABLES:
        within = {**bound, str(node.parts[1].value): str(node.parts[0].value)}
        named = {
            value
            for need in needs(node.parts[2], within)
            if len(need) == 1
            for _, name, value in need
            if name == "indicator"
        }
        own = min(named, default="")
        yield from (replace(found, indicator=own) for found in bounds(node.parts[2], within))
    elif node.kind == "relation" and node.value in {"<", "<=", ">", ">="}:
        left, right = node.parts
        upwards = node.value in {">", ">="}
        if left.kind == "literal":
            left, right, upwards = right, left, not upwards
        place = _place(left, bound)
        if place and right.kind == "literal" and isinstance(right.value, int | float):
            yield Bound(*place, upwards, right.value)


def _at_least_one(node: Node) -> bool:
    left, right = node.parts
    sized = left.kind in {"call", "method"} and left.value == "size"
    if not sized or right.kind != "literal" or not isinstance(right.value, int):
        return False
    return (node.value == ">=" and right.value >= 1) or (node.value == ">" and right.value >= 0)


def _place(node: Node, bound: dict[str, str]) -> tuple[str, str] | None:
    """Name the variable and field that *node* reads."""
    if node.kind != "field" or node.parts[0].kind != "name":
        return None
    name = str(node.parts[0].value)
    variable = bound.get(name, name)
    return (variable, str(node.value)) if variable in VARIABLES else None
