"""What was added to the feeds and removed from them while the system ran: a hash in Redis, a line of JSON a feed."""

from collections.abc import Callable, Mapping
from typing import Any

from redis.exceptions import WatchError

from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.state import SourceState, to_mapping
from shared.chassis.server import Connection
from shared.contracts.streams import Keys

_TRIES = 20


async def read_changes(redis: Connection, keys: Keys) -> dict[str, str]:
    """Read the changes, by the feed's id."""
    return {
        k.decode("utf-8", "replace"): v.decode("utf-8", "replace") for k, v in (await redis.hgetall(keys.feeds)).items()
    }


async def change(
    redis: Connection,
    keys: Keys,
    decide: Callable[[Mapping[str, str]], tuple[dict[str, str], list[FeedSpec], list[str]]],
) -> None:
    """
    Change the feeds in one step: *decide* gets the changes so far, gives more of them, the feeds added and ids removed.

    An added feed is shown as ``new`` at once, what is known of a removed one is forgotten. *decide* may raise; it is
    asked again where somebody else was faster.
    """
    for tries in range(_TRIES):
        async with redis.pipeline(transaction=True) as pipe:
            try:
                if tries < _TRIES - 1:  # the last time without looking back
                    await pipe.watch(keys.feeds)
                more, new, gone = decide(await read_changes(redis, keys))
                pipe.multi()
                if more:
                    pipe.hset(keys.feeds, mapping=dict[Any, Any](more))
                for name in gone:
                    pipe.delete(keys.source + name)
                for feed in new:
                    state = SourceState(name=feed.name, url=feed.url, region=feed.region or "")
                    pipe.delete(keys.source + feed.id)
                    pipe.hset(keys.source + feed.id, mapping=dict[Any, Any](to_mapping(state)))
                await pipe.execute()
            except WatchError:
                continue
            return


async def is_feed(redis: Connection, keys: Keys, name: str) -> bool:
    """Tell whether a worker reads a feed of this id, whatever list it has."""
    key = keys.source + name
    return bool(await redis.type(key) == b"hash" and await redis.hget(key, "kind") == b"feed")
