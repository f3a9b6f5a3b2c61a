"""
The rules in force, and which of them hold for a part of an article.

A rule is asked only about parts that tell what its expression needs, and a condition that several rules share is asked
once. A rule that another one inhibits stays silent where that one holds. An indicator whose findings are salient and
that no rule names gets a rule by its name: what an operator adds is heard without a line more.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cached_property

from services.alert.domain.judged import Judged, judged_rule, reads
from services.alert.domain.part import Part, stands_beside
from services.alert.domain.rule import Match, Rule
from services.alert.domain.ruleindex import indexed
from services.alert.domain.severity import rank
from services.alert.domain.view import View
from services.alert.domain.vocabulary import SPELT
from shared.contracts.finding import Finding

_REMEMBERED = 64  # parts


class Rulebook:
    """The rules by name; ``matches`` is pure, and gives them in the order of the book."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """
        Judge *rules*.

        Raises:
            ExpressionError: An expression can't be right.
        """
        self.judged = tuple(judged_rule(rule) for rule in rules)
        self.by_name = {judged.rule.name: judged.rule for judged in self.judged}
        self._named = frozenset(name for rule in self.by_name.values() for name in rule.indicators)
        self._fields = frozenset(place for judged in self.judged for place in reads(judged))
        self._quick = [(j, j.needs, j.when.may_hold if j.when else None) for j in self.judged]
        self._index, self._scales, self._always = indexed(self.judged)
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


def _unnamed(indicator: str) -> Rule:
    title = indicator.replace("_", " ").capitalize()
    return Rule(indicator.replace("_", "-"), title, indicators=frozenset({indicator}))


def _held(judged: Judged, part: Part, view: View) -> tuple[Finding, ...]:
    if judged.when is not None and not view.true(judged.when):
        return ()
    return judged.carrying(part)


def _match(judged: Judged, part: Part, view: View, found: tuple[Finding, ...], beside: tuple[Finding, ...]) -> Match:
    least = [judged.rule.severity, *(to for to, when in judged.rises if view.true(when))]
    told_least = max((word for word in least if word is not None), key=rank, default=None)
    return Match(judged.rule, part.theatre, found, tuple(f for f in beside if f not in found), told_least)
