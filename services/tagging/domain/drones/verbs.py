# ruff: noqa: PLR0911, SIM905, E501, ARG001 (a table of verbs, and one branch for each way to say a thing)
"""
Verbs that go their own way: what they make of drones depends on a particle, or on what stands behind.

``SPECIAL`` holds, for each form of such a verb, a function that answers with the kind, empty where nothing is told, or
None where the verb's frame decides as with any other.
"""

from collections.abc import Callable

from services.tagging.domain.drones.counted import number_of
from services.tagging.domain.drones.flights import BEARS, CAUSED, dealt, moves, takes_object
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import BLASTERS, HARM, LEARNS, SENSITIVE, WEAPONS
from services.tagging.lexicon.frames import FLIGHT, VERBS


def _needs_down(s: Sentence, d: int, part: Part) -> str | None:
    """To bring, take, knock, shoot drones means their end only with "down" or "out"."""
    near = s.words[part.at + 1 : part.at + 4] + s.words[d + 1 : d + 4] if part.role == "object" else []
    if part.role == "object" and s.words[part.at].startswith("pick") and not _SCREENS.isdisjoint(near):
        return "incursion"  # "was picked up by radar"
    if part.role == "object" and (s.words[part.at][:4], *_off(near)) in _ENDED:
        return "interception"
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
# How a verb of moving ends them, by its first letters: "blew up two drones", "picked them off", "brought to the ground".
_ENDED = frozenset(
    [("blow", "up"), ("blew", "up"), ("pick", "off"), ("brou", "ground"), ("brin", "ground"), ("take", "apart")]
)


def _off(near: list[str]) -> list[str]:
    """The first of the words *near* that says where things end."""
    return [w for w in near if w in {"up", "off", "ground", "apart"}][:1]


def _puts(s: Sentence, d: int, part: Part) -> str | None:
    """To put a thing out of action, and to turn a thing to use."""
    rest = s.words[part.at + 1 : part.at + 12]
    if (
        part.role in {"doer", "agent", "means"}
        and "out" in rest
        and {"action", "service", "commission", "use"} & set(rest)
    ):
        return "strike"
    near = s.words[part.at + 1 : part.at + 4]
    if part.role == "object" and (
        "together" in near or ({"on", "into"} & set(near) and {"display", "show", "service"} & set(near))
    ):
        return "supply"
    last = s.words[max(part.at, d) + 1 : max(part.at, d) + 4]
    if part.role == "object" and ("harmless" in last or ("out" in last and not _SERVICE.isdisjoint(last))):
        return "interception"
    return _turns(s, d, part) if part.role == "object" else None


_SERVICE = frozenset(["action", "service", "commission"])


def _appears(s: Sentence, d: int, part: Part) -> str | None:
    """To show up, to turn up over a place that is watched."""
    if part.role != "doer" or s.words[part.at + 1 : part.at + 2] != ["up"]:
        return None
    return "incursion" if not SENSITIVE.isdisjoint(s.words[part.at + 2 : part.at + 9]) else ""


def _reduces(s: Sentence, d: int, part: Part) -> str | None:
    """To reduce a thing to rubble."""
    rest = s.words[part.at + 1 : part.at + 9]
    harmful = part.role in {"doer", "agent", "means"} and "to" in rest and not _RUBBLE.isdisjoint(rest)
    return "strike" if harmful else None


_RUBBLE = frozenset(["rubble", "ruins", "ashes", "cinders", "dust"])


def _pictures(s: Sentence, d: int, part: Part) -> str | None:
    """To relay pictures, to look for somebody: what eyes do."""
    rest = s.words[part.at + 1 : part.at + 6]
    if part.role != "doer":
        return None
    if s.words[part.at].startswith(("look", "search", "hunt")):
        return "surveillance" if rest[:1] == ["for"] else None
    return "surveillance" if not _SIGHTS.isdisjoint(rest) else None


_SIGHTS = frozenset(["pictures", "images", "imagery", "footage", "video", "coordinates", "photographs", "feed"])


def _blames(s: Sentence, d: int, part: Part) -> str | None:
    """To blame drones for deaths."""
    rest = s.words[max(d, part.at) + 1 : max(d, part.at) + 9]
    return "strike" if part.role == "object" and "for" in rest and not CAUSED.isdisjoint(rest) else None


_NOWHERE = frozenset(["water", "sea", "air", "mid-air", "sky"])


def _blows(s: Sentence, d: int, part: Part) -> str | None:
    """To blow up, with nothing behind it, is what they do at their end."""
    if (
        part.role == "doer"
        and s.words[part.at + 1 : part.at + 2] == ["up"]
        and not _NOWHERE.isdisjoint(s.words[part.at + 2 : part.at + 6])
    ):
        return ""
    if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["up"] and not takes_object(s, part.at):
        return "strike"
    return _needs_down(s, d, part)


