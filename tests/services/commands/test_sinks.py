"""``tocsin sinks`` and what `status` and `dead` say of sinks: the program as a user runs it."""

import json
from pathlib import Path
from typing import Any

import pytest
import redis

from services.alert.ports import SinkOptions
from shared.contracts.errors import SinkRefused
from shared.contracts.streams import Keys
from tests.pipeline.workers import running
from tests.server import Server
from tests.services.alert.sinks.receiver import Receiver, receiving
from tests.services.alert.sinks.stand import Stand, an_alert
from tests.services.alert.sinks.test_webhook import NEW, verified
from tests.services.commands.program import Program, harmless
from tests.waiting import wait_until


@pytest.fixture
def stand(redis_url: str, prefix: str) -> Stand:
    return Stand(redis_url, prefix)


def listed(home: Path, receiver: Receiver | None = None, more: str = "") -> str:
    """Write a list with a webhook, its secret in a file; give its path."""
    (home / "secret").write_text(NEW + "\n")
    url = receiver.url if receiver else "http://127.0.0.1:9/hook"
    text = f'[[sink]]\nname = "ops"\nkind = "webhook"\nurl = "{url}"\nsecret_file = "{home / "secret"}"\n'
    path = home / "sinks.toml"
    path.write_text(text + "allow_private = true\n" + more)
    return str(path)


def test_a_test_alert_says_of_itself_that_it_is_one_and_needs_no_server(tocsin: Program) -> None:
    with receiving() as receiver:
        done = tocsin.run("sinks", "test", "ops", SINKS=listed(tocsin.home, receiver))
    assert done.code == 0, done
    (posted,) = receiver.posted
    event = verified(posted, NEW)
    assert event["type"] == "tocsin.alert.test.v1"
    assert event["data"]["headline"] == "This is a test of the sink ops. Nothing has happened."
    assert event["id"] in done.out


def test_what_is_wrong_with_a_sink_is_said_on_one_line(tocsin: Program) -> None:
    with receiving() as receiver:
        receiver.answers = [(404, {})]
        done = tocsin.run("sinks", "test", "ops", SINKS=listed(tocsin.home, receiver))
    done.said(1, "sink ops", "404")
    away, stranger = tocsin.run_all(
        ("sinks", "test", "ops"), ("sinks", "test", "nobody"), SINKS=listed(tocsin.home)
    )  # fmt: skip
    away.said(1, "sink ops: no connection")
    stranger.said(78, "no sink 'nobody'")


def test_without_a_list_there_is_no_sink(served: Program) -> None:
    done = served.run("sinks")
    assert (done.code, done.out) == (0, "no sink is configured (TOCSIN_SINKS)\n")
    assert json.loads(served.run("status", "--json").out)["sinks"] == []


def test_a_worker_does_not_start_with_a_list_that_can_not_be_right(tocsin: Program) -> None:
    path = tocsin.home / "sinks.toml"
    path.write_text("[[sink]]\nname = 'x'\nkind = 'fax'\n")
    worker, doctor = tocsin.run_all(("alert",), ("doctor",), SINKS=str(path))
    worker.said(78, "sink 1 (x)", "kind must be one of")
    assert (doctor.code, "kind must be one of" in doctor.err) == (78, True)


