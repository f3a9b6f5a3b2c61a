"""
Reading an article's page: HTML in, the article's own text out, with what the page says about itself.

A fast extractor reads every page; a careful one, ten times slower, only those where the fast one's result looks poor.
Titles, authors, dates, the canonical address and the language come from what publishers write for machines: JSON-LD
(schema.org NewsArticle), Open Graph, meta tags.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin

import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLTree

from services.ingest.domain.boilerplate import BESIDE, BY_NAME, trim
from services.ingest.domain.dates import read_date
from services.ingest.domain.markup import tidy, to_line, to_text, too_complex
from shared.contracts.identity import canonical_url

MIN_TEXT_CHARS = 200  # below, the careful extractor has a look
_MAX_BYTES = 3 * 1024 * 1024  # ten times the usual page; what comes later is not read
_MAX_TAGS = 60_000
_MAX_TEXT_CHARS = 1_000_000
_SURELY_ENOUGH_CHARS = 1500
_HEAD_CHARS = 500_000  # some heads carry their whole style sheet
_ARTICLE_TYPES = ("article", "report", "posting")
_META = re.compile(r"<meta\b([^>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\b(property|name|itemprop|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its page tells it. ``text`` is empty where no text was found."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    url: str | None = None
    language: str | None = None
    publisher: str | None = None
    credit: str | None = None


def read_page(data: bytes, *, base: str = "", content_type: str = "") -> Page:
    """Read *data*, fetched from *base*, as an article's page. Never raises, never fetches."""
    html = _decoded(data[:_MAX_BYTES], content_type)
    if html.count("<") > _MAX_TAGS:
        html = "<".join(html.split("<", _MAX_TAGS)[:_MAX_TAGS])
    if too_complex(html):
        return Page()
    try:
        tree: Any = HTMLTree.parse(html)
    except (ValueError, RuntimeError):
        return Page()
    linked = _linked_data(tree)
    metas = _metas(html)
    title = to_line(_text(linked.get("headline")) or metas.get("og:title") or tree.title or "")[:500] or None
    return Page(
        text=_article_text(tree, html, title, linked)[:_MAX_TEXT_CHARS],
        title=title,
        authors=tuple(_authors(linked, metas)),
        published=read_date(
            _text(linked.get("datePublished")) or metas.get("article:published_time") or metas.get("date")
        ),
        modified=read_date(_text(linked.get("dateModified")) or metas.get("article:modified_time")),
        url=_canonical(tree, metas, base),
        language=_language(tree, metas),
        publisher=_name(linked.get("publisher")) or metas.get("og:site_name"),
        credit=_name(linked.get("sourceOrganization")) or _name(linked.get("provider")),
    )


def _decoded(data: bytes, content_type: str) -> str:
    charset = _CHARSET.search(content_type)
    encoding = charset[1] if charset else detect_encoding(data)
    try:
        return str(bytes_to_str(data, encoding or "utf-8"))
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")


def _article_text(tree: Any, html: str, title: str | None, linked: dict[str, Any]) -> str:
    """Find the article's own text: the fast way, what the page tells machines if it is more, or by care."""
    text = _fast_text(tree, BY_NAME)
    if len(text) < _SURELY_ENOUGH_CHARS:  # was it a wrapper's name that cost the article?
        plain = _fast_text(tree, BESIDE)
        text = text if len(text) > len(plain) / 4 else plain
    text, told = trim(text, title), to_text(_text(linked.get("articleBody")))
    if len(told) > 2 * len(text):
        return told
    return text if len(text) >= MIN_TEXT_CHARS else max(text, _careful_text(html), key=len)


def _fast_text(tree: Any, without: tuple[str, ...]) -> str:
    found = extract_plain_text(
        tree, main_content=True, alt_texts=False, list_bullets=False, skip_elements=list(without)
    )
    return tidy(str(found))


def _careful_text(html: str) -> str:
    try:
        found = trafilatura.extract(html, include_comments=False, include_tables=False, fast=True)
    except Exception:  # noqa: BLE001 (any page may be too odd for it; then the fast reading stands)
        return ""
    return tidy(found or "")


def _metas(html: str) -> dict[str, str]:
    # By pattern, not from the tree: asking the tree for each attribute costs more than parsing the page.
    found: dict[str, str] = {}
    for meta in _META.finditer(html, 0, _HEAD_CHARS):
        attributes = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(meta[1])}
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        value = unescape(attributes.get("content", "")).strip()
        if name and value:
            found.setdefault(name, value[:2000])
    return found


def _language(tree: Any, metas: dict[str, str]) -> str | None:
    html = tree.document.query_selector("html")
    language = (html.getattr("lang") if html else None) or metas.get("og:locale") or ""
    return language.strip().replace("_", "-")[:20] or None


def _canonical(tree: Any, metas: dict[str, str], base: str) -> str | None:
    link = tree.document.query_selector('link[rel="canonical"]')
    for candidate in ((link.getattr("href") if link else None), metas.get("og:url")):
        if candidate:
            try:
                url = str(urljoin(base, candidate.strip()))
            except ValueError:
                continue
            if canonical_url(url):
                return url
    return None


def _linked_data(tree: Any) -> dict[str, Any]:
    """Find the JSON-LD object that describes the article; empty if there is none."""
    for script in tree.document.query_selector_all('script[type="application/ld+json"]'):
        try:
            raw = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(raw):
            kind = node.get("@type")
            kinds = [kind] if isinstance(kind, str) else kind if isinstance(kind, list) else []
            if any(str(k).lower().endswith(_ARTICLE_TYPES) for k in kinds):
                return node
    return {}


def _nodes(raw: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    for item in raw if isinstance(raw, list) else [raw]:
        if isinstance(item, dict):
            yield item
            yield from _nodes(item.get("@graph", []), depth + 1)


def _authors(linked: dict[str, Any], metas: dict[str, str]) -> Iterator[str]:
    listed = linked.get("author")
    names = [_name(item) for item in (listed if isinstance(listed, list) else [listed])]
    if not any(names):
        names = [metas.get("author") or metas.get("article:author")]
    for name in names:
        if name and not name.startswith(("http://", "https://")):
            yield to_line(name)[:200]


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return to_line(value)[:200] or None if isinstance(value, str) else None


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) else ""
