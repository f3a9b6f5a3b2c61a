"""
The tagging engine, and the only way into it: ``tag``, ``read_all``, ``tagger``, ``reads``.

One RE2 scan over the whole article finds the sentences worth reading, a second look at each says by whom; each
becomes a string of class letters; the indicators' small grammars turn it into claims (``claims``); the engine adds
offsets, assertion, attribution, places, conflict and id. Nothing here backtracks over the text: time is linear in its
length, whatever it holds.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from services.tagging.domain.claim.assertion import assertion
from services.tagging.domain.claim.attribution import attribution
from services.tagging.domain.claim.recall import recalled
from services.tagging.domain.claims import Found, IndicatorError, Reading, readings
from services.tagging.domain.figures.corrected import corrected
from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.indicator import Claim, Indicator
from services.tagging.domain.news.aside import Asides
from services.tagging.domain.news.genre import LEDE
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.where.setting import conflict_of, places_of
from shared.contracts.article import Article
from shared.contracts.finding import Assertion, Evidence, Finding, Genre, Tagger, finding_id

__all__ = ["Indicator", "IndicatorError", "read", "read_all", "reads", "tag", "tagger"]

_LANGUAGE = re.compile(r"en(?:[-_]|\Z)", re.IGNORECASE)


def tag(article: Article, indicators: Iterable[Indicator] | None = None) -> tuple[Finding, ...]:
    """
    Find what *indicators* (those of ``services.tagging.indicators`` if None) claim about *article*, with the
    words that show it.

    Pure: no clock, no network, no memory. The order of *indicators* doesn't matter; the same article gives the
    same findings with the same ids.

    Returns:
        Findings in text order. Evidence is half-open ``[start, end)`` in code points of ``article.text``.

    Raises:
        IndicatorError: An indicator failed. (Loud, then replayed: a quiet gap is worse.)
    """
    return read(article, indicators)[0]


def read(article: Article, indicators: Iterable[Indicator] | None = None) -> tuple[tuple[Finding, ...], Genre | None]:
    """``tag``, and what the article is; None where it holds no finding: then nobody has looked."""
    return read_all((article,), indicators)[0]


def read_all(
    articles: Sequence[Article], indicators: Iterable[Indicator] | None = None
) -> list[tuple[tuple[Finding, ...], Genre | None]]:
    """
    ``read`` of each of *articles*, all of which are read together: it costs less, and finds the same.

    Raises:
        IndicatorError: An indicator failed on one of them; the others' findings are lost with its.
    """
    chosen = _in_order(_default() if indicators is None else tuple(indicators))
    read = readings(articles, chosen)
    asides = [_asides(reading) if reading.found else None for reading in read]
    genres = [None if aside is None else aside.genre for aside in asides]
    found = [() if aside is None else tuple(_findings(r, aside)) for r, aside in zip(read, asides, strict=True)]
    return list(zip(found, genres, strict=True))


def tagger(indicators: Iterable[Indicator] | None = None) -> Tagger:
    """Name the tagger: the program's version, and a digest of its rules and tables, those of *indicators* included."""
    return _tagger(tuple(indicators or ()))


def reads(language: str | None) -> bool:
    """Whether the tagger reads *language*: English, or unknown."""
    return language is None or _LANGUAGE.match(language.strip()) is not None


@cache
def _tagger(indicators: tuple[Indicator, ...]) -> Tagger:
    try:
        release = version("tocsin")
    except PackageNotFoundError:
        release = "0"
    home = Path(__file__).parent.parent
    digest = blake2b(digest_size=10)
    for path in sorted([*home.glob("*/**/*.py"), *home.glob("*/*.toml")]):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update("\0".join(sorted(i.digest for i in indicators if i.digest)).encode())
    return Tagger(version=release, rules=digest.hexdigest())


def _default() -> tuple[Indicator, ...]:
    # By name, at run time: the domain knows no indicator, the package of indicators knows the domain.
    found: tuple[Indicator, ...] = import_module("services.tagging.indicators").load()
    return found


@cache
def _in_order(indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    return tuple(sorted(indicators, key=lambda i: i.name))


def _asides(reading: Reading) -> Asides:
    opens = any(start < LEDE for start, *_ in reading.found)
    return Asides(reading.article, reading.page, opens=opens)


def _findings(reading: Reading, asides: Asides) -> list[Finding]:
    counts: dict[tuple[str, str, str], int] = {}
    return [_finding(reading, found, counts, asides) for found in reading.found]


def _finding(reading: Reading, found: Found, counts: dict[tuple[str, str, str], int], asides: Asides) -> Finding:
    article, page, frame = reading.article, reading.page, reading.frame
    start, end, name, s, claim = found
    start, end = page.span(start, end)
    text = article.text
    quote = text[start:end]
    low, high = page.span(s.start, s.end)
    key = (name, claim.kind, quote)
    nth = counts.get(key, 0)
    counts[key] = nth + 1
    conflict = conflict_of(frame, s, claim)
    meant = _meant(s, claim, name, frame)
    fields = {
        "id": finding_id(article.id, name, claim.kind, quote, nth),
        "indicator": name,
        "kind": claim.kind,
        "assertion": meant,
        "attribution": attribution(s, claim.first, claim.last),
        "actors": claim.actors,
        "host": claim.host,
        "places": places_of(s, claim),
        "quantity": claim.quantity,
        "platform": claim.platform,
        "conflict": conflict.id if conflict else None,
        "salient": claim.salient,
        "aside": asides.of(s, claim, name, meant),
        "severity": claim.severity,
        "confidence": claim.confidence,
        "evidence": Evidence.of({
            "start": start,
            "end": end,
            "quote": quote,
            "sentence_start": low,
            "sentence_end": high,
            "sentence": text[low:high],
        }),
    }  # fmt: skip
    return Finding.of(fields)


def _meant(s: Sentence, claim: Claim, name: str, frame: Frame) -> Assertion:
    correction = corrected(s, claim.first)
    if correction is not None:
        return correction
    if claim.assertion:
        return claim.assertion
    focus = claim.focus or (claim.first, claim.last)
    year = frame.reference_year
    meant = assertion(
        s,
        *focus,
        year,
        settled=claim.kind == "losses",
        people=name == "foreign_forces",
        counted=name == "troop_figure",
    )
    if meant in {"actual", "planned"} and recalled(s, year, settled=claim.kind == "losses"):
        return "historical"
    return meant
