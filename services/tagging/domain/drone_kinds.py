# ruff: noqa: C901, PLR0911, PLR0912, SIM905, E501, ARG001 (a grammar has one branch for each way to say a thing)
"""
What kind of activity a part makes of the drones: by the frame of its verb or noun, and by the words around it where
the frame alone doesn't decide (where do they fly, what do they drop, sent to whom).
"""

from collections.abc import Callable

from services.tagging.domain.counted_drones import number_of
from services.tagging.domain.parts import Part
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.drones import (
    ACT,
    BLASTERS,
    FACTORY_TARGET,
    FOILED,
    GEAR,
    HARM,
    LEARNS,
    LOADS,
    SENSITIVE,
    WEAPONS,
    WRECKS,
)
from services.tagging.lexicon.frames import KINDS, NOMINAL_KINDS, NOMINALS, VERBS


def kind_of(s: Sentence, d: int, part: Part) -> str:
    """What kind of activity a part makes of the drones; empty where none."""
    if part.how == "noun":
        return _kind_of_noun(s, d, part)
    role, frame, at = part.role, part.frame, part.at
    word = s.words[at]
    if (
        word.startswith("appear")
        and role == "doer"
        and s.words[at + 1 : at + 2]
        not in (["over"], ["above"], ["in"], ["near"], ["on"], ["off"], ["at"], ["again"], ["overhead"])
    ):
        return _appears(s, d, part)
    special = _SPECIAL.get(word)
    if special is not None and (kind := special(s, d, part)) is not None:
        return kind
    if (role in {"object", "means"} and frame == "use") or role == "means":
        kind = _purpose(s, max(d, at))
        if kind:
            return kind
    if frame in {"carry", "deal", "release"} and role in {"agent", "means"} and _done_by(s, at):
        return "strike"
    if frame == "carry" and role == "agent":
        return "use"
    if frame == "deal" and role == "agent":
        return "strike" if not HARM.isdisjoint(s.words[: max(d, at)]) else ""
    if word == "failed" and role == "doer":
        return "interception" if s.words[at + 1 : at + 2] == ["to"] else ""
    if word == "lost" and s.words[at + 1 : at + 2] in (["from"], ["contact"], ["control"]):
        return ""  # lost from radar
    if role == "held":
        return _held(s, d, at)
    if role == "is":
        over = s.words[at + 1 : at + 2] in (["over"], ["above"]) and not SENSITIVE.isdisjoint(s.words[at:])
        return "incursion" if over else "strike" if _kills(s, at) else ""
    if word.startswith("becom") or word == "became" or (word.startswith("account") and role == "doer"):
        return "strike" if _kills(s, at) else ""
    if frame == "supply" and role == "object" and at > d and s.words[max(0, d - 4) : d + 1].count("where"):
        return "site" if not FACTORY_TARGET.isdisjoint(s.words[:d]) else "supply"
    if frame == "release" and role == "object" and at > d and _from_where(s, d):
        return "site"
    if frame == "supply" and role == "object" and at < d and _works_hit(s, at):
        return "site"
    if frame == "supply" and role == "object" and at > d and s.words[at + 1 : at + 2] == ["with"]:
        return ""  # "drones equipped with cameras"
    if frame == "observe" and role == "doer" and s.words[at + 1 : at + 2] == ["above"]:
        return "incursion"
    if frame == "attack" and role == "object" and word.startswith("ram") and "into" in s.words[d : d + 3]:
        return "strike"
    if frame == "site" and role == "object":
        if {"over", "above"} & set(s.words[at + 1 : at + 4]):
            return "incursion"
        return "site" if at > d else ""
    if frame == "ward" and role == "for":
        return "interception" if word.startswith("account") else ""
    if frame in {"use", "carry", "other", "deal", "release", "supply"} and role == "doer" and (kind := _dealt(s, at)):
        return kind
    if frame == "motion" and role == "doer":
        return _moves(s, at)
    if frame == "crash" and role in {"doer", "object"}:
        return _crashes(s, at, role)
    if frame == "drop" and role in {"doer", "agent", "means", "from", "object"}:
        return _drops(s, at, role)
    if role == "means" and s.words[at - 1 : at] == ["to"] and not LEARNS.isdisjoint(s.words[max(0, at - 7) : at]):
        return "supply"  # "teach recruits how to fight with drones"
    if role == "means" and frame in {"", "other", "say", "carry", "motion"}:
        return "use"
    kind = KINDS.get(frame, {}).get(role, "")
    if role == "means" and frame == "stop" and word not in _KILLS and not word.startswith("down"):
        return "use"
    if frame == "motion" and role == "object":
        return "launch" if word in {"headed", "aimed"} else ""
    if frame == "attack" and role in {"means", "agent", "doer"}:
        return _in_numbers(s, d, word, kind)
    if role == "doer" and kind == "strike" and frame == "stop" and not _takes_object(s, at):
        return "interception" if part.how == "reduced" else ""
    if kind == "incursion" and role == "object" and at < d and not {"more", "fewer", "less"}.isdisjoint(s.words[at:d]):
        return "use"  # "are seeing more drones"
    if (
        kind == "incursion"
        and role == "object"
        and frame == "sight"
        and word in {"seen", "seeing", "see", "found", "find", "finds", "heard", "hear"}
        and {"can", "could"} & set(s.words[max(0, at - 3) : at])
    ):
        return ""
    return kind


