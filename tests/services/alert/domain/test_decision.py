"""The decision never tells the same thing twice, whatever comes in whichever order."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.alert.domain.simulation import Simulation
from shared.contracts.alert import Alert
from shared.contracts.finding import Quantity, TaggedArticle
from tests.builders import MORNING, a_finding, a_reference, a_tagged
from tests.shared.contracts.strategies import FINDINGS

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
ARTICLES = st.builds(
    lambda number, hours, revision, findings: a_tagged(
        *findings, article=f"a{number}", published_at=MORNING + timedelta(hours=hours), revision=revision
    ),
    st.integers(1, 6),
    st.integers(0, 60),
    st.integers(1, 3),
    st.lists(FINDINGS, max_size=3),
)
FLOWS = st.lists(ARTICLES, min_size=1, max_size=10)


@settings(max_examples=30)
@given(FLOWS)
def test_the_same_material_is_never_told_twice(flow: list[TaggedArticle]) -> None:
    desk = Simulation()
    first = desk.read_all(flow)
    assert desk.read_all(flow) == []
    assert desk.read_all(flow[::-1]) == []
    assert len({alert.id for alert in first}) == len(first)


@settings(max_examples=30)
@given(FLOWS)
def test_revisions_rise_by_one_and_an_incident_is_opened_once(flow: list[TaggedArticle]) -> None:
    told: dict[str, list[Alert]] = {}
    for alert in Simulation().read_all(flow):
        told.setdefault(alert.data.incident, []).append(alert)
    for alerts in told.values():
        assert [a.data.revision for a in alerts] == list(range(1, len(alerts) + 1))
        assert [a.data.status for a in alerts].count("opened") == 1
        assert alerts[0].data.status == "opened"


@settings(max_examples=30)
@given(FLOWS)
def test_an_articles_outcome_is_said_with_its_reason(flow: list[TaggedArticle]) -> None:
    desk = Simulation()
    for tagged in flow:
        decision = desk.read(tagged)
        assert decision.reason
        assert (decision.outcome == "alerted") == bool(decision.alerts)
        assert {alert.time for alert in decision.every} <= {tagged.article.event_time}


def test_a_first_report_opens_an_incident() -> None:
    decision = Simulation().read(a_tagged(a_finding(host="MLI")))
    (alert,) = decision.alerts
    assert (decision.outcome, alert.data.status, alert.data.reason, alert.data.revision) == (
        "alerted", "opened", "first_report", 1,
    )  # fmt: skip
    assert decision.homes == {alert.data.incident: "host:MLI"}


def test_a_second_report_of_the_same_event_is_absorbed() -> None:
    desk = Simulation()
    desk.read(a_tagged(a_finding(host="MLI"), article="a1"))
    decision = desk.read(a_tagged(a_finding("troop_figure", "4,000 men", host="MLI"), article="a2"))
    assert (decision.outcome, decision.alerts) == ("absorbed", ())
    (incident,) = desk.memory.incidents.values()
    assert incident
    assert (incident.revision_of("a1"), incident.revision_of("a2"), incident.revision_of("a3")) == (1, 1, 0)


def test_a_graver_report_raises_the_same_incident() -> None:
    desk, town = Simulation(), ("Gao",)
    few = a_finding(quote="40 men", host="MLI", places=town, quantity=Quantity(low=40, high=40, modifier="exact"))
    many = a_finding(quote="1m", host="MLI", places=town, quantity=Quantity(low=10**6, high=None, modifier="exact"))
    desk.read(a_tagged(few))
    decision = desk.read(a_tagged(many, article="a2"))
    (alert,) = decision.alerts
    assert (alert.data.status, alert.data.reason, alert.data.revision) == ("updated", "severity_raised", 2)
    assert alert.data.findings[0].article.id == "a2"


def test_a_redelivered_article_is_a_repeat() -> None:
    desk = Simulation()
    tagged = a_tagged(a_finding(host="MLI"))
    desk.read(tagged)
    assert desk.read(tagged).outcome == "repeat"


def test_an_edited_article_stays_with_the_incident_it_went_to() -> None:
    desk = Simulation()
    first = desk.read(a_tagged(a_finding(host="MLI")))
    moved = a_tagged(a_finding(host="NER"), revision=2, published_at=MORNING + 3 * DAY)
    assert desk.read(moved).homes == first.homes
    assert len(desk.memory.incidents) == 1


def test_an_earlier_revision_that_comes_late_is_told_no_more() -> None:
    desk = Simulation()
    desk.read(a_tagged(a_finding(host="MLI"), revision=2))
    assert desk.read(a_tagged(a_finding(host="MLI"), revision=1)).outcome == "repeat"


def test_silence_is_a_decision_too() -> None:
    decision = Simulation().read(a_tagged(a_finding(assertion="denied")))
    assert (decision.outcome, decision.reason, decision.incidents) == ("silent", "only denied or historical", {})


def test_a_later_day_is_another_incident() -> None:
    desk = Simulation()
    raid = a_finding("drone_activity", "a raid", host="MLI", places=("Gao",))
    desk.read(a_tagged(raid, article="a1"))
    decision = desk.read(a_tagged(raid, article="a2", published_at=MORNING + DAY + SECOND))
    assert decision.alerts[0].data.status == "opened"
    assert len(desk.memory.incidents) == 2
    assert a_reference().event_time == MORNING
