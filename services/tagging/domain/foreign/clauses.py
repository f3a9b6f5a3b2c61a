"""
Forces abroad by what their clause tells of them: ``by_clause`` claims the phrases of ``forces.py`` that no narrower
way has taken.

A phrase is claimed where its own clause puts it in another country, or tells of it what only happens to forces that
are somewhere, in an article about other countries than theirs.
"""

import re
from collections.abc import Iterator
from functools import cache

from services.tagging.domain.foreign.away import abroad, at_war
from services.tagging.domain.foreign.conflicts import conflicts
from services.tagging.domain.foreign.forces import Force, forces
from services.tagging.domain.foreign.foreign import others_matter, with_flag
from services.tagging.domain.foreign.groups import SENDERS, STATES, Group, kind_of, platform_of
from services.tagging.domain.foreign.hints import hinted
from services.tagging.domain.foreign.institutions import of_a_drone, ruled_out
from services.tagging.domain.foreign.parties import only_blamed
from services.tagging.domain.foreign.stance import Stance, stance
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import ARMED_HEADS, CREWED, GOODS, WHEELS
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.nouns import AMBIGUOUS, SPORT
from services.tagging.lexicon.presence import FLAGS, INSTITUTIONAL, LEAVES, REACHES, ROLLS, TAKES_IN, TERRITORY, WORKS
from services.tagging.lexicon.setting import TAKES
from services.tagging.lexicon.warlike import WAR
from services.tagging.lexicon.words import PLACE_COUNTRY


def by_clause(s: Sentence, context: Context, claimed: set[int]) -> Iterator[tuple[Group, Claim]]:
    """
    As in "A German armoured brigade will be based at Rukla", "the camp of the Uruguayan contingent in Sake".

    What has words among *claimed* is told already.
    """
    whose = hinted(s, claimed)
    if not whose or (whose <= _parties() and _at_war_at_home(s, whose, context.frame.year)):
        return
    for force in forces(s):
        if claimed.isdisjoint(range(force.first, force.last)) and not _told_by_others(s, force, claimed):
            group = Group(force.first, force.last, force.head, force.who)
            told = stance(s, force)
            if not _silent(s, context, group, force, told) and (claim := _claim(s, context, group, force, told)):
                yield group, claim


def _told_by_others(s: Sentence, force: Force, claimed: set[int]) -> bool:
    """Whether it is nobody's who sends forces, or an organisation under whose flag somebody's serve."""
    if not SENDERS.issuperset(force.who):
        return True
    if force.whose == "own" and claimed and s.words[force.head] in _OF_THOSE:
        return True  # "two peacekeepers died when their patrol was ambushed"
    patrol = not claimed and s.words[force.head] in _OF_THOSE
    return force.who[0] in FLAGS and force.piece > 0 and parse(s).sorts[force.piece - 1] in "opw" and not patrol


_OF_THOSE = frozenset(["patrol", "patrols", "convoy", "convoys"])


def _silent(s: Sentence, context: Context, group: Group, force: Force, told: Stance) -> bool:
    """Whether the phrase is no force, or its clause tells nothing of where it is."""
    if _no_war(s, context, force) and not (at_war(told.place, context) and _martial(s, force, told)):
        return True
    if only_blamed(s, context, group) or (s.words[force.head] == "mission" and _speaks(s, force)):
        return True
    if of_a_drone(s, group) or (ruled_out(s, group) and not _serves_abroad(s, force, told)):
        return True
    if force.whose == "people" and s.words[force.first - 1] in TAKES and not _parties().isdisjoint(force.who):
        return told.place is None  # "Hamas, attacking the Israelis": those who live there
    if (s.words[force.head] in WHEELS and told.verbs.isdisjoint(ROLLS)) or others_matter(s, context, group):
        return True
    return "taught" in told.tells or ("part" in told.tells and not told.beside)


