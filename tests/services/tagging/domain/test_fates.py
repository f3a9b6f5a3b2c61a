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
    ],
)
def test_their_kin_and_men_who_were_rounded_up_are_no_figure(text: str) -> None:
    assert kinds(text) == [], text
