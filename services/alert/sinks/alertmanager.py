"""
Prometheus Alertmanager, API v2: our incidents as its alerts, so that its routing, grouping and paging serve them.

To it, labels are what an alert is: those of an incident are its id, its rule and its severity. Where rule or severity
have changed since they were told, the alert under the old labels is ended in the same post. ``resolved`` and
``retracted`` end it. It forgets an alert that is not sent again, so each comes with an ``endsAt`` of its own: until
then it fires, unless we end it before.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from pydantic import Field, SecretStr, field_validator

from services.alert.adapters.posting import client_for, post
from services.alert.domain.wording import as_text, line, link, subject
from services.alert.ports import Delivery, Desk, SinkOptions
from shared.contracts.alert import OVER
from shared.contracts.article import stamp

_MAX_NOTE_CHARS = 8000


class AlertmanagerOptions(SinkOptions):
    """An Alertmanager's block."""

    url: str = Field(description="Its base address, such as http://alertmanager:9093.")
    token: SecretStr | None = Field(None, description="Bearer token, where a proxy before it asks for one.")
    fires_hours: float = Field(48, gt=0, le=24 * 366, description="How long an alert fires after its last report.")
    labels: dict[str, str] = Field(default_factory=dict, description="Labels of your own, put on every alert.")
    allow_private: bool = Field(True, description="Allow addresses on loopback and private networks, where it lives.")

    @field_validator("url")
    @classmethod
    def _web(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url.rstrip("/")


class AlertmanagerSink:
    """The kind ``alertmanager``."""

    name = "alertmanager"
    options = AlertmanagerOptions
    hands_over = True
    sends = True

    async def run(self, desk: Desk[AlertmanagerOptions]) -> None:
        """Post each alert."""
        options = desk.options
        headers = {"Content-Type": "application/json"}
        if options.token:
            headers["Authorization"] = f"Bearer {options.token.get_secret_value()}"
        async with client_for(allow_private=options.allow_private, timeout_seconds=options.timeout_seconds) as web:

            async def deliver(delivery: Delivery) -> None:
                body = json.dumps(as_alerts(delivery, options, desk.now())).encode()
                await post(web, f"{options.url}/api/v2/alerts", body, headers)

            await desk.each(deliver)


SINK = AlertmanagerSink()


def as_alerts(delivery: Delivery, options: AlertmanagerOptions, now: datetime) -> list[dict[str, Any]]:
    """
    Give the alert that stands for the incident, and the ends of those that stood for it under other labels.

    *now* is the clock on the wall, by which Alertmanager counts: an alert of old news, replayed, must fire as well.
    """
    data = delivery.alert.data
    starts = stamp(min(data.first_seen, now), "milliseconds")
    labels = _labels(delivery, options, data.rule, data.severity)
    before = [_labels(delivery, options, told.rule, told.severity) for told in delivery.earlier]
    stale = [old for k, old in enumerate(before) if old != labels and old not in before[:k]]
    current = {
        "labels": labels,
        "annotations": _annotations(delivery),
        "startsAt": starts,
        "endsAt": stamp(now if data.status in OVER else now + _fires(delivery, options), "milliseconds"),
    }
    if url := next((address for f in data.findings if (address := link(f.article.url))), None):
        current["generatorURL"] = url
    return [current, *({"labels": old, "startsAt": starts, "endsAt": stamp(now, "milliseconds")} for old in stale)]


def _labels(delivery: Delivery, options: AlertmanagerOptions, rule: str, severity: str) -> dict[str, str]:
    own = {line(name, 60): line(value, 200) for name, value in options.labels.items()}
    test = {"test": "true"} if delivery.is_test else {}
    return {
        **own,
        **test,
        "alertname": line(rule, 100) or "tocsin",
        "severity": severity,
        "incident": line(delivery.alert.subject, 100),
        "source": "tocsin",
    }


def _annotations(delivery: Delivery) -> dict[str, str]:
    alert, data = delivery.alert, delivery.alert.data
    annotations = {
        "summary": subject(alert),
        "description": as_text(alert, delivery.event)[:_MAX_NOTE_CHARS],
        "status": data.status,
        "revision": str(data.revision),
        "actors": ", ".join(line(actor, 80) for actor in data.actors),
        "places": ", ".join(line(place, 80) for place in data.places),
        "publishers": str(data.corroboration.independent),
        "time": alert.time.isoformat(),
    }
    return {name: value for name, value in annotations.items() if value}


def _fires(delivery: Delivery, options: AlertmanagerOptions) -> timedelta:
    return timedelta(minutes=5) if delivery.is_test else timedelta(hours=options.fires_hours)
