# ruff: noqa: C901, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
Forces abroad whose phrase names no country: those that somebody sends ("Turkey sent troops into Syria"), has ("its
forces in the region") or speaks of as his own ("our soldiers", "service members").
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign.conflicts import conflicts
from services.tagging.domain.foreign.foreign import at_the_ready
from services.tagging.domain.foreign.goes import goes_somewhere
from services.tagging.domain.foreign.groups import (
    NON_STATES_ABROAD,
    SENDERS,
    STATES,
    Group,
    kind_of,
    platform_of,
)
from services.tagging.domain.foreign.hosts import (
    at_home,
    at_their_own,
    country_at,
    elsewhere,
    host_of,
    off_own_shore,
    where_before,
)
from services.tagging.domain.foreign.institutions import is_freight, is_institution
from services.tagging.domain.foreign.nameless import SENDING, heads, phrase_start, told_before, verbs_before
from services.tagging.domain.foreign.parties import at_their_own_war, at_war_in, fights_at_home, is_party, near_home
from services.tagging.domain.foreign.senders import by_whom, continued, from_many, own_term, sender
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import BATTERIES, CIVIL_WORK, RECRUITS
from services.tagging.lexicon.presence import EVENTS, SENDS, TRADE

# Hamas, the Houthis and M23 fight their own wars where they are.
_SENDERS = SENDERS | NON_STATES_ABROAD - {"Hamas", "Houthis", "M23"}


def sent_or_owned(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """
    As in "Turkey sent troops into Syria", "its forces in the region", "service members in Iraq": no nationality
    in the phrase.
    """
    sends = s.marks & SENDING
    for i, c in heads(s):
        first = phrase_start(s, i)
        while first < i and (s.words[first] in EVENTS or s.words[first] in SENDS or s.words[first] in _VERBS):
            first += 1  # "deployed 200 soldiers"
        before = s.classes[first - 1 : first]
        if told_before(s, first, i):
            continue
        if s.words[i + 1 : i + 2] == ["of"] and (
            not CIVIL_WORK.isdisjoint(s.words[i + 2 : i + 6]) or _OF_A_BAND.match(s.classes, i + 1) is not None
        ):
            continue  # "a brigade of nurses", "units of the Syrian Democratic Forces"
        if s.words[i + 1 : i + 2] == ["from"] and not RECRUITS.isdisjoint(s.words[max(0, first - 2) : first]):
            continue  # "recruiting mercenaries from within Belarus": they are at home yet
        if s.words[i + 1 : i + 3] == ["loyal", "to"] or s.words[i - 1] in _BANDS:
            continue  # "the forces loyal to the marshal", "beside militia fighters": somebody's at home
        if s.marks & _REPLYING and "to" in s.words[max(0, first - 2) : first] and _replies(s, first):
            continue  # "responded to the growing military presence": whose, nobody says
        if s.words[i] in {"armed forces", "force"} and s.words[first] == "the" and i == first + 1:
            continue  # the service, of nobody sent
        if s.words[i] == "personnel" and "of" in s.words[max(0, first - 1) : first]:
            continue  # "a member of its personnel"
        if (s.words[i] == "personnel" and s.words[i - 1] == "security") or "vehicles" in s.words[i + 1 : i + 3]:
            continue
        if s.classes[first] == "h" and first and len(s.words[first - 1]) == 1:
            first -= 1  # "F-22 fighters"
        if (
            (c == "t" and s.classes[i + 1 : i + 2] == "'")
            or s.classes[first] == "h"
            or before == ")"
            or s.words[i] in {"company", "companies", "squad", "squads"}
        ):
            continue  # "F-35 fighters", "the Israel Defense Forces (IDF) troops"
        if before in {"A", "C", "'", "W", "O", "G"} and s.classes[first] not in "nvkdga":
            continue
        own = "g" in s.classes[max(0, first - 1) : i]
        sent = verbs_before(s, first, i) if sends else []
        if (c in "MU" and not (own or (sent and c == "U"))) or s.words[i] in {
            "proxies",
            "proxy forces",
            "militia",
            "militias",
        }:
            continue
        last = i + 1
        host, tail = host_of(s, i + 1)
        if host is None and sent:
            host = _of_the_list(s, i + 1)
        if host is None and (there := where_before(s, first) or (_left_from(s, last) if own else None)) is not None:
            host, tail = there, last
        term = not own and not sent and host is None and own_term(s, i)
        if host is None and not (sent or own or term):
            continue
        if c == "M" and host is None and (own or "own" in s.words[first:i]):
            continue  # "ordered its military to", "for its own army"
        who = sender(s, context, first, i, sent, own=own)
        if c == "F" and s.words[first - 1 : first] == ["for"] and "T" in s.classes[max(0, first - 4) : first]:
            continue  # "10,000 soldiers for a force": the soldiers are told
        group = Group(first, last, i, who)
        if first and s.words[first - 1] in _TRAINS:
            continue
        near = s.words[max(0, first - 4) : first]
        if c == "S" and any(w.startswith(("fly", "flie", "flew")) for w in near):
            continue  # who flies them
        if c == "S" and is_freight(s, group):
            continue
        if c == "S" and not (_GOODS.isdisjoint(near) and TRADE.isdisjoint(near)):
            continue
        if "at home" in " ".join(s.words[last : last + 4]) or s.words[i - 1] in _FIGURE_OF_SPEECH:
            continue
        if term:
            host = elsewhere(s, who, last)
            if host is None and any(k in "nkv" for k in s.classes[max(0, first - 2) : i]):
                host = elsewhere(s, who, 0, first)  # "bound for the Gulf with thousands of Marines"
        if (not who or who == continued(context)) and c == "T" and not own and _are_sent(s, context, last, host):
            those = who if who and context.hosts.get(who[0]) == host else ()
            group = Group(first, last, i, those)
            yield group, Claim(first, last, kind_of(s, group), actors=those, host=host, confidence=0.6)
            continue
        if not who and c == "T" and host in STATES and from_many(s, i):
            yield Group(first, last, i, ()), Claim(first, last, kind_of(s, group), host=host, confidence=0.6)
        if not who or not (sent or own or host):
            continue
        if host is None and not goes_somewhere(s, context, who, first, last, own=own, sent=bool(sent)):
            continue
        if host is None and (at_the_ready(s, group) or at_their_own(s, last) or off_own_shore(s, who, last)):
            continue
        if (
            host is not None and (any(at_home(w, host) for w in who) or at_war_in(who, host, context.frame, s))
        ) or is_institution(s, group):
            continue
        if s.words[i] in BATTERIES and host is not None and any(host in c.theatre for c in conflicts()):
            continue  # given to who is at war, without crews
        if host is None and not sent and not context.frame.ranked and fights_at_home(who[0], context.frame):
            continue
        if host is None and own and near_home(s, context.frame, who, last):
            continue
        if host is None and (is_party(who, context.frame, s) or (own and at_their_own_war(context.frame, who))):
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


def _left_from(s: Sentence, last: int) -> str | None:
    """The land that somebody's own leave: "moved half of its 550 soldiers from Baghdad to safer places"."""
    return country_at(s, last + 1) if s.words[last : last + 1] == ["from"] else None


def _of_the_list(s: Sentence, at: int) -> str | None:
    """Where those are sent, with others, who stand before word *at*: "troops and diplomats to Fiji"."""
    match = _LIST.match(s.classes, at)
    if match is None:
        return None
    host, end = host_of(s, match.end())
    return host if end <= match.end() + 4 else None


_LIST = re.compile(r"(?:,?&?[dankvs]?[mjxA]{0,3}[xNTPSUF])+(?=>)")
_BANDS = frozenset(["militia", "rebel", "rebels", "opposition", "separatist", "insurgent", "jihadist"])
_VERBS = frozenset(["each", "surged", "amassed", "commanded", "used", "using", "launched", "massed", "led"])
_OF_A_BAND = re.compile(r"ed?[mjxh]{0,4}W")
_REPLIES = frozenset(["responded", "respond", "responding", "response", "reacted", "reaction", "reply", "answer"])
_FIGURE_OF_SPEECH = frozenset(
    ["dominant", "driving", "political", "brute", "powerful", "unstoppable", "full", "market"]
)
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
_REPLYING = mark(_REPLIES)


def _replies(s: Sentence, first: int) -> bool:
    """As in "responded to the growing military presence"."""
    return not _REPLIES.isdisjoint(s.words[max(0, first - 3) : first])


def _are_sent(s: Sentence, context: Context, last: int, host: str | None) -> bool:
    """As in "another 700 troops will be sent to Estonia": by whom, nobody says; not where a war of their own is."""
    verbs = s.words[last : last + 5]
    going = not {"sent", "deployed", "dispatched", "stationed", "appear", "based", "put"}.isdisjoint(verbs)
    if s.words[last - 2 : last - 1] in (["the"], ["those"], ["these"]):
        return False  # told before
    if any(by_whom(s, k + 1) for k in range(last + 1, min(s.size - 1, last + 10)) if s.words[k] == "by"):
        return False  # somebody whom ``posted`` reads
    if not going or host is None or s.classes[last : last + 1] != "b":
        return False
    return not any(host in c.theatre and c.lasts(context.frame.year) for c in conflicts())
