# ruff: noqa: C901, PLR0911 (a grammar has one branch for each way to say a thing)
"""
What a sentence says of its drones: the kind of activity, and the word that tells it.

In this order: the noun that "drone" modifies (drone *strike*); else the parts that the drones play
(``governors``, ``predicates``), of which the frame of the verb or noun makes a kind (``lexicon/frames.py``).
"""

import re
from typing import NamedTuple

from services.tagging.domain.chunks import Parse, parse
from services.tagging.domain.drone_compounds import compound
from services.tagging.domain.drone_kinds import kind_of, made_for
from services.tagging.domain.governors import governor
from services.tagging.domain.parts import Part
from services.tagging.domain.predicates import predicates
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.drones import (
    ASKS,
    BANS,
    CLOSES,
    CREWS,
    FILMED,
    FOILED,
    GEAR,
    MONEY,
    REBUILT,
    SENSITIVE,
    TURNS_OUT,
    WATCHERS,
)
from services.tagging.lexicon.frames import FLIGHT, VERBS


class Sign(NamedTuple):
    """The *kind* of activity, and the word *at* which it is told."""

    kind: str
    at: int


def signs(s: Sentence, d: int) -> tuple[Sign, ...]:
    """
    What is told of the drones at word *d*; none where they are no drones at war. A sign at *d* itself is the
    mere mention.
    """
    if s.words[d] == "bayraktar" and s.classes[d - 1 : d] == "X" and s.classes[d + 1 : d + 2] not in {"D", "X"}:
        return ()  # a man of that name
    if s.words[d + 1 : d + 3] == ["of", "the"] and not _NOISY.isdisjoint(s.words[d + 3 : d + 6]):
        return ()  # the drone of the bagpipes
    if _countered(s, d) or "like" in s.words[max(0, d - 2) : d]:
        return ()
    noun = _modified(s, d)
    if noun is not None:
        return _by_noun(s, noun)
    if s.classes[d + 1 : d + 2] == "'" and s.classes[d + 2 : d + 3] in {"x", "j", "m", "N"}:
        if s.words[d + 2] in _EYES:
            return (Sign("surveillance", d + 2),)
        return (_bare(s, d),)  # "the drone's warhead": what is told is told of that
    return () if _firm(s, d) else _told(s, parse(s), d)


def _by_noun(s: Sentence, noun: Sign) -> tuple[Sign, ...]:
    """What the noun that the drones modify tells, by what is told of itself."""
    word = s.words[noun.at]
    if word == "company" and any(c in "UMT" and k != noun.at for k, c in enumerate(s.classes)):
        return (Sign("use", noun.at),)  # of soldiers
    if noun.kind == "use" and word in CREWS:
        return (_crew(s, parse(s), noun.at) or noun,)
    if noun.kind == "use" and word.startswith(("activit", "flight")) and _closes(s):
        return (Sign("incursion", noun.at),)
    if noun.kind == "use" and word.startswith("operation") and _on_target(s, noun.at):
        return (Sign("strike", noun.at),)
    if noun.kind == "launch" and (flown := _flock(s, noun)) is not None:
        return (flown,)
    if noun.kind == "strike" and not FOILED.isdisjoint(s.words) and _came_to_nothing(s, parse(s), noun.at):
        return (Sign("interception", noun.at),)
    return (noun,) if noun.kind else ()


_EYES = frozenset(["camera", "cameras", "sensor", "sensors", "eye", "eyes"])


def _on_target(s: Sentence, at: int) -> bool:
    """Whether the operation at word *at* is one against something."""
    rest = s.words[at + 1 : at + 9]
    return "against" in rest or "targeting" in rest


def _flock(s: Sentence, noun: Sign) -> Sign | None:
    """What is told of "drone swarms"."""
    found = _behind(s, parse(s), noun.at)
    return next(
        (sign for sign, how in found if how == "main" and sign.kind in {"incursion", "strike", "interception"}), None
    )


def _came_to_nothing(s: Sentence, p: Parse, at: int) -> bool:
    """Whether the attack at word *at* is told to have been foiled: "a drone attack on a hospital had been thwarted"."""
    return any(part.role == "object" and s.words[part.at] in FOILED for part in predicates(s, p, p.at(at)))


_NOISY = frozenset(
    [
        "bagpipes",
        "pipes",
        "organ",
        "engine",
        "engines",
        "traffic",
        "generator",
        "generators",
        "motors",
        "voices",
        "propellers",
        "planes",
    ]
)


