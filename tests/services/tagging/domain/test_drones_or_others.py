# ruff: noqa: E501 (tables of cases read best a case a line)
"""What is told behind drones, or beside them, but of something else: the ship they hit, a raid by others, a store of grain."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def drones(text: str) -> list[tuple[str, str]]:
    return [(f.kind, f.assertion) for f in tag(Article(id="one", text=text)) if f.indicator == "drone_activity"]


STRIKE, SHOT, NOT_SHOT = ("strike", "actual"), ("interception", "actual"), ("interception", "denied")
THEIR_TARGETS = """
Ukraine hit two Su-30s with drones at Saky. The aircraft were destroyed.
A plane was hit by a drone at Belbek; the aircraft burned out.
A drone hit a jet at the base. The aircraft was destroyed.
Ukrainian drones struck a ferry at Kerch. The boat was destroyed.
A Houthi drone hit a tanker in the Red Sea. The craft was destroyed.
A drone hit a tank near Pokrovsk. The machine burned out.
Ukraine's drones struck a ship off Feodosia. Another was sunk by a mine.
A drone struck a lorry near Kupiansk; another was destroyed by shells.
A drone damaged a frigate off Yemen. A second one was sunk by a storm.
Ukraine attacked two ships with drones. One was sunk.
Russian drones hit four lorries near Sumy. Three were destroyed.
"""
DRONES_THEMSELVES = """
A drone struck a house in Kherson. Another was shot down over the sea.
Unmanned boats hit the bridge at Kerch. The boats were destroyed by gunfire.
Houthi drones attacked a ship in the Red Sea. Two were shot down by a frigate.
Russian drones hit a power station in Odesa. The rest were shot down.
Drones fell on Kyiv. Most of such attacks were foiled.
Drones struck Khartoum. Similar strikes by the RSF were repelled.
Drones fell on Kyiv. Similar attacks on Odesa were foiled.
A drone from Yemen hit Eilat. Similar attacks in the past were foiled.
Drones hit Lviv. Such attacks over the last week were repelled.
"""
OTHERS_RAIDS = """
Drones fell on Kyiv. Similar attacks by hackers were foiled.
Drones struck Kharkiv. Similar attacks with knives were foiled.
Drones struck a refinery in Ryazan. Such attacks on bank networks were foiled.
Drones struck Khartoum. Similar strikes by nurses were broken.
Drones struck Odesa. Such raids by tax inspectors were stopped.
Drones hit Belgorod. Most such strikes for higher wages were broken.
Drones hit Kazan. Such attacks through the mail were stopped.
Drones hit Tambov. Similar attacks by goalkeepers were stopped.
Drones hit Engels. Similar attacks by wolves were repelled.
Drones hit Samara. Similar attacks on web servers were repelled.
"""
BOMBED_WITH_DRONES = """
Russia hit a store of grain with drones.
Russia hit the centre of Kharkiv with drones.
Russia struck a hall of a factory with drones.
The army hit a yard of the prison using drones.
Houthi forces bombed the camp of a militia with drones.
"""
NO_HOME_OF_DRONES = """
The base is home to drone racing.
The air base is home to drone hobbyists.
The centre is home to drone photography.
The hangar is home to a drone museum.
The old airfield is home to drone shows.
The depot is home to drone music and dance.
"""


@pytest.mark.parametrize("text", THEIR_TARGETS.strip().splitlines())
def test_what_drones_have_hit_is_no_drone_that_was_lost(text: str) -> None:
    assert drones(text) == [STRIKE]


def test_a_second_jet_that_was_lost_is_no_drone() -> None:
    assert len(drones("A jet crashed while chasing a drone. Another was lost when its pilot fainted.")) == 1


def test_an_aircraft_that_a_drone_was_fired_at_is_the_one_that_fell() -> None:
    text = "Rebels fired a drone at a helicopter near Goma. The aircraft crashed in the bush."
    assert drones(text) == [("launch", "actual")]


@pytest.mark.parametrize("text", DRONES_THEMSELVES.strip().splitlines())
def test_what_only_drones_can_be_is_still_told_of_them(text: str) -> None:
    assert drones(text) == [STRIKE, SHOT]


@pytest.mark.parametrize("text", OTHERS_RAIDS.strip().splitlines())
def test_such_attacks_by_others_or_by_other_means_are_none_of_drones(text: str) -> None:
    assert drones(text) == [STRIKE]


@pytest.mark.parametrize("text", BOMBED_WITH_DRONES.strip().splitlines())
def test_a_place_that_is_bombed_with_drones_is_no_place_of_drones(text: str) -> None:
    assert drones(text) == [STRIKE]


@pytest.mark.parametrize("text", NO_HOME_OF_DRONES.strip().splitlines())
def test_a_base_that_is_home_to_what_drones_only_describe_is_no_site(text: str) -> None:
    assert ("site", "actual") not in drones(text)


@pytest.mark.parametrize(
    "text", ["The base in Niger is home to US drones.", "The army struck a school for drone pilots in Donetsk."]
)
def test_a_place_of_drones_is_still_a_site(text: str) -> None:
    assert drones(text) == [("site", "actual")]


@pytest.mark.parametrize(
    "text",
    [
        "The drones had of late been seen over the base; none were shot down.",
        "Drones flew over the airport in Munich, but none were shot down.",
    ],
)
def test_that_none_was_shot_down_is_told_as_denied(text: str) -> None:
    assert drones(text) == [("incursion", "actual"), NOT_SHOT]
