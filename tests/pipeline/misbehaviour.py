"""
A server on loopback with many feeds that misbehave on command, each on a clock of its own that the test sets.

It keeps what a reader must have seen: each text of each entry that was sent in a whole answer, and in which order.
"""

import asyncio
import gzip
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import cache
from hashlib import blake2b
from random import Random
from types import TracebackType
from typing import Self, cast

DRIP_SECONDS = 0.02
BOMB_BYTES = 3_000_000
MAX_LISTED = 25
# How often each trouble comes, of all that does come; the rest of the time a site behaves.
TROUBLES = {
    "drip": 1, "reset": 4, "cut": 4, "short": 4, "hang_up": 4, "rubbish": 3, "loop": 3, "bomb": 1, "html": 4,
    "empty": 6, "wait": 6, "wait_date": 3, "refused": 3, "error": 6, "unmodified": 6, "long_header": 1, "missing": 3,
}  # fmt: skip

_SLOW = {"drip", "bomb", "long_header"}  # once is enough: these take a reader's real time


@dataclass
class Site:
    """One feed that grows, edits, moves dates, forgets, empties, flaps and breaks down, as its dice fall."""

    name: str
    dice: Random
    now: datetime
    a_day: float = 4
    conditional: bool = True
    well: bool = False  # set: it behaves from now on
    listed: list[tuple[str, str, datetime]] = field(default_factory=list)  # path, text, date
    sent: dict[str, list[str]] = field(default_factory=dict)
    maybe: dict[str, set[str]] = field(default_factory=dict)
    asked: list[datetime] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)
    whole: bool = False
    trouble: str = ""
    trouble_until: datetime | None = None
    not_before: datetime | None = None
    why_not_before: str = ""
    wish: tuple[datetime, str] | None = None
    lived_until: datetime | None = None
    number: int = 0
    settled_well: bool = False

    def live(self) -> None:
        """Let what happened since the last question happen."""
        days = (self.now - (self.lived_until or self.now - timedelta(days=1))).total_seconds() / 86400
        self.lived_until = self.now
        for _ in range(self._times(self.a_day * days)):
            self.number += 1
            hours = self.dice.choice([0, 0, 0, 0, 0, 1, 30, 400, -20])  # ago: mostly fresh, some old, some far ahead
            self.listed.insert(0, (f"{self.name}-{self.number}", "First words.", self.now - timedelta(hours=hours)))
        for place in range(min(self._times(self.a_day * days / 4), len(self.listed))):
            path, text, date = self.listed[place]
            self.listed[place] = (path, f"{text} And more, by edit {self.dice.randrange(10**6)}.", date)
        for _ in range(self._times(self.a_day * days / 4)):
            place = self.dice.randrange(len(self.listed) or 1)
            for path, text, date in self.listed[place : place + 1]:
                self.listed[place] = (path, text, date + timedelta(minutes=self.dice.randint(1, 600)))
        del self.listed[MAX_LISTED:]

    def _times(self, mean: float) -> int:
        return int(mean) + (self.dice.random() < mean % 1)

    def behaviour(self) -> str:
        """Choose what to do with the next question."""
        if self.well:
            return "well"
        if self.trouble_until and self.now < self.trouble_until:  # it lasts, or it flaps
            return self.trouble if self.dice.random() < 0.7 else "well"
        if self.dice.random() < 0.1:
            [self.trouble] = self.dice.choices(list(TROUBLES), list(TROUBLES.values()))
            hours = 0 if self.trouble in _SLOW else self.dice.choice([0, 0, 1, 6, 20])
            self.trouble_until = self.now + timedelta(hours=hours)
            return self.trouble
        return "well"

    def document(self) -> bytes:
        """Write the feed as it is now."""
        items = "".join(
            f"<item><title>{path}</title><link>https://{self.name}.example/{path}</link>"
            f"<pubDate>{_written(date)}</pubDate><description>{text}</description></item>"
            for path, text, date in self.listed
        )
        return f'<rss version="2.0"><channel><title>{self.name}</title>{items}</channel></rss>'.encode()

    def asks_to_wait(self, length: timedelta, why: str) -> None:
        """Remember that no question may come before."""
        self.wish = (self.now + length, why)

    def note_question(self, least: timedelta) -> None:
        """Write down a question, and whether it came too early."""
        if self.asked and self.now - self.asked[-1] < least:
            self.early.append(f"{self.name}: {self.now - self.asked[-1]} after the last question")
        if self.not_before and self.now < self.not_before:
            self.early.append(f"{self.name}: {self.not_before - self.now} before {self.why_not_before} allowed it")
        self.asked.append(self.now)
        self.not_before = None

    def settle(self, *, read: bool, heard: bool) -> None:
        """Note, when a poll is over, what it was sent: for certain if it was *read* whole; and what it *heard*."""
        if self.wish and heard:
            self.not_before, self.why_not_before = self.wish
        self.wish = None
        for path, text, _ in self.listed if self.whole and read else []:
            texts = self.sent.setdefault(path, [])
            if text not in texts:
                texts.append(text)
        for path, text, _ in self.listed if not (self.whole and read) else []:
            self.maybe.setdefault(path, set()).add(text)
        self.settled_well = self.well and read
        self.whole = False


class Misbehaving:
    """The server: ``/<site>`` is the feed of a site. An asynchronous context manager."""

    def __init__(self, sites: dict[str, Site], *, least: timedelta) -> None:
        self.sites, self.least = sites, least
        self.port = 0

    async def __aenter__(self) -> Self:
        """Listen."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0, backlog=500)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Listen no more."""
        self._server.close()


