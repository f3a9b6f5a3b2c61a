"""
Forces of several states that a text calls by their task: "a stabilisation force for Gaza", "the standby force".

``joint`` promises a claim where the sentence says whose they are or who is to join them, or else in which land they
are to stand; and none for the forces of a party to the war there.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.groups import SENDERS, STATES, Group
from services.tagging.domain.foreign.hosts import at_home, country_at, elsewhere, host_of
from services.tagging.domain.foreign.parties import at_war_in, is_party
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import ARMED_MEN, CIVIL_WORK
from services.tagging.lexicon.presence import FLAGS


def joint(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "Turkey could take part in a peace force for Ukraine", "a multinational force of the African Union"."""
    for match in _FORCE.finditer(s.classes):
        i = match.start()
        if s.words[i] not in _WHOLE and (s.words[i] != "force" or TASKS.isdisjoint(s.words[max(0, i - 3) : i])):
            continue
        first = i
        while first > 0 and s.classes[first - 1] in "jmx" and i - first < _LONGEST and s.words[first - 1] in _OF_IT:
            first -= 1
        if s.classes[max(0, first - 1) : first] in _NATIONS:
            continue  # "Kenya's standby force": told by its nation
        if s.words[max(0, first - 3) : first] == ["part", "of", "the"] or of_the_unarmed(s, i + 1):
            continue  # "soldiers as part of the peace force": these are told
        who = _whose(s, context, first, i)
        host = host_of(s, i + 1)[0] or (country_at(s, i + 2) if s.words[i + 1 : i + 2] == ["for"] else None)
        host = host or elsewhere(s, who, i + 1)
        if _foreign(s, context, who, host):
            kind = "peacekeepers" if not _KEEPS.isdisjoint(s.words[first : i + 1]) else "state_troops"
            yield Group(first, i + 1, i, who), Claim(first, i + 1, kind, actors=who, host=host, confidence=0.6)


def _foreign(s: Sentence, context: Context, who: tuple[str, ...], host: str | None) -> bool:
    if host is None:
        return bool(who) and context.frame.conflict is not None and not is_party(who, context.frame, s)
    if not who and not context.frame.martial and context.frame.conflict is None:
        return False  # "a regional force in women's football"
    return host in STATES and not any(at_home(w, host) or at_war_in((w,), host, context.frame) for w in who)


def of_the_unarmed(s: Sentence, at: int) -> bool:
    """Whether those it is made of bear no arms: "a standby force of 40 doctors"."""
    if s.words[at : at + 1] != ["of"]:
        return False
    noun = at + 1
    while noun < s.size and s.classes[noun] in "dnkvsjm":
        noun += 1
    word = s.words[noun] if noun < s.size else ""
    if word in _BEAR_ARMS or word.endswith("ing"):
        return False  # "the US-led coalition bombing a market"
    return word in CIVIL_WORK or s.classes[noun : noun + 1] == "x"


def _whose(s: Sentence, context: Context, first: int, head: int) -> tuple[str, ...]:
    """Who leads it, is to join it, or has it ready."""
    of = head + 2 + (s.classes[head + 2 : head + 3] == "d")
    if s.words[head + 1 : head + 2] == ["of"] and s.classes[of : of + 1] == "O":
        return actors.codes_at(s, of)
    before = s.words[max(0, first - _NEAR) : first]
    who = actors.subject(s, first) if not _JOINS.isdisjoint(before) else ()
    if not who and not _OF_A_BLOC.isdisjoint(s.words[first:head]):
        return (bloc,) if (bloc := context.frame.bloc) else ()
    own = s.words[max(0, first - 1) : first] == ["its"]
    who = who or (tuple(w for w in actors.subject(s, first) if w in FLAGS) if own else ())
    return who if SENDERS.issuperset(who) else ()


_NATIONS = frozenset("ACGO'")
_FORCE = re.compile("F")
_BEAR_ARMS: frozenset[str] = ARMED_MEN | {"police", "policemen", "people", "women", "gendarmes", "several"}
_OF_A_BLOC = frozenset(["standby", "regional"])
_LONGEST, _NEAR = 4, 10
_WHOLE = frozenset(["stabilisation force", "stabilization force", "reassurance force", "peacekeeping force"])
_KINDS = frozenset(
    [
        "standby",
        "regional",
        "multinational",
        "peace",
        "monitoring",
        "reassurance",
        "intervention",
        "protection",
        "suppression",
    ]
)
TASKS: frozenset[str] = _WHOLE | _KINDS
_OF_IT: frozenset[str] = _KINDS | {"international", "european", "joint", "regional", "military", "security", "gang"}
_KEEPS = frozenset(["stabilisation force", "stabilization force", "peacekeeping force", "peace", "protection"])
_JOINS = frozenset(
    """
    join joins joining joined lead leads leading led contribute contributes contributing contributed part participate
    participates participating send sends sending sent deploy deploys deploying deployed provide providing ready ordered
    """.split()  # noqa: SIM905 (a table reads better as words)
)
