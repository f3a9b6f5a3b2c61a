"""States and leases in a real server."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import redis

from services.ingest.adapters.states import RedisStates
from services.ingest.domain.health import told, told_of_region
from services.ingest.domain.state import SourceState, to_mapping
from services.ingest.ports import Notice
from shared.chassis.server import client
from shared.contracts.source_event import SourceEvent
from shared.contracts.streams import Keys
from tests.services.ingest.fakes import NOON

T = TypeVar("T")
DAY = timedelta(days=1)


def with_states(url: str, prefix: str, use: Callable[[RedisStates], Awaitable[T]]) -> T:
    async def main() -> T:
        connection = client(url)
        try:
            return await use(RedisStates(connection, Keys(prefix)))
        finally:
            await connection.aclose()

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

        async def take(holder: str) -> bool:
            claim = await states.claim("ledger", holder, long)
            assert claim.taken or timedelta() <= claim.free_in <= long
            return claim.taken

        taken = [await take("a"), await take("b")]
        await states.release("ledger", "b")  # not b's to give back
        taken.append(await take("b"))
        await states.release("ledger", "a")
        taken.append(await take("b"))
        await states.renew("ledger", "a", long)  # not a's any more
        await states.renew("ledger", "b", timedelta(milliseconds=1))
        for _ in range(1000):
            if await take("c"):
                return [*taken, True]
        return [*taken, False]

    assert with_states(redis_url, prefix, use) == [True, False, False, True, True]


def test_a_silence_is_told_with_the_state_and_never_twice(redis_url: str, prefix: str) -> None:
    """Two workers come to it at once; the one whose lease went over to the other writes nothing."""
    quiet = SourceState(state="ok", last_new=NOON, rhythm_seconds=60, region="europe")

    async def use(states: RedisStates) -> list[bool]:
        done = []
        for source in ("a", "a", "b"):
            silent = replace(quiet, state="silent", silent_since=NOON)
            cause = told(source, "silent", quiet, silent, NOON)
            notice = Notice(cause, told_of_region("europe", ["a", "b"], cause, NOON), ("a", "b"))
            done.append(
                await states.settle(source, to_mapping(quiet), to_mapping(silent), holder="w", life=DAY, notice=notice)
            )
        for source in ("a", "b"):
            before = await states.load(source)
            cause = told(source, "recovered", silent, quiet, NOON)
            notice = Notice(cause, told_of_region("europe", ["a", "b"], cause, NOON), ("a", "b"))
            done.append(await states.settle(source, before, to_mapping(quiet), holder="w", life=DAY, notice=notice))
        done.append(
            await states.settle(
                "c", {}, to_mapping(quiet), holder="w", life=timedelta(milliseconds=60_000), notice=None
            )
        )
        return done

    live = client_of(redis_url).pubsub()
    live.subscribe(f"{prefix}alerts")
    assert with_states(redis_url, prefix, use) == [True, False, True, True, True, True]
    stream = client_of(redis_url).xrange(f"{prefix}alerts")
    events = [SourceEvent.model_validate_json(fields[b"data"]) for _, fields in stream]
    assert [(event.type.split(".")[2], event.subject) for event in events] == [
        ("silent", "a"),
        ("silent", "b"),
        ("silent", "region/europe"),
        ("recovered", "a"),
        ("recovered", "region/europe"),
        ("recovered", "b"),
    ]
    said = [m["data"] for m in iter(lambda: live.get_message(timeout=0.2), None) if m["type"] == "message"]
    assert said == [fields[b"data"] for _, fields in stream]
    live.close()


def test_a_poll_ends_only_for_who_holds_the_lease_or_when_nobody_has_polled_meanwhile(
    redis_url: str, prefix: str
) -> None:
    due = NOON + timedelta(minutes=5)
    before = {"next_due": "2025-03-14T12:00:00Z", "memory": "x" * 5000}
    after = to_mapping(SourceState(state="ok", next_due=due))

    async def use(states: RedisStates) -> list[object]:
        async def settle(holder: str) -> bool:
            return await states.settle("ledger", before, after, holder=holder, life=DAY, notice=None)

        await states.save("ledger", before)
        mine = await states.claim("ledger", "me", DAY)
        seen: list[object] = [mine.state == before, await settle("other"), await states.load("ledger") == before]
        seen += [await settle("me"), (await states.claim("ledger", "other", DAY)).state == after]
        await states.release("ledger", "other")
        return [*seen, await settle("me")]  # late: somebody has polled it since

    assert with_states(redis_url, prefix, use) == [True, False, True, True, True, False]


def client_of(url: str) -> "redis.Redis":
    return redis.Redis.from_url(url)
