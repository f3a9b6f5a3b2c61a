"""
One poll of one feed: fetch it, read it, let the intake take in its entries, and only then remember.

A crash anywhere in between means that it is done again, and the gate makes that harmless.
"""

import asyncio
import random
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b

from services.ingest.domain import schedule
from services.ingest.domain.entry import Feed, in_language, told_apart
from services.ingest.domain.feed import read_feed
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.memory import Memory
from services.ingest.domain.schedule import Policy
from services.ingest.domain.state import SourceState
from services.ingest.intake import Intake, untaken
from services.ingest.pages import Pages
from services.ingest.ports import Desk, Fetched, SourceGone
from services.ingest.settings import IngestSettings
from shared.contracts.errors import SourceRefused, SourceUnavailable

FEED_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.6, text/html;q=0.2, */*;q=0.1"
)
_SMALL_BYTES = 64 * 1024
_CONDITIONAL_FOR = timedelta(days=1)


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
    intake = Intake(feed, desk, pages, Memory.read(state.memory), since=state.last_success)
    await intake.take(told_apart(in_language(read.entries, read.language)), first_poll=not intake.memory.known)
    left_out, left_why = untaken(len(read.entries), read.unread, intake.waiting)
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
