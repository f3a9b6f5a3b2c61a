# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""What stands behind a claim and says how it is meant: the verb whose subject it is, a condition, an answer."""

from itertools import pairwise

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import (
    ANNOUNCES,
    BASE_VERBS,
    FINITE,
    MEANT,
    NEGATIONS,
    PLANNED,
    TOLD_TO_BE,
    VERBS_OF_PRESENCE,
)
from services.tagging.lexicon.governing import MOVES
from services.tagging.lexicon.presence import SENDS
from shared.contracts.finding import Assertion

_RIGHT = 7
SHORTLY: frozenset[str] = frozenset(["soon", "shortly"])  # behind "would" they make it a plan


# Behind "would" these leave it open.
HEDGES: frozenset[str] = frozenset(["like", "able", "ready", "prepared", "willing", "consider", "prefer"])


_STEPS = frozenset(
    ["also", "now", "still", "under", "among", "the", "one", "been", "being", "to", "already", "therefore"]
)


_THREATENS = frozenset(["threatened", "threaten", "threatens", "offered", "offer", "offers"])


_HINGE = frozenset(["if", "provided", "assuming"])


_ANSWERS = frozenset(["denied", "no", "not", "never", "rejected", "dismissed"])


_TALES = frozenset(
    [
        "reports",
        "report",
        "claims",
        "claim",
        "allegations",
        "allegation",
        "accusations",
        "accusation",
        "story",
        "stories",
        "rumour",
        "rumours",
        "rumor",
        "rumors",
        "information",
    ]
)


_FALSE = frozenset(
    [
        *("fabricated", "false", "baseless", "untrue", "fake", "nonsense", "fiction", "invented", "unfounded"),
        *("groundless", "absurd", "laughable", "ridiculous", "ludicrous", "preposterous", "propaganda"),
        *(
            "fantasy",
            "fantasies",
            "wrong",
            "incorrect",
            "inaccurate",
            "disinformation",
            "rubbish",
            "slander",
            "farcical",
            "lies",
        ),
    ]
)


# Nobody announces these before they are done.
_HAPPENED = frozenset(["was", "were", "had", "has", "have", "is", "are"])


def verb_group(s: Sentence, last: int, *, opens: bool = True) -> Assertion | None:
    """What the verb says that follows the claim, where the claim is its subject."""
    if s.words[last : last + 1] == ["?"] and s.words[last + 1 : last + 2] and s.words[last + 1] in NEGATIONS:
        return "denied"
    relative = s.words[last : last + 1] == ["who"]
    for i in range(last, min(s.size, last + _RIGHT)):
        word, c = s.words[i], s.classes[i]
        if c in ",;:.()&" or word in {"that", "which"}:
            return None
        following = s.words[i + 1 : i + 4]
        if word in _ANOTHER:
            return None
        if word == "stand" and following[:1] == ["to"]:
            return "planned"
        if word in {"yet", "still"} and following[:1] == ["to"] and not relative:
            return "planned"  # "350 men still to come"
        if c == "b" and following[:2] == ["no", "longer"]:
            return "denied" if not VERBS_OF_PRESENCE.isdisjoint(following) else None
        if word == "had" and following[:1] == ["to"]:
            return None  # "have had to sleep in tents"
        if word in {"could", "may", "might", "should", "can", "ought"} and not (
            word == "may" and s.printed(i) == "May"
        ):
            return "denied" if following[:1] == ["not"] else "possible"
        if word in {"will", "would", "shall"}:
            if following[:1] in (["not"], ["never"]):
                return "denied"
            firm = word != "would" or not SHORTLY.isdisjoint(following[:1]) or announced(s, last, following)
            return "planned" if firm else "possible"
        if word.endswith("n't") and c == "b":
            return "denied" if not VERBS_OF_PRESENCE.isdisjoint(following) else None
        if c == "b":
            if following[:1] in (["not"], ["never"]):
                supposed = following[1:2] and following[1] in TOLD_TO_BE and following[2:] == ["to"]
                return "denied" if supposed or not VERBS_OF_PRESENCE.isdisjoint(following) else None
            if following[:2] in (["yet", "to"], ["still", "to"]):
                return "planned"  # "are yet to arrive"
            if "to" in following and not relative and any(w in PLANNED for w in following):
                return "planned"
            if following[:1] == ["to"]:
                return "planned"
            if following[:1] == ["being"] and following[1:2] and following[1] in MEANT:
                return MEANT[following[1]]
            if following[:1] == ["being"]:
                return None
            told = next((f for f in following if f in MEANT), None)
            if told == "ready" and stands_ready(s, s.words.index(told, i)):
                return None
            if told == "set" and not is_to_be(s, s.words.index(told, i)):
                return None
            if told is not None and not relative and (following[0] == told or following[0] in _STEPS):
                return MEANT[told]
            continue
        if relative is False and word in _THREATENS and "to" in following[:3]:
            return "possible"
        if word == "to" and i == last + 1 and s.words[last] == "soon":
            return "planned"  # "soldiers soon to be deployed"
        if (
            word == "to"
            and i == last
            and opens
            and s.words[i + 1 : i + 2]
            and (s.words[i + 1] in BASE_VERBS or s.words[i + 1] in _HEADLINES)
        ):
            return "planned"
        if word.endswith(("ed", "ing")) or (c == "i" and relative):
            return None
    return None


