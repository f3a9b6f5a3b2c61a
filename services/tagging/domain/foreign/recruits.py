"""
People who bear arms for another country than their own: drafted from abroad, recruited, serving in its army.

Of people the words around them must say that they fight; a nationality alone claims nothing.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.figures.arms import FOR_WHOM
from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.foreign import judge
from services.tagging.domain.foreign.groups import SENDERS, WEAK_HEADS, Group
from services.tagging.domain.foreign.parties import is_party
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import RELIEF
from services.tagging.lexicon.presence import ACTS, FAR, FLAGS, FOUGHT, HIRES, LEAVES, TAKEN
from services.tagging.lexicon.warlike import WAR


def by_origin(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "Fighters have been drafted from Nepal and Ghana", "soldiers from Chad"."""
    from_there = [m for m in _FROM_BEHIND.finditer(s.classes) if s.words[m.end() : m.end() + 1] == ["from"]]
    if s.marks & _ARRIVING and not from_there:
        from_there = [m for m in _ARRIVE.finditer(s.classes) if _arrive(s, m)]
    if not from_there or not LEAVES.isdisjoint(s.words) or _taken_home(s):
        return
    for match in from_there:
        i = match.end()
        if s.classes[match.start()] == "t" and s.words[match.start()] != "peacekeeper":
            continue  # one of them is no force, one who keeps a peace serves in one
        if s.classes[match.start()] == "P" and s.words[match.start()] not in WEAK_HEADS:
            continue
        end = i + 1
        while end < s.size and s.classes[end] in "CAOWG&|,daejxNP" and end < i + 18 and s.words[end] not in ACTS:
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


def _taken_home(s: Sentence) -> bool:
    """As in "will take home 250 soldiers from Niger": they were there."""
    return "home" in s.words and not _TAKES.isdisjoint(s.words)


_TAKES = frozenset(
    ["bring", "brings", "bringing", "brought", "take", "takes", "taking", "took", "taken", "flew", "flown"]
)
_FROM_BEHIND = re.compile(r"[TFPt](?:&[NPx])?[bx]{0,4}>?")
_ARRIVE = re.compile(r"T[bx>]{1,6}(?:iX)?(?=i[Cd])")
_ARRIVALS = frozenset(["arrive", "arrived", "arriving", "come", "coming"])
_ARRIVING = mark(_ARRIVALS)


def _arrive(s: Sentence, match: re.Match[str]) -> bool:
    """As in "riflemen are due to come in June from Chad"."""
    words = s.words[match.start() : match.end()]
    return s.words[match.end() : match.end() + 1] == ["from"] and not _ARRIVALS.isdisjoint(words)


_NATIONALS = re.compile(r"[Ag][PxN]")
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


def parts(s: Sentence, context: Context, claims: list[Claim]) -> Iterator[Claim]:
    """As in "4,000 peacekeepers, including 910 from Nepal", "including 2,400 in Mali": parts of *claims*."""
    for match in _PART.finditer(s.classes):
        i = match.start()
        whole = next((c for c in (*claims, *context.earlier) if c.first < i or c not in claims), None)
        if whole is None or not _among_them(s, i):
            continue
        land = actors.codes_at(s, match.end() - 1)
        if s.words[i + 1] == "in" and land and not set(land) & set(whole.actors) and whole.kind == "state_troops":
            yield Claim(i, match.end(), whole.kind, actors=whole.actors, host=land[0], confidence=0.7)
        if s.words[i + 1] == "from" and land and whole.host not in land and not set(land) <= set(whole.actors):
            who = land + tuple(code for code in whole.actors if code in FLAGS)
            yield Claim(i, match.end(), whole.kind, actors=who, host=whole.host, confidence=0.7)


_PART = re.compile(r"[nkv]id?C")
AMONG: frozenset[str] = frozenset(["including", "among", "comprising", "made"])


