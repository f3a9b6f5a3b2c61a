# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Strength told without a noun behind its number: "3,000-strong force", "a force of 600", "troop levels to 5,000".

``strong`` and ``of_number`` promise a claim, or None where the number is no size of a force.
"""

from services.tagging.domain.figures.changed import SIZE_OF, for_war, grown, grows, made
from services.tagging.domain.figures.countable import EACH
from services.tagging.domain.figures.figure_claims import claim_of, ends
from services.tagging.domain.figures.roles import role
from services.tagging.domain.foreign.institutions import of_civilians
from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.nouns import EMERGENCY
from services.tagging.lexicon.roles import AFTER, AUXILIARIES, CHANGES, CHANGING, DRAFTS, EXCEEDS
from services.tagging.lexicon.warlike import WAR

_SIZES = frozenset(
    [
        "number",
        "numbers",
        "levels",
        "level",
        "strength",
        "size",
        "presence",
        "ceiling",
        "cap",
        "total",
        "force",
        "army",
        "contingent",
        "garrison",
        "deployment",
        "mission",
        "ranks",
    ]
)
_JOINS = frozenset(
    [
        "of",
        "numbering",
        "totals",
        "totaling",
        "totalling",
        "numbered",
        "numbers",
        "number",
        "to",
        "from",
        "at",
        "reach",
        "reached",
        "reaching",
        "around",
        *EXCEEDS,
        "beyond",
        "fell",
        "fallen",
        "dropped",
        "counted",
        "by",
        "is",
        "was",
        ":",
    ]
)
_STANDING = frozenset(
    ["stands", "stood", "numbers", "strength", "levels", "level", "estimated", "put", "placed", "remains"]
)
_TARGETS = frozenset(["target", "goal", "quota", "requirement", "complement", "establishment"])
_SENDS = frozenset(
    ["sending", "sends", "send", "sent", "deploying", "deployed", "deploys", "deploy", "recruited", "recruits"]
)
_MORE = frozenset(["an", "another", "additional", "extra", "further", "all", "some"])
_CALLS_UP = (["call", "up"], ["called", "up"], ["calling", "up"], ["calls", "up"])
_LIMITS = frozenset(
    ["cap", "caps", "capped", "limit", "limits", "limited", "fixed", "fixes", "freeze", "freezes", "set", "sets"]
)


def strong(s: Sentence, number: Number) -> Claim | None:
    """As in "3,000-strong force", "an army 10,000 strong"."""
    i = number.end
    if s.classes[i : i + 1] == "h" and s.words[i + 1 : i + 2] and s.words[i + 1] in EACH:
        j = i + 2
        while j < min(s.size, i + 8) and s.classes[j] in "AmjCOWXRGh'x&FMUT" and s.classes[j + 1 : j + 2] != "":
            j += 1
        j = next(
            (k for k in range(min(j, s.size - 1), i + 1, -1) if s.classes[k] in "FMUTW" or s.words[k] == "reserves"),
            s.size,
        )
        if j < s.size and of_civilians(s, j + 1):
            return None  # "the 600-strong unit of midwives"
        if j < s.size:
            return claim_of(s, number, number.first, j + 1, role(s, number.first, j + 1), s.words[j])
        if s.words[i + 1] == "strong" and any(c in s.classes[: number.first] for c in "FM"):
            return claim_of(s, number, number.first, i + 2, "force", None)
        return None
    if s.words[i : i + 1] == ["short"] and "M" in s.classes[:i] and ends(s, i + 1, "e"):
        return claim_of(s, number, number.first, i + 1, "force", None)  # "leaves the army nearly 3,000 short"
    if s.words[i : i + 1] == ["strong"]:
        told = s.classes[:i] if s.classes[i + 1 : i + 2] != "," else s.classes  # "Once 9,000 strong, the force ..."
        if not any(c in told for c in "FMUTW") and "service" not in s.words[: number.first]:
            return None
        claim = claim_of(s, number, number.first, i + 1, "force", None)
        if not _ONCE.isdisjoint(s.words[max(0, number.first - 3) : number.first]):
            claim.assertion = "historical"
        return claim
    return None


_CEILINGS = frozenset(["limit", "ceiling", "cap", "maximum"])
_TALLIES = frozenset(["number", "toll", "total", "tally", "figure", "count"])
_IS = frozenset(["is", "was"])
_ONCE = frozenset(["once", "formerly", "time"])


def _sent(s: Sentence, number: Number, end: int) -> Claim | None:
    """As in "the Nevada National Guard sends 260": a number alone of whom an army sends."""
    i = number.first - 1
    while i > 1 and s.words[i] in _MORE:
        i -= 1
    if s.words[i] in DRAFTS or s.words[i - 1 : i + 1] in _CALLS_UP:
        many = (number.low or number.high or 0) >= _CONTINGENT
        return claim_of(s, number, number.first, end, "force", None) if many and for_war(s) else None
    if s.words[i] not in _SENDS or (number.low or number.high or 0) < _SEVERAL:
        return None
    k = i - 1
    while k > 0 and (s.classes[k] in "b>" or s.words[k] in AUXILIARIES):
        k -= 1
    return claim_of(s, number, number.first, end, "force", None) if s.classes[k] == "M" else None


def set_beside(s: Sentence, number: Number) -> Claim | None:
    """As in "Ethiopian soldiers, about 4,000 of them, are there", "fighters, more than 500 according to the army,"."""
    noun, end = number.first - 2, number.end
    if noun < 0 or s.classes[noun] != "T" or s.classes[noun + 1] not in ",;(" or number.high == 1:
        return None
    if "by" in s.words[max(0, noun - 4) : noun]:
        return None  # "three soldiers killed by gunmen, two of them in their beds"
    counted = next((len(p) for p in _OF_ALL if s.words[end : end + len(p)] == p), 0)
    closed = s.classes[end : end + 1] in {",", ";", ")"} or s.words[end : end + 1] == ["according"]
    if not counted and not (closed and number.modifier != "exact" and (number.low or number.high or 0) >= _SEVERAL):
        return None
    last = end + counted
    what = role(s, noun, noun + 1)
    if what == "force" and s.classes[last : last + 1] == ",":
        what = role(s, noun, last + 1)  # "soldiers, 40 in all, lay dead"
    return claim_of(s, number, number.first, last, what, s.words[noun])


_OF_ALL = (["of", "them"], ["in", "all"], ["in", "total"], ["altogether"])
_CONTINGENT = 500
_SEVERAL = 30  # fewer may be an age or a distance


def of_number(s: Sentence, number: Number) -> Claim | None:
    """As in "A force of 600", "troop levels to 5,000", "soldiers, numbering 800", "Troops: 12,000"."""
    end = number.end
    if s.words[end : end + 1] in (["men"], ["people"], ["personnel"], ["members"]) and EMERGENCY.isdisjoint(s.words):
        if s.words[end] == "people" and WAR.isdisjoint(s.words):
            return None  # "a force of 3,000 people keeps order at the fair"
        end += 1
    i = number.first - 1
    if s.words[end : end + 3] == ["the", "number", "of"] and s.words[i] in {"to", "by", "at"}:
        people = next((k for k in range(end + 3, min(s.size, end + 7)) if s.classes[k] in "TU"), None)
        if people is None and s.classes[end + 3 : end + 4] == "A" and not AFTER.isdisjoint(s.words[end + 4 : end + 11]):
            return claim_of(s, number, number.first, end + 4, "losses", None)  # "at 900 the number of Syrians killed"
        if people is not None:  # "lifting to 90 the number of soldiers"
            return claim_of(s, number, number.first, people + 1, role(s, number.first, people + 1), s.words[people])
    if i < 1 or not (ends(s, end) or _acts(s, i, end)):
        return None
    if s.words[i] not in _JOINS:
        return _sent(s, number, end)
    joint, near_words = s.words[i], s.words[max(0, i - 10) : i]
    if joint == "to" and number.modifier == "exact" and not _CEILINGS.isdisjoint(near_words):
        number = number._replace(low=None, modifier="up_to")
    if joint == "from":
        return grown(s, number)
    if joint in {"of", ":"}:
        j = i - 1
        if s.words[j] in _TARGETS and "T" in s.classes:
            return claim_of(s, number, number.first, end, "force", None)  # "the goal of 9,000 was missed"
        if s.words[j] in {"strength", "numbers"} and any(c in s.classes for c in "FMTU"):
            return claim_of(s, number, j, end, "force", None)
        if s.classes[j] not in "FMUT" or s.words[j] in {
            "company",
            "companies",
            "unit",
            "units",
            "mission",
            "division",
            "corps",
            "squad",
        }:
            return None
        first = j
        while first > 0 and s.classes[first - 1] in "AmjaxdM" and j - first < 5:
            first -= 1
        return claim_of(s, number, first, end, role(s, first, end), s.words[j])
    if (joint in _IS and SIZE_OF.isdisjoint(near_words)) or (joint == "by" and CHANGING.isdisjoint(near_words)):
        return None
    if joint == "at" and s.classes[i - 1] == "M" and not _LIMITS.isdisjoint(s.words[max(0, i - 5) : i]):
        return claim_of(s, number, number.first, end, "force", s.words[i - 1])  # "caps the army at 40,000"
    if joint in {"at", "around"} and s.words[i - 1] not in _STANDING:
        return None
    near = range(max(0, i - 10), i)
    counted = [
        k
        for k in near
        if s.classes[k] == "T"
        or s.words[k] in {"troop", "mission"}
        or (s.classes[k] in "MF" and joint != "to")
        or (s.classes[k] == "W" and joint == "at" and "strength" in near_words)
    ]
    counted += [
        k
        for k in near
        if s.classes[k] in "MFW"
        and joint in {"to", "by"}
        and not (SIZE_OF.isdisjoint(s.words[max(0, k - 6) : k]) and SIZE_OF.isdisjoint(s.words[k + 1 : k + 2]))
    ]
    armed = any(c in s.classes for c in "MUTFW") or not WAR.isdisjoint(s.words)
    if (
        armed
        and joint == "to"
        and not CHANGES.isdisjoint(s.words[max(0, i - 10) : i])
        and "ranks" in s.words[max(0, i - 8) : i]
    ):
        counted += [k for k in near if s.words[k] == "ranks"]
    if joint == "to" and (number.low or number.high or 0) >= _CONTINGENT:
        counted += [k for k in near if s.classes[k] in "MF" and (made(s, k, i) or grows(s, k, i))]
    if any(s.words[k : k + 2] == ["number", "of"] and s.classes[k + 2] == "N" for k in near):
        return None  # "raise the number of countries in the mission to 35"
    counted.sort()
    sized = any(s.words[k] in _SIZES for k in near)
    if not counted or not (
        sized
        or made(s, counted[-1], i)
        or grows(s, counted[-1], i)
        or s.words[i - 1] in {"estimated", "put", "numbered"}
        or joint in {"numbering", "totalling", "totaling", "totals", "number", "numbered"}
    ):
        return None
    noun = counted[-1]
    if s.classes[noun + 1] == "'" and s.words[noun + 2] not in _SIZES:
        return None  # "raise soldiers' pay to 980"
    changed = joint == "to" and not CHANGES.isdisjoint(s.words[noun:i])  # "numbers have fallen to 8,600"
    tally = s.words[i - 1] in _TALLIES  # "five more marines fell, bringing the number to 64"
    what = "force" if changed and not tally else role(s, _described(s, noun), noun + 1)
    return claim_of(s, number, number.first, end, what, s.words[noun])


def _acts(s: Sentence, joint: int, end: int) -> bool:
    """As in "a force of 600 held the dam", "soldiers numbering some 700 crossed": whether a verb follows."""
    whose = {"of": "FMU", "numbering": "FMUT"}.get(s.words[joint], "")
    return s.classes[joint - 1] in whose and parse(s).letters[end] in "ve"


def _described(s: Sentence, noun: int) -> int:
    """Where the adjectives before a noun begin: "dead soldiers"."""
    first = noun
    while first > 0 and s.classes[first - 1] in "AmjPM" and noun - first < 4:
        first -= 1
    return first
