"""
Whose war it is: the conflict a sentence and its article speak of, and so whose forces are foreign.

The table is ``lexicon/conflicts.toml``. ``Frame`` reads the whole article, once, and only if somebody asks.
"""

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import re2

from services.tagging.domain.sentence import Sentence
from services.tagging.domain.text import Page
from services.tagging.lexicon import countries

TABLE = Path(__file__).parent.parent / "lexicon" / "conflicts.toml"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One entry of the table."""

    id: str
    parties: frozenset[str]
    theatre: tuple[str, ...]
    cues: tuple[str, ...]
    since: int
    until: int | None

    def lasts(self, year: int | None) -> bool:
        """Whether it was going on in *year* (None: unknown)."""
        return year is None or (self.since <= year and (self.until is None or year <= self.until))


@cache
def conflicts() -> tuple[Conflict, ...]:
    """The table, in its order."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["conflict"]
    return tuple(
        Conflict(r["id"], frozenset(r["parties"]), tuple(r["theatre"]), tuple(r["cues"]), r["since"], r.get("until"))
        for r in rows
    )


@cache
def _cues() -> dict[str, tuple[int, ...]]:
    table: dict[str, list[int]] = {}
    for number, conflict in enumerate(conflicts()):
        for cue in conflict.cues:
            table.setdefault(cue, []).append(number)
    return {cue: tuple(numbers) for cue, numbers in table.items()}


@cache
def _cue_finder() -> "re2._Regexp":
    options = re2.Options()
    options.max_mem = 64 << 20
    options.case_sensitive = False
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    names = sorted(_cues(), key=len, reverse=True)
    pattern = r"\b(?:" + "|".join(names) + r")\b"
    return re2.compile(pattern.encode("ascii"), options)


class Frame:
    """What the article as a whole says about who fights where."""

    def __init__(self, page: Page, year: int | None) -> None:
        self._page = page
        self.year = year

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each cue of the table stands in the article."""
        found = _cue_finder().findall(self._page.ascii)
        return Counter(cue.lower().decode("ascii") for cue in found)

    @cached_property
    def ranked(self) -> tuple[tuple[Conflict, float], ...]:
        """The conflicts the article's words speak of, strongest first."""
        return tuple(_rank(self.counts, self.year))

    @property
    def conflict(self) -> Conflict | None:
        """The article's conflict, if its words name one."""
        return self.ranked[0][0] if self.ranked else None

    def of(self, s: Sentence) -> Conflict | None:
        """The conflict that sentence *s* speaks of; where its own words leave it open, the article's."""
        own = self._own(s)
        if own:
            best = own[0][1]
            tied = [c for c, score in own if score == best]
            for conflict, _ in self.ranked:
                if conflict in tied:
                    return conflict
            return tied[0]
        return self.conflict

    def _own(self, s: Sentence) -> list[tuple[Conflict, float]]:
        cues = _cues()
        return _rank(Counter(w for w in s.words if w in cues), self.year)

    @cached_property
    def codes(self) -> Counter[str]:
        """How often each country is named by a cue of the table."""
        found: Counter[str] = Counter()
        for cue, times in self.counts.items():
            code = countries.CODES.get(cue)
            if code:
                found[code] += times
        return found


def _rank(counts: Counter[str], year: int | None) -> list[tuple[Conflict, float]]:
    scores: Counter[int] = Counter()
    table, known = _cues(), conflicts()
    for cue, times in counts.items():
        for number in table[cue]:
            scores[number] += min(times, 5)
    ranked = [(known[n], float(v)) for n, v in scores.items() if known[n].lasts(year)]
    ranked.sort(key=lambda pair: (-pair[1], pair[0].id))
    return ranked
