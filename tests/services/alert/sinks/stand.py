"""A stand to try a sink at: a stream of alerts on a real server, a clock that is passed in, alerts with defaults."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import redis

from services.alert.domain.route import Route
from services.alert.ports import Clock, Deliver, SinkKind, SinkOptions
from services.alert.postroom import SinkDesk, desk_of
from shared.chassis.scripts import Context
from shared.chassis.server import client
from shared.chassis.settings import StreamSettings
from shared.chassis.stage import Stage, ensure_groups
from shared.chassis.worker import _end
from shared.contracts.alert import Alert, alert_id, alert_type
from shared.contracts.streams import SINK_GROUPS, Keys
from tests.builders import MORNING, a_finding

NOON = datetime(2025, 3, 14, 12, 0, tzinfo=UTC)


def an_alert(incident: str = "i1", revision: int = 1, **given: Any) -> Alert:
    """An alert; *given* goes into its ``data``."""
    status = given.setdefault("status", "opened" if revision == 1 else "updated")
    finding = given.pop("finding", None) or a_finding(actors=("RUS",), places=("Kursk",)).model_dump(mode="json")
    article = {
        "id": "a1", "url": "https://ledger.example/a1", "title": "Troops move to the border",
        "source": {"id": "ledger", "name": "The Ledger", "publisher": "ledger.example", "reliability": "B"},
    }  # fmt: skip
    time = given.pop("time", MORNING + timedelta(minutes=revision))
    data: dict[str, Any] = {
        "incident": incident, "revision": revision, "status": status, "reason": "first_report", "severity": "high",
        "score": 70, "rule": "troop-figure", "headline": "Troops: more than 4,000 soldiers · Kursk",
        "summary": "Troops — The Ledger: “more than 4,000 soldiers” [RUS].", "indicators": ["troop_figure"],
        "actors": ["RUS"], "places": ["Kursk"], "first_seen": MORNING, "last_seen": time,
        "figures": [{"kind": "force", "actors": ["RUS"], "low": 4000, "high": None,
                     "by": [{"source": "ledger", "article": "a1", "quote": "more than 4,000 soldiers"}]}],
        "corroboration": {"independent": 1, "publishers": ["ledger.example"]},
        "findings": [{**finding, "article": article}], "findings_total": 1, **given,
    }  # fmt: skip
    return Alert.model_validate(
        {
            "id": alert_id(incident, revision),
            "type": alert_type(data["status"]),
            "time": time,
            "subject": incident,
            "data": data,
        }
    )


@dataclass
class Hour:
    """A clock that goes on only when somebody waits."""

    moment: datetime = NOON

    def now(self) -> datetime:
        return self.moment

    async def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.sleep)


@dataclass
class Stand:
    """The stream, and sinks that are run at it until something has come true."""

    url: str
    prefix: str
    hour: Hour = field(default_factory=Hour)

    def __post_init__(self) -> None:
        self.keys = Keys(self.prefix)
        self.redis = redis.Redis.from_url(self.url)

    def put(self, *alerts: Alert | bytes | dict[str, Any]) -> list[str]:
        """Put alerts, or whatever it is, on the stream."""
        ids = []
        for alert in alerts:
            body = alert.model_dump_json().encode() if isinstance(alert, Alert) else alert
            body = json.dumps(body).encode() if isinstance(body, dict) else body
            ids.append(self.redis.xadd(self.keys.alerts, {"data": body, "cid": "a1"}).decode())
        return ids

    def group(self, name: str) -> None:
        self.redis.xgroup_create(self.keys.alerts, SINK_GROUPS + name, id="0", mkstream=True)

    def run(
        self,
        work: Callable[[SinkDesk], Awaitable[object]],
        options: SinkOptions,
        *,
        until: Callable[[], object] | None = None,
        routes: Sequence[Route] = (),
        seconds: float = 60,
    ) -> None:
        """Run *work* at a desk until *until* holds; fails after *seconds* of the real clock."""
        asyncio.run(self._run(work, options, until, routes, seconds))

    async def _run(self, work: Any, options: SinkOptions, until: Any, routes: Sequence[Route], seconds: float) -> None:
        connection = client(self.url)
        context = Context(self.keys, StreamSettings())
        group = Stage(self.keys.alerts, SINK_GROUPS + options.name, context.streams)
        try:
            await ensure_groups(connection, [group])
            desk = desk_of(options, routes, connection, context, "w1", clock=self.hour.clock)
            desk.courier.poll = timedelta(milliseconds=20)
            desk.courier.nap = timedelta(seconds=60)
            desk.courier.luck = random.Random(7)
            desk.courier.outbox.luck = desk.courier.luck.random
            async with asyncio.timeout(seconds):
                working = asyncio.ensure_future(work(desk))
                while until is not None and not until():
                    if working.done():
                        working.result()
                        break
                    await asyncio.sleep(0.005)
                if until is None:
                    await working
            await _end([working])  # as the worker ends its tasks
        finally:
            await connection.aclose()

    def deliver(self, deliver: Deliver, options: SinkOptions, **more: Any) -> None:
        """Run a courier that hands over to *deliver*."""
        self.run(lambda desk: desk.each(deliver), options, **more)

    def kind(self, kind: SinkKind, options: SinkOptions, **more: Any) -> None:
        """Run a kind of sink."""
        self.run(kind.run, options, **more)

    def pending(self, name: str) -> int:
        return int(self.redis.xpending(self.keys.alerts, SINK_GROUPS + name)["pending"])

    def settled(self, name: str) -> bool:
        """Everything on the stream has been read and settled by the sink."""
        (group,) = [g for g in self.redis.xinfo_groups(self.keys.alerts) if g["name"].decode() == SINK_GROUPS + name]
        newest = self.redis.xrevrange(self.keys.alerts, count=1)
        return group["pending"] == 0 and (not newest or group["last-delivered-id"] == newest[0][0])

    def record(self, alert: Alert, name: str) -> dict[str, Any]:
        raw = self.redis.hget(self.keys.delivery + alert.id, name)
        found: dict[str, Any] = json.loads(raw) if raw else {}
        return found

    def state(self, name: str) -> dict[str, str]:
        return {k.decode(): v.decode() for k, v in self.redis.hgetall(self.keys.sink + name).items()}

    @property
    def dead(self) -> list[dict[str, str]]:
        letters = self.redis.xrange(self.keys.dead(self.keys.alerts))
        return [{k.decode(): v.decode("utf-8", "replace") for k, v in f.items()} for _, f in letters]


def renamed(options: SinkOptions, name: str) -> SinkOptions:
    return options.model_copy(update={"name": name})
