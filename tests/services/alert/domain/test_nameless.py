"""A number that doesn't say whose men it counts moves a side's figure only where the text leaves no doubt."""

from datetime import timedelta
from typing import Any

import pytest

from services.alert.domain.simulation import Simulation
from services.tagging.domain.tagged import tagged
from shared.contracts.article import Article
from tests.builders import MORNING

SENT = "Togo sent 800 soldiers to Timbuktu in Mali on Monday, its ministry said."


def read(*texts: str) -> list[str]:
    """Give the figures that the last of several articles moves."""
    desk, changes = Simulation(), list[Any]()
    for hours, text in enumerate(texts):
        moment = MORNING + timedelta(hours=hours)
        given = {"id": f"a{hours}", "source": {"id": f"p{hours}"}, "published_at": moment, "fetched_at": moment}
        alerts = desk.read(tagged(Article.model_validate({"text": text, "language": "en", **given}))).alerts
        changes = [c for alert in alerts for c in alert.data.changes if c.what == "figure"]
    return [f"{c.before} -> {c.after}" for c in changes]


@pytest.mark.parametrize(
    "text",
    [
        "Togolese soldiers are in Timbuktu in Mali. There are 1,900 soldiers in Timbuktu by now, a baker said.",
    ],
)
def test_a_number_told_of_the_place_where_one_side_was_told_is_of_that_side(text: str) -> None:
    assert read(SENT, text) == ["force: 800 -> force: 800-1,900"]


@pytest.mark.parametrize(
    "text",
    [
        "Togo has soldiers in Timbuktu in Mali, a baker said. A column of 4,000 mercenaries also came to Timbuktu.",
        "Togo has soldiers in Timbuktu in Mali, a baker said. Beside them 2,900 gunmen had come to Timbuktu.",
        "Togo has soldiers in Timbuktu in Mali, a baker said. All over the continent 3,000 soldiers were on the move.",
        "Togolese soldiers are in Timbuktu in Mali. There are 200 soldiers in Timbuktu by now, a baker said.",
        "Some 810 Togolese soldiers are in Timbuktu in Mali. There are 1,900 soldiers in Timbuktu, a baker said.",
        "Togolese soldiers are in Timbuktu in Mali. There they faced 1,900 men in Timbuktu, a baker said.",
    ],
    ids=["mercenaries", "gunmen", "nowhere", "fewer", "beside the side's own number", "whom they fight"],
)
def test_what_may_be_anybodys_moves_no_sides_figure(text: str) -> None:
    assert read(SENT, text) == []
