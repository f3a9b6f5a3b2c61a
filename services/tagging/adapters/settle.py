"""
Writing down what the tagger found: one script per chunk, in which the acknowledgement is the claim ticket.

Whoever wins the XACK of an entry writes its findings, its decision or its dead letter; a worker that was frozen and
wakes up late writes nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from services.tagging import adapters
from shared.chassis.scripts import Context, script
from shared.chassis.server import Connection
from shared.chassis.stage import Entry
from shared.contracts.article import Article
from shared.contracts.finding import TaggedArticle
from shared.contracts.identity import digest
from shared.contracts.streams import TAGGING_GROUP

# How an entry that passed the gate begins, also where the rest can't be read.
_REVISION = re.compile(rb'\{"revision":(\d{1,9}),')
RETRY_OF = "retry_of"  # field of an entry that `tocsin dead retry` put back: the id it had


@dataclass(frozen=True)
class Settlement:
    """What becomes of one entry."""

    entry: Entry
    verdict: Literal["tagged", "unsupported_language", "dead"]
    reason: str
    article: Article | None = None
    tagged: TaggedArticle | None = None

    def arguments(self) -> list[str | bytes | int]:
        """Give the ten arguments that the script reads for this entry."""
        if self.verdict == "dead" or self.article is None:
            data, cid = self.entry.remains
            article = cid.decode() or f"entry-{self.entry.id}"
            claimed = _REVISION.match(data)
            revision = int(claimed[1]) if claimed else 1
            return [self.entry.id, "dead", article, "", revision, 0, self.reason, data, cid, self.entry.deliveries]
        found, body = 0, ""
        if self.tagged is not None:
            found = int(bool(self.tagged.findings))
            body = self.tagged.model_dump_json(exclude={"article": {"revision"}}).removeprefix('{"article":{')
        return [
            self.entry.id,
            self.verdict,
            self.article.id,
            digest(self.article.text),
            self.article.revision,
            found,
            self.reason,
            body,
            self.entry.text(RETRY_OF),
            self.entry.text("traceparent"),
        ]


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
            arguments += settlement.arguments()
        return int(await self._settle(keys=[keys.articles, keys.flagged, keys.dead(keys.articles)], args=arguments))
