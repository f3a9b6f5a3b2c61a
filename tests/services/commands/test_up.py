"""`tocsin up`: one process tree on the embedded server, from the first start to a kill and an adoption."""

import json
import os
import re
import signal
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
import redis

from shared.contracts.alert import Alert
from tests.server import Server, free_port
from tests.services.commands.program import TEXT, Program, harmless, program
from tests.waiting import wait_until

ARTICLE = {"id": "up-1", "title": "A push", "text": TEXT, "published_at": "2024-11-11T09:00:00Z"}


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


class Tree:
    """A running `tocsin up`, and the processes it started."""

    def __init__(self, own: Program, data: Path, *words: str, **options: object) -> None:
        self.data = data
        self.log = own.home / f"up-{len(own.running)}"
        self.process = own.start(
            "up",
            *words,
            stdout=self.log.with_suffix(".out").open("wb"),
            stderr=self.log.with_suffix(".err").open("wb"),
            DATA_DIR=str(data),
            **options,
        )
        self.pids: dict[str, int] = {}

    @property
    def out(self) -> str:
        return self.log.with_suffix(".out").read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return self.log.with_suffix(".err").read_text(encoding="utf-8")

    def ready(self, *, but: int = 0) -> "Tree":
        """Wait until server and workers run; *but* is a process that was killed."""

        def working() -> bool:
            assert self.process.poll() is None, self.err
            with suppress(OSError, ValueError, redis.RedisError):
                run = json.loads((self.data / "run.json").read_text(encoding="utf-8"))
                if run["pid"] != self.process.pid:
                    return False
                client = redis.Redis.from_url(run["redis_url"], decode_responses=True)
                cards = [json.loads(client.get(key) or "{}") for key in client.scan_iter("tocsin:worker:*")]
                client.close()
                found = {card["role"]: card["pid"] for card in cards if alive(card.get("pid", 0))}
                self.pids = {**found, "server": run["server_pid"]}
            return set(self.pids) == {"ingest", "tagging", "alert", "server"} and but not in self.pids.values()

        wait_until(working, description="server and workers run", seconds=40)
        return self

    def ended(self, code: int, *, seconds: float = 5) -> None:
        assert self.process.wait(seconds) == code, self.err
        assert [name for name, pid in self.pids.items() if alive(pid)] == []
        assert not (self.data / "run.json").exists()
        assert not (self.data / "redis.sock").exists()


@pytest.fixture
def tocsin(short_tmp: Path) -> Iterator[Program]:
    """The program; servers that outlive their `up` are stopped here, by the run file they are named in."""
    with program(short_tmp, PREFIX="tocsin:") as own:
        yield own
        own.end()
        for run in short_tmp.rglob("run.json"):
            with suppress(ProcessLookupError, ValueError):
                os.kill(json.loads(run.read_text(encoding="utf-8"))["server_pid"], signal.SIGKILL)


def test_up_runs_everything_and_others_find_it(tocsin: Program) -> None:
    data = tocsin.home / "data #1 %41 ü"  # characters that mean something in an address
    (tocsin.home / "a.json").write_text(json.dumps(ARTICLE), encoding="utf-8")
    up = Tree(tocsin, data, "--replay", "a.json").ready()
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "redis.sock").stat().st_mode) & 0o077 == 0

    def on_a_port(pid: int) -> list[str]:
        inodes = {str(fd.readlink()) for fd in Path(f"/proc/{pid}/fd").iterdir() if fd.is_symlink()}
        rows = [
            row.split()
            for name in ("tcp", "tcp6")
            for row in Path(f"/proc/{pid}/net/{name}").read_text().splitlines()[1:]
        ]
        return [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in inodes]

    assert {name: on_a_port(pid) for name, pid in up.pids.items()} == {name: [] for name in up.pids}

    wait_until(lambda: up.out, description="the alert is shown")
    (line,) = up.out.splitlines()
    assert re.match(r"2024-11-11 09:00Z [A-Z]+ +opened +combined-escalation \| .*more than 50,000 troops", line)
    assert harmless(up.out)

    second, status, watched, again = tocsin.run_all(
        ("up",),
        ("status", "--json"),
        ("watch", "--json", "--from", "beginning", "--count", "1"),
        ("replay", "a.json", "--wait", "--json"),
        DATA_DIR=str(data),
    )
    second.said(1, "runs already", str(data), f"pid {up.process.pid}", "tocsin watch")
    state = json.loads(status.out)
    assert state["redis_url"] == f"unix://{quote(str(data))}/redis.sock"
    assert state["workers"] == {"ingest": 1, "tagging": 1, "alert": 1}
    assert Alert.model_validate_json(watched.out).data.rule == "combined-escalation"
    assert json.loads(again.out)["outcome"] == "duplicate"
    assert len(up.out.splitlines()) == 1

    up.process.send_signal(signal.SIGTERM)
    up.ended(0)
    assert "\x1b" not in up.out + up.err
    assert "Traceback" not in up.err
    tocsin.run("status", DATA_DIR=str(data)).said(69, "tocsin up")


