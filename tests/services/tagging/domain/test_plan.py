"""Who is asked about a sentence: nobody who would find nothing, everybody who would find something."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from services.tagging.domain.engine import tag
from services.tagging.domain.indicator import Indicator
from services.tagging.domain.reading.plan import rounds
from services.tagging.indicators import load
from services.tagging.packs.shelf import known
from shared.contracts.article import Article

GOLD = Path(__file__).parents[3] / "gold"


def an_indicator(name: str, *anchors: str, **more: object) -> Indicator:
    return Indicator(name=name, summary="-", anchors=anchors, read=lambda _, __: (), **more)  # type: ignore[arg-type]


def asked(text: bytes, *indicators: Indicator) -> list[str]:
    """Who is asked, in all rounds, about *text*."""
    return [i.name for part in rounds(indicators) for i in part.asked(text, 0, len(text))]


@pytest.mark.parametrize("file", sorted(path.name for path in GOLD.glob("*.jsonl")))
def test_no_shape_and_no_hint_takes_a_finding_away(file: str) -> None:
    wary = known()
    eager = tuple(replace(i, shape=None, hints=() if not i.apart else i.hints) for i in wary)
    for line in (GOLD / file).read_text(encoding="utf-8").splitlines():
        article = Article.model_validate({"text": json.loads(line)["text"]})
        assert tag(article, wary) == tag(article, eager)


def test_those_read_together_need_one_thing_beside_the_anchor_of_any_of_them() -> None:
    boats = an_indicator("boats", "boats?", beside=("sea",))
    cars = an_indicator("cars", "cars?", beside=("road",))
    assert asked(b"A boat on the road.", boats, cars) == ["boats", "cars"]
    assert asked(b"A boat in the yard.", boats, cars) == []


def test_one_that_looks_for_nothing_beside_is_always_asked() -> None:
    boats = an_indicator("boats", "boats?")
    cars = an_indicator("cars", "cars?", beside=("road",))
    assert asked(b"A boat in the yard.", boats, cars) == ["boats", "cars"]


def test_one_that_is_apart_is_asked_where_all_of_one_hint_is_there() -> None:
    kites = an_indicator("kites", "kites?", apart=True, hints=(("kites?", "wind"), ("kites?", "string")))
    assert asked(b"A kite in the wind.", kites) == ["kites"]
    assert asked(b"A kite on a string.", kites) == ["kites"]
    assert asked(b"A kite on a shelf.", kites) == []
    assert asked(b"The wind.", kites) == []


def test_one_that_is_apart_and_hints_at_nothing_is_asked_for_its_anchors() -> None:
    assert asked(b"A kite.", an_indicator("kites", "kites?", apart=True)) == ["kites"]


def test_what_is_apart_changes_nothing_for_others() -> None:
    boats = an_indicator("boats", "boats?", beside=("sea",))
    kites = an_indicator("kites", "kites?", apart=True, beside=("wind",))
    with_kites = [part.find(b"A kite, a boat", 0, 14) for part in rounds((boats, kites))]
    assert with_kites == [10, 2]


def test_a_sentence_too_long_to_be_read_whole_is_cut_the_same_whoever_else_looks() -> None:
    text = (
        "Some 800 troops waited, "
        + "and " * 400
        + "300 soldiers and 40 tanks were sold, "
        + "or " * 400
        + "so it ends."
    )
    article = Article.model_validate({"text": text})
    apart = [f for f in tag(article, known()) if f.indicator in {i.name for i in load()}]
    assert tuple(apart) == tag(article, load())
    assert [f.quantity.low for f in apart if f.quantity] == [800, 300]
