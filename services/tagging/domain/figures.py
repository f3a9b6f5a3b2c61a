# ruff: noqa: C901, PLR0911, PLR0912, PLR0917 (a grammar has one branch for each way to say a thing)
"""
Figures of armed people in a sentence: which number counts whom, and whether it counts strength or losses.

A figure is a number phrase with its noun ("over 50,000 troops"), a noun with its number ("a force of 600"), a
counted unit ("three brigades"), or a bare number that a figure beside it explains ("... and 47 wounded").
"""

import re
from collections.abc import Iterator

from services.tagging.domain import actors
from services.tagging.domain.heads import doubtful, head_of, part_of, taken, with_civilians
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.numbers import Number, number_at
from services.tagging.domain.roles import Role, role
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.nouns import AMBIGUOUS, ECHELONS, EMERGENCY, ONLY_AS_LOSSES, SINGULAR_UNITS
from services.tagging.lexicon.roles import (
    ACCUSED,
    AFTER,
    CAPACITY,
    CAPTIVES,
    CHANGES,
    COUNTS,
    INJURIES,
    KIN,
    LOSS_NOUNS,
    TAKES_LOSSES,
    TOLLS,
)
from services.tagging.lexicon.warlike import WAR
from shared.contracts.finding import Assertion

_ANY_ARMY = 1_000_000
_NUMBER = re.compile(r"[nyvs]|a(?=[ksH])|H(?=a?k)|k")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_NAMED_BY_NUMBER = frozenset(
    [
        "article",
        "no",
        "resolution",
        "aged",
        "age",
        "section",
        "chapter",
        "page",
        "channel",
        "highway",
        "route",
        "room",
        "flight",
        "unit",
        "covid",
    ]
)
_DATES = frozenset(
    [
        "in",
        "since",
        "from",
        "by",
        "of",
        "during",
        "until",
        "the",
        "late",
        "early",
        "mid",
        "before",
        "after",
        "for",
        "to",
        "(",
        ",",
        "and",
        "year",
    ]
)
_ENDS_PHRASE = frozenset(',.;:)&i>b|"h')
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
        "at",
        "reach",
        "reached",
        "reaching",
        "around",
        "exceeds",
        "exceeded",
        ":",
    ]
)
_ACRONYMS = frozenset(["kia", "mia", "wia", "pow", "pows"])
_STANDING = frozenset(["stands", "stood", "numbers", "strength", "levels", "level", "estimated", "put", "remains"])


def figures(s: Sentence, context: Context) -> Iterator[Claim]:
    """The figures of sentence *s*, in text order."""
    claims: list[Claim] = []
    bare: list[Number] = []
    at = 0
    for match in _NUMBER.finditer(s.classes):
        i = match.start()
        if i < at or (number := number_at(s, i)) is None:
            continue
        at = max(number.end, i + 1)
        if not _counts(s, number):
            continue
        head = head_of(s, number.end)
        claim = _strong(s, number) or (
            _counted(s, number, *head, context)
            if head
            else _toll(s, number) or _of_number(s, number) or _apposed(s, number)
        )
        if claim is not None:
            claims.append(claim)
        elif head is None:
            bare.append(number)
    claims += [c for number in bare if (c := _bare(s, number, claims, context)) is not None]
    claims.sort(key=lambda c: c.first)
    yield from claims


def _counts(s: Sentence, number: Number) -> bool:
    """Whether the number counts things at all: no money, share, date, age or name."""
    i, end = number.first, number.end
    before = s.words[i - 1] if i else ""
    if s.classes[i - 1 : i] == "$" or before in {"usd", "eur"} or s.classes[end : end + 1] in {"%", "$"}:
        return False
    if number.modifier == "range" and all(c == "y" for c in s.classes[i:end] if c in "ny") and "y" in s.classes[i:end]:
        return False  # "between 2000 and 2008"
    if before == "." and i > 1 and s.words[i - 2] in _MONTHS and (number.low or 0) <= 31:
        return False  # "Oct. 7"
    if number.low == number.high == 1 and s.words[end : end + 2] in (["-", "man"], ["-", "woman"]):
        return False  # "a one-man battalion"
    if (
        s.words[end : end + 1] in (["percent"], ["per"], ["th"], ["pc"])
        or before in _NAMED_BY_NUMBER
        or (before in _MONTHS and (number.low or 0) <= 31)
    ):
        return False
    if before == "number" and s.classes[i - 2 : i - 1] not in {"x", ">", "p"}:
        return False
    if s.classes[i] == "y" and number.modifier == "exact" and (before in _DATES or i == 0 or s.classes[i - 1] in "Xho"):
        return False
    if (
        s.classes[end : end + 1] == "h"
        and s.classes[end + 1 : end + 2] in {"x", "N", "P", "t"}
        and s.words[end + 1] not in _EACH
    ):
        return False
    return not (s.classes[i - 1 : i] == "h" and i > 1 and s.classes[i - 2] in "XxnWA")


