# ruff: noqa: C901, PLR0911 (a grammar has one branch for each way to say a thing)
"""
Noun phrases whose head is an armed force, and whose forces these are.

``forces(s)`` reads the pieces of ``chunks.parse`` and promises each phrase once, in text order, with the words that
name it and where its owner was read: in the phrase ("Kenyan gunners", "the UN's battalions"), in its complement
("paratroopers of the Canadian brigade"), in the doer of its clause ("its warships"), or in a people that stands for
its soldiers ("the Rwandans"). A compound whose head is something else ("the army chief") is none.
"""

from collections.abc import Iterator
from typing import NamedTuple

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.fleets import SHIPS
from services.tagging.domain.foreign.hints import PEOPLE, heads_of
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import (
    ARMED_HEADS,
    CREWED,
    GOODS,
    HALVES,
    LOOK_LIKE_NOUNS,
    NO_FORCE_BEFORE,
    TRAILS,
    TYPES,
    UNIFORMS,
    UNITS_OF,
)
from services.tagging.lexicon.bystanders import BATTERIES, INSPECTORS, POSTING
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.presence import FLAGS, HELPED


class Force(NamedTuple):
    """Words *first* .. *last* - 1 name a force of *who*; its noun is at *head*, in piece *piece* of the parse."""

    first: int
    last: int
    head: int
    who: tuple[str, ...]
    piece: int
    whose: str  # named, of, own, people
    verb: int | None = None  # a verb behind them that looks like a noun: "let the American brigade use the port"


def forces(s: Sentence) -> Iterator[Force]:
    """The phrases of *s* that name a force and whose it is."""
    p = parse(s)
    heads = heads_of(s)
    if "dA" in s.classes:
        heads += [match.end() - 1 for match in PEOPLE.finditer(s.classes)]
    for k in sorted({p.at(i) for i in heads}):
        if p.sorts[k] == "N" and (force := _force(s, p, k)) is not None:
            behind = force.head + 1
            looks = force.last == behind and behind < p.ends[k] and s.words[behind] in LOOK_LIKE_NOUNS
            yield force._replace(verb=behind) if looks else force


def _force(s: Sentence, p: Parse, k: int) -> Force | None:
    first, head = p.firsts[k], _head(s, p, k)
    if head < first:
        return None
    while first < head and s.classes[first] in "\"'":
        first += 1
    verb = next((i for i in range(first, head) if s.words[i] in _COMMANDS and s.classes[i + 1] in "idnkvx"), None)
    if verb is not None:
        first = verb + 1  # "Kyt commands over 300 soldiers"
    if s.classes[max(0, first - 1) : first] == "(" and s.classes[head + 1 : head + 2] == ")":
        return None  # "the Revolutionary Guards (IRGC)"
    c = s.classes[head]
    if c == "A":
        return _people(s, k, first, head)
    its = s.classes[first] == "g" and s.words[head] == "mission"  # whose, decides
    if not (its or _is_force(s, first, head)) or "vehicles" in s.words[head + 1 : head + 3]:
        return None
    who = _named(s, first, head)
    if who is None:
        return None
    if who:
        first, more = _list_before(s, p, k, first)
        return Force(first, head + 1, head, tuple(dict.fromkeys(more + who)), k, "named")
    complement = _complement(s, p, k)
    if complement is not None:
        who, last = complement
        return Force(first, last, head, who, k, "of")
    own = next((i for i in range(first, head) if s.classes[i] == "g" and s.words[i] in {"its", "their"}), None)
    if own is None:
        return None
    who = actors.subject(s, first)
    if its and FLAGS.isdisjoint(who) and "military" not in s.words[first:head]:
        return None  # a state's mission is an embassy
    return Force(first, head + 1, head, who, k, "own") if who else None


def _head(s: Sentence, p: Parse, k: int) -> int:
    """The last word of piece *k* that names something; a number or a mark behind it is none."""
    at = p.ends[k] - 1
    while at >= p.firsts[k] and (s.classes[at] in "\"'" or s.words[at] in TRAILS):
        at -= 1
    ship = _named_ship(s, p.firsts[k], at)
    if ship is not None:
        return ship
    if at > p.firsts[k] and (s.words[at] in LOOK_LIKE_NOUNS or s.words[at] in _DOING) and s.classes[at - 1] in "TFMUSW":
        at -= 1  # "demand that the American military leave"
    return at


