"""
Opening: what of an article may open an incident: its news, and of that what it leads with.

A claim far down, of another sender, host or place than the one the article leads with, is told elsewhere or not at all:
it neither stands in the headline nor makes the alert graver.
"""

from collections.abc import Sequence
from dataclasses import replace

from services.alert.domain.names import WIDE_WARS
from services.alert.domain.part import Part, counts
from services.alert.domain.passing import is_news
from services.alert.domain.rule import Match
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.strand import agreeing, leading, near
from shared.contracts.finding import Finding

LEAD_CHARS = 3000  # about the first five hundred words: what stands below is background
SECOND_CHARS = 1500  # an article that is news of something else must tell a second event near its top
LEAST_ASIDE = 2
NAMELESS_CHARS = 1200  # about the first two hundred words: what names nobody must stand there
LEAST_SHARE = 1 / 3


def opening(part: Part, rulebook: Rulebook, match: Match) -> tuple[Match, tuple[Finding, ...]] | None:
    """
    Give what an incident would open on, and all that is told of it as news; None where it is told in passing alone.

    The rules are asked again about what the article leads with: what is told apart from that raises nothing.
    """
    news = _again(rulebook, part.news, match.findings, match) if not all(map(is_news, match.findings)) else match
    if news is None:
        return None
    lead = leading(news.findings, WIDE_WARS.get(part.theatre.partition(":")[2], frozenset()))
    if in_passing(part, lead, news.findings):
        return None
    if len(lead) == len(news.findings):
        return news, lead
    kept = tuple(f for f in part.news.findings if f in lead or (not counts(f) and near(f, lead)))
    opened = _again(rulebook, replace(part, findings=kept), lead, news) or replace(news, findings=lead)
    return opened, agreeing(news.findings, lead)


def in_passing(part: Part, lead: Sequence[Finding], findings: Sequence[Finding]) -> bool:
    """
    Tell whether an article only mentions *findings* on its way to something else: too little to open an incident.

    What it is about stands near its top; and of a theatre that is not its main one it tells more than one thing, and a
    third of all. What says neither who nor where nor how many opens nothing further down than that.
    """
    first = min((f.evidence.start for f in lead), default=0)
    if first > NAMELESS_CHARS and not any(map(_says_whose, findings)):
        return True
    return first > LEAD_CHARS or (not part.main and (len(findings) < LEAST_ASIDE or part.share < LEAST_SHARE))


def _says_whose(finding: Finding) -> bool:
    """Tell whether a finding says at least who, where or how many."""
    return bool(finding.actors or finding.places or finding.host or finding.quantity)


def _again(rulebook: Rulebook, part: Part, findings: Sequence[Finding], match: Match) -> Match | None:
    """Give what holds for *part* of what *match* stands on: by its own rule, if that still holds."""
    matches = [m for m in rulebook.matches(part) if not set(findings).isdisjoint(m.findings)]
    return next((m for m in matches if m.rule.name == match.rule.name), matches[0] if matches else None)
