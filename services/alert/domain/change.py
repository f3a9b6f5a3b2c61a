"""
Changes: what is not as the last alert said, and whether that is worth telling.

What has grown is news when a rule calls it material. What nobody says any more is told whatever the rule: whoever acted
on an alert must hear that its words were taken back.
"""

from collections.abc import Iterable, Sequence

from services.alert.domain.figures import Span, elsewhere, fulfilled, moved, words
from services.alert.domain.incident import Incident, Standing, firmer, named
from services.alert.domain.names import places as plain_places
from services.alert.domain.names import sides
from services.alert.domain.phrase import leaves
from services.alert.domain.rule import Material, Told
from services.alert.domain.severity import rank
from shared.contracts.alert import Change
from shared.contracts.finding import Finding

MAX_NAMES = 5
REASONS: dict[str, str] = {
    "severity": "severity_raised",
    "indicator": "new_indicator",
    "figure": "figure_moved",
    "confirmed": "confirmed",
    "actual": "now_actual",
    "disputed": "disputed",
}


def grown(
    told: Standing, now: Standing, latest: Sequence[Span], material: Material, *, over: bool = False
) -> tuple[Change, ...]:
    """
    Give what *now* says beyond what was *told*, as far as the rule calls it *material*.

    *latest*: the leading figures of the report that has just come in. *over*: the incident was; that as many came as
    had been planned is background then, unless it is more than were there.
    """
    found: list[tuple[Told, Change]] = []
    if rank(now.severity) > rank(told.severity):
        found.append(("severity", _change("severity", told.severity, now.severity)))
    found += [("indicator", _change("indicator", None, name)) for name in now.indicators if name not in told.indicators]
    for name, assertion in now.firm.items():
        before = told.firm.get(name)
        if before is not None and assertion == "actual" and firmer(assertion, before):
            found.append(("actual", _change("actual", f"{name}: {before}", f"{name}: {assertion}")))
    found += [
        ("figure", _change("figure", f"{one.kind}: {words(before)}", f"{one.kind}: {words(one)}"))
        for before, one in moved(told.figures, latest, material.figure_factor, but_planned="actual" in material.tells)
    ]
    found += [
        ("actual", _change("actual", f"{one.kind}: {words(plan)} planned or possible", f"{one.kind}: {words(one)}"))
        for plan, one in fulfilled(told.figures, latest, grown=over)
        if told.firm.get(one.indicator) == "actual"  # else that is what has become actual
    ]
    reached = max((n for n in material.confirmations if n <= now.families), default=0)
    if reached > max(1, told.families):
        found.append(("confirmed", _change("confirmed", str(told.families), str(now.families))))
    if now.disputed and not told.disputed:
        found.append(("disputed", _change("disputed", "no", "yes")))
    return tuple(change for what, change in found if what in material.tells)


def beyond_presence(incident: Incident, risen: Sequence[Change]) -> tuple[Change, ...]:
    """
    Leave out of what has *risen* that forces are there of whom the incident tells that they are to leave.

    Their withdrawal says as much; without a new indicator or number it is what alone would raise the severity.
    """
    planned = [f for report in incident.reports for f in report.findings if f.assertion == "planned"]
    going = _of(f for f in planned if leaves(f)) - _of(f for f in planned if not leaves(f))
    left = tuple(c for c in risen if c.what != "actual" or (c.after or "").partition(":")[0] not in going)
    if len(left) == len(risen) or any(change.what in ("indicator", "figure") for change in left):
        return left
    return tuple(change for change in left if change.what != "severity")


def _of(findings: Iterable[Finding]) -> set[str]:
    """Name indicators and kinds: what has become actual is told by the one, a number that was planned by the other."""
    return {name for finding in findings for name in (finding.indicator, finding.kind)}


def lost(told: Standing, before: Standing, after: Standing, factor: float) -> tuple[Change, ...]:
    """
    Give what was *told*, was still held by the reports *before* an edit, and is held by none *after* it.

    Only an edit takes words back: a report that is merely too weak to be kept any longer does not.
    """
    found = [
        _change("indicator", name, None)
        for name in told.indicators
        if name in before.indicators and name not in after.indicators
    ]
    for name, assertion in told.firm.items():
        now = after.firm.get(name)
        if now is not None and before.firm.get(name) == assertion and firmer(assertion, now):
            found.append(_change("actual", f"{name}: {assertion}", f"{name}: {now}"))
    for figure in told.figures:
        held = [b for b in before.figures if b.same_thing(figure) and not elsewhere(b, figure)]
        same = [a for a in after.figures if a.same_thing(figure)]
        left = [a for a in same if not elsewhere(a, figure)] or same
        if not held or figure.indicator not in after.indicators:
            continue
        if not left:
            found.append(_change("figure", f"{figure.kind}: {words(figure)}", None))
        elif _shrunk(figure, held, left, factor):
            whole = left[0]._replace(low=min(s.low for s in left), high=max(s.high for s in left))
            found.append(_change("figure", f"{figure.kind}: {words(figure)}", f"{figure.kind}: {words(whole)}"))
    if rank(after.severity) < min(rank(told.severity), rank(before.severity)):
        found.append(_change("severity", told.severity, after.severity))
    if told.disputed and before.disputed and not after.disputed:
        found.append(_change("disputed", "yes", "no"))
    return tuple(dict.fromkeys(found))


def moved_away(told: Standing, before: Incident, after: Incident) -> tuple[Change, ...]:
    """
    Give the places or actors that were *told*, where an edit leaves none of them, but names others.

    As long as anybody says one of them, the rest is an aside that comes and goes.
    """
    (places, actors), (places_now, actors_now) = named(before), named(after)
    compared = (
        ("place", told.places, places, places_now, plain_places),
        ("actor", told.actors, actors, actors_now, sides),
    )
    return tuple(
        _change(what, ", ".join(was[:MAX_NAMES]), ", ".join(now[:MAX_NAMES]))
        for what, was, held, now, plain in compared
        if now and not plain(was).isdisjoint(plain(held)) and plain(was).isdisjoint(plain(now))
    )


def _shrunk(told: Span, held: Sequence[Span], left: Sequence[Span], factor: float) -> bool:
    """Tell whether an end of the told interval was held until now, and is far from all that is left."""
    most, least = max(s.high for s in left), min(s.low for s in left)
    gone_above = max(s.high for s in held) * factor >= told.high > most * factor
    gone_below = min(s.low for s in held) <= told.low * factor and told.low * factor < least
    return gone_above or gone_below


def _change(what: str, before: str | None, after: str | None) -> Change:
    return Change(what=what, before=before, after=after)
