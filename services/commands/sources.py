"""
``tocsin sources``: the sources with their health; what a feed or a page would give, without a server.

``test`` lists every entry of a feed in its order with the gate that would keep it out at a first poll; ``page`` gives
the Article of a page, so that it pipes into ``tocsin tag --input-format json -``. ``add``, ``remove``, ``import`` and
``export`` are in ``feeds.py``.
"""

import argparse
import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from services.commands import feeds
from services.commands.connection import connected
from services.commands.screen import one_line, out, write_json
from services.commands.status import show_sources, sources_of
from services.ingest.app import fetcher
from services.ingest.domain.entry import Entry, entry_id, make_article
from services.ingest.domain.feed import read_feed
from services.ingest.domain.gates import judge
from services.ingest.domain.page import Page, read_page
from services.ingest.intake import limits_of
from services.ingest.pages import PAGE_ACCEPT
from services.ingest.poll import FEED_ACCEPT
from services.ingest.ports import Fetched
from services.ingest.settings import IngestSettings
from shared.chassis.settings import load
from shared.contracts.article import Article, Source, stamp
from shared.contracts.errors import ContractViolation, SourceRefused


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    for verb, purpose in (("test", "what a feed would give"), ("page", "what an article's page would give")):
        own = verbs.add_parser(verb, help=purpose)
        own.add_argument("place", metavar="URL|FILE")
        own.add_argument("--json", action="store_true", help="one JSON object")
    feeds.configure(verbs)


def run(args: argparse.Namespace) -> int:
    """Show the sources, or try one."""
    settings = load(IngestSettings)
    if args.verb is None:
        found = asyncio.run(_known(settings))
        if args.json:
            write_json(json.dumps({"sources": found}, ensure_ascii=False))
        else:
            show_sources(found)
        return 0
    if args.verb in feeds.VERBS:
        return feeds.run(args, settings)
    accept = FEED_ACCEPT if args.verb == "test" else PAGE_ACCEPT
    if args.place.startswith(("http://", "https://")):
        fetched, listed = asyncio.run(_fetch(args.place, accept, settings)), args.place
    else:
        fetched, listed = _read(args.place), None
    if args.verb == "page":
        return _page(fetched, listed, as_json=args.json)
    return _test(fetched, settings, as_json=args.json)


async def _known(settings: IngestSettings) -> list[dict[str, str]]:
    async with connected(settings.redis) as redis:
        return await sources_of(redis, settings.redis.keys)


async def _fetch(url: str, accept: str, settings: IngestSettings) -> Fetched:
    async with fetcher(settings) as web:
        return await web.get(url, accept=accept)


def _read(place: str) -> Fetched:
    try:
        return Fetched(status=200, url="", body=Path(place).read_bytes())
    except OSError as error:
        raise ContractViolation(f"can't read {place}: {error.strerror}") from error


def _test(fetched: Fetched, settings: IngestSettings, *, as_json: bool) -> int:
    now = datetime.now(UTC)
    feed = read_feed(fetched.body, base=fetched.url, content_type=fetched.content_type)
    if not feed.format:
        raise SourceRefused("this is no feed")
    rows = [_row(entry, settings, now) for entry in feed.entries]
    seen: set[str] = set()
    for row in rows:
        if row["gate"] is None and row["id"] in seen:
            row["gate"] = "repeated"
        seen.add(str(row["id"]))
    if as_json:
        answer = {"format": feed.format, "title": feed.title, "entries": rows}
        write_json(json.dumps(answer, ensure_ascii=False))
        return 0
    out().print(f"{feed.format}  {one_line(feed.title, 100)}  {len(rows)} entries", soft_wrap=True)
    for row in rows:
        date = str(row["published_at"] or "undated")[:16]
        out().print(
            f"{row['gate'] or 'passes':9} {date:16} {row['text_chars']:>6} {one_line(str(row['title'] or ''), 90)}",
            soft_wrap=True,
        )
    return 0


def _row(entry: Entry, settings: IngestSettings, now: datetime) -> dict[str, object]:
    article = make_article(entry, Source(), fetched_at=now)
    gate = "no_text" if article is None else judge(entry, now=now, first_poll=True, limits=limits_of(settings))
    published = article.published_at if article else entry.published or entry.updated
    return {
        "id": article.id if article else entry_id(entry, "unknown"),
        "url": entry.url,
        "title": article.title if article else None,
        "published_at": stamp(published, "auto") if published else None,
        "text_chars": len(article.text) if article else 0,
        "gate": gate,
    }


def _page(fetched: Fetched, listed: str | None, *, as_json: bool) -> int:
    page = read_page(fetched.body, base=fetched.url, content_type=fetched.content_type)
    if not page.text:
        raise SourceRefused("no text is found in this page")
    article = article_of_page(page, listed)
    if as_json or not out().is_terminal:
        write_json(article.model_dump_json())
        return 0
    out().print(one_line(article.title or "", 200))
    out().print(f"{article.published_at or 'undated'}  {one_line(', '.join(article.authors), 100)}", soft_wrap=True)
    for paragraph in article.text.split("\n"):
        out().print(one_line(paragraph, 10_000), soft_wrap=True)
    return 0


def article_of_page(page: Page, listed: str | None) -> Article:
    """
    Make the Article of a page, under the address *listed*: so it has the id that a feed's entry with this link gives.

    Without one, as of a file, the address is what the page says of itself.
    """
    return Article.model_validate(
        {
            "url": listed or page.url,
            "title": page.title,
            "text": page.text,
            "language": page.language,
            "authors": page.authors,
            "published_at": page.published,
            "modified_at": page.modified,
            "source": {"publisher": page.publisher, "via": page.credit},
        }
    )
