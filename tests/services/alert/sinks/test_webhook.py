"""The webhook, checked by the library that receivers use, against a receiver on loopback."""

import base64
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from services.alert.sinks.webhook import SINK, WebhookOptions, read_keys
from shared.contracts.alert import Alert
from tests.services.alert.sinks.receiver import Posted, Receiver, receiving
from tests.services.alert.sinks.seen import Seen
from tests.services.alert.sinks.stand import NOON, Stand, an_alert

OLD = "whsec_" + base64.b64encode(b"an old secret of 24 byte").decode()
NEW = "whsec_" + base64.b64encode(b"a new secret, 32 bytes of length").decode()


def options(receiver: Receiver, secret: str = NEW, **more: Any) -> WebhookOptions:
    given = {"name": "hook", "kind": "webhook", "url": receiver.url, "secret": secret, "allow_private": True, **more}
    return WebhookOptions.model_validate(given)


def verified(posted: Posted, secret: str) -> dict[str, Any]:
    found: dict[str, Any] = Webhook(secret).verify(posted.body, posted.headers)
    return found


def shown(stand: Stand, _: Path) -> list[Seen]:
    """What a receiver gets; for the suite of hostile texts."""
    with receiving() as receiver:
        stand.kind(SINK, options(receiver), until=lambda: stand.settled("hook"))
    (posted,) = receiver.posted
    return [Seen("json", posted.body.decode()), *(Seen("header", value) for value in posted.headers.values())]


def test_the_library_of_the_standard_verifies_what_is_posted(stand: Stand) -> None:
    stand.hour.moment = datetime.now(UTC)  # the library refuses old times
    stand.put(alert := an_alert())
    with receiving() as receiver:
        stand.kind(SINK, options(receiver), until=lambda: stand.settled("hook"))
    (posted,) = receiver.posted
    assert Alert.model_validate(verified(posted, NEW)) == alert
    assert posted.headers["webhook-id"] == alert.id
    with pytest.raises(WebhookVerificationError):
        verified(posted, OLD)
    with pytest.raises(WebhookVerificationError):
        Webhook(NEW).verify(posted.body + b" ", posted.headers)


def test_the_sdk_of_cloudevents_reads_what_is_posted(stand: Stand) -> None:
    stand.put(alert := an_alert())
    with receiving() as receiver:
        stand.kind(SINK, options(receiver), until=lambda: stand.settled("hook"))
    (posted,) = receiver.posted
    assert posted.headers["content-type"] == "application/cloudevents+json"
    event = from_http_event(HTTPMessage(headers=posted.headers, body=posted.body))
    assert (event.get_id(), event.get_type(), event.get_subject()) == (alert.id, alert.type, alert.subject)


def test_while_a_secret_is_replaced_both_the_old_and_the_new_one_verify(stand: Stand) -> None:
    stand.hour.moment = datetime.now(UTC)
    stand.put(an_alert())
    with receiving() as receiver:
        stand.kind(SINK, options(receiver, f"{NEW} {OLD}"), until=lambda: stand.settled("hook"))
    (posted,) = receiver.posted
    assert verified(posted, OLD) == verified(posted, NEW) == json.loads(posted.body)


def test_a_second_try_has_the_same_id_and_a_new_time(stand: Stand) -> None:
    stand.put(an_alert())
    with receiving() as receiver:
        receiver.answers = [(500, {}), (302, {"Location": "http://127.0.0.1:9/"}), (429, {"Retry-After": "90"})]
        stand.kind(SINK, options(receiver), until=lambda: stand.settled("hook"))
    ids = [posted.headers["webhook-id"] for posted in receiver.posted]
    times = [int(posted.headers["webhook-timestamp"]) for posted in receiver.posted]
    assert (len(ids), len(set(ids))) == (4, 1)
    assert times == sorted(times)
    assert times[-1] - times[-2] >= 90


def test_a_receiver_that_is_down_for_an_hour_gets_each_alert_once_when_it_is_back(stand: Stand) -> None:
    alerts = [an_alert(f"i{n}") for n in range(4)]
    with receiving() as receiver:
        pass  # its port is known, and nobody listens there
    down = options(receiver)
    stand.put(*alerts)
    stand.kind(SINK, down, until=lambda: stand.hour.moment > NOON + timedelta(hours=1))
    assert stand.state("hook")["last_error"] == "no connection"
    with receiving(receiver.port) as back:
        stand.kind(SINK, down, until=lambda: stand.settled("hook"))
    assert [posted.headers["webhook-id"] for posted in back.posted] == [alert.id for alert in alerts]
    assert stand.dead == []


def test_410_switches_it_off(stand: Stand) -> None:
    stand.put(an_alert("i1"), an_alert("i2"))
    with receiving() as receiver:
        receiver.answers = [(410, {})]
        stand.kind(SINK, options(receiver), until=lambda: stand.state("hook").get("disabled"))
        assert len(receiver.posted) == 1
    assert stand.pending("hook") == 2


def test_what_is_too_large_for_the_receiver_is_a_dead_letter(stand: Stand) -> None:
    stand.put(an_alert())
    with receiving() as receiver:
        receiver.answers = [(413, {})]
        stand.kind(SINK, options(receiver), until=lambda: stand.settled("hook"))
    assert [letter["error"] for letter in stand.dead] == ["the receiver will not have it (413)"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "169.254.169.254"])
def test_no_address_inside_is_posted_to(stand: Stand, host: str) -> None:
    stand.put(an_alert())
    with receiving() as receiver:
        url = f"http://{host}:{receiver.port}/hook"
        inside = options(receiver, url=url, allow_private=False)
        stand.kind(SINK, inside, until=lambda: stand.state("hook").get("last_error"))
        assert receiver.posted == []
    error = stand.state("hook")["last_error"]
    assert "is a private address" in error or "resolved" in error
    assert stand.pending("hook") == 1, "nothing is lost: whoever mends the list gets it"


def test_what_is_posted_keeps_within_its_size_and_says_how_much_there_was(stand: Stand) -> None:
    finding = an_alert().data.findings[0]
    many = [finding.model_copy(update={"id": f"f{n}"}).model_dump(mode="json") for n in range(100)]
    stand.put(an_alert(findings=many, findings_total=100))
    with receiving() as receiver:
        stand.kind(SINK, options(receiver), until=lambda: stand.settled("hook"))
    (posted,) = receiver.posted
    data = json.loads(posted.body)["data"]
    assert len(posted.body) <= 20_000
    assert (data["findings"][0]["id"], data["findings_total"]) == ("f0", 100)


@pytest.mark.parametrize("secret", ["", "   ", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%", "whsec_" + "A" * 400])
def test_a_secret_that_signs_nothing_is_refused(secret: str) -> None:
    with pytest.raises(ValueError, match=r"must|empty"):
        read_keys(secret)
