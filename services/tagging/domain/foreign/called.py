# ruff: noqa: C901, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
Forces abroad that a text calls foreign and names no country's: "foreign fighters", "peacekeepers", "the coalition".

No country's adjective says whose they are; what the text says of who sends or leads them does.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.groups import SENDERS, STATES, WEAK_HEADS, Group
from services.tagging.domain.foreign.senders import continued
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import ADVISER_WORDS, MERCENARY_WORDS
from services.tagging.lexicon.bystanders import MEDDLING, RECRUITS
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.presence import ACTS, FLAGS, HIRES, MANDATES, SENDS

_COALITION_WARS = frozenset(["syria", "iraq", "afghanistan", "yemen"])


def called_foreign(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "Foreign fighters", "a foreign army", "peacekeepers", "mercenaries": no country named."""
    at_war = context.frame.conflict is not None or context.frame.martial
    for i, word in enumerate(s.words):
        if word not in CALLED:
            continue
        if word == "international legion":
            yield Group(i, i + 1, i, ()), Claim(i, i + 1, "volunteers", confidence=0.8)
        elif word in _FROM_ELSEWHERE:
            match = _CALLS.match(s.classes, i + 1)
            if match is None or ("W" in match.group() and s.words[match.end() - 1] not in _HIRED):
                continue
            head = s.words[match.end() - 1]
            if s.classes[match.end() - 1] == "P" and head not in WEAK_HEADS:
                continue
            if not MEDDLING.isdisjoint(s.words[max(0, i - 5) : i]):
                continue  # "the interference of foreign forces": powers
            if head in {"proxies", "proxy forces", "militia", "militias"} and word in {
                "western",
                "european",
                *_CONTINENTS,
            }:
                continue
            if s.classes[match.end() - 1] in "MP" and word in {"western", "european"}:
                continue
            if word in _CONTINENTS and (context.frame.conflict is None or head not in _OF_A_CONTINENT):
                continue
            if s.classes[match.end() - 1] == "M" and not (
                s.classes[i - 1 : i] == "a" or head in {"armies", "militaries"}
            ):
                continue
            if head in {"terrorist", "terrorists"} or "terrorist" in s.words[i : match.end()]:
                continue
            if "like" in s.words[max(0, i - 2) : i] or (head in {"force", "army"} and "born" in s.words):
                continue
            together = word == "multinational"
            if (together and head not in _MULTINATIONAL) or (not together and s.classes[match.end() - 1] == "U"):
                continue
            if head in _PEACEFUL and not at_war and word != "foreign-born":
                continue  # "foreign volunteers help in the kitchen"
            if word == "international" and head in {"force", "forces"} and MANDATES.isdisjoint(s.words):
                continue
            if word == "international" and head not in {"force", "forces", "peacekeepers", "troops", "legion"}:
                continue
            if _already_named(s, i):
                continue
            who = _senders_of(s, i) if head in _HIRED else ("NATO",) if together and "nato" in s.words else ()
            who = who or _among_them(s, match.end())
            if head in {"deployment", "deployments", "mission"} and "g" in s.classes[max(0, i - 4) : i]:
                continue  # "in its first foreign deployment": those deployed are told
            group = Group(i, match.end(), match.end() - 1, who)
            yield group, Claim(i, match.end(), _foreign_kind(s.words[i : match.end()]), actors=who, confidence=0.7)
        elif word in _PEACEKEEPERS:
            first = i
            while first > 0 and s.classes[first - 1] in "njmgd" and i - first < 4:
                first -= 1
            if _already_named(s, first):
                continue
            if word == "peacekeeping mission" and not {"under", "of", "on"}.isdisjoint(
                s.words[max(0, first - 2) : first]
            ):
                continue  # "soldiers stationed under a peacekeeping mission"
            sent = next((k for k in range(first - 1, max(-1, first - 6), -1) if s.words[k] in _PUTS), None)
            doer = actors.subject(s, first) if s.classes[first] == "g" or sent is not None else ()
            who = _of_whom(s, i + 1) or doer
            who = who or _the_same(s, context, first, "peacekeepers")
            who = who if SENDERS.issuperset(who) else ()
            if not who and s.classes[first] == "g":  # "after 30 of its peacekeepers were hurt"
                named = actors.named(s, 0, first)
                who = named[:1] if SENDERS.issuperset(named[:1]) else ()
            plain = (
                word in {"peacekeepers", "blue helmets", "peacekeeping troops"} and "regional" not in s.words[first:i]
            )
            who = who or _flag(s, context, 0 if plain else i, plain=plain)
            yield Group(first, i + 1, i, who), Claim(first, i + 1, "peacekeepers", actors=who, confidence=0.7)
        elif word == "coalition" and (
            s.classes[i - 1 : i] not in {"h", "A", "C", "X"}
            or s.words[i - 1] in {"global", "international"}
            or (s.classes[i - 1] == "X" and _OF_A_COALITION.match(s.classes, i + 1) is not None)
        ):
            match = _OF_A_COALITION.match(s.classes, i + 1)
            last = match.end() if match else i + 1
            strikes = not {"strikes", "airstrikes", "air strikes"}.isdisjoint(s.words[last : last + 6])
            kind = "naval_air" if strikes or (match and s.classes[last - 1] == "S") else "state_troops"
            told = s.words[i + 1 : i + 9]
            acting = not _IN_A_WAR.isdisjoint(told) and SAYS.isdisjoint(told[:7]) and s.classes[i + 1 : i + 2] != "'"
            if (match and (context.frame.conflict is not None or not ACTS.isdisjoint(s.words[last : last + 5]))) or (
                acting
                and (
                    s.words[i - 1 : i] == ["the"] or s.words[i - 2 : i] in (["the", "global"], ["the", "international"])
                )
                and context.frame.conflict
                and context.frame.conflict.id in _COALITION_WARS
            ):
                who = (context.frame.leader(s.start) or "coalition",)
                yield Group(i, last, last - 1, who), Claim(i, last, kind, actors=who, confidence=0.6)
        elif (
            word == "mercenaries"
            and not (s.words[i - 1 : i] == ["of"] and s.words[i - 2] in _BANDS)
            and not (s.classes[i - 1 : i] == ";" and "W" in s.classes[max(0, i - 3) : i - 1])
            and context.frame.conflict is not None
            and "as" not in s.words[max(0, i - 2) : i]
            and s.classes[i + 1 : i + 2] != "e"
        ):
            if s.words[i + 1 : i + 2] == ["from"] and not RECRUITS.isdisjoint(s.words[max(0, i - 3) : i]):
                continue  # "has been recruiting mercenaries from within Belarus": they are at home yet
            who = continued(context) if s.words[i - 1 : i] == ["about"] else _senders_of(s, i)
            who = who or _the_same(s, context, i - 1, "mercenaries")
            yield Group(i, i + 1, i, who), Claim(i, i + 1, "mercenaries", actors=who, confidence=0.6)


_IN_A_WAR: frozenset[str] = ACTS | {"dislodge", "stepped", "failed", "driven", "began"}


def _among_them(s: Sentence, last: int) -> tuple[str, ...]:
    """Who is named of the foreigners before word *last*: "foreign fighters, including Chadians and Libyans,"."""
    at = next((k for k in range(last, min(s.size, last + 7)) if s.words[k] in _SUCH_AS), s.size)
    match = _LIST.match(s.classes, at + 1 + (s.words[at + 1 : at + 2] == ["them"]))
    if match is None or s.words[at - 1] in {"groups", "countries"}:
        return ()
    who = actors.named(s, match.start(), match.end())
    return who if STATES.issuperset(who) else ()


_SUCH_AS = frozenset(["including", "among", "from"])
_LIST = re.compile(r"(?:[jnvkxs]?A(?:,[jnvk]?A)*,?&[jnvk]?A|dC(?:,d?C)*,?&d?C|C(?:,d?C)*,?&d?C)(?![TFMUSPN])")


def _of_whom(s: Sentence, at: int) -> tuple[str, ...]:
    """Who sends or leads them by the clause behind: "the peacekeepers whom Samoa is leading"."""
    sent = s.words[at : at + 1] in (["whom"], ["that"], ["which"]) and s.classes[at + 1 : at + 2] in {"C", "G", "O"}
    return actors.codes_at(s, at + 1) if sent else ()


_PUTS: frozenset[str] = SENDS - {"host", "hosts", "hosting", "hosted"}


def _already_named(s: Sentence, i: int) -> bool:
    """As in "UNIFIL is a multinational force": what the force named before is."""
    a = i - (s.words[i] != "a")
    return s.words[a : a + 1] == ["a"] and s.words[a - 1 : a] in (["is"], ["was"]) and "W" in s.classes[: a - 1]


def _the_same(s: Sentence, context: Context, first: int, kind: str) -> tuple[str, ...]:
    """Whose "the peacekeepers", "these mercenaries" are: those of the sentence before."""
    if s.words[first] not in {"the", "these", "those"}:
        return ()
    return next((c.actors for c in reversed(context.earlier) if c.kind == kind and c.actors), ())


def _flag(s: Sentence, context: Context, since: int, *, plain: bool) -> tuple[str, ...]:
    """Whose flag peacekeepers serve under that nobody's name stands before: of the sentence, or of all the text."""
    named = [i for i in range(since, s.size) if s.classes[i] in "OW"]
    flags = [code for i in named for code in actors.codes_at(s, i) if code in FLAGS]
    return (flags[0],) if flags else ("UN",) if plain and context.frame.un_force else ()


_PEACEKEEPERS = frozenset(
    [
        "peacekeepers",
        "blue helmets",
        "peacekeeping force",
        "peacekeeping forces",
        "peacekeeping mission",
        "peacekeeping troops",
    ]
)
_CALLS = re.compile(r"(?:h[xj])?[mjt]{0,2}(?:[|&]\"?[mjtx]*\"?)?W?[TFPMU]")
_BANDS = frozenset(["formation", "group", "company", "army", "force", "band"])
_OF_A_COALITION = re.compile(r"[mjM]{0,2}[TFSP]")
CALLED = _PEACEKEEPERS | frozenset(
    [
        "international legion",
        "foreign",
        "overseas",
        "foreign-born",
        "international",
        "multinational",
        "western",
        "european",
        "african",
        "arab",
        "asian",
        "nordic",
        "coalition",
        "mercenaries",
    ]
)


# Each way to name a force needs one of its words; those without are told by their classes.
_CONTINENTS = frozenset(["african", "arab", "asian", "nordic"])
_FROM_ELSEWHERE = _CONTINENTS | frozenset(
    ["foreign", "overseas", "foreign-born", "international", "multinational", "western", "european"]
)
_OF_A_CONTINENT = frozenset(["troops", "soldiers", "peacekeepers", "armies", "contingents", "ground troops"])
_MULTINATIONAL = frozenset(
    ["battlegroup", "battlegroups", "battle group", "battle groups", "brigade", "brigades", "contingent", "contingents"]
)
_PEACEFUL = frozenset(["volunteers", "recruits"])
_HIRED = frozenset(["fighters", "mercenaries", "jihadists", "militants", "volunteers", "recruits"])


def _senders_of(s: Sentence, i: int) -> tuple[str, ...]:
    """Who sends or hires the foreigners at *i*: "Chad had flown in foreign fighters"."""
    verb = next((k for k in range(i - 1, max(-1, i - 7), -1) if s.words[k] in HIRES), None)
    if verb is None:
        return ()
    doer = next((k for k in range(verb - 1, max(-1, verb - 8), -1) if s.classes[k] in "ACGO"), None)
    who = actors.codes_at(s, doer) if doer is not None else actors.subject(s, verb)
    return tuple(w for w in who if w in SENDERS)


def _foreign_kind(words: list[str]) -> str:
    head = words[-1]
    if not MERCENARY_WORDS.isdisjoint(words):
        return "mercenaries"
    if head in {"fighters", "volunteers", "recruits", "jihadists", "jihadis", "legion", "militants", "terrorists"}:
        return "volunteers"
    if head in MERCENARY_WORDS:
        return "mercenaries"
    return "advisers" if head in ADVISER_WORDS else "state_troops"
