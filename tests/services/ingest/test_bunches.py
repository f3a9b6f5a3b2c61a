"""A feed that lists more than is taken at once: nothing of it goes by without a word, and the newest comes first."""

import asyncio
import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from services.ingest import intake
from services.ingest.domain import entry as entries
from services.ingest.domain.feed import read_feed
from services.ingest.domain.memory import MAX_REMEMBERED, Memory
from services.ingest.pages import Pages
from services.ingest.sources.feed import Rota
from tests.services.ingest.fakes import NOON, a_desk, item, rss
from tests.services.ingest.test_poll import FEED, URL, World

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
NEWS = (
    "<url><loc>https://ledger.example/{0}</loc><n:news><n:title>T {0}</n:title>"
    "<n:publication_date>{1}</n:publication_date></n:news></url>"
)
SITEMAP = '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>'


def dated(number: int, *, last: int = 0) -> datetime:
    return NOON - (last - number) * MINUTE


def as_rss(numbers: list[int]) -> str:
    return rss(*(item(f"T {n}", path=str(n), date=dated(n)) for n in numbers))


def as_sitemap(numbers: list[int]) -> str:
    return SITEMAP.format("".join(NEWS.format(n, dated(n).isoformat()) for n in numbers))


def as_json(numbers: list[int]) -> str:
    items = [{"id": str(n), "title": f"T {n}", "date_published": dated(n).isoformat()} for n in numbers]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})


def broken_off(numbers: list[int]) -> str:
    return as_json(numbers)[:-2]


@pytest.mark.parametrize("written", [as_rss, as_sitemap, as_json, broken_off])
@pytest.mark.parametrize("newest_first", [True, False])
def test_of_an_endless_feed_the_newer_end_is_read_and_the_rest_is_counted(
    monkeypatch: pytest.MonkeyPatch, written: "object", newest_first: bool
) -> None:
    monkeypatch.setattr(entries, "MAX_ENTRIES", 5)
    numbers = sorted(range(12), reverse=newest_first)
    assert callable(written)
    feed = read_feed(written(numbers).encode())
    titles = [entry.title for entry in feed.entries]
    assert titles == [f"T {n}" for n in (numbers[:5] if newest_first else numbers[-5:])]
    assert feed.unread == 7


def test_what_is_too_much_for_one_poll_is_taken_at_the_next_ones_and_what_is_new_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(intake, "_MAX_TAKEN", 5)
    world = World(pages=False)
    listed = list(range(12))
    state = world.poll(as_rss(listed))
    assert (state.left_out, state.left_why) == (7, "7 taken at the next polls, a poll takes 5")
    assert [text[2:] for text in world.texts] == ["11", "10", "9", "8", "7"]
    state = world.poll(as_rss([*listed, 12]), now=NOON + HOUR)
    assert [text[2:] for text in world.texts[5:]] == ["12", "6", "5", "4", "3"]
    assert state.left_out == 3
    state = world.poll(now=NOON + 2 * HOUR)  # the same bytes again
    assert [text[2:] for text in world.texts[10:]] == ["0", "1", "2"]
    assert (state.left_out, state.left_why, state.published) == (0, "", 13)
    world.poll(now=NOON + 3 * HOUR)
    assert len(world.texts) == 13


def test_what_is_not_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MAX_ENTRIES", 5)
    world = World(pages=False)
    state = world.poll(as_rss(list(range(12))))
    assert (state.left_out, state.left_why) == (7, "7 not read, of a feed 5 are")
    assert len(world.texts) == 5


def test_each_bunch_is_one_line_of_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MAX_ENTRIES", 5)
    desk = a_desk()
    web = desk.fetcher
    now = [NOON]
    desk = replace(desk, now=lambda: now[0])

    async def turn(count: int) -> None:
        web.answers[URL] = as_rss(list(range(count)))  # type: ignore[attr-defined]
        await Rota(desk, Pages(web, "Tocsin"), feeds=[FEED]).turn(FEED)
        now[0] += HOUR

    with capture_logs() as lines:
        for count in (12, 12, 13, 4):
            asyncio.run(turn(count))
    told = [(line["event"], line.get("count")) for line in lines if line.get("source") == FEED.id]
    assert told == [("entries left out", 7), ("entries left out", 8), ("all entries taken", None)]


def test_of_a_long_feed_all_that_is_listed_is_remembered() -> None:
    memory = Memory()
    many = [entries.Entry(guid=str(number)) for number in range(MAX_REMEMBERED + 100)]
    for one in many:
        memory.keep(one, "p")
    assert len(Memory.read(memory.write(listed=len(many))).known) == len(many)
    assert len(Memory.read(memory.write()).known) == MAX_REMEMBERED
