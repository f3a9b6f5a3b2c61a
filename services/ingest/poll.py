"""
One poll of one feed: fetch, read, judge each entry, fetch the pages that are needed, hand the articles to the gate,
record what was kept out, and only then remember. A crash anywhere in between means that it is done again, and the gate
makes that harmless.
"""

import asyncio
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from services.ingest.domain import schedule
from services.ingest.domain.entry import (
    Entry,
    Feed,
    entry_id,
    in_language,
    make_article,
    needs_page,
    other_ids,
    told_apart,
)
from services.ingest.domain.feed import read_feed
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.gates import Limits, Reason, judge, trusted_date
from services.ingest.domain.memory import Fate, Memory
from services.ingest.domain.schedule import Policy
from services.ingest.domain.state import SourceState
from services.ingest.pages import PageAnswer, Pages
from services.ingest.ports import Desk, Fetched, KeptOut, SourceGone
from services.ingest.settings import IngestSettings
from shared.contracts.article import Article
from shared.contracts.errors import SourceRefused, SourceUnavailable

FEED_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.6, text/html;q=0.2, */*;q=0.1"
)
_SMALL_BYTES = 64 * 1024
_CONDITIONAL_FOR = timedelta(days=1)
_MAX_TAKEN = 5000  # at one poll, each perhaps with a page to fetch; the rest at the next ones
_AT_A_STRETCH = 500
_CHUNK = 8  # entries handed in together: the first of a long feed needn't wait for the last one's page


async def poll(feed: FeedSpec, state: SourceState, desk: Desk, pages: Pages) -> SourceState:
    """
    Poll *feed* once; give its state afterwards, not yet saved.

    Never raises for what the feed or its server does: that is in the state.

    Raises:
        TransientError: The gate can't be had; nothing is remembered, so the poll is done again.
    """
    now, policy, dice = desk.now(), policy_for(feed, desk.settings), random.random()  # noqa: S311 (dice, no secret)
    state = fitted(state, feed)
    fetched = await _asked(feed, state, desk, dice)
    if isinstance(fetched, SourceState):
        return fetched
    body = state.body if fetched.status == 304 else blake2b(fetched.body, digest_size=10).hexdigest()
    if body == state.body and not _waited(state, now):
        hint = max(fetched.max_age or timedelta(), timedelta(seconds=state.asks_seconds))
        state = schedule.succeeded(state, now, policy, hint=hint, dice=dice)
        return _with_validators(state, feed, fetched, now)
    read = await _read(fetched)
    if not read.format:
        what = fetched.content_type.partition(";")[0] or "something"
        return schedule.failed(_forget_move(state), now, policy, error=f"answers with {what}, no feed", dice=dice)
    intake = _Intake(feed, desk, pages, Memory.read(state.memory), since=state.last_success)
    await intake.take(told_apart(in_language(read.entries, read.language)), first_poll=not intake.memory.known)
    left_out, left_why = _left_out(len(read.entries), read.unread, intake.waiting)
    if state.rhythm is None:  # a source that dies in its first days is missed, too
        state = replace(state, rhythm_seconds=schedule.listed_rhythm((e.published for e in read.entries), now))
    hint = max(fetched.max_age or timedelta(), read.refresh or timedelta())
    state = schedule.succeeded(state, now, policy, new=intake.new, entries=len(read.entries), hint=hint, dice=dice)
    if state.last_new is None:  # nothing new when it is first read: how long is it silent already?
        state = replace(state, last_new=schedule.latest((e.published for e in read.entries), now))
    state = replace(
        state,
        format=read.format,
        published=state.published + intake.admitted,
        kept_out=state.kept_out + intake.kept_out,
        left_out=left_out,
        left_why=left_why,
        memory=intake.memory.write(listed=len(read.entries)),
        body=body,
        look_again=intake.look_again,
        asks_seconds=read.refresh.total_seconds() if read.refresh else 0.0,
    )
    return _with_validators(state, feed, fetched, now)


async def _asked(feed: FeedSpec, state: SourceState, desk: Desk, dice: float) -> Fetched | SourceState:
    """Ask for *feed*; where there is no answer to read, give its state after that."""
    now, policy = desk.now(), policy_for(feed, desk.settings)
    etag, last_modified = (state.etag, state.last_modified) if _conditional(state, now) else ("", "")
    try:
        return await desk.fetcher.get(
            state.moved_to or feed.url, accept=FEED_ACCEPT, etag=etag or None, last_modified=last_modified or None
        )
    except SourceUnavailable as error:
        return schedule.failed(
            _forget_move(state), now, policy, error=str(error), retry_after=error.retry_after, dice=dice
        )
    except SourceGone as error:
        return schedule.gone(state, now, error=str(error))
    except SourceRefused as error:
        return schedule.failed(_forget_move(state), now, policy, error=str(error), blocked=True, dice=dice)


async def _read(fetched: Fetched) -> Feed:
    if len(fetched.body) < _SMALL_BYTES:  # sooner read than handed to a thread
        return read_feed(fetched.body, base=fetched.url, content_type=fetched.content_type)
    return await asyncio.to_thread(read_feed, fetched.body, base=fetched.url, content_type=fetched.content_type)


def _conditional(state: SourceState, now: datetime) -> bool:
    """
    Tell whether to ask for what has changed only.

    Not where an entry waits: a 304 lists none. And once a day not at all: there are servers that answer 304 for ever.
    """
    return state.read_at is not None and now - state.read_at < _CONDITIONAL_FOR and not _waited(state, now)


def _waited(state: SourceState, now: datetime) -> bool:
    return state.look_again is not None and state.look_again <= now


def fitted(state: SourceState, feed: FeedSpec) -> SourceState:
    """Bring *state* in line with the feed list: another address starts afresh, what its entries were stays known."""
    if state.url and state.url != feed.url:
        state = SourceState(
            last_success=state.last_success,
            last_new=state.last_new,
            silent_since=state.silent_since,
            memory=state.memory,
        )
    return replace(state, kind="feed", name=feed.name, url=feed.url, region=feed.region or "")


def policy_for(feed: FeedSpec, settings: IngestSettings) -> Policy:
    """Put together the bounds of *feed*'s schedule."""
    return Policy(
        usual=timedelta(seconds=settings.poll_seconds),
        least=timedelta(seconds=min(settings.poll_min_seconds, settings.poll_seconds)),
        most=timedelta(seconds=max(settings.poll_max_seconds, settings.poll_seconds)),
        backoff_most=timedelta(seconds=settings.backoff_max_seconds),
        fixed=feed.interval,
    )


@dataclass(slots=True)
class _Intake:
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


def _left_out(read: int, unread: int, waiting: int) -> tuple[int, str]:
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


def _with_validators(state: SourceState, feed: FeedSpec, fetched: Fetched, now: datetime) -> SourceState:
    """Remember what makes the next request conditional, and where the feed has moved."""
    moved = fetched.moved_to if fetched.moved_to and fetched.moved_to != feed.url else state.moved_to
    if fetched.status == 304:  # it may leave out what hasn't changed
        return replace(
            state,
            etag=fetched.etag or state.etag,
            last_modified=fetched.last_modified or state.last_modified,
            moved_to=moved or "",
        )
    return replace(
        state,
        etag=fetched.etag or "",
        last_modified=fetched.last_modified or "",
        moved_to=moved or "",
        read_at=now,
    )


def _forget_move(state: SourceState) -> SourceState:
    """Go back to the address in the feed list where the one it moved to fails: redirects are taken back, too."""
    return replace(state, moved_to="", etag="", last_modified="") if state.moved_to else state
