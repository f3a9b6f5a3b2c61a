"""Trimming: what is acknowledged and old goes; what is not acknowledged never does."""

import asyncio

import pytest

from shared import chassis
from shared.chassis.scripts import script
from shared.chassis.server import client
from tests.server import Server


def trim(url: str, stream: str, before: str, keep: int, *, respect_groups: bool) -> int:
    async def once() -> int:
        redis = client(url)
        try:
            run = script(chassis, "trim", redis, prelude=False)
            return int(await run(keys=[stream], args=[before, keep, int(respect_groups)]))
        finally:
            await redis.aclose()

    return asyncio.run(once())


@pytest.fixture
def stream(prefix: str, shared_server: Server) -> str:
    """Ten entries, 1-0 to 10-0, read by one group up to 6 and acknowledged up to 4."""
    redis, name = shared_server.client(), f"{prefix}s"
    for k in range(1, 11):
        redis.xadd(name, {"data": str(k)}, id=f"{k}-0")
    redis.xgroup_create(name, "g", "0")
    redis.xreadgroup("g", "c", {name: ">"}, count=6)
    redis.xack(name, "g", *(f"{k}-0" for k in range(1, 5)))
    return name


def left(server: Server, stream: str) -> list[str]:
    return [entry.decode() for entry, _ in server.client().xrange(stream)]


def test_what_is_old_and_acknowledged_goes_and_the_rest_stays(
    redis_url: str, stream: str, shared_server: Server
) -> None:
    assert trim(redis_url, stream, "3-0", 100, respect_groups=True) == 2
    assert left(shared_server, stream)[0] == "3-0"


def test_an_unacknowledged_entry_stays_however_old_and_however_many(
    redis_url: str, stream: str, shared_server: Server
) -> None:
    assert trim(redis_url, stream, "99-0", 1, respect_groups=True) == 4
    assert left(shared_server, stream)[0] == "5-0"


def test_an_entry_that_no_worker_has_read_stays(redis_url: str, stream: str, shared_server: Server) -> None:
    shared_server.client().xack(stream, "g", "5-0", "6-0")
    trim(redis_url, stream, "99-0", 1, respect_groups=True)
    assert left(shared_server, stream) == ["7-0", "8-0", "9-0", "10-0"]


def test_a_second_group_that_lags_keeps_what_it_has_not_read(
    redis_url: str, stream: str, shared_server: Server
) -> None:
    shared_server.client().xgroup_create(stream, "slow", "2-0")
    trim(redis_url, stream, "99-0", 1, respect_groups=True)
    assert left(shared_server, stream)[0] == "3-0"


def test_more_than_allowed_goes_oldest_first(redis_url: str, stream: str, shared_server: Server) -> None:
    assert trim(redis_url, stream, "0-0", 8, respect_groups=True) == 2
    assert left(shared_server, stream)[0] == "3-0"


def test_a_stream_without_groups_is_left_alone(redis_url: str, prefix: str, shared_server: Server) -> None:
    shared_server.client().xadd(f"{prefix}lonely", {"data": "1"}, id="1-0")
    assert trim(redis_url, f"{prefix}lonely", "99-0", 0, respect_groups=True) == 0
    assert trim(redis_url, f"{prefix}missing", "99-0", 0, respect_groups=True) == 0


def test_alerts_go_by_age_alone(redis_url: str, stream: str, shared_server: Server) -> None:
    assert trim(redis_url, stream, "9-0", 2**53, respect_groups=False) == 8
    assert left(shared_server, stream) == ["9-0", "10-0"]
