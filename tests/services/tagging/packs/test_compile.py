"""A pack as an indicator: evidence, kinds, counts, and what it leaves alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.tagging import indicators
from services.tagging.domain.engine import tag
from services.tagging.domain.indicator import Indicator
from services.tagging.packs.compile import compiled
from services.tagging.packs.read import read_pack
from services.tagging.packs.shelf import known, packs
from shared.contracts.finding import Finding
from tests.builders import an_article
from tests.gold.scoring import HERE, passages

BLOCKADE = """\
name = "naval_blockade"
summary = "Ports closed by force."
severity = "high"
unless = "model ship~ | toy~"

[[kind]]
name = "blockade"
phrases = "blockad*"
near = ["navy | warship~ | frigate~"]
within = 5
unless = "lifted"
count = { of = ["warship~ | frigate~"], unit = "ships" }

[[kind]]
name = "mines"
phrases = "sea mine~ | lay~ mines | laid mines"
salient = false
severity = "low"
count = { of = ["mine~"] }
"""


@pytest.fixture(scope="module")
def blockade() -> Indicator:
    return compiled(read_pack(BLOCKADE, path="blockade.toml"))


def one(indicator: Indicator, text: str) -> Finding:
    (finding,) = tag(an_article(text), [indicator])
    return finding


def test_evidence_reaches_from_the_phrase_to_what_stands_near(blockade: Indicator) -> None:
    finding = one(blockade, "On Monday two frigates of the kingdom blockaded the port of Sarn.")
    assert finding.evidence.quote == "two frigates of the kingdom blockaded"
    assert (finding.indicator, finding.kind, finding.severity) == ("naval_blockade", "blockade", "high")


@pytest.mark.parametrize(
    "text",
    [
        "The strikers blockaded the port for an hour and went home.",
        "The navy, which has been short of money and of men for all of ten years, blockaded nobody.",
        "The navy has lifted the blockade.",
        "The toy navy blockaded the bath.",
    ],
)
def test_without_company_or_with_a_veto_nothing_is_claimed(blockade: Indicator, text: str) -> None:
    assert tag(an_article(text), [blockade]) == ()


@pytest.mark.parametrize(
    ("text", "count", "quote"),
    [
        ("More than 40 sea mines were found.", (40, None, "more_than"), "More than 40 sea mines"),
        ("The crews laid mines by night, dozens of mines a week.", (12, None, "vague"), "laid mines"),
        ("Ships laid between 200 and 300 sea mines.", (200, 300, "range"), "between 200 and 300 sea mines"),
        ("Sea mines drifted ashore in 2024.", None, "Sea mines"),
        ("Divers cleared M-08 sea mines.", None, "sea mines"),
        ("They counted 400 drones and sea mines.", None, "sea mines"),
        ("Six 200 kg sea mines were found.", None, "sea mines"),
    ],
)
def test_a_number_counts_if_it_stands_with_the_noun(
    blockade: Indicator, text: str, count: tuple[int | None, int | None, str] | None, quote: str
) -> None:
    found = tag(an_article(text), [blockade])
    assert [f.kind for f in found][:1] == ["mines"]
    quantity = found[0].quantity
    assert (quantity and (quantity.low, quantity.high, quantity.modifier)) == count
    assert found[0].evidence.quote == quote


def test_a_unit_is_what_the_file_calls_it_or_the_texts_own_word(blockade: Indicator) -> None:
    ships = one(blockade, "Three warships blockaded the strait.").quantity
    mines = one(blockade, "Three sea mines were found.").quantity
    assert (ships and ships.unit, mines and mines.unit) == ("ships", "mines")


def test_a_kind_may_be_less_serious_than_its_file(blockade: Indicator) -> None:
    finding = one(blockade, "A sea mine was found.")
    assert (finding.salient, finding.severity) == (False, "low")


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The navy blockaded the port.", "actual"),
        ("The navy will blockade the port.", "planned"),
        ("The navy could blockade the port.", "possible"),
        ("The ministry denied that the navy had blockaded the port.", "denied"),
        ("In 1914 the navy blockaded the port.", "historical"),
    ],
)
def test_assertion_is_the_engines_work(blockade: Indicator, text: str, assertion: str) -> None:
    assert one(blockade, text).assertion == assertion


def test_each_clause_tells_a_kind_once(blockade: Indicator) -> None:
    found = tag(an_article("The navy blockaded the port and the blockade by the navy held."), [blockade])
    assert len(found) <= 2
    assert len({f.id for f in found}) == len(found)


TEXT = """
the navy blockaded a port with 12 frigates, sea mines; and “warships” laid mines. Toy\u00ad ships\u00a0lifted it — 3,000
missiles troops soldiers drones struck Ukraine on Monday?
"""
WORDS = st.sampled_from(TEXT.split(" "))


@given(st.lists(WORDS | st.text(max_size=5), max_size=40))
def test_quotes_are_slices_whatever_the_text(words: list[str]) -> None:
    text = " ".join(words).replace("\0", "") or "."
    article = an_article("".join(c for c in text if not 0xD800 <= ord(c) < 0xE000) or ".")
    for finding in tag(article, known()):
        evidence = finding.evidence
        assert article.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end


def test_the_core_indicators_find_the_same_with_packs_and_without() -> None:
    core, every = indicators.load(), known()
    names = {indicator.name for indicator in core}
    for passage in passages(HERE):
        alone = tag(passage.article, core)
        assert tuple(f for f in tag(passage.article, every) if f.indicator in names) == alone


@given(st.lists(WORDS, max_size=60))
def test_the_core_indicators_find_the_same_in_any_text(words: list[str]) -> None:
    article = an_article(" ".join(words) or ".")
    core = indicators.load()
    names = {indicator.name for indicator in core}
    assert tuple(f for f in tag(article, known()) if f.indicator in names) == tag(article, core)


# --- those that come with the program ---------------------------------------------------------------------------------

SHIPPED = {pack.name: pack for pack in packs()}


def test_four_packs_come_with_the_program() -> None:
    assert set(SHIPPED) == {"offensive_preparations", "mobilisation", "arms_transfers", "missile_air_strikes"}


@pytest.mark.parametrize("pack", SHIPPED.values(), ids=SHIPPED)
def test_a_shipped_pack_has_twenty_examples_of_each_sort_and_holds_for_all(pack: Indicator) -> None:
    assert len(set(pack.fires_on)) >= 20
    assert len(set(pack.silent_on)) >= 20
    assert [text for text in pack.fires_on if not tag(an_article(text), [pack])] == []
    assert [text for text in pack.silent_on if tag(an_article(text), [pack])] == []


@pytest.mark.parametrize("pack", SHIPPED.values(), ids=SHIPPED)
def test_a_shipped_pack_alerts_nobody_alone(pack: Indicator) -> None:
    found = [finding for text in pack.fires_on for finding in tag(an_article(text), [pack])]
    assert found
    assert not any(finding.salient for finding in found)


@pytest.mark.parametrize(
    ("name", "text", "kind", "count"),
    [
        ("arms_transfers", "Oslo will hand over 12 howitzers to the republic.", "equipment", (12, 12)),
        ("arms_transfers", "The allies approved a new package of military aid.", "delivery", None),
        ("arms_transfers", "The council lifted its arms embargo.", "embargo", None),
        ("missile_air_strikes", "Air defences intercepted 30 of the missiles.", "interception", (30, 30)),
        ("missile_air_strikes", "The militia fired 30 rockets at the port.", "missile_attack", (30, 30)),
        ("missile_air_strikes", "The shelling went on all night.", "bombardment", None),
        ("mobilisation", "Some 20,000 reservists were called up.", "call_up", (20000, 20000)),
        ("offensive_preparations", "Moscow has massed 90,000 troops on the frontier.", "massing", None),
        ("offensive_preparations", "The generals are planning an offensive.", "preparation", None),
        (
            "missile_air_strikes",
            "Two died and 15 hurt nurses fled a missile attack.",
            "missile_attack",
            None,
        ),
        ("missile_air_strikes", "In the past 36 hours jets carried out seven airstrikes.", "air_strike", (7, 7)),
        ("missile_air_strikes", "On March 14 airstrikes hit two depots.", "air_strike", None),
        ("missile_air_strikes", "It is a 60-40 bet that this bombing campaign ends soon.", "air_strike", None),
    ],
)
def test_shipped_packs_tell_kinds_and_counts(name: str, text: str, kind: str, count: tuple[int, int] | None) -> None:
    found = tag(an_article(text), [SHIPPED[name]])
    assert [f.kind for f in found] == [kind]
    quantity = found[0].quantity
    assert (quantity and (quantity.low, quantity.high)) == count


def test_a_recruitment_drive_is_no_core_indicator() -> None:
    text = "Officials in the capital have begun recruitment drives for the army as they prepare for the assault."
    found = {finding.indicator for finding in tag(an_article(text), known())}
    assert found.isdisjoint({"troop_figure", "foreign_forces", "drone_activity"})
    assert "mobilisation" in found


def test_news_that_only_sounds_like_war_raises_nothing() -> None:
    folder = Path(__file__).parents[3] / "seeds"
    for name in ("12-football-army", "16-recruitment-drive", "18-film-soldiers"):
        (path,) = folder.glob(f"{name}.*")
        assert tag(an_article(path.read_text(encoding="utf-8")), SHIPPED.values()) == (), name
