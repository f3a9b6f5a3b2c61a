# ruff: noqa: C901, PLR0911, PLR0912 (each turn of speech is a way out)
"""
Turns of speech behind a claim that leave nothing to be read: "are out of the question", "to be delivered by".

``told_flatly`` and ``to_be_delivered`` promise an answer only where no word further out could make it another.
"""

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import MEANT, VERBS_OF_PRESENCE
from services.tagging.lexicon.governing import DELIVERED, HAVING, MAY
from shared.contracts.finding import Assertion

_PLAYS = frozenset(["had", "have", "has", "played", "play", "plays", "took", "take"])


_SHARE = frozenset(["part", "role", "hand", "share"])


_LATER = frozenset(["before", "until"])


def told_flatly(s: Sentence, last: int) -> Assertion | None:
    """What a turn of speech behind the claim says, which leaves nothing to be read: "are out of the question"."""
    behind = s.words[last : last + 9]
    if behind[:2] in ([",", "which"], [",", "who"]):
        return _aside(s, last + 2)
    if behind[:1] == [","] and behind[2:3] == ["to"] and behind[1] in _DUE:
        return "planned"  # ", due to be ready by May"
    if behind[:1] == ["be"] and not _DECREES.isdisjoint(s.words[:last]):
        return "planned"  # "ordered that 900 reservists be called up"
    if behind[:2] == ["not", "be"]:
        return "possible"  # "insisted that troops not be sent"
    if behind[:2] == ["to", "be"] and behind[2:3] and behind[2] in _SENT:
        return "planned"  # "the force to be deployed"
    for i, word in enumerate(behind[:4]):
        then = behind[i + 1 :]
        if s.classes[last + i] in ",;:.()&":
            return None
        if word in _PLAYS and "no" in then[:1] and then[1:2] and then[1] in _SHARE:
            return "denied"  # "had no part in the storming"
        if word == "will" and "no" in then[:2] and not _SHARE.isdisjoint(then[:4]):
            return "denied"  # "will play no part"
        if word == "will" and then[:1] == ["not"] and not _LATER.isdisjoint(then[2:6]):
            return "planned"  # "will not arrive before May"
        if word == "never" and i == 0 and then[:1] and (then[0] in VERBS_OF_PRESENCE or then[:2] == ["returned", "to"]):
            return "denied"
        if word in {"have", "has"} and "orders" in then[:3]:
            return "planned"  # "have received orders for Chad"
        if s.classes[last + i] == "b" and then[:3] == ["getting", "ready", "to"]:
            return "planned"
        if word == "will" and then[:1] == ["be"] and then[1:2] and then[1] in _HELPED and then[2:3] == ["by"]:
            return "actual"  # "will be joined by Chileans"
        if word in {"readiness", "willingness"} and then[:1] == ["to"]:
            return "possible"
        if word in {"is", "are"} and then[:4] == ["out", "of", "the", "question"]:
            return "denied"
        if word in {"may", "might"} and then[:1] == ["be"] and then[2:4] == [",", "but"]:
            return "actual"  # "the drones may be cheap, but"
    return None


def _aside(s: Sentence, i: int) -> Assertion | None:
    """As in ", which is expected to start", ", who may have left", ", who have not come"; *i* is behind "which"."""
    then = s.words[i : i + 4]
    if then[:1] and then[0] in MAY and "have" in then[1:3]:
        return "possible"
    if len(then) > 2 and then[0] in HAVING and then[1] in {"not", "never"}:
        return None if VERBS_OF_PRESENCE.isdisjoint(then[2:]) else "denied"
    if s.classes[i : i + 1] != "b":
        return None
    i += 1 + (s.words[i + 1 : i + 2] in (["now"], ["also"], ["still"], ["not"]))
    word = s.words[i] if i < s.size else ""
    return MEANT[word] if word in _DUE else None


_DECREES = frozenset(["ordered", "orders", "decreed", "instructed", "directed", "decree", "order"])


_DUE = frozenset(["expected", "due", "scheduled", "slated", "planned"])


_HELPED = frozenset(["joined", "reinforced", "supported", "relieved", "backed", "assisted"])


_SENT = frozenset(
    [
        "deployed",
        "sent",
        "dispatched",
        "stationed",
        "raised",
        "recruited",
        "trained",
        "delivered",
        "despatched",
        "withdrawn",
    ]
)


def to_be_delivered(s: Sentence, first: int, last: int) -> bool:
    """Whether what has been ordered has not come: "ordered 900 drones from a firm in Izmir, to be delivered by"."""
    if _ORDERS.isdisjoint(s.words[max(0, first - _ORDERED) : last]):
        return False
    for i in range(last, min(s.size - 2, last + _FAR)):
        if s.classes[i] in ";:&" or s.words[i] in DELIVERED:
            return False
        if s.words[i : i + 2] == ["to", "be"] and s.words[i + 2] in DELIVERED:
            return True
        if s.words[i : i + 2] == ["for", "delivery"] and s.words[i + 2] in _BY:
            return True
    return False


_ORDERS = frozenset(["ordered", "bought", "purchased", "contracted", "orders", "buys"])


_BY = frozenset(["by", "in", "next", "from", "before", "over", "between"])


_ORDERED, _FAR = 8, 16  # words before the claim; behind it
