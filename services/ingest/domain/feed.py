"""
Reading a feed: bytes in, entries out, whatever the format says it is.

RSS 0.9x to 2.0, RDF, Atom and news sitemaps go through a fast reader; JSON Feed through its own; what the fast reader
can't make sense of goes to feedparser, which is forty times slower and reads nearly anything.

Promises: never raises on any bytes, never fetches, expands no entity; entries in feed order; links absolute where a
base is known; markup untouched (an entry's text is made from it only when somebody wants it).
"""

import codecs
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from html.entities import html5
from typing import Any

import feedparser

from services.ingest.domain.dates import read_date
from services.ingest.domain.entry import MAX_ENTRIES, Entry, Feed, joined
from services.ingest.domain.jsonfeed import looks_like_json, read_json_feed
from services.ingest.domain.markup import too_complex
from services.ingest.domain.xmlfeed import read_xml_feed

_TOLERATED_BYTES = 1024 * 1024  # the tolerant reader takes two seconds for it
_MAX_BYTES = 32 * 1024 * 1024
_MAX_SIGNS = 300_000  # of a feed's ``&``: beyond, it is no text, and taking each in hand costs a hundred bytes
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?\s*([A-Za-z0-9._:-]+)")
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,300}\?>", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)
_PREDEFINED = re.compile(rb"&(lt|gt|amp|quot|apos);")
_NUMBERS = {b"lt": b"&#60;", b"gt": b"&#62;", b"amp": b"&#38;", b"quot": b"&#34;", b"apos": b"&#39;"}
_DOCTYPE_START = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]{0,2000}(?:\[.{0,100000}?\]\s{0,100})?>", re.IGNORECASE | re.DOTALL)
_NAMED = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
_BARE = re.compile(rb"&(?!#?[A-Za-z0-9]{1,31};)")
_START = re.compile(
    rb"<(?:\?xml|!DOCTYPE|!--|rss|rdf|feed|channel|urlset|opml|[a-zA-Z]+:(?:rdf|rss|feed))", re.IGNORECASE
)
_ITEMS = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_ITEM_ENDS = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_END = re.compile(rb"</(?:\w+:)?(?:rss|rdf|feed|channel|urlset)\s*>", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|rdf|feed|channel)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:\w+:)?urlset[\s>]", re.IGNORECASE)
# Halves of surrogate pairs, as programs write them that count in UTF-16; alone they are no character.
_SURROGATES = re.compile(
    rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]));"
)
_SURROGATE_RUN = re.compile(
    rb"(?:%s){1,1000}" % _SURROGATES.pattern
)  # a whole feed of them at once would need a gigabyte
_ESCAPED = re.compile("[\udc80-\udcff]")
_FEW_WRONG = 0.25
_OPENS = re.compile(r"[<{]")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BARE_WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


def read_feed(data: bytes, *, base: str = "", content_type: str = "") -> Feed:
    """Read *data*, fetched from *base*, as a feed; a Feed with an empty ``format`` where it is none."""
    data = _unzipped(data)[:_MAX_BYTES]
    data = to_utf8(data, content_type)
    if looks_like_json(data):
        return _capped(read_json_feed(data, base))
    clean = cleaned(data)
    if not clean.strip():
        return Feed()
    reading = read_xml_feed(clean, base)
    if not reading.well_formed:
        clean = sturdy(clean)
        reading = read_xml_feed(clean, base)
    if reading.well_formed and reading.feed.format:
        return _capped(reading.feed)
    announced = len(_ITEMS.findall(clean))
    feed = reading.feed if reading.well_formed and not announced else _best(reading.feed, announced, clean, base)
    if feed.entries and _cut_off(clean):
        feed = replace(feed, entries=feed.entries[:-1])  # half an entry would be half a headline
    return _capped(feed)


def _best(fast: Feed, announced: int, clean: bytes, base: str) -> Feed:
    """Choose between the fast reader's *fast* and what the tolerant one makes of what is not well-formed."""
    found = len(fast.entries)
    if (
        (fast.format and found >= min(announced, MAX_ENTRIES))
        or not (announced or fast.format or _ROOT.search(clean))
        or too_complex(clean.decode("latin-1"))
    ):
        return fast
    tolerant = read_tolerantly(clean[:_TOLERATED_BYTES], base)
    if len(clean) > _TOLERATED_BYTES:
        tolerant = replace(tolerant, unread=max(announced - len(tolerant.entries), 0))
    return tolerant if len(tolerant.entries) > found or not fast.format else fast


def _cut_off(clean: bytes) -> bool:
    """Tell whether the document ends within an entry: then the rest of it is still to come."""
    if _END.search(clean[-200:]):
        return False
    if _SITEMAP.search(clean[:4096]):
        return True
    opened = max((match.start() for match in _ITEMS.finditer(clean)), default=-1)
    closed = max((match.start() for match in _ITEM_ENDS.finditer(clean)), default=-1)
    return opened > closed


