"""
How far a place reaches: whether what a sentence tells at one word happens at a place named at another.

``apart`` promises to say so where a clause begins between them that has a subject of its own, or that tells of
another time, cause or thing. What shares its clause, or is told by an infinitive or a participle, is not apart.
"""

from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.setting import CAUSES, HAPPENINGS, HARMED, STATES_IT

_FINITE = frozenset("vebhm")
_JOINING = frozenset("&,")
_ENDS_SUBJECT = frozenset(",;")
_COMPLEMENT = frozenset(["that", "whether", "how"])
_SAME = (["it"], ["they"])  # "lay in the Gulf when it came under fire"
_OTHERS = frozenset(["further", "another", "others", "more", "additional", "also"])
_BEFALLS = frozenset(["after", "following", "due", "because", "amid"])
_COUNTS = frozenset("nksva")  # classes of numbers
_INCLUDES = frozenset(["include", "includes", "included"])
_NEXT = 2  # a comma may stand between
_INITIAL = 3  # letters
_SPEAKS = STATES_IT | frozenset(["say", "according"])


def apart(s: Sentence, first: int, last: int, place: int) -> bool:
    """Whether the place at word *place* belongs to another clause than words *first* .. *last* - 1."""
    p = parse(s)
    if first <= place < last:
        return False
    if place >= last:
        return _behind(s, p, p.at(first), p.at(last - 1), p.at(place))
    return _before(s, p, p.at(place), p.at(first)) and not _there(s, last)


def _behind(s: Sentence, p: Parse, begin: int, end: int, place: int) -> bool:
    """Whether a clause begins between a claim and the place that is named behind it."""
    last, there = p.ends[end], p.firsts[place]
    if _of_another_event(s, last, there) or _counts_others(s, last, there):
        return True
    told = any(p.sorts[k] == "V" for k in range(begin, end + 1))
    under = told or _verb_between(p, _start(p, begin), begin) is None
    for k in range(end + 1, place + 1):
        sort = p.sorts[k]
        if sort == ";" and not _abbreviates(s, p.firsts[k]):
            return True
        if sort == "s" and _opens(s, p, k) and not _same_event(s, last, p.firsts[k]):
            return True
        if sort == "r" and not _describes(p, end, k):
            return True
        if sort == "&" and under and _verb_between(p, begin, k) is None:
            continue  # "500 men, both Syrian and foreign fighters, hold"
        if sort in _JOINING and (_new_subject(s, p, k) or (not under and _new_verb(p, k))):
            return True
    return False


def _before(s: Sentence, p: Parse, place: int, begin: int) -> bool:
    """Whether a clause begins between the place and a claim behind it."""
    start = _start(p, place)
    subordinate = start > 0 and p.sorts[start - 1] == "s" and _opens(s, p, start - 1)
    verb = _verb_between(p, start, begin)
    leads = _of_another_event(s, p.firsts[start], p.firsts[place])
    for k in range(place + 1, begin + 1):
        sort = p.sorts[k]
        if (leads and sort == ",") or (sort == "r" and s.words[p.firsts[k]] == "whose"):
            return True
        if sort == "s" and k - place <= _NEXT and s.words[p.firsts[k]] == "where":
            return False  # "in Raqqa, where 500 fighters hold out"
        if (sort == ";" and not _abbreviates(s, p.firsts[k])) or (sort == "s" and _opens(s, p, k)):
            return True
        if sort in _JOINING and (
            (subordinate and sort == ",")
            or (verb is not None and verb < k and _new_subject(s, p, k))
            or (verb is not None and verb < place and _new_verb(p, k))
        ):
            return True
    return False


def _start(p: Parse, k: int) -> int:
    """The piece that begins the clause of piece *k*."""
    return 1 + max(p.sorts.rfind(";", 0, k), p.sorts.rfind("s", 0, k), p.sorts.rfind("r", 0, k))


def _verb_between(p: Parse, first: int, last: int) -> int | None:
    for k in range(first, last):
        if p.sorts[k] in "VB" and _finite(p, k):
            return k
    return None


def _finite(p: Parse, k: int) -> bool:
    return p.sorts[k] in "VB" and p.letters[p.firsts[k]] in _FINITE and not (k and p.sorts[k - 1] == "t")


