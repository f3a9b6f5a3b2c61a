"""
Fetching articles' pages: for the entries that need it, within robots.txt, and never in the way of the news.

A page that can't be had is no failure of the feed: the entry is published with what the feed itself says.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import structlog

from services.ingest.domain.page import Page, read_page
from services.ingest.domain.robots import NOTHING, Robots, read_robots
from services.ingest.ports import Fetcher
from shared.contracts.errors import SourceRefused, SourceUnavailable

PAGE_ACCEPT = "text/html, application/xhtml+xml;q=0.9"
_ROBOTS_LIFE = timedelta(hours=24)
_ROBOTS_RETRY = timedelta(minutes=10)
_MAX_HOSTS = 2000
_SERVER_ERROR = 500
_MOST_HELD = timedelta(days=1)
_HTML = ("text/html", "application/xhtml", "text/plain", "")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """A page, or why there is none. *again*: from when on it is worth another try; *asked*: whether its site was."""

    page: Page | None = None
    reason: str = ""
    again: datetime | None = None
    asked: bool = True


@dataclass(slots=True)
class Pages:
    """Reads pages through *fetcher*, naming itself *agent* to robots.txt. One for the whole worker."""

    fetcher: Fetcher
    agent: str
    _robots: dict[str, tuple[datetime, Robots]] = field(default_factory=dict)
    _held: dict[str, datetime] = field(default_factory=dict)

    async def read(self, url: str, now: datetime) -> PageAnswer:
        """
        Fetch and read the page at *url*; not while its site asks to be left alone (``Retry-After``).

        What it redirects to is asked no less politely: each site's own robots.txt and Retry-After hold.
        """
        site = urlsplit(url).netloc
        if (until := self._held.get(site, now)) > now:
            return PageAnswer(reason="its site asks us to wait", again=until, asked=False)

        async def before_hop(target: str) -> None:
            nonlocal site
            site = urlsplit(target).netloc
            if (until := self._held.get(site, now)) > now:
                raise SourceUnavailable(f"redirects to {site}, which asks us to wait", retry_after=until - now)
            if not await self._allowed(target, now):
                raise SourceRefused(f"redirects to {site}, where robots.txt asks us not to")

        try:
            if not await self._allowed(url, now):
                return PageAnswer(reason="robots.txt asks us not to")
            fetched = await self.fetcher.get(url, accept=PAGE_ACCEPT, before_hop=before_hop)
        except SourceUnavailable as error:
            until = now + min(error.retry_after or timedelta(), _MOST_HELD)
            if until > now:
                self._hold(site, until)
            return PageAnswer(reason=str(error), again=until)
        except SourceRefused as error:
            return PageAnswer(reason=str(error))
        if not fetched.content_type.lower().startswith(_HTML):
            return PageAnswer(reason="its page is no HTML")
        page = await asyncio.to_thread(read_page, fetched.body, base=fetched.url, content_type=fetched.content_type)
        return PageAnswer(page=page) if page.text else PageAnswer(reason="its page has no text")

    def _hold(self, site: str, until: datetime) -> None:
        if len(self._held) >= _MAX_HOSTS:
            self._held.pop(next(iter(self._held)))
        self._held[site] = until

    async def _allowed(self, url: str, now: datetime) -> bool:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        until, rules = self._robots.get(site, (now, None))
        if rules is None or until <= now:
            until, rules = await self._rules(site, now)
            if len(self._robots) >= _MAX_HOSTS:
                self._robots.pop(next(iter(self._robots)))
            self._robots[site] = (until, rules)
        if rules is NOTHING:
            raise SourceUnavailable("its robots.txt can't be had now", retry_after=until - now)
        return rules.allows(url)

    async def _rules(self, site: str, now: datetime) -> tuple[datetime, Robots]:
        """Ask *site* for its rules: until when they hold, and what they are (RFC 9309)."""
        try:
            fetched = await self.fetcher.get(site + "/robots.txt", accept="text/plain, */*;q=0.5")
        except SourceRefused:
            return now + _ROBOTS_LIFE, Robots()  # a site that refuses the file sets no rules
        except SourceUnavailable as error:
            if error.status is not None and error.status < _SERVER_ERROR:  # 404, most often
                return now + _ROBOTS_LIFE, Robots()
            return now + _ROBOTS_RETRY, NOTHING  # till then all is forbidden
        return now + _ROBOTS_LIFE, read_robots(fetched.body.decode("utf-8", "replace"), self.agent)
