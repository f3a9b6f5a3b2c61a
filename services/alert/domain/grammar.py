"""
The part of CEL that a rule may use, read into a tree: enough to judge an expression before it is ever run.

Every expression of it is one of CEL; what is not in it is refused with the place where it stands: arithmetic, maps,
indexes, regular expressions and conversions have no part in a yes or no about findings, and each of them is a way to
grow or to fail at run time. The depth of what is read is bounded, so no expression can exhaust the reader.
"""

import re
from dataclasses import dataclass
from typing import Literal

MAX_CHARS = 4000
MAX_DEPTH = 24

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*)
    |(?P<float>\d+\.\d+(?:[eE][+-]?\d+)?)
    |(?P<int>\d+)(?![\w.])
    |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<name>[A-Za-z_]\w*)
    |(?P<mark>&&|\|\||==|!=|<=|>=|[-<>!?:.,()\[\]+*/%{}])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(.)")
_PLAIN_ESCAPES = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "t": "\t"}
_RELATIONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})
_UNUSED = {"+": "arithmetic", "*": "arithmetic", "/": "arithmetic", "%": "arithmetic", "{": "a map", "[": "an index"}
_RESERVED = frozenset({"in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let"})
_MAX_INT = 2**53  # so that no comparison of what is written with what is counted can overflow

Kind = Literal["literal", "name", "field", "call", "method", "list", "not", "and", "or", "if", "relation"]


class ExpressionError(ValueError):
    """What can't be right in an expression; *offset* is where, in characters from its start."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Node:
    """
    One part of an expression, which stands at ``source[start:end]``.

    *value* is a literal's value, or the name of a name, field, function or relation; *parts* are what it is made of: a
    method's first is what it is called on.
    """

    kind: Kind
    value: object
    parts: tuple["Node", ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    sort: str
    text: str
    start: int
    end: int


def parse(source: str) -> Node:
    """
    Read *source*.

    Raises:
        ExpressionError: Not an expression, or not one of those a rule may hold.
    """
    if len(source) > MAX_CHARS:
        raise ExpressionError(f"longer than {MAX_CHARS} characters", MAX_CHARS)
    return _Reader(_tokens(source)).whole()


def _tokens(source: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            raise ExpressionError(f"can't be read from here: {source[at : at + 20]!r}", at)
        at = match.end()
        if match.lastgroup != "space":
            found.append(_Token(str(match.lastgroup), match[0], match.start(), at))
    found.append(_Token("end", "the end", len(source), len(source)))
    return found


class _Reader:
    """Recursive descent over the tokens; each level of brackets, negation or choice is one of ``MAX_DEPTH``."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._choice()
        self._expect("end")
        return node

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._next
        self._at += 1
        return token

    def _taken(self, text: str) -> bool:
        if self._next.text == text and self._next.sort in {"mark", "name"}:
            self._at += 1
            return True
        return False

    def _expect(self, text: str) -> _Token:
        token = self._next
        if text not in {token.text, token.sort}:
            if token.sort == "mark" and token.text in _UNUSED:
                raise ExpressionError(f"{_UNUSED[token.text]} ({token.text}) has no place in a rule", token.start)
            raise ExpressionError(f"{text!r} expected, not {token.text[:40]!r}", token.start)
        return self._take()

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError(f"nested deeper than {MAX_DEPTH}", self._next.start)

    def _choice(self) -> Node:
        self._deeper()
        node = self._chain("||")
        if self._taken("?"):
            then = self._chain("||")
            self._expect(":")
            other = self._choice()
            node = Node("if", None, (node, then, other), node.start, other.end)
        self._depth -= 1
        return node

    def _chain(self, mark: Literal["||", "&&"]) -> Node:
        first = self._chain("&&") if mark == "||" else self._relation()
        parts = [first]
        while self._taken(mark):
            parts.append(self._chain("&&") if mark == "||" else self._relation())
        if len(parts) == 1:
            return first
        return Node("or" if mark == "||" else "and", None, tuple(parts), first.start, parts[-1].end)

    def _relation(self) -> Node:
        left = self._unary()
        if self._next.sort in {"mark", "name"} and self._next.text in _RELATIONS:
            word = self._take().text
            right = self._unary()
            left = Node("relation", word, (left, right), left.start, right.end)
            if self._next.text in _RELATIONS:
                raise ExpressionError("one comparison after the other; put the first into brackets", self._next.start)
        return left

    def _unary(self) -> Node:
        token = self._next
        if self._taken("!"):
            self._deeper()
            inner = self._unary()
            self._depth -= 1
            return Node("not", None, (inner,), token.start, inner.end)
        if self._taken("-"):
            number = self._primary()
            if number.kind != "literal" or not isinstance(number.value, int | float):
                raise ExpressionError("- stands before a number only", token.start)
            return Node("literal", -number.value, (), token.start, number.end)
        return self._member()

    def _member(self) -> Node:
        node = self._primary()
        while self._taken("."):
            name = self._expect("name")
            if self._next.text == "(":
                arguments = self._arguments()
                end = self._tokens[self._at - 1].end
                node = Node("method", name.text, (node, *arguments), node.start, end)
            else:
                node = Node("field", name.text, (node,), node.start, name.end)
        return node

    def _primary(self) -> Node:
        token = self._take()
        if token.sort == "int":
            if int(token.text[:20]) > _MAX_INT:
                raise ExpressionError("a number beyond 2^53", token.start)
            return Node("literal", int(token.text), (), token.start, token.end)
        if token.sort == "float":
            return Node("literal", float(token.text), (), token.start, token.end)
        if token.sort == "string":
            return Node("literal", _unescaped(token), (), token.start, token.end)
        if token.sort == "name":
            return self._named(token)
        if token.text == "(" and token.sort == "mark":
            node = self._choice()
            end = self._expect(")").end
            return Node(node.kind, node.value, node.parts, token.start, end)
        if token.text == "[" and token.sort == "mark":
            self._at -= 1
            items = self._arguments("[", "]")
            return Node("list", None, items, token.start, self._tokens[self._at - 1].end)
        self._at -= 1
        self._expect("a value")
        raise AssertionError  # pragma: no cover - the line above has raised

    def _named(self, token: _Token) -> Node:
        if token.text in {"true", "false"}:
            return Node("literal", token.text == "true", (), token.start, token.end)
        if token.text in _RESERVED:
            raise ExpressionError(f"a value expected, not {token.text!r}", token.start)
        if self._next.text == "(":
            arguments = self._arguments()
            return Node("call", token.text, arguments, token.start, self._tokens[self._at - 1].end)
        return Node("name", token.text, (), token.start, token.end)

    def _arguments(self, opening: str = "(", closing: str = ")") -> tuple[Node, ...]:
        self._expect(opening)
        found: list[Node] = []
        if not self._taken(closing):
            found.append(self._choice())
            while self._taken(","):
                found.append(self._choice())
            self._expect(closing)
        return tuple(found)


def _unescaped(token: _Token) -> str:
    def plain(found: re.Match[str]) -> str:
        if found[1] not in _PLAIN_ESCAPES:
            raise ExpressionError(f"the escape {found[0]} has no place in a rule", token.start + found.start())
        return _PLAIN_ESCAPES[found[1]]

    return _ESCAPE.sub(plain, token.text[1:-1])