def _among_them(s: Sentence, i: int) -> bool:
    """Whether a list of parts goes on at word *i*: "including 910 from Nepal and 600 from Togo"."""
    return not AMONG.isdisjoint(s.words[max(0, i - 3) : i]) or (
        s.words[i - 1] in {"and", ","}
        and (not AMONG.isdisjoint(s.words[max(0, i - 9) : i]) or "from" in s.words[max(0, i - 5) : i])
    )


def recruited(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "Cuban nationals recruited to fight for Russia"."""
    if FIGHT.isdisjoint(s.words):
        return
    for match in _NATIONALS.finditer(s.classes):
        i = match.end()
        if s.classes[match.start()] == "g":
            yield from _its_own(s, context, match)
            continue
        if s.words[i - 1] not in {"nationals", "citizens", "men", "youths", "students", "migrants", "women"}:
            continue
        behind = s.words[i : i + 6]
        if s.words[i - 1] in {"men", "women"} and {"fight", "trenches", "front"}.isdisjoint(behind):
            continue
        if not _for_another(s, i):
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


def _for_another(s: Sentence, i: int) -> bool:
    """Whether who stands before word *i* and fights does so in a war: not "to fight fires", "for grants"."""
    at = next((k for k in range(i, min(s.size, i + 6)) if s.words[k] in {"fight", "fighting"}), s.size)
    other = s.words[at + 1 : at + 2] == ["for"] or s.classes[at + 1 : at + 2] == "x"
    return not other or FOR_WHOM.match(s.classes, at + 1) is not None


def _its_own(s: Sentence, context: Context, match: re.Match[str]) -> Iterator[tuple[Group, Claim]]:
    """As in "Kenya says that 200 of its citizens are fighting for Russia"."""
    first, last = match.span()
    behind = s.words[last : last + 12]
    if s.words[first] not in {"its", "their"} or s.words[last - 1] not in {"nationals", "citizens"}:
        return
    at = next((k for k, word in enumerate(behind) if word in FIGHT), 0)
    if not at or (behind[at - 1] not in _GOING and _RECRUITED.isdisjoint(behind[:at])):
        return
    if context.frame.conflict is None or FOR_WHOM.match(s.classes, last + at + 1) is None:
        return  # "its nationals were fighting fires in Greece"
    who = actors.subject(s, first)
    others = set(actors.named(s, last, min(s.size, last + 15))) - set(who)
    if who and SENDERS.issuperset(who) and others and not is_party(who, context.frame, s):
        yield Group(first, last, last - 1, who), Claim(first, last, "mercenaries", actors=who, confidence=0.7)


_GOING = frozenset(["are", "were", "who", "be", "been", "is"])
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


def peoples(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
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
        lent = behind[:1] == ["in"] and behind[2:3] in (["uniform"], ["uniforms"]) and s.classes[i + 2] == "A"
        army = next((k for k in range(i + 2, min(s.size, i + 9)) if s.classes[k] in "MF"), None)
        serves = (behind[:2] in _SERVES and (behind[:1] != ["working"] or "T" in s.classes[i:])) or (
            behind[:1] and behind[0] in {"fighting", "fought", "enlisted"}
        )
        if not (uniformed or serves or lent):
            continue
        who = actors.codes_at(s, i)
        whose = actors.codes_at(s, i + 2) if lent else actors.named(s, i + 1, army) if army is not None else ()
        group = Group(match.start() if s.classes[match.start()] == "d" else i, i + 1, i, who)
        if set(whose) & set(who) or is_party(who, context.frame, s) or context.frame.conflict is None:
            continue
        kind = "state_troops" if uniformed else "mercenaries"
        yield group, Claim(group.first, group.last, kind, actors=who, confidence=0.7)


def strangers(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "hundreds of foreigners are fighting for Kyiv", "Europeans who fight in Syria"."""
    if context.frame.conflict is None:
        return
    for i, word in enumerate(s.words):
        if word not in STRANGERS:
            continue
        at = next((k for k in range(i + 1, min(s.size, i + 9)) if s.words[k] in FIGHT or s.classes[k] in ",;"), s.size)
        if at < s.size and s.words[at] in FIGHT and FOR_WHOM.match(s.classes, at + 1) is not None:
            yield Group(i, i + 1, i, ()), Claim(i, i + 1, "volunteers", confidence=0.6)


STRANGERS: frozenset[str] = frozenset(["foreigners", "europeans", "westerners", "africans"])


def contingents(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "units of India, Nigeria and Ghana", "men from Fiji, Tonga and Samoa": of several lands."""
    for match in _OF_MEMBERS.finditer(s.classes):
        i = match.start()
        if s.words[i + 3] in {"countries", "members", "states", "nations"} and (who := actors.codes_at(s, i + 2)):
            yield Group(i, i + 4, i, who), Claim(i, i + 4, "state_troops", actors=who, confidence=0.6)
    for match in _OF_MANY.finditer(s.classes):
        i = match.start()
        who = actors.named(s, i + 2, match.end())
        if s.words[i] not in UNITS or s.words[i + 1] not in {"of", "from"} or len(who) < 2:
            continue
        if not SENDERS.issuperset(who) or any(is_party((w,), context.frame, s) for w in who):
            continue
        sure = s.words[i] in _ARMED or not WAR.isdisjoint(s.words)
        keeping = context.frame.un_force or bool(context.earlier) or not _KEEPING.isdisjoint(s.words)
        if (not keeping and (len(who) < _MANY or not sure)) or not RELIEF.isdisjoint(s.words[max(0, i - 1) : i]):
            continue  # "men from Mexico, Guatemala and Honduras pick the fruit"
        who = (*who, "UN") if context.frame.un_force and not FAR.intersection(who) else who
        yield Group(i, match.end(), i, who), Claim(i, match.end(), "peacekeepers", actors=who, confidence=0.6)


_OF_MEMBERS = re.compile("[TF][ei]O[xN]")  # "soldiers of NATO countries"
_MANY = 3  # lands behind one word for men: a list of senders
_OF_MANY = re.compile(r"[UFTPx][ei]d?C(?:,d?C)*,?&d?C(?!')")
UNITS: frozenset[str] = frozenset(
    ["units", "men", "battalions", "contingents", "companies", "policemen", "officers", "troops", "soldiers"]
)
_ARMED = frozenset(["battalions", "contingents", "troops", "soldiers"])
_KEEPING = frozenset(["un", "united nations", "flag", "force", "contingent", "peace", "peacekeepers", "peacekeeping"])


def hired(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "has hired Nepalis as soldiers", "Syrians were hired as fighters"."""
    for i, word in enumerate(s.words):
        for_hire = s.words[i + 2 : i + 4] == ["for", "hire"]  # "go abroad as soldiers for hire"
        if word != "as" or s.classes[i + 1 : i + 2] != "T":
            continue
        if not for_hire and HIRES.isdisjoint(s.words[max(0, i - 7) : i]):
            continue
        near = range(i - 1, max(-1, i - 8), -1)
        at = next((k for k in near if s.classes[k] == "A" and s.words[k].endswith("s")), None)
        who = actors.codes_at(s, at) if at is not None else ()
        if at is None or not who or is_party(who, context.frame, s):
            continue
        yield Group(at, at + 1, at, who), Claim(at, at + 1, "mercenaries", actors=who, confidence=0.7)


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
    ["working", "as"],
    ["joined", "the"],
    ["fight", "for"],
    ["fight", "alongside"],
    ["fight", "in"],
)
SERVING: frozenset[str] = frozenset(
    ["uniform", "arms", "fatigues", "fighting", "fought", "enlisted"] + [first for first, *_ in _SERVES]
)
SERVED: frozenset[str] = FOUGHT | TAKEN | {"mercenaries", "trenches", "frontline"}
FIGHT: frozenset[str] = frozenset(["fight", "fighting", "trenches"])
