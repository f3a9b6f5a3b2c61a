"""
What is left of drones, and where it lies: shot down, or come from somewhere.

``found_there`` promises that wrecks which are found, or fall on a land's territory, tell of drones that were there; it
is false where the sentence says who stopped them.
"""

from services.tagging.domain.reading.sentence import Sentence


def found_there(s: Sentence, at: int, last: int) -> bool:
    """As in "fragments of a drone were found in a field", "debris fell in Latvia": whether wrecks tell of a visit."""
    if not _STOPPED.isdisjoint(s.words):
        return False
    near = s.words[max(0, at - 4) : at] + s.words[last + 1 : last + 13]
    if not _FOUND.isdisjoint(near):
        return True
    return any(
        w in _FELL and ("territory" in s.words[k : k + 6] or "C" in s.classes[k + 2 : k + 4 + 3 * (w in _DOWN)])
        for k, w in enumerate(s.words[last + 1 : last + 6], last + 1)
    )


_FELL = frozenset(["fell", "fallen", "falls", "landed", "crashed", "come", "came"])
_DOWN = frozenset(["come", "came"])
_STOPPED = frozenset(["downed", "shot", "destroyed", "intercepted", "downing", "jammed"])
_FOUND = frozenset(["found", "discovered", "recovered", "find", "finds", "finding", "retrieved", "unearthed", "picked"])


def sought(s: Sentence, at: int) -> bool:
    """As in "teams were looking for drone fragments": whether the wrecks at *at* are only looked for."""
    before = s.words[max(0, at - 7) : at]
    return "for" in before and any(w.startswith(("look", "search", "hunt", "comb")) for w in before)
