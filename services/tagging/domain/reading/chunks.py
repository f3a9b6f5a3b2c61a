"""
A sentence in pieces: noun phrases, verb groups, prepositions, marks.

``parse(s)`` promises one letter a word (``Parse.letters``, as ``letters.py`` names them) and the pieces in order
(``Parse.pieces``), each word in exactly one of them. One pass over the words and one over the letters.

Sorts of pieces: ``N`` noun phrase, ``V`` verb group, ``B`` be or have alone, else the letter.
"""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from services.tagging.domain.reading.letters import MOST_KEPT, letters_of
from services.tagging.domain.reading.sentence import Sentence


class Parse(NamedTuple):
    """A sentence in pieces: the sort of each, its first word, and the word behind its last."""

    letters: str
    sorts: str
    firsts: list[int]
    ends: list[int]

    def at(self, word: int) -> int:
        """The number of the piece that holds *word*."""
        return bisect_right(self.firsts, word) - 1


_PIECES = re.compile(
    r"(?:[bhm][aq]*+)*+(?:t[aq]*+(?:[bhm][aq]*+)*+)?[veg]|[bhm][aq]*+|d[dqa]*+[nD][nDq]*+|[nD][nDq]*+|."
)


class _Sorts(dict[str, str]):
    """The sort of a piece, by its letters."""

    def __missing__(self, piece: str) -> str:
        sort = "V" if piece[-1] in "veg" else "B" if piece[0] in "bhm" else "N" if piece[0] in "ndDu" else piece[0]
        if len(self) < MOST_KEPT:
            self[piece] = sort
        return sort


_sort_of = _Sorts().__getitem__


def parse(s: Sentence) -> Parse:
    """Take *s* apart, once."""
    known = s.memo.get("chunks")
    if isinstance(known, Parse):
        return known
    letters = letters_of(s)
    pieces: list[str] = _PIECES.findall(letters)
    ends = [*accumulate(map(len, pieces))]
    made = s.memo["chunks"] = Parse(letters, "".join(map(_sort_of, pieces)), [0, *ends[:-1]], ends)
    return made
