"""
What a clause tells of its drones: the sign of what governs them, the signs of what they do, and which of them count.

``told`` looks both ways from the drones (``governors``, ``predicates``), makes a kind of each part (``drone_kinds``)
and keeps one sign, or two where two things are told of the same drones.
"""

from services.tagging.domain.drones.chosen import chosen
from services.tagging.domain.drones.gear import only_gear, seen_there
from services.tagging.domain.drones.kinds import kind_of
from services.tagging.domain.drones.sign import Sign, fired, mild, used
from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.governors import governor
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import ASKS, BANS, CLOSES, MONEY, REBUILT, SENSITIVE, TURNS_OUT, WATCHERS
from services.tagging.lexicon.frames import FLIGHT, VERBS


def told(s: Sentence, p: Parse, d: int) -> tuple[Sign, ...] | None:
    """What the parts tell that the drones at *d* play: () where nothing, None where they are no drones at war."""
    k = p.at(d)
    part = governor(s, p, k)
    if only_gear(s, p, k, d, part):
        return None
    before, behind = _both_ways(s, p, d, part)
    if part is None and (unknown := _unknown(s, p, k)) is not None:
        return (unknown,)
    found = chosen(
        s,
        before,
        behind,
        rebuilt=before is not None and s.words[before.at] in REBUILT,
        definite=s.words[p.firsts[k]] == "the" and "r" in p.sorts[k + 1 : k + 2],
    )
    first = found[0] if found else None
    if first is not None and (worse := _then(s, first, behind)) is not None:
        found = (worse,)
        first = worse
    if (first is None or first.kind in {"use", "surveillance"}) and closes(s):
        return (Sign("incursion", first.at if first is not None else d),)
    if first is not None and first.kind == "use" and seen_there(s, d):
        return (Sign("incursion", first.at),)
    if first is not None and _watches(s, d, first):
        return (Sign("surveillance", first.at),)
    if first is not None and first.kind == "supply" and first is before:  # "..., which it uses at the front"
        found += tuple(sign for sign, how in behind if how == "relative" and used(s, sign))
    if len(found) == 1 and not mild(s, found[0].at):  # "crossed the border and hit a depot"
        mains = [sign for sign, how in behind if how == "main" and sign.kind in {"strike", "interception"}]
        found += tuple(x for x in mains if found[0].kind in {"launch", "incursion"} and x.at > found[0].at)[:1]
    return found


def _unknown(s: Sentence, p: Parse, k: int) -> Sign | None:
    """As in "the object may have been a drone": whether something unknown in the air is said to be one."""
    if p.sorts[k - 1 : k] != "B" or _OBJECTS.isdisjoint(s.words[max(0, p.firsts[k] - _NEAR) : p.firsts[k]]):
        return None
    i = next((i for i in range(k - 2, -1, -1) if p.sorts[i] == "N" and s.words[p.ends[i] - 1] in _OBJECTS), -1)
    told = i >= 0 and (p.sorts[i + 1] == "r" or not p.sorts[i + 1 : k - 1].strip("Ba"))
    return Sign("incursion", p.ends[k - 1] - 1) if told else None


_NEAR = 16
_OBJECTS = frozenset(["object", "objects", "intruder", "intruders", "blip", "blips", "lights"])


def _then(s: Sentence, first: Sign, behind: list[tuple[Sign, str]]) -> Sign | None:
    """What came of drones merely seen or about: "were detected and destroyed", "hovered before dropping bombs"."""
    frame = VERBS.get(s.words[first.at], ("",))[0]
    if first.kind == "incursion" and frame in {"sight", "track"} and s.classes[first.at + 1 : first.at + 2] == "&":
        return next((x for x, _ in behind if x.kind == "interception" and first.at < x.at < first.at + 5), None)
    if first.kind == "strike" and s.words[first.at].startswith(("target", "attempt", "tried")):
        stopped = [x for x, how in behind if how == "main" and x.kind == "interception" and x.at > first.at]
        if stopped:
            return stopped[0] if "but" in s.words[first.at : stopped[0].at] else None
        return _but_stopped(s, first.at)
    if first.kind in {"launch", "incursion", "surveillance"} and frame in {"motion", "enter", "observe", "track"}:
        for k in range(first.at + 1, min(s.size - 1, first.at + _FAR)):
            if s.words[k] == "before" and VERBS.get(s.words[k + 1], ("", ""))[1] == "G":
                how = VERBS[s.words[k + 1]][0]
                blows = s.words[k + 1] in {"blowing", "destroying", "knocking"}
                return Sign("strike", k + 1) if blows or how in {"attack", "impact", "drop", "release"} else None
    return None


def _but_stopped(s: Sentence, at: int) -> Sign | None:
    """What stopped those of whom the verb at *at* tells: "attempted to hit the bridge but were jammed"."""
    rest = s.words[at : at + _FAR]
    if "but" not in rest:
        return None
    but = at + rest.index("but")
    if s.classes[but + 1 : but + 2] != "b":
        return None
    return next((Sign("interception", k) for k in range(but + 2, min(s.size, but + 4)) if s.words[k] in _STOPPED), None)


