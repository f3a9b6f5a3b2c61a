"""
The rules: which findings of an article make an alert, and under which key reports of one event meet.

- A finding counts if it is salient and told as actual, planned or possible: what is denied or historical, or a loss
  among figures, never alerts alone.
- ``combined-escalation`` asks for several indicators in one article, a core one among them; where it fires, the single
  rules stay silent.
- An operator's indicator whose findings are not salient stands beside: it is quoted in the alerts that others raise,
  and changes neither rule, key nor severity.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from services.alert.domain.severity import ASSERTION_WEIGHTS
from shared.contracts.finding import Finding, TaggedArticle

MIN_COMBINED = 2


@dataclass(frozen=True)
class Rule:
    """*name* of the rule; the *indicator* it watches, None for the combination of several."""

    name: str
    indicator: str | None


COMBINED = Rule("combined-escalation", None)
SINGLE_RULES = (
    Rule("troop-figure", "troop_figure"),
    Rule("foreign-forces", "foreign_forces"),
    Rule("drone-activity", "drone_activity"),
)
CORE = frozenset(rule.indicator for rule in SINGLE_RULES)


@dataclass(frozen=True)
class Match:
    """
    A rule that holds for an article, with the findings it stands on and the key its reports meet under.

    ``beside``: findings that are told with it, but that it doesn't stand on.
    """

    rule: Rule
    key: str
    findings: tuple[Finding, ...]
    beside: tuple[Finding, ...] = ()


Silence = Literal["no findings", "no salient finding", "only denied or historical"]


def counts(finding: Finding) -> bool:
    """Tell whether a finding can carry an alert."""
    return finding.salient and ASSERTION_WEIGHTS[finding.assertion] > 0


def stands_beside(finding: Finding) -> bool:
    """Tell whether a finding, though it carries no alert, is worth quoting in one."""
    return not finding.salient and finding.indicator not in CORE and ASSERTION_WEIGHTS[finding.assertion] > 0


def matches(tagged: TaggedArticle) -> tuple[Match, ...]:
    """Find the rules that hold for *tagged*: the combination alone, or one per indicator, or none."""
    carrying = tuple(f for f in tagged.findings if counts(f))
    beside = tuple(f for f in tagged.findings if stands_beside(f))
    indicators = {f.indicator for f in carrying}
    if len(indicators) >= MIN_COMBINED and not CORE.isdisjoint(indicators):
        return (Match(COMBINED, group_key(COMBINED, carrying, tagged), carrying, beside),)
    own = {r.indicator: r for r in SINGLE_RULES}
    rules = [own.get(name) or Rule(name.replace("_", "-"), name) for name in sorted(indicators)]
    own_findings = {rule: tuple(f for f in carrying if f.indicator == rule.indicator) for rule in rules}
    return tuple(Match(r, group_key(r, found, tagged), found, beside) for r, found in own_findings.items())


def silence(tagged: TaggedArticle) -> Silence:
    """Say why no rule holds for *tagged*."""
    if not tagged.findings:
        return "no findings"
    return "only denied or historical" if any(f.salient for f in tagged.findings) else "no salient finding"


def group_key(rule: Rule, findings: Sequence[Finding], tagged: TaggedArticle) -> str:
    """
    Name the event that *findings* tell, as far as an outlet's choice of words leaves it the same.

    The theatre, and whose forces: the conflict where one is known, else host, place or side; an article that says none
    of these meets no other.
    """
    theatre = _theatre(findings) or f"article:{tagged.article.id}"
    senders = _most(f.actors for f in findings if f.indicator == "foreign_forces")
    if rule.indicator == "drone_activity":
        return theatre
    if rule.indicator in {None, "foreign_forces"}:
        return f"{theatre}/{senders}"
    return f"{theatre}/{_most(f.actors for f in findings)}"


def _theatre(findings: Iterable[Finding]) -> str:
    known = list(findings)
    conflict = _most((f.conflict,) for f in known if f.conflict)
    if conflict:
        return f"conflict:{conflict}"
    host = _most((f.host,) for f in known if f.host)
    if host:
        return f"host:{host}"
    side = _most(f.actors for f in known)
    place = _most(f.places for f in known)
    return f"place:{place}/{side}" if place else f"side:{side}" if side else ""


def _most(groups: Iterable[Sequence[str]]) -> str:
    """Give the commonest name; among equals the first in the alphabet, so that the order of telling is no matter."""
    tally = Counter(name for group in groups for name in group)
    return min(tally, key=lambda name: (-tally[name], name)) if tally else ""
