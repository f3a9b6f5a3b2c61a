"""
The memory of incidents in Redis: read what a decision needs, commit what it changed, all or nothing.

The commit is claim ticket and compare-and-set in one script, so that any number of alert workers give one truth: it
writes nothing if a board or an incident was changed meanwhile, or if another worker settled an entry of the batch.
"""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog
from pydantic import ValidationError

from services.alert import adapters
from services.alert.domain.board import Board
from services.alert.domain.decision import Decision
from services.alert.domain.incident import Incident
from services.alert.domain.memory import NOWHERE, Memory, Watermark
from services.alert.domain.part import parts
from services.alert.domain.quiet import Silence, Tally
from shared.chassis.scripts import DAY_SECONDS, Context, script
from shared.chassis.server import Connection
from shared.chassis.stage import Entry, readable
from shared.contracts.article import Contract
from shared.contracts.finding import TaggedArticle
from shared.contracts.identity import digest
from shared.contracts.streams import ALERT_GROUP, Keys

_HOME = b"incident:"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PAUSE_SECONDS = 0.003  # until a worker with earlier entries is asked after again
# How an entry that the tagging worker wrote begins, also where the rest can't be read.
_REVISION = re.compile(rb'\{"article":\{"revision":(\d{1,9}),')

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Verdict:
    """
    What becomes of one entry: a decision about its article, or a dead letter with its reason.

    *held*: what held back alerts of it, as it is counted for people.
    """

    entry: Entry
    tagged: TaggedArticle | None = None
    decision: Decision | None = None
    error: str = ""
    held: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loaded:
    """
    The memory as read, with the version each document had, by key; what does not exist has version 0.

    *silences* in force, and *tallies* of the rules that have caps.
    """

    memory: Memory = field(default_factory=Memory)
    versions: dict[str, int] = field(default_factory=dict)
    silences: list[Silence] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)


@dataclass
class Changes:
    """What a batch of decisions changes: the last state of each document, due times, the watermark."""

    boards: dict[str, Board] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    due: dict[str, datetime | None] = field(default_factory=dict)
    watermark: Watermark = field(default_factory=Watermark)

    def add(self, decision: Decision) -> None:
        """Add what one more decision changes."""
        self.boards.update(decision.boards)
        self.incidents.update(decision.incidents)
        self.due.update(decision.due)
        self.watermark = decision.watermark


