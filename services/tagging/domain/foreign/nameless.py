"""
Nouns for forces before which no nation stands: where their phrase begins, who is told before, and the verbs by which
somebody sends them.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign.groups import WEAK_HEADS
from services.tagging.domain.foreign.senders import by_whom
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import REBELS
from services.tagging.lexicon.governing import HAVING
from services.tagging.lexicon.presence import BEING_THERE, SENDS

HEADS = re.compile(r"(?<![ACWOG'])[TFSMUP]")
_ACTORS = re.compile(r"[TFMWU]")
_FARTHEST = 8  # words that an owner may stand before what it owns
_STRIKES = frozenset(
    ["carried", "carry", "conducted", "conduct", "launched", "launch", "began", "resumed", "ordered", "stepped", "made"]
)
# "extended the mandate for troops in Libya"
_PROLONGS = frozenset(
    ["extended", "extend", "extends", "renewed", "renew", "ended", "end", "ends", "approved", "approve", "prolonged"]
)


def heads(s: Sentence) -> Iterator[tuple[int, str]]:
    """The nouns for forces that may be told of without a nation, and the class of each."""
    classes, words = s.classes, s.words
    for match in HEADS.finditer(classes):
        i = match.start()
        c = classes[i]
        if c == "M":  # an army is told of here by its owner alone; of "its military forces", the forces are told
            if "g" in classes[max(0, i - _FARTHEST) : i] and classes[i + 1 : i + 2] not in _TOLD_THEN:
                yield i, c
        elif words[i] not in REBELS and (c != "P" or words[i] in WEAK_HEADS) and (c != "F" or _is_contingent(s, i)):
            yield i, c


_TOLD_THEN = frozenset("TF")


def verbs_before(s: Sentence, first: int, i: int) -> list[int]:
    """The verbs before the phrase at word *first* by which somebody sends, keeps or uses what it names."""
    words = s.words
    sent = [k for k in range(max(0, first - 7), first) if words[k] in _SENDS_OR_HAS]
    sent = [k for k in sent if words[k] not in HAVING or not _auxiliary(s, k)]
    if sent and any(words[k] == "than" and s.classes[k + 1] == "d" for k in range(max(0, first - 5), first)):
        sent = []  # "more clerks than the navy has warships"
    if not sent and not BEING_THERE.isdisjoint(words[max(0, first - 3) : first]):
        sent = [k for k in range(max(0, first - 9), first) if words[k] in _PROLONGS]
    if sent and words[sent[-1] + 1] == "up" and words[sent[-1] + 2] != "to":
        return []  # "sent up fighters": over its own land
    if not sent and (_puts_in(s, first, i) or (words[first - 1 : first] == ["of"] and by_whom(s, first - 2))):
        return [first - 1]
    if not sent and words[i].endswith("strikes") and _ACTORS.search(s.classes, 0, first) is None:
        sent = [k for k in range(max(0, first - 5), first) if words[k] in _STRIKES]
    return sent


def _auxiliary(s: Sentence, k: int) -> bool:
    """Whether "has" at *k* only helps a verb of harm: "had killed eleven fighters"."""
    return not _HARMS.isdisjoint(s.words[k + 1 : k + 3])


_HARMS = frozenset(["killed", "wounded", "injured", "captured", "detained", "arrested", "destroyed", "shot", "lost"])


_SENDS_OR_HAS: frozenset[str] = SENDS | HAVING
# Without any of these words nobody sends; a sentence has few of them, or none.
SENDING = mark(_SENDS_OR_HAS | _PROLONGS | _STRIKES | {"put", "puts", "putting"})


def told_before(s: Sentence, first: int, i: int) -> bool:
    """Whether they are part of what is told already, or vehicles: "most of them marines", "a force of 200 soldiers"."""
    before = s.words[max(0, first - 2) : first]
    return (
        s.words[i + 1 : i + 4] in (["in", "active", "service"], ["in", "service", "."])
        or before in (["of", "them"], ["consisting", "of"], ["made", "of"])
        or s.words[first] in {"every", "each"}
        or _of_a_unit(s, first)
        or (s.words[i] == "marines" and s.words[first] == "the" and s.words[first - 1] in _SERVICE)
        or s.classes[i : i + 2] == "TU"  # "an infantry battalion": the battalion is told
        or ("carrier" in s.words[i] and s.words[i - 1] in {"personnel", "armoured", "armored", "troop"})
    )


_SERVICE = frozenset(["left", "leave", "leaving", "join", "joined", "quit", "in", "with", "from"])


def _of_a_unit(s: Sentence, first: int) -> bool:
    """As in "a battalion of some 700 men": the battalion is told."""
    of = first - 1
    while of > 0 and s.words[of] in {"about", "some", "around", "nearly", "over"}:
        of -= 1
    return of > 0 and s.words[of] == "of" and (s.classes[of - 1] == "U" or s.words[of - 1] in {"force", "contingent"})


def _puts_in(s: Sentence, first: int, i: int) -> bool:
    """As in "had put marines in there"."""
    return (
        s.words[first - 1 : first] in (["put"], ["puts"], ["putting"])
        and s.words[i + 1 : i + 2]
        in (
            ["in"],
            ["into"],
            ["there"],
            ["on"],
        )
        and "alert" not in s.words[i + 1 : i + 6]
    )


def _is_contingent(s: Sentence, i: int) -> bool:
    return s.words[i].endswith(("force", "forces", "contingent", "presence", "contingents"))


def phrase_start(s: Sentence, i: int) -> int:
    first = i
    while first > 0 and s.classes[first - 1] in 'mMjnkvegxdaqsUSXht"' and i - first < 6:
        c, word = s.classes[first - 1], s.words[first - 1]
        if c == "x" and not word.endswith(("ed", "al", "ic", "ive", "duty", "ready")):
            break
        if c == "e" and s.classes[first - 2 : first - 1] not in {"v", "k", "s", "n", "U"}:
            break
        if c == "X" and word not in {"army", "navy"}:
            break
        first -= 1
        if c in "dag":
            break
    return first
