"""
The rules in force, and which of them hold for a part of an article.

A rule is asked only about parts that tell what its expression needs, and a condition that several rules share is asked
once. A rule that another one inhibits stays silent where that one holds. An indicator whose findings are salient and
that no rule names gets a rule by its name: what an operator adds is heard without a line more.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

import cel

from services.alert.domain.expression import Bound, Clause, Expression, Need, compiled
from services.alert.domain.part import Part, counts, stands_beside
from services.alert.domain.rule import Match, Rule
from services.alert.domain.severity import ASSERTION_WEIGHTS, rank
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
from shared.contracts.finding import Finding, Severity

_FEW = 8  # rules that share a need: fewer are asked sooner than filed by a number
_REMEMBERED = 64  # parts
_EITHER = "*"  # of a need: told among the findings or beside them


@dataclass(frozen=True)
class Judged:
    """A rule with its expressions; ``when`` is None for a rule that holds wherever its indicators are carried."""

    rule: Rule
    when: Expression | None
    rises: tuple[tuple[Severity, Expression], ...]

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """Say what must be told for the rule to hold."""
        own = frozenset((_EITHER, "indicator", name) for name in self.rule.indicators)
        return (*((own,) if own else ()), *(self.when.needed if self.when else ()))

    @cached_property
    def hears_beside(self) -> bool:
        """Tell whether it stands on findings that are not salient, too: if it asks for them, and names them."""
        return self.when is not None and BESIDE in self.when.variables

    def carrying(self, part: Part) -> tuple[Finding, ...]:
        """
        Give the findings of *part* that the rule stands on where it holds.

        Those beside carry only for a rule that asks for them and names them, and where none of them is salient.
        """
        own = self.rule.indicators
        salient = {f.indicator for f in part.findings if counts(f)}
        also = own - salient if self.hears_beside else frozenset()
        return tuple(
            f
            for f in part.findings
            if (counts(f) and (not own or f.indicator in own)) or (f.indicator in also and stands_beside(f))
        )


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
        if variable == _EITHER:
            return (*self.findings, *self.beside)
        return self.findings if variable == CARRYING else self.beside


class Rulebook:
    """The rules by name; ``matches`` is pure, and gives them in the order of the book."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """
        Judge *rules*.

        Raises:
            ExpressionError: An expression can't be right.
        """
        self.judged = tuple(_judged(rule) for rule in rules)
        self.by_name = {judged.rule.name: judged.rule for judged in self.judged}
        self._named = frozenset(name for rule in self.by_name.values() for name in rule.indicators)
        self._fields = frozenset(place for judged in self.judged for place in _reads(judged))
        self._quick = [(j, j.needs, j.when.may_hold if j.when else None) for j in self.judged]
        self._index, self._scales, self._always = _indexed(self.judged)
        self._latest: dict[str, tuple[Part, tuple[Match, ...]]] = {}
        values = {value for judged in self.judged for need in judged.needs for value in need}
        self._places = sorted({(variable, name) for variable, name, _ in values if not name.endswith(SPELT)})
        self._spelt = {
            place: {letter for *there, letter in values if tuple(there) == place}
            for place in sorted({(variable, name) for variable, name, _ in values if name.endswith(SPELT)})
        }

    def rule(self, name: str) -> Rule:
        """Give a rule by its name, also that of an indicator without one, or of a rule that is gone."""
        return self.by_name.get(name) or _unnamed(name.replace("-", "_"))

    @cached_property
    def recall(self) -> timedelta:
        """How long any rule knows an incident again after it is over."""
        return max(rule.recall for rule in (*self.by_name.values(), _unnamed("")))

    @cached_property
    def capped(self) -> tuple[str, ...]:
        """The rules whose alerts are counted."""
        return tuple(name for name, rule in self.by_name.items() if rule.caps)

    def view(self, part: Part) -> View:
        """Lay out what the rules see of *part*."""
        return View(part, self._fields)

    def matches(self, part: Part) -> tuple[Match, ...]:
        """Find the rules that hold for *part*, without those that another one inhibits."""
        # A decision that lacks something is made again from the start: its article has just been asked about.
        known = self._latest.get(part.theatre)
        if known is None or known[0].article is not part.article or known[0].findings != part.findings:
            if known is None and len(self._latest) >= _REMEMBERED:
                self._latest.clear()
            known = self._latest[part.theatre] = part, self._matches(part)
        return known[1]

    def _matches(self, part: Part) -> tuple[Match, ...]:
        view = self.view(part)
        holding = [(judged, found) for judged in self._candidates(view) if (found := _held(judged, part, view))]
        silent = {name for judged, _ in holding for name in judged.rule.inhibits}
        beside = tuple(f for f in part.findings if stands_beside(f))
        matches = [
            _match(judged, part, view, found, beside) for judged, found in holding if judged.rule.name not in silent
        ]
        return (*matches, *self._unruled(part, view, holding, beside))

    def _candidates(self, view: View) -> list[Judged]:
        """Give the rules that may hold, in the order of the book."""
        told = view.told(self._places)
        for (variable, name), asked in self._spelt.items():
            told.update((variable, name, letter) for letter in view.spelt(variable, name) & asked)
        numbers = {number for value in told for number in self._index.get(value, ())}
        for scale in self._scales:
            numbers.update(scale.reached(view))
        numbers.update(self._always)
        found, values = [], view.values if numbers else ({}, [], [])
        for number in sorted(numbers):  # a thousand rules pass here for every article: plain loops, no calls but one
            judged, needs, may_hold = self._quick[number]
            for need in needs:
                if need.isdisjoint(told):
                    break
            else:
                if may_hold is None or may_hold(*values):
                    found.append(judged)
        return found

    def _unruled(
        self,
        part: Part,
        view: View,
        holding: Iterable[tuple[Judged, tuple[Finding, ...]]],
        beside: tuple[Finding, ...],
    ) -> Iterator[Match]:
        """Give a match for each indicator that no rule names, and none has taken into its alert."""
        taken = {f.indicator for _, found in holding for f in found}
        for name in sorted({f.indicator for f in view.findings} - self._named - taken):
            found = tuple(f for f in view.findings if f.indicator == name)
            yield Match(_unnamed(name), part.theatre, found, tuple(f for f in beside if f not in found))


def told(finding: Finding) -> bool:
    """Tell whether a finding is told as actual, planned or possible: neither denied nor long past."""
    return ASSERTION_WEIGHTS[finding.assertion] > 0


def _unnamed(indicator: str) -> Rule:
    title = indicator.replace("_", " ").capitalize()
    return Rule(indicator.replace("_", "-"), title, indicators=frozenset({indicator}))


def _judged(rule: Rule) -> Judged:
    when = compiled(rule.when) if rule.when.strip() else None
    return Judged(rule, when, tuple((to, compiled(source)) for to, source in rule.rises))


def _reads(judged: Judged) -> Iterator[tuple[str, str]]:
    for expression in (judged.when, *(when for _, when in judged.rises)):
        yield from expression.fields if expression else ()


def _held(judged: Judged, part: Part, view: View) -> tuple[Finding, ...]:
    if judged.when is not None and not view.true(judged.when):
        return ()
    return judged.carrying(part)


def _match(judged: Judged, part: Part, view: View, found: tuple[Finding, ...], beside: tuple[Finding, ...]) -> Match:
    least = [judged.rule.severity, *(to for to, when in judged.rises if view.true(when))]
    told_least = max((word for word in least if word is not None), key=rank, default=None)
    return Match(judged.rule, part.theatre, found, tuple(f for f in beside if f not in found), told_least)


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


def _indexed(judged: Sequence[Judged]) -> tuple[dict[Value, list[int]], tuple[Scale, ...], list[int]]:
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
