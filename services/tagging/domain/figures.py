"""
Figures of armed people in a sentence: which number counts whom, and whether it counts strength or losses.

A figure is a number phrase with its noun ("over 50,000 troops"), a noun with its number ("a force of 600"), a counted unit
("three brigades"), or a bare number that a figure beside it explains ("... and 47 wounded").
"""

import re
from collections.abc import Iterator

from services.tagging.domain import actors
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.numbers import Number, number_at
from services.tagging.domain.roles import Role, role
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.roles import CAPACITY, LOSS_NOUNS

_NUMBER = re.compile(r"[nyvs]|a(?=[ksH])|H(?=a?k)|k")
_NP = frozenset("AmjCGORWXMFUTtPhdg'\"&,Dx")
_MOST_WORDS = 9  # between a number and its noun
_ADJECTIVE = re.compile(
    r"(?:ed|ern|al|ic|ist|ish|ese|ian|ean|an|ly|ive|ous|ary|ory|less|ful|able|ible|ing|ani|ite|ent|ant|led|based|born|style|age|level)\Z"
)
_UNITS_ALWAYS = frozenset(
    [
        "brigade",
        "brigades",
        "battalion",
        "battalions",
        "regiment",
        "regiments",
        "platoon",
        "platoons",
        "battlegroup",
        "battlegroups",
        "btgs",
        "btg",
    ]
    + [
        "battalion tactical groups",
        "battalion tactical group",
        "combat teams",
        "brigade combat teams",
        "battle groups",
        "field armies",
    ]
)
_UNITS_ARMED = frozenset(
    [
        "division",
        "divisions",
        "company",
        "companies",
        "corps",
        "squads",
        "squad",
        "batteries",
        "squadron",
        "squadrons",
        "armies",
    ]
)
_ECHELONS = {
    "armies": "army",
    "companies": "company",
    "batteries": "battery",
    "btgs": "battalion tactical group",
    "btg": "battalion tactical group",
}
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_BAD_BEFORE = frozenset(
    [
        "article",
        "no",
        "number",
        "resolution",
        "aged",
        "age",
        "section",
        "chapter",
        "page",
        "channel",
        "highway",
        "route",
        "room",
        "flight",
        "unit",
        "unit_",
        "squadron_",
        "chapter",
    ]
)
_CIVIL_PARTNERS = frozenset(
    [
        "civilians",
        "civilian",
        "police",
        "policemen",
        "officials",
        "journalists",
        "women",
        "children",
        "people",
        "residents",
        "protesters",
        "staff",
        "workers",
        "officers",
        "politicians",
        "students",
        "doctors",
        "activists",
        "demonstrators",
        "contractors",
        "diplomats",
        "families",
        "others",
        "settlers",
        "migrants",
    ]
)
_GROUP_WORDS = frozenset(
    [
        "group",
        "groups",
        "movement",
        "rebel",
        "rebels",
        "militia",
        "militias",
        "insurgent",
        "insurgents",
        "guerrilla",
        "guerrillas",
        "militant",
        "militants",
        "army",
        "mission",
        "battalion",
        "regiment",
        "brigade",
    ]
)


def figures(s: Sentence, context: Context) -> Iterator[Claim]:
    """The figures of sentence *s*, in text order."""
    at = 0
    found: list[Claim] = []
    for match in _NUMBER.finditer(s.classes):
        i = match.start()
        if i < at:
            continue
        number = number_at(s, i)
        if number is None:
            continue
        claim = _figure(s, number, found, context)
        at = max(number.end, i + 1)
        if claim is not None:
            found.append(claim)
            yield claim


def _figure(s: Sentence, number: Number, found: list[Claim], context: Context) -> Claim | None:
    if not _counts(s, number):
        return None
    head = _head(s, number.end)
    if head is not None:
        return _counted(s, number, *head)
    return _strong(s, number) or _of_number(s, number) or _bare(s, number, found, context)


