"""
How a claim is meant: actual, planned, possible, denied or historical.

The scope is the claim's own clause: cues to its left govern it until the clause begins, the verb group to its right
governs it where the claim is the subject (``modality``); the words that govern it from clause to clause have the last
word (``governed``). Who says so is another question (``attribution``) and changes nothing here.
"""

from services.tagging.domain.claim.flat import to_be_delivered, told_flatly
from services.tagging.domain.claim.footing import besides, on_paper, part_of, rather_than, spoken_of, stands_by, victims
from services.tagging.domain.claim.governed import TURNS, Reading, governed
from services.tagging.domain.claim.modality import conditional, modality
from services.tagging.domain.claim.nobody import counts_none, nobody, nothing
from services.tagging.domain.claim.past import historical, yet_to_come
from services.tagging.domain.claim.scope import FARTHEST, clause
from services.tagging.domain.claim.sequel import called_false, hinges
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import EXCLUDES
from services.tagging.lexicon.governing import ABILITIES
from shared.contracts.finding import Assertion

_LOOSENS = ABILITIES | {"must"}


def assertion(  # noqa: PLR0911 (one answer after the other)
    s: Sentence,
    first: int,
    last: int,
    year: int | None,
    *,
    settled: bool = False,
    people: bool = False,
    counted: bool = False,
) -> Assertion:
    """
    How the claim in words *first* .. *last* - 1 is meant.

    *year* is the article's, where it is known. *settled*: the claim tells an outcome (soldiers killed), so that
    only cues right beside it count: a plan to hand over bodies doesn't make the deaths a plan. *people*: the
    claim names forces, which are there where something is done to them.
    """
    left, right = clause(s, first, last)
    if historical(s, left, right, year, (first, last)):
        return "historical"
    if not settled and (rather_than(s, first) or (not people and counts_none(s, first, last))):
        return "denied"
    if not settled and (on_paper(s, first, last) or to_be_delivered(s, first, last)):
        return "planned"
    flat = None if settled else told_flatly(s, last)
    if flat is not None:
        return flat
    spoken = None if settled else spoken_of(s, last) or besides(s, first, last)
    if spoken is not None:
        return spoken
    if (people and victims(s, first)) or (counted and (part_of(s, first) or stands_by(s, first, last))):
        return "actual"
    coming = not settled and bool(s.years) and yet_to_come(s, right, last, year)
    meant = modality(s, max(left, first - 8) if settled else left, first, last, settled=settled, people=people)
    if meant == "actual" and coming:
        return "planned"
    if meant == "actual" and TURNS.isdisjoint(s.words[max(0, first - FARTHEST) : last + FARTHEST]):
        return meant
    if meant == "denied" and called_false(s, left, first, last):
        return "denied"
    reading = governed(s, first, last, people=people or counted, settled=settled)
    return _of_both(s, first, last, meant, reading, settled=settled)


def _of_both(s: Sentence, first: int, last: int, meant: Assertion, reading: Reading, *, settled: bool) -> Assertion:
    """What the cues near the claim (*meant*) and the words that govern it (*reading*) say together."""
    said = reading.meant
    if reading.firm and said is not None:
        shaken = said == "planned" and meant == "possible" and s.words[last : last + 2] != ["who", "would"]
        return "possible" if shaken else said
    loosens = {"planned": _LOOSENS, "denied": EXCLUDES}.get(meant)
    if said == "possible" and loosens is not None and not loosens.isdisjoint(s.words):
        return "possible"
    if said == "denied" and (meant == "planned" or nobody(s, first) or (meant == "possible" and nothing(s, first))):
        return "denied"
    if meant != "actual":
        return "actual" if said == "actual" and not (meant == "possible" and conditional(s, first)) else meant
    if said == "planned" and not settled and hinges(s, last):
        return "possible"
    return said if said in {"planned", "possible"} else meant
