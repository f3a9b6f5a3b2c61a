"""
OPML, in which feed readers exchange their lists: outlines with an ``xmlUrl``, however deep they are nested.

Read with the same care as feeds: no entity is expanded, nothing is fetched, a DOCTYPE is cut out, size and number are
bounded. What OPML has no name for stands in attributes of our own namespace, so that what is exported comes in whole.
"""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from services.ingest.domain.feed import cleaned, sturdy, to_utf8
from services.ingest.domain.feedlist import FeedSpec
from shared.contracts.errors import ContractViolation

MAX_BYTES = 16 * 1024 * 1024
MAX_FEEDS = 10_000
NAMESPACE = "urn:tocsin:opml"
_OWN = ("id", "reliability", "region", "publisher")
_MAX_NAME = 200
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_opml(data: bytes) -> list[dict[str, Any]]:
    """
    Give the fields of each feed that *data* names, in its order; an address that stands there twice is taken once.

    Raises:
        ContractViolation: It is no OPML, or too large.
    """
    if len(data) > MAX_BYTES:
        raise ContractViolation(f"more than {MAX_BYTES:,} bytes")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(sturdy(cleaned(to_utf8(data))), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ContractViolation(f"is no OPML: {error}"[:200]) from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise ContractViolation("is no OPML: its first element is another")
    feeds: dict[str, dict[str, Any]] = {}
    for outline in root.iter("outline"):
        plain = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
        if url := plain.get("xmlurl"):
            feeds.setdefault(url, _fields(url, plain))
        if len(feeds) > MAX_FEEDS:
            raise ContractViolation(f"more than {MAX_FEEDS:,} feeds")
    return list(feeds.values())


def write_opml(feeds: Iterable[FeedSpec], *, title: str) -> str:
    """Write *feeds* as OPML 2.0."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"tocsin": NAMESPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _xml(title)
    body = etree.SubElement(root, "body")
    for feed in feeds:
        outline = etree.SubElement(body, "outline", {"type": "rss", "text": _xml(feed.name), "xmlUrl": _xml(feed.url)})
        if feed.language:
            outline.set("language", _xml(feed.language))
        for name in _OWN:
            if value := getattr(feed, name):
                outline.set(f"{{{NAMESPACE}}}{name}", _xml(value))
        if feed.interval_seconds is not None:
            outline.set(f"{{{NAMESPACE}}}interval", str(feed.interval_seconds))
        if feed.pages is not None:
            outline.set(f"{{{NAMESPACE}}}pages", str(feed.pages).lower())
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written.decode()


def _fields(url: str, plain: dict[str, str]) -> dict[str, Any]:
    own = {name: plain.get(f"{{{NAMESPACE}}}{name}") or None for name in (*_OWN, "interval", "pages")}
    fields: dict[str, Any] = {name: own[name] for name in _OWN}
    name = plain.get("title") or plain.get("text") or ""
    fields |= {
        "url": url,
        "name": " ".join(name.split())[:_MAX_NAME] or None,
        "language": plain.get("language") or None,
    }
    fields["publisher"] = own["publisher"] or _publisher(plain.get("htmlurl", ""))
    if own["interval"] and own["interval"].isascii() and own["interval"].isdigit():
        fields["interval_seconds"] = int(own["interval"][:9])
    if own["pages"] in {"true", "false"}:
        fields["pages"] = own["pages"] == "true"
    return fields


def _xml(text: str) -> str:
    """Leave out what XML has no room for."""
    return _NOT_XML.sub("", text)


def _publisher(home: str) -> str | None:
    """Take the host of a feed's site for its publisher: two feeds of one site are one voice."""
    try:
        host = urlsplit(home).hostname or ""
    except ValueError:
        return None
    return host.lower().removeprefix("www.") or None
