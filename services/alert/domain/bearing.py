"""
The bearing of a place: how a sentence names it where what it tells of stands beside it rather than in it.

"At the border with Chad" and "near Gao" are printed so: a headline that said Chad, or Gao, would claim more. "For
the war in Chad" is what men are called up for, wherever they are; who crossed a border is behind it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from services.alert.domain.unwrapped import unwrap, unwrapped
from shared.contracts.finding import Finding

_BEFORE = (
    r"(?:\b(?:(?:border|frontier)s?(?: region| area)? (?:with|of|to)|border regions? of|near|close to|outside(?: of)?|"
    r"off the coasts? of|off|"
    r"(?:(?<=for )|(?<=for a )|(?<=for its )|(?<=for the )|(?<=of )|(?<=of the )|(?<=fight in )|(?<=fight in the ))"
    r"(?:wars?|conflict) in)"
    r"(?: the)? (?:\w+ern )?)"
)
_BEHIND = r"(?:['’]s?)?(?: \w+ern)? (?:borders?|frontiers?|doorstep)\b"

_CROSSED = re.compile(r"\b(?:cross(?:es|ed|ing)?|over|across|past|through)\s+(?:(?:the|its|their)\s+)?\Z")


def beside(findings: Sequence[Finding], name: str) -> str:
    """Give *name*, a place of *findings*, with the words that one of them puts beside it: "border with", "near"."""
    told = (_beside(finding, name) for finding in findings if name in finding.places)
    return next((words for words in told if words != name), name)


def _beside(finding: Finding, name: str) -> str:
    """Give the words of the mention that stands nearest to the claim."""
    sentence, at, _ = unwrapped(finding) or (unwrap(finding.evidence.sentence), 0, 0)
    met = _pattern(name).finditer(sentence) if name in sentence else ()
    nearest = min(met, key=lambda found: abs(found.start() - at), default=None)
    return name if nearest is None or _CROSSED.search(sentence, 0, nearest.start()) else nearest[0]


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    word = re.escape(name)
    return re.compile(rf"{_BEFORE}\b{word}\b(?:{_BEHIND})?|\b{word}{_BEHIND}|\b{word}\b")
