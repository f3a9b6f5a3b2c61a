"""Where a claim happens, and the conflict it belongs to."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article
from shared.contracts.finding import Finding


def only(text: str) -> Finding:
    return tag(Article.model_validate({"text": text, "published_at": "2026-05-01"}))[0]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("NAIROBI - Some 8,000 soldiers marched into El Obeid on Friday.", ("El Obeid",)),
        ("Analysts in Nairobi reckon that 8,000 fighters are massed near El Obeid.", ("El Obeid",)),
        ("A sea drone struck a tanker off Hodeidah and the crew blamed links to Israel.", ("Hodeidah",)),
        ("About 200 soldiers from Chad patrol the road.", ()),
        ("Kenya withdrew 400 troops from Haiti.", ("Haiti",)),
        ("Drones hit depots in Sumy and Kharkiv.", ("Sumy", "Kharkiv")),
        ("Russian drones hit Kharkiv and Sumy overnight.", ("Kharkiv", "Sumy")),
        ("About 200 soldiers were called up in March.", ()),
    ],
)
def test_a_place_is_where_the_thing_happens(text: str, places: tuple[str, ...]) -> None:
    assert only(text).places == places


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        ("Two drones hovered over the airport. A Chinese bugle lay in the museum.", None),
        ("Drones hit a depot in Ukraine. Kyiv said that the fire was out.", "russia-ukraine"),
        ("Men of the Africa Corps ride through Gao. Moscow and Mali signed a pact in Bamako.", "sahel"),
        ("Russian troops are in Syria. Damascus said that they would stay in Syria.", "syria"),
    ],
)
def test_a_stray_name_makes_no_conflict(text: str, conflict: str | None) -> None:
    assert only(text).conflict == conflict
