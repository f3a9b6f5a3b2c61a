"""Which war a text speaks of."""

from services.tagging.domain.foreign.conflicts import conflicts
from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page
from services.tagging.lexicon.countries import CODES


def frame(text: str, year: int | None = 2024) -> Frame:
    return Frame(Page(text), year)


def test_the_table_is_sound() -> None:
    ids = [c.id for c in conflicts()]
    assert len(ids) == len(set(ids))
    codes = set(CODES.values())
    for conflict in conflicts():
        assert set(conflict.theatre) <= codes
        assert all(cue == cue.lower() for cue in conflict.cues)


def test_the_article_names_its_war() -> None:
    found = frame("Fighting near Kharkiv and Kyiv went on.").conflict
    assert found is not None
    assert found.id == "russia-ukraine"


def test_a_text_without_a_war_has_none() -> None:
    assert frame("The bakery opened at nine.").conflict is None
    assert frame("The bakery opened at nine.").without(("USA",)) is None


def test_a_war_counts_only_in_its_years() -> None:
    assert [c.id for c, _ in frame("Grozny burned.", 2000).ranked] == ["chechnya"]
    assert frame("Grozny burned.", 2020).ranked == ()


def test_a_sentence_may_speak_of_another_war_than_its_article() -> None:
    text = "Kyiv, Kharkiv and Odesa slept. In Goma the M23 marched."
    page = Page(text)
    whole = Frame(page, 2024)
    assert whole.conflict is not None
    assert whole.conflict.id == "russia-ukraine"
    inner = whole.of(Sentence(page, 31, len(text)))
    assert inner is not None
    assert inner.id == "congo"


def test_a_tie_goes_to_the_wars_of_the_article() -> None:
    text = "Hezbollah fired. Lebanese towns shook. Israeli jets and Beirut answered."
    page = Page(text)
    inner = Frame(page, 2024).of(Sentence(page, 39, 51))
    assert inner is not None


def test_an_undated_text_is_as_old_as_its_latest_year() -> None:
    assert frame("In 2019 and 2021 it rained.", None).reference_year == 2021
    assert frame("It rained.", None).reference_year == 2012
    assert frame("It rained.", 2020).reference_year == 2020


def test_what_an_article_is_about() -> None:
    assert frame("The army moved its troops and missiles.").martial
    assert not frame("The bakery opened at nine.").martial
    assert frame("The coach praised the league.").sporty
