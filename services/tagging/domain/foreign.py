# ruff: noqa: C901, PLR0911, PLR0912, PLR0917 (a grammar has one branch for each way to say a thing)
"""
Whether forces are foreign where they stand: in what country, whose war, and since when at home.

``judge`` turns a noun phrase for forces into a claim or nothing. The sentence's own words decide first (in
Mali, to Poland); then the conflict that the sentence, or else the article, speaks of; then nothing is claimed,
save for forces that are abroad wherever a text shows them in action.
"""

from typing import NamedTuple

from services.tagging.domain.frame import Conflict, Frame, conflicts
from services.tagging.domain.gazetteer import known_place
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.nouns import STRICTLY_WAR
from services.tagging.lexicon.presence import (
    ACTS,
    ADVISER_WORDS,
    COMBAT,
    DETAINED,
    EXPEDITIONARY,
    FAR_FLUNG,
    FLAGS,
    GIVES,
    HOME_WORDS,
    HOMEBOUND,
    INSTITUTIONAL,
    INTERVENERS,
    IRREGULAR,
    LAW,
    LEAVES,
    MERCENARY_WORDS,
    PARTS_OF,
    PEACE_WORDS,
    REBELS,
    SENDS,
    SERVES_UNDER,
    TERRITORY,
    TRADE,
    VOLUNTEER_WORDS,
)
from services.tagging.lexicon.warlike import WAR
from services.tagging.lexicon.words import NAMED_FORCES, PLACE_COUNTRY

STATES = frozenset(CODES.values())
SENDERS = STATES | FAR_FLUNG
NON_STATES_ABROAD = frozenset({"Wagner", "Africa Corps", "Hezbollah", "Hamas", "Houthis", "Blackwater", "SADAT", "M23"})
WEAK_HEADS = frozenset(
    [
        "contractors",
        "personnel",
        "advisers",
        "advisors",
        "instructors",
        "trainers",
        "pilots",
        "specialists",
        "military advisers",
        "military advisors",
    ]
)


class Group(NamedTuple):
    """A noun phrase for forces: words *first* .. *last* - 1, its noun at *head*, and whose they are."""

    first: int
    last: int
    head: int
    who: tuple[str, ...]


# --- judgement -------------------------------------------------------------------------------------------------------


def judge(s: Sentence, context: Context, group: Group, *, origin: bool = False) -> Claim | None:
    """
    The claim that *group* is abroad and foreign there, or None. Of several countries, those at home or at war
    there drop out.
    """
    if s.words[group.head] in STRICTLY_WAR and WAR.isdisjoint(s.words) and not context.frame.martial:
        return None
    kind = kind_of(s, group)
    host = None if origin else host_of(s, group.last, agent="by" in s.words[max(0, group.first - 2) : group.first])[0]
    if ruled_out(s, group):
        return None
    if host is None and (at_the_ready(s, group) or _scrambles(s, group) or _taught(s, group)):
        return None
    if s.words[group.head] in _FIGHTERS and _for_a_band(s, group.last):
        return Claim(group.first, group.last, "volunteers", actors=group.who, host=host, confidence=0.8)
    who = tuple(w for w in group.who if _foreign(s, context, group, w, host, kind, origin=origin))
    if not who and (flag := _flag(s, group)) is not None and flag not in group.who:
        who = tuple(w for w in group.who if w in STATES and not is_party((w,), context.frame, s))
    if not who or (s.classes[group.head] == "t" and not _ONE_CASUALTY.isdisjoint(s.words)):
        return None
    if host is None and len(who) < len(group.who):  # what is said of one of a list is said of all, save who is at home
        who = tuple(w for w in group.who if w in who or _also(s, context, w))
    if {"Wagner", "Hezbollah", "Africa Corps"} & set(
        group.who
    ):  # "Russian Wagner mercenaries", "Lebanon's Hezbollah": one force
        who = group.who
    who, kind = with_flag(s, context, group, who, kind)
    confidence = 0.92 if host is not None else 0.8
    return Claim(
        group.first, group.last, kind, actors=who, host=host, platform=platform_of(s, group), confidence=confidence
    )


