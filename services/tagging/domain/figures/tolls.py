# ruff: noqa: PLR0911 (each way to tell a toll is a way out)
"""
Losses told without a noun for who was lost: "the army's death toll: 412", "inflicted seven dead on the brigade".

``toll`` and ``apposed`` promise a claim of losses, or None where civilians may be among them; ``reckoned`` one of what
somebody puts the number of soldiers at, strength or losses.
"""

import re

from services.tagging.domain.figures.arms import part_of
from services.tagging.domain.figures.figure_claims import ENDS_PHRASE, claim_of, ends
from services.tagging.domain.figures.reckoned import put_at
from services.tagging.domain.figures.roles import role
from services.tagging.domain.foreign import actors
from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.nouns import EMERGENCY
from services.tagging.lexicon.roles import (
    AFTER,
    CAPTIVES,
    EXCEEDS,
    HOW_BADLY,
    INSIDE,
    LOSS_NOUNS,
    TAKES_LOSSES,
    THEIR,
    TOLLS,
)

_HELD = re.compile(r"[NP][;,]d?[jmNPxA]{0,3}T")
_SUFFERED = re.compile(
    r"\b(?:russia|ukraine|moscow|kyiv|army|military|forces|sides?|troops)\b.*"
    r" (?:suffer|sustain|tak)(?:s|ed|e?n|ing|es)?\b"
)
_TOLL = re.compile(r"[bxij>e:dTFMUWACG]{0,11}\Z")
_AT_A_NUMBER = frozenset(
    [
        "at",
        "of",
        "to",
        ":",
        "reached",
        *EXCEEDS,
        "are",
        "is",
        "were",
        "was",
        "numbered",
        "totalled",
        "around",
        "total",
    ]
)
_CIVIL = frozenset(
    [
        "civilians",
        "civilian",
        "people",
        "residents",
        "children",
        "passengers",
        "villagers",
        "protesters",
        "workers",
        "companies",
        "investors",
    ]
)


TELLS_LOSSES = mark(LOSS_NOUNS | TOLLS | {"casualties"})  # without one of these ``toll`` finds nothing


_MANY = 1_000  # fewer may be those of a road


def toll(s: Sentence, number: Number) -> Claim | None:
    """As in "inflicted seven dead on the brigade", "Russian losses at around 200,000", "the army's death toll: 412"."""
    i, end = number.first, number.end
    more = s.words[end : end + 1] in (["more"], ["others"]) or (end < s.size and s.words[end] in HOW_BADLY)
    noun = s.words[end + more] if end + more < len(s) else ""
    armed = any(c in s.classes for c in "MUTFW")
    if (
        noun in LOSS_NOUNS
        and armed
        and not TAKES_LOSSES.isdisjoint(s.words[:i] if s.classes[i - 1] == ":" else s.words[max(0, i - 5) : i])
        and _CIVIL.isdisjoint(s.words)
    ):
        claim = claim_of(s, number, i, end + more + 1, "losses", None)
        claim.assertion = "actual" if s.classes[i - 1] == ":" else None  # "never had so many fallen: 22 dead"
        return claim
    if noun in LOSS_NOUNS and ":" in s.classes[:i] and _of_a_headline(s, i):
        return claim_of(s, number, i, end + more + 1, "losses", None)
    if last := _of_a_people(s, number):
        return claim_of(s, number, i, last, "losses", None)
    many = (number.low or number.high or 0) >= _MANY
    if noun == "casualties" and many and _of_a_nation(s, i) and _CIVIL.isdisjoint(s.words):
        return claim_of(s, number, i, end + more + 1, "losses", None)
    if noun == "casualties" and _SUFFERED.search(" ".join(s.words[end + 1 : end + 12])) and _CIVIL.isdisjoint(s.words):
        return claim_of(s, number, i, end + more + 1, "losses", None)
    left = next((k for k in range(i - 1, max(-1, i - 12), -1) if s.words[k] in TOLLS), None)
    if left is None or _TOLL.match(s.classes[left + 1 : i]) is None or s.words[i - 1] not in _AT_A_NUMBER:
        return None
    after = s.classes[end : end + 1]
    if noun not in LOSS_NOUNS and after and after not in ENDS_PHRASE:
        return None
    own = s.classes[max(0, left - 4) : left] + s.classes[left + 1 : i].replace("A", "")
    both = noun == "killed" and s.words[end + 1 : end + 3] == ["and", "wounded"]
    if not any(c in own for c in "MUTFWm") and not ("A" in own and (both or s.words[left] == "losses")):
        return None
    last = end + 1 if noun in LOSS_NOUNS else end
    if s.words[last : last + 2] == ["and", "wounded"]:
        last += 2
    return claim_of(s, number, number.first, last, "losses", None)


