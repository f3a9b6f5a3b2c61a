"""
The rules in force, and which of them hold for a part of an article.

``combined-escalation`` asks for several indicators in one part, a core one among them; where it holds, the single rules
stay silent. An operator's indicator without a rule gets one by its name.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from services.alert.domain.part import CORE, Part, stands_beside
from services.alert.domain.rule import Match, Rule, carrying

MIN_COMBINED = 2
COMBINED = Rule(
    "combined-escalation",
    "Several signs of escalation together",
    inhibits=("troop-figure", "foreign-forces", "drone-activity"),
)
SINGLE_RULES = (
    Rule("troop-figure", "Troop figures", indicators=frozenset({"troop_figure"})),
    Rule("foreign-forces", "Foreign forces", indicators=frozenset({"foreign_forces"})),
    Rule("drone-activity", "Drone activity", indicators=frozenset({"drone_activity"})),
)


class Rulebook:
    """The rules by name; ``matches`` is pure and gives rules in the order of their names."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.by_name = {rule.name: rule for rule in rules}

    def rule(self, name: str) -> Rule:
        """Give a rule by its name, also that of an indicator without one, or of a rule that is gone."""
        return self.by_name.get(name) or Rule(name, indicators=frozenset({name.replace("-", "_")}))

    def matches(self, part: Part) -> tuple[Match, ...]:
        """Find the rules that hold for *part*: the combination alone, or one per indicator, or none."""
        found = carrying(part)
        beside = tuple(f for f in part.findings if stands_beside(f))
        indicators = {f.indicator for f in found}
        if len(indicators) >= MIN_COMBINED and not CORE.isdisjoint(indicators):
            return (Match(self.rule(COMBINED.name), part.theatre, found, beside),)
        return tuple(
            Match(
                self.rule(name.replace("_", "-")), part.theatre, tuple(f for f in found if f.indicator == name), beside
            )
            for name in sorted(indicators)
        )


def shipped(window: timedelta = timedelta(hours=24)) -> Rulebook:
    """Give the rules that come with the program, with incidents that are over after *window* without a report."""
    return Rulebook(replace(rule, window=window, at_most=3 * window) for rule in (COMBINED, *SINGLE_RULES))