def with_flag(
    s: Sentence, context: Context, group: Group, who: tuple[str, ...], kind: str
) -> tuple[tuple[str, ...], str]:
    """*who* with the organisation under whose flag they serve, and what they are then."""
    flag = _flag(s, group)
    if flag is not None and flag not in who:
        return (*who, flag), "peacekeepers"
    if kind == "peacekeepers" and not {"RUS", *FLAGS} & set(who) and _serves_un(s, context):
        return (*who, "UN"), kind
    return who, kind


def ruled_out(s: Sentence, group: Group) -> bool:
    """Whether the phrase is no force somewhere: an institution, goods, the other side of a war that is feared."""
    if s.classes[group.head] == "F" and not _POLICE.isdisjoint(s.words[group.last : group.last + 5]):
        return True  # "a contingent of 400 police officers"
    return is_institution(s, group) or _merchandise(s, group) or _against(s, group)


def _for_a_band(s: Sentence, last: int) -> bool:
    """As in "Belgian fighters for Islamic State": who fights for nobody's state fights abroad."""
    return (
        s.words[last : last + 1] in (["for"], ["with"], ["of"], ["in"])
        and s.classes[last + 1 : last + 2] == "W"
        and STATES.isdisjoint(NAMED_FORCES[s.words[last + 1]])
    )


_FIGHTERS = frozenset(["fighters", "recruits", "volunteers", "jihadists", "jihadis", "members", "militants"])


# One soldier of whom this is told is no force abroad.
_ONE_CASUALTY = DETAINED | {"killed", "died", "dead", "wounded", "injured", "funeral", "widow", "buried"}


_MUTINY = frozenset(["rebellion", "rostov", "voronezh"])


def at_the_ready(s: Sentence, group: Group) -> bool:
    """As in "troops on high alert", "forces in a state of readiness": wherever they are."""
    behind = s.words[group.last : group.last + 7]
    return "region" not in behind and not {"alert", "readiness"}.isdisjoint(behind)


def _scrambles(s: Sentence, group: Group) -> bool:
    """Whether they rise from their own fields: "Estonia's air force scrambled two jets"."""
    return not {"scrambled", "scrambles", "scramble", "scrambling"}.isdisjoint(s.words[group.last : group.last + 3])


def _taught(s: Sentence, group: Group) -> bool:
    """Whether somebody trains them: where, nobody says."""
    return any(w in {"train", "training", "trained", "trains"} for w in s.words[max(0, group.first - 1) : group.first])


def _also(s: Sentence, context: Context, code: str) -> bool:
    if code not in SENDERS or is_party((code,), context.frame, s):
        return False
    war = context.frame.spoken_of(s, (code,)) or context.frame.without((code,))
    return war is not None and code not in war.theatre and code not in _named_after(s, 0)


def _flag(s: Sentence, group: Group) -> str | None:
    """The organisation they serve: "Ethiopian troops of the African Union force"."""
    at = group.last
    while at < group.last + 3 and s.words[at : at + 1] and s.words[at] in SERVES_UNDER:
        at += 1
    if s.words[at : at + 1] not in (["of"], ["in"], ["with"], ["from"], ["under"]):
        return None
    i = at + 1 + (s.classes[at + 1 : at + 2] == "d")
    if s.classes[i : i + 1] == "W":
        code = next(iter(NAMED_FORCES[s.words[i]]), None)
        return code if code in FLAGS else None
    code = CODES.get(s.words[i]) if s.classes[i : i + 1] == "O" else None
    named = s.words[i + 1 : i + 5]
    return (
        code
        if code in FLAGS and not {"force", "mission", "contingent", "operation", "command"}.isdisjoint(named)
        else None
    )


