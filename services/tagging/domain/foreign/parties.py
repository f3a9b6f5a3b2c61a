# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Whose war it is, for a force: whether its country fights it, and whether the force is a third party's there.

``is_party`` and ``at_war_in`` read the table of conflicts; ``foreign_by_frame`` judges a force that no word puts
anywhere, by the war that the sentence or else the article speaks of.
"""

from services.tagging.domain.foreign.conflicts import Conflict, conflicts
from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.foreign.groups import STATES, Group
from services.tagging.domain.foreign.hosts import at_their_own, country_at, elsewhere, names_own_land, off_own_shore
from services.tagging.domain.foreign.institutions import acts
from services.tagging.domain.indicator import Context
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.presence import (
    EXPEDITIONARY,
    FAR,
    FAR_FLUNG,
    HOME_WORDS,
    HOMEBOUND,
    INTERVENERS,
    LAW,
    LEAVES,
)
from services.tagging.lexicon.setting import BORDERS
from services.tagging.lexicon.warlike import WAR

_MUTINY = frozenset(["rebellion", "mutiny", "mutinied", "mutineers", "rostov", "voronezh"])


def at_war_in(who: tuple[str, ...], host: str, frame: Frame, s: Sentence | None = None) -> bool:
    """Whether *who* is a primary party of a war in *host*, or of the world war that *s* tells of."""
    if s is not None and (war := frame.spoken_of(s, who)) is not None and not war.named:
        return host in war.parties and not war.parties.isdisjoint(who)  # "the soldiers who fell at Gallipoli"
    return any(
        host in c.theatre and not c.parties.isdisjoint(who) and c.lasts(frame.year) and host not in who
        for c in conflicts()
    )


def is_party(who: tuple[str, ...], frame: Frame, s: Sentence) -> bool:
    """Whether *who* is a primary party of the war that the sentence or else the article speaks of."""
    conflict = frame.spoken_of(s, who) or frame.without(who)
    if conflict is not None and conflict.parties.isdisjoint(who) and frame.spoken_of(s, who) is None:
        return nearly_as_much(frame, who)
    return conflict is not None and not conflict.parties.isdisjoint(who)


def at_their_own_war(frame: Frame, who: tuple[str, ...]) -> bool:
    """Whether the article is about a war of *who*, and names others in it: there "its troops" are."""
    others = {c.id for c, score in frame.ranking_without(who) if score >= 2}
    top = frame.ranked[0][1] if frame.ranked else 0.0
    return any(v >= 0.8 * top and c.id in others and not c.parties.isdisjoint(who) for c, v in frame.ranked[:2])


def nearly_as_much(frame: Frame, who: tuple[str, ...]) -> bool:
    """Whether the article speaks of a war of *who* nearly as much as of the one it speaks of most."""
    ranking = frame.ranking_without(who)
    return any(score >= max(2.0, 0.6 * ranking[0][1]) and not c.parties.isdisjoint(who) for c, score in ranking[:3])


def only_blamed(s: Sentence, context: Context, group: Group) -> bool:
    """As in "a killing carried out by Wagner mercenaries": in its master's own war a crime is no presence."""
    near = s.words[max(0, group.first - 4) : group.first]
    blamed = "Wagner" in group.who and "by" in near and not _COMMITTED.isdisjoint(near)
    return blamed and is_party(("RUS",), context.frame, s)


_COMMITTED = frozenset(["carried", "committed", "planned", "plotted", "organised", "organized", "executed", "staged"])


def near_home(s: Sentence, frame: Frame, who: tuple[str, ...], last: int) -> bool:
    """As in "Niger's army said five of its soldiers had died": the war it tells of reaches their own land."""
    war = frame.spoken_of(s, who) or frame.without(who)
    return war is not None and who[0] in war.beside and elsewhere(s, who, last) is None


def _over_there(s: Sentence, group: Group) -> bool:
    """Whether the words behind put *group* in another land: not where drones or men only come from."""
    behind = s.words[group.last :]
    if "from" in behind and LEAVES.isdisjoint(s.words):
        return elsewhere(s, group.who, group.last, group.last + behind.index("from")) is not None
    return elsewhere(s, group.who, group.last) is not None


