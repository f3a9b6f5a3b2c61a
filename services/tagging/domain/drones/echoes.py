# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Drones that a sentence takes up without naming them: "shoot them down", "of which 80 were jammed", "one hit a mast".

``echoes`` reads the pronouns and the bare numbers of a sentence, behind drones in it or in the sentence before.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.governors import governor
from services.tagging.domain.reading.numbers import Number, number_at
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.frames import NOMINALS, VERBS
from services.tagging.lexicon.words import MONTHS


class Echo(NamedTuple):
    """Words *first* .. *end* - 1, the verb at *at* included, tell *kind* of drones named before."""

    first: int
    end: int
    kind: str
    at: int
    number: Number | None


_THEM = frozenset(
    [
        "them",
        "they",
        "it",
        "all",
        "most",
        "many",
        "some",
        "others",
        "rest",
        "both",
        "each",
        "none",
        "remainder",
        "one",
        "another",
        "second",
        "third",
        "fourth",
        "sixth",
    ]
)
_THESE = (["them"], ["these"], ["those"], ["which"])
_THESE_OR_THE = (*_THESE, ["the"])
_MANY = frozenset(["them", "they", "it"])
_MOST = 16  # pronouns and numbers of a sentence that are looked into: what has more is a table, or an attack
_NUMBER = re.compile("[nksv][^DNSTj]")  # a number that counts nothing by itself
_LIKES = frozenset(["strikes", "projectiles", "targets", "threats"])
_IT_DOES_NOT = (["it", "does", "not"], ["it", "did", "not"])
_NUMBERS = frozenset("nksvaHyjdq")
_DOWN = frozenset(["down", "out", "back", "off"])


def echoes(s: Sentence, start: int, *, single: bool = True) -> Iterator[Echo]:
    """What the words from *start* on tell of the drones before. ``single``: "it" may be one of them."""
    if (_NUMBER.search(s.classes, start) is None and _THEM.isdisjoint(s.words[start:])) or _VERBS.isdisjoint(
        s.words[start:]
    ):
        return
    p = parse(s)
    taken, tried = -1, 0
    for k in range(p.at(start) if start < s.size else len(p.sorts), len(p.sorts)):
        if p.sorts[k] != "N" or p.firsts[k] < start or "D" in p.letters[p.firsts[k] : p.ends[k]]:
            continue
        number = _counted(s, p.firsts[k], p.ends[k])
        if s.words[p.firsts[k]] == "most" and s.words[p.ends[k] : p.ends[k] + 1] in (
            ["likely"],
            ["recently"],
            ["probably"],
        ):
            continue
        if (
            number is None
            and s.classes[p.ends[k] : p.ends[k] + 1] == "e"
            and s.words[p.ends[k] + 1 : p.ends[k] + 2] not in _THESE
        ):
            continue  # "most of the air defences"
        word = s.words[p.ends[k] - 1] if p.ends[k] - p.firsts[k] <= 2 else ""
        likes = number is None and s.words[p.ends[k] - 1] in _LIKES and p.letters[p.firsts[k]] == "d"
        if number is None and word not in _THEM and not likes:
            continue
        if word == "it" and not single:
            continue
        tried += 1
        if tried > _MOST:
            return
        found = _told(s, p, k, pronoun=likes or word in _MANY)
        if found is None and number is not None:
            found = _used_to_attack(s, p, k)
        if found is not None and s.words[max(0, found.at - 3) : found.at] in _IT_DOES_NOT:
            continue  # "the fire goes on, but it does not stop them"
        if found is not None and found.at > taken:
            taken = found.at
            first = min(number.first if number else p.firsts[k], found.at)
            end = max(found.at + 1, p.ends[k] if found.at < p.firsts[k] else 0)
            end += s.words[end : end + 1] != [] and s.words[end] in _DOWN
            yield Echo(first, end, _kind(s, found), found.at, number)


def _kind(s: Sentence, part: Part) -> str:
    """The kind of what *part* tells; to be taught to use them is supply, to use them against somebody a strike."""
    if part.frame == "use":
        return "supply" if _trained(s, part.at) else "strike"
    return _KINDS[part.frame, part.role]


def _counted(s: Sentence, first: int, end: int) -> Number | None:
    """The number that is all of words *first* .. *end* - 1: "more than ten", "one", "45 others"."""
    for i in range(first, end):
        if s.classes[i] in "nksvaH" and (number := number_at(s, i)) is not None:
            rest = s.words[number.end : end]
            if number.first and s.words[number.first - 1] in MONTHS:
                return None  # "on May 8"
            if s.words[end : end + 1] in (["in"], ["worth"]) and number.modifier == "vague":
                return None  # "millions in hardware"
            if s.classes[end : end + 1] == "e" and s.words[end + 1 : end + 2] not in _THESE_OR_THE:
                return None  # "thousands of shells"
            if number.end <= end and all(w in {"others", "more", "other", '"', "confirmed", "-"} for w in rest):
                return number
            return None
        if s.classes[i] not in _NUMBERS and s.words[i] not in {
            "more",
            "than",
            "at",
            "least",
            "up",
            "to",
            "as",
            "many",
            "between",
        }:
            return None
    return None


