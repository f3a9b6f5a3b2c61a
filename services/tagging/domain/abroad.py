# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Forces abroad: noun phrases that name a country's forces, and whether these are foreign where they are.

Foreign is who isn't a primary party of the war in hand and stands outside its own territory. The sentence's own
words decide first (in Mali, to Poland); then the conflict that the sentence, or else the article, speaks of;
then nothing is claimed, save for forces that are abroad wherever a text shows them in action. The module is
long because a force is named in six ways, and each way is a function.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from services.tagging.domain import actors, deeds
from services.tagging.domain.called import CALLED, called_foreign, led
from services.tagging.domain.clauses import by_clause
from services.tagging.domain.forces import may_name
from services.tagging.domain.foreign import (
    NON_STATES_ABROAD,
    SENDERS,
    WEAK_HEADS,
    Group,
    country_at,
    elsewhere,
    is_party,
    judge,
)
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.owned import CARGO, HEADS, sent_or_owned
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.nouns import AMBIGUOUS, SPORT
from services.tagging.lexicon.presence import (
    ACTS,
    BEGINS,
    BEING_THERE,
    COMBAT,
    DEEDS,
    DRILLS,
    EVENTS,
    FOUGHT,
    HELPED,
    LEAVES,
    MERCENARY_WORDS,
    PEACE_WORDS,
    TAKEN,
)
from services.tagging.lexicon.words import CLASSES, NAMED_FORCES

_PHRASE = re.compile(
    r"(?P<who>(?:[ACO](?:,d?[ACO])*,?&d?[ACO]|[ACOWG])[AOW]*'?(?:h[jx])?)"  # nationality, or a list of them
    r"(?P<mods>(?:&[mjx])?[mjXxnvkUMWSFT\"dh]{0,5}?)(?P<head>[TtPFMUS]+)"
)
_COALITION_WARS = frozenset(["syria", "iraq", "afghanistan", "yemen"])
_FLIES = frozenset(["fly", "flies", "flew", "flown", "over"])
_AIR = frozenset(["military", "war", "fighter", "air", "navy", "naval", "combat", "attack"])
# Hamas, the Houthis and M23 fight their own wars where they are.
_SENDERS = SENDERS | NON_STATES_ABROAD - {"Hamas", "Houthis", "M23"}
_FORCES = re.compile(r"[TtFMUSPW]")
_STANDING_ALONE = frozenset(name for name, who in NAMED_FORCES.items() if who in {("Wagner",), ("Africa Corps",)})
_NAVIES = {"usns": "USA", "uss": "USA", "hms": "GBR", "hmas": "AUS", "hmcs": "CAN"}
_FORCE_NOUNS = frozenset(["force", "forces", "contingent", "contingents", "detachment", "detachments", "legion"])


_MOST_GROUPS = 16  # that one way names in a sentence: more are a list, or an attack


def forces_abroad(s: Sentence, context: Context) -> Sequence[Claim]:
    """
    The foreign forces that sentence *s* names, in text order. Of two readings of the same words the first way
    wins.
    """
    classes = s.classes
    told = _TOLD.intersection(s.words)
    if _FORCES.search(classes) is None and (not told or told <= _NEEDS_FORCES) and not may_name(s):
        return ()
    claims: list[Claim] = []
    taken: set[int] = set()
    claimed: set[int] = set()
    for way in _ways(s, told):
        for group, claim in islice(way(s, context), _MOST_GROUPS):
            words = range(group.first, group.last)
            if not taken.isdisjoint(words):
                continue
            taken.update(words)
            if claim is not None:
                claimed.update(words)
                claims.append(claim)
    for group, claim in islice(
        by_clause(s, context, claimed), _MOST_GROUPS
    ):  # the clause may tell more than the phrase
        claimed.update(range(group.first, group.last))
        claims.append(claim)
    if "ones" in s.words:
        claims = [deeds.with_others(s, claim) for claim in claims]
    claims.sort(key=lambda c: c.first)
    return claims


_Way = Callable[[Sentence, Context], Iterator[tuple[Group, Claim | None]]]


