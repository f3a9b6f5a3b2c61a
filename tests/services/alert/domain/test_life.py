"""The life of an incident: opened, confirmed, disputed, corrected, retracted, resolved, reopened; each told once."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.alert.domain.corroboration import Families, credibility, read_families
from services.alert.domain.decision import Decision
from services.alert.domain.simulation import Simulation
from shared.contracts.errors import ConfigurationError
from shared.contracts.finding import Finding, Quantity, TaggedArticle
from tests.builders import MORNING, a_finding, a_tagged

HOUR = timedelta(hours=1)
FAMILIES = read_families(
    '[families]\n"Northern" = ["post.example", "courier.example"]\n"Wire" = ["wire.example", "WIRE"]'
)


def troops(low: int = 4000, **given: Any) -> Finding:
    quantity = Quantity(low=low, high=low, modifier="exact")
    return a_finding(**{"quote": f"{low} men", "quantity": quantity, "host": "MLI", "actors": ("RUS",), **given})


def denial(**given: Any) -> Finding:
    return troops(**{"assertion": "denied", "quote": "denied that 4,000 men had come", **given})


def report(name: str, *findings: Finding, hours: float = 0, by: str | None = None, **given: Any) -> TaggedArticle:
    source = {"id": by or name, "publisher": by or f"{name}.example", "via": given.pop("via", None)}
    return a_tagged(*findings, article=name, source=source, published_at=MORNING + hours * HOUR, **given)


def told(decision: Decision) -> list[tuple[str, str, list[str]]]:
    return [(a.data.status, a.data.reason, [c.what for c in a.data.changes]) for a in decision.every]


@pytest.fixture
def desk() -> Simulation:
    desk = Simulation(families=FAMILIES)
    desk.read(report("a", troops()))
    return desk


def test_independent_publishers_confirm_at_two_three_five_and_ten(desk: Simulation) -> None:
    steps = [told(desk.read(report(f"b{n}", troops(), hours=n / 10))) for n in range(2, 13)]
    assert [n for n, step in enumerate(steps, 2) if step == [("updated", "confirmed", ["confirmed"])]] == [2, 3, 5, 10]


@pytest.mark.parametrize(
    "given",
    [{"by": "a.example"}, {"via": "a.example"}, {"syndication": "s1"}],
    ids=["the same publisher", "who credits it", "its text"],
)
def test_who_only_repeats_it_confirms_nothing(given: dict[str, Any]) -> None:
    desk = Simulation()
    desk.read(report("a", troops(), syndication="s1"))
    assert told(desk.read(report("b", troops(), hours=1, **given))) == []


def in_words(sentence: str) -> Finding:
    told = troops()
    evidence = told.evidence.model_copy(
        update={"sentence": sentence, "sentence_start": 0, "sentence_end": len(sentence), "start": 0, "end": 8}
    )
    return told.model_copy(update={"evidence": evidence})


LONG = "4000 men are to drill on both banks of the river, in the largest exercise that the army has held for ten years."


@pytest.mark.parametrize(
    ("sentence", "confirms"),
    [
        ("4000 men will drill on both banks of the river, in the largest exercise that the army has held.", False),
        ("The army holds its largest exercise for ten years with 4000 men on both banks of the river.", True),
        ("4000 men will “drill on both banks of the river, in the largest exercise that the army has held”.", True),
    ],
    ids=["the same words, shortened", "words of its own", "what both cite somebody for"],
)
def test_a_report_in_another_ones_words_confirms_nothing(sentence: str, *, confirms: bool) -> None:
    desk = Simulation()
    desk.read(report("a", in_words(LONG), syndication="s1"))
    again = told(desk.read(report("b", in_words(sentence), hours=1, syndication="s2")))
    assert [reason for _, reason, _ in again] == (["confirmed"] if confirms else [])


def test_that_something_might_be_is_confirmed_by_nobody_who_says_so_too() -> None:
    desk, feared = Simulation(), troops(assertion="possible")
    desk.read(report("a", feared))
    assert told(desk.read(report("b", feared, hours=1))) == []
    assert told(desk.read(report("c", troops(assertion="planned"), hours=2)))[0][1] == "confirmed"


def test_a_second_voice_that_came_too_late_to_confirm_is_no_news_when_the_first_speaks_again(desk: Simulation) -> None:
    assert told(desk.read(report("b", troops(), hours=30))) == []
    assert told(desk.read(report("a2", troops(), hours=31, by="a.example"))) == []


def test_that_forces_are_there_who_are_to_leave_is_nothing_new_and_that_those_who_were_to_come_are_there_is() -> None:
    there = a_finding("foreign_forces", "soldiers", actors=("CHL",), host="MLI")
    for verb, reasons in (("withdraw", []), ("send", ["severity_raised"])):
        desk, quote = Simulation(), "4,000 soldiers"
        plan = a_finding("foreign_forces", quote, assertion="planned", actors=("CHL",), host="MLI", start=len(verb) + 1)
        evidence = plan.evidence.model_copy(update={"sentence": f"{verb} {quote}.", "sentence_start": 0})
        desk.read(report("a", plan.model_copy(update={"evidence": evidence})))
        assert [
            alert.data.reason for alert in desk.read(report("a2", there, hours=1, by="a.example")).alerts
        ] == reasons


def test_the_same_sentence_elsewhere_confirms_nothing_and_a_sentence_of_ones_own_does() -> None:
    desk, quote = Simulation(), "Some 4,000 men of the legion crossed the river on Sunday morning, the governor said"
    desk.read(report("a", troops(quote=quote)))
    assert told(desk.read(report("b", troops(quote=quote.upper()), hours=1))) == []
    assert desk.read(report("a", troops(quote="4,000 men"), hours=2, revision=2)).alerts == ()
    own = "By noon on Sunday a column of some 4,000 legionaries had come over the bridge, people there said"
    assert told(desk.read(report("c", troops(quote=own), hours=3)))[0][1] == "confirmed"


def test_dates_far_ahead_close_nothing_and_keep_nothing_open(desk: Simulation) -> None:
    wrong = [
        report(f"w{n}", troops(host="NER"), hours=90_000 + n, fetched_at=MORNING + HOUR, by="w.example") for n in (1, 2)
    ]
    assert [a.data.status for a in desk.read_all(wrong)] == ["opened"]
    later = [report(f"l{n}", troops(host="TCD"), hours=40 + n, by="l.example") for n in (1, 2)]
    assert [(a.data.status, a.data.reason) for a in desk.read_all(later)] == [
        ("opened", "first_report"), ("resolved", "quiet"),
    ]  # fmt: skip


def test_who_confirms_it_is_quoted_though_others_say_it_more_strongly(desk: Simulation) -> None:
    weak = troops(low=3900, quote="nearly 4,000 of them", confidence=0.5)
    (alert,) = desk.read(report("b", weak, hours=1)).alerts
    assert "a.example: “4000 men” [RUS]. Also — b.example: “nearly 4,000 of them” [RUS]." in alert.data.summary


def test_titles_of_one_owner_are_one_voice(desk: Simulation) -> None:
    assert told(desk.read(report("p", troops(), by="post.example"))) == [("updated", "confirmed", ["confirmed"])]
    assert told(desk.read(report("c", troops(), by="www.courier.example"))) == []
    assert told(desk.read(report("w", troops(), by="x.example", via="Wire")))[0][1] == "confirmed"
    assert told(desk.read(report("v", troops(), by="news.wire.example"))) == []


def test_a_figure_a_quarter_beyond_is_told_and_what_counts_something_else_is_not(desk: Simulation) -> None:
    assert told(desk.read(report("b", troops(4900), by="a.example"))) == []
    assert told(desk.read(report("c", troops(5100), by="a.example"))) == [("updated", "figure_moved", ["figure"])]
    assert told(desk.read(report("d", troops(90_000, places=("Gao",)), by="a.example")))[1:] == []


def test_a_plan_that_becomes_a_fact_is_told(desk: Simulation) -> None:
    desk = Simulation()
    desk.read(report("a", troops(assertion="planned")))
    assert "actual" in told(desk.read(report("b", troops(), by="a.example")))[0][2]


def test_a_denial_is_told_once_and_opens_nothing(desk: Simulation) -> None:
    denied = denial()
    assert told(Simulation().read(report("a", denied))) == []
    decision = desk.read(report("b", denied, hours=1))
    assert told(decision) == [("updated", "disputed", ["disputed"])]
    assert decision.alerts[0].data.corroboration.denied_by == ("b.example",)
    assert decision.alerts[0].data.disputed
    assert told(desk.read(report("c", denied, hours=2))) == []


def test_a_denial_that_is_withdrawn_is_told(desk: Simulation) -> None:
    desk.read(report("b", denial(), hours=1))
    (alert,) = desk.read(report("b", hours=1, revision=2)).alerts
    assert (alert.data.status, alert.data.disputed) == ("corrected", False)
    assert alert.data.summary.startswith("No longer disputed. Troops — a.example")


def test_a_denial_of_others_disputes_nothing(desk: Simulation) -> None:
    assert told(desk.read(report("b", denial(actors=("FRA",))))) == []


@pytest.mark.parametrize(
    "given",
    [
        {"quote": "didn't deny that 4,000 men had come"},
        {"quote": "said that 4,000 men could not be ruled out"},
        {"quote": "there was no justification for 4,000 men, he said"},
        {"quote": "no 4,000 men"},
        {"quote": "asked whether he denied that 4,000 men had come?"},
        {"quote": "4,000 men will not be sent, he said"},
        {"quote": "4,000 men are not going to fight there, he said"},
        {"quote": "he said he had no information about 4,000 men"},
        {"host": "NER"},
        {"actors": ()},
        {"quantity": Quantity(low=90, high=90, modifier="exact")},
    ],
    ids=[
        "not denied",
        "not ruled out",
        "judged",
        "nobody says it",
        "asked",
        "ahead",
        "not to come",
        "not known",
        "another host",
        "nobody's",
        "another number",
    ],
)
def test_what_is_no_denial_of_the_claim_disputes_nothing(desk: Simulation, given: dict[str, Any]) -> None:
    assert told(desk.read(report("b", denial(**given), hours=1))) == []


def test_a_denial_before_its_claim_is_remembered_for_a_window() -> None:
    desk = Simulation()
    assert desk.read(report("b", denial())).alerts == ()
    (alert,) = desk.read(report("a", troops(), hours=5)).alerts
    assert (alert.data.status, alert.data.disputed, alert.data.corroboration.denied_by) == (
        "opened", True, ("b.example",),
    )  # fmt: skip
    later = Simulation()
    later.read(report("b", denial()))
    assert later.read(report("a", troops(), hours=25)).alerts[0].data.disputed is False


def test_a_denial_before_its_claim_that_is_withdrawn_leaves_nothing() -> None:
    desk = Simulation()
    desk.read(report("b", denial()))
    assert desk.read(report("b", revision=2)).alerts == ()
    assert desk.read(report("a", troops(), hours=5)).alerts[0].data.disputed is False


def test_a_state_told_again_after_days_is_no_news_unless_it_has_grown(desk: Simulation) -> None:
    desk.read_all([report(f"n{n}", troops(host="NER", actors=("TUR",)), hours=30 + n) for n in range(2)])
    assert told(desk.read(report("b", troops(4010), hours=80))) == []
    assert told(desk.read(report("c", troops(9000), hours=90)))[-1] == (
        "updated", "reopened", ["figure", "confirmed"],
    )  # fmt: skip


def test_an_edit_that_changes_the_words_corrects_and_one_that_takes_them_back_retracts(desk: Simulation) -> None:
    (corrected,) = desk.read(report("a", troops(400), revision=2)).alerts
    assert (corrected.data.status, corrected.data.changes[0].before, corrected.data.changes[0].after) == (
        "corrected", "force: 4,000", "force: 400",
    )  # fmt: skip
    (retracted,) = desk.read(report("a", revision=3)).alerts
    assert (retracted.data.status, retracted.data.corroboration.independent) == ("retracted", 0)
    assert "Taken back" in retracted.data.summary
    later = [report(f"z{n}", troops(host="NER"), hours=90 + n) for n in range(2)]
    assert [a.data.status for a in desk.read_all(later)] == ["opened", "updated"]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ({"places": ("Gao",)}, {"places": ("Kidal", "Mali")}, ("place", "Gao", "Kidal")),
        ({"places": ("Mali",)}, {"places": ("Kidal",)}, None),
        ({"places": ("Gao", "Kidal")}, {"places": ("Kidal",)}, None),
        ({"places": ("Gao",)}, {"places": ()}, None),
        ({"actors": ("RUS",)}, {"actors": ("TUR",)}, ("actor", "RUS", "TUR")),
    ],
)
def test_an_edit_that_tells_it_of_another_place_or_side_corrects(
    before: dict[str, Any], after: dict[str, Any], change: tuple[str, str, str] | None
) -> None:
    def abroad(**given: Any) -> Finding:
        return a_finding("foreign_forces", "soldiers", **{"host": "MLI", "actors": ("RUS",), **given})

    desk = Simulation()
    desk.read(report("a", abroad(**before)))
    edited = desk.read(report("a", abroad(**after), revision=2)).alerts
    assert [(c.what, c.before, c.after) for a in edited for c in a.data.changes] == ([change] if change else [])
    assert [a.data.status for a in edited] == (["corrected"] if change else [])


def test_a_place_that_another_source_still_names_is_not_corrected() -> None:
    desk = Simulation()
    desk.read(report("a", troops(places=("Gao",))))
    desk.read(report("b", troops(places=("Gao",))))
    assert told(desk.read(report("a", troops(places=("Kidal",)), revision=2))) == []


def test_a_retraction_is_headed_by_what_was_told_not_by_its_denial(desk: Simulation) -> None:
    desk.read(report("b", troops(assertion="denied")))
    (retracted,) = desk.read(report("a", revision=2)).alerts
    assert retracted.data.headline == "Retracted: Troops: 4000 men"


def test_what_a_rule_stands_on_heads_its_alert_salient_or_not() -> None:
    massed = a_finding("offensive_preparations", "massed", kind="massing", salient=False)
    many = troops(low=90_000, actors=())
    (alert,) = Simulation().read(report("a", many, massed)).alerts
    assert alert.data.rule == "offensive-preparations"
    assert alert.data.headline == "Troops: 90000 men · Offensive preparations: massed"


def test_what_another_source_holds_is_not_taken_back(desk: Simulation) -> None:
    desk.read(report("b", troops()))
    assert told(desk.read(report("a", revision=2))) == []


def test_a_reprint_is_no_other_source() -> None:
    desk = Simulation()
    desk.read(report("a", troops(), syndication="s1"))
    desk.read(report("b", troops(), hours=1, syndication="s1"))
    assert told(desk.read(report("a", revision=2)))[0][0] == "retracted"


def test_what_a_reprint_takes_back_its_origin_still_says() -> None:
    desk = Simulation()
    desk.read(report("a", troops(), syndication="s1"))
    desk.read(report("b", troops(), hours=1, syndication="s1"))
    assert told(desk.read(report("b", revision=2, hours=1))) == []


def test_event_time_resolves_but_one_wrong_date_does_not(desk: Simulation) -> None:
    elsewhere = troops(host="NER")
    assert told(desk.read(report("wrong", elsewhere, hours=9000)))[0][0] == "opened"
    assert told(desk.read(report("next", troops(host="TCD"), hours=20)))[0][0] == "opened"
    decision = desk.read(report("later", troops(host="BFA"), hours=24.1))
    assert told(decision)[0] == ("resolved", "quiet", [])
    assert decision.closing[0].time == MORNING + 24.1 * HOUR


def test_a_late_report_reopens_only_if_it_is_material(desk: Simulation) -> None:
    desk.read_all([report(f"n{n}", troops(host=f"X{n}"), hours=30 + n) for n in range(3)])
    assert told(desk.read(report("late", troops(), hours=2, by="a.example"))) == []
    assert told(desk.read(report("other", troops(), hours=2))) == [("updated", "reopened", ["confirmed"])]


def test_what_is_only_mentioned_opens_nothing_and_joins_what_is_open(desk: Simulation) -> None:
    aside = report("b", troops(start=5000), hours=1)
    assert Simulation().read(aside).reason == "only in passing, and of no open incident"
    assert told(desk.read(aside)) == [("updated", "confirmed", ["confirmed"])]


def test_what_is_held_back_is_counted_and_told_with_the_next_alert() -> None:
    desk = Simulation(hold=lambda *_: "night")
    assert desk.read(report("a", troops())).outcome == "held"
    desk.hold = lambda *_: None
    (alert,) = desk.read(report("b", troops())).alerts
    assert (alert.data.status, alert.data.revision, alert.data.held_back.reasons) == ("opened", 1, {"night": 1})


REPORTS = st.builds(
    lambda n, hours, low, by, assertion: report(
        f"a{n}",
        troops(low, assertion=assertion, quote=f"{'denied ' if assertion == 'denied' else ''}{low} men"),
        hours=hours,
        by=f"p{by}.example",
    ),
    st.integers(1, 8),
    st.integers(0, 30),
    st.sampled_from([50, 400, 4000, 5200]),
    st.integers(1, 4),
    st.sampled_from(["actual", "planned", "denied"]),
)


@settings(max_examples=40)
@given(st.lists(REPORTS, min_size=1, max_size=9))
def test_whatever_comes_no_material_is_told_twice_and_only_one_alert_opens(flow: list[TaggedArticle]) -> None:
    desk = Simulation()
    alerts = desk.read_all(flow)
    assert desk.read_all(flow) == []
    assert len({a.id for a in alerts}) == len(alerts)
    for incident in {a.subject for a in alerts}:
        mine = [a for a in alerts if a.subject == incident]
        assert [a.data.status for a in mine].count("opened") == 1
        confirmed = [c.after for a in mine for c in a.data.changes if c.what == "confirmed"]
        assert len(set(confirmed)) == len(confirmed)


@pytest.mark.parametrize(
    ("letters", "voices", "denials", "digit"),
    [
        ("B", 3, 0, 1), ("A", 2, 0, 1), ("C", 2, 0, 2), ("A", 1, 0, 2), ("B", 1, 0, 3), ("D", 1, 0, 4),
        ("E", 1, 0, 5), ("F", 1, 0, 6), ("", 1, 0, 6), ("A", 3, 1, 3), ("", 1, 1, 4), ("B", 1, 1, 4), ("E", 2, 1, 3),
    ],
)  # fmt: skip
def test_credibility_is_the_admiralty_digit(letters: str, voices: int, denials: int, digit: int) -> None:
    assert credibility(letters, voices, denials) == digit


@pytest.mark.parametrize("text", ["[families", '[families]\n"A" = ["x"]\n"B" = ["x"]', "[families]\nA = 1"])
def test_a_table_of_families_that_cannot_be_right_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError):
        read_families(text)
    assert Families().family("www.x.example") == "x.example"


@pytest.mark.parametrize(("also", "moves"), [((), True), (("UKR",), False)])
def test_a_number_that_does_not_say_whose_men_it_counts_is_of_the_only_side_that_was_told(
    also: tuple[str, ...], *, moves: bool
) -> None:
    desk = Simulation()
    desk.read(report("a", troops(4000), *([troops(3000, actors=also)] if also else [])))
    alerts = told(desk.read(report("a2", troops(9000, actors=()), hours=1, by="a.example")))
    assert any("figure" in changed for _, _, changed in alerts) is moves
