"""
Evidence: whether a report tells of the same event as an incident.

Nothing may contradict it (time, side, host, place, number), and something must speak for it: that both name the same
war, or a power that has forces everywhere, is not enough. What is a state (forces somewhere, a build-up) is told again
for weeks, and stays one incident for as long as its rule says; what happens at a place is over after a window, and what
happens there the next night is another event. Theatre, host and place speak for each other; none of them is the key.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache

from services.alert.domain.countries import called
from services.alert.domain.figures import FEW, WORD, Span, alike, apart, near, rough, vague
from services.alert.domain.names import POWERS, WIDE_WARS
from services.alert.domain.rule import Rule
from services.alert.domain.sketch import BARRAGE, FOREIGN, LOCAL, Line, Sketch

# What one sign is worth. Two of the middling ones are enough, of the weak ones none are.
TEXT, PLACE, NUMBER, BUILD_UP = 3.0, 2.0, 2.0, 1.5
SENDER, LAND, THEATRE, LONE_NUMBER, GROWN = 1.0, 1.0, 1.0, 1.0, 1.0
SCHEME = 1.25
SIDE, SORT, HOME, HEDGED_NUMBER, POWER = 0.5, 0.5, 0.5, 0.5, 0.25
ENOUGH = 1.5
NEWS = 1.0  # so much more, if a state is told again of another place
_STRAY = 0.34  # a place named that seldom, against the one that is named most, is an aside
_LONGEST_RAID = 3  # windows
_NIGHT = timedelta(hours=10)  # a raid that is said to have come again, so long after the first, is another one
_SAME_NIGHT = timedelta(hours=18)  # the next night's raid is told of a day later
_FRONT = 50_000  # so many are the forces of a front
_GROWN = 1.6
_DRONES = "drone_activity/"
_BUILT_UP = ("troop_figure", "offensive_preparations")
_MASSING = "offensive_preparations/massing"


def fit(line: Line, told: Sketch, rule: Rule, least: float = ENOUGH) -> float | None:
    """Say how well a report fits an incident; None: it tells of another event, or too little speaks for it."""
    gap = max(line.first - told.moment, told.moment - line.last, timedelta(0))
    if gap > rule.recall or not _in_time(line, told, rule, gap):
        return None
    same_text = not told.texts.isdisjoint(line.texts)
    share = _share(line.places, told.places)
    if contradicts(line, told, share) or (not same_text and _once_more(line, told, gap, rule)):
        return None
    recent = gap <= rule.window
    points = _signs(line, told, share, recent=recent) + (TEXT if same_text else 0.0)
    enough = least if recent or not _elsewhere(line, told) else least + (NEWS + NUMBER if _moved(line, told) else NEWS)
    return points + (share or 0.0) - min(1.0, gap / rule.window) / 2 if points >= enough else None


def contradicts(line: Line, told: Sketch, share: float | None) -> bool:
    """
    Tell whether a side, the host, the place or a number says that a report tells of another event.

    *share*: how much of the incident's mentions of places name the report's; None where one of both names none.
    """
    if _other_side(line, told):
        return True
    if _other_host(line, told) and not _counted(line, told):
        return True
    if told.local and share is not None and _aside(line.places, told.places) and not _one_raid(line, told):
        return True
    return not share and apart(told.figures, line.figures)


def _other_side(line: Line, told: Sketch) -> bool:
    """
    Tell whether they are the forces of others; beside the same foreign ones, or of the same ones that are counted,
    those of several sides may be told.
    """
    named = {name: (ours, theirs) for name, ours in told.sides.items() if ours and (theirs := line.sides.get(name))}
    others = {name for name, (ours, theirs) in named.items() if ours.isdisjoint(theirs)}
    return FOREIGN in others or (bool(others) and others.issuperset(named))


def _other_host(line: Line, told: Sketch) -> bool:
    """
    Tell whether they are in another country; one that is sent to several countries is told of by any of them.

    A third country that both name is none of theirs: where they come from, or where others go as well.
    """
    if not told.hosts or not line.hosts or not told.hosts.isdisjoint(line.hosts):
        return False
    return called(*told.hosts).isdisjoint(line.lands) and called(*line.hosts).isdisjoint(told.lands)


def akin(one: Sketch, other: Sketch) -> bool:
    """
    Tell whether two sketches of one article tell of one event: of the same side, and of no other host, land or place.

    What an article says in one breath of forces of one side is news once, whichever war it puts each sentence down to.
    """
    shared = one.indicators & other.indicators
    sided = [(one.sides[name], other.sides[name]) for name in shared]
    if any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in sided):
        return False
    named = ((one.hosts, other.hosts), (one.lands, abroad(other)), (one.places, other.places))
    deeds = [figure for figure in other.figures if figure.indicator in LOCAL]
    if not shared or any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in named):
        return False
    if deeds and not near(deeds, one.figures):
        return False
    return any(not ours.isdisjoint(theirs) for ours, theirs in (*sided, *named))


def abroad(told: Sketch) -> frozenset[str]:
    """Give the lands it names, but for those of its own war."""
    return told.lands - WIDE_WARS.get(told.theatre.partition(":")[2], frozenset())


def _in_time(line: Line, told: Sketch, rule: Rule, gap: timedelta) -> bool:
    """Tell whether an incident may last so long: what is only denied, or happens at a place, no longer than a raid."""
    brief = not line.claimed or told.local or LOCAL.issuperset(line.indicators)
    if brief and gap > rule.window:
        return False
    longest = min(rule.at_most, _LONGEST_RAID * rule.window) if brief else rule.at_most
    return max(line.last, told.moment) - min(line.first, told.moment) <= longest


def _once_more(line: Line, told: Sketch, gap: timedelta, rule: Rule) -> bool:
    """Tell whether a report is of a new deed: one that is said to have come again, or that a state outlived."""
    deeds = [f for f in told.figures if f.indicator in LOCAL]
    if near(deeds, line.figures):
        return False
    if gap > rule.window:
        return bool(told.deeds or deeds) or not LOCAL.intersection(told.indicators).issubset(line.indicators)
    return told.again and told.local and told.moment - line.first > _NIGHT


def _elsewhere(line: Line, told: Sketch) -> bool:
    """Tell whether a report names a place or a host that the incident has not."""
    new_place = bool(told.places) and told.places.isdisjoint(line.places)
    known = {*line.lands, *line.hosts}
    return new_place or bool(told.hosts and known and abroad(told) and abroad(told).isdisjoint(known))


def _moved(line: Line, told: Sketch) -> bool:
    """
    Tell whether forces at home are told of at another place than theirs, in a number that any of them may have.

    "Tens of thousands" are counted nowhere: those of a whole border.
    """
    shared = [one for one in told.figures if any(alike(one, other) for other in line.figures)]
    places = bool(told.places and line.places) and told.places.isdisjoint(line.places)
    return places and FOREIGN not in told.indicators and all(one.least != WORD and rough(one) for one in shared)


def _signs(line: Line, told: Sketch, share: float | None, *, recent: bool) -> float:
    """Add up what speaks for it, but for the text."""
    points = PLACE if share or _one_raid(line, told) else 0.0
    points += max((_number(a, b, recent=recent) for a in told.figures for b in line.figures), default=0.0)
    points += max((_side(name, told, line) for name in told.sides), default=0.0)
    points += _land(told, line)
    if narrow(told.theatre):
        points += HOME if _of_powers(told, line) else THEATRE
    if _MASSING in told.sorts and _MASSING in line.sorts and _built_up(told, line):
        points += BUILD_UP
    if recent and (narrow(told.theatre) or not told.local):
        points += _sort(told, line)
    return points


def _one_raid(line: Line, told: Sketch) -> bool:
    """Tell whether both are of one night's raid on a whole country: reports name whichever towns were hit."""
    if BARRAGE not in told.sorts or BARRAGE not in line.sorts or told.moment - line.first > _SAME_NIGHT:
        return False
    if told.lands and line.lands and told.lands.isdisjoint(line.lands):
        return False
    pairs = [(a, b) for a in told.figures for b in line.figures if a.same_thing(b)]
    return line.first - told.moment <= _SAME_NIGHT and (not pairs or any(near([a], [b]) for a, b in pairs))