def _ways(s: Sentence, told: frozenset[str]) -> list[_Way]:
    """The ways in which *s*, which holds the words *told*, may name a force; the first wins."""
    classes = s.classes
    ways: list[_Way] = []
    if not DEEDS.isdisjoint(told):
        ways.append(deeds.by_deed)
    if not (DEEDS | DRILLS).isdisjoint(s.words) and not BEGINS.isdisjoint(s.words):
        ways.append(deeds.by_doer)
    if not _ONCE.isdisjoint(told):
        ways.append(deeds.under_arms)  # "Colombian ex-soldiers"
    if "W" in classes or _PHRASE.search(classes) is not None:
        ways.append(_by_nationality)
    if told:
        if not _SHIPS.isdisjoint(told):
            ways.append(_ships)
        if not _CARRIERS.isdisjoint(told):
            ways.append(_carriers)
        if not deeds.COUNTRY.isdisjoint(told):
            ways.append(deeds.of_the_country)
        if not deeds.ASKS_FOR.isdisjoint(told):
            ways.append(deeds.asked_for)
        if "from" in told:
            ways.append(_by_origin)
        if not {"fight", "fighting", "trenches"}.isdisjoint(s.words):
            ways.append(_recruited)
        if not _SERVING.isdisjoint(told):
            ways.append(_peoples)
        if not _FOUGHT.isdisjoint(told):
            ways.append(deeds.under_arms)
        if "led" in told:
            ways.append(led)
        if not CALLED.isdisjoint(told):
            ways.append(called_foreign)
    if "W" in classes:
        ways.append(deeds.alone)
    if HEADS.search(classes) is not None:
        if "O" in classes or "W" in classes:
            ways.append(deeds.under_flag)
        ways.append(sent_or_owned)
    return ways


# --- ways to name a force --------------------------------------------------------------------------------------------


