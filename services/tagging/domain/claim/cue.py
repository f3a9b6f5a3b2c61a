# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
What one word before a claim says of it: whether a cue for a plan or a possibility is of this claim.

Each takes the cue at a word and the claim behind it, and promises no more than that: which of several cues decides is
for ``assertion``.
"""

from services.tagging.domain.claim.scope import FARTHEST
from services.tagging.domain.claim.sequel import dealt, is_to_be, stands_ready, told_as_fact
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import (
    AID,
    ANNOUNCES,
    AVERTS,
    DONE,
    GRANTS,
    MEASURES,
    MUSTERS,
    NEEDS_TO,
    OF_A_CLAUSE,
    QUALIFIERS,
    ROUGHLY,
    WEAK_POSSIBLE,
)
from services.tagging.lexicon.frames import VERBS
from services.tagging.lexicon.governing import HAVE, MAY

_MORE = frozenset(["more", "further", "new", "additional", "another", "fresh"])
_NEEDS = frozenset(["need", "require", "foresee"])


_SEES = frozenset(["confirm", "see", "hear", "count", "draw", "announce", "reveal", "report", "disclose", "tell"])


def is_possible(s: Sentence, i: int, first: int, last: int) -> bool:
    word, gap = s.words[i], first - i
    if word.startswith("suggest") and shows(s, i):
        return False
    if word in ROUGHLY and (s.classes[i + 1] in "nyvskaHD" or s.words[i + 1] in QUALIFIERS):
        return False  # "perhaps 3,000 fighters", "aircraft, probably drones": of the number, or the name
    if word in CALLED and not _asks(s, i, first):
        return False
    if word in CALLED and "to" in s.words[i + 1 : first]:
        return gap <= 10
    if word == "warned" and s.words[i + 1] == "off":
        return False
    if word == "ready" and s.words[i - 1 : i] in (["getting"], ["get"], ["gets"]):
        return False
    if _as_called(s, i) or stands_ready(s, i):
        return False
    if word == "can" and musters(s, i + 1, first) and "D" not in s.classes[first:last]:
        return False  # "can field 9,000 men": a strength
    if word in {"open", "free"}:
        return s.words[i + 1 : i + 2] == ["to"] and gap <= 4
    if word in {"concern", "concerns"} and s.words[i + 1] in {"over", "about"}:
        return False  # of what is there
    if word in {"case", "pressure"}:
        return s.words[i + 1] in {"for", "to"} and gap <= 9
    if word in {"prospect", "possibility", "risk", "threat", "fears", "fear"} and s.words[i + 1] == "of":
        return gap <= FARTHEST
    if word in OF_A_CLAUSE and "that" in s.words[i + 1 : i + 3]:
        return gap <= FARTHEST
    if word in {"readiness", "openness"} and not (s.words[i + 1] == "to" and s.classes[i + 2 : i + 3] == "x"):
        return False
    if word in AVERTS and s.words[i - 2 : i - 1] and s.words[i - 2].startswith("fail"):
        return False  # "failed to stop the import"
    if word in AVERTS:
        return gap <= 9 and ("from" in s.words[i : last + 1] or s.words[last : last + 1] == ["from"] or gap <= 3)
    if word == "may" and i and s.printed(i) == "May" and not s.shouted:
        return False
    if word == "might" and s.classes[i - 1 : i] == "d":
        return False  # "the might of"
    if word == "should":
        return gap <= 5 and not (
            s.words[i - 1 : i] == ["it"] and s.words[i + 1 : i + 2] == ["be"]
        )  # "it should be noted that"
    if word in _WORRIES and s.words[i + 1] in _ABOUT and s.classes[i + 2 : i + 3] in {"d", "g"}:
        return False  # what is worried about has been seen
    if s.words[i + 1 : i + 2] and s.words[i + 1] in _SEES:
        return False
    if word in WEAK_POSSIBLE:
        return gap <= 4
    return gap <= 14 if word in MAY else gap <= 9


CALLED: frozenset[str] = frozenset(["calls", "call", "called", "calling"])
_ASKS = frozenset(["for", "on", "upon", "to", "that"])
_BRINGS = frozenset(["up", "in", "off", "back", "home", "out"])


def _asks(s: Sentence, i: int, first: int) -> bool:
    """Whether "called" at word *i* asks for the claim: "called on them to send men", not "called 40 men cowards"."""
    return s.words[i + 1] not in _BRINGS and not _ASKS.isdisjoint(s.words[i + 1 : first + 1])


_WORRIES = frozenset(["concern", "concerns"])
_ABOUT = frozenset(["over", "about", "at"])


def calls_off(s: Sentence, i: int, first: int) -> bool:
    """Whether the verb at word *i* takes a deed back before the claim: "called off the dispatch of 300 men"."""
    return s.words[i + 1] == "off" and not MEASURES.isdisjoint(s.words[i + 2 : first])


def _as_called(s: Sentence, i: int) -> bool:
    """As in "what it calls a threat": a name for something, no call for it, and no threat of the claim."""
    begin = max(0, i - 5)
    what = next((k for k in range(begin, i) if s.words[k] == "what"), None)
    if what is None:
        return False
    return any(s.words[k] in _NAMES and s.words[k + 1] not in {"for", "on", "up"} for k in range(what + 1, i + 1))


_NAMES = frozenset(["call", "calls", "called", "describes", "described"])


def shows(s: Sentence, i: int) -> bool:
    """Whether it is papers and pictures that "suggest" at word *i*: they show what is so."""
    return not _SHOW.isdisjoint(s.words[max(0, i - 5) : i])


_SHOW = frozenset(
    [
        *("estimates", "reports", "data", "images", "figures", "evidence", "documents", "intelligence", "records"),
        *("footage", "photographs", "photos", "analysis", "assessments", "imagery", "videos"),
    ]
)


def musters(s: Sentence, i: int, first: int) -> bool:
    """Whether the verb at *i*, or behind an adverb there, says how many men a side has: "can still field"."""
    return {"if", "unless"}.isdisjoint(s.words) and any(
        s.words[k] in MUSTERS or (s.words[k] == "put" and "field" in s.words[k + 1 : first + 8])
        for k in range(i, min(first, i + 2))
    )


def is_planned(s: Sentence, i: int, first: int, last: int, *, settled: bool) -> bool:
    word, gap = s.words[i], first - i
    if word == "due" and s.words[i + 1] == "to" and (s.classes[i + 2] in 'dgaAGC"nvskyjD' or s.classes[i + 3] == "e"):
        return False  # because of
    if word.startswith("aim") and s.words[i + 1] == "at" and not s.words[i + 2].endswith("ing"):
        return False  # "missiles aimed at the warship"
    if word == "set" and not is_to_be(s, i):
        return False
    if word in _NEEDS and i and (s.classes[i - 1] == "b" or s.words[i - 1] in {"you", "we", "they"}):
        return False  # the modal before it says it
    if word in {"signed", "light"}:
        return gap <= 6 and (s.words[i + 1 : i + 2] == ["off"] or s.words[i - 1 : i] == ["green"])
    if word == "ordered" and dealt(s, last):
        return False
    if word.startswith("expect") and s.words[i + 1] in _MORE:
        return gap <= 9  # "expect more drone attacks"
    if word in NEEDS_TO:
        if (
            i
            and s.words[i - 1] in HAVE
            and word == "ordered"
            and "to" not in s.words[i + 1 : first + 1] + s.words[last : last + 1]
        ):
            return False
        following = s.words[i + 1 : i + 4]
        if word == "committed" and "to" not in s.words[i + 1 : first]:
            return False
        if word in ANNOUNCES and {*following} & MEASURES and not ("that" in following and told_as_fact(s, last)):
            return gap <= FARTHEST and not settled
        if word in GRANTS and not settled and not AID.isdisjoint(s.words[i + 1 : first + 1]):
            return gap <= FARTHEST  # "announced 100 million in aid, including drones"
        if word in ANNOUNCES:
            is_so = any(s.classes[k] == "b" and s.words[k - 1] != "to" for k in range(i + 1, first))
            if settled or is_so or told_as_fact(s, last):
                return False
            if "that" in s.words[i + 1 : first] and _happened(s, first, last):
                return False
            if word in {"announced", "announces"} and not DONE.isdisjoint(s.words[i + 1 : first + 1]):
                return False
            return gap <= 14 and (gap <= 6 or word not in {"said", "confirmed", "announced"})
        return gap <= 11 and (
            "to" in s.words[i + 1 : min(first, i + 10)] or "that" in following or "on" in following or gap <= 3
        )
    return gap <= (14 if word in {"will", "shall"} else 9)


def _happened(s: Sentence, first: int, last: int) -> bool:
    """Whether the claim ends in the verb of what came to pass: "announced that two drones crossed"."""
    frame, shape = VERBS.get(s.words[last - 1], ("", ""))
    return last - 1 > first and shape == "E" and frame in _EVENTS and s.words[last - 2] != "be"


_EVENTS = frozenset(["enter", "motion", "crash", "impact", "attack"])
