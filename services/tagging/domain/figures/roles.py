"""Strength or losses: what the words around counted soldiers say has become of them."""

from typing import Literal

from services.tagging.domain.figures.around import after, before
from services.tagging.domain.figures.fates import lost, swap_told
from services.tagging.domain.figures.undone import undone
from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.conflicts import conflicts
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.governing import BE, BEEN
from services.tagging.lexicon.harms import BRINGS_HOME, HOLDERS, LETS_OFF, TASKS, TERMS
from services.tagging.lexicon.roles import AFTER, BEFORE, CAPTIVES, HELD_ONES, INSIDE, PRISONS, REJOINS, SWAPPED, SWAPS

Role = Literal["force", "losses"]

_FAR_RIGHT = 9  # words


def role(s: Sentence, first: int, end: int) -> Role:
    """What the people counted in words *first* .. *end* - 1 are told to have come to."""
    return "losses" if _lost(s, first, end) and not _back_again(s, end) else "force"


def _lost(s: Sentence, first: int, end: int) -> bool:
    end = _past_contrast(s, end)
    if _let_off(s, first, end):
        return False
    if any(s.words[k] in INSIDE for k in range(first, end)) or after(s, first, end) or _held(s, end):
        return True
    first = _as_called(s, first)
    return _joins_the_dead(s, first, end) or before(s, first, end) or lost(s, first, end) or undone(s, first, end)


def _let_off(s: Sentence, first: int, end: int) -> bool:
    """As in "repatriates 900 troops from Niger", "freed 300 soldiers for the front": they are a force elsewhere."""
    around = s.words[max(0, first - _NEAR_LEFT) : first] + s.words[end : end + 3]
    home = not BRINGS_HOME.isdisjoint(around)
    if not home and LETS_OFF.isdisjoint(around):
        return False
    behind = s.words[end : end + _FAR_RIGHT]
    if not _PRISONERS.isdisjoint(s.words) or not HOLDERS.isdisjoint(s.words[:first]):
        return False
    if home:
        return "from" in behind and PRISONS.isdisjoint(behind) and "camps" not in behind and not _of_foes(s)
    if not {"from", "for"}.isdisjoint(behind[:5]) and not TASKS.isdisjoint(behind):
        return True
    return s.words[end - 1] in _CALLED_UP and not TERMS.isdisjoint(behind)


def _of_foes(s: Sentence) -> bool:
    """As in "Kyiv repatriated 90 soldiers from Russia": from whom one fights only prisoners come home."""
    named = set(actors.named(s, 0, s.size))
    return any(len(conflict.parties & named) > 1 for conflict in conflicts())


_NEAR_LEFT = 4  # words
_CALLED_UP = frozenset(["conscripts", "reservists", "recruits", "draftees"])
_PRISONERS: frozenset[str] = (HELD_ONES - LETS_OFF) | INSIDE | SWAPS | frozenset(["remains", "dead", "ransom"])


def _past_contrast(s: Sentence, end: int) -> int:
    """Past what they are not: "it was five of his men and not six who had fallen"."""
    if s.words[end : end + 2] in ([",", "not"], ["and", "not"], ["rather", "than"]):
        at = next((k for k in range(end + 2, min(s.size, end + 14)) if s.words[k] == "who"), end)
        return at if at == end or s.classes[end + 2] in "nyvsjx" else end
    return end


def _back_again(s: Sentence, end: int) -> bool:
    """As in "80 soldiers who went missing have turned up", "whom the militia had caught escaped": they are a force."""
    if s.words[end : end + 1] not in (["who"], ["whom"], ["that"]):
        return False
    behind = s.words[end + 2 : end + _FAR_BACK]
    at = next((k for k, word in enumerate(behind) if word in REJOINS), -1)
    if at < 0 or behind[at + 1 : at + 2] in (["death"], ["with"]):
        return False
    return behind[at] not in _TURNS or behind[at + 1 : at + 2] in (["up"], ["out"], ["through"])


_FAR_BACK = 22  # words
_TURNS = frozenset(["turned", "broke", "broken", "fought"])


def _as_called(s: Sentence, first: int) -> int:
    """Where "what the army described as 15 gunmen" begins, which stands for the gunmen; else *first*."""
    if first < _SHORTEST or not (s.words[first - 1] in _WERE or s.words[first - 1] in _CALLS):
        return first
    for i in range(first - 2, max(-1, first - _FAR_RIGHT), -1):
        if s.classes[i] in ",;:.":
            return first
        if s.words[i] == "what":
            return i if not _CALLS.isdisjoint(s.words[i + 1 : first]) else first
    return first


