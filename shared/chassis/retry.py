"""
The retry policies of our clients: a worker's has no end, a command's a deadline.

Waiting is right where a failure may pass by itself (a server gone and back, read-only, no rights, out of memory, back
empty); an answer that will be the same next time is raised, and so is one that is part of the conversation.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import redis.exceptions as failures
import structlog
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialWithJitterBackoff

T = TypeVar("T")
Restore = Callable[[], Awaitable[None]]
Failed = Callable[[Exception, int], Awaitable[None]]  # told of a failure, and the how-manieth it is
MayPass = Callable[[Exception], bool]
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

log = structlog.get_logger(__name__)


def pauses() -> ExponentialWithJitterBackoff:
    """Give the pauses between two tries: growing, jittered, never longer than a second."""
    return ExponentialWithJitterBackoff(base=_PAUSE_BASE_SECONDS, cap=_PAUSE_CAP_SECONDS)


class _Persistent(Retry):
    """The client's retry, in whose place its one call is told plainly to ``persist``."""

    async def call_with_retry(
        self,
        do: Callable[[], Awaitable[T]],
        fail: Callable[..., Any],
        is_retryable: MayPass | None = None,
        with_failure_count: bool = False,
    ) -> T:
        """Do *do* as the policy says; *fail* is told of each failure."""

        async def failed(error: Exception, count: int) -> None:
            await (fail(error, count) if with_failure_count else fail(error))

        return await self.persist(do, failed, is_retryable)

    async def persist(self, do: Callable[[], Awaitable[T]], fail: Failed, may_pass: MayPass | None) -> T:
        """Do *do*, and again after each failure that *may_pass*, when *fail* is done with it."""
        return await super().call_with_retry(do, fail, may_pass, with_failure_count=True)


class PatientRetry(_Persistent):
    """
    The retry policy of a worker: no end, growing jittered pauses, one log line at the start and then every half minute.

    With *every_answer*, any error answer is waited out: for the loop that reads a stream, where raising means a
    restart of the loop with no pause. Without, an answer that will be the same next time is raised.
    """

    def __init__(self, *, restore: Restore | None = None, every_answer: bool = False) -> None:
        super().__init__(pauses(), retries=-1, supported_errors=(failures.RedisError, OSError))  # type: ignore[arg-type]
        self._restore = restore
        self._every_answer = every_answer

    def __deepcopy__(self, memo: object) -> "PatientRetry":
        return PatientRetry(restore=self._restore, every_answer=self._every_answer)

    async def persist(self, do: Callable[[], Awaitable[T]], fail: Failed, may_pass: MayPass | None) -> T:
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
            await fail(error, count)

        result = await super().persist(do, failed, may_pass or self._may_pass)
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


class BriefRetry(_Persistent):
    """The retry policy of a command in the middle of its work: waits for a server that is away, for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(pauses(), retries=-1)
        self._seconds = seconds

    async def persist(self, do: Callable[[], Awaitable[T]], fail: Failed, may_pass: MayPass | None) -> T:
        """Do, and do again until the time is up."""
        deadline = time.monotonic() + self._seconds

        def in_time(error: Exception) -> bool:
            return time.monotonic() < deadline and (may_pass is None or may_pass(error))

        return await super().persist(do, fail, in_time)


def describe(error: BaseException) -> str:
    """Give an error's kind and its first line, short."""
    first = (str(error).splitlines() or [""])[0][:200]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__
