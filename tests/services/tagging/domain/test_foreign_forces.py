"""Whose forces are foreign: by place, by war, by the words that name them."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article
from shared.contracts.finding import Finding


def foreign(text: str, year: int = 2024) -> list[Finding]:
    article = Article.model_validate({"text": text, "published_at": f"{year}-05-01"})
    return [f for f in tag(article) if f.indicator == "foreign_forces"]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("North Korean conscripts joined the assault on the Ukrainian trenches.", "state_troops", ("PRK",)),
        ("Kenya sent 400 troops to Haiti.", "state_troops", ("KEN",)),
        ("Canadian soldiers are training recruits in Latvia.", "state_troops", ("CAN",)),
        ("Wagner fighters took the airfield north of Bamako in Mali.", "mercenaries", ("Wagner",)),
        ("Russian Wagner mercenaries hold the mine in Mali.", "mercenaries", ("RUS", "Wagner")),
        ("Africa Corps personnel arrived in Mali.", "mercenaries", ("Africa Corps",)),
        ("American troops remain in Syria.", "state_troops", ("USA",)),
        ("About 900 U.S. troops are based in Syria.", "state_troops", ("USA",)),
        ("British and French troops patrolled the streets of Kabul.", "state_troops", ("GBR", "FRA")),
        ("Rwandan troops crossed into eastern DR Congo.", "state_troops", ("RWA",)),
        ("Turkey sent troops into Syria.", "state_troops", ("TUR",)),
        ("The US has reinforced its troops in the Middle East.", "state_troops", ("USA",)),
        ("UN peacekeepers came under fire near Goma in Congo.", "peacekeepers", ("UN",)),
        ("The warship USS Example shot down missiles over Yemen.", "naval_air", ("USA",)),
        ("Russian warplanes bombed a market in Idlib, in Syria.", "naval_air", ("RUS",)),
        ("Iranian military advisers helped the Syrian army near Aleppo.", "advisers", ("IRN",)),
        ("Foreign fighters are still in Raqqa.", "volunteers", ()),
        ("He joined the International Legion in Ukraine.", "volunteers", ()),
        (
            "Soldiers from Chad and Niger joined the fight against Boko Haram in Nigeria.",
            "state_troops",
            ("TCD", "NER"),
        ),
        ("A Saudi-led coalition intervened in Yemen.", "state_troops", ("SAU",)),
        ("Nepali nationals were recruited to fight in Ukraine.", "mercenaries", ("NPL",)),
        ("Hezbollah has moved thousands of fighters to Syria.", "proxy", ("Hezbollah",)),
        ("Service members in Iraq came under rocket fire.", "state_troops", ("USA",)),
        ("NATO battlegroups were deployed to Poland.", "state_troops", ("NATO",)),
        (
            "Russian forces left Georgia and moved out of Moldova; Russian soldiers in Belarus stayed.",
            "state_troops",
            ("RUS",),
        ),
        ("Cuban troops who were fighting in Angola went home.", "state_troops", ("CUB",)),
        ("They serve in a regional force, led by South Africa, near Goma in Congo.", "state_troops", ("ZAF",)),
        ("Coalition forces struck the town of Raqqa in Syria.", "state_troops", ("coalition",)),
        ("The British frigate HMS Example Bay shot down drones off Yemen.", "naval_air", ("GBR",)),
        ("Belgian peacekeepers were killed in Kigali.", "peacekeepers", ("BEL",)),
        ("Turkey has deployed its army to Libya.", "state_troops", ("TUR",)),
        ("American troops abroad will come home.", "state_troops", ("USA",)),
        ("Iran sent military advisers to help Damascus.", "advisers", ("IRN",)),
        ("Poland offered to send soldiers to help Helsinki.", "state_troops", ("POL",)),
        ("The US troop presence in Romania has grown.", "state_troops", ("USA",)),
        ("President Trump will withdraw his troops from Germany.", "state_troops", ("USA",)),
        (
            "Australian, British and Japanese forces took part in drills in the Philippines.",
            "state_troops",
            ("AUS", "GBR", "JPN"),
        ),
    ],
)
def test_forces_of_others_abroad_are_foreign(text: str, kind: str, actors: tuple[str, ...]) -> None:
    found = foreign(text)
    assert (kind, actors) in [(f.kind, f.actors) for f in found], [(f.kind, f.actors) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian soldiers held the village near Kharkiv.",
        "Russian troops shelled Kharkiv in Ukraine.",
        "Israeli forces advanced into northern Gaza.",
        "Israeli troops entered southern Lebanon.",
        "Malian troops patrolled the streets of Bamako.",
        "Congolese soldiers fled from Goma.",
        "The French embassy in Kyiv reopened on Tuesday.",
        "The US military said it would study the report.",
        "Turkey bought 40 American F-16 fighter jets.",
        "Germany sent tanks to Ukraine.",
        "The foreign minister met journalists.",
        "The New Zealand Warriors lost the match to a better team.",
        "The concert began with Wagner's overture.",
        "Rwanda-backed rebels took the town.",
        "A former US Marine won the seat.",
        "Two Russian tourists were hurt in Kyiv.",
        "Indian and Chinese troops faced each other in Ladakh.",
        "U.S. officials said the plan was ready.",
        "Foreign terrorist fighters are a threat, the report said.",
        "An international force for good was praised.",
        "Nobody in Kyiv wants a conflict with NATO forces.",
        "They visited a cemetery of American soldiers.",
        "The Pakistani army's spokesman spoke in Islamabad.",
        "Afghan forces rely on US money.",
        "American soldiers at Fort Example got new uniforms.",
        "The foreign company of actors left.",
        "A British frigate docked in Portsmouth after a refit.",
        "The US destroyer docked at Norfolk, Virginia.",
        "Back from Cyprus, the French carrier is moored at Toulon.",
        "After the strikes on Yemen a US destroyer is moored at San Diego.",
        "Two Chinese frigates docked at Qingdao after patrols off Somalia.",
        "The fleet of submarine cables will be laid by Australia.",
    ],
)
def test_primary_parties_armies_at_home_and_others_are_not(text: str) -> None:
    assert [(f.evidence.quote, f.actors) for f in foreign(text)] == []


def test_a_host_is_named_where_the_sentence_names_it() -> None:
    (found,) = foreign("Kenya sent 400 troops to Haiti.")
    assert found.host == "HTI"
    assert found.conflict == "haiti"


def test_a_country_at_war_today_is_foreign_elsewhere() -> None:
    (found,) = foreign("About 30,000 Russian troops moved to Belarus.")
    assert (found.actors, found.host) == (("RUS",), "BLR")


def test_of_two_nationalities_the_one_at_home_drops_out() -> None:
    (found,) = foreign("US and Iraqi forces retook the village in Iraq.")
    assert found.actors == ("USA",)


def test_a_war_that_is_over_decides_nothing_after_its_end() -> None:
    assert foreign("Russian troops fought in the ruins of Grozny.", year=2000) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Spain's brigade in Latvia has 3,000 soldiers.", [("state_troops", ("ESP",))]),
        (
            "Some Moldovan soldiers have joined the Falcon Regiment, which fights for Ukraine.",
            [("volunteers", ("MDA",))],
        ),
        (
            "Moldovan soldiers who have joined a volunteer battalion are fighting in Ukraine.",
            [("volunteers", ("MDA",))],
        ),
        ("Spanish soldiers joined the battalion in Latvia on Monday.", [("state_troops", ("ESP",))]),
    ],
)
def test_a_band_and_its_men_are_told_once_and_as_what_they_are(text: str, told: list[tuple[str, object]]) -> None:
    assert [(f.kind, f.actors) for f in foreign(text)] == told, text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Spain has 700 soldiers in Chad. The Spanish soldiers who combed the Metro found no bomb.", 1),
        ("Peru sent a frigate to Cyprus. The Peruvian troops at the earthquake site dug all night.", 1),
        ("Spain has 700 soldiers in Chad. The Spanish soldiers are to leave by May.", 2),
        ("Spain has 700 soldiers in Chad. The Spanish soldiers left Ati at Christmas.", 2),
    ],
)
def test_soldiers_at_work_at_home_are_not_those_told_of_before(text: str, found: int) -> None:
    assert len(foreign(text)) == found, text
