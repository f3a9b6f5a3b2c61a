"""
Warships by their names, as in "USS Example", and carrier groups.

A carrier group is one navy's, unless the text names another; none is claimed where no war and no country is named.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.groups import Group
from services.tagging.domain.foreign.hosts import at_home, country_at, elsewhere, host_of
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.presence import COMBAT
from services.tagging.lexicon.words import CLASSES

CARGO: frozenset[str] = frozenset(
    ["bulk", "cargo", "crude", "gas", "container", "car", "ore", "lng", "postal", "budget"]
)
_NAVIES = {"usns": "USA", "uss": "USA", "hms": "GBR", "hmas": "AUS", "hmcs": "CAN", "hmnzs": "NZL", "rfa": "GBR"}
_MORE_NAVIES = {
    "ins": "IND", "fs": "FRA", "esps": "ESP", "roks": "KOR", "js": "JPN", "bns": "BGD", "pns": "PAK",
    "hnlms": "NLD", "hdms": "DNK", "hnoms": "NOR", "tcg": "TUR", "kri": "IDN", "brp": "PHL", "nrp": "PRT", "orp": "POL",
}  # fmt: skip
_NAVIES |= _MORE_NAVIES


def ships(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "USS Example"."""
    for i, word in enumerate(s.words):
        if word not in _NAVIES or not s.raw[i].isupper() or not s.raw[i + 1 : i + 2] or not s.raw[i + 1][:1].isupper():
            continue
        if word in _MORE_NAVIES and s.shouted:
            continue
        last = i + 2
        while last < min(s.size, i + 5) and (s.classes[last] in "XG" or _initial(s, last)) and not s.shouted:
            last += 1
        group = Group(i, last, i, (_NAVIES[word],))
        at_peace = context.frame.conflict is None
        away = _abroad(s, group) if at_peace else _at_war(s, group)
        if (at_peace or word in _SHARED) and not _at_sea(s, group):
            away = False
        if not _SHOWN.isdisjoint(s.words[max(0, i - 4) : last + 3]):
            away = False
        first = i - 1 if s.words[i - 1 : i] == ["the"] else i
        yield (
            group,
            Claim(first, last, "naval_air", actors=group.who, platform=s.text(i, last), confidence=0.85)
            if away
            else None,
        )


def _at_sea(s: Sentence, group: Group) -> bool:
    """Whether the sentence speaks of a ship and no firm or school: "HMS Bay called at Lagos", not "JS Bank opened"."""
    named = s.words[group.first + 1 : group.last + 1]
    shared = s.words[group.first] in _SHARED
    if shared and (s.classes[group.first + 1] == "C" or not _FIRMS.isdisjoint(named)):
        return False
    if not _SEA.isdisjoint(s.words) or any(c == "R" and _WATERS.search(s.words[k]) for k, c in enumerate(s.classes)):
        return True
    return not _GOES.isdisjoint(s.words[group.last : group.last + 6])


# Letters that name firms, railways, schools and courses as well.
_SHARED: frozenset[str] = frozenset(_MORE_NAVIES) | {"rfa"}
_FIRMS = frozenset(
    """
    records bank tyres tires global group foods textiles fund index club module modules framework company limited ltd
    inc plc corp services insurance energy media studios studio school college university institute airlines airways
    motors holdings holding capital trust partners technologies technology systems software solutions logistics press
    news radio tv hotel hotels team cricket football grants awards prize pension crypto coin code library script bonds
    shares capital securities properties industries pharma foundation party union railways trains
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_SHOWN = frozenset(
    """
    film movie play musical opera operetta model models replica museum wreck memorial novel album documentary drama
    sitcom painting game episode starship
    """.split()  # noqa: SIM905
)
_SEA = frozenset(
    """
    ship ships warship warships vessel vessels frigate frigates destroyer destroyers corvette corvettes submarine
    submarines minehunter minehunters minesweeper cruiser carrier navy naval sailors port harbour harbor pier quay
    wharf sea seas strait straits gulf ocean coast waters bay aboard flotilla fleet maritime piracy pirates anchored
    docked moored berthed sail sails sailed sailing steamed steaming
    """.split()  # noqa: SIM905
) | {"aircraft carrier"}
_WATERS = re.compile("sea|gulf|strait|ocean|bay|channel|aden|hormuz")
_GOES = frozenset(
    """
    reached reaches reach arrived arrives arrive arriving entered enters left leaves called calls tied put lay lies
    patrols patrolled patrolling patrol escorts escorted escorting passed crossed transits transited shadowed trained
    fired struck intercepted shot downed evacuated rescued returned returns came comes headed heads docks deployed
    stationed based joined off went
    """.split()  # noqa: SIM905
)


def _abroad(s: Sentence, group: Group) -> bool:
    """Whether the words behind the ship put it in another land: "USS Example tied up at Sasebo in Japan"."""
    host = host_of(s, group.last)[0]
    return host is not None and not at_home(group.who[0], host)


def _at_war(s: Sentence, group: Group) -> bool:
    """Whether a sentence of a text about a war puts it somewhere, or in the fight."""
    placed = any(c == "R" and country_at(s, k) not in group.who for k, c in enumerate(s.classes))
    return placed or not COMBAT.isdisjoint(s.words) or elsewhere(s, group.who, group.last) is not None


def _initial(s: Sentence, at: int) -> bool:
    """Whether the stop at word *at* is that of an initial: "USS Gerald R. Ford"."""
    return s.words[at] == "." and len(s.words[at - 1]) == 1 and s.classes[at + 1 : at + 2] in {"X", "G", "x"}


def carriers(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "a carrier strike group", "the carrier Example": of one navy, unless the text names another."""
    for i, word in enumerate(s.words):
        named = word in {"carrier", "aircraft carrier"} and s.classes[i + 1 : i + 2] == "X" and not s.shouted
        if not (named or "strike group" in word or "carrier group" in word) or s.words[i - 1] in CARGO:
            continue
        first = i
        while first > 0 and s.classes[first - 1] in "djnXa" and i - first < 5:
            first -= 1
        if s.classes[first - 1 : first] in {"A", "C", "'", "W", "g"}:
            continue
        last = i + 1
        while named and last < min(s.size, i + 4) and s.classes[last] == "X":
            last += 1
        if anothers_carrier(s, context):
            continue
        away = context.frame.conflict is not None or any(c in "CR" for c in s.classes)
        claim = Claim(first, last, "naval_air", actors=("USA",), platform=word, confidence=0.7) if away else None
        yield Group(first, last, i, ("USA",)), claim


def anothers_carrier(s: Sentence, context: Context) -> bool:
    """Whether the sentence, or an article that doesn't name the United States, names another navy with carriers."""
    named = {code for i, c in enumerate(s.classes) if c in "ACGW" for code in actors.codes_at(s, i)}
    if named & _HAVE_CARRIERS:
        return "USA" not in named
    return "USA" not in context.frame.nations and bool(context.frame.nations & _HAVE_CARRIERS)


_HAVE_CARRIERS = frozenset(["CHN", "FRA", "GBR", "IND", "ITA", "JPN", "RUS", "TUR", "ESP"])
SHIPS: frozenset[str] = frozenset(_NAVIES)
CARRIERS: frozenset[str] = frozenset(
    w for w, c in CLASSES.items() if c == "S" and ("carrier" in w or "strike group" in w)
)
