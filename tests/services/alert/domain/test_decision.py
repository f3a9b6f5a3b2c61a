"""The decision never tells the same thing twice, whatever comes in whichever order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from services.alert.domain.decision import Decision, candidates, decide
from services.alert.domain.incident import Incident
from services.alert.domain.severity import rank
from shared.contracts.alert import Alert
from shared.contracts.finding import Quantity, TaggedArticle
from tests.builders import MORNING, a_finding, a_reference, a_tagged
from tests.shared.contracts.strategies import FINDINGS

DAY = timedelta(days=1)
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


@dataclass
class Desk:
    """What the alert worker remembers, without its server."""

    state: dict[str, Incident] = field(default_factory=dict)
    homes: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, tagged: TaggedArticle) -> Decision:
        article = tagged.article
        home = self.homes.setdefault(article.id, {})
        decision = decide(tagged, candidates(tagged, DAY, home if article.revision > 1 else {}), self.state)
        self.state |= decision.incidents
        for rule, incident in decision.homes.items():
            home.setdefault(rule, incident)
        return decision

    def read_all(self, flow: Sequence[TaggedArticle]) -> list[Alert]:
        return [alert for tagged in flow for alert in self.read(tagged).alerts]


@settings(max_examples=30)
@given(FLOWS)
def test_the_same_material_is_never_told_twice(flow: list[TaggedArticle]) -> None:
    desk = Desk()
    first = desk.read_all(flow)
    assert desk.read_all(flow) == []
    assert desk.read_all(flow[::-1]) == []
    assert len({alert.id for alert in first}) == len(first)


@settings(max_examples=30)
@given(FLOWS)
def test_revisions_rise_by_one_and_severity_only_rises(flow: list[TaggedArticle]) -> None:
    told: dict[str, list[Alert]] = {}
    for alert in Desk().read_all(flow):
        told.setdefault(alert.data.incident, []).append(alert)
    for alerts in told.values():
        assert [a.data.revision for a in alerts] == list(range(1, len(alerts) + 1))
        assert [a.data.status for a in alerts] == ["opened"] + ["updated"] * (len(alerts) - 1)
        ranks = [rank(a.data.severity) for a in alerts]
        assert ranks == sorted(set(ranks))


@settings(max_examples=30)
@given(FLOWS, st.randoms())
def test_incidents_and_their_severity_are_the_same_in_whichever_order(
    flow: list[TaggedArticle], chance: Random
) -> None:
    first_texts = list({t.article.id: t for t in flow if t.article.revision == 1}.values())
    shuffled = first_texts[:]
    chance.shuffle(shuffled)
    one, other = Desk(), Desk()
    one.read_all(first_texts)
    other.read_all(shuffled)
    assert {k: (i.score, i.severity, i.first_seen) for k, i in one.state.items()} == {
        k: (i.score, i.severity, i.first_seen) for k, i in other.state.items()
    }


@settings(max_examples=30)
@given(FLOWS)
def test_an_articles_outcome_is_said_with_its_reason(flow: list[TaggedArticle]) -> None:
    desk = Desk()
    for tagged in flow:
        decision = desk.read(tagged)
        assert decision.reason
        assert (decision.outcome == "alerted") == bool(decision.alerts)
        assert decision.alerts == () or decision.alerts[0].time == tagged.article.event_time


def test_a_first_report_opens_an_incident() -> None:
    decision = Desk().read(a_tagged(a_finding(host="MLI")))
    (alert,) = decision.alerts
    assert (decision.outcome, alert.data.status, alert.data.reason, alert.data.revision) == (
        "alerted", "opened", "first_report", 1,
    )  # fmt: skip
    assert decision.homes == {"troop-figure": alert.data.incident}


def test_a_second_report_of_the_same_event_is_absorbed() -> None:
    desk = Desk()
    desk.read(a_tagged(a_finding(host="MLI"), article="a1"))
    decision = desk.read(a_tagged(a_finding("troop_figure", "4,000 men", host="MLI"), article="a2"))
    assert (decision.outcome, decision.alerts) == ("absorbed", ())
    (incident,) = desk.state.values()
    assert incident.known == {"a1": 1, "a2": 1}


def test_a_graver_report_raises_the_same_incident() -> None:
    desk = Desk()
    desk.read(
        a_tagged(a_finding("troop_figure", "40 men", host="MLI", quantity=Quantity(low=40, high=40, modifier="exact")))
    )
    grave = a_finding("troop_figure", "1m", host="MLI", quantity=Quantity(low=10**6, high=None, modifier="exact"))
    decision = desk.read(a_tagged(grave, article="a2"))
    (alert,) = decision.alerts
    assert (alert.data.status, alert.data.reason, alert.data.revision) == ("updated", "severity_raised", 2)
    assert alert.data.findings[0].article.id == "a2"


def test_a_redelivered_article_is_a_repeat() -> None:
    desk = Desk()
    tagged = a_tagged(a_finding(host="MLI"))
    desk.read(tagged)
    assert desk.read(tagged).outcome == "repeat"


def test_an_edited_article_stays_with_the_incident_it_went_to() -> None:
    desk = Desk()
    first = desk.read(a_tagged(a_finding(host="MLI")))
    moved = a_tagged(a_finding(host="NER"), revision=2, published_at=MORNING + 3 * DAY)
    assert set(desk.read(moved).homes.values()) == set(first.homes.values())
    assert len(desk.state) == 1


def test_an_earlier_revision_that_comes_late_is_told_no_more() -> None:
    desk = Desk()
    desk.read(a_tagged(a_finding(host="MLI"), revision=2))
    assert desk.read(a_tagged(a_finding(host="MLI"), revision=1)).outcome == "repeat"


def test_silence_is_a_decision_too() -> None:
    decision = Desk().read(a_tagged(a_finding(assertion="denied")))
    assert (decision.outcome, decision.reason, decision.incidents) == ("silent", "only denied or historical", {})


def test_a_later_day_is_another_incident() -> None:
    desk = Desk()
    desk.read(a_tagged(a_finding(host="MLI"), article="a1"))
    decision = desk.read(a_tagged(a_finding(host="MLI"), article="a2", published_at=MORNING + DAY))
    assert decision.alerts[0].data.status == "opened"
    assert len(desk.state) == 2
    assert a_reference().event_time == MORNING
