"""Planned, possible, denied, historical or actual: by the clause, not by the sentence."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def assertions(text: str, year: int | None = 2024) -> list[str]:
    article = Article.model_validate({"text": text, "published_at": f"{year}-05-01" if year else None})
    return [f.assertion for f in tag(article) if f.indicator == "troop_figure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The country sent 5,000 troops to the border.", "actual"),
        ("According to the ministry, 5,000 troops stand at the border.", "actual"),
        ("The country will send 5,000 troops to the border.", "planned"),
        ("The country plans to send 5,000 troops to the border.", "planned"),
        ("The country is preparing to move 5,000 troops to the border.", "planned"),
        ("Some 5,000 troops will be sent to the border.", "planned"),
        ("Some 5,000 troops are expected to arrive on Monday.", "planned"),
        ("The minister announced that 5,000 troops would leave the base.", "planned"),
        ("The army is sending 5,000 troops to the border.", "planned"),
        ("The king pledged 5,000 troops for the mission.", "planned"),
        ("RULER TO MOBILISE 5,000 TROOPS", "planned"),
        ("The country called up 5,000 reservists on Tuesday.", "actual"),
        ("The king called in 5,000 reservists.", "actual"),
        ("The envoy called the 5,000 troops at the border cowards.", "actual"),
        ("The minister called off the dispatch of 5,000 soldiers.", "denied"),
        ("The mayor called on the army to send 5,000 troops.", "possible"),
        ("The country could send 5,000 troops to the border.", "possible"),
        ("The country may send 5,000 troops to the border.", "possible"),
        ("If the talks fail, the country will send 5,000 troops.", "possible"),
        ("There were fears that 5,000 troops would cross.", "possible"),
        ("Would 5,000 troops be enough?", "possible"),
        ("The minister is considering sending 5,000 troops.", "possible"),
        ("The plan would need 5,000 troops.", "possible"),
        ("The country has not sent 5,000 troops to the border.", "denied"),
        ("The country denied that it had sent 5,000 troops.", "denied"),
        ("There is no evidence that 5,000 troops were sent.", "denied"),
        ("There is no proof that apart from Ode and his sons, 5,000 more troops were sent to Haiti.", "denied"),
        ("There is no proof that, besides a band, 5,000 other troops were sent to Haiti.", "denied"),
        ("Some 5,000 troops were not sent.", "denied"),
        ("Some 5,000 troops will not be sent.", "denied"),
        ("It did not rule out sending 5,000 troops; it has not ruled out 5,000 troops.", "possible"),
        ("In 1943 some 5,000 troops held the fort.", "historical"),
        ("Some 5,000 troops held the fort during the Korean War.", "historical"),
        ("Some 5,000 troops held the fort forty years ago.", "historical"),
        ("The garrison had 5,000 troops in 2011.", "historical"),
        ("Since 2011 the army has trained 5,000 troops.", "actual"),
        ("Not only did it send 5,000 troops, it sent tanks.", "actual"),
        ("It was able to send 5,000 troops.", "actual"),
        ("The largest move since the second world war brought 5,000 troops.", "actual"),
        ("The blast in May killed 5,000 soldiers.", "actual"),
        ("The country may vote in June, but 5,000 troops already stand at the border.", "actual"),
        ("The army kept on course to keep 5,000 troops there.", "actual"),
        ("The army seized the arsenal, and sent 5,000 troops.", "actual"),
        ("The former Soviet republic has 5,000 soldiers.", "actual"),
        ("The Soviet republic had 5,000 soldiers.", "historical"),
        ("Critics fear that 5,000 troops will be sent.", "possible"),
        ("The army should hold 5,000 soldiers.", "possible"),
        ("Some 5,000 troops weren't sent there.", "denied"),
        ("It took days, if not weeks, for 5,000 troops to arrive.", "actual"),
        ("It took days, if not weeks, until 5,000 troops arrived.", "actual"),
        ("Taxi drivers remember 2007, when 5,000 soldiers stood there.", "historical"),
        ("The army sent 1850 troops to the island.", "actual"),
        ("Satellites could see 5,000 soldiers there.", "actual"),
    ],
)
def test_the_clause_decides(text: str, expected: str) -> None:
    assert expected in assertions(text), assertions(text)


def test_deaths_stay_deaths_whatever_is_planned_with_the_bodies() -> None:
    assert assertions("Moscow will give back the bodies of 152 soldiers.") == ["actual"]


def test_without_a_date_only_old_years_are_history() -> None:
    assert assertions("In 1994 some 5,000 troops held the fort.", None) == ["historical"]
    assert assertions("In 2015 some 5,000 troops held the fort.", None) == ["actual"]


def test_may_is_a_month_too() -> None:
    assert assertions("On 3 May 5,000 troops crossed the river.") == ["actual"]
    assert assertions("In May 900 soldiers left.") == ["actual"]
    assert assertions("The soldiers came on May 9 soldiers said.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drones will be built for the army in the north.", "planned"),
        ("The army is seeking drones from abroad.", "planned"),
        ("Drones could attack the port.", "possible"),
        ("No drones attacked the port, the army said.", "denied"),
        ("The militia has planned attacks on US forces in Iraq.", "actual"),
    ],
)
def test_modality_of_drones_and_of_forces_that_are_attacked(text: str, expected: str) -> None:
    found = tag(Article(text=text))
    assert expected in [f.assertion for f in found], [(f.indicator, f.assertion) for f in found]