def made_for(s: Sentence, at: int) -> bool:
    """Whether the verb at *at* only says what a thing is made for: "jammers to stop drones", "designed to detect"."""
    to = next((k for k in range(at - 1, max(-1, at - 4), -1) if s.words[k] == "to"), None)
    return to is not None and not GEAR.isdisjoint(s.words[max(0, to - 6) : to])


_KILLS = frozenset(
    "destroy destroys destroyed destroying sink sank sunk eliminate eliminated blew blown annihilated obliterated suppress suppressed".split()
)


def _purpose(s: Sentence, d: int) -> str:
    """As in "drones for surveillance"."""
    for i in range(d + 1, min(s.size, d + 6)):
        if s.words[i] in {"for", "in", "to"} and i + 1 < s.size:
            found = [ACT[w] for w in s.words[i + 1 : i + 6] if w in ACT]
            if {"possibly", "perhaps", "sometimes", "also", "even"} & set(s.words[i : i + 6]) and found:
                return found[0]
            if {"strike", "surveillance"} <= set(found) and "&" in s.classes[i : i + 6]:
                return "use" if s.words[i] == "for" else "strike"  # for reconnaissance and attack: all they can do
            if found:
                return found[0]
        if s.classes[i] in ",;":
            break
    return ""


def _held(s: Sentence, d: int, at: int) -> str:
    """The kind of an event that drones are part of: "the strike involved drones"."""
    before = [w for k, w in enumerate(s.words[:at]) if at - k <= 12 and not _adjectival(s, k)]
    if not _ATTACKS.isdisjoint(before):
        return _in_numbers(s, d, "attack", "strike")
    if any(NOMINALS.get(w) == "supply" for w in before):
        return "supply"
    return "incursion" if any(NOMINALS.get(w) == "enter" for w in before) else "use"


def _from_where(s: Sentence, d: int) -> bool:
    """As in "an airfield from which drones are launched"."""
    for k in range(d - 1, max(0, d - 4), -1):
        if s.words[k] == "where" or s.words[k - 1 : k + 1] == ["from", "which"]:
            return any(NOMINALS.get(w) in {"site", "factory"} for w in s.words[max(0, k - 7) : k])
    return False


def _appears(s: Sentence, d: int, part: Part) -> str:
    """What drones appear to have done; empty where they only look like something."""
    at = next(
        (k for k in range(part.at + 1, min(s.size, part.at + 6)) if VERBS.get(s.words[k], ("", "v"))[1] in {"E", "V"}),
        -1,
    )
    if s.words[part.at + 1 : part.at + 2] != ["to"] or at < 0:
        return ""
    passive = "been" in s.words[part.at : at] or s.words[at - 1] == "be"
    return kind_of(s, d, Part("object" if passive else "doer", VERBS[s.words[at]][0], at))


def _kills(s: Sentence, at: int) -> bool:
    """As in "are the main killer", "accounted for most of the casualties", "are responsible for ten deaths"."""
    rest = s.words[at + 1 : at + 12]
    if not {"killer", "killers"}.isdisjoint(rest):
        return True
    return not {"cause", "causes", "responsible", "account", "accounted", "accounting", "behind"}.isdisjoint(
        s.words[at : at + 8]
    ) and not (
        {
            "casualties",
            "deaths",
            "losses",
            "damage",
            "wounds",
            "injuries",
            "dead",
            "wounded",
            "killed",
            "death",
            "kills",
        }.isdisjoint(rest)
    )


