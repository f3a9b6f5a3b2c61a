# ruff: noqa: SLF001 (see below)
"""
RE2 as the engine uses it: patterns over a page's bytes, in time linear in the text, whatever it holds.

``first`` says where a pattern is met first, ``met`` whether it is, ``spans`` everywhere it is met, ``Facts`` which of
many patterns a stretch holds, in one reading of it. All go round the wrapper's match objects, which cost more than the
search itself on a stretch of a sentence's length: the only place where the program reaches behind a library's front.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

import re2

_BUDGET = 64 << 20  # bytes allowed, not used: with less the automaton is thrown away and built again for each article

First = Callable[[bytes, int, int], int]
Met = Callable[[bytes, int, int], bool]


def options() -> "re2.Options":
    """Case ignored, one byte a character, nothing captured."""
    found = re2.Options()
    found.max_mem = _BUDGET
    found.case_sensitive = False
    found.encoding = re2.Options.Encoding.LATIN1
    found.never_capture = True
    found.log_errors = False
    return found


def any_of(patterns: Iterable[str]) -> str:
    """The pattern that is met where one of *patterns* is; their order doesn't matter."""
    return "|".join(f"(?:{pattern})" for pattern in sorted(set(patterns)))


@cache
def compiled(pattern: str) -> "re2._Regexp":
    """Compile *pattern*; raises ``re2.error`` where it is none, or too large."""
    return re2.compile(pattern.encode("ascii"), options())


@cache
def first(pattern: str) -> First:
    """Make the search that says where in ``data[start:end]`` *pattern* begins first: -1 where it isn't met."""
    match = compiled(pattern)._regexp.Match
    unanchored = re2._Anchor.UNANCHORED

    def search(data: bytes, start: int, end: int) -> int:
        at: int = match(unanchored, data, start, end)[0][0]
        return at

    return search


@cache
def met(pattern: str) -> Met:
    """
    Make the search that says whether *pattern* is met in ``data[start:end]``. To say where it begins RE2 reads back
    from its end by an automaton of its own, as large as the first: here there is none.
    """
    match = compiled(f"(?s:.*?)(?:{pattern})")._regexp.Match
    at_start = re2._Anchor.ANCHOR_START

    def search(data: bytes, start: int, end: int) -> bool:
        return bool(match(at_start, data, start, end)[0][0] >= 0)

    return search


def spans(pattern: str, data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where *pattern* is met in ``data[start:end]``, one after the other. It is none that could match nothing."""
    match = compiled(pattern)._regexp.Match
    while True:
        found: tuple[int, int] = match(re2._Anchor.UNANCHORED, data, start, end)[0]
        if found[0] < 0:
            return
        yield found
        start = found[1]


class Facts:
    """Which of several patterns a text holds, found in one reading of it."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = sorted({pattern for pattern in patterns if pattern})
        self._set = re2.Set.SearchSet(options())
        for pattern in self.patterns:
            self._set.Add(pattern.encode("ascii"))
        self._set.Compile()
        # The numbers of the patterns that the bytes hold, in any order.
        self.numbers: Callable[[bytes], list[int]] = self._set._set.Match

    def of(self, data: bytes) -> frozenset[str]:
        """Give the patterns that *data* holds."""
        return frozenset(self.patterns[number] for number in self.numbers(data))
