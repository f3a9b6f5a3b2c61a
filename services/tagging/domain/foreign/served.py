"""
Soldiers and the flag they serve under, told together: "its guardsmen, who keep the peace as blue helmets".

``merged`` promises one claim where the second phrase only says what the first serve in or as; the first then has the
flag's name as well. Ships told by name one after the other are one claim.
"""

from services.tagging.domain.foreign.groups import STATES
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.presence import FAR, FLAGS


def under_mission(s: Sentence, context: Context, claim: Claim) -> str | None:
    """Whose peacekeepers the soldiers of *claim* are, by the mission that the text tells of where they stand."""
    who = claim.actors
    if not who or not STATES.issuperset(who) or not FAR.isdisjoint(who):
        return None
    return "UN" if _un_in_hand(s) else context.frame.mission(s, who, claim.host)


def _un_in_hand(s: Sentence) -> bool:
    """As in "its soldiers in the UN mission", "under the UN flag", "guards the camp for the United Nations"."""
    for i in range(1, s.size):
        if s.classes[i] == "O" and s.words[i] in {"un", "united nations"}:
            at = i - 1 - (s.classes[i - 1] == "j")
            at -= s.classes[at] == "d"
            body = s.words[i + 1] if i + 1 < s.size else "."
            within = s.words[at] in _WITHIN or (s.words[at] == "of" and s.words[at - 1] == "part")
            if (s.words[at] == "for" and body in _ENDS) or (within and body in _BODIES_OF_IT):
                return True
    return False


_WITHIN = frozenset(["in", "to", "under", "for", "from", "with"])
_ENDS = frozenset([".", ",", ";"])
_BODIES_OF_IT = frozenset(
    ["mission", "force", "flag", "command", "operation", "peacekeeping mission", "peacekeeping force"]
)


def merged(s: Sentence, claims: list[Claim]) -> list[Claim]:
    """*claims*, in text order, with those left out that only say more of the one before."""
    kept: list[Claim] = []
    for claim in claims:
        if kept and _of_them(s, kept[-1], claim):
            kept[-1].last = claim.last
        elif (kept and _consists(s, kept[-1], claim)) or (
            kept and claim.actors and FLAGS.issuperset(claim.actors) and _leads(s, kept[-1], claim)
        ):
            continue
        elif kept and _holds(s, kept[-1], claim):
            kept[-1] = claim
        elif kept and _serves_as(s, kept[-1], claim):
            if s.words[claim.first - 1] != "to":
                kept[-1].actors = tuple(dict.fromkeys(kept[-1].actors + claim.actors))
                kept[-1].kind = "peacekeepers"
        elif kept and _next_ship(s, kept[-1], claim):
            kept[-1].last = max(kept[-1].last, claim.last)
        else:
            kept.append(claim)
    return of_own_will(s, kept)


def of_own_will(s: Sentence, claims: list[Claim]) -> list[Claim]:
    """*claims*, with volunteers told as such, and without the band that they are said to have joined."""
    bands = []
    for claim in claims:
        if claim.kind in _OWN_WILL and (band := _joined(s, claim.last)):
            claim.kind = "volunteers"
            bands.append(band)
    return [c for c in claims if not any(c.first <= band < c.last for band in bands)] if bands else claims


def _joined(s: Sentence, last: int) -> int:
    """As in "soldiers who have joined the ranks of a volunteer regiment", "of one that fights for Kyiv": the band."""
    rest = s.words[last : last + _NEAR]
    at = next((k for k, word in enumerate(rest) if word.endswith(_BANDS)), -1)
    if at < 0 or any(c in _CUTS for c in s.classes[last : last + at]):
        return 0
    joined = not _JOINS.isdisjoint(rest[:at])
    behind = s.words[last + at + 1 : last + at + 6]
    fights = any(w.startswith(("fight", "fought")) and "for" in behind[k + 1 : k + 2] for k, w in enumerate(behind))
    free = rest[at].endswith("legion") or any("volunteer" in w for w in rest[: at + 1])
    return last + at if (joined and (free or fights)) or (fights and rest[0] == "of") else 0