def _built_up(told: Sketch, line: Line) -> bool:
    """Tell whether a report beside which a build-up is told counts the men of that side, or of nobody, sent nowhere."""
    ours = frozenset[str]().union(*(told.sides.get(name, ()) for name in _BUILT_UP))
    if not ours:
        return FOREIGN not in told.indicators and not told.indicators.isdisjoint(_BUILT_UP)
    return any(not ours.isdisjoint(line.sides.get(name, ())) for name in _BUILT_UP)


def _sort(told: Sketch, line: Line) -> float:
    """Weigh that both tell of one kind of force; most, that both tell of a plan, or of what might be."""
    forces = {sort for sort in told.sorts if sort.startswith(f"{FOREIGN}/")}
    plan = forces and all(sort.endswith("/hedged") for sort in forces) and not forces.isdisjoint(line.sorts)
    named = [any(name.startswith(f"{FOREIGN}/") for name in names) for names in (told.claims, line.names)]
    if plan and (not all(named) or not told.sides[FOREIGN].isdisjoint(line.sides.get(FOREIGN, ()))):
        return SCHEME
    kinds = {sort.removesuffix("/hedged") for sort in line.sorts}
    return SORT if any(sort.removesuffix("/hedged") in kinds for sort in told.sorts) else 0.0


