"""Strength or losses: by what has become of the soldiers, wherever the sentence says it."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def kinds(text: str) -> list[str]:
    article = Article.model_validate({"text": text, "published_at": "2025-05-01"})
    return [f.kind for f in tag(article) if f.indicator == "troop_figure"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 84 servicemen on their side of the canal have been killed.",
        "About 4,500 militants, many of them foreigners, are held in prisons there.",
        "Some 900 soldiers were bused to the city in May after they surrendered.",
        "Among the defenders swapped on Friday were 43 members of the regiment.",
        "The minister spoke of the arrests by the police of 84 army personnel.",
        "The losses of a month, which in June amounted to 640 soldiers, will rise.",
        "Ukraine brought home 193 soldiers in the latest exchange.",
        "The court jailed 12 soldiers for desertion.",
        "Kyiv sentenced six Russian soldiers to long prison terms.",
        "Nearly 300 soldiers are being treated in hospitals in Kabul.",
        "The rebels say they hold 70 soldiers captive.",
        "The battle cost the republic 1,400 soldiers.",
        "The raid saw 60 militants and their chief killed.",
        "About 30 service members suffered minor injuries in the blast.",
        "The ministry said 24 conscripts had gone absent without leave.",
        "The dead include 14 soldiers and a customs officer.",
        "The watchdog counted 14 townspeople dead, as well as 22 rebels and 31 government troops.",
        "Kurdish gunners mowed down at least 50 fighters who tried to cross the field.",
        "The ambush wiped out a platoon of 28 soldiers.",
        "The security services have rounded up 110 soldiers suspected of plotting a coup.",
        "Moscow says the strike put 120 Ukrainian servicemen out of action.",
        "The ministry lists 640 soldiers as missing in action.",
        "Records show that 3,100 servicemen were registered as deserters in May.",
        "Kabul said it would free 400 Taliban fighters it was holding at Bagram.",
        "The militia paraded 38 soldiers it had taken in the raid before television cameras.",
        "Thirty soldiers who had held out in the silo for nine days gave themselves up on Friday.",
        "Twenty-six conscripts who had been holding the bridge surrendered on Thursday night.",
        "Hundreds of soldiers have fled across the border and laid down their weapons.",
        "Inspectors were allowed to see the prisoners, except for a group of 19 marines.",
        "The captives, including 33 Wagner fighters, were moved north.",
        "A helicopter carrying 14 soldiers crashed in the hills, killing everyone on board.",
        "Funerals were held in Lviv for five border guards.",
        "Six Georgian soldiers remain in a military hospital in Germany.",
        "Thousands of soldiers have come home in body bags.",
        "Twelve marines were flown home in coffins draped with flags.",
        "Twenty-one US soldiers received minor injuries in the attack on the base.",
        "The day's toll: 31 soldiers and two tanks.",
        "The casualties (17 soldiers, most of them badly hurt) were flown to the coast.",
        "Thirty soldiers have been in enemy hands since March.",
        "At least 45 of the army's men are in the hands of the rebels.",
        "The two armies swapped 64 prisoners at the bridge.",
        "Among the wounded were 23 Lithuanian peacekeepers, two of them in a critical state.",
        "The captors want to swap the engineers for 90 fighters now in the prison at Ashkelon.",
        "Kenya freed 30 Somali fighters in return for 12 of its own soldiers.",
        "Belgrade said 88 conscripts had been handed over by the other side.",
        "The prisoners came home on Friday. Khartoum counted 140 soldiers who had returned.",
        "A swap of prisoners began at dawn. Some 64 people crossed, made up of 60 soldiers and four nurses.",
        "The ransom bought the freedom of 23 soldiers.",
        "The monitor put the toll of the battle at 40 soldiers, 12 militiamen and at least 70 fighters of the group.",
        "The movement puts its dead at 61 fighters.",
        "The army put the number of its soldiers who have fallen since the spring at 412.",
        "The general gave the number of servicemen killed in ten years of war as 9,800.",
        'The rebels put the dead among the troops at "more than 70".',
        "The number of soldiers killed in the valley has passed 300.",
        "At least five of the soldiers had their throats cut.",
        "Seven soldiers were in critical condition after the blast, and another 12 slightly hurt.",
        "The junta lost the base when 210 people, 120 of them soldiers, gave up.",
        "Over 200 townspeople have died since the siege began, and scores of soldiers.",
        "Two colonels were killed in the fighting at the bridge.",
        "The plane went down with 31 soldiers aboard; everyone died.",
        "The colonel insisted that it was five of his men and not six who had fallen.",
        "Thirty government troops had died, as had at least 12 rebels.",
        "The army admitted that 31 soldiers had fallen and another eight could not be accounted for.",
        "The ministry said 14 marines had died, while 90 needed treatment.",
        "The gunboat sank with nine sailors on board.",
        "Two Taliban commanders and nine of their followers died in the raid.",
        "Kyiv took delivery of 120 of its servicemen on Friday; 118 Russian soldiers went the other way.",
        "The regiment had 12 officers and 240 men killed in an hour.",
        "The source puts at about 900 the number of Syrians who have been killed there fighting for the militia.",
        "Never had the army suffered so heavily: 22 dead and 41 wounded.",
        "Nine soldiers were hit and four of those bled to death.",
        "A soldier of the guard was killed and three were hurt when the mine went off.",
        "The row over 64 suspected mercenaries held in Harare has grown.",
        "Nine Malian soldiers and a guard were killed on Friday, and six of the attackers.",
        "A strike killed four men thought to be militants.",
        "Colombia's rebels free 5 soldiers.",
        "The rebels have 34 government troops in their custody.",
        "Twelve troops were treated for smoke inhalation.",
        "The assault cost it some 300 men, the army admitted.",
        "Total Russian combat losses since May were put at 240,000 men.",
        "Five more marines fell in the town, bringing the number to 64.",
        "The death toll for US troops in the war stands at 3,400.",
        "The raid resulted in the deaths of six insurgents and the arrest of four.",
        "Ten insurgents blew themselves up at the gate.",
        "The rebels are accused of beheading at least 24 soldiers.",
        "Thirty soldiers whom villagers had held for three days are free.",
        "Five of the dead were soldiers.",
        "Soldiers, 40 in all, lay dead in the field.",
        "No soldier was killed, but six were hurt.",
        "The plane, with 40 soldiers aboard, is missing.",
        "There are some 4,500 militants, foreigners among them, held in prisons there.",
        "The watch put the toll at 80 rebels, 23 fighters allied to them and 61 soldiers of the army.",
        "Kyiv said 90 gunners had been handed over and spoke of 120 people returning, made up of 110 soldiers.",
    ],
)
def test_who_is_lost_to_his_side_is_a_loss(text: str) -> None:
    assert set(kinds(text)) == {"losses"}, text


@pytest.mark.parametrize(
    "text",
    [
        "Some 84 servicemen on their side of the canal have been fed.",
        "Some 900 soldiers were bused to the city in May after they finished the drill.",
        "A headman claimed 300 fighters were hiding in the gorge.",
        "It remains unclear where the 3,000 soldiers are.",
        "Troop numbers have fallen from 14,000 to 8,600.",
        "Estimates of the garrison range from 800 to 1,500 soldiers.",
        "Thirty troops aboard the barge opened fire.",
        "Hostage families met the 20 soldiers who freed their sons.",
        "Some 2,000 soldiers who fought where thousands died are back at the front.",
        "After the funeral 3,000 soldiers marched to the border.",
        "Casualties rose as 1,500 troops pushed into the city.",
        "Gunmen abducted a priest and 100 soldiers were sent after them.",
        "The group, including 40 soldiers, guards the prison.",
        "Rebels captured the town with 300 fighters and held it for a week.",
        "After the death of five officers the army flew 300 soldiers to the town.",
        "About 500 soldiers who freed the hostages were flown home.",
        "Some 800 troops took up positions the rebels had lost.",
        "A transport carrying 180 soldiers landed at dawn.",
        "Some 2,000 troops have been searching for the missing pilots.",
        "The army sent 1,200 soldiers to recover the bodies.",
        "Pyongyang was given oil in return for 10,000 troops.",
        "Some 900 soldiers were handed over to the new command in May.",
        "Some 60 of the marines who went missing in the raid have turned up at a camp in the south.",
        "Thirty soldiers whom the militia had captured in the raid escaped on Friday.",
        "The minister gave the number of troops in the province as 9,800.",
        "Forty villagers were killed, and 300 soldiers were sent to the valley.",
        "The contingent stands at 1,900 and is to grow to 2,600.",
        'Over 900 "instructors" from Russia are there already, the envoy said.',
        "Six military officers and 120 civilians arrived to instruct the army.",
        "Lagos supplies more than 500 of the mission's 6,000 uniformed personnel.",
        "There are 1,200 American troops and a hundred from other nations.",
        "Ninety members of the Defence Forces serve there; a further 40 spent the holiday in Chad.",
        "The junta says 3,000 youngsters a month are to be put into uniform.",
        "Almost 4,000 people have been dragged off into the army.",
        "Seoul boosted its force in the country from 650 to 1,900 in March.",
        "Poland's reserve force is to grow to 200,000.",
        "The ministry wants to boost the strength of the army by 150,000 people.",
        "Some 9,000 people volunteered for the armed forces last month.",
        "There were 4,000 troops on the island; there are 900 now.",
        "A brigade of 4,000 men guards the dam.",
        "The militia's 600 soldiers landed; the regional force of 8,700 which is to stop them waits.",
        "The Danes and the Czechs, with about 800 and 1,600 men, are already there.",
        "Rome had some 1,400 soldiers in the country, around 1,000 in the capital.",
        "The army has about 1,700 soldiers there, and others have come.",
    ],
)
def test_who_is_there_is_a_force(text: str) -> None:
    assert set(kinds(text)) == {"force"}, text


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of soldiers' widows marched through the town.",
        "Police have detained 612 men, 38 women and four boys.",
        "The police have rounded up thousands of young men.",
        "About 40,000 IS family members live in the camp.",
        "One in five soldiers is a woman.",
        "The garrison town of 60,000 people is quiet.",
        "The militants took 25 passengers off a bus.",
        "The army rescued 70 hostages held by the militants.",
        "Troops killed 12 civilians in the village, witnesses said.",
        "The army ordered 400 posts to be filled, 60 of them for officers.",
    ],
)
def test_their_kin_and_men_who_were_rounded_up_are_no_figure(text: str) -> None:
    assert kinds(text) == [], text


def test_of_those_who_were_there_some_are_lost() -> None:
    assert kinds("Twelve of the 90 soldiers at the outpost are still unaccounted for.") == ["losses", "force"]
    assert kinds("Eight of the 40 marines inside the blockhouse are dead.") == ["losses", "force"]
    assert kinds("Of 9,000 soldiers who arrived, as many as 3,000 have been killed.") == ["force", "losses"]
    assert kinds("The army sent 2,600 men to the island; it lost 21.") == ["force", "losses"]
    assert kinds("The country has about 1,700 soldiers there, and 17 have lost their lives.") == ["force", "losses"]
    assert kinds("A truck carrying 30 soldiers overturned, killing nine.") == ["force", "losses"]
    assert kinds("A column of 300 soldiers stormed the village, killing nine.") == ["force"]
    assert kinds("The army killed 9,000 Tamil Tigers and about 5,000 were left.") == ["losses", "force"]
    assert kinds("Three soldiers died as 600 fighters stormed the base.") == ["losses", "force"]
    assert kinds("Kenya lost three soldiers but will keep its 1,000 troops in Haiti.") == ["losses", "force"]
    assert kinds("Rebels killed 20 soldiers, and 400 troops were sent to the valley.") == ["losses", "force"]


@pytest.mark.parametrize(
    "text",
    [
        'Beside them sat five "Squad" members of the lower house.',
        "A judge signed arrest warrants for nine ELN members.",
        "Belgium is sending winter kit for 3,000 soldiers.",
        "There is food for 400 fighters in the cellars.",
        "The hangar houses 300 soldiers of the reserve.",
        "Two sergeants and five soldiers went on trial on Monday, accused of selling fuel.",
        "The ship can carry 1,600 marines and their vehicles.",
        "Two former soldiers who witnessed the killing gave evidence in court.",
        "Police held 420 men after the march on the ministry.",
    ],
)
def test_room_for_soldiers_and_soldiers_of_former_days_are_no_figure(text: str) -> None:
    assert kinds(text) == []
