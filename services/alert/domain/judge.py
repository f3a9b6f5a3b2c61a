"""
The judge of an expression: gives each part its type, and refuses what has none, before anything runs.

Refused: a name or field that doesn't exist, a comparison of things that can't be compared, a comprehension inside or
over another.
"""

from services.alert.domain.grammar import ExpressionError, Node
from services.alert.domain.vocabulary import ARTICLE, FINDING, TEXT_TESTS, VARIABLES, Type

_MACROS: dict[str, Type] = {"exists": "bool", "all": "bool", "exists_one": "bool", "filter": "findings"}
_ELEMENT: dict[Type, Type] = {"findings": "finding", "texts": "text"}
_NUMERIC = frozenset({"int", "number"})
_MOST_FILTERS = 2  # the interpreter builds its list by copying: the square of the findings, not a multiple of them


class Judge:
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
            raise ExpressionError(f"{said(sort)} has no field {name}", node.start)
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
            raise ExpressionError(f"{said(sort)} has no size", node.start)
        return "int"

    def _method(self, node: Node, bound: dict[str, Type]) -> Type:
        owner, *arguments = node.parts
        name = str(node.value)
        if name in _MACROS:
            return self._comprehension(node, owner, arguments, bound)
        if name == "size" and not arguments:
            return self._size(owner, bound, node)
        if name in TEXT_TESTS and len(arguments) == 1:
            for part in (owner, arguments[0]):
                if (sort := self.type_of(part, bound)) != "text":
                    raise ExpressionError(f"{name} is asked of a text, not of {said(sort)}", part.start)
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
            raise ExpressionError(f"{name} runs over a list, not over {said(over)}", owner.start)
        if over == "findings" and owner.kind != "name":
            raise ExpressionError(f"{name} runs over findings or beside, not over a filter of them", owner.start)
        if name == "filter":
            self._filter(owner, over)
        own = str(arguments[0].value)
        if own in VARIABLES:
            raise ExpressionError(f"the name {own} is taken", arguments[0].start)
        self._origin[own] = str(owner.value)
        if (sort := self.type_of(arguments[1], {own: _ELEMENT[over]})) != "bool":
            raise ExpressionError(f"{name} takes a condition, not {said(sort)}", arguments[1].start)
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
                raise ExpressionError(f"a list holds texts, not {said(sort)}", part.start)
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
                raise ExpressionError(f"a condition expected, not {said(sort)}", part.start)
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
            raise ExpressionError(f"{said(left)} {node.value} {said(right)} can't be compared{hint}", node.start)
        return "bool"


def _literal_type(value: object) -> Type:
    return "number" if isinstance(value, float) else "text"


def said(sort: Type) -> str:
    article = "an" if sort in {"int", "article"} else "a"
    return sort if sort in {"findings", "texts"} else f"{article} {sort}"
