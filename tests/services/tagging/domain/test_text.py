"""Folding keeps every offset; sentences end where readers say they do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.tagging.domain.reading.text import Page, fold, sentence_end, sentence_start


@given(st.text())
def test_folding_keeps_the_length_and_gives_ascii(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.isascii()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“quoted” ‘word’", "\"quoted\" 'word'"),
        ("São Tomé – Łódź", "Sao Tome - Lodz"),
        ("10\u202f000\u00a0men", "10 000 men"),
        ("£5 €6", "$5 $6"),
        ("Erdoğan, Türkiye", "Erdogan, Turkiye"),
        ("\uff11\uff12 troops", "12 troops"),
        ("日本", "~~"),
    ],
)
def test_what_has_a_plain_form_takes_it(text: str, plain: str) -> None:
    assert fold(text) == plain


def test_a_page_without_hidden_characters_is_its_own_text() -> None:
    page = Page("sol\u00addiers \u2060here")
    assert page.text == "soldiers here"
    assert page.span(0, 8) == (0, 9)
    assert page.span(9, 13) == (11, 15)
    assert page.origin(13) == 15


def test_blanks_that_hold_a_line_together_are_blanks() -> None:
    page = Page("10\u202f000\u00a0men\tin Port\u00a0Sudan")
    assert page.text == "10 000 men in Port Sudan"
    assert page.span(7, 10) == (7, 10)


@given(st.text(alphabet="ab\u00ad\u2060\u200b c"), st.data())
def test_spans_of_a_page_lead_back_to_the_same_letters(text: str, data: st.DataObject) -> None:
    page = Page(text)
    if not page.text:
        return
    start = data.draw(st.integers(0, len(page.text) - 1))
    end = data.draw(st.integers(start + 1, len(page.text)))
    low, high = page.span(start, end)
    kept = "".join(c for c in text[low:high] if c not in "\u00ad\u2060\u200b")
    assert kept == page.text[start:end]
    assert page.span(start, start)[0] == page.span(start, start)[1]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The army moved.", "Nobody saw it."],
        ["Gen. Smith spoke to Lt. Col. Example.", "He left."],
        ["The U.S. Army moved.", "It rained."],
        ["It reached the U.S.", "The army moved."],
        ['"We won!" he said.', "They left."],
        ["He paid 3.5 million.", "They left."],
        ["A headline without a point", "The text below it."],
        ["Was it so?", "It was."],
        ["J. R. Example wrote it.", "They left."],
    ],
)
def test_sentences_end_at_stops_not_at_abbreviations(sentences: list[str]) -> None:
    joint = "\n" if "headline" in sentences[0] else " "
    page = Page(joint.join(sentences))
    first = page.text.index(sentences[0])
    assert page.text[first : sentence_end(page, first)].strip() == sentences[0]
    last = page.text.rindex(sentences[1])
    assert sentence_start(page, last + 2, 0) == last


def test_glued_sentences_are_told_apart() -> None:
    page = Page("They stood at the border.Experts spoke.")
    assert page.text[: sentence_end(page, 0)] == "They stood at the border."


def test_curly_quotes_do_not_end_a_sentence() -> None:
    page = Page("The soldiers’ Association met. It sang.")
    assert page.text[: sentence_end(page, 0)] == "The soldiers’ Association met."


def test_a_sentence_without_end_is_cut() -> None:
    page = Page("word " * 2000)
    assert sentence_end(page, 3000) - sentence_start(page, 3000, 0) < 2500
