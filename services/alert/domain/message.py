"""
The message: an incident's state as a CloudEvent that a person can read and a program can act on.

Headline and summary are composed from the findings alone, in their own words, with every hedge kept ("planned",
"possible"): they never assert more than the quotes. An event never exceeds 64 KiB: the strongest findings come first
and the weakest are left out, ``findings_total`` says how many there are.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from services.alert.domain.corroboration import credibility, independent
from services.alert.domain.excerpt import MAX_NAME_CHARS, shortened
from services.alert.domain.figures import figures
from services.alert.domain.incident import Incident, Report, Standing
from services.alert.domain.rule import Rule
from services.alert.domain.severity import finding_score
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

MAX_HEADLINE_CHARS = 220
MAX_SUMMARY_CHARS = 2000
MAX_LABEL_CHARS = 40
MAX_NAMES = 20
MAX_CHANGES = 20
_LEADS: dict[Status, str] = {"corrected": "Corrected: ", "retracted": "Retracted: ", "resolved": "Resolved: "}
_DISPUTED = " (disputed)"
_DIFFER = " (figures differ)"
_LABELS = {
    "troop_figure": "Troops",
    "foreign_forces": "Foreign forces",
    "drone_activity": "Drones",
    "missile_air_strikes": "Missile and air strikes",
}


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
    counted = figures(stands)
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
            headline(stands) or incident.told.headline or headline(cited),
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


def headline(cited: Sequence[tuple[Finding, ArticleRef]]) -> str:
    """Say the strongest words of each indicator: ``Troops: over 50,000 troops (planned) · Drones: ... · Kursk``."""
    best = _best_of_each(cited)
    places = _where(best, cited)
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
        sentences.append(f"{_label(finding.indicator)} — {_saying(finding, article)}")
    return _fitting(sentences)


def _saying(finding: Finding, article: ArticleRef) -> str:
    who = article.source.name or article.source.publisher or article.source.id
    says = f", citing {finding.attribution}" if finding.attribution else ""
    sides = f" [{', '.join(finding.actors)}]" if finding.actors else ""
    return f"{who}{says}: “{shortened(finding.evidence.quote, 90)}”{_hedge(finding)}{sides}."


def _where(shown: Sequence[Finding], cited: Sequence[tuple[Finding, ArticleRef]]) -> tuple[str, ...]:
    """Say where what is shown happens: in its own words, else in those of its articles; never in others."""
    own = _commonest(f.places for f in shown)
    said_in = {a.id for f, a in cited if f in shown}
    return own[:1] or _commonest(f.places for f, a in cited if a.id in said_in)[:1]


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
    return _fitting(said)


def _also(claims: Sequence[tuple[Finding, ArticleRef]], by: str) -> list[str]:
    """Say the strongest words of the article *by* which it changed, where none of its words is among those shown."""
    shown = set(map(id, _best_of_each(claims)))
    own = [(f, a) for f, a in claims if a.id == by]
    return [] if not own or any(id(f) in shown for f, _ in own) else [f"Also — {_saying(*own[0])}"]


def _changed(change: Change) -> str:
    before, after = _plain(change.before), _plain(change.after)
    if change.what == "confirmed":
        text = f"Confirmed by {after} publishers ({before} before)"
    elif change.what == "disputed":
        text = "No longer disputed" if after == "no" else "Disputed"
    elif change.what == "indicator":
        text = f"New: {_label(after)}" if after else f"No longer said: {_label(before)}"
    else:
        text = f"{change.what.capitalize()}: {before} → {after or 'none'}"
    return shortened(text, MAX_HEADLINE_CHARS) + "."


def _plain(words: str | None) -> str:
    """Say *words* of a change without the names that programs use."""
    name, colon, rest = (words or "").partition(": ")
    return f"{_label(name)} {rest}" if colon else name


def _names(families: Sequence[str]) -> tuple[str, ...]:
    return tuple(shortened(name, MAX_NAME_CHARS) for name in families[:MAX_NAMES])


def _fitting(parts: Sequence[str], between: str = " ", limit: int = MAX_SUMMARY_CHARS) -> str:
    """Join as many of *parts*, from the first on, as fit; each is shorter than *limit*."""
    kept = list(parts)
    while len(line := between.join(kept)) > limit:
        kept.pop()
    return line


def _label(indicator: str) -> str:
    return _LABELS.get(indicator) or shortened(indicator.replace("_", " ").capitalize(), MAX_LABEL_CHARS)


def _words(finding: Finding, limit: int) -> str:
    return shortened(finding.evidence.quote, limit) + _hedge(finding)


def _hedge(finding: Finding) -> str:
    """Say how it is told; it is no word of the article's, and stands outside its quotation marks."""
    return "" if finding.assertion == "actual" else f" ({finding.assertion})"


def _best_of_each(cited: Sequence[tuple[Finding, ArticleRef]]) -> list[Finding]:
    best: dict[str, Finding] = {}
    for finding, _ in cited:
        best.setdefault(finding.indicator, finding)
    order = {name: k for k, name in enumerate(_LABELS)}
    return sorted(best.values(), key=lambda f: (order.get(f.indicator, len(order)), f.indicator))


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