def _shows(s: Sentence, d: int, part: Part) -> str | None:
    if part.role == "object" and s.words[part.at + 1 : part.at + 2] == ["off"]:
        return "supply"
    return _appears(s, d, part)


def _guides(s: Sentence, d: int, part: Part) -> str | None:
    """Guns that drones guide see by them."""
    if part.role in {"agent", "means"} and part.at < d:
        return "surveillance"
    fire = part.role == "doer" and not _FIRE.isdisjoint(s.words[part.at + 1 : part.at + 4])
    return "surveillance" if fire else None


_FIRE = frozenset(["fire", "artillery", "guns", "shells", "missiles", "mortars", "howitzers", "gunners", "bombs"])


def _opens(s: Sentence, d: int, part: Part) -> str | None:
    return (
        "interception"
        if part.role in {"on", "at"} and s.words[part.at + 1 : part.at + 2] in (["up"], ["fire"])
        else None
    )


def _dropped_on(s: Sentence, d: int, part: Part) -> str | None:
    """What is dropped on drones is meant to end them."""
    return "interception" if part.role in {"on", "onto", "at"} and part.at < d else None


def _meets(s: Sentence, d: int, part: Part) -> str | None:
    """To cope with drones, to collide with one."""
    return "interception" if part.role in {"means", "with"} else None


def _turns(s: Sentence, d: int, part: Part) -> str | None:
    """What is turned to military use is used."""
    if part.role in {"means", "with"}:
        return "use"
    if part.role == "object" and {"back", "away"} & {*s.words[part.at + 1 : part.at + 2], *s.words[d + 1 : d + 2]}:
        return "interception"
    if s.words[part.at].startswith("turn") and (shown := _appears(s, d, part)) is not None:
        return shown
    rest = s.words[max(d, part.at) + 1 : max(d, part.at) + 6]
    if (
        part.role == "object"
        and {"use", "uses", "purposes", "ends"} & set(rest)
        and {"military", "war", "hostile"} & set(rest)
    ):
        return "use"
    return None


def _keeps(s: Sentence, d: int, part: Part) -> str | None:
    """To keep them out, to lead them astray; drones that keep watch."""
    if part.role == "doer" and not {"watch", "eye", "tabs", "eyes"}.isdisjoint(s.words[part.at + 1 : part.at + 4]):
        return "surveillance"
    near = {*s.words[d + 1 : d + 3], *s.words[part.at + 1 : part.at + 3]}
    return "interception" if part.role == "object" and near & {"out", "away", "off", "astray", "bay"} else None


def _lands(s: Sentence, d: int, part: Part) -> str | None:
    return "launch" if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["off"] else None


def _sends(s: Sentence, d: int, part: Part) -> str | None:
    """Sent to somebody, or sent against somebody."""
    if part.role != "object":
        return _pictures(s, d, part)
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
            active = s.words[k] == "against" and number_of(s, d) is None
            return "strike" if active else "launch"
        if s.words[k] == "to" and s.classes[k + 1 : k + 2] and s.classes[k + 1] in "dCAGg":
            if not FLIGHT.isdisjoint(s.words[min(part.at, d) : d]):
                return "launch"  # "sent swarms of drones to the fort"
            return "use" if not _AREAS.isdisjoint(s.words[k + 1 : k + 6]) else "supply"
    return "supply" if s.words[part.at] in {"sends", "send", "sending"} and part.at < d else "launch"


_AREAS = frozenset(
    ["area", "region", "border", "front", "frontier", "coast", "sea", "island", "scene", "gulf", "strait"]
)


def _abroad(s: Sentence, d: int) -> bool:
    """Whether they are flown over a state, or something it guards."""
    return any(c in "CGAS" for c in s.classes[d + 1 : d + 7]) or not SENSITIVE.isdisjoint(s.words[d + 1 : d + 8])


_SORTIES = frozenset(["missions", "mission", "sorties", "sortie", "hours"])


def _adds(s: Sentence, d: int, part: Part) -> str | None:
    """As in "added eight drones to its fleet", "fifty drones have joined the army's fleet"."""
    rest = s.words[max(d, part.at) + 1 : max(d, part.at) + 8]
    added = part.role == "object" or s.words[part.at].startswith(("join", "enter"))
    return "supply" if added and not _OWN_STOCK.isdisjoint(rest) else None


_OWN_STOCK = frozenset(
    ["fleet", "fleets", "arsenal", "arsenals", "inventory", "inventories", "stockpile", "service", "ranks"]
)


