"""What is told in passing, and what is news; every sentence was written for these tests."""

from datetime import UTC, datetime

import pytest

from services.tagging.domain.engine import read, tag
from services.tagging.domain.news.moments import moments
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page
from shared.contracts.finding import Finding
from tests.builders import an_article
from tests.services.tagging.domain import pieces

SEPTEMBER = datetime(2025, 9, 18, 8, 0, tzinfo=UTC)
STORY = (
    "Rebels and the army fought for the bridge at Atbara on Monday, officials said. The governor said that both sides "
    "had lost men. Shops stayed closed in the morning, and the hospital asked for blood. An army spokesman said "
    "that the road to the north would be open again by the evening. Nobody could say how many families had "
    "left for the hills, or when they would be back.\n\n"
    "The bridge carries the only road to the coast, and the railway beside it. It was closed for an hour on Sunday, "
    "too, after shots were heard from the far bank, the police said. "
    "Carters waited beside their mules on the near side, and shared what bread there was.\n\n"
)


def findings(sentence: str, text: str = STORY) -> tuple[Finding, ...]:
    found = tag(an_article(f"{text}{sentence}\n", title="Fighting for a bridge", published_at=SEPTEMBER))
    return tuple(f for f in found if f.evidence.start >= len(text) and f.salient)