def _serves_un(s: Sentence, context: Context) -> bool:
    if not _UN.isdisjoint(s.words):
        return True
    others = {CODES.get(w) for i, w in enumerate(s.words) if s.classes[i] == "O"} & FLAGS
    return context.frame.blue and not others


def _foreign(
    s: Sentence, context: Context, group: Group, code: str, host: str | None, kind: str, *, origin: bool
) -> bool:
    """Whether the forces of *code* are foreign where *group* stands."""
    who = (code,)
    if code not in STATES and code not in FAR_FLUNG and code not in NON_STATES_ABROAD:
        return False
    if host is None:
        if (
            (s.words[group.head] in REBELS and code in STATES)
            or code in {"Hamas", "Hezbollah", "Houthis", "M23"}
            or code in _named_after(s, group.last)
        ):
            return False
        return _foreign_by_frame(s, context, group._replace(who=who), kind, origin=origin)
    if host == code or code in _named_after(s, group.last) or at_war_in(who, host, context.frame):
        return False
    return host in STATES or not is_party(who, context.frame, s)


def _named_after(s: Sentence, last: int) -> set[str]:
    """The countries and places that stand behind a preposition in the rest of the sentence."""
    found = set()
    for i in range(last, s.size):
        if s.classes[i] in "CR" and any(
            s.words[k] in {"in", "across", "inside", "within"} or (s.words[k] == "of" and s.words[k - 1] in PARTS_OF)
            for k in range(max(last, i - 5), i)
        ):
            code = country_at(s, i)
            if code:
                found.add(code)
    return found


def platform_of(s: Sentence, group: Group) -> str | None:
    return s.text(group.head, group.head + 1) if s.classes[group.head] == "S" else None


_NAVAL = frozenset(["navy", "naval", "air force"])


_KEEPERS = frozenset(["UN", "AU", "SADC"])
_IRREGULARS = frozenset(["militia", "militias", "militiamen", "paramilitaries", "paramilitary"])


def kind_of(s: Sentence, group: Group) -> str:
    words = s.words[group.first : group.last]
    if not PEACE_WORDS.isdisjoint(words) or not _KEEPERS.isdisjoint(group.who):
        return "peacekeepers"
    hired = not MERCENARY_WORDS.isdisjoint(words) or words[-1].startswith("mercenary")
    if hired or {"Wagner", "Africa Corps"} & set(group.who) or not {"ex", "former"}.isdisjoint(words):
        return "mercenaries"
    if not ADVISER_WORDS.isdisjoint(words):
        return "advisers"
    if not VOLUNTEER_WORDS.isdisjoint(words):
        return "volunteers"
    if s.classes[group.head] == "S" or not _NAVAL.isdisjoint(words):
        return "naval_air"
    if (group.who and SENDERS.isdisjoint(group.who)) or not _IRREGULARS.isdisjoint(words):
        return "proxy"
    return "state_troops"


_HOST_PREPOSITIONS = frozenset(
    ["in", "into", "to", "inside", "across", "within", "throughout", "from", "at", "over", "onto", "on", "near"]
)