def _opens(s: Sentence, p: Parse, k: int) -> bool:
    """Whether the word at piece *k* begins a clause that says when, why or where something else happens."""
    if s.words[p.firsts[k]] in _COMPLEMENT or s.words[p.ends[k] : p.ends[k] + 1] in _SAME:
        return False
    for i in range(k + 1, len(p.sorts)):
        if p.sorts[i] in _ENDS_SUBJECT or (p.sorts[i] == "&" and p.sorts[i + 1 : i + 2] != "N"):
            return False  # "before dawn in the Red Sea and blew up"
        if _finite(p, i):
            return True
    return False


def _of_another_event(s: Sentence, last: int, place: int) -> bool:
    """As in "sent 900 men to Gao amid fighting in Kidal": whether what happens at the place is something else."""
    words = s.words[last : place + 1]
    if CAUSES.isdisjoint(words):
        return False
    k = next(k for k, word in enumerate(words) if word in CAUSES)
    if HAPPENINGS.isdisjoint(words[k + 1 :]):
        return False
    return words[k] not in _BEFALLS or HARMED.isdisjoint(words[:k])  # "were wounded after an attack in Jordan"


def _counts_others(s: Sentence, last: int, place: int) -> bool:
    """As in ", with a further 900 men in Gao", "include 900 from Gao": whether the place is that of others."""
    words = s.words[last:place]
    if not _INCLUDES.isdisjoint(words):
        part = next(k for k in range(last, place) if s.words[k] in _INCLUDES)
        if "," not in s.classes[part:place]:
            return True
    return "with" in words and any(
        s.classes[k] == "," and s.words[k + 1] == "with" and _of_a_part(s, k + 2, place) for k in range(last, place - 1)
    )


def _of_a_part(s: Sentence, k: int, place: int) -> bool:
    """As in ", with a further 900 men in Gao", ", with about 90 men in Gao": whether others are there, or a part."""
    if not _OTHERS.isdisjoint(s.words[k : k + 3]):
        return True
    return any(c in _COUNTS for c in s.classes[k : k + 3]) and "," not in s.words[k:place]


def _same_event(s: Sentence, last: int, k: int) -> bool:
    """As in "were killed when rebels entered Goma": what befalls them befalls them there."""
    return s.words[k] == "when" or (s.words[k] in {"after", "as"} and not HARMED.isdisjoint(s.words[last:k]))


def _abbreviates(s: Sentence, k: int) -> bool:
    """As in "USS Gerald R. Ford": whether the full stop ends no sentence."""
    return s.words[k] == "." and k > 0 and len(s.words[k - 1]) <= _INITIAL and s.classes[k - 1] == "X"


def _describes(p: Parse, end: int, k: int) -> bool:
    """Whether the relative clause at piece *k* is the claim's own: "500 fighters, who remain in Raqqa"."""
    return all(p.sorts[i] in ",aq" for i in range(end + 1, k))


def _new_subject(s: Sentence, p: Parse, k: int) -> bool:
    """As in ", and Germany increased": whether a clause with its own subject begins behind piece *k*."""
    i = k + 1
    while i < len(p.sorts) and p.sorts[i] in "&,aq":
        i += 1
    if p.sorts[i : i + 1] != "N":
        return False
    i += 1
    while p.sorts[i : i + 2] == "oN":
        i += 2
    if p.sorts[i : i + 2] == "pN":
        i += 2
    while i < len(p.sorts) and p.sorts[i] == "a":
        i += 1
    if i >= len(p.sorts) or not _finite(p, i):
        return False
    tag = s.words[p.ends[i] - 1] in _SPEAKS and p.sorts[i + 1 : i + 2] in {",", ""}
    return not tag


def _new_verb(p: Parse, k: int) -> bool:
    """As in "and bombed": whether another verb of the same subject stands behind piece *k*."""
    i = k + 1
    while i < len(p.sorts) and p.sorts[i] in "&,a":
        i += 1
    return i < len(p.sorts) and p.sorts[i] == "V" and p.letters[p.firsts[i]] in "vebhm"


def _there(s: Sentence, last: int) -> bool:
    """As in "forces remain there": whether what is told is said to be where something was named before."""
    return any(
        s.words[k] == "there" and s.classes[k - 1] in "xXTPUFSM" and s.classes[k + 1 : k + 2] != "b"
        for k in range(last, min(s.size, last + 5))
    )
