"""
The sources' states in Redis: a hash each, replaced as a whole, and a lease each, a key that expires by itself.

A source that falls silent or recovers is told in the same step in which its state is written: never lost, never twice.
"""

from datetime import timedelta
from typing import Any

from redis.asyncio import Redis

from services.ingest import adapters
from services.ingest.adapters.roster import read_changes
from services.ingest.ports import Claim, Notice
from shared.chassis.scripts import script
from shared.contracts.streams import Keys

_RENEW = """
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0
"""
_RELEASE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
"""


class RedisStates:
    """Implements the port SourceStates. *redis* gives bytes and waits out a server that is away."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._keys = keys
        self._renew = redis.register_script(_RENEW)
        self._release = redis.register_script(_RELEASE)
        self._claim = script(adapters, "claim", redis, prelude=False)
        self._settle = script(adapters, "settle_source", redis, prelude=False)

    async def load(self, source: str) -> dict[str, str]:
        """Read a source's state, empty if there is none."""
        raw = await self._redis.hgetall(self._keys.source + source)
        return {_text(name): _text(value) for name, value in raw.items()}

    async def save(self, source: str, state: dict[str, str], *, life: timedelta | None = None) -> None:
        """Replace a source's state, in one step; it is forgotten after *life*, unless saved again."""
        key = self._keys.source + source
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(key)
            if state:
                pipe.hset(key, mapping=dict[Any, Any](state))
            if life is not None:
                pipe.pexpire(key, _milliseconds(life))
            await pipe.execute()

    async def changes(self) -> dict[str, str]:
        """Read what was added to the feeds and removed from them, by id."""
        return await read_changes(self._redis, self._keys)

    async def claim(self, source: str, holder: str, length: timedelta) -> Claim:
        """Take a source for *length*, and read its state under the lease."""
        keys = [self._keys.source + source, self._lease_key(source)]
        taken, found = await self._claim(keys=keys, args=[holder, _milliseconds(length)])
        if not taken:
            return Claim(taken=False, free_in=timedelta(milliseconds=max(int(found), 0)))
        texts = [_text(part) for part in found]
        return Claim(taken=True, state=dict(zip(texts[::2], texts[1::2], strict=True)))

    async def settle(
        self,
        source: str,
        before: dict[str, str],
        after: dict[str, str],
        *,
        holder: str,
        life: timedelta,
        notice: Notice | None,
    ) -> bool:
        """Replace a state, tell *notice*, give the lease back, in one step; False where another has it by now."""
        event = notice.event.model_dump_json() if notice else ""
        of_region = notice.of_region if notice else None
        arguments: list[str | int] = [self._keys.source, source]
        arguments += [before.get("silent_since", ""), before.get("next_due", ""), _milliseconds(life), holder]
        arguments += [event, of_region.model_dump_json() if of_region else ""]
        arguments += [(of_region.data.region or "") if of_region else "", int(after.get("silent_since", "") != "")]
        neighbours = notice.neighbours if notice else ()
        arguments += [len(neighbours), *neighbours]
        for name, value in after.items():
            arguments += [name, value]
        keys = [self._keys.source + source, self._keys.alerts, self._keys.regions, self._lease_key(source)]
        return bool(await self._settle(keys=keys, args=arguments))

    async def renew(self, source: str, holder: str, length: timedelta) -> None:
        """Lengthen a lease that is still ours."""
        await self._renew(keys=[self._lease_key(source)], args=[holder, _milliseconds(length)])

    async def release(self, source: str, holder: str) -> None:
        """Give a lease back, if it is still ours."""
        await self._release(keys=[self._lease_key(source)], args=[holder])

    def _lease_key(self, source: str) -> str:
        # A plain key among hashes: whoever lists the states asks for hashes. No source's id holds a colon.
        return f"{self._keys.source}{source}:lease"


def _milliseconds(length: timedelta) -> int:
    return int(length.total_seconds() * 1000)


def _text(value: bytes | str) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else value
