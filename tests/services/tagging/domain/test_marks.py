"""What a sentence lacks the mark of, it lacks: whatever it holds, and whenever the table was marked."""

from hypothesis import given
from hypothesis import strategies as st

from services.tagging.domain.marks import mark
from services.tagging.domain.sentence import Sentence
from services.tagging.domain.text import Page

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
