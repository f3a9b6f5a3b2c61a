"""What a correction takes back is denied; what it says instead is told."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def assertions(text: str) -> list[str]:
    found = tag(Article.model_validate({"text": text, "published_at": "2026-05-01"}))
    return [f.assertion for f in found if f.indicator in {"troop_figure", "drone_activity"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CORRECTION: An earlier story said that 500 troops had entered Tigray.", ["denied"]),
        ("An earlier version of this report stated that 300 soldiers had arrived in Niger.", ["denied"]),
        ("We incorrectly reported that Russian drones hit Kharkiv.", ["denied"]),
        ("The report misstated that 300 soldiers stood in Kidal.", ["denied"]),
        ("Correction: We said earlier that 300 soldiers had arrived; 30 soldiers have arrived.", ["denied", "actual"]),
        ("The paper wrongly said 3,000 soldiers, not 300 soldiers, were in Kidal.", ["denied", "actual"]),
        ("An earlier version of this story said 90 soldiers were there. There are 900 soldiers.", ["denied", "actual"]),
        ("The general said earlier that 300 soldiers had arrived in Niger.", ["actual"]),
        ("An earlier report said that 300 soldiers had arrived in Niger.", ["actual"]),
        ("Some 300 soldiers corrected course and entered Tigray, the earlier report said.", ["actual"]),
    ],
)
def test_only_what_was_said_wrongly_is_denied(text: str, expected: list[str]) -> None:
    assert assertions(text) == expected
