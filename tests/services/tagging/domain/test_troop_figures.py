"""Every way to say how many armed people there are, and whether they are a force or losses."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article
from shared.contracts.finding import Finding


def figures(text: str) -> list[Finding]:
    return [f for f in tag(Article(text=text)) if f.indicator == "troop_figure"]


def values(text: str) -> list[tuple[str, int | None, int | None, str]]:
    found = figures(text)
    return [(f.kind, f.quantity.low, f.quantity.high, f.quantity.modifier) for f in found if f.quantity]


VALUES = [
    ("The general sent 10,000 troops to the river.", 10_000, 10_000, "exact"),
    ("Six soldiers guarded the bridge.", 6, 6, "exact"),
    ("A dozen paratroopers landed near the town.", 12, 12, "exact"),
    ("About 400 soldiers guarded the bridge.", 400, 400, "approx"),
    ("Some 400 soldiers guarded the bridge.", 400, 400, "approx"),
    ("Nearly 4,000 soldiers guarded the bridge.", 4000, 4000, "approx"),
    ("An estimated 4,000 soldiers guarded the bridge.", 4000, 4000, "approx"),
    ("More than 50,000 troops stand at the border.", 50_000, None, "more_than"),
    ("Over 50,000 troops stand at the border.", 50_000, None, "more_than"),
    ("Upwards of 900 fighters hold the valley.", 900, None, "more_than"),
    ("At least 900 fighters hold the valley.", 900, None, "at_least"),
    ("No fewer than 900 fighters hold the valley.", 900, None, "at_least"),
    ("Fewer than 200 soldiers remain there.", None, 200, "less_than"),
    ("Up to 3,000 reservists will be called.", None, 3000, "up_to"),
    ("As many as 3,000 reservists were called.", None, 3000, "up_to"),
    ("No more than 300 marines came ashore.", None, 300, "up_to"),
    ("Between 3,000 and 4,000 soldiers crossed the river.", 3000, 4000, "range"),
    ("The base holds 10,000 to 12,000 soldiers.", 10_000, 12_000, "range"),
    ("The base holds 10-12,000 soldiers.", 10_000, 12_000, "range"),
    ("The base holds 10 to 12 thousand soldiers.", 10_000, 12_000, "range"),
    ("Dozens of fighters hold the valley.", 12, None, "vague"),
    ("Scores of fighters hold the valley.", 20, None, "vague"),
    ("Hundreds of troops were moved.", 100, None, "vague"),
    ("Several hundred troops were moved.", 200, None, "vague"),
    ("Thousands of troops were moved.", 1000, None, "vague"),
    ("A few thousand troops were moved.", 2000, None, "vague"),
    ("Tens of thousands of troops were moved.", 10_000, None, "vague"),
    ("Hundreds of thousands of troops were moved.", 100_000, None, "vague"),
    ("Several soldiers guarded the bridge.", 2, None, "vague"),
    ("The valley hosts 12 450 soldiers of three armies.", 12_450, 12_450, "exact"),
    ("Some 3 250 soldiers crossed the river.", 3250, 3250, "approx"),
    ("On May 12 450 soldiers crossed the river.", 450, 450, "exact"),
    ("The army has 12K soldiers there.", 12_000, 12_000, "exact"),
    ("The country has 1.5 million soldiers.", 1_500_000, 1_500_000, "exact"),
    ("Half a million soldiers were mobilised.", 500_000, 500_000, "exact"),
    ("Two and a half thousand soldiers were mobilised.", 2500, 2500, "exact"),
    ("One hundred thousand soldiers were mobilised.", 100_000, 100_000, "exact"),
    ("Twenty-five commandos landed by helicopter.", 25, 25, "exact"),
    ("Two lakh soldiers were mobilised.", 200_000, 200_000, "exact"),
    ("The town is held by a 3,000-strong force.", 3000, 3000, "exact"),
    ("A force of 600 was left behind.", 600, 600, "exact"),
    ("An army of more than 200,000, across the river, waits.", 200_000, None, "more_than"),
    ("The battle group has 1,100-plus soldiers.", 1100, None, "more_than"),
    ("The number of troops in the north now exceeds 12,000.", 12_000, None, "more_than"),
    ("By autumn the strength of the army had topped 60,000.", 60_000, None, "more_than"),
    ("The strength of the force has never gone beyond 1,300.", None, 1300, "up_to"),
    ("The number of troops on the island fell below 900.", None, 900, "less_than"),
    ("France will send 90 military police to the island.", 90, 90, "exact"),
    ("Once some 30,000 strong, the garrison has melted away.", 30_000, 30_000, "approx"),
    ("Parliament lifted the ceiling for the contingent to 4,500.", None, 4500, "up_to"),
    ("By May the army will have 2,500 fewer men there.", 2500, 2500, "exact"),
    ("The force, more than a hundred soldiers or more, left.", 100, None, "more_than"),
    ("A dozen fighters or more hold the mill.", 12, None, "at_least"),
    ("Twenty-one (21) soldiers guard the mill.", 21, 21, "exact"),
    ("50,000troops stand at the border.", 50_000, 50_000, "exact"),
    ("SOME 4,500 TROOPS CROSSED THE RIVER OVERNIGHT.", 4500, 4500, "approx"),
    ("The 400 or so soldiers at the dam were fed.", 400, 400, "approx"),
    ("The mission brings the number of troops there to 5,000.", 5000, 5000, "exact"),
    ("Some 300 Chadian and Nigerien troops held the post.", 300, 300, "approx"),
    ("There are 43 members of the armed forces in the village.", 43, 43, "exact"),
    ("About 4,500 IS militants hold the desert.", 4500, 4500, "approx"),
    ("Forty five commandos landed by helicopter.", 45, 45, "exact"),
    ("Two hundred and twelve commandos landed.", 212, 212, "exact"),
    ("Five thousand three hundred soldiers paraded.", 5300, 5300, "exact"),
    ("A couple of hundred soldiers paraded.", 200, None, "vague"),
    ("Several tens of thousands of troops were moved.", 20_000, None, "vague"),
    ("Some 600 or more soldiers paraded.", 600, None, "at_least"),
    ("About 900+ soldiers paraded.", 900, None, "more_than"),
    ("A quarter of a million men under arms guard it.", 250_000, 250_000, "exact"),
    ("The armed forces have a peacetime strength of 34,700.", 34_700, 34_700, "exact"),
    ("The rebel group has some 800 members.", 800, 800, "approx"),
    ("About 1.3 million people in uniform serve the country.", 1_300_000, 1_300_000, "approx"),
    ("The 2,000 of its soldiers who stayed were fed.", 2000, 2000, "exact"),
    ("Anywhere between 2,000 and 10,000 insurgents hide there.", 2000, 10_000, "range"),
]


@pytest.mark.parametrize(("text", "low", "high", "modifier"), VALUES)
def test_a_number_of_armed_people_is_read_as_the_table_says(text: str, low: int, high: int, modifier: str) -> None:
    assert values(text) == [("force", low, high, modifier)]


@pytest.mark.parametrize(
    ("text", "low", "high", "echelon"),
    [
        ("The general asked for three brigades.", 3, 3, "brigade"),
        ("Up to five battalions wait across the river.", None, 5, "battalion"),
        ("Over 120 battalion tactical groups surround the country.", 120, None, "battalion tactical group"),
        ("The army moved two armoured divisions to the front.", 2, 2, "division"),
    ],
)
def test_counted_units_give_their_number_and_echelon(text: str, low: int, high: int, echelon: str) -> None:
    (found,) = figures(text)
    assert found.quantity is not None
    assert (found.quantity.low, found.quantity.high) == (low, high)
    assert (found.quantity.modifier, found.quantity.echelon) == ("echelon", echelon)


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in the ambush.",
        "One soldier was killed in the ambush.",
        "The blast killed 14 soldiers.",
        "The deaths of 14 soldiers shook the town.",
        "Eighteen wounded soldiers were flown out.",
        "Twenty Indian soldiers died on the ridge.",
        "Rebels captured 200 troops near the border.",
        "Some 300 soldiers who surrendered were taken away.",
        "Forty soldiers are missing after the battle.",
        "The fighting left 20 soldiers dead.",
        "Nine people were killed, including four soldiers.",
        "A hundred troops lost their lives on the hill.",
        "The bodies of 152 soldiers were handed over.",
        "Officials said 50 soldiers have deserted since May.",
        "About 90 prisoners of war and 30 captured fighters were swapped.",
        "The bodies of dead soldiers, 150 bodies of dead soldiers, lay there.",
        "Three tank crew members and two pilots were killed in the battle.",
        "The army suffered 74 casualties among its troops in the battle.",
        "Dead: six gunmen, two soldiers.",
        "Two hundred prisoners of war were exchanged.",
        "About 1,500 deserters are in prison.",
        "Four army personnel, who fell on the glacier, were honoured.",
    ],
)
def test_soldiers_killed_wounded_captured_or_missing_are_losses(text: str) -> None:
    found = figures(text)
    assert found
    assert {f.kind for f in found} == {"losses"}
    assert not any(f.salient for f in found)


def test_both_sides_of_a_conjunction_are_losses() -> None:
    text = "The raid killed 84 Wagner fighters and 47 Malian soldiers, the army said."
    assert values(text) == [("losses", 84, 84, "exact"), ("losses", 47, 47, "exact")]


def test_strength_and_losses_in_one_sentence_are_told_apart() -> None:
    text = "Of the 12,000 troops sent to the region, 3,000 soldiers have been killed."
    assert values(text) == [("force", 12_000, 12_000, "exact"), ("losses", 3000, 3000, "exact")]


def test_who_kills_is_no_loss() -> None:
    text = "About 2,000 troops killed 50 militants in the raid."
    assert values(text) == [("force", 2000, 2000, "approx"), ("losses", 50, 50, "exact")]


def test_wounded_after_the_dead_are_losses_too() -> None:
    text = "The army lost 398 soldiers and had 800 wounded in the clashes."
    assert values(text) == [("losses", 398, 398, "exact"), ("losses", 800, 800, "exact")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said 12 soldiers were killed and 30 seriously wounded.", [12, 30]),
        ("The list of the brigade says 20 KIA and 8 MIA.", [20, 8]),
        ("Three soldiers were hurt, including two with brain injuries.", [3, 2]),
        ("The blast killed 40 soldiers, and hundreds more.", [40, 100]),
        ("Four officers of the battalion were shot dead and several were wounded.", [4, 2]),
    ],
)
def test_bare_numbers_beside_losses_are_losses(text: str, expected: list[int]) -> None:
    assert [(kind, low) for kind, low, _, _ in values(text)] == [("losses", low) for low in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president will pull 2,000 troops from Syria, and thousands from Iraq.", [2000, 1000]),
        ("Burundi has 10,000 troops there; another 4,000 are on the way.", [10_000, 4000]),
        ("Five hundred of the 2,500 soldiers went home.", [500, 2500]),
        ("Some 300 American and 200 British soldiers paraded.", [300, 200]),
        ("Fifteen gunmen attacked the fort. About ten of them were local.", [15, 10]),
    ],
)
def test_bare_numbers_beside_a_force_are_force(text: str, expected: list[int]) -> None:
    assert [(kind, low) for kind, low, _, _ in values(text)] == [("force", low) for low in expected]


def test_a_figure_that_is_down_from_another_gives_both() -> None:
    text = "The garrison has 4,000 soldiers, down from 9,000 in spring."
    assert values(text) == [("force", 4000, 4000, "exact"), ("force", 9000, 9000, "exact")]


@pytest.mark.parametrize(
    "text",
    [
        "Some 4,500 fans crossed the river overnight.",
        "The army ordered 300 trucks.",
        "He served in the 47th Brigade for six years.",
        "The 32 Royal Engineer Regiment moved to Kent.",
        "A soldier stood at the gate.",
        "In 2014 troops entered the town.",
        "The army spent $500 million on its soldiers.",
        "About 70% of soldiers agree.",
        "A crowd of 150 soldiers and civilians waited at the gate.",
        "Police sent 200 officers to the protest.",
        "The coach sent on two defenders in the cup final.",
        "Twenty volunteers painted the village school.",
        "Tory rebels: 40 rebels in parliament voted against the bill.",
        "Fighters in the UFC title bout weighed 90 kilos; five fighters missed the weight.",
        "Forty forces provided data on speeding, the police said.",
        "Some 500 personnel fought the wildfires in the hills.",
        "The truck can carry 20 soldiers.",
        "The prosecutor named 10 soldiers in the indictment.",
        "Five army armoured personnel carriers rolled past.",
        "Some 200 soldiers, policemen and pupils died on the roads.",
        "A box of 100 plastic soldiers was sold.",
        "There is one medic for every ninety soldiers.",
        "The battalion of the fire brigade, three battalions in all, sang.",
        "Turkey bought dozens of fighters and other jets.",
        "Korean War veterans met for the 70th time.",
        "The goalkeeper, a one-man battalion on the day, kept his line.",
    ],
)
def test_other_numbers_are_no_troop_figures(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Russia has massed 100,000 troops near the town.", ("RUS",)),
        ("Some 12,000 North Korean conscripts are ready.", ("PRK",)),
        ("Over 50,000 troops, drawn from both Russian and North Korean units, wait.", ("RUS", "PRK")),
        ("Moscow moved 3,000 soldiers.", ("RUS",)),
        ("Burundi's 10,000 troops hold the road.", ("BDI",)),
        ("The officials said 5,000 soldiers were moved.", ()),
    ],
)
def test_a_figure_says_whose_forces_it_counts(text: str, actors: tuple[str, ...]) -> None:
    (found,) = figures(text)
    assert found.actors == actors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Islamist fighters, more than 500 according to the army, overran the garrison town.", [(500, None)]),
        ("Peacekeepers - 450 of them, most from Nepal - have been escorting convoys.", [(450, 450)]),
        ("Troops (3,000 of them) have been moved to the coast.", [(3000, 3000)]),
        ("Of the 800 soldiers sent to the island, 200 have come home.", [(800, 800), (200, 200)]),
        ("The garrison has dwindled from 4,000 soldiers to 900.", [(4000, 4000), (900, 900)]),
        ("Ottawa doubled its presence in Latvia to 2,200 personnel.", [(2200, 2200)]),
        ("A team of 25 instructors from the British army has landed in Lagos.", [(25, 25)]),
        ("About 900 Dutch marines are training in the fjords.", [(900, 900)]),
        ("Ghana has 800 soldiers in reserve and Togo 250.", [(800, 800), (250, 250)]),
        ("Ghana has 800 soldiers in reserve, while Togo provides 250.", [(800, 800), (250, 250)]),
        ("Nearly 4,100 (soldiers) turned up at noon.", [(4100, 4100)]),
        ("The garrison went from 9,000 troops in 2019 to 2,500 this year.", [(9000, 9000), (2500, 2500)]),
        ("Togo has 250 soldiers and Ghana 400 tanks.", [(250, 250)]),
        ("Troops, 40 vehicles and two helicopters were sent to the area.", []),
        ("Soldiers, 18 to 25 years old, are trained there.", []),
        ("Gunmen killed 20 people, 14 of them children.", []),
    ],
)
def test_a_number_set_apart_from_its_soldiers_counts_them(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(low, high) for _, low, high, _ in values(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Washington will withdraw 2,000 troops from Syria.",
        "Washington means to pull all 1,800 troops out of Niger.",
    ],
)
def test_troops_that_leave_a_land_are_not_its_own(text: str) -> None:
    assert [f.actors for f in figures(text)] == [("USA",)]


@pytest.mark.parametrize(
    "text",
    [
        "Austria is leaving the Bosnian mission, which totals 1,100 soldiers.",
        "Washington said that American jets hit the column, which it called a band of 250 soldiers.",
        "Tbilisi would start no war with some 70,000 troops massed along its border.",
    ],
)
def test_whose_they_are_is_left_open_where_another_is_told_of(text: str) -> None:
    assert [f.actors for f in figures(text)] == [()]


@pytest.mark.parametrize(
    ("text", "senders"),
    [
        ("Togo sent 700 soldiers, Niger 300 and Gabon 240.", ["TGO", "NER", "GAB"]),
        ("Togo sent 700 soldiers to Haiti, while Niger contributed 300.", ["TGO", "NER"]),
        ("Togo pledged 2,000 troops for Haiti, but fewer than 900 Gabonese are on the ground.", ["TGO", "GAB"]),
    ],
)
def test_a_number_alone_counts_those_of_the_state_named_before_it(text: str, senders: list[str]) -> None:
    assert [f.actors for f in figures(text)] == [(code,) for code in senders], text


@pytest.mark.parametrize(
    "text",
    [
        "They laid flowers at the monument to the 700 riflemen of the regiment.",
        "The army museum has a diorama of 3,000 soldiers.",
        "The army museum sells 3,000 lead soldiers a year.",
        "After the army's drill, 14 troopers of the highway patrol gave blood.",
        "Soldiers and 40 troopers combed the hills for the burglar.",
    ],
)
def test_soldiers_of_bronze_or_tin_and_police_troopers_are_no_force(text: str) -> None:
    assert [f for f in figures(text) if f.kind == "force" and f.salient] == [], text


def test_an_army_of_volunteers_that_stands_ready_is_one() -> None:
    (found,) = figures("An army of 60,000 volunteers stands ready, Caracas said.")
    assert (found.quantity.low if found.quantity else None) == 60_000
    assert not figures("The fair has an army of 60,000 volunteers ready to help.")
