"""
What a feed says about one article (Entry), and the Article made from it.

An Entry's texts are HTML, as the feed gave them (plain text is escaped on the way in), because turning markup into text
costs more than reading the feed: it is done once an entry turns out to be new.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import islice
from typing import TypeVar
from urllib.parse import urljoin

from services.ingest.domain.agency import credited_agency
from services.ingest.domain.markup import to_line, to_text
from services.ingest.domain.page import Page
from services.ingest.domain.sites import is_front_page, is_short_link, same_site
from shared.contracts.article import Article, Source
from shared.contracts.identity import article_id, canonical_url, digest

T = TypeVar("T")
# A text this long is taken for the whole article: summaries are shorter, and full-text feeds rarely carry less.
WHOLE_TEXT_CHARS = 1200
MAX_ENTRIES = 20_000  # read of one feed: beyond, it is an archive or an attack
_MAX_TITLE_CHARS = 500
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_MAX_TEXT_CHARS = 1_000_000  # six novels; beyond, it is no article
_ANY_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM_CHARS, _FEW_STEMS, _SHARED_STEMS, _MAX_ANNOUNCED_CHARS = 5, 4, 0.25, 2000
_TEASER_ENDS = ("…", "...", "[…]", "[...]", "read more", "continue reading", "read more.", "full story", "»", "→")


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One entry of a feed. ``title``, ``summary`` and ``content`` are HTML; times are UTC.

    ``url`` is the link as listed, ``behind`` the article's own address where the feed says that the link counts clicks.
    """

    url: str | None = None
    guid: str | None = None
    title: str = ""
    summary: str = ""
    content: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    language: str | None = None
    behind: str | None = None

    @property
    def address(self) -> str | None:
        """Where the article stands."""
        return self.behind or self.url

    @property
    def key(self) -> str:
        """What makes it the same entry at the next poll: its guid, else its address, else its words."""
        return digest(self.guid or canonical_url(self.url or "") or self.url or f"{self.title}\x1f{self.summary}")[:12]

    @property
    def print(self) -> str:
        """
        A fingerprint of its words. A moved date alone is nothing new, nor is another address for the same entry, nor
        the pixel, different at each poll, by which readers are counted.
        """
        words = _ANY_TAG.sub("", f"{self.title}\x1f{self.summary}\x1f{self.content}")
        return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


@dataclass(frozen=True, slots=True)
class Feed:
    """
    A feed as read: ``format`` is a short name (``rss20``, ``atom10`` …), empty where it is no feed at all.

    ``unread``: how many entries it lists beyond those that are read.
    """

    format: str = ""
    title: str = ""
    language: str | None = None
    refresh: timedelta | None = None
    entries: tuple[Entry, ...] = ()
    unread: int = 0


def read_some(items: Iterable[T], read: Callable[[T], Entry | None]) -> tuple[tuple[Entry, ...], int]:
    """
    Read as many of *items* as are read of one feed, from the end at which the newer ones stand; count the others.

    In order; what *read* gives None for is no entry.
    """
    rest = iter(items)
    chosen = list(islice(rest, MAX_ENTRIES))
    behind, unread = deque[T](maxlen=MAX_ENTRIES), 0
    for unread, one in enumerate(rest, 1):  # noqa: B007 (their number is wanted)
        behind.append(one)
    if behind and _dated(read(behind[-1])) > _dated(read(chosen[0])):
        chosen = [*chosen, *behind][-MAX_ENTRIES:]
    return tuple(entry for one in chosen if (entry := read(one))), unread


def _dated(entry: Entry | None) -> float:
    moment = entry and (entry.published or entry.updated)
    return moment.timestamp() if moment else 0.0


def entry_id(entry: Entry, source_id: str) -> str:
    """
    Derive the id of an entry's article: from its canonical URL, the same whatever way it comes in.

    Without an address: from the feed and the entry's guid, so that an edit stays the same article; else its words.
    """
    if entry.address and canonical_url(entry.address):
        return article_id(entry.address, "")
    if entry.guid:
        return "g" + digest(source_id, entry.guid)
    return "t" + digest(source_id, entry.title, entry.summary, entry.content)


def joined(base: str, link: str) -> str:
    """Make *link* absolute; where either is no address, give it as it is."""
    try:
        return urljoin(base, link)
    except ValueError:  # brackets around what is no address
        return link


