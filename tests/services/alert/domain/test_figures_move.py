"""When a figure moves: what counts another country's, what a word left room for and what was planned moves none."""

import json
from datetime import timedelta
from typing import Any

import pytest

from services.alert.domain.change import grown, lost
from services.alert.domain.figures import MAX_LANDS, fulfilled, leading, merged, span
from services.alert.domain.incident import Incident, Standing
from services.alert.domain.reasons import next_news
from services.alert.domain.rule import Material, Rule
from services.alert.domain.simulation import Simulation
from shared.contracts.finding import Finding, Quantity, TaggedArticle
from tests.builders import MORNING, a_finding, a_tagged

LATER, AFTER_IT_WAS_OVER = 6, 60  # hours
FIELDS_FROM_THE_FIRST = 8
PLANNED = "force: 3,000 planned or possible"


def chadians(low: int, *places: str, word: bool = False, **given: Any) -> Finding:
    quantity = Quantity(low=low, high=None if word else low, modifier="vague" if word else "exact")
    quote = "thousands of Chadian soldiers" if word else f"{low:,} Chadian soldiers"
    return a_finding("troop_figure", quote, places=places, **{"actors": ("TCD",), "quantity": quantity, **given})


def standing_on(*told: Finding) -> Standing:
    firm = {"troop_figure": max((f.assertion for f in told), key=lambda said: said == "actual")}
    return Standing(indicators=("troop_figure",), firm=firm, figures=merged(leading(told)))


def report(name: str, *findings: Finding, hours: float = 0, **given: Any) -> TaggedArticle:
    sent = a_finding("foreign_forces", "Chadian troops", actors=("TCD",), host="NER")
    source = {"id": "courier", "publisher": "courier.example"}
    moment = MORNING + timedelta(hours=hours)
    return a_tagged(sent, *findings, article=name, source=source, published_at=moment, **given)


def changes(*told: Finding, now: Finding, hours: float = LATER) -> list[tuple[str, str | None, str | None]]:
    desk = Simulation()
    desk.read(report("first", *told))
    elsewhere = [a_finding("foreign_forces", "Cuban troops", actors=("CUB",), host="AGO")]
    for number in range(3):  # what makes event time pass
        article = a_tagged(*elsewhere, article=f"n{number}", published_at=MORNING + timedelta(hours=hours - 1))
        desk.read(article)
    alerts = desk.read(report("second", now, hours=hours)).alerts
    return [(change.what, change.before, change.after) for alert in alerts for change in alert.data.changes]


@pytest.mark.parametrize(
    ("before", "places", "moves"),
    [
        (("Niger",), ("Niger",), True),
        (("Niger",), ("Nigeria",), False),
        (("Niger",), (), True),
        (("Diffa",), ("Niger",), True),
        (("Niger",), ("Niger", "Nigeria"), True),
        (("Russia",), ("Ukraine",), True),
        (("DR Congo",), ("Congo",), True),
        (("Britain",), ("UK",), True),
        (("UAE",), ("eastern United Arab Emirates",), True),
        (("Burma",), ("Myanmar",), True),
        (("Somalia",), ("Somaliland",), True),
        (("Yemen",), ("Red Sea",), True),
        (("Ukraine",), ("Donbas",), True),
        (("northern Niger",), ("southern Nigeria",), False),
        (("United States",), ("Canada",), False),
    ],
    ids=[
        *("the same", "another", "none", "a town", "one of several", "two lands of one war"),
        *("two names", "a state and its short name", "in capitals", "an old name", "a part", "a sea", "a region"),
        *("parts of two", "a power"),
    ],
)
def test_a_number_that_is_told_of_another_country_is_no_growth_of_the_first(
    before: tuple[str, ...], places: tuple[str, ...], *, moves: bool
) -> None:
    moved = changes(chadians(900, *before), now=chadians(3000, *places))
    assert moved == ([("figure", "force: 900", "force: 900-3,000")] if moves else [])


def test_the_host_alone_says_in_which_country_a_number_is_told() -> None:
    assert changes(chadians(900, host="NER"), now=chadians(3000, host="NGA")) == []
    assert changes(chadians(900, host="NER"), now=chadians(3000, "Niger")) != []