def _counts(s: Sentence, number: Number) -> bool:
    """Whether the number counts things at all: no money, share, date, age or name."""
    i, end = number.first, number.end
    before = s.words[i - 1] if i else ""
    if s.classes[i - 1 : i] == "$" or before in {"usd", "eur"} or s.classes[end : end + 1] in {"%", "$"}:
        return False
    if s.words[end : end + 1] in (["percent"], ["per"], ["th"]) or before in _BAD_BEFORE or before in _MONTHS:
        return False
    if s.classes[i] == "y" and number.modifier == "exact":
        if before in {
            "in",
            "since",
            "from",
            "by",
            "of",
            "during",
            "until",
            "the",
            "late",
            "early",
            "mid",
            "before",
            "after",
            "for",
            "to",
            "(",
            ",",
        }:
            return False
        if s.classes[i - 1 : i] in {"X", "h", "o"} or i == 0:
            return False
    if s.classes[end : end + 1] == "h" and s.classes[end + 1 : end + 2] in {"x", "N"} and s.words[end + 1] != "strong":
        return False
    return not (s.classes[i - 1 : i] == "h" and i > 1 and s.classes[i - 2] in "XxnWA")


def _head(s: Sentence, i: int) -> tuple[int, int] | None:  # noqa: C901, PLR0912 (the noun phrase, class by class)
    """The head noun of the phrase that goes on at word *i*: (its position, the phrase's end)."""
    classes, words, n = s.classes, s.words, len(s)
    j = i
    if words[j : j + 1] == ["more"] or words[j : j + 1] == ["other"]:
        j += 1
    if classes[j : j + 1] == "e":
        j += 1
        if classes[j : j + 1] in {"d", "g", "a"}:
            j += 1
    head = None
    stop = min(n, j + _MOST_WORDS)
    while j < stop:
        c = classes[j]
        if c == "T":
            head = j
            j += 1
            if classes[j : j + 1] not in {"T", "P"}:
                break
            continue
        if c == "t":
            if classes[j + 1 : j + 2] not in {"T", "P", "U", "F"}:
                head = j
                break
        elif c == "U":
            if _is_unit(s, i, j) and classes[j + 1 : j + 2] not in {"T", "P", "t", "U"}:
                head = j
                break
        elif c == "P":
            if classes[j + 1 : j + 2] not in {"T", "U"} and _armed(s, i, j):
                head = j
                break
            if words[j] in {"men", "women"} and words[j + 1 : j + 2] == ["and"]:
                pass
            elif classes[j + 1 : j + 2] not in {"T", "P"} and words[j] not in {"crew", "staff"}:
                break
        elif c == "F":
            if classes[j + 1 : j + 2] not in {"T", "P", "U"}:
                if words[j] in {
                    "forces",
                    "armed forces",
                    "special forces",
                    "special operations forces",
                    "security forces",
                    "ground forces",
                }:
                    head = j
                break
        elif c == "x":
            if not _ADJECTIVE.search(words[j]):
                break
        elif c == ",":
            if not (classes[j - 1] in "jmxA" and classes[j + 1 : j + 2] in {"j", "m", "A", "x"}):
                break
        elif c == "&":
            if not (
                classes[j - 1] in "AjmCOWXMG"
                and classes[j + 1 : j + 2] in {"A", "j", "m", "C", "O", "W", "X", "M", "G"}
            ):
                break
        elif c not in _NP or (c in "dg" and j > i + 1) or c == "N":
            break
        j += 1
    if head is None:
        return None
    return head, head + 1


def _is_unit(s: Sentence, first: int, j: int) -> bool:
    word = s.words[j]
    if word in _UNITS_ALWAYS:
        return True
    return word in _UNITS_ARMED and any(s.classes[k] in "mAMT" for k in range(first, j))


def _armed(s: Sentence, first: int, j: int) -> bool:  # noqa: PLR0911
    """Whether a weak noun ("members", "men") at *j* is armed: by a word before it or by what it is part of."""
    if any(s.classes[k] in "mMWFUTt" or s.words[k] == "armed" for k in range(first, j)):
        return s.words[j] not in {"prisoners", "detainees", "captives", "casualties", "deaths"} or True
    word = s.words[j]
    if word == "crew":
        return False
    if s.classes[j + 1 : j + 2] == "e":
        rest = s.classes[j + 2 : j + 8]
        stop = re.match(r"[dgAmjX'COG]*", rest)
        k = j + 2 + (stop.end() if stop else 0)
        if k < len(s) and s.classes[k] in "MFUTW":
            return True
        return False
    if word == "personnel":
        return s.classes[j - 1] in "AOCWX" or _military_near(s, j)
    if word in {"generals", "commanders", "pows", "defenders"}:
        return True
    if word in {"members", "men", "strong", "operatives"}:
        return word == "members" and any(w in _GROUP_WORDS for w in s.words) and s.classes[j + 1 : j + 2] != "e"
    return word in {"advisers", "advisors", "instructors"} and s.classes[j - 1] == "A"


