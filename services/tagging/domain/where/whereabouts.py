"""
The places that a sentence's words put things in.

A place stands behind a preposition of place, is the object of a verb that attacks, enters or leaves it, or the
subject of one in the passive. Where somebody sits who only speaks, and the dateline, are places of last resort: they
count where the sentence names no other and points back ("the city").
"""

import re
from collections.abc import Iterator
from typing import Literal

from services.tagging.domain.foreign.groups import STATES
from services.tagging.domain.foreign.hosts import country_at
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.where.gazetteer import known_place
from services.tagging.domain.where.reach import FINITE
from services.tagging.domain.where.toponyms import place_end
from services.tagging.lexicon.countries import LEADERS
from services.tagging.lexicon.governing import HAVE
from services.tagging.lexicon.presence import LEAVES
from services.tagging.lexicon.setting import (
    AWAY,
    BACK_THERE,
    BORDERS,
    BOUNDS,
    COMPASS,
    DIRECTIONS,
    GOES_INTO,
    LOCALS,
    LOCATIVE,
    PEOPLE_SOMEWHERE,
    RELATIONS,
    SEATED,
    SEATS_OF_POWER,
    SENT,
    SPATIAL,
    SPOKE,
    STATES_IT,
    TAKES,
    UNDER_WAY,
    WAS_DONE,
)

_DATELINE = re.compile(r"[XRCGhny,.&]{1,9}(?:\([^);]{1,5}\))?(?=;)")
_NAMES = re.compile(r"[RCG]|(?<!X)X")
_PASSIVE = re.compile(r"b{1,2}x")
_SIGNS = LOCATIVE | COMPASS | TAKES | {"governor", "mayor", "came", "comes"}
_SIGN = mark(_SIGNS)
_HEADS = (["governor"], ["mayor"])
_FOLLOWS_A_PLACE = frozenset(",;.)&|i>")  # behind a name that is a place by itself
SPEAKS = frozenset(["speaking", "addressing", "talking", "briefing"])
_NAMED_BEHIND = frozenset(["capital", "city", "town", "village", "port", "province", "district"])
_LEADS_ON = frozenset(["city", "town", "of", "area", "areas", "parts", "part"])
_STANDS_AT = frozenset(["at", "near", "on", "over", "above", "outside", "around"])
_ANYTHING_NEAR = frozenset(["at", "near", "around", "outside", "off", "above"])  # whose it is makes no odds
_NAMING = 4  # words between "from" and "city of"
_OWNED = 6  # words behind "'s" among which its noun stands
_RELATED = 10  # words before a place among which a relative clause begins
_LEAVING = 8  # words before "from" among which somebody leaves
_WHOSE = frozenset("CAXUjm")
_MOVERS = frozenset("TDFUSMWP")
_ARMED = re.compile(r"[TDFUSMWPt]")
Place = tuple[int, str]
_Rank = Literal["there", "seat of locals", "seat"]


def named_places(s: Sentence) -> list[Place]:
    """The places that *s* puts things in: (word, name)."""
    known: list[Place] | None = s.memo.get("places")
    if known is None:
        known = s.memo["places"] = _read_places(s)
    return known


def only_seats(s: Sentence) -> bool:
    """Whether *s* names no place but where somebody sits or the dateline: whatever it tells is there."""
    return bool(named_places(s)) and "there" not in s.memo


def only_behind(s: Sentence, i: int) -> bool:
    """As in "the defence of Chad, where 900 serve": whether only what is told behind it is at the place at word *i*."""
    return s.memo.get("where") == i


def country_of(s: Sentence, i: int) -> str | None:
    """The country that the place at word *i* lies in, where it is known."""
    code = country_at(s, i)
    if code is not None and code in STATES:
        return code
    known = known_place(s, i)
    return known[1] if known is not None else None


def _read_places(s: Sentence) -> list[Place]:
    if not s.marks & _SIGN or _SIGNS.isdisjoint(s.words):
        return []
    told: dict[_Rank, list[Place]] = {"there": [], "seat of locals": [], "seat": []}
    for place, rank in _told(s):
        told[rank].append(place)
    if told["there"]:
        s.memo["there"] = True
    return told["there"] or told["seat of locals"][:1] or (told["seat"][:1] if _points_back(s) else [])


def _points_back(s: Sentence) -> bool:
    """As in "the city": whether *s* speaks of a place it has named."""
    if BACK_THERE.isdisjoint(s.words):
        return False
    return any(w in BACK_THERE and s.words[k - 1] in {"the", "this", "its"} for k, w in enumerate(s.words) if k)


