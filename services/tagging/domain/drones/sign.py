"""What is told of drones, and how much the word says that tells it."""

from typing import NamedTuple

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.frames import VERBS


class Sign(NamedTuple):
    """The *kind* of activity, and the word *at* which it is told."""

    kind: str
    at: int


def fired(s: Sentence, sign: Sign) -> bool:
    """As in "intercepted a drone, fired from Sanaa"."""
    return sign.kind == "launch" and s.words[sign.at + 1 : sign.at + 2] in (["from"], ["by"])


def deadly(s: Sentence, sign: Sign) -> bool:
    return sign.kind == "surveillance" or VERBS.get(s.words[sign.at], ("",))[0] in {"attack", "stop", "impact", "crash"}


def used(s: Sentence, sign: Sign) -> bool:
    return sign.kind == "use" or VERBS.get(s.words[sign.at], ("",))[0] == "use"


def mild(s: Sentence, at: int) -> bool:
    """Whether the word says no more than that they are about."""
    return VERBS.get(s.words[at], ("use",))[0] in {"use", "motion", "observe", "say", "other"} or s.classes[at] == "b"


def on_somebody(s: Sentence, at: int) -> bool:
    """Whether the verb at *at* names whom it is done to: "used by Russia to attack Kyiv"."""
    end = next((k for k in range(at + 1, min(s.size, at + 12)) if s.classes[k] in ",;:"), at + 12)
    return any(c in "CGRTP" for c in s.classes[at + 1 : end]) or "civilians" in s.words[at + 1 : end]


def under_way(s: Sentence, at: int) -> bool:
    """Whether the verb at *at* tells what drones were about to do: "targeting", "that had attempted to"."""
    return (
        VERBS.get(s.words[at], ("", ""))[1] == "G"
        or s.words[at].startswith(("attempt", "tried"))
        or (s.words[at - 1 : at] == ["to"] and s.words[at - 2].startswith(("attempt", "tried")))
    )
