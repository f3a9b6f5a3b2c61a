# ruff: noqa: C901, PLR0911 (a grammar has one branch for each way to say a thing)
"""
What a sentence says of its drones: the kind of activity, and the word that tells it.

In this order: the noun that "drone" modifies (drone *strike*); else the parts that the drones play
(``governors``, ``predicates``), of which the frame of the verb or noun makes a kind (``lexicon/frames.py``).
"""

from services.tagging.domain.drones.attacks import ATTACKS, came_to_nothing
from services.tagging.domain.drones.bare import bare
from services.tagging.domain.drones.clauses import behind_of, closes, told
from services.tagging.domain.drones.compounds import compound
from services.tagging.domain.drones.sign import Sign
from services.tagging.domain.drones.sites import site_behind
from services.tagging.domain.drones.wrecks import found_there, sought
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import (
    CREWS,
    FILMED,
    FOILED,
    VALUE,
    WRECKS,
)
from services.tagging.lexicon.frames import VERBS


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
    if (site := site_behind(s, d)) is not None:
        return (site,)
    noun = _modified(s, d)
    if noun is not None:
        return _by_noun(s, noun)
    if s.classes[d + 1 : d + 2] == "'" and s.classes[d + 2 : d + 3] in {"x", "j", "m", "N"}:
        if s.words[d + 2] in CREWS:
            return _by_noun(s, Sign("use", d + 2))
        if s.words[d + 2] in _EYES:
            return (Sign("surveillance", d + 2),)
        if s.words[d + 2] in WRECKS:
            return (Sign("interception", d + 2),)
        return (bare(s, d),)  # "the drone's warhead": what is told is told of that
    if _firm(s, d):
        return ()
    return _told(s, d)


def _told(s: Sentence, d: int) -> tuple[Sign, ...]:
    """What the verbs and nouns around the drones tell; the mere mention where they tell nothing."""
    if s.words[d + 1 : d + 2] == ["involved"] and not ATTACKS.isdisjoint(s.words[:d]):
        return (Sign("strike", d + 1),)  # a headline: "Kherson artillery strike drones involved"
    found = told(s, parse(s), d)
    if found and found[0].kind == "incursion" and found[0].at < d and not _SHOT.isdisjoint(s.words[d - 1 : d]):
        return (Sign("interception", found[0].at),)  # "reported 109 downed drones"
    if found and found[0].kind == "incursion" and found[0].at < d and not _CARGO.isdisjoint(s.words[d + 1 : d + 8]):
        return (Sign("supply", found[0].at),)  # "found 40 drones bound for the rebels"
    if found and found[0].kind == "interception" and found[0].at < d and _meant_for_others(s, found[0].at, d):
        return (Sign("supply", found[0].at),)  # "seized twelve drones meant for the rebels"
    if found and found[0].kind in {"interception", "incursion"} and _by_accident(s, found[0].at):
        return (Sign("use", found[0].at),)
    if found:
        return tuple([_outcome(s, sign) for sign in found])
    mere = bare(s, d)
    return () if found is None or (mere.kind == "use" and _described(s, d)) else (mere,)


def _meant_for_others(s: Sentence, at: int, d: int) -> bool:
    """Whether drones that are seized were on their way to somebody."""
    seized = s.words[at].startswith(("seiz", "confiscat", "intercept", "impound", "stopp"))
    return (
        seized
        and s.words[d + 1 : d + 2] != []
        and s.words[d + 1] in _DESTINED
        and not {"for", "to"}.isdisjoint(s.words[d + 2 : d + 4])
    )


_DESTINED = frozenset(["meant", "intended", "destined", "bound", "smuggled"])


def _by_accident(s: Sentence, at: int) -> bool:
    """As in "crashed after an engine fault", "was wrecked in an accident": whether nobody stopped them but chance."""
    lost = VERBS.get(s.words[at], ("",))[0] in {"crash", "attack"} or s.words[at].startswith(("los", "came", "crash"))
    failed = "engine" in s.words and any(w.startswith("fail") for w in s.words)
    return lost and (failed or any(w in _CHANCE and k != at for k, w in enumerate(s.words)))


