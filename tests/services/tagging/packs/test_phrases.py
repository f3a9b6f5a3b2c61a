# ruff: noqa: E501 (tables of cases read best a case a line)
"""The little language of phrases: what is met, what is refused, and that nothing takes long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.tagging.domain.reading.scan import Facts
from services.tagging.packs.phrases import PhraseError, anchor_of, finder, forms, hints_of, options_of, pattern_of

WORDS = st.from_regex(r"[a-z]{3,9}", fullmatch=True)


def met(phrase: str, text: str) -> list[str]:
    data = text.encode("ascii", "replace")
    return [match.group().decode() for match in finder(pattern_of([phrase])).finditer(data)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("tank", "A tank, two tanks and a think tank.", ["tank", "tank"]),
        ("tank~", "A tank and two tanks in tankers.", ["tank", "tanks"]),
        ("supply~", "They supply, she supplies, it supplied, we are supplying supplements.", ["supply", "supplies", "supplied", "supplying"]),
        ("ship~", "ship ships shipped shipping shipment", ["ship", "ships", "shipped", "shipping"]),
        ("pledge~", "pledge pledges pledged pledging", ["pledge", "pledges", "pledged", "pledging"]),
        ("mobilis*", "Mobilisation of the mobilised, mobile men", ["Mobilisation", "mobilised"]),
        ("mobilis* | mobiliz*", "mobilization and mobilisation", ["mobilization", "mobilisation"]),
        ("call~ up", "called up, call-up, calls  up, calls for", ["called up", "call-up", "calls  up"]),
        ("air-defence", "air defence and air-defence", ["air defence", "air-defence"]),
        ("air strike~", "Air strikes, air\N{NO-BREAK SPACE}strike, AIR STRIKE, fair strike", ["Air strikes", "air?strike", "AIR STRIKE"]),
        ("prepar* ... offensive", "prepares a new offensive; preparing for the long expected big offensive", ["prepares a new offensive"]),
        ("send * missiles", "send more missiles, send missiles", ["send more missiles"]),
        ("people's army", "the People\N{RIGHT SINGLE QUOTATION MARK}s Army", ["People?s Army"]),
        ("coup d’état", "a coup d'etat, a coup d\N{RIGHT SINGLE QUOTATION MARK}\N{LATIN SMALL LETTER E WITH ACUTE}tat", ["coup d'etat", "coup d??tat"]),
        ("S-300", "an S-300 battery and 300 shells", ["S-300"]),
        ("invasion", "Invasion\N{RIGHT SINGLE QUOTATION MARK}s end (invasion)", ["Invasion", "invasion"]),
    ],
)  # fmt: skip
def test_a_phrase_is_met_where_it_should_be(phrase: str, text: str, found: list[str]) -> None:
    assert met(phrase, text) == found


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("", "empty phrase"),
        ("a |", "empty phrase"),
        ("| b", "empty phrase"),
        ("*", "any word"),
        ("* missiles", "any word"),
        ("missiles ...", "any word"),
        ("... missiles", "any word"),
        ("to ... ... be", "two '...'"),
        ("ab*", "fewer than 3 letters"),
        ("mis*iles", "no word"),
        ("(a+)+", "no word"),
        ("~", "no word"),
        ("a b c d e f g h i j k", "more than 10 words"),
        ("x" * 500, "longer than"),
    ],
)
def test_what_is_no_phrase_is_refused_with_its_reason(phrase: str, reason: str) -> None:
    with pytest.raises(PhraseError, match=reason.replace("*", r"\*").replace(".", r"\.")):
        pattern_of([phrase])


@given(st.text(max_size=60))
def test_whatever_is_written_is_a_phrase_or_refused_and_is_never_met_in_nothing(text: str) -> None:
    try:
        pattern = pattern_of([text])
    except PhraseError:
        return
    assert finder(pattern).search(b"") is None
    assert finder(pattern).search(b" . ; - ") is None


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS, WORDS)
def test_a_phrase_is_met_in_its_own_words_wherever_they_stand(words: list[str], before: str, after: str) -> None:
    phrase = " ".join(words)
    assert phrase in met(phrase, f"{before}. {phrase}, {after}")
    assert met(phrase, f"({phrase.upper()})") == [phrase.upper()]


@given(WORDS)
def test_every_form_of_a_word_is_met_and_the_word_is_one_of_them(word: str) -> None:
    assert word in forms(word)
    for form in forms(word):
        assert met(f"{word}~", f"- {form} -") == [form]


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, max_size=8))
def test_facts_are_the_patterns_that_a_search_of_each_would_find(known: list[str], text: list[str]) -> None:
    patterns = [pattern_of([word]) for word in known]
    data = " ".join(text).encode()
    assert Facts(patterns).of(data) == {p for p in patterns if finder(p).search(data) is not None}


PIECES = st.lists(
    st.sampled_from(
        ["tank~", "supply*", "air-defence", "*", "...", "hand~ over", "caf\N{LATIN SMALL LETTER E WITH ACUTE}"]
    ),
    min_size=2,
    max_size=6,
)
SPOKEN = st.lists(
    st.sampled_from(
        [
            "tank",
            "tanks",
            "supply",
            "air defence",
            "two",
            "- handing over",
            "caf\N{LATIN SMALL LETTER E WITH ACUTE}",
            "by.",
        ]
    ),
    max_size=12,
)


@given(PIECES, SPOKEN)
def test_where_a_phrase_is_met_its_anchor_and_a_hint_of_it_are(pieces: list[str], spoken: list[str]) -> None:
    phrase, data = " ".join(pieces), " ".join(spoken).encode("ascii", "replace")
    try:
        pattern = pattern_of([phrase, "missile ... fired"])
    except PhraseError:
        return
    for match in finder(pattern).finditer(data):
        assert finder(anchor_of([phrase])).search(data, match.start()).start() < match.end()
        assert any(all(finder(p).search(data) for p in hint) for hint in hints_of([phrase]))


def test_an_anchor_minds_no_gap() -> None:
    assert anchor_of(["prepar* ... offensive", "call~ up * ... men"]) == anchor_of(["offensive", "call~ up"])
    assert hints_of(["storm", "fired ... missile~", "fired ... rocket"]) == [
        (pattern_of(["storm"]),),
        (pattern_of(["fired"]), pattern_of(["missile~", "rocket"])),
    ]


def test_alternatives_are_split_and_their_spaces_are_no_matter() -> None:
    assert options_of("  a  b |c ") == ["a b", "c"]


def test_no_phrase_takes_longer_than_the_text_is_long() -> None:
    hostile = pattern_of(["aaa* ... aaa* ... aaa* ... b", "a ... a ... a ... b"])

    def cost(size: int) -> float:
        data = b"aaa " * (size // 4)
        began = time.process_time()
        for _ in range(3):
            assert finder(hostile).search(data) is None
        return time.process_time() - began

    cost(10_000)
    assert cost(800_000) < 30 * max(cost(80_000), 0.002)