def host_of(s: Sentence, at: int, *, agent: bool = False) -> tuple[str | None, int]:
    """
    Where the words from *at* put the forces before them: (country or place, end of the words that say it).

    *agent*: they stand behind "by", so that a verb behind them has another subject.
    """
    for i in range(at, min(s.size, at + 10)):
        c = s.classes[i]
        if s.words[i] == "of" and i > at and s.words[i - 1] in PARTS_OF:
            j = i + 2 if s.classes[i + 1 : i + 2] in {"d", "j"} else i + 1
            code = country_at(s, j)
            if code:
                return code, j + 1  # "in the breakaway region of Transnistria"
        if (
            c == ";"
            or (c == "," and i > at + 1)
            or s.words[i] in {"and", "but", "while", "which", "by", "against", "with", "of"}
        ):
            break
        if agent and c == "b":
            break  # "taken by the Ukrainian army is on show in Prague"
        if s.words[i] == "for" and i == at and s.classes[at + 1 : at + 2] == "C":
            return CODES.get(s.words[at + 1]), at + 2  # "soldiers for Haiti"
        if s.words[i : i + 2] == ["out", "of"] and (code := country_at(s, i + 2)):
            return code, i + 3
        if s.words[i] in _ENTERS and not agent and (code := country_at(s, i + 1)):
            return code, i + 2
        if s.words[i] == "from" and LEAVES.isdisjoint(s.words) and i > at:
            break  # "crossed the border from Belarus", "sparked words from Turkey"
        if s.words[i] == "on" and i and s.words[i - 1] in {"take", "taking", "took"}:
            break  # "unprepared to take on Russia"
        if c in "i>" and s.words[i] in _HOST_PREPOSITIONS:
            j = i + 1
            while j < min(s.size, i + 5) and (s.classes[j] in "dj" or s.words[j] in _NEARBY):
                j += 1
            if s.classes[j : j + 2] == "Xh":
                j += 2
            code = country_at(s, j)
            if code:
                return code, j + 1
            if s.classes[j : j + 1] == "X" and s.words[i] != "at":
                break  # a place that no table knows
    return None, at


_ENTERS = frozenset(["entered", "enter", "entering", "invaded", "invade", "reached", "reach", "reaching"])
_FRONTIER = frozenset(
    ["border", "borders", "frontier", "crossed", "entered", "invaded", "rolled", "poured", "advanced", "streamed"]
)
_NEARBY = frozenset(["neighboring", "neighbouring", "nearby", "south-eastern", "north-western", "coastal"])


def country_at(s: Sentence, j: int) -> str | None:
    if j >= s.size:
        return None
    if s.classes[j] in "CG":
        if s.words[j] in {"us", "uk", "eu"} and s.classes[j + 1 : j + 2] in {
            "x",
            "X",
            "N",
            "m",
            "M",
            "S",
            "T",
            "P",
            "F",
            "j",
            "h",
        }:
            return None  # "relies on US airpower"
        return CODES.get(s.words[j])
    if s.classes[j] == "R":
        return PLACE_COUNTRY.get(s.words[j], s.words[j].title())
    if s.classes[j] == "X":
        known = known_place(s, j)
        return known[1] if known is not None else None
    if s.classes[j] == "A" and s.words[j + 1 : j + 2] and s.words[j + 1] in TERRITORY:
        return CODES.get(s.words[j])
    if s.classes[j] == "A" and s.words[j + 1 : j + 2] in (["war"], ["conflict"], ["civil"]):
        return CODES.get(s.words[j])  # "took part in the Salvadoran civil war"
    return None


def at_war_in(who: tuple[str, ...], host: str, frame: Frame) -> bool:
    """Whether *who* is a primary party of a war in *host*."""
    return any(
        host in c.theatre and not c.parties.isdisjoint(who) and c.lasts(frame.year) and host not in who
        for c in conflicts()
    )


def is_institution(s: Sentence, group: Group) -> bool:
    """
    Whether the phrase is the institution that speaks, pays or buys rather than people, ships or aircraft
    somewhere.
    """
    head = s.classes[group.head]
    if head == "S" and _civil_craft(s, group):
        return True
    following = next(
        (
            s.words[k]
            for k in range(group.last, min(s.size, group.last + 4))
            if s.classes[k] != "b" and not s.words[k].endswith("ly") and s.words[k] not in {"also", "now", "later"}
        ),
        "",
    )
    state = head == "W" and set(group.who) <= STATES
    if head in "Tt" or s.words[group.head] in WEAK_HEADS or (head == "W" and not state):
        return False
    if (head == "M" or state) and not GIVES.isdisjoint(s.words[group.last : group.last + 2]):
        return True  # "the navy sent a corvette": the corvette is abroad
    if following in INSTITUTIONAL and head != "S":
        return True
    if head == "M" and s.classes[group.last : group.last + 1] == "&" and s.words[group.last + 1].endswith(("al", "ic")):
        return True  # "US military and political support"
    if head == "M" or state:
        if s.classes[group.last : group.last + 1] == "h":
            return True  # the military-industrial complex
        inside = s.words[max(0, group.first - 2) : group.first]
        if inside in (["in", "the"], ["of", "the"], ["for", "the"], ["under", "the"], ["per", "the"]) or not _acts(
            s, group
        ):
            return True
        after = s.classes[group.last : group.last + 1]
        return after in {"x", "N"} and not following.endswith(("ed", "ing")) and following not in IRREGULAR
    return False