ASIDES = {
    "old": [
        "In 2023 a drone attack on the depot killed two guards.",
        "In February, Chad said it had shot down an armed drone over Abéché.",
        "Last year the president announced a plan to send 3,000 more troops.",
        "A drone strike killed the general in January.",
        "Experts of the union have previously estimated that 400 Kenyan soldiers are in Haiti.",
        "Already in the first days of the invasion, 300 Kenyan soldiers came to Chad.",
        "In the early weeks of the army's long siege, 40 drones were launched at the port.",
        "In March 2024 the minister visited French troops in Chad.",
        "Two years ago a swarm of drones hit the refinery.",
        "At its peak the force had 12,000 soldiers in the north.",
        "The strike was ordered by the then defence minister, who sent 40 drones.",
        "A year later, all 12,000 UN peacekeepers had gone from Chad.",
        "Three years later 400 French soldiers came back.",
        "Back in April, Kenya sent 400 soldiers to the border.",
        "The company began drone deliveries to the army in late 2022, and sold combat drones to Chad in May 2023.",
        "The landmark 2015 drone strike is still disputed.",
        "The army has fortified the ridge since March, when a drone hit its command post.",
        "The town remembers this past winter when Chad began to send 3,000 troops to the border.",
        "Ode has had one aim from the time he sent 9,000 troops into Ubangi.",
        "Kenya has sent 400 soldiers to the border, the ministry said in March.",
        "The ministry said in February that drones had struck the refinery.",
        "Officials point to raids on the depot, one as recently as May, when 40 drones were launched.",
        "They met under a pact of March, which brought French troops to Chad.",
        "Prior to the assault the militia had 9,000 fighters at the ford.",
        "At the outset of the war it was 40 battalions that the army sent into the hills.",
        "The alliance sent a frigate in April. As part of that plan, 300 US marines went to Djibouti.",
        "Some 9,000 Kenyan soldiers came to Gao when the king asked. These soldiers were first seen in May 2023.",
        "Chad sent 3,000 troops across the river. Spies reported those men in October 2024.",
        "Hundreds of French troops then moved to Bangui. The same units had left Gao in early 2023.",
    ],
    "able": [
        "The new frigate is capable of launching attack drones.",
        "The lorry was designed to launch 20 drones at once.",
        "The militia has the ability to attack the port with drones.",
        "It is a ship able to launch surveillance drones at night.",
        "The depot has the capacity to build 400 attack drones a month.",
        "A jet equipped to launch attack drones was shown to the guests.",
        "The gun is capable of shooting down drones.",
        "The new radar is designed to jam enemy drones.",
    ],
    "habit": [
        "The militia has repeatedly attacked US troops in Syria.",
        "Drones regularly hit the refinery.",
        "Kenyan soldiers often cross into Somalia.",
        "The army routinely sends 400 soldiers to the border.",
        "Drone attacks on the port have been frequent.",
        "US carriers usually pass the strait in pairs.",
        "French troops in Chad frequently meet the elders.",
        "Chad is a leading exporter of combat drones.",
        "The two ports are the largest buyers of attack drones on the coast.",
        "The depot is a frequent target of the rebels, who can launch drones from the hills.",
        "The rebels sometimes launch 20 drones in one night.",
    ],
    "before": [
        "The rebels had already sent 2,000 fighters across the river.",
        "Before the truce, drones had hit the refinery.",
        "At the same time 4,000 soldiers were due to leave the hills.",
        "French troops were supposed to train a battalion in Chad.",
        "The island has sold armed drones to half of its neighbours.",
        "Its shipyards have supplied the army of Chad with combat drones.",
        "A general had sent 400 soldiers to guard the mine.",
        "It was for the villagers who had been moved to tents because of drone and mortar attacks.",
        "Families were on the road because drones had struck the village.",
        "Chad had deployed 3,000 troops at the border.",
        "Kenyan peacekeepers had come to Haiti without boots.",
        "The island had been guarded by 300 French soldiers.",
        "The army had shot down 12 drones before it ran out of shells.",
        "The island has signed a contract to build armed drones with Chad.",
        "To arm its navy, the kingdom has struck a deal to buy combat drones.",
    ],
    "standing": [
        "There are about 700 US troops in Jordan as part of a mission against smugglers.",
        "Paris has around 1,500 troops in Chad as part of a pact.",
        "Some 1,200 Russian soldiers are stationed there under a treaty.",
        "About 300 French soldiers are based in Djibouti.",
        "Britain keeps some 900 troops in Estonia permanently.",
        "Another 4,000 peacekeepers are deployed in Lebanon.",
        "The island hosts 28,000 US soldiers who are permanently based there.",
        "Around 150 British soldiers are based in Kenya full-time.",
        "The premier named two villages in Mali where Kenyan and Russian forces are present.",
        "The road passes through Gao, where French troops have been stationed.",
        "The prisoners are held by the Wagner group, which is fighting alongside the army of Mali.",
        "The envoy met the Kenyan soldiers, who are supporting the police of Haiti.",
        "The police of Haiti have lost the port despite help from a mission of Kenyan soldiers.",
        "Bangui has not been calm despite the presence of Rwandan troops.",
    ],
    "persons": [
        "The minister wrote about two Kenyans sentenced to death for fighting in Ukraine as volunteers.",
        "Four Colombian mercenaries were convicted of murder in Haiti.",
        "Their lawyers are to plead the cases of six Serbian mercenaries in Chad.",
        "The trial of nine Russian mercenaries in Mali begins with prayers.",
        "A court in Bangui has jailed them: five French mercenaries were charged with theft.",
        "The men, accused of being foreign mercenaries in Mali, deny it.",
        "They are not foreign mercenaries in Mali, their mothers say.",
        "Ten Colombian mercenaries have been extradited to Haiti.",
        "The sentencing of three Wagner fighters in Mali drew a crowd.",
    ],
    "civil": [
        "An army drone that flew in Mali is to patrol the coast to monitor boats of migrants.",
        "The navy used a surveillance drone to look for survivors of the wreck.",
        "Military drones are used in the park to track poachers.",
        "The air force will fly a reconnaissance drone over the hills to spot wildfires.",
        "The marines used a drone to search for two missing hikers.",
        "A military drone was flown over the valley to map the floods.",
        "The army flies surveillance drones to count elephants.",
        "A reconnaissance drone of the army helped with monitoring the volcano.",
    ],
    "label": [
        "Soldiers from Benin rest beside a lorry",
        "Army of the north masses 5,000 troops at the border",
        "French troops leave their base in Chad",
        "Drone strike on the harbour kills three",
        "1,200 soldiers and counting",
        "Kenya sends peacekeepers to Haiti",
        "Two drones over the airport",
        "A ship with 300 marines off the coast",
    ],
    "link": [
        "Read more: Army masses 5,000 troops at the border.",
        "Related: Kenyan peacekeepers land in Haiti.",
        "See also: drone strike on the harbour kills three.",
        "Watch: French troops leave their base in Chad.",
        "Don't miss: 40 drones shot down over the port.",
        "More on this story: 300 marines land in the south.",
        "Recommended: the drones that hit the refinery.",
        "Most read: 2,000 soldiers cross the border.",
    ],
    "caption": [
        "Pictured: British soldiers on patrol in Estonia.",
        "In this file photo, French troops board a plane in Chad.",
        "Ugandan soldiers are seen in Bunia on a patrol.",
        "Image: A soldier launches a reconnaissance drone.",
        "US soldiers stand guard by a dam earlier this month.",
        "Photo: Kenyan peacekeepers in Haiti.",
        "Soldiers from Benin rest after 40 drones hit the port. (Photo by Ana Lima)",
        "A house damaged by a drone attack in Atbara on September 12, 2025.",
        "Kenyan peacekeepers in Haiti wait for rain. [Ode Lund/AFP]",
        "The post showed a picture of two soldiers and their dogs.",
        "A mural of US troops in Korea covers the school.",
        "The museum bought a model of an attack drone.",
        "In this handout image, 200 soldiers march past the palace.",
        "Marines from the US, pictured, were flown to Djibouti. (Photo by Ana Lima/AFP)",
    ],
    "question": [
        "Will the US send troops to Haiti?",
        "Who will stop the drones that hit the harbour?",
        "Are 3,000 soldiers enough to hold the road?",
        "Would a drone strike on a power plant end the truce?",
        "Why are French troops still in Chad?",
        "How many of the 5,000 soldiers will come home?",
        "Did Kenyan soldiers fire first?",
        "Can British troops hold the line in Estonia?",
    ],
    "role": [
        "General Ode, the commander of French forces in Chad, said that he would not speak.",
        "Maria Lund, the spokeswoman for the US forces in Germany, declined to comment.",
        "She is an adviser to British troops in Estonia.",
        "He met the deputy commander of the UN peacekeepers in Lebanon.",
        "The chief of French forces in the Sahel gave a dinner.",
        "The envoy for US forces in Iraq called it a beginning.",
        "Vice Admiral Ode, who oversees US forces in the Gulf, welcomed the ships.",
        "Lund, who once commanded French troops in Chad, is to teach.",
        "The French army in Chad estimates that the road is safe.",
        "Ana Lima, an inspector of British troops in Cyprus, has resigned.",
        "The head of American troops in Korea will retire.",
    ],
    "service": [
        "Yusuf, who worked for British forces in Helmand, lost his house.",
        "The interpreters served alongside American troops in Kunduz.",
        "He had worked with French soldiers in Gao before he fled.",
        "Those who assisted American forces in Iraq fear revenge.",
        "The union thanked British troops in Estonia for their patience.",
        "The villagers who helped British troops in Helmand wait for visas.",
        "A translator for US troops in Kabul was turned away.",
        "Lund thanked the island for its support of the half-year deployment of French soldiers to Chad.",
        "The mayor thanked Paris for its support of the French soldiers in Chad.",
        "The king praised Chad for the patience of Chadian troops in Mali.",
        "People who were employed by Dutch forces in Uruzgan wait for visas.",
        "Farah, who interpreted for Canadian soldiers in Kandahar, now drives a bus.",
    ],
    "topic": [
        "The senator made strange comments about the waves of drone attacks on the port.",
        "She has written a book about drone warfare.",
        "The mayor was asked about the 3,000 soldiers at the fair.",
        "His film about American troops in Korea won a prize.",
        "The singer told jokes about French troops in Chad.",
        "Officials said the flight was linked to a naval drill with US forces.",
        "The fire was linked to an exercise with French troops.",
        "There was a debate on drone strikes in the students' union.",
        "The two sides speak of a ban on drones and missiles.",
        "A truce would bring a ban on missiles, long-range drones and mines.",
        "The law on French troops in Chad fills nine pages.",
        "Under existing rules, 12 soldiers can be sent abroad without a vote.",
        "The two leaders exchanged views on foreign troops in Libya.",
        "The union has sanctioned a firm for selling drones to the army of Chad.",
        "Three brokers were fined for supplying armed drones to the rebels.",
        "A court jailed two men for building attack drones in a shed.",
        "Paris rebuked its ally for sending 400 soldiers to Mali.",
        "Both sides pay for their expertise in drone warfare.",
        "Her speech about peacekeepers in Haiti was short.",
    ],
    "years": [
        "The army has had 3,000 soldiers on the road for years.",
        "Chad has sent thousands of troops to the south in recent years.",
        "French troops have been in Chad for decades.",
        "Drones have hit the port over the past two years.",
        "Chad has sent 3,000 soldiers to the south in recent months.",
        "Kenya has long had 400 peacekeepers in Haiti.",
        "Over the past decade the militia recruited 5,000 fighters.",
        "For many years US troops guarded the mine in Niger.",
        "During the last few years 2,000 soldiers have patrolled the desert.",
    ],
    "size": [
        "It is the world's largest army with two million soldiers.",
        "A standing army of 40,000 soldiers costs more than its schools.",
        "Its armed forces number 80,000 soldiers.",
        "With 40,000 soldiers in active service it is the poorest army of the coast.",
        "More than 900,000 soldiers are serving in the land forces.",
        "The world's third-largest navy has 90,000 sailors.",
        "The army consists of 12,000 soldiers.",
        "It has 65,000 active personnel and 200 tanks.",
        "The sanctioned strength of the force is 34 battalions.",
        "She commands a battalion of 650 soldiers.",
    ],
    "ceremony": [
        "Two hundred soldiers stood as a guard of honour at the airport.",
        "The minister watched as 20 soldiers laid a wreath.",
        "A military band and 300 soldiers met the president.",
        "On the red carpet 50 soldiers saluted.",
        "French troops in Chad held a welcoming ceremony.",
        "A tank that French troops took in Chad has gone on display.",
        "The honour guard of 100 soldiers waited in the rain.",
        "Some 500 soldiers marched at the state funeral.",
        "About 9,000 soldiers took part in the parade.",
        "Wreaths were laid by 40 soldiers.",
    ],
    "guarded": [
        "The law is meant to protect airports from drones.",
        "The grid was built to defend the capital against drone attacks.",
        "A net shields the bridge from kamikaze drones.",
        "The plan safeguards the port against drone strikes.",
        "They bought jammers for protection from armed drones.",
        "Defences against drone attacks cost more than schools.",
        "The wall secures the depot against drone strikes.",
        "A programme to guard the dam against attack drones begins.",
    ],
    "life": [
        "During his time as minister, Ode pushed for the production of combat drones.",
        "She began her career with the UN peacekeepers in Cyprus.",
        "In his years at the ministry he sent 2,000 troops to the border.",
        "He served two tours with 300 American soldiers in Iraq.",
        "He was born in a garrison of 400 French soldiers.",
        "She rose through the ranks of French forces in Chad.",
        "He was educated at a school for 500 soldiers.",
        "During her tenure as governor drones hit the refinery.",
    ],
}  # fmt: skip
NEWS = [
    "A drone attack on the depot killed two guards on Tuesday.",
    "Kenya sent 400 soldiers to the border last week.",
    "The fire was linked to the arrival of 300 French soldiers in Chad, where a drill began.",
    "Ode, who had previously said nothing of it, told reporters that 300 French soldiers had landed in Chad.",
    "In the first days of September, 300 Kenyan soldiers came to Chad.",
    "In September, Chad said it had shot down an armed drone over Abéché.",
    "On 12 September the president announced a plan to send 3,000 more troops.",
    "More than 2,000 French troops have been in Chad since 2014.",
    "By March 2026 the number of US troops in Germany will fall to 20,000.",
    "General Ode said that 300 French soldiers had landed in Chad.",
    "The spokeswoman said that US forces had struck a convoy in Somalia.",
    "A soldier who was with American forces in Syria was killed on Monday.",
    "North Korean troops are fighting alongside Russian forces in Kursk.",
    "The minister spoke on Monday of 500 Kenyan soldiers in Haiti.",
    "US forces shot down two drones that were launched at their base in Iraq.",
    "Drones hit the port on Friday, Sept. 12, 2025.",
    "Guides from Chad helped French troops in Mali to find the wells on Monday.",
    "The largest drone attack since 2023 hit the refinery.",
    "Kenya is preparing 4,000 soldiers for Haiti, as a decree signed by Ruto in December demands.",
    "Hundreds of soldiers are to be sent to the hills where, for decades, rebels have lived.",
    "Drones hit the refinery overnight, according to the mayor of Atbara",
    "Two drones exploded over a parade in Atbara.",
    "Two US officials said that about 900 troops are stationed in Syria.",
    "The army has used drones more often since it lost the bridge.",
    "The militia has repeatedly attacked US troops in Syria this week.",
    "The ministry said that drones had hit the refinery.",
    "Paris thanked Chad for sending 400 soldiers to Mali on Tuesday.",
    "French troops are stationed in Chad since Monday.",
    "The base in Gao where French troops are stationed was shelled.",
    "Kenyan soldiers, who are supporting the police, killed a gang leader in Haiti.",
    "Despite rain, 300 French troops came to Gao.",
    "Despite protests against the presence of the mission, 300 French troops came to Gao.",
    "Some 9,000 Kenyan soldiers came to Gao. These towns were founded in May.",
    "Army drones tracked the rebels and the fires they lit.",
    "Two Kenyan soldiers in Haiti were killed, and a gang leader was charged.",
    "“Two hundred soldiers from Benin have crossed the border,” he said.",
]


