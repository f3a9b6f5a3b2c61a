# ruff: noqa: PLR0911 (a grammar has one branch for each way to say a thing)
"""
Claims about drones: one for each verb (or noun of action) and its drones, with a count only if the number
counts drones alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from services.tagging.domain import actors
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.numbers import Number, number_at
from services.tagging.domain.sentence import Sentence
from services.tagging.domain.signs import Sign, filmed, number_of, signs
from services.tagging.lexicon.drones import (
    COMPOUND,
    DOUBTFUL,
    GROUND,
    HARMED,
    MADE_FOR_WAR,
    NAMED_TYPES,
    OBJECT,
    ONE_WAY,
    PEACE,
    SEA,
    SENSITIVE,
    WEAPONS,
)
from services.tagging.lexicon.warlike import PLAINLY_WAR, WAR

_ALWAYS_WEAPONS = MADE_FOR_WAR - {
    "surveillance",
    "long-range",
    "scout",
    "spy",
    "bomber",
    "military",
    "combat",
    "strike",
    "armed",
    "naval",
}
_HOSTILE = frozenset({"strike", "interception", "site"})
_DOWNED = frozenset(k for k, v in OBJECT.items() if v == "interception") - {
    "down",
    "stop",
    "stopped",
    "take",
    "took",
    "takes",
}


def drone_claims(s: Sentence, context: Context) -> Iterator[Claim]:
    """The claims of sentence *s* about drones, in text order."""
    found: dict[tuple[str, int], Claim] = {}
    plain: Claim | None = None
    for d in _mentions(s):
        for sign in signs(s, d):
            if filmed(s, d, sign) or not (_made_for_war(s, d) or _at_war(s, context, sign)):
                continue
            claim = _claim(s, d, sign)
            if (
                sign.kind == "use"
                and (sign.at == d or not _RAID.isdisjoint(s.words))
                and claim.quantity is not None
                and (claim.quantity.low or claim.quantity.high or 0) >= 5
                and not WAR.isdisjoint(s.words)
            ):
                sign = sign._replace(kind="launch")  # so many are never merely there  # noqa: PLW2901
                claim = replace(claim, kind="launch")
            if sign.at == d and sign.kind == "use":
                plain = plain or claim
                continue
            key = (sign.kind, sign.at)
            if key not in found or (claim.quantity and not found[key].quantity):
                found[key] = claim
    claims = _merged(list(found.values()))
    claims += _shot_down_of(s, claims)
    claims += _got_through(s, claims)
    claims += [c for c in _launch_sites(s) if not any(k.kind == "site" and k.last > c.first for k in claims)]
    if not claims and plain is not None and not WAR.isdisjoint(s.words):
        claims = [plain]
    claims.sort(key=lambda c: (c.first, c.last))
    yield from claims


def _merged(claims: list[Claim]) -> list[Claim]:
    """Claims of one kind that stand side by side without counts are one: "a drone maker to produce attack drones"."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.first, c.last)):
        if (
            kept
            and kept[-1].kind == claim.kind
            and claim.kind in {"supply", "use"}
            and claim.first - kept[-1].last <= 2
        ):
            if claim.quantity is None:
                continue
            if kept[-1].quantity is None:
                kept.pop()
        kept.append(claim)
    return kept


def shot_down(s: Sentence, context: Context) -> Iterator[Claim]:
    """
    The interception that a sentence without drones tells of the drones in the sentence before: "Sixty were shot
    down".
    """
    if not any(c.kind in {"launch", "strike", "interception", "incursion"} for c in context.earlier):
        return
    at = 0
    for k, word in enumerate(s.words):
        if word not in _DOWNED or s.classes[k - 1 : k] not in {"b", "x"}:
            continue
        near = range(max(at, k - 9), k)
        numbers = [n for i in near if s.classes[i] in "nvsa" and (n := number_at(s, i)) is not None]
        number = next((n for n in numbers if s.classes[n.end : n.end + 1] in {"b", "e", ""}), None)
        if number is not None or not _THEM.isdisjoint(s.words[max(0, k - 6) : k]):
            first = number.first if number else max(0, k - 3)
            yield Claim(
                first, k + 1, "interception", number.quantity() if number else None, platform="drone", confidence=0.7
            )
            at = k


_THEM = frozenset(["them", "all", "most", "strikes", "projectiles", "they", "drones"])


_MOST_MENTIONS = 16  # of drones in a sentence: what names them oftener is an attack, or a list


