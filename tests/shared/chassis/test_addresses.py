"""Where a request may go: nowhere inside, however it is spelled."""

import asyncio
import ipaddress
import socket
import threading
import time
from typing import Any

import httpcore
import pytest

from services.ingest.adapters.http import HttpFetcher
from shared.chassis import addresses
from shared.chassis.addresses import CheckedBackend, is_public, resolve
from shared.chassis.inside import Address
from shared.contracts.errors import AddressRefused, AddressUnknown, SourceRefused, SourceUnavailable

INSIDE = """
    127.0.0.1 127.8.9.1 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 192.0.2.1 198.18.0.1
    224.0.0.1 255.255.255.255 240.0.0.1 ::1 :: fe80::1 fc00::1 fd00:ec2::254 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    2002:7f00:1:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 2001:db8::1 3fff::1 5f00::1 fec0::1 feff::1
    168.63.129.16 ::ffff:168.63.129.16 192.0.0.192 192.88.99.1 2620:0:1::5efe:10.0.0.1 2620:0:1::200:5efe:7f00:1
""".split()  # noqa: SIM905 (a table reads better as words)
OUTSIDE = ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_outside_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"]
)
def test_every_spelling_of_loopback_is_refused_with_its_reason(host: str) -> None:
    async def fetch() -> None:
        async with HttpFetcher(user_agent="Tocsin/test") as web:
            await web.get(f"http://{host}:9/", accept="*/*")

    with pytest.raises((SourceRefused, SourceUnavailable)) as error:
        asyncio.run(fetch())
    # Some systems don't know all the spellings: what isn't read or resolved isn't connected to either.
    assert any(reason in str(error.value) for reason in ("private address", "resolved", "can't be read"))


def test_a_name_is_connected_to_at_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rebinding: the second answer of the name server would lead inside; there is no second question."""
    asked: list[str] = []

    async def fake_resolve(host: str, port: int) -> list[Address]:
        asked.append(host)
        return [ipaddress.ip_address("93.184.216.34" if len(asked) == 1 else "127.0.0.1")]

    class Backend:
        connected: list[str] = []  # noqa: RUF012

        async def connect_tcp(self, host: str, *_: Any) -> str:
            self.connected.append(host)
            return "connected"

    monkeypatch.setattr(addresses, "resolve", fake_resolve)
    checked = CheckedBackend(allow_private=False, setting="ALLOW")
    checked._backend = Backend()  # type: ignore[assignment]
    assert asyncio.run(checked.connect_tcp("ledger.example", 443)) == "connected"  # type: ignore[comparison-overlap]
    assert Backend.connected == ["93.184.216.34"]
    with pytest.raises(AddressRefused):
        asyncio.run(checked.connect_tcp("ledger.example", 443))


def test_when_one_address_does_not_answer_then_the_next_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fake_resolve(host: str, port: int) -> list[Address]:
        return [ipaddress.ip_address(a) for a in ("10.0.0.1", "8.8.8.8", "8.8.4.4")]

    class Backend:
        async def connect_tcp(self, host: str, *_: Any) -> str:
            if host == "8.8.8.8":
                raise httpcore.ConnectError
            return host

    monkeypatch.setattr(addresses, "resolve", fake_resolve)
    checked = CheckedBackend(allow_private=False, setting="ALLOW")
    checked._backend = Backend()  # type: ignore[assignment]
    assert asyncio.run(checked.connect_tcp("x.example", 443)) == "8.8.4.4"  # type: ignore[comparison-overlap]
    Backend.connect_tcp = _never  # type: ignore[method-assign]
    with pytest.raises(httpcore.ConnectError):
        asyncio.run(checked.connect_tcp("x.example", 443))


async def _never(*_: Any) -> str:
    raise httpcore.ConnectError


def test_a_name_nobody_knows_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(AddressUnknown, match="can't be resolved"):
        asyncio.run(resolve("ledger.example", 443))


def test_a_name_server_that_does_not_answer_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()
    monkeypatch.setattr(addresses, "_RESOLVE_SECONDS", 0.05)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answered.wait(30) and [])
    begun = time.monotonic()
    with pytest.raises(AddressUnknown, match="no answer"):
        asyncio.run(resolve("ledger.example", 443))
    assert time.monotonic() - begun < 5
    answered.set()


def test_no_unix_socket_is_opened() -> None:
    with pytest.raises(AddressRefused):
        asyncio.run(CheckedBackend(allow_private=True, setting="ALLOW").connect_unix_socket("/run/x"))