class _Connection(asyncio.Protocol):
    def __init__(self, server: Misbehaving) -> None:
        self._all, self._buffer = server, b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's says so by behaviour alone

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            first, *rest = head.decode("latin-1").split("\r\n")
            path = first.split()[1].strip("/")
            headers = dict(line.lower().split(": ", 1) for line in rest)
            self._serve(path, headers)

    def _serve(self, path: str, headers: dict[str, str]) -> None:
        name, _, hop = path.partition("/")
        site = self._all.sites[name]
        if hop.startswith("loop"):
            self._send(302, b"", Location=f"/{name}/loop{int(hop[4:]) + 1}")
            return
        site.note_question(self._all.least)
        site.live()
        what = site.behaviour()
        site.answers[what] = site.answers.get(what, 0) + 1
        getattr(self, f"_{what}")(site, headers)

    def _send(
        self, status: int, body: bytes, *, length: int | None = None, close: bool = False, **headers: str
    ) -> None:
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body) if length is None else length}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        lines += ["Connection: close"] if close else []
        self._transport.write("\r\n".join([*lines, "", ""]).encode() + body)
        if close:
            self._transport.close()

    def _well(self, site: Site, headers: dict[str, str]) -> None:
        body = site.document()
        tag = f'"{blake2b(body, digest_size=6).hexdigest()}"'
        if site.conditional and headers.get("if-none-match") == tag:
            self._send(304, b"", ETag=tag)
            return
        site.whole = True
        said = {"ETag": tag} if site.conditional else {}
        kind = site.dice.choice(["application/rss+xml", "text/plain", "application/octet-stream", "text/html"])
        if site.dice.random() < 0.1:
            site.asks_to_wait(timedelta(minutes=40), "max-age")
            said["Cache_Control"] = "max-age=2400"
        if site.dice.random() < 0.3:
            body, said["Content_Encoding"] = gzip.compress(body, 1), "gzip"
        self._send(200, body, Content_Type=kind, **said)

    def _unmodified(self, _: Site, __: dict[str, str]) -> None:  # whatever was asked, and whatever has changed
        self._send(304, b"")

    def _empty(self, site: Site, _: dict[str, str]) -> None:
        self._send(200, f"<rss version='2.0'><channel><title>{site.name}</title></channel></rss>".encode())

    def _drip(self, site: Site, _: dict[str, str]) -> None:
        self._transport.write(b"HTTP/1.1 200 X\r\nContent-Length: 100000\r\n\r\n")
        body = iter(site.document())

        def drop() -> None:
            if not self._transport.is_closing():
                self._transport.write(bytes([next(body, 32)]))
                asyncio.get_running_loop().call_later(DRIP_SECONDS, drop)

        drop()

    def _reset(self, site: Site, _: dict[str, str]) -> None:
        body = site.document()
        self._transport.write(
            f"HTTP/1.1 200 X\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body[: len(body) // 2]
        )
        asyncio.get_running_loop().call_soon(self._transport.abort)

    def _cut(self, site: Site, _: dict[str, str]) -> None:  # says more than it sends
        body = site.document()
        self._send(200, body[: len(body) * 2 // 3], length=len(body), close=True)

    def _short(self, site: Site, _: dict[str, str]) -> None:  # sends more than it says
        body = site.document()
        self._send(200, body, length=len(body) * 2 // 3, close=True)

    def _hang_up(self, _: Site, __: dict[str, str]) -> None:
        self._transport.close()

    def _rubbish(self, site: Site, _: dict[str, str]) -> None:
        self._transport.write(bytes(site.dice.choices(range(256), k=300)) + b"\r\n\r\n")
        self._transport.close()

    def _long_header(self, _: Site, __: dict[str, str]) -> None:
        self._transport.write(b"HTTP/1.1 200 X\r\nX-Filler: " + b"x" * 2_000_000)
        self._transport.close()

    def _loop(self, site: Site, _: dict[str, str]) -> None:
        self._send(302, b"", Location=f"/{site.name}/loop1")

    def _bomb(self, _: Site, __: dict[str, str]) -> None:
        self._send(200, _bomb(), Content_Encoding="gzip")

    def _html(self, _: Site, __: dict[str, str]) -> None:
        self._send(200, b"<html><body><h1>We'll be right back</h1></body></html>", Content_Type="application/rss+xml")

    def _wait(self, site: Site, _: dict[str, str]) -> None:
        minutes = site.dice.choice([5, 50, 500])
        site.asks_to_wait(timedelta(minutes=minutes), "Retry-After")
        self._send(429, b"", Retry_After=str(60 * minutes))

    def _wait_date(self, site: Site, _: dict[str, str]) -> None:
        site.asks_to_wait(timedelta(hours=9), "Retry-After")
        then = format_datetime(site.now + timedelta(hours=9), usegmt=True)
        self._send(503, b"", Retry_After=then, Date=format_datetime(site.now, usegmt=True))

    def _refused(self, _: Site, __: dict[str, str]) -> None:
        self._send(403, b"")

    def _error(self, _: Site, __: dict[str, str]) -> None:
        self._send(500, b"")

    def _missing(self, _: Site, __: dict[str, str]) -> None:
        self._send(404, b"")


@cache
def _bomb() -> bytes:
    return gzip.compress(b"\0" * BOMB_BYTES)


@cache
def _written(date: datetime) -> str:
    return format_datetime(date, usegmt=True)
