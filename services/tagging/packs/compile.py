"""
A pack made into an ordinary indicator: anchors to scan for, and a reader of sentences.

The engine does the rest as for every other: offsets, assertion, attribution, places, conflict, ids. A pack is read
apart, so that its anchors change nothing for the core indicators.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from services.tagging.domain.claim.scope import clause
from services.tagging.domain.foreign.actors import doer, named
from services.tagging.domain.indicator import Claim, Context, Indicator
from services.tagging.domain.reading.scan import Facts, spans
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.packs.counted import counted
from services.tagging.packs.pack import Kind, Pack
from services.tagging.packs.phrases import anchor_of, hints_of, pattern_of

_CONFIDENCE = 0.7  # of a match by words alone
Span = tuple[int, int]  # words of a sentence, half-open


def compiled(pack: Pack) -> Indicator:
    """Make *pack* an indicator."""
    return Indicator(
        name=pack.name,
        summary=pack.summary,
        anchors=tuple(anchor_of(kind.phrases) for kind in pack.kind),
        beside=tuple(pattern_of(kind.near or kind.phrases) for kind in pack.kind),
        hints=tuple(hint for kind in pack.kind for hint in _hints(kind)),
        read=_Reader(pack).read,
        fires_on=tuple(pack.fires_on),
        silent_on=tuple(pack.silent_on),
        apart=True,
        digest=blake2b(pack.model_dump_json().encode(), digest_size=10).hexdigest(),
    )


def _hints(kind: Kind) -> list[tuple[str, ...]]:
    near = (pattern_of(kind.near),) if kind.near else ()
    return [(*hint, *near) for hint in hints_of(kind.phrases)]


class _Reader:
    """Reads sentences for one pack. Its patterns are compiled when they are first needed."""

    def __init__(self, pack: Pack) -> None:
        self._unless = pattern_of(pack.unless)
        self._kinds = [_KindReader(kind, pack) for kind in pack.kind]

    @cached_property
    def _facts(self) -> Facts:
        return Facts([self._unless, *(pattern for kind in self._kinds for pattern in kind.facts)])

    def read(self, s: Sentence, _: Context) -> Iterator[Claim]:
        """Give the claims of one sentence: of each kind one a clause, the first that holds."""
        facts = self._facts.of(s.page.ascii[s.start : s.end])
        if not facts or self._unless in facts:
            return
        words = _Words(s)
        taken: list[Span] = []
        clauses: dict[str, list[Span]] = {}
        claims: list[Claim] = []
        for kind in (kind for kind in self._kinds if kind.holds(facts)):
            told = clauses.setdefault(kind.kind.name, [])
            for claim in kind.claims(words, taken, told):
                told.append(clause(s, claim.first, claim.last))
                taken.append((claim.first, claim.last))
                claims.append(claim)
        yield from sorted(claims, key=lambda claim: claim.first)


@dataclass(frozen=True)
class _Words:
    """A sentence, with its patterns' matches as words."""

    s: Sentence

    def met(self, pattern: str) -> list[Span]:
        """Where *pattern* is met, as words of the sentence."""
        s, begins = self.s, self.s.begins
        found = []
        for start, end in spans(pattern, s.page.ascii, s.start, s.end):
            first = max(0, bisect_right(begins, start - s.start) - 1)
            found.append((first, max(bisect_right(begins, end - 1 - s.start), first + 1)))
        return found

    def between(self, one: Span, other: Span) -> int | None:
        """How many words stand between; None where the spans overlap."""
        low, high = sorted((one, other))
        if low[1] > high[0]:
            return None
        return sum(word[0].isalnum() for word in self.s.words[low[1] : high[0]])


@dataclass(frozen=True)
class _KindReader:
    kind: Kind
    pack: Pack

    @cached_property
    def _patterns(self) -> tuple[str, str, str, str]:
        kind = self.kind
        counted_nouns = kind.count.of if kind.count else []
        return pattern_of(kind.phrases), pattern_of(kind.near), pattern_of(kind.unless), pattern_of(counted_nouns)

    @property
    def facts(self) -> tuple[str, str, str]:
        """The patterns that decide whether the sentence may hold a claim of this kind."""
        return self._patterns[:3]

    def holds(self, facts: frozenset[str]) -> bool:
        """Whether the sentence that these patterns are met in may hold a claim of this kind."""
        phrases, near, unless = self.facts
        return phrases in facts and (not near or near in facts) and not (unless and unless in facts)

    def claims(self, words: _Words, taken: list[Span], told: list[Span]) -> Iterator[Claim]:
        """Every claim of this kind in the sentence, in text order, apart from the words *taken* and *told* so far."""
        phrases, near, _, nouns = self._patterns
        company = words.met(near) if near else []
        for phrase in words.met(phrases):
            if _shared(phrase, taken, told):
                continue
            span = self._with_company(words, phrase, company) if near else phrase
            if span is not None and not _shared(span, taken, told):
                yield self._claim(words, span, words.met(nouns) if nouns else [])

    def _with_company(self, words: _Words, phrase: Span, company: list[Span]) -> Span | None:
        """Stretch *phrase* to the nearest of *company*; None where none is near enough."""
        within = self.kind.within
        left, right = (0, len(words.s)) if within == "sentence" else clause(words.s, *phrase)
        there = (other for other in company if left <= other[0] and other[1] <= right)
        gaps = [(gap, other) for other in there if (gap := words.between(phrase, other)) is not None]
        if not gaps:
            return None
        gap, other = min(gaps)
        if within == "sentence":
            return phrase
        return (min(phrase[0], other[0]), max(phrase[1], other[1])) if gap <= within else None

    def _claim(self, words: _Words, span: Span, nouns: list[Span]) -> Claim:
        s, kind = words.s, self.kind
        quantity = None
        if kind.count:
            number = counted(s, span, nouns, kind.count.unit)
            if number:
                quantity, span = number
        salient = self.pack.salient if kind.salient is None else kind.salient
        return Claim(
            *span,
            kind.name,
            quantity=quantity,
            actors=named(s, *span) or doer(s, span[0]),
            salient=salient,
            severity=kind.severity or self.pack.severity,
            confidence=_CONFIDENCE,
        )


def _shared(span: Span, *others: list[Span]) -> bool:
    return any(a < span[1] and span[0] < b for spans in others for a, b in spans)
