"""
Where a request may go: public addresses only, decided after the name is resolved, by the address that is connected to.

The check sits under the HTTP client, in the making of the connection, so that there is no gap between checking and
connecting (DNS rebinding) and no redirect, no odd spelling (decimal, octal, IPv6-mapped) goes round it. The name stays
the name for TLS and for the Host header.
"""

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import anyio
import httpcore
from httpcore._backends.anyio import AnyIOBackend  # the one backend httpcore uses under asyncio

from shared.contracts.errors import SourceRefused, SourceUnavailable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# What `is_global` lets through and what still leads inside: NAT64 and 6to4 carry an IPv4 address within.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_MAX_TRIES = 3
_RESOLVE_SECONDS = 10.0


def is_public(address: Address) -> bool:
    """Tell whether *address* is one of the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


async def resolve(host: str, port: int) -> list[Address]:
    """
    Find the addresses of *host*; a literal in whatever spelling the system knows is resolved like a name.

    Raises:
        SourceUnavailable: The name isn't known (now), or nobody answers the question.
    """
    try:
        async with asyncio.timeout(_RESOLVE_SECONDS):
            found = await _look_up(host, port)
    except TimeoutError as error:
        raise SourceUnavailable("its name can't be resolved (no answer)") from error
    except (OSError, UnicodeError) as error:
        raise SourceUnavailable("its name can't be resolved") from error
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
    """Makes connections to public addresses only, unless *allow_private*."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
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
        allowed = [a for a in addresses if self._allow_private or is_public(a)]
        if not allowed:
            raise SourceRefused(f"{host} is a private address ({addresses[0]}); see TOCSIN_ALLOW_PRIVATE_ADDRESSES")
        for number, address in enumerate(allowed[:_MAX_TRIES], 1):
            try:
                return await self._backend.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(allowed[:_MAX_TRIES]):
                    raise
        raise AssertionError("unreachable: the loop returns or raises")

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        """Refuse: no source lives on a socket of this machine."""
        raise SourceRefused("unix sockets are not read")

    async def sleep(self, seconds: float) -> None:
        """Sleep."""
        await anyio.sleep(seconds)
