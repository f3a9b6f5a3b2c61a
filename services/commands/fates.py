"""What the gates decided about articles, read from the index beside the decisions stream."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.chassis.server import Connection
from shared.contracts.streams import Keys

GATES = ("replay", "ingest", "push", "tagging", "alert")  # in the order an article meets them


@dataclass(frozen=True)
class Fate:
    """One gate's decision about one revision of an article."""

    revision: int
    gate: str
    outcome: str
    reason: str
    alerts: tuple[str, ...]
    at: str


def parse_fate(field: str, value: str) -> Fate:
    """Read one field of an article's hash: ``<revision>:<gate>`` -> outcome, reason, alert ids and time."""
    revision, _, gate = field.partition(":")
    outcome, *reason, alerts, at = value.split("\x1f")
    return Fate(int(revision), gate, outcome, "\x1f".join(reason), tuple(a for a in alerts.split(",") if a), at)


async def fates(redis: Connection, keys: Keys, articles: Sequence[str]) -> list[list[Fate]]:
    """Read what happened to each of *articles*, by revision and in the order of the gates."""
    async with redis.pipeline(transaction=False) as pipe:
        for article in articles:
            pipe.hgetall(keys.fate + article)
        records: list[dict[bytes, bytes]] = await pipe.execute()
    return [
        sorted((parse_fate(f.decode(), v.decode("utf-8", "replace")) for f, v in record.items()), key=_place)
        for record in records
    ]


def _place(fate: Fate) -> tuple[int, int, str]:
    return fate.revision, GATES.index(fate.gate) if fate.gate in GATES else 0, fate.gate