def _civil_craft(s: Sentence, group: Group) -> bool:
    """Whether ships or aircraft have another trade than war: "US firefighting helicopters", "a submarine cable"."""
    return (
        not _CIVIL_TRADES.isdisjoint(s.words[max(0, group.first - 2) : group.head])
        or s.words[group.last : group.last + 1] in _CABLES
    )


_CIVIL_TRADES = frozenset(
    [
        "firefighting",
        "firefighters",
        "forest",
        "news",
        "fishing",
        "research",
        "commercial",
        "civilian",
        "passenger",
        "private",
        "tourist",
        "sightseeing",
        "ambulance",
        "merchant",
        "customs",
        "charter",
        "chartered",
        "weather",
        "whaling",
        "dredging",
    ]
)
_CABLES = (["cable"], ["cables"], ["connectivity"], ["sandwich"], ["sandwiches"], ["volcano"], ["volcanoes"])


def _merchandise(s: Sentence, group: Group) -> bool:
    """Whether ships or aircraft are bought and sold rather than sent: "the sale of 40 American jets"."""
    return s.classes[group.head] == "S" and not TRADE.isdisjoint(s.words[max(0, group.first - 7) : group.first])


def _against(s: Sentence, group: Group) -> bool:
    """Whether the forces are only the other side of a war that is feared: "a conflict with NATO forces"."""
    near = s.words[max(0, group.first - 4) : group.first]
    if "than" in near[-2:] or (not _SERVICE.isdisjoint(near) and "in" in near[-2:]):
        return True  # "stronger than the German army"; "his stint in the US Marines"
    if not {"cemetery", "graves", "graveyard", "memorial", "statue"}.isdisjoint(near):
        return True
    if not {"joined", "join", "joining", "enlisted", "enlist", "serving", "contract", "contracts"}.isdisjoint(near):
        return s.classes[group.head] in "MF" and s.classes[group.first - 1 : group.first] == "d"  # whom others join
    return "with" in near and not {"conflict", "war", "confrontation", "showdown"}.isdisjoint(near)


_SERVICE = frozenset(["stint", "career", "served", "years", "veteran", "commission", "rank", "officer", "time"])


def _acts(s: Sentence, group: Group) -> bool:
    if s.words[group.head].endswith(("strikes", "power")):
        return True
    window = s.words[max(0, group.first - 6) : group.first] + s.words[group.last : group.last + 6]
    if s.words[group.last : group.last + 3] in (
        ["in", "the", "country"],
        ["in", "the", "region"],
        ["in", "the", "area"],
    ):
        return True
    if s.classes[group.head] == "S" and not set(group.who) & (FAR_FLUNG | INTERVENERS | EXPEDITIONARY):
        return not COMBAT.isdisjoint(window) or not _WATCHES.isdisjoint(window)
    shot = s.classes[group.last : group.last + 7].find("xh")  # "debris of a shot-down balloon"
    return any((w in ACTS or w in SENDS) and not (shot >= 0 and w == s.words[group.last + shot]) for w in window)


def is_party(who: tuple[str, ...], frame: Frame, s: Sentence) -> bool:
    conflict = frame.spoken_of(s, who) or frame.without(who)
    return conflict is not None and not conflict.parties.isdisjoint(who)


