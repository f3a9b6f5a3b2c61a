"""Likeness: reprints are told from other news, whatever was cut or retouched."""

import random

from hypothesis import given
from hypothesis import strategies as st

from services.ingest.domain.likeness import BANDS, BINS, SAME, likeness, share

WORDS = [
    f"{a}{b}{c}"
    for a in ("kal", "ven", "tor", "mis", "rud")
    for b in ("a", "o", "ei", "u")
    for c in ("ne", "sk", "rt", "lim")
]


def a_text(seed: int, words: int = 400) -> str:
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) for _ in range(words)) + "."


def retouched(text: str, seed: int) -> str:
    """Drop a stretch, change a name, put an agency's credit before it, as desks do."""
    dice, words = random.Random(seed), text.split()
    start = dice.randrange(len(words) - 20)
    del words[start : start + 20]
    name = dice.choice(words)
    return "VELDAM (Agency) — " + " ".join("Ostrander" if w == name else w for w in words).replace(". ", ".\n\n")


def test_a_retouched_reprint_is_known_by_a_band_and_by_its_signature() -> None:
    found = 0
    for seed in range(200):
        one, other = likeness(a_text(seed)), likeness(retouched(a_text(seed), seed))
        assert one is not None
        assert other is not None
        found += bool(set(one.bands) & set(other.bands)) and share(one.signature, other.signature) >= SAME
    assert found >= 195


def test_other_news_in_the_same_words_is_not_taken_for_a_reprint() -> None:
    signed = [likeness(a_text(seed)) for seed in range(150)]
    closest = max(
        share(a.signature, b.signature)
        for k, a in enumerate(signed)
        for b in signed[:k]
        if a is not None and b is not None
    )
    assert closest < SAME


def test_case_marks_and_spaces_make_no_difference() -> None:
    text = a_text(1)
    assert likeness(text) == likeness("  " + text.upper().replace(" ", "\n\t") + " !!")


def test_a_short_text_has_no_likeness() -> None:
    assert likeness("Troops moved at dawn.") is None
    assert likeness("") is None


def test_a_summary_or_another_script_is_known_by_its_very_words() -> None:
    for text in (a_text(3, words=25), "Війська рушили до кордону на світанку, сказав речник у середу. " * 20):
        one, same = likeness(text), likeness("  " + text.upper() + " !!")
        other = likeness(text + " not")
        assert one is not None
        assert other is not None
        assert one == same
        assert share(one.signature, other.signature) < SAME
        assert not set(one.bands) & set(other.bands)


@given(st.text(min_size=0, max_size=3000))
def test_any_text_is_signed_the_same_way_twice(text: str) -> None:
    one, other = likeness(text * 3), likeness(text * 3)
    assert one == other
    if one is not None:
        assert len(one.signature) == BINS
        assert len(one.bands) in {1, BANDS}
        assert all(len(band) == 8 for band in one.bands)
        assert share(one.signature, one.signature) == 1
