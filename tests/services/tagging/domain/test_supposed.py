"""What is only supposed is no news: how many it would take, what could be if things were otherwise."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def asides(text: str) -> list[str | None]:
    article = Article.model_validate({"text": text, "published_at": "2025-05-01"})
    return [f.aside for f in tag(article) if f.assertion == "possible"]


@pytest.mark.parametrize(
    "text",
    [
        "It would take 80,000 soldiers to hold the delta, a retired colonel reckons.",
        "A siege of the port would require at least 30,000 troops and two years.",
        "To clear the valley could cost the army 4,000 soldiers more than it has.",
        "Europe, if it wanted, could send Ukraine thousands of drones.",
        "In case of a retreat of foreign troops from Yemen, he said, nobody has to fear.",
        "The West can expect more drone attacks on its bases, the retired colonel said.",
        "Farmers should anticipate another wave of drone strikes on their silos.",
        "If Ankara cared to, it had the means to send 20,000 soldiers to Syria.",
    ],
)
def test_what_is_only_supposed_is_no_news(text: str) -> None:
    assert set(asides(text)) == {"hypothesis"}, text


@pytest.mark.parametrize(
    "text",
    [
        "Minsk said it would send 5,000 soldiers to Russia if Nato moved.",
        "Kenya may send another 600 soldiers to Haiti.",
        "Warsaw said that it could send 600 soldiers, and that it expects more drone attacks.",
        "Paris hinted it would put troops into Ukraine if the front were to break.",
        "The general urged Warsaw to send 2,000 soldiers to Lithuania.",
    ],
)
def test_what_is_threatened_asked_for_or_may_come_is_news(text: str) -> None:
    found = asides(text)
    assert found
    assert set(found) == {None}, text
