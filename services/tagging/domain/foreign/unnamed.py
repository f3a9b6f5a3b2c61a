"""
Forces abroad that no nationality beside their noun names: under whose flag they serve, as whose they are.

``under_flag``: "troops deployed with the UN mission"; ``of_the_country``: "his country's soldiers"; ``asked_for``:
"urged France to send troops"; ``alone``: "the RAF struck a depot in Yemen"; ``under_arms``: "Kenyans captured in
Donetsk".
Each yields a group of words and a claim, or None where the words are taken but claim nothing.
"""

import re
from dataclasses import replace

from services.tagging.domain.figures.arms import fighters
from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.conflicts import conflicts
from services.tagging.domain.foreign.deeds import Found
from services.tagging.domain.foreign.groups import SENDERS, STATES, Group, kind_of
from services.tagging.domain.foreign.hosts import at_their_own, country_at, elsewhere
from services.tagging.domain.foreign.parties import at_war_in, is_party
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.governing import HAVE
from services.tagging.lexicon.presence import BODIES, DOES, FLAGS, INSTITUTIONAL, SENDS, SERVES_UNDER
from services.tagging.lexicon.words import NAMED_FORCES


def under_flag(s: Sentence, _: Context) -> Found:
    """As in "40,000 troops under NATO command", "soldiers serving with UNIFIL", "soldiers of the AU mission"."""
    for match in _UNNAMED.finditer(s.classes):
        i = match.start()
        at = i + 1
        while at < min(len(s), i + 5) and s.words[at] in SERVES_UNDER:
            at += 1
        if at >= len(s) or s.words[at] not in _UNDER:
            continue
        at += 1
        if s.words[at - 1 : at + 2] == ["as", "part", "of"]:
            at += 2
        while s.classes[at : at + 1] in {"d", "j"}:
            at += 1
        codes = actors.codes_at(s, at) if at < len(s) and s.classes[at] in "OW" else ()
        if len(codes) != 1 or codes[0] not in FLAGS:
            continue
        behind = at + 1
        while behind < min(len(s), at + 4) and s.words[behind] not in BODIES and s.classes[behind] in "mjxh":
            behind += 1
        body = s.words[behind] if behind < len(s) else ""
        if body not in BODIES and s.classes[at] != "W":
            continue
        sent = next(
            (k for k in range(i - 1, max(-1, i - 6), -1) if s.words[k] in SENDS or s.words[k] in HAVE),
            None,
        )
        sender = actors.subject(s, sent) if sent is not None else ()
        if len(sender) == 1 and sender[0] in STATES and sender[0] not in codes:
            codes = (*sender, *codes)
        kind = "state_troops" if codes[-1] in {"NATO", "EU", "CSTO"} and "peace" not in body else "peacekeepers"
        last = behind + 1 if body in BODIES else at + 1
        yield Group(i, last, i, codes), Claim(i, last, kind, actors=codes, confidence=0.8)


_UNNAMED = re.compile(r"(?<![ACWOG'])[TP]")
_UNDER = frozenset(["with", "under", "in", "of", "as", "for", "from", "wearing", "to"])


def of_the_country(s: Sentence, context: Context) -> Found:
    """As in "his country's soldiers", "the country's troops in Haiti"."""
    for match in _COUNTRYS.finditer(s.classes):
        i = match.start()
        if s.words[i + 1] not in COUNTRY or s.words[i - 1].startswith(("train", "help", "arm", "teach", "taught")):
            continue  # "US troops had trained the country's army"
        who = actors.subject(s, i) or (_nation(s, i) if s.classes[i] == "d" else ())
        head = match.end() - 1
        if not who or not STATES.issuperset(who) or not FLAGS.isdisjoint(who):
            continue
        if (s.classes[head] == "M" and s.classes[head + 1 : head + 2] in {"x", "N"}) or at_their_own(s, head + 1):
            continue
        host = elsewhere(s, who, head + 1)
        conflict = context.frame.without(who)
        away = host is not None or (conflict is not None and not set(conflict.theatre) & set(who))
        if away and not (host and at_war_in(who, host, context.frame)) and not is_party(who, context.frame, s):
            group = Group(i, head + 1, head, who)
            kind = kind_of(s, group)
            who = (*who, "UN") if kind == "peacekeepers" and context.frame.un_force else who
            yield group, Claim(i, head + 1, kind, actors=who, host=host, confidence=0.7)


