"""
The gate into the pipeline: what is new is decided in the same step in which it is published.

Same id and same text: a duplicate, dropped and counted. Same id and another text: the next revision, with what changed.
A text already seen for this id is no new revision, so two feeds with different cuts of one article don't alternate.
Two addresses of one article (a short link, the one it redirects to, the one its page calls its own) are one id: that of
the address it was first told under. Whatever order they come in, they are resolved in that same step.
Articles that tell one text, as agencies' customers do, are all published, under one ``syndication`` id and with the
``original``'s source: their evidence counts once.
"""

import re
import secrets
import time
from collections.abc import Mapping, Sequence

from services.ingest import adapters
from services.ingest.domain.likeness import BAND_DIGITS, BINS, SAME, likeness
from services.ingest.ports import GATE, NOWHERE, Admission, KeptOut
from shared.chassis.scripts import DAY_SECONDS, Context, script
from shared.chassis.server import Connection
from shared.contracts.article import Article
from shared.contracts.identity import alias, article_id, digest

_MAX_AT_ONCE = 100
_REPRINT_DAYS = 3  # a text that comes back later is news again
_MAX_BYTES_AT_ONCE = 4 * 1024 * 1024
_WRITTEN_BY_THE_SCRIPT = {"id", "revision", "syndication", "original", "changed"}
_WORD = re.compile(r"\w+")
_FEW_WORDS = 4  # `Live updates`, `The morning briefing`
_HEADLINE_DIGITS = 12
_SIGN_BYTES = 32  # kept with each article for weeks: enough to tell an edit from another article, and no more


class RedisGate:
    """Admits articles to ``tocsin:articles``; see the module."""

    def __init__(self, redis: Connection, context: Context) -> None:
        self._redis = redis
        self._context = context
        self._admit = script(adapters, "admit", redis)
        self._record = script(adapters, "record", redis)

    async def admit(
        self, articles: Sequence[Article], *, gate: str = GATE, also: Mapping[str, Sequence[str]] = NOWHERE
    ) -> list[Admission]:
        """
        Publish what is new of *articles*; answer for each, in order.

        ``fetched_at`` must be set: it is stamped once, by whoever brings the article in. *also*: see the port.
        """
        answers: list[Admission] = []
        batch: list[tuple[Article, str]] = []
        size = 0
        for article in articles:
            body = article.model_dump_json(exclude=_WRITTEN_BY_THE_SCRIPT)
            if batch and (len(batch) >= _MAX_AT_ONCE or size + len(body) > _MAX_BYTES_AT_ONCE):
                answers += await self._send(batch, gate, also)
                batch, size = [], 0
            batch.append((article, body))
            size += len(body)
        return answers + (await self._send(batch, gate, also) if batch else [])

    async def record(self, kept_out: Sequence[KeptOut], *, gate: str = GATE) -> None:
        """Record why articles were kept out (``backlog``, ``stale`` ...), once per article and reason."""
        keys = self._context.keys
        for start in range(0, len(kept_out), _MAX_AT_ONCE):
            arguments = [*self._context.arguments(), gate]
            for one in kept_out[start : start + _MAX_AT_ONCE]:
                arguments += (one.article, one.revision, one.outcome, one.reason)
            await self._record(keys=[keys.decisions], args=arguments)

    async def _send(
        self, batch: Sequence[tuple[Article, str]], gate: str, also: Mapping[str, Sequence[str]]
    ) -> list[Admission]:
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
            arguments += (int(is_of_address(article)), " ".join(also.get(article.id, ())), _headline(article.title))
            arguments.append(like.signature[:: BINS // _SIGN_BYTES] if like and len(like.bands) > 1 else "")
        answers = await self._admit(keys=[self._context.keys.articles], args=arguments)
        return [
            Admission(id=told.decode(), revision=int(revision), outcome=outcome.decode(), entry=entry.decode())
            for outcome, revision, entry, told in answers
        ]


def is_of_address(article: Article) -> bool:
    """Tell whether an article's id is that of its address, and none that somebody gave it."""
    return article.url is not None and article.id == article_id(article.url, "") and article.id.startswith("u")


def _headline(title: str | None) -> str:
    """Digest a headline by its words; nothing where it has so few that others might have it, too."""
    words = _WORD.findall((title or "").casefold())
    return digest(*words)[:_HEADLINE_DIGITS] if len(words) >= _FEW_WORDS else ""
