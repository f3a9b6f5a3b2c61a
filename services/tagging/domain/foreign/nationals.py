# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Forces named by their nation, as in "North Korean conscripts", "British and French troops"; and bands by their name.

``by_nationality`` promises each phrase once, with its claim or None where what it names is no force abroad.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.foreign import judge
from services.tagging.domain.foreign.groups import STATES, WEAK_HEADS, Group
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import MERCENARY_WORDS, PEACE_WORDS
from services.tagging.lexicon.bystanders import CIVIL_BODIES, TOGETHER
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.nouns import AMBIGUOUS, SPORT
from services.tagging.lexicon.presence import ACTS, BEING_THERE, EVENTS, HELPED
from services.tagging.lexicon.words import NAMED_FORCES

PHRASE = re.compile(
    r"(?P<who>(?:[ACO](?:,[dn]?[ACO])*,?&[dn]?[ACO]|[ACOWG])[AOW]*'?(?:h[jx])?)"  # nationality, or a list of them
    r"(?P<other>[mN]?[NP]&)?(?P<mods>(?:&[mjx])?[mjXxnvkUMWSFT\"dh]{0,5}?)(?P<head>[TtPFMUS]+)"
)
_ALLIES = re.compile(r"[TFM]&g?A(?=x)")  # "Malian soldiers and their Russian allies"
_SIDE_BY_SIDE = frozenset(["allies"])
_FIGHT: frozenset[str] = ACTS - frozenset(["hold", "held", "holding", "joined", "helped", "used", "hit", "hits"])
_ALLIED = mark(_SIDE_BY_SIDE)
_ABBREVIATED = re.compile(r"[FM]\([XWMO]\)[TPF]")
_NAMED = re.compile("W")
_FLIES = frozenset(["fly", "flies", "flew", "flown", "over"])
_PROXIES = frozenset(["proxy", "proxies", "proxy forces"])
_AIR = frozenset(["military", "war", "fighter", "air", "navy", "naval", "combat", "attack"])
_STANDING_ALONE = frozenset(name for name, who in NAMED_FORCES.items() if who in {("Wagner",), ("Africa Corps",)})


