"""
What Redis remembers of one sink: its place in the stream (a consumer group), what became of each alert there, which
incidents it has been told of, how it is, and which worker delivers.

Acknowledging an alert and writing down its delivery is one step, and only its winner writes. A dead letter that is
retried comes back as pending for this group alone: no other sink hears it again.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from services.alert import adapters
from services.alert.ports import Told
from shared.chassis.scripts import DAY_SECONDS, Context, script
from shared.chassis.server import Connection
from shared.chassis.stage import Entry
from shared.contracts.alert import Alert
from shared.contracts.streams import SINK_GROUPS, Keys

# One name for whichever worker delivers: what it leaves is the next one's at once.
CONSUMER = "courier"
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one alert at one sink: ``waiting``, ``delivered`` or ``dead``."""

    outcome: str
    attempts: int
    at: str
    first_try: str = ""
    blame: int = 0
    error: str = ""

    @classmethod
    def read(cls, raw: bytes | None) -> "Record | None":
        """Read what stands in the log; None where nothing readable does."""
        try:
            return cls(**json.loads(raw)) if raw else None
        except (ValueError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class Settled:
    """The end of one alert at one sink. *record* is None where it wasn't meant for it, *alert* if it can't be read."""

    entry: Entry
    record: Record | None
    alert: Alert | None = None

    @property
    def is_dead(self) -> bool:
        """Tell whether it becomes a dead letter."""
        return self.record is not None and self.record.outcome == "dead"


class RedisDeliveries:
    """See the module. *sink* is its name, *holder* the worker's."""

    def __init__(self, redis: Connection, context: Context, sink: str, holder: str) -> None:
        self._redis = redis
        self._context = context
        self._sink = sink
        self._holder = holder
        self.group = SINK_GROUPS + sink
        self._settle = script(adapters, "deliver", redis)
        self._take = script(adapters, "lease", redis, prelude=False)
        self._let_go = script(adapters, "let_go", redis, prelude=False)

    async def lease(self, length: timedelta) -> bool:
        """Take or renew the right to deliver; False while another worker has it."""
        milliseconds = int(length.total_seconds() * 1000)
        return bool(await self._take(keys=[self._lease], args=[self._holder, milliseconds]))

    async def let_go(self) -> None:
        """Give the right back."""
        await self._let_go(keys=[self._lease], args=[self._holder])

    async def fresh(self, count: int, wait: timedelta | None) -> list[Entry]:
        """Read at most *count* entries that no worker has read for this sink; where there is none, *wait* for one."""
        # The server looks after those who wait ten times a second: however short, a wait takes a tenth of a second.
        block = max(1, int(wait.total_seconds() * 1000)) if wait else None
        answer = await self._redis.xreadgroup(self.group, CONSUMER, {self._keys.alerts: ">"}, count=count, block=block)
        streams = answer.items() if isinstance(answer, dict) else answer or ()
        return [Entry(i.decode(), f) for _, entries in streams for i, f in entries]

    async def unfinished(self, known: Collection[str]) -> list[Entry]:
        """Give what was read and not settled, by us or by a worker before us, or put back; without those *known*."""
        pending = await self._redis.xpending_range(self._keys.alerts, self.group, "-", "+", _PAGE)
        ids = [i for p in pending if (i := p["message_id"].decode()) not in known]
        async with self._redis.pipeline(transaction=False) as pipe:
            for identifier in ids:
                pipe.xrange(self._keys.alerts, identifier, identifier)
            found = await pipe.execute() if ids else []
        gone = [i for i, entries in zip(ids, found, strict=True) if not entries]
        if gone:  # trimmed by age: nothing is left to deliver
            await self._redis.xack(self._keys.alerts, self.group, *gone)
        return [Entry(entry.decode(), fields) for entries in found for entry, fields in entries]

    async def record(self, alert: str) -> Record | None:
        """Read what became of *alert* here so far."""
        return Record.read(await self._redis.hget(self._keys.delivery + alert, self._sink))

    async def note(self, alert: str, record: Record) -> None:
        """Write down a try that failed."""
        key = self._keys.delivery + alert
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hset(key, self._sink, json.dumps(asdict(record)))
            pipe.expire(key, self._seconds)
            await pipe.execute()

    async def settle(self, settled: Settled) -> bool:
        """Acknowledge, write down, bury: in one step. False if another worker has settled it."""
        keys, alert = self._keys, settled.alert
        told = settled.record is not None and settled.record.outcome == "delivered"
        remains, _ = settled.entry.remains
        reason = settled.record.error if settled.record else ""
        meta = {**settled.entry.last_words(), "reason": reason}
        if settled.record:
            meta["deliveries"] = settled.record.attempts
        arguments = [
            *self._context.arguments(),
            self.group,
            settled.entry.id,
            keys.delivery + alert.id if alert and settled.record else "",
            self._sink,
            json.dumps(asdict(settled.record)) if settled.record else "",
            self._seconds,
            self._told(alert.subject) if alert and told else "",
            alert.data.revision if alert else 0,
            json.dumps(_telling(alert)) if alert else "",
            remains if settled.is_dead else "",
            json.dumps(meta) if settled.is_dead else "",
        ]
        return bool(await self._settle(keys=[keys.alerts, keys.dead(keys.alerts)], args=arguments))

    async def told(self, incident: str) -> tuple[Told, ...]:
        """Give the alerts of *incident* that were delivered here, oldest first."""
        raw = await self._redis.hgetall(self._told(incident))
        found = []
        for revision, record in raw.items():
            identifier, time, severity, rule = json.loads(record)
            found.append(Told(int(revision), identifier, datetime.fromisoformat(time), severity, rule))
        return tuple(sorted(found, key=lambda t: t.revision))

    async def state(self) -> dict[str, str]:
        """Read how the sink is."""
        raw = await self._redis.hgetall(self._keys.sink + self._sink)
        return {k.decode(): v.decode("utf-8", "replace") for k, v in raw.items()}

    async def show(self, changes: Mapping[str, str | int]) -> None:
        """Change how the sink is shown."""
        await self._redis.hset(self._keys.sink + self._sink, mapping=dict[Any, Any](changes))

    @property
    def _keys(self) -> Keys:
        return self._context.keys

    @property
    def _seconds(self) -> int:
        return int(self._context.streams.alerts_retention_days * DAY_SECONDS)

    @property
    def _lease(self) -> str:
        return f"{self._keys.sink}{self._sink}:lease"  # no sink's name holds a colon

    def _told(self, incident: str) -> str:
        return f"{self._keys.told}{self._sink}:{incident}"


def _telling(alert: Alert) -> list[str]:
    return [alert.id, alert.time.isoformat(), alert.data.severity, alert.data.rule]
