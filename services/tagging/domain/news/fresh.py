"""
Whether a claim in an article that is no report is news all the same.

Three things say so: a time of these days in its sentence, a change told in the perfect ("has sent 400 soldiers"), and,
in a statement, a time of these days shortly before it. Nothing of it is asked of a report, which is news as it is.
"""

import re

from services.tagging.domain.claim.scope import clause
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page
from services.tagging.lexicon import asides
from services.tagging.lexicon.backgrounds import HAS
from services.tagging.lexicon.genres import DATES

_TOP = 600  # characters: what an article opens with
_FEW = 3  # words between "has" and its verb
_DAY = re.compile(
    rf"\b(?:{'|'.join(sorted(asides.DAYS))}|this (?:{'|'.join(sorted(asides.THIS))}))\b|{DATES}", re.IGNORECASE
)


def changed(s: Sentence, first: int, last: int) -> bool:
    """Tell whether the claim's clause tells a change in the perfect."""
    if HAS.isdisjoint(s.words) or asides.CHANGES.isdisjoint(s.words):
        return False
    left, right = clause(s, first, last)
    words = s.words[left:right]
    return any(
        word in HAS and not asides.CHANGES.isdisjoint(words[i + 1 : i + 1 + _FEW]) for i, word in enumerate(words)
    )


def leads(s: Sentence) -> bool:
    """Tell whether the sentence stands where an article opens."""
    return s.start < _TOP


def dated_before(page: Page, s: Sentence) -> bool:
    """Tell whether a time of these days stands before a sentence of the opening."""
    return leads(s) and _DAY.search(page.text, 0, s.start) is not None
