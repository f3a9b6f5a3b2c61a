"""
What is only mentioned: the title of an office, whom somebody served, what somebody speaks about or guards against.

Each function reads the words around one claim of a sentence and promises nothing about the rest of it; ``aside``
asks them in turn.
"""

from itertools import pairwise

from services.tagging.domain.claim.scope import clause
from services.tagging.domain.indicator import Claim
from services.tagging.domain.news.lines import holds
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon import asides

_OF_YEARS = frozenset(["years", "decades", "decade", "long"])
_OF_SIZE = asides.SIZE_WORDS
_STANDS = mark(_OF_YEARS | _OF_SIZE)
_NEAR, _ABOUT, _LISTED = 4, 8, 4  # words


def spoken_of(s: Sentence, first: int) -> str | None:
    """Whether the claim is what somebody speaks, writes or is asked about."""
    for i in range(first - 1, max(-1, first - 1 - _ABOUT), -1):
        if s.words[i] == "in" and s.words[i - 1] in asides.SKILLS:
            return "topic"
        if s.words[i] in asides.ABOUT and s.words[i + 1] not in asides.DAYS:
            return None if asides.SPEAKS.isdisjoint(s.words[max(0, i - 2) : i]) else "topic"
        if s.classes[i] in ",;:" and (s.words[i] != "," or first - i > _LISTED):
            return None
    return None


def drilled_with(s: Sentence, first: int) -> str | None:
    """Whether the forces are only those of a drill with which something is connected."""
    before = s.words[max(0, first - _ABOUT) : first]
    if "with" not in before or asides.DRILLS.isdisjoint(before):
        return None
    drill = next(i for i, word in enumerate(before) if word in asides.DRILLS)
    connected = any(a in asides.CONNECTED and b in {"to", "with"} for a, b in pairwise(before[:drill]))
    return "topic" if connected and before[drill + 1 : drill + 2] == ["with"] else None


def able(s: Sentence, claim: Claim, indicator: str) -> str | None:
    """Whether the claim is what a thing could do: "a ship capable of launching drones"."""
    if indicator != "drone_activity" or asides.ABLE.isdisjoint(s.words[: claim.first + 1]):
        return None
    before = s.words[max(0, claim.first - _NEAR) : claim.first + 1]
    return "able" if any(" ".join(before[i : i + 2]) in asides.ABLE_TO for i in range(len(before))) else None


def blamed_for(s: Sentence, first: int) -> str | None:
    """Whether the claim is what somebody is fined, sanctioned or rebuked for."""
    if asides.PUNISHES.isdisjoint(s.words[:first]):
        return None
    for i in range(first, max(0, first - 1 - _NEAR), -1):
        if s.words[i - 1] == "for" and (s.words[i].endswith("ing") or i == first):
            return None if asides.PUNISHES.isdisjoint(s.words[max(0, i - 1 - _ABOUT) : i - 1]) else "topic"
        if s.classes[i - 1] in ",;:":
            return None
    return None


def standing(s: Sentence, claim: Claim, indicator: str) -> str | None:
    """Whether the claim's clause tells of years, or of the size of a whole army."""
    if not s.marks & _STANDS or (_OF_YEARS.isdisjoint(s.words) and _OF_SIZE.isdisjoint(s.words)):
        return None
    left, right = clause(s, claim.first, claim.last)
    right = next((i for i in range(claim.last, right) if s.words[i] in asides.OF_ANOTHER), right)
    data = " ".join(s.words[left:right]).encode("ascii", "replace")
    if holds(asides.YEARS, data):
        return "years"
    return "size" if indicator in asides.OF_MEN and holds(asides.SIZE, data) else None


def guarded(s: Sentence, claim: Claim) -> str | None:
    """Whether the claim is what somebody guards against, or what a picture shows."""
    for i in range(claim.last - 1, max(-1, claim.first - 1 - _NEAR), -1):
        before = s.words[max(0, i - _NEAR) : i]
        if s.words[i] in asides.FROM_WHAT:
            return None if asides.GUARDS.isdisjoint(before) else "guarded"
        if s.words[i] == "of":
            return None if asides.PICTURES.isdisjoint(before[-1:]) else "caption"
        if i < claim.first and s.classes[i] in ",;:":
            return None
    return None


def of_forces(s: Sentence, claim: Claim) -> str | None:
    """Whether the forces only lead, say, are served or well spoken of, or drill."""
    first = claim.first
    return role(s, first) or speaker(s, claim) or service(s, first) or drilled_with(s, first)


def role(s: Sentence, first: int) -> str | None:
    """Whether the forces stand in the title of somebody's office, or are whom somebody leads."""
    if (
        not asides.LEADS_THEM.isdisjoint(s.words[max(0, first - 2) : first])
        and "who" in s.words[max(0, first - _NEAR) : first]
    ):
        return "role"
    for i in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        if s.words[i] in {"of", "for", "to"}:
            return None if asides.ROLES.isdisjoint(s.words[max(0, i - 2) : i]) else "role"
        if s.classes[i] in ",;:":
            return None
    return None


def speaker(s: Sentence, claim: Claim) -> str | None:
    """Whether the forces only say or reckon something: "the British military estimates that"."""
    if s.words[claim.last - 1] not in asides.SPEAKERS:
        return None
    behind = s.words[claim.last : claim.last + 2]
    if behind and behind[0] in {"recently", "also", "later"}:
        behind = behind[1:]
    return "role" if behind and behind[0] in asides.RECKONS else None


def service(s: Sentence, first: int) -> str | None:
    """Whether the forces are those that somebody served, or that are spoken well of."""
    if first and s.words[first] == "our" and s.words[first - 1] in asides.OF_OURS:
        return "service"
    if not asides.HONOURS.isdisjoint(s.words[:first]) and _thanked_for(s, first):
        return "service"
    for i in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        if s.words[i] in asides.HONOURS or (s.words[i] in asides.HELPS and "who" in s.words[max(0, i - 2) : i]):
            return "service"
        if s.words[i] in asides.FOR_WHOM:
            before = s.words[max(0, i - _NEAR) : i]
            serves = not asides.SERVES.isdisjoint(before) and {"is", "are"}.isdisjoint(before)
            return "service" if serves else None
        if s.classes[i] in ",;:":
            return None
    return None


def _thanked_for(s: Sentence, first: int) -> bool:
    """Whether somebody is thanked for it: "thanked Chad for its help to the French soldiers"."""
    left = max((i for i in range(first) if s.classes[i] in ",;:"), default=0)
    thanks = [i for i in range(left, first) if s.words[i] in asides.HONOURS]
    behind = s.words[thanks[-1] : first] if thanks else []
    return "for" in behind[:-1] and not behind[behind.index("for") + 1].endswith("ing")
