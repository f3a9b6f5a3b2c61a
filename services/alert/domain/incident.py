"""
The incident: what is known of one event, and the state that decisions are made against.

Its standing (severity, indicators, figures, confirmations, dispute) is derived from the reports it holds, so a report
that is edited or taken back takes with it what nobody else says. What was told last stands beside: an alert is the
difference. Everything kept is bounded, because it is read and written with every batch.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Self

from pydantic import Field, model_validator

from services.alert.domain.copies import Told, first_told, origin_of
from services.alert.domain.corroboration import Families, Voice, independent, thinned, voice, wording
from services.alert.domain.excerpt import excerpt, quoted
from services.alert.domain.figures import Spans, landed, leading, merged
from services.alert.domain.names import place, sides
from services.alert.domain.severity import FIRMNESS, finding_score, rank, severity, together
from shared.contracts.article import Contract, Moment
from shared.contracts.finding import ArticleRef, Assertion, Finding, Severity

MAX_REPORTS = 20
MAX_DENIALS = 4
MAX_FINDINGS_PER_REPORT = 12
MAX_KNOWN_ARTICLES = 300
_SPARE = 60  # so many more are let in before the known articles are thinned out


class Counting(Contract):
    """What gives numbers. ``lands``: those of each, written beside them, where a reader without them passes over."""

    figures: Spans = ()
    lands: tuple[tuple[str, ...], ...] = ()

    @model_validator(mode="after")
    def _landed(self) -> Self:
        self.__dict__["figures"] = landed(self.figures, self.lands)
        return self


class Report(Counting):
    """
    What one article tells of an incident, strongest findings first; ``told`` counts those left out as well.

    ``findings``: what the incident stands on. ``beside``: told with it. ``denied``: what the article denies of it.
    ``least``: the least severity that the rule gives it. What a standing needs is worked out once: ``weights`` (the
    greatest score) and ``firm`` (the firmest assertion) of each indicator, and ``figures``.
    """

    article: ArticleRef
    findings: tuple[Finding, ...] = ()
    beside: tuple[Finding, ...] = ()
    denied: tuple[Finding, ...] = ()
    least: Severity = "info"
    told: int = 0
    weights: dict[str, float] = Field(default_factory=dict)
    firm: dict[str, Assertion] = Field(default_factory=dict)

    @property
    def cited(self) -> tuple[Finding, ...]:
        """Everything it says."""
        return (*self.findings, *self.beside, *self.denied)


class Standing(Counting):
    """
    What an incident amounts to: of all its reports now, or as it was told last.

    ``firm``: the firmest assertion of each indicator. ``figures``: the interval of each thing counted.
    ``families``: how many tell it independently. ``places`` and ``actors``: those named by what was told.
    """

    severity: Severity = "info"
    score: int = 0
    indicators: tuple[str, ...] = ()
    firm: dict[str, Assertion] = Field(default_factory=dict)
    families: int = 0
    disputed: bool = False
    headline: str = ""
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


class Incident(Contract):
    """
    The state of an incident. ``revision`` is that of its last alert, 0 while none was sent.

    ``known``: each article's voice, also of those whose report is too weak to be kept. ``told``: the standing that the
    last alert said. ``held``: what was kept back since, by reason. ``due``: the event time at which it is over if
    nobody reports it. ``status``: the word of its last alert.
    """

    id: str
    rule: str
    theatre: str = ""
    revision: int = 0
    status: str = "opened"
    first_seen: Moment
    last_seen: Moment
    due: Moment | None = None
    reports: tuple[Report, ...] = ()
    known: dict[str, Voice] = Field(default_factory=dict)
    findings_total: int = 0
    told: Standing = Standing()
    told_at: Moment | None = None
    held: dict[str, int] = Field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """The severity that was told."""
        return self.told.severity

    @property
    def score(self) -> int:
        """The score that was told."""
        return self.told.score

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who tells it independently, the first to publish first."""
        return independent(self.known)

    def revision_of(self, article: str) -> int:
        """Give the last revision of an article that was taken in; 0 for one that is not known."""
        return self.known[article].revision if article in self.known else 0


def begin(identifier: str, rule: str, theatre: str, event_time: datetime) -> Incident:
    """Start an incident nobody has told of yet."""
    return Incident(id=identifier, rule=rule, theatre=theatre, first_seen=event_time, last_seen=event_time)


def absorb(incident: Incident, told: Report, families: Families) -> Incident:
    """Add what an article tells; a later revision takes the place of the earlier one, or, if empty, takes it away."""
    report, article = bounded(told), told.article
    says = "claims" if report.findings else "denies" if report.denied else "nothing"
    others = [r for r in incident.reports if r.article.id != article.id]
    earlier = sum(r.told for r in incident.reports if r.article.id == article.id)
    if article.id in incident.known and len(others) == len(incident.reports):
        earlier = report.told  # its report was too weak to be kept: it has been counted already
    known = {**incident.known, article.id: voice(report.article, says, families, _text(incident, report))}
    alive = says != "nothing"
    candidates = [*others, report] if alive else others
    reports = kept(candidates)
    held = {r.article.id for r in reports}
    if len(known) > MAX_KNOWN_ARTICLES + _SPARE:
        known = thinned(known, MAX_KNOWN_ARTICLES, held)
    return incident.model_copy(
        update={
            "first_seen": min(incident.first_seen, article.event_time) if alive else incident.first_seen,
            "last_seen": max(incident.last_seen, article.event_time) if alive else incident.last_seen,
            "reports": reports,
            "known": _copies(known, reports, [r for r in candidates if r.article.id not in held]),
            "findings_total": max(0, incident.findings_total - earlier + report.told),
        }
    )