def _military_near(s: Sentence, j: int) -> bool:
    near = s.classes[max(0, j - 12) : j + 12]
    return any(c in near for c in "MFTUW")


def _counted(s: Sentence, number: Number, head: int, end: int) -> Claim | None:
    words = s.words
    classes = s.classes
    if classes[head] == "P" and classes[end : end + 1] == "e":
        end = _whole(s, end)
    if classes[end : end + 1] in {"&", "|"} and _civil(s, end + 1):
        return None
    if any(w in CAPACITY for w in words[max(0, number.first - 4) : number.first]) and "capacity" not in words:
        return None
    what: Role = role(s, number.first, head, end)
    one = number.low == 1 and number.high == 1
    echelon = None
    unit = words[head]
    if classes[head] == "U":
        echelon = _ECHELONS.get(unit, unit.removesuffix("s") if unit != "corps" else unit)
        if what == "losses":
            return None
    elif classes[head] == "t" and not one:
        return None
    if one and not echelon and what == "force":
        return None
    return Claim(
        first=number.first,
        last=end,
        kind=what,
        quantity=number.quantity(unit=unit, echelon=echelon),
        actors=_whose(s, number.first, head, end),
        salient=what == "force",
        confidence=0.92 if what == "force" else 0.9,
    )


def _whole(s: Sentence, end: int) -> int:
    """The end of "of the armed forces" behind "members"."""
    match = re.match(r"e[dgAmjX'COG]*[MFUTW]", s.classes[end : end + 9])
    return end + match.end() if match else end


def _civil(s: Sentence, i: int) -> bool:
    """Whether a conjoined noun without a number of its own are civilians: the number then counts both."""
    for k in range(i, min(len(s), i + 3)):
        if s.classes[k] in "nvsyk":
            return False
        if s.words[k] in _CIVIL_PARTNERS:
            return True
        if s.classes[k] not in "Ajmxd":
            return False
    return False


def _strong(s: Sentence, number: Number) -> Claim | None:
    """ "3,000-strong force", "an army 10,000 strong"."""
    i = number.end
    if s.classes[i : i + 1] == "h" and s.words[i + 1 : i + 2] == ["strong"]:
        j = i + 2
        while j < min(len(s), i + 8) and s.classes[j] in "AmjCOWXRGh'x&":
            j += 1
        if j < len(s) and s.classes[j] in "FMUTW":
            what = role(s, number.first, j, j + 1)
            return Claim(
                number.first,
                j + 1,
                what,
                number.quantity(unit=s.words[j]),
                _whose(s, number.first, j, j + 1),
                salient=what == "force",
            )
        return None
    if s.words[i : i + 1] == ["strong"] and any(c in s.classes[:i] for c in "FMUTW"):
        return Claim(number.first, i + 1, "force", number.quantity(), actors.subject(s, number.first))
    return None


_ENDS_PHRASE = frozenset(',.;:)&i>b|"h')
_OF_WORDS = frozenset(
    [
        "of",
        "numbering",
        "totals",
        "totaling",
        "totalling",
        "numbered",
        "numbers",
        "number",
        "to",
        "at",
        "reached",
        "reaching",
        "around",
        "exceeds",
        "exceeded",
    ]
)