@pytest.mark.parametrize(("why", "sentence"), [(why, text) for why, texts in ASIDES.items() for text in texts])
def test_what_is_told_in_passing_says_why(why: str, sentence: str) -> None:
    assert {f.aside for f in findings(sentence)} <= {why}


@pytest.mark.parametrize("why", ASIDES)
def test_most_examples_of_each_reason_hold_a_finding_that_has_it(why: str) -> None:
    assert sum(bool(findings(sentence)) for sentence in ASIDES[why]) >= 6


@pytest.mark.parametrize("sentence", NEWS)
def test_news_is_news(sentence: str) -> None:
    found = findings(sentence)
    assert found
    assert {f.aside for f in found} == {None}


def test_a_tale_of_a_year_past_goes_on_being_old() -> None:
    found = findings("Rockets fell on the suburb in 2023. Drones hit the refinery, and 300 soldiers took the bridge.")
    assert {f.aside for f in found if f.indicator != "missile_air_strikes"} == {"old"}


def test_capitals_in_the_middle_of_a_page_are_a_link() -> None:
    found = findings("ARMY MASSES 5,000 TROOPS AT THE BORDER BEFORE WINTERThe mayor said that 300 soldiers had come.")
    assert {f.evidence.quote: f.aside for f in found if f.indicator == "troop_figure"} == {
        "5,000 TROOPS": "link",
        "300 soldiers": None,
    }


