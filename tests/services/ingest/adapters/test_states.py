"""States and leases in a real server."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from services.ingest.adapters.states import RedisStates
from shared.chassis.server import client
from shared.contracts.streams import Keys

T = TypeVar("T")


def with_states(url: str, prefix: str, use: Callable[[RedisStates], Awaitable[T]]) -> T:
    async def main() -> T:
        redis = client(url)
        try:
            return await use(RedisStates(redis, Keys(prefix)))
        finally:
            await redis.aclose()

    return asyncio.run(main())


def test_a_state_is_replaced_as_a_whole(redis_url: str, prefix: str) -> None:
    async def use(states: RedisStates) -> list[dict[str, str]]:
        seen = [await states.load("ledger")]
        for state in ({"state": "failing", "last_error": "Größe ☃"}, {"state": "ok"}, {}):
            await states.save("ledger", state)
            seen.append(await states.load("ledger"))
        return seen

    assert with_states(redis_url, prefix, use) == [
        {}, {"state": "failing", "last_error": "Größe ☃"}, {"state": "ok"}, {}]  # fmt: skip


def test_a_state_that_is_saved_no_more_is_forgotten(redis_url: str, prefix: str) -> None:
    async def use(states: RedisStates) -> bool:
        await states.save("ledger", {"state": "ok"}, life=timedelta(milliseconds=1))
        for _ in range(1000):
            if not await states.load("ledger"):
                return True
        return False

    assert with_states(redis_url, prefix, use)


def test_a_lease_has_one_holder_until_it_is_given_back_or_ends(redis_url: str, prefix: str) -> None:
    async def use(states: RedisStates) -> list[bool]:
        long = timedelta(minutes=1)
        taken = [await states.lease("ledger", "a", long), await states.lease("ledger", "b", long)]
        await states.release("ledger", "b")  # not b's to give back
        taken.append(await states.lease("ledger", "b", long))
        await states.release("ledger", "a")
        taken.append(await states.lease("ledger", "b", long))
        await states.renew("ledger", "a", long)  # not a's any more
        await states.renew("ledger", "b", timedelta(milliseconds=1))
        for _ in range(1000):
            if await states.lease("ledger", "c", long):
                return [*taken, True]
        return [*taken, False]

    assert with_states(redis_url, prefix, use) == [True, False, False, True, True]
