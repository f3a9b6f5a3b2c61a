"""
A batch of tagged articles in, one commit out: what the alert worker makes of what it reads.

Decisions are made in stream order against the incidents as read and as changed by the articles before. If another
worker was faster, nothing was written: the batch is read and decided again.
"""

import asyncio
from collections.abc import Sequence
from typing import Protocol

import structlog
from pydantic import ValidationError

from services.alert.adapters.incidents import RedisIncidents
from services.alert.adapters.records import Loaded
from services.alert.adapters.verdicts import Changes, Verdict
from services.alert.domain.corroboration import Families
from services.alert.domain.decision import Decision, decide
from services.alert.domain.memory import NotLoaded
from services.alert.domain.quiet import Quiet
from services.alert.domain.routing import asked
from services.alert.domain.rulebook import Rulebook
from shared.chassis.retry import describe
from shared.chassis.stage import Entry
from shared.contracts.article import refusal
from shared.contracts.errors import PermanentError
from shared.contracts.finding import TaggedArticle

log = structlog.get_logger(__name__)


class InForce(Protocol):
    """The rules as they are now: they may change between two articles."""

    @property
    def rulebook(self) -> Rulebook: ...


class AlertWork:
    """Handles entries of ``tocsin:flagged``. One batch at a time: two of one worker would only trip each other."""

    def __init__(self, incidents: RedisIncidents, rules: InForce, families: Families) -> None:
        self._incidents = incidents
        self._rules = rules
        self._families = families
        self._turn = asyncio.Lock()

    async def handle(self, entries: Sequence[Entry]) -> None:
        """Decide about *entries* and commit; what fails by a bug stays pending, its neighbours pass."""
        if any(entry.deliveries > 1 for entry in entries):
            # Taken over from another worker, and so earlier than what we are at: others may be waiting for it.
            await self._settle(entries)
            return
        async with self._turn:
            await self._settle(entries)

    async def _settle(self, entries: Sequence[Entry]) -> None:
        remaining = list(entries)
        while remaining:
            settled = await self._attempt(remaining)
            if settled is None:
                return
            remaining = [e for e in remaining if e.id != settled]

    async def _attempt(self, entries: Sequence[Entry]) -> str | None:
        read, verdicts = self._read(entries)
        loaded = await self._incidents.load([tagged for _, tagged in read], self._rules.rulebook.capped)
        quiet, changes = Quiet(loaded.silences, loaded.tallies), Changes()
        for entry, tagged in read:
            decision = await self._decide(loaded, quiet, entry, tagged)
            if decision is not None:
                decision.remember(loaded.memory)
                changes.add(decision)
                verdicts.append(Verdict(entry, tagged, decision, held=quiet.keep()))
        changes.tallies.update(quiet.changed)
        if not verdicts:
            return None
        verdicts.sort(key=lambda v: _order(v.entry))
        refused = await self._incidents.commit(verdicts, changes, loaded)
        if refused is None:
            _tell(verdicts)
        return refused

    def _read(self, entries: Sequence[Entry]) -> tuple[list[tuple[Entry, TaggedArticle]], list[Verdict]]:
        read: list[tuple[Entry, TaggedArticle]] = []
        verdicts: list[Verdict] = []
        for entry in entries:
            try:
                read.append((entry, parse(entry)))
            except PermanentError as error:
                verdicts.append(Verdict(entry, error=describe(error)))
        return read, verdicts

    async def _decide(self, loaded: Loaded, quiet: Quiet, entry: Entry, tagged: TaggedArticle) -> Decision | None:
        """Decide, fetching what the decision asks for; None where it failed by a bug."""
        while True:
            quiet.begin()
            try:
                return decide(loaded.memory, tagged, self._rules.rulebook, self._families, quiet.hold)
            except NotLoaded as needed:
                missing = needed
            except Exception:
                log.exception("deciding failed, will be tried again", entry=entry.id, deliveries=entry.deliveries)
                return None
            boards = {missing.board, *asked(tagged)} - loaded.memory.boards.keys() if missing.board else ()
            await self._incidents.fetch(loaded, boards, filter(None, [missing.incident]))


def _tell(verdicts: Sequence[Verdict]) -> None:
    """Log what has been committed."""
    for verdict in verdicts:
        entry = verdict.entry
        if verdict.decision is None:
            log.error("dead letter", entry=entry.id, reason=verdict.error, deliveries=entry.deliveries)
            continue
        for alert in verdict.decision.every:
            log.info("alert", id=alert.id, severity=alert.data.severity, rule=alert.data.rule, incident=alert.subject)


def parse(entry: Entry) -> TaggedArticle:
    """
    Read a TaggedArticle; one that nobody stamped was fetched when its entry was added: without a date, its event time.

    Raises:
        PermanentError: It can't be read, or was read too often.
    """
    if entry.exhausted:
        raise PermanentError(f"gave up after {entry.deliveries - 1} tries")
    for name in ("cid", "traceparent"):
        entry.text(name)
    try:
        tagged = TaggedArticle.model_validate_json(entry.data, extra="ignore")
    except ValidationError as error:
        raise refusal(error) from error
    if tagged.article.fetched_at is None:
        article = tagged.article.model_copy(update={"fetched_at": entry.added_at})
        tagged = tagged.model_copy(update={"article": article})
    return tagged


def _order(entry: Entry) -> tuple[int, int]:
    milliseconds, _, sequence = entry.id.partition("-")
    return int(milliseconds), int(sequence)
