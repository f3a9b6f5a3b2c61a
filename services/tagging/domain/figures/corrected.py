"""
Whether a claim is what a correction takes back: "An earlier version of this story said that 500 troops had entered".

What the correction says instead ("in fact", "not", the next sentence) is no part of it.
"""

import re
from typing import Literal

from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence

_MARKS = frozenset([
    "earlier", "previous", "previously", "original", "originally", "incorrectly", "wrongly", "erroneously",
    "mistakenly", "inaccurately", "misstated", "misreported",
])  # fmt: skip
_MARKED = mark(_MARKS)
_STORY = r"(?:version|report|story|article|headline|dispatch|post|item|edition|caption|text)"
_SAID = (
    r"(?:said|stated|reported|read|told|wrote|claimed|indicated|suggested|gave|put|referred|misstated|misreported|says)"
)
_WRONGLY = r"(?:incorrectly|wrongly|erroneously|mistakenly|inaccurately)"
_TAKEN_BACK = re.compile(
    rf"\b(?:{_WRONGLY} (?:\w+ )?{_SAID}|{_SAID} {_WRONGLY}|mis(?:stated|reported)"
    rf"|(?:earlier|previous|original) version(?:s)? of (?:this|the|our) (?:\w+ )?{_STORY}(?: \w+)? {_SAID})\b"
)
_EARLIER = re.compile(
    rf"\b(?:earlier|previous|previously|original|originally)\b(?: \w+){{0,6}}? {_SAID}\b"
    rf"|\b{_SAID} (?:earlier|previously)\b"
)
_CORRECTION = re.compile(r"\b(?:correct(?:ion|ed|s|ing)|corrigendum|clarification|retraction)\b", re.IGNORECASE)
_BACK = 60  # characters before the sentence in which its label stands
_NOT_BUT = re.compile(r"(?:\bnot|\brather than|\binstead of)(?: \w+)?\Z")
_INSTEAD = re.compile(r"[;]|\b(?:in fact|rather than|instead of|but|whereas|when|not)\b")


def corrected(s: Sentence, first: int) -> Literal["denied", "actual"] | None:
    """What a correction in *s* says of the claim that begins at word *first*; None where it says nothing of it."""
    if not s.marks & _MARKED or _MARKS.isdisjoint(s.words):
        return None
    end: int | None = s.memo.get("said wrongly")
    if end is None:
        end = s.memo["said wrongly"] = _said_wrongly(s)
    before = " ".join(s.words[:first])
    if not 0 <= end <= len(before):
        return None
    if _INSTEAD.search(before, end) is None:
        return "denied"
    return "actual" if _NOT_BUT.search(before, end) is not None else None


def _said_wrongly(s: Sentence) -> int:
    """Where, in the words of *s* with one blank between them, what was said wrongly begins; -1 where nothing was."""
    text = " ".join(s.words)
    found = _TAKEN_BACK.search(text)
    if found is None and _CORRECTION.search(s.page.text, max(0, s.start - _BACK), s.end) is not None:
        found = _EARLIER.search(text)
    return found.end() if found is not None else -1
