# ruff: noqa: C901, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Numbers without a noun that a figure beside them explains: "... and 47 wounded", "down from 8,000".

``bare_number`` promises a claim that counts the same people as the figure before, or the sentence before, does.
"""

from services.tagging.domain.figures.changed import changed, is_now
from services.tagging.domain.figures.figure_claims import ends, missing
from services.tagging.domain.figures.lost_beside import AMONG_THEM, RANKS, lost_too, lost_with_them
from services.tagging.domain.figures.neighbours import of_them, some_of, told_beside
from services.tagging.domain.figures.roles import Role, role
from services.tagging.domain.foreign import actors
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.roles import AFTER, HOW_BADLY, LOSS_NOUNS
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
        "gave",
        "give",
        "gives",
    ]
)
_ACRONYM = mark(_ACRONYMS)
_WHEN_OR_WHERE = frozenset(["on", "in", "from", "at"])  # "and another 75 on Saturday"
_ADDED = frozenset(["another", "further"])
_MANY = 20
_FLED = frozenset(
    [
        "fled",
        "refuge",
        "displaced",
        "homes",
        "homeless",
        "people",
        "civilians",
        "residents",
        "jobs",
        "evacuated",
    ]
)


def bare_number(s: Sentence, number: Number, claims: list[Claim], context: Context) -> Claim | None:
    """
    A number that a figure beside it explains: "... and 47 wounded", "down from 8,000", "and thousands from
    Syria".
    """
    if not (
        claims
        or context.earlier
        or s.marks & _ACRONYM
        or "t" in s.classes
        or "the" in s.words[number.end + 1 : number.end + 2]
    ):
        return None
    i, end = number.first, number.end
    more = s.words[end : end + 1] in (["more"], ["others"], ["other"])
    end += more
    before = [c for c in claims if c.first < i]
    last = before[-1] if before else claims[0] if claims else context.earlier[-1] if context.earlier else None
    if s.classes[end : end + 2] == '"b':
        end += 1  # 'of whom 4,000 "had been lost"'
    word = s.words[end] if end < s.size else ""
    if word in HOW_BADLY:
        end += 1
        word = s.words[end] if end < s.size else ""
    unit = last.quantity.unit if last is not None and last.quantity is not None else None
    what: Role | None = None
    if last is not None and (theirs := of_them(s, end)):
        what, end = some_of(s, number, last, theirs, told=bool(before)), theirs
    elif (
        last is not None
        and (before or word != "others")
        and (more or not _ADDED.isdisjoint(s.words[max(0, i - 1) : end]))
        and last.kind == "force"
        and (
            s.classes[end : end + 1] in {"b", ".", ",", ";", ">", ""}
            or word in _WHEN_OR_WHERE
            or word == "who"
            or (before and parse(s).letters[end] in "ve")
        )
    ):
        what = role(s, i, end)
        if what == "losses" and s.classes[end : end + 1] == "b" and not AFTER.isdisjoint(s.words[end + 1 : end + 2]):
            end += 2  # "twenty-five others were injured"
    elif (beside := told_beside(s, number, last, claims, end)) is not None:
        what, end = beside
    elif last is not None and last.kind == "force" and word == "who" and s.words[i - 1 : i] == ["of"]:
        what = "force"  # "of an estimated 11,000 who came 4,000 are dead"
    elif (
        last is not None and word in RANKS and s.classes[end + 1 : end + 2] == "&" and last.first in {end + 2, end + 3}
    ):
        what, end = ("losses" if last.kind == "losses" else "force"), end + 1  # "12 officers and 240 men"
    elif word in _ACRONYMS and s.printed(end) in {"KIA", "MIA", "WIA", "POW", "POWs"}:
        what, end = "losses", end + 1
    elif last is None:
        return None
    elif last.kind == "losses":
        lost = lost_too(s, i, end, last.last if before else -1, more=bool(more))
        if not lost and more and lost_with_them(s, i, end):
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
        what, end = "force", end + 1  # "with under 60 staying on"
    elif before and (told := _told_apart(s, i, end, last)):
        what, end = "force", told
    elif word in LOSS_NOUNS and not (AMONG_THEM if before else _SOME_OF).isdisjoint(s.words[max(0, i - 4) : i]):
        what, end = "losses", end + 1
    elif (before and _does_too(s, number, last, end)) or _is_new(s, number, claims):
        what = "force"
    elif word in {"from", "in", "to", "at", "on"} and _apart(s, i, end):
        what, end = "force", end + 2 * (s.classes[end + 1] != "d")
    if what is None or (last is None and what == "force"):
        return None
    whose = _whose(s, number, end, last.actors) if last is not None else ()
    was = _so(s, number, last if before else None, context) if what == "force" else missing(s, end)
    return Claim(
        i, end, what, number.quantity(unit=unit), whose, salient=what == "force", confidence=0.75, assertion=was
    )


def _whose(s: Sentence, number: Number, end: int, before: tuple[str, ...]) -> tuple[str, ...]:
    """Whose they are: of who is named beside the number, "and Chad 400", "450 Greeks"; else of whom the one before."""
    if s.classes[end - 1] == "A" and end - 1 >= number.end:
        return actors.codes_at(s, end - 1)
    i = _sender(s, number.first)
    named = s.classes[i : i + 1] in {"C", "G", "O"} and _in_a_list(s, i)
    return (named and actors.codes_at(s, i)) or before


def _does_too(s: Sentence, number: Number, last: Claim, end: int) -> bool:
    return _others_do(s, number, last.last, end) or _part_does(s, number, last, end) or _sent_too(s, number, end)


_FROM_WHAT = (["down", "from"], ["up", "from"], ["instead", "of"])


def _is_new(s: Sentence, number: Number, claims: list[Claim]) -> bool:
    i = number.first
    return s.words[max(0, i - 2) : i] in _FROM_WHAT or changed(s, number, claims)


def _so(s: Sentence, number: Number, last: Claim | None, context: Context) -> Assertion | None:
    """What it was is so; what it has become is, where no plan is told."""
    joint = s.words[number.first - 1 : number.first]
    if joint == ["from"]:
        return None if s.years else "actual"
    if s.words[max(0, number.first - 2) : number.first] == ["instead", "of"]:
        return "actual"
    return "actual" if joint == ["to"] and is_now(s, last, number.end, context.frame.reference_year) else None


_LANDS = (["nations"], ["countries"], ["states"], ["allies"])
_WHERE = frozenset(["reserve", "headquarters", "standby", "bases", "sea", "ships", "base"])


def _told_apart(s: Sentence, first: int, end: int, last: Claim) -> int:
    """Where a part of the force before ends: "450 Greek", "with 3,000 directly guarding it"; 0 where it is none."""
    if _of_a_nation(s, last, end) or (
        s.words[end : end + 1] == ["officers"]
        and (last.last == first - 1 or parse(s).letters[end + 1 : end + 2] == "v")
    ):
        return end + 1
    if s.words[first - 1] == "with" and any(w.endswith("ing") for w in s.words[end : end + 2]):
        return end
    return 0


def _of_a_nation(s: Sentence, last: Claim, end: int) -> bool:
    """Whether a people's name alone stands at *end*, where another figure was told just before."""
    return (
        s.classes[end : end + 1] == "A"
        and (ends(s, end + 1) or s.classes[end + 1] == "b")
        and not any(c in "PN;" for c in s.classes[last.last : end])
    )