def _firm(s: Sentence, d: int) -> bool:
    """Whether the word begins the name of a firm: "Drone Shield"."""
    behind = s.classes[d + 1 : d + 2]
    if behind not in {"X", "m"} or s.words[d] not in {"drone", "unmanned", "uncrewed", "uav"}:
        return False
    return s.raw[d][0].isupper() and s.raw[d + 1][0].isupper()


def _countered(s: Sentence, d: int) -> bool:
    """Whether the word is a part of "counter-drone", "anti-drone"."""
    before = s.words[max(0, d - 2) : d]
    return before in (["counter", "-"], ["anti", "-"]) or before[-1:] in (["counter"], ["anti"], ["antidrone"])


def _crew(s: Sentence, p: Parse, at: int) -> Sign | None:
    """What the drones' crews do: "drone pilots hit a tank"."""
    if s.words[at + 1 : at + 2] in (["'"], ["'s"]) or p.ends[p.at(at)] - 1 != at:
        return None  # "the drone unit's tent", "a drone unit chief"
    found = [
        x for x in _behind(s, p, at, crew=True) if x[0].kind not in {"supply", "interception", "site", "incursion"}
    ]
    return found[0][0] if found else None


def _told(s: Sentence, p: Parse, d: int) -> tuple[Sign, ...]:
    """What the parts say that the drones at *d* play."""
    k = p.at(d)
    part = governor(s, p, k)
    if part is not None and part.at < d and part.frame in _STOPS and made_for(s, part.at):
        return ()  # what a piece of kit is made for
    if (
        part is not None
        and part.role == "against"
        and not GEAR.isdisjoint(s.words[max(0, p.firsts[k] - 3) : p.firsts[k]])
    ):
        return ()  # jammers against drones
    if s.words[p.firsts[k] - 1 : p.firsts[k]] and s.words[p.firsts[k] - 1] in _FORBIDS and p.firsts[k]:
        return ()
    before = _before(s, d, part)
    if before is not None and part is not None and part.how == "noun" and "," in s.words[part.at : d]:
        came = [sign for sign, how in _behind(s, p, d) if how in {"reduced", "main"} and sign.kind == "launch"]
        before = None if came else before  # "attacks went on, with 800 drones launched in a night"
    next_ones = p.sorts[k + 1 : k + 8]
    plain = before is not None and part is not None and part.role == "object" and before.kind != "use"
    behind = [] if plain and "r" not in next_ones and "V" not in next_ones else _behind(s, p, d)
    if part is not None and part.role == "of" and s.words[part.at] in FLIGHT:
        before = before if not behind else None  # "swarms of drones buzzed the yard"
    elif part is not None and part.role not in _CLAUSES | {"object"}:
        opens = part.frame == "" and p.at(part.at) == 0  # "Without drones the brigade would have lost the town"
        behind = [x for x in behind if x[1] in {"relative", "reduced", "purpose"} or (x[1] == "zero" and not opens)]
    elif part is not None and part.role == "object":
        seen = part.frame in {"sight", "observe", "track"}
        behind = [x for x in behind if x[1] not in ({"aside"} if seen else {"aside", "main"})]
    if part is not None and part.frame in {"sight", "observe", "track"} and any(how == "main" for _, how in behind):
        before = None  # "saw drones hit the depot"
    found = _chosen(
        s,
        before,
        behind,
        rebuilt=before is not None and s.words[before.at] in REBUILT,
        definite=s.words[p.firsts[k]] == "the" and "r" in p.sorts[k + 1 : k + 2],
    )
    first = found[0] if found else None
    if (first is None or first.kind in {"use", "surveillance"}) and _closes(s):
        return (Sign("incursion", first.at if first is not None else d),)
    if (
        first is not None
        and (
            (first.kind in {"use", "incursion"} and _mild(s, first.at))
            or (
                first.kind == "launch"
                and (first.at < d or _mild(s, first.at))
                and _AT_SOMEBODY.isdisjoint(s.words[d + 1 : d + 5])
            )
        )
        and not WATCHERS.isdisjoint(s.words[max(0, d - 2) : d + 1])
    ):
        return (Sign("surveillance", first.at),)
    if first is not None and first.kind == "supply" and first is before:  # "..., which it uses at the front"
        found += tuple(sign for sign, how in behind if how == "relative" and _used(s, sign))
    if len(found) == 1 and not _mild(s, found[0].at):  # "crossed the border and hit a depot"
        mains = [sign for sign, how in behind if how == "main" and sign.kind in {"strike", "interception"}]
        found += tuple(x for x in mains if found[0].kind in {"launch", "incursion"} and x.at > found[0].at)[:1]
    return found or (_bare(s, d),)


_AT_SOMEBODY = frozenset(["at", "into", "across", "toward", "towards", "against", "to", "over"])


