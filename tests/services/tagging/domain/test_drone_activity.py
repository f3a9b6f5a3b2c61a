"""What drones do, how many, and where there are none at war."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article
from shared.contracts.finding import Finding


def drones(text: str) -> list[Finding]:
    return [f for f in tag(Article(text=text)) if f.indicator == "drone_activity"]


def read(text: str) -> list[tuple[str, int | None]]:
    return [(f.kind, f.quantity.low if f.quantity else None) for f in drones(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A drone strike set the fuel depot ablaze.", [("strike", None)]),
        ("A mass drone and missile attack hit the capital.", [("strike", None)]),
        ("Two sea drones hit the tanker.", [("strike", 2)]),
        ("The tanker was hit by three naval drones.", [("strike", 3)]),
        ("The village came under drone fire.", [("strike", None)]),
        ("Drones that attacked the fleet came from the west.", [("strike", None)]),
        ("The general was killed by a US drone.", [("strike", None)]),
        ("Air defence shot down 14 drones over the harbour.", [("interception", 14)]),
        ("Fourteen drones were shot down over the harbour.", [("interception", 14)]),
        ("The army repelled a drone attack on the bridge.", [("interception", None)]),
        ("Soldiers jammed the enemy drones.", [("interception", None)]),
        ("Russia launched 88 Shahed drones overnight.", [("launch", 88)]),
        ("Iran launched some 240 drones and missiles at Israel.", [("launch", None)]),
        ("Drones fired at the base came from the desert.", [("launch", None)]),
        ("An unknown drone hovered over the air base.", [("incursion", None)]),
        ("Drone sightings closed the airport.", [("incursion", None)]),
        ("Three drones violated Polish airspace.", [("incursion", 3)]),
        ("The front is patrolled by drones.", [("surveillance", None)]),
        ("The militants use drones for surveillance.", [("surveillance", None)]),
        ("Turkey sold armed drones to the junta's army.", [("supply", None)]),
        ("Iran will provide Russia with hundreds of attack drones.", [("supply", 100)]),
        ("Ukraine produces two million drones a year for its army.", [("supply", 2_000_000)]),
        ("Troops struck a drone factory near the border.", [("site", None)]),
        ("Drone warfare has changed the front line.", [("use", None)]),
        ("Drone pilots of the brigade hit a tank.", [("strike", None)]),
        ("The ministry ordered an unmanned ground vehicle for the infantry.", [("supply", None)]),
        ("Soldiers found the drone command centre of the brigade.", [("site", None)]),
        ("Drone flights over the nuclear plant worry the army.", [("incursion", None)]),
        ("The admiral fears drones over the harbour.", [("incursion", None)]),
        ("The drone (a Shahed) hit the depot.", [("strike", None)]),
        ("Drones flying over the front to monitor the trenches were seen by the army.", [("surveillance", None)]),
        ("Drones were sent to the army by a charity.", [("supply", None)]),
        ("The army is using drones to monitor the border.", [("surveillance", None)]),
        ("Rebels hit the base with two drones.", [("strike", 2)]),
        ("The attack on the base, including drones, killed two.", [("strike", None)]),
        ("The rebels opened fire as drones struck the base.", [("strike", None)]),
        ("The base was under fire from drones.", [("strike", None)]),
        ("The army used drones and missiles that night to strike the port.", [("strike", None)]),
        ("Surveillance drones of the army moved slowly.", [("surveillance", None)]),
        ("The army deployed a swarm of drones at the front.", [("use", None)]),
        ("A Chinese drone maker will produce attack drones for the army.", [("supply", None)]),
        ("Dozens of drones appeared at the front.", [("incursion", 12)]),
        ("Turkey supplied Ukraine with drones for its army.", [("supply", None)]),
        (
            "Russia launched 100 drones, of which 80 were shot down.",
            [("launch", 100), ("interception", 80)],
        ),
        (
            "The destroyer shot down 15 drones that were launched by the Houthis.",
            [("interception", 15), ("launch", 15)],
        ),
        ("Russia launched 120 drones. Ninety were intercepted.", [("launch", 120), ("interception", 90)]),
        ("The army plans new launch sites for its drones.", [("site", None)]),
    ],
)
def test_the_kind_and_the_count_of_drone_activity(text: str, expected: list[tuple[str, int | None]]) -> None:
    found = read(text)
    for one in expected:
        assert one in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Farmers use drones to spray their vineyards.",
        "Drone footage shows the flooded valley.",
        "The speaker droned on for an hour.",
        "A cruise missile struck the depot.",
        "Amazon will deliver parcels by drone.",
        "A drone light show closed the festival.",
        "The film was shot with a drone by two film students.",
        "Police used a drone to search for the missing hikers.",
        "The counter-drone system was unveiled at a fair.",
        "It flew like a drone over the army museum.",
        "Drone Racing League pilots met the army team at the festival.",
        "A queen bee and her drones left the hive.",
        "The country's stock market fell two per cent.",
        "The rocket booster landed on a drone ship off the coast.",
    ],
)
def test_peaceful_drones_and_other_words_are_silent(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("Russia launched 88 Shahed drones overnight.", "Shahed"),
        ("Two sea drones hit the tanker.", "sea drone"),
        ("A kamikaze drone struck the trench.", "one-way attack drone"),
        ("An FPV drone struck the tank.", "FPV"),
        ("An unmanned ground vehicle attacked the trench.", "ground drone"),
        ("A drone struck the trench.", "drone"),
        ("Two drone boats struck the pier.", "sea drone"),
        ("Bayraktar TB2 drones struck the column.", "Bayraktar TB2"),
        ("A Bayraktar Akinci drone struck the column.", "Akinci"),
        ("The army downed nine Shahed-131/136 strike UAVs.", "Shahed"),
    ],
)
def test_the_platform_is_named(text: str, platform: str) -> None:
    assert platform in [f.platform for f in drones(text)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Russian drones struck the port.", ("RUS",)),
        ("Ukraine launched 40 drones at the refinery.", ("UKR",)),
        ("The depot was hit by drones launched by the Houthis.", ("Houthis",)),
        ("Iran's drones struck the port.", ("IRN",)),
        ("Air defence shot down 14 drones.", ()),
        ("Depots belonging to Oman's oil company were hit by several drone strikes.", ()),
        ("A post where Kenyan troops are based was struck by two drones at noon.", ()),
        ("Moscow says the mast was hit by a drone.", ()),
        ("A U.S drone fired a rocket at a car.", ("USA",)),
        ("Chad shot down a drone that Libya launched.", ("LBY",)),
        ("Port Sudan was attacked for a second night by drones attributed to the RSF.", ("RSF",)),
        ("The UAV was destroyed by a Syrian battery.", ()),
        ("The frigate USS Carney saw drones coming.", ()),
        ("Kyiv has hit several Russian depots in long-range drone strikes.", ("UKR",)),
    ],
)
def test_the_operator_is_named(text: str, actors: tuple[str, ...]) -> None:
    assert actors in [f.actors for f in drones(text)]


def test_what_is_done_with_drones_is_shown_with_them() -> None:
    (found,) = drones("The besieged soldiers live on drone-dropped rations in the town.")
    assert (found.kind, found.evidence.quote) == ("use", "drone-dropped rations")


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The gunners failed to intercept the drone.", "denied"),
        ("The pilots fired at the drone but missed.", "denied"),
        ("The army announced that a drone from Belarus entered its airspace.", "actual"),
        ("The base was shut due to three unknown drones.", "actual"),
        ("It should be noted that drone strikes killed nine soldiers in May.", "actual"),
        ("The channel said, without naming a source, that drones had hit the barracks.", "actual"),
        ("The army will add Bayraktar TB2 drones to its arsenal.", "planned"),
    ],
)
def test_how_it_is_meant_is_told_from_what_was_tried_announced_or_remarked(text: str, assertion: str) -> None:
    assert [f.assertion for f in drones(text)] == [assertion]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They downed 61 drones, including 22 over Oryol and seven at sea.",
            ["downed 61 drones", "22", "seven"],
        ),
        ("The garrison downed 61 drones, including two in revenge for Friday.", ["downed 61 drones"]),
        ("The garrison downed 61 drones, including 40 in one night.", ["downed 61 drones"]),
    ],
)
def test_a_part_of_a_count_is_told_by_place(text: str, expected: list[str]) -> None:
    assert [f.evidence.quote for f in drones(text)] == expected, text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("An attempted drone strike wrecked a hangar.", ["strike"]),
        ("A failed drone attack on the barracks killed a guard.", ["strike"]),
        ("An attempted drone strike on the port of Tripoli was foiled.", ["interception"]),
        ("A drone tried to hit the dam but was jammed.", ["interception"]),
        ("Two drones attempted to ram the frigate but were shot down.", ["interception"]),
        ("It is unlawful to fly drones over the airbase, where seven were spotted on Monday.", ["incursion"]),
        ("It is unlawful to fly drones over the airbase.", []),
    ],
)
def test_what_was_tried_is_a_strike_where_it_did_harm(text: str, kinds: list[str]) -> None:
    assert [f.kind for f in drones(text)] == kinds, text


def test_drones_taken_up_by_the_next_sentence_are_of_the_same_sort() -> None:
    text = "The fleet fought off sea drones near Sevastopol. Three of the boats were sunk."
    assert [(f.kind, f.platform) for f in drones(text)] == [
        ("interception", "sea drone"),
        ("interception", "sea drone"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Guards shot down a drone above the dam. The machine was hit by a single missile.",
        "The corps stopped a drone on Friday. It was brought down with a shotgun.",
    ],
)
def test_what_is_told_of_one_drone_once_more_is_not_told_twice(text: str) -> None:
    assert [f.kind for f in drones(text)] == ["interception"]