def test_growth_in_one_country_is_told_beside_a_greater_number_in_another_and_told_once() -> None:
    desk = Simulation()
    desk.read(report("first", chadians(300, "Niger")))
    both = chadians(900, "Niger"), chadians(2000, "Nigeria", start=40)
    told = [desk.read(report(f"r{k}", *both, hours=1 + k)).alerts for k in range(2)]
    assert [[c.after for a in alerts for c in a.data.changes] for alerts in told] == [["force: 300-900"], []]
    (more,) = desk.read(report("more", chadians(1300, "Niger"), hours=4)).alerts
    assert [c.after for c in more.data.changes] == ["force: 300-1,300"]


def test_a_lesser_number_in_another_country_does_not_make_all_of_them_fewer() -> None:
    desk = Simulation()
    desk.read(report("first", chadians(3000)))
    parts = chadians(3000, "Niger"), chadians(500, "Nigeria", start=40)
    assert desk.read(report("second", *parts, hours=1)).outcome == "absorbed"
    (fewer,) = desk.read(report("third", chadians(1000, "Niger"), hours=2)).alerts
    assert [c.after for c in fewer.data.changes] == ["force: 1,000-3,000"]


def test_an_edit_that_takes_a_number_of_one_country_back_is_a_correction_whatever_is_told_of_another() -> None:
    desk = Simulation()
    first = chadians(900, "Niger"), chadians(2000, "Nigeria", start=40)
    desk.read(report("first", *first))
    (corrected,) = desk.read(report("first", first[1], revision=2)).alerts
    assert [(c.before, c.after) for c in corrected.data.changes if c.what == "figure"] == [
        ("force: 900", "force: 2,000")
    ]


def test_a_number_is_taken_back_where_it_was_told_whatever_stands_elsewhere() -> None:
    beyond = chadians(2000, "Nigeria", start=40)
    many, few = (standing_on(chadians(number, "Niger"), beyond) for number in (900, 300))
    assert [(c.before, c.after) for c in lost(many, many, few, 1.25)] == [("force: 900", "force: 300")]
    assert lost(many, few, few, 1.25) == ()


def test_what_is_kept_of_a_number_names_few_countries() -> None:
    names = ["Angola", "Chad", "Niger", "Nigeria", "Mali", "Benin", "Togo", "Ghana", "Kenya", "Sudan", "Uganda"]
    one = span(chadians(900, *names))
    assert one is not None
    assert len(one.lands) == MAX_LANDS


@pytest.mark.parametrize("number", [4000, 9500])
def test_a_number_that_a_word_left_room_for_is_no_growth(number: int) -> None:
    assert changes(chadians(1000, word=True), now=chadians(number)) == []
    assert changes(chadians(1000), now=chadians(number)) != []


def test_more_than_a_word_has_room_for_is_growth_where_it_counts_the_same_crowd() -> None:
    hundreds = chadians(200, quantity=Quantity(low=200, high=None, modifier="vague"))
    assert changes(hundreds, now=chadians(1500)) == [("figure", "force: 200", "force: 200-1,500")]
    assert changes(hundreds, now=chadians(900)) == []
    assert changes(chadians(1000, word=True), now=chadians(40_000)) == [
        ("figure", "force: 1,000", "force: 1,000-40,000")
    ]
    assert "figure" not in [what for what, _, _ in changes(chadians(1000, word=True), now=chadians(400_000))]


def test_that_as_many_have_come_as_were_planned_is_told_as_that_and_not_as_growth() -> None:
    told = chadians(900), chadians(3000, assertion="planned")
    assert changes(*told, now=chadians(3000)) == [("actual", PLANNED, "force: 3,000")]
    assert changes(chadians(1000, word=True), told[1], now=chadians(3000)) == [("actual", PLANNED, "force: 3,000")]


@pytest.mark.parametrize(
    ("plan", "now"),
    [
        (chadians(1000, assertion="planned", word=True), chadians(1000, word=True)),
        (chadians(3000, "Nigeria", assertion="planned"), chadians(3000, "Niger")),
        (chadians(3000, assertion="planned"), chadians(3000, actors=())),
        (chadians(3000, assertion="planned", actors=()), chadians(3000)),
        (chadians(3000, assertion="planned"), chadians(3100, assertion="planned")),
    ],
    ids=["a word", "in another country", "nobody's men", "nobody's plan", "a plan again"],
)
def test_a_plan_is_carried_out_by_an_exact_number_of_its_own_side_where_it_was_to_go(
    plan: Finding, now: Finding
) -> None:
    assert fulfilled(leading([chadians(900), plan]), leading([now])) == []


