"""
Whether a claim is news of now, or told in passing, and why.

A sentence of another time, a line under a picture or over a link, a question, the title of an office, what somebody
once did beside some forces, what somebody speaks about: these say that something is so, but not that it is news. In an
article that is no report (``genre``), nor is any claim whose sentence names no time of these days.
"""

from services.tagging.domain.claim.attribution import attribution
from services.tagging.domain.claim.recall import recalled
from services.tagging.domain.claim.scope import clause
from services.tagging.domain.figures.paper import on_paper
from services.tagging.domain.indicator import Claim
from services.tagging.domain.news import fresh, mentions
from services.tagging.domain.news.background import (
    background,
    begun_then,
    cites,
    dated_behind,
    goes_on,
    said_then,
    since_then,
)
from services.tagging.domain.news.bystanders import bystanders
from services.tagging.domain.news.civil import civil
from services.tagging.domain.news.court import tried
from services.tagging.domain.news.genre import NO_ARMS, genre
from services.tagging.domain.news.lines import Lines
from services.tagging.domain.news.moments import When, moments
from services.tagging.domain.news.supposed import supposed
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page
from services.tagging.lexicon import asides
from shared.contracts.article import Article
from shared.contracts.finding import Assertion, Genre

_TELLS_NEWS = frozenset(["report", "digest"])
_WINTER = 2  # until February the year before is not past
_NEAR, _LEAD = 4, 4  # words


class Asides:
    """What of *article* is told in passing, and what the article is; *opens*: its opening claims something."""

    def __init__(self, article: Article, page: Page, *, opens: bool) -> None:
        self._article, self._page = article, page
        self._moment = article.published_at or article.fetched_at
        self._genre: Genre | None = None
        self._lines = Lines(page)
        self._opens = opens

    @property
    def genre(self) -> Genre:
        """What the article is."""
        if self._genre is None:
            self._genre = genre(self._article, self._page, claimed=self._opens)
        return self._genre

    def of(self, s: Sentence, claim: Claim, indicator: str, meant: Assertion) -> str | None:
        """Say why *claim* of sentence *s*, *meant* so, is told in passing; None where it is news."""
        if "line" not in s.memo:
            line = self._lines.of(s)
            s.memo["line"] = None if line == "label" and self._new(s) and cites(s) else line
        why: str | None = s.memo["line"] or mentions.spoken_of(s, claim.first) or mentions.guarded(s, claim)
        if why is None and s.words[0] == "(" and ")" in s.words[claim.last : -2] and ")" not in s.words[: claim.first]:
            why = "caption"  # the credit of a picture, glued to the next sentence
        if why is None and self._lines.printed_large(s, claim):
            why = "link"
        if why is None:
            why = (
                mentions.blamed_for(s, claim.first)
                or mentions.able(s, claim, indicator)
                or mentions.standing(s, claim, indicator)
            )
        why = why or self._of_its_sort(s, claim, indicator, meant)
        if why is None and (
            self._then(s, claim.first)
            or self._old(s, claim.first, claim.last)
            or (meant == "actual" and self._goes_on(s))
        ):
            why = "old"
        if why is None and not self._new(s):
            why = background(s, claim, indicator)
        why = why or supposed(s, claim, meant)
        if why is None and self.genre.name not in _TELLS_NEWS and not self._fresh(s, claim, indicator, meant):
            why = self.genre.name
        return why

    def _of_its_sort(self, s: Sentence, claim: Claim, indicator: str, meant: Assertion) -> str | None:
        """Say why a claim of its indicator is told in passing."""
        if indicator == "troop_figure":
            return on_paper(s, claim, meant) or (None if self._new(s) else tried(s, claim))
        if indicator == "foreign_forces":
            why = mentions.of_forces(s, claim)
            return why if why is not None or self._new(s) else tried(s, claim) or bystanders(s, claim)
        return civil(s, claim) if indicator == "drone_activity" else None

    def _moments(self, s: Sentence) -> tuple[tuple[int, When], ...]:
        known: tuple[tuple[int, When], ...] | None = s.memo.get("moments")
        if known is None:
            known = s.memo["moments"] = tuple(moments(s, self._moment))
        return known

    def _fresh(self, s: Sentence, claim: Claim, indicator: str, meant: Assertion) -> bool:
        """Whether *claim* is news in an article that is no report."""
        if meant != "possible" and self._new(s):
            return True
        if self.genre.name == "document":
            return fresh.dated_before(self._page, s) or fresh.changed(s, claim.first, claim.last)
        if self.genre.signs == NO_ARMS:
            said_to_come = indicator in asides.OF_MEN and meant in {"planned", "possible"}
            return said_to_come and attribution(s, claim.first, claim.last) is not None
        return self.genre.name == "analysis" and fresh.leads(s)

    def _new(self, s: Sentence) -> bool:
        """Whether *s* names a time of these days."""
        return any(when == "new" for _, when in self._moments(s))

    def _goes_on(self, s: Sentence) -> bool:
        """Whether *s* goes on telling of a year past that was named before."""
        if self._moment is None or self._moments(s):
            return False
        return recalled(s, self._moment.year + (2 if self._moment.month > _WINTER else 1))

    def _then(self, s: Sentence, first: int) -> bool:
        """Whether the claim stands behind a time long past that it began with or belongs to."""
        if since_then(s, first):
            return True
        if self._moment is None:
            return False
        times = self._moments(s)
        if times:
            return begun_then(s, first, times, self._moment.month)
        return (
            begun_then(s, first, times, self._moment.month)
            or goes_on(s, self._moment.month)
            or dated_behind(s, self._moment)
        )

    def _old(self, s: Sentence, first: int, last: int) -> bool:
        """Whether the claim's own time is long past: one in its clause, or at the head of the sentence."""
        times = self._moments(s)
        if all(when == "new" for _, when in times):
            return False
        if any(when == "of_old" and 0 < first - at < _NEAR for at, when in times) or said_then(s, first, times):
            return True
        left, right = clause(s, first, last)
        if not asides.GOES_ON.isdisjoint(s.words[left:right]):
            return False
        inside = [(min(abs(at - first), abs(at - last)), when) for at, when in times if left <= at < right]
        inside = [(far, when) for far, when in inside if when != "of_old"]
        if inside:
            return min(inside)[1] == "old"
        return s.words[0] in asides.LEADS and any(at <= _LEAD and when == "old" for at, when in times)
