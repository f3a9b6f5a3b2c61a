"""
What is looked for, made ready once: one scan for all indicators, and who is asked about a sentence.

A sentence is *found* where one of the indicators' anchors stands in it. One more look, at the sentence alone, says
which of their patterns it holds, and so which indicators read it; where that is none, it is not even taken apart into
words.
What an indicator finds never depends on the anchors of another that is ``apart``.
"""

from collections.abc import Iterable
from functools import cache, cached_property
from typing import NamedTuple

from services.tagging.domain.indicator import Indicator
from services.tagging.domain.scan import Facts, any_of, first

_MOST_KEPT = 20_000  # combinations of patterns whose answer is kept


class Asked(NamedTuple):
    """Who reads a sentence in any case, and who if it found something in the one before; in the order of names."""

    always: tuple[Indicator, ...]
    passed: tuple[Indicator, ...]  # for these, what they found before is behind


class Plan:
    """Some indicators, ready to scan for."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self.indicators = indicators
        self.find = first(any_of(anchor for i in indicators for anchor in i.anchors))
        together = tuple(i for i in indicators if not i.apart)
        self._groups = [group for group in (together, *((i,) for i in indicators if i.apart)) if group]
        facts = Facts(
            p for group in self._groups for p in (*_gate(group), *(p for i in group for h in i.hints for p in h))
        )
        self.facts = facts.numbers
        self._number = {pattern: number for number, pattern in enumerate(facts.patterns)}
        self._asked: dict[tuple[int, ...], Asked] = {}

    def asked(self, facts: Iterable[int]) -> Asked:
        """Who is asked about a sentence that holds the patterns of these numbers."""
        key = tuple(facts)
        known = self._asked.get(key)
        if known is None:
            known = self._ask(frozenset(key))
            if len(self._asked) < _MOST_KEPT:
                self._asked[key] = known
        return known

    def _ask(self, facts: frozenset[int]) -> Asked:
        passed = [i for group in self._groups if self._hold(_gate(group), facts) for i in group]
        always = [i for i in passed if not i.hints or any(self._hold(hint, facts) for hint in i.hints)]
        passed = [i for i in passed if i in always or not i.apart]
        return Asked(*(tuple(sorted(some, key=lambda i: i.name)) for some in (always, passed)))

    def _hold(self, patterns: tuple[str, ...], facts: frozenset[int]) -> bool:
        return all(self._number[pattern] in facts for pattern in patterns)

    @cached_property
    def parts(self) -> tuple["Plan", ...]:
        """A plan for each group of indicators that are read together, where they must be scanned for one by one."""
        return tuple(plan(group) for group in self._groups)


def _gate(group: tuple[Indicator, ...]) -> tuple[str, ...]:
    """The patterns that a sentence must hold to be read by *group*, whose indicators are read together."""
    if group[0].apart and group[0].hints:
        return ()  # they say it all
    anchors = any_of(anchor for i in group for anchor in i.anchors)
    return (anchors, any_of(b for i in group for b in i.beside)) if all(i.beside for i in group) else (anchors,)


@cache
def plan(indicators: tuple[Indicator, ...]) -> Plan:
    """The plan for *indicators*, made once."""
    return Plan(indicators)
