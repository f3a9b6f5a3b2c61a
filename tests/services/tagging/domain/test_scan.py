"""RE2 behind its front: what is found is what its own wrapper finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.tagging.domain.reading.scan import Facts, any_of, compiled, first, spans

PATTERNS = ["ab+", r"\bc", "b|ca", "aa"]
DATA = st.binary(max_size=40).map(lambda data: bytes(b"abc "[b % 4] for b in data))


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=DATA)
def test_the_first_place_and_all_places_are_those_the_wrapper_finds(pattern: str, data: bytes) -> None:
    matches = [match.span() for match in compiled(pattern).finditer(data)]
    assert list(spans(pattern, data, 0, len(data))) == matches
    assert first(pattern)(data, 0, len(data)) == (matches[0][0] if matches else -1)


@given(data=DATA)
def test_facts_are_the_patterns_that_are_met(data: bytes) -> None:
    facts = Facts([*PATTERNS, ""])
    assert facts.of(data) == {p for p in PATTERNS if first(p)(data, 0, len(data)) >= 0}
    assert sorted(facts.patterns[number] for number in facts.numbers(data)) == sorted(facts.of(data))


def test_a_search_stays_between_its_bounds() -> None:
    assert first("b")(b"abcb", 2, 3) == -1
    assert first("b")(b"abcb", 2, 4) == 3
    assert list(spans("b", b"abcb", 2, 4)) == [(3, 4)]


def test_case_is_ignored_and_order_does_not_matter() -> None:
    assert any_of(["b", "a", "b"]) == any_of(["a", "b"])
    assert first(any_of(["troops", "army"]))(b"The ARMY", 0, 8) == 4
