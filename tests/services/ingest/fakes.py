"""Stand-ins for the ports of ingest: a gate and states in memory, a web of prepared answers."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from services.ingest.ports import GATE, NOWHERE, Admission, BeforeHop, Claim, Desk, Fetched, KeptOut, Notice
from services.ingest.settings import IngestSettings
from shared.contracts.article import Article
from shared.contracts.errors import SourceUnavailable

T = TypeVar("T")
NOON = datetime(2025, 3, 14, 12, 0, tzinfo=UTC)


@dataclass
class FakeGate:
    """Decides as the real one does: by id and text."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    published: list[Article] = field(default_factory=list)
    kept_out: list[KeptOut] = field(default_factory=list)
    failure: Exception | None = None

    async def admit(
        self, articles: Sequence[Article], *, gate: str = GATE, also: Mapping[str, Sequence[str]] = NOWHERE
    ) -> list[Admission]:
        if self.failure:
            raise self.failure
        return [self._one(article) for article in articles]

    def _one(self, article: Article) -> Admission:
        seen = self.texts.setdefault(article.id, [])
        if article.text in seen:
            return Admission(article.id, len(seen), "duplicate")
        seen.append(article.text)
        self.published.append(article)
        return Admission(article.id, len(seen), "published" if len(seen) == 1 else "revision", f"{len(seen)}-0")

    async def record(self, kept_out: Sequence[KeptOut], *, gate: str = GATE) -> None:
        self.kept_out += [one for one in kept_out if one not in self.kept_out]  # once per article and reason

    @property
    def reasons(self) -> list[str]:
        return [one.reason for one in self.kept_out]


@dataclass
class FakeStates:
    """States and leases in a dictionary."""

    states: dict[str, dict[str, str]] = field(default_factory=dict)
    leases: dict[str, str] = field(default_factory=dict)
    renewals: int = 0
    notices: list[Notice] = field(default_factory=list)
    changed: dict[str, str] = field(default_factory=dict)

    async def load(self, source: str) -> dict[str, str]:
        return dict(self.states.get(source, {}))

    async def save(self, source: str, state: dict[str, str], *, life: timedelta | None = None) -> None:
        self.states[source] = dict(state)
        if not state:
            del self.states[source]

    async def changes(self) -> dict[str, str]:
        return dict(self.changed)

    async def claim(self, source: str, holder: str, length: timedelta) -> Claim:
        if source in self.leases:
            return Claim(taken=False, free_in=length / 2)
        self.leases[source] = holder
        return Claim(taken=True, state=await self.load(source))

    async def settle(
        self,
        source: str,
        before: dict[str, str],
        after: dict[str, str],
        *,
        holder: str,
        life: timedelta,
        notice: Notice | None,
    ) -> bool:
        known = self.states.get(source, {})
        if any(known.get(name) != before.get(name) for name in ("silent_since", "next_due")):
            return False
        if self.leases.get(source, holder) != holder:
            return False
        self.states[source] = dict(after)
        self.notices += [notice] if notice else []
        self.leases.pop(source, None)
        return True

    async def renew(self, source: str, holder: str, length: timedelta) -> None:
        self.renewals += 1

    async def release(self, source: str, holder: str) -> None:
        if self.leases.get(source) == holder:
            del self.leases[source]


Answer = Fetched | Exception | bytes | str | Callable[[dict[str, Any]], "Fetched"]


@dataclass
class FakeWeb:
    """Answers by address; what has no answer can't be had. Remembers what it was asked for."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)

    async def get(
        self,
        url: str,
        *,
        accept: str,
        etag: str | None = None,
        last_modified: str | None = None,
        before_hop: BeforeHop | None = None,
    ) -> Fetched:
        self.asked.append((url, etag, last_modified))
        answer = self.answers.get(url, SourceUnavailable("the server answers 404", status=404))
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, str):
            answer = answer.encode()
        if isinstance(answer, bytes):
            kind = "text/html" if b"<html" in answer[:200] else "application/xml"
            return Fetched(status=200, url=url, body=answer, content_type=kind)
        return answer({"etag": etag, "last_modified": last_modified}) if callable(answer) else answer

    @property
    def urls(self) -> list[str]:
        return [url for url, _, _ in self.asked]


def a_desk(web: FakeWeb | None = None, *, now: datetime = NOON, **settings: Any) -> Desk:
    """A desk of fakes; the clock stands still at *now* unless the test moves ``desk.now``."""
    return Desk(
        settings=IngestSettings(**settings),
        gate=FakeGate(),
        states=FakeStates(),
        fetcher=web or FakeWeb(),
        now=lambda: now,
    )


def rss(*items: str, link: str = "https://ledger.example/") -> str:
    """An RSS feed of *items*."""
    return f'<rss version="2.0"><channel><title>Ledger</title><link>{link}</link>{"".join(items)}</channel></rss>'


def item(title: str = "Troops move", *, path: str = "a", date: datetime | str | None = NOON, text: str = "") -> str:
    """One item; *date* None leaves it undated."""
    when = date.strftime("%a, %d %b %Y %H:%M:%S +0000") if isinstance(date, datetime) else date
    dated = f"<pubDate>{when}</pubDate>" if when else ""
    return (
        f"<item><title>{title}</title><link>https://ledger.example/{path}</link>{dated}"
        f"<description>{text}</description></item>"
    )


async def until(condition: Callable[[], object], *, description: str, seconds: float = 10) -> None:
    """Wait until *condition* holds."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, f"waited in vain until {description}"
        await asyncio.sleep(0.005)


async def while_running(work: Coroutine[Any, Any, None], test: Coroutine[Any, Any, T]) -> T:
    """Run *test* while *work* runs beside it; end *work* cleanly, and fail if it failed."""
    running = asyncio.create_task(work)
    testing = asyncio.create_task(test)
    await asyncio.wait({running, testing}, return_when=asyncio.FIRST_COMPLETED)
    if not testing.done():
        testing.cancel()
        running.result()
        raise AssertionError("ended by itself")
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    return testing.result()
