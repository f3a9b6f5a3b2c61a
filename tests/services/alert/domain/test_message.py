"""The message: never more than the quotes say, never more than 64 KiB, never a character that acts."""

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.alert.domain.corroboration import Families
from services.alert.domain.headline import MAX_HEADLINE_CHARS, headline
from services.alert.domain.incident import Incident, Report, absorb, begin, standing
from services.alert.domain.message import compose, summary
from services.alert.domain.shelf import shipped
from shared.contracts.alert import MAX_EVENT_BYTES, Alert, Status
from shared.contracts.finding import ArticleRef, Finding, Quantity
from tests.builders import MORNING, a_finding, a_reference
from tests.shared.contracts.strategies import FINDINGS, REFERENCES

COMBINED = shipped().rule("combined-escalation")

ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]")
HOSTILE = "\x1b[31m\r\n\u202eFORGED\u2066\u061c\x07\x9b"


def an_incident(*reports: tuple[ArticleRef, list[Finding]]) -> Incident:
    incident = begin("i1", "combined-escalation", "theatre", reports[0][0].event_time)
    for article, findings in reports:
        incident = absorb(incident, Report(article=article, findings=tuple(findings)), Families())
    return incident.model_copy(update={"revision": 1})


def written(incident: Incident, status: Status = "opened", reason: str = "first_report") -> Alert:
    return compose(incident, standing(incident), COMBINED, status=status, reason=reason, time=MORNING)


def an_alert(*reports: tuple[ArticleRef, list[Finding]]) -> Alert:
    return written(an_incident(*reports))


def size(alert: Alert) -> int:
    return len(alert.model_dump_json().encode())


def troops(quote: str = "over 50,000 troops", low: int = 50_000, **fields: object) -> Finding:
    quantity = Quantity(low=low, high=None, modifier="more_than")
    return a_finding("troop_figure", quote, **{"quantity": quantity, **fields})


@settings(max_examples=25)
@given(st.lists(st.tuples(REFERENCES, st.lists(FINDINGS, min_size=1, max_size=4)), min_size=1, max_size=5))
def test_every_event_is_readable_bounded_and_harmless(reports: list[tuple[ArticleRef, list[Finding]]]) -> None:
    alert = an_alert(*reports)
    assert Alert.model_validate_json(alert.model_dump_json()) == alert
    assert size(alert) <= MAX_EVENT_BYTES
    assert not ACTING.search(alert.data.headline + alert.data.summary)
    assert len(alert.data.headline) <= MAX_HEADLINE_CHARS
    assert alert.data.findings
    assert len(alert.data.findings) <= alert.data.findings_total


def test_the_envelope_says_which_incident_and_when() -> None:
    alert = an_alert((a_reference("a1", published_at=MORNING - timedelta(hours=2)), [troops()]))
    assert (alert.subject, alert.data.incident, alert.type) == ("i1", "i1", "tocsin.alert.opened.v1")
    assert alert.time == MORNING
    assert alert.data.first_seen == alert.data.last_seen == MORNING - timedelta(hours=2)


HUGE = '\U0001f681\\"' + HOSTILE
FLOODS: dict[str, list[tuple[ArticleRef, list[Finding]]]] = {
    "many long sentences": [
        (
            a_reference(f"a{n}", title=HUGE * 50, url="https://a.example/" + "\x1f" * 1900),
            [
                a_finding("foreign_forces", HUGE * 60 + str(k), actors=(HUGE * 9,) * 30, places=(HUGE * 9,) * 30)
                for k in range(14)
            ],
        )
        for n in range(30)
    ],
    "many figures": [
        (
            a_reference("ид" * 90 + str(n), source={"id": "и" * 200}),
            [troops("т" * 300, low=10 * n + k) for k in range(10)],
        )
        for n in range(30)
    ],
    "figures told by all": [
        (a_reference("🚁" * 190 + str(n)), [troops("🚁" * 300, low=10**k) for k in range(10)]) for n in range(12)
    ],
    "one finding": [(a_reference("a1", title=HUGE * 900), [troops(HUGE * 9000, attribution=HUGE * 900)])],
    "many indicators": [(a_reference("a1"), [a_finding("и" * 190 + str(n), HUGE * 90) for n in range(300)])],
    "many publishers": [
        (a_reference(f"a{n}", source={"id": f"{n}", "publisher": f"{n}" + "и" * 500}), [troops()]) for n in range(300)
    ],
}


@pytest.mark.parametrize("flood", FLOODS)
def test_an_event_never_exceeds_64_kib_whatever_is_in_it(flood: str) -> None:
    alert = an_alert(*FLOODS[flood])
    assert size(alert) <= MAX_EVENT_BYTES
    assert alert.data.findings
    assert alert.data.findings_total == sum(len(findings) for _, findings in FLOODS[flood])
    assert not ACTING.search(alert.data.headline + alert.data.summary + "".join(alert.data.actors + alert.data.places))
    assert Alert.model_validate_json(alert.model_dump_json()) == alert


