"""
What drones do in a sentence: one claim for each verb (or noun of action) and its drones.

The kind is read where English puts it, nearest first: the noun that "drone" modifies (drone *strike*), the verb behind it
(drones *were shot down*), the verb before it (*launched* 40 drones), then the sentence. A count belongs to a claim only if
it counts drones alone.
"""

from collections.abc import Iterator
from typing import NamedTuple

from services.tagging.domain import actors
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.numbers import Number, number_at
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.drones import (
    ACT,
    COMPOUND,
    FACTORY_TARGET,
    FILMED,
    FOILED,
    GROUND,
    NAMED_TYPES,
    OBJECT,
    ONE_WAY,
    PEACE,
    SEA,
    WAR,
    WEAPONS,
)


class _Sign(NamedTuple):
    kind: str
    at: int  # the word that says so


_CLEAR = frozenset({"strike", "interception", "incursion", "launch", "site"})
_DOUBTFUL = frozenset(
    {
        "lancet",
        "lancets",
        "geranium",
        "gerbera",
        "gerberas",
        "unmanned",
        "uncrewed",
        "pilotless",
        "orlan",
        "switchblade",
        "uas",
        "akinci",
    }
)
_BOUNDS = frozenset(";")


def drone_claims(s: Sentence, context: Context) -> Iterator[Claim]:
    """The claims of sentence *s* about drones, in text order."""
    found: dict[tuple[str, int], Claim] = {}
    plain: Claim | None = None
    d = s.classes.find("D")
    at_war = not WAR.isdisjoint(s.words)
    in_peace = not PEACE.isdisjoint(s.words)
    if d < 0 or (
        s.words.count("drone") == 0
        and not at_war
        and all(s.words[i] in _DOUBTFUL for i, c in enumerate(s.classes) if c == "D")
    ):
        return
    skip = -1
    while d >= 0:
        here, d = d, s.classes.find("D", d + 1)
        if here <= skip:
            continue
        while d == here + 1:  # "kamikaze drones", "Shahed UAVs": one thing
            here, d = d, s.classes.find("D", d + 1)
        sign = _sign(s, here)
        if sign is None or _filmed(s, here, sign):
            continue
        if sign.kind not in _CLEAR or sign.kind == "launch":
            if not at_war and (in_peace or context.frame.conflict is None):
                continue
        elif in_peace and not at_war:
            continue
        if sign.kind in {"use"} and sign.at == here:
            plain = plain or (_claim(s, here, sign) if at_war else None)
            continue
        key = (sign.kind, sign.at)
        claim = _claim(s, here, sign)
        if key not in found or (claim.quantity and not found[key].quantity):
            found[key] = claim
        launched = _launched_behind(s, here, sign)
        if launched is not None:
            found.setdefault(("launch", launched.at), _claim(s, here, launched))
    claims = list(found.values())
    claims += _rest(s, claims)
    claims += _launch_sites(s)
    if not claims and plain is not None:
        claims = [plain]
    claims.sort(key=lambda c: (c.first, c.last))
    yield from claims


def _sign(s: Sentence, d: int) -> _Sign | None:
    """What the words around the drones at *d* say of them; None where they are no drones at war."""
    if s.words[max(0, d - 2) : d] in (["counter", "-"], ["anti", "-"]) or s.words[d - 1 : d] in (
        ["counter"],
        ["anti"],
        ["antidrone"],
    ):
        return None
    compound = _compound(s, d)
    if compound is not None:
        if not compound.kind:
            return None
        if compound.kind in {"use"} and s.words[compound.at] in _CREWS:
            return _subject_sign(s, compound.at) or compound
        return compound
    return _subject_sign(s, d) or _object_sign(s, d) or _Sign("use", d)


