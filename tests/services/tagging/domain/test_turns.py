"""Turns of phrase that decide what is told: whose coast, which side of a border, what somebody calls the dead."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article
from shared.contracts.finding import Finding


def findings(text: str, indicator: str) -> list[Finding]:
    article = Article.model_validate({"text": text, "published_at": "2025-05-01"})
    return [f for f in tag(article) if f.indicator == indicator]


@pytest.mark.parametrize(
    ("text", "actors", "host"),
    [
        ("Algiers complained that Spanish warships were anchored off its coast.", ("ESP",), "DZA"),
        ("Tehran protested against a threat from the British frigates near its shores.", ("GBR",), "IRN"),
        ("Ankara says Greek frigates have come close to its coast.", ("GRC",), "TUR"),
        ("Paris sent a frigate close to the Moroccan coast.", ("FRA",), "MAR"),
    ],
)
def test_ships_off_the_coast_of_who_speaks_are_abroad(text: str, actors: tuple[str, ...], host: str) -> None:
    assert [(f.actors, f.host) for f in findings(text, "foreign_forces")] == [(actors, host)]


@pytest.mark.parametrize(
    "text",
    [
        "Madrid keeps its warships off its coast.",
        "Thousands of Kenyan troops are massing near the Ethiopian border.",
        "Peruvian soldiers patrol near the Chilean frontier.",
        "Thai soldiers dug trenches close to the Laotian border.",
        "Norwegian troops held an exercise in Troms near the Russian border.",
    ],
)
def test_who_stands_by_a_border_or_off_the_own_coast_is_not_told_to_be_abroad(text: str) -> None:
    assert findings(text, "foreign_forces") == []


def test_troops_near_the_border_of_another_land_are_in_the_land_that_is_named() -> None:
    found = findings("Dutch soldiers in Lithuania trained near the Belarusian border.", "foreign_forces")
    assert [f.host for f in found] == ["LTU"]


@pytest.mark.parametrize("blank", ["  ", "\t", "\u00a0", "\u202f", "\u00a0 "])
def test_words_of_a_phrase_may_stand_apart_by_any_blank(blank: str) -> None:
    text = f"The senator wants British boots{blank}on the{blank}ground in Ghana."
    assert [f.host for f in findings(text, "foreign_forces")] == ["GHA"]


@pytest.mark.parametrize(
    "text",
    [
        "SOME 4,000 MEMBERS OF THE SELF-DEFENCE FORCES ARE DEPLOYED.",
        "SOME 4,000 MEMBERS OF THE RAPID-REACTION FORCE ARE DEPLOYED.",
        "Some 4,000 members of the Self-Defense Forces are deployed.",
    ],
)
def test_a_force_of_a_compound_name_is_counted_in_capitals_too(text: str) -> None:
    assert [(f.kind, f.quantity and f.quantity.low) for f in findings(text, "troop_figure")] == [("force", 4000)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The jets hit a camp near Maiduguri, killing what the army described as 40 gunmen.", "losses"),
        ("The patrol killed what it said were nine insurgents.", "losses"),
        ("Guards shot dead what witnesses believed to be six rebels.", "losses"),
        ("Police in Quetta killed what the governor called 12 militants.", "losses"),
        ("The minister has counted what he described as 300 rebels near the town.", "force"),
    ],
)
def test_what_the_dead_are_called_does_not_bring_them_back(text: str, kind: str) -> None:
    assert [f.kind for f in findings(text, "troop_figure")] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An attempt to strike the shipyard with drones was foiled.", "interception"),
        ("Several attempts to strike the airfield with drones have failed.", "interception"),
        ("The air force foiled an attempt to attack the port with drones.", "interception"),
        ("An attempt to hit the bridge with drones killed two guards.", "strike"),
        ("Ground robots have been hauling ammunition and casualties.", "use"),
        ("Unmanned ground vehicles brought two injured soldiers to the rear.", "use"),
        ("Ground robots evacuated three wounded men from the front.", "use"),
    ],
)
def test_an_attempt_that_failed_and_a_load_of_wounded_are_no_strike(text: str, kind: str) -> None:
    assert [f.kind for f in findings(text, "drone_activity")] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The academy has taught nearly 9,000 Malian soldiers in Ghana.",
        "The camp has trained more than 700 Somali soldiers in Uganda.",
    ],
)
def test_who_is_taught_is_no_force_abroad(text: str) -> None:
    assert findings(text, "foreign_forces") == []


def test_paras_are_soldiers_in_capitals_too() -> None:
    assert [f.host for f in findings("FRENCH PARAS TOUCH DOWN IN CHAD", "foreign_forces")] == ["TCD"]


def test_a_training_mission_is_there_to_advise() -> None:
    assert [f.kind for f in findings("The EU training mission in Mozambique goes on.", "foreign_forces")] == [
        "advisers"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A court in Accra sentenced four former soldiers to prison for the killing of a nun.",
        "The supermarket hired 40 former soldiers as guards.",
        "The scouts' 20 troops met by the lake.",
        "Her army of 60 volunteers cleaned the beach.",
        "Two paras of the letter are about the army.",
        "The county called up 900 reservists of the fire brigade.",
    ],
)
def test_who_serves_no_army_is_no_figure(text: str) -> None:
    assert findings(text, "troop_figure") == []


@pytest.mark.parametrize(
    "text",
    [
        "A light show with 900 drones was followed by a flypast of the air force.",
        "A show of 700 drones lit up the harbour before the navy's jets passed.",
        "The director used drones for the battle scenes.",
        "The drone maker's shares fell after the army's statement.",
    ],
)
def test_drones_of_a_show_a_film_or_the_bourse_are_not_at_war(text: str) -> None:
    assert findings(text, "drone_activity") == []


def test_who_marches_at_the_head_of_men_leads_them() -> None:
    found = findings("Chadian troops entered Bangui at the head of 3,000 men.", "troop_figure")
    assert [f.actors for f in found] == [("TCD",)]


@pytest.mark.parametrize(
    "text", ["The rebels can scrape together 3,000 fighters.", "Chile's army can field 40,000 men."]
)
def test_what_an_army_can_muster_is_its_strength(text: str) -> None:
    assert [f.assertion for f in findings(text, "troop_figure")] == ["actual"]


def test_whom_others_are_sent_to_reinforce_is_there() -> None:
    text = "Norway sent 90 soldiers to Latvia to reinforce the Canadian brigade there."
    assert ("CAN", "actual") in [(f.actors[0], f.assertion) for f in findings(text, "foreign_forces")]


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("Kyiv has ordered 30,000 drones, to be delivered by 2027.", "planned"),
        ("Kyiv has bought 30,000 drones.", "actual"),
    ],
)
def test_drones_that_are_to_be_delivered_are_yet_to_come(text: str, assertion: str) -> None:
    assert [f.assertion for f in findings(text, "drone_activity")] == [assertion]
