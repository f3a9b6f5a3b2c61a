"""
What is looked for, made ready once: one scan for all indicators, and who is asked about a sentence.

A sentence is *found* where one of the indicators' anchors stands in it. One more look, at the sentence alone, says which
of their patterns it holds, and so which indicators read it; where that is none, it is not even taken apart into words.
What an indicator finds never depends on the anchors of another that is ``apart``.
"""

from collections.abc import Iterable
from functools import cache, cached_property
from typing import NamedTuple

from services.tagging.domain.indicator import Indicator
from services.tagging.domain.scan import Facts, any_of, first

_MOST_KEPT = 20_000  # combinations of patterns whose answer is kept


class Asked(NamedTuple):
    """Who is asked: in any case, and where the sentence read before told of something; in the order of names."""

    always: tuple[Indicator, ...]
    following: tuple[Indicator, ...]
    passed: tuple[Indicator, ...]  # the sentence counts as read for these: what they found before it is behind


class Plan:
    """Some indicators, ready to scan for."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self.indicators = indicators
        self.find = first(any_of(anchor for i in indicators for anchor in i.anchors))
        self._facts = Facts(p for i in indicators for group in (i.anchors, i.beside, *i.hints) for p in group)
        self.facts = self._facts.numbers
        self._number = {pattern: number for number, pattern in enumerate(self._facts.patterns)}
        together = tuple(i for i in indicators if not i.apart)
        self._groups = [together, *((i,) for i in indicators if i.apart)]
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
        passed = [i for group in self._groups if self._passes(group, facts) for i in group]
        always = [i for i in passed if not i.hints or any(self._hold(hint, facts) for hint in i.hints)]
        following = [i for i in passed if i in always or not i.apart]
        return Asked(*(tuple(sorted(some, key=lambda i: i.name)) for some in (always, following, passed)))

    def _passes(self, group: tuple[Indicator, ...], facts: frozenset[int]) -> bool:
        """Whether the indicators of *group*, which are read together, read a sentence that holds *facts*."""
        found = any(self._number[a] in facts for i in group for a in i.anchors)
        free = not all(i.beside for i in group)
        return found and (free or any(self._number[b] in facts for i in group for b in i.beside))


    def _hold(self, patterns: tuple[str, ...], facts: frozenset[int]) -> bool:
        return all(self._number[pattern] in facts for pattern in patterns)

    @cached_property
    def parts(self) -> tuple["Plan", ...]:
        """A plan for each group of indicators that are read together, where they must be scanned for one by one."""
        return tuple(plan(group) for group in self._groups if group)


@cache
def plan(indicators: tuple[Indicator, ...]) -> Plan:
    """The plan for *indicators*, made once."""
    return Plan(indicators)
