# ruff: noqa: PLR0911 (a grammar has one branch for each way to say a thing)
"""
Counts of the lost beside counts of the lost: "and 47 wounded", "killed four gunners, hurt two".

``lost_too`` promises where such a count ends, 0 where it is none; ``lost_with_them`` the same of "others".
"""

from services.tagging.domain.figures.figure_claims import ends
from services.tagging.domain.figures.roles import role
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.harms import DEEDS_TO, FARES
from services.tagging.lexicon.roles import AFTER, BEFORE, INJURIES, LOSS_NOUNS, TAKES_LOSSES, WOUNDS

AMONG_THEM: frozenset[str] = frozenset(["including", "among", "whom", "with", "some", "of"])


def lost_too(s: Sentence, first: int, end: int, told: int, *, more: bool = False) -> int:
    """
    Where a count beside that of the lost, who are told before word *told*, ends: "and 47 wounded", "among them 41
    officers"; 0 where it is none.
    """
    word = s.words[end] if end < s.size else ""
    if word in LOSS_NOUNS and s.words[end + 1 : end + 2] == ["among"]:
        return 0  # "and 500 deaths among the villagers"
    if word in LOSS_NOUNS or (word in _OF_THEMSELVES and s.words[end + 1 : end + 2] != ["to"]):
        return end + 1
    if (
        s.words[end : end + 2] == ["of", "the"]
        and s.words[end + 2 : end + 3] != []
        and s.words[end + 2] in LOSS_NOUNS | {"fallen"}
    ):
        return end + 3 if first != end - 1 or s.words[first] != "one" else 0  # "some 60 of the wounded"
    if word in _ARE and not _LOST.isdisjoint(s.words[end + 1 : end + 3]):
        return end + 2 + (s.words[end + 1] not in _LOST)
    if (word == "with" or word in TAKES_LOSSES or word in _ARE) and not INJURIES.isdisjoint(s.words[end : end + 6]):
        return next(k for k in range(end, end + 6) if s.words[k] in INJURIES) + 1
    if (more or told >= 0) and s.words[end : end + 2] in _GIVE_UP:
        return end + 2  # "and 200 more laid down their arms"
    if more and s.classes[end : end + 1] in {"", ".", ",", ";"}:
        return end
    if word in RANKS and (told == first - 1 or not AMONG_THEM.isdisjoint(_around(s, first, end))):
        return end + 1 + 2 * (s.words[end + 1 : end + 3] == ["among", "them"])  # "22 gunners and three officers"
    if told >= 0 and (_of_a_people(s, first, end) or _including(s, first, end)):
        return end + 1
    fare = told >= 0 and (_of_another_deed(s, first, end) or _fare(s, first, end))
    return end if fare or _wounded_too(s, first, end, told) else 0


def _of_another_deed(s: Sentence, first: int, end: int) -> bool:
    """As in "the deaths of six soldiers and the arrest of four"."""
    return s.words[first - 1] == "of" and s.words[first - 2] in _DEEDS and ends(s, end)


def _around(s: Sentence, first: int, end: int) -> list[str]:
    return [*s.words[max(0, first - 3) : first], *s.words[end + 1 : end + 2]]


def _fare(s: Sentence, first: int, end: int) -> bool:
    """As in "and another eight could not be accounted for", "while 160 needed treatment", "and dozens arrested"."""
    if end >= s.size or not (s.words[end] in FARES or parse(s).letters[end] in "bhm"):
        return False
    return role(s, first, end) == "losses"


def lost_with_them(s: Sentence, first: int, end: int) -> bool:
    """As in "eight others, including an officer, are missing", "ten others who died in the raid"."""
    if s.words[end : end + 1] == ["who"]:
        return not AFTER.isdisjoint(s.words[end + 1 : end + 4])
    return s.words[end : end + 1] == ["including"] and role(s, first, end) == "losses"


def _of_a_people(s: Sentence, first: int, end: int) -> bool:
    """As in "26 soldiers, nine Italians among them, were hurt"."""
    return (
        s.classes[end : end + 1] == "A"
        and s.classes[first - 1] in "x&,"
        and (ends(s, end + 1) or s.classes[end + 1] == "b")
        and not AMONG_THEM.isdisjoint(s.words[max(0, first - 4) : first])
    )


def _including(s: Sentence, first: int, end: int) -> bool:
    """As in "nine gunners, including two from Chad, were killed"."""
    return s.words[first - 1] == "including" and s.words[end : end + 1] in (["from"], ["of"], ["with"])


def _wounded_too(s: Sentence, first: int, end: int, told: int) -> bool:
    """As in "killed two gunners and hurt nine": no others stand between."""
    return (
        0 <= told < first - 1
        and s.classes[first - 2] in "&,"
        and s.words[first - 1] in WOUNDS
        and ends(s, end)
        and not any(c in "PNx" for c in s.classes[told : first - 1])
    )


_GIVE_UP = (["laid", "down"], ["gave", "up"], ["gave", "themselves"], ["threw", "down"])
_DEEDS = DEEDS_TO | BEFORE
_ARE = frozenset(["were", "was", "are", "had", "have", "has"])
_LOST = AFTER | {"caught", "unaccounted"}
_OF_THEMSELVES = frozenset(["surrendered", "died", "deserted", "defected", "drowned", "perished", "disappeared"])
RANKS: frozenset[str] = frozenset(["officers", "generals", "commanders", "colonels", "sergeants", "nationals"])