def test_the_strongest_findings_are_what_is_left() -> None:
    findings = [troops("x" * 290, low=10**n, start=n) for n in range(1, 8)]
    reports = [(a_reference(f"a{n}", title="t" * 300), findings) for n in range(20)]
    alert = an_alert(*reports)
    kept = [f.quantity.low for f in alert.data.findings if f.quantity and f.quantity.low]
    assert 0 < len(kept) < alert.data.findings_total == 140
    assert kept == sorted(kept, reverse=True)
    assert kept[0] == 10**7


@pytest.mark.parametrize("assertion", ["planned", "possible", "denied", "historical"])
def test_headline_and_summary_keep_every_hedge(assertion: str) -> None:
    cited = [(troops(assertion=assertion), a_reference())]
    assert headline(cited) == f"Troops: over 50,000 troops ({assertion})"
    assert f"“over 50,000 troops” ({assertion})" in summary(cited)
    assert "actual" not in headline([(troops(), a_reference())])


@given(st.lists(FINDINGS, min_size=1, max_size=12), st.integers(0, 400))
def test_a_headline_never_tells_a_quote_without_its_hedge(findings: list[Finding], padding: int) -> None:
    shortest = [
        f.model_copy(update={"indicator": f"own_{n}" if n % 2 else f.indicator}) for n, f in enumerate(findings)
    ]
    longer = [f.model_copy(update={"evidence": a_finding("x", "w" * (padding + 1)).evidence}) for f in shortest]
    line = headline([(f.model_copy(update={"assertion": "planned"}), a_reference()) for f in longer])
    assert len(line) <= MAX_HEADLINE_CHARS
    assert len(re.findall(r"\(planned\b", line)) == line.count(": w") > 0


def test_a_summary_says_who_reports_whose_words() -> None:
    cited = [(troops(attribution="Ukrainian military sources", actors=("RUS", "PRK")), a_reference())]
    assert summary(cited) == (
        "Troops — The Ledger, citing Ukrainian military sources: “over 50,000 troops” [RUS, PRK]."
    )


def test_what_stands_beside_is_cited_and_not_in_the_headline() -> None:
    mention = a_finding("arms_transfers", "a shipment", salient=False, places=("Brest",), actors=("BLR",))
    report = Report(article=a_reference(), findings=(troops(),), beside=(mention,))
    incident = absorb(begin("i1", COMBINED.name, "theatre", MORNING), report, Families())
    data = written(incident.model_copy(update={"revision": 1})).data
    assert [f.indicator for f in data.findings] == ["troop_figure", "arms_transfers"]
    assert (data.indicators, data.headline, data.places, data.actors) == (
        ("troop_figure",),
        "Troops: over 50,000 troops",
        (),
        (),
    )


def test_a_figure_without_a_least_number_has_none_that_nobody_said() -> None:
    up_to = troops("up to 9,000", quantity=Quantity(low=None, high=9000, modifier="up_to"))
    about = troops("6,000", quantity=Quantity(low=6000, high=6000, modifier="exact"))
    (figure,) = an_alert((a_reference("a1"), [up_to]), (a_reference("a2"), [about])).data.figures
    assert (figure.low, figure.high) == (None, 9000)


def test_figures_list_who_said_which() -> None:
    herald = {"id": "herald", "name": "The Herald", "publisher": "herald.example"}
    alert = an_alert(
        (a_reference("a1"), [troops("over 50,000 troops", actors=("RUS",))]),
        (
            a_reference("a2", source=herald),
            [troops("more than 50,000 soldiers", actors=("RUS",)), troops("12,000", 12_000)],
        ),
        (a_reference("a3"), [a_finding("foreign_forces", "troops from abroad")]),
    )
    told = {
        (f.low, f.high, f.actors): [(b.source, b.article, b.quote, b.low, b.high) for b in f.by]
        for f in alert.data.figures
    }
    assert told == {
        (50_000, None, ("RUS",)): [
            ("ledger", "a1", "over 50,000 troops", 50_000, None),
            ("herald", "a2", "more than 50,000 soldiers", 50_000, None),
        ],
        (12_000, None, ()): [("herald", "a2", "12,000", 12_000, None)],
    }
    assert alert.data.corroboration.publishers == ("ledger.example", "herald.example")
    assert alert.data.corroboration.independent == 2


def test_every_finding_is_cited_with_its_article() -> None:
    alert = an_alert(
        (a_reference("a1"), [troops()]), (a_reference("a2", title=None), [a_finding("drone_activity", "q")])
    )
    assert {(f.indicator, f.article.id, f.article.title) for f in alert.data.findings} == {
        ("troop_figure", "a1", "Troops move to the border"),
        ("drone_activity", "a2", None),
    }
    assert alert.data.indicators == ("drone_activity", "troop_figure")
