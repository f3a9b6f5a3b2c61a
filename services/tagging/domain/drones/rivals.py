"""
What a phrase without a name may take up rather than the drones: the ship they struck, the jet that crashed.

``meant_of_another`` promises to answer from the words before the phrase, in its sentence or in the one before it, where
something else is told to have been hit, stopped or lost.
"""

from collections.abc import Iterator
from typing import NamedTuple

from services.tagging.domain.drones.referred import Referred
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.governors import governor
from services.tagging.domain.reading.parts import Part, head_of
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import sentence_start

_AIR: frozenset[str] = frozenset(
    """
    aircraft plane planes jet jets helicopter helicopters bomber bombers warplane warplanes airliner
    airliners airplane airplanes airship airships glider gliders balloon balloons
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_SEA: frozenset[str] = frozenset(
    """
    boat boats ship ships vessel vessels ferry ferries tanker tankers frigate frigates corvette corvettes tug tugs
    freighter freighters warship warships trawler trawlers yacht yachts submarine submarines barge barges speedboat
    speedboats dinghy dinghies
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_LAND: frozenset[str] = frozenset(
    """
    tank tanks vehicle vehicles truck trucks lorry lorries car cars van vans bus buses tractor tractors howitzer
    howitzers radar radars launcher launchers gun guns train trains locomotive locomotives ambulance ambulances
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_CRAFT: frozenset[str] = _AIR | _SEA | _LAND
# Where drones come down, and what no "another" is one more of.
_AREAS: frozenset[str] = frozenset(
    """
    city cities region regions town towns village villages area areas capital district districts province provinces
    island islands port border sea coast country territory airspace night people positions targets target
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_FALLS: frozenset[str] = frozenset(["shot", "brought", "downed", "down", "intercepted", "jammed"])
_BEFALLS = frozenset(["attack", "stop", "impact"])
_NAMES = "CGROX"
_COUNTS = frozenset("nkvysH")


class _Victim(NamedTuple):
    """A thing that was hit or lost: its noun, whether it is one of a type of *craft*, and where it stands."""

    noun: str
    craft: bool
    at: int


def meant_of_another(s: Sentence, first: int, phrase: Referred, part: Part) -> bool:
    """Whether the phrase that begins at word *first*, and plays *part*, rather means what the drones have hit."""
    if phrase.sort == "pronoun" or (phrase.sort != "the machine" and part.frame not in _LOST):
        return False
    inside = "D" in s.classes[:first]
    scope = s if inside else _before(s)
    if scope is None:
        return False
    end = first if inside else scope.size
    if phrase.sort == "the machine":
        return _the_one_named(s.words[phrase.end - 1], scope, end)
    drones = scope.classes.rfind("D", 0, end)
    down = part.frame == "crash" or s.words[part.at] in _FALLS
    few = phrase.sort == "one more" or not _counted(scope, drones)
    return any(
        (v.noun in _AIR and v.at < drones) if down else phrase.sort == "one more" or (few and v.noun.endswith("s"))
        for v in _victims(scope, end)
    )


def _the_one_named(said: str, scope: Sentence, end: int) -> bool:
    """Whether "the aircraft", "the machine" takes up a craft of its sort before word *end* that is no drone."""
    if not _namesakes(said).isdisjoint(scope.words[:end]):
        return True
    return any(v.craft and _of_its_sort(said, v.noun) for v in _victims(scope, end))


_LOST = frozenset(["stop", "ward", "crash"])


def _before(s: Sentence) -> Sentence | None:
    """The sentence before *s*, if there is one."""
    if "before" not in s.memo:
        s.memo["before"] = _made_before(s)
    found: Sentence | None = s.memo["before"]
    return found


def _made_before(s: Sentence) -> Sentence | None:
    end = len(s.page.ascii[max(0, s.start - _SEPARATE) : s.start].rstrip()) + max(0, s.start - _SEPARATE)
    start = sentence_start(s.page, end - 1, 0) if end > 0 else 0
    return Sentence(s.page, start, end) if start < end else None


_SEPARATE = 8  # characters: between a sentence and the one before it


def _victims(s: Sentence, end: int) -> list[_Victim]:
    """What is told to have been hit or lost before word *end*, drones left out."""
    if "victims" not in s.memo:
        s.memo["victims"] = tuple(_all_victims(s))
    return [victim for victim in s.memo["victims"] if victim.at < end]


def _all_victims(s: Sentence) -> Iterator[_Victim]:
    p = parse(s)
    for k in range(len(p.sorts)):
        if p.sorts[k] != "N" or "D" in s.classes[p.firsts[k] : p.ends[k]]:
            continue
        head = head_of(s, p, k)
        noun = s.words[head]
        craft = noun in _CRAFT or s.classes[head] == "S"
        if not craft and (s.classes[head] in _NAMES or noun in _AREAS):
            continue
        if _was_hit(s, p, k):
            yield _Victim(noun, craft, head)


def _was_hit(s: Sentence, p: Parse, k: int) -> bool:
    """Whether the thing at piece *k* is told to have been hit, aimed at or lost."""
    before = governor(s, p, k)
    if before is not None:
        aimed = before.role == "at" and before.frame == "release"  # "fired a drone at a helicopter"
        return aimed or (before.frame in _BEFALLS and before.role in {"object", "at"})
    return any(
        (part.frame in _BEFALLS and part.role == "object") or (part.frame == "crash" and part.role == "doer")
        for part in predicates(s, p, k)
    )


def _namesakes(said: str) -> frozenset[str]:
    """What is an aircraft, or a boat, whatever befell it."""
    return _AIR if said == "aircraft" else _SEA if said in {"boat", "boats"} else _NOTHING


_NOTHING: frozenset[str] = frozenset()


def _of_its_sort(said: str, noun: str) -> bool:
    """Whether "the aircraft", "the boats", "the machine" may be the thing that *noun* names."""
    if said == "aircraft":
        return noun not in _SEA and noun not in _LAND
    return noun not in _AIR and noun not in _LAND if said in {"boat", "boats"} else True


def _counted(s: Sentence, drones: int) -> bool:
    """Whether the drones at word *drones* have a number, of which others may be told."""
    return not _COUNTS.isdisjoint(s.classes[max(0, drones - _NEAR) : drones])


_NEAR = 4  # words before drones that hold their number
