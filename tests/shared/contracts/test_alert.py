"""The Alert is a CloudEvent that others can read, and its id is its incident and revision."""

import json
import re

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from cloudevents.core.formats.json import JSONFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.contracts.alert import SEVERITIES, Alert, alert_id, alert_type
from tests.shared.contracts.strategies import ALERTS

REQUIRED = {"specversion", "id", "source", "type", "time", "subject", "datacontenttype", "data"}


@settings(max_examples=25)
@given(ALERTS)
def test_an_alert_survives_a_json_round_trip(alert: Alert) -> None:
    assert Alert.model_validate_json(alert.model_dump_json()) == alert


@settings(max_examples=25)
@given(ALERTS)
def test_an_alert_is_a_cloud_event_to_the_sdk(alert: Alert) -> None:
    body = alert.model_dump_json().encode()
    message = HTTPMessage(headers={"content-type": "application/cloudevents+json"}, body=body)
    event = from_http_event(message, JSONFormat())
    assert (event.get_id(), event.get_type(), event.get_source()) == (alert.id, alert.type, "/tocsin/alert")
    assert (event.get_subject(), event.get_specversion()) == (alert.data.incident, "1.0")
    assert event.get_time() == alert.time
    assert event.get_data() == json.loads(body)["data"]


@settings(max_examples=25)
@given(ALERTS)
def test_the_envelope_holds_what_the_contract_says(alert: Alert) -> None:
    event = json.loads(alert.model_dump_json())
    assert set(event) == REQUIRED
    assert re.fullmatch(r"tocsin\.alert\.(opened|updated|corrected|retracted|resolved)\.v1", event["type"])
    assert event["type"].split(".")[2] == event["data"]["status"]
    assert event["time"].endswith("Z")


@given(st.tuples(st.text(max_size=5), st.integers(1, 99)), st.tuples(st.text(max_size=5), st.integers(1, 99)))
def test_an_alert_id_is_unique_per_incident_and_revision(one: tuple[str, int], other: tuple[str, int]) -> None:
    if "\x1f" not in one[0] + other[0]:
        assert (alert_id(*one) == alert_id(*other)) == (one == other)


def test_severities_are_in_order_and_types_follow_the_status() -> None:
    assert SEVERITIES == ("info", "low", "medium", "high", "critical")
    assert alert_type("opened") == "tocsin.alert.opened.v1"


@settings(max_examples=25)
@given(ALERTS)
def test_an_event_of_a_newer_version_is_still_read(alert: Alert) -> None:
    newer = json.loads(alert.model_dump_json())
    newer["traceparent"] = "00-1-2-01"
    newer["data"]["novelty"] = 1
    assert Alert.model_validate_json(json.dumps(newer)) == alert


@pytest.mark.parametrize("wrong", ["0.3", "2.0"])
def test_another_version_of_the_envelope_is_no_alert(wrong: str) -> None:
    with pytest.raises(ValueError, match="specversion"):
        Alert.model_validate({"specversion": wrong})
