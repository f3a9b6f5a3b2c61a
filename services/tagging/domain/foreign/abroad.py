# ruff: noqa: C901, PLR0912 (one branch for each way to name a force)
"""
Forces abroad: noun phrases that name a country's forces, and whether these are foreign where they are.

Foreign is who isn't a primary party of the war in hand and stands outside its own territory. ``forces_abroad`` asks
each way to name a force, once and in a fixed order, and promises each phrase at most once.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from services.tagging.domain.figures import deeds
from services.tagging.domain.foreign.called import CALLED, called_foreign, led
from services.tagging.domain.foreign.clauses import by_clause
from services.tagging.domain.foreign.fleets import CARRIERS, SHIPS, carriers, ships
from services.tagging.domain.foreign.forces import may_name
from services.tagging.domain.foreign.groups import Group
from services.tagging.domain.foreign.nationals import by_nationality
from services.tagging.domain.foreign.owned import HEADS, sent_or_owned
from services.tagging.domain.foreign.posted import posted
from services.tagging.domain.foreign.recruits import SERVED, SERVING, by_origin, hired, peoples, recruited
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.marks import kind, mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.presence import BEGINS, DEEDS, DRILLS, HIRES

_FORCE, _FORCES = re.compile(r"[TtFMUSPW]"), kind("TtFMUSPW")
_HEAD, _OWNER = kind("TFSMUP"), kind("ACOWG")
_MOST_GROUPS = 16  # that one way names in a sentence: more are a list, or an attack


def forces_abroad(s: Sentence, context: Context) -> Sequence[Claim]:
    """
    The foreign forces that sentence *s* names, in text order. Of two readings of the same words the first way
    wins.
    """
    classes = s.classes
    told = _TOLD.intersection(s.words) if s.marks & _ANY_TOLD else _NOTHING
    if (
        (not s.marks & _FORCES or _FORCE.search(classes) is None)
        and (not told or told <= _NEEDS_FORCES)
        and not may_name(s)
    ):
        return ()
    claims: list[Claim] = []
    taken: set[int] = set()
    claimed: set[int] = set()
    for way in _ways(s, told):
        for group, claim in islice(way(s, context), _MOST_GROUPS):
            words = range(group.first, group.last)
            if not taken.isdisjoint(words):
                continue
            taken.update(words)
            if claim is not None:
                claimed.update(words)
                claims.append(claim)
    for more in (by_clause, posted):  # the clause may tell more than the phrase
        for group, claim in islice(more(s, context, claimed), _MOST_GROUPS):
            claimed.update(range(group.first, group.last))
            claims.append(claim)
    if "ones" in s.words:
        claims = [deeds.with_others(s, claim) for claim in claims]
    claims.sort(key=lambda c: c.first)
    return claims


_Way = Callable[[Sentence, Context], Iterator[tuple[Group, Claim | None]]]


def _ways(s: Sentence, told: frozenset[str]) -> list[_Way]:
    """The ways in which *s*, which holds the words *told*, may name a force; the first wins."""
    classes = s.classes
    ways: list[_Way] = []
    if told and not DEEDS.isdisjoint(told):
        ways.append(deeds.by_deed)
    if s.marks & _DEED and s.marks & _BEGIN and not _DONE.isdisjoint(s.words) and not BEGINS.isdisjoint(s.words):
        ways.append(deeds.by_doer)
    if told and not _ONCE.isdisjoint(told):
        ways.append(deeds.under_arms)  # "Colombian ex-soldiers"
    if s.marks & _OWNER:
        ways.append(by_nationality)
    if told:
        if not SHIPS.isdisjoint(told):
            ways.append(ships)
        if not CARRIERS.isdisjoint(told):
            ways.append(carriers)
        if not deeds.COUNTRY.isdisjoint(told):
            ways.append(deeds.of_the_country)
        if not deeds.ASKS_FOR.isdisjoint(told):
            ways.append(deeds.asked_for)
        if "from" in told:
            ways.append(by_origin)
        if s.marks & _FIGHTING and not _FIGHT.isdisjoint(s.words):
            ways.append(recruited)
        if "as" in s.words and not HIRES.isdisjoint(s.words):
            ways.append(hired)
        if not SERVING.isdisjoint(told):
            ways.append(peoples)
        if not SERVED.isdisjoint(told):
            ways.append(deeds.under_arms)
        if "led" in told:
            ways.append(led)
        if not CALLED.isdisjoint(told):
            ways.append(called_foreign)
    if "W" in classes:
        ways.append(deeds.alone)
    if s.marks & _HEAD:
        if ("O" in classes or "W" in classes) and HEADS.search(classes) is not None:
            ways.append(deeds.under_flag)
        ways.append(sent_or_owned)
    return ways


_NEEDS_FORCES = frozenset(["from", "led", "fight"]) | deeds.ASKS_FOR | deeds.COUNTRY | {"former", "ex", "retired"}
_ONCE = frozenset(["former", "ex", "retired"])
_FIGHT = frozenset(["fight", "fighting", "trenches"])
_DONE = DEEDS | DRILLS
_NOTHING: frozenset[str] = frozenset()
_TOLD = (
    SHIPS
    | CARRIERS
    | CALLED
    | SERVING
    | DEEDS
    | SERVED
    | deeds.COUNTRY
    | deeds.ASKS_FOR
    | {"coalition", "from", "fight", "fighting", "led"}
)
_ANY_TOLD, _DEED, _BEGIN, _FIGHTING = mark(_TOLD), mark(_DONE), mark(BEGINS), mark(_FIGHT)
