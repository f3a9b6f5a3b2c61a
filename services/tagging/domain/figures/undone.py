"""
Who is lost to his side by what stands far from him: a verb with its particle, a captor's clause, a list he is on.

``undone(s, first, end)`` promises True for the people counted in words *first* .. *end* - 1 where they are wiped out or
rounded up, listed as missing, held by whom the sentence names, among captives or dead; or where, whatever they did
before, they surrendered, died or lie in hospital. It reads nothing where no such word stands in the sentence.
"""

from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.governing import BEEN
from services.tagging.lexicon.roles import (
    ABOARD,
    AFTER,
    APART_FROM,
    BURIALS,
    CAPTIVES,
    CAPTORS,
    COFFINS,
    ENDINGS,
    ENDS,
    EVERYONE,
    HOSPITALS,
    INCLUDES,
    LIES_IN,
    LOSS_NOUNS,
    LOST_AS,
    SETS_APART,
    SINKS,
    THEIR,
    TOLLS,
    TOOK,
    TOOK_HOW,
    UNDOES_WITH,
)

_FAR, _NEAR = 18, 8  # words
_LOST_ONES = CAPTIVES | LOSS_NOUNS | TOLLS
_BEGINNINGS = {phrase[0] for phrase in ENDINGS}
_ANOTHER_CLAUSE = frozenset(["where", "when", "while", "as", "after", "before", "who", "that", "which", "because"])
_MARKS = frozenset(";:().")
_OUT_OF = (["out", "of", "action"], ["out", "of", "combat"], ["out", "of", "commission"])
_DIE = frozenset(["killing", "killed", "kill", "died", "dead", "perished", "survived", "no", "survivors"])


def undone(s: Sentence, first: int, end: int) -> bool:
    """Whether the people counted in words *first* .. *end* - 1 are lost to their side."""
    words = s.words
    if words[end : end + 3] in _OUT_OF or (words[first - 1 : first] == ["for"] and _mourned(s, first)):
        return True
    return (
        _told_as_toll(s, first)
        or _are_among(s, end)
        or _in_coffins(s, end)
        or _set_free(s, end)
        or _by_particle(s, first)
        or _as_lost(s, end)
        or _held(s, end)
        or _one_of(s, first)
        or _ended(s, end)
        or _ended_there(s, first, end)
        or _in_hospital(s, end)
        or _in_hands(s, end)
    )


def all_aboard(s: Sentence, end: int) -> bool:
    """Whether all that the craft carried died: "carrying 14 soldiers crashed, killing everyone on board"."""
    behind = s.words[end : end + _FAR]
    if not SINKS.isdisjoint(s.words[max(0, end - _NEAR) : end]) and not ABOARD.isdisjoint(behind[:2]):
        return True  # "went to the bottom with eleven men aboard"
    if "missing" in behind[:5] and not ABOARD.isdisjoint(behind[:2]):
        return True  # "with 40 soldiers aboard, is missing"
    return not (ABOARD.isdisjoint(behind) or EVERYONE.isdisjoint(behind) or _DIE.isdisjoint(behind))


def _told_as_toll(s: Sentence, first: int) -> bool:
    """As in "the day's toll: 31 soldiers", "the casualties (17 soldiers)"."""
    return first > 1 and s.classes[first - 1] in ";:(" and s.words[first - 2] in TOLLS


def _mourned(s: Sentence, first: int) -> bool:
    """As in "funerals were held in the capital for five guards"."""
    return not BURIALS.isdisjoint(s.words[max(0, first - _NEAR) : first])


def _by_particle(s: Sentence, first: int) -> bool:
    """As in "mowed down at least 50 fighters", "wiped out a platoon of 28 soldiers"."""
    at = first - 1
    if s.words[at:first] == ["of"] and s.classes[max(0, at - 2) : at - 1] in {"a", "d"}:
        at -= 3
    return at > 0 and s.words[at - 1] in UNDOES_WITH.get(s.words[at], ())


def _as_lost(s: Sentence, end: int) -> bool:
    """As in "lists 640 soldiers as missing", "were registered as deserters"."""
    stop = min(s.size, end + _NEAR)
    if "as" not in s.words[end:stop]:
        return False
    at = s.words.index("as", end, stop)
    if any(c in _MARKS or c == "," for c in s.classes[end:at]):
        return False
    return s.words[at + 1 : at + 2] != [] and s.words[at + 1] in LOST_AS


def _held(s: Sentence, end: int) -> bool:
    """As in "fighters it was holding", "38 soldiers it had taken in the raid", "whom the militia took prisoner"."""
    behind = s.words[end : end + _NEAR]
    if behind[:1] == [","] and behind[1:2] != [] and behind[1] in _TAKEN and behind[2:3] != ["by"]:
        return True  # "the two soldiers, taken in a firefight,"
    if CAPTORS.isdisjoint(behind) and TOOK.isdisjoint(behind):
        return False
    p = parse(s)
    for part in predicates(s, p, p.at(end - 1)):
        if part.role != "object" or part.how not in {"zero", "relative"}:
            continue
        word = s.words[part.at]
        if word in CAPTORS or (word in TOOK and not TOOK_HOW.isdisjoint(s.words[part.at + 1 : part.at + 2])):
            return True
    return False