def test_killed_up_takes_its_workers_along_and_the_next_one_adopts_the_server(tocsin: Program) -> None:
    data = tocsin.home / ("a-long-name-" * 12) / "data"  # longer than a unix socket's address may be
    first = Tree(tocsin, data).ready()
    first.process.send_signal(signal.SIGKILL)
    first.process.wait(5)
    workers = {name: pid for name, pid in first.pids.items() if name != "server"}
    wait_until(lambda: not any(map(alive, workers.values())), description="the workers end by themselves", seconds=12)
    assert alive(first.pids["server"])

    next_up = Tree(tocsin, data, preexec_fn=ignore_interrupts).ready()
    assert next_up.pids["server"] == first.pids["server"]
    assert "adopted" in next_up.err

    os.kill(next_up.pids["tagging"], signal.SIGKILL)
    next_up.ready(but=next_up.pids["tagging"])
    assert "the tagging worker ended" in next_up.err

    (link,) = {Path(json.loads((data / "run.json").read_text())["redis_url"].removeprefix("unix://")).parent}
    assert link.is_symlink()
    next_up.process.send_signal(signal.SIGINT)
    next_up.ended(0)
    assert not link.is_symlink()


def test_up_shows_the_latest_alerts_on_record_and_revives_its_server(tocsin: Program) -> None:
    data = tocsin.home / "data"
    (tocsin.home / "a.json").write_text(json.dumps(ARTICLE), encoding="utf-8")
    port = free_port()
    first = Tree(tocsin, data, "--replay", "a.json", EMBEDDED_PORT=str(port)).ready()
    with redis.Redis(port=port) as by_port:
        assert by_port.config_get("bind") == {"bind": "127.0.0.1"}
        assert by_port.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        assert by_port.config_get("appendonly") == {"appendonly": "yes"}
    wait_until(lambda: first.out, description="the alert is shown")
    first.process.send_signal(signal.SIGINT)
    first.ended(0)

    second = Tree(tocsin, data).ready()
    wait_until(lambda: second.out, description="the alert on record is shown")
    assert second.out == first.out
    os.kill(second.pids["server"], signal.SIGKILL)
    second.ready(but=second.pids["server"])
    assert "starting it again" in second.err
    # Where the tests run under nohup, so does the program, which then ignores the terminal's end, as it should.
    ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    second.process.send_signal(signal.SIGTERM if ignored else signal.SIGHUP)
    second.ended(0)


def test_up_on_a_server_of_ones_own_leaves_it_running(tocsin: Program, shared_server: Server, prefix: str) -> None:
    process = tocsin.start("up", REDIS_URL=shared_server.url, PREFIX=prefix)
    assert process.stderr is not None
    assert f"server {shared_server.url}" in process.stderr.readline().decode()
    with shared_server.client(decode_responses=True) as client:
        wait_until(lambda: len(client.keys(f"{prefix}worker:*")) == 3, description="the workers run", seconds=40)
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 0
        assert client.ping()
        assert client.keys(f"{prefix}worker:*") == []
    assert not (tocsin.home / "data").exists()


def test_up_ends_with_a_worker_that_can_never_run(tocsin: Program) -> None:
    (tocsin.home / "broken.toml").write_text("feed = ")
    done = tocsin.run("up", FEEDS=str(tocsin.home / "broken.toml"))
    assert done.code == 78
    assert [line for line in done.err.splitlines() if "broken.toml: not TOML" in line]
    assert "Traceback" not in done.err
    assert not (tocsin.home / "data" / "run.json").exists()


def test_up_says_at_once_what_it_cannot_do(tocsin: Program) -> None:
    (tocsin.home / "file").write_text("")
    tocsin.run("up", DATA_DIR=str(tocsin.home / "file")).said(78, "TOCSIN_DATA_DIR", "file")
    tocsin.run("up", EMBEDDED_PORT="port").said(78, "TOCSIN_EMBEDDED_PORT")
    tocsin.run("up", "--replay", "nowhere").said(1, "no such file or folder: nowhere")
    (tocsin.home / "shared").mkdir()
    (tocsin.home / "shared").chmod(0o1777)
    tocsin.run("up", DATA_DIR=str(tocsin.home / "shared")).said(78, "shared by all users")
    assert stat.S_IMODE((tocsin.home / "shared").stat().st_mode) == 0o1777
    assert not (tocsin.home / "data" / "run.json").exists()


def ignore_interrupts() -> None:
    """As a shell does for a job it puts into the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
