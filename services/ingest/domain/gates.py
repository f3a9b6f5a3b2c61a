"""
The gates an entry passes before it becomes an article, each with the one word that is recorded when it keeps one out.

- ``backlog``: listed at the source's first poll, dated longer ago than 48 h (a setting): a new user isn't buried.
- ``undated``: listed at the first poll without a date: it may be years old. At later polls an undated entry is new
  because it was not listed before, and passes; its event time is when it was fetched.
- ``stale``: listed for the first time, dated more than 7 days ago (a setting): something old has resurfaced.
- ``future``: dated further ahead than any time zone explains (15 h, a setting): looked at again until its date comes. A
  smaller lead is a wrong zone or clock: the entry passes, its event time is when it was fetched.
- ``no_text``: neither headline nor text.
- ``repeated``: the feed lists the same article twice; the first one counts.
- ``too_large``: its JSON would be beyond the size limit.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from services.ingest.domain.dates import YEARS
from services.ingest.domain.entry import Entry
from shared.contracts.article import Article

Reason = Literal["backlog", "undated", "stale", "future", "no_text", "repeated", "too_large"]
CLOCK_TOLERANCE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of the gates."""

    first_poll: timedelta = timedelta(hours=48)
    stale: timedelta = timedelta(days=7)
    future: timedelta = timedelta(hours=15)


def judge(
    entry: Entry, *, now: datetime, first_poll: bool, limits: Limits, published_before: bool = False
) -> Reason | None:
    """Say why *entry* is kept out by its date; None where it passes. An edit of what was published is never stale."""
    published = entry.published or entry.updated
    if published is None:
        return "undated" if first_poll else None
    if published > now + limits.future:
        return "future"
    if first_poll:
        return "backlog" if published < now - limits.first_poll else None
    latest = max(published, entry.updated or published)
    return "stale" if latest < now - limits.stale and not published_before else None


def trusted_date(published: datetime | None, now: datetime) -> datetime | None:
    """Drop a date that lies ahead by more than clocks differ, or before there was news like ours."""
    plausible = published is None or (published.year >= YEARS[0] and published <= now + CLOCK_TOLERANCE)
    return published if plausible else None


def dated_now(article: Article, now: datetime) -> tuple[Article, dict[str, str]]:
    """
    Give a handed-in *article* dates that can be, and its ``fetched_at``; and by field what was done, if anything was.

    Whoever hands it in can't be asked to come back on the day, as a feed can: it counts as published now.
    """
    done: dict[str, str] = {}
    published, fetched = trusted_date(article.published_at, now), trusted_date(article.fetched_at, now)
    if published != article.published_at:
        moment = article.published_at.isoformat() if article.published_at else ""
        done["published_at"] = f"{moment} can't be right and was left out: its event time is when it was fetched"
    if article.fetched_at and fetched is None:
        done["fetched_at"] = f"{article.fetched_at.isoformat()} can't be right: the time when it came in was taken"
    dates = {"published_at": published, "fetched_at": fetched or now}
    return article.model_copy(update=dates), done
