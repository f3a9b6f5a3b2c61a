# ruff: noqa: PLR0911 (a grammar has one branch for each way to say a thing)
"""
What has the name of a force and is none: an institution that speaks or pays, goods, the other side of a war feared.

``ruled_out`` promises False for people, ships and aircraft that are somewhere; ``acts`` says whether words near a
force tell what only forces do that are there.
"""

from services.tagging.domain.foreign.groups import STATES, WEAK_HEADS, Group
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import BUSINESS, CIVIL_WORK, HANDLES, RELIEF
from services.tagging.lexicon.presence import (
    ACTS,
    COMBAT,
    EXPEDITIONARY,
    FAR_FLUNG,
    FOUGHT,
    GIVES,
    INSTITUTIONAL,
    INTERVENERS,
    IRREGULAR,
    SENDS,
    TRADE,
)


def ruled_out(s: Sentence, group: Group) -> bool:
    """Whether the phrase is no force somewhere: an institution, goods, the other side of a war that is feared."""
    if s.classes[group.head] == "F" and not _POLICE.isdisjoint(s.words[group.last : group.last + 5]):
        return True  # "a contingent of 400 police officers"
    rescues = s.classes[group.head] == "U" and s.words[group.head - 1] in RELIEF
    if rescues or (s.classes[group.head] in "TFMU" and of_civilians(s, group.last)):
        return True
    if (
        not _CONTESTS.isdisjoint(s.words[group.last : group.last + 9])
        or _led_by_a_man(s, group)
        or of_a_drone(s, group)
    ):
        return True
    return (
        is_institution(s, group)
        or _in_an_office(s, group)
        or _could_not(s, group)
        or _merchandise(s, group)
        or _against(s, group)
    )


def of_civilians(s: Sentence, at: int) -> bool:
    """Whether the word "of" at *at* says that those it is made of bear no arms: "a British army of nurses"."""
    of = s.words[at : at + 1] == ["of"]
    return of and not _CIVILIANS.isdisjoint(s.words[at + 1 : at + 4])


_CIVILIANS: frozenset[str] = CIVIL_WORK - frozenset(["volunteers", "police"])


def of_a_drone(s: Sentence, group: Group) -> bool:
    """As in "a drone of the Chadian army": the drone is told."""
    of = group.first - 1 - (s.classes[max(0, group.first - 1) : group.first] == "d")
    return of > 0 and s.words[of] == "of" and s.classes[of - 1] == "D"


def _led_by_a_man(s: Sentence, group: Group) -> bool:
    """As in "the commander of Chad's land forces": a man, unless a place stands behind the forces."""
    of = group.first - 1 - (s.classes[max(0, group.first - 1) : group.first] == "d")
    return of > 0 and s.words[of] == "of" and s.words[of - 1] in _CHIEFS and not _is_here(s, group)


_CHIEFS = frozenset(["chief", "head", "commander", "commander-in-chief", "chiefs", "commanders"])
_CONTESTS = frozenset(["competition", "contest", "biathlon", "championship", "tournament"])


def is_institution(s: Sentence, group: Group) -> bool:
    """
    Whether the phrase is the institution that speaks, pays or buys rather than people, ships or aircraft
    somewhere.
    """
    head = s.classes[group.head]
    if head == "S" and _civil_craft(s, group):
        return True
    following = next(
        (
            s.words[k]
            for k in range(_past_brackets(s, group.last), min(s.size, _past_brackets(s, group.last) + 4))
            if s.classes[k] != "b" and not s.words[k].endswith("ly") and s.words[k] not in {"also", "now", "later"}
        ),
        "",
    )
    state = head == "W" and set(group.who) <= STATES
    if s.words[group.head] in _FIRMS and (
        not BUSINESS.isdisjoint(s.words) or not (acts(s, group) or _is_here(s, group))
    ):
        return True
    if head in "Tt" or s.words[group.head] in WEAK_HEADS or (head == "W" and not state):
        return False
    if (head == "M" or state) and not GIVES.isdisjoint(s.words[group.last : group.last + 2]):
        return True  # "the navy sent a corvette": the corvette is abroad
    if following in INSTITUTIONAL and head != "S":
        return True
    behind = s.words[group.last + 1] if group.last + 1 < s.size else ""
    if head == "M" and s.classes[group.last : group.last + 1] == "&" and behind.endswith(("al", "ic")):
        return True  # "US military and political support"
    if head == "M" or state:
        if s.classes[group.last : group.last + 1] == "h":
            return True  # the military-industrial complex
        inside = s.words[max(0, group.first - 2) : group.first]
        if inside in (["in", "the"], ["of", "the"], ["for", "the"], ["under", "the"], ["per", "the"]) or not acts(
            s, group
        ):
            return True
        after = s.classes[_past_brackets(s, group.last) : _past_brackets(s, group.last) + 1]
        return after in {"x", "N"} and not following.endswith(("ed", "ing")) and following not in IRREGULAR
    return False


