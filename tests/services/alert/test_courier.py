"""The courier of a sink, on a real server and a clock that is passed in: each alert once, come what may."""

import asyncio
from datetime import timedelta

import pytest

from services.alert.domain.route import Route
from services.alert.ports import Delivery, SinkGone, SinkOptions
from shared.contracts.errors import SinkRefused, SinkUnavailable
from tests.services.alert.sinks.stand import NOON, Stand, an_alert, renamed

OPS = SinkOptions(name="ops", kind="x")
HOUR = timedelta(hours=1)


@pytest.fixture
def stand(redis_url: str, prefix: str) -> Stand:
    return Stand(redis_url, prefix)


class Receiver:
    """Takes alerts, unless told otherwise."""

    def __init__(self, stand: Stand) -> None:
        self.stand = stand
        self.taken: list[str] = []
        self.tries: list[str] = []

    async def __call__(self, delivery: Delivery) -> None:
        self.tries.append(delivery.alert.id)
        self.refuse(delivery)
        self.taken.append(delivery.alert.id)

    def refuse(self, delivery: Delivery) -> None:
        """Raise what goes wrong."""


def test_each_alert_is_delivered_once_and_in_order_and_the_log_says_so(stand: Stand) -> None:
    alerts = [an_alert(f"i{n}") for n in range(5)]
    stand.put(*alerts)
    receiver = Receiver(stand)
    stand.deliver(receiver, OPS, until=lambda: stand.settled("ops"))
    stand.deliver(receiver, OPS, until=lambda: stand.settled("ops"))
    assert receiver.taken == [alert.id for alert in alerts]
    record = stand.record(alerts[0], "ops")
    assert (record["outcome"], record["attempts"], record["at"]) == ("delivered", 1, "2025-03-14T12:00:00Z")
    assert stand.state("ops")["state"] == "ok"


def test_a_receiver_that_is_down_for_an_hour_gets_each_alert_once_when_it_is_back(stand: Stand) -> None:
    class Down(Receiver):
        def refuse(self, delivery: Delivery) -> None:
            if stand.hour.moment < NOON + HOUR:
                raise SinkUnavailable("no connection")

    alerts = [an_alert(f"i{n}", r) for n in range(10) for r in (1, 2)]
    stand.put(*alerts)
    receiver = Down(stand)
    stand.deliver(receiver, OPS, until=lambda: stand.settled("ops"))
    assert sorted(receiver.taken) == sorted(alert.id for alert in alerts)
    places = {identifier: place for place, identifier in enumerate(receiver.taken)}
    pairs = zip(alerts[::2], alerts[1::2], strict=True)
    assert all(places[opened.id] < places[updated.id] for opened, updated in pairs)
    assert stand.dead == []
    assert len(receiver.tries) - len(alerts) < 30, "it was stormed, not knocked at"
    assert stand.hour.moment < NOON + HOUR + timedelta(minutes=6)


def test_a_worker_that_dies_in_an_outage_leaves_everything_to_the_next(stand: Stand) -> None:
    class Down(Receiver):
        async def __call__(self, delivery: Delivery) -> None:
            self.tries.append(delivery.alert.id)
            if len(self.tries) > 3:
                await asyncio.sleep(60)  # here it dies
            raise SinkUnavailable("no connection")

    alerts = [an_alert(f"i{n}") for n in range(3)]
    stand.put(*alerts)
    down, well = Down(stand), Receiver(stand)
    stand.deliver(down, OPS, until=lambda: len(down.tries) > 3)
    assert stand.record(alerts[0], "ops")["outcome"] == "waiting"
    stand.deliver(well, OPS, until=lambda: stand.settled("ops"))
    assert well.taken == [alert.id for alert in alerts]
    assert stand.record(alerts[0], "ops")["attempts"] > 1


