# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
What kind of activity a part makes of the drones: by the frame of its verb or noun, and by the words around it where
the frame alone doesn't decide (where do they fly, what do they drop, sent to whom).
"""

from services.tagging.domain.drones.attacks import done_by, foiled, held, in_attack, in_numbers, kills
from services.tagging.domain.drones.flights import (
    UNKNOWN,
    crashes,
    dealt,
    drops,
    moves,
    over_a_base,
    takes_object,
)
from services.tagging.domain.drones.purposes import DESTROYS, purpose
from services.tagging.domain.drones.sites import from_where, launched_there, works_hit
from services.tagging.domain.drones.verbs import SPECIAL
from services.tagging.domain.drones.wrecks import found_there
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import (
    FACTORY_TARGET,
    GEAR,
    HARM,
    LEARNS,
    SENSITIVE,
    VALUE,
    WRECKS,
)
from services.tagging.lexicon.frames import KINDS, NOMINAL_KINDS, VERBS


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
    if frame in {"release", "use"} and role == "object" and at > d and from_where(s, d):
        return "site"
    special = SPECIAL.get(word) if word not in _HURT or s.words[at - 1] != "the" else _nothing  # "to fetch the wounded"
    if special is not None and (kind := special(s, d, part)) is not None:
        return kind
    if (role in {"object", "means"} and frame == "use") or role == "means":
        kind = purpose(s, max(d, at))
        if kind:
            return kind
    if role == "object" and frame == "release" and at < d and purpose(s, d) == "surveillance":
        return "surveillance"
    if frame in {"carry", "deal", "release"} and role in {"agent", "means"} and done_by(s, at):
        return "strike"
    if frame == "carry" and role == "object" and at < d and s.words[d + 1 : d + 2] == ["to"]:
        return "supply" if s.classes[d + 2 : d + 3] in {"C", "G", "R", "X"} else ""
    if frame == "carry" and role == "agent":
        return "use"
    if frame == "deal" and role == "agent":
        return "strike" if not HARM.isdisjoint(s.words[: max(d, at)]) else ""
    if word == "failed" and role == "doer":
        return "interception" if s.words[at + 1 : at + 2] == ["to"] else ""
    if word == "lost" and s.words[at + 1 : at + 2] in (["from"], ["contact"], ["control"]):
        return ""  # lost from radar
    if word in {"lost", "lose", "losing"} and role == "doer":
        astray = s.words[at + 1 : at + 2] in (["their"], ["its"]) and not _BEARINGS.isdisjoint(s.words[at + 2 : at + 4])
        return "interception" if astray and _is_jammed(s) else ""
    if role == "held":
        return held(s, d, at)
    if role == "is":
        over = not {"over", "above"}.isdisjoint(s.words[at + 1 : at + 3]) and not SENSITIVE.isdisjoint(s.words[at:])
        return "incursion" if over else "strike" if kills(s, at) else ""
    if word.startswith("becom") or word == "became" or (word.startswith("account") and role == "doer"):
        return "strike" if kills(s, at) else ""
    if frame == "observe" and role == "object" and word.startswith(_STUDIES):
        return "incursion" if at > d and over_a_base(s, at) else ""
    if frame in {"observe", "use"} and role == "doer" and not UNKNOWN.isdisjoint(s.words[max(0, d - 3) : d]):
        return "incursion" if over_a_base(s, at) else "surveillance" if frame == "observe" else "use"
    if frame == "supply" and role == "object" and at > d and s.words[max(0, d - 4) : d + 1].count("where"):
        return "site" if not FACTORY_TARGET.isdisjoint(s.words[:d]) else "supply"
    if frame == "supply" and role == "object" and at < d and works_hit(s, at):
        return "site"
    if frame == "supply" and role == "object" and at > d and s.words[at + 1 : at + 2] in (["with"], ["of"]):
        return ""  # "drones equipped with cameras"
    if frame == "observe" and role == "doer" and s.words[at + 1 : at + 2] == ["above"]:
        return "incursion"
    if frame == "attack" and role == "object" and word.startswith("ram") and "into" in s.words[d : d + 3]:
        return "strike"
    if frame == "site" and role == "object" and at < d and word in {"housing", "storing", "sheltering"}:
        return "site"
    if frame == "release" and role == "object" and at < d and "capable" in s.words[max(0, at - 3) : at]:
        return "use"  # "a catapult capable of launching drones"
    if frame == "release" and role == "object" and at < d and launched_there(s, at):
        return "site"
    if frame == "site" and role == "object":
        if {"over", "above"} & set(s.words[at + 1 : at + 4]):
            return "incursion"
        return "site" if at > d else ""
    if role == "to" and word in {"lost", "lose", "loses", "losing"}:
        return "strike"
    if frame == "ward" and role == "for":
        return "interception" if word.startswith("account") else ""
    if (
        frame in {"use", "carry", "other", "deal", "release", "supply"}
        and role == "doer"
        and word not in _DIES
        and (kind := dealt(s, at))
    ):
        return kind
    if frame == "motion" and role == "doer":
        coast = word.startswith("approach") and not _COASTS.isdisjoint(s.words[at + 1 : at + 7])
        return "incursion" if coast else moves(s, at)
    if frame == "enter" and role == "doer" and word.startswith(("hover", "loiter", "linger")) and _watches(s, at):
        return "surveillance"
    if frame == "crash" and role in {"doer", "object"}:
        return crashes(s, at, role)
    if frame == "drop" and role in {"doer", "agent", "means", "from", "object"}:
        return drops(s, at, role)
    if role == "means" and s.words[at - 1 : at] == ["to"] and not LEARNS.isdisjoint(s.words[max(0, at - 7) : at]):
        return "supply"  # "teach recruits how to fight with drones"
    if role == "means" and frame in {"", "other", "say", "carry", "motion"}:
        return "use"
    if frame == "use" and role == "object" and _by_a_site(s, max(d, at)):
        return "incursion"
    kind = KINDS.get(frame, {}).get(role, "")
    if kind == "use" and frame == "use" and in_attack(s, max(d, at)):
        return "strike"
    if role == "means" and frame == "stop" and word not in DESTROYS and not word.startswith("down"):
        return "use"
    if frame == "motion" and role == "object":
        return "launch" if word in {"headed", "aimed", "came", "come"} else ""
    if frame == "attack" and role in {"means", "agent", "doer"}:
        return in_numbers(s, d, word, kind)
    if role == "doer" and kind == "strike" and frame == "stop" and not takes_object(s, at):
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


_OPERATIONS = frozenset(["operations", "operation", "missions", "mission", "strikes", "raids", "attacks"])


def _by_a_site(s: Sentence, d: int) -> bool:
    """As in "operating drones too close to an airport"."""
    rest = s.words[d + 1 : d + 6]
    if not _OPERATIONS.isdisjoint(rest):
        return False  # "employed drones in operations over the border"
    return not {"near", "close", "over", "above", "around"}.isdisjoint(rest) and not SENSITIVE.isdisjoint(
        s.words[d + 1 : d + 10]
    )


def _watches(s: Sentence, at: int) -> bool:
    """As in "hovered for an hour looking for targets"."""
    return any(
        w in {"looking", "searching", "filming", "spotting"} or VERBS.get(w, ("",))[0] in {"observe", "track"}
        for w in s.words[at + 1 : at + 11]
    )


_STUDIES = ("inspect", "film", "survey", "map", "search", "gather", "peer")


_HURT = frozenset(["wounded", "injured"])
_DIES = frozenset(["die", "dies", "died", "perished", "suffered", "survived"])


_BEARINGS = frozenset(["way", "course", "bearings", "signal", "guidance", "target", "targets", "orientation"])


def _is_jammed(s: Sentence) -> bool:
    """Whether something is said to disturb what steers them."""
    return any(w.startswith(("jam", "electronic", "interfer", "spoof", "disrupt")) for w in s.words)


def _nothing(_s: Sentence, _d: int, _part: Part) -> str | None:
    return ""


_COASTS = frozenset(["island", "islands", "coast", "border", "frontier", "base", "airspace"])


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


def _kind_of_noun(s: Sentence, d: int, part: Part) -> str:
    kind = NOMINAL_KINDS.get(part.frame, {}).get(part.role, "")
    if (
        kind == "supply"
        and s.words[part.at].startswith("maker")
        and not VALUE.isdisjoint(s.words[max(0, part.at - 4) : part.at])
    ):
        return ""  # "shares of the maker of the drone"
    if kind == "factory":
        return "site" if not FACTORY_TARGET.isdisjoint(s.words[max(0, part.at - 7) : part.at]) else "supply"
    if kind == "strike" and foiled(s, part.at):
        return "interception"
    if kind == "supply" and part.role in {"for", "of"} and works_hit(s, max(0, part.at - 1)):
        return "site"
    aimed = part.role == "of" and s.words[d + 1 : d + 2] in (["for"], ["to"], ["in"])
    if kind == "use" and aimed and (meant := purpose(s, d)) in {"strike", "surveillance"}:
        return meant
    if kind == "interception" and s.words[part.at] in WRECKS and found_there(s, part.at, d):
        return "incursion"  # what is found came from somewhere
    return kind
