"""An operator's indicators and alerts: what alerts alone, what combines, what is only quoted."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.alert.domain.decision import Decision
from services.alert.domain.part import stands_beside
from services.alert.domain.rule import silence
from services.alert.domain.severity import finding_score, severity
from services.alert.domain.simulation import Simulation
from shared.contracts.alert import SEVERITIES
from shared.contracts.finding import Finding, Quantity
from tests.builders import a_finding, a_tagged
from tests.services.alert.domain.test_rulebook import matches
from tests.shared.contracts.strategies import FINDINGS

TROOPS = a_finding(actors=("RUS",), places=("Kursk",))
STRIKES = a_finding("missile_air_strikes", "shelling", salient=False, places=("Gao",), actors=("FRA",))
OWN = a_finding("naval_blockade", "blockaded", severity="high")


def decided(*findings: Finding) -> Decision:
    return Simulation().read(a_tagged(*findings))


def alert_of(*findings: Finding) -> dict[str, Any]:
    (alert,) = decided(*findings).alerts
    data: dict[str, Any] = alert.data.model_dump()
    return data


def test_what_is_not_salient_alerts_nobody_alone() -> None:
    assert matches(a_tagged(STRIKES)) == ()
    assert silence(a_tagged(STRIKES)) == "no salient finding"


def test_what_is_not_salient_is_quoted_in_the_alerts_of_others() -> None:
    data = alert_of(TROOPS, STRIKES)
    assert [f["evidence"]["quote"] for f in data["findings"]] == ["more than 4,000 soldiers", "shelling"]
    assert data["findings_total"] == 2
    assert "Missile and air strikes" in data["summary"]


@pytest.mark.parametrize("assertion", ["denied", "historical"])
def test_what_is_denied_or_past_is_not_quoted(assertion: str) -> None:
    told = STRIKES.model_copy(update={"assertion": assertion})
    assert not stands_beside(told)
    assert alert_of(TROOPS, told)["findings_total"] == 1


def test_losses_stay_out_as_before() -> None:
    assert not stands_beside(a_finding(kind="losses", salient=False))


# Mere mentions: what the rules of the packs ask for is more.
BESIDE = FINDINGS.map(
    lambda f: f.model_copy(update={"indicator": "arms_transfers", "salient": False, "quantity": None})
)


@given(st.lists(FINDINGS, max_size=5, unique_by=lambda f: f.id), st.lists(BESIDE, max_size=4))
def test_what_stands_beside_changes_no_rule_no_incident_and_no_severity(
    findings: list[Finding], beside: list[Finding]
) -> None:
    before, after = decided(*findings), decided(*findings, *beside)
    assert (before.outcome, before.homes) == (after.outcome, after.homes)
    kept = ("rule", "severity", "score", "headline", "indicators", "actors", "places", "figures", "incident")
    for one, other in zip(before.alerts, after.alerts, strict=True):
        assert one.id == other.id
        assert [getattr(one.data, name) for name in kept] == [getattr(other.data, name) for name in kept]


def test_a_salient_one_has_a_rule_of_its_own_and_the_severity_its_file_says() -> None:
    data = alert_of(OWN)
    assert (data["rule"], data["severity"], data["indicators"]) == ("naval-blockade", "high", ("naval_blockade",))


@pytest.mark.parametrize("word", SEVERITIES)
def test_told_as_actual_a_severity_is_that_severity(word: str) -> None:
    assert severity(round(finding_score(OWN.model_copy(update={"severity": word})))) == word


def test_a_salient_one_combines_with_a_core_indicator() -> None:
    data = alert_of(TROOPS, OWN)
    assert (data["rule"], data["indicators"]) == ("combined-escalation", ("naval_blockade", "troop_figure"))


def test_several_without_a_core_indicator_do_not_combine_but_alert_each_for_itself() -> None:
    other = a_finding("border_closure", "closed the border")
    found = matches(a_tagged(OWN, other))
    assert [(m.rule.name, [f.indicator for f in m.findings]) for m in found] == [
        ("border-closure", ["border_closure"]),
        ("naval-blockade", ["naval_blockade"]),
    ]


def test_arms_that_are_told_in_the_words_of_a_sale_of_drones_are_no_second_event() -> None:
    sale = a_finding("drone_activity", "sell 300 drones", kind="supply", actors=("TUR",))
    arms = a_finding(
        "arms_transfers",
        "sell 300 drones",
        kind="equipment",
        actors=("MLI",),
        salient=False,
        quantity=Quantity(low=300, high=300, modifier="exact"),
    )
    assert [alert.data.rule for alert in decided(sale, arms).alerts] == ["drone-activity"]
    later = arms.model_copy(update={"evidence": a_finding(quote="sell 300 drones", start=400).evidence})
    assert [alert.data.rule for alert in decided(sale, later).alerts] == ["drone-activity", "arms-transfers"]
