"""Dates as feeds write them, and what a person reads in them. Without a zone it is UTC."""

import json
import os
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.domain.dates import read_date

WRITTEN = {
    "2024-11-11T09:00:00Z": "2024-11-11T09:00:00",
    "2024-11-11T09:00:00.123+02:00": "2024-11-11T07:00:00",
    "2024-11-11 09:00": "2024-11-11T09:00:00",
    "2024-11-11": "2024-11-11T00:00:00",
    "2024-11-10T24:00:00Z": "2024-11-11T00:00:00",
    "2024-11-11T09:00:00-05:00Z": "2024-11-11T14:00:00",
    "Mon, 11 Nov 2024 09:00:00 GMT": "2024-11-11T09:00:00",
    "Mon, 11 Nov 2024 09:00:00 EST": "2024-11-11T14:00:00",
    "Mon, 11 Nov 2024 9:05 PM EST": "2024-11-12T02:05:00",
    "Mon, 11 Nov 2024 09:00:00 Europe/Kyiv": "2024-11-11T07:00:00",
    "Mon, 11 Nov 2024 09:00:00 GMT+0200 (Eastern European Time)": "2024-11-11T07:00:00",
    "Mon, 11th Nov 2024 09:00:00 GMT": "2024-11-11T09:00:00",
    "Mo, 11 Nov 2024 09:00:00 +0100": "2024-11-11T08:00:00",
    "mar., 12 nov. 2024 09:00:00 +0000": "2024-11-12T09:00:00",
    "lundi, 11. novembre 2024 - 09:00": "2024-11-11T09:00:00",
    "11 März 2024": "2024-03-11T00:00:00",
    "11 листопада 2024": "2024-11-11T00:00:00",
    "November 11, 2024 12:30 a.m.": "2024-11-11T00:30:00",
    "Nov. 2024": "2024-11-01T00:00:00",
    "11/25/2024 - 09:00": "2024-11-25T09:00:00",
    "25/11/2024": "2024-11-25T00:00:00",
    "Wed, 06/11/2024 - 09:00": "2024-11-06T09:00:00",
    "Tue, 06/11/2024 - 09:00": "2024-06-11T09:00:00",
    "11.12.24": "2024-12-11T00:00:00",
    "1731315600": "2024-11-11T09:00:00",
    "1731315600000": "2024-11-11T09:00:00",
    "Monday, 11-Nov-24 09:00:00 GMT": "2024-11-11T09:00:00",
    "Mon Nov 11 09:00:00 2024": "2024-11-11T09:00:00",
    "20241111T090000Z": "2024-11-11T09:00:00",
    "2024-W46-1": "2024-11-11T00:00:00",
}


@pytest.mark.parametrize(("written", "meant"), WRITTEN.items())
def test_a_date_is_read_as_a_person_reads_it(written: str, meant: str) -> None:
    assert read_date(written) == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@pytest.mark.parametrize("written", [None, "", "   ", "yesterday", "99999", "2024-13-40T99:00:00Z", "\0", "x" * 10_000])
def test_what_is_no_date_is_none(written: str | None) -> None:
    assert read_date(written) is None


@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), st.integers(-13 * 60, 14 * 60))  # noqa: DTZ001
def test_the_standard_forms_are_read_in_any_zone(naive: datetime, minutes: int) -> None:
    moment = naive.replace(microsecond=0, tzinfo=UTC)
    local = moment.astimezone(datetime.strptime(_offset(minutes), "%z").tzinfo)
    assert read_date(local.isoformat()) == moment
    assert read_date(format_datetime(local)) == moment


@given(st.text(max_size=60))
def test_no_text_whatever_makes_it_raise(text: str) -> None:
    moment = read_date(text)
    assert moment is None or moment.utcoffset() == timedelta()


@pytest.mark.skipif("CORPUS_DIR" not in os.environ, reason="CORPUS_DIR is not set: no corpus to read")
def test_every_date_of_the_corpus_is_readable() -> None:
    lines = (Path(os.environ["CORPUS_DIR"]) / "feeds" / "dates.jsonl").read_text(encoding="utf-8").splitlines()
    unread = [text for text in (json.loads(line)["input"] for line in lines) if read_date(text) is None]
    assert unread == []


def _offset(minutes: int) -> str:
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