def needs_page(entry: Entry) -> bool:
    """Tell whether an entry is only a headline or a summary, or its link no more than a way to it; and has a page."""
    if not (entry.address and canonical_url(entry.address)):
        return False
    if is_short_link(entry.address):
        return True
    body = to_text(max(entry.content, entry.summary, key=len))
    return len(body) < WHOLE_TEXT_CHARS or body.rstrip().lower().endswith(_TEASER_ENDS)


def tells_of(text: str, announced: str) -> bool:
    """
    Tell whether a page's *text* is the article *announced*, by title and summary.

    Else it is a consent form, a check for robots, the front page that a dead link leads to. Where few words are
    announced, nobody can tell, and it counts as the article.
    """
    stems = {word[:_STEM_CHARS] for word in _LONG_WORD.findall(announced.lower()[:_MAX_ANNOUNCED_CHARS])}
    told = text.lower()
    return len(stems) < _FEW_STEMS or sum(stem in told for stem in stems) >= len(stems) * _SHARED_STEMS


def other_ids(entry: Entry, page: Page | None) -> tuple[str, ...]:
    """
    Derive the ids that an entry's article has at its other addresses, as its *page* tells them.

    Where its link redirects to counts wherever that is; what the page calls its own address only on the same site: a
    reprint that names its original is another publisher's voice. A front page is no article's address.
    """
    if page is None or not entry.address or not tells_of(page.text, _announced(entry, page)):
        return ()
    at = page.at or entry.address
    named = [at, page.url] if page.url and same_site(page.url, at) else [at]
    own = article_id(entry.address, "")
    ids = (article_id(url, "") for url in named if canonical_url(url) and not is_front_page(url))
    return tuple(dict.fromkeys(name for name in ids if name != own))


def make_article(entry: Entry, source: Source, *, fetched_at: datetime, page: Page | None = None) -> Article | None:
    """
    Make the Article of *entry*, with the text of its *page* where that is the fuller one; None where there is no text.

    Where all there is is a headline or a summary, the headline is the first line of the text: only text is tagged.
    """
    title = to_line(entry.title)[:_MAX_TITLE_CHARS] or (page.title if page else None)
    body = to_text(max(entry.content, entry.summary, key=len))
    whole = len(body) >= WHOLE_TEXT_CHARS and not body.lower().endswith(_TEASER_ENDS)
    page = page if page and tells_of(page.text, f"{title or ''} {body}") else None
    if page and len(page.text) > len(body):
        body, whole = page.text, True
    if title and not whole and not body.startswith(title):
        body = f"{title}\n\n{body}" if body else title
    if not body:
        return None
    authors = entry.authors or (page.authors if page else ())
    via = credited_agency(body, authors, entry.credit or (page.credit if page else None))
    return Article(
        id=entry_id(entry, source.id),
        url=entry.address,
        title=title or None,
        text=body[:_MAX_TEXT_CHARS],
        language=_language(page.language if page else None, entry.language),
        authors=tuple(authors),
        published_at=entry.published or (page.published if page else None) or entry.updated,
        modified_at=entry.updated or (page.modified if page else None),
        fetched_at=fetched_at,
        source=source.model_copy(update={"via": via}) if via and via != source.name else source,
    )


def told_apart(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Take the guid from entries with different addresses that share one, as careless feeds give it."""
    homes: dict[str, set[str | None]] = {}
    for entry in entries:
        if entry.guid:
            homes.setdefault(entry.guid, set()).add(entry.address)
    shared = {guid for guid, addresses in homes.items() if len(addresses) > 1}
    return tuple(replace(entry, guid=None) if entry.url and entry.guid in shared else entry for entry in entries)


def in_language(entries: Sequence[Entry], language: str | None) -> tuple[Entry, ...]:
    """Give each entry the feed's *language* where it names none."""
    return tuple(entry if entry.language else replace(entry, language=language) for entry in entries)


def _announced(entry: Entry, page: Page) -> str:
    body = to_text(max(entry.content, entry.summary, key=len))
    return f"{to_line(entry.title) or page.title or ''} {body}"


def _language(*said: str | None) -> str | None:
    """Choose the first that is a language tag; people write `English` and `en_GB`, too."""
    for tag in said:
        plain = (tag or "").strip().replace("_", "-")
        plain = "en" if plain.lower() == "english" else plain
        if _LANGUAGE.fullmatch(plain):
            return plain
    return None
