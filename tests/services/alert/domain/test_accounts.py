"""Figures that differ: only what two sources count alike, at one place and time, can contradict."""

from datetime import timedelta
from typing import Any

import pytest

from services.alert.domain.accounts import accounts
from shared.contracts.finding import ArticleRef, Finding, Quantity
from tests.builders import MORNING, a_finding, a_reference


def troops(quote: str, low: int | None, high: int | None, **fields: Any) -> Finding:
    quantity = Quantity(low=low, high=high, modifier=fields.pop("modifier", "exact"))
    return a_finding("troop_figure", quote, **{"actors": ("MLI",), "places": ("Gao",), "quantity": quantity, **fields})


def by(name: str, hours: int = 0) -> ArticleRef:
    source = {"id": name, "publisher": f"{name}.example"}
    return a_reference(f"{name}-{hours}", source=source, published_at=MORNING + timedelta(hours=hours))


SIXTY = troops("60,000 soldiers", 60_000, 60_000)
FIFTEEN = troops("15,000 soldiers", 15_000, 15_000)


def differ(*cited: tuple[Finding, ArticleRef]) -> bool:
    return any(figure.contradictory for figure in accounts(cited))


def test_two_sources_that_count_the_same_and_differ_contradict_each_other() -> None:
    assert differ((SIXTY, by("ledger")), (FIFTEEN, by("herald")))
    assert differ((FIFTEEN, by("herald")), (SIXTY, by("ledger")))


@pytest.mark.parametrize(
    "other",
    [
        troops("over 15,000 soldiers", 15_000, None, modifier="more_than"),
        troops("15,000 more soldiers", 15_000, 15_000),
        troops("thousands of soldiers", 1000, 1000, modifier="vague"),
        troops("15,000 soldiers", 15_000, 15_000, places=("Kidal",)),
        troops("15,000 soldiers", 15_000, 15_000, places=()),
        troops("15,000 soldiers", 15_000, 15_000, assertion="planned"),
        troops("15,000 soldiers", 15_000, 15_000, actors=("NER",)),
        troops("7,000 soldiers", 7000, 7000),
        troops("some 50,000 soldiers", 50_000, 50_000, modifier="approx"),
    ],
    ids=lambda finding: f"{finding.evidence.quote} {finding.places} {finding.assertion} {finding.actors}",
)
def test_what_counts_something_else_or_leaves_room_does_not(other: Finding) -> None:
    assert not differ((SIXTY, by("ledger")), (other, by("herald")))


def test_one_source_that_corrects_itself_and_a_number_that_has_grown_do_not() -> None:
    assert not differ((FIFTEEN, by("ledger")), (SIXTY, by("ledger", 2)))
    assert not differ((FIFTEEN, by("ledger")), (SIXTY, by("herald", 24 * 9)))


def test_a_side_that_is_not_named_contradicts_nobody() -> None:
    some = FIFTEEN.model_copy(update={"actors": ()})
    assert not differ((SIXTY.model_copy(update={"actors": ()}), by("ledger")), (some, by("herald")))
