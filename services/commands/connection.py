"""
How a command reaches the server: the first time at once or not at all, then with what patience it likes; any failure in
plain words. And the pattern of the keys that it looks for.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redis.exceptions import RedisError

from shared.chassis.retry import BriefRetry
from shared.chassis.server import Connection, client, explained, server_url
from shared.chassis.settings import RedisSettings

ANSWER_SECONDS = 10.0


@asynccontextmanager
async def connected(
    settings: RedisSettings, *, timeout_seconds: float = ANSWER_SECONDS, patience_seconds: float = 0
) -> AsyncIterator[Connection]:
    """
    Give a client that has been answered once. From then on it waits up to *patience_seconds* for a server that is away.

    Raises:
        ServerUnavailable: Nobody answers, or stops answering.
        ServerRefused: Wrong password or no rights.
    """
    url = server_url(settings)
    redis = client(url, timeout_seconds=timeout_seconds)
    try:
        await redis.ping()
        if patience_seconds:
            redis.set_retry(BriefRetry(patience_seconds))
        yield redis
    except RedisError as error:
        raise explained(error, url) from error
    finally:
        await redis.aclose()


def beginning_with(start: str) -> str:
    """Give the pattern of the keys that begin with *start*, whatever signs are in it."""
    return "".join(f"\\{c}" if c in "*?[]\\" else c for c in start) + "*"
