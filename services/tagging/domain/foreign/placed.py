"""
Where the clause of a force puts it: the first country or place that its own prepositions and verbs name.

``place`` promises None where the clause names none, and never the land that a force only comes from or is told about.
"""

from services.tagging.domain.foreign.forces import Force
from services.tagging.domain.foreign.hosts import country_at
from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import COASTS, TRAVELS
from services.tagging.lexicon.presence import AT, BEFORE_IT, DATES, LEAVES, REACHES
from services.tagging.lexicon.setting import RELATIONS, SEATS_OF_POWER


def place(s: Sentence, p: Parse, force: Force, *, agent: bool) -> tuple[str | None, bool, bool]:
    """
    The first place that the clause puts *force* in; whether it names one unknown; whether right behind the force.

    *agent*: the force stands behind "by", so that a verb behind it has another subject.
    """
    known, unknown, beside = _place_behind(s, p, force, agent=agent)
    if known is not None:
        return known, unknown, beside
    known, named = _place_before(s, p, force)
    return known, unknown or named, False


def place_of(s: Sentence, p: Parse, force: Force) -> str | None:
    """The country or place that the clause puts *force* in; None where it names none."""
    return place(s, p, force, agent=False)[0]


def _place_behind(s: Sentence, p: Parse, force: Force, *, agent: bool) -> tuple[str | None, bool, bool]:
    k = p.at(force.last - 1) + 1
    unknown = False
    size = len(p.sorts)
    i = k
    while i < size and p.sorts[i] not in ";s" and not (agent and p.sorts[i] in "VB"):
        if p.sorts[i] == "&" and (p.sorts[i - 1] == "," or p.sorts[i + 1 : i + 3] in {"NV", "NB"}):
            break  # another clause
        if p.sorts[i] == "r" and i > k + 1 and p.sorts[i - 1] == "N":
            break  # "freed traders who had been on the road to Cameroon"
        if i + 1 < size and p.sorts[i + 1] == "N" and _leads_to_a_place(s, p, i, k):
            word = s.words[p.firsts[i]]
            apart = s.words[p.firsts[i] - 1]
            if (
                (word == "from" and LEAVES.isdisjoint(s.words))
                or (word == "to" and (apart in RELATIONS or apart in TRAVELS) and not _close_in(s, p, i))
                or s.words[p.ends[i + 1] - 1] in SEATS_OF_POWER
            ):
                i += 2
                continue
            known, named = _named(s, p, i + 1, word)
            if s.words[p.ends[i + 1] - 1] in {"border", "borders", "frontier"}:
                known, named = None, False  # which side of it, nobody says
            if known is not None:
                return known, unknown and known not in force.who, not set("VB,").intersection(p.sorts[k:i])
            unknown = unknown or named
        elif p.sorts[i] == "N" and i > k and p.sorts[i - 1] in "Va":
            code = country_at(s, p.firsts[i])
            verb = i - 1 if p.sorts[i - 1] == "V" else i - 2  # "take back Aleppo"
            if code is not None and p.sorts[verb] == "V" and s.words[p.ends[verb] - 1] in REACHES:
                return code, unknown, False
        i += 1
    return None, unknown, False


def _leads_to_a_place(s: Sentence, p: Parse, i: int, behind: int) -> bool:
    """
    Whether piece *i* is a preposition of place; "for" is one in "will provide air policing for Slovakia", and in
    "headed for Chad" where they do it, whose phrase ends before piece *behind*.
    """
    at = p.firsts[i]
    word = s.words[at]
    if word == "for":
        return s.words[at - 1] in _COVERS or (i == behind + 1 and s.words[at - 1] in _GOES)
    return word in AT and (p.sorts[i] in "pto" or word == "off")


_COVERS = frozenset(["policing", "cover", "protection"])
_GOES = frozenset(["headed", "heading", "bound", "left", "leaving", "departed", "embarked", "sailed"])


def _close_in(s: Sentence, p: Parse, i: int) -> bool:
    """As in "sailed close to the Japanese coast": a place, where "close to Japan" is a relation."""
    return s.words[p.firsts[i] - 1] == "close" and s.words[p.ends[i + 1] - 1] in COASTS


def _place_before(s: Sentence, p: Parse, force: Force) -> tuple[str | None, bool]:
    """The place at the head of the clause, as in "In Chad the French soldiers"; and whether it is one unknown."""
    unknown = False
    i = p.at(force.first) - 1
    if i > 1 and p.sorts[i] == "V" and p.sorts[i - 1] == "N" and p.sorts[i - 2] == "p":
        i -= 1  # "on the tarmac in Chad stood two helicopters"
    while i >= 0 and p.sorts[i] not in ";srVB":
        if p.sorts[i] in "pt" and p.sorts[i + 1] == "N" and s.words[p.firsts[i]] in BEFORE_IT:
            if _of_another_clause(p, i):
                break
            known, named = _named(s, p, i + 1, s.words[p.firsts[i]])
            if known is not None:
                return known, unknown
            unknown = unknown or named
        i -= 1
    return None, unknown


def _of_another_clause(p: Parse, i: int) -> bool:
    """Whether the preposition at piece *i* belongs to a verb with another doer: "While talks go on in Geneva, "."""
    v = i - 1
    while v >= 0 and p.sorts[v] in "apN":
        if p.sorts[v] == "N" and p.sorts[v - 1 : v] != "p":
            break
        v -= 1
    return v > 0 and p.sorts[v] == "V" and p.letters[p.firsts[v]] != "g" and p.sorts[i + 2 : i + 3] == ","


# What of a land is a place in it: "in Congo's east", "off Ireland's coast"; its army or its capital's mayor is none.
_PARTS: frozenset[str] = COASTS | frozenset(
    """
    east west north south northeast northwest southeast southwest capital war interior heartland desert hills mountains
    region regions province provinces territory soil ports islands
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def _named(s: Sentence, p: Parse, k: int, preposition: str) -> tuple[str | None, bool]:
    """The country or place that noun phrase *k* is in; and whether it is the name of one that no table knows."""
    named = False
    for at in range(p.firsts[k], p.ends[k]):
        code = country_at(s, at)
        if code is not None and (s.classes[at + 1 : at + 2] != "'" or s.words[p.ends[k] - 1] in _PARTS):
            return code, False
        if s.classes[at] == "X" and preposition not in {"of", "for", "from", "between"} and s.words[at] not in DATES:
            named = s.classes[p.firsts[k] : p.ends[k]].strip("dXjhx") == "" and s.classes[p.ends[k] - 1] == "X"
    return None, named
