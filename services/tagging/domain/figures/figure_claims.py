# ruff: noqa: PLR0917 (a figure has as many sides)
"""
The claim of a figure: its words, its quantity, and whose people it counts.

``whose`` promises those named in the phrase or right behind it, else the doer before it.
"""

from services.tagging.domain.figures.roles import Role
from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.senders import of_others
from services.tagging.domain.indicator import Claim
from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.roles import OUT_OF
from services.tagging.lexicon.words import WEEKDAYS
from shared.contracts.finding import Assertion

ENDS_PHRASE: frozenset[str] = frozenset(',.;:)&i>b|"h')
_WHEN = frozenset(["this", "last", "next", "the", "a", "earlier", "later"])
_PERIODS: frozenset[str] = frozenset(
    ["day", "year", "month", "week", "autumn", "spring", "summer", "winter", "quarter", "decade"]
)
_MOMENTS = WEEKDAYS | {
    "today",
    "yesterday",
    "currently",
    "now",
    "overnight",
    "tomorrow",
    "annually",
    "there",
    "right",
    "as",
    "who",
    "which",
    "home",
    "back",
    "each",
    "apiece",
}


def ends(s: Sentence, at: int, also: str = "") -> bool:
    """Whether no noun stands at word *at* that a number before it could count: "to 77,000 this month"."""
    if at >= s.size or s.classes[at] in ENDS_PHRASE or s.classes[at] in also or s.words[at] in _MOMENTS:
        return True
    return s.words[at] in _WHEN and s.words[at + 1 : at + 2] != [] and s.words[at + 1] in _PERIODS | {"ago"}


def claim_of(
    s: Sentence, number: Number, first: int, end: int, what: Role, unit: str | None, echelon: str | None = None
) -> Claim:
    """Claim that *number*, in words *first* .. *end* - 1, counts strength or losses of *unit*."""
    return Claim(
        first,
        end,
        what,
        quantity=number.quantity(unit=unit, echelon=echelon),
        actors=whose(s, first, end),
        salient=what == "force",
        confidence=0.92 if what == "force" else 0.9,
    )


def missing(s: Sentence, end: int) -> Assertion | None:
    """What a "not" denies behind the lost, who are lost all the same: "could not be accounted for"."""
    return "actual" if "accounted" in s.words[end : end + 5] else None


def whose(s: Sentence, first: int, end: int) -> tuple[str, ...]:
    """Whose people the figure counts: named in the phrase, right behind it, or the doer before it."""
    bracket = s.classes.find("(", first, end)
    inside = actors.named(s, first, bracket if bracket > 0 else end)
    behind = _behind(s, first, end)
    if inside or behind:
        return tuple(dict.fromkeys(inside + behind))
    if first > 1 and s.classes[first - 1] == "'" and s.classes[first - 2] in actors.NAMES:
        return actors.codes_at(s, first - 2)
    if not _FOES.isdisjoint(s.words[first:end]):
        return ()  # "the army said that 20,000 enemy troops": not its own
    brings = s.words[first - 2 : first] == ["head", "of"] or s.words[first - 1 : first] == ["with"]
    who = () if _of_others(s, first, end) else actors.subject(s, first, acts=brings)  # not whose town they enter
    return () if who and of_others(s, first, end - 1, who) else who


def _of_others(s: Sentence, first: int, end: int) -> bool:
    """As in "the mission, which totals 1,100", "which it called a band of 250", "with 70,000 along its border"."""
    before = s.words[max(0, first - 7) : first]
    if "which" in before:
        at = first - len(before) + before.index("which")
        return s.classes[at + 1 : at + 2] == "p" or s.words[at + 1] in _TOTALS
    beside = before[-1:] == ["with"] or before[-2:] == ["with", "well"]
    return beside and not _BORDERS.isdisjoint(s.words[end : end + 6])


_FOES = frozenset(["enemy", "hostile", "invading", "occupying"])
_TOTALS = frozenset(["totals", "numbers", "totalled", "comprises"])
_BORDERS = frozenset(["border", "borders", "doorstep"])


def _behind(s: Sentence, first: int, end: int) -> tuple[str, ...]:
    """Nationalities right behind: "troops, drawn from Chadian and Malian units", "soldiers from Chad"."""
    for i in range(end, min(s.size, end + 5)):
        if s.words[i] == "of" and s.words[i - 1] == "out":
            return ()  # "pulled 1,800 troops out of Niger"
        if s.words[i] == "from" and not OUT_OF.isdisjoint(s.words[max(0, first - 3) : first]):
            return ()  # "will withdraw 2,000 troops from Syria"
        if s.words[i] in {"from", "of"}:
            j = i + 1
            while j < min(s.size, i + 12) and (s.classes[j] in "dAC&,OWj" or s.words[j] == "both"):
                j += 1
            return actors.named(s, i + 1, j)
        if s.classes[i] not in ",x":
            break
    return ()
