# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
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
from services.tagging.domain.foreign import (
    NON_STATES_ABROAD,
    SENDERS,
    WEAK_HEADS,
    Group,
    at_war_in,
    country_at,
    elsewhere,
    host_of,
    is_institution,
    is_party,
    judge,
    kind_of,
    platform_of,
)
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.countries import CODES, LEADERS
from services.tagging.lexicon.nouns import AMBIGUOUS, SPORT
from services.tagging.lexicon.presence import (
    ACTS,
    ADVISER_WORDS,
    COMBAT,
    DEEDS,
    EVENTS,
    FOUGHT,
    HELPED,
    HIRES,
    LEAVES,
    MANDATES,
    MERCENARY_WORDS,
    OWN_TERMS,
    PEACE_WORDS,
    REBELS,
    SENDS,
    SPEAKERS,
    TAKEN,
    TRADE,
)
from services.tagging.lexicon.words import CLASSES, NAMED_FORCES

_PHRASE = re.compile(
    r"(?P<who>(?:[ACO](?:,d?[ACO])*,?&d?[ACO]|[ACOWG])[AOW]*'?(?:h[jx])?)"  # nationality, or a list of them
    r"(?P<mods>(?:&[mjx])?[mjXxnvkUMWSFT\"dh]{0,5}?)(?P<head>[TtPFMUS]+)"
)
_COALITION_WARS = frozenset(["syria", "iraq", "afghanistan", "yemen"])
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
    if _FORCES.search(classes) is None and (not told or told <= _NEEDS_FORCES):
        return ()
    claims: list[Claim] = []
    taken: set[int] = set()
    for way in _ways(s, told):
        for group, claim in islice(way(s, context), _MOST_GROUPS):
            words = range(group.first, group.last)
            if not taken.isdisjoint(words):
                continue
            taken.update(words)
            if claim is not None:
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
        if "fight" in told or "fighting" in told:
            ways.append(_recruited)
        if not _SERVING.isdisjoint(told):
            ways.append(_peoples)
        if not _FOUGHT.isdisjoint(told):
            ways.append(deeds.under_arms)
        if "led" in told:
            ways.append(_led)
        if not _CALLED.isdisjoint(told):
            ways.append(_called_foreign)
    if "W" in classes:
        ways.append(deeds.alone)
    if _HEADS.search(classes) is not None:
        if "O" in classes or "W" in classes:
            ways.append(deeds.under_flag)
        ways.append(_sent_or_owned)
    return ways


# --- ways to name a force --------------------------------------------------------------------------------------------