def test_what_a_list_of_links_tells_again_is_a_link() -> None:
    line = "Chad has 5,000 troops at the border."
    assert {f.aside for f in findings(f"{line}\nMore from the border:\n- {line}\n- Shops open again.\n")} == {"link"}


def test_a_link_of_two_sentences_is_one_too() -> None:
    line = "Chad has 5,000 troops at the border. A goat holds the pass."
    assert {f.aside for f in findings(f"{line}\nMore:\n- {line}\n- Shops open again.\n")} == {"link"}


def test_a_line_under_a_picture_is_known_by_the_credit_glued_behind_it() -> None:
    found = findings(
        "US forces recover a drone off Djibouti. (US Fleet Forces)The mayor said that 300 soldiers had come."
    )
    asides = {f.evidence.quote: f.aside for f in found}
    assert asides["300 soldiers"] is None
    assert {aside for quote, aside in asides.items() if quote != "300 soldiers"} == {"caption"}


def test_a_headline_at_the_top_is_no_label() -> None:
    text = "Army of the north masses 5,000 troops\nKenya sends peacekeepers to Haiti\n" + STORY
    assert {f.aside for f in tag(an_article(text, published_at=SEPTEMBER)) if f.salient} == {None}


def test_on_a_page_of_bare_lines_no_line_is_a_label() -> None:
    text = "\n".join(f"Army {n} masses 5,{n}00 troops at the border" for n in range(1, 9))
    assert {f.aside for f in tag(an_article(text, published_at=SEPTEMBER)) if f.salient} == {None}


