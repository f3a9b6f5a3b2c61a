"""
The fast reader of XML feeds: one forgiving lxml pass, no entity is expanded, nothing is fetched.

One table of element names serves RSS 0.9x to 2.0, RDF and Atom, because they hardly collide; prefixes are read by their
namespace, and by their name where the feed forgot to declare it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import Any

from lxml import etree

from services.ingest.domain.dates import read_date
from services.ingest.domain.entry import Entry, Feed, joined, read_some
from services.ingest.domain.sitemap import read_sitemap

_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
_CORE = frozenset(
    {
        "",
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atom/ns#",
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd",
        "http://channel.netscape.com/rdf/simple/0.9/",
        "http://purl.org/net/rss1.1#",
        "http://backend.userland.com/rss2",
        "http://backend.userland.com/RSS2",
        "http://blogs.law.harvard.edu/tech/rss",
    }
)
_KINDS = frozenset({"rss", "rdf", "feed", "channel", "entry"})
_NO_PAGE = ("javascript:", "data:", "mailto:", "about:", "file:", "vbscript:")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_PUBLISHED = (
    "pubdate",
    "published",
    "issued",
    "created",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "dcterms:date",
    "date",
)
_UPDATED = ("updated", "modified", "dcterms:modified", "lastbuilddate")
_CONTENT = ("content:encoded", "content", "body", "xhtml:body", "xhtml:div", "fullitem")
_SUMMARY = ("description", "summary", "itunes:summary", "media:description", "dc:description")
_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2_592_000, "yearly": 31_536_000}
_MAX_NAME_CHARS = 200
_MAIL_AND_NAME = re.compile(r"[^\s@]+@\S+?\s*\((.+)\)")
_PREFIX_IN_TAG = re.compile(r"(</?)\w+:")


@dataclass(frozen=True, slots=True)
class XmlReading:
    """What the fast reader made of it: the feed, and whether the document was well-formed."""

    feed: Feed
    well_formed: bool


def read_xml_feed(data: bytes, base: str = "") -> XmlReading:
    """Read UTF-8 *data*, without declaration and DOCTYPE, as RSS, RDF, Atom or sitemap; no format if it is none."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True,
        remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return XmlReading(Feed(), well_formed=False)
    try:
        return XmlReading(_Reader(base).feed(root), well_formed=not parser.error_log.filter_from_errors())
    except UnicodeDecodeError:  # the parser let through what is no character
        return XmlReading(Feed(), well_formed=False)