def _named_ship(s: Sentence, first: int, at: int) -> int | None:
    """The ship before its name, which ends at word *at*: "the Russian destroyer Admiral Ode"."""
    k = at
    while k > first and s.classes[k] in "Xx" and at - k < 4:
        k -= 1
    named = k < at and s.classes[k] == "S" and s.classes[k + 1] == "X"
    return k if named and s.words[k + 1] not in SHIPS else None  # those of "HMS Example" are told by it


_COMMANDS = frozenset(["commands", "leads", "heads", "trains", "visits", "greets"])
_DOING = frozenset(["serving", "fighting", "operating", "training", "stationed", "patrolling"])


def _is_force(s: Sentence, first: int, head: int) -> bool:
    c, word = s.classes[head], s.words[head]
    words = s.words[first:head]
    if c in "no" and head - first > 2 and s.classes[head - 1] == "h" and s.words[head - 2] in TYPES:
        return True
    if "proxy" in words or word.startswith("prox"):
        return False
    if word == "mission" and not INSPECTORS.isdisjoint(words):
        return False
    if c in "TFS" or (c == "M" and word not in {"military", "militaries"}):
        return word not in NO_FORCE_BEFORE
    if c == "M":
        return True
    if c == "U":
        return word not in {"company", "companies", "unit", "division", "divisions"} or _ranked(s, first, head)
    if c == "W":
        return True
    if word == "police":
        return "military" in words
    if word in {"ships", "vessels"} and s.classes[head - 1] in "AC'":
        return True  # "six American ships", where a war is told
    if word in GOODS and not (s.words[head] == "presence" and "T" in s.classes):
        return any(c in "mMW" for c in s.classes[first:head]) or "patriot" in words
    if word in CREWED:
        return bool(words)
    return word in ARMED_HEADS


def _ranked(s: Sentence, first: int, head: int) -> bool:
    """Whether a word before a company or unit makes it one of soldiers."""
    return any(c in "mM" or s.words[first + i] in UNITS_OF for i, c in enumerate(s.classes[first:head]))


def _named(s: Sentence, first: int, head: int) -> tuple[str, ...] | None:
    """Whose forces the words before the head say: nobody's, or None where they are only somebody's creatures."""
    found: dict[str, None] = {}
    for i in range(first, head + 1):
        c = s.classes[i]
        if c not in "ACGOW":
            continue
        if s.classes[i + 1 : i + 2] == "h" and s.words[i + 2 : i + 3] and s.words[i + 2] in HELPED:
            return None
        if c in "CG" and s.classes[i + 1 : i + 2] != "'" and s.words[i] not in _SHORT:
            continue
        found.update(dict.fromkeys(actors.codes_at(s, i)))
    for i in range(first, head):
        if s.words[i] in HALVES and s.classes[i + 1] == "h":
            found[HALVES[s.words[i]]] = None
    return tuple(found)


_SHORT = frozenset(["us", "uk", "uae", "usa"])


def _complement(s: Sentence, p: Parse, k: int) -> tuple[tuple[str, ...], int] | None:
    """Whose they are by the phrase behind them: "soldiers of the Kenyan army", "gunners from Chad"."""
    if p.sorts[k + 1 : k + 3] in {"VN", "pN"} and s.words[p.ends[k]] in {"flying", "under"}:
        last = p.ends[k + 2]
        if s.words[last - 1] in {"flag", "flags", "colours", "ensign"} and (who := _named(s, p.firsts[k + 2], last)):
            return who, last
    if p.sorts[k + 1 : k + 3] not in {"oN", "pN", "wN"}:
        return None
    word = s.words[p.firsts[k + 1]]
    first, head = p.firsts[k + 2], _head(s, p, k + 2)
    if word == "of":
        armed = s.classes[head] in "TFMUWSmn" or s.words[head] in ARMED_HEADS
        who = _named(s, first, head) if armed else _of_state(s, p, k, head) or _of_people(s, p, k, head)
        if not who and not armed and s.classes[_head(s, p, k)] in "UF":
            who, head = _of_states(s, p, k + 2, head)
    elif p.sorts[k + 3 : k + 5] == "&N" and word in {"in", "with"} and _only_nations(s, p, k + 2):
        return _dressed(s, p, k)
    elif word in {"in", "with"} and s.words[head] in UNIFORMS:
        who = _named(s, first, head)
    elif word == "from" and p.sorts[k - 1 : k] == "V" and s.words[p.firsts[k] - 1] in POSTING:
        who = None  # "moved a battery from South Korea"
    elif word == "from" and (s.words[_head(s, p, k)] in BATTERIES or _in_use(s, p, k)):
        who = None  # made there
    elif word in {"from", "of"} and s.classes[head] in "CGO":
        who = actors.codes_at(s, head)
    else:
        who = None
    if not who:
        return None
    return who, head + 1


