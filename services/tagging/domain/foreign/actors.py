# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Whose forces: the countries and named forces that words of a sentence stand for, as ISO 3166-1 alpha-3 codes or
names.
"""

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import LANGUAGE
from services.tagging.lexicon.countries import CODES, LEADERS
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.presence import HELPED, LED_BY, SPEAKERS
from services.tagging.lexicon.words import NAMED_FORCES

NAMES = frozenset("ACGOW")


def codes_at(s: Sentence, i: int) -> tuple[str, ...]:
    """What word *i* names: usually one code, none for a word that names nobody."""
    c = s.classes[i]
    if c not in NAMES:
        return ()
    word = s.words[i]
    if c == "W":
        return NAMED_FORCES.get(word, ())
    code = CODES.get(word)
    return (code,) if code else ()


def named(s: Sentence, first: int, last: int) -> tuple[str, ...]:
    """All that words *first* .. *last* - 1 name, in order, each once."""
    found: dict[str, None] = {}
    for i in range(first, last):
        if s.classes[i] in NAMES:
            found.update(dict.fromkeys(codes_at(s, i)))
    return tuple(found)


def subject(s: Sentence, before: int) -> tuple[str, ...]:
    """
    The country or force nearest before word *before* that can be the doer: not one behind a preposition.

    "Russia has concentrated 100,000 soldiers near Ukraine" gives RUS.
    """
    beside = next((k for k in range(before - 1, max(0, before - 5), -1) if s.classes[k] == ","), None)
    if beside is not None and s.words[beside + 1].endswith("ing"):  # "Washington blamed Iran, committing to send more"
        doer = next((i for i in range(beside) if _may_do(s, i)), None)
        if doer is not None and s.classes[doer] == "X":
            return (LEADERS[s.words[doer]],)
        if doer is not None:
            return _listed(s, doer)
    for i in range(before - 1, -1, -1):
        c = s.classes[i]
        if c == ";" or (c == "." and s.words[i] in ".!?"):
            return ()
        if s.words[i] in {"after", "before", "because", "when", "while"} and i + 1 < before:
            return ()
        if c == "X" and s.words[i] in LEADERS:
            if s.words[i - 2 : i] == ["al", "-"] and s.words[i - 3 : i - 2] in (["at"], ["from"], ["near"], ["of"]):
                continue  # "the airbase at al-Assad"
            return (LEADERS[s.words[i]],)
        if s.words[i] == "alliance" and _is_nato(s, i):
            return ("NATO",)
        if c not in "ACGOW" or (_governed(s, i) and not s.words[i + 1 : i + 2][0].endswith("ing")):
            continue
        if c in "CG" and s.classes[i - 1 : i] == "&" and s.classes[i - 2 : i - 1] in {"C", "G"} and _governed(s, i - 2):
            continue  # "nations other than the UK and France"
        if _only_helps(s, i):
            continue
        following = s.words[i + 1 : i + 2]
        if c == "G" and s.classes[i + 1 : i + 2] == "N":
            continue  # "Paris police", "London schools"
        if following == ["-"] and s.words[i + 2 : i + 3] and s.words[i + 2] in HELPED:
            continue  # "the Britain-based observatory"
        if c == "A" and following and (s.classes[i + 1] not in "bxXMmFTU" or following[0] in LANGUAGE):
            continue
        if following and following[0] in {"member", "ally"} and s.classes[i - 1 : i] == "a":
            continue  # "Turkey, a NATO member, said"
        if not SPEAKERS.isdisjoint(s.words[i + 1 : i + 4]) or _tells_of_another(s, i, before):
            continue
        return _listed(s, i)
    return ()


def _only_helps(s: Sentence, i: int) -> bool:
    """Whether who is named at *i* stands in an aside: ", supported by the US and Britain,"."""
    end = i + 1
    while end < s.size and s.classes[end] in "&Cd":
        end += 1
    if s.classes[end : end + 1] != ",":
        return False
    by = next((k for k in range(i - 1, max(0, i - 6), -1) if s.words[k] == "by"), None)
    return by is not None and by > 1 and s.words[by - 1].endswith("ed") and s.classes[by - 2] == ","


def _may_do(s: Sentence, i: int) -> bool:
    """Whether a state or its leader stands at word *i*, and not behind a preposition."""
    if s.classes[i] == "X":
        return s.words[i] in LEADERS and not _governed(s, i)
    return s.classes[i] in "CGOW" and not _governed(s, i)


def _is_nato(s: Sentence, i: int) -> bool:
    """Whether "the alliance" at word *i* is the one that everybody calls so, and the doer."""
    alone = s.words[i - 1 : i] == ["the"] and s.words[i + 1 : i + 2] != ["of"] and not _governed(s, i)
    return alone and (b"NATO" in s.page.ascii or b"Nato" in s.page.ascii)


def _tells_of_another(s: Sentence, i: int, before: int) -> bool:
    """Whether who stands at *i* only says what someone else does: "the US government claims Mahan flies fighters"."""
    said = next((k for k in range(i + 1, min(i + 3, before)) if s.words[k] in SAYS), None)
    if said is None:
        return False
    doer = said + 2 if s.words[said + 1] == "that" else said + 1
    return doer < before and s.classes[doer] == "X"


def _listed(s: Sentence, last: int) -> tuple[str, ...]:
    """What the names of the list that ends at word *last* stand for: "Britain and France have offered"."""
    if s.classes[last] not in "CGO" or s.classes[last - 1 : last] != "&":
        return codes_at(s, last)
    first = last
    while first > 1 and s.classes[first - 1] in "&," and s.classes[first - 2] in "CGO":
        first -= 2
    return codes_at(s, last) if _governed(s, first) else named(s, first, last + 1)


def _governed(s: Sentence, i: int) -> bool:
    """Whether word *i* stands behind a preposition, and so can't be the doer."""
    j = i - 1
    while j >= 0 and s.classes[j] in "dAjm&,":
        j -= 1
    if j > 0 and s.words[j] == "of" and s.words[j - 1] in LED_BY:
        return False  # "the president of France"
    if j >= 0 and s.words[j] in {"after", "before", "since", "until"} and s.classes[i + 1 : i + 2] in {"x", "b"}:
        return False  # "after the United States decided to"
    return j >= 0 and (
        (s.classes[j] in "ie>" and s.words[j] != "by") or s.words[j] in {"like", "including", "than", "except"}
    )
