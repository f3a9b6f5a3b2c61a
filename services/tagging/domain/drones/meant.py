"""
How a claim about drones is meant, where words of their own trade say it: "failed to intercept", "to be delivered by".

``meant`` promises None where they say nothing: then the words that govern any claim decide (``claim``).
"""

from typing import Literal

from services.tagging.domain.drones.sign import Sign
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.frames import VERBS


def meant(s: Sentence, first: int, d: int, sign: Sign) -> Literal["possible", "denied", "planned"] | None:
    """How *sign* is meant of the drones at word *d*, where the claim begins at word *first*."""
    if sign.at == d and _banned(s, first):
        return "possible"
    tried = VERBS.get(s.words[sign.at], ("",))[0] == "attack"  # an attack that failed is an interception, and was one
    if sign.kind == "interception" and not tried and in_vain(s, sign.at, max(d, sign.at) + 1):
        return "denied"
    if sign.kind == "interception" and _permitted(s, sign.at):
        return "possible"
    return None


def _permitted(s: Sentence, at: int) -> bool:
    """As in "a bill that allows the army to shoot down drones"."""
    if s.words[at - 1 : at] != ["to"]:
        return False
    return any(w.startswith(_PERMITS) for w in s.words[max(0, at - 7) : at]) and not _LAWS.isdisjoint(s.words[:at])


_PERMITS = ("permit", "allow", "authoris", "authoriz", "enabl", "empower")
_LAWS = frozenset(["bill", "law", "laws", "legislation", "rules", "decree", "parliament", "amendment"])


def in_vain(s: Sentence, at: int, last: int) -> bool:
    """Whether what the verb at word *at* tells was tried and not done; the claim ends before word *last*."""
    before = s.words[max(0, at - 4) : at]
    if "to" in before and not _FAILS.isdisjoint(before):
        return True
    behind = s.words[last : last + 7]
    return "but" in behind and not _MISSES.isdisjoint(behind[behind.index("but") : behind.index("but") + 4])


_FAILS = frozenset(["fail", "fails", "failed", "failing", "unable", "failure", "inability", "unsuccessfully"])
_MISSES = frozenset(["failed", "missed", "failing", "misses", "fails"])


def _banned(s: Sentence, first: int) -> bool:
    """Whether a ban on the drones is spoken of: "a ban on missiles and long-range drones"."""
    before = s.words[max(0, first - 6) : first]
    return not {"on", "of"}.isdisjoint(before) and not {"ban", "bans", "moratorium"}.isdisjoint(before)