def _nation(s: Sentence, before: int) -> tuple[str, ...]:
    """The one nation named before word *before*: "Turkish lawmakers extended the mandate under which the country's"."""
    behind = set("ie>")  # a place, not who acts
    heads = [
        k for k in range(before) if s.classes[k] == "A" or (s.classes[k] == "C" and s.classes[k - 1] not in behind)
    ]
    named = {code for k in heads for code in actors.codes_at(s, k)}
    return tuple(named) if len(named) == 1 else ()


COUNTRY: frozenset[str] = frozenset(["country", "nation", "kingdom", "republic"])
_COUNTRYS = re.compile(r"[gd][xN]'[jmnkvA]{0,3}[TFSMU]")


ASKS_FOR: frozenset[str] = frozenset(
    ["ask", "asks", "asked", "asking", "request", "requested", "begged", "urged", "invited", "pressed"]
)
_ASKED = re.compile(r"[CGO](?:i|>x)(?:[mjxvnkesdah]){0,5}[TFSU]")


def asked_for(s: Sentence, context: Context) -> Found:
    """As in "Ukraine has asked Kenya for instructors", "urged France to send troops"."""
    for match in _ASKED.finditer(s.classes):
        i, head = match.start(), match.end() - 1
        if s.words[i + 1] not in {"for", "to"} or (s.words[i + 1] == "to" and s.words[i + 2] not in _GIVES):
            continue
        if ASKS_FOR.isdisjoint(s.words[max(0, i - 3) : i]):
            continue
        who = actors.codes_at(s, i)
        host = next(iter(actors.subject(s, i)), None)
        if not who or not SENDERS.issuperset(who) or host is None or host in who or at_war_in(who, host, context.frame):
            continue
        first = i + 3 if s.words[i + 1] == "to" else i + 2
        yield (
            Group(first, head + 1, head, who),
            Claim(first, head + 1, "state_troops", actors=who, host=host, confidence=0.7),
        )


_GIVES = frozenset(["send", "deploy", "provide", "contribute", "dispatch", "station", "supply", "commit"])
_JOINED = frozenset(["joined", "reinforced", "followed", "backed", "replaced", "supported", "relieved"])
_OTHERS = re.compile(r"(?:A,)*A?,?&?A[xNn]")


def with_others(s: Sentence, claim: Claim) -> Claim:
    """As in "French troops will be joined by German and Polish ones": the claim with those of the others."""
    for i in range(claim.last, min(len(s) - 3, claim.last + 7)):
        if s.words[i] in _JOINED and s.words[i + 1] == "by":
            match = _OTHERS.match(s.classes, i + 2)
            if match is not None and s.words[match.end() - 1] == "ones":
                others = actors.named(s, i + 2, match.end())
                focus = claim.focus or (claim.first, claim.last)
                return replace(claim, last=match.end(), actors=tuple(dict.fromkeys(claim.actors + others)), focus=focus)
    return claim


def alone(s: Sentence, context: Context) -> Found:
    """As in "the RAF struck a depot in Yemen": a nation's service by its own name, in action abroad."""
    for named in _NAMED.finditer(s.classes):
        i = named.start()
        if s.words[i] in _MISSIONS and s.classes[i + 1 : i + 2] not in set("TFMUSP'h"):
            alone_here = i == 0 or s.classes[i - 1] in 'd&.;"'
            if alone_here and INSTITUTIONAL.isdisjoint(s.words[i + 1 : i + 3]):
                who = NAMED_FORCES[s.words[i]]
                yield Group(i, i + 1, i, who), Claim(i, i + 1, "peacekeepers", actors=who, confidence=0.7)
            continue
        if s.words[i] not in _SERVICES or s.classes[i + 1 : i + 2] in {"T", "F", "M", "U", "S", "'"}:
            continue
        who = NAMED_FORCES[s.words[i]]
        verb = next((k for k in range(i + 1, min(len(s), i + 7)) if s.classes[k] in ',;"' or s.words[k] in _ACTS), None)
        if verb is None or "said" in s.words[i:verb] or not (s.words[verb] in DOES - _SENDING or _goes(s, verb)):
            continue
        host = elsewhere(s, who, verb + 1) or _reached(s, verb, who)
        if host is None or at_war_in(who, host, context.frame):
            continue
        kind = "naval_air" if s.words[i] in _OF_SEA_AND_AIR else "state_troops"
        yield Group(i, i + 1, i, who), Claim(i, i + 1, kind, actors=who, host=host, confidence=0.75)