def _works_hit(s: Sentence, at: int) -> bool:
    """Whether the verb at *at* only says which works was hit: "struck a factory in Izhevsk that makes drones"."""
    begin = next((k for k in range(at, max(-1, at - 3), -1) if s.words[k] in {"that", "which", "for"}), at)
    if s.words[begin] not in {"that", "which", "for"} and VERBS[s.words[at]][1] != "G":
        return False
    works = next((k for k in range(begin - 1, max(-1, begin - 7), -1) if NOMINALS.get(s.words[k]) == "factory"), -1)
    return works > 0 and not FACTORY_TARGET.isdisjoint(s.words[max(0, works - 7) : works])


def _done_by(s: Sentence, at: int) -> bool:
    """Whether what the passive verb at *at* tells is an attack: "the raid was carried out with drones"."""
    if not _ATTACKS.isdisjoint(s.words[at + 1 : at + 4]):
        return True
    return s.classes[at - 1 : at] in {"b", ","} and any(
        w in _ATTACKS and not _adjectival(s, k)
        for k, w in enumerate(s.words[:at])
        if at - k <= 10  # noqa: PLR2004
    )


def _adjectival(s: Sentence, k: int) -> bool:
    """As in "offensive activity"."""
    return s.words[k] == "offensive" and s.classes[k + 1 : k + 2] in {"x", "N", "F"} and s.words[k + 1] not in VERBS


_ATTACKS = frozenset(word for word, frame in NOMINALS.items() if frame == "attack")


def _kind_of_noun(s: Sentence, d: int, part: Part) -> str:
    kind = NOMINAL_KINDS.get(part.frame, {}).get(part.role, "")
    if kind == "factory":
        return "site" if not FACTORY_TARGET.isdisjoint(s.words[max(0, part.at - 7) : part.at]) else "supply"
    if kind == "strike" and _foiled(s, part.at):
        return "interception"
    if (
        kind == "interception"
        and s.words[part.at] in WRECKS
        and not _FOUND.isdisjoint(s.words[max(0, part.at - 4) : part.at] + s.words[d + 1 : d + 5])
    ):
        return "incursion"  # what is found came from somewhere
    return kind


_FOUND = frozenset(["found", "discovered", "recovered", "find", "finds", "finding"])


def _foiled(s: Sentence, at: int) -> bool:
    """Whether the attack at word *at* came to nothing."""
    return not FOILED.isdisjoint(s.words[max(0, at - 4) : at] + s.words[at + 1 : at + 4])


def _takes_object(s: Sentence, at: int) -> bool:
    k = at + 1
    while k < s.size and s.words[k] in {"down", "out", "up", "off"}:
        k += 1
    return k < s.size and s.classes[k] in "dagnksvpACGORWTMFUDHXxNSPmjt"


_OVER = frozenset(["over", "above", "near", "around", "across", "inside", "within", "along"])
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
        "waters",
    ]
)


