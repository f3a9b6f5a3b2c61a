# ruff: noqa: C901, PLR0911 (a grammar has one branch for each way to say a thing)
"""
Whether a weak noun behind a number ("members", "men", "companies") is armed people.

``armed`` promises False for staff, crowds and rescuers; ``part_of`` where "of the army" ends;
``fighters`` True where "Kenyans" fight in another's war.
"""

import re

from services.tagging.domain.figures.roles import role
from services.tagging.domain.reading.numbers import Number, number_at
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.nouns import (
    CAUGHT,
    CIVIL_BODIES,
    CROWD,
    CROWDS,
    EMERGENCY,
    GROUP_WORDS,
    UNDER_ARMS,
    WOMEN,
)
from services.tagging.lexicon.presence import FOUGHT, FRONT, TAKEN
from services.tagging.lexicon.roles import CHANGES, GIVES_UP, INSIDE, SWAPPED, SWAPS
from services.tagging.lexicon.warlike import WAR

_CIVIL = frozenset(
    ["embassy", "civilian", "diplomatic", "airline", "medical", "staff", "aid", "consular", "humanitarian"]
)
_PRESENCE = frozenset(["presence", "contingent", "garrison", "deployment", "battlegroup"])
_MOVES = frozenset(["deployment", "withdrawal", "relocation", "redeployment", "rotation", "dispatch", "pullout"])
_NO_FORCES = frozenset(["f", "imf", "wwf", "msf", "unicef", "nsf", "staff", "elf"])
_AMONG = re.compile(r"[ie>](?:[dgAmjCOt]|[CAOx]h[jx])*[MTFUW]")
_WITH_WOMEN = re.compile(r"[,&][nyvsa]")
_AN_ARMY = re.compile(r"id?(?:[xN]ed?)?A'?m?[MF]")
_ENDS_UP = frozenset(["ended", "sent", "deployed", "trapped", "found", "finished", "dispatched"])
_AT_THE_FRONT = frozenset(["front", "frontline", "front-line", "trenches"])
_SERVED_IN = frozenset(["in", "for", "with"])
_FROM_AN_ARMY = re.compile(r"i[dgAmjC]{0,4}[MFW]")
_NAMED_IN_BRACKETS = re.compile(r"e[^,;:.&()]{1,9}\([WMF]\)")
_PART_OF = re.compile(r"e(?:[dgAmjtX'COGh]|x['h])*[MFUTW]U?")
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
_ARMIES = ("army", "navy", "force", "forces", "guard", "corps", "military")


def fighters(s: Sentence, j: int) -> bool:
    """Whether the people that the word at *j* names ("Kenyans") fight in another's war, or were taken in a fight."""
    following = s.words[j + 1] if j + 1 < len(s) else ""
    if "mercenaries" in s.words[j + 1 : j + 7] and "as" in s.words[j + 1 : j + 6]:
        return True  # "90 Kenyans worked there as mercenaries"
    if not s.words[j].endswith(("s", "ese")) or not (
        s.classes[j + 1 : j + 2] in set("bip,&>") or following in FOUGHT | TAKEN
    ):
        return False
    j = _past_aside(s, j)
    behind = s.words[j + 1 : j + 16]
    stop = next((k for k in range(len(behind)) if s.classes[j + 1 + k] in ".;"), len(behind))
    behind = behind[:stop]
    if "mercenaries" in behind and behind[behind.index("mercenaries") - 1] == "as":
        return True  # "are trapped after signing up as mercenaries"
    at = next((k for k in range(min(6, stop)) if behind[k] in FOUGHT and behind[k - 1 : k] != ["the"]), None)
    if at is not None:
        return "fighting" in behind[:7] or not FRONT.isdisjoint(behind)
    if not _ENDS_UP.isdisjoint(behind[:6]) and not _AT_THE_FRONT.isdisjoint(behind[:9]):
        return True  # "have ended up at the front"
    return taken(s, j) and (not _AS_FIGHTERS.isdisjoint(behind) or _in_anothers_army(s, j))


