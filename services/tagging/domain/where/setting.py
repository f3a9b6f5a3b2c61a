"""
Where a claim happens: the places its own words put it in, and the conflict it belongs to.

A conflict needs more than one stray name: the article and the sentence vote, the forces' own names not counted. A
city or province that the sentence puts things in votes as its country would.
"""

from services.tagging.domain.foreign.conflicts import Conflict, conflicts, is_cue
from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.where.reach import apart
from services.tagging.domain.where.whereabouts import country_of, named_places, only_behind, only_seats
from services.tagging.lexicon.setting import MADE, OUTSIDERS

_LEAST = 2.0  # of an article's and a sentence's score: below it a name is a stray one
_MOST_PLACES = 3
_INSIDE = 4  # "a drone once used in Gao is to fly over Kidal": nearer than most that stand behind
_TARGETED = frozenset(["attacks", "strikes", "fire", "shells", "missiles", "drones", "rockets"])
_FAR = 60  # a place in another clause, or before the claim, is that much farther off


def conflict_of(frame: Frame, s: Sentence, claim: Claim) -> Conflict | None:
    """The conflict that *claim* belongs to, or None where the text names none clearly."""
    own = claim.actors
    if not OUTSIDERS.keys().isdisjoint(own):
        own += tuple(c for name in own for c in OUTSIDERS.get(name, ()))
    votes = _with_places(frame, s, frame.votes(s, own))
    if claim.host is not None:
        there = [(c, v) for c, v in votes if claim.host in c.theatre]
        if there and not there[0][0].parties.issuperset(own or ("",)):
            return there[0][0]
    near = _theatre(s, claim, own, votes)
    if near is not None:
        return near
    if votes and votes[0][1] >= _LEAST:
        return votes[0][0]
    if claim.kind in _OF_OTHERS:
        return None
    whole = frame.votes(s, ())
    return whole[0][0] if whole and whole[0][1] > _LEAST else None


def _with_places(frame: Frame, s: Sentence, votes: list[tuple[Conflict, float]]) -> list[tuple[Conflict, float]]:
    """The votes, with those of the cities that *s* puts things in."""
    codes = _cities(s)
    if not codes:
        return votes
    scores = dict(votes)
    for conflict in conflicts():
        if not codes.isdisjoint(conflict.theatre) and conflict.lasts(frame.year):
            scores[conflict] = scores.get(conflict, 0.0) + _LEAST
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0].id))


def _cities(s: Sentence) -> frozenset[str]:
    """The countries of the cities and provinces that *s* puts things in, those apart that vote by themselves."""
    codes: frozenset[str] | None = s.memo.get("cities")
    if codes is None:
        codes = s.memo["cities"] = frozenset(
            code
            for i, _ in named_places(s)
            if s.classes[i] != "C" and not is_cue(s.words[i]) and (code := country_of(s, i)) is not None
        )
    return codes


def _theatre(s: Sentence, claim: Claim, own: tuple[str, ...], votes: list[tuple[Conflict, float]]) -> Conflict | None:
    """
    The conflict of the country that the sentence itself puts the claim in, if the article speaks of one there: that
    of the forces themselves before another's.
    """
    named = sorted(named_places(s), key=lambda place: abs(place[0] - claim.last))
    for i, _ in named:
        code = country_of(s, i)
        if code is not None:
            strong = [c for c, v in votes if v >= _LEAST]
            there = [c for c in strong if code in c.theatre]
            at_war = [c for c in strong if code in c.parties]
            ours = [c for who in (claim.actors, own) for c in at_war if not c.parties.isdisjoint(who)]
            return next(iter(ours + there), None)
    return None


_OF_OTHERS = frozenset(["state_troops", "mercenaries", "volunteers", "advisers", "peacekeepers", "naval_air", "proxy"])


def places_of(s: Sentence, claim: Claim) -> tuple[str, ...]:
    """The places that the clause of *claim* in sentence *s* puts it in, nearest first."""
    found: dict[str, int] = {}
    seats = only_seats(s)
    for i, name in named_places(s):
        if claim.kind != "supply" and i > 1 and s.words[i - 2] in MADE and s.classes[i - 3 : i - 2] != "b":
            continue  # "a drone, made in Turkey,"
        if claim.kind in _OF_OTHERS and s.words[i - 1] == "into" and s.words[i - 2] in _TARGETED:
            continue  # "soldiers who direct strikes into Gao"
        if claim.first < i and only_behind(s, i):
            continue
        if not seats and apart(s, claim.first, claim.last, i):
            continue
        distance = i - claim.last if i >= claim.last else max(0, claim.first - i + _FAR // 4)
        distance = _INSIDE if claim.first <= i < claim.last else distance
        distance += _FAR * _marks_between(s, claim, i)
        found[name] = min(distance, found.get(name, distance))
    return tuple(sorted(found, key=lambda name: found[name])[:_MOST_PLACES])


def _marks_between(s: Sentence, claim: Claim, i: int) -> int:
    """How many marks part *claim* from the place at word *i*; a comma right before the place parts nothing."""
    if i < claim.last:
        return s.classes.count(";", i, claim.first)
    return s.classes.count(";", claim.last, i) + s.classes.count(",", claim.last, max(claim.last, i - 1))
