# ruff: noqa: PLR0911 (each way to come to no harm is a way out)
"""
Who is lost to his side by a rarer verb, or by the words behind a usual one: "were hacked to death", "gave up".

``harmed(s, first, end)`` promises True for the people counted in words *first* .. *end* - 1 where one of the tables of
``lexicon/harms.py`` says so of them, by the grammar of the sentence. It parses nothing where no such word stands.
"""

from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.governing import BE
from services.tagging.lexicon.harms import (
    AILMENTS,
    BATTLES,
    BLOWS,
    DEEDS_TO,
    DONE_TO,
    FOES,
    HARMED,
    HOLDERS,
    MILD,
    NOT_ACCOUNTED,
    SWEEPERS,
    TAKES_AT_ONCE,
    THEY_DO,
    THEY_END,
    VOWS,
)
from services.tagging.lexicon.roles import CAPTIVES, FORMER, HELD_ONES, TOOK

_TOLD: frozenset[str] = HARMED.union(THEY_END, DONE_TO, THEY_DO, {NOT_ACCOUNTED[0]})
_FAR, _NEAR = 30, 6  # words
_SWAPS = frozenset(["swap", "swaps", "swapping", "exchange", "exchanges", "exchanging"])
_HARMLESS = frozenset(
    ["with", "off", "hard", "hardest", "by", "in", "on", "at", "down", "up"]
)  # "were hit with sanctions"


def harmed(s: Sentence, first: int, end: int) -> bool:
    """Whether the people counted in words *first* .. *end* - 1 are lost to their side."""
    soldiers = s.words[end - 1] not in CAPTIVES and FORMER.isdisjoint(s.words[first:end])
    return (soldiers and _taken(s, first, end)) or (not _TOLD.isdisjoint(s.words[end : end + _FAR]) and _told(s, end))


def _taken(s: Sentence, first: int, end: int) -> bool:
    """As in "nabbed 24 rebels", "the massacre of at least 24 soldiers"."""
    if first < 1:
        return False
    if s.words[first - 1] == "of":
        deed, behind = s.words[first - 2], s.words[end : end + 1]
        if (deed == "delivery" and s.words[first - 3] not in TOOK) or (deed == "freedom" and behind == ["to"]):
            return False  # but "took delivery of 48 soldiers"
        return deed in DEEDS_TO and s.classes[end : end + 1] != "'"
    if s.words[first - 1] in _SWAPS and HELD_ONES.isdisjoint(s.words):
        return False  # "swaps 600 troops in Mali for fresh ones"
    return s.words[first - 1] in TAKES_AT_ONCE and s.classes[first - 2 : first - 1] not in {"d", "g", "a", "A", "j"}


def _told(s: Sentence, end: int) -> bool:
    if _right_behind(s, end):
        return True
    p = parse(s)
    for part in predicates(s, p, p.at(end - 1)):
        if part.how == "far":
            continue
        word, behind = s.words[part.at], part.at + 1
        if part.role == "object":
            if word in HARMED and not (word in MILD and _mildly(s, behind, how=part.how)):
                return True
            if _goes_on(s, behind, DONE_TO.get(word, ())) or (word == NOT_ACCOUNTED[0] and _denied(s, part.at)):
                return True
        elif part.role == "doer" and (
            (word in THEY_END and s.words[behind : behind + 1] != ["into"])
            or _goes_on(s, behind, THEY_DO.get(word, ()))
        ):
            return True
    return False


def _right_behind(s: Sentence, end: int) -> bool:
    """As in "24 soldiers butchered near the dam", "12 guards hacked to death in March", "had been torn apart"."""
    at = end
    while at < s.size and s.classes[at] == "b":
        at += 1
    if at >= s.size:
        return False
    word, passive = s.words[at], at > end and s.words[at - 1] in BE
    if word in HARMED and word not in MILD and (passive or s.classes[at + 1 : at + 2] in {"i", ".", ",", "", "&"}):
        return passive or at == end
    return (passive or at == end) and word in DONE_TO and _goes_on(s, at + 1, DONE_TO[word], alone=not passive)


def _goes_on(s: Sentence, at: int, phrases: tuple[tuple[str, ...], ...], *, alone: bool = False) -> bool:
    """Whether one of *phrases* stands at word *at*, and takes no others: "fell to 300", "gave up their leave"."""
    return any(
        tuple(s.words[at : at + len(p)]) == p
        and s.classes[at + len(p) : at + len(p) + 1] not in (_ANYTHING if alone or p in _PARTICLES else _OTHERS)
        and not _harmlessly(s, p[-1], at + len(p))
        for p in phrases
    )


_OTHERS = frozenset("nyvskTP")
_ANYTHING = _OTHERS | frozenset("dgaxN")
_PARTICLES = frozenset([("up",), ("back",), ("off",), ("out",)])  # "picked off the list", "given back pay"


def _harmlessly(s: Sentence, last: str, at: int) -> bool:
    """Whether the words from word *at* on make nothing of a phrase that ends in *last*: "carried away by the music"."""
    word = s.words[at] if at < s.size else ""
    behind = s.words[at : at + _NEAR]
    if word == "of":
        return True  # "knocked out of the cup", "switched sides of the road"
    if last == "away" and word == "from":
        return True
    if last == "away" and word == "by":
        return SWEEPERS.isdisjoint(behind) and not _armed(s, at)
    if last == "go":
        return HOLDERS.isdisjoint(s.words) and HELD_ONES.isdisjoint(s.words)
    if last == "to":
        return FOES.isdisjoint(behind) and not _armed(s, at)
    if last in _TO_WHAT:
        return word in _TO_WHAT[last]
    if last == "hands":
        return word == "to" or not VOWS.isdisjoint(behind)
    return last == "at" and s.classes[at : at + 1] in {"d", "a", "g"} and BATTLES.isdisjoint(behind)


# "taken out to dinner", "gave up to 20 litres", "took their own lives into their hands"
_TO_WHAT = {"out": frozenset(["to", "for"]), "up": frozenset(["to"]), "lives": frozenset(["into", "in"])}


def _armed(s: Sentence, at: int) -> bool:
    """Whether soldiers, or whose they are, stand near behind word *at*."""
    return any(c in "TMFW" for c in s.classes[at : at + 4])


def _mildly(s: Sentence, behind: int, *, how: str) -> bool:
    """Whether a blow may be none: "were hit by a flu", "were caught stealing", "24 soldiers seized control"."""
    if s.words[behind - 1] == "shot" and s.words[behind : behind + 1] in (["at"], ["down"]):
        return True
    if how == "reduced" and s.classes[behind : behind + 1] not in {"i", ".", ",", ""}:
        return True
    word = s.words[behind] if behind < s.size else ""
    if word in _HARMLESS:
        by = s.words[behind : behind + 7]
        return BLOWS.isdisjoint(by) or not AILMENTS.isdisjoint(by)
    return word.endswith("ing")


def _denied(s: Sentence, at: int) -> bool:
    """As in "could not be accounted for"."""
    return s.words[at + 1 : at + 2] == ["for"] and not {"not", "cannot", "never"}.isdisjoint(
        s.words[max(0, at - 4) : at]
    )
