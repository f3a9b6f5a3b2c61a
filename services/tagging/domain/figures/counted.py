# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
A number with its noun: "over 50,000 troops", "three brigades", "43 members of the regiment".

``counted`` promises a claim, or None where the noun is none in arms, or its number is no count of it.
"""

import re

from services.tagging.domain.figures.arms import part_of, taken
from services.tagging.domain.figures.company import doubtful, with_civilians
from services.tagging.domain.figures.figure_claims import claim_of, missing
from services.tagging.domain.figures.roles import Role, role
from services.tagging.domain.figures.undone import all_aboard
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.nouns import AMBIGUOUS, ECHELONS, EMERGENCY, ONLY_AS_LOSSES, SINGULAR_UNITS
from services.tagging.lexicon.presence import FOUGHT
from services.tagging.lexicon.roles import (
    ABLE,
    ACCUSED,
    AFTER,
    CAPACITY,
    CHARGED,
    FORMER,
    INSIDE,
    KIN,
    PROVIDES,
    SENDS_BACK,
)

_ANY_ARMY = 1_000_000
_GROWN = re.compile(r">[jxi]{0,2}[nyvsk]")  # "from 700 soldiers to 300"


def counted(s: Sentence, number: Number, head: int, end: int, context: Context) -> Claim | None:
    """As in "Over 50,000 troops", "three brigades", "43 members of the regiment"."""
    unit = s.words[head]
    if s.classes[head] in "PT" and s.classes[end : end + 1] == "e" and s.classes[head] == "P":
        end = part_of(s, end)
    if with_civilians(s, end) or doubtful(s, head, context.frame):
        return None
    if number.modifier == "vague" and (number.low or 0) >= _ANY_ARMY and unit in AMBIGUOUS:
        return None  # "millions of commandos for democracy"
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
    elif what == "losses" and (_whole(s, number.first, end) or _of_so_many(s, number.first, end)):
        what = "force"
    if what == "force" and _aboard(s, number.first) and all_aboard(s, end):
        what = "losses"
    if _no_count(s, number.first, end) or (what == "force" and _no_strength(s, number.first, end)):
        return None
    one = number.low == 1 and number.high == 1
    if one and s.classes[number.end : number.end + 1] == "e" and not INSIDE.isdisjoint(s.words[number.end : end]):
        return None  # "named one of the fallen soldiers"
    echelon = None
    if s.classes[head] == "U":
        if (unit in SINGULAR_UNITS and not one) or (one and s.classes[number.end : number.end + 1] == "e"):
            return None  # "one of the five brigades"
        if s.classes[max(0, number.first - _LEAST) : number.first] in {"ned", "neg"}:
            return None  # "five of the nine battalions": told as five
        echelon = ECHELONS.get(unit, unit.removesuffix("s"))
    elif (
        what == "force"
        and (
            one
            or (unit in ONLY_AS_LOSSES and not _came(s, unit, end))
            or (s.classes[head] == "F" and (number.low or number.high or 0) < 100)
        )
    ) or (s.classes[head] == "t" and not one):
        return None
    if s.words[end : end + 2] == ["or", "more"] and number.modifier in {"exact", "approx"} and echelon is None:
        number = number._replace(high=None, modifier="at_least")  # "a dozen fighters or more"
    claim = claim_of(s, number, number.first, end, what, unit, echelon)
    if what == "losses":
        claim.assertion = missing(s, end)
    if what == "force" and not s.years and s.words[number.first - 1] == "from" and _GROWN.match(s.classes, end):
        claim.assertion = "actual"  # what is to be changed is so
    return claim


def _came(s: Sentence, unit: str, end: int) -> bool:
    """As in "six military officers and 120 civilians arrived to instruct the army"."""
    return unit == "officers" and not _COMES.isdisjoint(s.words[end : end + 12])


_COMES = frozenset(["arrived", "arrive", "sent", "deployed", "dispatched", "posted", "landed", "flown"])


def _whole(s: Sentence, first: int, end: int) -> bool:
    """As in "twelve of the 90 soldiers are missing": the 90 are those who were there."""
    if first >= _LEAST and s.words[first - 2] == "of" and s.words[first - 3] in _SHARES:
        return INSIDE.isdisjoint(s.words[first:end])  # "lost a third of its 3,000 men"
    if first < _LEAST or s.words[first - 2] != "of" or s.classes[first - 1] not in "dg":
        return False
    if s.classes[first - _LEAST] not in "nsvH":
        return False
    return INSIDE.isdisjoint(s.words[first:end]) and "b" in s.classes[end : end + _NEAR]


def _of_so_many(s: Sentence, first: int, end: int) -> bool:
    """As in "Of 9,000 soldiers who arrived, 3,000 have been killed": the 9,000 are those who came."""
    if s.words[first - 1 : first] != ["of"] or (first > 1 and s.classes[first - 2] not in ",;&"):
        return False
    comma = s.classes.find(",", end, end + _NEAR)
    return (
        comma > 0
        and AFTER.isdisjoint(s.words[end:comma])
        and INSIDE.isdisjoint(s.words[first:end])
        and not _NUMBERS.isdisjoint(s.classes[comma + 1 : comma + 5])
    )


_NUMBERS = frozenset("nyvsk")


def _aboard(s: Sentence, first: int) -> bool:
    """As in "a helicopter carrying 14 soldiers": so many are in it, not just room for them."""
    return s.words[first - 1 : first] in (["carrying"], ["with"]) and _CAN.isdisjoint(
        s.words[max(0, first - _NEAR) : first]
    )


def _no_count(s: Sentence, first: int, end: int) -> bool:
    """Whether the number is what a craft has room for, or a ratio."""
    near = s.words[max(0, first - 4) : first]
    return (
        (not CAPACITY.isdisjoint(near) and not _aboard(s, first))
        or near[-1:] == ["every"]
        or (near[-1:] == ["in"] and s.classes[first - 2 : first - 1] == "n")  # "one in five soldiers"
        or (near[-1:] == ["hold"] and not ABLE.isdisjoint(near))  # "the hall can hold 200 soldiers"
        or (near[-1:] == ["for"] and near[-2:-1] != [] and near[-2] in PROVIDES)  # "enough for 5,000 soldiers"
        or (s.words[end : end + 2] == ["to", "the"] and s.words[end + 2 : end + 3] in _LENGTHS)
    )


def _no_strength(s: Sentence, first: int, end: int) -> bool:
    """Whether those counted are no strength: men a court has named, soldiers' widows, soldiers of former days."""
    near = s.words[max(0, first - 2) : first]
    if _civil(s, first, end) or _depicted(s, first, end):
        return True
    if not ACCUSED.isdisjoint(near) or any(
        s.words[k] in ACCUSED and s.classes[k - 1] == "b" and s.words[k : k + 2] != ["identified", "as"]
        for k in range(end + 1, min(s.size, end + 10))
    ):
        return True  # "the five guards, who had been trained abroad, are accused of ..."
    if any(s.words[k] in CHARGED and s.words[k + 1 : k + 2] in _WITH_WHAT for k in range(end, min(s.size, end + 12))):
        return True  # "appeared before a judge, charged with assault"
    if (
        not FORMER.isdisjoint(s.words[first:end])
        and _OF_A_COUNTRY.isdisjoint(s.classes[first:end])
        and FOUGHT.isdisjoint(s.words)
        and SENDS_BACK.isdisjoint(s.words)
    ):
        return True
    return s.classes[end : end + 1] == "'" and s.words[end + 1 : end + 2] != [] and s.words[end + 1] in KIN


