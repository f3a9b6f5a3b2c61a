"""
Finding the server and talking to it: the address, the patience, and plain words for what went wrong.

Two manners of client. A command answers at once: ``client`` gives up on the first failure. A worker rides out whatever
may pass by itself (server gone and back, read-only, no rights, out of memory, back empty): ``patient`` waits, with a
growing and jittered pause, for as long as it takes, and says so once and then every half minute.
"""

import asyncio
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit, urlunsplit

import redis.exceptions as failures
from redis.asyncio import Redis
from redis.asyncio.retry import Retry

from shared.chassis.retry import PatientRetry, Restore, describe, pauses
from shared.chassis.settings import RedisSettings
from shared.contracts.errors import ConfigurationError, ServerRefused, ServerUnavailable, TocsinError

# redis-py types each reply as the union of all its modes (bytes, text, two protocols): what comes back is checked where
# it is read. Ours are made by `client` and `patient`: redis.asyncio.Redis, bytes in and out.
Connection = Any
RUN_FILE = "run.json"
_CONNECT_SECONDS = 3.0

_QUERY_PASSWORD = re.compile(r"([?&]password=)[^&#]*")
_BROKEN_PASSWORD = re.compile(r"(://[^:@/]*:).*@", re.DOTALL)
_NO_URL = (
    "TOCSIN_REDIS_URL: can't be read: its address, an option in it, or a password whose / # ? @ are not written"
    " as %2F %23 %3F %40"
)


def server_url(settings: RedisSettings) -> str:
    """
    Say where the server is: the setting, else the embedded server's run file.

    Raises:
        ServerUnavailable: Neither is there.
        ConfigurationError: The setting is no Redis URL.
    """
    if settings.redis_url:
        return _with_password(settings.redis_url.get_secret_value(), settings)
    run = read_run_file(settings.data_dir)
    if run is None:
        raise ServerUnavailable(
            f"no server: TOCSIN_REDIS_URL is not set and no embedded server runs in {settings.data_dir}"
            " (start one with: tocsin up)"
        )
    return str(run["redis_url"])


def read_run_file(data_dir: Path) -> dict[str, Any] | None:
    """Read what a running ``tocsin up`` left for others: ``{"pid", "server_pid", "redis_url"}``; None if none did."""
    try:
        run = json.loads((data_dir / RUN_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return run if isinstance(run, dict) and "redis_url" in run else None


def masked(url: str) -> str:
    """Replace the password of *url*; the result is still a URL that clients accept, if *url* is one."""
    plain = _QUERY_PASSWORD.sub(r"\1***", url)
    try:
        parts = urlsplit(plain)
    except ValueError:
        return _BROKEN_PASSWORD.sub(r"\1***@", plain)
    if not parts.password:
        # A password that holds / ? or # without being encoded makes no address, but must not be shown either.
        return plain if "@" in parts.netloc else _BROKEN_PASSWORD.sub(r"\1***@", plain)
    user = quote(unquote(parts.username or ""), safe="")
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, f"{user}:***@{host}", parts.path, parts.query, parts.fragment))


def client(url: str, *, timeout_seconds: float = _CONNECT_SECONDS) -> Connection:
    """Make a client for a command: bytes in and out, no second try, nothing connected yet."""
    try:
        redis = Redis.from_url(
            url,
            retry=Retry(pauses(), 0),
            socket_connect_timeout=timeout_seconds,
            socket_timeout=timeout_seconds,
        )
        redis.connection_pool.make_connection()  # type: ignore[no-untyped-call] # only reads the address's options
    except (ValueError, TypeError) as error:  # the text of the error may quote part of a password
        raise ConfigurationError(_NO_URL) from error
    return redis


def patient(url: str, restore: Restore | None = None) -> Connection:
    """Make a client for a worker: it waits where waiting helps; *restore* recreates consumer groups that are gone."""
    return Redis.from_url(url, retry=PatientRetry(restore=restore), socket_connect_timeout=_CONNECT_SECONDS)


async def reach(url: str, *, wait_seconds: float = 0.0) -> None:
    """
    Make sure that the server at *url* answers and lets us in, within *wait_seconds*.

    Raises:
        ServerUnavailable: Nobody answers.
        ServerRefused: Wrong password or no rights: waiting would not help.
    """
    deadline = time.monotonic() + wait_seconds
    while True:
        connection = client(url)
        try:
            await connection.ping()
        except failures.RedisError as error:
            problem = explained(error, url)
            if isinstance(problem, ServerRefused) or time.monotonic() >= deadline:
                raise problem from error
        else:
            return
        finally:
            await connection.aclose()
        await asyncio.sleep(0.1)


def explained(error: BaseException, url: str) -> TocsinError:
    """Turn a failure of the client into one of ours: who refuses, or who is missing, and what to do."""
    where = masked(url)
    if any(_refuses(cause) for cause in _causes(error)):
        return ServerRefused(f"the server at {where} refuses our user or password (see TOCSIN_REDIS_URL)")
    if isinstance(error, failures.NoPermissionError):
        return ServerRefused(f"the server at {where} denies us a right: {describe(error)}")
    if isinstance(error, failures.BusyLoadingError):
        return ServerUnavailable(f"the server at {where} is still loading its data")
    if isinstance(error, (failures.ConnectionError, failures.TimeoutError, OSError)):
        start = "start one with: tocsin up;" if urlsplit(url).scheme == "unix" else "is it running?"
        reason = (str(error).splitlines() or [""])[0][:200].rstrip(".") or type(error).__name__
        return ServerUnavailable(f"no server answers at {where}: {reason} ({start} see TOCSIN_REDIS_URL)")
    return ServerUnavailable(f"the server at {where} answers: {describe(error)}")


def _refuses(error: BaseException) -> bool:
    return isinstance(error, failures.AuthenticationError) or "NOAUTH" in str(error) or "WRONGPASS" in str(error)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    # Where a server asks for a password and none was given, the client wraps its answer in a failure to connect.
    while error is not None:
        yield error
        error = error.__cause__


def _with_password(url: str, settings: RedisSettings) -> str:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ConfigurationError(_NO_URL) from error
    if "decode_responses" in parse_qs(parts.query):
        raise ConfigurationError("TOCSIN_REDIS_URL: the option decode_responses can't be set: the program reads bytes")
    if parts.scheme not in {"redis", "rediss", "unix"} or "://" not in url:
        raise ConfigurationError("TOCSIN_REDIS_URL: must begin with redis://, rediss:// or unix://")
    if settings.redis_password is None or parts.password:
        return url
    secret = quote(settings.redis_password.get_secret_value(), safe="")
    user, _, host = parts.netloc.rpartition("@")
    return urlunsplit((parts.scheme, f"{user}:{secret}@{host}", parts.path, parts.query, parts.fragment))