def test_the_worker_delivers_and_status_shows_how_each_sink_is(served: Program, shared_server: Server) -> None:
    from services.alert.app import build
    from services.alert.settings import AlertSettings
    from shared.chassis.settings import RedisSettings

    keys = Keys(served.settings["PREFIX"])
    with receiving() as receiver:
        path = listed(served.home, receiver, "[[route]]\nto = ['ops']\nmin_severity = 'high'\n")
        settings = AlertSettings(
            sinks=Path(path), redis=RedisSettings(redis_url=shared_server.url, prefix=keys.prefix)
        )  # fmt: skip
        own = redis.Redis.from_url(shared_server.url)
        own.xadd(keys.alerts, {"data": an_alert("old").model_dump_json()})
        with running(lambda: build(settings)):
            wait_until(lambda: own.hget(keys.sink + "ops", "state") == b"ok", description="it is ready")
            alert = an_alert("new")
            own.xadd(keys.alerts, {"data": an_alert("low", severity="low").model_dump_json()})
            own.xadd(keys.alerts, {"data": alert.model_dump_json()})
            wait_until(lambda: receiver.posted, description="it is delivered")
            wait_until(lambda: own.hexists(keys.delivery + alert.id, "ops"), description="it is written down")
    assert [p.headers["webhook-id"] for p in receiver.posted] == [alert.id], "a new sink begins with what is new"
    shown, plain = served.run_all(("status", "--json"), ("sinks",), SINKS=path)
    (sink,) = json.loads(shown.out)["sinks"]
    assert (sink["name"], sink["kind"], sink["state"], sink["pending"]) == ("ops", "webhook", "ok", 0)
    assert "ops" in plain.out
    assert harmless(plain.out)


def test_a_dead_letter_of_a_sink_is_shown_and_retried_for_that_sink_alone(served: Program, stand: Stand) -> None:
    served.settings["PREFIX"] = stand.keys.prefix
    taken: dict[str, list[str]] = {"ops": [], "log": []}

    def deliver(name: str, error: Exception | None = None) -> Any:
        async def take(delivery: Any) -> None:
            if error:
                raise error
            taken[name].append(delivery.alert.id)

        stand.deliver(take, SinkOptions(name=name, kind="x"), until=lambda: stand.settled(name))

    stand.put(alert := an_alert())
    deliver("log")
    deliver("ops", SinkRefused("the receiver will not have it (413)"))
    (line,) = served.run("dead", "list").out.splitlines()
    assert "sink:ops" in line
    assert "will not have it" in line
    done = served.run("dead", "retry", "--all")
    assert (done.code, done.out) == (0, "1 put back\n")
    deliver("log")
    deliver("ops")
    assert taken == {"ops": [alert.id], "log": [alert.id]}
    assert stand.redis.xlen(stand.keys.alerts) == 1, "an alert stands on the stream once"
    assert stand.dead == []


def test_a_dead_letter_whose_alert_is_gone_is_left_and_said(served: Program, stand: Stand) -> None:
    served.settings["PREFIX"] = stand.keys.prefix

    async def refuse(_: Any) -> None:
        raise SinkRefused("no")

    stand.put(an_alert())
    stand.deliver(refuse, SinkOptions(name="ops", kind="x"), until=lambda: stand.settled("ops"))
    stand.redis.xtrim(stand.keys.alerts, maxlen=0)
    done = served.run("dead", "retry", "--all")
    assert (done.code, done.out) == (1, "0 put back\n")
    assert "no longer there" in done.err


def test_a_sink_is_switched_off_on_and_forgotten(served: Program, stand: Stand) -> None:
    served.settings["PREFIX"] = stand.keys.prefix
    taken: list[str] = []

    async def take(delivery: Any) -> None:
        taken.append(delivery.alert.id)

    ops = SinkOptions(name="ops", kind="x")
    served.run("sinks", "disable", "ops").said(78, "has run yet")
    stand.deliver(take, ops, until=lambda: stand.state("ops").get("state") == "ok")
    assert served.run("sinks", "disable", "ops").code == 0
    stand.put(an_alert())
    before = stand.hour.moment
    stand.deliver(take, ops, until=lambda: stand.hour.moment > before)
    assert taken == []
    assert "DISABLED" in served.run("status").out
    assert served.run("sinks", "enable", "ops").code == 0
    stand.deliver(take, ops, until=lambda: stand.settled("ops"))
    assert len(taken) == 1
    assert served.run("sinks", "forget", "ops").code == 0
    assert stand.redis.xinfo_groups(stand.keys.alerts) == []