_CREWS = frozenset(
    [
        "operator",
        "operators",
        "pilot",
        "pilots",
        "unit",
        "units",
        "crew",
        "crews",
        "team",
        "teams",
        "brigade",
        "regiment",
        "battalion",
        "forces",
        "troops",
        "force",
        "corps",
    ]
)
_SKIPS = frozenset("-&|,")


def _compound(s: Sentence, d: int) -> _Sign | None:
    """ "drone strike", "drone and missile attacks", "drones factory"."""
    i = d + 1
    plural = s.words[d].endswith("s") and s.words[d] not in {"uas"}
    while i < min(len(s), d + 8):
        word = s.words[i]
        if (
            word in COMPOUND
            and not (plural and i == d + 1 and word in _ALSO_VERBS)
            and not (plural and COMPOUND[word] == "" and word in {"show", "shows", "shot", "shots"})
        ):
            if plural and i > d + 1 and COMPOUND[word] == "use" and word not in {"warfare"}:
                return None
            return _Sign(_compound_kind(s, d, i), i)
        if (
            s.classes[i] in "&|,h"
            or word in WEAPONS
            or (s.classes[i] in "mjD" and not plural)
            or (s.classes[i] in "jm" and i > d + 1)
        ):
            i += 1
            continue
        if (
            not plural
            and s.classes[i] in "XxN"
            and i == d + 1
            and s.words[i + 1 : i + 2]
            and s.words[i + 1] in COMPOUND
            and COMPOUND[s.words[i + 1]] in {"site", "factory"}
        ):
            i += 1
            continue
        return None
    return None


_ALSO_VERBS = frozenset(
    [
        "strike",
        "attack",
        "raid",
        "bomb",
        "hit",
        "fire",
        "launch",
        "target",
        "patrol",
        "use",
        "threat",
        "blast",
        "impact",
        "ambush",
        "supply",
        "force",
        "team",
        "arms",
    ]
)


def _compound_kind(s: Sentence, d: int, i: int) -> str:
    kind = COMPOUND[s.words[i]]
    if (
        kind == "strike"
        and any(w in FOILED for w in s.words[max(0, d - 5) : d] + s.words[i + 1 : i + 4])
        and "by" not in s.words[i + 1 : i + 2]
    ):
        return "interception"
    if kind in {"factory", "site"} and s.words[i] not in {"base", "bases", "launcher", "launchers"}:
        near = s.words[max(0, d - 8) : d] + s.words[i + 1 : i + 8]
        if any(w in FACTORY_TARGET for w in near):
            return "site"
        return "supply" if kind == "factory" else "site"
    return kind if kind != "factory" else "supply"


_MODAL_LIKE = frozenset(
    [
        "that",
        "which",
        "who",
        "also",
        "then",
        "reportedly",
        "later",
        "were",
        "was",
        "being",
        "been",
        "be",
        "are",
        "is",
        "had",
        "have",
        "has",
        "to",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
    ]
)


