"""The alert worker's handling of a batch, on a real server: one commit, one truth, whoever is faster."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import redis

from services.alert import work as module
from services.alert.adapters.incidents import RedisIncidents
from services.alert.app import build
from services.alert.domain.corroboration import Families
from services.alert.domain.memory import Memory
from services.alert.reload import Rules
from services.alert.settings import AlertSettings
from services.alert.work import AlertWork, parse
from shared.chassis.scripts import Context
from shared.chassis.server import client
from shared.chassis.settings import RedisSettings, StreamSettings
from shared.chassis.stage import Entry
from shared.contracts.alert import Alert
from shared.contracts.errors import PermanentError
from shared.contracts.finding import Finding, Quantity, TaggedArticle
from shared.contracts.streams import ALERT_GROUP, Keys
from tests.builders import MORNING, a_finding, a_tagged
from tests.shared.contracts.strategies import TAGGED

DAY = timedelta(days=1)
Action = Callable[[AlertWork, AlertWork], Awaitable[object]]


class Desk:
    """The flagged stream with its group, and two workers that read from it."""

    def __init__(self, url: str, prefix: str) -> None:
        self.url, self.keys = url, Keys(prefix)
        self.redis = redis.Redis.from_url(url)
        self.redis.xgroup_create(self.keys.flagged, ALERT_GROUP, id="0", mkstream=True)

    def deliver(self, *items: TaggedArticle | dict[str, Any]) -> list[Entry]:
        for item in items:
            fields = (
                {"data": item.model_dump_json(), "cid": item.article.id} if isinstance(item, TaggedArticle) else item
            )
            self.redis.xadd(self.keys.flagged, fields)
        ((_, entries),) = self.redis.xreadgroup(ALERT_GROUP, "c", {self.keys.flagged: ">"})
        return [Entry(entry.decode(), fields) for entry, fields in entries]

    def do(self, action: Action) -> None:
        async def within() -> None:
            connections = [client(self.url), client(self.url)]
            context = Context(self.keys, StreamSettings())
            try:
                await action(
                    *(AlertWork(RedisIncidents(c, context), Rules(None, DAY), Families()) for c in connections)
                )
            finally:
                for connection in connections:
                    await connection.aclose()

        asyncio.run(within())

    def handle(self, entries: Sequence[Entry]) -> None:
        self.do(lambda one, _: one.handle(entries))

    @property
    def alerts(self) -> list[Alert]:
        return [Alert.model_validate_json(f[b"data"]) for _, f in self.redis.xrange(self.keys.alerts)]

    @property
    def dead(self) -> list[dict[bytes, bytes]]:
        return [fields for _, fields in self.redis.xrange(self.keys.dead(self.keys.flagged))]

    @property
    def decisions(self) -> list[tuple[str, str]]:
        rows = (fields for _, fields in self.redis.xrange(self.keys.decisions))
        return [(f[b"article"].decode(), f[b"outcome"].decode()) for f in rows]

    @property
    def pending(self) -> int:
        return int(self.redis.xpending(self.keys.flagged, ALERT_GROUP)["pending"])


@pytest.fixture
def desk(redis_url: str, prefix: str) -> Desk:
    return Desk(redis_url, prefix)


def troops(low: int = 4000, host: str = "MLI") -> Finding:
    quantity = Quantity(low=low, high=None, modifier="more_than")
    return a_finding("troop_figure", f"{low} troops", quantity=quantity, host=host)


def test_an_alert_goes_to_the_stream_and_the_channel_as_the_same_bytes(desk: Desk) -> None:
    listener = desk.redis.pubsub()
    listener.subscribe(desk.keys.alerts)
    assert listener.get_message(timeout=5)["type"] == "subscribe"
    desk.handle(desk.deliver(a_tagged(troops())))
    ((_, fields),) = desk.redis.xrange(desk.keys.alerts)
    assert listener.get_message(timeout=5)["data"] == fields[b"data"]
    assert fields[b"cid"] == b"a1"
    assert json.loads(fields[b"data"])["specversion"] == "1.0"
    assert (desk.pending, desk.decisions) == (0, [("a1", "alerted")])
    listener.close()


def test_what_is_handled_again_has_been_settled(desk: Desk) -> None:
    entries = desk.deliver(a_tagged(troops()), a_tagged(troops(), article="a2"))
    desk.handle(entries)
    desk.handle(entries)
    desk.handle(desk.deliver(a_tagged(troops())))
    assert [alert.data.status for alert in desk.alerts] == ["opened"]
    assert desk.decisions == [("a1", "alerted"), ("a2", "absorbed"), ("a1", "repeat")]


def test_two_workers_at_once_give_one_truth(desk: Desk) -> None:
    entries = desk.deliver(*(a_tagged(troops(10**n), article=f"a{n}") for n in range(1, 7)))
    desk.do(lambda one, two: asyncio.gather(one.handle(entries[::2]), two.handle(entries[1::2])))
    assert len({alert.id for alert in desk.alerts}) == len(desk.alerts)
    assert [alert.data.status for alert in desk.alerts].count("opened") == len({a.subject for a in desk.alerts})
    assert (desk.pending, len(desk.decisions)) == (0, 6)


def test_two_workers_with_the_same_entries_settle_each_once(desk: Desk) -> None:
    entries = desk.deliver(*(a_tagged(troops(host=h), article=h) for h in ("MLI", "NER", "TCD")))
    desk.do(lambda one, two: asyncio.gather(one.handle(entries), two.handle(entries)))
    assert sorted(desk.decisions) == [("MLI", "alerted"), ("NER", "alerted"), ("TCD", "alerted")]
    assert len(desk.alerts) == 3


POISON: dict[str, tuple[dict[str, Any], str]] = {
    "no JSON": ({"data": "{"}, "MalformedEntry"),
    "no object": ({"data": "[]"}, "MalformedEntry"),
    "no data": ({"x": "y"}, "MalformedEntry"),
    "no findings": ({"data": '{"article": {"id": "a"}}'}, "ContractViolation: findings: is required"),
    "an id that is none": ({"data": '{"article": {"id": "a b"}, "findings": []}'}, "ContractViolation: article.id"),
    "an id without end": ({"data": json.dumps({"article": {"id": "a" * 500}})}, "ContractViolation: article.id"),
    "a name without end": (
        {"data": a_tagged(troops()).model_dump_json().replace('"troop_figure"', json.dumps("i" * 500))},
        "ContractViolation: findings.0.indicator",
    ),
    "bytes in cid": ({"data": a_tagged(troops()).model_dump_json(), "cid": b"\xff"}, "MalformedEntry: the field `cid`"),
}


@pytest.mark.parametrize("name", POISON)
def test_poison_is_buried_with_its_reason_and_its_neighbours_pass(desk: Desk, name: str) -> None:
    fields, reason = POISON[name]
    desk.handle(desk.deliver(a_tagged(troops()), fields, a_tagged(troops(), article="a2")))
    (letter,) = desk.dead
    assert letter[b"error"].decode().startswith(reason)
    assert letter[b"group"] == b"alert"
    assert letter[b"data"]
    assert desk.pending == 0
    assert [outcome for article, outcome in desk.decisions if article in {"a1", "a2"}] == ["alerted", "absorbed"]


def test_what_was_delivered_too_often_is_buried_unread() -> None:
    with pytest.raises(PermanentError, match="gave up after 5 tries"):
        parse(Entry("1-0", {b"data": b"\xff"}, deliveries=6, exhausted=True))


def test_without_a_date_the_event_is_when_it_entered_the_stream() -> None:
    undated = a_tagged(troops(), published_at=None, fetched_at=None)
    read = parse(Entry("1741939200000-0", {b"data": undated.model_dump_json().encode()}))
    assert read.article.event_time == datetime(2025, 3, 14, 8, tzinfo=UTC)


def test_fields_of_a_newer_version_are_ignored() -> None:
    newer = {**json.loads(a_tagged(troops()).model_dump_json()), "novelty": 1}
    assert parse(Entry("1-0", {b"data": json.dumps(newer).encode()})) == a_tagged(troops())


def test_an_edited_article_stays_with_its_incident(desk: Desk) -> None:
    desk.handle(desk.deliver(a_tagged(troops(50))))
    desk.handle(desk.deliver(a_tagged(troops(10**6, "NER"), revision=2, published_at=MORNING + 5 * DAY)))
    opened, corrected = desk.alerts
    assert (corrected.data.status, corrected.data.incident) == ("corrected", opened.data.incident)


def test_an_earlier_revision_that_comes_late_leads_later_ones_nowhere_else(desk: Desk) -> None:
    second = a_tagged(troops(50, "NER"), revision=2)
    desk.handle(desk.deliver(second))
    desk.handle(desk.deliver(a_tagged(troops(50, "MLI"), revision=1)))
    desk.handle(desk.deliver(a_tagged(troops(60, "TCD"), revision=3)))
    assert [alert.data.status for alert in desk.alerts] == ["opened"]
    assert desk.decisions == [("a1", "alerted"), ("a1", "repeat"), ("a1", "absorbed")]


def test_a_bug_leaves_its_entry_pending_and_the_neighbours_pass(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = module.decide

    def decide(memory: Memory, tagged: TaggedArticle, *rest: Any) -> Any:
        if tagged.article.id == "a2":
            raise ZeroDivisionError
        return sound(memory, tagged, *rest)

    monkeypatch.setattr(module, "decide", decide)
    desk.handle(desk.deliver(*(a_tagged(troops(host=f"X{n}"), article=f"a{n}") for n in (1, 2, 3))))
    assert (desk.pending, desk.decisions) == (1, [("a1", "alerted"), ("a3", "alerted")])


def test_the_boards_of_all_wars_around_are_fetched_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sound, rounds = module.decide, []

    def counted(*given: Any) -> Any:
        rounds.append(given)
        return sound(*given)

    monkeypatch.setattr(module, "decide", counted)
    desk.handle(desk.deliver(a_tagged(a_finding("foreign_forces", "soldiers", actors=("USA",), conflict="iraq"))))
    assert desk.decisions == [("a1", "alerted")]
    assert len(rounds) == 3  # without the boards around, without the incident it opens, and with all


def test_whatever_is_tagged_has_a_decision(desk: Desk) -> None:
    from hypothesis import given, settings

    @settings(max_examples=15)
    @given(TAGGED)
    def handled(tagged: TaggedArticle) -> None:
        before = len(desk.decisions)
        desk.handle(desk.deliver(tagged))
        assert (len(desk.decisions), desk.pending, desk.dead) == (before + 1, 0, [])

    handled()


def test_wiring_contacts_nothing(prefix: str) -> None:
    settings = AlertSettings(redis=RedisSettings(redis_url="redis://127.0.0.1:1", prefix=prefix))
    assert build(settings).broker is not None
    assert settings.incident_window == DAY
