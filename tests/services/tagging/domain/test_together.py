"""Articles that are read together are read as each by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.tagging.domain.engine import Indicator, IndicatorError, read, read_all
from services.tagging.domain.tagged import tagged, tagged_all
from services.tagging.indicators import load
from services.tagging.packs.shelf import known
from shared.contracts.article import Article

TOLD = [
    "Norway sent 300 engineers to Chad in May. Its soldiers there have built two bridges.",
    "More than 40 others were wounded.",
    "They came under fire at the airfield. Six of them were hurt.",
    "Air defence shot down 14 of 20 drones over the harbour. Nine more fell into the sea.",
    "The baker opened at six.",
    "",
    "\n".join(f"{n} troops" for n in range(100, 500)),
]


@given(st.lists(st.sampled_from(TOLD), max_size=8))
@settings(max_examples=30, deadline=None)
def test_articles_read_together_are_told_as_each_alone(texts: list[str]) -> None:
    articles = [Article.model_validate({"text": text}) for text in texts]
    assert tagged_all(articles, known()) == [tagged(article, known()) for article in articles]


def test_what_one_article_tells_says_nothing_of_the_next() -> None:
    first, second = (Article.model_validate({"text": text}) for text in TOLD[:2])
    assert read(second)[0] == ()
    assert read_all((first, second))[1] == ((), None)


def test_of_no_article_nothing_is_told() -> None:
    assert read_all(()) == []


def test_an_indicator_that_fails_names_the_article() -> None:
    def fail(*_: object) -> tuple[()]:
        raise ZeroDivisionError

    broken = Indicator(name="broken", summary="Fails.", anchors=("harbour",), read=fail, apart=True)
    articles = [Article.model_validate({"text": text, "id": f"a{n}"}) for n, text in enumerate(TOLD)]
    with pytest.raises(IndicatorError, match="broken failed on article a3"):
        read_all(articles, (*load(), broken))
