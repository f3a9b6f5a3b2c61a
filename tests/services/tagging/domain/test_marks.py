"""What a sentence lacks the mark of, it lacks: whatever it holds, and whenever the table was marked."""

from hypothesis import given
from hypothesis import strategies as st

from services.tagging.domain.figures.figures import figures
from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.foreign.owned import sent_or_owned
from services.tagging.domain.indicator import Context
from services.tagging.domain.reading.marks import kind, mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page
from services.tagging.indicators import load

KNOWN = [
    "troops",
    "air",
    "force",
    "air force",
    "u.s.",
    "the",
    "don't",
    "isis",
    "50,000",
    "drone",
    "-",
    "strike",
    "group",
]
SAID = [
    "troops",
    "Troops",
    "TROOPS",
    "air",
    "force",
    "force,",
    "U.S.",
    "the",
    "don't",
    "IS",
    "50 000",
    "drone-strike",
    "group",
]

TOLD = [
    *(
        "The army sent its troops to",
        "Their navy",
        "Kenya",
        "the Kenyan army",
        "a drone",
        "3,000 troops",
        "half a dozen",
    ),
    *(
        "several",
        "hundreds of",
        "soldiers",
        "were killed",
        "and",
        "12",
        "of them",
        "two brigades",
        "a third",
        "Mali",
        ",",
    ),
    *(
        "in Lebanon",
        "its",
        "the military",
        "has deployed",
        "PoWs:",
        "thousand",
        "an",
        "fighters",
        "from Chad",
        "-strong",
    ),
]
told = st.lists(st.sampled_from(TOLD), min_size=1, max_size=12).map(" ".join)


def sentence(text: str) -> Sentence:
    return Sentence(Page(text), 0, len(text))


@given(table=st.frozensets(st.sampled_from(KNOWN), min_size=1), words=st.lists(st.sampled_from(SAID), min_size=1))
def test_a_sentence_without_a_tables_mark_has_no_word_of_it(table: frozenset[str], words: list[str]) -> None:
    bit = mark(table)
    found = sentence(" ".join(words))
    assert found.marks & bit or table.isdisjoint(found.words)


def test_a_table_is_marked_in_what_was_read_before_it_was_known() -> None:
    text = "The ferrymen rowed back at dusk."
    before = sentence(text).marks
    bit = mark({"ferrymen"})
    assert not before & bit
    assert sentence(text).marks & bit


def test_the_same_words_have_the_same_mark() -> None:
    assert mark(["quay", "pier"]) == mark({"pier", "quay"})


@given(told)
def test_a_sentence_has_every_class_of_its_words_as_a_mark(text: str) -> None:
    found = sentence(text)
    assert all(found.marks & kind(letter) for letter in found.classes)


@given(told)
def test_whatever_has_an_indicators_shape_has_a_class_it_needs(text: str) -> None:
    found = sentence(text)
    for indicator in load():
        if indicator.shape is not None and indicator.shape.search(found.classes) is not None:
            assert found.marks & kind(indicator.needs)


@given(told)
def test_what_counts_has_a_number(text: str) -> None:
    found = sentence(text)
    if any(figures(found, Context(Frame(found.page, None)))):
        assert found.marks & kind("nyvsk")


@given(told)
def test_an_army_that_is_told_of_by_its_owner_has_one_near(text: str) -> None:
    found = sentence(text)
    for group, _ in sent_or_owned(found, Context(Frame(found.page, None))):
        if found.classes[group.head] == "M":
            assert "g" in found.classes[max(0, group.head - 8) : group.head]
