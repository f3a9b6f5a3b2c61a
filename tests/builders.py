"""Articles, findings and tagged articles with readable defaults: override what matters to the test."""

from datetime import UTC, datetime
from typing import Any

from shared.contracts.article import Article
from shared.contracts.finding import ArticleRef, Evidence, Finding, Quantity, TaggedArticle, Tagger, finding_id

MORNING = datetime(2025, 3, 14, 8, 0, tzinfo=UTC)


def an_article(text: str = "More than 4,000 soldiers moved to the border.", **given: Any) -> Article:
    values: dict[str, Any] = {
        "url": "https://ledger.example/world/border",
        "title": "Troops move to the border",
        "published_at": MORNING,
        "fetched_at": MORNING,
        "source": {"id": "ledger", "name": "The Ledger", "publisher": "ledger.example", "reliability": "B"},
        "text": text,
        **given,
    }
    return Article.model_validate(values)


def a_reference(article: str = "a1", **given: Any) -> ArticleRef:
    values: dict[str, Any] = {
        "id": article,
        "url": f"https://ledger.example/{article}",
        "title": "Troops move to the border",
        "source": {"id": "ledger", "name": "The Ledger", "publisher": "ledger.example"},
        "published_at": MORNING,
        "fetched_at": given.get("published_at") or MORNING,
        **given,
    }
    return ArticleRef.model_validate(values)


def a_finding(indicator: str = "troop_figure", quote: str = "more than 4,000 soldiers", **given: Any) -> Finding:
    kind = given.pop("kind", {"troop_figure": "force", "foreign_forces": "state_troops"}.get(indicator, "strike"))
    start = given.pop("start", 0)
    evidence = Evidence(
        start=start,
        end=start + len(quote),
        quote=quote,
        sentence_start=start,
        sentence_end=start + len(quote) + 1,
        sentence=quote + ".",
    )
    values: dict[str, Any] = {
        "id": finding_id("a1", indicator, kind, quote, start),
        "indicator": indicator,
        "kind": kind,
        "assertion": "actual",
        "confidence": 0.9,
        "evidence": evidence,
        **given,
    }
    if indicator == "troop_figure":
        values.setdefault("quantity", Quantity(low=4000, high=None, modifier="more_than", unit="soldiers"))
    return Finding.model_validate(values)


def counted(count: int, *sides: str, **given: Any) -> Finding:
    """So many men of *sides*."""
    quantity = Quantity(low=count, high=count, modifier="exact")
    return a_finding(quote=f"{count} men", quantity=quantity, actors=sides, **given)


def sent(*senders: str, quote: str = "soldiers", **given: Any) -> Finding:
    """Soldiers of *senders* abroad."""
    return a_finding("foreign_forces", quote, actors=senders, **given)


def raided(*towns: str, **given: Any) -> Finding:
    """Drones over *towns*."""
    return a_finding("drone_activity", "drones", places=towns, **given)


def a_tagged(*findings: Finding, **given: Any) -> TaggedArticle:
    return TaggedArticle(article=a_reference(**given), findings=findings, tagger=Tagger(version="0", rules="0"))
