"""
How far a place reaches: whether what a sentence tells at one word happens at a place named at another.

``apart`` promises to say so where a clause begins between them that has a subject of its own, or that tells of
another time, cause or thing. What shares its clause, or is told by an infinitive or a participle, is not apart.
"""

import re
from typing import NamedTuple

from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.setting import CAUSES, HAPPENINGS, HARMED, STATES_IT

FINITE: frozenset[str] = frozenset("vebhm")  # letters that a finite verb group may begin with
_JOINING = frozenset("&,")
_ENDS_SUBJECT = frozenset(",;")
_COMPLEMENT = frozenset(["that", "whether", "how"])
_SAME = (["it"], ["they"])  # "lay in the Gulf when it came under fire"
_OTHERS = frozenset(["further", "another", "others", "more", "additional", "also"])
_BEFALLS = frozenset(["after", "following", "due", "because", "amid"])
_COUNTS = frozenset("nksva")  # classes of numbers
_INCLUDES = frozenset(["include", "includes", "included"])
_WITH = ["with"]
_CAUSE, _INCLUSION = mark(CAUSES), mark(_INCLUDES)
_CLAUSE = re.compile("[&,aq]*+N(?:oN)*+(?:pN)?+a*+[VB]")
_NEXT = 2  # a comma may stand between
_SUBJECT = 40  # pieces: a longer subject is no clause's, but a list, or an attack
_NEVER = 1 << 30
_INITIAL = 3  # letters
_SPEAKS = STATES_IT | frozenset(["say", "according"])


def apart(s: Sentence, first: int, last: int, place: int) -> bool:
    """Whether the place at word *place* belongs to another clause than words *first* .. *last* - 1."""
    p = parse(s)
    if first <= place < last:
        return False
    if place >= last:
        return _reach(s, p, p.at(first), p.at(last - 1)).ends_before(p.at(place), p.firsts[p.at(place)])
    return p.at(first) >= _cut_off(s, p, p.at(place)) and not _there(s, last)


class _Reach(NamedTuple):
    """How far behind a claim its own clause goes: asked once for each claim, whatever the number of places."""

    cut: int  # the first piece that begins another clause
    event: int  # the first word that tells of another event
    others: tuple[tuple[int, int], ...]  # behind and up to which words places are those of others

    def ends_before(self, piece: int, word: int) -> bool:
        """Whether the place at *word*, the first of *piece*, is beyond it."""
        if piece >= self.cut or word >= self.event:
            return True
        return any(behind < word <= until for behind, until in self.others)


def _reach(s: Sentence, p: Parse, begin: int, end: int) -> _Reach:
    """How far the clause of pieces *begin* .. *end* reaches behind them."""
    key = ("reach", begin, end)
    known: _Reach | None = s.memo.get(key)
    if known is None:
        last = p.ends[end]
        event = _of_another_event(s, last, s.size)
        known = s.memo[key] = _Reach(_cut(s, p, begin, end), event, _of_others(s, last))
    return known


def _cut(s: Sentence, p: Parse, begin: int, end: int) -> int:
    """The first piece behind *end* that begins another clause than that of a claim from *begin* to *end*."""
    last = p.ends[end]
    told = any(p.sorts[k] == "V" for k in range(begin, end + 1))
    under = told or _verb_between(p, _start(p, begin), begin) is None
    verb = _verb_between(p, begin, len(p.sorts))
    for k in range(end + 1, len(p.sorts)):
        sort = p.sorts[k]
        if sort == ";" and not _abbreviates(s, p.firsts[k]):
            return k
        if sort == "s" and _opens(s, p, k) and not _same_event(s, last, p.firsts[k]):
            return k
        if sort == "r" and not _describes(p, end, k):
            return k
        if sort == "&" and under and (verb is None or verb >= k):
            continue  # "500 men, both Syrian and foreign fighters, hold"
        if sort in _JOINING and (_new_subject(s, p, k) or (not under and _new_verb(p, k))):
            return k
    return len(p.sorts)


def _cut_off(s: Sentence, p: Parse, place: int) -> int:
    """The first piece behind *place* that begins another clause than the place's own."""
    key = ("cut off", place)
    known: int | None = s.memo.get(key)
    if known is None:
        known = s.memo[key] = _read_cut_off(s, p, place)
    return known