def _past_aside(s: Sentence, j: int) -> int:
    """The comma that ends what stands between commas behind word *j*: "Colombians, most of them veterans, are"."""
    if s.classes[j + 1 : j + 2] != ",":
        return j
    end = next((k for k in range(j + 2, min(s.size, j + 10)) if s.classes[k] == ","), j)
    return end if s.classes[end + 1 : end + 2] == "b" and FOUGHT.isdisjoint(s.words[j + 2 : end]) else j


def _in_anothers_army(s: Sentence, j: int) -> bool:
    """As in "have died in the Chadian army": those named at *j* serve it."""
    at = next((k for k in range(j + 1, min(s.size, j + 9)) if s.words[k] in _SERVED_IN), s.size)
    match = _AN_ARMY.match(s.classes, at)
    return match is not None and s.words[match.end() - 1].endswith(_ARMIES)


def taken(s: Sentence, j: int) -> bool:
    """Whether the people named at *j* are told to have been captured or killed."""
    return not TAKEN.isdisjoint(s.words[j + 1 : j + 13])


def _thought(s: Sentence, j: int) -> bool:
    """As in "four men thought to be militants"."""
    return s.words[j + 1 : j + 2] != [] and s.words[j + 1] in _THOUGHT and "T" in s.classes[j + 2 : j + 8]


_THOUGHT = frozenset(["thought", "believed", "suspected", "said", "identified", "described"])


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
    if word in _HANDS or "age" in s.words[first:j] or s.words[j - 1] in CIVIL_BODIES:
        return False
    fights = not {"fight", "fighting"}.isdisjoint(s.words[j + 1 : j + 7])
    if word == "men":
        return _of_an_army(s, j, word) or _thought(s, j) or _men(s, first, j, fights=fights)
    if (
        (word in _OF_A_COUNTRY and fights and _for_a_side(s, j))
        or _of_an_army(s, j, word)
        or (word in _ANYBODY and _joins(s, first, j))
    ):
        return True
    if word == "captives" and "W" in s.classes[first:j]:
        return False  # whom Boko Haram has abducted
    if word in {"prisoners", "captives"} and _given_back(s, first, word):
        return any(c in s.classes for c in "MFUTW") or s.classes.count("G") + s.classes.count("C") > 1
    if any(s.classes[k] in "mMWFUTt" and s.words[k] not in _LENT for k in range(first, j)):
        return EMERGENCY.isdisjoint(s.words) or "military" in s.words[first:j]
    if word in {"members", "personnel"} and s.classes[j + 1 : j + 2] == "e":
        return _of_the_group(s, j)
    if word == "personnel":
        return _personnel(s, first, j)
    if word == "members":
        recruited = "W" in s.classes and not _RECRUITS.isdisjoint(s.words[:first])
        return recruited or _acronym(s, j) or not GROUP_WORDS.isdisjoint(s.words[max(0, j - 9) : j + 9])
    if word == "attackers":
        return any(c in s.classes for c in "MTFU")
    if word == "comrades":
        return any(c in "TFMUW" for c in s.classes)
    if word in _CREWS:
        return not WAR.isdisjoint(s.words)
    return word in _ALWAYS or (word in _TEACHERS and _of_a_country(s, j))


def _for_a_side(s: Sentence, j: int) -> bool:
    """Whether the people at *j* fight in a war: "are fighting for Russia", not "for jobs" or "fires"."""
    behind = next(k for k in range(j + 1, s.size) if s.words[k] in {"fight", "fighting"}) + 1
    if s.words[behind : behind + 1] == ["for"]:
        return FOR_WHOM.match(s.classes, behind) is not None
    return s.classes[behind : behind + 1] != "x"