def _told(s: Sentence) -> Iterator[tuple[Place, _Rank]]:
    """Each place, and whether things happen there or somebody only sits there."""
    dateline = _DATELINE.match(s.classes)
    start = dateline.end() if dateline is not None and s.printed(0).isupper() else 0
    listed, before = -1, None
    for match in _NAMES.finditer(s.classes):
        i = match.start()
        end = place_end(s, i) if i >= listed else None
        if end is None:
            continue
        if i < start:
            if i == 0:
                yield (i, s.text(i, end)), "seat"
            continue
        if not (before is not None and _goes_on(s, listed, i, end)):
            before = _kind_before(s, i) or _governor(s, i)
        listed = end
        rank = _rank(s, before, i, end)
        if rank is None and s.classes[end : end + 1] == "," and s.words[end + 1 : end + 2] == ["where"]:
            s.memo["where"] = i  # "the defence of Chad, where 900 serve"
            rank = "there"
        if rank is not None:
            yield (i, s.text(i, end)), rank


def _goes_on(s: Sentence, listed: int, i: int, end: int) -> bool:
    """As in "in Sumy and Kharkiv": whether the name at *i* goes on a list; "in Sumy, Kyiv said" is none."""
    if i != listed + 1 or s.classes[listed] not in "&,|":
        return False
    if s.classes[listed] == "," and s.classes[end : end + 1] == "'":
        return False  # "left Kursk, South Korea's spy agency said"
    if s.classes[listed] == "," and end < s.size and parse(s).letters[end] in FINITE:
        return False  # "amid unrest in Chad, Spain sent"
    return SPOKE.isdisjoint(s.words[end : end + 1])


def _rank(s: Sentence, before: int | None, i: int, end: int) -> _Rank | None:
    if before is None:
        if _suffers(s, end):
            return "there"
        return "seat of locals" if s.words[end : end + 1] in _HEADS else None  # "Belgorod governor"
    if s.words[before] in TAKES:
        return "there" if _is_taken(s, before, i, end) else None
    if s.words[before] == "of" and s.words[before - 1 : before] in _HEADS:
        return "seat of locals"
    if _only_named(s, before, i, end):
        return None
    return _seat(s, before, end) or "there"


def _kind_before(s: Sentence, i: int) -> int | None:
    """As in "in the capital, Bamako", "the northern state of Borno": what governs a name behind the kind of place."""
    if i > 1 and s.classes[i - 1] == "," and s.words[i - 2] in _NAMED_BEHIND:
        return _governor(s, i - 2)
    state = s.words[max(0, i - 2) : i] == ["state", "of"] and s.words[max(0, i - 3)] in COMPASS
    return i - 1 if state else None


def _governor(s: Sentence, i: int) -> int | None:
    """The preposition of place, or the verb, that governs the name at *i*."""
    for k in range(i - 1, max(-1, i - 6), -1):
        word = s.words[k]
        if word in LOCATIVE or word in TAKES:
            return k
        if (
            word == "of"
            and k
            and (s.words[k - 1] in COMPASS or s.words[k - 1] == "out" or s.words[k - 1 : k] in _HEADS)
        ):
            return k
        if word == "with" and k and s.words[k - 1] in BORDERS:
            return k
        if s.classes[k] == "'" or (s.classes[k] in "CG" and s.classes[k + 1] == "'"):
            continue  # "in Ukraine's Kharkiv region"
        if s.classes[k] == "&" and s.words[k + 1] in COMPASS and s.words[k - 1] in COMPASS:
            continue  # "in the eastern and southern Sahel"
        if s.classes[k] == "h" and s.words[k + 1] in COMPASS and s.words[k - 1] in COMPASS:
            continue  # "into north-western Syria"
        if s.classes[k] in "XO" or not (s.classes[k] in "djAg" or word in COMPASS or word in _LEADS_ON):
            return None
    return None


def _is_taken(s: Sentence, verb: int, i: int, end: int) -> bool:
    """Whether the name at *i*, the object of the verb at *verb*, is that of a place and not of somebody."""
    following = s.classes[end : end + 1]
    if following and following in "SFMTUP":
        return False  # "attacked the Black Sea Fleet"
    if (following == "h" and s.words[end + 1 : end + 2] != ["on"]) or s.words[i] in LEADERS:
        return False
    if s.words[verb] == "left" and s.words[verb - 1 : verb] == ["the"]:
        return False
    if s.classes[i] != "X" or known_place(s, i) is not None:
        return True
    return s.words[verb] in GOES_INTO and (not following or following in _FOLLOWS_A_PLACE)


