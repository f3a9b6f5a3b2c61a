# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
The noun that a number counts: where the phrase behind a number leads, and whether its noun is armed people.

"some 10,000 exhausted North Korean soldiers" leads to "soldiers"; "400 members of the armed forces" to
"members", armed by what they are part of; "400 members of parliament" nowhere.
"""

import re

from services.tagging.domain.frame import Frame
from services.tagging.domain.numbers import Number, number_at
from services.tagging.domain.roles import role
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.nouns import (
    AMBIGUOUS,
    CAUGHT,
    CIVIL_BODIES,
    CIVIL_HELP,
    CIVIL_PARTNERS,
    CORPS,
    COUNTABLE_FORCES,
    CRAFTED,
    CROWD,
    CROWDS,
    EMERGENCY,
    GROUP_WORDS,
    MANOEUVRES,
    ONLY_AS_LOSSES,
    PARLIAMENT,
    PLAY,
    SPORT,
    STRICTLY_WAR,
    UNDER_ARMS,
    UNITS_ALWAYS,
    UNITS_ARMED,
    WOMEN,
)
from services.tagging.lexicon.presence import FOUGHT, FRONT, TAKEN
from services.tagging.lexicon.roles import CHANGES, INSIDE, SWAPS
from services.tagging.lexicon.warlike import WAR

_INSIDE = frozenset("AmjCGORWXMFUTtPhdg'\"&,Dx")  # classes that a phrase between number and noun may hold
_MOST_WORDS = 10
_ADJECTIVE = re.compile(
    r"(?:ed|ern|al|ic|ist|ish|ese|ian|ean|an|ly|ive|ous|ary|ory|less|ful|able|ible|ing|ani|ite|ent|ant|led|based|born|style|age|level)\Z"
)
_CIVIL = frozenset(
    ["embassy", "civilian", "diplomatic", "airline", "medical", "staff", "aid", "consular", "humanitarian"]
)
_PRESENCE = frozenset(["presence", "contingent", "garrison", "deployment", "battlegroup"])
_UNDER_ARMS = re.compile(
    r"in uniform|under arms"
    r"|(?:who (?:are|were) )?(?:serving(?! (?:life|time|sentences|long|prison|an?)\b)|fighting|enlisted|joined up)\b"
)
# Nouns of class N that may be under arms: no months, no miles.
_PERSONS = frozenset(
    ["people", "residents", "civilians", "civilian", "students", "workers", "migrants", "families", "women"]
)
_AMONG = re.compile(r"[ie>][dgAmjCO]*[MTFU]")
_WITH_WOMEN = re.compile(r"[,&][nyvsa]")
_FROM_AN_ARMY = re.compile(r"i[dgAmjC]{0,4}[MFW]")
_PART_OF = re.compile(r"e(?:[dgAmjX'COGh]|x')*[MFUTW]U?")


def head_of(s: Sentence, i: int) -> tuple[int, int] | None:
    """
    The noun that the phrase from word *i* leads to: (its position, the phrase's end); None where it is no armed
    people.
    """
    classes, words, n = s.classes, s.words, s.size
    j = _behind_of(s, i)
    stop = min(n, j + _MOST_WORDS)
    head = None
    while j < stop:
        c = classes[j]
        following = classes[j + 1 : j + 2]
        if following == "h" and c in "xijNm" and j + 2 < stop and words[j] not in {"so", "year"}:
            j += 3 if c == "m" and classes[j + 2] == "x" else 2  # "combat-ready troops", "off-duty soldiers"
            continue
        if c == "(" and (closed := classes.find(")", j, j + _MOST_WORDS)) > 0:
            j, stop = closed + 1, min(n, stop + closed + 1 - j)
            continue  # "hundreds of IS (Islamic State) fighters"
        if c == "t" and following == '"' and classes[j + 2 : j + 3] in {"T", "P"}:
            j += 2  # '"peacekeeper" troops'
            continue
        if c == "P" and words[j] in INSIDE and following in {"A", "C", "m", "j"} and "T" in classes[j + 1 : j + 4]:
            j += 1  # "dead Russian soldiers"
            continue
        if c == "T":
            head = j
            if following not in {"T", "P", "U"} or words[j + 1] in ONLY_AS_LOSSES:
                break
        elif (
            (c == "t" and following not in {"T", "P", "U", "F", "t"})
            or (c == "U" and following not in {"T", "P", "t", "U"} and is_unit(s, i, j))
            or (
                (c in "PA" or words[j] in _PERSONS)
                and _UNDER_ARMS.match(" ".join(words[j + 1 : j + 7]))
                and (c != "A" or words[j].endswith(("s", "ese")))
            )
            or (c == "A" and j <= i + 2 and fighters(s, j))
            or (words[j] == "ones" and any(k == "T" for k in classes))
        ):
            head = j
            break
        elif c == "P" and following not in {"T", "U", "P"}:
            if words[j] in {"bodies", "corpses", "remains", "casualties"} and following == "e":
                j += 2 if classes[j + 2 : j + 3] != "d" else 3
                continue
            if armed(s, i, j):
                head = j
            break
        elif c == "F" and following not in {"T", "P", "U"}:
            head = j if words[j] in COUNTABLE_FORCES and "police" not in words else None
            break
        elif (c == "N" and not (words[j] == "civilian" and following == "T")) or not _passes(s, i, j):
            break
        elif c == "&" and following in {"n", "y", "v"}:
            second = number_at(s, j + 1)
            j = second.end - 1 if second else j
        j += 1
    if head is None or (words[head + 1 : head + 2] and words[head + 1] in CRAFTED):
        return None
    if words[head + 1 : head + 3] == ["and", "women"]:
        return head, head + 3
    return head, head + 1


def fighters(s: Sentence, j: int) -> bool:
    """Whether the people that the word at *j* names ("Kenyans") fight in another's war, or were taken in a fight."""
    following = s.words[j + 1] if j + 1 < len(s) else ""
    if not s.words[j].endswith(("s", "ese")) or not (
        s.classes[j + 1 : j + 2] in set("bip,&>") or following in FOUGHT | TAKEN
    ):
        return False
    behind = s.words[j + 1 : j + 16]
    stop = next((k for k in range(len(behind)) if s.classes[j + 1 + k] in ".;"), len(behind))
    behind = behind[:stop]
    at = next((k for k in range(min(6, stop)) if behind[k] in FOUGHT and behind[k - 1 : k] != ["the"]), None)
    if at is not None:
        return "fighting" in behind[:4] or not FRONT.isdisjoint(behind)
    return taken(s, j) and not _AS_FIGHTERS.isdisjoint(behind)


def taken(s: Sentence, j: int) -> bool:
    """Whether the people named at *j* are told to have been captured or killed."""
    return not TAKEN.isdisjoint(s.words[j + 1 : j + 13])


_AS_FIGHTERS = frozenset(
    [
        "fighting",
        "mercenaries",
        "mercenary",
        "front",
        "frontline",
        "trenches",
        "enlisted",
        "enlisting",
        "contract",
        "contracts",
        "legion",
        "battlefield",
    ]
)


def _behind_of(s: Sentence, i: int) -> int:
    """Past "more", and past "of the", "of its 2,500"."""
    j = i
    if s.words[j : j + 1] in (["more"], ["other"]):
        j += 1
    if s.classes[j : j + 1] == "e":
        j += 1
        if s.classes[j : j + 1] in {"d", "g", "a"}:
            j += 1
        if s.classes[j : j + 1] in {"n", "y"} and (inner := number_at(s, j)) is not None:
            j = inner.end
    return j


def _passes(s: Sentence, i: int, j: int) -> bool:
    """Whether word *j* may stand between a number and its noun."""
    classes, c = s.classes, s.classes[j]
    if c == "x":
        return _ADJECTIVE.search(s.words[j]) is not None
    if c == ",":
        return classes[j - 1] in "jmxA" and classes[j + 1 : j + 2] in {"j", "m", "A", "x"}
    if c == "&":
        return classes[j - 1] in "AjmCOWXMG" and classes[j + 1 : j + 2] in {
            "A",
            "j",
            "m",
            "C",
            "O",
            "W",
            "X",
            "M",
            "G",
            "n",
            "y",
            "v",
        }
    if c in "dg":
        return j <= i + 1
    return c in _INSIDE or s.words[j] in {"civilian", "[", "]"}


_SERVES_IN = frozenset(["us", "u.s.", "u.s", "american", "british", "dutch", "french", "korean", "navy", "army"])
_FIRMS = frozenset(["company", "companies", "division", "divisions"])
_FLOWN = frozenset(["fighter", "bomber", "jet", "aircraft", "helicopter", "typhoon", "fighters", "bombers"])


def is_unit(s: Sentence, first: int, j: int) -> bool:
    """Whether the unit noun at *j* is a counted military one: "three brigades", "two armoured divisions"."""
    word = s.words[j]
    if word in UNITS_ALWAYS:
        return "fire" not in s.words
    if word in {"squadron", "squadrons"} and (s.words[j - 1] in _FLOWN or s.words[j + 1 : j + 3] == ["of", "f"]):
        return False  # of aircraft
    if word not in UNITS_ARMED or not EMERGENCY.isdisjoint(s.words):
        return False
    described = s.classes[first:j]
    if any(c in described for c in "mMT") or ("A" in described and word not in _FIRMS):
        return True
    if word in {"divisions", "division", "corps", "armies"} and not MANOEUVRES.isdisjoint(s.words[j + 1 : j + 7]):
        return True
    if "A" in described and not WAR.isdisjoint(s.words):
        return True
    strict = word in {"company", "companies", "corps", "squad", "squads", "batteries"}
    return (
        any(c in s.classes[:j] + s.classes[j + 1 :] for c in ("TU" if strict else "TMFW"))
        and s.classes.count("U") <= 3
        and not WAR.isdisjoint(s.words)
    )


def _number_before(s: Sentence, end: int) -> Number | None:
    """The number phrase that ends before word *end*."""
    for k in range(max(0, end - 4), end):
        number = number_at(s, k)
        if number is not None and number.end == end:
            return number
    return None


def armed(s: Sentence, first: int, j: int) -> bool:
    """Whether a weak noun ("members", "men") at *j* is armed: by a word before it, or by what it is part of."""
    word = s.words[j]
    if word in {"crew", "crews", "staff", "lives", "hands"} or s.words[j - 1] in CIVIL_BODIES:
        return False
    if word == "men" and _WITH_WOMEN.match(s.classes, j + 1) and not WOMEN.isdisjoint(s.words[j + 1 : j + 5]):
        return False  # "612 men, 38 women and four boys"
    if word in {"nationals", "citizens", "foreigners", "men"} and not {"fight", "fighting"}.isdisjoint(
        s.words[j + 1 : j + 7]
    ):
        return True
    if word == "men" and s.words[j + 1 : j + 3] == ["and", "women"]:
        return not UNDER_ARMS.isdisjoint(s.words) and CROWD.isdisjoint(s.words)
    if word == "men" and s.words[j - 1] in INSIDE and any(c in s.classes for c in "FMTUW"):
        return True
    if word == "men":
        number = number_at(s, first) or number_at(s, max(0, first - 1))
        many = any(s.classes[k] in "kvg" for k in range(max(0, first - 3), j)) or (
            number is not None and (number.low or number.high or 0) >= 40
        )
        under = any(c in s.classes for c in "FMTUW")
        few = (
            number is not None
            and (number.low or number.high or 0) < 12
            and "T" not in s.classes
            and "U" not in s.classes
        )
        if many and not any(c in s.classes for c in "TUMW") and not CAUGHT.isdisjoint(s.words):
            return False  # "the police rounded up thousands of young men"
        return many or (under and not few and role(s, first, j + 1) == "force")
    if word == "casualties" and _AMONG.match(s.classes, j + 1):
        return True
    if s.classes[j + 1 : j + 2] == "e" and _PART_OF.match(s.classes, j + 1):
        return True
    if s.words[j + 1 : j + 2] == ["from"] and word not in CROWDS and _from_an_army(s, j + 1):
        return True  # "25 instructors from the British army"
    if word in {"prisoners", "captives"} and not SWAPS.isdisjoint(s.words[max(0, first - 8) : first]):
        return any(c in s.classes for c in "MFUTW") or s.classes.count("G") + s.classes.count("C") > 1
    if any(
        (s.classes[k] in "mMWFUTt" and s.words[k] not in {"security", "service", "federal", "joint", "squad"})
        for k in range(first, j)
    ):
        return EMERGENCY.isdisjoint(s.words) or "military" in s.words[first:j]
    if word in {"members", "personnel"} and s.classes[j + 1 : j + 2] == "e":
        return False
    if word == "personnel" and "police" in s.words and s.words[j - 1] not in {"military", "army"}:
        return False
    if word == "personnel" and s.classes[j - 1] in "ACO" and EMERGENCY.isdisjoint(s.words):
        number = number_at(s, first) or _number_before(s, first)
        if number is not None and (number.low or number.high or 0) >= 100 and _CIVIL.isdisjoint(s.words):
            return True
    if word == "personnel" and not _PRESENCE.isdisjoint(s.words) and not CHANGES.isdisjoint(s.words[:j]):
        return _CIVIL.isdisjoint(s.words)
    if word == "personnel":
        return (
            EMERGENCY.isdisjoint(s.words)
            and s.words[j - 1] != "security"
            and s.classes[j - 1] in "AOCWjnyk"
            and any(c in s.classes for c in "MFTUW")
        )
    if word == "members":
        if "W" in s.classes and not {"recruit", "recruiting", "recruited", "recruits"}.isdisjoint(s.words[:first]):
            return True
        return s.words[j - 1] not in CIVIL_BODIES and not GROUP_WORDS.isdisjoint(s.words[max(0, j - 9) : j + 9])
    if word in {"crew members", "crewmen", "crewmembers", "aircrew", "pilots"}:
        return any(w in WAR for w in s.words)
    return word in {"generals", "commanders", "pows", "defenders"} or (
        word in {"advisers", "advisors", "instructors", "trainers"}
        and (
            s.classes[j - 1] == "A"
            or (s.words[j + 1 : j + 2] == ["from"] and s.classes[j + 2 : j + 4].strip("d")[:1] in {"C", "G"})
        )
    )


def _from_an_army(s: Sentence, i: int) -> bool:
    match = _FROM_AN_ARMY.match(s.classes, i)
    return match is not None and s.words[match.end() - 1].endswith(_ARMIES)


_ARMIES = ("army", "navy", "force", "forces", "guard", "corps", "military")


def part_of(s: Sentence, end: int) -> int:
    """The end of "of the armed forces" behind "members"."""
    match = _PART_OF.match(s.classes, end)
    return match.end() if match else end


def with_civilians(s: Sentence, end: int) -> bool:
    """
    Whether civilians without a number of their own are counted with the noun before *end*: "soldiers and
    civilians".
    """
    if s.classes[end : end + 1] == "," and s.words[end + 1 : end + 2] and s.words[end + 1] in CIVIL_PARTNERS:
        return True
    if s.classes[end : end + 1] not in {"&", "|"}:
        return False
    for k in range(end + 1, min(s.size, end + 4)):
        if s.classes[k] in "nvsyk":
            return False
        if s.words[k] == "officers" and k == end + 1:
            return False  # "soldiers and officers"
        if s.words[k] in CIVIL_PARTNERS:
            return not (s.words[k - 1] in _OTHERS and s.words[k - 2] in {"and", "or"})
        if s.classes[k] not in "AjmxdC":
            return False
    return False


_OTHERS = frozenset(["remaining", "surviving", "fleeing", "displaced"])  # civilians who are not the dead before them


def doubtful(s: Sentence, head: int, frame: Frame) -> bool:
    """Whether the noun at *head* has a life outside war (volunteers, rebels, fighters), and the text shows no war."""
    word = s.words[head]
    if not PLAY.isdisjoint(s.words) or (
        word == "fighters"
        and "S" in s.classes
        and not {"jets", "jet", "aircraft"}.isdisjoint(" ".join(s.words).split())
    ):
        return True
    if word not in AMBIGUOUS or s.words[head - 1 : head] in (["north", "korean"], ["wagner"]):
        return False
    if word in CORPS and s.words[head - 1] in _SERVES_IN:
        return False
    if word == "rebels" and not PARLIAMENT.isdisjoint(s.words):
        return True
    if not SPORT.isdisjoint(s.words) or (word in {"men", "women"} and not CROWD.isdisjoint(s.words)):
        return True
    others = [k for k, c in enumerate(s.classes) if c in "TMUWFt" and k != head]
    if (
        word in {"volunteers", "volunteer"}
        and not others
        and not CIVIL_HELP.isdisjoint(s.words)
        and FOUGHT.isdisjoint(s.words)
    ):
        return True
    if any(s.words[k] not in AMBIGUOUS for k in others) or any(w in WAR and w != word for w in s.words):
        return False
    if frame.martial and any(c in s.classes[max(0, head - 3) : head] for c in "AC"):
        return False
    return word in STRICTLY_WAR or (not frame.martial and frame.sporty)
