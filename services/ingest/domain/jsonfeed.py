"""Reading JSON Feed 1.0 and 1.1 (jsonfeed.org). Tolerant: what is no object is skipped, a wrong type is absent."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urljoin

from services.ingest.domain.dates import read_date
from services.ingest.domain.entry import Entry, Feed


def looks_like_json(data: bytes) -> bool:
    """Tell whether *data* is meant to be JSON."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def read_json_feed(data: bytes, base: str = "") -> Feed:
    """Read a JSON Feed; a Feed without a format where *data* is something else."""
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Feed()
    items = raw.get("items") if isinstance(raw, dict) else None
    if not isinstance(items, list):
        return Feed()
    base = urljoin(base, _text(raw, "home_page_url") or _text(raw, "feed_url"))
    entries = tuple(_entry(item, base) for item in items if isinstance(item, dict))
    version = "json11" if "1.1" in _text(raw, "version") else "json10"
    return Feed(version, escape(_text(raw, "title")), _text(raw, "language") or None, None, entries)


def _entry(item: dict[str, Any], base: str) -> Entry:
    url = _text(item, "url") or _text(item, "external_url")
    guid = item.get("id")
    return Entry(
        url=urljoin(base, url) if url else None,
        guid=str(guid) if isinstance(guid, (str, int, float)) else None,
        title=escape(_text(item, "title")),
        summary=escape(_text(item, "summary")),
        content=_text(item, "content_html") or escape(_text(item, "content_text")),
        published=read_date(_text(item, "date_published")),
        updated=read_date(_text(item, "date_modified")),
        authors=tuple(_authors(item)),
        language=_text(item, "language") or None,
    )


def _authors(item: dict[str, Any]) -> Iterator[str]:
    listed = item.get("authors")
    for author in listed if isinstance(listed, list) else [item.get("author")]:
        if isinstance(author, dict) and (name := _text(author, "name").strip()):
            yield name


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
