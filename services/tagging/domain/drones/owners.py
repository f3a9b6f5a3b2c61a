"""
Who flies the drones, and of what sort they are.

``operator`` promises the country or force named beside them, behind "by", or as the doer; nobody whom they befall.
``platform`` promises the name of their type, else the sort their phrase tells, else "drone".
"""

import re
from functools import lru_cache

from services.tagging.domain.drones.sign import Sign
from services.tagging.domain.foreign import actors
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import GROUND, NAMED_TYPES, ONE_WAY, SEA, TYPES
from services.tagging.lexicon.governing import BEEN
from services.tagging.lexicon.setting import WAS_DONE


def platform(s: Sentence, first: int, d: int) -> str:
    """What the words *first* .. *d* say of the sort of drones; of maker and model, the model."""
    return _sort_of(" ".join(s.words[_named_from(s, max(0, first - 1)) : d + 1]))


def operator(s: Sentence, start: int, d: int, sign: Sign) -> tuple[str, ...]:
    """Who flies them: named beside them, behind "by", or the doer before."""
    named = actors.named(s, start, d + 1)
    if named:
        return named
    if start > 1 and s.classes[start - 1] == "'":
        return actors.codes_at(s, start - 2)
    for i in range(d + 1, min(s.size, d + 7)):
        if sign.kind == "interception" and d < sign.at < i:
            break  # "was shot down by the army"
        if s.words[i] == "by" or s.words[i - 1 : i + 1] in _WHOSE:
            return actors.named(s, i + 1, min(s.size, i + 4))
    if sign.at > d and sign.kind == "launch" and s.words[d + 1] in {"that", "which"}:
        return actors.named(s, d + 2, sign.at)  # "drones that Russia launched"
    if sign.kind not in {"interception", "incursion"} and not _is_hit(s, start, sign.at):
        return actors.subject(s, min(sign.at, start), acts=True)
    return ()


_WHOSE = (["attributed", "to"], ["belonging", "to"])


def _is_hit(s: Sentence, start: int, at: int) -> bool:
    """Whether the doer before the drones is their victim: "were hit by several drone strikes"."""
    if at < start and s.words[at] in WAS_DONE and not BEEN.isdisjoint(s.words[max(0, at - 3) : at]):
        return not {"by", "with"}.isdisjoint(s.words[at + 1 : start])  # "was attacked for a third day by drones"
    by = next((k for k in range(start - 1, max(0, start - 6), -1) if s.words[k] in {"by", "in", "with"}), None)
    if by is None:
        return False
    done = next((k for k in range(by - 1, max(0, by - 6), -1) if s.words[k] in WAS_DONE), None)
    return done is not None and any(s.words[k] in BEEN for k in range(max(0, done - 3), done))


_NAMED = re.compile("|".join(rf"(?<![a-z0-9-]){re.escape(stem)}" for stem in NAMED_TYPES))


def _named_from(s: Sentence, first: int) -> int:
    """Where the name of their type begins, if it stands before word *first*: "Shahed-136/131 attack drones"."""
    for k in range(first, max(-1, first - 7), -1):
        if s.classes[k] == "D":
            return k
        if s.classes[k] not in "hny" and s.words[k] not in TYPES and s.words[k] != "/":
            break
    return first


@lru_cache(maxsize=4096)
def _sort_of(near: str) -> str:
    """What the words of the drones' phrase say of their sort; of maker and model, the model."""
    named: list[str] = _NAMED.findall(near)
    if named:
        return NAMED_TYPES[named[-1] if named[0] == "bayraktar" else named[0]]
    words = set(near.replace("-", " ").split())
    if GROUND & words:
        return "ground drone"
    if SEA & words:
        return "sea drone"
    if ONE_WAY & words or {"one", "way"} <= words:
        return "one-way attack drone"
    return "drone"
