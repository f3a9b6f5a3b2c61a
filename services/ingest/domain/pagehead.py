"""
What an article's page says about itself: title, authors, dates, address, language, publisher, the agency credited.

Publishers write it for machines, in several ways at once. They are asked in this order: JSON-LD (schema.org
NewsArticle), meta tags (Open Graph, Dublin Core, and what the tools of newsrooms write), microdata, ``<time>``.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin

from services.ingest.domain.dates import read_date
from services.ingest.domain.markup import to_line
from shared.contracts.identity import canonical_url

_HEAD_CHARS = 500_000  # some heads carry their whole style sheet
_MAX_LINKED_CHARS = 1_000_000
_MAX_TITLE_CHARS, _MAX_NAME_CHARS = 500, 200
_ARTICLE_TYPES = ("article", "report", "posting")
_META = re.compile(r"<meta\b([^>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\b(property|name|itemprop|http-equiv|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_PUBLISHED = """
    article:published_time og:published_time og:article:published_time datepublished date dc.date.issued dc.date
    dcterms.issued dcterms.created dcterms.date dc.date.created pubdate publishdate publish-date publish_date
    publication_date publicationdate parsely-pub-date sailthru.date article.published article:published
    originalpublicationdate article_date_original cxenseparse:recs:publishtime bt:pubdate displaydate
""".split()  # noqa: SIM905 (a table reads better as words)
_MODIFIED = """
    article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified lastmod last-modified
""".split()  # noqa: SIM905
_AUTHORS = "author article:author parsely-author sailthru.author dc.creator dcterms.creator byl".split()  # noqa: SIM905
_WRAPPED = re.compile(r"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$")
_NEEDLESS_COMMA = re.compile(r",(\s*[}\]])")
_BY = re.compile(r"^(?:by|von|par|por|di)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageHead:
    """A page in its own words. ``body`` is the article's text where the page hands it to machines, as HTML or plain."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    url: str | None = None
    language: str | None = None
    publisher: str | None = None
    credit: str | None = None
    body: str = ""


def read_head(tree: Any, html: str, base: str = "") -> PageHead:
    """Read what the page says about itself, from its *tree* (resiliparse) and its source."""
    linked, metas = _linked_data(tree), _metas(html)
    return PageHead(
        title=_title(tree, linked, metas),
        authors=tuple(_authors(tree, linked, metas)),
        published=_published(tree, linked, metas),
        modified=_date([_text(linked.get("dateModified")), *_named(metas, _MODIFIED)]),
        url=_canonical(tree, metas, base),
        language=_language(tree, linked, metas),
        publisher=_name(linked.get("publisher")) or metas.get("og:site_name"),
        credit=_name(linked.get("sourceOrganization")) or _name(linked.get("provider")),
        body=_text(linked.get("articleBody")),
    )


def _title(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    said = _text(linked.get("headline")) or metas.get("og:title") or metas.get("twitter:title")
    if not said:
        said = tree.title or ""
        heading = tree.document.query_selector("h1")
        words = " ".join(heading.text.split()) if heading else ""
        said = words if words and words in said else said  # `Headline | The Ledger`
    return to_line(said)[:_MAX_TITLE_CHARS] or None


def _published(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> datetime | None:
    said = [_text(linked.get("datePublished")), *_named(metas, _PUBLISHED), _text(linked.get("dateCreated"))]
    return _date(said) or _date(
        node.getattr("datetime") or node.getattr("content") or node.text
        for query in ('[itemprop="datePublished"]', "time[pubdate]", "article time[datetime]", "time[datetime]")
        if (node := tree.document.query_selector(query))
    )


def _date(said: Any) -> datetime | None:
    return next((moment for text in said if (moment := read_date(text))), None)


def _named(metas: Mapping[str, str], names: Sequence[str]) -> Iterator[str]:
    return (metas[name] for name in names if name in metas)


def _metas(html: str) -> dict[str, str]:
    # By pattern, not from the tree: asking the tree for each attribute costs more than parsing the page.
    found: dict[str, str] = {}
    for meta in _META.finditer(html, 0, _HEAD_CHARS):
        attributes = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(meta[1])}
        value = unescape(attributes.get("content", "")).strip()
        for kind in ("property", "name", "itemprop", "http-equiv"):
            if value and (name := attributes.get(kind, "").strip().lower()):
                found.setdefault(name, value[:2000])
    return found


def _language(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    html = tree.document.query_selector("html")
    language = (html.getattr("lang") or html.getattr("xml:lang") if html else None) or metas.get("og:locale") or ""
    language = language or _text(linked.get("inLanguage")) or metas.get("content-language", "").partition(",")[0]
    return language.strip().replace("_", "-")[:20] or None


def _canonical(tree: Any, metas: Mapping[str, str], base: str) -> str | None:
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
    for script in tree.document.query_selector_all('script[type^="application/ld+json" i]'):
        for node in _nodes(_json(script.text[:_MAX_LINKED_CHARS])):
            kind = node.get("@type")
            kinds = [kind] if isinstance(kind, str) else kind if isinstance(kind, list) else []
            if any(str(k).lower().endswith(_ARTICLE_TYPES) for k in kinds):
                return node
    return {}


def _json(text: str) -> Any:
    """Read JSON as people write it into pages: wrapped in comments, with a comma too many; None where it is none."""
    with suppress(ValueError, RecursionError):
        return json.loads(text, strict=False)
    with suppress(ValueError, RecursionError):
        return json.loads(_NEEDLESS_COMMA.sub(r"\1", _WRAPPED.sub("", text)), strict=False)
    return None


def _nodes(raw: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    for item in raw if isinstance(raw, list) else [raw]:
        if isinstance(item, dict):
            yield item
            for inside in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _nodes(item.get(inside, []), depth + 1)


def _authors(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> Iterator[str]:
    listed = linked.get("author") or linked.get("creator")
    names: Sequence[str | None] = [_name(item) for item in (listed if isinstance(listed, list) else [listed])]
    if not any(names):
        names = [*_named(metas, _AUTHORS)][:1]
    if not any(names):
        queries = ('[itemprop="author"] [itemprop="name"]', '[itemprop="author"]', '[rel="author"]')
        nodes = (node for query in queries if (node := tree.document.query_selector(query)))
        names = [node.getattr("content") or node.text for node in nodes][:1]
    for name in dict.fromkeys(names):
        plain = _BY.sub("", to_line(name or ""))[:_MAX_NAME_CHARS]
        if plain and not plain.startswith(("http://", "https://")):
            yield plain


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return to_line(value)[:_MAX_NAME_CHARS] or None if isinstance(value, str) else None


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return value if isinstance(value, str) else ""