def read_tolerantly(data: bytes, base: str = "") -> Feed:
    """Read *data* with feedparser, its sanitising off: markup becomes text here anyway."""
    try:
        raw = feedparser.parse(
            data,
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except Exception:  # noqa: BLE001 (feedparser raises whatever its parsers raise; what it can't read is no feed)
        return Feed()
    about = raw.get("feed", {})
    home = about.get("link") or ""
    entries = tuple(_tolerant_entry(entry, joined(base, home)) for entry in raw.get("entries", ()))
    return Feed(
        raw.get("version") or ("unknown" if entries else ""),
        about.get("title") or "",
        about.get("language"),
        None,
        entries,
    )


def _tolerant_entry(raw: Any, base: str) -> Entry:
    link = str(raw.get("link") or "")
    return Entry(
        url=joined(base, link) if link else None,
        guid=raw.get("id"),
        title=_as_html(raw.get("title_detail")),
        summary=_as_html(raw.get("summary_detail")),
        content="\n".join(_as_html(content) for content in raw.get("content", ())),
        published=read_date(dict.get(raw, "published") or dict.get(raw, "created")),
        updated=read_date(dict.get(raw, "updated")),  # not through its aliases
        authors=tuple(_author_names(raw)),
        credit=(raw.get("source") or {}).get("title"),
    )


def _as_html(detail: Any) -> str:
    if not detail:
        return ""
    value = str(detail.get("value") or "")
    return escape(value, quote=False) if detail.get("type") == "text/plain" and "<" not in value else value


def _author_names(raw: Any) -> Iterator[str]:
    for author in raw.get("authors", ()):
        if name := author.get("name"):
            yield str(name)[:200]


def _capped(feed: Feed) -> Feed:
    beyond = max(len(feed.entries) - MAX_ENTRIES, 0)
    return replace(feed, entries=feed.entries[:MAX_ENTRIES], unread=feed.unread + beyond) if beyond else feed


def _unzipped(data: bytes) -> bytes:
    """Unzip what a server sends zipped without saying so, within the limit."""
    if data[:2] != b"\x1f\x8b":
        return data
    try:
        return zlib.decompressobj(wbits=31).decompress(data, _MAX_BYTES)
    except zlib.error:
        return data


def cleaned(data: bytes) -> bytes:
    """Make UTF-8 what the fast reader wants: no junk in front, no DOCTYPE, no HTML entity that XML doesn't know."""
    data = data.translate(None, _CONTROLS)
    if start := _START.search(data[:65536]):
        data = data[start.start() :]
    data = _DECLARATION.sub(b"", data, count=1)
    if (start := _DOCTYPE_START.search(data[:65536])) and (doctype := _DOCTYPE.match(data, start.start())):
        data = data[: doctype.start()] + data[doctype.end() :]
    if b"&" in data:
        data = _NAMED.sub(_numbered, data)
        data = _SURROGATE_RUN.sub(_paired, data) if _SURROGATES.search(data) else data
    return data


def sturdy(clean: bytes) -> bytes:
    """
    Write ``&lt;`` and its like, and a bare ``&``, as numbers.

    After the first thing that is wrong in a document, the parser drops entities: links lose their ``&``, texts their
    tags. It keeps characters written as numbers.
    """
    if clean.count(b"&") > _MAX_SIGNS:
        return clean
    return _PREDEFINED.sub(lambda one: _NUMBERS[one[1]], _BARE.sub(b"&#38;", clean))


def to_utf8(data: bytes, content_type: str = "") -> bytes:
    """Make UTF-8 of *data*, by its byte order mark, its declaration, its *content_type*, or what it looks like."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :] if name == "utf-8" else _decoded(data, name)
    for start, name in _BARE_WIDE:
        if data.lstrip(b"\r\n\t ")[:2] == start:
            return _decoded(data, name)
    declared = _DECLARED.search(data[:1024])
    charset = _CHARSET.search(content_type)
    names = [declared[1].decode("ascii")] if declared else []
    names += [charset[1]] if charset else []
    return _decoded(data, *names)


def _decoded(data: bytes, *names: str) -> bytes:
    """Decode by the first name that fits, then UTF-8, then Windows-1252, which fits anything."""
    codecs_named = [_WEB_NAMES.get(name.lower(), name) for name in names]
    if codecs_named and codecs_named[0].lower().startswith(("cp125", "iso-8859", "windows-125")):
        codecs_named.insert(0, "utf-8")  # what reads as UTF-8 by chance is no eight-bit text, whatever the label says
    for name in (*codecs_named, "utf-8"):
        try:
            codec = codecs.lookup(name).name
            text = data.decode(codec)
        except (LookupError, ValueError):
            continue
        if codec.startswith("utf-16") and not _OPENS.search(text[:2000]):
            continue  # eight-bit text that says it is sixteen
        return data if codec == "utf-8" else text.encode("utf-8", "replace")
    return _mended(data)


def _mended(data: bytes) -> bytes:
    """Decode what is no UTF-8 throughout: with a few bytes wrong if that explains it, else as Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    wrong = len(_ESCAPED.findall(text))
    if wrong <= _FEW_WRONG * (len(data) - len(text)):  # whole characters take two bytes or more: there are enough
        return _ESCAPED.sub(lambda one: bytes([ord(one[0]) - 0xDC00]).decode("cp1252", "replace"), text).encode()
    return data.decode("cp1252", "replace").encode()


# What the web means by these names (WHATWG Encoding Standard).
_WEB_NAMES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
}


def _paired(match: re.Match[bytes]) -> bytes:
    """Make one character of two halves; of a half alone, the mark that something is missing."""
    halves = [int(n[3:-1], 16) if n[2:3] in b"xX" else int(n[2:-1]) for n in _SURROGATES.findall(match[0])]
    text = b"".join(half.to_bytes(2, "big") for half in halves).decode("utf-16-be", "replace")
    return "".join(f"&#{ord(letter)};" for letter in text).encode()


def _numbered(match: re.Match[bytes]) -> bytes:
    letters = html5.get(match[1].decode("ascii"))
    return "".join(f"&#{ord(letter)};" for letter in letters).encode() if letters else b"&amp;" + match[1]
