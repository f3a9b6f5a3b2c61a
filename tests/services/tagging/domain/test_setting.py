"""Where a claim happens, and the conflict it belongs to."""

import pytest

from services.tagging.domain.engine import tag
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page
from services.tagging.domain.where.gazetteer import known_place
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.places import COUNTRY_OF_PLACE
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
        ("Russian drones hit Kharkiv on Sunday.", ("Kharkiv",)),
        ("Ukrainian drones attacked Moscow before dawn.", ("Moscow",)),
        ("Some 900 soldiers left Gao and reached Kidal.", ("Gao", "Kidal")),
        ("Some 500 troops entered Mocimboa da Praia and Palma.", ("Mocimboa da Praia", "Palma")),
        ("Drones targeted El Obeid's power station.", ("El Obeid",)),
        ("Nizhny Novgorod was hit by 20 drones.", ("Nizhny Novgorod",)),
        ("Goma came under attack from 30 drones.", ("Goma",)),
        ("Two drones struck in Ukraine's Sumy region.", ("Ukraine", "Sumy")),
        ("Ukrainian drones hit Rostov-on-Don.", ("Rostov",)),
        ("Sea drones attacked the Black Sea Fleet.", ()),
        ("Drones attacked Israel-bound ships.", ()),
        ("Drones attacked Gazneft in the south.", ()),
        ("Drones hit Zelensky in the polls, an aide joked.", ()),
        ("About 300 soldiers left the base.", ()),
    ],
)
def test_a_place_is_where_the_thing_happens(text: str, places: tuple[str, ...]) -> None:
    assert only(text).places == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ukraine attacked Russia with 120 drones, the defence ministry in Moscow said.", ("Russia",)),
        ("The defence ministry in Moscow said that 30 drones were shot down.", ()),
        ("Ukrainian drones hit a depot in Engels, officials in Kyiv said.", ("Engels",)),
        ("Houthi drones hit Eilat, Israel said.", ("Eilat",)),
        ("Officials in Odesa said that 55 drones were launched at the city.", ("Odesa",)),
        ("SUMY (Newswire) - Some 40 drones were launched at the city, the mayor said.", ("SUMY",)),
        ("SUMY (Newswire) - Some 40 drones were launched at Poltava, the mayor said.", ("Poltava",)),
        ("Witnesses in Goma said that 200 soldiers had arrived.", ("Goma",)),
        ("Witnesses in Goma said that 200 soldiers had entered Bukavu.", ("Bukavu",)),
        ("The governor of Belgorod said 12 drones were shot down.", ("Belgorod",)),
        ("Ryazan Governor Pavel Ivanov said 12 drones were shot down.", ("Ryazan",)),
        ("Some 900 soldiers left Kursk, South Korea's spy agency in Seoul said.", ("Kursk",)),
        ("The army in Kigali denied that 4,000 soldiers had crossed into Goma.", ("Goma",)),
        ("The army in Goma has 4,000 soldiers.", ("Goma",)),
        ("Officials said troops in Goma killed 40 soldiers.", ("Goma",)),
    ],
)
def test_the_seat_of_who_speaks_is_the_last_resort(text: str, places: tuple[str, ...]) -> None:
    assert only(text).places == places


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        ("Two drones hovered over the airport. A Chinese bugle lay in the museum.", None),
        ("Drones hit a depot in Ukraine. Kyiv said that the fire was out.", "russia-ukraine"),
        ("Men of the Africa Corps ride through Gao. Moscow and Mali signed a pact in Bamako.", "sahel"),
        ("Russian troops are in Syria. Damascus said that they would stay in Syria.", "syria"),
        ("Ukrainian drones struck a refinery in Ryazan.", "russia-ukraine"),
        ("Drones struck a hospital in Kassala.", "sudan"),
        ("Two drones hit Port Sudan.", "sudan"),
        ("Iranian drones hit Haifa.", "israel-iran"),
        ("Hezbollah drones hit Haifa.", "israel-lebanon"),
        ("Some 200 soldiers entered Mocimboa da Praia.", "mozambique"),
        ("Drones struck a market in Sagaing.", "myanmar"),
        ("Some 300 soldiers paraded in Lisbon.", None),
    ],
)
def test_a_stray_name_makes_no_conflict(text: str, conflict: str | None) -> None:
    assert only(text).conflict == conflict


def test_forces_are_in_the_land_of_the_town_they_entered() -> None:
    found = tag(
        Article.model_validate({"text": "About 2,000 Rwandan soldiers entered Goma.", "published_at": "2026-05-01"})
    )
    assert [f.host for f in found if f.indicator == "foreign_forces"] == ["COD"]


def test_every_place_of_the_table_leads_to_a_country_and_is_read_whole() -> None:
    assert set(COUNTRY_OF_PLACE.values()) <= set(CODES.values())
    unread = [name for name, code in COUNTRY_OF_PLACE.items() if read(name.title()) != (name, code)]
    assert unread == []


def read(name: str) -> tuple[str, str] | None:
    s = Sentence(Page(f"They stood near {name}, he said."), 0, len(name) + 26)
    known = known_place(s, 3)
    return (s.text(3, known[0]).lower(), known[1]) if known is not None else None