def announced(s: Sentence, last: int, following: list[str], before: int | None = None) -> bool:
    """Whether it is told before or behind the claim who says so: "900 soldiers would leave by May, he said"."""
    if not HEDGES.isdisjoint(following):
        return False  # "said it would be able to"
    if not ANNOUNCES.isdisjoint(s.words[: last if before is None else before]):
        return True
    if not _IFS.isdisjoint(s.words) or _GOING.isdisjoint(following):
        return False
    comma = s.classes.rfind(",", last)
    return comma > 0 and not _SAID.isdisjoint(s.words[comma + 1 :])


_HEADLINES = frozenset(
    ["be", "quit", "stay", "remain", "return", "go", "head", "join", "take", "arrive", "depart", "exit"]
)
_ANOTHER = frozenset(["nor", "before", "after", "while", "because", "although", "though", "whereas"])
_IFS = frozenset(["if", "unless", "could", "might", "require", "need", "cost"])
_GOING = SENDS | MOVES | {"leave", "arrive", "start", "begin", "spent", "put", "go", "used", "delivered", "bought"}
_SAID = frozenset(["said", "announced", "confirmed", "told"])


def is_to_be(s: Sentence, i: int) -> bool:
    """Whether "set" at word *i* is of what will be: "set to leave", "set for June", not "set free", "set ablaze"."""
    return s.words[i + 1 : i + 2] in (["to"], ["for"])


def stands_ready(s: Sentence, i: int) -> bool:
    """Whether those who are "ready" at word *i* wait where they stand: "are ready to respond", not "to deploy"."""
    return s.words[i : i + 2] == ["ready", "to"] and not _REACTS.isdisjoint(s.words[i + 2 : i + 3])


_REACTS = frozenset(["respond", "react", "repel", "repulse", "answer", "retaliate", "defend", "counter", "confront"])


def meant_behind(s: Sentence, start: int, end: int) -> Assertion | None:
    """What is said of a claim by the first of words *start* .. *end* - 1 that says anything."""
    i = next((i for i in range(start, min(end, s.size)) if s.words[i] in MEANT and s.words[i - 1] != "-"), None)
    return None if i is None or stands_ready(s, i) else MEANT[s.words[i]]


def part_of_plan(s: Sentence, i: int) -> Assertion | None:
    """What it says of a deed that it is, at word *i*, "part of the premier's proposal"."""
    if s.words[i : i + 2] != ["part", "of"]:
        return None
    return next((_SCHEMES[word] for word in s.words[i + 2 : i + 10] if word in _SCHEMES), None)


_SCHEMES: dict[str, Assertion] = {
    **dict.fromkeys(["plan", "plans", "planned", "roadmap"], "planned"),
    **dict.fromkeys(["proposal", "proposals", "proposed", "idea", "ideas", "option", "options"], "possible"),
}


def hinges(s: Sentence, last: int) -> bool:
    """Whether a condition follows the claim: "will send 200 soldiers if a ceasefire holds"."""
    if "resort" in s.words[last : last + 14]:
        return True  # "as a last resort"
    if _HINGE.isdisjoint(s.words[last : last + 14]):
        return False
    for i in range(last, min(s.size, last + 14)):
        if s.classes[i] == ";" or (
            s.classes[i] == "," and s.words[i + 1 : i + 2] and s.words[i + 1] in {"but", "while", "and"}
        ):
            return False
        if (
            s.words[i] in _HINGE
            and s.words[i - 1] not in {"even", "as", "ask", "asked", "see"}
            and s.words[i + 1 : i + 2] != ["not"]
        ):
            return True
    return False


def asked_and_denied(s: Sentence, first: int, last: int) -> bool:
    """As in "Asked whether they would be sent, the minister said no"."""
    if "asked" not in s.words[:first] or not {"if", "whether", "about"} & set(s.words[:first]):
        return False
    comma = next((i for i in range(last, s.size) if s.classes[i] == ","), None)
    return comma is not None and not _ANSWERS.isdisjoint(s.words[comma : comma + 7])


def called_false(s: Sentence, left: int, first: int, last: int) -> bool:
    """As in "called reports that it had sent drones baseless"."""
    if _TALES.isdisjoint(s.words[max(0, left - 3) : first]):
        return False
    behind = s.words[last : last + 12]
    if not _FALSE.isdisjoint(behind) or ("made" in behind and behind[behind.index("made") :][1:2] == ["up"]):
        return True
    return any(a == "not" and b in _RIGHT_WORDS for a, b in pairwise(behind))


_RIGHT_WORDS = frozenset(["true", "correct", "accurate"])


def dealt(s: Sentence, i: int) -> bool:
    """As in "ordered strikes on Friday, killing nine": behind word *i* the harm is told."""
    return any(s.classes[k] == "," and _HARMED in s.words[k + 1 : k + 3] for k in range(i, s.size))


_HARMED = "killing"


def told_as_fact(s: Sentence, last: int) -> bool:
    """Whether the claim is the subject of what has happened: "announced that two destroyers had been hit"."""
    for i in range(last, min(s.size, last + 9)):
        if s.classes[i] == ";":
            return False
        if i <= last + 1 and s.words[i] in FINITE and s.words[i - 1] != "to":
            return True  # "announced that ten jets landed"
        if s.classes[i] == "b":
            return s.words[i] in _HAPPENED and s.words[i + 1 : i + 2] not in (
                ["to"],
                ["set"],
                ["due"],
                ["being"],
                ["expected"],
            )
    return False