FOR_WHOM: re.Pattern[str] = re.compile("id?[ACGORWTMF]|idx")  # "in the country"
_HANDS = frozenset(["crew", "crews", "staff", "lives", "hands"])
_OF_A_COUNTRY = frozenset(["nationals", "citizens", "foreigners"])
_LENT = frozenset(["security", "service", "federal", "joint", "squad"])  # military words that others use
_RECRUITS = frozenset(["recruit", "recruiting", "recruited", "recruits"])
_DEATHS = frozenset(["deaths", "fatalities", "dead", "losses"])
_ANYBODY = frozenset(["people", "nationals", "citizens", "foreigners"])
_JOINING = frozenset(["fight", "join"])
_REFUSE = frozenset(["refused", "refuse", "refusing", "objectors"])
_GROUPS = frozenset(["group", "sect", "movement", "organisation", "organization", "outfit"])
_CREWS = frozenset(["crew members", "crewmen", "crewmembers", "aircrew", "pilots"])
_ALWAYS = frozenset(["generals", "colonels", "commanders", "pows", "defenders"])
_TEACHERS = frozenset(["advisers", "advisors", "instructors", "trainers"])
_PAIR = 4  # two or three men beside a battalion are its story
_MANY, _FEW = 40, 12  # men: so many are no civilians, so few no force


def _of_an_army(s: Sentence, j: int, word: str) -> bool:
    """As in "members of the armed forces", "25 instructors from the British army", "casualties among the troops"."""
    among = word in _DEATHS and s.words[j + 1 : j + 2] == ["among"] and "police" not in s.words[j + 2 : j + 8]
    if (word == "casualties" or among) and _AMONG.match(s.classes, j + 1):
        return True
    if s.classes[j + 1 : j + 2] == "e" and (
        _PART_OF.match(s.classes, j + 1) or _NAMED_IN_BRACKETS.match(s.classes, j + 1)
    ):
        return True
    return s.words[j + 1 : j + 2] == ["from"] and word not in CROWDS and _from_an_army(s, j + 1)


def _loses(s: Sentence, first: int) -> bool:
    """Whether an army lost those whom the number before word *first* counts: "the Chadian army lost six men"."""
    number = _number_before(s, first)
    verb = (number.first if number is not None else first) - 1
    return (
        verb > 0
        and s.words[verb] in {"lost", "losing", "loses"}
        and any(c in "MT" for c in s.classes[max(0, verb - 3) : verb])
    )


def _joins(s: Sentence, first: int, j: int) -> bool:
    """As in "people from Chad went there to join the militants", "the army lost 900 people"."""
    if s.words[j] == "people" and _loses(s, first):
        return True
    behind = s.words[j + 1 : j + 24]
    at = next((k for k, word in enumerate(behind) if word in _JOINING and behind[k - 1] == "to"), None)
    if at is None or not EMERGENCY.isdisjoint(s.words) or any(c in ";:" for c in s.classes[j + 1 : j + 1 + at]):
        return False
    return any(c in "TW" for c in s.classes[j + 1 + at : j + 8 + at])


def _of_the_group(s: Sentence, j: int) -> bool:
    """As in "seven members of this sect surrendered to troops"."""
    behind = s.words[j + 1 : j + 9]
    killed = "killed" in behind and not (WAR | GROUP_WORDS).isdisjoint(s.words)
    return (
        (killed or not GIVES_UP.isdisjoint(behind))
        and not _GROUPS.isdisjoint(s.words[j + 2 : j + 6])
        and any(c in s.classes for c in ("TMUFWt" if killed else "TMU"))
    )


def _given_back(s: Sentence, first: int, word: str) -> bool:
    """As in "swapped 60 prisoners", "fetched 62 former captives"."""
    return not SWAPS.isdisjoint(s.words[max(0, first - 8) : first]) or (
        word == "captives"
        and "former" in s.words[first : first + 3]
        and not SWAPPED.isdisjoint(s.words[max(0, first - 5) : first])
    )