def _mentions(s: Sentence) -> Iterator[int]:
    """The drones of *s*: the last word of each run ("Shahed kamikaze drones")."""
    some = [i for i, c in enumerate(s.classes) if c == "D" and not _names_more(s, i)]
    if all(s.words[i] in DOUBTFUL for i in some) and WAR.isdisjoint(s.words):
        return
    yield from some[:_MOST_MENTIONS]


def _names_more(s: Sentence, i: int) -> bool:
    """Whether the drones at *i* only name those behind, or before: "Shahed-type drones", "unmanned aircraft (UAVs)"."""
    behind = s.classes[i + 1 : i + 4]
    if behind[:1] == "D" or (behind[:1] in {"'", "h"} and "D" in behind[1:]):
        return True
    return s.classes[i - 2 : i] == "D(" and behind[:1] == ")"


def _made_for_war(s: Sentence, d: int) -> bool:
    """Whether the drones' own name says that they are weapons: "strike drones", "Reaper drones"."""
    if not PEACE.isdisjoint(s.words):
        return not _ALWAYS_WEAPONS.isdisjoint(s.words[max(0, d - 2) : d + 1])
    return not MADE_FOR_WAR.isdisjoint(s.words[max(0, d - 2) : d + 1])


def _at_war(s: Sentence, context: Context, sign: Sign) -> bool:
    if sign.kind == "strike" and not HARMED.isdisjoint(s.words):
        return True
    if not PEACE.isdisjoint(s.words):
        return not PLAINLY_WAR.isdisjoint(s.words)
    if not WAR.isdisjoint(s.words):
        return True
    if sign.kind == "incursion" and not SENSITIVE.isdisjoint(s.words):
        return True
    if (
        sign.kind == "incursion"
        and s.words[sign.at] in _CROSSES
        and any(c in "CR" for c in s.classes[sign.at : sign.at + 5])
    ):
        return True
    launching = sign.kind == "launch" and s.words[sign.at] in {"launch", "launching"}
    if sign.kind in {"incursion", "surveillance", "launch"} and not launching and context.frame.conflict is not None:
        return True
    if sign.kind in _HOSTILE and not s.words[sign.at].startswith("crash"):
        return True
    if sign.kind == "launch" and s.words[sign.at] in {"fired", "launched"} and not _TOWARDS.isdisjoint(s.words):
        return True
    return context.frame.martial and not launching


_CROSSES = frozenset(["entered", "strayed", "crossed", "violated", "breached", "intruded", "penetrated", "trespassed"])
_RAID = frozenset(["raid", "raids", "overnight", "barrage", "bombardment", "onslaught", "salvo"])
_TOWARDS = frozenset(["towards", "toward", "against"])


def _counts_alone(s: Sentence, d: int) -> bool:
    """Whether nothing else is counted with the drones: not "400 drones and missiles"."""
    if s.classes[d + 1 : d + 2] not in {"&", "|", ","} or d + 2 >= s.size:
        return True
    behind = s.words[d + 3] if d + 3 < s.size else ""
    return not (s.words[d + 2] in WEAPONS or (s.classes[d + 2] in "jmxA" and behind in WEAPONS))


def _whole(s: Sentence, number: Number, d: int) -> Number:
    """Of "29 of 36 drones launched" the 36: the part is what another verb tells of."""
    for i in range(number.end, min(number.end + 3, d)):
        if s.classes[i] in "ny" and (whole := number_at(s, i)) is not None:
            return whole
    return number


_LONG = 14  # words: farther off, the verb isn't shown with its drones


def _claim(s: Sentence, d: int, sign: Sign) -> Claim:
    number = number_of(s, d) if _counts_alone(s, d) else None
    if number is not None and sign.kind == "launch" and sign.at > d:
        number = _whole(s, number, d)
    if sign.at > d and COMPOUND.get(s.words[sign.at], "launch") != "launch" and not s.words[d].endswith("s"):
        number = None  # "two drone strikes" counts strikes
    start = d
    while start > 0 and s.classes[start - 1] in "AjmDX" and d - start < 3:
        start -= 1
    first = min(start, sign.at, number.first if number else start)
    last = max(d, sign.at) + 1 if sign.at - d <= _LONG else d + 2
    if sign.kind == "interception" and s.words[last : last + 1] in (["down"], ["out"]):
        last += 1
    return Claim(
        first,
        last,
        sign.kind,
        quantity=number.quantity(unit=s.words[d]) if number else None,
        actors=_operator(s, start, d, sign),
        platform=_platform(s, start, d),
        confidence=0.7 if sign.kind == "use" else 0.85,
        focus=(min(d, sign.at), max(d, sign.at) + 1),
    )


