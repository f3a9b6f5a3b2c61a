# ruff: noqa: E501 (tables of cases read best a case a line)
"""Who sends whom where: the doer of the verb, the owner of the men, the place of the clause."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def senders(text: str) -> list[tuple[str, ...]]:
    article = Article.model_validate({"text": text, "published_at": "2025-05-01"})
    return [f.actors for f in tag(article) if f.indicator == "foreign_forces"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Kenyan police and soldiers have landed in Port-au-Prince.", ("KEN",)),
        ("Indian engineers and infantrymen have arrived in Juba to reopen the road.", ("IND",)),
        ("Egyptian doctors and paratroopers were flown to Port Sudan.", ("EGY",)),
        ("The minister visited the battlegroup that London has kept at Tapa in Estonia since 2017.", ("GBR",)),
        ("Turkey says 400 of its men hold the heights around Bashiqa in Iraq.", ("TUR",)),
        ("Burundi has lost 30 of its men in fighting near Minembwe in Congo.", ("BDI",)),
        (
            "Nato's secretary general was in Vilnius. The alliance will station a permanent brigade in Lithuania by 2027.",
            ("NATO",),
        ),
        ("NATO met in Brussels on Friday. The alliance agreed to send four more battalions to Romania.", ("NATO",)),
        (
            "Berlin promised the Lithuanians a brigade, and the first 400 soldiers moved into barracks near Vilnius in May.",
            ("DEU",),
        ),
        (
            "Kampala and Juba signed a pact, and a first battalion of Ugandan paratroopers crossed into South Sudan on Monday.",
            ("UGA",),
        ),
        ("Mogadishu has told Addis Ababa that its soldiers must be out of Gedo by December.", ("ETH",)),
        ("Kinshasa urged Kigali to pull its troops out of North Kivu.", ("RWA",)),
        ("Baghdad asked Washington to withdraw its forces from the base at Ain al-Asad.", ("USA",)),
        ("Athens called on Ankara to bring its soldiers home from Cyprus.", ("TUR",)),
        ("Two destroyers flying the Chinese flag docked at Djibouti.", ("CHN",)),
        ("A frigate under the Russian flag anchored off Port Sudan.", ("RUS",)),
        ("The Pentagon moved a Patriot battery from South Korea to the Gulf.", ("USA",)),
        ("Germany sent three Patriot batteries and 300 crew to Poland.", ("DEU",)),
        ("Rome has deployed a squadron of Typhoons to Estonia.", ("ITA",)),
        ("Washington has stationed B-52 bombers at Fairford in Britain.", ("USA",)),
        ("Dutch F-35s took over air policing from a base in Estonia.", ("NLD",)),
        ("Pyongyang has despatched a further 6,000 sappers to clear mines in Kursk.", ("PRK",)),
        ("Santiago pledged a company of engineers to the mission in Haiti.", ("CHL",)),
        ("Moscow has parachuted advisers into Burkina Faso.", ("RUS",)),
        ("Kampala airlifted a battalion to Juba.", ("UGA",)),
        ("Paris redeployed its commandos from Niamey to N'Djamena.", ("FRA",)),
        ("Madrid agreed to keep its 700 soldiers in Latvia for another year.", ("ESP",)),
        ("Abu Dhabi is withdrawing its last officers from Bosaso in Somalia.", ("ARE",)),
        ("Havana had 300,000 soldiers pass through Angola in all.", ("CUB",)),
        ("A dozen Emirati officers were wounded when a mortar hit the airfield at Bosaso in Somalia.", ("ARE",)),
        ("Three American advisers died in the blast at a base near Mogadishu.", ("USA",)),
        ("FRENCH TROOPS LEAVE CHAD", ("FRA",)),
        ("TURKISH TROOPS ENTER IDLIB AS TRUCE FAILS", ("TUR",)),
        ("US TROOPS IN SYRIA TO STAY, TRUMP SAYS", ("USA",)),
        ("RUSSIAN INSTRUCTORS ARRIVE IN NIAMEY", ("RUS",)),
        ("Kenyan officers patrol the port of Haiti's capital. They have 400 soldiers there.", ("KEN",)),
        ("France has soldiers in Djibouti. They number 1,500.", ("FRA",)),
        ("Ecowas ordered its standby force to Bissau after soldiers seized the president.", ("ECOWAS",)),
        ("The African Union will keep 12,000 soldiers in Somalia.", ("AU",)),
        ("Seoul condemned the DPRK's decision to lend troops to Russia.", ("PRK",)),
        ("France's plan to station 400 soldiers in Armenia angered Moscow.", ("FRA",)),
        ("A Nairobi court blocked Kenya's offer to send police and soldiers to Haiti.", ("KEN",)),
        ("Ankara's threat to send its army into northern Iraq was renewed.", ("TUR",)),
        ("Critics mock South Africa's promise to keep soldiers in Congo.", ("ZAF",)),
        ("Starmer's readiness to put soldiers on the ground in Ukraine divides his party.", ("GBR",)),
        ("Kazakhstan, where Putin has deployed paratroopers, is calm again.", ("RUS",)),
        ("In Libya, where Ankara keeps 400 advisers, the truce held.", ("TUR",)),
        ("Djibouti, where France has stationed 1,500 soldiers, wants a higher rent.", ("FRA",)),
        ("Recruiters in Moscow have hired Nepalis as soldiers.", ("NPL",)),
        ("Sudan's rebels recruited 300 Colombians as mercenaries.", ("COL",)),
        ("Syrians were hired by Turkey as fighters for Libya.", ("SYR",)),
        ("Moldova is split from Transnistria, and the Russian soldiers there guard an old arms dump.", ("RUS",)),
        (
            "The Philippines is host to the drill, and smaller numbers of Australian, British and Japanese forces are taking part.",
            ("AUS", "GBR", "JPN"),
        ),
        ("American and Polish paratroopers jumped over Latvia in an exercise.", ("USA", "POL")),
        ("The allies are setting up multinational battlegroups in Bulgaria and Slovakia.", ()),
        ("NATO has a multinational battlegroup in Slovakia.", ("NATO",)),
        ("Kinshasa accuses Kagame of helping the rebels with guns and soldiers in eastern Congo.", ("RWA",)),
        ("Uganda supports the president of South Sudan with soldiers in Juba.", ("UGA",)),
        ("Cubans are fighting on the Russian side in Ukraine.", ("CUB",)),
        ("Paris sent ships to the waters off Cyprus in support of Nicosia.", ("FRA",)),
        ("Two carriers will sail to Estonia, where London has about 1,700 personnel.", ("GBR",)),
        ("The money goes to Poland, where 10,000 American soldiers are based.", ("USA",)),
        ("The envoy flew to Armenia, where Russia keeps 3,000 troops.", ("RUS",)),
        ("Minsk has allowed Russian troops to use its fields and roads in Belarus.", ("RUS",)),
        ("Manila will let American marines stay at four more bases.", ("USA",)),
        ("Germany will scale back its contingent in Mali.", ("DEU",)),
        ("London is building up its forces in Estonia.", ("GBR",)),
        ("Ankara ferried Syrian rebel fighters to Azerbaijan, two of them said.", ("SYR",)),
        ("Iran shipped Afghan fighters to Aleppo.", ("AFG",)),
        ("Ankara flew Libyan militiamen to Baku's front.", ("LBY",)),
        ("Two Russian military planes have twice crossed into Estonian airspace.", ("RUS",)),
        ("Erdogan told his party that the soldiers he had sent to Tripoli would stay.", ("TUR",)),
        ("Trump praised the marines he had deployed to Poland.", ("USA",)),
        ("Villagers want a word from Turkey after its soldiers shelled the Syrian city of Afrin.", ("TUR",)),
    ],
)
def test_the_one_who_sends_keeps_or_takes_home_is_the_actor(text: str, actors: tuple[str, ...]) -> None:
    assert set(actors) in [set(who) for who in senders(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Berlin promised a brigade of nurses, and the first 400 moved into flats near Vilnius.",
        "Kigali denies that its officials knew of the camp.",
        "Paris has soldiers on its streets since the attacks.",
        "Kinshasa urged Kigali to stop its propaganda.",
        "The alliance of opposition parties will hold a rally in Nairobi.",
        "A ferry flying the Greek flag docked at Djibouti.",
        "Moscow moved a missile battery to the outskirts of the capital.",
        "Rome is ready to lead the talks in Beirut with both sides.",
        "Kenyan police and teachers clashed in Kisumu.",
        "Ankara's soldiers stood guard at the mausoleum.",
        "MOSCOW SENDS MORE TROOPS TO DONETSK FRONT",
        "UKRAINE TROOPS LEAVE AVDIIVKA",
        "FRENCH TROOPS PATROL PARIS AFTER ATTACK",
        "Turkey lost 30 of its men in a mine collapse at Soma.",
        "Germany's chancellor told Vilnius that its bridges must be repaired.",
        "India says 20 of its men died in the clash at the border in Ladakh.",
        "A dozen Emirati officers graduated in Abu Dhabi.",
        "Warsaw moved two brigades to its border with Belarus.",
        "Denmark's decision to give up its old tanks for Ukraine was praised.",
        "Ukraine's plan to deploy troops along the Dnipro was leaked.",
        "Mali, where the army has deployed troops, is calm.",
        "Washington's decision to send food to Gaza was welcomed.",
        "Russia hired Nepalis as cooks for a hotel in Sochi.",
        "Kenya's offer to send doctors to Haiti was accepted.",
        "The Malian troops there dug trenches.",
        "India's threat to send its army into Kashmir was renewed.",
        "Turkey backs the rebels with money and arms.",
        "Poland's plan to station 10,000 soldiers on the border with Belarus was approved.",
        "The rockets from the US, which arrived in June, have allowed Ukrainian forces to strike depots near Kherson.",
        "New radios from Britain let Ukrainian troops talk to their drones.",
        "The pact with Poland allows Ukrainian soldiers to draw pay at home.",
        "The Pentagon is preparing to draw down its stocks of shells in Afghanistan.",
        "Turkey sends Syrian rebels money and arms.",
        "A Russian passenger aircraft briefly entered Finnish airspace.",
        "Kyiv sent Ukrainian soldiers to the eastern front.",
        "Mali sent Malian soldiers to the north.",
        "The soldiers he had sent to the bridge were late.",
    ],
)
def test_what_is_sent_about_at_home_or_bears_no_arms_is_none(text: str) -> None:
    assert senders(text) == []