def _goes(s: Sentence, verb: int) -> bool:
    """As in "will go to Poland", "is based in Romania": not "has deployed drones to Poland"."""
    return s.words[verb] in _GOING and s.words[verb + 1 : verb + 2] in _THERE


_GOING = frozenset(
    """
    go goes going went head heads heading headed deploy deploying deployed sent arrive arrived arriving land landed
    based stationed stay stays staying remain train trains training serve serves serving drill drilled
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_THERE = (["to"], ["in"], ["into"], ["at"], ["on"], ["near"], ["alongside"], ["with"])
_ACTS: frozenset[str] = DOES | _GOING


def _reached(s: Sentence, verb: int, who: tuple[str, ...]) -> str | None:
    """The country or capital right behind a verb: "have left Damascus"."""
    code = country_at(s, verb + 1)
    return code if code is not None and code not in who else None


_NAMED = re.compile("W")
_MISSIONS = frozenset(
    name
    for name, who in NAMED_FORCES.items()
    if len(who) == 1 and who[0] in {"UN", "AU", "NATO", "SADC", "EU", "ECOWAS"}
)
_SERVICES = frozenset(name for name, who in NAMED_FORCES.items() if len(who) == 1 and who[0] in STATES) - {"red army"}
_SENDING = frozenset(["sent", "deployed", "sends", "deploys"])
_OF_SEA_AND_AIR = frozenset(["raf", "royal air force", "royal navy", "usaf", "us navy"])


def under_arms(s: Sentence, context: Context) -> Found:
    """As in "Two Kenyans were captured in Donetsk", "Former Colombian soldiers have turned up in Darfur"."""
    for match in _PEOPLE.finditer(s.classes):
        i = match.end() - 1
        if match["old"] is not None:  # former soldiers
            if s.words[match.start()] not in {"former", "ex", "retired"} and s.words[i - 1] not in {
                "former",
                "ex",
                "retired",
                "-",
            }:
                continue
        elif match["own"] is not None:
            if s.words[i] not in {"nationals", "citizens"} or not fighters(s, i):
                continue
        elif not fighters(s, i) and not _captured_at_war(s, context, i):
            continue
        at = next(k for k in range(match.start(), i + 1) if s.classes[k] == "A")
        who = actors.codes_at(s, at)
        host = elsewhere(s, who, i + 1)
        conflict = context.frame.spoken_of(s, who) or context.frame.without(who)
        if not who or host in who or is_party(who, context.frame, s) or (host is None and conflict is None):
            continue
        if (host is not None and at_war_in(who, host, context.frame)) or (
            host is None and conflict and set(conflict.theatre) & set(who)
        ):
            continue
        last = i + 1
        while (more := _LISTED.match(s.classes, last)) is not None:
            last = more.end()  # "three Americans, 10 Nigerians and 12 South Africans"
            who = tuple(dict.fromkeys(who + actors.codes_at(s, last - 1)))
        yield Group(at, last, i, who), Claim(at, last, "mercenaries", actors=who, host=host, confidence=0.7)


_LISTED = re.compile(r"(?:,|,?&)[nkvs]{1,2}A(?![TFMUPSN])")


def _captured_at_war(s: Sentence, context: Context, i: int) -> bool:
    """As in "a dozen Cubans captured near Pokrovsk"."""
    if "captured" not in s.words[i + 1 : i + 4] or not s.words[i].endswith("s"):
        return False
    host = elsewhere(s, (), i + 1)
    return any(host in c.theatre and c.lasts(context.frame.year) for c in conflicts())


# A people ("Kenyans"), or its former soldiers ("former Colombian soldiers", "Colombian ex-soldiers").
_PEOPLE = re.compile(r"A(?![TFMUPSjWNA])|A(?=ji)|(?P<old>[jx]h?A[TP]|A[jx]h?[TP])|(?P<own>AP)")
