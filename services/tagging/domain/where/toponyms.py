"""
Names of places in a sentence: where one begins and ends, and what only looks like one.

``place_end`` promises the end of a name at a word, or None where it is part of another (a ship's, a unit's, a port's),
a person's, a mere direction, an office, an abbreviation in capitals. Whether anything happens there it doesn't say.
"""

from services.tagging.domain.foreign.hosts import country_at
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.where.gazetteer import known_place
from services.tagging.lexicon.setting import DIRECTIONS, NO_NAMES, NO_PLACE

_PART_OF_A_NAME = frozenset(["governor", "mayor", "region", "oblast", "province", "airport", "port", "krai", "state"])
_CONTINENTAL = frozenset(["african", "european", "american", "asian"])  # "the West African state"
_NO_NAMES = NO_NAMES | DIRECTIONS
_PARTICLES = frozenset(["de", "du", "la", "bin", "van", "von"])  # "Charles de Gaulle"
_KINDS = frozenset(["city", "town", "port", "village", "resort"])  # "the Red Sea port of Jeddah"
_NAMED_AFTER = frozenset("XMFTUP")
_NO_MORE_A_PLACE = frozenset("'pbmMFTUPA")
_WATERS = frozenset(["lake", "mount", "gulf", "strait", "cape"])
_LANDS = frozenset("CGR")


def place_end(s: Sentence, i: int) -> int | None:
    """The end of the name of a place that begins at word *i*."""
    c = s.classes[i]
    if c == "R" or (c in "CG" and country_at(s, i) is not None):
        return i + 1 if not _belongs_on(s, i + 1) else None
    if c != "X" or s.shouted or s.words[i] in NO_PLACE or (i and s.classes[i - 1] == "X"):
        return None
    known = known_place(s, i)
    if known is not None and _is_whole(s, known[0]):
        return known[0] if not _belongs_on(s, known[0]) else None
    end = _unknown_end(s, i)
    if (i and s.printed(i).isupper()) or (end == i + 1 and s.words[i] in _NO_NAMES):
        return None  # "in the EEZ", "East-West ties"
    told = s.classes[end : end + 1] == "b" and s.words[i - 1] == "in"  # "the base in Darwin is"
    return end if told or not (_belongs_on(s, end) or _is_first_of(s, end)) else None


def _unknown_end(s: Sentence, i: int) -> int:
    """The end of a name at word *i* that no table knows."""
    end = i + 1
    while end < min(s.size, i + 4) and s.classes[end] == "X" and s.words[end] not in NO_PLACE:
        end += 1
    lies = end == i + 1 and s.words[i] in _WATERS and s.classes[end : end + 1] in _LANDS
    return end + 1 if lies else end  # "Lake Chad"


def _is_whole(s: Sentence, end: int) -> bool:
    """Whether a known name ends at *end*, and doesn't go on as that of a ship, a unit or a firm."""
    return s.classes[end : end + 1] not in _NAMED_AFTER or s.words[end] in _PART_OF_A_NAME | _KINDS


def _belongs_on(s: Sentence, end: int) -> bool:
    """As in "Charles de Gaulle", "the Red Sea port of Jeddah": whether the name ending at *end* is part of another."""
    following = s.words[end] if end < s.size else ""
    return following in _PARTICLES or (following in _KINDS and s.words[end + 1 : end + 2] == ["of"])


def _is_first_of(s: Sentence, end: int) -> bool:
    """Whether what follows makes somebody or something else of an unknown name."""
    following = s.words[end] if end < s.size else ""
    return following in NO_PLACE or following in _CONTINENTAL or s.classes[end : end + 1] in _NO_MORE_A_PLACE
