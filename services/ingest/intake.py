"""
The intake of one poll: judge each entry, record what is kept out, fetch the pages that are needed, hand the articles to
the gate, and remember what became of each.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.ingest.domain.entry import Entry, entry_id, make_article, needs_page, other_ids
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.gates import Limits, Reason, judge, trusted_date
from services.ingest.domain.memory import Fate, Memory
from services.ingest.pages import PageAnswer, Pages
from services.ingest.ports import Desk, KeptOut
from services.ingest.settings import IngestSettings
from shared.contracts.article import Article

_MAX_TAKEN = 5000  # at one poll, each perhaps with a page to fetch; the rest at the next ones
_AT_A_STRETCH = 500
_CHUNK = 8  # entries handed in together: the first of a long feed needn't wait for the last one's page


@dataclass(slots=True)
class Intake:
    """What becomes of the entries of one poll."""

    feed: FeedSpec
    desk: Desk
    pages: Pages
    memory: Memory
    since: datetime | None
    admitted: int = 0
    new: int = 0
    kept_out: int = 0
    waiting: int = 0
    look_again: datetime | None = None

    async def take(self, entries: Sequence[Entry], *, first_poll: bool) -> None:
        """Judge *entries*, record what is kept out, admit the rest in pieces."""
        self.memory.touch(entries)
        fresh: list[Entry] = []
        kept: list[tuple[Entry, Reason]] = []
        ids: set[str] = set()
        for number, entry in enumerate(entries):
            if number % _AT_A_STRETCH == 0:  # others are served meanwhile
                await asyncio.sleep(0)
            fate, name = self.memory.fate(entry), entry_id(entry, self.feed.id)
            repeated = name in ids
            ids.add(name)
            if fate in {"p", "k"}:
                continue
            reason = "repeated" if repeated else self._judge(entry, first_poll=first_poll)
            if reason == "future":
                self._wait_for(
                    (entry.published or entry.updated or self.desk.now()) - limits_of(self.desk.settings).future
                )
            if reason is None:
                fresh.append(entry)
            elif fate != "f":  # what waits for its date has its reason on record already
                kept.append((entry, reason))
        await self._keep_out(kept)
        for chunk in _chunks(self._first_of(fresh), _CHUNK):
            await self._admit(chunk)

    def _first_of(self, fresh: list[Entry]) -> list[Entry]:
        """Choose what is taken now, the newest where it is more than a poll may take; the rest waits for the next."""
        self.waiting = max(len(fresh) - _MAX_TAKEN, 0)
        if not self.waiting:
            return fresh
        now = self.desk.now()
        self._wait_for(now)
        return sorted(fresh, key=lambda entry: entry.published or entry.updated or now, reverse=True)[:_MAX_TAKEN]

    def _judge(self, entry: Entry, *, first_poll: bool) -> Reason | None:
        limits = limits_of(self.desk.settings)
        known = self.memory.published(entry)
        return judge(entry, now=self.desk.now(), first_poll=first_poll, limits=limits, published_before=known)

    async def _keep_out(self, kept: Sequence[tuple[Entry, Reason]]) -> None:
        if not kept:
            return
        await self.desk.gate.record([KeptOut(entry_id(entry, self.feed.id), "kept_out", why) for entry, why in kept])
        self.kept_out += len(kept)
        for entry, why in kept:
            self.memory.keep(entry, "f" if why == "future" else "k")

    async def _admit(self, entries: Sequence[Entry]) -> None:
        answers = await asyncio.gather(*(self._page(entry) for entry in entries))
        articles: list[Article] = []
        fates: list[tuple[Entry, Fate]] = []
        had: list[PageAnswer] = []
        also: dict[str, tuple[str, ...]] = {}
        for entry, answer in zip(entries, answers, strict=True):
            article = article_of(self.feed, entry, answer, self.desk.now())
            if article is None:
                await self._keep_out([(entry, "no_text")])
            elif len(article.model_dump_json().encode()) > self.desk.settings.streams.max_article_bytes:
                await self._keep_out([(entry, "too_large")])
            else:
                articles.append(article)
                also[article.id] = other_ids(entry, answer.page)
                had.append(answer)
                fates.append((entry, self.memory.next_try(entry, asked=answer.asked) if answer.again else "p"))
        admissions = await self.desk.gate.admit(articles, also=also) if articles else []
        for article, admission in zip(articles, admissions, strict=True):
            self.admitted += admission.outcome != "duplicate"
            self.new += admission.outcome == "published" or (
                admission.outcome == "duplicate" and self._since_last(article.published_at)
            )
        for (entry, fate), answer in zip(fates, had, strict=True):
            self.memory.keep(entry, fate)
            if fate in {"1", "2"}:
                self._wait_for(answer.again or self.desk.now())

    def _wait_for(self, moment: datetime) -> None:
        self.look_again = min(moment, self.look_again or moment)

    def _since_last(self, date: datetime | None) -> bool:
        """Tell whether what another feed was faster with is news here all the same: this source is alive."""
        return date is not None and self.since is not None and date > self.since

    async def _page(self, entry: Entry) -> PageAnswer:
        wanted = self.desk.settings.pages if self.feed.pages is None else self.feed.pages
        if not wanted or entry.address is None or not needs_page(entry):
            return PageAnswer()
        return await self.pages.read(entry.address, self.desk.now())


def _chunks(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    return (entries[start : start + size] for start in range(0, len(entries), size))


def untaken(read: int, unread: int, waiting: int) -> tuple[int, str]:
    """Count what a feed lists and this poll did not take, and say why."""
    why = [f"{waiting:,} taken at the next polls, a poll takes {_MAX_TAKEN:,}"] if waiting else []
    why += [f"{unread:,} not read, of a feed {read:,} are"] if unread else []
    return waiting + unread, "; ".join(why)


def limits_of(settings: IngestSettings) -> Limits:
    """Put together the bounds of the gates."""
    return Limits(
        first_poll=settings.first_poll,
        stale=timedelta(days=settings.stale_days),
        future=timedelta(hours=settings.future_hours),
    )


def article_of(feed: FeedSpec, entry: Entry, answer: PageAnswer, now: datetime) -> Article | None:
    """Make the article of *entry* as *feed* publishes it; None where there is no text."""
    article = make_article(entry, feed.source, fetched_at=now, page=answer.page)
    if article is None:
        return None
    published, language = trusted_date(article.published_at, now), article.language or feed.language
    return article.model_copy(update={"published_at": published, "language": language})
