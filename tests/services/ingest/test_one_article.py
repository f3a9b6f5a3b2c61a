"""
One article at several addresses, on a real server: a short link, the page it redirects to, a copy that names it as its
own. In whatever order the feeds that list them are polled, edited, or cut off, there is one article with one id.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.ingest.adapters.gate import RedisGate
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.state import SourceState
from services.ingest.pages import Pages
from services.ingest.poll import poll
from services.ingest.ports import GATE, NOWHERE, Admission, Fetched, KeptOut
from shared.chassis.scripts import Context
from shared.chassis.server import client
from shared.chassis.settings import StreamSettings
from shared.contracts.article import Article
from shared.contracts.errors import ServerUnavailable, SourceUnavailable
from shared.contracts.identity import article_id
from shared.contracts.streams import Keys
from tests.server import Server
from tests.services.ingest.fakes import FakeWeb, a_desk, item, rss

OWN = "https://ledger.example/world/border"
SHORT = "https://ldgr.example/x7"
COPY = "https://ledger.example/story?n=7"
FRONT = "https://ledger.example/world"
TOLD = (
    "Troops reached the border near Veldam on Monday, a spokesman of the ministry said. ",
    "The column of trucks had left the garrison at dawn and stopped twice on its way. ",
    "Residents of three villages saw it pass, and were told to stay in their houses. ",
    "The mayor said that he had not been asked, and that the school would stay closed. ",
    "A second column is expected by the end of the week, according to the same spokesman. ",
)
SITEMAP = '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>'
NEWS = (
    "<url><loc>{}</loc><n:news><n:title>{}</n:title><n:publication_date>2025-03-14</n:publication_date></n:news></url>"
)
LISTS = {"short": [SHORT], "own": [OWN], "copy": [COPY], "both": [SHORT, OWN], "all": [COPY, OWN, SHORT]}


def a_page(text: str, own: str) -> str:
    body = "".join(f"<p>{part}</p>" for part in text.split("\n"))
    return f'<html><head><title>Troops reach the border</title><link rel="canonical" href="{own}"></head><body><article>{body}</article></body></html>'  # noqa: E501 (a page)


@dataclass
class Cut:
    """The gate, at which the worker may die: before it has spoken, or before its answer is heard."""

    inner: RedisGate
    dies: str = ""

    async def admit(
        self, articles: Sequence[Article], *, gate: str = GATE, also: Mapping[str, Sequence[str]] = NOWHERE
    ) -> list[Admission]:
        if self.dies == "before":
            raise ServerUnavailable("killed")
        answers = await self.inner.admit(articles, gate=gate, also=also)
        if self.dies == "after":
            raise ServerUnavailable("killed")
        return answers

    async def record(self, kept_out: Sequence[KeptOut], *, gate: str = GATE) -> None:
        await self.inner.record(kept_out, gate=gate)


@dataclass
class World:
    """Feeds that list the addresses of one article, and what each remembers between its polls."""

    gate: Cut
    web: FakeWeb = field(default_factory=FakeWeb)
    edits: int = 0
    states: dict[str, SourceState] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.show()

    def show(self, *, pages: bool = True) -> None:
        """Put the article on the web as it is after so many edits; without *pages* none of it can be had."""
        text = "\n".join(TOLD) * 2 + "\n" + "\n".join(f"Later {n} more trucks came." for n in range(self.edits))
        news = "Troops reach the border" + " again" * self.edits
        for url, at in ((OWN, OWN), (SHORT, OWN), (COPY, COPY)):
            page = Fetched(200, at, a_page(text, OWN).encode(), "text/html")
            self.web.answers[url] = page if pages else SourceUnavailable("the server answers 503", status=503)
        for name, urls in LISTS.items():
            items = (item(news, text=TOLD[0]).replace("https://ledger.example/a", url) for url in urls)
            self.web.answers[f"https://{name}.example/feed"] = rss(*items)
        listed = "".join(NEWS.format(url, news) for url in (OWN, SHORT, COPY))
        self.web.answers["https://sitemap.example/feed"] = SITEMAP.format(listed)

    async def poll(self, name: str, dies: str = "") -> None:
        feed = FeedSpec(id=name, name=name, url=f"https://{name}.example/feed")
        gate = replace(self.gate, dies=dies)
        desk = replace(a_desk(self.web), gate=gate)
        state = replace(self.states.get(name, SourceState()), body="")
        try:
            self.states[name] = await poll(feed, state, desk, Pages(self.web, "Tocsin"))
        except ServerUnavailable:  # the poll is done again
            assert dies


NAMES = [*LISTS, "sitemap"]
STEPS = st.one_of(
    st.tuples(st.just("poll"), st.sampled_from(NAMES), st.sampled_from(["", "", "before", "after"])),
    st.tuples(st.just("together"), st.permutations(NAMES), st.just("")),
    st.tuples(st.just("edit"), st.just(""), st.just("")),
)


def on_the_stream(server: Server, prefix: str) -> list[dict[str, Any]]:
    return [json.loads(fields[b"data"]) for _, fields in server.client().xrange(f"{prefix}articles")]


def lived(server: Server, prefix: str, live: Callable[[World], Awaitable[None]]) -> list[dict[str, Any]]:
    """Give what is on the stream after a world was lived through on an empty server."""

    async def main() -> None:
        redis = client(server.url)
        for key in await redis.keys(f"{prefix}*"):
            await redis.delete(key)
        await live(World(Cut(RedisGate(redis, Context(Keys(prefix), StreamSettings())))))
        await redis.aclose()

    asyncio.run(main())
    return on_the_stream(server, prefix)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=12), last=st.permutations(NAMES))
def test_in_any_order_of_polls_and_kills_it_is_one_article_with_one_id_and_each_edit_one_revision(
    shared_server: Server, prefix: str, steps: list[tuple[str, Any, str]], last: list[str]
) -> None:
    shown = set[int]()

    async def live(world: World) -> None:
        for what, name, dies in steps:
            if what == "edit":
                world.edits += 1
                world.show()
            elif what == "poll":
                await world.poll(name, dies)
                shown.update([world.edits] if dies != "before" else [])
            else:
                await asyncio.gather(*(world.poll(one) for one in name))
                shown.add(world.edits)
        for name in last:
            await world.poll(name)
        shown.add(world.edits)

    told = lived(shared_server, prefix, live)
    assert {article["id"] for article in told} <= {article_id(url, "") for url in (OWN, SHORT, COPY)}
    assert len({article["id"] for article in told}) == 1
    assert [article["revision"] for article in told] == list(range(1, len(shown) + 1))
    assert len({article["text"] for article in told}) == len(told)


@pytest.mark.parametrize("order", [*permutations(["short", "own", "sitemap"])])
def test_when_pages_cant_be_had_at_first_then_the_addresses_are_one_article_from_the_first_page_on(
    shared_server: Server, prefix: str, order: Iterable[str]
) -> None:
    """What came in twice as a headline stays twice; from then on there is one to revise, and no text is told twice."""

    async def live(world: World) -> None:
        world.show(pages=False)
        for name in order:
            await world.poll(name)
        for edits in (1, 2):
            world.edits = edits
            world.show()
            for name in order:
                await world.poll(name)

    told = lived(shared_server, prefix, live)
    whole = [article for article in told if "Later 0" in article["text"]]
    assert len({article["id"] for article in whole}) == 1
    assert len(whole) == 2


def test_articles_that_all_name_the_section_as_their_own_address_stay_apart(shared_server: Server, prefix: str) -> None:
    urls = [f"https://ledger.example/world/{n}" for n in range(6)]
    words = ("harbour", "budget", "election", "glacier", "railway", "orchestra")

    async def live(world: World) -> None:
        items = []
        for url, word in zip(urls, words, strict=True):
            text = f"The {word} was what everybody spoke of. " * 3 + f"Nobody had asked for a {word} at all. " * 9
            world.web.answers[url] = Fetched(200, url, a_page(text, FRONT).encode(), "text/html")
            listed = item(f"All speak of the {word}", text=f"The {word} is news.")
            items.append(listed.replace("https://ledger.example/a", url))
        world.web.answers["https://own.example/feed"] = rss(*items)
        await world.poll("own")

    told = lived(shared_server, prefix, live)
    assert [article["id"] for article in told] == [article_id(url, "") for url in urls]
