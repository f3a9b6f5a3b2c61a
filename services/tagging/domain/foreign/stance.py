"""
What a clause tells of a force: what it does or what is done with it, and where.

``stance(s, force)`` reads verbs and prepositions of the force's own clause only: the verb it is the subject of, the
verb or noun it is the object or the complement of, and the first place the clause puts it in.
"""

from itertools import chain
from typing import NamedTuple

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.forces import Force
from services.tagging.domain.foreign.hosts import country_at
from services.tagging.domain.foreign.placed import place
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.governors import governor
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import ASKED_TO
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.presence import (
    BEING_THERE,
    INSTITUTIONAL,
    MOVES,
    POSTS,
    REACHES,
    SPOKEN_OF,
    TAKES_IN,
    TOLD_OF,
)

_LEAVES_THEM = frozenset(["leave", "leaves", "leaving", "left"])
_TAKES_IN: frozenset[str] = TAKES_IN | {"called"}
_HOUSES = frozenset(["host", "hosts", "hosted", "hosting", "house", "houses", "housed", "housing"])
_TEACHES = ("train", "taught", "teach", "instruct")


class Stance(NamedTuple):
    """
    What is told (``sent``, ``moves``, ``does``, ``is``, ``there``: a noun of presence; or nothing) and where.

    ``somewhere``: at a place that has a name which no table knows; ``here``: at one that the text has named before.
    """

    tells: frozenset[str]
    place: str | None
    somewhere: bool
    here: bool
    verbs: frozenset[str]
    denied: bool  # they are not there
    beside: bool  # the place stands right behind the force


def stance(s: Sentence, force: Force) -> Stance:
    """What the clause of *force* tells of it."""
    p = parse(s)
    tells, verbs, host = _from_left(s, p, force)
    behind, denied = _from_right(s, p, force, verbs)
    tells |= behind
    if _on_the_way(s, force):
        tells |= {"moves", "sent"}
    if not tells and not verbs and "V" in p.sorts[force.piece + 1 : force.piece + 6]:
        tells.add("any")
    if _wanted_out(s, p, force):
        tells |= {"moves", "sent"}
        host = _lender(s, force.first, force.who)
    at, somewhere, beside = place(s, p, force, agent="by" in s.words[max(0, force.first - 2) : force.first])
    if host is not None and (at is None or (at == host and not _HOUSES.isdisjoint(verbs))):
        at, tells = host, tells | {"there"}
    here = at is None and _here(s, p, force)
    return Stance(frozenset(tells), at, somewhere, here, frozenset(verbs), denied, beside)


def _from_left(s: Sentence, p: Parse, force: Force) -> tuple[set[str], set[str], str | None]:
    """What the verb or noun that governs the force tells; the words that tell it; and who takes the force in."""
    left = governor(s, p, force.piece) or _verb_before(s, p, force.piece)
    if s.words[force.first - 2 : force.first] == ["home", "to"] and (home := _lender(s, force.first, force.who)):
        return {"there"}, set(), home  # "Djibouti is home to 1,500 French soldiers"
    if left is None:
        return set(), set(), None
    word = s.words[left.at - (left.role == "of" and s.words[left.at] == "of")]
    if left.role == "in" and (word in TAKES_IN or s.words[left.at : left.at + 2] == ["called", "in"]):
        left = left._replace(role="object")  # "lets in"
    host: str | None = None
    if (word in _TAKES_IN and left.role in {"object", "into"} and not _to_do_something(s, p, force)) or (
        word in {"base", "bases"} and left.role == "for"
    ):
        host = next((c for c in actors.subject(s, left.at) if c not in force.who), None)
        host = host or _lender(s, left.at, force.who) or _within(s, p, left.at, force.who)
    if (left.role == "agent" and word in _HOLDS) or (left.role == "object" and _is_to_go(s, word, force)):
        host = next((c for c in actors.subject(s, left.at) if c not in force.who), None)
    # "a veteran of the war in the Rwandan army", "a submarine from the Baltic fleet"
    tells = {"part"} if left.role in {"in", "from"} else set()
    if word.startswith(_TEACHES) and left.role in {"object", "of"}:
        tells.add("taught")
    elif word in MOVES and left.role in {"object", "agent", "of", "into", "with", "by"}:
        tells |= _moved(word) | ({"sent"} if left.role == "object" and word in _LEAVES_THEM else set())
    elif word in BEING_THERE:
        tells.add("there")
    elif word in TOLD_OF and left.role != "doer":
        tells.add("does")
    return tells, {word}, host


def _is_to_go(s: Sentence, word: str, force: Force) -> bool:
    """As in "Chad has given French troops six weeks to leave", "told the soldiers to go"."""
    return (word in ASKED_TO or word == "given") and any(
        s.words[i : i + 1] == ["to"] and s.words[i + 1 : i + 2] in _GO for i in range(force.last, force.last + 5)
    )


_GO = (["leave"], ["go"], ["withdraw"], ["depart"], ["quit"], ["pack"], ["stay"])
_HOLDS = frozenset(
    ["held", "occupied", "invaded", "guarded", "patrolled", "controlled", "policed", "garrisoned", "defended"]
)


def _to_do_something(s: Sentence, p: Parse, force: Force) -> bool:
    """As in "had allowed Ukrainian forces to strike depots": nobody takes them in."""
    k = p.at(force.last - 1) + 1
    if p.sorts[k : k + 1] != "V" or p.letters[p.firsts[k]] != "t":
        return False
    word = s.words[p.ends[k] - 1]
    return word not in MOVES and word not in _STAYS


_STAYS = frozenset(["use", "stay", "operate", "refuel", "train", "base", "work", "patrol", "live", "be"])


