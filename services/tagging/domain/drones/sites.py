"""
Places where drones are made, kept, steered or launched, told as places or as targets.

``site_behind`` and ``works_hit`` promise to answer from the words between the place and its drones; ``launch_sites``
gives the launch sites that a sentence names without more.
"""

from collections.abc import Iterator

from services.tagging.domain.drones.sign import Sign
from services.tagging.domain.foreign import actors
from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import COMPOUND, CREWS, FACTORY_TARGET
from services.tagging.lexicon.frames import NOMINALS, VERBS

_FAR, _NEAR = 14, 8  # words: from the drones back to the place; from the place to what is done to it
# Beside those that ``NOMINALS`` calls sites and factories: places by what drones do there alone.
_PLACES = frozenset(
    """
    room rooms centre centres center centers post posts school schools academy camp camps ramp ramps catapult catapults
    rail rails garage garages building buildings compound compounds bunker bunkers container containers truck trucks
    lorry lorries van vans yard shed sheds complex position positions hall halls facility facilities ground grounds
    laboratory store stores arsenal
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_LINKS = frozenset(["where", "which", "whence", "used"])


def site_behind(s: Sentence, d: int) -> Sign | None:
    """As in "bombed a room from which drones are steered": the place that was hit, by what the drones do there."""
    if "home" in s.words[max(0, d - 5) : d] and (home := _home_to(s, d)) is not None:
        return home
    if FACTORY_TARGET.isdisjoint(s.words):
        return None
    link = next((k for k in range(d - 1, max(-1, d - _FAR), -1) if s.words[k] in _LINKS), -1)
    if link < 0:
        return _place_for(s, d)
    if not _leads_there(s, link) or _by_means(s, link, d):
        return None
    place = next((k for k in range(link - 1, max(-1, link - _NEAR), -1) if is_place(s, k)), -1)
    if place < 0 and s.words[link] != "used" and _HANDLED.intersection(s.words[d + 1 : d + 6]):
        place = next((k for k in range(link - 1, max(-1, link - _NEAR), -1) if s.classes[k] == "x"), -1)
    return Sign("site", place) if place >= 0 and _is_hit(s, place) else None


def _by_means(s: Sentence, link: int, d: int) -> bool:
    """As in "hit a camp where recruits slept with two drones": what stands behind *link* is no deed of drones."""
    between = s.words[link + 1 : d]
    return not _MEANS.isdisjoint(between[-_MODIFIERS:]) and not any(
        w in _HANDLED or VERBS.get(w, ("",))[0] in _DEEDS or NOMINALS.get(w) == "attack" for w in between
    )


_MEANS, _MODIFIERS = frozenset(["with", "using"]), 4  # words: a number, a sort
_DEEDS = frozenset(["attack", "stop", "release", "use", "observe", "supply"])


# What is done with drones at a place that is theirs, whatever it is called: "a farmhouse from which they were guided".
_HANDLED = frozenset(
    """
    guided steered controlled operated piloted directed launched fired assembled built made stored kept hidden prepared
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def _home_to(s: Sentence, d: int) -> Sign | None:
    """As in "the base is home to American drones"."""
    at = next((k for k in range(max(0, d - 5), d - 1) if s.words[k : k + 2] == ["home", "to"]), 0)
    if not at or not _heads(s, d):
        return None
    return Sign("site", at) if any(is_place(s, k) for k in range(max(0, at - _FAR), at)) else None


def _heads(s: Sentence, d: int) -> bool:
    """Whether the word at *d* is what its phrase names, or units of them are: not "drone racing"."""
    if s.words[d].endswith("s") or s.classes[d + 1 : d + 2] not in _ADDS:
        return True
    return s.words[d + 1] in CREWS or COMPOUND.get(s.words[d + 1]) in _KEPT


_ADDS = frozenset("xNXjmhUFSM")
_KEPT = frozenset(["use", "site", "factory", "supply"])


def _place_for(s: Sentence, d: int) -> Sign | None:
    """As in "struck a school for drone pilots", "hit a ramp for Gerbera drones"."""
    link = next((k for k in range(d - 1, max(-1, d - 4), -1) if s.words[k] in {"for", "of"}), 0)
    place = link - 1
    if not link or s.words[place] not in _PLACES or not _LINKED.isdisjoint(s.classes[link + 1 : d]):
        return None  # "hit a store of grain with drones"
    return Sign("site", place) if _is_hit(s, place) and "using" not in s.words[link:d] else None


_LINKED = frozenset("ie>,;b")


def _leads_there(s: Sentence, link: int) -> bool:
    """Whether the word at *link* says what is done at the place before it."""
    word = s.words[link]
    if word == "which":
        return s.words[link - 1] in {"from", "in", "at", "inside", "on"}
    return word != "used" or s.words[link + 1 : link + 2] in (["to"], ["for"])


def is_place(s: Sentence, k: int) -> bool:
    """Whether the word at *k* names a place that drones may be made, kept or launched at."""
    return s.words[k] in _PLACES or NOMINALS.get(s.words[k]) in {"site", "factory"}


def _is_hit(s: Sentence, place: int) -> bool:
    """Whether the place at *place* is what somebody strikes, finds or takes."""
    return not FACTORY_TARGET.isdisjoint(s.words[max(0, place - _NEAR) : place])


def launched_there(s: Sentence, at: int) -> bool:
    """As in "two warehouses that were used to launch drones"."""
    used = s.words[at - 1 : at] == ["to"] and "used" in s.words[max(0, at - 3) : at]
    return used and any(NOMINALS.get(w) in {"site", "factory"} for w in s.words[max(0, at - _FAR) : at])


def from_where(s: Sentence, d: int) -> bool:
    """As in "an airfield from which drones are launched"."""
    for k in range(d - 1, max(0, d - 4), -1):
        if s.words[k] == "where" or s.words[k - 1 : k + 1] == ["from", "which"]:
            return any(NOMINALS.get(w) in {"site", "factory"} for w in s.words[max(0, k - 7) : k])
    return False


def works_hit(s: Sentence, at: int) -> bool:
    """Whether the verb at *at* only says which works was hit: "struck a factory in Izhevsk that makes drones"."""
    begin = next((k for k in range(at, max(-1, at - 3), -1) if s.words[k] in {"that", "which", "for"}), at)
    if s.words[begin] not in {"that", "which", "for"} and VERBS.get(s.words[at], ("", ""))[1] != "G":
        return False
    works = next((k for k in range(begin - 1, max(-1, begin - 7), -1) if NOMINALS.get(s.words[k]) == "factory"), -1)
    return works > 0 and not FACTORY_TARGET.isdisjoint(s.words[max(0, works - 7) : works])


_SITES = frozenset(["sites", "site", "pads", "pad"])


def launch_sites(s: Sentence) -> Iterator[Claim]:
    """Launch sites named in a sentence about drones."""
    if _SITES.isdisjoint(s.words):
        return
    for i, word in enumerate(s.words):
        if word in _SITES and s.words[i - 1 : i] in (["launch"], ["launching"]):
            first = i - 1
            while first > 0 and s.classes[first - 1] in "jAmn":
                first -= 1
            yield Claim(first, i + 1, "site", actors=actors.subject(s, first), platform="drone", confidence=0.8)
