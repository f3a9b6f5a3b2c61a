"""Each indicator keeps its own examples."""

import pytest

from services.tagging.domain.engine import Indicator, tag
from services.tagging.indicators import load
from shared.contracts.article import Article


def examples(sort: str) -> list[tuple[Indicator, str]]:
    return [(i, text) for i in load() for text in getattr(i, sort)]


@pytest.mark.parametrize(("indicator", "text"), examples("fires_on"))
def test_it_fires_on_its_examples(indicator: Indicator, text: str) -> None:
    article = Article(text=text)
    alone = tag(article, (indicator,))
    assert alone
    assert [f for f in tag(article) if f.indicator == indicator.name] == list(alone)


@pytest.mark.parametrize(("indicator", "text"), examples("silent_on"))
def test_it_is_silent_on_its_examples(indicator: Indicator, text: str) -> None:
    assert not [f for f in tag(Article(text=text)) if f.indicator == indicator.name]


def test_the_three_core_indicators_are_found_in_name_order() -> None:
    assert [i.name for i in load()] == ["drone_activity", "foreign_forces", "troop_figure"]
