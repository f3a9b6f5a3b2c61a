"""
Whoever is spoken of is there, whatever is said of them: "criticised the 900 soldiers", "a threat to our men".

``presupposed`` promises that the word at a link takes the forces beneath it for granted; ``named_there`` that their own
phrase does. ``Settled`` is how those who climb are told that nothing further out matters.
"""

from collections.abc import Sequence

from services.tagging.domain.claim.link import Link, is_negated
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import DEPARTURES, DRAWS
from services.tagging.lexicon.cues import ENLARGES, EXCLUDES, REINFORCES
from services.tagging.lexicon.frames import VERBS, forms
from services.tagging.lexicon.governing import BE, COUNTS, DENIES, POSTED, PRESUPPOSES
from services.tagging.lexicon.presence import SENDS
from shared.contracts.finding import Assertion


class Settled(Exception):
    """Nothing further out matters: it stands as it is told so far."""


class Unsure(Exception):
    """What governs what can't be told here."""


_OF_OTHERS = frozenset(["from", "by", "for", "with", "in", "at"])
_TO_OTHERS = frozenset(["object", "of", "against", "on", "towards", "with"])
_THREATS = frozenset(["threat", "threats", "danger", "dangers", "risk", "risks"])
_STAYS = frozenset(["remain", "remains", "stay", "stays", "remained", "stayed"])
_PROPERTIES = frozenset(form for verb in ("contain", "cost", "weigh", "belong", "resemble") for form in forms(verb))
_UNITS = "FTSUMP"  # "a unit with 180 men is due": they are, as it is
_LEVELS = COUNTS | {"level", "levels", "total", "ceiling"}
_PRESENT = frozenset(["current", "present", "existing"])
_OF_THEIRS = frozenset(
    [
        *("support", "headquarters", "base", "bases", "camp", "camps", "convoy", "commander", "commanders", "chief"),
        *("burden", "cost", "costs", "spokesman", "spokeswoman", "head", "families", "positions", "vehicles", "flank"),
    ]
)
_JOINS = frozenset(form for verb in ("participate", "join", "contribute", "serve") for form in forms(verb))
_LEAVES_OUT = frozenset(["exclude", "excludes", "excluded", "excluding"])
_KEEPS_OUT: frozenset[str] = EXCLUDES | DENIES


def presupposed(
    s: Sentence, link: Link, below: Assertion | None, above: Sequence[Link], *, people: bool, own: tuple[int, int]
) -> bool:
    """Whether the verb at *link* takes the claim in words *own*, which is *below* beneath it, for granted."""
    word, how = s.words[link.at], link.how.removesuffix(" doing")
    if people and how != "that" and word in _KEEPS_OUT and (how in _OF_OTHERS or _leaves_out(s, link, own[0])):
        return True  # "rejected applications from 2,000 soldiers"
    if below is not None:
        return False
    if how == "subject" and word in _PROPERTIES:
        return True  # "whether the drones contain foreign parts"
    return people and (_goal(s, link, how, own) or _met(s, link, how) or _speaks_or_stays(s, link, how, above, own))


def _leaves_out(s: Sentence, link: Link, first: int) -> bool:
    """As in "the deal excludes foreign fighters"; not "excludes the dispatch of"."""
    if not DEPARTURES.isdisjoint(s.words[link.at + 1 : first]):
        return False
    return link.how == "object" and s.words[link.at] in _LEAVES_OUT and not is_negated(s, link)


def _goal(s: Sentence, link: Link, how: str, own: tuple[int, int]) -> bool:
    """As in "to send a frigate to the French-led force", "alongside the Chadians"."""
    if how == "toward" and s.words[link.at] in SENDS:
        return _definite(s, own) or "led" in s.words[own[0] : own[1]]
    if how == "alongside":
        return _definite(s, own)
    return how in {"in", "toward", "object"} and _joined(s, link, how, own)


