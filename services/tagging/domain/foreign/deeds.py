# ruff: noqa: C901 (a grammar has one branch for each way to say a thing)
"""
Forces abroad that no noun names, by the deed they do there: an incursion, an air raid, a military intervention.

``by_deed`` reads whose it is beside the deed ("a Turkish incursion into Iraq"), ``by_doer`` who begins it ("France
began an intervention in Mali"), ``doer`` which country the subject before a verb is.
Each yields a group of words and a claim, or None where the words are taken but claim nothing.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.groups import SENDERS, STATES, Group
from services.tagging.domain.foreign.hosts import country_at
from services.tagging.domain.foreign.parties import at_war_in, is_party
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.governors import governor
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.countries import LEADERS
from services.tagging.lexicon.nouns import SPORT
from services.tagging.lexicon.presence import ARMED_DEEDS, BEGINS, DEEDS, DRILLS, LED_BY, MILITARY

Found = Iterator[tuple[Group, Claim | None]]

_WHOSE = re.compile(r"(?:(?:[ACO](?:,d?[ACO])*,?&d?[ACO]|[ACOWG])'?)(?P<mods>(?:[mjxXFM]|h[xjm]){0,4})\Z")
_INTO = frozenset(["into", "in", "on", "of", "against", "across", "over", "inside", "within", "throughout", "to"])


def by_deed(s: Sentence, context: Context) -> Found:
    """As in "a Turkish incursion into northern Iraq", "Rwanda's military intervention"."""
    for i, word in enumerate(s.words):
        if word not in DEEDS or not SPORT.isdisjoint(s.words):
            continue
        start = max(0, i - 9)
        whose = _WHOSE.search(s.classes, start, i)
        if whose is None:
            if word == "intervention" and s.words[i - 1] == "military" and (claim := _by_whom(s, context, i)):
                yield Group(i - 1, i + 3, i, claim.actors), claim
            continue
        mods = s.words[whose.start("mods") : i]
        if word in ARMED_DEEDS and MILITARY.isdisjoint(mods) and s.classes[whose.start()] != "W":
            continue
        if s.classes[i + 1 : i + 2] in {"x", "X", "N", "m", "j"} and not s.words[i + 1].endswith(("ed", "ing", "s")):
            continue  # "offensive infrastructure"
        who = actors.named(s, whose.start(), whose.start("mods"))
        host = _target(s, i + 1, who)
        if not SENDERS.issuperset(who):
            continue
        if not who or (host is None and context.frame.conflict is None) or host in who:
            continue
        group = Group(whose.start(), i + 1, i, who)
        if host is not None and at_war_in(who, host, context.frame):
            continue
        if host is not None:
            kind = (
                "peacekeepers" if "peacekeeping" in mods else "naval_air" if word in _FROM_THE_AIR else "state_troops"
            )
            yield group, Claim(group.first, group.last, kind, actors=who, host=host, confidence=0.75)
        else:
            theirs = _wars_of_others(s, context, who)
            kind = "naval_air" if word in _FROM_THE_AIR else "state_troops"
            if theirs and "peacekeeping" not in mods:  # "gives men to peacekeeping operations": anywhere
                yield group, Claim(group.first, group.last, kind, actors=theirs, confidence=0.7)


def _by_whom(s: Sentence, context: Context, i: int) -> Claim | None:
    """As in "a military intervention by ECOWAS"."""
    if s.words[i + 1 : i + 2] != ["by"] or s.classes[i + 2 : i + 3] not in {"O", "C"}:
        return None
    who = actors.codes_at(s, i + 2)
    if not who or context.frame.conflict is None or is_party(who, context.frame, s):
        return None
    return Claim(i - 1, i + 3, "state_troops", actors=who, confidence=0.6)


def by_doer(s: Sentence, context: Context) -> Found:
    """As in "France began a military intervention in Mali", "Turkey will mount an assault on a Syrian town"."""
    p = parse(s)
    for k, sort in enumerate(p.sorts):
        head = p.ends[k] - 1
        if sort != "N" or s.words[head] not in DEEDS | DRILLS:
            continue
        if not SPORT.isdisjoint(s.words) and MILITARY.isdisjoint(s.words[p.firsts[k] : head]):
            continue
        if _WHOSE.search(s.classes, p.firsts[k], head) is not None:
            continue
        left = governor(s, p, k)
        if left is None and p.sorts[k - 1 : k] == "V":
            left = Part("object", "", p.ends[k - 1] - 1)
        if left is None or left.role != "object" or s.words[left.at] not in BEGINS:
            continue
        who = doer(s, p, p.at(left.at))
        host = _target(s, head + 1, who)
        if s.words[head] in DRILLS and host not in STATES:
            continue
        if not who or not SENDERS.issuperset(who) or (host is not None and at_war_in(who, host, context.frame)):
            continue
        theirs = who if host is not None else _wars_of_others(s, context, who)
        if host in who or not theirs or (host is None and MILITARY.isdisjoint(s.words[p.firsts[k] : head])):
            continue
        kind = "naval_air" if s.words[head] in _FROM_THE_AIR else "state_troops"
        yield (
            Group(p.firsts[k], head + 1, head, theirs),
            Claim(p.firsts[k], head + 1, kind, actors=theirs, host=host, confidence=0.7),
        )


def doer(s: Sentence, p: Parse, verb: int) -> tuple[str, ...]:
    """Whose country, government or army the subject right before verb group *verb* is."""
    k = verb - 1
    while k >= 0 and p.sorts[k] in "aq":
        k -= 1
    if k >= 2 and p.sorts[k] == "," and p.sorts[k - 1] == "N" and p.sorts[k - 2] == ",":
        k -= 3  # "Turkey, a member of the alliance, will mount"
    if k < 0 or p.sorts[k] != "N" or p.sorts[k - 1 : k] in {"y", "p", "o"}:
        return ()
    if k > 0 and p.sorts[k - 1] == "V" and s.words[p.ends[k - 1] - 1] in {"use", "used", "using", "uses"}:
        return ()  # "let the army use Belarus to stage an incursion"
    if s.words[p.ends[k] - 1] in LEADERS:
        return (LEADERS[s.words[p.ends[k] - 1]],)
    if s.words[p.firsts[k]] in {"it", "they"} or s.words[p.ends[k] - 1] == "alliance":
        return actors.subject(s, p.ends[k])
    people = s.classes[p.ends[k] - 1] == "A" and s.words[p.ends[k] - 1].endswith("s")  # "the Czechs lead"
    if people or s.classes[p.ends[k] - 1] in "CGO" or s.words[p.ends[k] - 1] in LED_BY:
        return _with_others(s, p, k) + actors.named(s, p.firsts[k], p.ends[k])
    return ()


def _with_others(s: Sentence, p: Parse, k: int) -> tuple[str, ...]:
    """Who does it together with the one at piece *k*: "London and Paris want to send"."""
    first = k
    if s.classes[p.ends[k] - 1] in "CGO" and p.sorts[k - 1 : k] == "&":
        while first >= 2 and p.sorts[first - 1] in "&," and _is_state(s, p, first - 2):
            first -= 2
    return actors.named(s, p.firsts[first], p.firsts[k]) if p.sorts[first - 1 : first] not in {"p", "o"} else ()


def _is_state(s: Sentence, p: Parse, k: int) -> bool:
    """Whether piece *k* is a state's name alone, or that of its capital."""
    return p.sorts[k] == "N" and s.classes[p.firsts[k] : p.ends[k]].strip("d") in {"C", "G", "O"}


def _wars_of_others(s: Sentence, context: Context, who: tuple[str, ...]) -> tuple[str, ...]:
    """Those of *who* that are no party of the war the text speaks of, and not at home there."""
    found = []
    for code in who:
        war = context.frame.spoken_of(s, (code,)) or context.frame.without((code,))
        if (
            war is not None
            and code not in war.parties
            and code not in war.theatre
            and not is_party((code,), context.frame, s)
        ):
            found.append(code)
    return tuple(found)


_FROM_THE_AIR = frozenset(["air raid", "air raids", "air campaign", "bombing campaign", "bombardment"])


def _target(s: Sentence, at: int, who: tuple[str, ...]) -> str | None:
    """The country that the words from *at* put a deed in."""
    if s.words[at : at + 1] == [] or s.words[at] not in _INTO:
        return None
    for i in range(at, min(len(s), at + 12)):
        if s.classes[i] in ";:." or (s.classes[i] == "," and i > at):
            return None
        if s.classes[i] in "CRGA" and any(s.words[k] in _INTO for k in range(max(at, i - 5), i)):
            code = country_at(s, i)
            if code is not None and code not in who:
                return code
    return None
