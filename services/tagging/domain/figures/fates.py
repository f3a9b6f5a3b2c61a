# ruff: noqa: PLR0911 (each way to be lost is a way out)
"""
What the grammar of a sentence says has become of counted people, where no word right beside them does.

``lost(s, first, end)`` promises True where they are the subject of being killed, held or jailed, however far the verb
stands; what losses come to ("the toll is 899 soldiers"); or what an arrest or a release is of, whoever made it.
"""

import re

from services.tagging.domain.figures.harmed import harmed
from services.tagging.domain.figures.reckoned import of_losses
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.parts import is_passive
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.steps import predicate
from services.tagging.lexicon.roles import (
    ABLE,
    AFTER,
    BEFORE,
    BODY_PARTS,
    COME_TO,
    CONDITIONS,
    FORMER,
    GIVES_UP,
    HELD_ONES,
    INJURIES,
    INSIDE,
    LOSS_NOUNS,
    PRISONS,
    PUTS,
    SEES,
    SWAPPED,
    SWAPS,
    TAKES_LOSSES,
    TOLLS,
    TRADES,
    TRANSITIVE,
)

_CAPTIVE = (["captive"], ["hostage"], ["prisoner"])  # "hold 70 soldiers captive"
_COST = (["cost"], ["costs"], ["costing"])
_TERMS = frozenset(["years", "life", "death", "months", "terms"])
_WARDS = frozenset(["hospital", "hospitals", "clinic", "clinics", "injuries", "wounds", "burns", "ward", "wards"])
_FAR = 24  # words
_NOUN_PHRASE = frozenset("AmjCGORWXMFUTtPhdgNx'\"")


def lost(s: Sentence, first: int, end: int) -> bool:
    """Whether the people counted in words *first* .. *end* - 1 are lost to their side."""
    return (
        s.words[end : end + 1] in _CAPTIVE
        or _before_it(s, first, end)
        or _among(s, first)
        or _come_to(s, first)
        or of_losses(s, first)
        or _of_a_deed(s, first)
        or _given_for(s, first)
        or _in_a_bad_way(s, end)
        or _the_other_way(s, end)
        or _jailed_beside(s, end)
        or harmed(s, first, end)
        or _suffers(s, end)
    )


def _before_it(s: Sentence, first: int, end: int) -> bool:
    """As in "cost the land 1,400 soldiers", "brought home 193 soldiers in an exchange", "sentenced six soldiers"."""
    if s.words[max(0, first - 3) : max(0, first - 2)] in _COST and s.classes[first - 2] in "dg":
        return True
    if s.words[max(0, first - 2) : first - 1] in _COST and s.classes[first - 1] == "p":
        return True  # "cost it some 300 men"
    if s.words[first - 1] in _HOLDS and _holds(s, first - 1, end):
        return True
    near = s.words[max(0, first - 4) : first]
    if not SWAPPED.isdisjoint(near) and not SWAPS.isdisjoint(s.words):
        return True
    if not _BACK.isdisjoint(s.words[max(0, first - _NEAR) : first]) and ("handed" in s.words or swap_told(s)):
        return True
    if not FORMER.isdisjoint(s.words[first:end]):
        return False  # what a court does with those of former days is no loss
    return "sentenced" in near and not (PRISONS | _TERMS).isdisjoint(s.words[end : end + 9])


def swap_told(s: Sentence) -> bool:
    """Whether the sentences right before *s* tell of prisoners who are given back."""
    return _SWAP.search(s.page.text, max(0, s.start - _BEFORE), s.start) is not None


_SWAP = re.compile(
    r"\b(?:prisoners?|captives?|pows?|soldiers|servicemen) (?:swap|exchange)"
    r"|\b(?:swap|exchange|release)s? of (?:\w+ )?(?:prisoners|captives|pows)"
    r"|prisoners(?: of war)? (?:were|had been|have been|came|are|who)\b|captives (?:were|came|are)\b",
    re.IGNORECASE,
)
_BEFORE = 300  # characters: the sentence before, or two
_BACK = frozenset(["back", "returning", "returned", "home", "crossed", "freed", "returnees"])
_NEAR = 8  # words


def _given_for(s: Sentence, first: int) -> bool:
    """As in "swap the pilots for 250 fighters", "in return for 12 soldiers": those whom prisoners are traded for."""
    if s.words[first - 1 : first] != ["for"]:
        return False
    for i in range(first - 2, max(-1, first - _FAR), -1):
        if s.classes[i] in ";:.":
            return False
        if s.words[i] in TRADES and (s.words[i] != "return" or s.words[i - 1] == "in"):
            return s.words[i].startswith("swap") or not HELD_ONES.isdisjoint(s.words)
    return False


def _the_other_way(s: Sentence, end: int) -> bool:
    """As in "got 120 of its men back; 118 went the other way": both sides' prisoners."""
    behind = s.words[end : end + _NEAR]
    return (
        "way" in behind and behind[behind.index("way") - 1] == "other" and not (HELD_ONES | SWAPPED).isdisjoint(s.words)
    )


def _in_a_bad_way(s: Sentence, end: int) -> bool:
    """As in "had their throats cut", "were in a critical condition"."""
    if s.words[end : end + 2] == ["had", "their"]:
        return not BODY_PARTS.isdisjoint(s.words[end + 2 : end + 4]) and s.classes[end + 3 : end + 4] not in {
            ".",
            "",
            ",",
        }
    if s.classes[end : end + 1] != "b" or s.words[end + 1 : end + 3] == []:
        return False
    at = next((k for k in range(end + 1, min(s.size, end + 5)) if s.words[k] in CONDITIONS), 0)
    return at > 0 and "in" in s.words[end:at] and s.words[at + 1 : at + 2] in (["condition"], ["care"], ["state"])


