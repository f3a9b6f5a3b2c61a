"""What governs the claim decides, however far off it stands; what stands near and governs something else doesn't."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def assertions(text: str, indicator: str = "troop_figure") -> list[str]:
    article = Article.model_validate({"text": text, "published_at": "2024-05-01"})
    return [f.assertion for f in tag(article) if f.indicator == indicator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # not denied is what it was
        ("Niamey did not deny that 600 soldiers had crossed the river.", "actual"),
        ("The president has never denied that 900 soldiers stand at the border.", "actual"),
        ("Nobody in Tirana would deny that 300 soldiers were sent.", "actual"),
        ("The ministry denied that 600 soldiers had crossed the river.", "denied"),
        ("It is not true that Peru sent 300 soldiers to the border.", "denied"),
        ("Quito rejected as a fairy tale reports that 300 soldiers had crossed the river.", "denied"),
        # not ruled out is possible
        ("Sending 2,000 soldiers to the island could not be ruled out, he said.", "possible"),
        ("She said that deploying 2,000 soldiers cannot be excluded.", "possible"),
        ("The cabinet does not rule out sending 2,000 soldiers.", "possible"),
        # another verb is negated, another clause is planned
        ("This was no surprise, as the army was believed to be massing 40,000 soldiers at the border.", "actual"),
        ("He refused the offer and he had already massed 40,000 soldiers at the border.", "actual"),
        ("The mayor has not slept since he was told that 200 soldiers had reached the bridge.", "actual"),
        ("Fearing a long winter, the general holds the valley with 900 soldiers.", "actual"),
        ("It left behind six wounded soldiers who could not be carried.", "actual"),
        ("Oman lets into its ports hundreds of Belgian soldiers who are to guard the convoys.", "actual"),
        # the verb of the claim is planned, possible or wished
        ("Bolivia is looking to hire 2,000 soldiers for the border.", "planned"),
        (
            "Some 6,000 soldiers, including staff from four headquarters and a field hospital, will join the drill.",
            "planned",
        ),
        ("Parliament has voted to send 200 soldiers to the lake.", "planned"),
        ("They signed an agreement on sending 400 soldiers to the delta.", "planned"),
        ("The envoy was sent for the sole purpose of bringing 700 soldiers to the island.", "planned"),
        ("The ministry said it would close the road and send 500 soldiers to the pass.", "planned"),
        ("Under the old law 12 soldiers can be sent abroad without a vote.", "possible"),
        ("Chad retains the ability to deploy 1,500 soldiers within a week.", "possible"),
        ("Ministers are thinking about letting 300 soldiers guard the mine.", "possible"),
        ("The kingdom will send 500 soldiers to the pass if the truce holds.", "possible"),
        ("It was not clear whether the army had yet moved any of its 900 soldiers.", "possible"),
        ("No soldiers will come, and none of the 400 soldiers was sent.", "denied"),
        ("Ghana has no plans to send 900 soldiers to the coast.", "denied"),
        ("Ghana is unwilling to send 900 soldiers to the coast.", "denied"),
        ("Peru has the right to station 200 soldiers at the lake.", "possible"),
        # sizes on paper, talk, waiting
        ("The sanctioned strength is 34 battalions; the rest is hope.", "planned"),
        ("The law sets a limit of 12 soldiers.", "planned"),
        ("The budget envisions 6,000 soldiers for the border.", "planned"),
        ("The Pentagon put 8,500 soldiers on heightened alert.", "planned"),
        ("Two brigades were placed on standby.", "planned"),
        ("The alliance is lifting that to 300,000 soldiers.", "planned"),
        ("Villagers are waiting for 900 soldiers to come in.", "possible"),
        ("The mayor is bracing for 2,000 fighters to storm the town.", "possible"),
        ("There is talk of sending 900 soldiers to the pass.", "possible"),
        ("He is open-minded about sending 900 soldiers.", "possible"),
        # dropped, untrue, not done
        ("Germany called off plans to send 4,000 soldiers to the border.", "denied"),
        ("Sweden dropped its plan to send 900 soldiers to the border.", "denied"),
        ("The rumour that 900 soldiers had crossed the river proved false.", "denied"),
        ("Rather than send 900 soldiers, Ghana sent doctors.", "denied"),
        ("The deal would see 5,000 soldiers deployed to the border.", "possible"),
        ("It remains unclear whether any of the 3,000 soldiers have moved.", "possible"),
        # what is allowed and done
        ("The treaty allows the kingdom to keep 900 soldiers on the island.", "actual"),
        ("He attacked the convoy by sending 200 soldiers down the river.", "actual"),
        ("Around 200 soldiers can be seen behind the fence.", "actual"),
    ],
)
def test_a_cue_counts_where_it_governs_the_claim(text: str, expected: str) -> None:
    assert set(assertions(text)) == {expected}, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # done to those who are there
        ("The admiral said the battery was to protect US troops in Jordan.", "actual"),
        ("He was developing plans to attack American soldiers in Iraq.", "actual"),
        ("The party demanded that Ankara explain its position towards the Turkish offensive in Syria.", "actual"),
        ("There is little that Washington can do to deter the Turkish offensive in Syria.", "actual"),
        ("The mayor said US troops in Germany must be thanked.", "actual"),
        ("The ship is meant to support French soldiers in Lebanon.", "actual"),
        # sent, kept, wanted
        ("The Pentagon has no plans to send US troops to Gabon.", "denied"),
        ("London could send British troops to Moldova.", "possible"),
        ("Denmark is to send Danish soldiers to Mali.", "planned"),
        ('"Rwandan troops are not in Congo," a spokeswoman in Kigali said.', "denied"),
        ("Nobody was told that no US troops would be sent to Gabon.", "denied"),
    ],
)
def test_whatever_is_said_of_helping_or_hurting_them_they_are_there(text: str, expected: str) -> None:
    assert set(assertions(text, "foreign_forces")) == {expected}, text


def test_because_of_is_no_plan_and_a_tank_of_the_cold_war_no_history() -> None:
    assert assertions("The school is shut due to the arrival of 400 soldiers.") == ["actual"]
    assert assertions("Two old Cold War tanks led 400 soldiers over the bridge.") == ["actual"]
    assert assertions("During the Cold War 400 soldiers guarded the bridge.") == ["historical"]
    assert assertions("The stay of 400 soldiers began in 2019 and goes on.") == ["actual"]


@pytest.mark.parametrize(
    "text",
    [
        "The garrison does not have 7,000 soldiers on the ridge.",
        "The insurgents don't have 2,000 fighters in the valley.",
        "Lima does not keep 3,000 soldiers on the lake.",
        "Accra has never had 400 soldiers on the island.",
        "The cartel does not maintain 900 fighters in the port.",
        "The junta does not station 300 soldiers at the dam.",
        "The warlord did not possess 800 fighters.",
        "Quito does not need 6,000 soldiers.",
        "The garrison lacks 2,000 soldiers.",
    ],
)
def test_who_does_not_have_or_keep_or_station_them_has_none_there(text: str) -> None:
    assert assertions(text) == ["denied"], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo does not have troops in Chad.", "denied"),
        ("Oslo has not had troops in Chad.", "denied"),
        ("Chile does not maintain troops in Haiti.", "denied"),
        ("Chile did not station troops in Haiti.", "denied"),
        ("Chile does not deploy troops in Haiti.", "denied"),
        ("Haiti lacks Chilean troops.", "denied"),
        ("Haiti does not trust Chilean troops.", "actual"),
        ("Chile does not have the money to pay its 300 soldiers in Haiti.", "actual"),
    ],
)
def test_foreign_forces_that_nobody_keeps_there_are_denied(text: str, expected: str) -> None:
    assert assertions(text, "foreign_forces") == [expected], text


def test_who_did_not_keep_fighters_out_has_them_there() -> None:
    assert assertions("The police did not keep 400 fighters from crossing the river.") == ["actual"]


def test_drones_that_nobody_possesses_are_denied() -> None:
    assert assertions("Algeria does not possess attack drones.", "drone_activity") == ["denied"]


def test_fire_that_does_not_stop_them_denies_no_drones() -> None:
    text = "There is constant fire, also from drones, but it does not stop them."
    assert "denied" not in assertions(text, "drone_activity")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland can field 9,000 men.", "actual"),
        ("The clan can still muster 600 fighters.", "actual"),
        ("The two colonels can scrape together 700 soldiers.", "actual"),
        ("Finland could field 9,000 men.", "possible"),
        ("If war comes, Finland can field 9,000 men.", "possible"),
        ("Finland can field 9,000 men if war comes.", "possible"),
        ("Finland can send 9,000 soldiers.", "possible"),
        ("To face what it calls a threat, 700 soldiers guard the dam.", "actual"),
        ("What the envoy calls for is that 700 soldiers guard the dam.", "possible"),
        ("Some 700 soldiers are ready to respond.", "actual"),
        ("Some 700 soldiers are ready to deploy.", "possible"),
        ("Togo plans to reinforce its 700 soldiers there.", "actual"),
        ("Togo plans to reinforce the border with 700 soldiers.", "planned"),
    ],
)
def test_a_strength_and_a_force_that_waits_are_there(text: str, expected: str) -> None:
    assert assertions(text) == [expected], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain will expand the Italian-led battlegroup in Latvia.", "actual"),
        ("Spain wants to reinforce the Italian-led brigade in Latvia.", "actual"),
        ("Chadian troops in Gabon are ready to respond.", "actual"),
        ("Chadian troops in Gabon are ready to leave.", "possible"),
    ],
)
def test_a_force_that_is_to_grow_or_to_answer_is_there(text: str, expected: str) -> None:
    assert assertions(text, "foreign_forces") == [expected], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chilean army has ordered 700 attack drones from a firm in Turin, to be delivered by 2026.", "planned"),
        ("The navy bought 40 reconnaissance drones for delivery by 2028.", "planned"),
        ("The navy bought 40 reconnaissance drones, of which 12 have been delivered.", "actual"),
    ],
)
def test_drones_ordered_for_a_later_day_have_not_come(text: str, expected: str) -> None:
    assert assertions(text, "drone_activity") == [expected], text


def test_men_at_whose_head_somebody_enters_are_not_those_of_the_town() -> None:
    article = Article.model_validate({"text": "Malian troops entered Niamey at the head of 9,000 men."})
    assert [f.actors for f in tag(article) if f.indicator == "troop_figure"] == [("MLI",)]


def test_a_number_that_nothing_governs_is_read_all_the_same() -> None:
    assert tag(Article(text="3,000 troops 3,000 its will"))
