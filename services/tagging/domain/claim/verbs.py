# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
What a verb makes of the claim beneath it: planned, possible, denied, or nothing.

``of_verb`` promises an answer for one link of ``chain.chain``: None where the claim stays what it is beneath; it raises
``Settled`` where the verb takes it for granted, ``Unsure`` where it can't be told.
"""

from collections.abc import Sequence

from services.tagging.domain.claim.cue import CALLED, calls_off, musters, shows
from services.tagging.domain.claim.link import Link, is_negated, modal_of, word_behind
from services.tagging.domain.claim.negation import tells
from services.tagging.domain.claim.sequel import HEDGES, dealt, is_to_be, meant_behind, part_of_plan
from services.tagging.domain.claim.standing import Settled, Unsure, grows, presupposed
from services.tagging.domain.claim.turns import dropped
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import DECLINES
from services.tagging.lexicon.cues import (
    ANNOUNCES,
    AVERTS,
    DONE,
    EXCLUDES,
    MEANT,
    MEASURES,
    NEGATIONS,
    PLANNED,
    POSSIBLE,
    REALISED,
    SAYS,
    SEEKS,
    TOLD_TO_BE,
    UNDERWAY,
)
from services.tagging.lexicon.frames import forms
from services.tagging.lexicon.governing import (
    ALLOWS,
    AWAITS,
    BE,
    DENIES,
    DOUBTS,
    ENVISAGES,
    HAVE,
    KEEPS,
    LIFTS,
    MOVES,
    MULLED,
    NEAR,
    NO_PLANS,
    OUTER,
    PERHAPS,
    PRESENCE,
    RESIZES,
    SEEN,
    SHOWN,
    TOLD,
    VOTES,
)
from services.tagging.lexicon.presence import ACTS
from shared.contracts.finding import Assertion

_CEASES = frozenset(form for verb in ("stop", "cease", "halt", "quit", "resume") for form in forms(verb))
_ARISES = frozenset(["arise", "exist", "apply"])
_NUMBERS = "nksvHy"
_SHALL = frozenset(["will", "would"])


def of_verb(
    s: Sentence, link: Link, below: Assertion | None, above: Sequence[Link], *, people: bool, own: tuple[int, int]
) -> Assertion | None:
    word, how = s.words[link.at], link.how.removesuffix(" doing")
    group = s.words[link.first : link.at + 1]
    following = s.words[link.at + 1 : link.at + 2]
    negated = is_negated(s, link)
    near = how in NEAR or (how == "toward" and word in RESIZES)
    passive = parse(s).letters[link.at] == "e" and not BE.isdisjoint(group[:-1])
    if below != "denied" and not PERHAPS.isdisjoint(s.words[max(0, link.first - 1) : link.at + 1]):
        return "possible"
    if presupposed(s, link, below, above, people=people, own=own):
        raise Settled
    if how == "despite":
        raise Settled  # "failed to take the town despite 9,000 men"
    if how != "and" and word in EXCLUDES and (not word.startswith("rul") or following == ["out"]):
        return "possible" if negated or _declines(s, above) else "denied"
    if how == "to" and below == "possible" and word in DECLINES:
        return below  # "declined to exclude"
    if how != "and" and word in DENIES:
        return below if negated else "denied"
    modal = modal_of(s, link) if word not in SEEN or (word == "draw" and how != "on") else None
    if people and near and "can" in group and musters(s, link.first + group.index("can") + 1, own[0]):
        modal = None
    if people and how == "object" and below is None and (grows(s, word, own) or _resized(s, word, own)):
        raise Settled
    if word == "see" and how == "object" and not _SHALL.isdisjoint(group) and below is None:
        return "planned" if "will" in group else "possible"  # "the deal would see 5,000 soldiers deployed"
    if how == "be" and following == ["nowhere"]:
        return "denied"
    if below == "planned" and dropped(s, link):
        return "denied"
    if people and below is None and how == "object" and word in KEEPS and modal is None and not negated:
        if above and above[0].how in {"to", "doing"} and _so_many(s, own):
            return None  # "plans to keep 300 men there" tells how many
        raise Settled
    if negated:
        if tells(s, link.at) and not (word == "believe" and how == "that"):
            return below  # "did not give details of the force"
        if below == "possible" and how == "to" and word in BE:
            return below  # "is not averse to"
        if below is not None and how == "subject" and word in _ARISES:
            return "denied"  # "the question of sending them doesn't arise"
        if how == "subject" and passive and word in TOLD_TO_BE and following == ["to"]:
            return "denied"  # "are not believed to have crossed"
        if people and near and how == "subject" and word not in PRESENCE and word not in ACTS:
            raise Settled  # "the departure of Wagner would not change a thing"
        if how == "be" and following == ["no"]:
            return "denied"  # "are no longer in Haiti"
        if people and how == "is" and below is None and word not in HAVE and not _shows(s, link):
            raise Settled  # "the answer is not Wagner"
        return "denied"
    if modal is not None and below in {None, "planned"}:
        if not near and how not in OUTER and word not in PRESENCE:
            raise Unsure  # "can draw on 6,000 regulars"
        if (
            "would" in group
            and word not in HEDGES
            and any(k.how == "that" and s.words[k.at] in ANNOUNCES for k in above)
        ):
            modal = "planned"
        return "possible" if modal == "possible" else below or modal
    if below == "denied":
        return "possible" if how == "that" and word.startswith("hope") else None
    if below is None and group[0] in BE and "to" in group[1:3] and "there" not in group:
        return "planned"
    if word in NEGATIONS and how != "and" and not (word == "unaware" and how == "that"):
        return "denied" if how != "to" or not tells(s, link.at + 2) else below
    if how == "to" and word.startswith("ask") and below == "planned":
        return "possible"  # "asked Congress to approve"
    if how == "and":
        return None
    if how == "by" and below is None and word == "followed" and "be" in group:
        return "planned"  # "to be followed by 900 more"
    if how in {"is", "be"} and below is None:
        if word in HAVE and above and not (word == "have" and above[0].how == "to"):
            raise Unsure
        yet = following in (["yet"], ["still"]) and s.words[link.at + 2 : link.at + 3] == ["to"]
        return "planned" if yet or following == ["to"] else meant_behind(s, link.at + 1, link.at + 5)
    if how == "subject" and below is None and word in BE:
        return part_of_plan(s, link.at + 1) or meant_behind(s, link.at + 1, link.at + 3)
    if how == "subject" and below is None:
        return _of_subject(s, link, passive=passive)
    if how in {"from", "from doing"} and word in AVERTS:
        return "possible"
    if how == "ing" and word in _CEASES:
        raise Settled  # "stop selling drones"
    if how == "object" and word in AVERTS and above and s.words[above[0].at].startswith("fail"):
        raise Settled  # "failed to stop the import"
    if link.how.endswith(" doing") and word in MULLED:
        return "possible"
    if how in {"for", "object"} and word in AWAITS and below is None:
        return "planned" if above and s.words[above[0].at] in MEASURES else "possible"
    if (how == "object" and word in ENVISAGES) or (how == "toward" and word in LIFTS and group[0] in BE):
        return below or "planned"
    cue = word in PLANNED or word in POSSIBLE
    if not near and how not in OUTER and (cue or word in SAYS):
        raise Unsure
    if how in OUTER:
        if (word in SAYS and how == "that" and word not in POSSIBLE) or word in REALISED:
            return None
        if word in POSSIBLE and (how != "that" or (word in DOUBTS and not shows(s, link.first))):
            return "possible"
        if word in PLANNED or (how == "to" and word in VOTES):
            return below or "planned"
        if how == "to" and below is None and not (word in BE or word in ALLOWS or word in TOLD_TO_BE):
            raise Unsure  # what something is done for
        return None
    if people and word in UNDERWAY and len(group) == 2 and group[0] in {"is", "are", "be"}:
        return below or "planned"
    if how in {"object", "own"} and word in SEEKS:
        return below or "planned"
    if how == "object" and word in CALLED and word_behind(s, link.at) != "for":
        return "denied" if calls_off(s, link.at, own[0]) else below  # "called up reservists"
    if how == "object" and cue and word not in NO_PLANS:
        if word == "ordered" and (not HAVE.isdisjoint(group) or dealt(s, link.at)):
            return None
        if word == "set" and word_behind(s, own[1] - 1) in {"free", "ablaze", "alight"}:
            return below
        if people and word.startswith(("want", "need")) and word_behind(s, link.at) in {"the", "its", "their", "all"}:
            raise Unsure
        if word.startswith("announce") and not DONE.isdisjoint(s.words[link.at + 1 : link.at + 5]):
            return below
        return below or ("possible" if word in POSSIBLE else "planned")
    return None


def _declines(s: Sentence, above: Sequence[Link]) -> bool:
    """As in "declined to rule out": whether the verb that governs a refusal refuses it."""
    return bool(above) and above[0].how == "to" and s.words[above[0].at] in DECLINES


_OF_SOMEBODY = frozenset(["its", "their", "the", "his", "'s", "'"])


def _so_many(s: Sentence, own: tuple[int, int]) -> bool:
    """Whether words *own* count forces that nobody has named yet: "nearly 300 men", not "its 300 men"."""
    counted = any(c in _NUMBERS for c in s.classes[own[0] : own[1]])
    p = parse(s)
    return counted and _OF_SOMEBODY.isdisjoint(s.words[p.firsts[p.at(own[0])] : own[1]])


_BRINGS = frozenset(["bring", "brings", "bringing", "brought"])
_OURS = frozenset(["its", "their", "his", "our"])


def _resized(s: Sentence, word: str, own: tuple[int, int]) -> bool:
    """As in "a demand that it cut its force there": it is there, however many of it will be."""
    return word in RESIZES - _BRINGS and not _OURS.isdisjoint(s.words[max(0, own[0] - 1) : own[0] + 1])


def _shows(s: Sentence, link: Link) -> bool:
    """Whether "is" says that something is there, or what is seen: "there are no", "these are no Russian soldiers"."""
    return not SHOWN.isdisjoint(s.words[max(0, link.first - 1) : link.at])


def _of_subject(s: Sentence, link: Link, *, passive: bool) -> Assertion | None:
    """What the verb says of its subject: "have been told to deploy", "was approved", "threaten to march"."""
    word = s.words[link.at]
    then = s.words[link.at + 1 : link.at + 3]
    if not passive:
        if then[:1] != ["to"]:
            return None
        return "possible" if word in POSSIBLE else "planned" if word in PLANNED else None
    if word in TOLD and then[:1] == ["to"]:
        return "planned" if then[-1] in MOVES else None
    if word == "promised" or (word == "set" and not is_to_be(s, link.at)):
        return None
    return MEANT.get(word)
