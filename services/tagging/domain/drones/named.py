"""
Which words of a sentence are drones: ``mentions`` promises one for each run of them ("Shahed kamikaze drones"), and
none that only says of what type, or of which part, the others are.
"""

import re

from services.tagging.domain.drones.counted import counts_alone, number_of
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import AT_WAR, DOUBTFUL, TYPES
from services.tagging.lexicon.warlike import PLAINLY_WAR


def mentions(s: Sentence) -> list[int]:
    """The drones of *s*: the last word of each run ("Shahed kamikaze drones")."""
    some = [run.start() for run in _RUNS.finditer(s.classes)]
    if len(some) > 1:
        some = [i for i in some if not _of_type(s, i) and s.classes[i + 1 : i + 3] != ")D"]
    if not _BEASTS.isdisjoint(s.words):
        some = [i for i in some if s.words[i] not in _BEASTS or (s.raw[i][0].isupper() and _plainly_war(s))]
    if len(some) > 1 and not _PARTING.isdisjoint(s.words):
        some = [i for n, i in enumerate(some) if not n or not _part_of(s, some[n - 1], i)]
    if DOUBTFUL.issuperset(s.words[i] for i in some) and AT_WAR.isdisjoint(s.words):
        return []
    return some[:_MOST_MENTIONS]


_MOST_MENTIONS = 16  # of drones in a sentence: what names them oftener is an attack, or a list


# Not those that only name the ones behind or before: "Shahed-type drones", "unmanned aircraft (UAVs)".
_RUNS = re.compile(r"D(?!D|['h].?D)(?<!D\(D(?=\)))")


_BEASTS = frozenset(["predator", "predators", "reaper", "reapers"])


def _of_type(s: Sentence, i: int) -> bool:
    """Whether the word at *i* only says of what type the drones behind it are: "Shahed-136/131 attack drones"."""
    if s.words[i] in {"drone", "drones", "uav", "uavs"}:
        return False
    for k in range(i + 1, min(s.size, i + 9)):
        if s.classes[k] == "D":
            return not TYPES.isdisjoint(s.words[i + 1 : k])
        if s.classes[k] not in "hny.(" and s.words[k] not in TYPES:
            return False
    return False


def _plainly_war(s: Sentence) -> bool:
    return not PLAINLY_WAR.isdisjoint(s.words) or any(c in "MW" for c in s.classes)


_PARTING = frozenset(["including", "them"])


def _part_of(s: Sentence, before: int, d: int) -> bool:
    """As in "downed 49 drones, including 25 drones in the south": the same drones, counted once."""
    if s.words[d + 1 : d + 3] == ["of", "them"]:
        return True  # "downed 63 drones, 31 drones of them over the sea"
    return (
        "including" in s.words[max(before, d - 5) : d] and number_of(s, before) is not None and counts_alone(s, before)
    )