def test_where_only_a_plan_was_told_that_it_is_carried_out_is_told_once() -> None:
    plan = chadians(3000, assertion="planned")
    assert changes(plan, now=chadians(3000)) == [("actual", "troop_figure: planned", "troop_figure: actual")]


def test_a_rule_that_tells_no_plan_that_is_carried_out_tells_the_growth() -> None:
    told = standing_on(chadians(900), chadians(3000, assertion="planned"))
    latest = leading([chadians(3000)])
    growth = grown(told, told, latest, Material(tells=frozenset({"figure"})))
    assert [(c.what, c.after) for c in growth] == [("figure", "force: 900-3,000")]
    assert [c.what for c in grown(told, told, latest, Material())] == ["actual"]


def test_that_as_many_are_there_as_are_to_be_withdrawn_is_no_plan_that_was_carried_out() -> None:
    said = "Chad plans to withdraw its 3,000 soldiers from Niger."
    evidence = chadians(3000).evidence.model_copy(
        update={"quote": "its 3,000 soldiers", "start": 23, "end": 41, "sentence": said, "sentence_end": len(said)}
    )
    leaving = chadians(3000, "Niger", assertion="planned", evidence=evidence)
    assert changes(chadians(400, "Niger", start=80), leaving, now=chadians(3000, "Niger")) == []


def test_what_would_be_told_next_is_what_would_move_a_figure() -> None:
    desk = Simulation()
    desk.read(report("first", chadians(1000, "Niger", word=True), chadians(3000, "Niger", assertion="planned")))
    (incident,) = [one for one in desk.memory.incidents.values() if one is not None]
    said = next_news(incident, Rule("combined-escalation"))
    assert "a figure of force of TCD in NER above 12,499 or below 800" in said
    assert "force of TCD in NER (planned or possible) to be as many as 3,000" in said


def test_that_they_had_come_is_news_once_the_incident_is_over_only_where_fewer_were_there() -> None:
    told = chadians(900), chadians(3000, assertion="planned")
    elsewhere = chadians(900, "Nigeria"), chadians(3000, "Niger", assertion="planned")
    came = [("actual", PLANNED, "force: 3,000")]
    assert changes(*told, now=chadians(3000), hours=AFTER_IT_WAS_OVER) == came
    assert changes(*elsewhere, now=chadians(3000, "Niger"), hours=LATER) == came
    assert changes(*elsewhere, now=chadians(3000, "Niger"), hours=AFTER_IT_WAS_OVER) == []
    assert changes(*told, now=chadians(5000), hours=AFTER_IT_WAS_OVER) == [("figure", "force: 900", "force: 900-5,000")]


def test_a_plan_for_as_many_as_are_there_already_is_not_what_brought_them() -> None:
    told = chadians(3000), chadians(3000, assertion="planned")
    assert changes(*told, now=chadians(3000)) == []


def test_what_is_kept_of_numbers_reads_as_it_was_and_an_older_reader_finds_what_it_knows() -> None:
    desk = Simulation()
    desk.read(report("first", chadians(300, "Niger"), chadians(900, "Nigeria", start=40)))
    (incident,) = [one for one in desk.memory.incidents.values() if one is not None]
    assert [one.lands for one in incident.told.figures] == [("NER",), ("NGA",)]
    assert Incident.model_validate_json(incident.model_dump_json()) == incident
    kept = json.loads(incident.model_dump_json())
    (board,) = [one for one in desk.memory.boards.values() if one is not None]
    (line,) = json.loads(board.model_dump_json())["lines"].values()
    assert [one[5:7] for one in line["figures"]] == [[900, 900]]
    numbers = [*kept["told"]["figures"], *kept["reports"][0]["figures"], *line["figures"]]
    assert {len(one) for one in numbers} == {FIELDS_FROM_THE_FIRST}


def test_numbers_of_a_newer_version_are_read_as_far_as_they_are_known() -> None:
    (one,) = leading([chadians(300)])
    assert Standing.model_validate_json(json.dumps({"figures": [[*one[:8], ["NER"], "new"]]})).figures == (one,)