def _of_a_country(s: Sentence, j: int) -> bool:
    """As in "French advisers", "instructors from Chad"."""
    if s.classes[j - 1] == "A":
        return True
    j += s.classes[j + 1 : j + 2] == '"'  # 'some 900 "instructors" from Russia'
    if s.words[j + 1 : j + 2] == ["from"] and s.words[j + 2 : j + 4] in (["his", "country"], ["their", "country"]):
        return True
    return s.words[j + 1 : j + 2] == ["from"] and s.classes[j + 2 : j + 4].strip("dg")[:1] in {"C", "G"}


def _men(s: Sentence, first: int, j: int, *, fights: bool) -> bool:
    """Whether the men at *j* are armed: they fight, are many, or stand in a sentence of soldiers."""
    if _WITH_WOMEN.match(s.classes, j + 1) and not WOMEN.isdisjoint(s.words[j + 1 : j + 5]):
        return False  # "612 men, 38 women and four boys"
    if not _REFUSE.isdisjoint(s.words[j + 1 : j + 14]):
        return False  # "have refused to serve"
    if fights or _loses(s, first):
        return True
    if s.words[j + 1 : j + 3] == ["and", "women"]:
        return not UNDER_ARMS.isdisjoint(s.words) and CROWD.isdisjoint(s.words)
    under = any(c in s.classes for c in "FMTUW")
    if under and s.words[j - 1] in INSIDE:
        return True
    number = number_at(s, first) or number_at(s, max(0, first - 1))
    size = None if number is None else number.low or number.high or 0
    many = any(s.classes[k] in "kvg" for k in range(max(0, first - 3), j)) or (size is not None and size >= _MANY)
    few = size is not None and size < _FEW and "T" not in s.classes and ("U" not in s.classes or size < _PAIR)
    if many and not any(c in s.classes for c in "TUMW") and not CAUGHT.isdisjoint(s.words):
        return False  # "the police rounded up thousands of young men"
    return many or (under and not few and role(s, first, j + 1) == "force")


def _acronym(s: Sentence, j: int) -> bool:
    """Whether the letters before word *j* are those of a force: "140 BDF members"."""
    short = s.words[j - 1]
    return short.endswith("f") and short not in _NO_FORCES and s.raw[j - 1].isupper()


def _personnel(s: Sentence, first: int, j: int) -> bool:
    """Whether the personnel at *j* are an army's: no firefighters, no embassy's."""
    if s.words[j - 1] == "security":  # policemen among them: no strength
        at_war = s.classes[j - 2] == "A" or any(c in s.classes for c in "TW") or not WAR.isdisjoint(s.words)
        return at_war and role(s, first, j + 1) == "losses"
    if "police" in s.words and s.words[j - 1] not in {"military", "army"}:
        return False
    if s.classes[j - 1] in "ACO" and EMERGENCY.isdisjoint(s.words):
        number = number_at(s, first) or _number_before(s, first)
        if number is not None and (number.low or number.high or 0) >= 100 and _CIVIL.isdisjoint(s.words):
            return True
    if s.words[first - 1 : first] != [] and not _MOVES.isdisjoint(s.words[max(0, first - 4) : first]):
        return EMERGENCY.isdisjoint(s.words) and _CIVIL.isdisjoint(s.words)  # "the deployment of 63 personnel"
    if _acronym(s, j):
        return True  # "18 BSF personnel"
    if not _PRESENCE.isdisjoint(s.words) and not CHANGES.isdisjoint(s.words[:j]):
        return _CIVIL.isdisjoint(s.words)
    if not EMERGENCY.isdisjoint(s.words) or s.classes[j - 1] not in "AOCWjnyk":
        return False
    return any(c in s.classes for c in "MFTUW") or "tanks" in s.words


def _from_an_army(s: Sentence, i: int) -> bool:
    match = _FROM_AN_ARMY.match(s.classes, i)
    return match is not None and s.words[match.end() - 1].endswith(_ARMIES)


def part_of(s: Sentence, end: int) -> int:
    """The end of "of the armed forces" behind "members"."""
    match = _PART_OF.match(s.classes, end)
    return match.end() if match else end
