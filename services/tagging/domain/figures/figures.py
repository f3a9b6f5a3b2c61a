"""
Figures of armed people in a sentence: which number counts whom, and whether it counts strength or losses.

A figure is a number phrase with its noun ("over 50,000 troops"), a noun with its number ("a force of 600"), a
counted unit ("three brigades"), or a bare number that a figure beside it explains ("... and 47 wounded").
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from services.tagging.domain.figures.beside import bare_number
from services.tagging.domain.figures.countable import counts
from services.tagging.domain.figures.counted import counted
from services.tagging.domain.figures.heads import head_of
from services.tagging.domain.figures.reckoned import beyond
from services.tagging.domain.figures.sizes import of_number, set_beside, strong
from services.tagging.domain.figures.tolls import TELLS_LOSSES, apposed, reckoned, toll
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.numbers import Number, number_at
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.roles import INSIDE

_NUMBER = re.compile(r"[nyvs]|a(?=[ksH])|H(?=[ah]?k)|k")


def figures(s: Sentence, context: Context) -> Iterator[Claim]:
    """The figures of sentence *s*, in text order."""
    claims: list[Claim] = []
    bare: list[Number] = []
    at = 0
    for match in _NUMBER.finditer(s.classes):
        i = match.start()
        if i < at or (number := number_at(s, i)) is None:
            continue
        at = max(number.end, i + 1)
        if not counts(s, number):
            continue
        head = head_of(s, number.end)
        claim = strong(s, number) or (counted(s, number, *head, context) if head else _without_a_noun(s, number))
        if claim is not None:
            claims.append(claim)
        elif head is None:
            bare.append(number)
    claims += [c for number in bare if (c := bare_number(s, number, claims, context)) is not None]
    claims.sort(key=lambda c: c.first)
    yield from _one_fate(s, claims)


def _without_a_noun(s: Sentence, number: Number) -> Claim | None:
    """What a number counts that no noun for armed people follows."""
    number = beyond(s, number)
    lost = toll(s, number) if s.marks & TELLS_LOSSES else None
    claim = lost or reckoned(s, number) or set_beside(s, number) or of_number(s, number) or apposed(s, number)
    if claim is not None and number.modifier == "up_to" and s.words[number.first - 1] == "beyond":
        claim.assertion = "actual"  # "has never gone beyond 1,300": so many there were
    return claim


def _one_fate(s: Sentence, claims: list[Claim]) -> Iterator[Claim]:
    """Who is named in one breath with the lost is lost: "22 rebels fighting for the junta and 31 of its soldiers"."""
    before: Claim | None = None
    for claim in claims:
        told = claim
        if before is not None and claim.kind == "force" and _in_one_breath(s, before, claim):
            told = replace(claim, kind="losses", salient=False)
        yield told
        before = told


def _in_one_breath(s: Sentence, before: Claim, claim: Claim) -> bool:
    """Whether *claim* only goes on a list, with no verb of its own."""
    if (
        before.kind == "force"
        or s.classes[claim.first - 1] not in "&,"
        or not INSIDE.isdisjoint(s.words[before.first : before.last])
    ):
        return False
    p = parse(s)
    from_word = before.last + 2 * (s.words[before.last] in _ALLIED and s.words[before.last + 1] in {"to", "with"})
    if not _NO_VERB.issuperset(p.letters[from_word : claim.first]):
        return False
    return p.sorts[p.at(claim.last - 1) + 1 : p.at(claim.last - 1) + 2] not in _VERBS


_ALLIED = frozenset(["allied", "loyal", "linked", "affiliated"])  # "23 fighters allied to them and 61 soldiers"
_NO_VERB = frozenset("ndDapowyqg&,tu")
_VERBS = frozenset("VB")