def _owns(s: Sentence, before: int, end: int) -> bool:
    """As in "surrendered to Moscow's forces", "in Iran's night attack": whose a thing is says not where."""
    if s.classes[end : end + 1] != "'":
        return False
    behind = slice(end + 1, end + _OWNED)
    if _ARMED.match(s.classes[behind].lstrip("jAm")) is not None:
        return True
    if s.words[before] in _ANYTHING_NEAR:
        return False
    for word, c in zip(s.words[behind], s.classes[behind], strict=True):
        if word in SPATIAL or word in COMPASS or word in BACK_THERE or c in "XRCG":
            return False
        if c not in "xjhNmAD&,nas'":
            break
    return True


def _is_bearing(s: Sentence, before: int, i: int) -> bool:
    """As in "to the north of Israel", "islands, which are off China": another place is told by its bearing from it."""
    if s.words[before] == "of" and s.words[before - 1] in DIRECTIONS and s.words[before - 2] not in {"the", "in"}:
        return s.classes[i] == "C" or s.words[before - 2] == ","  # "in Sidon, south of Beirut"
    low = max(0, before - _RELATED)
    told = [k for k in range(low, before) if s.words[k] in {"which", "that"} and s.classes[k + 1] == "b"]
    return bool(told) and not BOUNDS.isdisjoint(s.words[told[-1] + 2 : before + 1])


def _suffers(s: Sentence, end: int) -> bool:
    """As in "Kharkiv was hit by 20 drones", "Goma came under attack"."""
    if s.words[end : end + 1] in (["came"], ["comes"]):
        return s.words[end + 1 : end + 2] == ["under"]
    passive = _PASSIVE.match(s.classes, end)
    if passive is None or s.words[passive.end() - 2] in HAVE:
        return False  # "Ukraine has attacked"
    return s.words[passive.end() - 1] in WAS_DONE


def _seat(s: Sentence, k: int, end: int) -> _Rank | None:
    """Whether somebody only spoke there: "officials in Nairobi said", "told reporters in Paris"."""
    if s.words[0] in SPEAKS and "," not in s.classes[:k]:
        return "seat"  # "Speaking on television in Yemen, ..."
    spoke = max((i for i in range(max(0, k - 3), k) if s.words[i] in SPOKE), default=None)
    if spoke is not None and _ARMED.search(s.classes, spoke, k) is None:
        return "seat"
    if k and s.words[k - 1] in PEOPLE_SOMEWHERE:
        return "seat"
    seated = SEATED.intersection(s.words[max(0, k - 2) : k])
    if not seated or (STATES_IT.isdisjoint(s.words[end : end + 2]) and "according" not in s.words[max(0, k - 6) : k]):
        return None
    return "seat" if LOCALS.isdisjoint(seated) else "seat of locals"


def _is_senders(s: Sentence, k: int) -> bool:
    """As in "drones launched by rebels in Yemen": whether only who sends them is there."""
    sent = [j for j in range(max(1, k - _OWNED), k) if s.words[j] == "by" and s.words[j - 1] in SENT]
    return bool(sent) and "," not in s.classes[sent[-1] : k]


def _describes_forces(s: Sentence, i: int, end: int) -> bool:
    """As in "near U.S. and allied forces": a land's name before "and" that says whose forces they are."""
    behind = s.classes[end : end + 3]
    return s.classes[i] == "C" and behind[:1] == "&" and behind[1:2] in _WHOSE and behind[2:3] in _MOVERS


def _from(s: Sentence, k: int) -> int | None:
    """Give the word that says from where: "from Gao", "from the old city of Gao"; None where none does."""
    if s.words[k] == "from":
        return k
    if s.words[k] != "of" or s.words[k - 1] not in _NAMED_BEHIND:
        return None
    return next((j for j in range(k - 2, max(-1, k - 2 - _NAMING), -1) if s.words[j] == "from"), None)


def _only_named(s: Sentence, k: int, i: int, end: int) -> bool:
    """Whether the place is only spoken of: "links to Israel", "soldiers from Chad", "Moscow's forces"."""
    if s.words[i] in SEATS_OF_POWER and s.words[k] not in _STANDS_AT:
        return True
    if _owns(s, k, end) or _is_bearing(s, k, i) or _is_senders(s, k) or _describes_forces(s, i, end):
        return True
    if s.printed(k).isupper() and len(s.words[k]) > 1 and not s.printed(i).isupper():
        return True  # "IRANIAN HAND ALL OVER" runs into what follows it
    come = _from(s, k)
    if come is not None:
        return LEAVES.isdisjoint(s.words[max(0, come - _LEAVING) : come])
    if s.words[k] == "to" and k > 1 and s.words[k - 1] in UNDER_WAY and s.classes[k - 2] not in _MOVERS:
        return True
    return s.words[k] in AWAY or (s.words[k] in {"to", "on"} and not RELATIONS.isdisjoint(s.words[max(0, k - 2) : k]))