def _of_a_people(s: Sentence, number: Number) -> int:
    """Where "300,000 total French casualties" ends: so many are an army's, but where villagers die; else 0."""
    at = number.end
    while at < min(s.size, number.end + 4) and s.classes[at] in "jxA":
        at += 1
    if s.words[at : at + 1] != ["casualties"] or "A" not in s.classes[number.end : at]:
        return 0
    many = (number.low or number.high or 0) >= _AN_ARMY
    return at + 1 if many and (EMERGENCY | _NO_ARMIES).isdisjoint(s.words) else 0


_AN_ARMY = 10_000
_NO_ARMIES = frozenset(["palestinian", "palestinians", "gaza", "civilian", "civilians", "syrian", "yemeni", "sudanese"])


def _of_a_headline(s: Sentence, first: int) -> bool:
    """As in "Soldiers killed in border clash: 14 dead, 20 wounded"."""
    before = s.words[: s.classes.index(":")]
    return "T" in s.classes[: len(before)] and not AFTER.isdisjoint(before) and _CIVIL.isdisjoint(s.words[:first])


def _of_a_nation(s: Sentence, first: int) -> bool:
    """As in "Chad has suffered some 21,000 casualties": what a country suffers in a war, and in no disaster."""
    verb = first - 1 if s.words[first - 1] != "some" else first - 2
    if not (s.words[verb] in TAKES_LOSSES or s.words[verb] == "had") or not EMERGENCY.isdisjoint(s.words):
        return False
    k = verb - 1
    while k > 0 and (s.classes[k] == "b" or s.words[k] in {"already", "probably", "likely", "also", "now"}):
        k -= 1
    return s.classes[k] in "CGW" or (s.classes[k] == "A" and s.words[k].endswith("s"))


def apposed(s: Sentence, number: Number) -> Claim | None:
    """As in "four hostages - all women soldiers - ..."."""
    if s.words[number.end : number.end + 2] == [",", "all"]:
        return _all_of_them(s, number)
    if number.end >= s.size or s.words[number.end] not in CAPTIVES:
        return None
    match = _HELD.match(s.classes, number.end)
    if match is None:
        return None
    return claim_of(s, number, number.first, match.end(), "losses", s.words[match.end() - 1])


def _all_of_them(s: Sentence, number: Number) -> Claim | None:
    """As in "the bombing killed 14, all of them members of the guard"."""
    at = number.end + 2 + 2 * (s.words[number.end + 2 : number.end + 4] == ["of", "them"])
    if s.words[at : at + 1] == ["members"]:
        end = part_of(s, at + 1)
        armed = end > at + 1
    else:
        while s.classes[at : at + 1] in {"A", "j", "m"}:
            at += 1
        end, armed = at + 1, s.classes[at : at + 1] == "T"
    if not armed or role(s, number.first, number.end) == "force":
        return None
    return claim_of(s, number, number.first, number.end, "losses", s.words[at])


def reckoned(s: Sentence, number: Number) -> Claim | None:
    """As in "put the number of its soldiers who have died at 31", "gave the number of troops there as 9,800"."""
    first, end = number.first, number.end
    quoted = s.classes[first - 1 : first] == '"'
    between = put_at(s, first - quoted)
    if between is None or not (ends(s, end) or s.words[end : end + 1] == ["altogether"]):
        return None
    i, joint = between
    words = s.words[i:joint]
    noun = next((k for k in range(i, joint) if s.classes[k] in "TFPMU"), None)
    if noun is None or ("number" not in words and TOLLS.isdisjoint(words)):
        return None
    lost = not (AFTER.isdisjoint(words) and INSIDE.isdisjoint(words) and TOLLS.isdisjoint(words))
    people = s.classes[i:joint]
    # "the number of its men killed"
    own = not THEIR.isdisjoint(words) and any(c in "AMTFW" for c in s.classes)
    if not _CIVIL.isdisjoint(words) or (
        s.classes[noun] == "P" and not (lost and (own or any(c in "AMTFW" for c in people)))
    ):
        return None
    claim = claim_of(s, number, first, end, "losses" if lost or _FALLEN & set(words) else "force", s.words[noun])
    claim.actors = actors.named(s, i, joint) or claim.actors * (people[0] == "g")
    return claim


_FALLEN = frozenset(["fell", "fallen"])
