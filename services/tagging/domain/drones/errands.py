# ruff: noqa: C901, PLR0911, ARG001 (one branch for each way to say a thing; all have the shape that ``verbs.SPECIAL`` asks)
"""Verbs of flying, sending, using and getting drones, where what they are sent for, or whereto, decides."""

from services.tagging.domain.drones.counted import number_of
from services.tagging.domain.drones.flights import BEARS, moves
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import BLASTERS, LEARNS, SENSITIVE
from services.tagging.lexicon.frames import FLIGHT, VERBS
from services.tagging.lexicon.governing import BEEN


def sends(s: Sentence, d: int, part: Part) -> str | None:
    """Sent to somebody, or sent against somebody."""
    if part.role != "object":
        return pictures(s, d, part)
    if "back" in s.words[d + 1 : d + 3] or s.words[part.at + 1 : part.at + 2] == ["back"]:
        return "interception"  # "sent four of them back over the river"
    if part.at < d and s.words[part.at - 1] in BEEN:
        return "supply"  # "the corps was sent 400 drones"
    for k in range(max(part.at, d) + 1, min(s.size, max(part.at, d) + 8)):
        if s.words[k] == "to" and s.words[k + 1 : k + 2] and s.words[k + 1].startswith(BEARS):
            return "use"  # "sent a robot to fetch him"
        if s.words[k] == "to" and VERBS.get(s.words[k + 1] if k + 1 < s.size else "", ("", "N"))[1] in {"V", "v"}:
            return (
                "strike" if VERBS[s.words[k + 1]][0] in {"attack", "impact"} else "use"
            )  # "sent a robot to fetch him"
        if s.words[k] == "over" and part.at < d and k == d + 1:
            return "incursion"
        if s.words[k] in {"into", "over"} and "airspace" in s.words[k + 1 : k + 5]:
            return "incursion"
        if s.words[k] in {"into", "toward", "towards", "over", "across", "at", "against"}:
            active = s.words[k] == "against" and (part.at < d or number_of(s, d) is None) and not _many(s, d)
            return "strike" if active else "launch"
        if s.words[k] == "to" and s.classes[k + 1 : k + 2] and s.classes[k + 1] in "dCAGg":
            if not FLIGHT.isdisjoint(s.words[min(part.at, d) : d]):
                return "launch"  # "sent swarms of drones to the fort"
            return "use" if not _AREAS.isdisjoint(s.words[k + 1 : k + 6]) else "supply"
    return "supply" if s.words[part.at] in {"sends", "send", "sending"} and part.at < d else "launch"


def _many(s: Sentence, d: int) -> bool:
    """Whether so many drones are counted that their coming is what is told."""
    number = number_of(s, d)
    return number is not None and (number.low or number.high or 0) >= _A_RAID


_A_RAID = 20
_AREAS = frozenset(
    ["area", "region", "border", "front", "frontier", "coast", "sea", "island", "scene", "gulf", "strait"]
)


def adds(s: Sentence, d: int, part: Part) -> str | None:
    """As in "added eight drones to its fleet", "fifty drones have joined the army's fleet"."""
    rest = s.words[max(d, part.at) + 1 : max(d, part.at) + 8]
    added = part.role == "object" or s.words[part.at].startswith(("join", "enter"))
    return "supply" if added and not _OWN_STOCK.isdisjoint(rest) else None


_OWN_STOCK = frozenset(
    ["fleet", "fleets", "arsenal", "arsenals", "inventory", "inventories", "stockpile", "service", "ranks"]
)


def flies(s: Sentence, d: int, part: Part) -> str | None:
    """To fly drones is to use them; drones that fly do what where they go says."""
    if part.role == "object" and part.at < d and (kind := learns(s, d, part)):
        return kind
    if part.role == "doer" and not _SORTIES.isdisjoint(s.words[part.at + 1 : part.at + 5]):
        return "use"
    if part.role in {"doer", "object"}:
        moved = moves(s, max(part.at, d))
        if part.role == "object" and part.at < d and moved == "incursion" and not _abroad(s, d):
            return "use"  # over one's own front
        return moved if part.role == "doer" or moved in {"incursion", "surveillance"} else "use"
    return None


def _abroad(s: Sentence, d: int) -> bool:
    """Whether they are flown over a state, or something it guards."""
    return any(c in "CGAS" for c in s.classes[d + 1 : d + 7]) or not SENSITIVE.isdisjoint(s.words[d + 1 : d + 8])


_SORTIES = frozenset(["missions", "mission", "sorties", "sortie", "hours"])


def fires(s: Sentence, d: int, part: Part) -> str | None:
    """Drones that fire strike; drones that are fired are launched."""
    if (
        part.how == "reduced"
        and not s.words[d].endswith("s")
        and s.words[part.at + 1 : part.at + 2] in (["at"], ["on"], ["upon"])
    ):
        return "strike"
    if (
        part.role == "doer"
        and part.how == "main"
        and s.words[part.at + 1 : part.at + 2] in (["at"], ["on"], ["upon"], ["a"], ["two"], ["missiles"], ["rockets"])
    ):
        return "strike"
    return None


