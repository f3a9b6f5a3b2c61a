"""
Figures that tell no force of now: the size of an army or of any battalion, what a law allows, the men of a story.

``on_paper`` promises a reason, as ``Finding.aside`` gives it, or None where soldiers are told to be somewhere, to come
or to go: ``size``, ``limit``, or ``persons`` for a few who speak, stand before a court or are in a film.
"""

from services.tagging.domain.claim.scope import clause
from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.paper import (
    ALLOWS,
    ANY,
    ARMIES,
    BE_SENT,
    BEGINS,
    COMES_TO,
    COURTS,
    ESTABLISHED,
    GREATEST,
    HAS,
    HEARD,
    HONOURED,
    IN_COURT,
    IRREGULARS,
    LAWS,
    LIMITS,
    MAKES,
    MAY_BE,
    NOMINAL,
    SHOWN,
    TELLS,
    TYPICAL,
    WHERE,
    WHOLE,
    WITHOUT,
)
from services.tagging.lexicon.roles import KIN
from shared.contracts.finding import Assertion

_FEW = 9
_ARMY, _NATION, _LARGE = (
    5_000,
    20_000,
    200_000,
)  # soldiers: fewer may be a contingent; a nation told to have so many has them at home
_NEAR, _ABOUT = 6, 10  # words


def on_paper(s: Sentence, claim: Claim, meant: Assertion) -> str | None:
    """Say why the figure *claim*, *meant* so, tells no force of now; None where it does."""
    quantity = claim.quantity
    if claim.kind != "force" or quantity is None:
        return None
    many = quantity.low or quantity.high or 0
    if quantity.echelon is None and (_belongings(s, claim) or (many <= _FEW and _persons(s, claim))):
        return "persons"
    left, right = clause(s, claim.first, claim.last)
    words = s.words[left:right]
    why = _never_sent(s, claim, words)
    if why is None and many >= _ARMY and meant != "planned" and MAKES.isdisjoint(words):
        why = "size" if _whole_army(s, claim, words, many) else None
    return why


def _never_sent(s: Sentence, claim: Claim, words: list[str]) -> str | None:
    """Say why those counted stand in a law, a plan of ranks or a reckoning, not in a field."""
    if _limit(s, claim, words):
        return "limit"
    return "size" if _of_any_unit(s, claim) or _nominal(s, claim, words) else None


def _persons(s: Sentence, claim: Claim) -> bool:
    """As in "two soldiers told the court", "three marines were filmed", "interviews with four fighters"."""
    before = s.words[max(0, claim.first - 3) : claim.first]
    if before[-2:] in (["according", "to"], ["spoke", "to"], ["spoke", "with"]) or not HEARD.isdisjoint(before):
        return True
    behind = s.words[claim.last : claim.last + _ABOUT]
    if not COURTS.isdisjoint(behind[:7]) and not IN_COURT.isdisjoint(behind[:5]):
        return True
    if TELLS.isdisjoint(behind) and SHOWN.isdisjoint(behind):
        return False
    p = parse(s)
    for part in predicates(s, p, p.at(claim.last - 1)):
        if part.how in {"main", "reduced"}:
            return s.words[part.at] in (SHOWN if part.role == "object" else TELLS)
    return False


def _belongings(s: Sentence, claim: Claim) -> bool:
    """As in "the wives of 40 soldiers", "186 combatants were awarded medals": it isn't they who are told of."""
    before = s.words[max(0, claim.first - 2) : claim.first]
    if before[-1:] == ["of"] and not KIN.isdisjoint(before):
        return True
    behind = s.words[claim.last : claim.last + 4]
    return not HONOURED.isdisjoint(behind) and "b" in s.classes[claim.last : claim.last + 3]


