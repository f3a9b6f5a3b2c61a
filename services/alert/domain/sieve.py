"""
The sieve: a judged expression as a Python function over the same values, to know fast that it is false.

The interpreter copies what it walks over; of a thousand rules nearly none holds, and asking it for each would cost more
than all the rest. So it is asked only where the sieve says yes, and its word is final. The function is made from the
judged tree alone: names are ours, literals are quoted, no text of the rule itself is ever run.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from services.alert.domain.grammar import Node

Values = Mapping[str, Any]
Sieve = Callable[[Values, Sequence[Values], Sequence[Values]], bool]
_VARIABLES = {"article": "article", "findings": "findings", "beside": "beside"}
_TOOLS = {"__builtins__": {}, "any": any, "all": all, "sum": sum, "len": len}


def sieve(tree: Node) -> Sieve:
    """Make the function of *tree*, which has been judged; it takes the article, the findings, and those beside."""
    source = f"lambda article, findings, beside: {_python(tree)}"
    made: Sieve = eval(compile(source, "<rule>", "eval"), dict(_TOOLS))  # noqa: S307 (see the module)
    return made


def _python(node: Node) -> str:
    return {
        "literal": _literal,
        "name": _name,
        "field": _field,
        "list": _list,
        "not": _not,
        "and": _joined,
        "or": _joined,
        "if": _if,
        "relation": _relation,
        "call": _size,
        "method": _method,
    }[node.kind](node)


def _literal(node: Node) -> str:
    return repr(node.value)


def _name(node: Node) -> str:
    return _VARIABLES.get(str(node.value)) or f"x_{node.value}"  # a bound name may be a word of Python's


def _field(node: Node) -> str:
    return f"{_python(node.parts[0])}[{str(node.value)!r}]"


def _list(node: Node) -> str:
    return "[" + ", ".join(map(_python, node.parts)) + "]"


def _not(node: Node) -> str:
    return f"(not {_python(node.parts[0])})"


def _joined(node: Node) -> str:
    return "(" + f" {node.kind} ".join(map(_python, node.parts)) + ")"


def _if(node: Node) -> str:
    condition, then, other = map(_python, node.parts)
    return f"({then} if {condition} else {other})"


def _relation(node: Node) -> str:
    left, right = map(_python, node.parts)
    return f"({left} {node.value} {right})"


def _size(node: Node) -> str:
    return f"len({_python(node.parts[0])})"


def _method(node: Node) -> str:
    owner, arguments = _python(node.parts[0]), node.parts[1:]
    if node.value == "size":
        return f"len({owner})"
    if node.value == "contains":
        return f"({_python(arguments[0])} in {owner})"
    if node.value in {"startsWith", "endsWith"}:
        return f"{owner}.{str(node.value).lower()}({_python(arguments[0])})"
    own, condition = _python(arguments[0]), _python(arguments[1])
    if node.value == "filter":
        return f"[{own} for {own} in {owner} if {condition}]"
    if node.value == "exists_one":
        return f"(sum(1 for {own} in {owner} if {condition}) == 1)"
    return f"{'any' if node.value == 'exists' else 'all'}({condition} for {own} in {owner})"