class RedisIncidents:
    """
    Loads and commits; see the module.

    *name*: what our consumers' names begin with. While another worker is at work on earlier entries, a commit waits for
    it, at most *patience*: event order is kept, and what would be decided in vain is not.
    """

    def __init__(
        self, redis: Connection, context: Context, name: str = "", patience: timedelta = timedelta(seconds=5)
    ) -> None:
        self._redis = redis
        self._context = context
        self._name = name
        self._patience = int(patience.total_seconds() * 1000)
        self._commit = script(adapters, "commit", redis)

    async def load(self, batch: Sequence[TaggedArticle], capped: Iterable[str] = ()) -> Loaded:
        """
        Read what decisions about *batch* are sure to need; the rest is fetched when they ask for it.

        *capped*: the rules whose tallies are wanted.
        """
        keys = self._context.keys
        articles = list(dict.fromkeys(tagged.article.id for tagged in batch))
        async with self._redis.pipeline(transaction=False) as pipe:
            for article in articles:
                pipe.hgetall(keys.seen + article)
            for rule in (rules := sorted(capped)):
                pipe.hmget(keys.quiet + rule, "version", "state")
            pipe.hvals(keys.silences)
            pipe.zrange(keys.watermark, 0, -1, withscores=True)
            *records, silences, marks = await pipe.execute()
        homes = {article: _homes(record) for article, record in zip(articles, records, strict=False)}
        watermark = Watermark(tuple((_moment(score), member.decode()) for member, score in marks))
        loaded = Loaded(Memory(homes=homes, watermark=watermark), silences=list(_silences(silences)))
        for rule, (version, state) in zip(rules, records[len(articles) :], strict=True):
            loaded.versions[keys.quiet + rule] = int(version or 0)
            if state is not None:
                loaded.tallies[rule] = Tally.model_validate_json(state)
        for tagged in batch:
            watermark = watermark.passed(tagged.article.event_time, tagged.article.id)
        theatres = {part.theatre for tagged in batch for part in parts(tagged)}
        theatres |= {theatre for home in homes.values() for h, theatre in home.items() if h != NOWHERE}
        due: list[tuple[bytes, float]] = []
        if watermark.now is not None:
            due = await self._redis.zrangebyscore(keys.due, "-inf", _micros(watermark.now), withscores=True)
        loaded.memory.due.update({member.decode(): _moment(score) for member, score in due})
        incidents = {i for home in homes.values() for i in home if i != NOWHERE} | set(loaded.memory.due)
        await self.fetch(loaded, theatres, incidents)
        return loaded

    async def fetch(self, loaded: Loaded, theatres: Iterable[str] = (), identifiers: Iterable[str] = ()) -> None:
        """Read these boards and incidents into *loaded*."""
        boards, incidents = sorted(set(theatres)), sorted(set(identifiers))
        wanted = [*(self._board(t) for t in boards), *(self._context.keys.incident + i for i in incidents)]
        async with self._redis.pipeline(transaction=False) as pipe:
            for key in wanted:
                pipe.hmget(key, "version", "state")
            records: list[list[bytes | None]] = await pipe.execute()
        loaded.versions.update({k: int(version or 0) for k, (version, _) in zip(wanted, records, strict=True)})
        states = [state for _, state in records]
        for theatre, state in zip(boards, states, strict=False):
            loaded.memory.boards[theatre] = None if state is None else Board.model_validate_json(state)
        for identifier, state in zip(incidents, states[len(boards) :], strict=True):
            loaded.memory.incidents[identifier] = None if state is None else Incident.model_validate_json(state)

    async def commit(self, verdicts: Sequence[Verdict], changes: Changes, loaded: Loaded) -> str | None:
        """
        Write alerts, decisions, dead letters, boards and incidents in one step, in the order of the stream.

        Returns:
            None when done; ``"stale"`` if something changed meanwhile, or the id of an entry that another worker
            settled: then nothing was written, and the batch is to be decided again.
        """
        keys = self._context.keys
        documents: dict[str, Contract] = {self._board(theatre): board for theatre, board in changes.boards.items()}
        documents |= {keys.incident + i: incident for i, incident in changes.incidents.items()}
        documents |= {keys.quiet + rule: tally for rule, tally in changes.tallies.items()}
        arguments: list[str | bytes | int] = [*self._context.arguments(), ALERT_GROUP]
        arguments += (int(self._context.streams.alerts_retention_days * DAY_SECONDS), self._name, self._patience)
        arguments += (len(documents), len(changes.due), len(changes.watermark.last))
        for key, document in documents.items():
            arguments += (key, loaded.versions[key], document.model_dump_json(exclude_defaults=True))
        for incident, moment in changes.due.items():
            arguments += (incident, "" if moment is None else _micros(moment))
        for moment, article in changes.watermark.last:
            arguments += (article, _micros(moment))
        for verdict in verdicts:
            arguments += _arguments(verdict, keys)
        touched = [keys.flagged, keys.alerts, keys.dead(keys.flagged), keys.watermark, keys.due, keys.held]
        answer: bytes = await self._commit(keys=touched, args=arguments)
        while answer == b"early":
            await asyncio.sleep(_PAUSE_SECONDS)
            answer = await self._commit(keys=touched, args=arguments)
        if answer == b"unheard":
            log.warning("alerts are on the stream, but we may not publish on the channel", channel=keys.alerts)
            return None
        return None if answer == b"ok" else answer.decode()

    def _board(self, theatre: str) -> str:
        """Give the key of a board: a theatre's name comes from articles, and may be anything."""
        return self._context.keys.board + digest(theatre)


def _homes(record: Mapping[bytes, bytes]) -> dict[str, str]:
    """Read which incidents an article went to, and in which theatres."""
    return {
        name.removeprefix(_HOME).decode(): value.decode() for name, value in record.items() if name.startswith(_HOME)
    }


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _moment(micros: float) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)


def _silences(values: Iterable[bytes]) -> Iterator[Silence]:
    """Read the silences; one that can't be read is none, and must not stop what isn't silenced."""
    for value in values:
        try:
            yield Silence.model_validate_json(value)
        except ValidationError:
            log.warning("a silence that can't be read holds nothing", silence=readable(value)[:200])


def _arguments(verdict: Verdict, keys: Keys) -> list[str | bytes]:
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
        return [entry.id, json.dumps({"ids": "", "homes": {}, "alerts": 0, "held": {}, **meta}), data]
    meta = {
        "article": verdict.tagged.article.id,
        "revision": verdict.tagged.article.revision,
        "outcome": decision.outcome,
        "reason": decision.reason,
        "ids": ",".join(alert.id for alert in decision.alerts),
        "homes": dict(decision.homes),
        "alerts": len(decision.every),
        "told": [keys.incident + alert.subject for alert in decision.every],
        "revisions": [str(alert.data.revision) for alert in decision.every],
        "held": dict(Counter(verdict.held)),
        "traceparent": entry.text("traceparent"),
    }
    return [entry.id, json.dumps(meta), b"", *(alert.model_dump_json() for alert in decision.every)]