def _moves(s: Sentence, at: int) -> str:
    """What moving drones do: it depends on where to."""
    word, rest = s.words[at], s.words[at + 1 : at + 7]
    watching = any(
        VERBS.get(w, ("",))[0] == "observe" or ACT.get(w) == "surveillance" for w in s.words[at + 1 : at + 12]
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
    coming = word.startswith(("com", "cam"))
    if coming:
        return "launch" if not {"over", "across"} & set(rest[:2]) else "incursion"
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


def _crashes(s: Sentence, at: int, role: str) -> str:
    """Where they come down: on something, or merely over the border."""
    rest = s.words[at + 1 : at + 3]
    if s.words[at].startswith(("crash", "plummet", "tumbl", "land", "fell", "fall")):
        if s.words[at].startswith("land"):
            return "incursion" if role == "doer" else ""
        if {"into", "onto"} & set(rest) or s.words[at + 1 : at + 2] == ["on"]:
            return "strike" if _WATER.isdisjoint(s.words[at + 1 : at + 6]) else ""
        if not s.words[at].startswith("crash") and rest[:1] not in (["in"], ["inside"], ["near"]):
            return ""
        return (
            "incursion"
            if rest[:1] and rest[0] in {"in", "inside", "near", "off", "close"} and _CAUSED.isdisjoint(s.words)
            else "strike"
        )
    return "strike"


_WATER = frozenset(["sea", "water", "river", "lake", "ocean", "gulf", "bay"])
_CAUSED = HARM | {
    "damaged",
    "killed",
    "injured",
    "killing",
    "injuring",
    "damaging",
    "wounding",
    "exploded",
    "detonated",
} - {"hit"}


def _drops(s: Sentence, at: int, role: str) -> str:
    rest = s.words[at + 1 : at + 9]
    if role == "object":
        return ""
    if not LOADS.isdisjoint(rest) or not LOADS.isdisjoint(s.words[max(0, at - 6) : at]):
        return "strike"
    return "use"


def _dealt(s: Sentence, at: int) -> str:
    """What a verb of little meaning at *at* does by its noun: "inflicted losses", "conducted reconnaissance"."""
    found = ""
    for k in range(at + 1, min(s.size, at + 8)):
        word = s.words[k]
        if s.classes[k] in ",;:()" or (s.classes[k] == "i" and word not in {"on", "in"}):
            return found
        if word in {"dead", "wounded"} and VERBS[s.words[at]][0] == "carry":
            continue
        if word in HARM and not (word in {"strikes", "attack", "attacks"} and s.words[k + 1 : k + 2] == ["drones"]):
            return "strike"
        if VERBS[s.words[at]][0] == "release" and word in LOADS and word not in {"on", "onto"}:
            return "strike"
        if ACT.get(word) == "surveillance" and not found:
            found = "surveillance"
    return found


def _in_numbers(s: Sentence, d: int, verb: str, kind: str) -> str:
    """An attack told by the number of its drones is a launch: "attacked with 120 drones"."""
    number = number_of(s, d)
    many = number is not None and (number.low or number.high or 0) >= 20
    return "launch" if kind == "strike" and many and verb.startswith(("attack", "bombard")) else kind


# --- words that go their own way -------------------------------------------------------------------------------------


def _needs_down(s: Sentence, d: int, part: Part) -> str | None:
    """To bring, take, knock, shoot drones means their end only with "down" or "out"."""
    near = s.words[part.at + 1 : part.at + 4] + s.words[d + 1 : d + 4] if part.role == "object" else []
    if part.role == "object" and not {"down", "out"} & set(near):
        if s.words[part.at] in {"took", "take", "taken", "takes", "taking", "cut", "blow", "pick", "picked"}:
            return ""
        shot = s.words[part.at].startswith(("shoot", "shot", "knock")) and WEAPONS.isdisjoint(s.words[part.at : d])
        return "interception" if shot else ""
    if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["off"]:
        return "launch"
    if (
        part.role == "agent"
        and s.words[part.at] == "taken"
        and not {"down", "out"} & set(s.words[part.at + 1 : part.at + 3])
    ):
        return ""
    return None


def _blames(s: Sentence, d: int, part: Part) -> str | None:
    """To blame drones for deaths."""
    rest = s.words[max(d, part.at) + 1 : max(d, part.at) + 9]
    return "strike" if part.role == "object" and "for" in rest and not _CAUSED.isdisjoint(rest) else None


def _blows(s: Sentence, d: int, part: Part) -> str | None:
    """To blow up, with nothing behind it, is what they do at their end."""
    if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["up"] and not _takes_object(s, part.at):
        return "strike"
    return _needs_down(s, d, part)


def _shows(s: Sentence, d: int, part: Part) -> str | None:
    return "supply" if part.role == "object" and s.words[part.at + 1 : part.at + 2] == ["off"] else None


def _guides(s: Sentence, d: int, part: Part) -> str | None:
    """Guns that drones guide see by them."""
    return "surveillance" if part.role in {"agent", "means"} and part.at < d else None


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
    rest = s.words[max(d, part.at) + 1 : max(d, part.at) + 6]
    if (
        part.role == "object"
        and {"use", "uses", "purposes", "ends"} & set(rest)
        and {"military", "war", "hostile"} & set(rest)
    ):
        return "use"
    return None


def _keeps(s: Sentence, d: int, part: Part) -> str | None:
    """To keep them out, to lead them astray."""
    near = {*s.words[d + 1 : d + 3], *s.words[part.at + 1 : part.at + 3]}
    return "interception" if part.role == "object" and near & {"out", "away", "off", "astray", "bay"} else None


def _lands(s: Sentence, d: int, part: Part) -> str | None:
    return "launch" if part.role == "doer" and s.words[part.at + 1 : part.at + 2] == ["off"] else None


def _sends(s: Sentence, d: int, part: Part) -> str | None:
    """Sent to somebody, or sent against somebody."""
    if part.role != "object":
        return None
    for k in range(max(part.at, d) + 1, min(s.size, max(part.at, d) + 8)):
        if s.words[k] in {"into", "over"} and "airspace" in s.words[k + 1 : k + 5]:
            return "incursion"
        if s.words[k] in {"into", "toward", "towards", "over", "across", "at", "against"}:
            active = part.at < d and s.words[k] == "against" and number_of(s, d) is None
            return "strike" if active else "launch"
        if s.words[k] == "to" and s.classes[k + 1 : k + 2] and s.classes[k + 1] in "dCAGg":
            return "supply"
    return "supply" if s.words[part.at] in {"sends", "send", "sending"} and part.at < d else "launch"


def _flies(s: Sentence, d: int, part: Part) -> str | None:
    """To fly drones is to use them; drones that fly do what where they go says."""
    if part.role == "object" and part.at < d and (kind := _learns(s, d, part)):
        return kind
    if part.role in {"doer", "object"}:
        moved = _moves(s, max(part.at, d))
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
        return "strike" if s.words[part.at + 1 : part.at + 2] == ["through"] else ""
    return None


def _finds(s: Sentence, d: int, part: Part) -> str | None:
    """To find its target, its mark, is to hit it."""
    return (
        "strike"
        if part.role == "doer" and {"target", "targets", "mark"} & set(s.words[part.at + 1 : part.at + 4])
        else None
    )


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
    if part.role == "object" and part.at < d and s.words[d + 1 : d + 2] == ["against"]:
        return "strike"
    if (
        part.role == "object"
        and part.at < d
        and s.words[d + 1 : d + 2]
        and s.words[d + 1] in {"into", "at", "on"}
        and not BLASTERS.isdisjoint(s.words[max(0, d - 2) : d + 1])
    ):
        return "strike"
    return None


def _prepared(s: Sentence, at: int) -> bool:
    """As in "prepared Malian soldiers to operate"."""
    k = next((k for k in range(at - 2, max(-1, at - 8), -1) if s.words[k].startswith("prepar")), -1)
    return k >= 0 and any(c in "TPMU" for c in s.classes[k + 1 : at])


_SPECIAL: dict[str, Callable[[Sentence, int, Part], str | None]] = {
    **dict.fromkeys("take takes took taken taking bring brings brought bringing knock knocks knocked knocking shoot shoots shot shooting cut cuts cutting pick picks picked picking".split(), _needs_down),
    **dict.fromkeys("blow blows blew blown blowing".split(), _blows),
    **dict.fromkeys("show shows showed shown showing".split(), _shows),
    **dict.fromkeys("guide guided guides guiding directed corrected".split(), _guides),
    **dict.fromkeys("blame blames blamed blaming".split(), _blames),
    **dict.fromkeys("collide collided collides colliding cope copes coped coping contend".split(), _meets),
    **dict.fromkeys("turn turned turns turning convert converted converting adapt adapted put".split(), _turns),
    **dict.fromkeys("keep keeps kept keeping hold holds held holding lead leads led leading".split(), _keeps),
    **dict.fromkeys("lift lifted lifts lifting".split(), _lands),
    **dict.fromkeys("send sends sent sending dispatch dispatched dispatches dispatching".split(), _sends),
    **dict.fromkeys("fly flies flew flown flying".split(), _flies),
    **dict.fromkeys("fire fires fired firing".split(), _fires),
    **dict.fromkeys("get gets got getting".split(), _gets),
    **dict.fromkeys("find finds found finding".split(), _finds),
    **dict.fromkeys("use uses used using handle handling deploy deploys deployed deploying operate operates operated operating pilot piloting steer steering control controlling".split(), _learns),
    **dict.fromkeys("open opens opened opening".split(), _opens),
    **dict.fromkeys("drop drops dropped dropping".split(), _dropped_on),
}  # fmt: skip