def _depicted(s: Sentence, first: int, end: int) -> bool:
    """As in "the monument to the 600 riflemen", "2,000 tin soldiers", "30 troopers of the highway patrol"."""
    k = first - 1
    while k > 0 and s.classes[k] in "dg":
        k -= 1
    if s.words[k] in {"to", "of", "for", "with"} and not _IMAGES.isdisjoint(s.words[max(0, k - 2) : k]):
        return True
    if not _TOYS.isdisjoint(s.words[first : end - 1]):
        return True
    if s.words[end - 1] != "troopers":
        return False
    return not _POLICING.isdisjoint(s.words) or s.words[end : end + 4] == ["of", "the", "highway", "patrol"]


_IMAGES = frozenset(
    """
    monument monuments memorial memorials statue statues diorama dioramas painting paintings portrait portraits mural
    murals sculpture sculptures plaque
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_TOYS = frozenset(["tin", "toy", "lead", "plastic", "wooden", "chocolate", "clay", "terracotta", "model"])
_POLICING = frozenset(
    """
    robber robbers robbery burglar burglars motorist motorists sheriff sheriffs detectives interstate fugitive
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def _civil(s: Sentence, first: int, end: int) -> bool:
    """As in "the scouts' 14 troops", "her army of 50 volunteers", "reservists of the fire brigade"."""
    if s.words[end - 1] in {"troops", "troop"} and not _SCOUTS.isdisjoint(s.words):
        return True
    own = s.words[max(0, first - 3) : first - 1]
    if (
        s.words[first - 1] == "of"
        and own[-1:] == ["army"]
        and own[:1]
        and s.words[end - 1] in _HELP
        and not (own[0] not in _ONES and s.words[end + 1 : end + 2] == ["ready"] and _GOOD.isdisjoint(s.words))
        and (own[0] in _ONES or (FOUGHT.isdisjoint(s.words) and sum(c in "MTUFW" for c in s.classes) == _ARMY_OF_THEM))
    ):
        return True
    if s.words[end : end + 1] == ["as"] and not _JOBS.isdisjoint(s.words[end + 1 : end + 4]):
        return True
    behind = s.words[end : end + 4]
    if behind[:1] != ["of"]:
        return False
    text = s.words[end - 1] == "paras" and not any(c in "MUF" for c in s.classes[end : end + 6])
    return text or not EMERGENCY.isdisjoint(behind)


_ARMY_OF_THEM = 2  # "an army of 50 volunteers": no other word of soldiers
_SCOUTS = frozenset(["scouts", "scout", "scouting"])
_ONES = frozenset(["her", "his", "my"])
_HELP = frozenset(["volunteers", "helpers", "supporters", "followers", "fans"])
_GOOD = frozenset(
    """
    help helps helping clean cleaning plant planting serve welcome games festival marathon cup olympics flood floods
    charity hospital hospitals food vaccine vaccinate voters polls election
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_JOBS = frozenset(["guards", "drivers", "cooks", "caretakers", "cleaners", "porters", "teachers", "stewards"])
_OF_A_COUNTRY = frozenset("ACOW")  # those who fight in others' wars are told by their country
_SHARES = frozenset(["third", "quarter", "half", "tenth", "fifth", "most", "part", "thirds", "quarters"])
_CAN = ABLE - {"to", "up"}
_LEAST, _NEAR = 3, 8  # words
_WITH_WHAT = (["with"], ["of"])
_LENGTHS = (["kilometre"], ["kilometer"], ["mile"])
