"""
The sentence of a finding on one line: as it reads where a text, or a mail's quotation, is broken at a width.

Patterns for "put off" and "border with" hold over the end of a line, then, and no mark of a mail is printed.
"""

import re
from typing import NamedTuple

from shared.contracts.finding import Finding

_BROKEN = re.compile(r"\s*\n[>\s]*")


class Unwrapped(NamedTuple):
    """A *sentence* on one line, with the quote from *first* to *last*."""

    sentence: str
    first: int
    last: int


def unwrap(text: str) -> str:
    """Put *text* on one line, without the marks by which a mail quotes another."""
    return _BROKEN.sub(" ", text) if "\n" in text else text


def unwrapped(finding: Finding) -> Unwrapped | None:
    """Give the sentence of *finding*; None where it doesn't hold the quote."""
    evidence = finding.evidence
    sentence, first = evidence.sentence, evidence.start - evidence.sentence_start
    last = first + len(evidence.quote)
    if first < 0 or sentence[first:last] != evidence.quote:
        return None
    before, quote, behind = unwrap(sentence[:first]), unwrap(evidence.quote), unwrap(sentence[last:])
    return Unwrapped(before + quote + behind, len(before), len(before) + len(quote))
