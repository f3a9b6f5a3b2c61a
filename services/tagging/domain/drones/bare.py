# ruff: noqa: PLR0911 (one branch for each thing that may stand beside them)
"""
The mere mention of drones: what stands right beside them says of it, where no verb does.

``bare`` promises a sign: over a place that is watched, in a list of losses, against somebody; else that they are used.
"""

import re

from services.tagging.domain.drones.sign import Sign
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import SENSITIVE, WATCHERS


def bare(s: Sentence, d: int) -> Sign:
    """The mere mention, or what stands right beside it."""
    own = s.words[max(0, d - 2) : d + 1]
    following = s.words[d + 1 : d + 2]
    if _about(s, d):
        return Sign("incursion", d + 1)
    if _adjective(s, d) is not None or _lost(s, d):
        return Sign("interception", d)
    if not _STRAY.isdisjoint(own):
        return Sign("incursion", d)
    if not WATCHERS.isdisjoint(own):
        return Sign("use", d + 2) if s.words[d + 1 : d + 3] in _BECAME else Sign("surveillance", d)
    if following == ["against"] and _AIMS.intersection(s.words[max(0, d - 6) : d]):
        return Sign("strike", d + 1)  # "both use guns and drones against towns"
    if not _HELP.isdisjoint(s.words[max(0, d - 20) : d]):
        return Sign("supply", d)
    if following == ["for"] and s.classes[d + 2 : d + 3] in {"C", "G"}:
        return Sign("supply", d)
    return Sign("use", d)


_BECAME = (["have", "become"], ["has", "become"])


_AIMS = frozenset(["use", "uses", "used", "using", "employ", "employs", "employed", "employing"])


def _about(s: Sentence, d: int) -> bool:
    """Whether they are said to be over or near a place that is not theirs: "drones over Langley"."""
    near = s.words[d + 1 : d + 2]
    if near not in (["over"], ["above"], ["near"]):
        return False
    if not SENSITIVE.isdisjoint(s.words[d:]) or "S" in s.classes[d + 2 : d + 6]:
        return True
    if near == ["near"] and s.size <= _HEADLINE and "A" in s.classes[max(0, d - 2) : d] and _named_at(s, d + 2):
        return True  # "Norway reports Russian drone near its flagship"
    if s.classes[d + 2 : d + 3] == "C":
        return "A" in s.classes[max(0, d - 2) : d] and near != ["near"]
    return near != ["near"] and any(c in "XGR" for c in s.classes[d + 2 : d + 4])


_HEADLINE = 16  # words


def _named_at(s: Sentence, i: int) -> bool:
    return s.classes[i : i + 1] in {"X", "x"} and s.printed(i)[0].isupper()


def _lost(s: Sentence, d: int) -> bool:
    """Whether they stand in a list of losses: "destroyed: three tanks, 14 UAVs"."""
    at = next((k for k in range(max(0, d - 20), d - 2) if s.words[k : k + 2] == ["losses", "at"]), -1)
    if at >= 0 and not _ENDS.search(s.classes, at + 2, d):
        return True  # "puts losses at 900 guns and 310 drones"
    if ":" not in s.words[:d]:
        return False
    colon = max(k for k in range(d) if s.words[k] == ":")
    return not _LOSSES.isdisjoint(s.words[max(0, colon - 8) : colon]) and not _ENDS.search(s.classes, colon + 1, d)


_LOSSES = frozenset(
    ["losses", "lost", "destroyed", "downed", "eliminated", "neutralised", "neutralized", "intercepted", "repelled"]
)


_ENDS = re.compile("[;bp]")


_STRAY = frozenset(["stray", "errant", "intruding"])


_HELP = frozenset(["aid", "assistance", "package", "packages", "shipment", "shipments", "deliveries", "supplies"])


def _adjective(s: Sentence, d: int) -> int | None:
    """The participle that describes the drones from before: "the downed drone"."""
    return next((k for k in range(max(0, d - 3), d) if s.words[k] in _DONE and s.classes[k + 1] in "DmAjX"), None)


_DONE = frozenset(["downed", "intercepted", "captured", "destroyed", "crashed", "jammed", "seized"])