def _flies(s: Sentence, d: int, part: Part) -> str | None:
    """To fly drones is to use them; drones that fly do what where they go says."""
    if part.role == "object" and part.at < d and (kind := _learns(s, d, part)):
        return kind
    if part.role == "doer" and not _SORTIES.isdisjoint(s.words[part.at + 1 : part.at + 5]):
        return "use"
    if part.role in {"doer", "object"}:
        moved = moves(s, max(part.at, d))
        if part.role == "object" and part.at < d and moved == "incursion" and not _abroad(s, d):
            return "use"  # over one's own front
        return moved if part.role == "doer" or moved in {"incursion", "surveillance"} else "use"
    return None


def _fires(s: Sentence, d: int, part: Part) -> str | None:
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


def _gets(s: Sentence, d: int, part: Part) -> str | None:
    if part.role == "doer":
        return {"through": "strike", "past": "incursion"}.get(
            s.words[part.at + 1 : part.at + 2][0] if s.words[part.at + 1 :] else "", ""
        )
    if part.role == "object" and s.words[d + 1 : d + 2] == ["ready"]:
        return "use"  # "get a drone ready"
    return None


def _finds(s: Sentence, d: int, part: Part) -> str | None:
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


def _learns(s: Sentence, d: int, part: Part) -> str | None:
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


def _goes(s: Sentence, d: int, part: Part) -> str | None:
    """To go off is to explode."""
    return "strike" if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["off"] else None


def _passes(s: Sentence, d: int, part: Part) -> str | None:
    """To pass drones on."""
    near = {*s.words[part.at + 1 : part.at + 2], *s.words[d + 1 : d + 2]}
    return "supply" if part.role == "object" and "on" in near else None


def _finishes(s: Sentence, d: int, part: Part) -> str | None:
    """To finish drones is to make them, to finish them off is to end them."""
    near = {*s.words[part.at + 1 : part.at + 2], *s.words[d + 1 : d + 2]}
    return "supply" if part.role == "object" and "off" not in near else None


def _leaves(s: Sentence, d: int, part: Part) -> str | None:
    """To leave people dead, a crater behind."""
    return dealt(s, part.at) or None if part.role in {"doer", "means"} else None


SPECIAL: dict[str, Callable[[Sentence, int, Part], str | None]] = {
    **dict.fromkeys("take takes took taken taking bring brings brought bringing knock knocks knocked knocking shoot shoots shot shooting cut cuts cutting pick picks picked picking".split(), _needs_down),
    **dict.fromkeys("blow blows blew blown blowing".split(), _blows),
    **dict.fromkeys("show shows showed shown showing".split(), _shows),
    **dict.fromkeys("guide guided guides guiding direct directs directed directing corrected correct correcting adjusted adjust adjusting".split(), _guides),
    **dict.fromkeys("blame blames blamed blaming".split(), _blames),
    **dict.fromkeys("collide collided collides colliding deal deals dealt dealing cope copes coped coping contend".split(), _meets),
    **dict.fromkeys("turn turned turns turning convert converted converting adapt adapted".split(), _turns),
    **dict.fromkeys("put puts putting render renders rendered rendering".split(), _puts),
    **dict.fromkeys("reduce reduces reduced reducing".split(), _reduces),
    **dict.fromkeys("relay relays relayed relaying transmit transmits transmitted transmitting stream streams streamed streaming beam beams beamed beaming look looks looked looking".split(), _pictures),
    **dict.fromkeys("leave leaves left leaving".split(), _leaves),
    **dict.fromkeys("pop popped popping".split(), _appears),
    **dict.fromkeys("go goes went gone".split(), _goes),
    **dict.fromkeys("pass passes passed passing".split(), _passes),
    **dict.fromkeys("finish finishes finished finishing".split(), _finishes),
    **dict.fromkeys("keep keeps kept keeping hold holds held holding lead leads led leading lure lures lured luring".split(), _keeps),
    **dict.fromkeys("lift lifted lifts lifting".split(), _lands),
    **dict.fromkeys("send sends sent sending dispatch dispatched dispatches dispatching".split(), _sends),
    **dict.fromkeys("fly flies flew flown flying".split(), _flies),
    **dict.fromkeys("fire fires fired firing".split(), _fires),
    **dict.fromkeys("get gets got getting".split(), _gets),
    **dict.fromkeys("find finds found finding reach reaches reached reaching".split(), _finds),
    **dict.fromkeys("use uses used using employ employs employed employing handle handling deploy deploys deployed deploying operate operates operated operating pilot piloting steer steering control controlling".split(), _learns),
    **dict.fromkeys("add adds added adding join joins joined joining enter enters entered entering".split(), _adds),
    **dict.fromkeys("open opens opened opening".split(), _opens),
    **dict.fromkeys("drop drops dropped dropping dump dumps dumped dumping".split(), _dropped_on),
}  # fmt: skip
