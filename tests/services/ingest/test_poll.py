"""One poll of one feed: what becomes of each entry, and what is remembered."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.health import Patience, judged, told
from services.ingest.domain.state import SourceState
from services.ingest.pages import Pages
from services.ingest.poll import poll
from services.ingest.ports import Desk, Fetched, SourceGone
from shared.contracts.errors import ServerUnavailable, SourceRefused, SourceUnavailable
from tests.services.ingest.fakes import NOON, FakeGate, FakeWeb, a_desk, item, rss

URL = "https://ledger.example/rss"
FEED = FeedSpec(id="ledger", name="The Ledger", url=URL, language="en", reliability="B")
PAGE = "<html><body><article>" + "<p>More than 4,000 soldiers moved to the border on Monday.</p>" * 6 + "</article>"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
POLLED = SourceState(url=URL, state="ok", last_success=NOON - DAY, last_new=NOON - DAY, memory="0123456789ab:01234567p")


class World:
    """A feed, its site and a desk; ``poll`` polls once and moves the state on."""

    def __init__(self, feed: FeedSpec = FEED, state: SourceState = POLLED, **settings: Any) -> None:
        self.web, self.feed, self.state = FakeWeb(), feed, state
        self.desk: Desk = a_desk(self.web, **settings)
        self.gate = self.desk.gate
        assert isinstance(self.gate, FakeGate)
        self.pages = Pages(self.web, "Tocsin")

    def poll(self, answer: Any = None, *, now: datetime = NOON) -> SourceState:
        if answer is not None:
            self.web.answers[URL] = answer
        self.desk = replace(self.desk, now=lambda: now)
        self.state = asyncio.run(poll(self.feed, self.state, self.desk, self.pages))
        return self.state

    @property
    def texts(self) -> list[str]:
        return [article.text for article in self.gate.published]


def test_when_an_entry_is_new_then_its_article_is_published_with_its_source() -> None:
    world = World(pages=False)
    state = world.poll(rss(item(text="They moved.")))
    [article] = world.gate.published
    assert (article.text, article.url) == ("Troops move\n\nThey moved.", "https://ledger.example/a")
    assert (article.source.id, article.source.reliability, article.language) == ("ledger", "B", "en")
    assert (article.published_at, article.fetched_at) == (NOON, NOON)
    assert (state.state, state.published, state.entries, state.format, state.last_new) == ("ok", 1, 1, "rss20", NOON)


def test_when_a_feed_is_polled_again_then_nothing_is_handed_in_twice() -> None:
    world = World()
    world.web.answers["https://ledger.example/a"] = PAGE
    world.poll(rss(item()))
    world.poll(rss(item()), now=NOON + DAY)
    assert len(world.gate.published) == 1
    assert world.web.urls.count("https://ledger.example/a") == 1


def test_a_feed_that_died_before_it_was_first_read_is_missed_all_the_same() -> None:
    world = World(state=SourceState(), pages=False)
    state = world.poll(rss(*(item(path=str(n), date=NOON - 60 * DAY - n * HOUR) for n in range(9))))
    assert (state.last_new, state.rhythm) == (NOON - 60 * DAY, HOUR)
    after, turn = judged(SourceState(), state, NOON, Patience())
    assert (after.state, turn) == ("silent", "silent")
    event = told("ledger", "silent", SourceState(), after, NOON)
    assert "nothing new for 60 d, usually something every 60 min" in event.data.reason
    assert event.data.rhythm_seconds == 3600


def test_when_only_the_date_moves_then_nothing_fires_again() -> None:
    world = World(pages=False)
    world.poll(rss(item(date=NOON - DAY)))
    state = world.poll(rss(item(date=NOON)))
    assert (len(world.gate.published), state.published) == (1, 1)


def test_when_an_entry_is_edited_then_it_is_the_next_revision_however_old() -> None:
    world = World(pages=False)
    world.poll(rss(item(text="Ten.")))
    world.poll(rss(item(text="Twelve.")), now=NOON + 30 * DAY)
    assert world.texts == ["Troops move\n\nTen.", "Troops move\n\nTwelve."]
    assert world.gate.published[0].id == world.gate.published[1].id


def test_the_first_poll_publishes_the_young_and_records_the_rest() -> None:
    world = World(state=SourceState(), pages=False)
    old, undated = item(path="b", date=NOON - 3 * DAY), item(path="c", date=None)
    state = world.poll(rss(item(), old, undated))
    assert world.texts == ["Troops move"]
    assert sorted(world.gate.reasons) == ["backlog", "undated"]
    assert (state.published, state.kept_out) == (1, 2)
    world.poll(rss(item(), old, undated, item("More", path="d", date=None)))
    assert world.texts == ["Troops move", "More"]
    assert len(world.gate.reasons) == 2


def test_a_feed_that_was_empty_has_its_first_poll_when_it_lists_something() -> None:
    world = World(state=SourceState(), pages=False)
    world.poll(rss())
    world.poll(rss(item(date=NOON - 3 * DAY)))
    assert (world.gate.reasons, world.texts) == (["backlog"], [])


def test_what_is_kept_out_is_recorded_once() -> None:
    world = World(pages=False)
    for _ in range(3):
        world.poll(rss(item(date=NOON - 30 * DAY), item(path="b", title=""), item(path="c"), item(path="c?utm_id=1")))
    assert sorted(world.gate.reasons) == ["no_text", "repeated", "stale"]
    assert world.texts == ["Troops move"]


def test_when_a_date_lies_far_ahead_then_the_entry_waits_for_it() -> None:
    world = World(pages=False)
    feed = rss(item(date=NOON + 3 * DAY))
    world.poll(feed)
    world.poll(feed)
    assert (world.gate.reasons, world.texts) == (["future"], [])
    world.poll(feed, now=NOON + 3 * DAY)
    assert world.texts == ["Troops move"]


def test_when_a_date_lies_a_little_ahead_then_it_is_a_wrong_zone_and_dropped() -> None:
    world = World(pages=False)
    world.poll(rss(item(date=NOON + timedelta(hours=3))))
    assert world.gate.published[0].published_at is None
    assert world.gate.published[0].event_time == NOON


def test_when_the_feed_gives_a_summary_then_the_page_gives_the_text() -> None:
    world = World()
    world.web.answers["https://ledger.example/a"] = PAGE
    world.poll(rss(item(text="They moved.")))
    assert world.texts[0].startswith("More than 4,000 soldiers")
    assert world.web.urls == [URL, "https://ledger.example/robots.txt", "https://ledger.example/a"]


def test_when_the_page_cant_be_had_then_the_news_goes_out_and_the_page_is_tried_again() -> None:
    world = World()
    fetched = Fetched(200, URL, rss(item(text="They moved.")).encode(), etag='"1"')
    world.poll(fetched)
    assert world.texts == ["Troops move\n\nThey moved."]
    world.web.answers["https://ledger.example/a"] = PAGE
    world.poll(fetched, now=NOON + HOUR)  # the same bytes, and yet the entry waits for its page
    assert world.texts[1].startswith("More than 4,000 soldiers")
    world.poll(fetched, now=NOON + 2 * HOUR)
    assert len(world.texts) == 2
    assert [etag for url, etag, _ in world.web.asked if url == URL] == [None, None, '"1"']


def test_when_a_site_asks_to_wait_then_its_pages_are_not_asked_for_until_then() -> None:
    world = World()
    page = "https://ledger.example/a"
    world.web.answers[page] = SourceUnavailable("the server answers 429", retry_after=3 * HOUR)
    feed = rss(item(text="They moved."), item(path="b", text="They stayed."))
    for hours in range(3):
        world.poll(feed, now=NOON + hours * HOUR)
    assert world.web.urls.count(page) == 1
    world.web.answers[page] = world.web.answers["https://ledger.example/b"] = PAGE
    world.poll(feed, now=NOON + 3 * HOUR)
    assert world.web.urls.count(page) == 2
    assert sum(text.startswith("More than 4,000 soldiers") for text in world.texts) == 2


def test_when_a_feed_is_sent_again_as_it_was_then_it_is_not_read_again() -> None:
    world = World(pages=False)
    first = world.poll(rss(item(), link="https://ledger.example/"))
    world.gate.texts.clear()
    again = world.poll(now=NOON + HOUR)
    assert (again.memory, again.entries, again.state, again.last_success) == (first.memory, 1, "ok", NOON + HOUR)
    assert len(world.texts) == 1


def test_what_waits_for_its_date_comes_in_though_the_feed_has_not_changed_since() -> None:
    world = World(pages=False)
    feed = Fetched(200, URL, rss(item(date=NOON + 2 * DAY)).encode(), etag='"1"')
    waiting = world.poll(feed)
    assert (world.texts, world.gate.reasons, waiting.look_again) == ([], ["future"], NOON + 2 * DAY - 15 * HOUR)
    world.poll(Fetched(304, URL), now=NOON + HOUR)
    world.poll(feed, now=NOON + 2 * DAY)
    assert [etag for _, etag, _ in world.web.asked] == [None, '"1"', None]
    assert (len(world.texts), world.state.look_again) == (1, None)


def test_once_a_day_a_feed_is_asked_for_in_full_for_there_are_servers_that_never_see_a_change() -> None:
    world = World(pages=False)
    world.poll(Fetched(200, URL, rss(item()).encode(), etag='"1"'))
    world.web.answers[URL] = lambda asked: (
        Fetched(304, URL) if asked["etag"] else Fetched(200, URL, rss(item(), item("More", path="b")).encode())
    )
    for hours in range(1, 26):
        world.poll(now=NOON + hours * HOUR)
    assert len(world.texts) == 2


def test_a_feed_that_asks_for_patience_has_it_after_a_304_too() -> None:
    world = World(pages=False)
    patient = rss(item()).replace("<title>Ledger", "<ttl>45</ttl><title>Ledger")
    world.poll(Fetched(200, URL, patient.encode(), etag='"1"'))
    state = world.poll(Fetched(304, URL), now=NOON + HOUR)
    assert (state.next_due or NOON) >= NOON + HOUR + timedelta(minutes=45)


def test_a_move_is_remembered_though_the_new_place_has_nothing_new() -> None:
    world = World(state=replace(POLLED, etag='"1"', read_at=NOON - HOUR), pages=False)
    assert (
        world.poll(Fetched(304, "https://new.example/", moved_to="https://new.example/")).moved_to
        == "https://new.example/"
    )


@pytest.mark.parametrize(("age", "alive"), [(timedelta(hours=1), True), (2 * DAY, False)])
def test_what_another_feed_brought_first_is_a_sign_of_life_if_it_is_young(age: timedelta, *, alive: bool) -> None:
    world = World(pages=False)
    date = NOON - age
    other = World(FEED.model_copy(update={"id": "other"}), pages=False)
    other.poll(rss(item(date=date)))
    assert isinstance(other.gate, FakeGate)
    world.gate.texts |= other.gate.texts
    state = world.poll(rss(item(date=date)))
    assert (world.texts, state.published) == ([], 0)
    assert (state.last_new == NOON) == alive


def test_a_feeds_rhythm_is_known_from_its_first_poll_if_it_lists_enough_dates() -> None:
    world = World(state=SourceState(), pages=False)
    state = world.poll(rss(*(item(path=f"n{n}", date=NOON - n * timedelta(hours=2)) for n in range(6))))
    assert (state.rhythm_seconds, state.last_new) == (7200, NOON)


def test_while_robots_txt_cant_be_had_its_pages_are_not_fetched_and_then_they_are() -> None:
    world = World()
    world.web.answers["https://ledger.example/robots.txt"] = SourceUnavailable("the server answers 500", status=500)
    world.web.answers["https://ledger.example/a"] = PAGE
    world.poll(rss(item(text="They moved.")))
    assert world.texts == ["Troops move\n\nThey moved."]
    world.web.answers["https://ledger.example/robots.txt"] = "User-agent: *\nDisallow: /b"
    world.poll(now=NOON + HOUR)
    assert world.texts[1].startswith("More than 4,000 soldiers")


def test_when_robots_txt_says_no_then_the_page_is_not_fetched() -> None:
    world = World()
    world.web.answers["https://ledger.example/robots.txt"] = "User-agent: *\nDisallow: /a"
    world.web.answers["https://ledger.example/a"] = PAGE
    world.poll(rss(item(text="They moved.")))
    assert world.texts == ["Troops move\n\nThey moved."]
    assert "https://ledger.example/a" not in world.web.urls


@pytest.mark.parametrize("page", [SourceRefused("too large"), Fetched(200, "x", b"%PDF", "application/pdf"), "<html>"])
def test_when_the_page_will_never_do_then_it_is_tried_once(page: Any) -> None:
    world = World()
    world.web.answers["https://ledger.example/a"] = page
    for _ in range(2):
        world.poll(rss(item(text="They moved.")))
    assert world.texts == ["Troops move\n\nThey moved."]
    assert world.web.urls.count("https://ledger.example/a") == 1


def test_a_feed_may_ask_for_no_pages() -> None:
    world = World(feed=FEED.model_copy(update={"pages": False}))
    world.poll(rss(item()))
    assert world.web.urls == [URL]


def test_when_nothing_changed_then_the_validators_were_sent() -> None:
    world = World(pages=False)
    first = Fetched(200, URL, rss(item()).encode(), etag='"1"', last_modified="yesterday")
    assert world.poll(first).etag == '"1"'
    state = world.poll(Fetched(304, URL, max_age=timedelta(minutes=20)))
    assert world.web.asked[-1] == (URL, '"1"', "yesterday")
    assert (state.state, state.entries, state.etag) == ("ok", 1, '"1"')
    assert state.next_due is not None
    assert state.next_due >= NOON + timedelta(minutes=20)


def test_when_a_feed_moved_for_good_then_the_new_address_is_remembered_until_it_fails() -> None:
    world = World(pages=False)
    new = "https://ledger.example/new"
    assert world.poll(Fetched(200, new, rss(item()).encode(), moved_to=new)).moved_to == new
    world.web.answers[new] = rss(item())
    assert world.poll().moved_to == new
    assert world.web.urls[-1] == new
    del world.web.answers[new]
    assert world.poll().moved_to == ""


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (SourceUnavailable("no connection"), "failing"),
        (SourceRefused("the server refuses us (403)"), "blocked"),
        (SourceGone("gone"), "gone"),
        ("<html><body>Please log in</body></html>", "failing"),
        (rss(), "empty"),
    ],
)
def test_every_answer_leaves_a_state_and_keeps_the_memory(answer: Any, state: str) -> None:
    world = World(pages=False)
    world.poll(rss(item()))
    before = world.state.memory
    world.poll(answer)
    assert world.state.state == state
    assert world.state.memory == before
    assert bool(world.state.last_error) == (state != "empty")
    world.poll(rss(item()))
    assert len(world.texts) == 1


def test_when_the_feed_list_names_another_address_then_it_starts_afresh_but_knows_its_entries() -> None:
    world = World(state=replace(POLLED, url="https://old.example/rss", state="gone", etag='"1"'), pages=False)
    state = world.poll(rss(item(date=NOON - 3 * DAY)))
    assert (state.state, state.url, world.web.asked) == ("ok", URL, [(URL, None, None)])
    assert world.texts == ["Troops move"]  # no backlog: this source has been read before


def test_when_the_gate_is_away_then_nothing_is_remembered() -> None:
    world = World(pages=False)
    world.gate.failure = ServerUnavailable("no server")
    with pytest.raises(ServerUnavailable):
        world.poll(rss(item()))
    assert world.state == POLLED
    world.gate.failure = None
    world.poll(rss(item()))
    assert world.texts == ["Troops move"]


def test_when_an_article_is_too_large_then_it_is_kept_out_with_that_reason() -> None:
    world = World(pages=False)
    limit = world.desk.settings.streams.model_copy(update={"max_article_bytes": 2000})
    world.desk = replace(world.desk, settings=world.desk.settings.model_copy(update={"streams": limit}))
    world.poll(rss(item(text="Long. " * 1000), item("Short", path="b")))
    assert (world.gate.reasons, world.texts) == (["too_large"], ["Short"])
