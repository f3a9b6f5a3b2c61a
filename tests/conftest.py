"""Fixtures for whoever needs a real server, and a settings environment free of the machine's own."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.server import Server

# A busy machine is no failure of a property.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No ``TOCSIN_*`` variable of this machine reaches a test."""
    for name in list(os.environ):
        if name.startswith("TOCSIN_"):
            monkeypatch.delenv(name)


@pytest.fixture
def short_tmp() -> Iterator[Path]:
    """A folder with a short path: unix sockets have room for about 100 bytes."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def shared_server() -> Iterator[Server]:
    """One server for all tests of this process; tests keep apart by prefix."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        server = Server(Path(folder)).start()
        yield server
        server.stop()


@pytest.fixture
def redis_url(shared_server: Server) -> str:
    """The URL of a running server that other tests use too: take ``prefix`` for your keys."""
    return shared_server.url


@pytest.fixture
def prefix() -> str:
    """A prefix for this test's keys alone."""
    return f"t{secrets.token_hex(4)}:"


@pytest.fixture
def own_server(short_tmp: Path) -> Iterator[Server]:
    """A server for this test alone, to kill or to starve; with an append-only file."""
    server = Server(short_tmp, {"appendonly": "yes", "appendfsync": "everysec"}).start()
    yield server
    server.stop()
