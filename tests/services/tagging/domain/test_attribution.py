"""Who says so, in the text's own words."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to Ukrainian officials, 5,000 troops crossed.", "Ukrainian officials"),
        ("Some 5,000 troops crossed, according to the defence ministry.", "defence ministry"),
        ("The Kremlin said 5,000 troops had left.", "Kremlin"),
        ("The defence minister announced on Monday that 5,000 troops had left.", "defence minister"),
        ("Some 5,000 troops had left, a spokesman said.", "spokesman"),
        ('"Some 5,000 troops had left," said General Example.', "General Example"),
        ("But the defence minister said 5,000 troops had left.", "defence minister"),
        ("Some 5,000 troops had left.", None),
        ("He said 5,000 troops had left.", None),
    ],
)
def test_the_source_is_named_as_printed(text: str, who: str | None) -> None:
    found = [f for f in tag(Article(text=text)) if f.indicator == "troop_figure"]
    assert [f.attribution for f in found] == [who]
