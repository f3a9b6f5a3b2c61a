"""
The gate into the pipeline: what is new is decided in the same step in which it is published.

Same id and same text: a duplicate, dropped and counted. Same id and another text: the next revision, with what changed.
A text already seen for this id is no new revision, so two feeds with different cuts of one article don't alternate.
Articles that tell one text, as agencies' customers do, are all published, under one ``syndication`` id and with the
``original``'s source: their evidence counts once.
"""

import secrets
import time
from collections.abc import Sequence

from services.ingest import adapters
from services.ingest.domain.likeness import BAND_DIGITS, SAME, likeness
from services.ingest.ports import GATE, Admission, KeptOut
from shared.chassis.scripts import DAY_SECONDS, Context, script
from shared.chassis.server import Connection
from shared.contracts.article import Article
from shared.contracts.identity import alias, digest

_MAX_AT_ONCE = 100
_REPRINT_DAYS = 3  # a text that comes back later is news again
_MAX_BYTES_AT_ONCE = 4 * 1024 * 1024


class RedisGate:
    """Admits articles to ``tocsin:articles``; see the module."""

    def __init__(self, redis: Connection, context: Context) -> None:
        self._redis = redis
        self._context = context
        self._admit = script(adapters, "admit", redis)
        self._record = script(adapters, "record", redis)

    async def admit(self, articles: Sequence[Article], *, gate: str = GATE) -> list[Admission]:
        """
        Publish what is new of *articles*; answer for each, in order.

        ``fetched_at`` must be set: it is stamped once, by whoever brings the article in.
        """
        answers: list[Admission] = []
        batch: list[tuple[Article, str]] = []
        size = 0
        for article in articles:
            body = article.model_dump_json(exclude={"revision", "syndication", "original", "changed"})
            if batch and (len(batch) >= _MAX_AT_ONCE or size + len(body) > _MAX_BYTES_AT_ONCE):
                answers += await self._send(batch, gate)
                batch, size = [], 0
            batch.append((article, body))
            size += len(body)
        return answers + (await self._send(batch, gate) if batch else [])

    async def record(self, kept_out: Sequence[KeptOut], *, gate: str = GATE) -> None:
        """Record why articles were kept out (``backlog``, ``stale`` ...), once per article and reason."""
        keys = self._context.keys
        for start in range(0, len(kept_out), _MAX_AT_ONCE):
            arguments = [*self._context.arguments(), gate]
            for one in kept_out[start : start + _MAX_AT_ONCE]:
                arguments += (one.article, one.revision, one.outcome, one.reason)
            await self._record(keys=[keys.decisions], args=arguments)

    async def _send(self, batch: Sequence[tuple[Article, str]], gate: str) -> list[Admission]:
        today = int(time.time() // DAY_SECONDS)
        arguments = [*self._context.arguments(), gate, secrets.token_hex(8)]
        arguments += (self._context.keys.likeness, today, _REPRINT_DAYS, SAME, BAND_DIGITS)
        for article, body in batch:
            like, also_at = likeness(article.text), alias(article.url, article.id, article.text)
            arguments += (
                article.id,
                digest(article.text),
                body[1:],
                self._context.keys.alias + also_at if also_at else "",
                article.syndication or "",
            )
            arguments += (like.signature, "".join(like.bands)) if like else ("", "")
            arguments.append(article.source.model_dump_json())
            arguments.append(article.original.model_dump_json() if article.original else "null")
        answers = await self._admit(keys=[self._context.keys.articles], args=arguments)
        return [
            Admission(id=article.id, revision=int(revision), outcome=outcome.decode(), entry=entry.decode())
            for (article, _), (outcome, revision, entry) in zip(batch, answers, strict=True)
        ]