def test_an_alert_that_always_fails_is_passed_by_and_ends_as_a_dead_letter(stand: Stand) -> None:
    class Poisoned(Receiver):
        def refuse(self, delivery: Delivery) -> None:
            if delivery.alert.subject == "poison":
                stand.put(others.pop())  # meanwhile the world goes on
                raise SinkUnavailable("the receiver answers 500")

    poison, after = an_alert("poison"), an_alert("poison", 2)
    others = [an_alert(f"i{n}") for n in range(30)]
    stand.put(poison, after)
    receiver = Poisoned(stand)

    stand.deliver(receiver, OPS.model_copy(update={"tries": 3}), until=lambda: len(stand.dead) == 2)
    first, second = stand.dead
    assert (first["group"], first["deliveries"], first["error"]) == ("sink:ops", "3", "the receiver answers 500")
    assert second["source_id"] > first["source_id"], "an update never passes what was before it"
    assert stand.record(poison, "ops")["outcome"] == "dead"
    assert len(receiver.taken) >= 4


def test_a_bug_in_a_sink_costs_only_the_alert_it_chokes_on(stand: Stand) -> None:
    class Buggy(Receiver):
        def refuse(self, delivery: Delivery) -> None:
            if delivery.alert.subject == "i0":
                raise ZeroDivisionError

    alerts = [an_alert(f"i{n}") for n in range(3)]
    stand.put(*alerts)
    receiver = Buggy(stand)
    stand.deliver(receiver, OPS.model_copy(update={"tries": 1}), until=lambda: stand.settled("ops"))
    assert receiver.taken == [alert.id for alert in alerts[1:]]
    assert [letter["error"] for letter in stand.dead] == ["ZeroDivisionError"]


def test_what_a_receiver_refuses_for_good_is_a_dead_letter_at_once(stand: Stand) -> None:
    class Strict(Receiver):
        def refuse(self, delivery: Delivery) -> None:
            if delivery.alert.subject == "i0":
                raise SinkRefused("the receiver will not have it (413)")

    alerts = [an_alert(f"i{n}") for n in range(2)]
    stand.put(*alerts)
    receiver = Strict(stand)
    stand.deliver(receiver, OPS, until=lambda: stand.settled("ops"))
    assert (receiver.tries, receiver.taken) == ([alert.id for alert in alerts], [alerts[1].id])
    (letter,) = stand.dead
    assert (letter["deliveries"], letter["cid"]) == ("1", "a1")


@pytest.mark.parametrize("poison", [b"\xff\xfe", b"[]", b'{"type": "tocsin.alert.opened.v1"}', b"{"])
def test_what_is_no_alert_becomes_a_dead_letter_and_its_neighbours_pass(stand: Stand, poison: bytes) -> None:
    alert = an_alert()
    stand.put(poison, {"type": "tocsin.source.silent.v1"}, alert)
    stand.redis.xadd(stand.keys.alerts, {"nonsense": "x"})
    receiver = Receiver(stand)
    stand.deliver(receiver, OPS, until=lambda: stand.settled("ops"))
    assert receiver.taken == [alert.id]
    assert len(stand.dead) == 2


def test_a_pause_that_the_receiver_asks_for_is_kept(stand: Stand) -> None:
    class Busy(Receiver):
        def refuse(self, delivery: Delivery) -> None:
            if stand.hour.moment < NOON + timedelta(minutes=10):
                raise SinkUnavailable("the receiver answers 429", retry_after=timedelta(minutes=10))

    stand.put(an_alert("i1"), an_alert("i2"))
    receiver = Busy(stand)
    stand.deliver(receiver, OPS, until=lambda: stand.settled("ops"))
    assert (len(receiver.tries), len(receiver.taken)) == (3, 2)