def test_what_an_opinion_tells_is_aside_but_for_what_it_dates_in_these_days() -> None:
    text = (
        "There are 5,000 French troops in Chad, and nobody asked them to come. On Tuesday drones hit the refinery. "
        "Ministers could send 2,000 soldiers more on Friday."
    )
    found, genre = read(an_article(text, title="Opinion: bring them home", published_at=SEPTEMBER))
    asides = {f.evidence.quote.removeprefix("Tuesday "): f.aside for f in found if f.salient}
    assert genre is not None
    assert genre.name == "opinion"
    assert asides["5,000 French troops"] == "opinion"
    assert asides["drones hit"] is None
    assert asides["2,000 soldiers"] == "opinion"


def test_where_nobody_knows_an_articles_date_its_days_are_of_these_days() -> None:
    text = "In 2015 there were 5,000 French troops in Chad. On Tuesday drones hit the refinery."
    found = tag(an_article(text, title="Opinion: home", published_at=None, fetched_at=None))
    assert [f.aside for f in found if f.indicator == "drone_activity"] == [None]


def asides_of(text: str, title: str | None = None) -> dict[str, str | None]:
    found = tag(an_article(text, title=title, published_at=SEPTEMBER))
    return {f.evidence.quote: f.aside for f in found if f.salient}


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("The premier said that 300 soldiers would go to Haiti.", None),
        ("On Monday Kenya sent 400 soldiers to the border.", None),
        ("The union has 300 soldiers in Haiti.", "elsewhere"),
        ("The minister said that 300 soldiers of the republic guard the road in Haiti.", "elsewhere"),
    ],
)
def test_news_of_something_else_tells_what_it_dates_and_what_somebody_says_will_be(
    sentence: str, aside: str | None
) -> None:
    found = asides_of(f"{pieces.ELSEWHERE[0]} {'The cranes are green. ' * 30}\n\n{sentence}")
    assert found
    assert set(found.values()) == {aside}