def _operator(s: Sentence, start: int, d: int, sign: Sign) -> tuple[str, ...]:
    """Who flies them: named beside them, behind "by", or the doer before."""
    named = actors.named(s, start, d + 1)
    if named:
        return named
    if start > 1 and s.classes[start - 1] == "'":
        return actors.codes_at(s, start - 2)
    for i in range(d + 1, min(s.size, d + 7)):
        if s.words[i] == "by":
            return actors.named(s, i + 1, min(s.size, i + 4))
    if sign.kind not in {"interception", "incursion"}:
        return actors.subject(s, min(sign.at, start))
    return ()


def _platform(s: Sentence, start: int, d: int) -> str:
    near = range(max(0, start - 1), d + 1)
    for k in near:
        for stem, name in NAMED_TYPES.items():
            if s.words[k].startswith(stem):
                return name
    words = {w for k in near for w in s.words[k].replace("-", " ").split()}
    if SEA & words:
        return "sea drone"
    if GROUND & words:
        return "ground drone"
    if ONE_WAY & words or {"one", "way"} <= words:
        return "one-way attack drone"
    return "drone"


def _shot_down_of(s: Sentence, claims: list[Claim]) -> Iterator[Claim]:
    """As in "..., of which 80 were shot down": a number of the drones that a claim before it launched."""
    launched = [c for c in claims if c.kind in {"launch", "strike"}]
    if not launched:
        return
    at = launched[0].last
    for i in range(launched[0].last, s.size):
        if s.words[i] in _REST and i >= at and s.words[i + 1 : i + 2] in (["were"], ["was"]):
            k = next((k for k in range(i + 2, min(s.size, i + 5)) if s.words[k] in _DOWNED), None)
            if k is not None:
                yield Claim(
                    i, k + 1, "interception", None, launched[0].actors, platform=launched[0].platform, confidence=0.7
                )
                at = k + 1
                continue
        if i < at or s.classes[i] not in "nvsa" or (number := number_at(s, i)) is None:
            continue
        for k in range(number.end, min(s.size, number.end + 6)):
            if s.words[k] in _DOWNED:
                claim = launched[0]
                yield Claim(
                    number.first,
                    k + 1,
                    "interception",
                    number.quantity(),
                    claim.actors,
                    platform=claim.platform,
                    confidence=0.75,
                )
                at = k
                break
            if s.classes[k] not in "bepd" and s.words[k] not in {"them", "which"}:
                break


_REST = frozenset(["rest", "others", "remainder", "remaining"])


def _got_through(s: Sentence, claims: list[Claim]) -> Iterator[Claim]:
    """As in "...; three hit blocks of flats": what some of the drones told of before it did."""
    told = [c for c in claims if c.kind in {"launch", "interception", "incursion"}]
    if not told:
        return
    at = min(c.last for c in told)
    for i in range(at, s.size - 1):
        if s.classes[i] not in "nvsa" or s.classes[i - 1] not in ",;&" or (number := number_at(s, i)) is None:
            continue
        k = number.end + (s.words[number.end : number.end + 1] in (["others"], ["more"], ["other"]))
        word = s.words[k] if k < s.size else ""
        through = word == "got" and s.words[k + 1 : k + 2] == ["through"]
        if (through or word in _STRIKES) and not any(c.first <= i < c.last for c in claims):
            yield Claim(
                number.first, k + 1 + through, "strike", number.quantity(), told[0].actors, platform=told[0].platform
            )


_STRIKES = frozenset(["hit", "struck", "crashed", "slammed", "exploded", "damaged", "destroyed", "reached", "killed"])


def _launch_sites(s: Sentence) -> Iterator[Claim]:
    """Launch sites named in a sentence about drones."""
    for i, word in enumerate(s.words):
        if word in {"sites", "site", "pads", "pad"} and s.words[i - 1 : i] in (["launch"], ["launching"]):
            first = i - 1
            while first > 0 and s.classes[first - 1] in "jAmn":
                first -= 1
            yield Claim(first, i + 1, "site", actors=actors.subject(s, first), platform="drone", confidence=0.8)
