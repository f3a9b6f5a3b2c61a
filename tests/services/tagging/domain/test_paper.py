"""Which figures tell no force of now: the size of an army, what a law allows, a few men of a story."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def asides(text: str) -> list[str | None]:
    article = Article.model_validate({"text": text, "published_at": "2025-05-01"})
    return [f.aside for f in tag(article) if f.indicator == "troop_figure"]


@pytest.mark.parametrize(
    "text",
    [
        "A Polish battalion normally has between 600 and 800 soldiers.",
        "Each of the new brigades consists of about 4,000 soldiers.",
        "On paper the division has 12,000 soldiers.",
        "The regiment has an establishment of 900 soldiers but only half of them.",
        "The Turkish army, with 350,000 soldiers, is the alliance's second largest.",
        "Egypt's armed forces number about 440,000 troops.",
        "Vietnam's 450,000-strong army relies on Russian weapons.",
        "The country has some 60,000 soldiers on active duty.",
        "With 1.2 million troops under arms, North Korea spends a quarter of its income on defence.",
        "India has about 1.4 million soldiers.",
    ],
)
def test_the_size_of_an_army_or_of_any_battalion_is_no_news(text: str) -> None:
    assert asides(text) == ["size"], text


@pytest.mark.parametrize(
    "text",
    [
        "The bill would cap the armed forces at 180,000 service members in peacetime.",
        "The law lets the government send up to 120 soldiers abroad without asking the chamber.",
        "Under the treaty no more than 1,500 soldiers may be stationed in the enclave.",
        "The change would raise to 60 the number of soldiers who can be sent without a vote.",
        "The mission was authorised by the bloc to have 5,000 troops.",
        "By law the force may not exceed 5,000 soldiers.",
    ],
)
def test_what_a_law_allows_is_no_news(text: str) -> None:
    assert asides(text) == ["limit"], text


@pytest.mark.parametrize(
    "text",
    [
        "Holding the city would require tens of thousands of troops, the analyst said.",
        "About 90,000 soldiers would be needed to watch that line, a former general said.",
    ],
)
def test_what_would_be_needed_is_no_news(text: str) -> None:
    assert asides(text) == ["hypothesis"], text


@pytest.mark.parametrize(
    "text",
    [
        "The two soldiers told the court that they had only followed orders.",
        "Three soldiers were filmed dancing on a tank.",
        "Six soldiers appeared in court in Nairobi.",
        "The wives of at least 40 soldiers trapped in the plant went to Rome.",
        "Some 186 combatants were awarded medals on Friday.",
        "The service published a recording of two separatist fighters who talked about the blast.",
        "Two fighters described how they had crossed the river by night.",
    ],
)
def test_a_few_men_of_a_story_are_no_news(text: str) -> None:
    assert asides(text) == ["persons"], text


@pytest.mark.parametrize(
    "text",
    [
        "The army will grow to 300,000 soldiers under a decree signed on Monday.",
        "A battalion of 600 soldiers was sent to the island on Tuesday.",
        "Each side has massed 20,000 soldiers on its bank of the river.",
        "Russia has 100,000 troops near the town.",
        "Parliament allowed the government to send 120 soldiers to Mali.",
        "The president ordered the army to be expanded by 170,000 troops.",
        "The Kurdish force, with 40,000 fighters, holds the north-east.",
        "The militia, which claims 25,000 members under arms, controls the gold fields.",
        "A 30,000-strong army is besieging the port.",
        "The president sent 4,800 active-duty troops to the lakes.",
        "Two soldiers crossed the border on foot.",
    ],
)
def test_a_force_that_is_somewhere_or_comes_is_news(text: str) -> None:
    assert asides(text) == [None], text


@pytest.mark.parametrize(
    "text",
    [
        "The new lorries go to 3 PARA and other troops in June.",
        "The 82 Airborne soldiers are bound for Riga.",
        "The patrol from 42 Commando met soldiers of 1 SCOTS and 3 RIFLES at the camp.",
    ],
)
def test_the_number_in_the_name_of_a_unit_counts_nobody(text: str) -> None:
    assert asides(text) == [], text