def _land(told: Sketch, line: Line) -> float:
    if any(line.usual(land) for land in abroad(told)):
        return LAND
    own = told.lands - abroad(told)  # a report that names no land is of these
    return HOME if own and (not line.lands or any(line.usual(land) for land in own)) else 0.0


def _of_powers(told: Sketch, line: Line) -> bool:
    """Tell whether all that both say of senders is that they are powers, whose forces are everywhere."""
    ours = told.sides.get(FOREIGN, frozenset())
    return bool(ours and line.sides.get(FOREIGN)) and ours <= POWERS


@lru_cache(maxsize=1024)
def narrow(theatre: str) -> bool:
    """Tell whether little enough happens in a theatre that two reports of a day are likely to mean one thing."""
    kind, _, name = theatre.partition(":")
    return kind == "host" or (kind == "conflict" and name not in WIDE_WARS)


def _side(indicator: str, told: Sketch, line: Line) -> float:
    """Weigh the sides both name: who sends forces, or does one sort of thing with drones, tells more than whose men."""
    shared = {side for side in told.sides[indicator] if line.usual(f"{indicator}:{side}")}
    if not shared:
        return 0.0
    if indicator == FOREIGN:
        return POWER if shared <= POWERS else SENDER
    deeds = {claim.rpartition(":")[2] for claim in told.claims if claim.startswith(_DRONES) and line.usual(claim)}
    return SENDER if deeds - POWERS else SIDE


def _number(ours: Span, theirs: Span, *, recent: bool = False) -> float:
    if not alike(ours, theirs):
        # The forces of a whole front are counted anew every day, and grow.
        whole = recent and min(ours.low, theirs.high) >= _FRONT and near([ours], [theirs], _GROWN)
        return GROWN if whole else 0.0
    if ours.high < FEW and not ours.echelon:
        return 0.0
    if ours.hedged != theirs.hedged:
        return 0.0 if vague(ours) else HEDGED_NUMBER
    if ours.actors and theirs.actors:
        return NUMBER
    return 0.0 if vague(ours) else LONE_NUMBER


def _counted(line: Line, told: Sketch) -> bool:
    """Tell whether both count the same side's forces with the same number: then one of the hosts is an aside."""
    return any(_number(a, b) >= NUMBER for a in told.figures for b in line.figures)


def _share(theirs: Mapping[str, int], ours: frozenset[str]) -> float | None:
    if not theirs or not ours:
        return None
    return sum(n for name, n in theirs.items() if name in ours) / sum(theirs.values())


def _aside(theirs: Mapping[str, int], ours: frozenset[str]) -> bool:
    return max((theirs.get(name, 0) for name in ours), default=0) < _STRAY * max(theirs.values())
