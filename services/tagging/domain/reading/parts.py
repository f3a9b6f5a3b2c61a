"""What a noun phrase's part in its sentence is, and what little both directions of looking for it share."""

from typing import NamedTuple

from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.frames import VERBS


class Part(NamedTuple):
    """
    The drones' *role* at word *at*, of *frame*: object, doer, agent, means, of, or the preposition. ``how``: main,
    relative, reduced or purpose; noun for a noun of action.
    """

    role: str
    frame: str
    at: int
    how: str = "main"


def is_passive(s: Sentence, p: Parse, k: int) -> bool:
    """Whether verb group *k* says what is done to its subject."""
    letters = p.letters[p.firsts[k] : p.ends[k]]
    if letters[-1] != "e":
        return False
    if "b" in letters:
        return True
    if "h" in letters or "m" in letters:
        return False
    return s.words[p.firsts[k] - 1 : p.firsts[k]] in (["got"], ["get"], ["gets"])


def has_object(p: Parse, k: int) -> bool:
    """Whether a noun phrase stands right behind verb group *k*."""
    k += 1
    while k < len(p.sorts) and p.sorts[k] in "aq":
        k += 1
    return k < len(p.sorts) and p.sorts[k] == "N"


def frame_at(s: Sentence, p: Parse, k: int) -> tuple[str, int]:
    """The frame of verb group *k*, and the word that says it."""
    at = p.ends[k] - 1
    return VERBS.get(s.words[at], ("", ""))[0], at


def head_of(s: Sentence, p: Parse, k: int) -> int:
    """The word of a noun phrase that names it."""
    at = p.ends[k] - 1
    while at > p.firsts[k] and s.classes[at] in "\"'":
        at -= 1
    return at
