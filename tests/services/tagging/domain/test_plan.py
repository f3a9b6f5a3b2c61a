"""Who is asked about a sentence: nobody who would find nothing, everybody who would find something."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from services.tagging.domain.engine import tag
from services.tagging.domain.indicator import Indicator
from services.tagging.domain.plan import plan
from services.tagging.indicators import load
from services.tagging.packs.shelf import known
from shared.contracts.article import Article

GOLD = Path(__file__).parents[3] / "gold"


def an_indicator(name: str, *anchors: str, **more: object) -> Indicator:
    return Indicator(name=name, summary="-", anchors=anchors, read=lambda _, __: (), **more)  # type: ignore[arg-type]


def asked(text: bytes, *indicators: Indicator) -> tuple[list[str], list[str]]:
    ready = plan(indicators)
    found = ready.asked(ready.facts(text))
    return [i.name for i in found.always], [i.name for i in found.passed]


@pytest.mark.parametrize("file", sorted(path.name for path in GOLD.glob("*.jsonl")))
def test_no_shape_and_no_hint_takes_a_finding_away(file: str) -> None:
    wary = known()
    eager = tuple(replace(i, shape=None, hints=() if not i.apart else i.hints) for i in wary)
    for line in (GOLD / file).read_text(encoding="utf-8").splitlines():
        article = Article.model_validate({"text": json.loads(line)["text"]})
        assert tag(article, wary) == tag(article, eager)


def test_who_is_hinted_at_is_asked() -> None:
    tanks = an_indicator("tanks", "tanks?", hints=(("sold", "to"), ("gave",)))
    assert asked(b"They sold tanks to him.", tanks) == (["tanks"], ["tanks"])
    assert asked(b"They sold tanks.", tanks) == ([], ["tanks"])
    assert asked(b"They gave him tanks.", tanks) == (["tanks"], ["tanks"])
    assert asked(b"They gave him bread.", tanks) == ([], [])


def test_those_read_together_need_one_anchor_and_one_thing_beside_it_of_any_of_them() -> None:
    boats = an_indicator("boats", "boats?", beside=("sea",))
    cars = an_indicator("cars", "cars?", beside=("road",))
    assert asked(b"A boat on the road.", boats, cars) == (["boats", "cars"], ["boats", "cars"])
    assert asked(b"A boat in the yard.", boats, cars) == ([], [])


def test_one_that_is_apart_is_asked_for_its_own_hints_alone() -> None:
    boats = an_indicator("boats", "boats?", beside=("sea",))
    kites = an_indicator("kites", "kites?", apart=True, beside=("wind",), hints=(("kites?", "wind"),))
    assert asked(b"A boat at sea, a kite.", boats, kites) == (["boats"], ["boats"])
    assert asked(b"A kite in the wind.", boats, kites) == (["kites"], ["kites"])


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
