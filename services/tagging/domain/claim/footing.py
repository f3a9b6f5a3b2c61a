"""What the words right beside a claim settle about it, whatever the rest of its clause says."""

from itertools import pairwise

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import BASE_VERBS, MEANT
from services.tagging.lexicon.governing import ENVISAGES, LIMITS, ON_CALL, SANCTIONED, SIZES
from shared.contracts.finding import Assertion

_PUTS = frozenset(["put", "puts", "placed", "placing", "putting", "ordered"])


_SHARES = frozenset(
    [
        "much",
        "bulk",
        "rest",
        "remainder",
        "majority",
        "half",
        "third",
        "quarter",
        "thirds",
        "quarters",
        "most",
        "some",
        "part",
    ]
)


_HARM = frozenset(
    [
        "attack",
        "attacks",
        "strikes",
        "strike",
        "escalation",
        "assault",
        "assaults",
        "raids",
        "fire",
        "drones",
        "rockets",
        "missiles",
        "target",
        "threats",
        "by",
    ]
)


_NUMBERS = "nksvHy"
_VICTIM = frozenset(["against", "on", "targeting", "attacking", "killing", "toward", "towards"])


def on_paper(s: Sentence, first: int, last: int) -> bool:
    """As in "put 8,500 soldiers on heightened alert", "the sanctioned strength is 34 battalions", "a limit of 12"."""
    ahead = s.words[max(0, first - 6) : last]
    if _on_call(s, ahead, last) or s.words[last : last + 2] == ["soon", "to"] or _given_time(s, first, last):
        return True
    if any(w in ENVISAGES and w.endswith(("s", "d", "w")) for w in s.words[max(0, first - 2) : first]):
        return True
    if s.words[first - 1 : first] == ["to"] and not LIMITS.isdisjoint(s.words[max(0, first - 10) : first]):
        return True  # "lifted the upper limit for the contingent to 4,500"
    if not LIMITS.isdisjoint(s.words[max(0, first - 3) : last]) and "of" in s.words[max(0, first - 2) : last]:
        return True
    return not SANCTIONED.isdisjoint(ahead) and not SIZES.isdisjoint(ahead)


def _on_call(s: Sentence, ahead: list[str], last: int) -> bool:
    """As in "put 8,500 soldiers on alert", "2,000 soldiers have been put on notice", "500 soldiers are on standby"."""
    behind = s.words[last : last + 8]
    if "standby" in behind[:6] and s.classes[last] in "bi":
        return True
    if behind[:1] == ["on"] and not ON_CALL.isdisjoint(behind[:5]) and not _PUTS.isdisjoint(ahead):
        return True
    return not _PUTS.isdisjoint(behind) and any(a == "on" and b in ON_CALL for a, b in pairwise(behind))


def _given_time(s: Sentence, first: int, last: int) -> bool:
    """As in "has given the 1,000 soldiers until May to leave"."""
    if _GIVES.isdisjoint(s.words[max(0, first - 4) : first]):
        return False
    behind = s.words[last : last + 10]
    return any(a == "to" and b in _GO for a, b in pairwise(behind)) and not _TERMS.isdisjoint(behind)


_GIVES = frozenset(["give", "gives", "gave", "given", "giving"])
_GO = frozenset(["leave", "withdraw", "depart", "go", "quit"])
_TERMS = frozenset(["until", "hours", "days", "weeks", "months"])


def spoken_of(s: Sentence, last: int) -> Assertion | None:
    """As in "the 800 soldiers predicted by officials", "the 800 that the ministers were discussing"."""
    behind = s.words[last : last + 8]
    if len(behind) > 1 and behind[0] in _FORETOLD and behind[1] in {"by", "for", "under", "earlier", "last"}:
        return MEANT.get(behind[0], "planned")
    if behind[:1] not in (["that"], ["which"]) or s.classes[last + 1 : last + 2] == "b":
        return None
    for i, word in enumerate(behind[1:]):
        if s.classes[last + 1 + i] in ",;:()":
            return None
        if word in _FORETOLD and i:
            return MEANT.get(word, "planned")
        if word in _DISCUSSED:
            return "possible"
    return None


_FORETOLD = frozenset(
    [
        *("predicted", "expected", "planned", "envisaged", "foreseen", "proposed", "requested", "pledged", "promised"),
        *("sought", "wanted", "floated"),
    ]
)
_DISCUSSED = frozenset(
    ["discussing", "considering", "discussed", "considered", "weighing", "weighed", "debating", "mulling", "floated"]
)


def besides(s: Sentence, first: int, last: int) -> Assertion | None:
    """As in "In addition to Chadian soldiers, the force will include": as the clause behind the comma says."""
    if first > _OPENS or (s.words[0] not in _BESIDES and s.words[:3] != ["in", "addition", "to"]):
        return None
    comma = s.classes.find(",", last)
    if comma < 0:
        return None
    return next((_WILL[word] for word in s.words[comma + 1 : comma + 9] if word in _WILL), None)


_OPENS = 5  # words from the sentence's beginning to the claim
_BESIDES = frozenset(["besides", "alongside", "beyond"])
_WILL: dict[str, Assertion] = {"will": "planned", "would": "possible", "could": "possible", "may": "possible"}


def stands_by(s: Sentence, first: int, last: int) -> bool:
    """As in ", with 90,000 soldiers massed beyond the river": what is told beside is so, whatever is weighed."""
    beside = first > 1 and s.words[first - 1] == "with" and s.classes[first - 2] == ","
    return beside and s.words[last : last + 1] != [] and s.words[last].endswith(("ed", "ing"))


def part_of(s: Sentence, first: int) -> bool:
    """As in "pulls out half of its 7,000 troops", "some of the division's 7,000 men": the whole is there."""
    begin = first - 1
    while begin > max(0, first - 6) and s.words[begin] != "of":
        begin -= 1
    if begin < 1 or s.words[begin] != "of":
        return False
    own = s.words[begin + 1 : first]
    if s.words[begin - 1] not in _SHARES:
        return s.classes[begin - 1] in _NUMBERS and own in ([], ["its"], ["their"], ["the"])  # "900 of the 7,000"
    return own in (["its"], ["their"], ["the"], ["his"]) or (own[:1] == ["the"] and not {"'", "'s"}.isdisjoint(own))


def victims(s: Sentence, first: int) -> bool:
    i = first - 1
    while i >= 0 and s.classes[i] in "djgn":
        i -= 1
    return i > 0 and s.words[i] in _VICTIM and s.words[i - 1] in _HARM


def rather_than(s: Sentence, first: int) -> bool:
    """As in "Rather than send 900 soldiers, it sent doctors"."""
    for i in range(max(0, first - 5), first - 1):
        if s.words[i : i + 2] in (["rather", "than"], ["instead", "of"], ["far", "from"]):
            verb = s.words[i + 2]
            return i + 2 < first and (verb in BASE_VERBS or verb.endswith("ing"))
    return False