def _subject_sign(s: Sentence, d: int) -> _Sign | None:
    """The verb behind: "drones hit ...", "drones were shot down", "drones that attacked ..."."""
    passive = False
    for i in range(d + 1, min(len(s), d + 9)):
        word, c = s.words[i], s.classes[i]
        if c in ";(" or (c == "." and word in ".!?"):
            return None
        if c == "," and s.words[i + 1 : i + 2] not in (["which"], ["that"]):
            if i + 1 < len(s) and (s.words[i + 1] in WEAPONS or s.classes[i + 1] in "nvmD"):
                continue
            return None
        if word in {"was", "were", "been", "being", "are", "is", "be"}:
            passive = True
            continue
        if word in _MODAL_LIKE or c == "b":
            continue
        participle = word.endswith(
            (
                "ed",
                "shot",
                "brought",
                "taken",
                "built",
                "made",
                "sent",
                "sold",
                "spotted",
                "seen",
                "flown",
                "struck",
                "hit",
            )
        )
        if passive and word in OBJECT:
            kind = OBJECT[word]
            if word in {"brought", "knocked", "taken", "take"} and not {"down", "out"} & set(s.words[i + 1 : i + 3]):
                kind = "use"
            return _Sign(kind if word != "sent" else "launch", i)
        if passive and word in ACT and ACT[word] != "strike":
            return _Sign(ACT[word], i)
        if (
            not passive
            and word
            in {
                "launched",
                "fired",
                "shot",
                "intercepted",
                "downed",
                "supplied",
                "provided",
                "made",
                "produced",
                "built",
                "headed",
                "delivered",
                "sent",
                "jammed",
                "destroyed",
                "used",
            }
            and (
                s.words[i + 1 : i + 2]
                in (
                    ["by"],
                    ["from"],
                    ["at"],
                    ["in"],
                    ["down"],
                    ["on"],
                    ["to"],
                    ["toward"],
                    ["towards"],
                    ["into"],
                    ["against"],
                    ["over"],
                    ["during"],
                    ["overnight"],
                )
                or i + 1 >= len(s)
                or s.classes[i + 1] in ".,;"
            )
        ):
            kind = OBJECT.get(word, "launch")
            return _Sign("launch" if word in {"sent", "headed", "launched", "fired"} else kind, i)
        if not passive and word in ACT:
            return _Sign(ACT[word], i)
        if (
            c in "i>"
            and s.words[i] in {"by", "from", "in", "with", "for", "to"}
            and i == d + 1
            and word in {"by", "from", "for", "with", "to"}
        ):
            return None
        if c == "i" or c in "CGRXAdDmjNn&":
            if (
                c == "&"
                and s.words[i + 1 : i + 2]
                and s.words[i + 1] not in WEAPONS
                and s.classes[i + 1] not in "jmDAndvs"
            ):
                return None
            continue
        if participle or c not in "x":
            continue
        if word not in WEAPONS and not word.endswith(("ly", "s")):
            return None
    return None


_MEANS = frozenset(["by", "with", "using", "via"])
_STOP_LEFT = frozenset(";:(")


def _object_sign(s: Sentence, d: int) -> _Sign | None:
    """The verb before: "shot down 12 drones", "hit by a drone", "preparing to supply drones"."""
    means = False
    weak: _Sign | None = None
    for i in range(d - 1, max(-1, d - 15), -1):
        word, c = s.words[i], s.classes[i]
        if c in _STOP_LEFT or (c == "." and word in ".!?"):
            break
        if (
            c == ","
            and s.words[i + 1 : i + 2] in (["but"], ["while"], ["and"])
            and i + 2 < d
            and s.classes[i + 2] in "pCGdAg"
        ):
            break
        if word in _MEANS and d - i <= 7:
            means = True
            continue
        if (
            word in {"of"}
            and i
            and s.words[i - 1] in {"swarm", "swarms", "wave", "waves", "barrage", "barrages", "salvo", "hundreds_"}
        ):
            return _Sign("launch", i - 1)
        if means and word in ACT and ACT[word] in {"strike", "surveillance"}:
            return _Sign(_by_count(s, d, word), i)
        if word in {"attack", "attacks", "strikes", "strike"} and {
            "include",
            "included",
            "including",
            "involving",
            "involved",
            "using",
            "by",
            "with",
        } & set(s.words[i + 1 : d]):
            return _Sign("strike", i)
        if word in {"under", "from"} and s.words[i - 1 : i] in (["came"], ["come"], ["comes"]):
            return _Sign("strike", i - 1)
        if word in OBJECT:
            kind = OBJECT[word]
            if c == "i" or (
                s.classes[i - 1 : i] == "d" and word in {"use", "fire", "ship", "ships", "tests", "test", "field"}
            ):
                continue
            if kind == "interception" and word in {
                "take",
                "took",
                "taken",
                "takes",
                "brought",
                "bring",
                "bringing",
                "knock",
                "knocked",
                "knocking",
                "shot",
                "shoot",
                "shooting",
                "shoots",
                "down",
            }:
                if not {"down", "out"} & set(s.words[i : d + 4]):
                    continue
            if kind == "use" or kind == "incursion":
                purpose = _purpose(s, d)
                if purpose is not None and kind == "use":
                    return purpose
                weak = weak or _Sign(kind, i)
                if kind == "incursion":
                    return weak
                continue
            return _Sign(kind, i)
        if word in ACT and ACT[word] == "surveillance" and d - i <= 2:
            return _Sign("surveillance", i)
    return weak