def _on_somebody(s: Sentence, at: int) -> bool:
    """Whether the verb at *at* names whom it is done to: "used by Russia to attack Kyiv"."""
    end = next((k for k in range(at + 1, min(s.size, at + 12)) if s.classes[k] in ",;:"), at + 12)
    return any(c in "CGRTP" for c in s.classes[at + 1 : end]) or "civilians" in s.words[at + 1 : end]


def _deadly(s: Sentence, sign: Sign) -> bool:
    return sign.kind == "surveillance" or VERBS.get(s.words[sign.at], ("",))[0] in {"attack", "stop", "impact", "crash"}


def _used(s: Sentence, sign: Sign) -> bool:
    return sign.kind == "use" or VERBS.get(s.words[sign.at], ("",))[0] == "use"


def _mild(s: Sentence, at: int) -> bool:
    """Whether the word says no more than that they are about."""
    return VERBS.get(s.words[at], ("use",))[0] in {"use", "motion", "observe", "say", "other"} or s.classes[at] == "b"


_FORBIDS = frozenset(
    ["ban", "bans", "banned", "banning", "prohibit", "prohibited", "prohibiting", "outlaw", "outlawed"]
)
_STOPS = frozenset(["ward", "stop", "sight", "attack", "track"])
_CLAUSES = frozenset(["after", "before", "since", "until", "as", "despite", "with", "to"])
_DESCRIBES = frozenset(["relative", "reduced", "aside", "zero"])


def _chosen(
    s: Sentence, before: Sign | None, behind: list[tuple[Sign, str]], *, rebuilt: bool, definite: bool
) -> tuple[Sign, ...]:
    """The sign, or the two, that count."""
    main = next((sign for sign, how in behind if how == "main"), None)
    told = [sign for sign, how in behind if how in _DESCRIBES]
    described = next((sign for sign in told if sign.kind != "supply"), told[0] if told else None)
    if described is not None and described.kind == "surveillance":
        described = next((sign for sign in told if sign.kind == "strike"), described)  # "tracking and then attacking"
    purpose = next((sign for sign, how in behind if how == "purpose"), None)
    # "any drone that crosses the border"
    now = described is not None and VERBS.get(s.words[described.at], ("", ""))[1] in {"V", "v"}
    if before is None or before.kind == "use":
        if main is not None and main.kind != "use":
            weak = main.kind == "launch" and VERBS.get(s.words[main.at], ("",))[0] == "motion"
            made = main.kind == "supply" and described is not None and described.kind == "strike"
            seen = described is not None and main.kind == "incursion" and described.kind == "surveillance"
            return (
                (described,)
                if described is not None and ((weak and described.kind == "strike") or seen or made)
                else (main,)
            )
        if before is not None and described is not None and described.kind == "supply":
            described = None  # "used drones bought abroad"
        first = described or purpose or main or before
        return (first,) if first is not None else ()
    if before.kind == "supply" and purpose is not None and purpose.kind == "strike" and rebuilt:
        return (Sign("strike", before.at),)
    if (
        before.kind == "launch"
        and purpose is not None
        and purpose.kind in {"strike", "surveillance"}
        and _deadly(s, purpose)
    ):
        return (Sign(purpose.kind, before.at),)
    if described is None or described.kind in {"use", before.kind, "supply"}:
        return (before,)
    if before.kind == "supply":  # "makes the drones that kill us"
        told_of = definite or _on_somebody(s, described.at)
        return (before, described) if told_of and described.kind == "strike" else (before,)
    if VERBS.get(s.words[described.at], ("",))[0] == "motion" and described.kind != "incursion":
        return (before,)  # "downed three drones approaching"
    if before.kind == "launch" and described.kind == "surveillance":
        return (described,)
    if described.kind == "site" or (
        before.kind == "interception" and VERBS.get(s.words[described.at], ("",))[0] == "use"
    ):
        return (before,)
    if before.kind == "interception" and (described.kind == "surveillance" or now):
        return (before,)
    return (before, described)


def _bare(s: Sentence, d: int) -> Sign:
    """The mere mention, or what stands right beside it."""
    own = s.words[max(0, d - 2) : d + 1]
    following = s.words[d + 1 : d + 2]
    if _about(s, d):
        return Sign("incursion", d + 1)
    if _adjective(s, d) is not None or _lost(s, d):
        return Sign("interception", d)
    if not _STRAY.isdisjoint(own):
        return Sign("incursion", d)
    if not WATCHERS.isdisjoint(own):
        return Sign("surveillance", d)
    if not _HELP.isdisjoint(s.words[max(0, d - 20) : d]):
        return Sign("supply", d)
    if following == ["for"] and s.classes[d + 2 : d + 3] in {"C", "G"}:
        return Sign("supply", d)
    return Sign("use", d)


