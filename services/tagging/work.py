"""
One entry in, one settlement out: what the tagging worker makes of what it reads.

Pure but for the log: poison becomes a dead letter with its reason, a bug leaves the entry pending (it is tried again,
and buried after the delivery limit), and neither touches its neighbours.
"""

from collections.abc import Iterable, Iterator, Sequence

import structlog

from services.tagging.adapters.settle import Settlement
from services.tagging.domain.engine import Indicator, reads
from services.tagging.domain.tagged import tagged, tagged_all
from shared.chassis.retry import describe
from shared.chassis.stage import RETRY_OF, Entry
from shared.contracts.article import Article, parse_on_stream
from shared.contracts.errors import PermanentError
from shared.contracts.finding import Finding

log = structlog.get_logger(__name__)
TOGETHER = 16  # articles that are tagged together: more cost hardly less
_CHARS_TOGETHER = 200_000  # of their texts: a huge one is not held in memory beside many
_LEFT = "tagging failed, will be tried again"


def settlements(entries: Iterable[Entry], indicators: Iterable[Indicator], *, max_bytes: int) -> Iterator[Settlement]:
    """Work through *entries* in order, several together; one that fails by a bug is left out, and stays pending."""
    known = tuple(indicators)
    few: list[tuple[Entry, Article]] = []
    for entry in entries:
        try:
            read = admitted(entry, max_bytes=max_bytes)
        except PermanentError as error:
            read = Settlement(entry, "dead", describe(error))
            log.error("dead letter", entry=entry.id, reason=read.reason, deliveries=entry.deliveries)  # noqa: TRY400 (the reason says it all)
        except Exception:
            log.exception(_LEFT, entry=entry.id, deliveries=entry.deliveries)
            continue
        if isinstance(read, Article):
            few.append((entry, read))
        if isinstance(read, Settlement) or len(few) == TOGETHER or sum(len(a.text) for _, a in few) > _CHARS_TOGETHER:
            yield from _tagged(few, known)
            few = []
        if isinstance(read, Settlement):
            yield _told(read)
    yield from _tagged(few, known)


def admitted(entry: Entry, *, max_bytes: int) -> Article | Settlement:
    """
    Read the article in *entry*; one in a language that nobody reads is settled.

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
        return Settlement(entry, "unsupported_language", f"language {article.language}", article, tagged(article, ()))
    return article


def _tagged(few: Sequence[tuple[Entry, Article]], known: tuple[Indicator, ...]) -> Iterator[Settlement]:
    """Tag a few articles together; where that fails, each by itself, so that only the one to blame is left out."""
    try:
        results = tagged_all([article for _, article in few], known)
    except Exception:
        if len(few) == 1:
            log.exception(_LEFT, entry=few[0][0].id, deliveries=few[0][0].deliveries)
            return
        for one in few:
            yield from _tagged([one], known)
        return
    for (entry, article), result in zip(few, results, strict=True):
        yield _told(Settlement(entry, "tagged", summary(result.findings), article, result))


def _told(settled: Settlement) -> Settlement:
    log.debug("settled", entry=settled.entry.id, outcome=settled.verdict, reason=settled.reason)
    return settled


def summary(findings: Iterable[Finding]) -> str:
    """Count findings by indicator: ``drone_activity 2, troop_figure 1``."""
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.indicator] = counts.get(finding.indicator, 0) + 1
    return ", ".join(f"{name} {counts[name]}" for name in sorted(counts)) or "no findings"
