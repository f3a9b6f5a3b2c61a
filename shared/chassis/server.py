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
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, quote, unquote, urlsplit, urlunsplit

import redis.exceptions as failures
import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialWithJitterBackoff

from shared.chassis.settings import RedisSettings
from shared.contracts.errors import ConfigurationError, ServerRefused, ServerUnavailable, TocsinError

T = TypeVar("T")
# redis-py types each reply as the union of all its modes (bytes, text, two protocols): what comes back is checked where
# it is read. Ours are made by `client` and `patient`: redis.asyncio.Redis, bytes in and out.
Connection = Any
Restore = Callable[[], Awaitable[None]]
RUN_FILE = "run.json"
_CONNECT_SECONDS = 3.0
_REPORT_SECONDS = 30.0
_PAUSE_BASE_SECONDS, _PAUSE_CAP_SECONDS = 0.05, 1.0
# Answers that say "not now" or "not you": waiting is right, a hot loop is not.
_PASSING = (
    failures.ReadOnlyError,
    failures.NoPermissionError,
    failures.OutOfMemoryError,
    failures.BusyLoadingError,
    failures.MasterDownError,
    failures.TryAgainError,
    failures.ClusterDownError,
)
_PASSING_WORDS = ("ACL failure in script", "NOPERM", "MISCONF", "NOREPLICAS", "UNBLOCKED", "BUSY ", "NOGROUP")
# Answers that are part of the conversation: whoever asked deals with them.
_EXPECTED_WORDS = ("BUSYGROUP", "already exists")

_QUERY_PASSWORD = re.compile(r"([?&]password=)[^&#]*")
_BROKEN_PASSWORD = re.compile(r"(://[^:@/]*:).*@", re.DOTALL)
_NO_URL = (
    "TOCSIN_REDIS_URL: can't be read: its address, an option in it, or a password whose / # ? @ are not written"
    " as %2F %23 %3F %40"
)

log = structlog.get_logger(__name__)


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
            retry=Retry(ExponentialWithJitterBackoff(base=_PAUSE_BASE_SECONDS, cap=_PAUSE_CAP_SECONDS), 0),
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


class PatientRetry(Retry):
    """
    The retry policy of a worker: no end, growing jittered pauses, one log line at the start and then every half minute.

    With *every_answer*, any error answer is waited out: for the loop that reads a stream, where raising means a
    restart of the loop with no pause. Without, an answer that will be the same next time is raised.
    """

    def __init__(self, *, restore: Restore | None = None, every_answer: bool = False) -> None:
        backoff = ExponentialWithJitterBackoff(base=_PAUSE_BASE_SECONDS, cap=_PAUSE_CAP_SECONDS)
        super().__init__(backoff, retries=-1, supported_errors=(failures.RedisError, OSError))  # type: ignore[arg-type]
        self._restore = restore
        self._every_answer = every_answer

    def __deepcopy__(self, memo: object) -> "PatientRetry":
        return PatientRetry(restore=self._restore, every_answer=self._every_answer)

    async def call_with_retry(
        self,
        do: Callable[[], Awaitable[T]],
        fail: Callable[..., Any],
        is_retryable: Callable[[Exception], bool] | None = None,
        with_failure_count: bool = False,
    ) -> T:
        """Do, and on a failure that may pass: disconnect, pause, do again."""
        reported = 0.0

        async def failed(error: Exception, count: int) -> None:
            nonlocal reported
            if (task := asyncio.current_task()) is not None and task.cancelling():
                # Whoever wants us to end must not wait for a server; the client can swallow a cancellation.
                raise asyncio.CancelledError from error
            if time.monotonic() - reported >= _REPORT_SECONDS:
                reported = time.monotonic()
                log.warning("waiting for the server", error=describe(error), tries=count)
            if "NOGROUP" in str(error) and self._restore is not None:
                await self._restore()
            await (fail(error, count) if with_failure_count else fail(error))

        result = await super().call_with_retry(do, failed, is_retryable or self._may_pass, with_failure_count=True)
        if reported:
            log.info("the server answers again")
        return result

    def _may_pass(self, error: Exception) -> bool:
        text = str(error)
        if isinstance(error, failures.NoScriptError) or any(word in text for word in _EXPECTED_WORDS):
            return False
        if isinstance(error, failures.ResponseError) and not isinstance(error, _PASSING):
            return self._every_answer or any(word in text for word in _PASSING_WORDS)
        return True


class BriefRetry(Retry):
    """The retry policy of a command in the middle of its work: waits for a server that is away, for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(ExponentialWithJitterBackoff(base=_PAUSE_BASE_SECONDS, cap=_PAUSE_CAP_SECONDS), retries=-1)
        self._seconds = seconds

    async def call_with_retry(
        self,
        do: Callable[[], Awaitable[T]],
        fail: Callable[..., Any],
        is_retryable: Callable[[Exception], bool] | None = None,
        with_failure_count: bool = False,
    ) -> T:
        """Do, and do again until the time is up."""
        deadline = time.monotonic() + self._seconds

        def may_pass(error: Exception) -> bool:
            return time.monotonic() < deadline and (is_retryable is None or is_retryable(error))

        return await super().call_with_retry(do, fail, may_pass, with_failure_count)


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


def describe(error: BaseException) -> str:
    """Give an error's kind and its first line, short."""
    first = (str(error).splitlines() or [""])[0][:200]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


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
