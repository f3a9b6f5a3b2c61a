"""
Writing down what the tagger found: one script per chunk, in which the acknowledgement is the claim ticket.

Whoever wins the XACK of an entry writes its findings, its decision or its dead letter; a worker that was frozen and
wakes up late writes nothing.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from services.tagging import adapters
from shared.chassis.scripts import Context, script
from shared.chassis.server import Connection
from shared.chassis.stage import RETRY_OF, Entry
from shared.contracts.article import Article
from shared.contracts.finding import TaggedArticle
from shared.contracts.identity import alias, digest
from shared.contracts.streams import TAGGING_GROUP, Keys

# How an entry that passed the gate begins, also where the rest can't be read.
_MAX_READ_BYTES = 1024 * 1024
_MAX_ID_CHARS = 200
_REVISION = re.compile(rb'\{"revision":(\d{1,9}),')


@dataclass(frozen=True)
class Settlement:
    """What becomes of one entry."""

    entry: Entry
    verdict: Literal["tagged", "unsupported_language", "dead"]
    reason: str
    article: Article | None = None  # neither article nor findings: dead
    tagged: TaggedArticle | None = None

    def arguments(self, keys: Keys) -> list[str | bytes]:
        """Give the three arguments that the script reads for this entry."""
        if self.article is None or self.tagged is None:
            meta, body = self._dead()
        else:
            article = self.article
            also_at = alias(article.url, article.id, article.text)
            meta = {
                "article": article.id,
                "text": digest(article.text),
                "revision": article.revision,
                "found": bool(self.tagged.findings),
                "alias": keys.alias + also_at if also_at else "",
                "origin": self.entry.text(RETRY_OF),
                "traceparent": self.entry.text("traceparent"),
            }
            body = self.tagged.model_dump_json(exclude={"article": {"revision"}}).removeprefix('{"article":{').encode()
        return [self.entry.id, json.dumps({**meta, "verdict": self.verdict, "reason": self.reason}), body]

    def _dead(self) -> tuple[dict[str, object], bytes]:
        data, cid = self.entry.remains
        claimed = _REVISION.match(data)
        return {
            "article": cid or _own_id(data) or f"entry-{self.entry.id}",
            "revision": int(claimed[1]) if claimed else 1,
            **self.entry.last_words(),
        }, data


def _own_id(data: bytes) -> str | None:
    """Give the id that a dead entry names, where that much can be read: it is what people will ask for."""
    if len(data) > _MAX_READ_BYTES:
        return None
    try:
        name = json.loads(data)["id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return name if isinstance(name, str) and 0 < len(name) <= _MAX_ID_CHARS and name.isprintable() else None


class Ledger:
    """Settles entries of ``tocsin:articles``."""

    def __init__(self, redis: Connection, context: Context) -> None:
        self._context = context
        self._settle = script(adapters, "settle", redis)

    async def settle(self, settlements: Iterable[Settlement]) -> int:
        """Write all *settlements* in one step. Returns how many were still ours to write."""
        keys = self._context.keys
        arguments: list[str | bytes | int] = [*self._context.arguments(), TAGGING_GROUP]
        for settlement in settlements:
            arguments += settlement.arguments(keys)
        return int(await self._settle(keys=[keys.articles, keys.flagged, keys.dead(keys.articles)], args=arguments))
