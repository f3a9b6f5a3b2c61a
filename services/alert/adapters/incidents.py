"""
The memory of incidents in Redis: read what a decision needs, commit what it changed, all or nothing.

The commit is claim ticket and compare-and-set in one script, so that any number of alert workers give one truth: it
writes nothing if a board or an incident was changed meanwhile, or if another worker settled an entry of the batch.
"""

import asyncio
import secrets
import time
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import partial

import structlog

from services.alert import adapters
from services.alert.adapters.documents import Document, Write, read, write
from services.alert.adapters.recent import Recent, Remembered
from services.alert.adapters.records import Loaded, homes_of, micros, moment_of, put, silences_of
from services.alert.adapters.verdicts import Changes, Verdict, words_of
from services.alert.domain.memory import NOWHERE, Memory, NotLoaded, Watermark
from services.alert.domain.part import parts
from services.alert.domain.quiet import Tally
from shared.chassis.scripts import DAY_SECONDS, Context, script
from shared.chassis.server import Connection
from shared.contracts.finding import TaggedArticle
from shared.contracts.identity import digest
from shared.contracts.streams import ALERT_GROUP

_WARY_BATCHES = 50
_PATIENCE = 9  # its place among the script's arguments
_NOTHING = Write()
_PAUSE_SECONDS = 0.003  # until a worker with earlier entries is asked after again
log = structlog.get_logger(__name__)


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
        self._recent = Recent()
        self._wary = 0  # so many batches on, nothing is taken for granted: another worker changes what we remember

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
        homes = {article: homes_of(record) for article, record in zip(articles, records, strict=False)}
        watermark = Watermark(tuple((moment_of(score), member.decode()) for member, score in marks))
        loaded = Loaded(Memory(homes=homes, watermark=watermark), silences=list(silences_of(silences)))
        for rule, (version, state) in zip(rules, records[len(articles) :], strict=True):
            tally = None if state is None else Tally.model_validate_json(state)
            loaded.found[keys.quiet + rule] = Remembered((version or b"0").decode(), tally, 0)
            if tally is not None:
                loaded.tallies[rule] = tally
        for tagged in batch:
            watermark = watermark.passed(tagged.article)
        if watermark.now is not None:
            due = await self._redis.zrangebyscore(keys.due, "-inf", micros(watermark.now), withscores=True)
            loaded.memory.due.update({member.decode(): moment_of(score) for member, score in due})
        if self._wary:
            self._wary -= 1
        else:
            loaded.memory.near = partial(self._recall, loaded)
        theatres = {part.theatre for tagged in batch for part in parts(tagged)}
        theatres |= {theatre for home in homes.values() for h, theatre in home.items() if h != NOWHERE}
        incidents = {i for home in homes.values() for i in home if i != NOWHERE} | set(loaded.memory.due)
        await self.fetch(loaded, theatres, incidents)
        return loaded

    async def fetch(self, loaded: Loaded, theatres: Iterable[str] = (), identifiers: Iterable[str] = ()) -> None:
        """Put these boards and incidents into *loaded*; what has not changed since we had it is not read again."""
        wanted = [NotLoaded(board=t) for t in sorted(set(theatres))]
        wanted += [NotLoaded(incident=i) for i in sorted(set(identifiers))]
        if loaded.memory.near is not None:
            wanted = [one for one in wanted if not self._recall(loaded, one)]
        if not wanted:
            return
        keys = [self._key(one) for one in wanted]
        async with self._redis.pipeline(transaction=False) as pipe:
            for key in keys:
                pipe.hget(key, "version")
            versions: list[bytes | None] = await pipe.execute()
        missed = []
        for one, key, version in zip(wanted, keys, versions, strict=True):
            known, now = self._recent.get(key), (version or b"0").decode()
            if known is not None and known.version == now:
                put(loaded, one, key, known)
            elif version is None:
                put(loaded, one, key, Remembered(now, None, 0))
            else:
                missed.append((one, key))
        if missed:
            await self._read(loaded, missed)

    async def _read(self, loaded: Loaded, missed: Sequence[tuple[NotLoaded, str]]) -> None:
        async with self._redis.pipeline(transaction=False) as pipe:
            for _, key in missed:
                pipe.hgetall(key)
            records: list[dict[bytes, bytes]] = await pipe.execute()
        for (one, key), record in zip(missed, records, strict=True):
            version = record.get(b"version", b"0").decode()
            found = Remembered(version, read(record, board=bool(one.board)), sum(map(len, record.values())))
            self._recent.put(key, found)
            put(loaded, one, key, found)

    def _recall(self, loaded: Loaded, missing: NotLoaded) -> bool:
        """Put what is remembered of a board or an incident into *loaded*; the commit will check that it still holds."""
        key = self._key(missing)
        known = self._recent.get(key)
        if known is not None:
            put(loaded, missing, key, known)
        return known is not None

    async def commit(self, verdicts: Sequence[Verdict], changes: Changes, loaded: Loaded) -> str | None:
        """
        Write alerts, decisions, dead letters, boards and incidents in one step, in the order of the stream.

        Returns:
            None when done; ``"stale"`` if something changed meanwhile, or the id of an entry that another worker
            settled: then nothing was written, and the batch is to be decided again.
        """
        keys, token = self._context.keys, secrets.token_hex(6)
        documents: dict[str, Document] = {self._board(theatre): board for theatre, board in changes.boards.items()}
        documents |= {keys.incident + i: incident for i, incident in changes.incidents.items()}
        documents |= {keys.quiet + rule: tally for rule, tally in changes.tallies.items()}
        writes = {key: write(document, loaded.found[key].document) for key, document in documents.items()}
        arguments: list[str | bytes | int] = [*self._context.arguments(), ALERT_GROUP]
        arguments += (int(self._context.streams.alerts_retention_days * DAY_SECONDS), self._name, self._patience)
        arguments += (token, len(loaded.found), len(changes.due), len(changes.watermark.last))
        for key, found in loaded.found.items():
            one = writes.get(key, _NOTHING)
            arguments += (key, found.version, 2 * len(one.fields), len(one.gone))
            arguments += (part for pair in one.fields.items() for part in pair)
            arguments += one.gone
        for incident, moment in changes.due.items():
            arguments += (incident, "" if moment is None else micros(moment))
        for moment, article in changes.watermark.last:
            arguments += (article, micros(moment))
        for verdict in verdicts:
            arguments += words_of(verdict, keys)
        answer = await self._run(arguments)
        if answer in {"ok", "unheard"}:
            for key, document in documents.items():
                size = loaded.found[key].size + writes[key].size
                self._recent.put(key, Remembered(token, document, size))
        if answer == "unheard":
            log.warning("alerts are on the stream, but we may not publish on the channel", channel=keys.alerts)
        if answer == "stale":
            self._wary = _WARY_BATCHES
        return None if answer in {"ok", "unheard"} else answer

    async def _run(self, arguments: list[str | bytes | int]) -> str:
        """Run the script, again while another worker is at work on earlier entries, for as long as we have patience."""
        keys = self._context.keys
        touched = [keys.flagged, keys.alerts, keys.dead(keys.flagged), keys.watermark, keys.due, keys.held]
        answer: bytes = await self._commit(keys=touched, args=arguments)
        enough = time.monotonic() + self._patience / 1000
        while answer == b"early":
            await asyncio.sleep(_PAUSE_SECONDS)
            if time.monotonic() > enough:  # two workers may wait for each other
                arguments[_PATIENCE] = 0
            answer = await self._commit(keys=touched, args=arguments)
        return answer.decode()

    def _key(self, one: NotLoaded) -> str:
        return self._board(one.board) if one.board else self._context.keys.incident + one.incident

    def _board(self, theatre: str) -> str:
        """Give the key of a board: a theatre's name comes from articles, and may be anything."""
        return self._context.keys.board + digest(theatre)