_KINDS = {
    ("stop", "object"): "interception",
    ("ward", "object"): "interception",
    ("release", "object"): "launch",
    ("release", "at"): "interception",
    ("stop", "at"): "interception",
    ("attack", "doer"): "strike",
    ("impact", "doer"): "strike",
    ("crash", "doer"): "strike",
    ("get", "doer"): "strike",
    ("enter", "doer"): "incursion",
}
_VERBS = frozenset(word for word, (frame, _) in VERBS.items() if any(frame == f for f, _ in _KINDS)) | {
    "got",
    "use",
    "operate",
    "using",
    "uses",
}
_WEAK_DOWN = frozenset(
    [
        "take",
        "took",
        "taken",
        "bring",
        "brought",
        "knock",
        "knocked",
        "shoot",
        "shot",
        "get",
        "got",
        "taking",
        "pick",
        "picks",
        "picked",
        "picking",
        "bringing",
        "cut",
    ]
)


def _trained(s: Sentence, at: int) -> bool:
    """Whether somebody is taught to use them: "train Russian troops to use them"."""
    return s.words[at - 1 : at] == ["to"] and any(
        w.startswith(("train", "teach", "taught")) for w in s.words[max(0, at - 7) : at]
    )


def _against(s: Sentence, at: int) -> bool:
    """As in "using them against soldiers"."""
    return s.words[at + 1 : at + 3] == ["them", "against"] and s.words[at].startswith("us")


def _some_of_them(s: Sentence, p: Parse, k: int) -> bool:
    """Whether the phrase at piece *k* is part of what was named: "some of which", "one of them"."""
    return s.words[p.ends[k] : p.ends[k] + 2] in (["of", "which"], ["of", "them"])


def _used_to_attack(s: Sentence, p: Parse, k: int) -> Part | None:
    """As in "nine drones hit the fort, seven were used in a raid"."""
    v = p.ends[k]
    if s.words[v : v + 2] != ["were", "used"]:
        return None
    rest = s.words[v + 2 : v + 6]
    how = any(NOMINALS.get(w) == "attack" or VERBS.get(w, ("",))[0] == "attack" for w in rest)
    return Part("doer", "attack", v + 1) if how else None


def _told(s: Sentence, p: Parse, k: int, *, pronoun: bool) -> Part | None:
    """The part that the phrase at piece *k* plays, if it is one of drones."""
    aside = p.sorts[k - 1 : k] == "," and _some_of_them(s, p, k)  # ", many of which were downed"
    before = governor(s, p, k) if not aside else None
    parts = [before] if before is not None and before.frame and before.role in {"object", "at"} else []
    apart = p.sorts[k - 2 : k] == ",w"  # ", with two of them downed"
    if not parts and (before is None or before.role in {"of", "after", "with"} or apart):
        parts = list(predicates(s, p, k))
    for part in parts:
        word = s.words[part.at]
        if word == "got" and s.words[part.at + 1 : part.at + 2] == ["through"]:
            return part._replace(frame="get", role="doer")
        if pronoun and part.frame == "use" and part.role == "object" and (_trained(s, part.at) or _against(s, part.at)):
            return part
        if (part.frame, part.role) not in _KINDS or part.how == "noun":
            continue
        if pronoun and (part.role == "doer" or word.startswith(("fight", "fought"))):
            continue  # who "they" are is anybody's guess
        if part.role == "object" and part.frame == "release" and (pronoun or part.at < p.firsts[k]):
            if s.words[p.firsts[k]] == "them" and s.words[p.ends[k] : p.ends[k] + 1] in (
                ["at"],
                ["towards"],
                ["against"],
            ):
                return part
            continue
        near = {*s.words[part.at + 1 : part.at + 4]}
        if part.frame == "stop" and word in _WEAK_DOWN and not near & _DOWN:
            continue
        if part.frame == "ward" and word.startswith("forc") and not near & _DOWN:
            continue
        if part.frame == "enter" and not _some_of_them(s, p, k):
            continue
        if part.frame == "crash" and not (word.startswith("crash") and {"into", "on", "onto"} & near):
            continue
        if part.frame == "attack" and word.startswith(("kill", "wound", "injur", "hurt")):
            continue
        if (
            part.role == "object"
            and part.at < p.firsts[k]
            and part.frame == "ward"
            and not pronoun
            and word.startswith(("los", "fight", "beat", "forc"))
        ):
            continue
        if (
            pronoun
            and part.frame == "stop"
            and word.startswith(("captur", "seiz", "destroy", "kill", "caught", "eliminat", "hijack", "trap"))
        ):
            continue
        return part
    return None
