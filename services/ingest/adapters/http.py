"""
The one way to the web. Polite: one honest name, conditional requests, few at a time per host. Careful: limits on bytes
(packed and unpacked), on redirects, on the time in total, and public addresses only.

What comes back is a Fetched or one of three errors: not now, not ever in this form, gone.
"""

import asyncio
import re
import ssl
import time
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from services.ingest.adapters.unpack import ACCEPTED, Body
from services.ingest.ports import BeforeHop, Fetched, SourceGone
from shared.chassis.addresses import checked_transport, in_words, retry_after
from shared.chassis.inside import Inside
from shared.contracts.errors import AddressRefused, AddressUnknown, SourceRefused, SourceUnavailable

MAX_REDIRECTS = 5
_IDLE_SECONDS = 10.0  # a server that says nothing for so long has nothing to say
_PERMANENT = {301, 308}
_REDIRECTS = {301, 302, 303, 307, 308}
_REFUSALS = {401, 402, 403, 407, 451}
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


class HttpFetcher:
    """Implements the port Fetcher with httpx. An asynchronous context manager; one for the whole worker."""

    def __init__(
        self,
        *,
        user_agent: str,
        allow_private: bool | Inside = False,
        max_bytes: int = 16 * 1024 * 1024,
        total_seconds: float = 30.0,
        per_host: int = 2,
    ) -> None:
        self._max_bytes = max_bytes
        self._total_seconds = total_seconds
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        self._client = httpx.AsyncClient(
            transport=checked_transport(allow_private=allow_private, setting="TOCSIN_ALLOW_PRIVATE_ADDRESSES"),
            headers={"User-Agent": user_agent, "Accept-Encoding": ACCEPTED},
            # None is kept: they would let sites follow us, and grow without end.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            timeout=httpx.Timeout(_IDLE_SECONDS, pool=None),
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        """Open."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection."""
        await self._client.aclose()

    async def get(
        self,
        url: str,
        *,
        accept: str,
        etag: str | None = None,
        last_modified: str | None = None,
        before_hop: BeforeHop | None = None,
    ) -> Fetched:
        """Fetch *url*; see the port."""
        headers = {"Accept": accept}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        try:
            return await self._follow(url, headers, before_hop)
        except TimeoutError as error:
            raise SourceUnavailable(f"takes longer than {self._total_seconds:g} s") from error
        except AddressRefused as error:
            raise SourceRefused(str(error)) from error
        except AddressUnknown as error:
            raise SourceUnavailable(str(error)) from error
        except httpx.InvalidURL as error:
            raise SourceRefused("its address can't be read") from error
        except (httpx.HTTPError, ssl.SSLError, OSError) as error:
            raise SourceUnavailable(in_words(error)) from error

    async def _follow(self, url: str, headers: dict[str, str], before_hop: BeforeHop | None) -> Fetched:
        moved, permanent, left = None, True, self._total_seconds
        for hop in range(MAX_REDIRECTS + 1):
            if hop and before_hop:
                await before_hop(url)
            # The host really asked, and none while we wait for another: two that lead to each other never lock.
            async with self._hosts[_host(url)]:
                begun = time.monotonic()
                async with asyncio.timeout(left):
                    answer = await self._ask(url, headers)
                left -= time.monotonic() - begun  # standing in the queue isn't the server's time
            if isinstance(answer, Fetched):
                return replace(answer, moved_to=moved)
            url, for_good = answer
            permanent = permanent and for_good
            moved = url if permanent else moved
        raise SourceRefused(f"redirects more than {MAX_REDIRECTS} times")

    async def _ask(self, url: str, headers: dict[str, str]) -> Fetched | tuple[str, bool]:
        """Ask one server once: its answer, or where it redirects to and whether that is for good."""
        async with self._client.stream("GET", url, headers=headers) as response:
            location = response.headers.get("location")
            if response.status_code in _REDIRECTS and location:
                return _next(url, location), response.status_code in _PERMANENT
            return await self._read(response, url, conditional=len(headers) > 1)

    async def _read(self, response: httpx.Response, url: str, *, conditional: bool) -> Fetched:
        status, headers = response.status_code, response.headers
        if status == 410:
            raise SourceGone("the server says it is gone for good (410)")
        if status in _REFUSALS and retry_after(headers) is None:
            raise SourceRefused(f"the server refuses us ({status})")
        if status == 304 and not conditional:
            raise SourceUnavailable("answers that nothing has changed (304) where nobody asked that")
        if status not in {200, 203, 304}:
            raise SourceUnavailable(f"the server answers {status}", retry_after=retry_after(headers), status=status)
        body = Body(headers.get("content-encoding", ""), self._max_bytes)
        if status != 304:
            announced = headers.get("content-length", "")
            if announced.isascii() and announced.isdigit() and int(announced) > self._max_bytes:
                raise SourceRefused(f"sends more than {self._max_bytes:,} bytes")
            async for chunk in response.aiter_raw():
                body.add(chunk)
        return Fetched(
            status=304 if status == 304 else 200,
            url=url,
            body=body.bytes(),
            content_type=headers.get("content-type", "")[:200],
            etag=_short(headers.get("etag")),
            last_modified=_short(headers.get("last-modified")),
            max_age=_max_age(headers),
        )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _next(url: str, location: str) -> str:
    try:
        target = urljoin(url, location)
        scheme = urlsplit(target).scheme
    except ValueError as error:
        raise SourceRefused("redirects to an address that can't be read") from error
    if scheme not in {"http", "https"}:
        raise SourceRefused(f"redirects to {scheme[:20]!r}")
    return target


def _max_age(headers: httpx.Headers) -> timedelta | None:
    """Read how long the answer stays fresh: ``Cache-Control``, else ``Expires`` seen from the server's own clock."""
    control = headers.get("cache-control", "")
    if control or not headers.get("expires"):
        match = _MAX_AGE.search(control)
        return timedelta(seconds=int(match[1])) if match and "no-cache" not in control.lower() else None
    try:
        then, now = (parsedate_to_datetime(headers.get(name, "")) for name in ("expires", "date"))
        return max(then - now, timedelta())
    except (ValueError, TypeError, OverflowError):
        return None


def _short(value: str | None) -> str | None:
    return value if value and len(value) <= 1000 and value.isprintable() else None
