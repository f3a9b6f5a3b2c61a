"""
The message: an incident's state as a CloudEvent that a person can read and a program can act on.

Headline and summary are composed from the findings alone, in their own words, with every hedge kept ("planned",
"possible"): they never assert more than the quotes. An event never exceeds 64 KiB: the strongest findings come first
and the weakest are left out, ``findings_total`` says how many there are.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from services.alert.domain.excerpt import shortened
from services.alert.domain.incident import Incident, Report
from services.alert.domain.severity import finding_score
from shared.contracts.alert import (
    MAX_EVENT_BYTES,
    Alert,
    AlertData,
    CitedArticle,
    CitedFinding,
    Corroboration,
    Figure,
    FigureSource,
    Status,
    alert_id,
    alert_type,
)
from shared.contracts.article import Contract
from shared.contracts.finding import ArticleRef, Finding

MAX_HEADLINE_CHARS = 220
MAX_SUMMARY_CHARS = 2000
MAX_LABEL_CHARS = 40
MAX_FIGURES = 20
MAX_SOURCES_PER_FIGURE = 10
MAX_NAMES = 20
_LABELS = {
    "troop_figure": "Troops",
    "foreign_forces": "Foreign forces",
    "drone_activity": "Drones",
    "missile_air_strikes": "Missile and air strikes",
}


def compose(incident: Incident, status: Status, reason: str, time: datetime) -> Alert:
    """Write the alert that *incident*, as it is now, gives. *time*: the event time of the article that caused it."""
    cited = _strongest_first(incident.reports)
    findings = tuple(_cite(finding, article) for finding, article in cited)
    carrying = [finding for finding, _ in _carrying(cited)]
    data = AlertData(
        incident=incident.id,
        revision=incident.revision,
        status=status,
        reason=reason,
        severity=incident.severity,
        score=incident.score,
        rule=incident.rule,
        headline=headline(cited),
        summary=summary(cited),
        indicators=tuple(sorted({f.indicator for f in carrying}))[:MAX_NAMES],
        actors=_commonest(f.actors for f in carrying),
        places=_commonest(f.places for f in carrying),
        first_seen=incident.first_seen,
        last_seen=incident.last_seen,
        figures=_figures(cited),
        corroboration=Corroboration(independent=len(incident.publishers), publishers=incident.publishers[:MAX_NAMES]),
        findings=findings,
        findings_total=incident.findings_total,
    )
    alert = Alert(
        id=alert_id(incident.id, incident.revision),
        type=alert_type(status),
        time=time,
        subject=incident.id,
        data=data,
    )
    return _fitted(alert)


def headline(cited: Sequence[tuple[Finding, ArticleRef]]) -> str:
    """Say the strongest words of each indicator: ``Troops: over 50,000 troops (planned) · Drones: ... · Kursk``."""
    carrying = _carrying(cited)
    best, places = _best_of_each(carrying), _commonest(f.places for f, _ in carrying)[:1]
    # Quotes are shortened, and whole parts left out, before a hedge is: it must never assert more than was said.
    for quote_chars in (90, 60, 40, 24):
        parts = [f"{_label(f.indicator)}: {_words(f, quote_chars)}" for f in best]
        if len(line := " · ".join([*parts, *places])) <= MAX_HEADLINE_CHARS:
            break
    return line if len(line) <= MAX_HEADLINE_CHARS else _fitting(parts, " · ", MAX_HEADLINE_CHARS)


def summary(cited: Sequence[tuple[Finding, ArticleRef]]) -> str:
    """Say who reports which words, one sentence an indicator."""
    sentences = []
    for finding in _best_of_each(cited):
        article = next(a for f, a in cited if f is finding)
        who = article.source.name or article.source.publisher or article.source.id
        says = f", citing {finding.attribution}" if finding.attribution else ""
        sides = f" [{', '.join(finding.actors)}]" if finding.actors else ""
        sentences.append(f"{_label(finding.indicator)} — {who}{says}: “{_words(finding, 90)}”{sides}.")
    return _fitting(sentences, " ", MAX_SUMMARY_CHARS)


def _fitting(parts: Sequence[str], between: str, limit: int) -> str:
    """Join as many of *parts*, from the first on, as fit; each is shorter than *limit*."""
    kept = list(parts)
    while len(line := between.join(kept)) > limit:
        kept.pop()
    return line


def _label(indicator: str) -> str:
    return _LABELS.get(indicator) or shortened(indicator.replace("_", " ").capitalize(), MAX_LABEL_CHARS)


def _words(finding: Finding, limit: int) -> str:
    hedge = "" if finding.assertion == "actual" else f" ({finding.assertion})"
    return shortened(finding.evidence.quote, limit) + hedge


def _carrying(cited: Sequence[tuple[Finding, ArticleRef]]) -> list[tuple[Finding, ArticleRef]]:
    """Those the alert stands on, without those that are only told with it."""
    return [(f, a) for f, a in cited if f.salient] or list(cited)


def _best_of_each(cited: Sequence[tuple[Finding, ArticleRef]]) -> list[Finding]:
    best: dict[str, Finding] = {}
    for finding, _ in cited:
        best.setdefault(finding.indicator, finding)
    order = {name: k for k, name in enumerate(_LABELS)}
    return sorted(best.values(), key=lambda f: (order.get(f.indicator, len(order)), f.indicator))


def _strongest_first(reports: Iterable[Report]) -> list[tuple[Finding, ArticleRef]]:
    every = [(f, r.article) for r in reports for f in r.findings]
    return sorted(
        every,
        key=lambda pair: (
            not pair[0].salient,
            -finding_score(pair[0]),
            pair[1].event_time,
            pair[1].id,
            pair[0].evidence.start,
            pair[0].id,
        ),
    )


def _commonest(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    tally: dict[str, int] = {}
    for group in groups:
        for name in group:
            tally[name] = tally.get(name, 0) + 1
    return tuple(sorted(tally, key=lambda name: (-tally[name], name))[:MAX_NAMES])


def _figures(cited: Sequence[tuple[Finding, ArticleRef]]) -> tuple[Figure, ...]:
    told: dict[tuple[object, ...], Figure] = {}
    for finding, article in cited:
        quantity = finding.quantity
        if finding.indicator != "troop_figure" or quantity is None:
            continue
        source = FigureSource(source=article.source.id, article=article.id, quote=finding.evidence.quote)
        key = (finding.kind, finding.actors, quantity.low, quantity.high)
        known = told.get(key)
        by = (*known.by, source) if known else (source,)
        told[key] = Figure(
            kind=finding.kind,
            actors=finding.actors,
            low=quantity.low,
            high=quantity.high,
            by=by[:MAX_SOURCES_PER_FIGURE],
        )
    return tuple(list(told.values())[:MAX_FIGURES])


def _cite(finding: Finding, article: ArticleRef) -> CitedFinding:
    cited = CitedArticle(id=article.id, url=article.url, title=article.title, source=article.source)
    return CitedFinding.model_construct(
        **{name: getattr(finding, name) for name in Finding.model_fields}, article=cited
    )


def _fitted(alert: Alert) -> Alert:
    """Leave out the weakest findings, or the figures told least firmly, whichever take more room, until it fits."""
    data = alert.data
    while _size(alert) > MAX_EVENT_BYTES and (len(data.findings) > 1 or data.figures):
        findings, figures = data.findings, data.figures
        if len(findings) > 1 and _size(*findings) >= _size(*figures):
            data = data.model_copy(update={"findings": findings[: len(findings) * 2 // 3]})
        else:
            data = data.model_copy(update={"figures": figures[: len(figures) * 2 // 3]})
        alert = alert.model_copy(update={"data": data})
    return alert


def _size(*parts: Contract) -> int:
    return sum(len(part.model_dump_json().encode()) for part in parts)
