# ruff: noqa: E501 (tables of cases read best a case a line)
"""Sport, business, work, crime and culture in the words that name forces abroad: nothing foreign is told there."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article

FIRMS_AND_SHOWS = """
NRP Records signed a band in Brazil after the festival.
RFA Tyres opened a shop in Germany in May.
Pupils learn about the FS Module in France and Spain.
The film HMS Bounty was shot in Tahiti.
INS Global hired forty clerks in Poland last year.
The play HMS Pinafore was staged in Canada by students.
JS Bank opened two branches in Bahrain.
JS Framework courses are taught in Berlin, Germany.
ORP Foods bought a mill in Hungary.
KRI Index fell again in Singapore on Monday.
BNS Textiles won a contract in Vietnam.
TCG Crypto Fund lent money in Japan.
The model of USS Arizona sold for 400 dollars in Sweden.
BRP Canada sells boats in Norway.
PNS Cricket Club beat its rivals in Sri Lanka.
RFA Germany offers grants to artists in Kenya.
"""
WORKERS = """
Nepal says that 200 of its citizens are fighting for jobs in Qatar.
Portugal said its nationals were fighting fires in Greece.
Ghana says 40 of its citizens are fighting for their pensions in Germany.
Kenya said that its nationals were fighting a court order in Saudi Arabia.
Brazil says two of its citizens are fighting for gold in Paris.
India says 12 of its nationals are fighting for their lives in a hospital in Kuwait.
Mexico said that its citizens were fighting for a fair wage in Canada.
Nepali students are fighting for grants in Australia.
Nepali men recruited to fight fires in Portugal went home.
Cuban nationals were recruited to fight mosquitoes in Florida.
Men from Mexico, Guatemala and Honduras pick the fruit.
Officers from Spain, France and Italy arrested the smugglers.
Companies from Japan, Korea and Taiwan make the chips.
Companies of India, Nepal and Sri Lanka grow the tea.
Men from Ghana, Togo and Benin sell shirts on the beach.
Policemen from Kenya, Uganda and Tanzania ran the marathon.
Units from Japan, Korea and China are sold in the shop.
"""
TEAMS = """
A standby force of 40 doctors in Harare waited for the cholera.
The regional force of sales people in Kenya grew.
A multinational force of lawyers in Niger won the case.
Germany will join a standby force of nurses in Malawi.
The monitoring force of volunteers in Togo counts birds.
A regional force in women's football, Zambia plays Malawi.
The multinational force behind the advertisement in Kenya is huge.
Scotland Yard led a multinational force of detectives in Spain.
The coalition that Germany leads in parliament attacked the budget.
A Spanish-led coalition of museums bought the painting.
A US-led coalition of film makers protested in Cannes.
A French-led coalition won the bid for the railway.
A German-led coalition of banks lent the money to Greece.
"""
CROWDS = """
Canada's force of lawyers in The Hague grew.
An Italian battalion of cooks came to Dubai.
A Brazilian army of fans came to Lisbon.
A French squadron of cyclists crossed into Belgium.
Chinese soldiers of clay are stationed in Berlin until May.
Norwegian frigates were sold in Chile.
Russian planes carry tourists to Cuba.
Foreign volunteers help in the kitchen in Athens.
Foreign recruits at the bank in Nairobi get less.
Western volunteers teach in Laos.
London sent a team of engineers to Lagos to mend the power station.
Madrid lost 2 men to injury and left Milan with a draw.
Norway sent a battery of questions to Brussels.
Swedish scouts in uniform camped in Denmark.
Nepalis working as guards in Qatar were not paid.
Two Americans signed up for the marathon in Athens.
Cuban doctors are based in Angola; 400 are to follow.
Japanese engineers arrived in Hanoi to build the metro.
"""
HELPERS = """
Rescue units of Turkey, Greece and Israel dug for survivors in Morocco.
Companies from Oman, Qatar and Kuwait pump oil; men from Nepal, India and Kenya work for them, their mission to send money home.
Ukrainian soldiers and their American partners signed a cup sponsorship in Lviv.
Malian soldiers and their French partners held a football match.
The 600-strong unit of midwives was sent to Sierra Leone by Britain.
Germany sent 40 policemen to Lisbon for the match.
"""
OTHERS = """
Biden said the 12,000 troops now in Kursk had come from North Korea.
Macron said the 12,000 soldiers now in Kursk were a danger to Europe.
Merz said the 50,000 soldiers still in Donbas must go.
Tusk said the 30,000 troops currently in Belarus were a threat.
"""


def foreign(text: str) -> list[tuple[str, tuple[str, ...]]]:
    article = Article.model_validate({"text": text, "published_at": "2025-05-01"})
    return [(f.kind, f.actors) for f in tag(article) if f.indicator == "foreign_forces"]


@pytest.mark.parametrize(
    "text", (FIRMS_AND_SHOWS + WORKERS + TEAMS + CROWDS + HELPERS + OTHERS).strip().replace("\n\n", "\n").split("\n")
)
def test_everyday_news_tells_of_no_forces_abroad(text: str) -> None:
    assert foreign(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("INS Tabar reached Mombasa in Kenya with rice and blankets.", ("naval_air", ("IND",))),
        ("HMS Bay called at Lagos in Nigeria on Friday.", ("naval_air", ("GBR",))),
        ("The frigate BNS Padma lay at the pier in Colombo, Sri Lanka.", ("naval_air", ("BGD",))),
        ("Kenya says that 200 of its citizens are fighting for Russia.", ("mercenaries", ("KEN",))),
        ("Cuban nationals recruited to fight for Russia were seized near Kupiansk.", ("mercenaries", ("CUB",))),
        ("Units from India, Nepal and Ghana hold the line in Lebanon under the UN flag.", ("peacekeepers", ("IND", "NPL", "GHA"))),
        ("A multinational force of 2,000 police officers is to go to Haiti.", ("state_troops", ())),
        ("A British-led coalition of 12 states sent ships.", ("state_troops", ("GBR",))),
        ("Syrian mercenaries trained by Turkey fight in Libya.", ("mercenaries", ("SYR",))),
        ("Congolese soldiers trained in Rwanda were sent to Mozambique.", ("state_troops", ("COD",))),
        ("Ukrainian soldiers trained in Britain were sent to Mali.", ("state_troops", ("UKR",))),
        ("Sudanese fighters trained in Chad crossed into Libya.", ("state_troops", ("SDN",))),
        ("Kenya's standby force flew to Goma in Congo on Friday.", ("state_troops", ("KEN",))),
        ("Iraqi militias sent 500 fighters to Syria.", ("state_troops", ("IRQ",))),
        ("American F15 fighters landed in Lask in Poland.", ("naval_air", ("USA",))),
        ("Turkey told NATO that 20,000 of its troops stay in northern Syria.", ("state_troops", ("TUR",))),
        ("Kenya has sent 400 policemen to Haiti.", ("state_troops", ("KEN",))),
        ("Hollande said the 2,500 soldiers still in Mali would be replaced in June.", ("state_troops", ("FRA",))),
    ],
)  # fmt: skip
def test_forces_in_the_same_words_are_told(text: str, told: tuple[str, tuple[str, ...]]) -> None:
    assert told in foreign(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Indian soldiers patrol in Lebanon. The UN force there has 10,000 men.", ("peacekeepers", ("IND", "UN"))),
        ("Egyptian soldiers arrived in Somalia under a pact with Mogadishu. The African Union mission will end in May.", ("state_troops", ("EGY",))),
        ("Burundian soldiers guard a base near Mogadishu in Somalia. The African Union mission will end in May.", ("peacekeepers", ("BDI", "AU"))),
        ("Syrian soldiers crossed into Lebanon and shot at Hezbollah. The UN force there warned both.", ("state_troops", ("SYR",))),
        ("Ugandan soldiers moved into South Sudan to help Kiir. The UN force there kept away.", ("state_troops", ("UGA",))),
        ("Chadian troops entered the Central African Republic. A UN mission base was near.", ("state_troops", ("TCD",))),
    ],
)  # fmt: skip
def test_a_neighbours_army_is_no_part_of_the_mission(text: str, told: tuple[str, tuple[str, ...]]) -> None:
    assert told in foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "Macron said the 12,000 soldiers now in Kursk were a danger to Europe.",
        "Tusk said the 30,000 troops currently in Belarus were a threat.",
        "Biden said the 12,000 troops now in Kursk had come from North Korea.",
    ],
)
def test_who_speaks_of_soldiers_somewhere_does_not_own_their_number(text: str) -> None:
    article = Article.model_validate({"text": text, "published_at": "2025-05-01"})
    assert [f.actors for f in tag(article) if f.indicator == "troop_figure"] == [()]


def test_people_who_keep_order_at_a_fair_are_no_troops() -> None:
    article = Article.model_validate({"text": "A force of 3,000 people keeps order at the fair in the old town."})
    assert tag(article) == ()


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Ukrainian soldiers trained in Britain were sent to Mali.", "MLI"),
        ("Serbian mercenaries trained in Bosnia were sent to Moldova.", "MDA"),
        ("Somali soldiers trained in Eritrea fought in Tigray.", "ETH"),
        ("Danish soldiers trained in Norway for a month.", "NOR"),
    ],
)
def test_who_was_trained_elsewhere_is_where_he_went(text: str, host: str) -> None:
    article = Article.model_validate({"text": text, "published_at": "2025-05-01"})
    assert [f.host for f in tag(article) if f.indicator == "foreign_forces"] == [host]


@pytest.mark.parametrize(
    "text",
    [
        "Nigerian soldiers trained in Britain died in Borno.",
        "Syrian soldiers trained in Jordan held Daraa.",
        "Iraqi soldiers trained by Nato entered Mosul.",
    ],
)
def test_who_was_trained_elsewhere_and_fights_at_home_is_no_force_abroad(text: str) -> None:
    assert foreign(text) == []