def _by_count(s: Sentence, d: int, verb: str) -> str:
    kind = ACT[verb]
    number = _number(s, d)
    if (
        kind == "strike"
        and number is not None
        and (number.low or number.high or 0) >= 20
        and verb.startswith(("attack", "bombard", "target"))
    ):
        return "launch"
    return kind


def _purpose(s: Sentence, d: int) -> _Sign | None:
    """ "drones for surveillance", "drones to attack"."""
    for i in range(d + 1, min(len(s), d + 6)):
        if s.words[i] in {"for", "to", "in"} and i + 1 < len(s):
            for k in range(i + 1, min(len(s), i + 4)):
                if s.words[k] in ACT:
                    return _Sign(ACT[s.words[k]], k)
            return None
    return None


def _launched_behind(s: Sentence, d: int, sign: _Sign) -> _Sign | None:
    """The launch in "shot down 15 drones that were launched by ..."."""
    if sign.kind != "interception" or sign.at > d:
        return None
    for i in range(d + 1, min(len(s), d + 5)):
        if s.words[i] in {"launched", "fired", "sent"}:
            return _Sign("launch", i)
        if s.classes[i] not in "bp" and s.words[i] not in {"that", "which"}:
            return None
    return None


def _filmed(s: Sentence, d: int, sign: _Sign) -> bool:
    """ "filmed by a drone", "images taken with a drone"."""
    if sign.kind in {"strike", "interception", "launch"} and sign.at > d:
        return False
    near = s.words[max(0, d - 6) : d]
    return any(w in {"filmed", "photographed"} for w in near) or (
        "by" in near and any(w in FILMED for w in near) and "taken" in near
    )


def _number(s: Sentence, d: int) -> Number | None:
    """The number that counts the drones at *d*, and nothing else with them."""
    j = d
    while j > 0 and (
        s.classes[j - 1] in "AjmDXWCOtgMRh"
        or (
            s.classes[j - 1] in "xNdT"
            and s.classes[j - 1] != "d"
            and s.words[j - 1] not in WEAPONS
            and s.words[j - 1].endswith(
                ("ed", "ing", "al", "ic", "le", "way", "type", "range", "made", "ance", "view", "person", "capable")
            )
        )
    ):
        j -= 1
        if d - j > 7:
            return None
    if j > 0 and s.words[j - 1] in {"[", "]"}:
        return None
    for i in range(max(0, j - 5), j):
        if s.classes[i] in "nyvskaH":
            number = number_at(s, i)
            if number is None or (s.classes[number.first - 1 : number.first] == "$" or s.classes[i - 1 : i] == "$"):
                continue
            end = number.end
            if s.words[end : end + 1] == ["more"]:
                end += 1
            if s.classes[end : end + 1] == "e":
                end += 1
                if s.classes[end : end + 1] in {"d", "g"}:
                    end += 1
            if end == j:
                return number
    return None


def _counts_alone(s: Sentence, d: int) -> bool:
    if s.classes[d + 1 : d + 2] in {"&", "|"} and d + 2 < len(s):
        following = s.words[d + 2]
        behind = s.words[d + 3] if d + 3 < len(s) else ""
        return not (following in WEAPONS or (s.classes[d + 2] in "jmxA" and behind in WEAPONS))
    return True


