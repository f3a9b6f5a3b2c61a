"""The actor of a strike or of a massing is who does it: never whom it befalls, whose land it is, or who tells of it."""

import pytest

from services.tagging.domain.engine import tag
from services.tagging.packs.shelf import known
from shared.contracts.article import Article


def actors(text: str, indicator: str) -> list[tuple[str, ...]]:
    found = tag(Article.model_validate({"text": text, "published_at": "2025-05-01"}), known())
    return [f.actors for f in found if f.indicator == indicator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad hit Khartoum with missile strikes at dawn.", ("TCD",)),
        ("Chadian forces killed Idris Musa, head of Sudan's army, in an airstrike.", ("TCD",)),
        ("Chadian forces killed Omid Rahimi, head of Iran's Ground Force, in an airstrike.", ("TCD",)),
        ("Sudanese rebels fled following Chadian airstrikes on the camp.", ("TCD",)),
        ("Chad said that it had carried out airstrikes on the camp.", ("TCD",)),
        ("Chad announced airstrikes on the camp.", ("TCD",)),
        ("Sudan said on Sunday that missile strikes had hit the plant.", ()),
        ("Sudan was hit by several airstrikes at dawn.", ()),
        ("Sudan has suffered three days of airstrikes.", ()),
    ],
)
def test_a_strike_is_laid_to_who_carries_it_out(text: str, expected: tuple[str, ...]) -> None:
    assert actors(text, "missile_air_strikes") == [expected], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad - which denied planning to invade Sudan, despite having massed troops near the border - spoke.", ()),
        ("Tens of thousands of Chadian troops massed near the border.", ("TCD",)),
        ("Chad has massed troops near the border with Sudan.", ("TCD",)),
    ],
)
def test_a_massing_is_laid_to_who_masses(text: str, expected: tuple[str, ...]) -> None:
    assert expected in actors(text, "offensive_preparations"), text
    assert ("SDN",) not in actors(text, "offensive_preparations"), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khartoum told a radio station that drones had attacked the mill.", ()),
        ("Sudan said it had sent 20 drones that attacked the plant.", ("SDN",)),
    ],
)
def test_drones_are_laid_to_who_sends_them(text: str, expected: tuple[str, ...]) -> None:
    assert set(actors(text, "drone_activity")) == {expected}, text


def test_an_army_that_counts_the_enemy_counts_nobody_of_its_own() -> None:
    assert actors("Sudan's army command said 20,000 enemy troops were storming the town.", "troop_figure") == [()]
    assert actors("Sudan has sent 20,000 troops to storm the town.", "troop_figure") == [("SDN",)]