_FAR = 16
_STOPPED = frozenset(
    """
    jammed downed shot intercepted destroyed stopped foiled blocked repelled brought knocked neutralised neutralized
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def _watches(s: Sentence, d: int, first: Sign) -> bool:
    """Whether drones made for watching are merely about, or sent up by their own."""
    if WATCHERS.isdisjoint(s.words[max(0, d - 2) : d + 1]):
        return False
    if first.kind == "incursion" and s.words[first.at].startswith(("hover", "loiter", "linger", "circl")):
        return SENSITIVE.isdisjoint(s.words)
    if first.kind == "launch" and (first.at < d or mild(s, first.at)):
        return _AT_SOMEBODY.isdisjoint(s.words[d + 1 : d + 5])
    return first.kind in {"use", "incursion"} and mild(s, first.at)


def _both_ways(s: Sentence, p: Parse, d: int, part: Part | None) -> tuple[Sign | None, list[tuple[Sign, str]]]:
    """The sign of what governs the drones, and the signs of their predicates that count beside it."""
    k = p.at(d)
    if part is not None and part.role == "means" and s.words[p.firsts[k] - 2 : p.firsts[k] - 1] in _BORNE:
        return None, []  # "insurgents, armed with drones, breached the lines"
    told = part is not None and part.role == "object" and s.words[part.at].startswith(_REPORTS)
    if told and any(x.how == "main" for x in predicates(s, p, k)):
        part = None  # "claimed two drones hit the depot"
    before = _before(s, d, part)
    if before is not None and part is not None and part.how == "noun" and "," in s.words[part.at : d]:
        came = [sign for sign, how in behind_of(s, p, d) if how in {"reduced", "main"} and sign.kind == "launch"]
        before = None if came else before  # "attacks went on, with 800 drones launched in a night"
    next_ones = p.sorts[k + 1 : k + 8]
    plain = before is not None and part is not None and part.role == "object" and before.kind != "use"
    behind = [] if plain and "r" not in next_ones and "V" not in next_ones else behind_of(s, p, d)
    if part is not None and part.role == "of" and s.words[part.at] in FLIGHT:
        before = before if not behind else None  # "swarms of drones buzzed the yard"
    elif part is not None and part.role not in _CLAUSES | {"object"}:
        opens = part.frame == "" and p.at(part.at) == 0  # "Without drones the brigade would have lost the town"
        behind = [x for x in behind if x[1] in {"relative", "reduced", "purpose"} or (x[1] == "zero" and not opens)]
    elif part is not None and part.role == "object":
        seen = part.frame in {"sight", "observe", "track"}
        ways = {"aside"} if seen else {"aside", "main"}
        behind = [x for x in behind if x[1] not in ways or (x[1] == "aside" and fired(s, x[0]))]
    if part is not None and part.frame in {"sight", "observe", "track"} and any(how == "main" for _, how in behind):
        before = None  # "saw drones hit the depot"
    return before, behind


_BORNE = (["armed"], ["equipped"])
_REPORTS = ("claim", "report", "record", "reveal", "conclud")
_AT_SOMEBODY = frozenset(["at", "into", "across", "toward", "towards", "against", "to", "over"])


_CLAUSES = frozenset(["after", "before", "since", "until", "as", "despite", "with", "to"])


_AIRLINES = frozenset(["flights", "airliner", "airliners", "traffic", "airlines"])


def closes(s: Sentence) -> bool:
    """Whether an airport, a runway or an airspace is closed for them."""
    if SENSITIVE.isdisjoint(s.words) and _AIRLINES.isdisjoint(s.words):
        return False
    return not CLOSES.isdisjoint(s.words) or any(
        w == "close" and s.words[i - 1 : i] == ["to"] and s.words[i + 1 : i + 2] != ["to"]
        for i, w in enumerate(s.words)
    )


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
    if s.words[i - 1 : i] == ["over"] and i > 1 and s.words[i - 2] in {"took", "take", "taking", "takes"}:
        return Sign("supply", i - 2)  # "took over its first drones"
    if s.words[i - 1 : i] == ["for"]:
        near = range(max(0, i - 9), i - 1)
        at = next((k for k in reversed(near) if s.words[k] in ASKS or s.words[k] in MONEY), None)
        if at is not None and BANS.isdisjoint(s.words[at:d]):
            return Sign("supply", at)
    return None


_MADE = frozenset(["built", "made", "produced", "manufactured", "designed", "developed"])


def behind_of(s: Sentence, p: Parse, d: int, *, crew: bool = False) -> list[tuple[Sign, str]]:
    """The signs of the verbs whose subject they are, each with how it stands to them."""
    found = []
    for part in predicates(s, p, p.at(d)):
        kind = kind_of(s, d, part)
        if kind == "supply" and part.how == "aside" and s.words[part.at] in _MADE:
            continue  # "a Bayraktar drone, built in Turkey"
        if kind and not (crew and kind == "use"):
            found.append((Sign(kind, part.at), part.how))
    return found
