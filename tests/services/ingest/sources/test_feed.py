"""The loop around the feeds: each is polled when it is due, by one worker at a time; changes are told in few lines."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from services.ingest.domain.bulletin import Change
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.roster import write_change
from services.ingest.domain.state import SourceState, from_mapping, to_mapping
from services.ingest.pages import Pages
from services.ingest.ports import Desk, Fetched, SourceGone
from services.ingest.sources import feed as module
from services.ingest.sources.feed import SOURCE, Rota, default_list, load_feeds
from shared.contracts.errors import ConfigurationError, ServerUnavailable, SourceUnavailable
from tests.services.ingest.fakes import NOON, FakeGate, FakeStates, FakeWeb, a_desk, item, rss, until, while_running

URL = "https://ledger.example/rss"
HOUR = timedelta(hours=1)


def a_list(tmp_path: Path, count: int = 1) -> Path:
    blocks = [
        f'[[feed]]\nid = "f{n}"\nname = "F{n}"\nurl = "https://f{n}.example/rss"\npages = false\n' for n in range(count)
    ]
    path = tmp_path / "feeds.toml"
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


class Loop:
    """A rota over one feed, turned by hand."""

    def __init__(self) -> None:
        self.web = FakeWeb({URL: rss(item())})
        self.states = FakeStates()
        self.desk: Desk = replace(a_desk(self.web), states=self.states)
        self.feed = FeedSpec(id="ledger", name="The Ledger", url=URL, pages=False)
        self.more: list[FeedSpec] = []

    def turn(self) -> timedelta:
        async def main() -> timedelta:
            rota = Rota(self.desk, Pages(self.web, "Tocsin"), feeds=[self.feed, *self.more])
            return await rota.turn(self.feed)

        return asyncio.run(main())

    @property
    def state(self) -> SourceState:
        return from_mapping(self.states.states["ledger"])


def test_when_a_feed_is_due_then_it_is_polled_and_its_state_is_kept() -> None:
    loop = Loop()
    wait = loop.turn()
    assert loop.state.next_due == NOON + wait
    assert (loop.state.state, loop.web.urls, loop.states.leases) == ("ok", [URL], {})


def test_when_a_feed_is_not_due_then_it_is_left_alone_for_so_long() -> None:
    loop = Loop()
    loop.turn()
    assert loop.turn() == (loop.state.next_due or NOON) - NOON
    assert len(loop.web.asked) == 1


def test_when_another_worker_holds_a_feed_then_it_is_looked_at_again_when_that_lease_ends() -> None:
    loop = Loop()
    loop.states.leases["ledger"] = "another"
    # Of the 30 s that are promised a few are left for noticing it and for a seat.
    assert timedelta(seconds=27) < loop.turn() < timedelta(seconds=28)
    assert loop.web.asked == []


def test_when_a_feed_was_held_by_another_then_it_does_not_wait_for_a_seat() -> None:
    loop = Loop()
    loop.states.leases["ledger"] = "another"

    async def main() -> None:
        rota = Rota(loop.desk, Pages(loop.web, "Tocsin"), feeds=[loop.feed])
        await rota.turn(loop.feed)
        loop.states.leases.clear()
        rota.seats = asyncio.Semaphore(0)
        await asyncio.wait_for(rota.turn(loop.feed), timeout=5)

    asyncio.run(main())
    assert loop.web.urls == [URL]


def test_when_another_worker_has_just_polled_it_then_it_is_not_polled_again() -> None:
    loop = Loop()
    done = SourceState(url=URL, state="ok", last_success=NOON, next_due=NOON + timedelta(minutes=5))
    loop.states.states["ledger"] = to_mapping(done)
    assert loop.turn() == timedelta(minutes=5)
    assert (loop.web.asked, loop.states.leases) == ([], {})


def test_when_its_lease_went_over_to_another_in_the_middle_of_a_poll_then_a_worker_writes_nothing() -> None:
    loop = Loop()

    class Stalled(FakeWeb):
        async def get(self, url: str, **_: object) -> Fetched:  # type: ignore[override]
            loop.states.leases["ledger"] = "another"
            return Fetched(200, url, rss(item()).encode())

    loop.desk = replace(loop.desk, fetcher=Stalled())
    loop.turn()
    assert (loop.states.states, loop.states.leases) == ({}, {"ledger": "another"})


def test_when_a_feed_is_gone_then_it_is_asked_no_more_until_its_address_changes() -> None:
    loop = Loop()
    loop.states.states["ledger"] = to_mapping(SourceState(url=URL, state="gone", last_success=NOON))
    assert loop.turn() == timedelta(hours=6)
    assert loop.web.asked == []
    loop.states.states["ledger"]["url"] = "https://old.example/rss"
    loop.turn()
    assert loop.state.state == "ok"


def test_a_feed_that_goes_for_good_is_told_once_and_again_when_another_address_brings_something() -> None:
    loop = Loop()
    loop.turn()
    later = [NOON + HOUR]
    loop.desk = replace(loop.desk, now=lambda: later[0])
    loop.web.answers[URL] = SourceGone("the server says it is gone for good (410)")
    for hours in (1, 2, 40, 400):
        later[0] = NOON + hours * HOUR
        loop.turn()
    assert (loop.state.state, loop.state.silent_since) == ("gone", NOON + HOUR)
    loop.feed = loop.feed.model_copy(update={"url": "https://new.example/rss"})
    loop.web.answers[loop.feed.url] = rss(item("Troops halt", path="b", date=later[0]))
    loop.turn()
    events = [notice.event for notice in loop.states.notices]
    assert [event.type for event in events] == ["tocsin.source.gone.v1", "tocsin.source.recovered.v1"]
    assert [event.time for event in events] == [NOON + HOUR, NOON + 400 * HOUR]
    assert loop.state.state == "ok"


def test_when_the_gate_is_away_then_the_lease_is_given_back_and_nothing_is_remembered() -> None:
    loop = Loop()
    assert isinstance(loop.desk.gate, FakeGate)
    loop.desk.gate.failure = ServerUnavailable("away")
    with pytest.raises(ServerUnavailable):
        loop.turn()
    assert (loop.states.states, loop.states.leases) == ({}, {})


def test_a_source_that_stops_is_told_once_and_its_return_once() -> None:
    """A feed with something new every hour stops; its server goes on answering, then fails, then comes back."""
    loop, now = Loop(), NOON
    loop.web.answers[URL] = rss()
    told: list[tuple[timedelta, str]] = []

    def until_time(end: timedelta, *, fresh: bool) -> None:
        nonlocal now
        while now < NOON + end:
            if fresh:
                items = [item(path=f"n{n}", date=NOON + timedelta(hours=n)) for n in range((now - NOON) // HOUR + 1)]
                loop.web.answers[URL] = rss(*items[-20:])
            loop.desk = replace(loop.desk, now=lambda at=now: at)
            now += loop.turn()
            told.extend((now - NOON, notice.event.type) for notice in loop.states.notices[len(told) :])

    until_time(24 * HOUR, fresh=True)
    assert (told, loop.state.state) == ([], "ok")
    until_time(50 * HOUR, fresh=False)
    [(when, what)] = told
    assert what == "tocsin.source.silent.v1"
    assert 34 * HOUR < when < 38 * HOUR  # 12 hours after the last, within one more pause
    assert loop.state.state == "silent"
    loop.web.answers[URL] = SourceUnavailable("resets")
    until_time(80 * HOUR, fresh=False)
    assert (len(told), loop.state.state) == (1, "failing")
    until_time(100 * HOUR, fresh=True)
    assert [what for _, what in told] == ["tocsin.source.silent.v1", "tocsin.source.recovered.v1"]
    silent, recovered = (notice.event for notice in loop.states.notices)
    assert silent.data.reason.startswith("nothing new for 12 h, usually something every ")
    assert recovered.data.reason.startswith("brings something new again, after ")
    assert (silent.data.source, silent.data.last_success, silent.time) != (None, None, recovered.time)
    assert (loop.state.state, loop.state.silent_since) == ("ok", None)


def test_silence_is_told_at_its_hour_though_no_poll_is_due() -> None:
    loop = Loop()
    quiet = SourceState(
        url=URL, state="failing", last_new=NOON - 12 * HOUR, rhythm_seconds=600, next_due=NOON + 5 * HOUR, entries=1
    )
    loop.states.states["ledger"] = to_mapping(quiet)
    loop.desk = replace(loop.desk, now=lambda: NOON - HOUR)
    assert loop.turn() == HOUR
    loop.desk = replace(loop.desk, now=lambda: NOON)
    assert loop.turn() == 5 * HOUR
    assert (len(loop.states.notices), loop.web.asked, loop.state.silent_since) == (1, [], NOON)


def test_when_all_feeds_of_a_region_may_be_silent_then_the_notice_names_them() -> None:
    loop = Loop()
    loop.feed = loop.feed.model_copy(update={"region": "europe"})
    loop.more = [FeedSpec(id="gazette", name="G", url="https://gazette.example/rss", region="europe")]
    quiet = SourceState(url=URL, state="ok", last_new=NOON - 13 * HOUR, rhythm_seconds=60, next_due=NOON + HOUR)
    loop.states.states["ledger"] = to_mapping(quiet)
    loop.turn()
    [notice] = loop.states.notices
    assert notice.neighbours == ("ledger", "gazette")
    assert notice.of_region is not None
    assert notice.of_region.data.source == "region/europe"
    assert notice.of_region.data.reason == "all 2 sources are silent: gazette, ledger"


def test_while_a_poll_lasts_its_lease_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_RENEWALS", 60_000)
    loop = Loop()

    class Slow(FakeWeb):
        async def get(self, url: str, **_: object) -> Fetched:  # type: ignore[override]
            await until(lambda: loop.states.renewals > 1, description="the lease is renewed")
            return Fetched(304, url)

    loop.desk = replace(loop.desk, fetcher=Slow())
    loop.turn()
    assert loop.state.state == "empty"


def test_when_three_workers_share_the_feeds_then_each_due_poll_is_done_once() -> None:
    feeds = [FeedSpec(id=f"f{n}", name=f"F{n}", url=f"https://f{n}.example/rss", pages=False) for n in range(50)]

    class Busy(FakeWeb):
        async def get(self, url: str, **_: object) -> Fetched:  # type: ignore[override]
            self.asked.append((url, None, None))
            await asyncio.sleep(0)
            return Fetched(304, url)

    async def main() -> list[str]:
        web, states = Busy(), FakeStates()
        desks = [replace(a_desk(web), states=states) for _ in range(3)]
        rotas = [Rota(desk, Pages(web, "Tocsin"), feeds=feeds) for desk in desks]
        await asyncio.gather(*(rota.turn(feed) for feed in feeds for rota in rotas))
        return web.urls

    assert sorted(asyncio.run(main())) == sorted(feed.url for feed in feeds)


def test_when_all_feeds_fail_then_the_log_has_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_TELL_AFTER_SECONDS", 0.05)
    desk = a_desk(feeds=a_list(tmp_path, 12))

    async def use() -> None:
        await until(lambda: logs, description="a line is told")

    with capture_logs() as logs:
        asyncio.run(while_running(SOURCE.run(desk), use()))
    [line] = logs
    assert (line["log_level"], line["reason"]) == ("warning", "the server answers 404")
    assert line["event"].startswith("all 12 feeds can't be read now")
    assert len(desk.states.states) == 12  # type: ignore[attr-defined]


def test_a_worker_that_starts_says_once_what_was_failing_before() -> None:
    loop = Loop()
    loop.web.answers.clear()
    loop.turn()

    async def again() -> list[Change]:
        rota = Rota(
            replace(loop.desk, now=lambda: NOON + timedelta(hours=1)), Pages(loop.web, "Tocsin"), feeds=[loop.feed]
        )
        await rota.turn(loop.feed)
        return rota.changes

    assert asyncio.run(again()) == [Change("ledger", "new", "failing", "the server answers 404")]


def test_feeds_are_polled_until_it_is_cancelled_even_while_the_gate_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LOOK_AGAIN", timedelta(seconds=0.01))
    web = FakeWeb({f"https://f{n}.example/rss": rss(item(path=str(n))) for n in range(3)})
    desk = a_desk(web, feeds=a_list(tmp_path, 3))
    gate = desk.gate
    assert isinstance(gate, FakeGate)
    gate.failure = ServerUnavailable("away")

    async def use() -> None:
        await until(lambda: len(web.asked) > 3, description="it has tried again")
        gate.failure = None
        await until(lambda: len(gate.published) == 3, description="all three are published")

    asyncio.run(while_running(SOURCE.run(desk), use()))


def test_the_list_that_comes_with_the_program_is_the_default() -> None:
    assert len(load_feeds(None)) >= 12
    assert default_list().name == "feeds.toml"


def test_an_empty_list_is_nothing_to_do(tmp_path: Path) -> None:
    desk = a_desk(feeds=a_list(tmp_path, 0))
    assert SOURCE.idle(desk.settings) is None  # feeds may be added at any time
    states = desk.states
    assert isinstance(states, FakeStates)

    async def use() -> None:
        await until(lambda: "feed" in states.states, description="it is said")

    asyncio.run(while_running(SOURCE.run(desk), use()))
    assert (states.states["feed"]["state"], states.states["feed"]["last_error"]) == ("off", "the feed list is empty")


def test_a_list_that_cant_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"TOCSIN_FEEDS: can't read .*missing\.toml"):
        load_feeds(tmp_path / "missing.toml")
    (tmp_path / "feeds.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        load_feeds(tmp_path / "feeds.toml")


def test_feeds_are_added_and_removed_while_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FOLLOW_SECONDS", 0.01)
    more = FeedSpec(id="more", name="More", url="https://more.example/rss", pages=False)
    web = FakeWeb({"https://f0.example/rss": rss(item()), more.url: rss(item(path="b"))})
    desk = a_desk(web, feeds=a_list(tmp_path, 1))
    states = desk.states
    assert isinstance(states, FakeStates)

    def states_of(name: str) -> str:
        return states.states.get(name, {}).get("state", "")

    async def use() -> None:
        await until(lambda: states_of("f0") == "ok", description="the feed of the list is polled")
        states.changed["more"] = write_change(NOON, feed=more)
        await until(lambda: states_of("more") == "ok", description="what was added is polled")
        states.changed["f0"] = write_change(NOON, removed=True)
        await until(lambda: "f0" not in states.states, description="what was removed is forgotten")
        states.changed["f0"] = write_change(NOON + HOUR)
        await until(lambda: states_of("f0") == "ok", description="it is back")
        moved = more.model_copy(update={"url": "https://f0.example/more"})
        web.answers[moved.url] = rss(item(path="c"))
        states.changed["more"] = write_change(NOON + HOUR, feed=moved)
        await until(lambda: moved.url in web.urls, description="its new address is polled")
        states.changed |= {name: write_change(NOON + 2 * HOUR, removed=True) for name in ("f0", "more")}
        await until(lambda: states_of("feed") == "off", description="there is nothing left to do")

    asyncio.run(while_running(SOURCE.run(desk), use()))
    assert web.urls.count("https://f0.example/rss") == 2
    assert states.leases == {}


def test_a_feed_is_removed_in_the_middle_of_a_poll(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FOLLOW_SECONDS", 0.01)
    asked: list[str] = []

    class Endless(FakeWeb):
        async def get(self, url: str, **_: object) -> Fetched:  # type: ignore[override]
            asked.append(url)
            await asyncio.sleep(3600)
            raise AssertionError

    desk = a_desk(Endless(), feeds=a_list(tmp_path, 1))
    states = desk.states
    assert isinstance(states, FakeStates)

    async def use() -> None:
        await until(lambda: asked, description="it is being polled")
        states.changed["f0"] = write_change(NOON, removed=True)
        await until(lambda: "feed" in states.states, description="it is removed")

    asyncio.run(while_running(SOURCE.run(desk), use()))
    assert (list(states.states), states.leases) == (["feed"], {})
