"""
What a rule can ask about: the names in its expression, their types, and the values behind them for one article.

No value is ever null: text that an article doesn't give is empty, a bound that it leaves open is 0. So a comparison
that is well typed can't fail, and every text is short, so that none can hold up a worker.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from services.alert.domain.severity import finding_score
from shared.contracts.finding import ArticleRef, Finding

Value = tuple[str, str, str]  # of which variable, in which field, which value
Type = Literal["bool", "int", "number", "text", "texts", "finding", "findings", "article"]
TEXT_TESTS = frozenset({"contains", "startsWith", "endsWith"})
MAX_TEXT_CHARS = 300
MAX_NAMES = 20
MAX_FINDINGS = 100  # more than any news article holds: what one beyond it says is not seen by a rule
_MAX_INT = 2**53


def _text(value: str | None) -> str:
    return value[:MAX_TEXT_CHARS] if value else ""


def _names(values: Iterable[str]) -> list[str]:
    return [_text(value) for value in values][:MAX_NAMES]


def _bound(value: int | None) -> int:
    return min(value, _MAX_INT) if value else 0


def _low(finding: Finding) -> int:
    return _bound(finding.quantity.low) if finding.quantity else 0


def _high(finding: Finding) -> int:
    return _bound(finding.quantity.high) if finding.quantity else 0


# name -> type, what it is, where its value comes from
FINDING: Mapping[str, tuple[Type, str, Callable[[Finding], Any]]] = {
    "indicator": ("text", "troop_figure, foreign_forces, drone_activity or a pack's", lambda f: _text(f.indicator)),
    "kind": ("text", "its kind: force, state_troops, strike ...", lambda f: _text(f.kind)),
    "assertion": ("text", "actual, planned or possible", lambda f: f.assertion),
    "attribution": ("text", "who says so", lambda f: _text(f.attribution)),
    "actors": ("texts", "who sends, whose forces, who operates", lambda f: _names(f.actors)),
    "host": ("text", "where foreign forces go", lambda f: _text(f.host)),
    "places": ("texts", "the places named with it", lambda f: _names(f.places)),
    "conflict": ("text", "the id of the conflict it belongs to", lambda f: _text(f.conflict)),
    "platform": ("text", "the weapon, as far as it is told", lambda f: _text(f.platform)),
    "low": ("int", "least number told; 0: none", _low),
    "high": ("int", "greatest number told; 0: none", _high),
    "count": ("int", "the number told: the greater of low and high; 0: none", lambda f: max(_low(f), _high(f))),
    "modifier": ("text", "exact, approx, more_than ...", lambda f: f.quantity.modifier if f.quantity else ""),
    "unit": ("text", "the counted noun, in the text's word", lambda f: _text(f.quantity.unit) if f.quantity else ""),
    "echelon": ("text", "brigade, battalion ...", lambda f: _text(f.quantity.echelon) if f.quantity else ""),
    "severity": ("text", "how serious an operator's indicator says it is", lambda f: f.severity or ""),
    "score": ("int", "its weight, 0 to 100", lambda f: round(finding_score(f))),
    "confidence": ("number", "how sure the tagger is, 0.0 to 1.0", lambda f: float(f.confidence)),
    "quote": ("text", "the words that carry it", lambda f: _text(f.evidence.quote)),
}  # fmt: skip
ARTICLE: Mapping[str, tuple[Type, str, Callable[[ArticleRef], Any]]] = {
    "id": ("text", "the article's id", lambda a: _text(a.id)),
    "title": ("text", "its title", lambda a: _text(a.title)),
    "url": ("text", "its address", lambda a: _text(a.url)),
    "source": ("text", "the id of its source", lambda a: _text(a.source.id)),
    "publisher": ("text", "who published it", lambda a: _text(a.source.publisher)),
    "via": ("text", "the agency that it credits", lambda a: _text(a.source.via)),
    "reliability": ("text", "the source's letter, A to F", lambda a: a.source.reliability or ""),
    "revision": ("int", "its revision; 1: as first published", lambda a: a.revision),
}
VARIABLES: Mapping[str, Type] = {"article": "article", "findings": "findings", "beside": "findings"}
CARRYING, BESIDE = "findings", "beside"
LETTERS = 3  # so many together are what a word is looked up by
SPELT = "~"  # behind a field's name: of the letters in it, not of the whole of it


def article_value(article: ArticleRef, fields: Iterable[str]) -> dict[str, Any]:
    """Give the values of *fields* of *article*."""
    return {name: ARTICLE[name][2](article) for name in fields}


def finding_values(findings: Iterable[Finding], fields: Iterable[str]) -> list[dict[str, Any]]:
    """Give the values of *fields* for each of *findings*, as far as a rule sees them."""
    readers = [(name, FINDING[name][2]) for name in fields]
    return [{name: read(f) for name, read in readers} for f in list(findings)[:MAX_FINDINGS]]


def told_values(findings: Iterable[Finding], name: str) -> Iterator[str]:
    """Give what *findings*, as far as a rule sees them, tell in a field of text or texts."""
    read = FINDING[name][2]
    for finding in list(findings)[:MAX_FINDINGS]:
        value = read(finding)
        if isinstance(value, str):
            yield value
        else:
            yield from value


def letters(text: str) -> set[str]:
    """Give whatever letters stand together in *text*."""
    return {text[k : k + LETTERS] for k in range(len(text) - LETTERS + 1)}


def range_told(findings: Iterable[Finding], name: str) -> tuple[float, float] | None:
    """Give the least and the greatest that *findings* tell in a field of numbers; None where there is no finding."""
    read = FINDING[name][2]
    values = [read(finding) for finding in list(findings)[:MAX_FINDINGS]]
    return (min(values), max(values)) if values else None
