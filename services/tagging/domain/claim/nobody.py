"""What names nobody and nothing near a claim: "no one wants", "no papers that would prove", "no reports of"."""

from itertools import pairwise

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import PROVES
from services.tagging.lexicon.cues import HARMLESS_AFTER_NEGATION
from services.tagging.lexicon.governing import NOBODY


def counts_none(s: Sentence, first: int, last: int) -> bool:
    """As in "have been no reports of drones over the base"."""
    own = s.words[first:last]
    return "no" in own[:-1] and own[own.index("no") + 1] not in HARMLESS_AFTER_NEGATION


def nothing(s: Sentence, first: int) -> bool:
    """As in "nothing to suggest that", "no papers that would prove that"."""
    before = s.words[:first]
    return not NOBODY.isdisjoint(before) or ("no" in before and not PROVES.isdisjoint(before))


def nobody(s: Sentence, first: int) -> bool:
    """As in "nobody has asked for", "no one wants to see"."""
    return any(a == "nobody" or (a == "no" and b == "one") for a, b in pairwise(s.words[:first]))
