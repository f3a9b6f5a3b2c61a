# ruff: noqa: E501 (tables of cases read best a case a line)
"""Whose forces they aren't: pronouns, own shores, the parties of a war, people and goods that bear no arms."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def senders(text: str) -> list[tuple[str, ...]]:
    article = Article.model_validate({"text": text, "published_at": "2025-05-01"})
    return [f.actors for f in tag(article) if f.indicator == "foreign_forces"]


@pytest.mark.parametrize(
    "text",
    [
        "The accord that the Kosovar Albanians signed would have brought in monitors. He had by then massed 30,000 soldiers along the frontier.",
        "Before the first French plane took off, he had 20,000 troops in the province.",
        "Turkey warned the general that talks were over. By then he had moved 9,000 soldiers to the outskirts of Tripoli.",
        '"We have 90,000 soldiers next door to fear," the minister in Riga told Germany\'s Bild.',
    ],
)
def test_a_pronoun_gives_nobody_the_forces_of_a_neighbouring_name(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Bosnian Serbs shelled the market in Sarajevo again.",
        "Crimean Tatars gathered in Lviv and marched to the square.",
        "Lebanese Shiites moved back into their villages near Tyre after the truce.",
    ],
)
def test_a_people_of_one_land_is_no_force_of_another(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Royal Navy may lend the Border Force two patrol boats for the Channel.",
        "The French navy deployed a patrol vessel off Calais to look for survivors.",
        "Italy sent two warships to the waters off Lampedusa to pick up migrants.",
        "Japan sent a destroyer to waters near Okinawa to shadow the Chinese survey ship.",
    ],
)
def test_ships_off_their_own_shore_are_at_home(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The yard in Dalian is building the PLA Navy's fourth aircraft carrier; the Liaoning, the first, was bought as a hulk.",
        "India commissioned its second aircraft carrier, the Vikrant, at Kochi on Friday.",
        "France hopes its new carrier will be ready by 2038 and will carry 30 Rafales.",
    ],
)
def test_a_carrier_of_another_navy_is_not_lent_to_the_united_states(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Beijing said the drills were a warning against 'interference by foreign forces' in Taiwan.",
        "Tehran blamed collusion with foreign forces for the unrest.",
        "The ministry warned against meddling by external forces in Hong Kong.",
    ],
)
def test_the_catchword_of_foreign_forces_is_no_presence(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '"At dawn the Azerbaijani side resumed its offensive," the ministry in Yerevan said.',
        "The Armenian side launched an attack towards Fizuli, Baku said.",
        "Rwanda and the kingdom signed; the Thai army opened an offensive near Sisaket, Phnom Penh said.",
        "Pakistan denied that it owns the fighter planes which Indian officials described.",
        "While talks go on in Geneva, the Russian troop buildup continues, according to the Pentagon.",
        "The council weighed how likely an invasion by Russian troops from Belarus was, Ukraine's president said.",
        "Kyiv fears an attack by Russian forces from Transnistria.",
    ],
)
def test_who_fights_the_war_is_not_foreign_in_it(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Moscow put Liz Truss and a dozen other British government members on its list of unwanted visitors.",
        "Three German parliament members travelled to Kabul last week.",
        "Dozens of Polish men signed a letter in Minsk calling for higher pay.",
        "Sixty Iranian nationals evacuated from Sudan were welcomed with flowers in Jeddah.",
        "The envoy of the United Nations will keep its personnel in Port Sudan informed.",
    ],
)
def test_members_and_nationals_bear_no_arms_by_themselves(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bill pays for teaching Polish pilots to operate American aircraft.",
        "Polish crews learn to maintain American helicopters at a plant in Łódź.",
        "Ukrainian airmen will fly French fighter jets next spring.",
        "NATO forces use 155mm shells, which are scarce.",
        "US military and political support for Kyiv has fallen sharply.",
        "British military, financial and humanitarian aid reached Ukraine again.",
        "Chinese military contractors showed new rifles at the fair in Abu Dhabi.",
        "Washington put sanctions on two Iranian military contractors in Iraq.",
        "Three empires, the Russian, Ottoman and British, once drew lines across the valley.",
    ],
)
def test_what_crews_learn_and_firms_make_is_no_deployment(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the rebel coalition, better known by its French acronym, hinted that its fighters might march on Uvira.",
        "The party, whose German name means unity, said its militants would march to Vienna.",
        "The group, known by its Spanish initials ELN, said its fighters had left the town in Arauca.",
    ],
)
def test_a_language_owns_no_fighters(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Malian forces searched three lorries heading for Algeria from the Malian town of Kidal.",
        "Nigerian troops freed 12 traders who had been on the road to Cameroon.",
        "Colombian soldiers stopped a lorry bound for Ecuador near Cali.",
        "The chancellor asked Xi to press Russia so that Putin would withdraw his troops and end the war, he wrote at the close of a visit to China.",
        "Kenyan police escorted a convoy heading for Uganda through the Rift Valley.",
    ],
)
def test_where_others_travel_is_not_where_soldiers_are(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Assad agreed to let a joint OPCW-UN mission destroy the stockpile in Syria.",
        "A UN fact-finding mission visited Tripoli to interview detainees.",
        "The EU election observation mission in Kenya praised the count.",
    ],
)
def test_a_mission_of_inspectors_keeps_no_peace(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin spoke of an armed rebellion by Prigozhin. State television asked Wagner forces to stay in camp.",
        "Kyiv says the blast at the prison near Donetsk was carried out by Wagner mercenaries.",
        "Wagner fighters crossed into Rostov and marched on Moscow before Prigozhin called off the mutiny.",
        "Prosecutors opened a case over Prigozhin's armed mutiny and urged Wagner group members to hand him over.",
    ],
)
def test_a_mutiny_at_home_is_no_presence_abroad(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The party wants the Saudi-led coalition to explain its line on Yemen.",
        "No foreign capital should have a say on where Swedish troops are sent, the premier said.",
        "Iran sends aircraft to Syria each week, carrying weapons for the militias.",
        "Putin should withdraw his troops, the chancellor told China's leader, and stop shelling Kharkiv and the rest of Ukraine.",
    ],
)
def test_who_is_asked_to_explain_or_carries_freight_is_not_there(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Turkish president said he had sent 35 soldiers to Libya to advise the government in Tripoli.", ("TUR",)),
        ("Macron said he would send 900 more soldiers to Chad.", ("FRA",)),
        ("President Biden said he was sending 2,000 more troops to Poland and Romania.", ("USA",)),
        ("Ankara said its troops would stay in northern Syria until the border was secure.", ("TUR",)),
        ("The Royal Navy sent a destroyer to the Gulf of Aden to guard merchant ships.", ("GBR",)),
        ("Germany deployed the frigate Hessen to the Red Sea.", ("DEU",)),
        ("France sent its carrier Charles de Gaulle to the eastern Mediterranean.", ("FRA",)),
        (
            "A carrier strike group is heading for the Middle East, the Pentagon said, as tensions with Iran rise.",
            ("USA",),
        ),
        ("The demand that foreign forces leave Libya was repeated in Berlin.", ()),
        ("The UN peacekeeping mission in Lebanon said two of its soldiers were hurt.", ("UN",)),
        ("Wagner fighters guard the palace in Bangui, Central African Republic.", ("Wagner",)),
        ("Russian aircraft bombed a market in Idlib, in Syria.", ("RUS",)),
    ],
)
def test_the_forces_next_to_all_these_are_still_told(text: str, actors: tuple[str, ...]) -> None:
    assert senders(text) == [actors]


@pytest.mark.parametrize(
    "text",
    [
        # who is trained, blamed, compared or led; contests; a country's own sky
        "Canberra pays for the scheme to train Ukrainian soldiers in Kent.",
        "Berlin has trained Ukrainian tank crews in Bavaria since last spring.",
        "Poland will train Ukrainian conscripts at a camp near Lublin in Poland.",
        "Russia has begun military drills with motorised infantry and gunners near Rostov.",
        "Ankara has held military manoeuvres with reserve infantry on its southern border.",
        "Which states other than Britain and France will send soldiers is unclear.",
        "Iraqi militias close to Iran threatened the base near Erbil.",
        "Libyan militias fought in the suburbs of Tripoli.",
        "Japanese military pilots must film whatever they meet in the country's airspace.",
        "French jets intercepted an airliner that had entered the country's airspace.",
        "Australian troops patrolled the country's northern coast.",
        "The file was passed to UK Special Forces headquarters.",
        "He wrote to US Marine Corps headquarters about Iraq.",
        "The chief of Kenya's defence forces, General Okello, wrote on X that he would retire.",
        "Sanctions hit the commander of Iran's Revolutionary Guards.",
        "Soldiers from Mongolia took part in a contest for bridge builders at the army games near Tula.",
        "Indian paratroopers won the tank biathlon competition near Moscow.",
        "Lukashenko let the Kremlin's army use Belarus to stage an incursion into Ukraine.",
        "Kyiv put its new rocket battery from the US to work near Kherson.",
        "Warsaw thanked Oslo for a missile battery from Norway's stores.",
        "Washington and its allies responded to the growing military presence around Ukraine with sanctions.",
    ],
)
def test_who_is_trained_or_led_or_competes_is_no_force_abroad(text: str) -> None:
    assert senders(text) == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Norwegian soldiers train Ukrainian recruits in Britain.", ("NOR",)),
        ("US commanders leave. Soldiers from several nations stay on in Iraq.", ()),
        ("Erdogan has quarrelled with Greece again, sending aircraft over the islands of Cyprus.", ("TUR",)),
        ("Putin scorned France, sending instructors to Burkina Faso.", ("RUS",)),
        ("Britain and France will send soldiers to Ukraine if the guns fall silent.", ("GBR", "FRA")),
        ("Iraqi militias have crossed into Syria to fight for Assad.", ("IRQ",)),
        ("The commander of US forces in Iraq said the base was quiet.", ("USA",)),
        ("A Saudi-led coalition, helped by the US and France, launched airstrikes on Sanaa in Yemen.", ("SAU",)),
        ("American soldiers at al-Asad took shelter when sirens sounded in Iraq.", ("USA",)),
        ("Washington surged thousands of troops to Poland.", ("USA",)),
    ],
)
def test_the_doer_is_found_past_asides_and_leaders(text: str, actors: tuple[str, ...]) -> None:
    assert actors in senders(text)
