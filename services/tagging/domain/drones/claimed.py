"""
The claim that a sign makes of the drones at a word: ``claimed`` promises the words that carry it, its count only if the
number counts drones alone, who flies them and of what sort they are.
"""

from services.tagging.domain.drones.counted import counts_alone, number_of
from services.tagging.domain.drones.meant import meant
from services.tagging.domain.drones.owners import operator, platform
from services.tagging.domain.drones.sign import Sign
from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.numbers import Number, number_at
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import COMPOUND, WEAPONS


def claimed(s: Sentence, d: int, sign: Sign, *, beside: bool = False) -> Claim:
    """What *sign* claims of the drones at word *d*; ``beside``: another sign is shown with them."""
    number = _count(s, d, sign)
    start = d
    while start > 0 and s.classes[start - 1] in "AjmDX" and d - start < 3:
        start -= 1
    first = min(start, sign.at, number.first if number else start)
    last = max(d, sign.at) + 1 if sign.at - d <= _LONG else d + 1 + (s.classes[d + 1] not in ",;")
    if beside and sign.at - d > _LONG:
        first, last = sign.at, sign.at + 1
    if sign.kind == "interception" and s.words[last : last + 1] in (["down"], ["out"]):
        last += 1
    if sign.at == d and _done_with(s, d):
        last = d + 4
    return Claim(
        first,
        last,
        sign.kind,
        quantity=number.quantity(unit=s.words[d]) if number else None,
        actors=operator(s, start, d, sign),
        platform=platform(s, start, d),
        confidence=0.7 if sign.kind == "use" else 0.85,
        focus=(min(d, sign.at), max(d, sign.at) + 1),
        assertion=meant(s, first, d, sign),
    )


def _done_with(s: Sentence, d: int) -> bool:
    """As in "drone-dropped rations": whether they only say by what something is done; it is shown with them."""
    return (
        s.classes[d + 1 : d + 2] == "h"
        and s.words[d + 2 : d + 3] != []
        and s.words[d + 2].endswith(("ed", "borne", "flown"))
        and s.classes[d + 3 : d + 4] in {*"xNMmS"}
    )


def _count(s: Sentence, d: int, sign: Sign) -> Number | None:
    """How many drones *sign* is told of, where the sentence says so."""
    number = number_of(s, d) if counts_alone(s, d) else None
    if number is None:
        return _single(s, d)
    if sign.at > d + _LONG // 2 and "which" in s.words[d : sign.at] and not WEAPONS.isdisjoint(s.words[d : sign.at]):
        return None  # "by eight drones and five missiles, which were stopped"
    noun = sign.at > d and COMPOUND.get(s.words[sign.at], "launch") != "launch" and not s.words[d].endswith("s")
    if noun and "b" not in s.classes[d : sign.at] and s.classes[sign.at + 1 : sign.at + 2] not in {"d", "g", "a"}:
        return None  # "two drone strikes" counts strikes
    coming = sign.kind in {"launch", "incursion"} or (sign.kind == "strike" and s.words[sign.at].endswith("ing"))
    if coming and sign.at > d and not (sign.kind == "incursion" and sign.at == d + 1):
        return _whole(s, number, d)
    # Of "most of the 60 drones" nobody says how many.
    return number if _MOST.isdisjoint(s.words[max(0, number.first - 3) : number.first]) else None


_MOST = frozenset(["most", "many", "some", "majority", "part"])


_LONG = 14  # words: farther off, the verb isn't shown with its drones


def _whole(s: Sentence, number: Number, d: int) -> Number | None:
    """
    Of "29 of 36 drones launched" the 36: the part is what another verb tells of. Of "29 of the drones launched" nobody
    knows.
    """
    for i in range(number.end, min(number.end + 3, d)):
        if (
            s.classes[i] in "ny"
            and s.classes[i - 1] in "edg"
            and s.classes[i + 1] != "h"
            and (whole := number_at(s, i)) is not None
        ):
            return whole
    return None if s.classes[number.end : number.end + 2] in {"ed", "eg"} else number


def _single(s: Sentence, d: int) -> Number | None:
    """As in "a single drone was brought down"."""
    at = next((k for k in range(d - 1, max(0, d - 3), -1) if s.words[k] == "single"), -1)
    return Number(at - 1, at + 1, 1, 1, "exact") if at > 0 and s.classes[at - 1] == "a" else None
