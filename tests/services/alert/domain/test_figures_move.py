"""When a figure moves: what counts another country's, what a word left room for and what was planned moves none."""

from datetime import timedelta
from typing import Any

import pytest

from services.alert.domain.simulation import Simulation
from shared.contracts.finding import Finding, Quantity, TaggedArticle
from tests.builders import MORNING, a_finding, a_tagged

LATER, AFTER_IT_WAS_OVER = 6, 60  # hours


def chadians(low: int, *places: str, word: bool = False, **given: Any) -> Finding:
    quantity = Quantity(low=low, high=None if word else low, modifier="vague" if word else "exact")
    quote = "thousands of Chadian soldiers" if word else f"{low:,} Chadian soldiers"
    return a_finding("troop_figure", quote, actors=("TCD",), places=places, **{"quantity": quantity, **given})


def report(name: str, *findings: Finding, hours: float = 0) -> TaggedArticle:
    sent = a_finding("foreign_forces", "Chadian troops", actors=("TCD",), host="NER")
    source = {"id": "courier", "publisher": "courier.example"}
    moment = MORNING + timedelta(hours=hours)
    return a_tagged(sent, *findings, article=name, source=source, published_at=moment)


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
    ],
    ids=["the same", "another", "none", "a town", "one of several", "two lands of one war"],
)
def test_a_number_that_is_told_of_another_country_is_no_growth_of_the_first(
    before: tuple[str, ...], places: tuple[str, ...], *, moves: bool
) -> None:
    moved = changes(chadians(900, *before), now=chadians(3000, *places))
    assert moved == ([("figure", "force: 900", "force: 900-3,000")] if moves else [])


@pytest.mark.parametrize("number", [4000, 9500])
def test_a_number_that_a_word_left_room_for_is_no_growth(number: int) -> None:
    assert changes(chadians(1000, word=True), now=chadians(number)) == []
    assert changes(chadians(1000), now=chadians(number)) != []


def test_more_than_a_word_has_room_for_is_growth_where_it_counts_the_same_crowd() -> None:
    hundreds = chadians(200, quantity=Quantity(low=200, high=None, modifier="vague"))
    assert changes(hundreds, now=chadians(1500)) == [("figure", "force: 200", "force: 200-1,500")]
    assert changes(hundreds, now=chadians(900)) == []


def test_that_as_many_have_come_as_were_planned_is_told_as_that_and_not_as_growth() -> None:
    told = chadians(900), chadians(3000, assertion="planned")
    assert changes(*told, now=chadians(3000)) == [("actual", "force: 3,000 planned", "force: 3,000")]


def test_that_they_had_come_is_no_news_once_the_incident_is_over_and_more_of_them_is() -> None:
    told = chadians(900), chadians(3000, assertion="planned")
    assert changes(*told, now=chadians(3000), hours=AFTER_IT_WAS_OVER) == []
    assert changes(*told, now=chadians(5000), hours=AFTER_IT_WAS_OVER) == [("figure", "force: 900", "force: 900-5,000")]


def test_a_plan_for_as_many_as_are_there_already_is_not_what_brought_them() -> None:
    told = chadians(3000), chadians(3000, assertion="planned")
    assert changes(*told, now=chadians(3000)) == []
