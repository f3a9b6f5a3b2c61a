"""
The life of an incident, for ``tocsin explain``: what it stands on, what was told and when, what was held back, what
each sink has of it, and what would be told next.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from services.alert.adapters.documents import read
from services.alert.domain.incident import Incident
from services.alert.domain.reasons import next_news
from services.alert.domain.shelf import Shelf
from services.commands.screen import one_line, out, write_json
from shared.chassis.server import Connection
from shared.contracts.alert import OVER, Alert
from shared.contracts.article import stamp
from shared.contracts.streams import Keys

_ALERT = b"alert:"
_ID = re.compile(r"i[0-9a-f]{20}\Z")


@dataclass(frozen=True)
class Life:
    """An incident as it is now; its alerts by revision, as far as the stream has them; deliveries by alert and sink."""

    incident: Incident
    alerts: tuple[Alert, ...]
    deliveries: dict[str, dict[str, dict[str, Any]]]


async def life(redis: Connection, keys: Keys, wanted: str) -> Life | None:
    """Read the incident called *wanted*, with its alerts and what became of them; None if there is none."""
    if not _ID.match(wanted):
        return None
    record: dict[bytes, bytes] = await redis.hgetall(keys.incident + wanted)
    try:
        incident = read(record, board=False)
    except ValidationError:
        return None
    if not isinstance(incident, Incident):
        return None
    places = {int(k.removeprefix(_ALERT)): v.decode() for k, v in record.items() if k.startswith(_ALERT)}
    alerts: list[Alert] = []
    deliveries = {}
    for _, entry in sorted(places.items()):
        for _, fields in await redis.xrange(keys.alerts, min=entry, max=entry):
            alert = Alert.model_validate_json(fields[b"data"])
            alerts.append(alert)
            deliveries[alert.id] = await _delivered(redis, keys, alert.id)
    return Life(incident, tuple(alerts), deliveries)


def show(found: Life, shelf: Shelf | None, *, as_json: bool) -> None:
    """Tell all of it."""
    if as_json:
        write_json(json.dumps(_as_json(found, shelf), ensure_ascii=False))
        return
    incident = found.incident
    out().print(f"incident {incident.id}: {_headline(incident)}", soft_wrap=True)
    facts = [
        f"rule {incident.rule}, {incident.theatre}",
        f"{incident.status}, revision {incident.revision}, severity {incident.severity} (score {incident.score})",
        f"first seen {incident.first_seen:%Y-%m-%d %H:%M}, last {incident.last_seen:%Y-%m-%d %H:%M}",
        f"told independently by {', '.join(incident.publishers) or 'nobody'}",
    ]
    if incident.due is not None:
        facts.append(f"over when the news is past {incident.due:%Y-%m-%d %H:%M}, if nobody reports it until then")
    for fact in facts:
        out().print(f"  {one_line(fact, 300)}", soft_wrap=True)
    _show_alerts(found)
    _show_reports(incident)
    if incident.held:
        out().print(f"  held back since the last alert: {_held(incident)}", soft_wrap=True)
    for line in _next(incident, shelf):
        out().print(f"  would be told: {one_line(line, 200)}", soft_wrap=True)


def show_brief(found: Life, shelf: Shelf | None) -> None:
    """Tell in a few lines how an incident stands that an article belongs to."""
    incident = found.incident
    told = f"{incident.status}, revision {incident.revision}, {incident.severity}" if incident.revision else "not told"
    out().print(
        f"  incident {incident.id} ({one_line(incident.rule, 60)}): {told}; {_headline(incident)}", soft_wrap=True
    )
    if incident.held:
        out().print(f"    held back since the last alert: {_held(incident)}", soft_wrap=True)
    lines = _next(incident, shelf)
    if lines:
        out().print(f"    would be told again: {one_line('; '.join(lines), 600)}", soft_wrap=True)


def brief(found: Life, shelf: Shelf | None) -> dict[str, Any]:
    """Give what ``show_brief`` tells."""
    incident = found.incident
    return {
        "incident": incident.id,
        "rule": incident.rule,
        "theatre": incident.theatre,
        "status": incident.status,
        "revision": incident.revision,
        "severity": incident.severity,
        "score": incident.score,
        "headline": incident.told.headline,
        "held": incident.held,
        "would_be_told": _next(incident, shelf),
    }


def _as_json(found: Life, shelf: Shelf | None) -> dict[str, Any]:
    incident = found.incident
    dumped = incident.model_dump(
        mode="json", include={"first_seen", "last_seen", "due", "told", "told_at", "publishers"}
    )
    reports = [
        {
            "article": report.article.model_dump(mode="json"),
            "findings": [finding.evidence.quote for finding in report.findings],
            "beside": [finding.evidence.quote for finding in report.beside],
            "denied": [finding.evidence.quote for finding in report.denied],
        }
        for report in incident.reports
    ]
    alerts = [
        {
            "id": alert.id,
            "time": stamp(alert.time, "auto"),
            **alert.data.model_dump(mode="json", include={"revision", "status", "reason", "severity", "headline"}),
            **alert.data.model_dump(mode="json", include={"changes", "held_back"}),
            "deliveries": found.deliveries.get(alert.id, {}),
        }
        for alert in found.alerts
    ]
    known = {article: voice.revision for article, voice in incident.known.items()}
    return {
        **brief(found, shelf),
        **dumped,
        "publishers": incident.publishers,
        "articles": known,
        "reports": reports,
        "alerts": alerts,
    }


def _show_alerts(found: Life) -> None:
    for alert in found.alerts:
        data = alert.data
        line = f"  {alert.time:%Y-%m-%d %H:%M}  {data.revision:>2}  {data.status:9} {data.severity:8} {data.reason}"
        changes = "; ".join(f"{c.what}: {c.before or '-'} -> {c.after or '-'}" for c in data.changes)
        held = f"; {data.held_back.count} held back before it" if data.held_back.count else ""
        out().print(one_line(f"{line}{f' ({changes})' if changes else ''}{held}", 600), soft_wrap=True)
        for sink, record in found.deliveries.get(alert.id, {}).items():
            outcome, attempts = str(record.get("outcome", "")), record.get("attempts", "")
            error = f": {record['error']}" if record.get("error") else ""
            text = f"{sink}: {outcome} at {record.get('at', '')}, attempt {attempts}{error}"
            out().print(f"        {one_line(text, 300)}", soft_wrap=True)


def _show_reports(incident: Incident) -> None:
    for report in incident.reports:
        article = report.article
        who = article.source.name or article.source.publisher or article.source.id
        says = [f"“{one_line(finding.evidence.quote, 60)}”" for finding in report.findings[:3]]
        says += [f"denies “{one_line(finding.evidence.quote, 60)}”" for finding in report.denied[:2]]
        line = f"{article.event_time:%Y-%m-%d %H:%M}  {one_line(who, 40)}, {article.id}: {' / '.join(says)}"
        out().print(f"  report  {one_line(line, 400)}", soft_wrap=True)


def _next(incident: Incident, shelf: Shelf | None) -> tuple[str, ...]:
    if incident.status in OVER or shelf is None:
        return ()
    return next_news(incident, shelf.rulebook.rule(incident.rule))


def _headline(incident: Incident) -> str:
    return one_line(incident.told.headline, 200) or "nothing told yet"


def _held(incident: Incident) -> str:
    return one_line(", ".join(f"{count} by {cause}" for cause, count in sorted(incident.held.items())), 300)


async def _delivered(redis: Connection, keys: Keys, alert: str) -> dict[str, dict[str, Any]]:
    """Read what became of an alert at each sink."""
    found = {}
    for sink, raw in sorted((await redis.hgetall(keys.delivery + alert)).items()):
        try:
            record = json.loads(raw)
        except ValueError:
            continue
        if isinstance(record, dict):
            found[sink.decode("utf-8", "replace")] = record
    return found
