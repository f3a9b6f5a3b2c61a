"""
Where a request may go: public addresses only, decided after the name is resolved, by the address that is connected to.

For whoever speaks HTTP to places that others name: ingest to feeds and pages, the alert worker to webhooks.

The check sits under the HTTP client, in the making of the connection, so that there is no gap between checking and
connecting (DNS rebinding) and no redirect, no odd spelling (decimal, octal, IPv6-mapped) goes round it. The name stays
the name for TLS and for the Host header.
"""

import asyncio
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import anyio
import httpcore
import httpx
from httpcore._backends.anyio import AnyIOBackend  # the one backend httpcore uses under asyncio

from shared.chassis.inside import Address, Inside
from shared.contracts.errors import AddressRefused, AddressUnknown

# What `is_global` lets through and what still leads inside: NAT64 and 6to4 carry an IPv4 address within.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# What it lets through, on some Python versions at least, and what is no place of the public internet.
_INSIDE = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # of every virtual machine in Azure: its metadata and keys
        "192.0.0.0/24",  # protocols' own; 192.0.0.192 gives metadata in Oracle's cloud
        "192.88.99.0/24",  # relays of 6to4, given up
        "fec0::/10",  # site-local, given up, and routed inside all the same
        "64:ff9b:1::/48",  # NAT64 of one's own network
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
    )
)
_ISATAP = {0x00005EFE, 0x02005EFE}  # the middle of an address that ends with an IPv4 address
_MAX_TRIES = 3
_RESOLVE_SECONDS = 10.0


def is_public(address: Address) -> bool:
    """Tell whether *address* is one of the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is None and int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    if any(address in network for network in _INSIDE):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


async def resolve(host: str, port: int) -> list[Address]:
    """
    Find the addresses of *host*; a literal in whatever spelling the system knows is resolved like a name.

    Raises:
        AddressUnknown: The name isn't known (now), or nobody answers the question.
    """
    with suppress(ValueError):
        return [ipaddress.ip_address(host)]  # as the standards write it: nothing to ask
    try:
        async with asyncio.timeout(_RESOLVE_SECONDS):
            found = await _look_up(host, port)
    except TimeoutError as error:
        raise AddressUnknown("its name can't be resolved (no answer)") from error
    except (OSError, UnicodeError) as error:
        raise AddressUnknown("its name can't be resolved") from error
    return list(dict.fromkeys(ipaddress.ip_address(host.partition("%")[0]) for host in found))


async def _look_up(host: str, port: int) -> list[str]:
    """
    Ask the system, in a thread that nobody waits for.

    The loop's own way keeps the whole process from ending while a name server doesn't answer, for half a minute.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def tell(found: list[str], error: Exception | None) -> None:
        if answer.done():
            return
        if error is None:
            answer.set_result(found)
        else:
            answer.set_exception(error)

    def ask() -> None:
        found: list[str] = []
        failure: Exception | None = None
        try:
            found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            failure = error
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(tell, found, failure)

    threading.Thread(target=ask, name=f"resolve {host[:50]}", daemon=True).start()
    return await answer


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Makes connections to public addresses, and to what *allow_private* names; *setting* is what would allow more."""

    def __init__(self, *, allow_private: bool | Inside, setting: str) -> None:
        self._inside = allow_private if isinstance(allow_private, Inside) else Inside(everything=allow_private)
        self._setting = setting
        self._backend = AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, check, connect to what was checked."""
        addresses = await resolve(host, port)
        allowed = [a for a in addresses if is_public(a) or self._inside.allows(host, a)]
        if not allowed:
            raise AddressRefused(f"{host} is a private address ({addresses[0]}); see {self._setting}")
        for number, address in enumerate(allowed[:_MAX_TRIES], 1):
            try:
                return await self._backend.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(allowed[:_MAX_TRIES]):
                    raise
        raise AssertionError("unreachable: the loop returns or raises")

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        """Refuse: nothing of the web lives on a socket of this machine."""
        raise AddressRefused("unix sockets are not connected to")

    async def sleep(self, seconds: float) -> None:
        """Sleep."""
        await anyio.sleep(seconds)


def checked_transport(
    *, allow_private: bool | Inside, setting: str, max_connections: int = 256
) -> httpx.AsyncHTTPTransport:
    """Make what httpx connects through: to public addresses only, heeding no proxy variables."""
    transport = httpx.AsyncHTTPTransport(trust_env=False)
    # httpx has no door for a network backend; httpcore, which it stands on, has. A test holds this in place.
    transport._pool = httpcore.AsyncConnectionPool(  # noqa: SLF001
        ssl_context=httpx.create_ssl_context(trust_env=True),
        max_connections=max_connections,
        max_keepalive_connections=max_connections // 4,
        keepalive_expiry=5.0,
        network_backend=CheckedBackend(allow_private=allow_private, setting=setting),
    )
    return transport


def retry_after(headers: httpx.Headers) -> timedelta | None:
    """Read ``Retry-After``: seconds, or a date seen from the server's own clock."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=int(value[:9]))
    try:
        then = parsedate_to_datetime(value)
        now = parsedate_to_datetime(headers.get("date", "")) if headers.get("date") else datetime.now(UTC)
        return max(then - now, timedelta())
    except (ValueError, TypeError, OverflowError):
        return None


def in_words(error: Exception) -> str:
    """Say in plain words what went wrong on the way."""
    words: dict[type[Exception], str] = {
        httpx.ConnectTimeout: "no connection within the time allowed",
        httpx.ConnectError: "no connection",
        httpx.ReadTimeout: "falls silent in the middle",
        httpx.ReadError: "breaks off in the middle",
        httpx.RemoteProtocolError: "does not speak HTTP properly",
        httpx.UnsupportedProtocol: "is neither http nor https",
    }
    text = words.get(type(error), type(error).__name__)
    if isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error).upper():
        text = "its certificate is not trusted"
    return text
