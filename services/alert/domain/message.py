"""
The message: an incident's state as a CloudEvent that a person can read and a program can act on.

Headline and summary are composed from the findings alone, in their own words, with every hedge kept ("planned",
"possible"): they never assert more than the quotes. An event never exceeds 64 KiB: the strongest findings come first
and the weakest are left out, ``findings_total`` says how many there are.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from services.alert.domain.accounts import accounts
from services.alert.domain.corroboration import credibility, independent
from services.alert.domain.excerpt import MAX_NAME_CHARS, shortened
from services.alert.domain.headline import MAX_HEADLINE_CHARS, fitting, headline
from services.alert.domain.incident import Incident, Report, Standing
from services.alert.domain.leads import leads
from services.alert.domain.phrase import hedge, label
from services.alert.domain.rule import Rule
from services.alert.domain.severity import finding_score
from services.alert.domain.unwrapped import unwrap
from shared.contracts.alert import (
    MAX_EVENT_BYTES,
    Alert,
    AlertData,
    Change,
    CitedArticle,
    CitedFinding,
    Corroboration,
    HeldBack,
    Status,
    alert_id,
    alert_type,
)
from shared.contracts.article import Contract
from shared.contracts.finding import ArticleRef, Finding

MAX_SUMMARY_CHARS = 2000
MAX_NAMES = 20
MAX_CHANGES = 20
_LEADS: dict[Status, str] = {"corrected": "Corrected: ", "retracted": "Retracted: ", "resolved": "Resolved: "}
_BRINGS = frozenset({"severity_raised", "new_indicator", "figure_moved", "now_actual", "reopened"})  # words of its own
_DISPUTED = " (disputed)"
_DIFFER = " (figures differ)"


def compose(
    incident: Incident,
    now: Standing,
    rule: Rule,
    *,
    status: Status,
    reason: str,
    changes: Sequence[Change] = (),
    time: datetime,
    by: str = "",
) -> Alert:
    """
    Write the alert that *incident* gives, standing as *now*.

    *changes*: what is not as its last alert said. *time*: the event time of the article that caused it; *by*: its id.
    """
    cited = _strongest_first(incident.reports)
    carrying = [finding for r in incident.reports for finding in r.findings]
    stands = [(f, a) for f, a in cited if f in carrying]
    counted = accounts(stands)
    voices, denials = independent(incident.known), independent(incident.known, "denies")
    data = AlertData(
        incident=incident.id,
        revision=incident.revision,
        status=status,
        reason=reason,
        severity=now.severity if carrying else incident.told.severity,
        score=now.score,
        rule=incident.rule,
        headline=_headed(
            status,
            headline(stands, by if reason in _BRINGS else "") or incident.told.headline or headline(cited),
            disputed=now.disputed,
            differ=any(figure.contradictory for figure in counted),
        ),
        summary=_summed(changes, cited, incident.told.headline if incident.revision > 1 else "", by),
        indicators=(tuple(sorted({f.indicator for f in carrying})) or incident.told.indicators)[:MAX_NAMES],
        actors=_commonest(f.actors for f in carrying),
        places=_commonest(f.places for f in carrying),
        first_seen=incident.first_seen,
        last_seen=incident.last_seen,
        figures=counted,
        corroboration=Corroboration(
            independent=len(voices),
            publishers=_names(voices),
            denied_by=_names(denials),
        ),
        findings=tuple(_cite(finding, article) for finding, article in cited),
        findings_total=incident.findings_total,
        title=shortened(rule.title, MAX_HEADLINE_CHARS),
        credibility=credibility(
            (r.article.source.reliability for r in incident.reports if r.findings), len(voices), len(denials)
        ),
        disputed=now.disputed,
        changes=tuple(changes)[:MAX_CHANGES],
        routes=rule.routes,
        held_back=HeldBack(count=sum(incident.held.values()), reasons=incident.held),
    )
    alert = Alert(
        id=alert_id(incident.id, incident.revision),
        type=alert_type(status),
        time=time,
        subject=incident.id,
        data=data,
    )
    return _fitted(alert)


def summary(cited: Sequence[tuple[Finding, ArticleRef]]) -> str:
    """Say who reports which words, one sentence an indicator."""
    sentences = []
    for finding, article in leads(cited):
        sentences.append(f"{label(finding.indicator)} — {_saying(finding, article)}")
    return fitting(sentences, " ", MAX_SUMMARY_CHARS)


def _saying(finding: Finding, article: ArticleRef) -> str:
    who = article.source.name or article.source.publisher or article.source.id
    says = f", citing {finding.attribution}" if finding.attribution else ""
    sides = f" [{', '.join(finding.actors)}]" if finding.actors else ""
    return f"{who}{says}: “{shortened(unwrap(finding.evidence.quote), 90)}”{hedge(finding)}{sides}."


def _headed(status: Status, line: str, *, disputed: bool, differ: bool) -> str:
    """Say before the words what has become of them, and behind them that somebody denies or contradicts them."""
    bare = line
    for mark in (*_LEADS.values(), _DISPUTED, _DIFFER):
        bare = bare.removeprefix(mark).removesuffix(mark)
    marks = (_DIFFER if differ else "") + (_DISPUTED if disputed and status != "retracted" else "")
    return _LEADS.get(status, "") + bare + marks


def _summed(changes: Sequence[Change], cited: Sequence[tuple[Finding, ArticleRef]], told: str, by: str) -> str:
    """Say what has changed, then who reports which words, the article *by* which it changed among them, who denies."""
    said = [_changed(change) for change in changes[:MAX_CHANGES]]
    claims = [(f, a) for f, a in cited if f.assertion != "denied"]
    denials = [(f, a) for f, a in cited if f.assertion == "denied"]
    if claims:
        said.append(summary(claims))
        said += _also(claims, by)
    elif told:
        said.append(f"Taken back — {told}.")
    if denials:
        said.append(f"Denied — {_saying(*denials[0])}")
    return fitting(said, " ", MAX_SUMMARY_CHARS)


def _also(claims: Sequence[tuple[Finding, ArticleRef]], by: str) -> list[str]:
    """Say the strongest words of the article *by* which it changed, where none of its words is among those shown."""
    shown = {id(finding) for finding, _ in leads(claims)}
    own = [(f, a) for f, a in claims if a.id == by]
    return [] if not own or any(id(f) in shown for f, _ in own) else [f"Also — {_saying(*own[0])}"]


def _changed(change: Change) -> str:
    before, after = _plain(change.before), _plain(change.after)
    if change.what == "confirmed":
        text = f"Confirmed by {after} publishers ({before} before)"
    elif change.what == "disputed":
        text = "No longer disputed" if after == "no" else "Disputed"
    elif change.what == "indicator":
        text = f"New: {label(after)}" if after else f"No longer said: {label(before)}"
    else:
        text = f"{change.what.capitalize()}: {before} → {after or 'none'}"
    return shortened(text, MAX_HEADLINE_CHARS) + "."


def _plain(words: str | None) -> str:
    """Say *words* of a change without the names that programs use."""
    name, colon, rest = (words or "").partition(": ")
    return f"{label(name)} {rest}" if colon else name


def _names(families: Sequence[str]) -> tuple[str, ...]:
    return tuple(shortened(name, MAX_NAME_CHARS) for name in families[:MAX_NAMES])


def _strongest_first(reports: Iterable[Report]) -> list[tuple[Finding, ArticleRef]]:
    every = [(f, r.article) for r in reports for f in r.cited]
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
