"""A tale of a year long past goes on past the sentence that named the year."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def last_assertion(text: str) -> str:
    article = Article.model_validate({"text": text, "published_at": "2026-05-01"})
    return tag(article)[-1].assertion


@pytest.mark.parametrize(
    "text",
    [
        "In October 2020 the war began. In that autumn drones destroyed column after column of tanks.",
        "The valley was lost in 1992. Some 300 soldiers from the district never came back.",
        "He fought in the Korean War. The regiment lost 40 soldiers at the reservoir.",
    ],
)
def test_when_a_sentence_goes_on_with_a_year_long_past_then_it_is_history(text: str) -> None:
    assert last_assertion(text) == "historical"


@pytest.mark.parametrize(
    "text",
    [
        "The force was founded in 1999. It has 4,000 soldiers in the valley.",
        "The valley was lost in 1992. On Monday 300 soldiers crossed the river.",
        "The mission has been there since 2013. Six soldiers were killed in the ambush, the army said.",
        "The border was closed in 2025. Some 300 soldiers crossed the river and dug in.",
        "The museum opened in 1992.\n\nSome 300 soldiers crossed the river and dug in.",
    ],
)
def test_when_a_sentence_is_of_today_then_an_earlier_year_changes_nothing(text: str) -> None:
    assert last_assertion(text) == "actual"
