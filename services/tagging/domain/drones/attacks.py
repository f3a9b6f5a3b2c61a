"""
Whether an attack is told beside drones, and what it makes of them: an event they are part of, deaths they are
responsible for, a raid that came to nothing.
"""

from services.tagging.domain.drones.counted import number_of
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import FOILED
from services.tagging.lexicon.frames import NOMINALS, VERBS

ATTACKS: frozenset[str] = frozenset(word for word, frame in NOMINALS.items() if frame == "attack")


def held(s: Sentence, d: int, at: int) -> str:
    """The kind of an event that drones are part of: "the strike involved drones"."""
    before = [w for k, w in enumerate(s.words[:at]) if at - k <= 12 and not _adjectival(s, k)]
    if not ATTACKS.isdisjoint(before) and not FOILED.isdisjoint(before):
        return "interception"
    if not ATTACKS.isdisjoint(before):
        return in_numbers(s, d, "attack", "strike")
    if any(NOMINALS.get(w) == "supply" for w in before):
        return "supply"
    return "incursion" if any(NOMINALS.get(w) == "enter" for w in before) else "use"


def in_attack(s: Sentence, last: int) -> bool:
    """As in "in this attack the rebels used drones", "employed drones during the raid"."""
    for k in [0, *range(last + 1, min(s.size, last + 9))]:
        if s.words[k] == "during" and s.words[k + 1 : k + 2] and s.words[k + 1] in ATTACKS:
            return True
        if s.words[k] in {"in", "during"} and s.classes[k + 1 : k + 2] in {"d", "a", "j"}:
            head = next((i for i in range(k + 1, min(s.size, k + 5)) if s.classes[i] not in "dajmA"), k)
            if s.words[head] in ATTACKS or s.words[head - 1 : head + 1][-1] in ATTACKS:
                return True
    return False


def done_by(s: Sentence, at: int) -> bool:
    """Whether what the passive verb at *at* tells is an attack: "the raid was carried out with drones"."""
    if not ATTACKS.isdisjoint(s.words[at + 1 : at + 4]):
        return True
    if s.words[at - 1 : at] and s.words[at - 1] in ATTACKS:
        return True  # "an attack carried out by a drone"
    return s.classes[at - 1 : at] in {"b", ","} and any(
        w in ATTACKS and not _adjectival(s, k) for k, w in enumerate(s.words[:at]) if at - k <= 10
    )


def _adjectival(s: Sentence, k: int) -> bool:
    """As in "offensive activity"."""
    return s.words[k] == "offensive" and s.classes[k + 1 : k + 2] in {"x", "N", "F"} and s.words[k + 1] not in VERBS


def foiled(s: Sentence, at: int) -> bool:
    """Whether the attack at word *at* came to nothing."""
    if FOILED.isdisjoint(s.words) and _FENDED.isdisjoint(s.words):
        return False
    near = s.words[max(0, at - 4) : at] + s.words[at + 1 : at + 4]
    return not FOILED.isdisjoint(near) or came_to_nothing(s, parse(s), at)


def came_to_nothing(s: Sentence, p: Parse, at: int) -> bool:
    """Whether the attack at word *at* is told to have been foiled: "a drone attack on a hospital had been thwarted"."""
    return any(
        part.role == "object" and (s.words[part.at] in FOILED or s.words[part.at] in _FENDED)
        for part in predicates(s, p, p.at(at))
    )


# Of an attack alone: a car is driven as well.
_FENDED = frozenset(["driven", "warded", "rebuffed", "staved", "broken", "shrugged"])


def in_numbers(s: Sentence, d: int, verb: str, kind: str) -> str:
    """An attack told by the number of its drones is a launch: "attacked with 120 drones"."""
    number = number_of(s, d)
    many = number is not None and (number.low or number.high or 0) >= 20
    return "launch" if kind == "strike" and many and verb.startswith(("attack", "bombard")) else kind


def kills(s: Sentence, at: int) -> bool:
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
