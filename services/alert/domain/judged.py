"""A judged rule: with its expressions compiled, what they read, and what must be told for it to hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from services.alert.domain.expression import Expression, compiled
from services.alert.domain.needs import Need
from services.alert.domain.part import Part, counts, stands_beside
from services.alert.domain.rule import Rule
from services.alert.domain.vocabulary import BESIDE
from shared.contracts.finding import Finding, Severity

EITHER = "*"  # of a need: told among the findings or beside them


@dataclass(frozen=True)
class Judged:
    """A rule with its expressions; ``when`` is None for a rule that holds wherever its indicators are carried."""

    rule: Rule
    when: Expression | None
    rises: tuple[tuple[Severity, Expression], ...]

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """Say what must be told for the rule to hold."""
        own = frozenset((EITHER, "indicator", name) for name in self.rule.indicators)
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


def judged_rule(rule: Rule) -> Judged:
    when = compiled(rule.when) if rule.when.strip() else None
    return Judged(rule, when, tuple((to, compiled(source)) for to, source in rule.rises))


def reads(judged: Judged) -> Iterator[tuple[str, str]]:
    for expression in (judged.when, *(when for _, when in judged.rises)):
        yield from expression.fields if expression else ()
