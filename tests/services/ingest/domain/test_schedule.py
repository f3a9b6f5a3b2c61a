"""When a source is due: politely, patiently, for ever."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.ingest.domain.schedule import Policy, due, failed, gone, interval, listed_rhythm, succeeded
from services.ingest.domain.state import SourceState
from tests.services.ingest.fakes import NOON

POLICY = Policy()
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def test_a_source_never_polled_is_due_at_once() -> None:
    assert due(SourceState(), NOON) == timedelta()


def test_when_a_source_answers_then_it_is_due_after_the_usual_pause() -> None:
    state = succeeded(SourceState(), NOON, POLICY, new=3, entries=20, dice=0)
    assert (state.state, state.since, due(state, NOON)) == ("ok", NOON, 5 * MINUTE)
    assert due(state, NOON + HOUR) == timedelta()


def test_when_a_feed_lists_nothing_then_it_is_empty_and_still_polled() -> None:
    state = succeeded(SourceState(), NOON, POLICY, entries=0)
    assert state.state == "empty"
    assert succeeded(state, NOON + HOUR, POLICY, new=1, entries=1).state == "ok"


def test_when_a_feed_is_unchanged_then_what_it_listed_still_counts() -> None:
    state = succeeded(SourceState(), NOON, POLICY, new=1, entries=7)
    assert succeeded(state, NOON + HOUR, POLICY).entries == 7


def test_the_interval_is_learnt_from_the_rhythm_within_its_bounds() -> None:
    state, now = SourceState(), NOON
    for _ in range(30):
        state = succeeded(state, now, POLICY, new=1, entries=9)
        now += timedelta(minutes=40)
    assert interval(state, now - 40 * MINUTE, POLICY) == 20 * MINUTE
    assert interval(replace(state, rhythm_seconds=10.0, last_new=now), now, POLICY) == POLICY.least
    assert interval(state, now + 30 * DAY, POLICY) == POLICY.most


def test_a_fixed_interval_is_kept_whatever_the_rhythm() -> None:
    fixed = Policy(fixed=7 * MINUTE)
    assert due(succeeded(SourceState(rhythm_seconds=60), NOON, fixed, entries=1, dice=0), NOON) == 7 * MINUTE


def test_a_server_may_ask_for_a_longer_pause_up_to_the_ceiling() -> None:
    asked = succeeded(SourceState(), NOON, POLICY, entries=1, hint=20 * MINUTE, dice=0)
    assert due(asked, NOON) == 20 * MINUTE
    assert due(succeeded(SourceState(), NOON, POLICY, entries=1, hint=30 * DAY, dice=0), NOON) == POLICY.most


def test_when_a_source_fails_then_each_pause_is_twice_the_last_up_to_the_cap() -> None:
    state, waits = SourceState(), []
    for _ in range(12):
        state = failed(state, NOON, POLICY, error="no connection", dice=0)
        waits.append(due(state, NOON))
    assert waits[:3] == [2 * MINUTE, 4 * MINUTE, 8 * MINUTE]
    assert waits[-1] == POLICY.backoff_most
    assert (state.state, state.failures, state.last_error) == ("failing", 12, "no connection")


def test_when_it_answers_again_then_all_is_forgiven() -> None:
    state = failed(SourceState(), NOON, POLICY, error="no connection")
    state = succeeded(state, NOON + HOUR, POLICY, entries=1)
    assert (state.state, state.failures, state.last_error, state.since) == ("ok", 0, "", NOON + HOUR)


@given(st.integers(0, 6 * 86400), st.floats(0, 0.999), st.integers(0, 400))
def test_there_is_never_an_early_retry_and_never_an_end(seconds: int, dice: float, failures: int) -> None:
    asked = timedelta(seconds=seconds)
    state = failed(SourceState(failures=failures), NOON, POLICY, error="429", retry_after=asked, dice=dice)
    wait = due(state, NOON)
    assert wait is not None
    assert asked <= wait <= max(asked, POLICY.backoff_most * 1.1)


def test_when_a_server_refuses_then_it_is_blocked_and_tried_seldom() -> None:
    state = failed(SourceState(), NOON, POLICY, error="403", blocked=True, dice=0)
    assert (state.state, due(state, NOON)) == ("blocked", HOUR)


def test_when_a_feed_is_gone_then_it_is_never_due() -> None:
    state = gone(SourceState(), NOON)
    assert (state.state, due(state, NOON + 365 * DAY)) == ("gone", None)


def test_a_rhythm_is_first_read_from_the_dates_listed() -> None:
    hours = [NOON - timedelta(hours=n) for n in range(7)]
    assert listed_rhythm(hours, NOON) == 3600
    assert listed_rhythm([*hours, NOON + timedelta(hours=9), None, NOON - timedelta(days=900)], NOON) == 3600
    assert listed_rhythm(hours[:4], NOON) == 0
    assert listed_rhythm([NOON] * 9, NOON) == 0