def _counted(s: Sentence, number: Number, head: int, end: int, context: Context) -> Claim | None:
    """As in "Over 50,000 troops", "three brigades", "43 members of the regiment"."""
    unit = s.words[head]
    if s.classes[head] in "PT" and s.classes[end : end + 1] == "e" and s.classes[head] == "P":
        end = part_of(s, end)
    if with_civilians(s, end) or doubtful(s, head, context.frame):
        return None
    if number.modifier == "vague" and (number.low or 0) >= _ANY_ARMY and unit in AMBIGUOUS:
        return None  # "millions of commandos for democracy"
    near = s.words[max(0, number.first - 4) : number.first]
    what: Role = role(s, number.first, end)
    if s.classes[head] == "A":
        code = CODES.get(unit, "")
        war = context.frame.without((code,))
        if taken(s, head):
            if war is not None and code in war.theatre:
                return None  # killed in their own land: civilians, unless the text says otherwise
            what = "losses"
        elif any(s.words[k] in AFTER and s.classes[k - 1] == "b" for k in range(head + 2, min(s.size, head + 13))):
            what = "losses"
    if not CAPACITY.isdisjoint(near) or (what == "force" and not ACCUSED.isdisjoint(near[-2:])):
        return None
    if what == "force" and any(
        s.words[k] in ACCUSED and s.classes[k - 1] == "b" for k in range(end + 1, min(s.size, end + 10))
    ):
        return None  # "the four soldiers, who had had training, are accused of ..."
    if near[-1:] == ["every"] or (
        s.words[end : end + 2] == ["to", "the"]
        and s.words[end + 2 : end + 3] in (["kilometre"], ["kilometer"], ["mile"])
    ):
        return None  # a ratio
    if what == "force" and s.classes[end : end + 1] == "'" and s.words[end + 1 : end + 2] and s.words[end + 1] in KIN:
        return None  # "thousands of soldiers' widows"
    one = number.low == 1 and number.high == 1
    echelon = None
    if s.classes[head] == "U":
        if (unit in SINGULAR_UNITS and not one) or (one and s.classes[number.end : number.end + 1] == "e"):
            return None  # "one of the five brigades"
        echelon = ECHELONS.get(unit, unit.removesuffix("s"))
    elif (
        what == "force"
        and (one or unit in ONLY_AS_LOSSES or (s.classes[head] == "F" and (number.low or number.high or 0) < 100))
    ) or (s.classes[head] == "t" and not one):
        return None
    return _claim(s, number, number.first, end, what, unit, echelon)


def _claim(
    s: Sentence, number: Number, first: int, end: int, what: Role, unit: str | None, echelon: str | None = None
) -> Claim:
    return Claim(
        first,
        end,
        what,
        quantity=number.quantity(unit=unit, echelon=echelon),
        actors=_whose(s, first, end),
        salient=what == "force",
        confidence=0.92 if what == "force" else 0.9,
    )


def _strong(s: Sentence, number: Number) -> Claim | None:
    """As in "3,000-strong force", "an army 10,000 strong"."""
    i = number.end
    if s.classes[i : i + 1] == "h" and s.words[i + 1 : i + 2] and s.words[i + 1] in _EACH:
        j = i + 2
        while j < min(s.size, i + 8) and s.classes[j] in "AmjCOWXRGh'x&FMUT" and s.classes[j + 1 : j + 2] != "":
            j += 1
        j = next((k for k in range(min(j, s.size - 1), i + 1, -1) if s.classes[k] in "FMUTW"), s.size)
        if j < s.size:
            return _claim(s, number, number.first, j + 1, role(s, number.first, j + 1), s.words[j])
        if s.words[i + 1] == "strong" and any(c in s.classes[: number.first] for c in "FM"):
            return _claim(s, number, number.first, i + 2, "force", None)
        return None
    if s.words[i : i + 1] == ["strong"] and any(c in s.classes[:i] for c in "FMUTW"):
        return _claim(s, number, number.first, i + 1, "force", None)
    return None


