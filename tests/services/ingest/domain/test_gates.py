"""Which entries become articles, and the word for why one doesn't."""

from datetime import datetime, timedelta

import pytest

from services.ingest.domain.entry import Entry
from services.ingest.domain.gates import Limits, judge, trusted_date
from tests.services.ingest.fakes import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "first_poll", "reason"),
    [
        (HOUR, True, None),
        (48 * HOUR, True, None),
        (49 * HOUR, True, "backlog"),
        (49 * HOUR, False, None),
        (7 * DAY, False, None),
        (8 * DAY, False, "stale"),
        (-HOUR, False, None),
        (-15 * HOUR, True, None),
        (-16 * HOUR, False, "future"),
        (-16 * HOUR, True, "future"),
    ],
)
def test_a_dated_entry_passes_by_its_age(age: timedelta, first_poll: bool, reason: str | None) -> None:
    entry = Entry(published=NOON - age)
    assert judge(entry, now=NOON, first_poll=first_poll, limits=Limits()) == reason


def test_an_undated_entry_is_kept_out_at_the_first_poll_only() -> None:
    assert judge(Entry(), now=NOON, first_poll=True, limits=Limits()) == "undated"
    assert judge(Entry(), now=NOON, first_poll=False, limits=Limits()) is None


def test_an_old_story_updated_now_is_not_stale() -> None:
    entry = Entry(published=NOON - 30 * DAY, updated=NOON)
    assert judge(entry, now=NOON, first_poll=False, limits=Limits()) is None


def test_an_edit_of_what_was_published_is_never_stale() -> None:
    entry = Entry(published=NOON - 30 * DAY)
    assert judge(entry, now=NOON, first_poll=False, limits=Limits(), published_before=True) is None


@pytest.mark.parametrize(
    ("published", "trusted"),
    [(None, None), (NOON, NOON), (NOON + timedelta(minutes=5), NOON + timedelta(minutes=5)), (NOON + HOUR, None)],
)
def test_a_date_ahead_of_the_clock_is_not_trusted(published: datetime | None, trusted: datetime | None) -> None:
    assert trusted_date(published, NOON) == trusted
