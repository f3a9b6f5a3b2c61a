"""Verdicts: what becomes of a batch's entries, what that changes, and how the commit script is told of it."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from services.alert.domain.board import Board
from services.alert.domain.decision import Decision
from services.alert.domain.incident import Incident
from services.alert.domain.memory import Watermark
from services.alert.domain.quiet import Tally
from shared.chassis.stage import Entry
from shared.contracts.finding import TaggedArticle
from shared.contracts.streams import Keys

# How an entry that the tagging worker wrote begins, also where the rest can't be read.
_REVISION = re.compile(rb'\{"article":\{"revision":(\d{1,9}),')


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


def words_of(verdict: Verdict, keys: Keys) -> list[str | bytes]:
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