def _read_cut_off(s: Sentence, p: Parse, place: int) -> int:
    start = _start(p, place)
    subordinate = start > 0 and p.sorts[start - 1] == "s" and _opens(s, p, start - 1)
    verb = _verb_between(p, start, len(p.sorts))
    leads = _of_another_event(s, p.firsts[start], p.firsts[place] + 1) <= p.firsts[place]
    for k in range(place + 1, len(p.sorts)):
        sort = p.sorts[k]
        if (leads and sort == ",") or (sort == "r" and s.words[p.firsts[k]] == "whose"):
            return k
        if sort == "s" and k - place <= _NEXT and s.words[p.firsts[k]] == "where":
            break  # "in Raqqa, where 500 fighters hold out"
        if (sort == ";" and not _abbreviates(s, p.firsts[k])) or (sort == "s" and _opens(s, p, k)):
            return k
        if sort in _JOINING and (
            (subordinate and sort == ",")
            or (verb is not None and verb < k and _new_subject(s, p, k))
            or (verb is not None and verb < place and _new_verb(p, k))
        ):
            return k
    return len(p.sorts)


def _start(p: Parse, k: int) -> int:
    """The piece that begins the clause of piece *k*."""
    return 1 + max(p.sorts.rfind(";", 0, k), p.sorts.rfind("s", 0, k), p.sorts.rfind("r", 0, k))


def _verb_between(p: Parse, first: int, last: int) -> int | None:
    for k in range(first, last):
        if p.sorts[k] in "VB" and _finite(p, k):
            return k
    return None


def _finite(p: Parse, k: int) -> bool:
    return p.sorts[k] in "VB" and p.letters[p.firsts[k]] in FINITE and not (k and p.sorts[k - 1] == "t")


def _opens(s: Sentence, p: Parse, k: int) -> bool:
    """Whether the word at piece *k* begins a clause that says when, why or where something else happens."""
    key = ("opens", k)
    known: bool | None = s.memo.get(key)
    if known is None:
        known = s.memo[key] = _read_opens(s, p, k)
    return known


def _read_opens(s: Sentence, p: Parse, k: int) -> bool:
    if s.words[p.firsts[k]] in _COMPLEMENT or s.words[p.ends[k] : p.ends[k] + 1] in _SAME:
        return False
    for i in range(k + 1, min(len(p.sorts), k + _SUBJECT)):
        if p.sorts[i] in _ENDS_SUBJECT or (p.sorts[i] == "&" and p.sorts[i + 1 : i + 2] != "N"):
            return False  # "before dawn in the Red Sea and blew up"
        if _finite(p, i):
            return True
    return False


def _of_another_event(s: Sentence, last: int, stop: int) -> int:
    """
    As in "sent 900 men to Gao amid fighting in Kidal": the word from which on what happens is something else, for
    what is told before word *last*; no word's number where there is none before *stop*.
    """
    words = s.words
    if not s.marks & _CAUSE:
        return _NEVER
    cause = next((k for k in range(last, stop) if words[k] in CAUSES), stop)
    event = next((k for k in range(cause + 1, stop) if words[k] in HAPPENINGS), stop)
    if event >= stop or (words[cause] in _BEFALLS and not HARMED.isdisjoint(words[last:cause])):
        return _NEVER  # "were wounded after an attack in Jordan"
    return event


def _of_others(s: Sentence, last: int) -> tuple[tuple[int, int], ...]:
    """
    As in "include 900 from Gao", ", with a further 900 men in Gao": behind and up to which words, behind word *last*,
    places are those of others or of a part.
    """
    found = []
    if s.marks & _INCLUSION and (part := next((k for k in range(last, s.size) if s.words[k] in _INCLUDES), -1)) >= 0:
        comma = s.classes.find(",", part)
        found.append((part, comma if comma >= 0 else _NEVER))
    k = s.classes.find(",", last)
    while k >= 0:
        if s.words[k + 1 : k + 2] == _WITH and (until := _until(s, k + 2)):
            found.append((k + 1, until))
        k = s.classes.find(",", k + 1)
    return tuple(found)


def _until(s: Sentence, k: int) -> int:
    """How far a place is that of others, behind "with" at word *k* - 1, or of a part: ", with about 90 men in Gao"."""
    if not _OTHERS.isdisjoint(s.words[k : k + 3]):
        return _NEVER
    if _COUNTS.isdisjoint(s.classes[k : k + 3]):
        return 0
    return next((j for j in range(k, s.size) if s.words[j] == ","), _NEVER)


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
    key = ("subject", k)
    known: bool | None = s.memo.get(key)
    if known is None:
        known = s.memo[key] = _read_new_subject(s, p, k)
    return known


def _read_new_subject(s: Sentence, p: Parse, k: int) -> bool:
    found = _CLAUSE.match(p.sorts, k + 1, k + _SUBJECT)
    if found is None or not _finite(p, i := found.end() - 1):
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
