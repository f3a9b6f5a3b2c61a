# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Where drones fly, fall and what they drop: the words behind a verb of motion that make a kind of activity of it.

Each function answers for the verb at word *at* with the kind, empty where it tells none.
"""

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import ACT, HARM, LOADS, SENSITIVE
from services.tagging.lexicon.frames import NOMINALS, VERBS


def takes_object(s: Sentence, at: int) -> bool:
    k = at + 1
    while k < s.size and s.words[k] in {"down", "out", "up", "off", '"'}:
        k += 1
    return k < s.size and s.classes[k] in "dagnksvpACGORWTMFUDHXxNSPmjt"


_OVER = frozenset(["between", "over", "above", "near", "around", "across", "inside", "within", "along"])
_TO = frozenset(["toward", "towards", "into", "at", "to", "for", "on", "in", "from", "out"])


_SCRAMBLED = frozenset(["scrambled", "scrambles", "scrambling"])
_TERRITORY = frozenset(
    [
        "airspace",
        "territory",
        "country",
        "border",
        "frontier",
        "region",
        "sky",
        "skies",
        "air",
        "space",
        "area",
        "zone",
        "zones",
        "waters",
    ]
)


def moves(s: Sentence, at: int) -> str:
    """What moving drones do: it depends on where to."""
    word, rest = s.words[at], s.words[at + 1 : at + 7]
    if (kind := _in_order_to(s, at + 1)) is not None:
        return kind
    watching = any(
        (VERBS.get(w, ("",))[0] == "observe" or ACT.get(w) == "surveillance") and s.classes[k - 1] != "b"
        for k, w in enumerate(s.words[at + 1 : at + 12], at + 1)
    )
    if watching:
        return "surveillance"
    if word in {"got", "get", "gets", "getting", "slipped"}:
        return "strike"
    if rest[:1] == ["into"] or (rest[:1] == ["straight"] and rest[1:2] == ["into"]):
        into = s.classes[at + 2 : at + 8]
        if any(c in "CGR" for c in into) or not _TERRITORY.isdisjoint(rest):
            return "incursion"
        return "strike"
    if word in {"go", "goes", "going", "went", "gone"} and _to_somebody(s, at):
        return "supply"  # "are to go from Turkey to Poland"
    if rest[:1] == ["under"]:
        return ""  # a rule, or an attack
    if rest[:1] == ["back"]:
        return "use"
    coming = word.startswith(("com", "cam"))
    if coming and rest[:1] == ["down"]:
        hit = rest[1:2] in (["on"], ["into"]) and rest[2:3] not in (["their"], ["its"])  # "on its own"
        return "strike" if hit or not CAUSED.isdisjoint(s.words) else "incursion"
    if coming:
        return "launch" if _ABOUT.isdisjoint(rest[:2]) else "incursion"
    if "close" in rest[:2] and not SENSITIVE.isdisjoint(s.words[at + 1 : at + 10]):
        return "incursion"
    if "into" in rest and not _TERRITORY.isdisjoint(s.words[at + 1 + rest.index("into") : at + 6 + rest.index("into")]):
        return "incursion"
    if _OVER & set(rest[:2]) or {"over", "above"} & set(rest[:5]):
        return "incursion"
    if {"border", "frontier", "airspace", "country", "territory"} & set(rest) and {"into", "across", "through"} & set(
        rest
    ):
        return "incursion"
    if word.startswith(("head", "approach", "launch", "com", "cam", "converg", "swarm", "advanc", "surg")) or {
        "off",
        *_TO,
    } & set(rest[:4]):
        return "launch" if not word.startswith(("return", "leav", "left", "go", "lift")) or "off" in rest[:1] else "use"
    return "use" if _SCRAMBLED.isdisjoint(s.words) else "incursion"


def over_a_base(s: Sentence, at: int) -> bool:
    """Whether the words behind the verb at *at* put them over, or near, what a state guards."""
    return not _OVER.isdisjoint(s.words[at + 1 : at + 4]) and not SENSITIVE.isdisjoint(s.words[at + 2 : at + 9])


# Of drones of which nobody says whose they are.
UNKNOWN: frozenset[str] = frozenset(
    ["unknown", "unidentified", "mysterious", "mystery", "suspicious", "suspected", "unexplained", "rogue"]
)


def _to_somebody(s: Sentence, at: int) -> bool:
    """Whether what goes at word *at* goes to a land or its forces."""
    to = next((k for k in range(at + 1, min(s.size - 1, at + 7)) if s.words[k] == "to"), 0)
    return bool(to) and any(c in "CGTMP" for c in s.classes[to + 1 : to + 3])


def _in_order_to(s: Sentence, i: int) -> str | None:
    """What drones come for, where an infinitive at *i* says it: "returned to strike", "came back to film"."""
    to = i + (s.words[i : i + 1] in (["back"], ["again"], ["in"], ["down"], ["over"]))
    if s.words[to : to + 1] != ["to"]:
        return None
    return {"attack": "strike", "impact": "strike", "observe": "surveillance"}.get(
        VERBS.get(s.words[to + 1] if to + 1 < s.size else "", ("", ""))[0]
    )


def crashes(s: Sentence, at: int, role: str) -> str:
    """Where they come down: on something, or merely over the border."""
    rest = s.words[at + 1 : at + 3]
    if s.words[at].startswith(("crash", "plummet", "tumbl", "land", "fell", "fall")):
        if s.words[at].startswith("land"):
            if not {"rockets", "rocket", "missiles", "missile", "shells", "mortars"}.isdisjoint(
                s.words[max(0, at - 6) : at]
            ):
                return "strike"
            return "incursion" if role == "doer" else ""
        if not _SOIL.isdisjoint(s.words[at + 1 : at + 5]) and CAUSED.isdisjoint(s.words):
            return "incursion"
        if {"into", "onto"} & set(rest) or s.words[at + 1 : at + 2] == ["on"]:
            return "strike" if _WATER.isdisjoint(s.words[at + 1 : at + 6]) else ""
        if not s.words[at].startswith("crash") and rest[:1] not in (["in"], ["inside"], ["near"]):
            return ""
        return (
            "incursion"
            if rest[:1] and rest[0] in {"in", "inside", "near", "off", "close", "at"} and CAUSED.isdisjoint(s.words)
            else "strike"
        )
    return "strike"


_ABOUT = frozenset(["over", "across", "near", "close", "within"])
_SOIL = frozenset(
    ["soil", "territory", "forest", "field", "fields", "wood", "woods", "marsh", "swamp", "desert", "meadow"]
)
_WATER = frozenset(["sea", "water", "river", "lake", "ocean", "gulf", "bay"])
CAUSED = HARM | {
    "damaged",
    "killed",
    "injured",
    "killing",
    "injuring",
    "damaging",
    "wounding",
    "exploded",
    "detonated",
} - {"hit", "attack", "attacks", "strike", "strikes", "raid", "raids"}


def drops(s: Sentence, at: int, role: str) -> str:
    rest = s.words[at + 1 : at + 9]
    if role == "object":
        return ""
    if not LOADS.isdisjoint(rest) or not LOADS.isdisjoint(s.words[max(0, at - 6) : at]):
        return "strike"
    return "use"


_HURT = frozenset(["dead", "wounded", "injured", "casualties", "casualty", "bodies"])
BEARS = (
    "carry",
    "fetch",
    "deliver",
    "resuppl",
    "pick",
    "recover",
    "collect",
    "haul",
    "ferr",
    "transport",
    "evacuat",
    "rescu",
    "bring",
    "brought",
    "airlift",
    "tow",
    "drag",
    "retriev",
    "mov",
)


def dealt(s: Sentence, at: int) -> str:
    """What a verb of little meaning at *at* does by its noun: "inflicted losses", "conducted reconnaissance"."""
    found = ""
    for k in range(at + 1, min(s.size, at + 8)):
        word = s.words[k]
        if s.classes[k] in ",;:()" or (s.classes[k] == "i" and word not in {"on", "in"}):
            return found
        if word in _HURT and (VERBS[s.words[at]][0] == "carry" or s.words[at].startswith(BEARS)):
            continue
        if word in HARM and not (word in {"strikes", "attack", "attacks"} and s.words[k + 1 : k + 2] == ["drones"]):
            return "strike"
        if VERBS[s.words[at]][0] == "release" and word in LOADS and word not in {"on", "onto"}:
            return "strike"
        if NOMINALS.get(word) == "enter":
            return found or "incursion"  # "reconnaissance flights"
        if (ACT.get(word) == "surveillance" or word == "intelligence") and not found:
            found = "surveillance"
    return found