def _speaks(s: Sentence, force: Force) -> bool:
    """As in "the UN mission in the country said": an office."""
    p = parse(s)
    k = force.piece + 1
    while p.sorts[k : k + 2] in {"pN", "oN"}:
        k += 2
    return p.sorts[k : k + 1] == "V" and s.words[p.ends[k] - 1] in SAYS


def _claim(s: Sentence, context: Context, group: Group, force: Force, told: Stance) -> Claim | None:
    who = tuple([code for code in force.who if abroad(s, context, force, told, code)])
    if not who:
        return None
    who, kind = with_flag(s, context, group, who, kind_of(s, group))
    return Claim(
        group.first,
        group.last,
        kind,
        actors=who,
        host=told.place,
        platform=platform_of(s, group),
        confidence=0.75 if told.place else 0.65,
        assertion="denied" if told.denied else None,
    )


def _at_war_at_home(s: Sentence, whose: set[str | None], year: int | None) -> bool:
    """
    Whether the sentence puts things nowhere but in the lands of one war: then *whose* forces are no third
    party's, and nothing needs to be taken apart to know it.
    """
    hosted = s.marks & _TAKING_IN > 0 and not TAKES_IN.isdisjoint(s.words)
    placed: set[str | None] = set()
    for match in _LANDS.finditer(s.classes):
        i = match.start()
        if s.classes[i] == "A" and s.words[i + 1 : i + 2] and s.words[i + 1] not in TERRITORY:
            continue
        behind = _PLACES.search(s.classes, max(0, i - 5), i) is not None
        if hosted or behind or (i and s.words[i - 1] in REACHES):
            placed.add(PLACE_COUNTRY.get(s.words[i]) if s.classes[i] == "R" else CODES.get(s.words[i]))
    return _only_parties(frozenset(placed), frozenset(whose), year)


_TAKING_IN = mark(TAKES_IN)
_LANDS = re.compile("[CGRA]")
_PLACES = re.compile("[ie>]")


@cache
def _parties() -> frozenset[str | None]:
    """Who fights any war of the table."""
    return frozenset().union(*[war.parties for war in conflicts()])


@cache
def _only_parties(placed: frozenset[str | None], whose: frozenset[str | None], year: int | None) -> bool:
    return any(
        whose <= war.parties and (placed or whose) <= war.parties.union(war.theatre) and war.lasts(year)
        for war in conflicts()
        if war.theatre and (placed or whose <= frozenset(war.theatre))
    )


def _serves_abroad(s: Sentence, force: Force, told: Stance) -> bool:
    """Whether a service as a whole is told to be at work in another country: "the navy patrols off Oman"."""
    following = s.words[force.last : force.last + 1]
    return (
        s.classes[force.head] in "MW"
        and (told.place in STATES or not told.verbs.isdisjoint(LEAVES))
        and not (following and following[0] in INSTITUTIONAL)
        and (not told.verbs.isdisjoint(WORKS | LEAVES) or "is" in told.tells)
    )


def _no_war(s: Sentence, context: Context, force: Force) -> bool:
    """Whether the text is about peace: a game, a parade, a crime at home."""
    word = s.words[force.head]
    if word in AMBIGUOUS and not SPORT.isdisjoint(s.words):
        return True
    plain = s.classes[force.head] in "TFMUSW" and (word not in AMBIGUOUS or word in _NEVER_AT_PLAY)
    plain = plain or word in ARMED_HEADS - CREWED - GOODS or s.classes[force.head] in "no"
    if plain or "m" in s.classes[force.first : force.head] or "M" in s.classes[force.first : force.head]:
        return False
    if "training" in s.words and "T" in s.classes:
        return False  # "officers are training recruits"
    return WAR.isdisjoint(s.words) and not context.frame.martial


def _martial(s: Sentence, force: Force, told: Stance) -> bool:
    """Whether a people, or volunteers, in a land at war are there to fight: "the British in Helmand"."""
    if force.whose == "people":
        return told.beside
    return not {"legion", "front", "frontline", "trenches", "sorties"}.isdisjoint(s.words)


_NEVER_AT_PLAY = frozenset(["commandos", "infantry", "marines"])
