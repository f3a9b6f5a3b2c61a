"""
RSS, Atom, RDF and JSON feeds, polled when they are due. The list is a file of data; this file is the loop around it.

Any number of workers may run it: a feed is leased for the length of a poll, its state and its next due time are in
Redis. A feed that changes its state is told once, and many that change together are told in one line.
"""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path

import structlog

from services.ingest.domain import health, schedule
from services.ingest.domain.bulletin import Change, tell
from services.ingest.domain.feedlist import FeedSpec, read_feed_list
from services.ingest.domain.roster import Place, roster
from services.ingest.domain.state import SourceState, State, from_mapping, to_mapping
from services.ingest.pages import Pages
from services.ingest.poll import poll
from services.ingest.ports import Desk, Notice
from services.ingest.settings import IngestSettings
from shared.contracts.errors import ConfigurationError, TransientError
from shared.contracts.source_event import SourceEvent

KIND = "feed"
_RENEWALS = 4  # of a lease's length, while a poll lasts
_HELD = 0.9  # of what the setting promises: to notice that a lease has ended, and to get a seat, takes its time
_SPARE_SEATS = 8
_LIFE = timedelta(days=10)  # longer than any pause: what leaves the feed list leaves the record, too
_LOOK_AGAIN = timedelta(seconds=30)  # how soon a poll that was put off is tried again
_A_MOMENT = timedelta(seconds=0.01)
_TELL_AFTER_SECONDS = 2.0
_TELL_AT_LATEST_SECONDS = 20.0
_FOLLOW_SECONDS = 2.0  # how soon what is added is polled, and what is removed no more
_CANCEL_SECONDS = 0.4
_A_REGION = 2  # of one feed alone, the feed's own silence says all

log = structlog.get_logger(__name__)


class FeedSource:
    """The kind ``feed``."""

    name = KIND

    def idle(self, settings: IngestSettings) -> str | None:
        """Never: feeds may be added at any time. Raises ConfigurationError where the list can't be right."""
        load_feeds(settings.feeds)
        return None

    async def run(self, desk: Desk) -> None:
        """Poll every feed when it is due, until cancelled: those of the list, and what is added while it runs."""
        listed = load_feeds(desk.settings.feeds)
        rota = Rota(desk, Pages(desk.fetcher, desk.settings.user_agent))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(rota.tell())
            while True:
                try:
                    await rota.follow(listed, tasks)
                except TransientError as error:
                    log.warning("what was added and removed can't be read now", error=str(error))
                await asyncio.sleep(_FOLLOW_SECONDS)


SOURCE = FeedSource()


def load_feeds(path: Path | None) -> tuple[FeedSpec, ...]:
    """
    Read the feed list at *path*, by default the one that comes with the program.

    Raises:
        ConfigurationError: It can't be read, or a feed in it can't be right.
    """
    path = path or default_list()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"TOCSIN_FEEDS: can't read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"TOCSIN_FEEDS: {path} is not UTF-8") from error
    return read_feed_list(text, path=str(path))


def default_list() -> Path:
    """Find the feed list that comes with the program: beside a checkout's services, else inside the package."""
    beside = Path(__file__).resolve().parents[3] / "deploy" / "feeds.toml"
    return beside if beside.is_file() else Path(str(resources.files("services.ingest") / "feeds.toml"))