class _Reader:
    """One document. Holds what is learnt once: the names of its tags."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._names: dict[str, str] = {}
        self._own = ""

    def feed(self, root: Any) -> Feed:
        kind = self._name(root.tag).rpartition(":")[2]
        if kind == "urlset":
            return read_sitemap(root)
        if kind not in _KINDS:
            return Feed()
        self._own = _space(root)  # however its namespace is spelt
        item = "entry" if kind in {"feed", "entry"} else "item"  # an Atom entry may stand alone
        channel = next((c for c in root if self._name(c.tag) == "channel"), root)
        about = {self._name(child.tag): child for child in reversed(channel) if isinstance(child.tag, str)}
        language = _string(about.get("language")) or _string(about.get("dc:language")) or root.get(_XML + "lang")
        base = next((link for c in (channel, root) if (link := self._home(c))), "")
        tags = ("{*}" + item, "{*}" + item.capitalize(), "{*}" + item.upper())
        items = (el for el in root.iter(*tags) if self._name(el.tag) == item)
        entries, unread = read_some(items, lambda el: self._entry(el, base))
        return Feed(
            _format(root, kind),
            _rich(about.get("title"), atom=kind == "feed"),
            (language or "").strip() or None,
            _refresh(about),
            entries,
            unread,
        )

    def _name(self, tag: Any) -> str:
        """Shorten a qualified tag to ``title``, ``dc:date`` … in lower case."""
        if not isinstance(tag, str):
            return ""
        name = self._names.get(tag)
        if name is None:
            space, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
            prefix = "" if space in _CORE else _PREFIXES.get(space, "" if space == self._own else "?")
            if not space and ":" in local:  # an undeclared prefix: read as it was meant
                prefix, _, local = local.rpartition(":")
                prefix = "" if prefix.lower() in {"atom", "rss"} else prefix
            if prefix == "?" and (local.lower() in _KINDS or local.lower() == "item"):
                prefix = ""
            name = self._names[tag] = f"{prefix}:{local}".lower() if prefix else local.lower()
        return name

    def _home(self, el: Any) -> str:
        """Find the address that relative links of a feed stand on: its page."""
        for child in el:
            if self._name(child.tag) == "link" and child.get("rel", "alternate") == "alternate":
                link = (child.get("href") or child.text or "").strip()
                if link.startswith(("http://", "https://")):
                    return link
        return ""

    def _entry(self, el: Any, home: str) -> Entry:
        parts: dict[str, Any] = {}
        links, authors = [], []
        for child in el:
            name = self._name(child.tag)
            if name == "link":
                links.append(child)
            elif name in {"author", "dc:creator", "creator", "itunes:author"}:
                authors.append(child)
            elif name == "media:group":
                for inner in child:
                    parts.setdefault(self._name(inner.tag), inner)
            elif name and name not in parts:
                parts[name] = child
        atom = self._name(el.tag) == "entry"
        guid = _string(parts.get("guid")) or _string(parts.get("id")) or el.get(_RDF_ABOUT) or None
        return Entry(
            url=self._url(el, parts, links, home),
            behind=_web(_string(parts.get("feedburner:origlink"))),
            guid=guid,
            title=_rich(parts.get("title"), atom=atom)
            or _rich(parts.get("media:title"), atom=False)
            or _string(parts.get("dc:title")),
            summary=next((t for name in _SUMMARY if (t := _rich(parts.get(name), atom=atom))), ""),
            content=next((t for name in _CONTENT if (t := _rich(parts.get(name), atom=atom))), ""),
            published=_date(parts, _PUBLISHED),
            updated=_date(parts, _UPDATED),
            authors=tuple(dict.fromkeys(self._authors(authors))),
            credit=_string(parts.get("source"))
            or _string(parts.get("dc:source"))
            or _string(parts.get("dc:publisher"))
            or None,
            language=el.get(_XML + "lang") or _string(parts.get("dc:language")) or None,
        )

    def _url(self, el: Any, parts: dict[str, Any], links: list[Any], home: str) -> str | None:
        link = _best_link(links)
        if not link:
            guid = parts.get("guid")
            link = (
                _string(guid)
                if guid is not None and guid.get("ispermalink", guid.get("isPermaLink", "true")).lower() != "false"
                else ""
            )
            link = link or _string(parts.get("id")) or el.get(_RDF_ABOUT) or ""
            if not link.startswith(("http://", "https://")):
                link = ""
        if not link:
            return None
        link = link.replace("&amp;", "&")  # escaped twice, by the feed or by us
        if not link.startswith(("http://", "https://")):
            near = next((node for node in links if (node.get("href") or node.text or "").strip() == link), el)
            link = joined(joined(self._base or home, near.base or ""), link)
        return link

    def _authors(self, nodes: list[Any]) -> Iterator[str]:
        for node in nodes:
            names = [_string(child) for child in node if self._name(child.tag) == "name"] or [_string(node)]
            for name in names:
                # RSS 2.0 writes `mail@host (Name)`
                inner = _MAIL_AND_NAME.fullmatch(name := name[:_MAX_NAME_CHARS])
                plain = " ".join((inner[1] if inner else name).split())
                if plain:
                    yield plain


_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def _best_link(links: list[Any]) -> str:
    """Choose the link to the article: the page rather than another form of it, never comments or an enclosure."""
    best, best_rank = "", 0
    for node in links:
        href = (node.get("href") or "".join(node.itertext())).strip().removeprefix("feed:")
        rel = (node.get("rel") or "alternate").lower()
        if not href or rel != "alternate" or href[:11].lower().startswith(_NO_PAGE):
            continue
        kind = node.get("type")
        rank = 2 if kind is None else 3 if "html" in kind else 1
        if rank > best_rank:
            best, best_rank = href, rank
    return best


def _web(link: str) -> str | None:
    return link if link.startswith(("http://", "https://")) else None


def _rich(node: Any, *, atom: bool) -> str:
    """Give an element's content as HTML: Atom says what it is, RSS means HTML."""
    if node is None:
        return ""
    if len(node):
        return _inner(node).strip()
    text = (node.text or "").strip()
    if not text:
        return ""
    kind = (node.get("type") or "").lower()
    if not atom:
        return text if kind != "plain" else escape(text, quote=False)
    if kind in {"", "text", "text/plain"} and node.get("mode") != "escaped":
        return escape(text, quote=False)
    return text if kind in {"html", "xhtml", "text", "text/plain", ""} or "html" in kind else ""


def _inner(node: Any) -> str:
    parts = [escape(node.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", with_tail=True) for child in node]
    return _PREFIX_IN_TAG.sub(r"\1", "".join(parts))


def _string(node: Any) -> str:
    if node is None:
        return ""
    return (node.text or "").strip() if not len(node) else "".join(node.itertext()).strip()


def _date(parts: dict[str, Any], names: tuple[str, ...]) -> datetime | None:
    for name in names:
        if name in parts and (moment := read_date(_string(parts[name]))):
            return moment
    return None


def _space(el: Any) -> str:
    return str(el.tag[1:].partition("}")[0]) if el.tag.startswith("{") else ""


def _refresh(about: dict[str, Any]) -> timedelta | None:
    """Read how often the feed asks to be polled: ``ttl`` in minutes, or the syndication module."""
    ttl = _string(about.get("ttl"))
    if ttl.isascii() and ttl.isdigit() and len(ttl) < 6:
        return timedelta(minutes=int(ttl))
    seconds = _PERIODS.get(_string(about.get("sy:updateperiod")).lower())
    frequency = _string(about.get("sy:updatefrequency"))
    if seconds and frequency.isascii() and frequency.isdigit() and int(frequency[:6]) > 0:
        return timedelta(seconds=seconds / int(frequency[:6]))
    return timedelta(seconds=seconds) if seconds else None


def _format(root: Any, kind: str) -> str:
    space = _space(root)
    if kind in {"feed", "entry"}:
        return "atom03" if space == "http://purl.org/atom/ns#" else "atom10"
    if kind == "rdf":
        return "rss10" if any("purl.org/rss/1.0/" in (space or "") for space in root.nsmap.values()) else "rss090"
    return "rss" + re.sub(r"\D", "", root.get("version") or "")[:4]
