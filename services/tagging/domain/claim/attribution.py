"""
Who says so: the shortest phrase that names the source of a claim, as printed, or None.

A source is named by "according to", by a verb of saying whose clause the claim stands in, or by one that follows it
behind a comma. ``attribution`` promises the words of that one, without article and without what is told of it; None
where a pronoun stands in its place, or where nobody is named.
"""

from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.steps import AUXILIARY
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.governing import BE

_TELLS = SAYS | {"repeated", "repeats", "argued", "argues", "stressed", "maintained", "admitted", "admits"}
_SOURCES = _TELLS | {"according", "citing"}
_SOURCE = mark(_SOURCES)
_MOST_WORDS = 9
_ASIDE = 12  # pieces between the commas of "Ms Doe, the minister of defence,"
_PLACED = frozenset(["in", "at", "on", "from", "for"])  # "officials in Kyiv"
_ARTICLES = frozenset(["the", "a", "an"])
_UNNAMED = frozenset(["without", "not"])
_OF_OTHERS = frozenset(["said", "reported", "believed", "alleged", "estimated"])  # "fighters said to be Chadian"
_PRONOUNS = frozenset("pudgbi>.")
_NOBODY = _PRONOUNS | frozenset("nyk")

_Span = tuple[int, int]


def attribution(s: Sentence, first: int, last: int) -> str | None:
    """The source named for the claim in words *first* .. *last* - 1, in the sentence's own words."""
    if not s.marks & _SOURCE or _SOURCES.isdisjoint(s.words):
        return None
    p = parse(s)
    span = _cited(s, p, first, "according", "to") or _before(s, p, first) or _behind(s, p, last)
    span = span or _cited(s, p, first, "citing")
    return None if span is None else _name(s, *span)


def _cited(s: Sentence, p: Parse, first: int, *words: str) -> _Span | None:
    """Who stands behind *words*, where they are nearest to the claim."""
    if words[0] not in s.words:
        return None
    size = len(words)
    found = [i + size for i in range(s.size - size) if s.words[i] == words[0] and s.words[i : i + size] == [*words]]
    if not found or s.words[found[0] - size - 1] in _UNNAMED:
        return None
    k = p.at(min(found, key=lambda i: abs(i - first)))
    return _named(s, p, k, k) if p.sorts[k] == "N" else None


def _before(s: Sentence, p: Parse, first: int) -> _Span | None:
    """Who is the subject of the nearest verb of saying in whose clause word *first* stands."""
    for i in range(first - 1, -1, -1):
        if s.classes[i] == ";" and s.words[i] != ":":
            return None
        if s.words[i] not in _TELLS or (k := _verb(s, p, i)) < 0 or _ends(s, p, k + 1, p.at(first)):
            continue
        span = _subject(s, p, k)
        if span is not None and not _NOBODY.issuperset(s.classes[slice(*span)]):
            return span  # else "officials said they believe": the officials
    return None


def _behind(s: Sentence, p: Parse, last: int) -> _Span | None:
    """Who "said", behind the claim that ends before word *last*: ", the army said on Monday", '," said the chief'."""
    for i in range(last, s.size):
        if s.words[i] not in _TELLS or (k := _verb(s, p, i)) < 0 or _goes_on(p, k + 1):
            continue
        if p.sorts[k - 1] in ",;q":
            return _named(s, p, k + 1, k + 1) if p.sorts[k + 1 : k + 2] == "N" else None
        span = _subject(s, p, k)
        if span is not None and s.classes[span[0] - 1 : span[0]] in {",", '"', "'"}:
            return span
    return None


def _verb(s: Sentence, p: Parse, i: int) -> int:
    """The piece that word *i*, a verb of saying, is the verb of; -1 where it is a noun, or is "said to" be so."""
    k = p.at(i)
    if p.sorts[k] != "V" or p.letters[i] not in "ve" or not BE.isdisjoint(s.words[p.firsts[k] : i]):
        return -1
    return -1 if s.words[i] in _OF_OTHERS and s.words[i + 1 : i + 2] == ["to"] else k


def _ends(s: Sentence, p: Parse, k: int, claim: int) -> bool:
    """Whether what is said ends between piece *k* and the claim: ", and the troops went on", "which he denied, "."""
    if p.sorts[k] == "," and s.classes[p.ends[k] : p.ends[k] + 1] != '"':
        return True
    for i in range(k, claim):
        joins = p.sorts[i] == "&" or s.words[p.firsts[i]] in {"while", "but", "whereas"}
        if p.sorts[i - 1 : i] == "," and joins and s.words[p.firsts[i + 1]] != "that":
            return "V" in p.sorts[i:] or "B" in p.sorts[i:]
    return False


def _goes_on(p: Parse, k: int) -> bool:
    """Whether what is said follows the verb before piece *k*, so that it is said of something else."""
    while k < len(p.sorts) and p.sorts[k] not in ",;q":
        if p.sorts[k] == "r" or (p.sorts[k] == "N" and p.sorts[k + 1 : k + 2] in {"V", "B", "r"}):
            return True
        k += 1
    return False


def _subject(s: Sentence, p: Parse, k: int) -> _Span | None:
    """The phrase that names who does what the verb at piece *k* tells."""
    i = k - 1
    while i >= 0 and (p.sorts[i] in "aqB" or s.words[p.firsts[i]] in AUXILIARY):
        i -= 1
    if i > 0 and p.sorts[i] == "r" and p.sorts[i - 1] == ",":
        i -= 2  # "officials, who later said"
    elif i > 0 and p.sorts[i] == ",":
        comma = p.sorts.rfind(",", max(0, i - _ASIDE), i)
        i = comma - 1 if comma > 0 else -1  # "Ms Doe, the minister, said"
    if i < 0 or p.sorts[i] != "N":
        return None
    return _named(s, p, _begin(s, p, i), i)


def _begin(s: Sentence, p: Parse, i: int) -> int:
    """The first piece of what piece *i* ends: "staff of the army", "officials in Kyiv", "Kyiv and Moscow"."""
    whole = own = i
    while whole >= 2 and p.sorts[whole - 2] == "N" and (p.sorts[whole - 1] in "o&" or _placed(s, p, whole - 1)):
        own = whole - 2 if own == whole and p.sorts[whole - 1] == "o" else own
        whole -= 2
    return whole if whole == 0 or p.sorts[whole - 1] in ",;rsq(" else own


def _named(s: Sentence, p: Parse, begin: int, end: int) -> _Span:
    """The words of pieces *begin* .. *end*, and of what belongs to them behind it; of too many the first phrase's."""
    while p.sorts[end + 1 : end + 3] in {"oN", "pN"} and (p.sorts[end + 1] == "o" or _in_a_land(s, p, end + 1)):
        end += 2
    if p.ends[end] - p.firsts[begin] > _MOST_WORDS:
        end = begin
    return p.firsts[begin], p.ends[end]


def _in_a_land(s: Sentence, p: Parse, k: int) -> bool:
    return s.words[p.firsts[k]] in {"in", "at"} and s.classes[p.firsts[k + 1]] in "CGX"


def _placed(s: Sentence, p: Parse, k: int) -> bool:
    return s.words[p.firsts[k]] in _PLACED and k + 1 < len(p.sorts)


def _name(s: Sentence, begin: int, end: int) -> str | None:
    while begin < end and s.words[begin] in _ARTICLES:
        begin += 1
    if begin >= end or _PRONOUNS.issuperset(s.classes[begin:end]):
        return None
    return s.text(begin, end)