def _holds(s: Sentence, verb: int, end: int) -> bool:
    """As in "still hold about 340 government soldiers": no camp that holds so many, no reserve."""
    before = s.words[max(0, verb - 6) : verb]
    return (
        (ABLE | _SHOULD).isdisjoint(before)
        and _ROOMS.isdisjoint(before)
        and "S" not in s.classes[max(0, verb - 3) : verb]
        and _READY.isdisjoint(s.words[end : end + 5])
    )


_SHOULD = frozenset(["should", "must", "will", "would", "shall", "have"])
_HOLDS = frozenset(["holding", "hold", "holds", "held"])
_ROOMS = frozenset(
    [
        "base",
        "bases",
        "camp",
        "camps",
        "barracks",
        "hall",
        "room",
        "rooms",
        "each",
        "ship",
        "plane",
        "it",
        "which",
        "that",
    ]
)
_READY = frozenset(["reserve", "back", "ready", "readiness", "standby", "there"])


def _suffers(s: Sentence, end: int) -> bool:
    """As in "58 men on their side have since been killed", "4,500 militants, mostly foreign, are held in prisons"."""
    behind = s.words[end:]
    if "treated" not in behind and AFTER.isdisjoint(behind) and PUTS.isdisjoint(behind) and INJURIES.isdisjoint(behind):
        return False
    if _seen_killed(s, end):
        return True
    p = parse(s)
    for part in predicates(s, p, p.at(end - 1)):
        word = s.words[part.at]
        if part.how == "far":
            continue
        if part.role == "object" and word == "treated" and _for_wounds(s, part.at + 1):
            return True
        if part.role == "object" and ((word in PUTS and _jailed(s, part.at)) or _as_lost(s, part.at)):
            return True
        if word in TAKES_LOSSES and part.role == "doer" and not INJURIES.isdisjoint(s.words[part.at + 1 : part.at + 6]):
            return True  # "suffered minor injuries"
        if word in AFTER and (part.role == "object" or word not in TRANSITIVE):
            return part.role in {"object", "doer"}
    piece, _ = predicate(s, p, p.at(end - 1))
    if piece < 0 or not is_passive(s, p, piece):
        return False
    verb = p.ends[piece] - 1
    return s.words[verb] in AFTER or (s.words[verb] in PUTS and _jailed(s, verb))


def _jailed_beside(s: Sentence, end: int) -> bool:
    """As in "4,500 militants, foreigners among them, held in prisons there"."""
    if s.classes[end : end + 1] != "," or "held" not in s.words[end : end + _NEAR + 4]:
        return False
    at = s.words.index("held", end)
    return s.classes[at - 1] == "," and not PRISONS.isdisjoint(s.words[at + 1 : at + 5])


def _for_wounds(s: Sentence, at: int) -> bool:
    """As in "were treated for burns", "are being treated in a hospital"."""
    return s.words[at : at + 1] == ["for"] or not _WARDS.isdisjoint(s.words[at : at + 7])


def _as_lost(s: Sentence, verb: int) -> bool:
    """As in "are listed as missing"."""
    return s.words[verb + 1 : verb + 2] == ["as"] and not INSIDE.isdisjoint(s.words[verb + 2 : verb + 4])


def _seen_killed(s: Sentence, end: int) -> bool:
    """As in "the raid saw 60 militants and their chief killed"."""
    stop = next((k for k in range(end, min(s.size, end + 12)) if s.classes[k] in ",;.:b()"), min(s.size, end + 12))
    last = stop - 1
    return (
        s.classes[end : end + 1] == "&"
        and s.words[last] in AFTER
        and not SEES.isdisjoint(s.words[max(0, end - 12) : end])
    )


def _jailed(s: Sentence, verb: int) -> bool:
    """Whether they are put into a prison, or were put somewhere after they gave up."""
    for i in range(verb + 1, min(s.size, verb + 16)):
        if s.classes[i] in ";.":
            return False
        if s.words[i] in PRISONS:
            return True
        if s.words[i] in {"after", "when", "once"} and not GIVES_UP.isdisjoint(s.words[i + 1 : i + 5]):
            return True
    return False


def _among(s: Sentence, first: int) -> bool:
    """As in "Among the defenders swapped on Wednesday were 43 members of the regiment"."""
    if s.classes[first - 1 : first] != "b" or "among" not in s.words[:first]:
        return False
    return not AFTER.isdisjoint(s.words[s.words.index("among") : first])


def _come_to(s: Sentence, first: int) -> bool:
    """As in "The losses, which in June amounted to 640 soldiers"."""
    verb = first - 1 - (s.words[first - 1 : first] in (["to"], ["at"]))
    if verb < 1 or s.words[verb] not in COME_TO:
        return False
    for i in range(verb - 1, max(-1, verb - _FAR), -1):
        if s.classes[i] == ";":
            return False
        if s.words[i] in TOLLS:
            return True
    return False


def _of_a_deed(s: Sentence, first: int) -> bool:
    """As in "the arrests by the authorities of 84 soldiers", "the release by the rebels of ten fighters"."""
    if s.words[first - 1 : first] != ["of"]:
        return False
    i = first - 2
    while i > 0 and s.classes[i] in _NOUN_PHRASE and s.words[i] not in BEFORE:
        i -= 1
    return i > 0 and s.words[i] in {"by", "in", "at", "near"} and s.words[i - 1] in BEFORE | LOSS_NOUNS