def _one_of(s: Sentence, first: int) -> bool:
    """As in "the prisoners, except for a group of 19 marines", "the dead include 14 soldiers"."""
    i, set_apart = first - 1, False
    if s.words[i : i + 1] and s.words[i] in INCLUDES:
        set_apart, i = True, i - 1
    while i >= 0 and first - i < _FAR and s.words[i] in APART_FROM:
        set_apart = set_apart or s.words[i] in SETS_APART
        i -= 1
    if not set_apart:
        return False
    for k in range(i, max(-1, i - _NEAR), -1):
        if s.classes[k] in "T;:":
            return False
        if s.words[k] in _LOST_ONES:
            return True
    return False


def _ended(s: Sentence, end: int) -> bool:
    """As in "who had been holding the bridge surrendered", "have fled and laid down their arms"."""
    behind = s.words[end : end + _FAR]
    relative = behind[:1] in (["who"], ["that"]) or behind[:2] == [",", "who"]
    if not relative and _BEGINNINGS.isdisjoint(behind):
        return False
    for i in range(end, min(s.size, end + _FAR)):
        if s.classes[i] in ";:." or (i > end and s.classes[i] in "TPU"):
            return False  # others, who may be the ones
        if i > end + 1 and (
            s.words[i] in _ANOTHER_CLAUSE or (s.classes[i] in "nyvs" and s.classes[i + 1 : i + 2] == "b")
        ):
            return False
        if s.words[i] in _BEGINNINGS and tuple(s.words[i : i + 3]) in ENDINGS:
            return True
        if relative and s.words[i] in ENDS:
            return s.classes[i - 1] not in "dg"
    return False


def _ended_there(s: Sentence, first: int, end: int) -> bool:
    """As in "some 600 fighters around the edges of the swamp surrendered"."""
    if ENDS.isdisjoint(s.words[end : end + _FAR]):
        return False
    letters = parse(s).letters
    if first and letters[first - 1] in "ve" and s.words[first - 1] not in SAYS:
        return False  # "sent 700 soldiers ..."
    start = end + (s.words[end].endswith(("ed", "ing")) and s.classes[end] in "xj")  # "stationed at the outpost"
    for i in range(start, min(s.size, end + _FAR)):
        if s.words[i] in ENDS:
            return i > end and s.classes[i + 1 : i + 2] in {">", "i", ".", ",", "&", ""}
        if letters[i] not in "ndDopha&" or s.classes[i] in "TPUFnyvsk":
            return False
    return False


def _are_among(s: Sentence, end: int) -> bool:
    """As in "the four soldiers whose mothers spoke are among nine who were freed"."""
    stop = min(s.size, end + _FAR)
    if "among" not in s.words[end:stop]:
        return False
    at = s.words.index("among", end, stop)
    return (
        s.words[at - 1] in BEEN
        and not any(c in _MARKS or c in "TPU" for c in s.classes[end:at])
        and not AFTER.isdisjoint(s.words[at + 1 : at + _FAR])
    )


_TAKEN = frozenset(["taken", "captured", "seized", "abducted", "kidnapped"])


def _set_free(s: Sentence, end: int) -> bool:
    """As in "whom villagers had held for three days are free", "set 40 soldiers free"."""
    behind = s.words[end : end + _FAR]
    if "free" not in behind:
        return False
    if behind[0] == "free" and not _SETS.isdisjoint(s.words[max(0, end - _NEAR) : end]):
        return True  # "set 40 soldiers free"
    at = end + behind.index("free")
    is_so = s.classes[at - 1] == "b" or s.words[at - 1] in {"now", "again", "finally"}
    return is_so and not CAPTORS.isdisjoint(s.words[end:at])


_SETS = frozenset(["set", "sets", "setting"])


def _in_coffins(s: Sentence, end: int) -> bool:
    """As in "come home in body bags", "were flown home in coffins"."""
    behind = s.words[end : end + _NEAR]
    at = next((k for k, word in enumerate(behind) if word in COFFINS), 0)
    return at > 0 and "in" in behind[max(0, at - 3) : at]


def _in_hands(s: Sentence, end: int) -> bool:
    """As in "have been in rebel hands", "are in the hands of the militia"."""
    for i in range(end, min(s.size, end + _NEAR)):
        if s.words[i] in _CUSTODY:
            return s.words[i - 2] == "in" and s.words[i - 1] in THEIR
        if s.words[i] == "hands":
            if s.words[i - 2 : i] == ["in", "the"]:
                return s.words[i + 1 : i + 2] == ["of"]
            return s.words[i - 2 : i - 1] == ["in"] and (s.words[i - 1] in _OF_FOES or s.classes[i - 1] in "AFMW")
        if s.classes[i] in ",;:.":
            return False
    return False


_CUSTODY = frozenset(["custody", "captivity", "jails", "prisons", "dungeons"])
_OF_FOES = frozenset(["rebel", "enemy", "hostile", "insurgent", "jihadist", "separatist", "government", "militia"])


def _in_hospital(s: Sentence, end: int) -> bool:
    """As in "remain in a military hospital", "were taken to hospital"."""
    for i in range(end, min(s.size, end + _NEAR)):
        if s.words[i] in HOSPITALS:
            between = s.words[end:i]
            return not LIES_IN.isdisjoint(between) and not {"in", "to"}.isdisjoint(between[-4:])
        if s.classes[i] in ",;:.":
            return False
    return False