def foreign_by_frame(s: Sentence, context: Context, group: Group, kind: str, *, origin: bool) -> bool:
    """
    Whether *group*, put nowhere by its own words, is foreign in the war that the sentence or the article speaks
    of.
    """
    frame, who = context.frame, group.who
    here = frame.spoken_of(s, who)
    ours = here is not None and (not here.parties.isdisjoint(who) or not set(who).isdisjoint(here.theatre))
    reached = here if here is not None else frame.without(who)
    if reached is not None and who[0] in reached.beside and not origin and not _over_there(s, group):
        return False  # "four Chadian soldiers died in a raid of Boko Haram": in their own land
    if ours and kind not in _ANYWHERE:
        return False  # most are asked of their own war: looked at before all else
    if at_their_own(s, group.last) or off_own_shore(s, who, group.last) or not LAW.isdisjoint(s.words):
        return False
    if who[0] in HOMEBOUND and kind in {"state_troops", "naval_air"} and not origin:
        return False
    at_home = s.words[group.head] in _MILITIAS and who[0] in _NO_INTERVENERS and s.classes[group.last - 1] != "W"
    if at_home and _at_war_at_home(frame, who[0]):
        return False  # "Iraqi militias": where they are from, and where they fight
    if "Wagner" in who and frame.mutiny:
        return False
    if "Wagner" in who and not _MUTINY.isdisjoint(s.words[max(0, group.first - 9) : group.last + 9]):
        return False
    behind = s.words[group.last - 1 : group.last + 6]
    if who[0] not in FAR and not BORDERS.isdisjoint(s.words[group.last - 1 : group.last + 11]):
        return False  # its own side, unless a text says more
    if not _DOWNS.isdisjoint(behind) and not _FLYING.isdisjoint(s.words) and _at_war_at_home(frame, who[0]):
        return False  # what comes over their own land
    if (
        who[0] not in FAR
        and not origin
        and kind not in _ANYWHERE
        and names_own_land(s, who[0], range(group.first, group.last))
        and elsewhere(s, who, group.last) is None
    ):
        return False
    ruled = s.classes[group.head] == "S" or not _RULERS.isdisjoint(s.words[group.first : group.last])
    if ruled and who[0] not in _AROUND and _at_war_at_home(frame, who[0]):
        return False
    if (not HOME_WORDS.isdisjoint(s.words) and elsewhere(s, who, group.last) is None) or (
        s.marks & _FORT and " at fort " in f" {' '.join(s.words)} "
    ):
        return False
    if kind == "peacekeepers" or (kind == "mercenaries" and (set(who) & FAR_FLUNG or acts(s, group) or origin)):
        return frame.conflict is not None or not WAR.isdisjoint(s.words) or kind == "peacekeepers"
    if s.classes[group.head] == "t" and kind not in {"mercenaries", "volunteers"}:
        return False
    far = bool(set(who) & FAR_FLUNG)
    head = s.classes[group.head]
    if ours:
        return False
    if _main_party(frame, who) and not (here is not None and _placed(s, here)):
        return False
    if here is not None:
        further = elsewhere(s, who, group.last) or elsewhere(s, who, 0, group.first)
        if further and at_war_in(who, further, frame):
            return False
        doing = origin or acts(s, group) or bool(further) or met(s, group)
        return (doing or head in "TPUW" or (far and head != "t")) and (
            doing or "'" not in s.classes[group.first : group.last]
        )
    if who[0] not in INTERVENERS and frame.ranked and who[0] in frame.ranked[0][0].theatre:
        return False
    there = frame.without(who)
    if there is not None:
        if not there.parties.isdisjoint(who) or set(there.theatre) & set(who):
            return False
        doing = origin or acts(s, group) or (far and met(s, group))
        far = far or (who[0] in EXPEDITIONARY and frame.ranking_without(who)[0][1] >= 3)
        if (
            far
            and (head in "TPSW" or s.words[group.head] == "special forces")
            and "'" not in s.classes[group.first : group.last]
        ):
            return True
        return doing and head in "TWFPS"
    if kind == "mercenaries" and acts(s, group):
        return True
    acting = acts(s, group)
    if head in "TFUS" and acting:
        further = elsewhere(s, who, group.last) or elsewhere(s, who, 0, group.first)
        if further is not None and not at_war_in(who, further, frame):
            return True
    if not far or "PRK" in who:
        return False
    if who[0] in _PEACE_FLAGS and head in "TF":
        return True  # they are nowhere at home
    if s.words[group.last : group.last + 1] in (["abroad"], ["overseas"]):
        return True
    if head == "F" and not WAR.isdisjoint(s.words) and s.words[max(0, group.first - 1) : group.first] == ["by"]:
        return True  # "was arrested by US forces"
    return (head in "TS" and acts(s, group)) or (head in "FS" and elsewhere(s, who, group.last) is not None)


_FORT = mark(["fort"])
_ANYWHERE = frozenset(["peacekeepers", "mercenaries"])  # whose war it is, is not all that is asked of these
_AROUND: frozenset[str] = INTERVENERS | FAR_FLUNG
_NO_INTERVENERS: frozenset[str] = STATES - INTERVENERS
_PEACE_FLAGS = frozenset(["UN", "AU", "ECOWAS", "SADC", "EAC", "CSTO"])
_MILITIAS = frozenset(["militia", "militias", "militiamen", "paramilitaries"])
_DOWNS = frozenset(["shot", "downed", "intercepted", "intercepts", "intercept", "downs"])
_FLYING = frozenset(["drone", "drones", "missile", "missiles", "rocket", "rockets", "uav", "uavs"])
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


def met(s: Sentence, group: Group) -> bool:
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


def fights_at_home(code: str, frame: Frame) -> bool:
    """Whether a war of its own is on in its land, so that a text that names no war speaks of that one."""
    return any(code in c.parties and code in c.theatre and c.lasts(frame.year) for c in conflicts())