def test_410_switches_the_sink_off_and_nothing_is_lost(stand: Stand) -> None:
    class Gone(Receiver):
        def refuse(self, delivery: Delivery) -> None:
            raise SinkGone("the receiver says that it is gone for good (410)")

    stand.put(an_alert("i1"), an_alert("i2"))
    gone, back = Gone(stand), Receiver(stand)
    stand.deliver(gone, OPS, until=lambda: "disabled" in stand.state("ops"))
    stand.deliver(gone, OPS, until=lambda: stand.hour.moment > NOON + timedelta(seconds=1))
    assert len(gone.tries) == 1
    assert stand.state("ops")["state"] == "disabled"
    stand.redis.hdel(stand.keys.sink + "ops", "disabled")
    stand.deliver(back, OPS, until=lambda: stand.settled("ops"))
    assert len(back.taken) == 2


def test_a_receiver_that_is_slow_is_cut_off_and_tried_again(stand: Stand) -> None:
    waits = [30.0, 0.0]

    async def slow(_: Delivery) -> None:
        await asyncio.sleep(waits.pop(0))

    stand.put(alert := an_alert())
    stand.deliver(slow, OPS.model_copy(update={"timeout_seconds": 0.05}), until=lambda: stand.settled("ops"))
    assert stand.record(alert, "ops")["attempts"] == 2
    assert stand.state("ops")["last_error"] == "takes longer than 0.05 s"


def test_a_sink_that_hangs_delays_no_other(stand: Stand) -> None:
    async def hang(_: Delivery) -> None:
        await asyncio.sleep(60)

    receiver = Receiver(stand)
    alerts = [an_alert(f"i{n}") for n in range(5)]
    stand.put(*alerts)
    stand.group("ops")

    async def both(desk: object) -> None:
        async def beside() -> None:
            await stand._run(lambda d: d.each(receiver), renamed(OPS, "log"), lambda: stand.settled("log"), (), 10)

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(desk.each(hang))  # type: ignore[attr-defined]
            tasks.create_task(beside())

    stand.run(both, OPS, until=lambda: len(receiver.taken) == 5)
    assert receiver.taken == [alert.id for alert in alerts]
    assert stand.pending("ops") > 0


def test_of_two_workers_one_delivers(stand: Stand) -> None:
    stand.redis.set(stand.keys.sink + "ops:lease", "another worker")
    stand.put(an_alert())
    receiver = Receiver(stand)
    stand.deliver(receiver, OPS, until=lambda: stand.hour.moment > NOON + timedelta(seconds=1))
    assert receiver.taken == []
    stand.redis.delete(stand.keys.sink + "ops:lease")
    stand.deliver(receiver, OPS, until=lambda: stand.settled("ops"))
    assert len(receiver.taken) == 1
    assert not stand.redis.exists(stand.keys.sink + "ops:lease")


def test_only_what_is_routed_to_a_sink_goes_there_and_what_was_told_goes_on(stand: Stand) -> None:
    route = Route(to=("ops",), min_severity="high")
    low, high = an_alert("low", severity="low"), an_alert("high")
    after, other = an_alert("high", 2, severity="low"), an_alert("low", 2, severity="low")
    asked = an_alert("asked", severity="info")
    event = asked.model_dump(mode="json")
    event["data"]["routes"] = ["ops"]
    stand.put(low, high, after, other, event)
    receiver = Receiver(stand)
    stand.deliver(receiver, OPS, routes=[route], until=lambda: stand.settled("ops"))
    assert receiver.taken == [high.id, after.id, asked.id]
    assert stand.record(low, "ops") == {}


def test_a_sink_knows_which_alerts_of_the_incident_it_has_delivered(stand: Stand) -> None:
    seen: list[tuple[int, ...]] = []

    async def deliver(delivery: Delivery) -> None:
        seen.append(tuple(told.revision for told in delivery.earlier))

    stand.put(an_alert("i1"), an_alert("i1", 2), an_alert("i2"), an_alert("i1", 3))
    stand.deliver(deliver, OPS, until=lambda: stand.settled("ops"))
    assert seen == [(), (1,), (), (1, 2)]