def _by_nationality(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "North Korean conscripts", "Russia's mercenaries", "British and French troops", "Wagner"."""
    at = 0
    while (match := _PHRASE.search(s.classes, at)) is not None:
        at = match.start() + 1
        if not _holds_together(s, match) or s.classes[match.start() - 1 : match.start()] == "h":
            continue
        if s.classes[match.start()] == "W" and s.words[match.start() - 1 : match.start()] == ["foreign"]:
            continue  # "foreign Isis fighters"
        start = _own_start(s, match)
        who = actors.named(s, start, match.end())
        if who:
            at = match.end()
            last = (
                at + 1 if s.classes[at : at + 1] == "W" and s.classes[at - 1] != "W" else at
            )  # "Lebanon's militia Hezbollah"
            who = tuple(dict.fromkeys(who + actors.named(s, at, last)))
            group = _with_company(s, Group(start, last, match.end() - 1, who))
            yield group, judge(s, context, group)
    for i, c in enumerate(s.classes) if "W" in s.classes else ():
        if c == "W" and s.words[i] in _STANDING_ALONE and not _a_person(s, i) and not _only_called(s, i):
            group = Group(i, i + 1, i, actors.codes_at(s, i))
            yield group, judge(s, context, group)


def _with_company(s: Sentence, group: Group) -> Group:
    """*group* with the company whose men they are: "Russian mercenaries from the private group Wagner"."""
    if s.words[group.head] not in MERCENARY_WORDS or s.words[group.last : group.last + 1] not in (["of"], ["from"]):
        return group
    at = next((k for k in range(group.last + 1, min(s.size, group.last + 7)) if s.classes[k] not in "dmjxhUF"), None)
    if at is None or s.words[at] not in _STANDING_ALONE:
        return group
    return group._replace(last=at + 1, who=(*group.who, *actors.codes_at(s, at)))


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


def _ships(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "USS Example"."""
    for i, word in enumerate(s.words):
        if word not in _NAVIES or not s.raw[i].isupper() or not s.raw[i + 1 : i + 2] or not s.raw[i + 1][:1].isupper():
            continue
        last = i + 2
        while last < min(s.size, i + 5) and s.classes[last] in "XG" and not s.shouted:
            last += 1
        group = Group(i, last, i, (_NAVIES[word],))
        away = context.frame.conflict is not None and (
            elsewhere(s, group.who, last)
            or not COMBAT.isdisjoint(s.words)
            or any(c == "R" and country_at(s, k) not in group.who for k, c in enumerate(s.classes))
        )
        first = i - 1 if s.words[i - 1 : i] == ["the"] else i
        yield (
            group,
            Claim(first, last, "naval_air", actors=group.who, platform=s.text(i, last), confidence=0.85)
            if away
            else None,
        )


def _carriers(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "a carrier strike group", "the carrier Example": of one navy, unless the text names another."""
    for i, word in enumerate(s.words):
        named = word in {"carrier", "aircraft carrier"} and s.classes[i + 1 : i + 2] == "X" and not s.shouted
        if not (named or "strike group" in word or "carrier group" in word) or s.words[i - 1] in CARGO:
            continue
        first = i
        while first > 0 and s.classes[first - 1] in "djnXa" and i - first < 5:
            first -= 1
        if s.classes[first - 1 : first] in {"A", "C", "'", "W", "g"}:
            continue
        last = i + 1
        while named and last < min(s.size, i + 4) and s.classes[last] == "X":
            last += 1
        away = context.frame.conflict is not None or any(c in "CR" for c in s.classes)
        claim = Claim(first, last, "naval_air", actors=("USA",), platform=word, confidence=0.7) if away else None
        yield Group(first, last, i, ("USA",)), claim


def _by_origin(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "Fighters have been drafted from Nepal and Ghana", "soldiers from Chad"."""
    if not LEAVES.isdisjoint(s.words) or {"bring", "home"} <= set(s.words):
        return
    for match in re.finditer(r"[TFP][bx]{0,4}>?", s.classes):
        i = match.end()
        if s.words[i : i + 1] != ["from"]:
            continue
        if s.classes[match.start()] == "P" and s.words[match.start()] not in WEAK_HEADS:
            continue
        end = i + 1
        while end < s.size and s.classes[end] in "CAOWG&,daejxNP" and end < i + 18:
            end += 1
        who = tuple(w for w in actors.named(s, i + 1, end))
        names = [k for k in range(i + 1, end) if s.classes[k] in "COWG"]
        if not names:
            continue
        sent = next(
            (k for k in range(match.start() - 1, max(-1, match.start() - 6), -1) if s.words[k] in _SHIPS_OUT), None
        )
        sender = actors.subject(s, sent) if sent is not None else ()
        if sender and sender[0] in SENDERS and not set(sender) & set(who) and not is_party(sender, context.frame, s):
            group = Group(match.start(), names[-1] + 1, match.start(), sender)
            yield group, Claim(group.first, group.last, "proxy", actors=sender, confidence=0.7)
            continue
        group = Group(match.start(), names[-1] + 1, match.start(), who)
        yield group, judge(s, context, group, origin=True)


_SHIPS_OUT = frozenset(
    [
        "sent",
        "send",
        "sends",
        "sending",
        "deployed",
        "dispatched",
        "flown",
        "ferried",
        "transferred",
        "shipped",
        "hired",
    ]
)


def _recruited(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "Cuban nationals recruited to fight for Russia"."""
    for match in re.finditer(r"A[PxN]", s.classes):
        i = match.end()
        if s.words[i - 1] not in {"nationals", "citizens", "men", "youths", "students", "migrants", "women"}:
            continue
        behind = s.words[i : i + 6]
        if s.words[i - 1] in {"men", "women"} and {"fight", "trenches", "front"}.isdisjoint(behind):
            continue
        if not {"fight", "fighting", "trenches", "front"}.isdisjoint(behind) and not _RECRUITED.isdisjoint(
            s.words[max(0, i - 9) : i + 6]
        ):
            group = Group(match.start(), i, i - 1, actors.codes_at(s, match.start()))
            party = is_party(group.who, context.frame, s)
            yield (
                group,
                None if party else Claim(group.first, group.last, "mercenaries", actors=group.who, confidence=0.75),
            )


_RECRUITED = frozenset(
    [
        "recruited",
        "recruiting",
        "recruits",
        "hired",
        "enlisted",
        "fighting",
        "lured",
        "drafted",
        "tricked",
        "joined",
        "sent",
        "volunteered",
    ]
)


def _peoples(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "Americans in uniform", "Nepalis serving in the Russian army", "two dozen Colombians joined up"."""
    for match in _PEOPLE.finditer(s.classes):
        i = match.end() - 1
        if not (s.words[i].endswith("s") or s.words[i - 1] == "the"):
            continue
        behind = s.words[i + 1 : i + 6]
        if behind[:1] in (["who"], ["that"]):
            behind = behind[1:]
        if behind[:1] and behind[0] in {"are", "were", "have", "had", "been"}:
            behind = behind[1:]
        uniformed = behind[:2] in (["in", "uniform"], ["under", "arms"]) or "fatigues" in behind[:4]
        army = next((k for k in range(i + 2, min(s.size, i + 9)) if s.classes[k] in "MF"), None)
        serves = behind[:2] in _SERVES or (behind[:1] and behind[0] in {"fighting", "fought", "enlisted"})
        if not (uniformed or serves):
            continue
        who = actors.codes_at(s, i)
        whose = actors.named(s, i + 1, army) if army is not None else ()
        group = Group(match.start() if s.classes[match.start()] == "d" else i, i + 1, i, who)
        if set(whose) & set(who) or is_party(who, context.frame, s) or context.frame.conflict is None:
            continue
        kind = "state_troops" if uniformed else "mercenaries"
        yield group, Claim(group.first, group.last, kind, actors=who, confidence=0.7)


_PEOPLE = re.compile(r"d?A(?=[ixpb])")
_SERVES = (
    ["serving", "in"],
    ["serve", "in"],
    ["served", "in"],
    ["serving", "with"],
    ["enlisted", "in"],
    ["signed", "up"],
    ["sign", "up"],
    ["joined", "up"],
    ["joined", "the"],
    ["fight", "for"],
    ["fight", "in"],
)


_SERVING = frozenset(
    ["uniform", "arms", "fatigues", "fighting", "fought", "enlisted"] + [first for first, *_ in _SERVES]
)
_SHIPS = frozenset(_NAVIES)
_CARRIERS = frozenset(w for w, c in CLASSES.items() if c == "S" and ("carrier" in w or "strike group" in w))
_NEEDS_FORCES = frozenset(["from", "led", "fight"]) | deeds.ASKS_FOR | deeds.COUNTRY | {"former", "ex", "retired"}
_ONCE = frozenset(["former", "ex", "retired"])
_FOUGHT = FOUGHT | TAKEN
_TOLD = (
    _SHIPS
    | _CARRIERS
    | CALLED
    | _SERVING
    | DEEDS
    | _FOUGHT
    | deeds.COUNTRY
    | deeds.ASKS_FOR
    | {"coalition", "from", "fight", "fighting", "led"}
)


def _holds_together(s: Sentence, match: re.Match[str]) -> bool:
    """Whether the words of *match* are one noun phrase for forces."""
    classes, last = match.group(), match.end() - 1
    words = s.words[match.start() : match.end()]
    if not HELPED.isdisjoint(words):
        return False
    at = match.end("who")
    if match["who"][-1] in "CG" and s.words[at - 1] not in {"us", "uk", "uae"} and s.words[at].endswith(("ed", "ing")):
        return False  # "Turkey dispatched commandos": a verb
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
        if "council" in words:
            return False
        if word == "personnel" and "un" in words and PEACE_WORDS.isdisjoint(words):
            return False
        return word in WEAK_HEADS or (word != "leaders" and not {"m", "M"}.isdisjoint(classes[:-1]))
    if word == "mission":
        return any(
            w in {"led", "peacekeeping", "military", "training", "stabilisation", "stabilization"} for w in words
        )
    if head == "U" and word in {"company", "companies"}:
        return False
    if head == "U" and word == "unit" and s.words[last + 1 : last + 2] not in (["in"], ["into"], ["at"]):
        return False
    if head == "U" and word == "corps":
        return "W" in classes
    if head == "S" and word in {"helicopters", "aircraft", "planes", "jets", "fleet", "air strikes", "airstrikes"}:
        following = s.words[last + 1] if last + 1 < s.size else ""
        return (
            not _AIR.isdisjoint(words)
            or word in {"jets", "air strikes", "airstrikes"}
            or following in ACTS
            or following in _FLIES
        )
    return True