def _in_an_office(s: Sentence, group: Group) -> bool:
    """As in "decisions made by the special forces", "a step that angered the French army"."""
    if s.classes[group.head] not in "FM":
        return False
    if s.words[group.last : group.last + 1] and s.words[group.last] in _BARS:
        return not _PAPERS.isdisjoint(s.words[group.last + 1 : group.last + 8])
    at = group.first - 1 - (s.classes[max(0, group.first - 1) : group.first] == "d")
    if at < 1:
        return False
    if s.words[at] == "by":
        made = s.words[at - 1] == "made" and not _DECISIONS.isdisjoint(s.words[max(0, at - 4) : at])
        return made or s.words[at - 1] in _ON_PAPER
    return s.words[at] in _MOVED


_BARS = frozenset(["blocked", "rejected", "approved", "refused", "vetoed"])
_PAPERS = frozenset(["application", "applications", "request", "requests", "claims", "visas", "bids"])
_DECISIONS = frozenset(["decision", "decisions", "choice", "choices", "mistake", "mistakes", "error", "errors"])
_ON_PAPER = frozenset(
    ["rejected", "approved", "refused", "reviewed", "issued", "published", "released", "signed", "vetoed", "drafted"]
)
_MOVED = frozenset(
    """
    angered infuriated alarmed worried pleased embarrassed irritated dismayed shocked humiliated
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def _could_not(s: Sentence, group: Group) -> bool:
    """As in "their forces would be unable to invade": nobody says that they are there."""
    return s.words[group.last : group.last + 1] == ["would"] and not _UNFIT.isdisjoint(
        s.words[group.last + 1 : group.last + 5]
    )


_UNFIT = frozenset(["unable", "incapable"])


def _past_brackets(s: Sentence, at: int) -> int:
    """Behind an abbreviation in brackets at word *at*, or a time: "Rwanda Defence Force (RDF) said", "since 2021"."""
    if s.words[at : at + 1] == ["since"]:
        return at + 2
    return at + 3 if s.classes[at : at + 1] == "(" and s.classes[at + 2 : at + 3] == ")" else at


_FIRMS = frozenset(["contractor", "contractors"])


def _is_here(s: Sentence, group: Group) -> bool:
    """Whether a preposition of place stands right behind the phrase."""
    return s.words[group.last : group.last + 1] in (["in"], ["at"], ["on"], ["across"], ["inside"])


def _civil_craft(s: Sentence, group: Group) -> bool:
    """Whether ships or aircraft have another trade than war: "US firefighting helicopters", "a submarine cable"."""
    return (
        not _CIVIL_TRADES.isdisjoint(s.words[max(0, group.first - 2) : group.head])
        or s.words[group.last : group.last + 1] in _CABLES
    )


_CIVIL_TRADES = frozenset(
    [
        "firefighting",
        "firefighters",
        "forest",
        "news",
        "fishing",
        "research",
        "commercial",
        "civilian",
        "passenger",
        "private",
        "tourist",
        "sightseeing",
        "ambulance",
        "merchant",
        "customs",
        "charter",
        "chartered",
        "weather",
        "whaling",
        "dredging",
    ]
)
_CABLES = (["cable"], ["cables"], ["connectivity"], ["sandwich"], ["sandwiches"], ["volcano"], ["volcanoes"])


def _merchandise(s: Sentence, group: Group) -> bool:
    """Whether ships or aircraft are bought, sold or learnt rather than sent: "to operate American aircraft"."""
    if s.classes[group.head] != "S":
        return False
    if is_freight(s, group) or not _SOLD.isdisjoint(s.words[group.last + 1 : group.last + 2]):
        return True
    by = group.first - 1 - (s.classes[group.first - 1 : group.first] in {"d", "n", "s"})
    handled = by >= 0 and s.words[by] in HANDLES
    return handled or not TRADE.isdisjoint(s.words[max(0, group.first - 7) : group.first])


def is_freight(s: Sentence, group: Group) -> bool:
    """Whether they only bring goods: "aircraft to Syria, delivering weapons"."""
    at = next((k for k in range(group.last, min(s.size, group.last + 14)) if s.words[k] in _DELIVERS), None)
    return at is not None and not _CARGOES.isdisjoint(s.words[at + 1 : at + 5])


_SOLD = frozenset(["sold", "bought", "built", "scrapped", "auctioned"])
_CARGOES = frozenset(
    [
        "tourists",
        "passengers",
        "pilgrims",
        "weapons",
        "arms",
        "ammunition",
        "aid",
        "food",
        "supplies",
        "medicine",
        "grain",
        "equipment",
        "cargo",
        "fuel",
    ]
)
_DELIVERS = frozenset(["delivering", "carry", "carrying", "loaded", "laden", "transporting", "bringing"])


def _against(s: Sentence, group: Group) -> bool:
    """Whether the forces are only the other side of a war that is feared: "a conflict with NATO forces"."""
    near = s.words[max(0, group.first - 4) : group.first]
    if "than" in near[-2:] or (not _SERVICE.isdisjoint(near) and "in" in near[-2:]):
        return True  # "stronger than the German army"; "his stint in the US Marines"
    if near[-1:] == ["for"] and not FOUGHT.isdisjoint(near[-2:-1]) and s.classes[group.head] in "MF":
        return True  # "the Romanians who fought for Congo's army"
    if not {"cemetery", "graves", "graveyard", "memorial", "statue"}.isdisjoint(near):
        return True
    if not {"joined", "join", "joining", "enlisted", "enlist", "serving", "contract", "contracts"}.isdisjoint(near):
        return s.classes[group.head] in "MF" and s.classes[group.first - 1 : group.first] == "d"  # whom others join
    return "with" in near and not {"conflict", "war", "confrontation", "showdown"}.isdisjoint(near)


_SERVICE = frozenset(["stint", "career", "served", "years", "veteran", "commission", "rank", "officer", "time"])


def acts(s: Sentence, group: Group) -> bool:
    if s.words[group.head].endswith(("strikes", "power")):
        return True
    window = s.words[max(0, group.first - 6) : group.first] + s.words[group.last : group.last + 6]
    if s.words[group.last : group.last + 3] in (
        ["in", "the", "country"],
        ["in", "the", "region"],
        ["in", "the", "area"],
    ):
        return True
    if "part" in window and not _TAKING.isdisjoint(window):
        return True
    if s.classes[group.head] == "S" and not set(group.who) & (FAR_FLUNG | INTERVENERS | EXPEDITIONARY):
        return not COMBAT.isdisjoint(window) or not _WATCHES.isdisjoint(window)
    shot = s.classes[group.last : group.last + 7].find("xh")  # "debris of a shot-down balloon"
    return any((w in ACTS or w in SENDS) and not (shot >= 0 and w == s.words[group.last + shot]) for w in window)


_TAKING = frozenset(["take", "takes", "taking", "took", "taken"])
_WATCHES = frozenset(
    ["watched", "watching", "shadowed", "escorted", "patrolled", "patrols", "entered", "joined", "docked", "monitored"]
)
_POLICE = frozenset(
    ["police", "policemen", "officers", "doctors", "medics", "firefighters", "nurses", "rescuers", "athletes"]
)
