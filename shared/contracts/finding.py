"""
Findings: what one indicator claims about one article, and the words that show it.

``text[evidence.start:evidence.end] == evidence.quote``, always, in code points of the article's text as handed in.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from shared.contracts.article import Article, ArticleId, Contract, Moment, Source, first_of
from shared.contracts.identity import digest

Assertion = Literal["actual", "planned", "possible", "denied", "historical"]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Severity = Literal["info", "low", "medium", "high", "critical"]
Modifier = Literal["exact", "approx", "more_than", "at_least", "less_than", "up_to", "range", "vague", "echelon"]


class Evidence(Contract):
    """Where the words stand: half-open offsets in code points of ``article.text``, and the sentence around them."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    sentence_start: int = Field(ge=0)
    sentence_end: int = Field(ge=0)
    sentence: str


class Quantity(Contract):
    """How many: the bounds are null where the text leaves them open. ``unit`` is the text's own noun."""

    low: int | None
    high: int | None
    modifier: Modifier
    unit: str | None = None
    echelon: str | None = None


class Finding(Contract):
    """
    One claim in one place of the text. ``definitions`` in docs/indicators.md give the kinds of each indicator.

    ``actors``: for foreign_forces who sends, for troop_figure whose forces, for drone_activity who operates; ISO 3166-1
    alpha-3 or a name. ``host``: where foreign forces go. ``conflict``: the id of the conflict it belongs to, if known.
    ``severity``: how serious an operator's own indicator says it is; null where the program weighs it. ``aside``: why
    the words are told in passing rather than as news of now; null where they are news.
    """

    id: Name
    indicator: Name
    kind: Name
    assertion: Assertion
    attribution: str | None = None
    actors: tuple[str, ...] = ()
    host: str | None = None
    places: tuple[str, ...] = ()
    quantity: Quantity | None = None
    platform: str | None = None
    conflict: str | None = None
    salient: bool = True
    aside: Name | None = None
    severity: Severity | None = None
    confidence: float = Field(ge=0, le=1)
    evidence: Evidence


class ArticleRef(Contract):
    """An article without its text: what a reader of findings needs to judge and to cite it."""

    id: ArticleId
    url: str | None = None
    title: str | None = None
    source: Source = Source()
    published_at: Moment | None = None
    fetched_at: Moment | None = None
    revision: int = 1
    syndication: str | None = None

    @property
    def event_time(self) -> datetime:
        """When it was published; without a date, when it entered the stream. Raises if it has neither."""
        return first_of(self.published_at, self.fetched_at, field="article.fetched_at")


class Tagger(Contract):
    """Which tagger spoke: the program's version, and a digest of its rules and tables."""

    version: str
    rules: str


class Genre(Contract):
    """What an article is, and the signs that say so."""

    name: Name
    signs: tuple[str, ...] = ()


class TaggedArticle(Contract):
    """An article's findings in text order. ``genre`` is null where nobody has looked: it holds no finding."""

    article: ArticleRef
    findings: tuple[Finding, ...]
    tagger: Tagger
    genre: Genre | None = None


_REFERRED = tuple(ArticleRef.model_fields)


def reference(article: Article) -> ArticleRef:
    """Reduce *article* to what a reader of its findings needs."""
    told = article.__dict__
    return ArticleRef.of({name: told[name] for name in _REFERRED})


def finding_id(article: str, indicator: str, kind: str, quote: str, nth: int = 0) -> str:
    """
    Derive a finding's id from what it claims, not from where: an edit elsewhere in the text leaves it alone.

    *nth* counts earlier findings of the article with the same indicator, kind and quote.
    """
    return "f" + digest(article, indicator, kind, quote, str(nth))
