"""
The incident: what is known of one event, and the state that decisions are made against.

Its id depends on the rule, the group key and the window of event time, never on which article came first: any number
of workers, in any order, after any crash, name the same event the same.
"""

from datetime import UTC, datetime

from pydantic import Field

from services.alert.domain.excerpt import excerpt, quoted
from services.alert.domain.part import commonest
from services.alert.domain.rule import Match
from services.alert.domain.severity import finding_score
from shared.contracts.article import Contract, Moment
from shared.contracts.finding import ArticleRef, Finding, Severity
from shared.contracts.identity import digest

# An incident's state is read and written with every report: what it keeps is bounded.
MAX_REPORTS = 24
MAX_FINDINGS_PER_REPORT = 12
MAX_KNOWN_ARTICLES = 2000
MAX_PUBLISHERS = 500


class Report(Contract):
    """What one article tells of an incident, strongest findings first; ``told`` counts those left out as well."""

    article: ArticleRef
    findings: tuple[Finding, ...]
    told: int = 0


class Incident(Contract):
    """
    The state of an incident. ``revision`` is that of its last alert; ``known`` maps articles to their last revision.

    ``reports`` are the strongest. ``publishers`` are those who told it independently: a credited agency instead of who
    reprints it, and of one text (``texts``: syndication ids) only who told it first.
    """

    id: str
    rule: str
    revision: int = 0
    severity: Severity = "info"
    score: int = 0
    first_seen: Moment
    last_seen: Moment
    reports: tuple[Report, ...] = ()
    known: dict[str, int] = Field(default_factory=dict)
    publishers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    findings_total: int = 0


def incident_id(match: Match, event_time: datetime) -> str:
    """Name the incident that a match belongs to."""
    window = match.rule.window
    bucket = int((event_time - datetime(1970, 1, 1, tzinfo=UTC)) // window)
    key = match.theatre
    if match.rule.name != "drone-activity":
        sides = (f.actors for f in match.findings if f.indicator == "foreign_forces")
        key += (
            "/" + commonest(sides)
            if "foreign_forces" in {f.indicator for f in match.findings}
            else ("/" + commonest(f.actors for f in match.findings))
        )
    return "i" + digest(match.rule.name, key, f"{window.total_seconds():.0f}", str(bucket))


def begin(identifier: str, match: Match, event_time: datetime) -> Incident:
    """Start an incident nobody has told of yet."""
    return Incident(id=identifier, rule=match.rule.name, first_seen=event_time, last_seen=event_time)


def absorb(incident: Incident, match: Match, article: ArticleRef) -> Incident:
    """Add what *article* tells; a later revision of an article takes the place of the earlier one."""
    told = (*match.findings, *match.beside)
    strongest = sorted(told, key=lambda f: (not f.salient, -finding_score(f), f.evidence.start, f.id))
    findings = tuple(quoted(f) for f in strongest[:MAX_FINDINGS_PER_REPORT])
    report = Report(article=excerpt(article), findings=findings, told=len(strongest))
    others = [r for r in incident.reports if r.article.id != article.id]
    earlier = sum(r.told for r in incident.reports if r.article.id == article.id)
    if article.id in incident.known and len(others) == len(incident.reports):
        earlier = report.told  # its report was too weak to be kept: it has been counted already
    known = {**incident.known, article.id: article.revision}
    for oldest in list(known)[: max(0, len(known) - MAX_KNOWN_ARTICLES)]:
        del known[oldest]
    source = report.article.source
    publishers, texts = dict.fromkeys(incident.publishers), dict.fromkeys(incident.texts)
    if article.syndication is None or article.syndication not in texts:
        publishers[source.via or source.publisher or source.id] = None
    if article.syndication is not None:
        texts[article.syndication] = None
    return incident.model_copy(
        update={
            "first_seen": min(incident.first_seen, article.event_time),
            "last_seen": max(incident.last_seen, article.event_time),
            "reports": tuple(sorted([*others, report], key=_weight)[:MAX_REPORTS]),
            "known": known,
            "publishers": tuple(publishers)[:MAX_PUBLISHERS],
            "texts": tuple(texts)[-MAX_KNOWN_ARTICLES:],
            "findings_total": incident.findings_total - earlier + report.told,
        }
    )


def _weight(report: Report) -> tuple[float, datetime, str]:
    weights = (finding_score(f) for f in report.findings if f.salient)
    return -max(weights, default=0.0), report.article.event_time, report.article.id
