"""
Attacks told of once more without their drones: "115 such attacks", "similar raids on the port were foiled".

``attacks_again`` promises those alone that nobody else does, and nothing else does.
"""

from collections.abc import Iterator

from services.tagging.domain.drones.attacks import foiled
from services.tagging.domain.drones.echoes import Echo
from services.tagging.domain.reading.prepositions import MEANS
from services.tagging.domain.reading.sentence import Sentence


def attacks_again(s: Sentence) -> Iterator[Echo]:
    """As in "the ministry counts 115 such attacks", "most of such attacks were foiled", behind attacks by drones."""
    if "such" not in s.words and "similar" not in s.words:
        return
    for i in range(s.size - 1):
        if s.words[i] in {"such", "similar"} and s.words[i + 1] in _ATTACKS:
            stopped = foiled(s, i + 1)
            if _by_others(s, i + 2):
                continue
            if stopped or s.classes[i - 1 : i] in {"n", "y"}:
                yield Echo(i, i + 2, "interception" if stopped else "strike", i + 1, None, again=False)


_ATTACKS = frozenset(["attack", "attacks", "strike", "strikes", "raid", "raids"])


def _by_others(s: Sentence, end: int) -> bool:
    """As in "similar attacks by hackers", "with knives", "on their networks": no drones, where no force is named."""
    if s.words[end : end + 1] == ["by"]:
        return _FORCES.isdisjoint(s.classes[end + 1 : end + 3])
    behind = s.words[end : end + 5]
    if not behind:
        return False
    if behind[0] == "for":
        return _TIMES.isdisjoint(behind)
    return behind[0] in MEANS or (behind[0] == "on" and not _SCREENS.isdisjoint(behind))


_FORCES = frozenset("CAGMWFU")
_TIMES = frozenset(["days", "weeks", "months", "years", "nights", "time", "week", "month", "year", "hours"])
_SCREENS = frozenset(
    """
    computer computers network networks website websites server servers bank banks system systems account accounts page
    pages site sites
    """.split()  # noqa: SIM905 (a table reads better as words)
)