_SHORTEST = 4  # words: "what he called as"
_WERE = frozenset(["were", "was", "are", "be", "as"])
_CALLS = SAYS | {
    "described",
    "describes",
    "identified",
    "referred",
    "believed",
    "called",
    "thought",
    "suspected",
    "appeared",
}


def _held(s: Sentence, end: int) -> bool:
    """As in "are being held in a camp as prisoners of war", "are still in captivity", "were handed over in a swap"."""
    stop = next((k for k in range(end, min(len(s), end + 14)) if s.classes[k] in ";,."), min(len(s), end + 14))
    behind = s.words[end:stop]
    if "captivity" in behind:
        return "escaped" not in behind
    if not SWAPPED.isdisjoint(behind) and (
        not (SWAPS | _CAPTIVES).isdisjoint(s.words) or _handed_over(behind) or swap_told(s)
    ):
        return True
    if "held" not in behind:
        return False
    if behind[0] == "held":
        return behind[1:2] in (["in"], ["by"], ["at"], ["since"])  # "64 mercenaries held in Harare"
    at = end + behind.index("held")
    return not BEEN.isdisjoint(s.words[max(end, at - 2) : at]) and s.words[at + 1 : at + 2] != ["back"]


def _handed_over(behind: list[str]) -> bool:
    """As in "had been handed over by the army": no one but prisoners is."""
    if "handed" not in behind:
        return False
    at = behind.index("handed")
    if behind[at + 1 : at + 2] != ["over"]:
        return False
    if not _COMMANDS.isdisjoint(behind[at + 2 :]):
        return False  # "were handed over to the new command"
    return not BE.isdisjoint(behind[:at]) or behind[at + 2 : at + 3] in ([], ["by"], ["to"], ["in"])


_COMMANDS = frozenset(["command", "commander", "mission", "control", "general", "headquarters"])
_CAPTIVES = frozenset(["captives", "pows", "captivity"])


def _joins_the_dead(s: Sentence, first: int, end: int) -> bool:
    """Whether others, who came to harm, are told of before: "51 people were killed, as well as three soldiers"."""
    if s.words[end - 3 : end - 1] == ["of", "them"]:  # "ten walkers, three of them soldiers, were killed"
        return not (AFTER.isdisjoint(s.words) and BEFORE.isdisjoint(s.words)) or _give_up(s, end)
    if s.words[max(0, first - 2) : first - 1] == ["as"] and s.words[first - 1] in _SO:
        return not AFTER.isdisjoint(s.words[:first])  # "had died, as had twelve rebels"
    first -= s.words[first - 1 : first] in (["just"], ["only"], ["another"])
    first -= 3 * (s.words[max(0, first - 3) : first] == ["a", "total", "of"])
    before = s.words[max(0, first - 3) : first]
    if s.classes[first - 1 : first] in {";", ","} and first > 1 and s.words[first - 2] in CAPTIVES:
        return True  # "the hostages, five conscripts"
    if before[-2:] == [",", "and"] and _trails(s, first, end):
        return True
    if before[-3:] != ["as", "well", "as"] and before[-2:] not in _AND_ALSO:
        return False
    return any(w in BEFORE or w in AFTER for w in s.words[max(0, first - 25) : first])


def _trails(s: Sentence, first: int, end: int) -> bool:
    """As in "80 villagers have died since it began, and scores of fighters on both sides": one verb for both."""
    letters = parse(s).letters
    if any(c in "vebhmg" for c in letters[end : s.size]):
        return False
    return (
        any(s.words[k] in AFTER and (s.classes[k - 1] == "b" or s.words[k] == "died") for k in range(1, first - 2))
        and "by" not in s.words[:first]
    )


def _give_up(s: Sentence, end: int) -> bool:
    """As in "198 people, 104 of them soldiers, had given up"."""
    return any(s.words[k] == "up" and s.words[k - 1] in _GIVES for k in range(end, min(s.size, end + 14)))


_SO = frozenset(["had", "has", "have", "were", "was", "did"])
_GIVES = frozenset(["gave", "given", "give"])
_AND_ALSO = (["along", "with"], ["together", "with"], ["addition", "to"], ["alongside"], ["apart", "from"])