# "3,000-strong", "600-man": behind the hyphen.
_EACH = frozenset(["strong", "member", "man", "person", "soldier", "troop", "fighter"])
_HELD = re.compile(r"[NP][;,]d?[jmNPxA]{0,3}T")
_SUFFERED = re.compile(
    r"\b(?:russia|ukraine|moscow|kyiv|army|military|forces|sides?|troops)\b.*"
    r" (?:suffer|sustain|tak)(?:s|ed|e?n|ing|es)?\b"
)
_TOLL = re.compile(r"[bxij>e:dTFMUWA]{0,7}\Z")


def _toll(s: Sentence, number: Number) -> Claim | None:
    """As in "inflicted seven dead on the brigade", "Russian losses at around 200,000", "the army's death toll: 412"."""
    i, end = number.first, number.end
    more = s.words[end : end + 1] in (["more"], ["others"], ["badly"], ["seriously"])
    noun = s.words[end + more] if end + more < len(s) else ""
    armed = any(c in s.classes for c in "MUTFW")
    if (
        noun in LOSS_NOUNS
        and armed
        and not TAKES_LOSSES.isdisjoint(s.words[max(0, i - 5) : i])
        and _CIVIL.isdisjoint(s.words)
    ):
        return _claim(s, number, i, end + more + 1, "losses", None)
    if noun == "casualties" and _SUFFERED.search(" ".join(s.words[end + 1 : end + 12])) and _CIVIL.isdisjoint(s.words):
        return _claim(s, number, i, end + more + 1, "losses", None)
    left = next((k for k in range(i - 1, max(-1, i - 8), -1) if s.words[k] in TOLLS), None)
    if left is None or _TOLL.match(s.classes[left + 1 : i]) is None or s.words[i - 1] not in _AT_A_NUMBER:
        return None
    after = s.classes[end : end + 1]
    if noun not in LOSS_NOUNS and after and after not in _ENDS_PHRASE:
        return None
    own = s.classes[max(0, left - 4) : left] + s.classes[left + 1 : i].replace("A", "")
    both = noun == "killed" and s.words[end + 1 : end + 3] == ["and", "wounded"]
    if not any(c in own for c in "MUTFWm") and not ("A" in own and (both or s.words[left] == "losses")):
        return None
    last = end + 1 if noun in LOSS_NOUNS else end
    if s.words[last : last + 2] == ["and", "wounded"]:
        last += 2
    return _claim(s, number, number.first, last, "losses", None)


_AT_A_NUMBER = frozenset(
    [
        "at",
        "of",
        "to",
        ":",
        "reached",
        "exceeded",
        "exceed",
        "topped",
        "passed",
        "are",
        "is",
        "were",
        "was",
        "numbered",
        "totalled",
        "around",
        "total",
    ]
)
_CIVIL = frozenset(
    [
        "civilians",
        "people",
        "residents",
        "children",
        "passengers",
        "villagers",
        "protesters",
        "workers",
        "companies",
        "investors",
    ]
)


def _apposed(s: Sentence, number: Number) -> Claim | None:
    """As in "four hostages - all women soldiers - ..."."""
    match = _HELD.match(s.classes, number.end)
    if match is None or s.words[number.end] not in CAPTIVES:
        return None
    return _claim(s, number, number.first, match.end(), "losses", s.words[match.end() - 1])


