"""
One word that governs a claim, and what stands with it.

``Link`` names the word and how it holds what is beneath it; ``chain`` gives them, ``governed`` asks them.
``is_negated`` and ``modal_of`` promise what is said at the word itself, whatever it governs.
"""

from typing import NamedTuple

from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.parts import head_of
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.steps import AUXILIARY
from services.tagging.lexicon.cues import HARMLESS_AFTER_NEGATION
from services.tagging.lexicon.governing import BE, HOLDS, MODALS, NOBODY, NOT
from shared.contracts.finding import Assertion


class Link(NamedTuple):
    """
    A word that governs: where it stands, and how it holds what is below it.

    ``how``: object, subject, of, a preposition, to, that, ing, is (what something is), be (of a
    subject), if, and. Behind a preposition and a gerund: "of doing". ``first``: where its verb group begins,
    or its noun phrase.
    """

    at: int
    how: str
    first: int
    verb: bool


END = Link(-1, "end", -1, verb=False)  # the clause has been read to where it begins


def verb_link(s: Sentence, p: Parse, k: int, how: str) -> Link:
    first = k
    while first > 0 and (p.sorts[first - 1] == "B" or p.sorts[first - 1 : first + 1] in {"aV", "aB", "tB"}):
        first -= 1
    if first > 1 and p.sorts[first - 2 : first] == "Bq":
        first -= 2  # 'is not "ruled out"'
    if first > 0 and p.sorts[first - 1] == "V" and s.words[p.firsts[first - 1]] in AUXILIARY:
        first -= 1  # "did not deny"
    at = p.ends[k] - 1
    while at > p.firsts[k] and p.letters[at] in "aq":
        at -= 1
    return Link(at, how, p.firsts[first], verb=True)


def noun_link(s: Sentence, p: Parse, k: int, how: str) -> Link:
    return Link(head_of(s, p, k), how, p.firsts[k], verb=False)


_REMARKED = frozenset(["noted", "mentioned", "recalled", "remembered", "stressed", "emphasised", "emphasized", "added"])


def modal_of(s: Sentence, link: Link) -> Assertion | None:
    for i in range(link.first, link.at + 1):
        if s.words[i] in MODALS and not (s.words[i] == "may" and s.raw[i] == "May"):
            remarked = s.words[i] == "should" and s.words[link.at] in _REMARKED  # "it should be noted that"
            return None if remarked else MODALS[s.words[i]]
    return None


def word_behind(s: Sentence, i: int) -> str:
    """The word behind word *i*; none at the end."""
    return s.words[i + 1] if i + 1 < s.size else ""


def is_negated(s: Sentence, link: Link) -> bool:
    begin = link.first
    while begin > 0 and s.words[begin - 1] in {"never", "not", "no", "longer"}:
        begin -= 1
    for i in range(begin - 1, max(-1, begin - 6), -1):
        if s.words[i] in NOBODY or (s.words[i] == "no" and _no_one(s, i, link)):
            return True
        if s.classes[i] in ",;.:()":
            break
    if s.words[begin : begin + 2] == ["no", "longer"] and ended(s, begin):
        return True
    if s.words[link.at] in BE and s.words[link.at + 1 : link.at + 3] == ["no", "longer"]:
        return True
    last = link.at + (s.words[link.at] in BE and s.words[link.at + 1 : link.at + 2] in (["not"], ["never"]))
    return any(s.words[i] in NOT and word_behind(s, i) not in HARMLESS_AFTER_NEGATION for i in range(begin, last + 1))


def ended(s: Sentence, i: int) -> bool:
    """Whether the "no longer" at word *i* says that none are there now: "no longer has 900 men", "any men"."""
    then = s.words[i + 2 : i + 4]
    return then[:1] == ["any"] or not HOLDS.isdisjoint(then)


def _no_one(s: Sentence, i: int, link: Link) -> bool:
    """Whether the "no" at word *i* is of the subject of the verb at *link*: "no one wants", "no European state has"."""
    p = parse(s)
    k = p.at(i)
    named = link.verb and p.firsts[k] == i and p.ends[k] == link.first
    return named and (word_behind(s, i) == "one" or word_behind(s, i) not in HARMLESS_AFTER_NEGATION)
