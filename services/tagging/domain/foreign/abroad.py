"""
Forces abroad: noun phrases that name a country's forces, and whether these are foreign where they are.

Foreign is who isn't a primary party of the war in hand and stands outside its own territory. ``forces_abroad`` asks
each way to name a force, once and in a fixed order, and promises each phrase at most once.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from services.tagging.domain.foreign.called import CALLED, called_foreign
from services.tagging.domain.foreign.clauses import by_clause
from services.tagging.domain.foreign.coalitions import led
from services.tagging.domain.foreign.deeds import by_deed, by_doer
from services.tagging.domain.foreign.fleets import CARRIERS, SHIPS, carriers, ships
from services.tagging.domain.foreign.groups import Group
from services.tagging.domain.foreign.hints import OWNED, may_name
from services.tagging.domain.foreign.joint import TASKS, joint
from services.tagging.domain.foreign.licensed import LICENCES, licensed
from services.tagging.domain.foreign.mandated import COUNCIL, HOLDS, held, levels, mandated
from services.tagging.domain.foreign.nameless import HEADS
from services.tagging.domain.foreign.nationals import by_nationality
from services.tagging.domain.foreign.owned import sent_or_owned
from services.tagging.domain.foreign.posted import POSTED, posted
from services.tagging.domain.foreign.recruits import (
    AMONG,
    FIGHT,
    SERVED,
    SERVING,
    STRANGERS,
    UNITS,
    by_origin,
    contingents,
    hired,
    parts,
    peoples,
    recruited,
    strangers,
)
from services.tagging.domain.foreign.served import merged, of_own_will, under_mission
from services.tagging.domain.foreign.told_on import told_on
from services.tagging.domain.foreign.unnamed import (
    ASKS_FOR,
    COUNTRY,
    alone,
    asked_for,
    of_the_country,
    under_arms,
    under_flag,
    with_others,
)
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
    told = _TOLD.intersection(s.words) if s.marks & _ANY_TOLD else _NOTHING
    if (
        (not s.marks & _FORCES or _FORCE.search(s.classes) is None)
        and (not told or told <= _NEEDS_FORCES)
        and not (s.marks & _APART or may_name(s))
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
    for needs, more in _MORE:  # the clause may tell more than the phrase
        if s.marks & needs:
            for group, claim in islice(more(s, context, claimed), _MOST_GROUPS):
                claimed.update(range(group.first, group.last))
                claims.append(claim)
    if not claims and not context.earlier and not s.marks & _APART:
        return ()
    claims += told_on(s, context, claimed, claims)
    return _complete(s, context, told, claims, claimed)


def _complete(
    s: Sentence, context: Context, told: frozenset[str], claims: list[Claim], claimed: set[int]
) -> Sequence[Claim]:
    """*claims* in text order, with what can be told only beside others; and each told once."""
    if s.marks & _APART:
        both = (*mandated(s), *levels(s, context), *licensed(s, context))
        claims += [claim for group, claim in both if claimed.isdisjoint(range(group.first, group.last))]
    if (told or s.marks & _AMONG) and (claims or context.earlier):
        claims += parts(s, context, claims)
    for claim in claims:
        if claim.kind == "state_troops" and (flag := under_mission(s, context, claim)):
            claim.actors, claim.kind = (*claim.actors, flag), "peacekeepers"
    if s.marks & _ONES:
        claims = [with_others(s, claim) for claim in claims]
    claims.sort(key=lambda c: c.first)
    return merged(s, claims) if len(claims) > 1 else of_own_will(s, claims)


_Way = Callable[[Sentence, Context], Iterator[tuple[Group, Claim | None]]]


def _ways(s: Sentence, told: frozenset[str]) -> list[_Way]:
    """The ways in which *s*, which holds the words *told*, may name a force; the first wins."""
    marks = s.marks
    ways = [way for needs, more, way in _by_words(told) if marks & needs and marks & more]
    if marks & _DEED and marks & _BEGIN and not _DONE.isdisjoint(s.words) and not BEGINS.isdisjoint(s.words):
        ways.insert(ways[:1] == [by_deed], by_doer)
    if marks & _NAMED:
        ways.append(alone)
    if marks & _HEAD:
        if marks & _FLAG and HEADS.search(s.classes) is not None:
            ways.append(under_flag)
        ways.append(sent_or_owned)
    return ways


@lru_cache(maxsize=4096)
def _by_words(told: frozenset[str]) -> tuple[tuple[int, int, _Way], ...]:
    """The ways that some words stand for, those for which one of *told* does; and the marks that each needs."""
    return tuple(
        (needs, more, way) for words, needs, more, way in _TABLE if words is None or not words.isdisjoint(told)
    )


_More = Callable[[Sentence, Context, set[int]], Iterator[tuple[Group, Claim]]]
_MORE: tuple[tuple[int, _More], ...] = (  # each with what a sentence must hold
    (OWNED, by_clause),
    (POSTED, posted),
    (mark(HOLDS), held),
)
_NEEDS_FORCES = frozenset(["from", "led", "leads", "fight"]) | ASKS_FOR | COUNTRY | {"former", "ex", "retired"}
_ONCE = frozenset(["former", "ex", "retired"])
_DONE = DEEDS | DRILLS
_NOTHING: frozenset[str] = frozenset()
_TOLD = (
    SHIPS
    | CARRIERS
    | CALLED
    | TASKS
    | STRANGERS
    | UNITS
    | SERVING
    | DEEDS
    | SERVED
    | COUNTRY
    | ASKS_FOR
    | {"coalition", "from", "fight", "fighting", "led", "leads"}
)
_ONES, _APART, _AMONG = mark(["ones"]), mark(COUNCIL | LICENCES | {"troop", "stay", "presence"}), mark(AMONG)
_ANY_TOLD, _DEED, _BEGIN, _FIGHTING = mark(_TOLD), mark(_DONE), mark(BEGINS), mark(FIGHT)
_NAMED, _FLAG, _ANY = kind("W"), kind("OW"), -1
# Each way that a word stands for, with classes or tables of which a sentence must hold one, and others likewise.
_TABLE: tuple[tuple[frozenset[str] | None, int, int, _Way], ...] = (
    (DEEDS, _OWNER, _ANY, by_deed),
    (_ONCE, kind("A"), _ANY, under_arms),  # "Colombian ex-soldiers"
    (None, _OWNER, _FORCES, by_nationality),
    (SHIPS, _ANY, _ANY, ships),
    (CARRIERS, _ANY, _ANY, carriers),
    (COUNTRY, kind("TFSMU"), _ANY, of_the_country),
    (ASKS_FOR, kind("CGO"), kind("TFSU"), asked_for),
    (frozenset(["from"]), kind("TFPt"), kind("COWG"), by_origin),
    (_TOLD, _FIGHTING, kind("Ag"), recruited),
    (_TOLD, mark(["as"]), mark(HIRES | {"hire"}), hired),
    (STRANGERS, _FIGHTING, _ANY, strangers),
    (SERVING, kind("A"), _ANY, peoples),
    (SERVED, kind("A"), _ANY, under_arms),
    (frozenset(["led", "leads"]), _ANY, _ANY, led),
    (CALLED, _ANY, _ANY, called_foreign),
    (TASKS, kind("F"), _ANY, joint),
    (UNITS, kind("CO"), _ANY, contingents),
)
