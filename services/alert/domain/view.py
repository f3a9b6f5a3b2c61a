"""The view that rules have of one part of an article: laid out once, however many rules ask."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import cel

from services.alert.domain.expression import Clause, Expression
from services.alert.domain.judged import EITHER
from services.alert.domain.part import Part, counts
from services.alert.domain.severity import ASSERTION_WEIGHTS
from services.alert.domain.vocabulary import (
    BESIDE,
    CARRYING,
    SPELT,
    Value,
    article_value,
    finding_values,
    letters,
    range_told,
    told_values,
)
from shared.contracts.finding import Finding


class View:
    """What the rules see of one part: the values behind their names, laid out once, and each condition asked once."""

    def __init__(self, part: Part, fields: frozenset[tuple[str, str]]) -> None:
        self._part = part
        self._fields = fields
        self._found: dict[str, bool] = {}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What can carry an alert."""
        return tuple(f for f in self._part.findings if counts(f))

    @cached_property
    def beside(self) -> tuple[Finding, ...]:
        """What is told with it, without being salient."""
        return tuple(f for f in self._part.findings if told(f) and not f.salient)

    @cached_property
    def values(self) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
        """The article, its findings and those beside, in the fields that some rule reads."""
        of = {v: [n for w, n in self._fields if w == v and n] for v in ("article", CARRYING, BESIDE)}
        return (
            article_value(self._part.article, of["article"]),
            finding_values(self.findings, of[CARRYING]),
            finding_values(self.beside, of[BESIDE]),
        )

    @cached_property
    def _context(self) -> Any:
        article, findings, beside = self.values
        return cel.Context({"article": article, CARRYING: findings, BESIDE: beside})

    def holds(self, clause: Clause) -> bool:
        """Tell whether a condition is true of the part."""
        known = self._found.get(clause.source)
        if known is None:
            known = self._found[clause.source] = clause.holds(self._context)
        return known

    def true(self, expression: Expression) -> bool:
        """Tell whether *expression* is true of the part."""
        return all(self.holds(term) for term in expression.terms())

    def told(self, places: Iterable[tuple[str, str]]) -> set[Value]:
        """Give what is told at *places*, as ``Need`` has it."""
        found: set[Value] = set()
        for variable, name in places:
            if variable == "article":
                found.add((variable, name, article_value(self._part.article, [name])[name]))
            else:
                found.update((variable, name, value) for value in told_values(self._of(variable), name))
        return found

    def spelt(self, variable: str, name: str) -> set[str]:
        """Give the letters that stand together in a field of text."""
        field = name.removesuffix(SPELT)
        if variable == "article":
            return letters(article_value(self._part.article, [field])[field])
        return set().union(*map(letters, told_values(self._of(variable), field)))

    def reaches(self, variable: str, name: str, indicator: str) -> tuple[float, float] | None:
        """Give the least and the greatest that is told in a field of numbers, by *indicator* if one is named."""
        if variable == "article":
            value = article_value(self._part.article, [name])[name]
            return value, value
        return range_told((f for f in self._of(variable) if indicator in {"", f.indicator}), name)

    def _of(self, variable: str) -> tuple[Finding, ...]:
        if variable == EITHER:
            return (*self.findings, *self.beside)
        return self.findings if variable == CARRYING else self.beside


def told(finding: Finding) -> bool:
    """Tell whether a finding is told as actual, planned or possible: neither denied nor long past."""
    return ASSERTION_WEIGHTS[finding.assertion] > 0
