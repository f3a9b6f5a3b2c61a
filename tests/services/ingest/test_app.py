"""The whole worker on a real server: a feed, the push endpoint and a watched folder bring in their articles."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from services.ingest.adapters.roster import change
from services.ingest.app import build
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.roster import make_feed, write_change
from services.ingest.settings import IngestSettings
from services.ingest.sources import feed as feed_module
from shared.chassis.server import client as connection
from shared.chassis.settings import RedisSettings, load, split_address
from shared.contracts.errors import ConfigurationError
from shared.contracts.streams import Keys
from tests.server import Server, free_port
from tests.services.ingest.fakes import item, rss, until

FEED = rss(item("Fresh", path="fresh", date=None), item("Old", path="old"), link="http://127.0.0.1/")


def settings_for(url: str, prefix: str, **given: Any) -> IngestSettings:
    redis = RedisSettings(redis_url=SecretStr(url), prefix=prefix)
    return IngestSettings(redis=redis, allow_private_addresses=True, **given)


def working(settings: IngestSettings, test: Callable[[], Awaitable[None]]) -> None:
    """Run the worker while *test* runs, and stop it the way a signal does."""

    async def main() -> None:
        app = build(settings)
        running = asyncio.create_task(app.run())
        try:
            await test()
        finally:
            app.exit()
            async with asyncio.timeout(5):
                await running

    asyncio.run(main())


def test_every_kind_of_source_brings_in_its_articles(shared_server: Server, prefix: str, tmp_path: Path) -> None:
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0].decode())
        body = FEED.replace("<pubDate></pubDate>", "").encode()
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    client, feed_port, push_port = shared_server.client(decode_responses=True), free_port(), free_port()
    feeds, folder = tmp_path / "feeds.toml", tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("A text in a file.", encoding="utf-8")
    block = '[[feed]]\nid = "{id}"\nname = "{id}"\nurl = "http://127.0.0.1:{port}/rss"\npages = false\n'
    feeds.write_text(block.format(id="ledger", port=feed_port) + block.format(id="dead", port=1), encoding="utf-8")
    settings = settings_for(
        shared_server.url,
        prefix,
        feeds=feeds,
        watch_dir=folder,
        watch_seconds=0.05,
        push_token=SecretStr("secret"),
        push_bind=f"127.0.0.1:{push_port}",
        first_poll_hours=24 * 365,
    )

    async def test() -> None:
        async with await asyncio.start_server(serve, "127.0.0.1", feed_port), httpx.AsyncClient() as web:
            await until(lambda: client.exists(f"{prefix}source:push"), description="the push endpoint is up")
            answer = await web.post(
                f"http://127.0.0.1:{push_port}/articles",
                json={"text": "A pushed text."},
                headers={"Authorization": "Bearer secret"},
            )
            assert answer.json()["items"][0]["outcome"] == "published"
            await until(lambda: client.xlen(f"{prefix}articles") >= 2, description="file and push are in the stream")
            await until(lambda: client.hget(f"{prefix}source:dead", "state"), description="the dead feed is on record")
            await until(lambda: client.hget(f"{prefix}source:ledger", "state"), description="the feed is on record")

    working(settings, test)
    articles = [json.loads(fields["data"]) for _, fields in client.xrange(f"{prefix}articles")]
    assert {article["text"] for article in articles} >= {"A text in a file.", "A pushed text."}
    assert asked == ["GET /rss HTTP/1.1"]
    states = {name: client.hget(f"{prefix}source:{name}", "state") for name in ("ledger", "dead", "push", "files")}
    assert states == {"ledger": "ok", "dead": "failing", "push": "ok", "files": "ok"}
    reasons = [fields["reason"] for _, fields in client.xrange(f"{prefix}decisions") if fields["reason"] != "new"]
    assert sorted(reasons) == ["backlog", "undated"]


def test_what_has_nothing_to_do_says_why(shared_server: Server, prefix: str, tmp_path: Path) -> None:
    client, feeds = shared_server.client(decode_responses=True), tmp_path / "feeds.toml"
    feeds.write_text("", encoding="utf-8")
    names = ("feed", "push", "files")

    async def test() -> None:
        await until(
            lambda: all(client.hget(f"{prefix}source:{name}", "state") == "off" for name in names),
            description="all three are off",
        )

    working(settings_for(shared_server.url, prefix, feeds=feeds), test)
    assert client.hget(f"{prefix}source:push", "last_error") == "TOCSIN_PUSH_TOKEN is not set"


def test_a_feed_is_added_and_removed_while_the_worker_runs(
    shared_server: Server, prefix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "_FOLLOW_SECONDS", 0.05)
    client, feeds = shared_server.client(decode_responses=True), tmp_path / "feeds.toml"
    feeds.write_text("", encoding="utf-8")
    added = make_feed({"url": "http://127.0.0.1:1/rss"}, ())

    async def tell(new: list[FeedSpec], gone: list[str]) -> None:
        redis = connection(shared_server.url)
        now = datetime.now(UTC)
        more = {feed.id: write_change(now, feed=feed) for feed in new}
        more |= {name: write_change(now, removed=True) for name in gone}
        await change(redis, Keys(prefix), lambda _: (more, new, gone))
        await redis.aclose()

    async def test() -> None:
        state = f"{prefix}source:{added.id}"
        await until(lambda: client.exists(f"{prefix}source:feed"), description="it has nothing to do")
        await tell([added], [])
        await until(lambda: client.hget(state, "state") == "failing", description="what was added is polled")
        assert not client.exists(f"{prefix}source:feed")
        await tell([], [added.id])
        await until(lambda: client.exists(f"{prefix}source:feed"), description="it is removed")
        assert not client.exists(state)

    working(settings_for(shared_server.url, prefix, feeds=feeds), test)


def test_a_broken_feed_list_stops_the_start_before_anything_is_contacted(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[[feed]]\nid = "a"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"feeds\.toml: feed 1 \(a\): name: is required") as error:
        build(settings_for("unix:///nowhere", "t:", feeds=feeds))
    assert error.value.exit_code == 78


@pytest.mark.parametrize(
    ("written", "meant"), [("127.0.0.1:8080", ("127.0.0.1", 8080)), ("[::1]:80", ("::1", 80)), ("h:0", ("h", 0))]
)
def test_an_address_to_bind_is_host_and_port(written: str, meant: tuple[str, int]) -> None:
    assert split_address(written) == meant


@pytest.mark.parametrize("written", ["8080", ":8080", "host", "host:", "host:http", "host:99999", "host:²"])
def test_what_is_no_address_to_bind_names_its_setting(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_PUSH_BIND", written)
    with pytest.raises(ConfigurationError, match="TOCSIN_PUSH_BIND: must be host:port"):
        load(IngestSettings)
