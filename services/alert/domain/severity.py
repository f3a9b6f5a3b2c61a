"""
How serious: a score from 0 to 100 for a finding and for an article's findings together, and the word for it.

A score says how much escalation is claimed, not how credible the claim is: those are two numbers. What is planned
weighs less than what is, what is possible less than what is planned; denied and historical weigh nothing.
"""

import math
from collections.abc import Iterable

from shared.contracts.alert import SEVERITIES
from shared.contracts.finding import Assertion, Finding, Severity

ASSERTION_WEIGHTS: dict[Assertion, float] = {
    "actual": 1.0,
    "planned": 0.8,
    "possible": 0.5,
    "denied": 0.0,
    "historical": 0.0,
}
FIRMNESS: dict[Assertion, int] = {"historical": 0, "denied": 1, "possible": 2, "planned": 3, "actual": 4}
# Least score of each word, from the strongest down.
_THRESHOLDS: tuple[tuple[int, Severity], ...] = (
    (80, "critical"),
    (60, "high"),
    (40, "medium"),
    (20, "low"),
    (0, "info"),
)
_FOREIGN = {
    "state_troops": 48,
    "mercenaries": 46,
    "proxy": 44,
    "naval_air": 42,
    "volunteers": 36,
    "advisers": 34,
    "peacekeepers": 24,
}
_DRONES = {
    "strike": 46,
    "launch": 44,
    "incursion": 44,
    "interception": 36,
    "site": 32,
    "use": 28,
    "surveillance": 26,
    "supply": 22,
}
_OTHER = 30  # an operator's own indicator that says nothing of its weight
_HINTS: dict[Severity, float] = {"info": 10, "low": 25, "medium": 45, "high": 65, "critical": 85}
_PER_TENFOLD = 11  # ten times the troops is one step up
_DRONES_PER_TENFOLD = 6
_PER_FURTHER_INDICATOR = 15


def finding_score(finding: Finding) -> float:
    """Weigh one finding, 0 to 100: its kind and size, times how firmly it is told."""
    base: float
    if finding.indicator == "troop_figure":
        base = 8 + _PER_TENFOLD * _magnitude(finding)
    elif finding.indicator == "foreign_forces":
        base = _FOREIGN.get(finding.kind, _OTHER)
    elif finding.indicator == "drone_activity":
        base = _DRONES.get(finding.kind, _OTHER) + _DRONES_PER_TENFOLD * _magnitude(finding)
    else:
        base = _HINTS[finding.severity] if finding.severity else _OTHER
    return min(100.0, base) * ASSERTION_WEIGHTS[finding.assertion]


def score(findings: Iterable[Finding]) -> int:
    """Weigh findings that stand together: the strongest, and more for each further indicator beside it."""
    weights: dict[str, float] = {}
    for finding in findings:
        weights[finding.indicator] = max(finding_score(finding), weights.get(finding.indicator, 0.0))
    return together(weights.values())


def together(weights: Iterable[float]) -> int:
    """Weigh indicators that stand together, given the greatest score of each."""
    found = [weight for weight in weights if weight]
    return round(min(100.0, max(found, default=0.0) + _PER_FURTHER_INDICATOR * max(0, len(found) - 1)))


def severity(points: int) -> Severity:
    """Give the word for a score."""
    return next(word for least, word in _THRESHOLDS if points >= least)


def rank(word: Severity) -> int:
    """Order severities: info is 0."""
    return SEVERITIES.index(word)


def greatest(finding: Finding) -> int:
    """Give the greater end of what a finding counts; 0 where it counts nothing."""
    quantity = finding.quantity
    return max(quantity.low or 0, quantity.high or 0) if quantity is not None else 0


def _magnitude(finding: Finding) -> float:
    quantity = finding.quantity
    if quantity is None:
        return 0.0
    count = greatest(finding)
    if quantity.echelon:
        count *= _ECHELON_STRENGTH.get(quantity.echelon, 100)
    return math.log10(count) if count > 1 else 0.0


# Only to weigh "three brigades" against "9,000 troops"; never shown as a figure.
_ECHELON_STRENGTH = {
    "squad": 10,
    "section": 10,
    "platoon": 30,
    "company": 120,
    "battery": 100,
    "squadron": 120,
    "battalion": 600,
    "battlegroup": 1000,
    "regiment": 1500,
    "brigade": 3000,
    "division": 10000,
    "corps": 30000,
    "army": 50000,
}
