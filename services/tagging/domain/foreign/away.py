# ruff: noqa: PLR0911, PLR0917 (a grammar has one branch for each way to say a thing)
"""
Whether what a clause tells of a force puts it abroad, in no war of its own.

``abroad`` asks the place that the clause names; without one, what the text has told of the same forces before, the
place that has a name which no table knows, and the war that the sentence or the article speaks of.
"""

from services.tagging.domain.foreign.conflicts import conflicts
from services.tagging.domain.foreign.forces import Force
from services.tagging.domain.foreign.foreign import at_the_ready, decided
from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.foreign.groups import STATES, Group
from services.tagging.domain.foreign.hosts import at_home, off_own_shore
from services.tagging.domain.foreign.parties import at_war_in, is_party
from services.tagging.domain.foreign.ports import in_own_port, in_port
from services.tagging.domain.foreign.stance import Stance
from services.tagging.domain.indicator import Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import ARMED_HEADS, GOODS, NO_FORCE_BEFORE, WHEELS
from services.tagging.lexicon.presence import FAR, GIVES, HOME_WORDS, LAW, LEAVES, WORKS
from services.tagging.lexicon.setting import BORDERS


def at_war(place: str | None, context: Context) -> bool:
    return any(place in c.theatre and c.lasts(context.frame.year) for c in conflicts())


def abroad(s: Sentence, context: Context, force: Force, told: Stance, code: str) -> bool:
    """Whether what is told of *force* puts the forces of *code* abroad, in no war of their own."""
    if told.place is not None:
        return _abroad_there(s, context, force, told, code, told.place)
    frame = context.frame
    war = frame.spoken_of(s, (code,)) or frame.without((code,))
    if _at_home(s, context, force, told, code) or (war is not None and code in war.theatre):
        return False
    if war is not None and code in war.beside and code not in context.hosts and "sent" not in told.tells:
        return False
    if force.whose == "people":
        return _told_before(s, context, force, told, code) or (
            war is not None and _people_abroad(s, frame, force, told, code)
        )
    if _told_abroad(s, context, force, told, code) or _crosses(s, force, told):
        return True
    if "there" in told.tells and frame.lands - {code} and not told.verbs.isdisjoint(_STAYS_THERE):
        return _by_hand(s, force)  # "knew nothing of the presence of Chadian brigades"
    if in_port(s, force.head, force.last) and code not in frame.lands and (frame.lands or code not in STATES):
        return True
    if told.somewhere or told.here:
        return _at_a_place(s, frame, force, told, code)
    away = _away(frame, code)
    if war is None:
        together = len(force.who) > 1 and not frame.lands & set(force.who) and "does" in told.tells
        return away and ("sent" in told.tells or (together and _by_hand(s, force)))
    acts = bool(told.tells & {"moves", "there"}) or _acts(s, force, told, away=away or code in FAR)
    whole = _by_hand(s, force) or not told.verbs.isdisjoint(LEAVES)
    return whole and acts and (away or code in FAR)


def _told_before(s: Sentence, context: Context, force: Force, told: Stance, code: str) -> bool:
    """As in "soldiers from Chad are going home ... the Chadians would stay"."""
    known = any(code in claim.actors for claim in context.earlier)
    return known and s.words[force.first] == "the" and bool(told.tells - {"any"})


def _abroad_there(s: Sentence, context: Context, force: Force, told: Stance, code: str, place: str) -> bool:
    """Whether the forces of *code* are abroad at *place*."""
    own = at_home(code, place) or in_own_port(s, force.head, force.last, (code,))
    if own or at_war_in((code,), place, context.frame, s):
        return False
    if place not in STATES and is_party((code,), context.frame, s):
        return False  # on a sea, in a region: where their own war may be
    if force.whose == "people" and not (s.words[force.first] == "the" and at_war(place, context)):
        return False
    return _placed(s, force, told)


def _at_home(s: Sentence, context: Context, force: Force, told: Stance, code: str) -> bool:
    """Whether words of the sentence, or the war it speaks of, leave those of *code* at home, or at their own war."""
    behind = s.words[force.last - 1 : force.last + 11]
    return (
        (code == "Wagner" and context.frame.mutiny)
        or off_own_shore(s, (code,), force.last)
        or is_party((code,), context.frame, s)
        or not HOME_WORDS.isdisjoint(s.words)
        or "fort" in s.words
        or in_own_port(s, force.head, force.last, (code,))
        # on its own side of a border, unless a text says more
        or (
            code not in FAR
            and not BORDERS.isdisjoint(behind)
            and "sent" not in told.tells
            and _OVER.isdisjoint(told.verbs)
        )
    )