def _limit(s: Sentence, claim: Claim, words: list[str]) -> bool:
    """As in "would cap the force at 5,000", "the law lets it send up to 120", "60, who can be sent without a vote"."""
    before = s.words[max(0, claim.first - _ABOUT) : claim.first]
    behind = s.words[claim.last : claim.last + _ABOUT]
    if not LIMITS.isdisjoint(before) or (before[-1:] == ["exceed"]):
        return True
    if not LAWS.isdisjoint(before) and not ALLOWS.isdisjoint(words):
        return True
    if before[-2:] == ["to", "have"] and not ESTABLISHED.isdisjoint(before):
        return True
    return not MAY_BE.isdisjoint(behind) and not BE_SENT.isdisjoint(behind) and not WITHOUT.isdisjoint(behind)


def _of_any_unit(s: Sentence, claim: Claim) -> bool:
    """As in "a battalion normally has between 600 and 800 soldiers", "each of the brigades consists of 4,000"."""
    i = claim.first - 1
    while i >= 0 and claim.first - i < _ABOUT and s.words[i] in COMES_TO:
        i -= 1
    if i < 0 or s.classes[i] != "U":
        if s.classes[i : i + 1] != ";" or s.classes[i - 1] != "U":  # "the size of a brigade - some 3,000 soldiers"
            return False
        return "size" in s.words[max(0, i - _NEAR) : i]
    if i + 1 == claim.first:
        return False
    before = s.words[max(0, i - _NEAR) : i]
    if ANY.isdisjoint(before[-4:]) and "each" not in before:
        return False
    return not (TYPICAL.isdisjoint(s.words) and _EACH.isdisjoint(before)) or "would" in s.words[i : claim.first]


_EACH = frozenset(["each", "every"])


def _nominal(s: Sentence, claim: Claim, words: list[str]) -> bool:
    """As in "on paper the division has 12,000", "an establishment of 900", "an authorised strength of 13,289"."""
    if NOMINAL.isdisjoint(words) and ESTABLISHED.isdisjoint(words) and "establishment" not in words:
        return False
    before = s.words[max(0, claim.first - _ABOUT) : claim.first]
    if not NOMINAL.isdisjoint(before) or before[-3:] == ["an", "establishment", "of"]:
        return True
    return "strength" in before and not ESTABLISHED.isdisjoint(before)


def _whole_army(s: Sentence, claim: Claim, words: list[str], many: int) -> bool:
    """As in "1.2 million troops under arms", "the army, with 350,000 soldiers,", "its 450,000-strong army"."""
    inside = s.words[claim.first : claim.last]
    stop = next((k for k in range(claim.last, claim.last + 4) if s.classes[k : k + 1] in _STOPS), claim.last + 4)
    behind = s.words[claim.last : stop]
    if not IRREGULARS.isdisjoint(s.words[: claim.first]):
        return False
    if "standing" in inside or behind[:2] == ["under", "arms"]:
        return True
    if (not WHOLE.isdisjoint(inside) or behind[:2] == _ON_DUTY) and (
        many >= _LARGE or not HAS.isdisjoint(s.words[max(0, claim.first - 3) : claim.first])
    ):
        return True
    if not GREATEST.isdisjoint(words) and not ARMIES.isdisjoint(words):
        return True
    if inside[-1] in ARMIES and "strong" in inside:
        return s.classes[claim.first - 1 : claim.first] in {"'", "g", "A"} or not BEGINS.isdisjoint(words)
    return not (behind and (behind[0] in WHERE or s.classes[claim.last] in "bxe>")) and _has_them(s, claim, many)


def _has_them(s: Sentence, claim: Claim, many: int) -> bool:
    """As in "the armed forces have 350,000 soldiers", "the country has an army of 60,000", "India has 1.4 million"."""
    before = s.words[max(0, claim.first - 4) : claim.first]
    if HAS.isdisjoint(before[-2:]):
        return False
    if not ARMIES.isdisjoint(before):
        return many >= _NATION
    return many >= _LARGE and s.classes[claim.first - 2 : claim.first - 1] in set("CGA")


_ON_DUTY = ["on", "active-duty"]
_STOPS = frozenset([",", ".", ";", ":", ")", ""])