def _claim(s: Sentence, d: int, sign: _Sign) -> Claim:
    number = _number(s, d) if _counts_alone(s, d) else None
    if (
        s.classes[d + 1 : d + 2] != ""
        and s.words[sign.at] in COMPOUND
        and sign.at > d
        and COMPOUND[s.words[sign.at]] not in {"launch"}
        and not s.words[d].endswith("s")
    ):
        number = None  # "two drone strikes" counts strikes
    start = d
    while start > 0 and s.classes[start - 1] in "AjmDX" and d - start < 3 and s.raw[start - 1] != "The":
        start -= 1
    first = min(start, sign.at, number.first if number else start)
    last = max(d, sign.at) + 1
    if sign.kind == "interception" and s.words[last : last + 1] in (["down"], ["out"]):
        last += 1
    return Claim(
        first,
        last,
        sign.kind,
        quantity=number.quantity(unit=s.words[d]) if number else None,
        actors=_operator(s, start, d, sign),
        platform=_platform(s, start, d),
        confidence=0.85 if sign.kind != "use" else 0.7,
        focus=(min(d, sign.at), max(d, sign.at) + 1),
    )


def _operator(s: Sentence, start: int, d: int, sign: _Sign) -> tuple[str, ...]:
    named = actors.named(s, start, d + 1)
    if named:
        return named
    if s.classes[start - 1 : start] == "'" and start > 1:
        return actors.codes_at(s, start - 2)
    for i in range(d + 1, min(len(s), d + 7)):
        if s.words[i] == "by":
            return actors.named(s, i + 1, min(len(s), i + 4))
    if sign.kind in {"launch", "strike", "use", "surveillance", "site", "supply"}:
        return actors.subject(s, min(sign.at, start))
    return ()


def _platform(s: Sentence, start: int, d: int) -> str:
    words = [w for k in range(max(0, start - 1), d + 1) for w in s.words[k].replace("-", " - ").split()]
    for k in range(max(0, start - 1), d + 1):
        for stem, name in NAMED_TYPES.items():
            if s.words[k].startswith(stem):
                return name
    if SEA & set(words):
        return "sea drone"
    if GROUND & set(words):
        return "ground drone"
    if ONE_WAY & set(words) or ("one" in words and "way" in words):
        return "one-way attack drone"
    return "drone"


_DOWNED = frozenset(k for k, v in OBJECT.items() if v == "interception") - {
    "down",
    "stop",
    "stopped",
    "take",
    "took",
    "takes",
}


def _rest(s: Sentence, claims: list[Claim]) -> Iterator[Claim]:
    """ "..., of which 80 were shot down": the number of the drones that a claim before it speaks of."""
    for claim in claims:
        if claim.kind not in {"launch", "strike"}:
            continue
        for i in range(claim.last, len(s)):
            if s.classes[i] not in "nvsa":
                continue
            number = number_at(s, i)
            if number is None or s.classes[number.end : number.end + 1] in {"N", "T", "P", "x", "X", "$", "%"}:
                continue
            for k in range(number.end, min(len(s), number.end + 6)):
                if s.words[k] in _DOWNED:
                    yield Claim(
                        number.first,
                        k + 1,
                        "interception",
                        number.quantity(),
                        claim.actors,
                        platform=claim.platform,
                        confidence=0.75,
                    )
                    return
                if s.classes[k] not in "bepd" and s.words[k] not in {"them", "which"}:
                    break
    return


def _launch_sites(s: Sentence) -> Iterator[Claim]:
    """Launch sites named in a sentence about drones."""
    for i, word in enumerate(s.words):
        if word in {"sites", "site", "pads", "pad"} and s.words[i - 1 : i] in (["launch"], ["launching"]):
            first = i - 1
            while first > 0 and s.classes[first - 1] in "jAmn":
                first -= 1
            yield Claim(first, i + 1, "site", actors=actors.subject(s, first), platform="drone", confidence=0.8)
