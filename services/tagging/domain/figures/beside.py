# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Numbers without a noun that a figure beside them explains: "... and 47 wounded", "down from 8,000".

``bare_number`` promises a claim that counts the same people as the figure before, or the sentence before, does.
"""

from services.tagging.domain.figures.figure_claims import ends
from services.tagging.domain.figures.roles import Role, role
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.roles import (
    AFTER,
    CHANGES,
    CHANGING,
    COUNTS,
    INJURIES,
    LOSS_NOUNS,
    SPARED,
    TAKES_LOSSES,
    WOUNDS,
)
from shared.contracts.finding import Assertion

_ACRONYMS = frozenset(["kia", "mia", "wia", "pow", "pows"])
_SENDS = frozenset(
    [
        "sent",
        "sends",
        "send",
        "sending",
        "deployed",
        "deploys",
        "deploy",
        "contributed",
        "contributes",
        "contribute",
        "contributing",
        "provided",
        "provides",
        "provide",
        "providing",
        "pledged",
        "pledges",
        "offered",
        "has",
        "have",
        "had",
        "with",
        "lost",
    ]
)
_ACRONYM = mark(_ACRONYMS)
_WHEN_OR_WHERE = frozenset(["on", "in", "from", "at"])  # "and another 75 on Saturday"
_MANY = 20
_FLED = frozenset(
    [
        "fled",
        "refuge",
        "displaced",
        "homes",
        "left",
        "homeless",
        "people",
        "civilians",
        "residents",
        "jobs",
        "evacuated",
    ]
)
_AMONG_THEM = frozenset(["including", "among", "whom", "with", "some", "of"])


def bare_number(s: Sentence, number: Number, claims: list[Claim], context: Context) -> Claim | None:
    """
    A number that a figure beside it explains: "... and 47 wounded", "down from 8,000", "and thousands from
    Syria".
    """
    if not (claims or context.earlier or s.marks & _ACRONYM):
        return None
    i, end = number.first, number.end
    more = s.words[end : end + 1] in (["more"], ["others"], ["other"])
    end += more
    before = [c for c in claims if c.first < i]
    last = before[-1] if before else claims[0] if claims else context.earlier[-1] if context.earlier else None
    if s.classes[end : end + 2] == '"b':
        end += 1  # 'of whom 4,000 "had been lost"'
    word = s.words[end] if end < s.size else ""
    if word in {"badly", "seriously", "critically", "severely", "heavily", "gravely", "lightly"}:
        end += 1
        word = s.words[end] if end < s.size else ""
    unit = last.quantity.unit if last is not None and last.quantity is not None else None
    what: Role | None = None
    if last is not None and s.words[end : end + 2] == ["of", "them"]:
        what, end = role(s, i, end + 2), end + 2
        if last.kind == "losses" and number.high == 1:
            return None  # one of the dead: told already
        if before and last.kind == "losses" and SPARED.isdisjoint(s.words[end : end + 6]):
            what = "losses"
    elif (
        last is not None
        and (before or word != "others")
        and (more or s.words[i - 1 : i] == ["another"])
        and last.kind == "force"
        and (s.classes[end : end + 1] in {"b", ".", ",", ";", ">", ""} or word in _WHEN_OR_WHERE or word == "who")
    ):
        what = role(s, i, end)
        if what == "losses" and s.classes[end : end + 1] == "b" and not AFTER.isdisjoint(s.words[end + 1 : end + 2]):
            end += 2  # "twenty-five others were injured"
    elif word in _ACRONYMS and s.printed(end) in {"KIA", "MIA", "WIA", "POW", "POWs"}:
        what, end = "losses", end + 1
    elif last is None:
        return None
    elif last.kind == "losses":
        lost = _lost_too(s, i, end, last.last if before else -1, more=bool(more))
        if not lost and more and _lost_with_them(s, i, end):
            lost = end
        what, end = ("losses" if lost else None), lost or end
    elif (
        before
        and word in {"were", "was", "had", "have"}
        and not AFTER.isdisjoint(s.words[end + 1 : end + 3])
        and s.classes[end + 1 : end + 2] != "d"
    ):
        what, end = "losses", end + 2 + (s.words[end + 1] not in AFTER)  # "of the 500 soldiers 100 had died"
    elif word in _STAYING and ends(s, end + 1):
        what, end = "force", end + 1  # "with fewer than 1,000 remaining behind"
    elif before and (
        _others_do(s, number, last.last, end) or _part_does(s, number, last, end) or _sent_too(s, number, end)
    ):
        what = "force"
    elif word in LOSS_NOUNS and not _AMONG_THEM.isdisjoint(s.words[max(0, i - 4) : i]):
        what, end = "losses", end + 1
    elif s.words[max(0, i - 2) : i] in (["down", "from"], ["up", "from"]) or _changed(s, number, claims):
        what = "force"
    elif (
        s.classes[i - 1 : i] in {"&", ",", ";", "("}
        and word in {"from", "in", "to"}
        and s.classes[end + 1 : end + 3].lstrip("d")[:1] in {"C", "R", "G"}
    ):
        what, end = "force", end + 2 * (s.classes[end + 1] != "d")
    if what is None or (last is None and what == "force"):
        return None
    whose = last.actors if last is not None else ()
    was: Assertion | None = "actual" if what == "force" and s.words[i - 1 : i] == ["from"] and not s.years else None
    if (
        what == "force"
        and s.words[i - 1 : i] == ["to"]
        and before
        and _is_now(s, last, end, context.frame.reference_year)
    ):
        was = "actual"
    return Claim(
        i, end, what, number.quantity(unit=unit), whose, salient=what == "force", confidence=0.75, assertion=was
    )


def _lost_too(s: Sentence, first: int, end: int, told: int, *, more: bool = False) -> int:
    """
    Where a count beside that of the lost, who are told before word *told*, ends: "and 47 wounded", "among them 41
    officers"; 0 where it is none.
    """
    word = s.words[end] if end < s.size else ""
    if word in LOSS_NOUNS or (word in _OF_THEMSELVES and s.words[end + 1 : end + 2] != ["to"]):
        return end + 1
    if s.words[end : end + 2] == ["of", "the"] and s.words[end + 2 : end + 3] != [] and s.words[end + 2] in LOSS_NOUNS:
        return end + 3  # "more than 110 of the wounded"
    if word in {"were", "was", "are", "had", "have", "has"} and not _LOST.isdisjoint(s.words[end + 1 : end + 3]):
        return end + 2 + (s.words[end + 1] not in _LOST)
    if (word == "with" or word in TAKES_LOSSES) and not INJURIES.isdisjoint(s.words[end : end + 6]):
        return next(k for k in range(end, end + 6) if s.words[k] in INJURIES) + 1
    if more and s.classes[end : end + 1] in {"", ".", ",", ";"}:
        return end
    if word in _RANKS and (told == first - 1 or not _AMONG_THEM.isdisjoint(s.words[max(0, first - 3) : first])):
        return end + 1  # "38 soldiers and six officers"
    return end if _wounded_too(s, first, end, told) else 0


def _lost_with_them(s: Sentence, first: int, end: int) -> bool:
    """As in "eight others, including an officer, are missing", "ten others who died in the raid"."""
    if s.words[end : end + 1] == ["who"]:
        return not AFTER.isdisjoint(s.words[end + 1 : end + 4])
    return s.words[end : end + 1] == ["including"] and role(s, first, end) == "losses"


def _wounded_too(s: Sentence, first: int, end: int, told: int) -> bool:
    """As in "killed three soldiers and injured nine": no others stand between."""
    return (
        0 <= told < first - 1
        and s.classes[first - 2] in "&,"
        and s.words[first - 1] in WOUNDS
        and ends(s, end)
        and not any(c in "PNx" for c in s.classes[told : first - 1])
    )


def _part_does(s: Sentence, number: Number, whole: Claim, end: int) -> bool:
    """As in "Of the 800 soldiers sent to the island, 200 have come home"."""
    return (
        s.words[max(0, whole.first - 2) : whole.first][:1] == ["of"]
        and s.classes[number.first - 1] == ","
        and s.classes[end : end + 1] == "b"
        and AFTER.isdisjoint(s.words[end : end + 4])
    )


_LOST = AFTER | {"caught"}
_OF_THEMSELVES = frozenset(["surrendered", "died", "deserted", "defected", "drowned", "perished", "disappeared"])
_RANKS = frozenset(["officers", "generals", "commanders", "colonels", "sergeants", "nationals"])


def _others_do(s: Sentence, number: Number, told: int, end: int) -> bool:
    """As in "350 troops stand there, while about 2,000 have come for the drill"."""
    return (
        s.words[end : end + 1] in (["have"], ["are"], ["were"], ["had"])
        and s.classes[end + 1 : end + 2] in {"x", "i"}
        and (number.low or number.high or 0) >= _MANY
        and s.words[number.first - 1] in {"while", "and", "but", ",", ";", "whereas", "another"}
        and not any(c in "PNTU" for c in s.classes[told : number.first])
        and _FLED.isdisjoint(s.words)
    )


_STAYING = frozenset(["remaining", "staying", "stationed", "deployed", "serving", "based", "posted"])


def _sent_too(s: Sentence, number: Number, end: int) -> bool:
    """As in "Kenya sent 800 soldiers and Chad 400", "... while Chad contributed 400", "beginning with about 300"."""
    i = number.first - 1
    if not ends(s, end) or (number.low or number.high or 0) < _MANY or s.classes[number.first] == "y":
        return False
    if s.words[i] in _SENDS:
        i -= 1
        while i > 0 and (s.classes[i] == "b" or s.words[i] in _WILL):
            i -= 1
        if s.words[i] in _BEGINS:
            return True
    return (s.classes[i] in "CGO" and s.classes[i - 1] in "&,;d") or s.words[i - 1 : i] == ["while"]


_BEGINS = frozenset(["beginning", "starting"])
_WILL = frozenset(["will", "would", "also", "already", "another"])


def _in_a_year(s: Sentence, first: int, last: int) -> bool:
    """Whether nothing, or no more than a date, stands in words *first* .. *last* - 1."""
    return first == last or (
        s.words[first] in {"in", "at"}
        and last - first <= _A_DATE
        and not any(c in "PTNUxb" for c in s.classes[first + 1 : last])
    )


_A_DATE = 5


def _was(s: Sentence, claim: Claim) -> bool:
    """As in "from a peak of 100,000 troops", "cutting the current force of 32,000": another number follows."""
    before = s.words[max(0, claim.first - _A_DATE) : claim.first]
    inside = s.words[claim.first : claim.last]
    return claim.kind == "force" and ("from" in before or not CHANGING.isdisjoint(before + inside))


def _is_now(s: Sentence, was: Claim | None, end: int, now: int | None) -> bool:
    """Whether what has changed since a year is told of today: "has shrunk from 9,000 in 2002 to 8,000 last year"."""
    if was is None or not s.years or not any(was.last <= at < was.last + _A_DATE for at, _ in s.years):
        return False
    if not _WILL_BE.isdisjoint(s.words[max(0, was.first - _A_DATE) : was.first]):
        return False
    then = next((year for at, year in s.years if end <= at < end + 3), None)
    return then is None or (now is not None and now - 2 <= then <= now)


_WILL_BE = frozenset(["will", "would", "could", "may", "might", "should", "to", "must", "plans"])


def _changed(s: Sentence, number: Number, claims: list[Claim]) -> bool:
    """As in "has shrunk from 9,000 troops to 2,500", "the number may grow to 500,000", "to 2,100 men from 3,400"."""
    i, end = number.first, number.end
    after = s.classes[end : end + 1]
    if not ends(s, end):
        return False
    if s.words[i - 1 : i] == ["from"]:
        beside = any(
            c.last in {i - 1, i - 2} or c.first - 1 <= end + 1 <= c.first + 1 for c in claims if c.kind == "force"
        )
        return beside and (after in {">", ",", ".", ""} or any(c.last == i - 1 for c in claims))
    if s.words[i - 1 : i] == ["to"] and any(_was(s, c) and _in_a_year(s, c.last, i - 1) for c in claims):
        return True
    k = i - 1 if s.words[i - 1 : i] in (["to"], ["by"]) else i
    if s.words[i - 1 : i] == ["by"] or k < 1 or s.words[k - 1] not in CHANGES:
        return False
    return not COUNTS.isdisjoint(s.words[max(0, k - 6) : k])
