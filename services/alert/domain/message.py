"""
The message: an incident's state as a CloudEvent that a person can read and a program can act on.

Headline and summary are composed from the findings alone, in their own words, with every hedge kept ("planned",
"possible"): they never assert more than the quotes. An event never exceeds 64 KiB: the strongest findings come first
and the weakest are left out, ``findings_total`` says how many there are.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

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
from shared.contracts.finding import ArticleRef, Evidence, Finding

MAX_HEADLINE_CHARS = 220
MAX_TITLE_CHARS = 300
MAX_URL_CHARS = 2000
MAX_QUOTE_CHARS = 300
MAX_SENTENCE_CHARS = 800
MAX_FIGURES = 20
_LABELS = {"troop_figure": "Troops", "foreign_forces": "Foreign forces", "drone_activity": "Drones"}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+")


def compose(incident: Incident, status: Status, reason: str, time: datetime) -> Alert:
    """Write the alert that *incident*, as it is now, gives. *time*: the event time of the article that caused it."""
    cited = _strongest_first(incident.reports)
    findings = tuple(_cite(finding, article) for finding, article in cited)
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
        indicators=tuple(sorted({f.indicator for f in findings})),
        actors=_commonest(f.actors for f in findings),
        places=_commonest(f.places for f in findings),
        first_seen=incident.first_seen,
        last_seen=incident.last_seen,
        figures=_figures(cited),
        corroboration=Corroboration(independent=len(incident.publishers), publishers=incident.publishers[:50]),
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
    parts = [f"{_label(f.indicator)}: {_words(f)}" for f in _best_of_each(cited)]
    places = _commonest(f.places for f, _ in cited)[:1]
    return shortened(" · ".join([*parts, *places]), MAX_HEADLINE_CHARS)


def summary(cited: Sequence[tuple[Finding, ArticleRef]]) -> str:
    """Say who reports which words, one sentence an indicator."""
    sentences = []
    for finding in _best_of_each(cited):
        article = next(a for f, a in cited if f is finding)
        who = shortened(article.source.name or article.source.publisher or article.source.id, 80)
        says = f", citing {shortened(finding.attribution, 80)}" if finding.attribution else ""
        sides = f" [{', '.join(finding.actors)}]" if finding.actors else ""
        sentences.append(f"{_label(finding.indicator)} — {who}{says}: “{_words(finding)}”{sides}.")
    return " ".join(sentences)


def shortened(text: str, limit: int) -> str:
    """Put *text* on one printable line of at most *limit* characters."""
    line = _UNPRINTABLE.sub(" ", text).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _label(indicator: str) -> str:
    return _LABELS.get(indicator, indicator.replace("_", " ").capitalize())


def _words(finding: Finding) -> str:
    hedge = "" if finding.assertion == "actual" else f" ({finding.assertion})"
    return shortened(finding.evidence.quote, 90) + hedge


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
        key=lambda pair: (-finding_score(pair[0]), pair[1].event_time, pair[1].id, pair[0].evidence.start, pair[0].id),
    )


def _commonest(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    tally: dict[str, int] = {}
    for group in groups:
        for name in group:
            tally[name] = tally.get(name, 0) + 1
    return tuple(sorted(tally, key=lambda name: (-tally[name], name))[:20])


def _figures(cited: Sequence[tuple[Finding, ArticleRef]]) -> tuple[Figure, ...]:
    told: dict[tuple[object, ...], Figure] = {}
    for finding, article in cited:
        quantity = finding.quantity
        if finding.indicator != "troop_figure" or quantity is None:
            continue
        source = FigureSource(
            source=article.source.id, article=article.id, quote=shortened(finding.evidence.quote, MAX_QUOTE_CHARS)
        )
        key = (finding.kind, finding.actors, quantity.low, quantity.high)
        known = told.get(key)
        by = (*known.by, source) if known else (source,)
        told[key] = Figure(kind=finding.kind, actors=finding.actors, low=quantity.low, high=quantity.high, by=by[:10])
    return tuple(list(told.values())[:MAX_FIGURES])


def _cite(finding: Finding, article: ArticleRef) -> CitedFinding:
    cited = CitedArticle(
        id=article.id,
        url=article.url[:MAX_URL_CHARS] if article.url else None,
        title=shortened(article.title, MAX_TITLE_CHARS) if article.title else None,
        source=article.source,
    )
    values = {name: getattr(finding, name) for name in Finding.model_fields}
    values["evidence"] = _bounded(finding.evidence)
    return CitedFinding.model_construct(**values, article=cited)


def _bounded(evidence: Evidence) -> Evidence:
    """Keep a sentence without end from filling the event: cut it around the quote, offsets moved along."""
    if len(evidence.sentence) <= MAX_SENTENCE_CHARS:
        return evidence
    margin = max(0, MAX_SENTENCE_CHARS - (evidence.end - evidence.start)) // 2
    start = max(evidence.sentence_start, evidence.start - margin)
    end = min(evidence.sentence_end, evidence.end + margin)
    cut = evidence.sentence[start - evidence.sentence_start : end - evidence.sentence_start]
    return evidence.model_copy(update={"sentence": cut, "sentence_start": start, "sentence_end": end})


def _fitted(alert: Alert) -> Alert:
    data = alert.data
    while len(alert.model_dump_json().encode()) > MAX_EVENT_BYTES and len(data.findings) > 1:
        data = data.model_copy(update={"findings": data.findings[: len(data.findings) * 2 // 3 or 1]})
        alert = alert.model_copy(update={"data": data})
    return alert
