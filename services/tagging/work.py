"""
One entry in, one settlement out: what the tagging worker makes of what it reads.

Pure but for the log: poison becomes a dead letter with its reason, a bug leaves the entry pending (it is tried again,
and buried after the delivery limit), and neither touches its neighbours.
"""

from collections.abc import Iterable, Iterator, Sequence

import structlog

from services.tagging.adapters.settle import Settlement
from services.tagging.domain.engine import Indicator, reads
from services.tagging.domain.tagged import tagged
from shared.chassis.server import describe
from shared.chassis.stage import RETRY_OF, Entry
from shared.contracts.article import parse_on_stream
from shared.contracts.errors import PermanentError
from shared.contracts.finding import Finding

log = structlog.get_logger(__name__)


def settlements(entries: Sequence[Entry], indicators: Iterable[Indicator], *, max_bytes: int) -> Iterator[Settlement]:
    """Work through *entries*; one that fails by a bug is left out, and so stays pending."""
    known = tuple(indicators)
    for entry in entries:
        try:
            settled = settle(entry, known, max_bytes=max_bytes)
        except PermanentError as error:
            settled = Settlement(entry, "dead", describe(error))
            log.error("dead letter", entry=entry.id, reason=settled.reason, deliveries=entry.deliveries)  # noqa: TRY400 (the reason says it all)
        except Exception:
            log.exception("tagging failed, will be tried again", entry=entry.id, deliveries=entry.deliveries)
            continue
        log.debug("settled", entry=entry.id, outcome=settled.verdict, reason=settled.reason)
        yield settled


def settle(entry: Entry, indicators: Sequence[Indicator], *, max_bytes: int) -> Settlement:
    """
    Tag the article in *entry*.

    Raises:
        PermanentError: It can't be read: malformed, too large, not an Article.
    """
    if entry.exhausted:  # before anything else: whatever killed the workers that read it may be in the reading
        raise PermanentError(f"gave up after {entry.deliveries - 1} tries")
    for name in ("cid", "traceparent", RETRY_OF):
        entry.text(name)  # what is not UTF-8 is refused before any work
    article = parse_on_stream(entry.data, max_bytes=max_bytes)
    if article.fetched_at is None:
        article = article.model_copy(update={"fetched_at": entry.added_at})
    if not reads(article.language):
        unread = tagged(article, ())
        return Settlement(entry, "unsupported_language", f"language {article.language}", article, unread)
    result = tagged(article, indicators)
    return Settlement(entry, "tagged", summary(result.findings), article, result)


def summary(findings: Iterable[Finding]) -> str:
    """Count findings by indicator: ``drone_activity 2, troop_figure 1``."""
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.indicator] = counts.get(finding.indicator, 0) + 1
    return ", ".join(f"{name} {counts[name]}" for name in sorted(counts)) or "no findings"
