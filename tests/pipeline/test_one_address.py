"""One article behind a short link, its own address and a sitemap with both, while the worker is killed in mid-fetch."""

import asyncio
import contextlib
import json
import signal
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from shared.contracts.identity import article_id
from tests.pipeline.processes import Fleet, fleet
from tests.server import Server
from tests.waiting import wait_until

SAID = "<p>Some 4,000 soldiers reached the border near Veldam on Monday, a spokesman of the ministry said there.</p>"
PAGE = (
    '<html><head><title>Soldiers reach the border</title><link rel="canonical" href="/world/border"></head><body>'
    f"<article>{SAID * 12}</article></body></html>"
)
ITEM = "<item><title>Soldiers reach the border</title><link>{}</link><description>At Veldam.</description></item>"
RSS = "<rss version='2.0'><channel><title>F</title>{}</channel></rss>"
NEWS = "<url><loc>{}</loc><n:news><n:title>Soldiers reach the border</n:title></n:news></url>"
SITEMAP = "<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>{}</urlset>"
DATED = "<pubDate>{}</pubDate></item>"
KILLS = (0.0, 0.003, 0.02)  # seconds after the page was sent


@dataclass
class Site:
    """Serves the three feeds and the article; kills the worker a moment after it has sent the page."""

    own: Fleet
    date: str
    worker: "subprocess.Popen[bytes] | None" = None
    kills: list[float] = field(default_factory=lambda: list(KILLS))
    served: int = 0
    base: str = ""

    def answer(self, path: str) -> tuple[int, str, str]:
        short, address = f"{self.base}/s/7", f"{self.base}/world/border"
        rss = {"/one": [short], "/two": [address]}
        if path in rss:
            items = "".join(ITEM.format(url).replace("</item>", DATED.format(self.date)) for url in rss[path])
            return 200, RSS.format(items), ""
        if path == "/map":
            news = f"<n:publication_date>{self.date}</n:publication_date></n:news>"
            urls = "".join(NEWS.format(url).replace("</n:news>", news) for url in (address, short))
            return 200, SITEMAP.format(urls), ""
        if path == "/s/7":
            return 302, "", "Location: /world/border\r\n"
        return (200, PAGE, "Content-Type: text/html\r\n") if path == "/world/border" else (404, "", "")

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
                status, body, more = self.answer(path)
                head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n{more}\r\n"
                writer.write((head + body).encode())
                await writer.drain()
                if path == "/world/border":
                    self.served += 1
                    await self.kill()
        writer.close()

    async def kill(self) -> None:
        if self.kills and self.worker and self.worker.poll() is None:
            await asyncio.sleep(self.kills.pop())
            self.worker.send_signal(signal.SIGKILL)
            await asyncio.to_thread(self.worker.wait)
            self.worker = self.own.start("ingest")


def test_an_article_at_several_addresses_is_told_once_though_the_worker_is_killed_between_page_and_gate(
    shared_server: Server, prefix: str, tmp_path: Path
) -> None:
    redis = shared_server.client()
    names = ("one", "two", "map")
    feeds = tmp_path / "feeds.toml"
    settings = {
        "TOCSIN_FEEDS": str(feeds),
        "TOCSIN_ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8",
        "TOCSIN_LEASE_SECONDS": "1",
        **{f"TOCSIN_POLL_{name}SECONDS": "1" for name in ("", "MIN_", "MAX_")},
    }
    with fleet(shared_server.url, prefix, **settings) as own:

        async def main() -> str:
            site = Site(own, (datetime.now(UTC) - timedelta(hours=1)).isoformat())
            web = await asyncio.start_server(site.serve, "127.0.0.1", 0)
            site.base = f"http://127.0.0.1:{web.sockets[0].getsockname()[1]}"
            blocks = (f'[[feed]]\nid = "{name}"\nname = "{name}"\nurl = "{site.base}/{name}"\n' for name in names)
            feeds.write_text("\n".join(blocks), encoding="utf-8")
            site.worker = own.start("ingest")
            await asyncio.to_thread(_until_all_are_polled, shared_server, prefix, names, site)
            web.close()
            return site.base

        base = asyncio.run(main())
        told = [json.loads(fields[b"data"]) for _, fields in redis.xrange(f"{prefix}articles")]
        assert len(told) == 1
        urls = [f"{base}/s/7", f"{base}/world/border"]
        assert told[0]["id"] in {article_id(url, "") for url in urls}
        for url in urls:
            assert json.loads(own.run("explain", url, "--json").stdout)["article"] == told[0]["id"]


def _until_all_are_polled(server: Server, prefix: str, names: tuple[str, ...], site: Site) -> None:
    redis = server.client()
    wait_until(
        lambda: not site.kills and all(redis.hget(f"{prefix}source:{name}", "state") == b"ok" for name in names),
        description="all feeds are polled, after three kills",
        seconds=60,
    )
