"""
The conflicts that are known: who fights whom, where, since when, and the words that name each.

The table is ``lexicon/conflicts.toml``; an operator may add to it. ``rank`` says which of them some words speak of,
strongest first.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from services.tagging.domain.reading.scan import Facts
from services.tagging.domain.reading.text import fold
from services.tagging.lexicon import countries

MOST = 5  # times that a cue counts
TABLE = Path(__file__).parents[2] / "lexicon" / "conflicts.toml"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One entry of the table."""

    id: str
    parties: frozenset[str]
    theatre: tuple[str, ...]
    cues: tuple[str, ...]
    since: int
    until: int | None
    named: bool  # whether the names of its countries are cues
    beside: frozenset[str] = frozenset()  # whose own land it reaches

    def lasts(self, year: int | None) -> bool:
        """Whether it was going on in *year* (None: unknown)."""
        return year is None or (self.since <= year and (self.until is None or year <= self.until))


@cache
def conflicts() -> tuple[Conflict, ...]:
    """The table, in its order."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["conflict"]
    return tuple(
        Conflict(
            r["id"],
            frozenset(r["parties"]),
            tuple(r["theatre"]),
            tuple(r["cues"]),
            r["since"],
            r.get("until"),
            r.get("named", True),
            frozenset(r.get("beside", ())),
        )
        for r in rows
    )


@cache
def cues() -> dict[str, tuple[tuple[int, float], ...]]:
    """What each cue says: (number of a conflict, weight). The names of theatre and parties are cues by themselves."""
    table: dict[str, dict[int, float]] = {}
    for number, conflict in enumerate(conflicts()):
        for name in countries.names_of(conflict.parties) if conflict.named else ():
            table.setdefault(name, {})[number] = 0.5
        for name in (*(countries.names_of(conflict.theatre) if conflict.named else ()), *conflict.cues):
            table.setdefault(name, {})[number] = 1.0
    return {cue: tuple(weights.items()) for cue, weights in table.items()}


def is_cue(word: str) -> bool:
    """Whether *word*, in small letters, names a conflict by itself."""
    return word in cues()


@cache
def cue_facts() -> tuple[Callable[[bytes], list[int]], tuple[tuple[str, bytes], ...]]:
    """What says in one pass which cues a text holds; and, by their numbers, the cues as they stand there."""
    names = {rf"\b{fold(cue).replace('.', '[.]')}\b": cue for cue in cues()}
    facts = Facts(names)
    return facts.numbers, tuple((names[p], b" " + names[p].encode("ascii", "replace")) for p in facts.patterns)


def scores_of(counts: Mapping[str, int]) -> dict[int, float]:
    """The score of each conflict, by its number, that the cues *counts* speak of."""
    scores: dict[int, float] = {}
    table = cues()
    for cue, times in counts.items():
        for number, weight in table[cue]:
            scores[number] = scores.get(number, 0.0) + min(times, MOST) * weight
    return scores


def ranked(scores: Mapping[int, float], year: int | None) -> list[tuple[Conflict, float]]:
    """The conflicts of *year* that have a score, strongest first."""
    known = conflicts()
    order = sorted([(-score, known[n].id, n) for n, score in scores.items() if score > 0 and known[n].lasts(year)])
    return [(known[n], -score) for score, _, n in order]


@lru_cache(maxsize=2048)
def ranked_few(counts: tuple[tuple[str, int], ...], year: int | None) -> tuple[tuple[Conflict, float], ...]:
    """The conflicts that one sentence speaks of, strongest first: most say what others have said."""
    return tuple(ranked(scores_of(dict(counts)), year))


def strongest_first(pair: tuple[Conflict, float]) -> tuple[float, str]:
    return -pair[1], pair[0].id
