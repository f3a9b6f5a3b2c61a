"""Alertmanager: what is posted, and what the program itself (Debian's package) makes of it."""

import json
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from services.alert.ports import Delivery, Told
from services.alert.sinks.alertmanager import SINK, AlertmanagerOptions, as_alerts
from tests.server import free_port
from tests.services.alert.sinks.receiver import Receiver, receiving
from tests.services.alert.sinks.seen import Seen
from tests.services.alert.sinks.stand import NOON, Stand, an_alert
from tests.waiting import wait_until

PROGRAM = shutil.which("prometheus-alertmanager") or shutil.which("alertmanager")


def options(url: str = "http://alertmanager:9093/", **more: Any) -> AlertmanagerOptions:
    return AlertmanagerOptions.model_validate({"name": "pager", "kind": "alertmanager", "url": url, **more})


def posted(revision: int = 1, *, earlier: tuple[Told, ...] = (), **given: Any) -> list[dict[str, Any]]:
    alert = an_alert("i1", revision, **given)
    return as_alerts(Delivery("1-0", alert, alert.model_dump(mode="json"), earlier), options(), NOON)


def shown(stand: Stand, _: Path) -> list[Seen]:
    """What it gets; for the suite of hostile texts."""
    with receiving() as receiver:
        url = receiver.url.removesuffix("/hook")
        stand.kind(SINK, options(url), until=lambda: stand.settled("pager"))
    (body,) = (json.loads(p.body) for p in receiver.posted)
    (alert,) = body
    notes = alert["annotations"]
    labels = [Seen("header", value) for value in alert["labels"].values()]
    return [Seen("json", json.dumps(body, ensure_ascii=False)), Seen("header", notes["summary"]), *labels]


def test_an_incident_is_one_alert_with_its_words_as_annotations() -> None:
    (alert,) = posted()
    assert alert["labels"] == {
        "alertname": "troop-figure", "severity": "high", "incident": "i1", "source": "tocsin",
    }  # fmt: skip
    assert alert["annotations"]["summary"] == "[HIGH] Troops: more than 4,000 soldiers · Kursk"
    assert "“more than 4,000 soldiers” — The Ledger [B]" in alert["annotations"]["description"]
    assert (alert["startsAt"], alert["endsAt"]) == ("2025-03-14T08:00:00.000Z", "2025-03-16T12:00:00.000Z")
    assert alert["generatorURL"] == "https://ledger.example/a1"


@pytest.mark.parametrize("status", ["resolved", "retracted"])
def test_what_is_over_ends_now(status: str) -> None:
    (alert,) = posted(2, status=status)
    assert alert["endsAt"] == "2025-03-14T12:00:00.000Z"


def test_when_the_severity_rises_then_the_alert_under_the_old_one_ends() -> None:
    before = Told(1, "a", NOON, "medium", "troop-figure")
    current, stale = posted(2, severity="high", earlier=(before, before))
    assert (current["labels"]["severity"], stale["labels"]["severity"]) == ("high", "medium")
    assert stale["endsAt"] == "2025-03-14T12:00:00.000Z"


@pytest.fixture
def alertmanager(tmp_path: Path) -> Iterator[tuple[str, Receiver]]:
    """Alertmanager, and the receiver that it notifies."""
    if PROGRAM is None:
        pytest.skip("no alertmanager here (Debian's package: prometheus-alertmanager)")
    with receiving() as receiver:
        port = free_port()
        config = {
            "route": {"receiver": "desk", "group_by": ["incident"], "group_wait": "10ms", "group_interval": "1s"},
            "receivers": [{"name": "desk", "webhook_configs": [{"url": receiver.url, "send_resolved": True}]}],
        }
        (tmp_path / "alertmanager.yml").write_text(json.dumps(config))
        process = subprocess.Popen(
            [
                PROGRAM,
                f"--config.file={tmp_path / 'alertmanager.yml'}",
                f"--storage.path={tmp_path}",
                f"--web.listen-address=127.0.0.1:{port}",
                "--cluster.listen-address=",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_until(lambda: asked(f"http://127.0.0.1:{port}/-/ready") is not None, description="it is ready")
            yield f"http://127.0.0.1:{port}", receiver
        finally:
            process.kill()
            process.wait()


def asked(url: str) -> bytes | None:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            found: bytes = answer.read()
            return found
    except OSError:
        return None


def test_the_program_shows_groups_and_resolves_our_alerts(stand: Stand, alertmanager: tuple[str, Receiver]) -> None:
    url, notified = alertmanager
    stand.hour.moment = datetime.now(UTC)
    stand.put(an_alert("i1", severity="medium"), an_alert("i2"), an_alert("i1", 2, severity="high"))
    stand.kind(SINK, options(url), until=lambda: stand.settled("pager"))
    shown = json.loads(asked(f"{url}/api/v2/alerts") or b"")
    assert {(a["labels"]["incident"], a["labels"]["severity"], a["status"]["state"]) for a in shown} == {
        ("i1", "high", "active"), ("i2", "high", "active"),
    }  # fmt: skip
    groups = json.loads(asked(f"{url}/api/v2/alerts/groups") or b"")
    assert sorted(group["labels"]["incident"] for group in groups) == ["i1", "i2"]

    def told(incident: str, status: str) -> list[dict[str, Any]]:
        bodies = [json.loads(p.body) for p in notified.posted]
        return [b for b in bodies if b["groupLabels"] == {"incident": incident} and b["status"] == status]

    wait_until(lambda: told("i2", "firing"), description="it has notified of i2")
    stand.hour.moment = datetime.now(UTC) - timedelta(seconds=1)
    stand.put(an_alert("i2", 2, status="resolved"))
    stand.kind(SINK, options(url), until=lambda: stand.settled("pager"))
    wait_until(lambda: told("i2", "resolved"), description="it has told that i2 is over")
    left = json.loads(asked(f"{url}/api/v2/alerts") or b"")
    assert [a["labels"]["incident"] for a in left] == ["i1"]
