"""Who says so: the words that name the source of a claim, as printed, or None."""

from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import SAYS

_MOST_WORDS = 9
_SOURCES = frozenset({*SAYS, "according"})
_SOURCE = mark(_SOURCES)
_ENDS = frozenset(',;:.()"')
_SKIPPED = frozenset(
    ["the", "a", "an", "it", "he", "she", "they", "that", "who", "which", "also", "and", "but", "however"]
)


def attribution(s: Sentence, first: int, last: int) -> str | None:
    """The source named for the claim in words *first* .. *last* - 1, in the sentence's own words."""
    if not s.marks & _SOURCE or _SOURCES.isdisjoint(s.words):
        return None
    for i, word in enumerate(s.words) if "according" in s.words else ():
        if word == "according" and s.words[i + 1 : i + 2] == ["to"]:
            return _name(s, i + 2, _forward(s, i + 2))
    for i, word in enumerate(s.words):
        if word in SAYS and not first <= i < last:
            begin = i
            while (
                begin > 0
                and i - begin < _MOST_WORDS
                and s.classes[begin - 1] not in _ENDS
                and s.words[begin - 1] not in {"that", "but", "and"}
            ):
                begin -= 1
            name = _name(s, begin, i)
            if name is not None and not (begin < last and first < i):
                return name
            if name is None and i + 1 < s.size and s.classes[i + 1] in "XACGO" and i and s.classes[i - 1] in "\",'":
                return _name(s, i + 1, _forward(s, i + 1))
    return None


def _forward(s: Sentence, i: int) -> int:
    end = i
    while (
        end < s.size
        and end - i < _MOST_WORDS
        and s.classes[end] not in _ENDS
        and s.classes[end] != "b"
        and s.words[end] not in SAYS
    ):
        if s.words[end] in {"who", "which", "that", "as", "but"}:
            break
        end += 1
    return end


def _name(s: Sentence, begin: int, end: int) -> str | None:
    while end > begin and s.classes[end - 1] in "bp>":
        end -= 1
    while begin < end and s.words[begin] in _SKIPPED and s.words[begin] not in {"the", "a", "an"}:
        begin += 1
    while begin < end and s.words[begin] in {"the", "a", "an"}:
        begin += 1
    if begin >= end or all(s.classes[k] in "pdgbi>." for k in range(begin, end)):
        return None
    return s.text(begin, end)
