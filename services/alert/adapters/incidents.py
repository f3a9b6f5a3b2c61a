"""
The memory of incidents in Redis: read what a decision needs, commit what it changed, all or nothing.

The commit is claim ticket and compare-and-set in one script, so that any number of alert workers give one truth: it
writes nothing if an incident was changed meanwhile, or if another worker settled an entry of the batch.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from services.alert import adapters
from services.alert.domain.decision import Decision
from services.alert.domain.incident import Incident
from services.alert.domain.memory import Memory
from shared.chassis.scripts import DAY_SECONDS, Context, script
from shared.chassis.server import Connection
from shared.chassis.stage import Entry
from shared.contracts.finding import TaggedArticle
from shared.contracts.streams import ALERT_GROUP

_HOME = b"incident:"
# How an entry that the tagging worker wrote begins, also where the rest can't be read.
_REVISION = re.compile(rb'\{"article":\{"revision":(\d{1,9}),')

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Verdict:
    """What becomes of one entry: a decision about its article, or a dead letter with its reason."""

    entry: Entry
    tagged: TaggedArticle | None = None
    decision: Decision | None = None
    error: str = ""


@dataclass(frozen=True)
class Loaded:
    """The memory as read, with the version each incident had; one that does not exist has version 0."""

    memory: Memory = field(default_factory=Memory)
    versions: dict[str, int] = field(default_factory=dict)


class RedisIncidents:
    """Loads and commits; see the module."""

    def __init__(self, redis: Connection, context: Context) -> None:
        self._redis = redis
        self._context = context
        self._commit = script(adapters, "commit", redis)

    async def load(self, articles: Iterable[str]) -> Loaded:
        """Read where these articles have gone so far."""
        wanted = list(articles)
        async with self._redis.pipeline(transaction=False) as pipe:
            for article in wanted:
                pipe.hgetall(self._context.keys.seen + article)
            records: list[dict[bytes, bytes]] = await pipe.execute()
        homes = {
            article: {
                name.removeprefix(_HOME).decode(): value.decode()
                for name, value in record.items()
                if name.startswith(_HOME)
            }
            for article, record in zip(wanted, records, strict=True)
        }
        return Loaded(Memory(homes=homes))

    async def fetch(self, loaded: Loaded, identifiers: Iterable[str]) -> None:
        """Read the incidents of these ids into *loaded*."""
        wanted = sorted(set(identifiers))
        async with self._redis.pipeline(transaction=False) as pipe:
            for identifier in wanted:
                pipe.hmget(self._context.keys.incident + identifier, "version", "state")
            records: list[list[bytes | None]] = await pipe.execute()
        for identifier, (version, state) in zip(wanted, records, strict=True):
            loaded.versions[identifier] = int(version or 0)
            loaded.memory.incidents[identifier] = None if state is None else Incident.model_validate_json(state)

    async def commit(self, verdicts: Sequence[Verdict], changed: Mapping[str, Incident], loaded: Loaded) -> str | None:
        """
        Write alerts, decisions, dead letters and incidents in one step.

        Returns:
            None when done; ``"stale"`` if an incident changed meanwhile, or the id of an entry that another worker
            settled: then nothing was written, and the batch is to be decided again.
        """
        keys = self._context.keys
        keep = int(self._context.streams.alerts_retention_days * DAY_SECONDS)
        arguments: list[str | bytes | int] = [*self._context.arguments(), ALERT_GROUP, keys.incident, keep]
        arguments.append(len(changed))
        for identifier, incident in changed.items():
            arguments += (identifier, loaded.versions[identifier], incident.model_dump_json())
        for verdict in verdicts:
            arguments += _arguments(verdict)
        answer: bytes = await self._commit(keys=[keys.flagged, keys.alerts, keys.dead(keys.flagged)], args=arguments)
        if answer == b"unheard":
            log.warning("alerts are on the stream, but we may not publish on the channel", channel=keys.alerts)
            return None
        return None if answer == b"ok" else answer.decode()


def _arguments(verdict: Verdict) -> list[str | bytes]:
    """Give what the script reads for one entry: its id, what becomes of it, what remains of it, its alerts."""
    entry, decision = verdict.entry, verdict.decision
    if verdict.tagged is None or decision is None:
        data, cid = entry.remains
        claimed = _REVISION.match(data)
        meta: dict[str, object] = {
            "article": cid or f"entry-{entry.id}",
            "revision": int(claimed[1]) if claimed else 1,
            "outcome": "dead",
            "reason": verdict.error,
            **entry.last_words(),
        }
        return [entry.id, json.dumps({"ids": "", "homes": {}, "alerts": 0, **meta}), data]
    meta = {
        "article": verdict.tagged.article.id,
        "revision": verdict.tagged.article.revision,
        "outcome": decision.outcome,
        "reason": decision.reason,
        "ids": ",".join(alert.id for alert in decision.alerts),
        "homes": dict(decision.homes),
        "alerts": len(decision.alerts),
        "traceparent": entry.text("traceparent"),
    }
    return [entry.id, json.dumps(meta), b"", *(alert.model_dump_json() for alert in decision.alerts)]
