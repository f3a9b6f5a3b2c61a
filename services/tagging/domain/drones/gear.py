"""
Sentences that speak of no drone in the air: what a piece of kit is made for, what a ban or a law forbids.

``only_gear`` promises to answer from the clause around the drones; a breach told beside the rule is one.
"""

from services.tagging.domain.drones.kinds import made_for
from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import GEAR, SENSITIVE


def only_gear(s: Sentence, p: Parse, k: int, d: int, part: Part | None) -> bool:
    """Whether the sentence only says what a piece of kit, or a ban, is made for."""
    if (
        part is not None
        and part.at < d
        and part.frame in _STOPS
        and s.words[d - 1] not in _COMING
        and made_for(s, part.at)
    ):
        return True  # what a piece of kit is made for
    if (
        not _RULES.isdisjoint(s.words[max(0, p.firsts[k] - 3) : max(0, p.firsts[k] - 1)])
        and s.words[p.firsts[k] - 1] in _ON
    ):
        return True  # "rules for drones"
    if part is not None and part.role == "object" and part.at < d and _unlawful(s, d, part.at):
        return True
    if part is not None and part.frame in {"sight", "track"} and s.words[p.firsts[k]] in {"any", "every"}:
        return True  # "pilots must report every drone"
    if (
        part is not None
        and part.role == "against"
        and not GEAR.isdisjoint(s.words[max(0, p.firsts[k] - 3) : p.firsts[k]])
    ):
        return True  # jammers against drones
    return p.firsts[k] > 0 and s.words[p.firsts[k] - 1] in _FORBIDS


_COMING = frozenset(["incoming", "inbound", "attacking", "approaching"])


_STOPS = frozenset(["ward", "stop", "sight", "attack", "track"])


_FORBIDS = frozenset(
    [
        "barring",
        "barred",
        "ban",
        "bans",
        "banned",
        "banning",
        "prohibit",
        "prohibited",
        "prohibiting",
        "outlaw",
        "outlawed",
    ]
)


_RULES = frozenset(["rules", "regulations", "guidelines", "law", "laws", "legislation", "policy"])
_ON = frozenset(["for", "on", "about", "governing", "regulating"])


def _unlawful(s: Sentence, d: int, at: int) -> bool:
    """As in "illegal to fly drones there", "flying drones near an airport is banned": a rule, and no flight."""
    if seen_there(s, d):
        return False
    if s.words[at - 1 : at] == ["to"] and not _UNLAWFUL.isdisjoint(s.words[max(0, at - 4) : at - 1]):
        return True
    rest = s.words[d + 1 : d + 13]
    return s.words[at] == "flying" and any(
        w in _UNLAWFUL and not {"is", "are", "remains", "be"}.isdisjoint(rest[max(0, k - 3) : k])
        for k, w in enumerate(rest)
    )


def seen_there(s: Sentence, d: int) -> bool:
    """As in "illegal to fly drones over the base, where six were seen": a rule, and its breach."""
    if _UNLAWFUL.isdisjoint(s.words) or SENSITIVE.isdisjoint(s.words):
        return False
    return any(
        s.words[k] in _SEEN_THERE and s.classes[k - 1] == "b" and s.classes[k - 2] in {"n", "y", "s", "v"}
        for k in range(d + 3, s.size)
    )


_SEEN_THERE = frozenset(["seen", "spotted", "sighted", "detected"])


_UNLAWFUL = frozenset(["illegal", "unlawful", "prohibited", "forbidden", "banned", "offence", "offense", "crime"])
