"""When a source is silent, and when it has recovered."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from services.ingest.domain.health import Patience, judged, silent_from, told, told_of_region
from services.ingest.domain.state import SourceState, State
from tests.services.ingest.fakes import NOON

HOUR = timedelta(hours=1)
PATIENCE = Patience(times=3, least=4 * HOUR)
USUAL = SourceState(
    url="https://a.example/", state="ok", name="A", entries=9, last_new=NOON, last_success=NOON, rhythm_seconds=7200
)


@pytest.mark.parametrize(
    ("rhythm_hours", "when"),
    [(2, NOON + 6 * HOUR), (1, NOON + 4 * HOUR), (48, NOON + 144 * HOUR), (0, None)],
)
def test_a_source_is_silent_after_so_many_times_its_rhythm(rhythm_hours: float, when: datetime | None) -> None:
    assert silent_from(replace(USUAL, rhythm_seconds=rhythm_hours * 3600), PATIENCE) == when


def test_of_what_never_brought_anything_nobody_can_tell() -> None:
    assert silent_from(replace(USUAL, last_new=None), PATIENCE) is None
    assert silent_from(replace(USUAL, silent_since=NOON), PATIENCE) is None


@pytest.mark.parametrize(
    ("after", "hours", "state", "turn"),
    [
        (USUAL, 5.9, "ok", None),
        (USUAL, 6, "silent", "silent"),
        (replace(USUAL, state="empty", entries=0), 6, "silent", "silent"),
        (replace(USUAL, state="failing"), 6, "failing", "silent"),
        (replace(USUAL, state="blocked"), 6, "blocked", "silent"),
        (replace(USUAL, last_new=NOON + 6 * HOUR), 6, "ok", None),  # late, and there it is
    ],
)
def test_what_is_told_of_a_source(after: SourceState, hours: float, state: State, turn: str | None) -> None:
    now = NOON + hours * HOUR
    found, said = judged(USUAL, after, now, PATIENCE)
    assert (found.state, said) == (state, turn)
    assert found.silent_since == (now if turn else None)


def test_silence_is_told_once_whatever_the_server_answers_and_so_is_its_end() -> None:
    state, said = judged(USUAL, USUAL, NOON + 6 * HOUR, PATIENCE)
    turns = [said]
    for hours, word in ((7, "ok"), (8, "failing"), (9, "ok"), (10, "empty")):
        state, said = judged(state, replace(state, state=word), NOON + hours * HOUR, PATIENCE)  # type: ignore[arg-type]
        turns.append(said)
        assert state.silent_since == NOON + 6 * HOUR
        assert state.state == ("failing" if word == "failing" else "silent")
    assert state.since == NOON + 9 * HOUR
    at = NOON + 11 * HOUR
    state, said = judged(state, replace(state, last_new=at), at, PATIENCE)
    assert turns == ["silent", None, None, None, None]
    assert (said, state.state, state.silent_since, state.since) == ("recovered", "ok", None, at)
    assert silent_from(state, PATIENCE) == at + 6 * HOUR


def test_what_is_gone_is_told_at_once_and_its_silence_is_no_second_event() -> None:
    lost = replace(USUAL, state="gone", last_error="the server says it is gone for good (410)")
    gone, said = judged(USUAL, lost, NOON + HOUR, PATIENCE)
    assert (said, gone.state, gone.silent_since) == ("gone", "gone", NOON + HOUR)
    event = told("a", "gone", USUAL, gone, NOON + HOUR)
    assert (event.type, event.subject, event.data.last_new) == ("tocsin.source.gone.v1", "a", NOON)
    assert event.data.reason.startswith("the server says it is gone for good (410); asked no more")
    assert told_of_region("europe", ["a", "b"], event, NOON).type == "tocsin.source.silent.v1"
    assert judged(gone, gone, NOON + 99 * HOUR, PATIENCE) == (gone, None)
    assert silent_from(gone, PATIENCE) is None
    back, said = judged(gone, replace(gone, state="ok", last_new=NOON + 99 * HOUR), NOON + 99 * HOUR, PATIENCE)
    assert (said, back.state, back.silent_since) == ("recovered", "ok", None)


def test_a_silent_source_that_goes_for_good_is_told_as_gone_and_stays_silent_since_then() -> None:
    silent = replace(USUAL, state="silent", silent_since=NOON + 6 * HOUR)
    gone, said = judged(silent, replace(silent, state="gone"), NOON + 9 * HOUR, PATIENCE)
    assert (said, gone.silent_since) == ("gone", NOON + 6 * HOUR)


def test_the_event_says_what_happened_and_its_id_is_stable() -> None:
    silent, _ = judged(USUAL, USUAL, NOON + 6 * HOUR, PATIENCE)
    event = told("a", "silent", USUAL, silent, NOON + 6 * HOUR)
    assert (event.source, event.type, event.subject) == ("/tocsin/ingest", "tocsin.source.silent.v1", "a")
    assert event.data.reason == "nothing new for 6 h, usually something every 2 h; answers, with nothing new"
    assert (event.data.last_success, event.data.rhythm_seconds, event.time) == (NOON, 7200, NOON + 6 * HOUR)
    later = told("a", "silent", USUAL, silent, NOON + 9 * HOUR)
    assert later.id == event.id
    failing = replace(silent, state="failing", last_error="no connection")
    assert told("a", "silent", USUAL, failing, NOON + 6 * HOUR).data.reason.endswith("; no connection")
    back = told("a", "recovered", silent, replace(silent, last_new=NOON + 9 * HOUR), NOON + 9 * HOUR)
    assert (back.type, back.data.reason) == (
        "tocsin.source.recovered.v1", "brings something new again, after 9 h")  # fmt: skip
    assert len({event.id, back.id, told("b", "silent", USUAL, silent, NOON).id}) == 3


def test_of_a_region_one_event_names_its_sources() -> None:
    cause = told("a", "silent", USUAL, USUAL, NOON + 6 * HOUR)
    event = told_of_region("europe", [f"f{n:03}" for n in range(150)], cause, NOON)
    assert (event.data.source, event.data.region, len(event.data.sources)) == ("region/europe", "europe", 100)
    assert event.data.reason.startswith("all 150 sources are silent: f000, f001, ")
    assert event.data.reason.endswith(" and 50 more")
    back = told("a", "recovered", USUAL, USUAL, NOON + 6 * HOUR)
    assert told_of_region("europe", ["a", "b"], back, NOON).data.reason == "a brings something new again"
