"""`tocsin watch`: from the durable stream, so that nothing is missed; whatever stands on it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import redis

from services.alert.domain.simulation import Simulation
from shared.contracts.alert import Alert
from shared.contracts.source_event import SourceEventData, source_event
from shared.contracts.streams import Keys
from tests.builders import a_finding, a_tagged
from tests.server import Server
from tests.services.commands.program import HOSTILE, Program, harmless, program
from tests.waiting import wait_until


def an_event(host: str = "MLI") -> str:
    tagged = a_tagged(a_finding("foreign_forces", "Russian troops", host=host, actors=("RUS",)))
    (alert,) = Simulation().read(tagged).alerts
    return alert.model_dump_json()


@pytest.fixture
def stream(redis_url: str, prefix: str) -> Iterator[tuple["redis.Redis", str]]:
    client = redis.Redis.from_url(redis_url)
    yield client, Keys(prefix).alerts
    client.close()


def listening(client: "redis.Redis", count: int = 1) -> None:
    def blocked() -> bool:
        info = client.info("clients")
        return int(info["blocked_clients"]) >= count

    wait_until(blocked, description="watch is listening")


def test_from_the_beginning_everything_is_shown_and_the_count_ends_it(
    served: Program, stream: tuple["redis.Redis", str]
) -> None:
    client, name = stream
    sent = [an_event(host) for host in ("MLI", "NER", "TCD")]
    for event in sent:
        client.xadd(name, {"data": event, "cid": "a1"})
    done = served.run("watch", "--json", "--from", "beginning", "--count", "3")
    assert (done.code, done.err) == (0, "")
    assert [json.loads(line) for line in done.lines] == [json.loads(event) for event in sent]


def test_a_count_that_is_not_reached_is_1_and_without_a_count_silence_is_0(served: Program) -> None:
    short, none = served.run_all(("watch", "--count", "1", "--timeout", "0.2"), ("watch", "--timeout", "0.2"))
    short.said(1, "0 of 1 events")
    assert (none.code, none.out, none.err) == (0, "", "")
    assert served.run("watch", "--count", "0").code == 0


def test_now_shows_what_comes_and_nothing_that_was(served: Program, stream: tuple["redis.Redis", str]) -> None:
    client, name = stream
    client.xadd(name, {"data": an_event("MLI")})
    process = served.start("watch", "--json", "--count", "1")
    listening(client)
    client.xadd(name, {"data": an_event("NER")})
    out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, b"")
    assert json.loads(out)["data"]["findings"][0]["host"] == "NER"


def test_from_an_entry_on_what_came_after_it_is_shown(served: Program, stream: tuple["redis.Redis", str]) -> None:
    client, name = stream
    first, *_ = [client.xadd(name, {"data": an_event(host)}) for host in ("MLI", "NER", "TCD")]
    done = served.run("watch", "--json", "--from", first.decode(), "--timeout", "0.2")
    assert (done.code, len(done.lines)) == (0, 2)


@pytest.mark.parametrize("start", ["yesterday", "x-1", "\x1b[31m"])
def test_from_nowhere_is_an_error_that_says_what_to_give(served: Program, start: str) -> None:
    served.run("watch", "--from", start).said(2, "--from", "beginning, now or an id")


def test_what_is_no_alert_is_short_and_acts_on_nothing(served: Program, stream: tuple["redis.Redis", str]) -> None:
    client, name = stream
    client.xadd(name, {"data": json.dumps({"type": "tocsin.source.silent.v1", "data": {"source": HOSTILE}})})
    client.xadd(name, {"data": "no JSON " + HOSTILE})
    client.xadd(name, {"data": b"\xff\xfe"})
    client.xadd(name, {"other": "no data"})
    forged = json.loads(an_event())
    for field in ("rule", "headline", "incident"):
        forged["data"][field] = HOSTILE
    forged["data"]["actors"] = [HOSTILE]
    finding = forged["data"]["findings"][0]
    finding |= {
        "indicator": HOSTILE,
        "kind": HOSTILE,
        "actors": [HOSTILE],
        "quantity": {"low": None, "high": None, "modifier": "vague"},
    }
    finding["evidence"]["quote"] = finding["article"]["title"] = finding["article"]["source"]["name"] = HOSTILE
    client.xadd(name, {"data": json.dumps(forged, indent=1)})
    plain = served.run("watch", "--from", "beginning", "--timeout", "0.2")
    assert (plain.code, plain.err, len(plain.lines)) == (0, "", 4)
    assert harmless(plain.out)
    assert "[bold]loud[/bold] [/] :warning:" in plain.lines[-1]
    machine = served.run("watch", "--json", "--from", "beginning", "--timeout", "0.2")
    assert (machine.code, len(machine.lines), harmless(machine.out)) == (0, 4, True)
    assert json.loads(machine.lines[-1]) == forged
    shown = served.on_terminal("watch", "--from", "beginning", "--timeout", "0.2")
    assert "\x1b[1m" in shown
    assert "\x1b[31mRED" not in shown
    assert "\u202e" not in shown
    assert "\x9b" not in shown
    assert not any(line.startswith("FORGED") for line in shown.splitlines())
    colourless = served.on_terminal("watch", "--from", "beginning", "--timeout", "0.2", NO_COLOR="1")
    assert "\x1b[31m" not in colourless
    assert "\x1b[2;3" not in colourless


def test_a_restart_of_the_server_misses_nothing(own_server: Server, prefix: str) -> None:
    name = Keys(prefix).alerts
    hosts = ["MLI", "NER", "TCD"]
    with program(own_server.folder, REDIS_URL=own_server.url, PREFIX=prefix) as own:
        process = own.start("watch", "--json", "--count", "3")
        client = own_server.client()
        listening(client)
        client.xadd(name, {"data": an_event(hosts[0])})
        client.config_set("appendfsync", "always")
        client.xadd(name, {"data": an_event(hosts[1])})
        own_server.kill()
        own_server.start()
        own_server.client().xadd(name, {"data": an_event(hosts[2])})
        out, err = process.communicate(timeout=20)
        assert (process.returncode, err) == (0, b"")
        shown = [Alert.model_validate_json(line).data.findings[0].host for line in out.splitlines()]
        assert shown == hosts


@pytest.mark.parametrize("extra", [(), ("--json",)])
def test_a_reader_that_has_enough_is_no_error(
    served: Program, stream: tuple["redis.Redis", str], extra: tuple[str, ...]
) -> None:
    client, name = stream
    process = served.start("watch", *extra, "--from", "beginning")
    assert process.stdout is not None
    assert process.stderr is not None
    client.xadd(name, {"data": an_event()})
    assert process.stdout.readline()
    process.stdout.close()
    client.xadd(name, {"data": an_event()})
    assert process.stderr.read() == b""
    assert process.wait(10) == 0


def test_ctrl_c_ends_it_quietly(served: Program, stream: tuple["redis.Redis", str]) -> None:
    import signal

    process = served.start("watch")
    listening(stream[0])
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=10) == (b"", b"")
    assert process.returncode == 0


def test_a_source_that_falls_silent_is_one_readable_line(served: Program, stream: tuple["redis.Redis", str]) -> None:
    client, name = stream
    when = datetime(2026, 3, 2, 9, 41, tzinfo=UTC)
    data = SourceEventData(
        source="ledger", last_success=when, rhythm_seconds=60, reason=f"nothing new for 12 h {HOSTILE}"
    )
    event = source_event("silent", data, time=when, last_new=when).model_dump_json()
    client.xadd(name, {"data": event})
    shown = served.run("watch", "--from", "beginning", "--count", "1")
    assert (shown.code, len(shown.lines), harmless(shown.out)) == (0, 1, True)
    assert shown.out.startswith("2026-03-02 09:41Z SILENT    source ledger | nothing new for 12 h")
    machine = served.run("watch", "--json", "--from", "beginning", "--count", "1")
    assert json.loads(machine.out) == json.loads(event)
