"""
Reading JSON Feed 1.0 and 1.1 (jsonfeed.org). Tolerant: what is no object is skipped, a wrong type is absent.

Of a document that breaks off, or isn't quite JSON, the items that can be read are taken.
"""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from services.ingest.domain.dates import read_date
from services.ingest.domain.entry import MAX_ENTRIES, Entry, Feed, joined, read_some

_VERSION = re.compile(r'"version"\s*:\s*"(https?://(?:www\.)?jsonfeed\.org/[^"]{0,40})"')
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_MOST_SALVAGED = 2 * MAX_ENTRIES  # beyond, nobody counts what is left out
_DECODER = json.JSONDecoder(strict=False)  # line breaks within strings are common


def looks_like_json(data: bytes) -> bool:
    """Tell whether *data*, in UTF-8 or eight-bit text, is meant to be JSON."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def read_json_feed(data: bytes, base: str = "") -> Feed:
    """Read a JSON Feed; a Feed without a format where *data* is something else."""
    text = data.decode("utf-8", "replace").lstrip("\ufeff")
    try:
        raw = _DECODER.decode(text)
    except (ValueError, RecursionError):
        raw = _salvaged(text)
    items = raw.get("items") if isinstance(raw, dict) else None
    if not isinstance(items, list):
        return Feed()
    base = joined(base, _text(raw, "home_page_url") or _text(raw, "feed_url"))
    entries, unread = read_some((item for item in items if isinstance(item, dict)), lambda item: _entry(item, base))
    version = "json11" if "1.1" in _text(raw, "version") else "json10"
    return Feed(version, escape(_text(raw, "title")), _text(raw, "language") or None, None, entries, unread)


def _salvaged(text: str) -> dict[str, Any] | None:
    """Take the whole items out of *text*, up to where it breaks off; None where it doesn't say that it is a feed."""
    version, start = _VERSION.search(text), _ITEMS.search(text)
    if version is None or start is None:
        return None
    items: list[Any] = []
    at = start.end()
    while (at := _BETWEEN.match(text, at).end()) < len(text) and len(items) < _MOST_SALVAGED:  # type: ignore[union-attr]  # it matches nothing, too
        try:
            item, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return {"version": version[1], "items": items}


def _entry(item: dict[str, Any], base: str) -> Entry:
    guid = item.get("id")
    url = _text(item, "url") or _text(item, "external_url")
    if not url and isinstance(guid, str) and guid.startswith(("http://", "https://")):
        url = guid  # the specification recommends the address for an id
    return Entry(
        url=joined(base, url) if url else None,
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