def _apart(s: Sentence, first: int, end: int) -> bool:
    """As in "90,000 soldiers - 60,000 from Canada", "including 900 in the capital"."""
    if s.words[first - 1 : first] == ["including"]:
        return s.classes[end + 1 : end + 2] in {"d", "C", "R", "G", "X"}
    if s.words[end : end + 2] == ["from", "other"] and s.words[end + 2 : end + 3] in _LANDS:
        return s.classes[first - 1] == "&"  # "and a hundred from other nations"
    if s.classes[first - 1] == "&" and not _WHERE.isdisjoint(s.words[end + 1 : end + 4]):
        return True  # "and 4,000 in reserve", "plus some 90 at headquarters"
    if s.words[end + 1 : end + 3] == ["the", "capital"]:
        return s.classes[first - 1] in "&,;("
    return s.classes[first - 1 : first] in {"&", ",", ";", "("} and (
        s.classes[end + 1 : end + 3].lstrip("d")[:1] in {"C", "R", "G"}
    )


def _part_does(s: Sentence, number: Number, whole: Claim, end: int) -> bool:
    """As in "Of the 800 soldiers sent to the island, 200 have come home"."""
    return (
        s.words[max(0, whole.first - 2) : whole.first][:1] == ["of"]
        and (s.classes[number.first - 1] == "," or s.words[number.first - 1] in {"just", "only"})
        and s.classes[end : end + 1] == "b"
        and AFTER.isdisjoint(s.words[end : end + 4])
    )


def _others_do(s: Sentence, number: Number, told: int, end: int) -> bool:
    """As in "350 troops stand there, while about 2,000 have come for the drill"."""
    return (
        s.words[end : end + 1] in (["have"], ["are"], ["were"], ["had"], ["will"], ["would"])
        and s.classes[end + 1 + (s.words[end + 1 : end + 2] == ["been"]) :][:1] in {"x", "i"}
        and (number.low or number.high or 0) >= _MANY
        and s.words[number.first - 1] in {"while", "and", "but", ",", ";", "whereas", "another"}
        and not any(c in "PNTU" for c in s.classes[told : number.first])
        and _FLED.isdisjoint(s.words)
    )


_SOME_OF = frozenset(["including", "among", "whom"])
_STAYING = frozenset(["remaining", "staying", "stationed", "deployed", "serving", "based", "posted"])


def _sent_too(s: Sentence, number: Number, end: int) -> bool:
    """As in "Kenya sent 800 soldiers and Chad 400", "... while Chad contributed 400", "Chad (400)"."""
    if s.classes[number.first - 2 : number.first] in {"C(", "G("} and s.classes[end : end + 1] == ")":
        return s.classes[number.first - 3 : number.first - 2] in {"&", ",", "d"}
    if not ends(s, end) or (number.low or number.high or 0) < _MANY or s.classes[number.first] == "y":
        return False
    i = _sender(s, number.first)
    if s.words[max(0, number.first - 2) : number.first] in _THERE:
        return True  # "there were 4,000 troops; there are 900 now"
    begins = s.words[number.first - 1] in _SENDS and s.words[i] in _BEGINS
    return begins or (s.classes[i] in "CGO" and _in_a_list(s, i)) or s.words[i - 1 : i] == ["while"]


def _sender(s: Sentence, first: int) -> int:
    """The word where who sends so many would stand, before the number at word *first* and its verb."""
    i = first - 1
    if s.words[i] in _SENDS:
        i -= 1
        while i > 0 and (s.classes[i] == "b" or s.words[i] in _WILL):
            i -= 1
    return i


def _in_a_list(s: Sentence, i: int) -> bool:
    """Whether the name at *i* is the next of those who send: "and Chad", "while Chad"."""
    return s.classes[i - 1] in "&,;d" or s.words[i - 1 : i] == ["while"]


_THERE = (["there", "are"], ["there", "were"])
_BEGINS = frozenset(["beginning", "starting"])
_WILL = frozenset(["will", "would", "also", "already", "another"])
