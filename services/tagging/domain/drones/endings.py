# ruff: noqa: PLR0911, ARG001 (one branch for each way to say a thing; all have the shape that ``verbs.SPECIAL`` asks)
"""
Verbs by which drones end, or end a thing, where a particle or the words behind decide: brought *down*, put *out of
action*, turned *back*, blew *up*.
"""

from services.tagging.domain.drones.errands import appears
from services.tagging.domain.drones.flights import takes_object
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import HARM, WEAPONS


def needs_down(s: Sentence, d: int, part: Part) -> str | None:
    """To bring, take, knock, shoot drones means their end only with "down" or "out"."""
    near = s.words[part.at + 1 : part.at + 4] + s.words[d + 1 : d + 4] if part.role == "object" else []
    seen = part.role == "object" and s.words[part.at].startswith("pick") and "up" in near
    if seen and not _SCREENS.isdisjoint(s.words[max(0, part.at - 5) : part.at + 5]):
        return "incursion"  # "was picked up by radar"
    if part.role == "object" and (s.words[part.at][:4], *_off(near)) in _ENDED:
        return "interception"
    if part.role == "object" and part.at > d and s.words[part.at : part.at + 2] == ["taken", "from"]:
        armed = any(c in "TMP" for c in s.classes[part.at + 2 : part.at + 5])
        return "interception" if armed else ""
    if part.role == "object" and not {"down", "out"} & set(near):
        if s.words[part.at] in {"took", "take", "taken", "takes", "taking", "cut", "blow", "pick", "picked"}:
            return ""
        shot = s.words[part.at].startswith(("shoot", "shot", "knock")) and WEAPONS.isdisjoint(s.words[part.at : d])
        return "interception" if shot else ""
    if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["off"]:
        return "launch" if s.words[part.at][0] == "t" else "strike"
    rest = s.words[part.at + 1 : part.at + 7]
    if part.role == "doer" and s.words[part.at].startswith(("br", "ta", "took")) and {"down", "out"}.isdisjoint(rest):
        return "strike" if HARM.intersection(rest) - {"wounded", "dead", "casualties"} else ""
    if (
        part.role == "agent"
        and s.words[part.at] == "taken"
        and not {"down", "out"} & set(s.words[part.at + 1 : part.at + 3])
    ):
        return ""
    return None


_SCREENS = frozenset(["radar", "radars", "screens", "sensors"])


# How a verb of moving ends them, by its first letters: "blew up two drones", "picked them off".
_ENDED = frozenset(
    [("blow", "up"), ("blew", "up"), ("pick", "off"), ("brou", "ground"), ("brin", "ground"), ("take", "apart")]
)


def _off(near: list[str]) -> list[str]:
    """The first of the words *near* that says where things end."""
    return [w for w in near if w in {"up", "off", "ground", "apart"}][:1]


def puts(s: Sentence, d: int, part: Part) -> str | None:
    """To put a thing out of action, and to turn a thing to use."""
    rest = s.words[part.at + 1 : part.at + 12]
    if (
        part.role in {"doer", "agent", "means"}
        and "out" in rest
        and {"action", "service", "commission", "use"} & set(rest)
    ):
        return "strike"
    near = s.words[part.at + 1 : part.at + 4]
    if part.role == "to" and "end" in near:
        return "interception"  # "put an end to the drone"
    if part.role == "object" and (
        "together" in near or ({"on", "into"} & set(near) and {"display", "show", "service"} & set(near))
    ):
        return "supply"
    last = s.words[max(part.at, d) + 1 : max(part.at, d) + 4]
    if part.role == "object" and ("harmless" in last or ("out" in last and not _SERVICE.isdisjoint(last))):
        return "interception"
    return turns(s, d, part) if part.role == "object" else None


_SERVICE = frozenset(["action", "service", "commission"])


def blows(s: Sentence, d: int, part: Part) -> str | None:
    """To blow up, with nothing behind it, is what they do at their end."""
    if (
        part.role == "doer"
        and s.words[part.at + 1 : part.at + 2] == ["up"]
        and not _NOWHERE.isdisjoint(s.words[part.at + 2 : part.at + 6])
    ):
        return ""
    if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["up"] and not takes_object(s, part.at):
        return "strike"
    return needs_down(s, d, part)


_NOWHERE = frozenset(["water", "sea", "air", "mid-air", "sky"])


def opens(s: Sentence, d: int, part: Part) -> str | None:
    return (
        "interception"
        if part.role in {"on", "at"} and s.words[part.at + 1 : part.at + 2] in (["up"], ["fire"])
        else None
    )


def dropped_on(s: Sentence, d: int, part: Part) -> str | None:
    """What is dropped on drones is meant to end them."""
    return "interception" if part.role in {"on", "onto", "at"} and part.at < d else None


def meets(s: Sentence, d: int, part: Part) -> str | None:
    """To cope with drones, to collide with one."""
    return "interception" if part.role in {"means", "with"} else None


def turns(s: Sentence, d: int, part: Part) -> str | None:
    """What is turned to military use is used."""
    if part.role in {"means", "with"}:
        return "use"
    if part.role == "object" and {"back", "away"} & {*s.words[part.at + 1 : part.at + 2], *s.words[d + 1 : d + 2]}:
        return "interception"
    if s.words[part.at].startswith("turn") and (shown := appears(s, d, part)) is not None:
        return shown
    rest = s.words[max(d, part.at) + 1 : max(d, part.at) + 6]
    if (
        part.role == "object"
        and {"use", "uses", "purposes", "ends"} & set(rest)
        and {"military", "war", "hostile"} & set(rest)
    ):
        return "use"
    return None


def keeps(s: Sentence, d: int, part: Part) -> str | None:
    """To keep them out, to lead them astray; drones that keep watch."""
    if part.role == "doer" and not {"watch", "eye", "tabs", "eyes"}.isdisjoint(s.words[part.at + 1 : part.at + 4]):
        return "surveillance"
    near = {*s.words[d + 1 : d + 3], *s.words[part.at + 1 : part.at + 3]}
    return "interception" if part.role == "object" and near & {"out", "away", "off", "astray", "bay"} else None


def finishes(s: Sentence, d: int, part: Part) -> str | None:
    """To finish drones is to make them, to finish them off is to end them."""
    near = {*s.words[part.at + 1 : part.at + 2], *s.words[d + 1 : d + 2]}
    return "supply" if part.role == "object" and "off" not in near else None
