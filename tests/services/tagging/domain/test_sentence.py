"""A sentence as words and classes."""

from hypothesis import given
from hypothesis import strategies as st

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page
from services.tagging.domain.reading.tokens import apart, plainly, tokenise


def sentence(text: str) -> Sentence:
    return Sentence(Page(text), 0, len(text))


def test_glued_letters_and_digits_come_apart() -> None:
    assert tokenise("50,000troops SYRIADrone M23 TB2") == ["50,000", "troops", "SYRIA", "Drone", "M23", "TB2"]


def test_phrases_are_one_word() -> None:
    s = sentence("North Korean service members left the U.S. Navy")
    assert s.words == ["north korean", "service members", "left", "the", "us", "navy"]
    assert s.classes == "ATxdCM"


def test_small_letters_make_no_country() -> None:
    s = sentence("They told us that Kim Jong Un is here, the US said; IS fled")
    assert [s.classes[s.words.index("isis")], s.words.count("us")] == ["W", 2]
    assert s.classes[s.words.index("us")] == "p"
    assert s.classes[s.words.index("un")] == "x"


def test_years_ordinals_and_numbers_have_their_classes() -> None:
    assert sentence("in 2014 the 3rd of 12").classes == "iydoen"


def test_spans_lead_back_to_the_text() -> None:
    s = sentence("The “North Korean” troops left.")
    i = s.words.index("north korean")
    assert s.text(i, i + 1) == "North Korean"
    assert len(s) == len(s.words)


def test_dashes_between_words_cut_and_between_numbers_join() -> None:
    assert ";" in sentence("the army - an old one - left").classes
    assert sentence("10-12,000 men").words[:3] == ["10", "-", "12,000"]


def test_shouting_is_noticed() -> None:
    assert sentence("SOME TROOPS LEFT THE TOWN").shouted
    assert not sentence("Some troops left the town").shouted
    assert not sentence("").shouted


def test_years_are_found() -> None:
    assert sentence("In 1943 and 2011").years == ((1, 1943), (3, 2011))


@given(
    st.from_regex(r"[A-Za-z]{1,6}[,.;:]?", fullmatch=True)
    | st.sampled_from(["US,", "us", "Is.", "IS", "U.S.", "a", ".", "Un"])
)
def test_a_plain_word_is_taken_apart_as_any_other(chunk: str) -> None:
    plain = plainly(chunk)
    assert plain is None or plain == apart(chunk)