def sets(s: Sentence, d: int, part: Part) -> str | None:
    """To set out for somewhere."""
    way = s.words[part.at + 1 : part.at + 3]
    off = (
        part.role == "doer"
        and way[:1] in (["out"], ["off"])
        and way[1:] in (["from"], ["for"], ["towards"], ["toward"])
    )
    return "launch" if off else None


def lands(s: Sentence, d: int, part: Part) -> str | None:
    return "launch" if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["off"] else None


def gets(s: Sentence, d: int, part: Part) -> str | None:
    if part.role == "doer":
        return {"through": "strike", "past": "incursion"}.get(
            s.words[part.at + 1 : part.at + 2][0] if s.words[part.at + 1 :] else "", ""
        )
    if part.role == "object" and s.words[d + 1 : d + 2] == ["ready"]:
        return "use"  # "get a drone ready"
    return None


def finds(s: Sentence, d: int, part: Part) -> str | None:
    """To find its target, its mark, is to hit it; to reach a place is to be over it."""
    if part.role == "doer" and s.words[part.at].startswith("reach"):
        goal = range(part.at + 1, min(s.size, part.at + 5))
        if any(s.classes[k] in "FTMUP" or s.words[k] in _UNITS for k in range(part.at + 1, min(s.size, part.at + 4))):
            return "supply"  # "170,000 drones reached the forces"
        if any(s.classes[k] in "CGR" or s.words[k] in SENSITIVE for k in goal) and {"target", "targets"}.isdisjoint(
            s.words[part.at : part.at + 5]
        ):
            return "incursion"
    if (
        part.role == "doer"
        and s.words[part.at + 1 : part.at + 2]
        and s.words[part.at + 1] in {"him", "her", "me", "us", "them"}
    ):
        return "strike"
    return (
        "strike"
        if part.role == "doer" and {"target", "targets", "mark"} & set(s.words[part.at + 1 : part.at + 4])
        else None
    )


_UNITS = frozenset(["front", "brigades", "units", "troops", "army", "forces", "battalions"])


def learns(s: Sentence, d: int, part: Part) -> str | None:
    """To learn to use drones is supply."""
    if (
        part.role == "object"
        and s.words[part.at - 1 : part.at] in (["to"], ["in"])
        and not LEARNS.isdisjoint(s.words[max(0, part.at - 8) : part.at])
    ):
        return "supply"
    if part.role == "object" and s.words[part.at - 1 : part.at] == ["to"] and _prepared(s, part.at):
        return "supply"
    if (
        part.role == "object"
        and "against" in s.words[max(part.at, d) + 1 : max(part.at, d) + 5]
        and not (s.words[part.at].startswith("deploy") and number_of(s, d) is not None)
        and _WATCH.isdisjoint(s.words[d : d + 5])
    ):
        return "strike"
    if (
        part.role == "object"
        and part.at < d
        and s.words[d + 1 : d + 2]
        and s.words[d + 1] in {"into", "at", "on"}
        and not BLASTERS.isdisjoint(s.words[max(0, d - 3) : d + 1])
    ):
        return "strike"
    return None


_WATCH = frozenset(["surveillance", "reconnaissance", "intelligence", "patrols", "patrol", "monitoring"])


def _prepared(s: Sentence, at: int) -> bool:
    """As in "prepared Malian soldiers to operate"."""
    k = next((k for k in range(at - 2, max(-1, at - 8), -1) if s.words[k].startswith("prepar")), -1)
    return k >= 0 and any(c in "TPMU" for c in s.classes[k + 1 : at])


def passes(s: Sentence, d: int, part: Part) -> str | None:
    """To pass drones on."""
    near = {*s.words[part.at + 1 : part.at + 2], *s.words[d + 1 : d + 2]}
    return "supply" if part.role == "object" and "on" in near else None


def goes(s: Sentence, d: int, part: Part) -> str | None:
    """To go off is to explode; to go on hitting is to hit."""
    on = part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["on"] and part.at + 2 < s.size
    if on and VERBS.get(s.words[part.at + 2], ("", ""))[1] == "G":
        return "strike" if VERBS[s.words[part.at + 2]][0] in {"attack", "stop", "impact"} else None
    return "strike" if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["off"] else None


def appears(s: Sentence, d: int, part: Part) -> str | None:
    """To show up, to turn up over a place that is watched."""
    if part.role != "doer" or s.words[part.at + 1 : part.at + 2] != ["up"]:
        return None
    return "incursion" if not SENSITIVE.isdisjoint(s.words[part.at + 2 : part.at + 9]) else ""


def pictures(s: Sentence, d: int, part: Part) -> str | None:
    """To relay pictures, to look for somebody: what eyes do."""
    rest = s.words[part.at + 1 : part.at + 6]
    if part.role != "doer":
        return None
    if s.words[part.at].startswith(("look", "search", "hunt")):
        return "surveillance" if rest[:1] == ["for"] else None
    return "surveillance" if not _SIGHTS.isdisjoint(rest) else None


_SIGHTS = frozenset(["pictures", "images", "imagery", "footage", "video", "coordinates", "photographs", "feed"])
