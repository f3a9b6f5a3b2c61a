"""
What is only supposed: how many it would take, what somebody could do if things were otherwise.

``supposed`` promises ``hypothesis``, as ``Finding.aside`` gives it, for a possible claim that nobody plans, asks for,
fears or threatens; a threat that is reported ("said it would attack if the fleet came") is none.
"""

from itertools import pairwise

from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import CONTINGENT
from services.tagging.lexicon.cues import GOVERNS_THAT, SAYS
from services.tagging.lexicon.frames import forms
from services.tagging.lexicon.governing import ABILITIES
from shared.contracts.finding import Assertion

_WOULD = frozenset(["would", "could", "might"])
_MEANS = ABILITIES | {"means", "wherewithal", "power"}
_HAD = frozenset(["had", "was", "were"])
_TAKES = frozenset(
    form for verb in ("require", "need", "take", "cost", "necessitate", "entail") for form in forms(verb)
)
_NEEDED = frozenset(["needed", "required", "necessary"])
_REPORTS = SAYS | GOVERNS_THAT
_LIKELY = frozenset(["can", "should", "could", "may", "must"])
_EXPECT = frozenset(["expect", "anticipate"])
_SUPPOSES = mark(_WOULD | _HAD | CONTINGENT | _EXPECT)
_NEAR, _OPENING = 9, 6  # words: from the modal verb to the claim; from "if" to its verb


def supposed(s: Sentence, claim: Claim, meant: Assertion) -> str | None:
    """Say whether *claim*, *meant* so, is only supposed."""
    if meant != "possible" or not s.marks & _SUPPOSES:
        return None
    needed = _it_takes(s, claim.first) or _needed(s, claim.last) or _in_case(s, claim.first) or _told_to(s, claim.first)
    return "hypothesis" if needed or _unreal(s, claim.first) else None


def _in_case(s: Sentence, first: int) -> bool:
    """As in "in case of their withdrawal", "in the event of an attack by drones"."""
    before = s.words[max(0, first - _NEAR) : first]
    return any(a in CONTINGENT and b == "of" for a, b in pairwise(before)) and "in" in before


def _told_to(s: Sentence, first: int) -> bool:
    """As in "the West can expect more attacks by drones": what one who looks ahead tells others to expect."""
    before = s.words[max(0, first - _NEAR) : first]
    return any(a in _LIKELY and b in _EXPECT for a, b in pairwise(before))


def _it_takes(s: Sentence, first: int) -> bool:
    """As in "it would take 80,000 soldiers", "a siege would require at least two brigades"."""
    for i in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        if s.words[i] in _WOULD:
            return not _TAKES.isdisjoint(s.words[i + 1 : i + 3]) and "to" not in s.words[i + 1 : first]
        if s.classes[i] in ";:":
            return False
    return False


def _needed(s: Sentence, last: int) -> bool:
    """As in "some 90,000 men would be required"."""
    return s.words[last : last + 2] == ["would", "be"] and not _NEEDED.isdisjoint(s.words[last + 2 : last + 3])


def _unreal(s: Sentence, first: int) -> bool:
    """As in "Europe, if it cared, had the means to"; not behind a word of saying: that reports a threat."""
    at = s.words.index("if") if "if" in s.words else -1
    if at < 0 or not _REPORTS.isdisjoint(s.words[: min(at, first)]):
        return False
    if _WOULD.isdisjoint(s.words) and ("had" not in s.words or _MEANS.isdisjoint(s.words)):
        return False
    verbs = parse(s).letters[at + 1 : at + 1 + _OPENING]
    verb = next((k for k, letter in enumerate(verbs) if letter in "evbhm"), -1)
    return verb >= 0 and (verbs[verb] == "e" or s.words[at + 1 + verb] in _HAD)
