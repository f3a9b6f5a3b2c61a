"""
Again: whether a report tells nothing that an incident does not tell already.

A state (forces somewhere, a build-up) is told again for weeks. What speaks for one event may be too little to count a
report as a voice of it; if the report names no side, country, place or number that is new, it opens nothing either.
"""

from services.alert.domain.countries import called
from services.alert.domain.evidence import abroad, contradicts, fit, narrow
from services.alert.domain.figures import WORD, Span, alike, near
from services.alert.domain.names import WIDE_WARS
from services.alert.domain.rule import Rule
from services.alert.domain.sketch import FOREIGN, LOCAL, Line, Sketch

_FRONT = 50_000  # so many are the forces of a front, which everybody estimates
_ESTIMATE = 1.25  # so far apart are two estimates of them on one day
_ONE_SORT = {"mercenaries": "volunteers"}  # whom one outlet calls a volunteer is another's mercenary
_DAYS = 5  # windows: for so long a report that names nothing is taken for one of the last that named something


def nothing_new(line: Line, told: Sketch, rule: Rule, theatre: str) -> bool:
    """Tell whether a report names nothing that tells it from an incident of *theatre*, or nothing new of a state."""
    here = theatre == told.theatre
    if not here and _elsewhere(line, told, rule, theatre):
        return False
    return line.claimed and (_nameless(line, told, rule, here=here) or _told_again(line, told, rule, here=here))


def _nameless(line: Line, told: Sketch, rule: Rule, *, here: bool) -> bool:
    """Tell whether a report names nothing that tells events apart, while one of its sort is known."""
    named = any(told.sides.values()) or told.lands
    late = told.moment - line.last > _DAYS * rule.window
    if not told.dim or (named and told.local) or late or (not here and _new_sort(line, told)):
        return False
    plan = all(sort.endswith("/hedged") for sort in told.sorts)  # is news as long as nobody has told of one
    return (
        told.indicators.issubset(line.indicators)
        and _same_deeds(line, told)
        and (not plan or told.sorts.issubset(line.sorts))
        and _sides(told).issubset(_sides(line))
        and abroad(told).issubset(line.lands)
        and fit(line, told, rule, 0.0) is not None
    )


def _same_deeds(line: Line, told: Sketch) -> bool:
    """Tell whether what happens at a place is of a kind that is known: a strike is none of drones that are sold."""
    deeds = {sort.removesuffix("/hedged") for sort in told.sorts if sort.partition("/")[0] in LOCAL & told.indicators}
    return not deeds or any(sort.removesuffix("/hedged") in deeds for sort in line.sorts)


def _told_again(line: Line, told: Sketch, rule: Rule, *, here: bool) -> bool:
    """Tell whether the forces that an incident is about are told of again: of the same side, nowhere new, no more."""
    if told.local or LOCAL.issuperset(line.indicators):
        return False
    gap = max(line.first - told.moment, told.moment - line.last)
    if gap > (rule.window if LOCAL.intersection(told.indicators) else rule.recall):
        return False
    if contradicts(line, told, None) or not _same_forces(line, told, here=here):
        return False
    return not (
        (here and _new_host(line, told)) or _new_place(line, told) or _new_number(line, told) or _new_sort(line, told)
    )


def _same_forces(line: Line, told: Sketch, *, here: bool) -> bool:
    """Tell whether they are forces of no other side; at home, those of a theatre in which little happens."""
    if FOREIGN in told.indicators:
        ours = told.sides[FOREIGN]
        return bool(ours) and ours.issubset(_sides(line))
    return here and narrow(told.theatre) and told.indicators.issubset({*line.indicators, "offensive_preparations"})


def _sides(of: Line | Sketch) -> frozenset[str]:
    return frozenset(side for sides in of.sides.values() for side in sides)


def _new_host(line: Line, told: Sketch) -> bool:
    """Tell whether they are in a country that no report names, be it as one of several they were sent to."""
    known = {*line.hosts, *line.lands}
    named = {land for land in abroad(told) if not land.isupper()}
    if named and named.issubset(known):
        return False
    return bool(told.hosts) and bool(abroad(told) & told.hosts) and told.hosts.isdisjoint(known)


def _elsewhere(line: Line, told: Sketch, rule: Rule, theatre: str) -> bool:
    """
    Tell whether a report of another theatre is in another country than an incident, that of its war among them.

    While an incident is a day old it is so either way round: which comes first doesn't decide which event there is.
    """
    known = called(*line.hosts).union(line.lands, _own(theatre))
    ours = called(*told.hosts).union(told.lands, _own(told.theatre))
    young = abs(told.moment - line.first) <= rule.window
    new = bool(told.hosts) and known.isdisjoint(called(*told.hosts))
    return new or (young and bool(line.hosts) and ours.isdisjoint(called(*line.hosts)))


def _own(theatre: str) -> frozenset[str]:
    kind, _, name = theatre.partition(":")
    return called(name) if kind == "host" else WIDE_WARS.get(name, frozenset())


def _new_place(line: Line, told: Sketch) -> bool:
    """Tell whether forces are at a place that the incident hasn't got; at home, forces that are counted."""
    counted = bool(line.places) and any(figure.least != WORD for figure in told.figures)
    return bool(told.places) and (FOREIGN in told.indicators or counted) and told.places.isdisjoint(line.places)


def _new_number(line: Line, told: Sketch) -> bool:
    """Tell whether a number is counted of which none of the incident is one of its ends, or that is planned by now."""
    return any(
        figure.least != WORD and not any(_same_number(figure, one) for one in line.figures) for figure in told.figures
    )


def _same_number(figure: Span, known: Span) -> bool:
    """Tell whether a number is one that is known, or another estimate of the forces of the same front."""
    if figure.hedged != known.hedged:
        return False
    front = min(figure.low, known.low) >= _FRONT
    return alike(figure, known) or (front and near([figure], [known], _ESTIMATE))


def _new_sort(line: Line, told: Sketch) -> bool:
    """Tell whether forces are of another kind, or are there that were only planned, or feared."""
    known = {_plain(sort) for sort in line.sorts}
    return not {_plain(s) for s in told.sorts if s.startswith(FOREIGN)}.issubset(
        {*known, *(f"{s}/hedged" for s in known)}
    )


def _plain(sort: str) -> str:
    """Give a sort of force under the name that stands for all that outlets give it."""
    indicator, _, kind = sort.partition("/")
    name, slash, firmness = kind.partition("/")
    return f"{indicator}/{_ONE_SORT.get(name, name)}{slash}{firmness}"