def _joined(s: Sentence, link: Link, how: str, own: tuple[int, int]) -> bool:
    """As in "to take part in ISAF", "would join some 900 guards": what has a name or a number of its own is there."""
    if how == "object":
        p = parse(s)
        return s.words[link.at].startswith("join") and s.words[p.firsts[p.at(own[0])]] not in {"a", "an", "any"}
    last = own[1] - 1
    named = not s.shouted and s.raw[last][:1].isupper() and s.classes[last] not in "FTS"
    return named and (s.words[link.at] in _JOINS or s.words[link.at : link.at + 3][1:] == ["part", "in"])


def _met(s: Sentence, link: Link, how: str) -> bool:
    """As in "criticised the 450 soldiers", "feared for them", "can call on them"."""
    word = s.words[link.at]
    if word in PRESUPPOSES and (how in _TO_OTHERS or (how == "subject" and word != "met" and _passive(s, link))):
        return True
    return (how == "for" and word.startswith(("fear", "worr", "pray"))) or (how == "on" and word in DRAWS)


def _speaks_or_stays(s: Sentence, link: Link, how: str, above: Sequence[Link], own: tuple[int, int]) -> bool:
    """As in "demanded that the coalition explain", "how long the 450 soldiers will remain"."""
    if how != "subject":
        return False
    word = s.words[link.at]
    if word in _STAYS and _definite(s, own):
        return True
    asked = bool(above) and above[0].how == "that"
    return asked and VERBS.get(word, ("", ""))[0] == "say" and not _passive(s, link)


def _passive(s: Sentence, link: Link) -> bool:
    return parse(s).letters[link.at] == "e" and not BE.isdisjoint(s.words[link.first : link.at])


def endured(s: Sentence, link: Link) -> bool:
    """Whether the noun at *link* is of what forces do or suffer: "requests from 500 soldiers", "a threat to ours"."""
    word, how = s.words[link.at], link.how
    if how in {"from", "with"}:
        return word not in SENDS and not (how == "with" and s.classes[link.at] in _UNITS)
    if how == "of" and word in _LEVELS and not _PRESENT.isdisjoint(s.words[link.first : link.at]):
        return True  # "below the current level of 900 men"
    if how == "of" and word in _OF_THEIRS:
        return True  # "four jets in support of the coalition", "the commander of the Chadian force"
    return word in _THREATS and how.removesuffix(" doing") in {"toward", "against"}


def named_there(s: Sentence, first: int, last: int) -> bool:
    """As in "the 2,000 troops who have been there", "deployed troops": whatever becomes of them, they are there."""
    behind = s.words[last : last + 2]
    p = parse(s)
    begin = p.firsts[p.at(first)]
    if not POSTED.isdisjoint(s.words[min(begin, max(0, first - 1)) : last]):
        return True
    return (
        len(behind) == 2
        and s.words[begin] in {"the", "these", "those", "its", "their"}
        and (
            behind[0] in POSTED
            or (behind[0] in {"who", "that", "which"} and behind[1] in _THERE_NOW)
            or (behind[0] in {"still", "now", "already"} and s.classes[last + 1] == "i")
            or (behind[0] in {"it", "they"} and behind[1] in {"has", "have"})
        )
    )


# "the frigate that now escorts", "the 4,000 troops it has there"
_THERE_NOW = frozenset(["have", "had", "has", "were", "was", "is", "are", "now", "already", "still"])


def _definite(s: Sentence, own: tuple[int, int]) -> bool:
    p = parse(s)
    return s.words[p.firsts[p.at(own[0])]] in {"the", "these", "those"}


def grows(s: Sentence, word: str, own: tuple[int, int]) -> bool:
    """As in "will reinforce the Danish-led brigade there": it is there, whatever comes to it."""
    return word in REINFORCES or (word in ENLARGES and _definite(s, own))


def located(s: Sentence, own: tuple[int, int]) -> bool:
    """As in "the 900 soldiers in Syria": they are there."""
    last = own[1]
    return (
        _definite(s, own)
        and s.words[last : last + 1] in (["in"], ["at"])
        and s.classes[last + 1 : last + 2] in {"C", "G", "X"}
    )
