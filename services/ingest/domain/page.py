"""
Reading an article's page: HTML in, the article's own text out, with what the page says about itself (pagehead.py).

A fast extractor reads every page; a careful one, ten times slower, only those where the fast one's result looks poor.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLTree

from services.ingest.domain.boilerplate import BESIDE, BY_NAME, trim
from services.ingest.domain.markup import tidy, to_text, too_deep, too_many_attributes, without_programs
from services.ingest.domain.pagehead import PageHead, read_head

MIN_TEXT_CHARS = 200  # below, the careful extractor has a look
_MAX_BYTES = 3 * 1024 * 1024  # ten times the usual page; what comes later is not read
_MAX_TAGS = 60_000
_MAX_TEXT_CHARS = 1_000_000
_SURELY_ENOUGH_CHARS = 1500
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)
_LIST_EDGE = re.compile(r"<(/?)ul(?=[\s/>])", re.IGNORECASE)
_MAX_LIST_CHARS = 20_000
_LINK = re.compile(r"<a\b[^>]*>.*?</a\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
# `<p><b>See also:</b> <a>Another story</a></p>`, in whatever language: a label and a link, and nothing beside them.
_MARK = r"</?(?:strong|b|em|i|span|u)\b[^<>]{0,300}>"
_POINTER = re.compile(
    rf"<p\b[^<>]{{0,500}}>(?:\s|&nbsp;|{_MARK})*+[^<>]{{2,60}}[|:»›→–—-](?:{_MARK}|\s|&nbsp;)*+"
    rf"<a\b[^<>]{{0,2000}}>(?:[^<]|{_MARK})*+</a>(?:\s|&nbsp;|{_MARK})*+</p>",
    re.IGNORECASE,
)
_ITEM_CHARS = 40  # shorter ones are menus


@dataclass(frozen=True, slots=True)
class Page:
    """
    An article as its page tells it. ``text`` is empty where no text was found.

    ``at`` is the address the page was had from, redirects followed; ``url`` the one it calls its own.
    """

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    url: str | None = None
    language: str | None = None
    publisher: str | None = None
    credit: str | None = None
    at: str | None = None


def read_page(data: bytes, *, base: str = "", content_type: str = "") -> Page:
    """Read *data*, fetched from *base*, as an article's page. Never raises, never fetches."""
    html = without_programs(_decoded(data[:_MAX_BYTES], content_type))
    if html.count("<") > _MAX_TAGS:
        html = "<".join(html.split("<", _MAX_TAGS)[:_MAX_TAGS])
    if too_many_attributes(html):
        return Page()
    try:
        tree: Any = HTMLTree.parse(_with_lists(_POINTER.sub("", html)))
    except (ValueError, RuntimeError):
        return Page()
    if too_deep(tree):
        return Page()
    head = read_head(tree, html, base)
    return Page(
        text=_article_text(tree, html, head)[:_MAX_TEXT_CHARS],
        title=head.title,
        authors=head.authors,
        published=head.published,
        modified=head.modified,
        url=head.url,
        language=head.language,
        publisher=head.publisher,
        credit=head.credit,
        at=base or None,
    )


def _decoded(data: bytes, content_type: str) -> str:
    charset = _CHARSET.search(content_type)
    encoding = charset[1] if charset else detect_encoding(data)
    try:
        return str(bytes_to_str(data, encoding or "utf-8"))
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")


def _article_text(tree: Any, html: str, head: PageHead) -> str:
    """Find the article's own text: the fast way, what the page tells machines if it is more, or by care."""
    text = _fast_text(tree, BY_NAME)
    if len(text) < _SURELY_ENOUGH_CHARS:  # was it a wrapper's name that cost the article?
        plain = _fast_text(tree, BESIDE)
        text = text if len(text) > len(plain) / 4 else plain
    text = trim(text, head.title)
    if len(head.body) > 2 * len(text) and len(told := to_text(head.body)) > 2 * len(text):
        return told
    return text if len(text) >= MIN_TEXT_CHARS else max(text, trim(_careful_text(html), head.title), key=len)


def _with_lists(html: str) -> str:
    """Make lists of sentences known to the fast extractor, which takes every list without numbers for a menu."""
    edges = list(_LIST_EDGE.finditer(html))
    pieces: list[str] = []
    done = 0
    for begin, end in pairwise(edges):
        inside = begin.end(), end.start()
        if end[1] and not begin[1] and inside[1] - inside[0] < _MAX_LIST_CHARS and _tells(html[slice(*inside)]):
            pieces += (html[done : begin.start()], "<ol", html[slice(*inside)], "</ol")
            done = end.end()
    return "".join([*pieces, html[done:]]) if pieces else html


def _tells(inside: str) -> bool:
    """Tell whether a list is of sentences rather than of links."""
    if inside.count("<a") >= inside.count("<li"):
        return False
    items = [text for part in re.split(r"(?i)<li\b", inside) if (text := _TAG.sub("", part.partition(">")[2]).strip())]
    if not items or sum(map(len, items)) < _ITEM_CHARS * len(items):
        return False
    return len(_TAG.sub("", _LINK.sub("", inside)).strip()) > sum(map(len, items)) / 2


def _fast_text(tree: Any, without: Sequence[str]) -> str:
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
