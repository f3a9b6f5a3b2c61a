"""A claim is where its own words put it, not where a weapon was made, somebody sat, or something else went."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def places(text: str) -> list[tuple[str, ...]]:
    return [f.places for f in tag(Article.model_validate({"text": text, "published_at": "2025-05-01"}))][:1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Speaking on television in Yemen, the spokesman said that 400 soldiers had left.", ()),
        ("A drone made in Turkey hit the tank.", ()),
        ("Two drones, built in Iran, hit a depot near Kharkiv.", ("Kharkiv",)),
        ("The firm linked to the Kremlin sent 400 soldiers.", ()),
        ("He sent lorries to Moldova, and supported 400 soldiers on the border.", ()),
        ("About 4,000 soldiers drilled in the northern and western Philippines.", ("Philippines",)),
        ("About 4,000 soldiers drilled in Luzon, after China held exercises around Taiwan.", ("Luzon",)),
        ("Drones hit Kyiv, as well as a depot in Poltava.", ("Kyiv", "Poltava")),
        ("Some 400 soldiers were posted in the West African state.", ()),
        ("Drones were shown at the Fortune Global Forum and hit Goma.", ("Goma",)),
    ],
)
def test_a_claim_is_where_its_own_words_put_it(text: str, expected: tuple[str, ...]) -> None:
    assert places(text) == [expected], text