@dataclass(slots=True)
class Rota:
    """Keeps every feed on its schedule, a limited number at a time."""

    desk: Desk
    pages: Pages
    feeds: Sequence[FeedSpec] = ()
    places: dict[str, Place] = field(default_factory=dict)
    changed_so_far: dict[str, str] | None = None
    keepers: "dict[str, asyncio.Task[None]]" = field(default_factory=dict)
    holder: str = field(default_factory=lambda: secrets.token_hex(8))
    polling: int = 0
    told: dict[str, State] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    seats: asyncio.Semaphore = field(init=False)
    spare: asyncio.Semaphore = field(init=False)  # for feeds that another worker held: they are late as it is
    held: set[str] = field(default_factory=set)
    lease: timedelta = field(init=False)

    def __post_init__(self) -> None:
        self.lease = timedelta(seconds=self.desk.settings.lease_seconds * _HELD)
        self.seats = asyncio.Semaphore(self.desk.settings.poll_concurrency)
        self.spare = asyncio.Semaphore(_SPARE_SEATS)

    async def follow(self, listed: Sequence[FeedSpec], tasks: asyncio.TaskGroup) -> None:
        """Bring what is polled in line with *listed* and what was added and removed since."""
        changes = await self.desk.states.changes()
        if changes == self.changed_so_far:
            return
        before, now = self.places, roster(listed, changes)
        others = [name for name, place in before.items() if now.get(name) != place]
        for name in others:
            await _ended(self.keepers.pop(name))
        for name, place in now.items():
            if before.get(name) != place:
                self.keepers[name] = tasks.create_task(self.keep(place.feed))
        first, self.changed_so_far = self.changed_so_far is None, changes
        self.places, self.feeds = now, [place.feed for place in now.values()]
        for name in [name for name in others if name not in now]:
            self.told.pop(name, None)
            await self.desk.states.save(name, {})
            log.info("feed removed", source=name)
        for name in [] if first else [name for name in now if name not in before]:
            log.info("feed added", source=name, url=now[name].feed.url)
        off = SourceState(name="feed", last_error="the feed list is empty").turn("off", self.desk.now())
        await self.desk.states.save(KIND, {} if now else to_mapping(off))

    async def keep(self, feed: FeedSpec) -> None:
        """Poll *feed* whenever it is due, for ever."""
        while True:
            try:
                wait = await self.turn(feed)
            except TransientError as error:
                log.warning("poll put off", source=feed.id, error=str(error))
                wait = _LOOK_AGAIN
            await asyncio.sleep(wait.total_seconds())

    async def turn(self, feed: FeedSpec) -> timedelta:
        """Poll *feed* if it is due and free; tell how long to wait until the next look."""
        async with self.spare if feed.id in self.held else self.seats:
            self.held.discard(feed.id)
            ours = True  # until we know better: a claim that is cut off may have been heard
            try:
                claim = await self.desk.states.claim(feed.id, self.holder, self.lease)
                ours = claim.taken
                if not ours:  # its worker may be dead: its lease ends then, and the feed is ours
                    self.held.add(feed.id)
                    return min(claim.free_in, self.lease) + _A_MOMENT
                state = from_mapping(claim.state)
                if wait := self._nothing_due(feed, state):
                    return wait
                after = await self._poll(feed, claim.state, state)
                ours = after is None
            finally:
                if ours:
                    await self.desk.states.release(feed.id, self.holder)
        return (self._nothing_due(feed, after) if after else None) or _A_MOMENT

    async def _poll(self, feed: FeedSpec, before: dict[str, str], state: SourceState) -> SourceState | None:
        self.polling += 1
        renewing = asyncio.create_task(self._renew(feed))
        try:
            return await self._attend(feed, before, state)
        finally:
            self.polling -= 1
            renewing.cancel()

    async def _renew(self, feed: FeedSpec) -> None:
        while True:
            await asyncio.sleep(self.lease.total_seconds() / _RENEWALS)
            await self.desk.states.renew(feed.id, self.holder, self.lease)

    def _nothing_due(self, feed: FeedSpec, state: SourceState) -> timedelta | None:
        """Tell how long *feed* need not be looked at; None if it is due now, or its silence is to be told."""
        now = self.desk.now()
        waits = [schedule.FOREVER]
        if (poll_in := _due(feed, state, now)) is not None:
            waits.append(poll_in)
        if (silent := health.silent_from(state, self.desk.settings.patience)) is not None:
            waits.append(max(silent - now, timedelta()))
        return min(waits) or None

    async def _attend(self, feed: FeedSpec, before: dict[str, str], state: SourceState) -> SourceState | None:
        """
        Poll *feed* if it is due, and tell if it has fallen silent or recovered; give its state afterwards.

        *state* is *before*, read.

        None where our lease went over to another worker meanwhile: what we know is of yesterday then.
        """
        after = state
        if _due(feed, state, self.desk.now()) == timedelta():
            after = await poll(feed, state, self.desk, self.pages)
        _tell_left_out(feed, state, after)
        now = self.desk.now()
        after, turn = health.judged(state, after, now, self.desk.settings.patience)
        last = state if turn == "recovered" else after
        notice = self._notice(feed, health.told(feed.id, turn, state, after, now), last, now) if turn else None
        mapping = to_mapping(after)
        if not await self.desk.states.settle(feed.id, before, mapping, holder=self.holder, life=_LIFE, notice=notice):
            return None
        # What was told counts, not what is on record: a worker that starts says once how things stand.
        last_told, self.told[feed.id] = self.told.get(feed.id, "new"), after.state
        if after.state != last_told:
            self.changes.append(Change(feed.id, last_told, after.state, after.last_error))
            self.changed.set()
        return after

    def _notice(self, feed: FeedSpec, event: SourceEvent, before: SourceState, now: datetime) -> Notice:
        neighbours = [f.id for f in self.feeds if f.region and f.region == feed.region]
        if not feed.region or len(neighbours) < _A_REGION:
            return Notice(event)
        of_region = health.told_of_region(feed.region, neighbours, event, before.last_new or now)
        return Notice(event, of_region, tuple(neighbours))

    async def tell(self) -> None:
        """Log changes of state, once the polls that may bring more of the same have ended."""
        while True:
            await self.changed.wait()
            waited = 0.0
            while waited < _TELL_AT_LATEST_SECONDS and (waited == 0 or self.polling):
                await asyncio.sleep(_TELL_AFTER_SECONDS)
                waited += _TELL_AFTER_SECONDS
            self.changed.clear()
            changes, self.changes = self.changes, []
            for line in tell(changes, len(self.feeds)):
                write = log.warning if line.bad else log.info
                write(line.text, **({"reason": line.reason} if line.reason else {}))


def _tell_left_out(feed: FeedSpec, before: SourceState, after: SourceState) -> None:
    """Log each bunch of entries that a poll did not take, once."""
    if after.left_out and after.left_out != before.left_out:
        log.warning("entries left out", source=feed.id, count=after.left_out, reason=after.left_why)
    elif before.left_out and not after.left_out:
        log.info("all entries taken", source=feed.id)


async def _ended(task: "asyncio.Task[None]") -> None:
    """Cancel *task*, more than once: on Python 3.11 ``wait_for``, deep in the client, can swallow a cancellation."""
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=_CANCEL_SECONDS)


def _due(feed: FeedSpec, state: SourceState, now: datetime) -> timedelta | None:
    """Tell how long until *feed* is polled; another address in the list is polled at once."""
    return schedule.due(state, now) if state.url == feed.url else timedelta()
