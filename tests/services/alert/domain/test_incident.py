"""What an incident keeps: bounded, in no order but that of weight, and each article once."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.alert.domain.corroboration import Families, Voice
from services.alert.domain.incident import (
    MAX_FINDINGS_PER_REPORT,
    MAX_KNOWN_ARTICLES,
    MAX_REPORTS,
    Incident,
    Report,
    absorb,
    begin,
    standing,
)
from services.alert.domain.severity import finding_score
from shared.contracts.alert import SEVERITIES
from shared.contracts.finding import ArticleRef, Finding, Quantity
from tests.builders import MORNING, a_finding, a_reference
from tests.shared.contracts.strategies import FINDINGS, REFERENCES

REPORTS = st.lists(st.tuples(REFERENCES, st.lists(FINDINGS, min_size=1, max_size=3)), min_size=1, max_size=6)
NOBODY = Families()


def told(incident: Incident | None, article: ArticleRef, *findings: Finding) -> Incident:
    denied = tuple(f for f in findings if f.assertion == "denied")
    report = Report(article=article, findings=tuple(f for f in findings if f not in denied), denied=denied)
    return absorb(incident or begin("i1", "rule", "theatre", article.event_time), report, NOBODY)


def troops(count: int) -> Finding:
    return a_finding("troop_figure", f"{count} troops", quantity=Quantity(low=count, high=None, modifier="exact"))


@settings(max_examples=25)
@given(REPORTS)
def test_an_incident_survives_a_json_round_trip(reports: list[tuple[ArticleRef, list[Finding]]]) -> None:
    incident = None
    for article, findings in reports:
        incident = told(incident, article, *findings)
        assert Incident.model_validate_json(incident.model_dump_json()) == incident
        assert incident.first_seen <= article.event_time <= incident.last_seen
        assert standing(incident).severity in SEVERITIES


def test_the_strongest_report_comes_first_and_its_strongest_finding() -> None:
    incident = told(told(None, a_reference("a1"), troops(500)), a_reference("a2"), troops(90), troops(90_000))
    assert [r.article.id for r in incident.reports] == ["a2", "a1"]
    assert [f.quantity.low for f in incident.reports[0].findings if f.quantity] == [90_000, 90]


def test_a_later_revision_takes_the_place_of_the_earlier_one() -> None:
    incident = told(None, a_reference("a1"), troops(500), troops(600))
    edited = told(incident, a_reference("a1", revision=2), troops(700))
    assert len(edited.reports) == 1
    assert (edited.reports[0].article.revision, edited.findings_total, edited.revision_of("a1")) == (2, 1, 2)


def test_what_is_kept_is_bounded_and_what_was_told_is_counted() -> None:
    incident = None
    for n in range(MAX_REPORTS + 6):
        incident = told(
            incident, a_reference(f"a{n}"), *(troops(1000 * n + k) for k in range(MAX_FINDINGS_PER_REPORT + 3))
        )
    assert incident is not None
    assert len(incident.reports) == MAX_REPORTS
    assert {len(r.findings) for r in incident.reports} == {MAX_FINDINGS_PER_REPORT}
    assert incident.findings_total == (MAX_REPORTS + 6) * (MAX_FINDINGS_PER_REPORT + 3)
    weakest_kept = min(finding_score(r.findings[0]) for r in incident.reports)
    assert weakest_kept >= finding_score(troops(6000))


def test_a_new_revision_of_a_report_too_weak_to_be_kept_is_not_counted_twice() -> None:
    incident = told(None, a_reference("weak"), troops(2))
    for n in range(MAX_REPORTS):
        incident = told(incident, a_reference(f"a{n}"), troops(5000))
    assert "weak" not in {r.article.id for r in incident.reports}
    again = told(incident, a_reference("weak", revision=2), troops(3))
    assert again.findings_total == incident.findings_total == MAX_REPORTS + 1


def test_articles_are_remembered_up_to_a_limit_the_oldest_go_first_but_not_who_told_it_first() -> None:
    known = {f"a{n}": Voice(1, "claims", "", f"p{n % 5}", False, n) for n in range(MAX_KNOWN_ARTICLES + 60)}
    full = begin("i1", "rule", "theatre", MORNING).model_copy(update={"known": known})
    after = told(full, a_reference("new", source={"id": "new", "publisher": "new.example"}), troops(5))
    assert len(after.known) == MAX_KNOWN_ARTICLES
    assert "a5" not in after.known
    assert after.revision_of("new") == 1
    assert after.publishers == ("p0", "p1", "p2", "p3", "p4", "new.example")


def test_who_reprints_an_agency_is_not_a_second_publisher() -> None:
    incident = None
    for n, source in enumerate(
        [
            {"id": "a", "publisher": "one.example", "via": "Reuters"},
            {"id": "b", "publisher": "two.example", "via": "Reuters"},
            {"id": "c", "publisher": "three.example"},
            {"id": "d"},
        ]
    ):
        incident = told(incident, a_reference(f"a{n}", source=source), troops(5))
    assert incident is not None
    assert set(incident.publishers) == {"Reuters", "three.example", "d"}


def test_who_reprints_a_text_is_not_a_second_publisher_whoever_comes_first() -> None:
    incident = None
    for n, syndication in enumerate(["text-1", "text-1", "text-2", None]):
        source = {"id": f"{n}", "publisher": f"{n}.example"}
        incident = told(incident, a_reference(f"a{n}", source=source, syndication=syndication), troops(5))
    assert incident is not None
    assert incident.publishers == ("0.example", "2.example", "3.example")


def test_what_stands_beside_is_quoted_last_and_weighs_nothing() -> None:
    mention = a_finding("arms_transfers", "a shipment", salient=False, severity="critical")
    report = Report(article=a_reference("a1"), findings=(troops(5),), beside=(mention,))
    incident = absorb(begin("i1", "rule", "theatre", MORNING), report, NOBODY)
    assert [f.indicator for f in incident.reports[0].cited] == ["troop_figure", "arms_transfers"]
    assert standing(incident).severity == standing(told(None, a_reference("a1"), troops(5))).severity
    strong = told(incident, a_reference("a2"), troops(5000))
    assert [r.article.id for r in strong.reports] == ["a2", "a1"]
    assert strong.findings_total == 3


def test_seen_is_the_span_of_event_times() -> None:
    early, late = a_reference("a1", published_at=MORNING - timedelta(hours=3)), a_reference("a2")
    incident = told(told(None, late, troops(5)), early, troops(5))
    assert (incident.first_seen, incident.last_seen) == (MORNING - timedelta(hours=3), MORNING)