def _lost(s: Sentence, d: int) -> bool:
    """Whether they stand in a list of losses: "destroyed: three tanks, 14 UAVs"."""
    if ":" not in s.words[:d]:
        return False
    colon = max(k for k in range(d) if s.words[k] == ":")
    return not _LOSSES.isdisjoint(s.words[max(0, colon - 8) : colon]) and not _ENDS.search(s.classes, colon + 1, d)


_LOSSES = frozenset(
    ["losses", "lost", "destroyed", "downed", "eliminated", "neutralised", "neutralized", "intercepted", "repelled"]
)
_ENDS = re.compile("[;bp]")


_STRAY = frozenset(["stray", "errant", "intruding"])


def _about(s: Sentence, d: int) -> bool:
    """Whether they are said to be over or near a place that is not theirs: "drones over Langley"."""
    near = s.words[d + 1 : d + 2]
    if near not in (["over"], ["above"], ["near"]):
        return False
    if not SENSITIVE.isdisjoint(s.words[d:]) or "S" in s.classes[d + 2 : d + 6]:
        return True
    if s.classes[d + 2 : d + 3] == "C":
        return "A" in s.classes[max(0, d - 2) : d] and near != ["near"]
    return near != ["near"] and any(c in "XGR" for c in s.classes[d + 2 : d + 4])


_HELP = frozenset(["aid", "assistance", "package", "packages", "shipment", "shipments", "deliveries", "supplies"])
_DONE = frozenset(["downed", "intercepted", "captured", "destroyed", "crashed", "jammed", "seized"])


def _adjective(s: Sentence, d: int) -> int | None:
    """The participle that describes the drones from before: "the downed drone"."""
    return next((k for k in range(max(0, d - 3), d) if s.words[k] in _DONE and s.classes[k + 1] in "DmAjX"), None)


_AIRLINES = frozenset(["flights", "airliner", "airliners", "traffic", "airlines"])


def _closes(s: Sentence) -> bool:
    """Whether an airport, a runway or an airspace is closed for them."""
    if SENSITIVE.isdisjoint(s.words) and _AIRLINES.isdisjoint(s.words):
        return False
    return not CLOSES.isdisjoint(s.words) or any(
        w == "close" and s.words[i - 1 : i] == ["to"] and s.words[i + 1 : i + 2] != ["to"]
        for i, w in enumerate(s.words)
    )


# --- the parts -------------------------------------------------------------------------------------------------------


def _before(s: Sentence, d: int, part: Part | None) -> Sign | None:
    """The sign of what governs them."""
    kind = kind_of(s, d, part) if part is not None else ""
    return Sign(kind, part.at) if kind and part is not None else _asked_for(s, d)


def _asked_for(s: Sentence, d: int) -> Sign | None:
    """As in "asked for drones", "2.5 billion euros for drones", "turned out 10,000 drones"."""
    i = d
    while i > 0 and s.classes[i - 1] in 'AjmDXWCOGnksvHdagxN&h%T"' and d - i < 9:
        i -= 1
    if s.words[i - 1 : i] == ["out"] and i > 1 and s.words[i - 2] in TURNS_OUT:
        return Sign("supply", i - 2)
    if s.words[i - 1 : i] == ["for"]:
        near = range(max(0, i - 9), i - 1)
        at = next((k for k in reversed(near) if s.words[k] in ASKS or s.words[k] in MONEY), None)
        if at is not None and BANS.isdisjoint(s.words[at:d]):
            return Sign("supply", at)
    return None


def _behind(s: Sentence, p: Parse, d: int, *, crew: bool = False) -> list[tuple[Sign, str]]:
    """The signs of the verbs whose subject they are, each with how it stands to them."""
    found = []
    for part in predicates(s, p, p.at(d)):
        kind = kind_of(s, d, part)
        if kind and not (crew and kind == "use"):
            found.append((Sign(kind, part.at), part.how))
    return found


def _modified(s: Sentence, d: int) -> Sign | None:
    found = compound(s, d)
    return Sign(*found) if found is not None else None


def filmed(s: Sentence, d: int, sign: Sign) -> bool:
    """Whether the drones hold the camera: "filmed by a drone", "images taken with a drone"."""
    if sign.kind in {"strike", "interception", "launch"} and sign.at > d:
        return False
    near = s.words[max(0, d - 6) : d]
    return any(w in {"filmed", "photographed"} for w in near) or (
        not {"by", "with"}.isdisjoint(near) and "taken" in near and not FILMED.isdisjoint(near)
    )
