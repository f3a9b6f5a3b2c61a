"""The cities and provinces that the table knows, read where they stand in a sentence: ``lexicon/places.py``."""

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.places import COUNTRY_OF_PLACE, PLACES_BY_FIRST_WORD

_LONGEST = max(map(len, COUNTRY_OF_PLACE)) + 1


def known_place(s: Sentence, i: int) -> tuple[int, str] | None:
    """Where the name of a city or province of the table that begins at word *i* ends, and its country."""
    names = PLACES_BY_FIRST_WORD.get(s.words[i])
    if names is None or s.classes[i] != "X":
        return None
    start, _ = s.span(i, i + 1)
    text = s.page.text[start : start + _LONGEST].lower()
    for name in names:
        if text.startswith(name) and not text[len(name) : len(name) + 1].isalnum():
            end = i + 1
            while end < s.size and s.span(i, end)[1] < start + len(name):
                end += 1
            return end, COUNTRY_OF_PLACE[name]
    return None