def _foreign_by_frame(s: Sentence, context: Context, group: Group, kind: str, *, origin: bool) -> bool:
    """
    Whether *group*, put nowhere by its own words, is foreign in the war that the sentence or the article speaks
    of.
    """
    frame, who = context.frame, group.who
    if _at_their_own(s, group.last) or not LAW.isdisjoint(s.words):
        return False
    if who[0] in HOMEBOUND and kind in {"state_troops", "naval_air"} and not origin:
        return False
    if "Wagner" in who and not _MUTINY.isdisjoint(s.words):
        return False
    behind = s.words[group.last - 1 : group.last + 6]
    if who[0] not in _FAR and "border" in behind:
        return False  # its own side, unless a text says more
    if not _DOWNS.isdisjoint(behind) and not _FLYING.isdisjoint(s.words) and _at_war_at_home(frame, who[0]):
        return False  # what comes over their own land
    if who[0] not in _FAR and not origin and _names_own_land(s, who[0]) and elsewhere(s, who, group.last) is None:
        return False
    ruled = s.classes[group.head] == "S" or not _RULERS.isdisjoint(s.words[group.first : group.last])
    if ruled and who[0] not in INTERVENERS | FAR_FLUNG and _at_war_at_home(frame, who[0]):
        return False
    if (
        not HOME_WORDS.isdisjoint(s.words) and elsewhere(s, who, group.last) is None
    ) or " at fort " in f" {' '.join(s.words)} ":
        return False
    if kind == "peacekeepers" or (kind == "mercenaries" and (set(who) & FAR_FLUNG or _acts(s, group) or origin)):
        return frame.conflict is not None or not WAR.isdisjoint(s.words) or kind == "peacekeepers"
    if s.classes[group.head] == "t" and kind not in {"mercenaries", "volunteers"}:
        return False
    far = bool(set(who) & FAR_FLUNG)
    head = s.classes[group.head]
    here = frame.spoken_of(s, who)
    if here is not None and (not here.parties.isdisjoint(who) or set(here.theatre) & set(who)):
        return False
    if _main_party(frame, who) and not (here is not None and _placed(s, here)):
        return False
    if here is not None:
        further = elsewhere(s, who, group.last) or elsewhere(s, who, 0, group.first)
        if further and at_war_in(who, further, frame):
            return False
        acts = origin or _acts(s, group) or bool(further) or _met(s, group)
        return (acts or head in "TPUW" or (far and head != "t")) and (
            acts or "'" not in s.classes[group.first : group.last]
        )
    if who[0] not in INTERVENERS and frame.ranked and who[0] in frame.ranked[0][0].theatre:
        return False
    there = frame.without(who)
    if there is not None:
        if not there.parties.isdisjoint(who) or set(there.theatre) & set(who):
            return False
        acts = origin or _acts(s, group) or (far and _met(s, group))
        far = far or (who[0] in EXPEDITIONARY and frame.ranking_without(who)[0][1] >= 3)
        if (
            far
            and (head in "TPSW" or s.words[group.head] == "special forces")
            and "'" not in s.classes[group.first : group.last]
        ):
            return True
        return acts and head in "TWFPS"
    if kind == "mercenaries" and _acts(s, group):
        return True
    acting = _acts(s, group)
    if head in "TFUS" and acting:
        further = elsewhere(s, who, group.last) or elsewhere(s, who, 0, group.first)
        if further is not None and not at_war_in(who, further, frame):
            return True
    if not far or "PRK" in who:
        return False
    if s.words[group.last : group.last + 1] in (["abroad"], ["overseas"]):
        return True
    if head == "F" and not WAR.isdisjoint(s.words) and s.words[max(0, group.first - 1) : group.first] == ["by"]:
        return True  # "was arrested by US forces"
    return (head in "TS" and _acts(s, group)) or (head in "FS" and elsewhere(s, who, group.last) is not None)


