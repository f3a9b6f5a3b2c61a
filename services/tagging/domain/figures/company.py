# ruff: noqa: C901, PLR0911 (a grammar has one branch for each way to say a thing)
"""
Whom a number counts beside soldiers, and nouns with a life outside war.

``with_civilians`` promises True where one number counts both; ``doubtful`` where rebels, volunteers or fighters may be
those of a party, a charity or a ring, and the text shows no war.
"""

from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.nouns import (
    AMBIGUOUS,
    CIVIL_HELP,
    CIVIL_PARTNERS,
    CORPS,
    CROWD,
    PARLIAMENT,
    PLAY,
    POLICE,
    POLICING,
    SPORT,
    STRICTLY_WAR,
)
from services.tagging.lexicon.presence import FOUGHT
from services.tagging.lexicon.warlike import WAR

_SERVES_IN = frozenset(["us", "u.s.", "u.s", "american", "british", "dutch", "french", "korean", "navy", "army"])
_LAWFUL = POLICE | {"gendarmes", "gendarme"}  # soldiers who keep the peace, or policemen
_OTHERS = frozenset(["remaining", "surviving", "fleeing", "displaced"])  # civilians who are not the dead before them


def with_civilians(s: Sentence, end: int) -> bool:
    """
    Whether civilians without a number of their own are counted with the noun before *end*: "soldiers and
    civilians".
    """
    if s.classes[end : end + 1] == "," and s.words[end + 1 : end + 2] and s.words[end + 1] in CIVIL_PARTNERS:
        return True
    if s.classes[end : end + 1] not in {"&", "|"}:
        return False
    for k in range(end + 1, min(s.size, end + 4)):
        if s.classes[k] in "nvsyk":
            return False
        if s.words[k] == "officers" and k == end + 1:
            return False  # "soldiers and officers"
        if s.words[k] in CIVIL_PARTNERS:
            return not (s.words[k - 1] in _OTHERS and s.words[k - 2] in {"and", "or"})
        if s.classes[k] not in "AjmxdC":
            return False
    return False


def doubtful(s: Sentence, head: int, frame: Frame) -> bool:
    """Whether the noun at *head* has a life outside war (volunteers, rebels, fighters), and the text shows no war."""
    word = s.words[head]
    if not PLAY.isdisjoint(s.words) or (
        word == "fighters"
        and "S" in s.classes
        and not {"jets", "jet", "aircraft"}.isdisjoint(" ".join(s.words).split())
    ):
        return True
    if word in _LAWFUL and not POLICING.isdisjoint(s.words):
        return True
    if word not in AMBIGUOUS or s.words[head - 1 : head] in (["north", "korean"], ["wagner"]):
        return False
    if word in CORPS and s.words[head - 1] in _SERVES_IN:
        return False
    if word == "rebels" and not PARLIAMENT.isdisjoint(s.words):
        return True
    if not SPORT.isdisjoint(s.words) or (word in {"men", "women"} and not CROWD.isdisjoint(s.words)):
        return True
    if word in {"recruits", "recruit"} and frame.martial:
        return False
    if word in {"sailors", "seamen"} and "S" in s.classes:
        return False  # "one frigate and 280 sailors"
    others = [k for k, c in enumerate(s.classes) if c in "TMUWFt" and k != head]
    if (
        word in {"volunteers", "volunteer"}
        and not others
        and not CIVIL_HELP.isdisjoint(s.words)
        and FOUGHT.isdisjoint(s.words)
    ):
        return True
    if any(s.words[k] not in AMBIGUOUS for k in others) or any(w in WAR and w != word for w in s.words):
        return False
    if frame.martial and any(c in s.classes[max(0, head - 3) : head] for c in "AC"):
        return False
    return word in STRICTLY_WAR or (not frame.martial and frame.sporty)
