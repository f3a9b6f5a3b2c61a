"""
The expression of a rule: CEL that has been judged before it runs, so that it can neither hang nor crash a worker.

Refused when a rule is loaded: what is no CEL, a name or field that doesn't exist, a comparison of things that can't be
compared, a comprehension inside or over another. What is left can't grow a value, and takes time in proportion to its
length times the number of findings (but for two filters at most); ``needed`` says what must be in an article before it
is worth asking at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import cel

from services.alert.domain.grammar import ExpressionError, Node, parse
from services.alert.domain.sieve import Sieve, sieve
from services.alert.domain.vocabulary import ARTICLE, FINDING, SPELT, VARIABLES, Type, Value, letters

__all__ = ["Bound", "Clause", "Expression", "ExpressionError", "Need", "compiled"]

Need = frozenset[Value]  # one of these must be told, or the expression is false
_MACROS: dict[str, Type] = {"exists": "bool", "all": "bool", "exists_one": "bool", "filter": "findings"}
_TEXT_TESTS = frozenset({"contains", "startsWith", "endsWith"})
_ELEMENT: dict[Type, Type] = {"findings": "finding", "texts": "text"}
_NUMERIC = frozenset({"int", "number"})
_MOST_NEEDED = 200
_MOST_LETTERS = 16
_MOST_FILTERS = 2  # the interpreter builds its list by copying: the square of the findings, not a multiple of them


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


@dataclass(frozen=True)
class Clause:
    """One condition of an expression. *parts*: those it is made of, where it is a choice or a series of several."""

    source: str
    joined: str = ""  # && or || between its parts
    parts: tuple["Clause", ...] = ()

    @cached_property
    def program(self) -> Any:
        """The compiled program; compiled once, run as often as you like."""
        return _program(self.source)

    def holds(self, context: Any) -> bool:
        """Run it. A failure is false: nothing that was judged well can fail, but no rule may take a worker with it."""
        try:
            return self.program.execute(context) is True
        except Exception:  # noqa: BLE001 (whatever the interpreter raises: see above)
            return False


@dataclass(frozen=True)
class Expression:
    """
    A judged expression. *fields*: those of ``article``, ``findings`` and ``beside`` that it reads.

    *needed*: it is false unless one of each is told; *bounds*: and unless each is kept. *may_hold*: a fast answer, only
    believed where it is no.
    """

    source: str
    clause: Clause
    fields: frozenset[tuple[str, str]]
    needed: tuple[Need, ...]
    bounds: tuple[Bound, ...]
    may_hold: Sieve

    @property
    def variables(self) -> frozenset[str]:
        """The variables that it reads."""
        return frozenset(variable for variable, _ in self.fields)

    def terms(self) -> tuple[Clause, ...]:
        """Give the conditions that must all hold."""
        return self.clause.parts if self.clause.joined == "&&" else (self.clause,)


def compiled(source: str) -> Expression:
    """
    Judge and compile *source*.

    Raises:
        ExpressionError: It can't be right, or may not be asked; says why, and where.
    """
    tree = parse(source)
    judge = _Judge()
    sort = judge.type_of(tree, {})
    if sort != "bool":
        raise ExpressionError(f"must be true or false, not {_said(sort)}", tree.start)
    try:
        clause = _clause(tree, source)
        _ = clause.program
    except ValueError as error:
        raise ExpressionError(str(error).partition("\n")[0][:300], 0) from error
    needed, bounds = tuple(_needs(tree, {})), tuple(_bounds(tree, {}))
    return Expression(source, clause, frozenset(judge.fields), needed, bounds, sieve(tree))


@lru_cache(maxsize=16_384)  # rules share conditions
def _program(source: str) -> Any:
    return cel.compile(source)


def _clause(node: Node, source: str) -> Clause:
    text = source[node.start : node.end]
    if node.kind not in {"and", "or"}:
        return Clause(text)
    return Clause(text, "&&" if node.kind == "and" else "||", tuple(_clause(part, source) for part in node.parts))


class _Judge:
    """Gives each part its type, and refuses what has none."""

    def __init__(self) -> None:
        self.fields: set[tuple[str, str]] = set()
        self._filters = 0
        self._origin: dict[str, str] = {}  # the name that a comprehension binds -> the variable its findings are of

    def type_of(self, node: Node, bound: dict[str, Type]) -> Type:
        return getattr(self, f"_{node.kind}")(node, bound)  # type: ignore[no-any-return] # one method a kind

    def _literal(self, node: Node, _bound: dict[str, Type]) -> Type:
        value = node.value
        return "bool" if isinstance(value, bool) else "int" if isinstance(value, int) else _literal_type(value)

    def _name(self, node: Node, bound: dict[str, Type]) -> Type:
        name = str(node.value)
        if name in bound:
            return bound[name]
        if name in VARIABLES:
            self.fields.add((name, ""))
            return VARIABLES[name]
        raise ExpressionError(f"unknown name {name} (known: {', '.join(VARIABLES)})", node.start)

    def _field(self, node: Node, bound: dict[str, Type]) -> Type:
        owner, name = node.parts[0], str(node.value)
        sort = self.type_of(owner, bound)
        known = {"article": ARTICLE, "finding": FINDING}.get(sort)
        if known is None:
            raise ExpressionError(f"{_said(sort)} has no field {name}", node.start)
        if name not in known:
            raise ExpressionError(f"unknown field {name} of {sort} (known: {', '.join(known)})", node.end - len(name))
        variable = "article" if sort == "article" else self._origin[str(owner.value)]
        self.fields.add((variable, name))
        return known[name][0]

    def _call(self, node: Node, bound: dict[str, Type]) -> Type:
        if node.value == "size" and len(node.parts) == 1:
            return self._size(node.parts[0], bound, node)
        raise ExpressionError(f"unknown function {node.value} with {len(node.parts)} arguments", node.start)

    def _size(self, of: Node, bound: dict[str, Type], node: Node) -> Type:
        sort = self.type_of(of, bound)
        if sort not in {"text", "texts", "findings"}:
            raise ExpressionError(f"{_said(sort)} has no size", node.start)
        return "int"

    def _method(self, node: Node, bound: dict[str, Type]) -> Type:
        owner, *arguments = node.parts
        name = str(node.value)
        if name in _MACROS:
            return self._comprehension(node, owner, arguments, bound)
        if name == "size" and not arguments:
            return self._size(owner, bound, node)
        if name in _TEXT_TESTS and len(arguments) == 1:
            for part in (owner, arguments[0]):
                if (sort := self.type_of(part, bound)) != "text":
                    raise ExpressionError(f"{name} is asked of a text, not of {_said(sort)}", part.start)
            return "bool"
        raise ExpressionError(f"unknown function {name} with {len(arguments)} arguments", node.start)

    def _comprehension(self, node: Node, owner: Node, arguments: list[Node], bound: dict[str, Type]) -> Type:
        name = str(node.value)
        if bound:
            raise ExpressionError(f"{name} inside another comprehension: nested deeper than one", node.start)
        over = self.type_of(owner, bound)
        if len(arguments) != 2 or arguments[0].kind != "name":
            raise ExpressionError(f"{name} takes a name and a condition", node.start)
        if over not in _ELEMENT:
            raise ExpressionError(f"{name} runs over a list, not over {_said(over)}", owner.start)
        if over == "findings" and owner.kind != "name":
            raise ExpressionError(f"{name} runs over findings or beside, not over a filter of them", owner.start)
        if name == "filter":
            self._filter(owner, over)
        own = str(arguments[0].value)
        if own in VARIABLES:
            raise ExpressionError(f"the name {own} is taken", arguments[0].start)
        self._origin[own] = str(owner.value)
        if (sort := self.type_of(arguments[1], {own: _ELEMENT[over]})) != "bool":
            raise ExpressionError(f"{name} takes a condition, not {_said(sort)}", arguments[1].start)
        return _MACROS[name]

    def _filter(self, owner: Node, over: Type) -> None:
        if over != "findings":
            raise ExpressionError("filter runs over findings or beside", owner.start)
        self._filters += 1
        if self._filters > _MOST_FILTERS:
            raise ExpressionError(f"more than {_MOST_FILTERS} filters", owner.start)

    def _list(self, node: Node, bound: dict[str, Type]) -> Type:
        for part in node.parts:
            if (sort := self.type_of(part, bound)) != "text":
                raise ExpressionError(f"a list holds texts, not {_said(sort)}", part.start)
        return "texts"

    def _not(self, node: Node, bound: dict[str, Type]) -> Type:
        return self._conditions(node, bound)

    def _and(self, node: Node, bound: dict[str, Type]) -> Type:
        return self._conditions(node, bound)

    def _or(self, node: Node, bound: dict[str, Type]) -> Type:
        return self._conditions(node, bound)

    def _if(self, node: Node, bound: dict[str, Type]) -> Type:
        return self._conditions(node, bound)

    def _conditions(self, node: Node, bound: dict[str, Type]) -> Type:
        for part in node.parts:
            if (sort := self.type_of(part, bound)) != "bool":
                raise ExpressionError(f"a condition expected, not {_said(sort)}", part.start)
        return "bool"

    def _relation(self, node: Node, bound: dict[str, Type]) -> Type:
        left, right = (self.type_of(part, bound) for part in node.parts)
        if node.value == "in":
            fits = (left, right) == ("text", "texts")
        elif node.value in {"==", "!="}:
            fits = left == right and left in {"bool", "int", "number", "text"}
        else:
            fits = left == right and left in {"int", "number", "text"}
        if not fits:
            hint = " (write 1.0 for 1)" if {left, right} == _NUMERIC else ""
            raise ExpressionError(f"{_said(left)} {node.value} {_said(right)} can't be compared{hint}", node.start)
        return "bool"


def _literal_type(value: object) -> Type:
    return "number" if isinstance(value, float) else "text"


def _said(sort: Type) -> str:
    article = "an" if sort in {"int", "article"} else "a"
    return sort if sort in {"findings", "texts"} else f"{article} {sort}"


def _needs(node: Node, bound: dict[str, str]) -> list[Need]:
    """Say what must be told for *node* to be true: one of each. An approximation that never asks for too much."""
    found: list[Need] = []
    if node.kind == "and":
        found = [need for part in node.parts for need in _needs(part, bound)]
    elif node.kind == "or":
        sides = [_needs(part, bound) for part in node.parts]
        if all(sides):
            found = [frozenset().union(*(min(side, key=_breadth) for side in sides))]
    elif node.kind == "relation":
        found = list(_relation_needs(node, bound))
    elif node.kind == "method" and node.value in {"exists", "exists_one"}:
        found = _within(node, bound)
    elif node.kind == "method" and node.value in _TEXT_TESTS:
        found = list(_spelt(node, bound))
    return [need for need in found if len(need) <= _MOST_NEEDED]


def _breadth(need: Need) -> tuple[int, list[Value]]:
    return len(need), sorted(need)


def _within(node: Node, bound: dict[str, str]) -> list[Need]:
    """Say what must be told for a comprehension to find one."""
    owner, own, condition = node.parts
    variable = str(owner.value)
    return _needs(condition, {**bound, str(own.value): variable}) if variable in VARIABLES else []


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


def _bounds(node: Node, bound: dict[str, str]) -> Iterator[Bound]:
    """Say which numbers must be reached for *node* to be true, as far as they are plain to see."""
    if node.kind == "and":
        for part in node.parts:
            yield from _bounds(part, bound)
    elif node.kind == "method" and node.value in {"exists", "exists_one"} and str(node.parts[0].value) in VARIABLES:
        within = {**bound, str(node.parts[1].value): str(node.parts[0].value)}
        named = {
            value
            for need in _needs(node.parts[2], within)
            if len(need) == 1
            for _, name, value in need
            if name == "indicator"
        }
        own = min(named, default="")
        yield from (replace(found, indicator=own) for found in _bounds(node.parts[2], within))
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
