"""Ten days of a feed whose site misbehaves: every entry is one article or one reason, every edit one revision."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

import pytest

from services.ingest.domain import schedule
from services.ingest.domain.entry import Entry, entry_id
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.state import SourceState, from_mapping, to_mapping
from services.ingest.pages import Pages
from services.ingest.poll import poll
from services.ingest.ports import Fetched, SourceGone
from shared.contracts.errors import ServerUnavailable, SourceRefused, SourceUnavailable
from tests.services.ingest.fakes import NOON, FakeGate, FakeWeb, a_desk, item, rss

URL = "https://ledger.example/rss"
DAYS = timedelta(days=10)
TROUBLE = (
    SourceUnavailable("resets"),
    SourceUnavailable("429", retry_after=timedelta(minutes=50)),
    SourceUnavailable("503", retry_after=timedelta(hours=9)),
    SourceRefused("redirects more than 5 times"),
    "<html><body>Be right back</body></html>",
    "<rss><channel><item><title>cut off in the mid",
    rss(),
)


@dataclass
class Site:
    """A feed that grows, edits, moves dates, forgets, and breaks down."""

    dice: Random
    listed: list[tuple[str, str, datetime]] = field(default_factory=list)  # path, text, date
    shown: dict[str, list[str]] = field(default_factory=dict)  # path -> texts that a poll could see
    asked: list[datetime] = field(default_factory=list)
    not_before: datetime = NOON
    number: int = 0

    def live(self, now: datetime) -> None:
        """Let some time pass on the site."""
        for _ in range(self.dice.randint(0, 3)):
            self.number += 1
            age = self.dice.choice([0, 0, 0, 0, 1, 30, -200])  # hours; mostly fresh, sometimes old or far ahead
            self.listed.insert(0, (f"n{self.number}", "First words.", now - timedelta(hours=age)))
        for place, (path, text, date) in enumerate(self.listed):
            chance = self.dice.random()
            if chance < 0.03:
                self.listed[place] = (path, f"{text} And more.", date)
            elif chance < 0.08:
                self.listed[place] = (path, text, date + timedelta(minutes=self.dice.randint(1, 300)))
        del self.listed[25:]

    def answer(self, now: datetime, *, gate_is_away: bool = False) -> object:
        assert now >= self.not_before, "an early retry"
        self.asked.append(now)
        if self.dice.random() < 0.3:
            trouble = self.dice.choice(TROUBLE)
            if isinstance(trouble, SourceUnavailable) and trouble.retry_after:
                self.not_before = now + trouble.retry_after
            return trouble
        for path, text, _ in [] if gate_is_away else self.listed:
            texts = self.shown.setdefault(path, [])
            if text not in texts:
                texts.append(text)
        return rss(*(item(path, path=path, text=text, date=date) for path, text, date in self.listed))


@pytest.mark.parametrize("seed", range(8))
def test_every_entry_is_one_article_or_one_reason_and_every_edit_one_revision(seed: int) -> None:
    site, web = Site(Random(seed)), FakeWeb()
    feed = FeedSpec(id="ledger", name="The Ledger", url=URL, pages=False)
    desk, state, now = a_desk(web), SourceState(), NOON
    gate = desk.gate
    assert isinstance(gate, FakeGate)
    while now < NOON + DAYS:
        site.live(now)
        gate.failure = ServerUnavailable("away") if site.dice.random() < 0.05 else None
        web.answers[URL] = site.answer(now, gate_is_away=bool(gate.failure))  # type: ignore[assignment]
        at = now
        try:
            after = asyncio.run(poll(feed, state, replace(desk, now=lambda at=at: at), Pages(web, "Tocsin")))
        except ServerUnavailable:
            now = max(now + timedelta(seconds=30), site.not_before)
            continue
        state = from_mapping(to_mapping(after))
        wait = schedule.due(state, now)
        assert wait is not None
        assert timedelta() < wait <= timedelta(hours=10)
        now += wait
    # One last good look: what came while the gate was away comes in now.
    gate.failure = None
    site.dice.random = lambda: 0.5  # type: ignore[method-assign]
    web.answers[URL] = site.answer(max(now, site.not_before))  # type: ignore[assignment]
    asyncio.run(poll(feed, state, replace(desk, now=lambda: now), Pages(web, "Tocsin")))

    published = {article.id for article in gate.published}
    reasons = Counter(one.article for one in gate.kept_out)
    names = {entry_id(Entry(url=f"https://ledger.example/{path}"), "ledger"): path for path in site.shown}
    assert len(site.asked) > 50
    assert published | set(reasons) == set(names)
    assert {one.reason for one in gate.kept_out} <= {"future", "backlog", "stale"}
    assert all(count == 1 for count in reasons.values())
    for article in published:
        path = names[article]
        revisions = [one.text for one in gate.published if one.id == article]
        assert len(revisions) == len(set(revisions)) <= len(site.shown[path])
        if article not in reasons:
            assert [text.partition("\n\n")[2] for text in revisions] == site.shown[path]


def test_a_feed_that_is_gone_is_asked_no_more() -> None:
    web = FakeWeb({URL: SourceGone("410")})
    feed = FeedSpec(id="ledger", name="The Ledger", url=URL)
    state = asyncio.run(poll(feed, SourceState(), a_desk(web), Pages(web, "Tocsin")))
    assert schedule.due(state, NOON + DAYS) is None


def test_304s_cost_nothing_and_change_nothing() -> None:
    web = FakeWeb({URL: Fetched(200, URL, rss(item()).encode(), etag='"1"')})
    feed = FeedSpec(id="ledger", name="The Ledger", url=URL, pages=False)
    desk = a_desk(web)
    state = asyncio.run(poll(feed, SourceState(), desk, Pages(web, "Tocsin")))
    web.answers[URL] = Fetched(304, URL)
    for _ in range(50):
        again = asyncio.run(poll(feed, state, desk, Pages(web, "Tocsin")))
        assert (again.memory, again.etag, again.entries, again.state) == (state.memory, '"1"', 1, "ok")
        state = again