def _dressed(s: Sentence, p: Parse, k: int) -> tuple[tuple[str, ...], int] | None:
    """As in "riflemen with Chadian and Libyan insignia"."""
    head = _head(s, p, k + 4)
    if s.words[head] not in UNIFORMS:
        return None
    return actors.named(s, p.firsts[k + 2], head), head + 1


def _of_people(s: Sentence, p: Parse, k: int, head: int) -> tuple[str, ...] | None:
    """As in "a regiment of Belarusians"."""
    people = s.classes[head] == "A" and s.words[head].endswith("s") and s.classes[_head(s, p, k)] in "FU"
    return actors.codes_at(s, head) if people else None


def _in_use(s: Sentence, p: Parse, k: int) -> bool:
    """As in "used drones and jets from Turkey": goods, whose crews are the user's."""
    before = s.words[max(0, p.firsts[k] - 4) : p.firsts[k]]
    return s.classes[_head(s, p, k)] == "S" and not {"used", "uses", "use", "using"}.isdisjoint(before)


def _of_state(s: Sentence, p: Parse, k: int, head: int) -> tuple[str, ...] | None:
    """As in "the armed forces of Chad", "soldiers of the Republic of Chad"."""
    if s.words[head] in {"republic", "kingdom"} and p.sorts[k + 3 : k + 5] == "oN":
        head = _head(s, p, k + 4)
    return actors.codes_at(s, head) if s.classes[head] in "CO" and s.classes[_head(s, p, k)] in "TMF" else None


def _of_states(s: Sentence, p: Parse, k: int, head: int) -> tuple[tuple[str, ...] | None, int]:
    """As in "units of Ghana, Togo and Nepal", from piece *k* on: whose, and the last word that says it."""
    who = actors.codes_at(s, head) if s.classes[head] == "C" else ()
    while who and p.sorts[k + 1 : k + 2] in {"&", ","} and p.sorts[k + 2 : k + 3] == "N":
        last = p.ends[k + 2] - 1
        if s.classes[last] != "C":
            break
        who, head, k = (*who, *actors.codes_at(s, last)), last, k + 2
    return (who, head) if len(who) > 1 else (None, head)


def _list_before(s: Sentence, p: Parse, k: int, first: int) -> tuple[int, tuple[str, ...]]:
    """Where a list of nations begins that shares one noun, and who they are: "Dutch and New Zealand frigates"."""
    more: tuple[str, ...] = ()
    while k >= 2 and p.sorts[k - 1] in "&," and p.sorts[k - 2] == "N" and _only_nations(s, p, k - 2):
        k -= 2
        first = p.firsts[k]
        more = actors.named(s, first, p.ends[k]) + more
    return first, more


def _only_nations(s: Sentence, p: Parse, k: int) -> bool:
    """Whether piece *k* is an adjective of a nation, with no more than a number before it."""
    classes = s.classes[p.firsts[k] : p.ends[k]]
    return classes[-1] in "AO" and classes[:-1].strip("dansvkjix>") == ""


def _people(s: Sentence, k: int, first: int, head: int) -> Force | None:
    """A people in the plural by itself: "the Rwandans", "two dozen Colombians", "the British"."""
    word = s.words[head]
    the = s.words[first] == "the" and word.endswith(_PLURAL)
    if "A" in s.classes[first:head]:
        return None  # "the Kosovar Albanians": people of one land
    if not (word.endswith("s") or (the and head == first + 1)) or (head > first and s.classes[head - 1] == "h"):
        return None
    code = CODES.get(word)
    return Force(first, head + 1, head, (code,), k, "people") if code else None


# Adjectives that are a people behind "the": "the British"; "the Russian" is one man, or something of theirs.
_PLURAL = ("s", "sh", "ch", "ese", "ss")
