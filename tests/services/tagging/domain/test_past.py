"""A year makes history of the claim it dates, not of one that stands beside it."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When the corps was founded in May 1919 in a barn, it already had 30,000 soldiers.", "historical"),
        ("When the border was drawn in 1921, the king had 6,000 soldiers.", "historical"),
        ("When the treaty was signed in 2011, it was forgotten; 400 soldiers stand there now.", "actual"),
        ("The colonels who seized power in 2019 sent 400 soldiers to the mine on Friday.", "actual"),
        ("The general that was jailed in 2015 and freed in 2018 has 900 soldiers.", "actual"),
        ("Under the act of 1998 the palace keeps 400 soldiers.", "actual"),
        ("By the treaty of 1960 the base holds 400 soldiers.", "actual"),
        ("The posting of 400 soldiers began in 2018.", "actual"),
        ("Recruits came from 2013-15, swelling the army to 70,000 soldiers.", "historical"),
        ("The brigade lost 400 soldiers – and most of its lorries – in the war of 2016.", "historical"),
        ("The president sent 400 soldiers to Kabul weeks after the 9/11 attacks.", "historical"),
        ("Since the September 11 attacks the city has had 400 soldiers on patrol.", "actual"),
        ("The town marked the twentieth anniversary of the raid in which 400 soldiers died.", "historical"),
        ("On the fifteenth anniversary of the coup, the junta sent 400 soldiers into the capital.", "actual"),
        ("On the tenth anniversary of the raid, when the capital wept, 400 soldiers were sent to Sumy.", "actual"),
        ("Rome marked the fiftieth anniversary of its treaty with a parade of 400 soldiers.", "actual"),
    ],
)
def test_a_year_makes_history_of_what_it_dates(text: str, expected: str) -> None:
    article = Article.model_validate({"text": text, "published_at": "2024-05-01"})
    assert {f.assertion for f in tag(article) if f.indicator == "troop_figure"} == {expected}, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“In 1951, 900 Greek soldiers sailed to Pusan,” the memoir says.", "historical"),
        ('"By 1968, 6,000 Thai soldiers were in the delta," he wrote.', "historical"),
        ("(In 1951, 900 Greek soldiers sailed to Pusan.)", "historical"),
        ("• In 1951, 900 Greek soldiers sailed to Pusan.", "historical"),
        ("* By 1951, 900 Greek soldiers were in Pusan.", "historical"),
        ("- In 1951, 900 Greek soldiers sailed to Pusan.", "historical"),
        ("She said: In 1951, 900 Greek soldiers sailed to Pusan.", "historical"),
        ("She said: “Back in 1995, 900 Greek soldiers were in Tuzla.”", "historical"),
        ('The sergeant said, "In 2009 we had 700 soldiers in the valley."', "historical"),
        ("“It was in May 1951 that 900 Greek soldiers sailed to Pusan.”", "historical"),
        ("“In 2024, 900 Greek soldiers sailed to Pusan,” the ministry says.", "actual"),
        ("Greece has sent 900 soldiers to Pusan (in 1995 it sent none).", "actual"),
        ("The minister (born in 1961) has sent 900 soldiers to Pusan.", "actual"),
        ("The mission: since 1998, 900 soldiers have guarded the line.", "actual"),
    ],
)
def test_a_year_that_opens_a_quotation_an_aside_or_an_item_dates_it(text: str, expected: str) -> None:
    article = Article.model_validate({"text": text, "published_at": "2024-05-01"})
    assert {f.assertion for f in tag(article) if f.indicator == "troop_figure"} == {expected}, text