def _text(incident: Incident, report: Report) -> str:
    """Sign the text of a report; an edit leaves it whose it was."""
    article, known = report.article, incident.known.get(report.article.id)
    if article.syndication or known is not None:
        return article.syndication or (known.text if known is not None else "")
    strongest = next(iter((*report.findings, *report.denied)), None)
    return wording(strongest.evidence.sentence) if strongest is not None else ""


def _copies(known: dict[str, Voice], reports: Iterable[Report], gone: Iterable[Report]) -> dict[str, Voice]:
    """
    Say of each report that is kept whether it is copied from an earlier one, whichever of them came in first.

    Those *gone*, too weak to be kept or pushed out by a stronger one, are compared with them once, whichever is the
    earlier: their words are forgotten, their voices count.
    """
    told = [_strongest(r) for r in reports]
    first = first_told(told, known)
    voices = known | _told_again(known, {a.id: first.get(a.id, "") for a, _, _ in told if a.id in known})
    late = [_strongest(r) for r in gone if r.article.id in known]
    return voices | _told_again(voices, {one[0].id: origin_of(one, told, voices) for one in late})


def _told_again(known: dict[str, Voice], origins: dict[str, str]) -> dict[str, Voice]:
    """Give the voices whose origin is another than it was: what is as it was isn't written again."""
    return {a: known[a]._replace(copied=text) for a, text in origins.items() if known[a].copied != text}


def _strongest(report: Report) -> Told:
    return report.article, (*report.findings, *report.denied)[0], not report.findings


def without(incident: Incident, articles: Collection[str]) -> Incident:
    """Take back what these articles say: they only repeated words that are no longer said."""
    gone = {a: incident.known[a]._replace(says="nothing") for a in articles if a in incident.known}
    left = tuple(r for r in incident.reports if r.article.id not in gone)
    told = sum(r.told for r in incident.reports) - sum(r.told for r in left)
    return incident.model_copy(
        update={
            "reports": left,
            "known": {**incident.known, **gone},
            "findings_total": max(0, incident.findings_total - told),
        }
    )


def bounded(told: Report) -> Report:
    """Give the report with every text and number of findings within its limit, strongest first."""
    room = MAX_FINDINGS_PER_REPORT
    kept: dict[str, tuple[Finding, ...]] = {}
    for name in ("findings", "denied", "beside"):
        found: tuple[Finding, ...] = getattr(told, name)
        strongest = sorted(found, key=lambda f: (-finding_score(f), f.evidence.start, f.id))
        kept[name] = tuple(quoted(f) for f in strongest[:room])
        room -= len(kept[name])
    weights: dict[str, float] = {}
    firm: dict[str, Assertion] = {}
    for finding in told.findings:
        name = finding.indicator
        weights[name] = max(finding_score(finding), weights.get(name, 0.0))
        firm[name] = max(finding.assertion, firm.get(name, "historical"), key=FIRMNESS.__getitem__)
    figures = leading(told.findings)
    worked_out = {"weights": weights, "firm": firm, "figures": figures, "lands": tuple(s.lands for s in figures)}
    return told.model_copy(update={"article": excerpt(told.article), "told": len(told.cited), **kept, **worked_out})


def standing(incident: Incident) -> Standing:
    """Say what the reports of *incident* amount to now."""
    weights: dict[str, float] = {}
    firm: dict[str, Assertion] = {}
    for report in incident.reports:
        for name, weight in report.weights.items():
            weights[name] = max(weight, weights.get(name, 0.0))
            firm[name] = max(report.firm[name], firm.get(name, "historical"), key=FIRMNESS.__getitem__)
    points = together(weights.values())
    figures = merged(s for r in incident.reports for s in r.figures)
    return Standing.model_construct(
        severity=max((severity(points), *(r.least for r in incident.reports)), key=rank),
        score=points,
        indicators=tuple(sorted(firm)),
        firm=dict(sorted(firm.items())),
        figures=figures,
        lands=tuple(s.lands for s in figures),
        families=len(incident.publishers),
        disputed=any(r.denied for r in incident.reports),
    )


def named(incident: Incident) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the places (those that tell one event from another) and the actors of what is claimed, each once."""
    found = [f for r in incident.reports for f in r.findings]
    return (
        tuple(dict.fromkeys(name for f in found for name in f.places if place(name))),
        tuple(dict.fromkeys(name for f in found for name in f.actors if sides([name]))),
    )


def firmer(one: Assertion, other: Assertion) -> bool:
    """Tell whether *one* is told more firmly than *other*."""
    return FIRMNESS[one] > FIRMNESS[other]


def unheld(incident: Incident) -> int:
    """Count the articles that claim it, but whose reports were too weak to be kept."""
    kept = {r.article.id for r in incident.reports}
    return sum(1 for article, one in incident.known.items() if one.says == "claims" and article not in kept)


def kept(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Keep the strongest reports, and among those that only deny, the first."""
    claims: list[Report] = []
    denials: list[Report] = []
    for report in sorted(reports, key=_weight):
        (claims if report.findings else denials).append(report)
    return (*claims[:MAX_REPORTS], *denials[:MAX_DENIALS])


def _weight(report: Report) -> tuple[float, datetime, str]:
    return -max(report.weights.values(), default=0.0), report.article.event_time, report.article.id