def _told_abroad(s: Sentence, context: Context, force: Force, told: Stance, code: str) -> bool:
    """Whether the text has put them abroad before, and goes on to tell of them: "the Ugandan soldiers are to leave"."""
    if code not in context.hosts or force.whose != "named" or not _by_hand(s, force) or not LAW.isdisjoint(s.words):
        return False
    group = Group(force.first, force.last, force.head, force.who)
    if at_the_ready(s, group) or decided(s, group):
        return False
    if not _ELSEWHERE.isdisjoint(s.words):
        return False  # "the French soldiers who searched the Metro"
    if not told.tells.isdisjoint(_ON_DUTY):
        return True
    if not context.hosts[code]:
        return False
    if s.words[force.head] in NO_FORCE_BEFORE:
        return False
    named = code in FAR or s.words[force.first] in _SAME
    people = s.classes[force.head] in "TFU" or s.words[force.head] in ARMED_HEADS - GOODS - WHEELS
    return named and people and s.words[force.first : force.first + 2] != ["more", "than"]


_STAYS_THERE = frozenset(["presence", "involvement", "withdrawal", "participation", "pullout", "intervention"])
_ON_DUTY = frozenset(["sent", "moves", "does", "is", "there"])
_SAME = frozenset(["the", "these", "those"])
# They tell of a day's work at home, unless a place is named.
_ELSEWHERE = frozenset(
    """
    metro subway underground earthquake quake landslide mudslide avalanche wildfire wildfires floods flooding stadium
    olympics marathon
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def _crosses(s: Sentence, force: Force, told: Stance) -> bool:
    """As in "riflemen from Benin have crossed the border"."""
    return not told.verbs.isdisjoint(_OVER) and not BORDERS.isdisjoint(s.words[force.last : force.last + 12])


_OVER = frozenset(["crossed", "crossing", "cross"])


def _acts(s: Sentence, force: Force, told: Stance, *, away: bool) -> bool:
    """Whether they do something, or it is done to them, in a text about the war of others and other lands."""
    if not away or at_the_ready(s, Group(force.first, force.last, force.head, force.who)):
        return False
    men = s.classes[force.head] in "TFU" and s.words[force.head] != "mission"
    alone = s.classes[force.head + 1 : force.head + 2] not in {"P", "N"}  # not "the special forces officers"
    return "does" in told.tells or (men and alone and bool(told.tells & {"any", "goes"}))


def _away(frame: Frame, code: str) -> bool:
    """Whether the article names other lands and not that of *code*."""
    return code not in STATES or (bool(frame.lands) and code not in frame.lands)


def _people_abroad(s: Sentence, frame: Frame, force: Force, told: Stance, code: str) -> bool:
    """Whether a people stands for its soldiers: "the Rwandans have dug in around the lake"."""
    if not told.verbs.isdisjoint(GIVES):
        return False  # what they send is abroad, not they
    acts = told.somewhere or told.here or bool(told.tells & {"moves", "does", "there"})
    far = code not in frame.lands and bool(frame.nations - {code})
    return s.words[force.first] == "the" and far and acts and frame.martial


def _at_a_place(s: Sentence, frame: Frame, force: Force, told: Stance, code: str) -> bool:
    """Whether they are abroad at a place that no table knows, or that only the text before can name."""
    if told.here and "is" in told.tells and code in FAR and frame.nations - {code}:
        return _by_hand(s, force)
    if _at_sea(s, force, told, code):
        return True
    if s.words[force.head] in _SENT_AS_SUCH:
        return told.somewhere
    if len(force.who) > 1 and not frame.lands & set(force.who) and told.tells & {"is", "sent", "moves"}:
        return _by_hand(s, force)  # "German and Belgian soldiers are in Rukla": not both are at home
    stays = _away(frame, code) and (bool(told.tells - {"part"}) or code not in STATES)
    return _by_hand(s, force) and (stays or ("sent" in told.tells and bool(frame.lands - {code})))


def _placed(s: Sentence, force: Force, told: Stance) -> bool:
    """Whether the place that the clause names is one where *force* is, not one it has to do with."""
    if force.whose == "people":
        return bool(told.tells & {"moves", "there"}) or told.beside
    if _by_hand(s, force):
        return told.beside or bool(told.tells - {"part"})
    comes = {"moves", "goes", "there", "is"} if told.place in STATES else {"there"}
    return (bool(told.tells & comes) and told.verbs.isdisjoint(GIVES)) or not told.verbs.isdisjoint(WORKS)


def _by_hand(s: Sentence, force: Force) -> bool:
    """Whether *force* is people, ships, aircraft: not a service as a whole."""
    return s.classes[force.head] not in "MW" or force.whose == "of"


def _at_sea(s: Sentence, force: Force, told: Stance, code: str) -> bool:
    """As in "A British destroyer sailed to the Gulf"."""
    ships = s.classes[force.head] == "S" and "sent" in told.tells
    return ships and code in FAR and not _WATERS.isdisjoint(s.words)


_SENT_AS_SUCH = frozenset(["contingent", "contingents", "battlegroup", "battle group", "expeditionary force"])
_WATERS = frozenset(["gulf", "strait", "straits", "ocean", "sea", "waters"])