def _of_number(s: Sentence, number: Number) -> Claim | None:
    """ "a force of 600", "troop levels to 5,000", "soldiers, numbering 800"."""
    after = s.classes[number.end : number.end + 1]
    if after and after not in _ENDS_PHRASE:
        return None
    i = number.first - 1
    if i < 1 or s.words[i] not in _OF_WORDS:
        return None
    if s.words[i] == "of":
        j = i - 1
        if s.classes[j] in "FMUT" and s.words[j] not in {"company", "companies", "unit", "units"}:
            first = j
            while (
                first > 0 and s.classes[first - 1] in "AmjaxdM" and s.words[first - 1] not in {"of"} and j - first < 5
            ):
                first -= 1
            what = role(s, first, number.end - 1, number.end)
            return Claim(
                first,
                number.end,
                what,
                number.quantity(unit=s.words[j]),
                _whose(s, first, j, number.end),
                salient=what == "force",
            )
        return None
    if s.words[i] in {"at", "around"} and s.words[i - 1] not in {
        "stands",
        "stood",
        "numbers",
        "strength",
        "levels",
        "level",
        "estimated",
        "put",
        "remains",
    }:
        return None
    near = range(max(0, i - 10), i)
    counted = [
        k
        for k in near
        if s.classes[k] in "T"
        or (s.words[k] in {"army", "troop", "armed forces", "forces", "military"} and s.words[i] != "to")
    ]
    sized = any(
        s.words[k]
        in {
            "number",
            "numbers",
            "levels",
            "level",
            "strength",
            "size",
            "presence",
            "ceiling",
            "cap",
            "total",
            "force",
            "army",
            "contingent",
        }
        for k in near
    )
    if not counted or not (
        sized or s.words[i] in {"numbering", "totalling", "totaling", "totals", "number", "numbered"}
    ):
        return None
    what = role(s, counted[-1], counted[-1], counted[-1] + 1)
    return Claim(
        number.first,
        number.end,
        what,
        number.quantity(unit=s.words[counted[-1]]),
        _whose(s, counted[-1], counted[-1], i),
        salient=what == "force",
    )


def _bare(s: Sentence, number: Number, found: list[Claim], context: Context) -> Claim | None:
    """A number that a figure beside it explains."""
    i, end = number.first, number.end
    if s.words[end : end + 1] in (["more"], ["others"], ["other"]):
        end += 1
    losses = end < len(s) and (s.words[end] in LOSS_NOUNS)
    acronym = end < len(s) and s.raw[end] in {"KIA", "MIA", "WIA", "POWs", "POW"}
    soldiers_here = bool(found) or any(c in s.classes for c in "T")
    if acronym or (losses and found and found[-1].kind == "losses"):
        unit = found[-1].quantity.unit if found and found[-1].quantity else None
        return Claim(
            i,
            end + 1,
            "losses",
            number.quantity(unit=unit),
            salient=False,
            actors=found[-1].actors if found else (),
            confidence=0.75,
        )
    if not found or not soldiers_here:
        return None
    last = found[-1]
    unit = last.quantity.unit if last.quantity else None
    before = s.words[max(0, i - 2) : i]
    if before[-1:] == ["from"] and s.words[i - 2 : i - 1] in (["down"], ["up"]) and last.kind == "force":
        return Claim(i, number.end, "force", number.quantity(unit=unit), last.actors, confidence=0.8)
    if (
        s.classes[i - 1 : i] == "&"
        and s.words[number.end : number.end + 1] in (["from"], ["in"], ["to"])
        and last.kind == "force"
        and number.modifier != "range"
    ):
        nxt = s.classes[number.end + 1 : number.end + 2]
        if nxt in {"C", "R", "G"}:
            return Claim(
                i, number.end + 2, last.kind, number.quantity(unit=unit), last.actors, salient=True, confidence=0.8
            )
    if (
        end > number.end
        and s.words[end - 1] == "more"
        and last.kind == "losses"
        and s.classes[end : end + 1] in {"", ".", ",", ";"}
    ):
        return Claim(i, end, "losses", number.quantity(unit=unit), last.actors, salient=False, confidence=0.75)
    return None


def _whose(s: Sentence, first: int, head: int, end: int) -> tuple[str, ...]:
    """Whose people the figure counts: named in the phrase, right behind it, or the doer before it."""
    inside = actors.named(s, first, end)
    behind = _behind(s, end)
    if inside or behind:
        return tuple(dict.fromkeys(inside + behind))
    if first > 1 and s.classes[first - 1] == "'" and s.classes[first - 2] in actors.NAMES:
        return actors.codes_at(s, first - 2)
    return actors.subject(s, first)


_SOURCES = frozenset(["from", "of"])


def _behind(s: Sentence, end: int) -> tuple[str, ...]:
    """Nationalities right behind: "troops, sourced from both Russian and North Korean forces", "soldiers from Chad"."""
    stop = min(len(s), end + 5)
    for i in range(end, stop):
        if s.words[i] in _SOURCES and s.classes[i + 1 : i + 2]:
            j = i + 1
            while (
                j < min(len(s), i + 12)
                and s.classes[j] in "dAC&,OWxj"
                and not (s.classes[j] == "x" and s.words[j] != "both")
            ):
                j += 1
            return actors.named(s, i + 1, j)
        if s.classes[i] not in ",x":
            break
    return ()