def _of_number(s: Sentence, number: Number) -> Claim | None:
    """As in "A force of 600", "troop levels to 5,000", "soldiers, numbering 800", "Troops: 12,000"."""
    end = number.end
    if s.words[end : end + 1] in (["men"], ["people"], ["personnel"], ["members"]) and EMERGENCY.isdisjoint(s.words):
        end += 1
    after = s.classes[end : end + 1]
    i = number.first - 1
    if s.words[end : end + 3] == ["the", "number", "of"] and s.words[i] in {"to", "by", "at"}:
        people = next((k for k in range(end + 3, min(s.size, end + 7)) if s.classes[k] in "TU"), None)
        if people is not None:  # "lifting to 90 the number of soldiers"
            return _claim(s, number, number.first, people + 1, role(s, number.first, people + 1), s.words[people])
    if (after and after not in _ENDS_PHRASE) or i < 1 or s.words[i] not in _JOINS:
        return None
    joint = s.words[i]
    if joint in {"of", ":"}:
        j = i - 1
        if s.words[j] in {"strength", "numbers"} and any(c in s.classes for c in "FMT"):
            return _claim(s, number, j, end, "force", None)
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
        return _claim(s, number, first, end, role(s, first, end), s.words[j])
    if joint in {"at", "around"} and s.words[i - 1] not in _STANDING:
        return None
    near = range(max(0, i - 10), i)
    counted = [
        k
        for k in near
        if s.classes[k] == "T" or s.words[k] in {"troop", "mission"} or (s.classes[k] in "MF" and joint != "to")
    ]
    counted += [
        k
        for k in near
        if s.classes[k] in "MFW" and joint == "to" and _SIZE_OF.isdisjoint(s.words[max(0, k - 6) : k]) is False
    ]
    armed = any(c in s.classes for c in "MUTFW") or not WAR.isdisjoint(s.words)
    if (
        armed
        and joint == "to"
        and not CHANGES.isdisjoint(s.words[max(0, i - 10) : i])
        and "ranks" in s.words[max(0, i - 8) : i]
    ):
        counted += [k for k in near if s.words[k] == "ranks"]
    counted.sort()
    sized = any(s.words[k] in _SIZES for k in near)
    if not counted or not (
        sized
        or s.words[i - 1] in {"estimated", "put", "numbered"}
        or joint in {"numbering", "totalling", "totaling", "totals", "number", "numbered"}
    ):
        return None
    noun = counted[-1]
    changed = joint == "to" and not CHANGES.isdisjoint(s.words[noun:i])  # "numbers have fallen to 8,600"
    return _claim(s, number, number.first, end, "force" if changed else role(s, noun, noun + 1), s.words[noun])


_SIZE_OF = frozenset(["number", "size", "strength", "ranks", "manpower", "numbers"])


def _bare(s: Sentence, number: Number, claims: list[Claim], context: Context) -> Claim | None:
    """
    A number that a figure beside it explains: "... and 47 wounded", "down from 8,000", "and thousands from
    Syria".
    """
    i, end = number.first, number.end
    more = s.words[end : end + 1] in (["more"], ["others"], ["other"])
    end += more
    before = [c for c in claims if c.first < i]
    last = before[-1] if before else claims[0] if claims else context.earlier[-1] if context.earlier else None
    if s.classes[end : end + 2] == '"b':
        end += 1  # 'of whom 4,000 "had been lost"'
    word = s.words[end] if end < s.size else ""
    if word in {"badly", "seriously", "critically", "severely", "heavily", "gravely", "lightly"}:
        end += 1
        word = s.words[end] if end < s.size else ""
    unit = last.quantity.unit if last is not None and last.quantity is not None else None
    what: Role | None = None
    if last is not None and s.words[end : end + 2] == ["of", "them"]:
        what, end = role(s, i, end + 2), end + 2
        if last.kind == "losses" and number.high == 1:
            return None  # one of the dead: told already
    elif (
        last is not None
        and (before or word != "others")
        and (more or s.words[i - 1 : i] == ["another"])
        and last.kind == "force"
        and (s.classes[end : end + 1] in {"b", ".", ",", ";", ">", ""} or word in _WHEN_OR_WHERE)
    ):
        what = role(s, i, end)
    elif word in _ACRONYMS and s.raw[end] in {"KIA", "MIA", "WIA", "POW", "POWs"}:
        what, end = "losses", end + 1
    elif last is None:
        return None
    elif last.kind == "losses":
        if word in LOSS_NOUNS:
            what, end = "losses", end + 1
        elif word in {"were", "was", "are", "had", "have", "has"} and not AFTER.isdisjoint(s.words[end + 1 : end + 3]):
            what, end = "losses", end + 2 + (s.words[end + 1] not in AFTER)
        elif word == "with" and not INJURIES.isdisjoint(s.words[end : end + 6]):
            what = "losses"
            end = next(k for k in range(end, end + 6) if s.words[k] in INJURIES) + 1
        elif more and s.classes[end : end + 1] in {"", ".", ",", ";"}:
            what = "losses"
    elif (
        before
        and word in {"were", "was", "had", "have"}
        and not AFTER.isdisjoint(s.words[end + 1 : end + 3])
        and s.classes[end + 1 : end + 2] != "d"
    ):
        what, end = "losses", end + 2 + (s.words[end + 1] not in AFTER)  # "of the 500 soldiers 100 had died"
    elif before and last.kind == "force" and _others_do(s, number, last.last, end):
        what = "force"
    elif word in LOSS_NOUNS and not _AMONG_THEM.isdisjoint(s.words[max(0, i - 4) : i]):
        what, end = "losses", end + 1
    elif s.words[max(0, i - 2) : i] in (["down", "from"], ["up", "from"]) or _changed(s, number, claims):
        what = "force"
    elif (
        s.classes[i - 1 : i] == "&" and word in {"from", "in", "to"} and s.classes[end + 1 : end + 2] in {"C", "R", "G"}
    ):
        what, end = "force", end + 2
    if what is None or (last is None and what == "force"):
        return None
    whose = last.actors if last is not None else ()
    was: Assertion | None = "actual" if what == "force" and s.words[i - 1 : i] == ["from"] and not s.years else None
    return Claim(
        i, end, what, number.quantity(unit=unit), whose, salient=what == "force", confidence=0.75, assertion=was
    )