_CARGO = frozenset(
    ["bound", "destined", "container", "containers", "warehouse", "lorry", "truck", "shipment", "hidden"]
)
_CHANCE = frozenset(
    """
    accident accidents technical mishap mishaps malfunction malfunctioned malfunctions glitch fault faults mechanical
    landing takeoff routine
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_QUALITIES = (["important"], ["useful"], ["cheap"], ["expensive"], ["limited"], ["vital"], ["likely"])


def _described(s: Sentence, d: int) -> bool:
    """As in "the drones are a costly toy": whether the sentence only says what they are."""
    p = parse(s)
    return any(
        part.role == "is"
        and part.how == "main"
        and (s.classes[part.at + 1 : part.at + 2] in {"a", "n"} or s.words[part.at + 1 : part.at + 2] in _QUALITIES)
        for part in predicates(s, p, p.at(d))
    )


def _by_noun(s: Sentence, noun: Sign) -> tuple[Sign, ...]:
    """What the noun that the drones modify tells, by what is told of itself."""
    word = s.words[noun.at]
    if (
        noun.kind == "supply"
        and s.classes[noun.at + 1 : noun.at + 2] == "'"
        and not VALUE.isdisjoint(s.words[noun.at + 2 : noun.at + 4])
    ):
        return ()  # "the drone maker's shares"
    if word == "company" and any(c in "UMT" and k != noun.at for k, c in enumerate(s.classes)):
        return (Sign("use", noun.at),)  # of soldiers
    if noun.kind == "interception" and word in WRECKS and sought(s, noun.at):
        return ()
    if noun.kind == "interception" and word in WRECKS and found_there(s, noun.at - 1, noun.at):
        return (Sign("incursion", noun.at),)
    if noun.kind == "use" and word in CREWS and "trained" in s.words[noun.at + 1 : noun.at + 4]:
        return (Sign("supply", noun.at),)
    if noun.kind == "use" and word in CREWS:
        return (_crew(s, parse(s), noun.at) or noun,)
    if noun.kind == "use" and word.startswith(("activit", "flight")) and closes(s):
        return (Sign("incursion", noun.at),)
    if noun.kind == "use" and word.startswith("operation") and (_on_target(s, noun.at) or _kills(s, noun.at)):
        return (Sign("strike", noun.at),)
    if noun.kind == "launch" and (flown := _flock(s, noun)) is not None:
        return (flown,)
    if noun.kind == "strike" and not FOILED.isdisjoint(s.words) and came_to_nothing(s, parse(s), noun.at):
        return (Sign("interception", noun.at),)
    return (noun,) if noun.kind else ()


_EYES = frozenset(["camera", "cameras", "sensor", "sensors", "eye", "eyes"])


def _on_target(s: Sentence, at: int) -> bool:
    """Whether the operation at word *at* is one against something."""
    rest = s.words[at + 1 : at + 9]
    return "against" in rest or "targeting" in rest


def _kills(s: Sentence, at: int) -> bool:
    """As in "a drone operation killed eleven people"."""
    return any(sign.kind == "strike" and how == "main" for sign, how in behind_of(s, parse(s), at))


def _flock(s: Sentence, noun: Sign) -> Sign | None:
    """What is told of "drone swarms"."""
    found = behind_of(s, parse(s), noun.at)
    return next(
        (sign for sign, how in found if how == "main" and sign.kind in {"incursion", "strike", "interception"}), None
    )


def _outcome(s: Sentence, sign: Sign) -> Sign:
    """An attack that was only attempted is one that was stopped: "an attempt to hit the depot with drones failed"."""
    if sign.kind != "strike" or s.words[sign.at - 1 : sign.at] != ["to"] or sign.at < 2:
        return sign
    if s.words[sign.at - 2] in _TRIED:
        return Sign("interception", sign.at)
    if s.words[sign.at - 2] not in _ATTEMPTS:
        return sign
    at = sign.at - 2
    p = parse(s)
    stopped = not FOILED.isdisjoint(s.words[max(0, at - 4) : at]) or came_to_nothing(s, p, at)
    failed = any(s.words[part.at] in _FAILS for part in predicates(s, p, p.at(at)))
    return Sign("interception", sign.at) if stopped or failed else sign


_TRIED = frozenset(["attempted", "tried"])
_ATTEMPTS = frozenset(["attempt", "attempts", "bid", "bids", "effort", "efforts"])
_FAILS = frozenset(["failed", "fails", "fail", "failing", "collapsed"])
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
    if VERBS.get(s.words[d + 1] if d + 1 < s.size else "", ("", ""))[1] in {"G", "E"}:
        return False  # a headline: "Army Downs Drone Flying Over Base"
    if behind not in {"X", "m"} or s.words[d] not in {"drone", "unmanned", "uncrewed", "uav"}:
        return False
    return s.printed(d)[0].isupper() and s.printed(d + 1)[0].isupper()


def _countered(s: Sentence, d: int) -> bool:
    """Whether the word is a part of "counter-drone", "anti-drone"."""
    before = s.words[max(0, d - 2) : d]
    return before in (["counter", "-"], ["anti", "-"]) or before[-1:] in (["counter"], ["anti"], ["antidrone"])


def _crew(s: Sentence, p: Parse, at: int) -> Sign | None:
    """What the drones' crews do: "drone pilots hit a tank"."""
    if s.words[at + 1 : at + 2] in (["'"], ["'s"]) or p.ends[p.at(at)] - 1 != at:
        return None  # "the drone unit's tent", "a drone unit chief"
    found = [
        x for x in behind_of(s, p, at, crew=True) if x[0].kind not in {"supply", "interception", "site", "incursion"}
    ]
    return found[0][0] if found else None


_SHOT = frozenset(["downed", "intercepted", "destroyed", "jammed"])


def _modified(s: Sentence, d: int) -> Sign | None:
    found = compound(s, d)
    return Sign(*found) if found is not None else None


def filmed(s: Sentence, d: int, sign: Sign) -> bool:
    """Whether the drones hold the camera: "filmed by a drone", "images taken with a drone"."""
    if sign.kind in {"strike", "interception", "launch"} and sign.at > d:
        return False
    near = s.words[max(0, d - 6) : d]
    held = not {"by", "with", "from"}.isdisjoint(near)
    return (held and any(w in {"filmed", "photographed"} for w in near)) or (
        not {"by", "with"}.isdisjoint(near) and "taken" in near and not FILMED.isdisjoint(near)
    )
