"""Routes: which alerts go to which sink."""

from typing import Any

import pytest

from services.alert.domain.route import Route, chosen
from tests.services.alert.sinks.stand import an_alert


@pytest.mark.parametrize(
    ("condition", "takes"),
    [
        ({}, True),
        ({"min_severity": "high"}, True),
        ({"min_severity": "critical"}, False),
        ({"rules": ["other", "troop-figure"]}, True),
        ({"rules": ["other"]}, False),
        ({"actors": ["rus"]}, True),
        ({"actors": ["PRK"]}, False),
        ({"places": ["kursk", "Sumy"]}, True),
        ({"places": ["Sumy"]}, False),
        ({"indicators": ["troop_figure"]}, True),
        ({"indicators": ["drone_activity"]}, False),
        ({"min_severity": "low", "actors": ["RUS"], "places": ["Sumy"]}, False),
    ],
)
def test_all_conditions_must_hold_and_any_value_of_each(condition: dict[str, Any], takes: bool) -> None:
    assert Route.model_validate({"to": ["ops"], **condition}).takes(an_alert()) is takes


def test_a_sink_that_no_route_names_takes_everything() -> None:
    other = Route(to=("other",), min_severity="critical")
    assert chosen("ops", [other], an_alert(severity="info"))
    assert not chosen("other", [other], an_alert(severity="info"))


def test_what_a_rule_sends_goes_there_whatever_the_routes_say() -> None:
    route = Route(to=("ops",), min_severity="critical")
    assert chosen("ops", [route], an_alert(), named=["ops"])
    assert chosen("ops", [], an_alert(), named=["ops"], only_rules=True)
    assert not chosen("ops", [], an_alert(), only_rules=True)


@pytest.mark.parametrize(
    ("status", "goes"), [("updated", False), ("resolved", True), ("corrected", True), ("retracted", True)]
)
def test_what_was_told_is_told_on_but_for_statuses_nobody_wants(status: str, goes: bool) -> None:
    route = Route(to=("ops",), min_severity="critical", statuses=("opened", "resolved"))
    alert = an_alert("i1", 2, status=status, severity="low")
    assert chosen("ops", [route], alert, told=True) is goes
    assert not chosen("ops", [route], alert, told=False)
