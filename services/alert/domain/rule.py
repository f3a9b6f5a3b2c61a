"""
A rule: when findings of one article make an alert, which reports meet in one incident, and what is worth telling.

- A finding counts if it is salient and told as actual, planned or possible: what is denied or historical, told in
  passing, or a loss among figures, never alerts alone.
- An indicator whose findings are not salient stands beside: it is quoted in the alerts that others raise, and changes
  neither rule, key nor severity; but for a rule that names it, and asks for what stands beside.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal, get_args

from services.alert.domain.part import Part, counts
from services.alert.domain.passing import heard
from services.alert.domain.severity import ASSERTION_WEIGHTS
from shared.contracts.finding import Finding, Severity, TaggedArticle

# What may change in an incident; a rule tells some of it.
Told = Literal["severity", "indicator", "figure", "confirmed", "actual", "disputed"]
EVERY_CHANGE: frozenset[Told] = frozenset(get_args(Told))
Silence = Literal["no findings", "no salient finding", "only denied or historical", "only told in passing"]


@dataclass(frozen=True, slots=True)
class Material:
    """
    What is worth an update: which changes, from which factor on a figure has moved, at how many confirmations.

    ``figure_factor`` 1.25: a figure a quarter beyond all that was told.
    """

    tells: frozenset[Told] = EVERY_CHANGE
    figure_factor: float = 1.25
    confirmations: tuple[int, ...] = (2, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One rule, as an operator may write it.

    ``when``: CEL over ``article`` and ``findings`` of one part. ``indicators``: it can only hold where one of them is
    carried (empty: any). ``severity``: the least where it holds; None: from the score alone; ``rises``: a severity, and
    CEL: where that holds as well, it is the least. ``group_by``: exact parts of the key, of theatre, senders, actors,
    operator, host, place. ``window``: event time after which an incident is over that nobody reports; ``at_most``: its
    longest life; ``recall``: how long a state that is told again is still the one that was told, though it is over.
    ``inhibits``: rules that stay silent where this one holds.
    ``routes``: sinks its alerts go to. ``cooldown``, ``caps`` (alerts an hour, by severity): what keeps it quiet.
    """

    name: str
    title: str = ""
    when: str = ""
    indicators: frozenset[str] = frozenset()
    severity: Severity | None = None
    rises: tuple[tuple[Severity, str], ...] = ()
    group_by: tuple[str, ...] = ("theatre",)
    window: timedelta = timedelta(hours=24)
    at_most: timedelta = timedelta(hours=72)
    recall: timedelta = timedelta(hours=24)
    inhibits: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    material: Material = field(default_factory=Material)
    cooldown: timedelta = timedelta(0)
    caps: tuple[tuple[Severity, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """
    A rule that holds for a part, with the findings it stands on.

    ``beside``: findings that are told with it, but that it doesn't stand on. ``least``: the severity is at least this.
    """

    rule: Rule
    theatre: str
    findings: tuple[Finding, ...]
    beside: tuple[Finding, ...] = ()
    least: Severity | None = None


def carrying(part: Part) -> tuple[Finding, ...]:
    """Give the findings of *part* that can carry an alert."""
    return tuple(f for f in part.findings if counts(f))


def silence(tagged: TaggedArticle) -> Silence:
    """Say why no rule holds for *tagged*."""
    if not tagged.findings:
        return "no findings"
    salient = [f for f in tagged.findings if f.salient]
    if any(ASSERTION_WEIGHTS[f.assertion] > 0 and not heard(f) for f in salient):
        return "only told in passing"
    return "only denied or historical" if salient else "no salient finding"
