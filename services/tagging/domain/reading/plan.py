"""
What is looked for, made ready once: who is scanned for together, and who is asked about a sentence.

The indicators are read in *rounds*: those that are ``apart`` in one of their own, so that what the others find never
depends on them. In a round a sentence is found where an anchor stands in it. A second look, at the sentence alone, says
who reads it; where that is nobody, it is not even taken apart into words.
"""

import re
from collections.abc import Callable
from functools import cache

from services.tagging.domain.indicator import Indicator
from services.tagging.domain.reading.scan import Facts, any_of, first, met

# A blank of a pattern, not one inside a class: a text may have several, a tab, or one that ASCII shows as ``?``.
_BLANK = re.compile(r"(\[[^\]]*\])| ")
_MOST_KEPT = 10_000  # combinations of patterns whose answer is kept
_COMMON = (b"1", b"2", b"0", b"Russia", b"Ukraine", b"Ukrainian", b"Israel", b"Iran", b"America", b"China")

Asked = tuple[Indicator, ...]


class Together:
    """Indicators of which each reads what any of them stops at, if there is beside it what one of them looks for."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self.find = first(any_of(_blanks(anchor) for i in indicators for anchor in i.anchors))
        self.indicators = indicators
        beside = [_blanks(b) for i in indicators for b in i.beside] if all(i.beside for i in indicators) else []
        self._beside = met(any_of(beside)) if beside else None
        # What the pattern is met by most often, looked for first: a tenth of the cost.
        self._common = tuple(c for c in _COMMON if self._beside is not None and self._beside(c, 0, len(c)))

    def asked(self, data: bytes, start: int, end: int) -> Asked:
        """Who reads the sentence at *start* .. *end*."""
        if self._beside is None:
            return self.indicators
        for common in self._common:
            if data.find(common, start, end) >= 0:
                return self.indicators
        return self.indicators if self._beside(data, start, end) else ()


def _blanks(pattern: str) -> str:
    """*pattern*, whose blanks are met by whatever a text puts between two words of a line."""
    return _BLANK.sub(lambda m: m.group(1) or "(?:[ \\t?]+)", pattern)


class Apart:
    """Indicators of which each reads the sentences that one of its own hints holds in, whatever the others look for."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self.find = first(any_of(anchor for i in indicators for anchor in i.anchors))
        self.indicators = indicators
        self._hints = {i: i.hints or tuple((anchor,) for anchor in i.anchors) for i in indicators}
        self._facts: Callable[[bytes], list[int]] | None = None
        self._number: dict[str, int] = {}
        self._kept: dict[tuple[int, ...], Asked] = {}

    def ready(self) -> Callable[[bytes], list[int]]:
        """Make ready, if it isn't, what says in one reading which hints a sentence holds: many patterns, some 5 ms."""
        if self._facts is None:
            facts = Facts(pattern for hints in self._hints.values() for hint in hints for pattern in hint)
            self._facts = facts.numbers
            self._number = {pattern: number for number, pattern in enumerate(facts.patterns)}
        return self._facts

    def asked(self, data: bytes, start: int, end: int) -> Asked:
        """Who reads the sentence at *start* .. *end*."""
        facts = tuple((self._facts or self.ready())(data[start:end]))
        asked = self._kept.get(facts)
        if asked is None:
            asked = tuple(i for i in self.indicators if any(self._holds(hint, facts) for hint in self._hints[i]))
            if len(self._kept) < _MOST_KEPT:
                self._kept[facts] = asked
        return asked

    def _holds(self, hint: tuple[str, ...], facts: tuple[int, ...]) -> bool:
        return all(self._number[pattern] in facts for pattern in hint)


@cache
def rounds(indicators: tuple[Indicator, ...]) -> tuple[Together | Apart, ...]:
    """The rounds in which *indicators* are read, made ready once."""
    together = tuple(i for i in indicators if not i.apart)
    apart = tuple(i for i in indicators if i.apart)
    return (*([Together(together)] if together else []), *([_apart(apart)] if apart else []))


@cache
def _apart(indicators: tuple[Indicator, ...]) -> Apart:
    return Apart(indicators)  # those from files are tried out by themselves at the start: not made ready again
