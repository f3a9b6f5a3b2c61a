"""
The bearing of a place: how a sentence names it where what it tells of stands beside it rather than in it.

"At the border with Chad" and "near Gao" are printed so: a headline that said Chad, or Gao, would claim more. "The war
in Chad" is what men are called up for, wherever they are.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from shared.contracts.finding import Finding

_BEFORE = (
    r"(?:(?:(?:border|frontier)s?(?: region| area)? (?:with|of|to)|border regions? of|near|close to|outside(?: of)?|"
    r"off the coasts? of|off|(?:wars?|conflict) in)(?: the)? (?:\w+ern )?)"
)
_BEHIND = r"(?:['’]s?)?(?: \w+ern)? (?:borders?|frontiers?|doorstep)\b"


def beside(findings: Sequence[Finding], name: str) -> str:
    """Give *name*, a place of *findings*, with the words that one of them puts beside it: "border with", "near"."""
    told = (_beside(finding, name) for finding in findings if name in finding.places)
    return next((words for words in told if words != name), name)


def _beside(finding: Finding, name: str) -> str:
    """Give the words of the mention that stands nearest to the claim."""
    at = finding.evidence.start - finding.evidence.sentence_start
    sentence = finding.evidence.sentence.replace("\n", " ")  # of a text broken at a width
    met = _pattern(name).finditer(sentence) if name in sentence else ()
    nearest = min(met, key=lambda found: abs(found.start() - at), default=None)
    return nearest[0] if nearest is not None else name


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    word = re.escape(name)
    return re.compile(rf"{_BEFORE}\b{word}\b(?:{_BEHIND})?|\b{word}{_BEHIND}|\b{word}\b")
