"""
Where a claim happens: the places its own words put it in, and the conflict it belongs to.

A place is what stands behind a preposition of place; a dateline, the city a source spoke in, and where forces come
from are none. A conflict needs more than one stray name: the article and the sentence vote, the forces' own names not
counted.
"""

import re
from collections.abc import Iterator
from typing import cast

from services.tagging.domain.foreign import STATES, country_at
from services.tagging.domain.frame import Conflict, Frame
from services.tagging.domain.indicator import Claim
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.presence import LEAVES
from services.tagging.lexicon.setting import (
    AWAY,
    COMPASS,
    LOCATIVE,
    NO_PLACE,
    OUTSIDERS,
    PEOPLE_SOMEWHERE,
    RELATIONS,
    SPOKE,
)

_LEAST = 2.0  # of an article's and a sentence's score: below it a name is a stray one
_MOST_PLACES = 3
_DATELINE = re.compile(r"[XRCG,h.&]{1,9}(?=;)")
_NAMES = re.compile(r"[RCG]|(?<!X)X")
STRUCK = frozenset(["attacked", "bombed", "bombarded", "hit", "pounded", "struck", "targeted"])
_FAR = 60  # a place in another clause, or before the claim, is that much farther off


def conflict_of(frame: Frame, s: Sentence, claim: Claim) -> Conflict | None:
    """The conflict that *claim* belongs to, or None where the text names none clearly."""
    own = claim.actors
    if not OUTSIDERS.keys().isdisjoint(own):
        own += tuple(c for name in own for c in OUTSIDERS.get(name, ()))
    votes = frame.votes(s, own)
    if claim.host is not None:
        there = [(c, v) for c, v in votes if claim.host in c.theatre]
        if there and not there[0][0].parties.issuperset(own or ("",)):
            return there[0][0]
    near = _theatre(s, claim, votes)
    if near is not None:
        return near
    if votes and votes[0][1] >= _LEAST:
        return votes[0][0]
    if claim.kind in _OF_OTHERS:
        return None
    whole = frame.votes(s, ())
    return whole[0][0] if whole and whole[0][1] > _LEAST else None


def _theatre(s: Sentence, claim: Claim, votes: list[tuple[Conflict, float]]) -> Conflict | None:
    """The conflict of the country that the sentence itself puts the claim in, if the article speaks of one there."""
    named = sorted(_named_places(s), key=lambda place: abs(place[0] - claim.last))
    for i, _ in named:
        code = country_at(s, i)
        if code is not None and code in STATES:
            return next((c for c, v in votes if code in c.theatre and v >= _LEAST), None)
    return None


_OF_OTHERS = frozenset(["state_troops", "mercenaries", "volunteers", "advisers", "peacekeepers", "naval_air", "proxy"])


def places_of(s: Sentence, claim: Claim) -> tuple[str, ...]:
    """The places that sentence *s* puts *claim* in, nearest first."""
    found: dict[str, int] = {}
    for i, name in _named_places(s):
        distance = i - claim.last if i >= claim.last else (claim.first - i) + _FAR // 4
        distance += _FAR * sum(c == ";" or (c == "," and k + 1 < i) for k, c in _between(s, claim, i))
        found[name] = min(distance, found.get(name, distance))
    return tuple(sorted(found, key=lambda name: found[name])[:_MOST_PLACES])


def _named_places(s: Sentence) -> list[tuple[int, str]]:
    """The places that *s* puts things in: (word, name)."""
    known = s.memo.get("places")
    if known is None:
        known = s.memo["places"] = list(_read_places(s))
    return cast("list[tuple[int, str]]", known)


def _read_places(s: Sentence) -> Iterator[tuple[int, str]]:
    if LOCATIVE.isdisjoint(s.words) and COMPASS.isdisjoint(s.words) and STRUCK.isdisjoint(s.words):
        return
    dateline = _DATELINE.match(s.classes)
    start = dateline.end() if dateline is not None and s.raw[0].isupper() else 0
    listed, before = -1, None
    for match in _NAMES.finditer(s.classes, start):
        i = match.start()
        end = _place_end(s, i)
        if end is None:
            continue
        if not (before is not None and i == listed + 1 and s.classes[listed] in "&,|"):  # "in Sumy and Kharkiv"
            before = _preposition(s, i)
        listed = end
        if before is not None and not _said_there(s, before) and not _only_named(s, before):
            yield i, s.text(i, end)


def _between(s: Sentence, claim: Claim, i: int) -> list[tuple[int, str]]:
    first, last = (claim.last, i) if i >= claim.last else (i, claim.first)
    return [(k, s.classes[k]) for k in range(first, last) if s.classes[k] in ",;"]


def _place_end(s: Sentence, i: int) -> int | None:
    """The end of the name of a place that begins at word *i*."""
    c = s.classes[i]
    if c == "R" or (c in "CG" and country_at(s, i) is not None):
        return i + 1
    if c != "X" or s.shouted or s.words[i] in NO_PLACE or (i and s.classes[i - 1] == "X"):
        return None
    end = i + 1
    while end < min(s.size, i + 4) and s.classes[end] == "X" and s.words[end] not in NO_PLACE:
        end += 1
    following = s.words[end] if end < s.size else ""
    if (
        s.classes[end : end + 1] in {"'", "p", "b"}
        or following in NO_PLACE
        or s.classes[end : end + 1] in set("mMFTUP")
    ):
        return None
    return end


def _preposition(s: Sentence, i: int) -> int | None:
    """The preposition of place that governs the name at *i*; or what strikes it: "drones hit Kharkiv"."""
    if i and s.words[i - 1] in STRUCK and s.classes[i] == "R":
        return i - 1
    for k in range(i - 1, max(-1, i - 5), -1):
        word = s.words[k]
        if word in LOCATIVE:
            return k
        if word == "of" and s.words[k - 1 : k] and s.words[k - 1] in COMPASS:
            return k
        if s.classes[k] in "XO" or not (s.classes[k] in "djA" or word in COMPASS or word in {"city", "town", "of"}):
            return None
    return None


def _said_there(s: Sentence, k: int) -> bool:
    """Whether somebody only spoke there: "officials in Nairobi said", "told reporters in Paris"."""
    before = s.words[max(0, k - 3) : k]
    return not SPOKE.isdisjoint(before) or (s.words[k - 1 : k] != [] and s.words[k - 1] in PEOPLE_SOMEWHERE)


def _only_named(s: Sentence, k: int) -> bool:
    """Whether the place is only spoken of: "links to Israel", "soldiers from Chad"."""
    if s.words[k] == "from":
        return LEAVES.isdisjoint(s.words[max(0, k - 8) : k])
    return s.words[k] in AWAY or (s.words[k] in {"to", "on"} and not RELATIONS.isdisjoint(s.words[max(0, k - 2) : k]))