_WHEN_OR_WHERE = frozenset(["on", "in", "from", "at"])  # "and another 75 on Saturday"


def _others_do(s: Sentence, number: Number, told: int, end: int) -> bool:
    """As in "350 troops stand there, while about 2,000 have come for the drill"."""
    return (
        s.words[end : end + 1] in (["have"], ["are"], ["were"], ["had"])
        and s.classes[end + 1 : end + 2] in {"x", "i"}
        and (number.low or number.high or 0) >= _MANY
        and s.words[number.first - 1] in {"while", "and", "but", ",", ";", "whereas", "another"}
        and not any(c in "PNTU" for c in s.classes[told : number.first])
        and _FLED.isdisjoint(s.words)
    )


_MANY = 20
_FLED = frozenset(
    [
        "fled",
        "refuge",
        "displaced",
        "homes",
        "left",
        "homeless",
        "people",
        "civilians",
        "residents",
        "jobs",
        "evacuated",
    ]
)
_AMONG_THEM = frozenset(["including", "among", "whom", "with", "some", "of"])


def _changed(s: Sentence, number: Number, claims: list[Claim]) -> bool:
    """As in "the number may grow to 500,000", "to 2,100 soldiers from 3,400", "from 40,000 to 300,000 troops"."""
    i, end = number.first, number.end
    after = s.classes[end : end + 1]
    if after and after not in _ENDS_PHRASE:
        return False
    if s.words[i - 1 : i] == ["from"]:
        beside = any(
            c.last in {i - 1, i - 2} or c.first - 1 <= end + 1 <= c.first + 1 for c in claims if c.kind == "force"
        )
        return beside and (after in {">", ",", ".", ""} or any(c.last == i - 1 for c in claims))
    k = i - 1 if s.words[i - 1 : i] in (["to"], ["by"]) else i
    if s.words[i - 1 : i] == ["by"] or k < 1 or s.words[k - 1] not in CHANGES:
        return False
    return not COUNTS.isdisjoint(s.words[max(0, k - 6) : k])


def _whose(s: Sentence, first: int, end: int) -> tuple[str, ...]:
    """Whose people the figure counts: named in the phrase, right behind it, or the doer before it."""
    inside = actors.named(s, first, end)
    behind = _behind(s, end)
    if inside or behind:
        return tuple(dict.fromkeys(inside + behind))
    if first > 1 and s.classes[first - 1] == "'" and s.classes[first - 2] in actors.NAMES:
        return actors.codes_at(s, first - 2)
    return actors.subject(s, first)


def _behind(s: Sentence, end: int) -> tuple[str, ...]:
    """Nationalities right behind: "troops, drawn from Chadian and Malian units", "soldiers from Chad"."""
    for i in range(end, min(s.size, end + 5)):
        if s.words[i] in {"from", "of"}:
            j = i + 1
            while j < min(s.size, i + 12) and (s.classes[j] in "dAC&,OWj" or s.words[j] == "both"):
                j += 1
            return actors.named(s, i + 1, j)
        if s.classes[i] not in ",x":
            break
    return ()