def _from_right(s: Sentence, p: Parse, force: Force, verbs: set[str]) -> tuple[set[str], bool]:
    """What the verbs tell that the force is the subject of, which join *verbs*; and whether it isn't there."""
    tells: set[str] = set()
    denied = False
    if force.verb is not None:
        word = s.words[force.verb]
        verbs.add(word)
        tells |= {"moves"} if word in MOVES else {"does"}
    for part in chain(*[predicates(s, p, k) for k in _behind_asides(p, force.piece)]):
        word = s.words[part.at]
        verbs.add(word)
        if part.role == "is" or word == "now":  # "are there now"
            if s.words[part.at + 1 : part.at + 2] == ["training"]:  # reads as a noun in "are training Afghan recruits"
                tells.add("does")
                verbs.add("training")
            tells |= _is_to_do(p, part.at)
            if _is_somewhere(s, p, part.at):
                tells.add("is")
                denied = any(w == "not" or w.endswith("n't") for w in s.words[p.firsts[p.at(part.at)] : part.at + 1])
        elif part.frame == "say" or word in INSTITUTIONAL:
            continue
        elif word.startswith(_TEACHES) and part.role == "object":
            tells.add("taught")
        elif word in MOVES:
            tells |= _moved(word)
        elif word in TOLD_OF:
            tells.add("does")
        else:
            tells.add("goes" if s.words[part.at + 1 : part.at + 2] in (["to"], ["into"]) else "any")
    return tells, denied


def _behind_asides(p: Parse, k: int) -> tuple[int, ...]:
    """Piece *k*, and the comma behind what is said aside of it: "Four ships, among them a frigate, entered"."""
    if p.sorts[k + 1 : k + 3] != ",p":
        return (k,)
    comma = p.sorts.find(",", k + 2, k + 9)
    return (k, comma) if comma > 0 and p.sorts[comma + 1 : comma + 2] in {"V", "B"} else (k,)


def _moved(word: str) -> set[str]:
    return {"moves", "sent"} if word in POSTS else {"moves"}


def _is_to_do(p: Parse, at: int) -> frozenset[str]:
    """What the "are" at word *at* tells with a verb behind: "are to guard a camp in Baghdad"."""
    k = p.at(at) + 1
    return _ANY if p.sorts[k : k + 1] == "V" and p.letters[p.firsts[k]] == "t" else _NOTHING


_ANY, _NOTHING = frozenset(["any"]), frozenset[str]()


def _is_somewhere(s: Sentence, p: Parse, at: int) -> bool:
    """Whether a place stands behind the "is" at word *at*."""
    k = p.at(at) + 1
    while k < len(p.sorts) and p.sorts[k] in "aqB":
        k += 1
    near = s.words[at - 1 : at + 2]
    return p.sorts[k : k + 1] == "p" or "there" in near or "here" in near


def _on_the_way(s: Sentence, force: Force) -> bool:
    """As in "are on their way to"."""
    behind = s.words[force.last : force.last + 5]
    return "on" in behind[:3] and not {"way", "route"}.isdisjoint(behind)


def _wanted_out(s: Sentence, p: Parse, force: Force) -> bool:
    """As in "wants Burundi's troops out by December"."""
    out = s.words[force.last : force.last + 1] in (["out"], ["gone"])
    return out and p.sorts[force.piece - 1 : force.piece] == "V"


def _verb_before(s: Sentence, p: Parse, k: int) -> Part | None:
    """The verb right before piece *k*, and past "in": "hosts", "lets in"."""
    k -= 1
    while k > 0 and (p.sorts[k] in "aq" or (p.sorts[k] == "p" and s.words[p.firsts[k]] == "in")):
        k -= 1
    return Part("object", "", p.ends[k] - 1) if k >= 0 and p.sorts[k] == "V" else None


_OURS = frozenset(["waters", "airspace", "territory", "ports", "soil"])


def _lender(s: Sentence, before: int, who: tuple[str, ...]) -> str | None:
    """The land nearest before word *before*, not theirs and behind no preposition: whose base it is."""
    for i in range(before - 1, -1, -1):
        if s.classes[i] in "CG" and s.classes[max(0, i - 1) : i] not in {"i", "e", ">"}:
            code = CODES.get(s.words[i])
            if code is not None and code not in who:
                return code
    return None


def _within(s: Sentence, p: Parse, verb: int, who: tuple[str, ...]) -> str | None:
    """The land that the place is in which takes them in: "A base in Jordan houses"."""
    k = p.at(verb)
    if p.sorts[k - 2 : k] != "pN" or s.words[p.firsts[k - 2]] not in {"in", "on", "near", "at", "inside"}:
        return None
    code = country_at(s, p.firsts[k - 1])
    return code if code not in who else None


def _here(s: Sentence, p: Parse, force: Force) -> bool:
    """Whether they are said to be there, here, in the region: where the text has said before."""
    i = p.at(force.last - 1) + 1
    while i < len(p.sorts) and p.sorts[i] not in ";s":
        words = s.words[p.firsts[i] : p.ends[i]]
        if ("there" in words or "here" in words) and s.words[p.firsts[i] - 1] != "from":
            return True
        if words[0] in {"its", "their"} and words[-1] in _OURS and s.words[p.firsts[i] - 1] in REACHES:
            return True  # "entered its waters"
        if (
            p.sorts[i - 1] == "p"
            and words[0] in {"the", "their", "his", "our", "its", "that"}
            and words[-1] in SPOKEN_OF
            and words[-1:] + s.words[p.ends[i] : p.ends[i] + 1] not in _BORDERING
        ):
            return words[0] != "its"
        i += 1
    return False


_BORDERING = (["border", "with"], ["border", "between"], ["border", "on"])
