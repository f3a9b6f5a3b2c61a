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
        ("Joe Example, the defence minister, announced the stationing of 5,000 troops.", "Joe Example"),
        ("The ministry's spokeswoman, Ana Example, said 5,000 troops had left.", "ministry's spokeswoman"),
        ("Malian authorities never acknowledged that 5,000 troops had left.", "Malian authorities"),
        ("Ghana has so far denied that 5,000 troops have left.", "Ghana"),
        ("Officials in Accra said 5,000 troops had left.", "Officials in Accra"),
        ("Officials said they believe 5,000 troops have left.", "Officials"),
        ("The general staff of the Chadian army said 5,000 troops had left.", "general staff of the Chadian army"),
        ("The mayor spoke of hope, while the army claimed to have moved 5,000 troops.", "army"),
        ("The king declared the war over, and 5,000 troops went home.", None),
        ("The rebels, who are said to have 5,000 men, want the port.", None),
        ("Apart from helping the rebels, which Chad has denied, it is said to have 5,000 troops there.", None),
        ("Some 5,000 troops had left, the ministry said, citing a letter from Accra.", "ministry"),
        ("Accra, citing a report of the UN, spoke of 5,000 troops.", "report of the UN"),
    ],
)
def test_the_source_is_named_as_printed(text: str, who: str | None) -> None:
    found = [f for f in tag(Article(text=text)) if f.indicator == "troop_figure"]
    assert [f.attribution for f in found] == [who]
