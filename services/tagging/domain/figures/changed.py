"""
Strengths that become others: "has shrunk from 9,000 troops in 2019 to 2,500", "the number may grow to 500,000".

``changed`` promises True where a number alone is what a figure becomes or was; ``is_now`` where what it became is so;
``made``, ``grows`` and ``grown`` read the verb that makes it another.
"""

from services.tagging.domain.figures.figure_claims import claim_of, ends
from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.nouns import SPORT
from services.tagging.lexicon.roles import AUXILIARIES, CHANGES, CHANGING, COUNTS, DRAFTS, INSIDE
from services.tagging.lexicon.warlike import WAR


def _in_a_year(s: Sentence, first: int, last: int) -> bool:
    """Whether nothing, or no more than a date, stands in words *first* .. *last* - 1."""
    return first == last or (
        first < last
        and s.words[first] in {"in", "at"}
        and last - first <= _A_DATE
        and not any(c in "PTNUxb" for c in s.classes[first + 1 : last])
    )


_A_DATE = 5
_GROWING = frozenset(["mission", "group", "unit", "brigade"])
_NEAR = 7  # words


def _was(s: Sentence, claim: Claim) -> bool:
    """As in "from its height of 90,000 men", "cutting the garrison of 21,000": another number follows."""
    before = s.words[max(0, claim.first - _A_DATE) : claim.first]
    inside = s.words[claim.first : claim.last]
    return claim.kind == "force" and ("from" in before or not CHANGING.isdisjoint(before + inside))


def is_now(s: Sentence, was: Claim | None, end: int, now: int | None) -> bool:
    """Whether what has changed since a year is told of today: "has shrunk from 9,500 in 2011 to 4,100 last year"."""
    if was is None or not s.years or not any(was.last <= at < was.last + _A_DATE for at, _ in s.years):
        return False
    if not _WILL_BE.isdisjoint(s.words[max(0, was.first - _A_DATE) : was.first]):
        return False
    then = next((year for at, year in s.years if end <= at < end + 3), None)
    return then is None or (now is not None and now - 2 <= then <= now)


_WILL_BE = frozenset(["will", "would", "could", "may", "might", "should", "to", "must", "plans"])


def changed(s: Sentence, number: Number, claims: list[Claim]) -> bool:
    """As in "has shrunk from 9,000 troops to 2,500", "the number may grow to 500,000", "to 2,100 men from 3,400"."""
    i, end = number.first, number.end
    after = s.classes[end : end + 1]
    if not ends(s, end):
        return False
    if s.words[i - 1 : i] == ["from"]:
        beside = any(i - 4 < c.last < i or c.first - 1 <= end + 1 <= c.first + 1 for c in claims if c.kind == "force")
        return beside and (
            after in {">", ",", ".", ""}
            or any(at == end + 1 for at, _ in s.years)
            or any(c.last == i - 1 for c in claims)
        )
    if s.words[i - 1 : i] == ["to"] and any(_was(s, c) and _in_a_year(s, c.last, i - 1) for c in claims):
        return True
    k = i - 1 if s.words[i - 1 : i] in (["to"], ["by"]) else i
    if s.words[i - 1 : i] == ["by"] or k < 1 or s.words[k - 1] not in CHANGES:
        return False
    if k == i - 1 and any(c.kind == "force" and k - _NEAR < c.last < k for c in claims) and "T" not in s.classes[k:i]:
        return True  # "stands at 1,900 and is to grow to 2,600"
    return not (COUNTS | _GROWING).isdisjoint(s.words[max(0, k - 6) : k])


def for_war(s: Sentence) -> bool:
    return SPORT.isdisjoint(s.words) and (
        any(c in "MFUTW" for c in s.classes) or any(w in WAR and w not in DRAFTS for w in s.words)
    )


def made(s: Sentence, noun: int, to: int) -> bool:
    """As in "bring the force in the north down to 7,500", "will expand the army to 600,000 by next year"."""
    k = noun - 1
    while k > 0 and s.classes[k] in "dgAmjCGOx'" and s.words[k] not in CHANGING:
        k -= 1
    return s.words[k] in CHANGING and (s.words[to - 1] in {"down", "up"} or noun == to - 1)


def grows(s: Sentence, noun: int, to: int) -> bool:
    """As in "the reserve force is to grow to 200,000": nothing between but the verb."""
    if s.words[to - 1] not in CHANGES:
        return False
    return all(s.classes[k] in "b>" or s.words[k] in AUXILIARIES for k in range(noun + 1, to - 1))


def grown(s: Sentence, number: Number) -> Claim | None:
    """As in "means to raise its troops in the delta from 2,200 to 3,100"."""
    i, end = number.first - 1, number.end
    if s.classes[end : end + 1] != ">" or s.classes[end + 1 : end + 2] not in {"n", "y", "a", "s"}:
        return None
    for k in range(i - 1, max(-1, i - 10), -1):
        if s.classes[k] in ",;:.":
            return None
        if (
            s.classes[k] == "T"
            or (s.words[k] == "reserves" and for_war(s))
            or (
                s.classes[k] in "MF"
                and not (
                    SIZE_OF.isdisjoint(s.words[max(0, k - 5) : k]) and CHANGING.isdisjoint(s.words[max(0, k - 3) : k])
                )
            )
        ):
            direct = k + 1 == i or s.classes[k + 1] == "i"
            if not INSIDE.isdisjoint(s.words[max(0, k - 2) : k + 1]):
                return None  # the toll was another before
            changed = s.words[i - 1] in CHANGING or not CHANGING.isdisjoint(s.words[max(0, k - 8) : k])
            if not (direct and changed):
                return None
            claim = claim_of(s, number, number.first, end, "force", s.words[k])
            claim.assertion = None if s.years else "actual"  # what is to be changed is so
            return claim
    return None


SIZE_OF: frozenset[str] = frozenset(
    "number size strength ranks manpower numbers presence contingent ceiling limit cap".split()  # noqa: SIM905 (as words)
)
