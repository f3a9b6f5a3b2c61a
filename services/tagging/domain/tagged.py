"""An article with its findings, ready to be sent."""

from collections.abc import Iterable

from services.tagging.domain.engine import Indicator, read, tagger
from shared.contracts.article import Article
from shared.contracts.finding import TaggedArticle, reference


def tagged(article: Article, indicators: Iterable[Indicator] | None = None) -> TaggedArticle:
    """Tag *article* and put its findings together with what their reader needs of it."""
    chosen = None if indicators is None else tuple(indicators)
    findings, genre = read(article, chosen)
    return TaggedArticle.of(
        {
            "article": reference(article),
            "findings": findings,
            "tagger": tagger(chosen),
            "genre": genre,
        }
    )
