"""
What a feed or a page would give, without a server and without publishing: for ``tocsin sources test`` and ``page``.

The reading and the gates are those of a first poll; the texts are those the feed alone gives.
"""

from datetime import datetime
from typing import Any

from services.ingest.domain.entry import Entry, in_language, make_article
from services.ingest.domain.feed import read_feed
from services.ingest.domain.gates import Limits, judge
from services.ingest.domain.markup import to_line
from services.ingest.domain.page import read_page
from shared.contracts.article import Article, Source
from shared.contracts.errors import SourceRefused


def preview_feed(
    data: bytes, *, now: datetime, limits: Limits, url: str = "", content_type: str = "", source: str = "preview"
) -> dict[str, Any]:
    """
    Read *data* as a feed: ``{"format", "title", "entries": [{"id", "url", "title", "published_at", "text_chars",
    "gate"}]}``, every entry in feed order; ``gate`` is null or the word for why a first poll would keep it out.

    Raises:
        SourceRefused: It is no feed.
    """
    feed = read_feed(data, base=url, content_type=content_type)
    if not feed.format:
        raise SourceRefused("this is no feed (no RSS, RDF, Atom or JSON Feed in it)")
    seen: set[str] = set()
    entries = [_entry(entry, now, limits, source, seen) for entry in in_language(feed.entries, feed.language)]
    return {"format": feed.format, "title": to_line(feed.title) or None, "entries": entries}


def preview_page(data: bytes, *, now: datetime, url: str = "", content_type: str = "") -> Article:
    """
    Read *data* as an article's page.

    Raises:
        SourceRefused: There is no article in it.
    """
    page = read_page(data, base=url, content_type=content_type)
    address = page.url or url or None
    article = make_article(Entry(url=address), Source(), fetched_at=now, page=page)
    if article is None or not page.text:
        raise SourceRefused("there is no article in this page")
    # Through the door, so that id and source are derived as for anything else that is handed in.
    raw = article.model_dump(exclude={"id", "source"}) | {"source": {"name": page.publisher, "via": article.source.via}}
    return Article.model_validate(raw)


def _entry(entry: Entry, now: datetime, limits: Limits, source: str, seen: set[str]) -> dict[str, Any]:
    article = make_article(entry, Source(id=source), fetched_at=now)
    gate: str | None = judge(entry, now=now, first_poll=True, limits=limits)
    if article is None:
        gate = gate or "no_text"
    elif article.id in seen:
        gate = "repeated"
    else:
        seen.add(article.id)
    published = entry.published or entry.updated
    return {
        "id": article.id if article else None,
        "url": entry.url,
        "title": article.title if article else None,
        "published_at": published.isoformat().replace("+00:00", "Z") if published else None,
        "text_chars": len(article.text) if article else 0,
        "gate": gate,
    }
