"""The state of a source survives being written as flat text, and damage to it."""

from datetime import UTC, datetime
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from services.ingest.domain.state import SourceState, State, from_mapping, to_mapping
from tests.services.ingest.fakes import NOON

MOMENTS = st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
STATES = st.builds(
    SourceState,
    state=st.sampled_from(get_args(State)),
    since=MOMENTS,
    last_success=MOMENTS,
    next_due=MOMENTS,
    failures=st.integers(0, 10**6),
    rhythm_seconds=st.floats(0, 1e9),
    last_error=st.text(),
    memory=st.text(),
)


@given(STATES)
def test_what_is_written_is_read(state: SourceState) -> None:
    assert from_mapping(to_mapping(state)) == state


@given(st.dictionaries(st.sampled_from([*SourceState.__dataclass_fields__, "later"]), st.text()))
def test_a_damaged_state_is_read_as_far_as_it_goes(flat: dict[str, str]) -> None:
    assert from_mapping(flat).state in get_args(State)


def test_since_moves_only_with_the_state() -> None:
    state = SourceState().turn("ok", NOON)
    assert state.turn("ok", NOON.replace(hour=13)).since == NOON
