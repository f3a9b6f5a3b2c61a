"""Articles with their findings, ready to be sent."""

from collections.abc import Iterable, Sequence

from services.tagging.domain.engine import Indicator, read_all, tagger
from shared.contracts.article import Article
from shared.contracts.finding import TaggedArticle, reference


def tagged(article: Article, indicators: Iterable[Indicator] | None = None) -> TaggedArticle:
    """Tag *article* and put its findings together with what their reader needs of it."""
    return tagged_all((article,), indicators)[0]


def tagged_all(articles: Sequence[Article], indicators: Iterable[Indicator] | None = None) -> list[TaggedArticle]:
    """Tag *articles* together, as ``read_all`` does."""
    chosen = None if indicators is None else tuple(indicators)
    tagger_of_all = tagger(chosen)
    return [
        TaggedArticle.of(
            {
                "article": reference(article),
                "findings": findings,
                "tagger": tagger_of_all,
                "genre": genre,
            }
        )
        for article, (findings, genre) in zip(articles, read_all(articles, chosen), strict=True)
    ]
