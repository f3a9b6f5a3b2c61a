"""
News sitemaps, in which sites without a feed list their latest articles: address, title and date, nothing more.

Only what is marked as news is an entry: a sitemap of the whole site is no feed. An index of sitemaps isn't followed.
"""

from html import escape
from typing import Any

from services.ingest.domain.dates import read_date
from services.ingest.domain.entry import Entry, Feed, read_some

FORMAT = "sitemap"


def read_sitemap(root: Any) -> Feed:
    """Read the document under *root*, a ``urlset``; no format if nothing in it is marked as news."""
    news = (url for url in root if _local(url) == "url" and any(_local(part) == "news" for part in url))
    entries, unread = read_some(news, _entry)
    return Feed(format=FORMAT, entries=entries, unread=unread) if entries else Feed()


def _entry(url: Any) -> Entry | None:
    parts = _children(url)
    address = _text(parts.get("loc"))
    if not address.startswith(("http://", "https://")):
        return None
    news = _children(parts["news"])
    publication = _children(news["publication"]) if "publication" in news else {}
    return Entry(
        url=address,
        title=escape(_text(news.get("title")), quote=False),
        published=read_date(_text(news.get("publication_date"))),
        updated=read_date(_text(parts.get("lastmod"))),
        language=_text(publication.get("language")) or None,
    )


def _children(element: Any) -> dict[str, Any]:
    return {_local(child): child for child in reversed(element)}  # of two alike, the first


def _local(element: Any) -> str:
    """Name an element without its namespace, or without the prefix nobody declared."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
