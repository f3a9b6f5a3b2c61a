"""What an incident opens on: what the article leads with, and what belongs to that."""

from functools import partial

from services.alert.domain.part import parts
from services.alert.domain.reasons import reasons
from services.alert.domain.shelf import shipped
from services.alert.domain.simulation import Simulation
from services.alert.domain.strand import leading
from shared.contracts.alert import AlertData
from shared.contracts.finding import Finding
from tests.builders import a_finding, a_tagged, counted, raided, sent

WAR = "russia-ukraine"
troops = partial(counted, conflict=WAR)
abroad = partial(sent, conflict=WAR)
drones = partial(raided, conflict=WAR)


def opened(*findings: Finding) -> AlertData:
    (alert,) = Simulation().read(a_tagged(*findings)).alerts
    return alert.data


def test_a_number_of_the_same_side_near_the_top_belongs_to_the_lead() -> None:
    data = opened(abroad("KEN", host="SOM"), troops(730, "KEN", start=2000))
    assert (data.rule, data.severity) == ("combined-escalation", "high")


def test_a_number_far_down_makes_no_headline_graver() -> None:
    data = opened(abroad("KEN", host="SOM"), troops(73_000, "KEN", start=5000))
    assert (data.rule, data.severity) == ("foreign-forces", "medium")


def test_what_names_nobody_must_stand_near_the_top() -> None:
    nobody = {"actors": (), "places": (), "host": None}
    assert opened(a_finding("foreign_forces", "peacekeepers", start=900, **nobody)).rule == "foreign-forces"
    late = a_finding("foreign_forces", "peacekeepers", start=1300, **nobody)
    assert not Simulation().read(a_tagged(late)).alerts
    for named in ({"actors": ("KEN",)}, {"places": ("Port-au-Prince",)}, {"host": "HTI"}):
        assert opened(late.model_copy(update=named)).rule == "foreign-forces"


def test_a_strike_in_another_town_does_not_stand_beside_the_forces_of_this_one() -> None:
    apart = drones("Aleppo", conflict="syria", start=1800)
    data = opened(abroad("KEN", places=("Raqqa",), conflict="syria"), apart)
    assert (data.rule, data.indicators) == ("foreign-forces", ("foreign_forces",))


def test_that_both_are_in_one_great_war_joins_nothing() -> None:
    apart = drones("Ukraine", start=1800)
    assert opened(troops(300, "UKR", places=("Ukraine",)), apart).indicators == ("troop_figure",)


def test_the_forces_of_two_senders_or_in_two_countries_are_not_one_headline() -> None:
    lead, other, elsewhere = abroad("KEN"), abroad("COL", start=90), abroad("KEN", host="HTI", start=120)
    assert leading((lead, other)) == (lead,)
    here = abroad("KEN", host="SOM")
    assert leading((here, elsewhere)) == (here,)


def test_what_is_told_first_leads_unless_another_claim_near_it_is_far_graver() -> None:
    plan, few = abroad("KEN", assertion="possible", host="SOM"), troops(60, "COL", start=550)
    assert leading((plan, few)) == (plan,)
    many = troops(60_000, "COL", start=550)
    assert leading((plan, many)) == (many,)


def test_two_claims_of_one_sort_are_one_event_unless_side_or_place_differ() -> None:
    struck, where = drones(actors=("YEM",), start=700), drones("Hodeidah")
    assert leading((where, struck)) == (where, struck)
    other = drones("Aden", start=700)
    assert leading((where, other)) == (where,)


def test_massing_far_from_the_number_is_no_preparation_of_those_troops() -> None:
    massing = a_finding(
        "offensive_preparations", "massed", kind="massing", salient=False, conflict=WAR, places=("Lyman",), start=2500
    )
    assert opened(troops(30_000, "UKR"), abroad("KEN", start=3500), massing).rule == "troop-figure"
    close = massing.model_copy(update={"evidence": massing.evidence.model_copy(update={"start": 300})})
    assert opened(troops(30_000, "UKR"), close).rule == "offensive-preparations"


def test_whoever_asks_why_is_told_what_of_a_rules_words_an_incident_would_open_on() -> None:
    (part,) = parts(a_tagged(abroad("TCD", host="NER"), troops(60_000, "MLI", start=2500)))
    (holding,) = [reason for reason in reasons(shipped(), part) if reason.outcome == "holds"]
    assert holding.opens.startswith("“soldiers” alone, by foreign-forces")
    (part,) = parts(a_tagged(abroad("TCD", host="NER", start=4000)))
    assert [r.opens[:7] for r in reasons(shipped(), part) if r.outcome == "holds"] == ["nothing"]
    (part,) = parts(a_tagged(abroad("TCD", host="NER")))
    assert [r.opens for r in reasons(shipped(), part) if r.outcome == "holds"] == [""]


def test_the_decision_says_that_a_second_event_stands_too_far_down() -> None:
    desk = Simulation()
    known = abroad("TCD", host="NER")
    desk.read(a_tagged(known))
    second = [abroad("RUS", host="MLI", start=start) for start in (1700, 1750)]
    decision = desk.read(a_tagged(known, *second, article="a2"))
    assert decision.reason.endswith("; foreign-forces: a second event beyond the opening")


def test_the_decision_says_that_a_lone_second_event_is_told_in_passing() -> None:
    desk, known = Simulation(), abroad("TCD", host="NER", conflict="sahel")
    desk.read(a_tagged(known))
    lone = abroad("KEN", host="HTI", start=700, conflict="haiti")
    decision = desk.read(a_tagged(known, lone, article="a2"))
    assert decision.alerts == ()
    assert decision.reason.endswith("; foreign-forces: a second event, told in passing")
    assert desk.read(a_tagged(lone, article="a3")).outcome == "alerted"
