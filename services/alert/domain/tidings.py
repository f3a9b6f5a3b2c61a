"""
The tidings: what of that which an article says of an incident is news, and what nobody says any more.

Told is what has changed since the last alert of the incident; whoever only repeats something is no confirmation.
"""

from services.alert.domain.change import REASONS, beyond_presence, grown, lost, moved_away
from services.alert.domain.corroboration import echoes
from services.alert.domain.draft import Route
from services.alert.domain.figures import leading
from services.alert.domain.incident import Incident, Report, Standing, standing, without
from services.alert.domain.nameless import owned
from services.alert.domain.names import lands, places
from services.alert.domain.rule import Rule
from services.alert.domain.sketch import LOCAL
from services.alert.domain.turn import Turn
from shared.contracts.alert import OVER, Change, Status
from shared.contracts.finding import Finding

News = tuple[Status | None, str, tuple[Change, ...]]  # what is told (None: nothing), why, and what has changed


def first(*, stands: bool) -> News:
    """Say what is told of an incident of which nothing was told so far."""
    return ("opened", "first_report", ()) if stands else (None, "nothing to stand on in", ())


def last(fallen: tuple[Change, ...]) -> News:
    """Say what is told of an incident that nothing is left of."""
    return ("retracted", "retracted", fallen) if fallen else (None, "nothing is left of", ())


def news(turn: Turn, route: Route, rule: Rule, before: Incident, now: Standing) -> tuple[Change, ...]:
    """Give what is new in an incident by this article, against what was told of it last."""
    there = [f for f in route.report.findings if _anchored(turn, route, f)]
    latest = leading(owned(there, before.told.figures, turn.draft.line(route.theatre, route.incident)))
    risen = grown(before.told, now, latest, rule.material, over=before.status in OVER)
    risen = beyond_presence(before, risen)
    if _confirms(before, now, route.report, rule):
        return risen
    return tuple(change for change in risen if change.what != "confirmed")


def following(before: Incident, fallen: tuple[Change, ...], risen: tuple[Change, ...]) -> News:
    """Say what is told of an incident that goes on."""
    if fallen:
        seen = {change.what for change in fallen}
        return "corrected", "corrected", (*fallen, *(c for c in risen if c.what not in seen))
    if not risen:
        return None, "nothing new for", ()
    reason = "reopened" if before.status in OVER else REASONS[risen[0].what]
    return "updated", reason, risen


def taken_back(
    before: Incident, after: Incident, rule: Rule, article: str
) -> tuple[Incident, Standing, tuple[Change, ...]]:
    """
    Give an incident after an edit of *article*, and what of that which was told nobody says any more.

    Whoever only repeated its words is no other source for them.
    """
    factor, held = rule.material.figure_factor, standing(before)
    alone = without(after, echoes(before.known, article))
    now = standing(alone)
    fallen = (*lost(before.told, held, now, factor), *moved_away(before.told, before, alone))
    return (alone, now, fallen) if fallen else (after, standing(after), ())


def _confirms(before: Incident, now: Standing, report: Report, rule: Rule) -> bool:
    """
    Tell whether an article confirms what is told: it is another voice than those before it, or one was held back, it
    comes while the incident goes on, and claims more than that something might be.
    """
    if report.article.event_time > before.last_seen + rule.window:  # a state told again is no confirmation
        return False
    if report.findings and all(finding.assertion == "possible" for finding in report.findings):
        return False
    return bool(before.held) or now.families > len(before.publishers)


def _anchored(turn: Turn, route: Route, finding: Finding) -> bool:
    """Tell whether a number is of what the incident is about: of deeds, it must be told of where they happened."""
    line = turn.draft.line(route.theatre, route.incident)
    if line is None or finding.indicator not in LOCAL or not (line.places or line.lands):
        return True
    return not places(finding.places).isdisjoint(line.places) or not lands(finding.places).isdisjoint(line.lands)
