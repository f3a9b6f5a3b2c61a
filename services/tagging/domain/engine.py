"""
The tagging engine, and the only way into it: ``tag``, ``tagger``, ``reads``.

One RE2 scan over the whole article finds the sentences worth reading, a second look at each says by whom; each
becomes a string of class letters; the indicators' small grammars turn it into claims; the engine adds offsets,
assertion, attribution, places, conflict and id. Nothing here backtracks over the text: time is linear in its length,
whatever it holds.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from services.tagging.domain.claim.assertion import assertion
from services.tagging.domain.claim.attribution import attribution
from services.tagging.domain.claim.recall import recalled
from services.tagging.domain.figures.corrected import corrected
from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.indicator import Claim, Context, Indicator
from services.tagging.domain.news.aside import Asides
from services.tagging.domain.news.genre import LEDE
from services.tagging.domain.reading.marks import kind, mark
from services.tagging.domain.reading.plan import Apart, Asked, Together, rounds
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page, sentence_end, sentence_start
from services.tagging.domain.where.setting import conflict_of, places_of
from shared.contracts.article import Article
from shared.contracts.finding import Assertion, Evidence, Finding, Genre, Tagger, finding_id

__all__ = ["Indicator", "IndicatorError", "claimed", "read", "reads", "tag", "tagger"]

_LANGUAGE = re.compile(r"en(?:[-_]|\Z)", re.IGNORECASE)
# So many findings of one article, and one more for so many characters, those that stand first: news has a third of it
# at the most, and a text of a million troops is an attack.
_FINDINGS, _A_FINDING, _MOST_FINDINGS = 50, 400, 1000
_BLOCK, _BLOCK_CHARACTERS = 128, 8192  # sentences that are read together; most articles have fewer
_KEPT = 512  # sentences kept for the next round
# A list of two words a line, or of forces that nothing is told of, costs many times what news does, and holds little:
# of a text that goes on like this beyond so many sentences and forces, one is read for so many characters.
_READ_WHOLE, _A_FORCE = 600, 200
_FORCES = "TFSUPMWD"


class IndicatorError(Exception):
    """An indicator failed on an article; the message names both."""


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
    chosen = _in_order(_default() if indicators is None else tuple(indicators))
    page, frame, found = claimed(article, chosen)
    if not found:
        return (), None
    asides = Asides(article, page, opens=any(start < LEDE for start, *_ in found))
    return tuple(_findings(article, page, frame, found, asides)), asides.genre


def claimed(article: Article, indicators: tuple[Indicator, ...]) -> "tuple[Page, Frame, list[_Found]]":
    """What *indicators*, in the order of their names, claim about *article*, before it is told as findings."""
    page = Page(article.text)
    frame = Frame(page, _year(article.published_at or article.fetched_at))
    found: list[_Found] = []
    made: dict[tuple[int, int], Sentence] = {}
    for part in rounds(indicators):
        found += _of_round(article, page, frame, part, made)
    found.sort(key=_place)
    return page, frame, found[: _most(page)]


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


_Found = tuple[int, int, str, Sentence, Claim]


@dataclass(slots=True)
class _Told:
    """What an indicator has claimed so far: in the sentence it read last, and where it has put whose forces first."""

    last: tuple[Claim, ...] = ()
    hosts: dict[str, str] = field(default_factory=dict)


def _of_round(
    article: Article, page: Page, frame: Frame, part: Together | Apart, made: dict[tuple[int, int], Sentence]
) -> list[_Found]:
    """What is claimed in one round, to the end of the block of sentences in which the most that is told is reached."""
    found: list[_Found] = []
    before: dict[Indicator, _Told] = {}
    floor, weight, most = 0, 0, _most(page)
    # One thing after the other, each for a whole block: what a step needs stays in the processor's caches.
    while floor < len(page.ascii) and len(found) < most:
        to_read, floor = _to_read(page, part, floor)
        readers = _taken_apart(page, to_read, made)
        left = most - len(found)
        for indicator, sentences in readers.items():
            found += _claims(article, frame, indicator, sentences, before.setdefault(indicator, _Told()), most=left)
        if floor < len(page.ascii):
            weight += len(to_read) + max(map(_forces, readers.values()), default=0)
            affordable = (weight - _READ_WHOLE) * _A_FORCE
            if affordable > floor:
                floor = sentence_end(page, affordable)
                before.clear()
    return found


def _to_read(page: Page, part: Together | Apart, floor: int) -> tuple[list[tuple[int, int, Asked]], int]:
    """
    A block of sentences from *floor* that somebody reads in one round, and who: where each begins and ends; and where
    the next block begins.
    """
    data, size = page.ascii, len(page.ascii)
    find, asks, found = part.find, part.asked, []
    stop = floor + _BLOCK_CHARACTERS
    while (at := find(data, floor, size)) >= 0:
        start = sentence_start(page, at, floor)
        floor = end = max(sentence_end(page, at), at + 1)
        if asked := asks(data, start, end):
            found.append((start, end, asked))
            if len(found) == _BLOCK or end > stop:
                return found, floor
    return found, size


def _taken_apart(
    page: Page, to_read: list[tuple[int, int, Asked]], made: dict[tuple[int, int], Sentence]
) -> dict[Indicator, list[Sentence]]:
    """What each indicator reads, in text order; *made* keeps the first sentences for the next round."""
    readers: dict[Indicator, list[Sentence]] = {}
    for start, end, asked in to_read:
        s = made.get((start, end))
        if s is None:
            s = Sentence(page, start, end)
            if len(made) < _KEPT:
                made[start, end] = s
        for indicator in asked:
            if indicator in readers:
                readers[indicator].append(s)
            else:
                readers[indicator] = [s]
    return readers


def _claims(
    article: Article,
    frame: Frame,
    indicator: Indicator,
    sentences: list[Sentence],
    told: _Told,
    *,
    most: int,
) -> list[_Found]:
    """What one indicator claims, sentence by sentence; *told*: what it has claimed before."""
    found: list[_Found] = []
    before, hosts = told.last, told.hosts
    shape = indicator.shape
    holds, needs = mark(indicator.words) if indicator.words else 0, kind(indicator.needs) if indicator.needs else -1
    for s in sentences:
        # A sentence that has neither the shape nor a word of the indicator's claims holds none.
        if (
            shape is not None
            and not before
            and (not s.marks & holds or indicator.words.isdisjoint(s.words))
            and (not s.marks & needs or shape.search(s.classes) is None)
        ):
            continue
        try:
            before = tuple(indicator.read(s, Context(frame, before, hosts)))
        except Exception as error:
            raise IndicatorError(f"{indicator.name} failed on article {article.id}: {error!r}") from error
        if before:
            hosts.update({code: c.host or "" for c in before for code in c.actors if not hosts.get(code)})
            found += [(*s.span(c.first, c.last), indicator.name, s, c) for c in before]
            if len(found) >= most:
                break  # what stands behind isn't told
    told.last = before
    return found


def _forces(sentences: list[Sentence]) -> int:
    """How many forces *sentences* name."""
    return sum(s.classes.count(c) for s in sentences for c in _FORCES)


def _most(page: Page) -> int:
    """How many findings are told of a text at the most."""
    return min(_MOST_FINDINGS, _FINDINGS + len(page.text) // _A_FINDING)


def _findings(article: Article, page: Page, frame: Frame, found: list[_Found], asides: Asides) -> list[Finding]:
    counts: dict[tuple[str, str, str], int] = {}
    return [_finding(article, page, frame, *f, counts, asides) for f in found]


def _place(found: _Found) -> tuple[int, int, str]:
    return found[:3]


def _year(moment: datetime | None) -> int | None:
    return moment.year if moment else None


def _finding(  # noqa: PLR0917 (what a finding is made of)
    article: Article,
    page: Page,
    frame: Frame,
    start: int,
    end: int,
    name: str,
    s: Sentence,
    claim: Claim,
    counts: dict[tuple[str, str, str], int],
    asides: Asides,
) -> Finding:
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
