"""
What is done for texts that were made to cost time, counted in calls of functions.

Seconds would tell of the machine's neighbours.
"""

import re
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from services.tagging.domain.engine import tag
from services.tagging.packs.shelf import known
from shared.contracts.article import Article

NEWS = (
    "The ministry said on Tuesday that 400 soldiers had crossed the river into the northern province. "
    "Residents of the town told reporters that they had heard explosions all night, and that the market was closed. "
    "Two drones were shot down over the harbour, the governor said. "
    "The talks, which began last month in a hotel by the lake, were to go on this week, but no date was named. "
    "A spokesman for the foreign minister declined to comment.\n\n"
)
UNITS = [
    "5,000 troops sent to Poland, ",
    "5,000 troops sent to Poland's ",
    "US troops in Iraq as ",
    "US troops in Iraq if ",
    "UN peacekeepers from Nepal in Lebanon when ",
    "France will send 300 soldiers to Chad to ",
    "missiles struck Kyiv (",
    "hosts nine hundred British soldiers in ",
    '"we sent 40 soldiers to Gao" not ',
    "where 500 fighters hold out in Raqqa.\n",
    "Soldiers.\n",
    "\u2022 500 troops\n",
    "the detainees, such as 12 soldiers, ",
    "drones which attacked Odesa, which ",
]


def _calls(text: str) -> int:
    """How many functions are called to tag *text*, those of C among them."""
    return _counted(text, lambda _: True)


def _searches(text: str) -> int:
    """How often what the whole text may say is looked for by an expression over its bytes."""
    return _counted(text, _searches_bytes)


def _searches_bytes(function: object) -> bool:
    pattern = getattr(function, "__self__", None)
    return isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, bytes) and "search" in str(function)


def _counted(text: str, counts: Callable[[object], bool]) -> int:
    article, indicators, count = Article.model_validate({"text": text}), known(), 0

    def called(_: FrameType, event: str, function: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"} and counts(function)

    tag(article, indicators)  # what is learnt once is learnt
    before = sys.getprofile()
    sys.setprofile(called)
    try:
        tag(article, indicators)
    finally:
        sys.setprofile(before)
    return count


def _of_size(unit: str, size: int) -> str:
    return unit * (size // len(unit))


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_four_times_as_long_takes_no_more_than_four_times_the_steps(unit: str) -> None:
    short, long = (_calls(_of_size(unit, size)) for size in (2_000, 8_000))
    assert long <= 4.8 * short


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_hostile_text_takes_at_most_three_times_the_steps_of_news_for_a_byte(unit: str) -> None:
    size = 66_000
    assert _calls(_of_size(unit, size)) <= 3 * _calls(_of_size(NEWS, size))


@pytest.mark.parametrize(
    "sentence",
    [
        "The coalition attacked the airport of Sanaa in Yemen again. ",
        "The standby force is still not in Niger, he said. ",
    ],
)
def test_what_a_whole_text_says_is_looked_for_once_however_many_sentences_ask(sentence: str) -> None:
    few, many = (_searches((sentence + NEWS) * times) for times in (3, 30))
    assert many == few > 0


def test_lines_that_nobody_reads_are_looked_at_no_further_than_news_is() -> None:
    size = 400_000
    assert _calls(_of_size("Soldiers.\n", size)) <= 2 * _calls(_of_size(NEWS, size))


def test_no_list_is_so_long_that_what_stands_first_is_not_told() -> None:
    text = _of_size("5,000 troops sent to Poland. ", 70_000)
    found = tag(Article.model_validate({"text": text}))
    assert found[0].evidence.start == 0
    assert len(found) == 50 + len(text) // 400
    assert found[-1].evidence.end < 10_000


def test_a_short_text_is_read_to_its_end_however_many_losses_it_lists() -> None:
    days = (f"{day} May: {day + 10} soldiers killed, {day + 40} wounded; {day} drones downed." for day in range(1, 31))
    text = "\n".join([*days, "North Korea has sent 12,000 soldiers to Russia."])
    found = tag(Article.model_validate({"text": text}))
    assert len(found) > 90
    assert ("troop_figure", 12_000) in {(f.indicator, f.quantity.low if f.quantity else 0) for f in found}


def test_a_short_text_that_names_many_units_is_read_sentence_by_sentence() -> None:
    units = "The 3rd Brigade, the 5th Brigade and two battalions of marines are named in the order of battle.\n" * 500
    found = tag(Article.model_validate({"text": units + "\nNorth Korea has sent 12,000 soldiers to Russia."}))
    assert any(f.evidence.start > len(units) for f in found)