_DOWNS = frozenset(["shot", "downed", "intercepted", "intercepts", "intercept", "downs"])
_FLYING = frozenset(["drone", "drones", "missile", "missiles", "rocket", "rockets", "uav", "uavs"])
_FAR = FAR_FLUNG | INTERVENERS | EXPEDITIONARY


def _names_own_land(s: Sentence, code: str) -> bool:
    """Whether the sentence names the land itself: "if Belarus is attacked, its soldiers will fight"."""
    return any(c in "CG" and CODES.get(s.words[i]) == code for i, c in enumerate(s.classes))


def _at_their_own(s: Sentence, last: int) -> bool:
    """Whether they are told to be at home: "near their capital", "along its own border"."""
    for i in range(last, min(len(s) - 1, last + 8)):
        noun = s.words[i + 1 + (s.words[i + 1] == "own") :][:1]
        if s.classes[i] == "g" and s.classes[i - 1] in "i>" and noun and noun[0] in _HOMELY:
            return True
    return False


_HOMELY = frozenset(["capital", "country", "homeland", "soil", "barracks", "homes", "home"])


_WATCHES = frozenset(
    ["watched", "watching", "shadowed", "escorted", "patrolled", "patrols", "entered", "joined", "docked", "monitored"]
)
_POLICE = frozenset(
    ["police", "policemen", "officers", "doctors", "medics", "firefighters", "nurses", "rescuers", "athletes"]
)
_RULERS = frozenset(["government", "regime", "pro-regime", "pro-government", "junta", "loyalist"])


def _at_war_at_home(frame: Frame, code: str) -> bool:
    """Whether a war is on in the country itself: its aircraft are over its own land unless a text says where."""
    return any(code in c.theatre and c.lasts(frame.year) for c in conflicts())


def _placed(s: Sentence, conflict: Conflict) -> bool:
    """Whether the sentence puts things in the theatre of *conflict*: in, to, into, from, of one of its countries."""
    return any(
        s.classes[i] in "CR" and s.classes[i - 1] in "i>e" and country_at(s, i) in conflict.theatre
        for i in range(1, s.size)
    )


def _met(s: Sentence, group: Group) -> bool:
    """
    Whether somebody meets them: "against US forces", "worked with British forces"; or the noun itself says
    presence.
    """
    if s.words[group.head].endswith(("presence", "deployment", "buildup", "build-up", "reinforcements")):
        return True
    return not {"against", "with", "by", "on", "alongside", "near", "beside"}.isdisjoint(
        s.words[max(0, group.first - 2) : group.first]
    )


def _main_party(frame: Frame, who: tuple[str, ...]) -> bool:
    """Whether *who* is a primary party of one of the wars the article is mostly about, their own names not counted."""
    return any(score >= 2 and not c.parties.isdisjoint(who) for c, score in frame.ranking_without(who)[:2])


def elsewhere(s: Sentence, who: tuple[str, ...], last: int, until: int | None = None) -> str | None:
    """The first country that isn't theirs behind a preposition, anywhere in the rest of the sentence."""
    for i in range(last, s.size if until is None else until):
        entered = (
            s.classes[i] in "CR"
            and i > last
            and (s.words[i - 1] in _ENTERS or (s.words[i - 1] == "of" and s.words[i - 2] in PARTS_OF))
        )
        if entered or (s.classes[i] in "CRGA" and any(c in "i>" for c in s.classes[max(last, i - 5) : i])):
            code = country_at(s, i)
            if code and code not in who:
                return code
    return None


_ENTERS = frozenset(
    [
        "left",
        "leave",
        "leaving",
        "enter",
        "entered",
        "entering",
        "invaded",
        "invade",
        "occupied",
        "reached",
        "quit",
        "visit",
        "visited",
        "visiting",
        "reach",
        "defend",
    ]
)
_UN = frozenset(["un", "united nations", "blue helmets", "monusco", "unifil", "minusma", "minusca", "unmiss"])