def _by_nationality(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "North Korean conscripts", "Russia's mercenaries", "British and French troops", "Wagner"."""
    at = 0
    while (match := _PHRASE.search(s.classes, at)) is not None:
        at = match.start() + 1
        if not _holds_together(s, match) or s.classes[match.start() - 1 : match.start()] == "h":
            continue
        start = _own_start(s, match)
        who = actors.named(s, start, match.end())
        if who:
            at = match.end()
            last = (
                at + 1 if s.classes[at : at + 1] == "W" and s.classes[at - 1] != "W" else at
            )  # "Lebanon's militia Hezbollah"
            who = tuple(dict.fromkeys(who + actors.named(s, at, last)))
            group = Group(start, last, match.end() - 1, who)
            yield group, judge(s, context, group)
    for i, c in enumerate(s.classes) if "W" in s.classes else ():
        if c == "W" and s.words[i] in _STANDING_ALONE and not _a_person(s, i):
            group = Group(i, i + 1, i, actors.codes_at(s, i))
            yield group, judge(s, context, group)


def _own_start(s: Sentence, match: re.Match[str]) -> int:
    """Where the nation begins: "against Israel and U.S. troops" has one nation's troops."""
    start = match.start()
    plain = s.classes[start] == "C" and s.words[start] not in {"us", "uk", "uae", "usa"}
    if plain and s.classes[start + 1] == "&" and s.words[start + 2] in {"us", "uk", "american", "british"}:
        return start + 2
    return start


def _a_person(s: Sentence, i: int) -> bool:
    behind = s.words[i + 1 : i + 6]
    return (
        s.classes[i - 1 : i] == "X"
        or behind[:1] in (["said"], ["told"])
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
        if not (named or "strike group" in word or "carrier group" in word) or s.words[i - 1] in _CARGO:
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
    if not LEAVES.isdisjoint(s.words):
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
        group = Group(match.start(), names[-1] + 1, match.start(), who)
        yield group, judge(s, context, group, origin=True)


def _recruited(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "Nepali nationals recruited to fight in Ukraine"."""
    for match in re.finditer(r"A[PxN]", s.classes):
        i = match.end()
        if s.words[i - 1] not in {"nationals", "citizens", "men", "youths", "students", "migrants", "women"}:
            continue
        if s.words[i - 1] in {"men", "women"} and "fight" not in s.words[i : i + 6]:
            continue
        behind = s.words[i : i + 6]
        if not {"fight", "fighting"}.isdisjoint(behind) and not _RECRUITED.isdisjoint(s.words[max(0, i - 9) : i + 6]):
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


def _led(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "A Saudi-led coalition", "a regional force, led by South Africa"."""
    for i, word in enumerate(s.words):
        if word == "coalition" and s.words[i - 2 : i] == ["-", "led"] and i > 2:
            who = actors.codes_at(s, i - 3)
            yield (
                Group(i - 3, i + 1, i, who),
                Claim(i - 3, i + 1, "state_troops", actors=who, confidence=0.7) if who else None,
            )
        elif word == "led" and s.words[i + 1 : i + 2] == ["by"]:
            j = i - 2 if s.classes[i - 1 : i] == "," else i - 1
            who = actors.named(s, i + 2, min(s.size, i + 4))
            if (
                j > 0
                and who
                and s.words[j] in {"force", "coalition", "mission"}
                and not is_party(who, context.frame, s)
            ):
                last = next(k for k in range(i + 2, s.size) if s.classes[k] in actors.NAMES) + 1
                yield Group(j, last, j, who), Claim(j, last, "state_troops", actors=who, confidence=0.7)


def _called_foreign(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "Foreign fighters", "a foreign army", "peacekeepers", "mercenaries": no country named."""
    for i, word in enumerate(s.words):
        if word not in _CALLED:
            continue
        if word == "international legion":
            yield Group(i, i + 1, i, ()), Claim(i, i + 1, "volunteers", confidence=0.8)
        elif word in _FROM_ELSEWHERE:
            match = re.compile(r"(?:h[xj])?[mjt]{0,2}[TFPM]").match(s.classes, i + 1)
            if match is None:
                continue
            head = s.words[match.end() - 1]
            if s.classes[match.end() - 1] == "P" and head not in WEAK_HEADS:
                continue
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
            if word == "international" and head in {"force", "forces"} and MANDATES.isdisjoint(s.words):
                continue
            if word == "international" and head not in {"force", "forces", "peacekeepers", "troops", "legion"}:
                continue
            who = _senders_of(s, i) if head in _HIRED else ()
            group = Group(i, match.end(), match.end() - 1, who)
            yield group, Claim(i, match.end(), _foreign_kind(head), actors=who, confidence=0.7)
        elif word in {
            "peacekeepers",
            "blue helmets",
            "peacekeeping force",
            "peacekeeping forces",
            "peacekeeping mission",
            "peacekeeping troops",
        }:
            first = i
            while first > 0 and s.classes[first - 1] in "njmgd" and i - first < 4:
                first -= 1
            sent = next((k for k in range(first - 1, max(-1, first - 6), -1) if s.words[k] in SENDS), None)
            who = actors.subject(s, first) if s.classes[first] == "g" or sent is not None else ()
            who = who if SENDERS.issuperset(who) else ()
            if not who and s.classes[first] == "g":  # "after 30 of its peacekeepers were hurt"
                named = actors.named(s, 0, first)
                who = named[:1] if SENDERS.issuperset(named[:1]) else ()
            yield Group(first, i + 1, i, who), Claim(first, i + 1, "peacekeepers", actors=who, confidence=0.7)
        elif word == "coalition" and s.classes[i - 1 : i] not in {"h", "A", "C", "X"}:
            match = re.compile(r"[mj]?[TFSP]").match(s.classes, i + 1)
            last = match.end() if match else i + 1
            acting = not ACTS.isdisjoint(s.words[i + 1 : i + 9]) and s.classes[i + 1 : i + 2] != "'"
            if (match and (context.frame.conflict is not None or not ACTS.isdisjoint(s.words[last : last + 5]))) or (
                acting
                and s.words[i - 1 : i] == ["the"]
                and context.frame.conflict
                and context.frame.conflict.id in _COALITION_WARS
            ):
                yield (
                    Group(i, last, last - 1, ("coalition",)),
                    Claim(i, last, "state_troops", actors=("coalition",), confidence=0.6),
                )
        elif (
            word == "mercenaries"
            and context.frame.conflict is not None
            and "as" not in s.words[max(0, i - 2) : i]
            and s.classes[i + 1 : i + 2] != "e"
        ):
            who = _continued(context) if s.words[i - 1 : i] == ["about"] else _senders_of(s, i)
            yield Group(i, i + 1, i, who), Claim(i, i + 1, "mercenaries", actors=who, confidence=0.6)


_CALLED = frozenset(
    [
        "international legion",
        "foreign",
        "overseas",
        "foreign-born",
        "international",
        "western",
        "european",
        "african",
        "arab",
        "asian",
        "nordic",
        "peacekeepers",
        "blue helmets",
        "peacekeeping force",
        "peacekeeping forces",
        "peacekeeping mission",
        "peacekeeping troops",
        "coalition",
        "mercenaries",
    ]
)


# Each way to name a force needs one of its words; those without are told by their classes.
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
    | _CALLED
    | _SERVING
    | DEEDS
    | _FOUGHT
    | deeds.COUNTRY
    | deeds.ASKS_FOR
    | {"coalition", "from", "fight", "fighting", "led"}
)


_CONTINENTS = frozenset(["african", "arab", "asian", "nordic"])
_FROM_ELSEWHERE = (
    frozenset(["foreign", "overseas", "foreign-born", "international", "western", "european"]) | _CONTINENTS
)
_OF_A_CONTINENT = frozenset(["troops", "soldiers", "peacekeepers", "armies", "contingents", "ground troops"])
_HIRED = frozenset(["fighters", "mercenaries", "jihadists", "militants", "volunteers", "recruits"])


def _senders_of(s: Sentence, i: int) -> tuple[str, ...]:
    """Who sends or hires the foreigners at *i*: "Turkey had sent arms or foreign fighters"."""
    verb = next((k for k in range(i - 1, max(-1, i - 7), -1) if s.words[k] in HIRES), None)
    if verb is None:
        return ()
    doer = next((k for k in range(verb - 1, max(-1, verb - 8), -1) if s.classes[k] in "ACGO"), None)
    who = actors.codes_at(s, doer) if doer is not None else actors.subject(s, verb)
    return tuple(w for w in who if w in SENDERS)


def _foreign_kind(head: str) -> str:
    if head in {"fighters", "volunteers", "recruits", "jihadists", "jihadis", "legion", "militants", "terrorists"}:
        return "volunteers"
    if head in MERCENARY_WORDS:
        return "mercenaries"
    return "advisers" if head in ADVISER_WORDS else "state_troops"


def _continued(context: Context) -> tuple[str, ...]:
    """Whose forces the sentence before spoke of."""
    return next((c.actors for c in reversed(context.earlier) if c.actors), ())


def _sent_or_owned(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """
    As in "Turkey sent troops into Syria", "its forces in the region", "service members in Iraq": no nationality
    in the phrase.
    """
    for match in _HEADS.finditer(s.classes):
        i = match.start()
        c = s.classes[i]
        if (
            s.words[i] in REBELS
            or (c == "P" and s.words[i] not in WEAK_HEADS)
            or (c == "F" and not _is_contingent(s, i))
        ):
            continue
        first = _phrase_start(s, i)
        while first < i and (s.words[first] in EVENTS or s.words[first] in SENDS or s.words[first] == "each"):
            first += 1  # "deployed 200 soldiers"
        before = s.classes[first - 1 : first]
        if s.words[i] == "personnel" and s.words[i - 1] == "security":
            continue
        if s.classes[first] == "h" or before == ")" or s.words[i] in {"company", "companies", "squad", "squads"}:
            continue  # "F-35 fighters", "the Israel Defense Forces (IDF) troops"
        if before in {"A", "C", "'", "W", "O", "G"} and s.classes[first] not in "nvkdga":
            continue
        own = "g" in s.classes[max(0, first - 1) : i]
        sent = [k for k in range(max(0, first - 7), first) if s.words[k] in SENDS or s.words[k] in _HAS]
        if not sent and s.words[i].endswith("strikes") and _ACTORS.search(s.classes, 0, first) is None:
            sent = [k for k in range(max(0, first - 5), first) if s.words[k] in _STRIKES]
        if (c in "MU" and not (own or (sent and c == "U"))) or s.words[i] in {
            "proxies",
            "proxy forces",
            "militia",
            "militias",
        }:
            continue
        last = i + 1
        host, tail = host_of(s, i + 1)
        term = not own and not sent and host is None and _own_term(s, i)
        if host is None and not (sent or own or term):
            continue
        if c == "M" and host is None and (own or "own" in s.words[first:i]):
            continue  # "ordered its military to", "for its own army"
        who = _sender(s, context, first, i, sent, own=own)
        if c == "F" and s.words[first - 1 : first] == ["for"] and "T" in s.classes[max(0, first - 4) : first]:
            continue  # "10,000 soldiers for a force": the soldiers are told
        group = Group(first, last, i, who)
        if first and s.words[first - 1] in _TRAINS:
            continue
        near = s.words[max(0, first - 4) : first]
        if c == "S" and any(w.startswith(("fly", "flie", "flew")) for w in near):
            continue  # who flies them
        if c == "S" and not (_GOODS.isdisjoint(near) and TRADE.isdisjoint(near)):
            continue
        if "at home" in " ".join(s.words[last : last + 4]) or s.words[i - 1] in _FIGURE_OF_SPEECH:
            continue
        if term:
            host = elsewhere(s, who, last)
        if not who or not (sent or own or host):
            continue
        if host is None and not _goes_somewhere(s, context, who, first, last, own=own, sent=bool(sent)):
            continue
        if (host is not None and (host in who or at_war_in(who, host, context.frame))) or is_institution(s, group):
            continue
        if host is None and is_party(who, context.frame, s):
            continue
        if host is None and (there := elsewhere(s, who, last)) is not None and at_war_in(who, there, context.frame):
            continue
        if _SENDERS.isdisjoint(who):
            continue
        kind = kind_of(s, group)
        yield (
            group,
            Claim(
                first,
                tail if host and not sent and not term else last,
                kind,
                actors=who,
                host=host,
                confidence=0.7,
                platform=platform_of(s, group),
            ),
        )


_ACTORS = re.compile(r"[TFMWU]")
_HAS = frozenset(["has", "have", "had", "having"])
_STRIKES = frozenset(
    ["carried", "carry", "conducted", "conduct", "launched", "launch", "began", "resumed", "ordered", "stepped", "made"]
)
_FIGURE_OF_SPEECH = frozenset(
    ["dominant", "driving", "political", "brute", "powerful", "unstoppable", "full", "market"]
)
_FLIES = frozenset(["fly", "flies", "flew", "flown", "over"])
_CARGO = frozenset(["bulk", "cargo", "crude", "gas", "container", "car", "ore", "lng", "postal", "budget"])
_TRAINS = frozenset(
    [
        "train",
        "training",
        "trained",
        "trains",
        "equip",
        "equipped",
        "arm",
        "armed",
        "advise",
        "advised",
        "help",
        "helped",
    ]
)
_GOODS = frozenset(
    ["offer", "offered", "offers", "offering", "promise", "promised", "promises", "pledge", "pledged", "pledges"]
)
_HEADS = re.compile(r"(?<![ACWOG'])[TFSMUP]")


def _is_contingent(s: Sentence, i: int) -> bool:
    return s.words[i].endswith(("force", "forces", "contingent", "troop presence", "military presence", "contingents"))


def _phrase_start(s: Sentence, i: int) -> int:
    first = i
    while first > 0 and s.classes[first - 1] in "mMjnkvegxdaqsUSXh" and i - first < 6:
        c, word = s.classes[first - 1], s.words[first - 1]
        if c == "x" and not word.endswith(("ed", "al", "ic", "ive", "duty")):
            break
        if c == "e" and s.classes[first - 2 : first - 1] not in {"v", "k", "s", "n", "U"}:
            break
        if c == "X" and word not in {"army", "navy"}:
            break
        first -= 1
        if c in "dag":
            break
    return first


def _sender(s: Sentence, context: Context, first: int, i: int, sent: list[int], *, own: bool) -> tuple[str, ...]:
    """
    Whose forces these are, where the phrase doesn't say: the doer, the owner, or by a term that only one state
    uses.
    """
    if _own_term(s, i):
        return ("USA",)
    who = actors.subject(s, sent[-1] if sent else first)
    if who and sent and s.words[sent[-1]] in {"has", "have", "had"} and first - sent[-1] > 4:
        who = ()
    if who and (sent or own) and s.words[first] not in {"our", "my"}:
        return who
    if s.classes[i] == "S" and "carrier" in s.words[i] and s.words[i - 1] not in _CARGO:
        return ("USA",)
    if own and s.words[first] in {"our", "my"}:
        return _speakers(s, context, first)
    if own and (spoke := _spoke(s, first)):
        return spoke
    if own or s.words[first] in {"those", "these"}:
        return _continued(context)
    if own or s.classes[i] != "T" or s.classes[first] in "as":
        return ()
    before = _continued(context)
    if who and before and who != before:
        return who if "USA" in who else ()
    return who if "USA" in who else _continued(context)


def _spoke(s: Sentence, first: int) -> tuple[str, ...]:
    """Whose officials speak: "Turkish officials said two of its soldiers ..."."""
    for i in range(first - 1, max(-1, first - 12), -1):
        if s.classes[i] in "ACG":
            spoke = not SPEAKERS.isdisjoint(s.words[i + 1 : i + 3])
            near = s.words[first] == "its" and s.classes[i] == "C" and first - i <= 4  # "from Turkey after its forces"
            return actors.codes_at(s, i) if spoke or near else ()
    return ()


def _speakers(s: Sentence, context: Context, first: int) -> tuple[str, ...]:
    """Whose "our troops" are: the country that the speaker names as the one that acts, or the article's own."""
    who = actors.subject(s, first)
    if who and "we" not in s.words[:first] and len(who) == 1 and who[0] in SENDERS:
        return who
    home = context.frame.home
    if home is None or _speaking(s) - {home}:
        return ()
    return (home,)


def _speaking(s: Sentence) -> set[str]:
    """The countries of *s* that are no places in it: who may be speaking."""
    named = {
        c
        for i, k in enumerate(s.classes)
        if k in "ACG" and s.classes[i - 1 : i] not in {"i", ">", "e"}
        for c in actors.codes_at(s, i)
    }
    return named | {LEADERS[s.words[i]] for i, k in enumerate(s.classes) if k == "X" and s.words[i] in LEADERS}


def _own_term(s: Sentence, i: int) -> bool:
    """Whether the word at *i* is how one state's services write of their own: "service members", "Airmen"."""
    return (
        s.words[i] in OWN_TERMS
        or (s.words[i] in _OWN_CAPITALS and i > 0 and s.raw[i][0].isupper() and not s.shouted)
        or (s.words[i] == "marines" and s.raw[i][0].isupper())
        or (s.classes[i] == "T" and s.words[i - 1 : i] == ["army"] and s.raw[i - 1] == "Army")
    )


# With a capital they are how one state's services write of their own.
_OWN_CAPITALS = frozenset(["marines", "airmen", "sailors", "soldiers", "guardsmen"])


def _goes_somewhere(
    s: Sentence, context: Context, who: tuple[str, ...], first: int, last: int, *, own: bool, sent: bool
) -> bool:
    """Whether the sentence puts them abroad without a place right behind them."""
    if (
        sent
        and s.classes[last - 1] in "SFTUP"
        and "ordered" not in s.words[max(0, first - 3) : first]
        and (elsewhere(s, who, last) or _third_party(s, context, who) or _helps(s, who, last))
    ):
        return True
    if not own:
        return s.words[first] in {"those", "these"} and any(c in "CR" for c in s.classes[last:])
    if s.classes[last - 1] == "T" and not ACTS.isdisjoint(s.words[last : last + 4]) and _third_party(s, context, who):
        return True  # "said two of its soldiers had been killed"
    return (bool(_continued(context)) and s.classes[last - 1] == "T") or elsewhere(s, who, last) is not None


def _helps(s: Sentence, who: tuple[str, ...], last: int) -> bool:
    """Whether they go to help another country: "to help Helsinki monitor the border"."""
    return any(
        s.classes[i] in "CG" and CODES.get(s.words[i]) not in who and s.words[i - 1] in _HELP
        for i in range(last + 1, s.size)
    )


_HELP = frozenset(["help", "support", "assist", "defend", "protect", "reinforce", "train", "aid"])


def _third_party(s: Sentence, context: Context, who: tuple[str, ...]) -> bool:
    """Whether the text speaks of a war that is not *who*'s, in a country that is not theirs."""
    conflict = context.frame.spoken_of(s, who) or context.frame.without(who)
    return conflict is not None and conflict.parties.isdisjoint(who) and not set(conflict.theatre) & set(who)


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
        if c == "d" and i > match.end("who"):
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
    ):
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