def by_nationality(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "North Korean conscripts", "Russia's mercenaries", "British and French troops", "Wagner"."""
    at = 0
    while (match := PHRASE.search(s.classes, at)) is not None:
        at = match.start() + 1
        if not _holds_together(s, match) or s.classes[match.start() - 1 : match.start()] == "h":
            continue
        if s.classes[match.start()] == "W" and s.words[match.start() - 1 : match.start()] == ["foreign"]:
            continue  # "foreign Isis fighters"
        start = _own_start(s, match)
        who = actors.named(s, start, match.end())
        if who:
            full = _ABBREVIATED.match(s.classes, match.end() - 1)  # "Australian Defence Force (ADF) personnel"
            at = full.end() if full is not None else match.end()
            last = (
                at + 1 if s.classes[at : at + 1] == "W" and s.classes[at - 1] != "W" else at
            )  # "Lebanon's militia Hezbollah"
            who = tuple(dict.fromkeys(who + actors.named(s, at, last)))
            group = _with_company(s, Group(start, last, at - 1, who))
            yield group, judge(s, context, group)
    if s.marks & _ALLIED:
        for beside in _ALLIES.finditer(s.classes):
            fight = _FIGHT & set(s.words[beside.end() + 1 : beside.end() + 7])
            if s.words[beside.end()] in _SIDE_BY_SIDE and fight:
                group = Group(beside.end() - 1, beside.end() + 1, beside.end(), actors.codes_at(s, beside.end() - 1))
                yield group, judge(s, context, group)
    for named in _NAMED.finditer(s.classes) if "W" in s.classes else ():
        i = named.start()
        if s.words[i] in _STANDING_ALONE and not _a_person(s, i) and not _only_called(s, i):
            group = Group(i, i + 1, i, actors.codes_at(s, i))
            yield group, judge(s, context, group)


def _with_company(s: Sentence, group: Group) -> Group:
    """*group* with the company whose men they are: "Russian mercenaries from the private group Wagner"."""
    if s.words[group.head] not in _HIRED_MEN or s.words[group.last : group.last + 1] not in (["of"], ["from"]):
        return group
    at = next((k for k in range(group.last + 1, min(s.size, group.last + 7)) if s.classes[k] not in "dmjxhUF"), None)
    if at is None or s.words[at] not in _STANDING_ALONE:
        return group
    return group._replace(last=at + 1, who=(*group.who, *actors.codes_at(s, at)))


_HIRED_MEN: frozenset[str] = MERCENARY_WORDS | {
    "paramilitaries",
    "fighters",
    "soldiers",
    "troops",
    "instructors",
    "men",
    "members",
    "operatives",
}


def _own_start(s: Sentence, match: re.Match[str]) -> int:
    """Where the nation begins: "against Israel and U.S. troops" has one nation's troops."""
    start = match.start()
    plain = s.classes[start] == "C" and s.words[start] not in {"us", "uk", "uae", "usa"}
    if plain and s.classes[start + 1] == "&" and s.words[start + 2] in {"us", "uk", "american", "british"}:
        return start + 2
    return start


def _only_called(s: Sentence, i: int) -> bool:
    """Whether the force at *i* is only defined, compared or spoken of: "Wagner is a company", "a rival to Wagner"."""
    following = s.words[i + 1 : i + 3]
    if following[:1] == ["'s"]:
        if following[1:] in (["people"], ["men"]):
            return False  # "where Wagner's people are quartered"
        return s.classes[i + 2 : i + 3] not in set("TFMUSmj") and not _PRESENCE.intersection(s.words[i + 2 : i + 4])
    if following in (["is", "a"], ["was", "a"], ["is", "the"], ["is", "an"]):
        return True
    return s.words[max(0, i - 1) : i] == ["to"] or s.words[max(0, i - 2) : i] == ["to", "the"]


_PRESENCE = BEING_THERE - {"base", "bases", "camp", "camps", "barracks", "use", "transfer"}
_MOVING = frozenset(
    ["leaving", "leave", "withdraw", "withdrawing", "deployed", "deploy", "fighting", "arrived", "left"]
)


def _a_person(s: Sentence, i: int) -> bool:
    behind = s.words[i + 1 : i + 6]
    return (
        s.classes[i - 1 : i] == "X"
        or (
            behind[:1] in (["said"], ["told"], ["confirmed"], ["denied"], ["claimed"])
            and not _MOVING.intersection(s.words[i + 2 :])
        )
        or not _WAGNER_AT_HOME.isdisjoint(behind)
        or not _MUSIC.isdisjoint(s.words)
    )


_MUSIC = frozenset(["opera", "overture", "concert", "composer", "compositions", "symphony", "orchestra", "music"])
_WAGNER_AT_HOME = frozenset(
    [
        "founder",
        "chief",
        "boss",
        "leader",
        "owner",
        "head",
        "mutiny",
        "rebellion",
        "recruiting",
        "mass",
        "inmates",
        "prisoners",
        "convicts",
        "opera",
    ]
)


def _holds_together(s: Sentence, match: re.Match[str]) -> bool:
    """Whether the words of *match* are one noun phrase for forces."""
    classes, last = match.group(), match.end() - 1
    words = s.words[match.start() : match.end()]
    if not HELPED.isdisjoint(words) or not _PROXIES.isdisjoint(words):
        return False
    if match["other"] is not None and s.words[match.end("other") - 2] not in TOGETHER:
        return False  # "Kenyan police and soldiers", no "French wine and jets"
    at = match.end("who")
    if match["who"][-1] in "CG" and s.words[at - 1] not in {"us", "uk", "uae"} and s.words[at].endswith(("ed", "ing")):
        return False  # "Turkey dispatched commandos": a verb
    if (
        match["who"][-1] == "A"
        and s.words[at - 1].endswith("s")
        and s.words[at].endswith("ed")
        and s.words[at - 1][:-1] in CODES
    ):
        return False  # "the Chadians hunted jihadists"
    if not EVENTS.isdisjoint(words[1:]) or (
        "&" in match["mods"]
        and not ("other" in words and match["who"][-1] == "A")
        and {"coalition", "allied", "partner"}.isdisjoint(words)
    ):
        return False
    for i in range(match.start(), match.end()):
        c = s.classes[i]
        if c == "x" and not s.words[i].endswith(
            ("ed", "al", "ic", "ist", "an", "led", "ern", "ive", "ing", "speaking", "ary")
        ):
            return False
        if c == "d" and (i > match.end("who") or s.words[i] == "that"):
            return False
    head = classes[-1]
    word = s.words[last]
    if word in AMBIGUOUS and not SPORT.isdisjoint(s.words):
        return False
    if head == "t" and (
        "former" in s.words[max(0, match.start() - 2) : match.start()]
        or "ex" in s.words[max(0, match.start() - 2) : match.start()]
    ):
        return False
    if s.words[last + 1 : last + 2] in (
        ["carriers"],
        ["carrier"],
        ["vehicles"],
        ["families"],
        ["memorial"],
        ["cemetery"],
    ) or s.words[last + 1 : last + 3] == ["fighting", "vehicles"]:
        return False
    if head == "P":
        if not CIVIL_BODIES.isdisjoint(words):
            return False
        if word == "men" and s.classes[last - 1] == "'" and not ACTS.isdisjoint(s.words[last + 1 : last + 5]):
            return True  # "Moscow's men have been training"
        if word in {"members", "men"} and "W" in classes:
            return STATES.issuperset(actors.named(s, match.start(), last))  # "SANDF members"
        if word == "personnel" and "un" in words and PEACE_WORDS.isdisjoint(words):
            return False
        return word in WEAK_HEADS or (word != "leaders" and not {"m", "M"}.isdisjoint(classes[:-1]))
    if word == "mission":
        return any(
            w in {"led", "peacekeeping", "military", "training", "stabilisation", "stabilization"} for w in words
        )
    if head == "U" and word in {"company", "companies"}:
        return words[-3:-1] == ["private", "military"] and s.words[match.start() - 2 : match.start()] == ["of", "the"]
    if head == "U" and word == "unit" and s.words[last + 1 : last + 2] not in (["in"], ["into"], ["at"]):
        return False
    if head == "U" and word == "corps":
        return "W" in classes
    if head == "S" and word in {"helicopters", "aircraft", "planes", "jets", "fleet", "air strikes", "airstrikes"}:
        behind = last + 2 if s.words[last + 1 : last + 2] and s.words[last + 1].endswith("ly") else last + 1
        following = s.words[behind] if behind < s.size else ""
        return (
            not _AIR.isdisjoint(words)
            or word in {"jets", "air strikes", "airstrikes"}
            or following in ACTS
            or following in _FLIES
        )
    return True