_OWN_WILL = frozenset(["state_troops", "mercenaries"])
_BANDS = ("legion", "regiment", "battalion", "corps", "brigade", "unit", "units", "formation")
_JOINS = frozenset(["join", "joined", "joins", "joining", "enlist", "enlisted", "enlisting", "signed"])
_CUTS = frozenset(",;:(")


def _leads(s: Sentence, one: Claim, flag: Claim) -> bool:
    """As in "Danish soldiers arrive to take the lead of a NATO battle group": they are told."""
    return "lead" in s.words[max(one.last, flag.first - 4) : flag.first]


def _consists(s: Sentence, unit: Claim, men: Claim) -> bool:
    """As in "Spain's brigade in Latvia is to have 5,000 soldiers": one force, told once."""
    between = s.words[unit.last : men.first]
    return (
        unit.actors == men.actors
        and unit.kind == men.kind
        and s.classes[unit.last - 1] in {"U", "F"}
        and 0 < len(between) <= _NEAR
        and not _COUNTS.isdisjoint(between[-2:])
        and not any(c in _APART for c in s.classes[unit.last : men.first])
    )


_COUNTS = frozenset(["have", "has", "had", "number", "numbers", "comprise", "comprises", "total", "totals", "count"])
_APART = frozenset(",;:(&TFMU")


def _serves_as(s: Sentence, one: Claim, flag: Claim) -> bool:
    """Whether *flag* is what the soldiers of *one* serve in or as: behind "as", "under", "part of", "serving in"."""
    if not (flag.kind == "peacekeepers" or flag.actors) or one.kind not in _KINDS or STATES.isdisjoint(one.actors):
        return False
    if not FLAGS.issuperset(flag.actors) or not 0 < flag.first - one.last <= _NEAR:
        return False
    at = flag.first - 1
    while at > one.last and s.classes[at] in "daXRCG":
        at -= 1
    if s.words[at] == "to" and flag.first - one.last <= 2 and flag.actors:
        return True  # "soldiers to NATO's mission"
    if s.words[at] == "of" and at == one.last:
        return True
    if s.words[at] in {"as", "under"}:
        return True
    between = s.words[one.last : at + 1]
    return s.words[at] in {"in", "of", "with", "join"} and not _SERVING.isdisjoint(between)


_NEAR = 12
_KINDS = frozenset(["state_troops", "peacekeepers"])
_SERVING = frozenset(["serving", "serve", "served", "part", "working", "deployed", "join", "joined", "joining"])


def _of_them(s: Sentence, one: Claim, other: Claim) -> bool:
    """As in "a company of roughly 100 soldiers", where one claim tells both."""
    between = s.classes[one.last : other.first]
    return one.actors == other.actors and s.words[one.last : one.last + 1] == ["of"] and between[1:].strip("xanj") == ""


def _holds(s: Sentence, flag: Claim, one: Claim) -> bool:
    """As in "NATO's mission in Kabul will receive 800 more American instructors": these are told."""
    if not flag.actors or not FLAGS.issuperset(flag.actors) or s.words[flag.last - 1] != "mission":
        return False
    between = s.words[flag.last : one.first]
    return not STATES.isdisjoint(one.actors) and not _GETS.isdisjoint(between)


_GETS = frozenset(
    ["receive", "receives", "received", "get", "gets", "has", "welcome", "welcomed", "include", "includes"]
)


def _next_ship(s: Sentence, one: Claim, other: Claim) -> bool:
    """As in "the USS Ode, USS Pine and USS Elm"."""
    named = s.words[other.first : other.last]
    return (
        one.kind == other.kind == "naval_air"
        and one.actors == other.actors
        and not _NAMES.isdisjoint(named)
        and s.classes[one.last : other.first].strip(",&d") == ""
    )


_NAMES = frozenset(["uss", "usns", "hms", "hmas", "hmcs"])
