"""
The expression of a rule: CEL that has been judged before it runs, so that it can neither hang nor crash a worker.

Refused when a rule is loaded: what is no CEL, a name or field that doesn't exist, a comparison of things that can't be
compared, a comprehension inside or over another. What is left can't grow a value, and takes time in proportion to its
length times the number of findings (but for two filters at most); ``needed`` says what must be in an article before it
is worth asking at all.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import cel

from services.alert.domain.grammar import ExpressionError, Node, parse
from services.alert.domain.judge import Judge, said
from services.alert.domain.needs import Bound, Need, bounds, needs
from services.alert.domain.sieve import Sieve, sieve


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
    judge = Judge()
    sort = judge.type_of(tree, {})
    if sort != "bool":
        raise ExpressionError(f"must be true or false, not {said(sort)}", tree.start)
    try:
        clause = _clause(tree, source)
        _ = clause.program
    except ValueError as error:
        raise ExpressionError(str(error).partition("\n")[0][:300], 0) from error
    fields, needed = frozenset(judge.fields), tuple(needs(tree, {}))
    return Expression(source, clause, fields, needed, tuple(bounds(tree, {})), sieve(tree))


@lru_cache(maxsize=16_384)  # rules share conditions
def _program(source: str) -> Any:
    return cel.compile(source)


def _clause(node: Node, source: str) -> Clause:
    text = source[node.start : node.end]
    if node.kind not in {"and", "or"}:
        return Clause(text)
    return Clause(text, "&&" if node.kind == "and" else "||", tuple(_clause(part, source) for part in node.parts))