def test_in_an_analysis_what_it_dates_at_its_opening_or_tells_as_changed_there_is_news() -> None:
    found = asides_of(pieces.ANALYSES[0])
    assert found["4,000 troops"] == "analysis"
    opening = "The south has sent 800 marines to the capes."
    assert asides_of(f"{opening} {pieces.ANALYSES[0]}")["800 marines"] is None


def test_a_question_of_an_interview_is_no_news() -> None:
    text = "Q. Would you send 3,000 troops to Haiti?\nThe President. Not today."
    assert set(asides_of(text, "Interview With Radio Coast").values()) == {"question"}


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("This month we have sent 400 troops to Estonia.", None),
        ("The alliance has deployed 3,000 soldiers to Latvia.", None),
        ("I have ordered 200 marines to Djibouti.", None),
        ("On Monday our ships shot down two drones.", None),
        ("US troops are on the ground in Kosovo together with our friends.", "document"),
        ("The money will go to the schools and to US troops who are based in Poland.", "standing"),
        ("He had 40,000 soldiers in Kosovo when the talks began.", "document"),
        ("There are 300 French troops in Chad who know the road.", "document"),
    ],
)
def test_a_statement_tells_news_where_something_has_changed(sentence: str, aside: str | None) -> None:
    talk = "It is a pleasure to be here, and to see so many old friends in one room. " * 10
    found = asides_of(f"{talk}\n\n{sentence}", "Remarks at the Harbour Club")
    assert found
    assert set(found.values()) == {aside}


def test_what_a_statement_opens_with_is_news_if_it_names_a_day() -> None:
    text = "Overnight the coast was attacked. This raid used 40 drones to strike the port of Atbara."
    assert set(asides_of(text, "Statement on the Raid").values()) == {None}


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("In 2023 they came", "old"),
        ("They came in March", "old"),
        ("They came in early 2022", "old"),
        ("They came in the 1990s", "old"),
        ("They came two years ago", "old"),
        ("They came last summer", "old"),
        ("They came on 12 September", "new"),
        ("They came on Sept. 12", "new"),
        ("They came on Tuesday", "new"),
        ("They came at 5am", "new"),
        ("They came this week", "new"),
        ("They came two hours ago", "new"),
        ("They came from Chad in 2019", "old"),
        ("The 2015 deal is dead", "of_old"),
        ("They have come since March", None),
        ("The biggest raid since a brutal June night", None),
        ("They will leave by May 2026", None),
        ("They may come, and march on", None),
        ("They came by a treaty signed in March", None),
        ("They came in August", None),
        ("They come in October", None),
    ],
)
def test_a_time_is_set_against_the_articles_date(words: str, when: str | None) -> None:
    page = Page(f"{words}.")
    found = [told for _, told in moments(Sentence(page, 0, len(page.text)), SEPTEMBER)]
    assert found == ([when] if when else [])
