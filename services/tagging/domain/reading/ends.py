# ruff: noqa: C901, PLR0911 (a grammar has one branch for each way to say a thing)
"""
Where something ends that stands to the right: a bracket, a phrase with a preposition, an object, an aside in commas.

Each ``past_`` promises the piece behind it, or -1 where there is no such thing.
"""

from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import WEAPONS
from services.tagging.lexicon.frames import VERBS


def closed(p: Parse, i: int) -> int:
    for k in range(i + 1, min(len(p.sorts), i + 30)):
        if p.sorts[k] == ")":
            return k
    return i


def past_phrase(p: Parse, i: int) -> int:
    """Behind the phrase of the preposition at piece *i*; -1 where there is none."""
    i += 1
    while i < len(p.sorts) and p.sorts[i] in "aqp":
        i += 1
    if i < len(p.sorts) and p.sorts[i] == "V" and p.letters[p.ends[i] - 1] == "g":
        return past_objects(p, i + 1)
    if i < len(p.sorts) and p.sorts[i - 1 : i + 1] == "or":
        return i + 1  # "two of which"
    if i >= len(p.sorts) or p.sorts[i] not in "NB":
        return -1
    i += 1
    while i + 1 < len(p.sorts) and p.sorts[i] == "&" and p.sorts[i + 1] == "N":
        i += 2
    return i


def past_objects(p: Parse, i: int) -> int:
    """Behind the object and the phrases that stand at piece *i*."""
    size = len(p.sorts)
    while i < size:
        sort = p.sorts[i]
        if sort in "aqN":
            i += 1
        elif sort in "pywot":
            nxt = past_phrase(p, i)
            if nxt < 0:
                return i
            i = nxt
        elif sort == "(":
            i = closed(p, i) + 1
        elif sort == "&" and i + 1 < size and p.sorts[i + 1] == "N" and (i + 2 >= size or p.sorts[i + 2] not in "VB"):
            i += 2
        else:
            return i
    return i


def joins(s: Sentence, p: Parse, k: int) -> bool:
    """Whether noun phrase *k* is a second subject, not the subject of a clause of its own."""
    return (
        s.words[p.ends[k] - 1] in WEAPONS
        or "D" in p.letters[p.firsts[k] : p.ends[k]]
        or (s.classes[p.ends[k] - 1] in "SFTxN" and s.classes[p.firsts[k]] not in "CGOWpX")
    )


def past_comma(s: Sentence, p: Parse, i: int) -> int:
    """Behind the aside that the comma at piece *i* opens; -1 where the clause ends there."""
    size = len(p.sorts)
    k = i + 1
    while k < size and p.sorts[k] in "aq":
        k += 1
    if k >= size:
        return -1
    sort = p.sorts[k]
    if sort in "rVB":
        return k
    if sort in "pyw":
        end = past_phrase(p, k)
        return end if end >= 0 else -1
    if sort != "N":
        return -1
    end = k + 1
    if p.sorts[end : end + 2] == "or":  # ", some of which crossed the border,"
        close = p.sorts.find(",", end + 2, end + 12)
        return close + 1 if close > 0 and p.sorts[close + 1 : close + 2] in {"V", "B"} else -1
    while end < size and p.sorts[end] in "pywo":
        nxt = past_phrase(p, end)
        if nxt < 0:
            return -1
        end = nxt
    if end < size and p.sorts[end] == "V" and VERBS.get(s.words[p.ends[end] - 1], ("", ""))[0] == "say":
        end += 1  # ", officials said,"
        while end < size and p.sorts[end] in "aqpN":
            end += 1
        return end + 1 if end < size and p.sorts[end] == "," else -1
    if end < size and p.sorts[end] == ",":
        return end + 1 if end + 1 < size and p.sorts[end + 1] in "VBraN" else end
    if end < size and p.sorts[end] == "&" and joins(s, p, k):
        return end
    return k + 1 if end < size and p.sorts[end] in "VB" and joins(s, p, k) and s.words[p.ends[k] - 1] in WEAPONS else -1
