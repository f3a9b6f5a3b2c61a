# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
A number with its noun: "over 50,000 troops", "three brigades", "43 members of the regiment".

``counted`` promises a claim, or None where the noun is none in arms, or its number is no count of it.
"""

from services.tagging.domain.figure_claims import claim_of
from services.tagging.domain.heads import doubtful, part_of, taken, with_civilians
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.numbers import Number
from services.tagging.domain.roles import Role, role
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.nouns import AMBIGUOUS, ECHELONS, ONLY_AS_LOSSES, SINGULAR_UNITS
from services.tagging.lexicon.roles import ACCUSED, AFTER, CAPACITY, KIN

_ANY_ARMY = 1_000_000


def counted(s: Sentence, number: Number, head: int, end: int, context: Context) -> Claim | None:
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
    return claim_of(s, number, number.first, end, what, unit, echelon)
