"""
The courier of one sink: takes its alerts from the stream and hands them over, one at a time and in order.

Any number of workers may run the same sink; one of them delivers, by a lease, and another takes its place. What a
receiver does wrong (slow, wrong, away, gone) stays between it and its courier: each sink has its own group, its own
courier, its own pauses. Delivery is at least once, with the same id.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from pydantic import ValidationError
from pydantic_core import from_json
from redis.exceptions import RedisError

from services.alert.adapters.deliveries import Record, RedisDeliveries, Settled
from services.alert.domain.outbox import Outbox, Patience, Waiting
from services.alert.domain.route import Route, chosen
from services.alert.ports import Clock, Deliver, Delivery, SinkGone, SinkOptions
from shared.chassis.retry import describe
from shared.chassis.stage import Entry
from shared.contracts.alert import Alert
from shared.contracts.article import refusal, stamp
from shared.contracts.errors import MalformedEntry, PermanentError, SinkRefused, TocsinError, TransientError

LEASE = timedelta(seconds=15)
MAX_WAITING = 100  # alerts in memory: each may be 64 KiB
_LOOK_BACK_SECONDS = 2.0  # how often it looks for what was put back
_ALERTS = "tocsin.alert."

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Parcel:
    """An alert with the entry it stands in."""

    entry: Entry
    delivery: Delivery


@dataclass(slots=True)
class Courier:
    """See the module; ``run`` is its work."""

    options: SinkOptions
    routes: Sequence[Route]
    book: RedisDeliveries
    clock: Clock
    poll: timedelta = timedelta(seconds=1)  # how long it waits for what is new
    nap: timedelta = timedelta(seconds=1)  # and between two looks, while the receiver rests
    luck: random.Random = field(default_factory=random.Random)
    outbox: Outbox[Parcel] = field(init=False)
    _leased: bool = False
    _shown: str = ""

    def __post_init__(self) -> None:
        """Make the outbox."""
        self.outbox = self._empty()

    async def run(self, deliver: Deliver) -> None:
        """Deliver until cancelled."""
        async with self._lease_kept():
            looked: datetime | None = None
            while not ending():
                if not await self._on_duty():
                    self.outbox, looked = self._empty(), None
                    await self.clock.sleep(self.nap.total_seconds())
                    continue
                now = self.clock.now()
                if looked is None or (now - looked).total_seconds() >= _LOOK_BACK_SECONDS:
                    looked = now
                    await self._take_in(await self.book.unfinished(self.outbox.waiting.keys()))
                await self.step(deliver)

    async def step(self, deliver: Deliver) -> None:
        """Take in what is new, try what is next, or wait a little."""
        now = self.clock.now()
        waiting = self.outbox.next(now)
        room = MAX_WAITING - len(self.outbox.waiting)
        if room > 0:
            # Where something is to be done, nothing is waited for.
            pause = None if waiting or self.outbox.wakes() else self.poll
            await self._take_in(await self.book.fresh(room, pause))
            waiting = self.outbox.next(now)
        if waiting is not None:
            await self._try(waiting, deliver)
        elif (wakes := self.outbox.wakes()) is not None:
            await self.clock.sleep(min(self.nap, max(wakes - now, timedelta())).total_seconds())

    async def _take_in(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            try:
                delivery = parse(entry)
            except PermanentError as error:
                await self._bury(Settled(entry, self._record("dead", 1, describe(error))))
                continue
            if delivery is None or not await self._wants(delivery):
                await self.book.settle(Settled(entry, None))
                continue
            known = await self.book.record(delivery.alert.id)
            waiting = Waiting(entry.id, delivery.alert.subject, Parcel(entry, delivery))
            if known is not None and known.outcome == "waiting":
                waiting.attempts, waiting.blame = known.attempts, known.blame
                waiting.first_try = datetime.fromisoformat(known.first_try) if known.first_try else None
            self.outbox.add(waiting)

    async def _wants(self, delivery: Delivery) -> bool:
        alert = delivery.alert
        told = self.outbox.holds(alert.subject) or bool(await self.book.told(alert.subject))
        return chosen(
            self.options.name,
            self.routes,
            alert,
            named=named(delivery),
            told=told,
            only_rules=self.options.only_rules,
        )

    async def _try(self, waiting: Waiting[Parcel], deliver: Deliver) -> None:
        delivery = waiting.item.delivery
        earlier = tuple(t for t in await self.book.told(waiting.incident) if t.revision < delivery.alert.data.revision)
        try:
            async with asyncio.timeout(self.options.timeout_seconds):
                await deliver(Delivery(delivery.entry, delivery.alert, delivery.event, earlier))
        except SinkGone as error:
            await self._switch_off(str(error))
        except SinkRefused as error:
            self.outbox.delivered(waiting)
            await self._bury(self._settled(waiting, self._record("dead", waiting.attempts + 1, str(error))))
        except TocsinError as error:
            wish = error.retry_after if isinstance(error, TransientError) else None
            await self._failed(waiting, str(error), wish)
        except TimeoutError:
            await self._failed(waiting, f"takes longer than {self.options.timeout_seconds:g} s")
        except RedisError:
            raise
        except Exception as error:
            log.exception(
                "a sink failed by a bug, will be tried again", sink=self.options.name, alert=delivery.alert.id
            )
            await self._failed(waiting, describe(error))
        else:
            await self._delivered(waiting)

    async def _delivered(self, waiting: Waiting[Parcel]) -> None:
        self.outbox.delivered(waiting)
        await self.book.settle(self._settled(waiting, self._record("delivered", waiting.attempts + 1)))
        log.info("delivered", sink=self.options.name, alert=waiting.item.delivery.alert.id)
        await self._show("ok", last_success=stamp(self.clock.now()))

    async def _failed(self, waiting: Waiting[Parcel], error: str, wish: timedelta | None = None) -> None:
        now = self.clock.now()
        if self.outbox.failed(waiting, now, wish):
            first = stamp(waiting.first_try or now)
            record = Record("waiting", waiting.attempts, stamp(now), first, waiting.blame, error[:300])
            await self.book.note(waiting.item.delivery.alert.id, record)
        else:
            await self._bury(self._settled(waiting, self._record("dead", waiting.attempts, error)))
        if self.outbox.failures == 1:
            log.warning("a sink fails, will be tried again", sink=self.options.name, error=error)
        await self._show("failing", last_error=error[:300], last_failure=stamp(now))

    async def _bury(self, settled: Settled) -> None:
        if await self.book.settle(settled):
            reason = settled.record.error if settled.record else ""
            log.error("dead letter", sink=self.options.name, entry=settled.entry.id, reason=reason)

    async def _switch_off(self, reason: str) -> None:
        log.error(
            "a sink is switched off: its receiver is gone", sink=self.options.name, reason=reason,
            remedy=f"tocsin sinks enable {self.options.name}",
        )  # fmt: skip
        await self.book.show({"state": "disabled", "disabled": stamp(self.clock.now()), "last_error": reason[:300]})
        self._shown = "disabled"

    async def _on_duty(self) -> bool:
        """Tell whether we are the one to deliver, and the sink is not switched off."""
        if not self._leased and not (await self._renew()):
            return False
        if (await self.book.state()).get("disabled"):
            self._shown = "disabled"
            return False
        if self._shown in {"", "disabled"}:
            await self._show("ok")
        return True

    async def _renew(self) -> bool:
        self._leased = await self.book.lease(LEASE)
        return self._leased

    @asynccontextmanager
    async def _lease_kept(self) -> AsyncGenerator[None]:
        """Renew the lease beside the work, also while a delivery takes long; give it back at the end."""

        async def keep() -> None:
            while not over:
                if self._leased:
                    await self._renew()
                await asyncio.sleep(LEASE.total_seconds() / 3)

        over = False
        keeping = asyncio.create_task(keep())
        try:
            yield
        finally:
            over = True
            keeping.cancel()
            with suppress(RedisError, OSError, TimeoutError):
                async with asyncio.timeout(1):
                    await self.book.let_go()

    async def _show(self, state: str, **more: str) -> None:
        self._shown = state
        waiting = len(self.outbox.waiting)
        await self.book.show({"kind": self.options.kind, "state": state, "waiting": waiting, **more})

    def _record(self, outcome: str, attempts: int, error: str = "") -> Record:
        return Record(outcome, attempts, stamp(self.clock.now()), error=error[:300])

    def _settled(self, waiting: Waiting[Parcel], record: Record) -> Settled:
        return Settled(waiting.item.entry, record, waiting.item.delivery.alert)

    def _empty(self) -> Outbox[Parcel]:
        options = self.options
        patience = Patience(
            timedelta(seconds=options.longest_pause_seconds), timedelta(hours=options.give_up_hours), options.tries
        )
        return Outbox(patience, self.luck.random)


def ending() -> bool:
    """
    Tell whether our task has been told to end.

    On Python 3.11 ``wait_for``, deep in the client, can swallow that, and a loop would go on for ever.
    """
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def parse(entry: Entry) -> Delivery | None:
    """
    Read an alert; None for an event of another type, which is none of our business.

    Raises:
        PermanentError: It can't be read.
    """
    try:
        event: Any = from_json(entry.data)
    except ValueError as error:
        raise MalformedEntry(f"not JSON: {error}"[:200]) from error
    if not isinstance(event, dict):
        raise MalformedEntry("not a JSON object")
    if not str(event.get("type", "")).startswith(_ALERTS):
        return None
    try:
        alert = Alert.model_validate_json(entry.data)
    except ValidationError as error:
        raise refusal(error) from error
    return Delivery(entry.id, alert, event)


def named(delivery: Delivery) -> tuple[str, ...]:
    """Give the sinks that the alert's rule names."""
    routes = delivery.event.get("data", {}).get("routes")
    return tuple(r for r in routes if isinstance(r, str)) if isinstance(routes, list) else ()
