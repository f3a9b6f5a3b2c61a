"""Where an article goes: one event once, whatever war each sentence is put down to, and two events apart."""

from functools import partial
from typing import Any

from services.alert.domain.decision import Decision
from services.alert.domain.simulation import Simulation
from shared.contracts.finding import Finding, Quantity, TaggedArticle
from tests.builders import a_finding, a_tagged, counted, raided, sent

WAR, OTHER = "russia-ukraine", "israel-iran"
abroad = partial(sent, conflict=WAR)
troops = partial(counted, conflict=WAR)
drones = partial(raided, conflict=WAR)


def told(*findings: Finding, article: str = "a1", **given: Any) -> TaggedArticle:
    source = given.pop("source", {"id": article, "publisher": f"{article}.example"})
    return a_tagged(*findings, article=article, source=source, **given)


def outcome(decision: Decision) -> list[tuple[str, tuple[str, ...]]]:
    return [(alert.data.status, tuple(f.evidence.quote for f in alert.data.findings)) for alert in decision.alerts]


def test_what_an_article_says_of_one_sides_forces_is_one_event_in_whichever_wars() -> None:
    decision = Simulation().read(told(abroad("GBR"), abroad("GBR", quote="planes"), abroad("GBR", conflict=OTHER)))
    assert len(decision.alerts) == 1
    elsewhere = abroad("GBR", quote="two ships", conflict=OTHER, host="CYP")
    here = abroad("GBR", host="POL")
    two = Simulation().read(told(here, abroad("GBR", quote="planes", host="POL"), elsewhere, elsewhere, elsewhere))
    assert len(two.alerts) == 2


def test_an_event_is_known_again_in_another_theatre_that_the_article_speaks_of() -> None:
    desk = Simulation()
    first = desk.read(told(abroad("KEN", host="SOM", conflict=OTHER), troops(730, "KEN", conflict=OTHER)))
    beside = a_finding(
        "missile_air_strikes", "missiles", kind="missile_attack", salient=False, conflict=OTHER, start=90
    )
    again = desk.read(told(abroad("KEN", host="SOM"), troops(730, "KEN"), beside, article="a2"))
    assert set(again.homes) == set(first.homes)
    assert outcome(again)[0][0] == "updated"


def test_what_is_known_goes_to_its_incident_alone_and_the_rest_is_another_event() -> None:
    desk = Simulation()
    desk.read(told(abroad("PRK", host="RUS")))
    others = abroad("COL", quote="mercenaries", start=200), troops(800, "COL", start=250)
    both = desk.read(told(abroad("PRK", host="RUS"), *others, article="a2"))
    assert outcome(both) == [("updated", ("soldiers", "soldiers")), ("opened", ("mercenaries", "800 men"))]
    once = desk.read(told(abroad("PRK", host="RUS"), abroad("NPL", quote="recruits", start=200), article="a3"))
    assert [status for status, _ in outcome(once)] == ["updated"]


def test_weak_signs_of_several_events_in_one_article_do_not_add_up() -> None:
    desk = Simulation()
    desk.read(told(troops(4000, "UKR"), abroad("USA", start=99)))
    decision = desk.read(told(troops(900, "UKR"), abroad("USA", start=99), article="a2"))
    assert [status for status, _ in outcome(decision)] == ["opened"]


def test_an_article_opens_what_it_leads_with_and_nothing_far_from_it() -> None:
    lead, far = drones("Sevastopol"), abroad("USA", quote="a visit to the marines", host="ROU", start=2500)
    (alert,) = Simulation().read(told(lead, far)).alerts
    assert (alert.data.rule, alert.data.indicators) == ("drone-activity", ("drone_activity",))
    near = abroad("USA", quote="marines", host="UKR", start=400)
    (alert,) = Simulation().read(told(lead, near)).alerts
    assert alert.data.rule == "combined-escalation"
    same = abroad("USA", quote="marines", host="UKR", places=("Sevastopol",), start=2500)
    (alert,) = Simulation().read(told(drones("Sevastopol"), drones("Yalta", start=60), same)).alerts
    assert alert.data.rule == "combined-escalation"
    # What it leads with names nothing that is not known already: then it is news for the rest.
    desk = Simulation()
    desk.read(told(abroad("PRK", host="RUS")))
    decision = desk.read(told(abroad(quote="foreign soldiers"), troops(730, "COL", start=1200), article="a2"))
    assert [alert.data.rule for alert in decision.alerts] == ["troop-figure"]
    decision = desk.read(told(abroad(quote="foreign soldiers"), troops(90, "PER", start=2500), article="a3"))
    assert decision.alerts == ()


def test_the_same_words_under_another_indicator_open_nothing_more() -> None:
    arms = Quantity(low=200, high=200, modifier="exact")
    drone = drones("Lviv", kind="supply")
    same = a_finding("arms_transfers", "200 weapons", kind="equipment", salient=False, conflict=WAR, quantity=arms)
    assert [a.data.rule for a in Simulation().read(told(drone, same)).alerts] == ["drone-activity"]
    apart = same.model_copy(update={"evidence": same.evidence.model_copy(update={"sentence_start": 300})})
    assert len(Simulation().read(told(drone, apart)).alerts) == 2


def test_a_report_that_names_nothing_opens_nothing_while_its_like_is_open() -> None:
    desk = Simulation()
    nothing = abroad(quote="foreign soldiers")
    assert len(Simulation().read(told(nothing)).alerts) == 1
    desk.read(told(abroad("PRK", host="RUS")))
    decision = desk.read(told(nothing, article="a2"))
    assert (decision.outcome, decision.alerts) == ("silent", ())


def test_an_article_may_deny_what_it_claims_itself() -> None:
    denial = abroad("RWA", quote="Kigali denied it", assertion="denied", conflict="congo")
    (alert,) = Simulation().read(told(abroad("RWA", host="COD", conflict="congo"), denial)).alerts
    assert alert.data.disputed
    other = abroad("UGA", quote="Kampala denied it", assertion="denied", conflict="congo")
    (alert,) = Simulation().read(told(abroad("RWA", host="COD", conflict="congo"), other)).alerts
    assert not alert.data.disputed


def test_a_denial_that_names_nobody_is_of_the_claim_that_names_nobody_in_the_same_place() -> None:
    claim = abroad(quote="foreign soldiers", places=("Goma",), conflict="congo")
    for town, disputed in (("Goma", True), ("Bukavu", False)):
        desk = Simulation()
        desk.read(told(claim))
        denial = abroad(quote="he denied it", assertion="denied", places=(town,), conflict="congo")
        desk.read(told(denial, article="a2"))
        (incident,) = (i for i in desk.memory.incidents.values() if i is not None and i.revision)
        assert incident.told.disputed is disputed


def test_a_number_is_compared_with_its_like_alone() -> None:
    desk = Simulation()
    desk.read(told(drones("Odesa", quantity=Quantity(low=40, high=40, modifier="exact"))))
    few = drones("Odesa", quantity=Quantity(low=3, high=3, modifier="exact"))
    many = drones("Ukraine", quantity=Quantity(low=200, high=200, modifier="exact"), start=200)
    assert desk.read(told(few, article="a1b", source={"id": "a1", "publisher": "a1.example"})).alerts == ()
    both = desk.read(told(few, many, article="a2"))
    assert [change.what for alert in both.alerts for change in alert.data.changes] == ["confirmed"]
