"""
Routes: which alerts go to which sink. Data in the list of sinks; pure here.

A sink that no route names takes every alert. Whoever has been told of an incident is told how it goes on, whatever the
route says of severity or place: an alert that turned out wrong must reach those who had it.
"""

from collections.abc import Collection, Iterable, Sequence

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.alert import SEVERITIES, Alert, Status
from shared.contracts.finding import Severity

_ALWAYS_FOLLOWS: frozenset[Status] = frozenset({"corrected", "retracted"})


class Route(BaseModel):
    """One ``[[route]]``: an alert must meet every condition that is given, and any one value of each list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: tuple[str, ...] = Field(min_length=1, description="Names of sinks.")
    min_severity: Severity | None = Field(None, description="This severity or a greater one.")
    rules: tuple[str, ...] = Field((), description="Names of rules.")
    actors: tuple[str, ...] = Field((), description="Actors, as they stand in the alert.")
    places: tuple[str, ...] = Field((), description="Places, as they stand in the alert.")
    indicators: tuple[str, ...] = Field((), description="Names of indicators.")
    statuses: tuple[Status, ...] = Field((), description="opened, updated, corrected, retracted, resolved.")

    def takes(self, alert: Alert) -> bool:
        """Tell whether *alert* meets every condition but that of the status."""
        data = alert.data
        return (
            (self.min_severity is None or SEVERITIES.index(data.severity) >= SEVERITIES.index(self.min_severity))
            and _meets(self.rules, [data.rule])
            and _meets(self.actors, data.actors)
            and _meets(self.places, data.places)
            and _meets(self.indicators, data.indicators)
        )

    def follows(self, status: Status) -> bool:
        """Tell whether alerts of *status* are wanted."""
        return not self.statuses or status in self.statuses


def chosen(
    sink: str,
    routes: Sequence[Route],
    alert: Alert,
    *,
    named: Collection[str] = (),
    told: bool = False,
    only_rules: bool = False,
) -> bool:
    """
    Tell whether *alert* goes to *sink*.

    *named*: the sinks that the alert's rule names itself. *told*: the sink has had an alert of this incident.
    *only_rules*: nothing but what a rule sends here.
    """
    status = alert.data.status
    own = [route for route in routes if sink in route.to]
    if sink in named or (told and status in _ALWAYS_FOLLOWS):
        return True
    if only_rules:
        return told
    if not own:
        return True
    return any(route.follows(status) and (told or route.takes(alert)) for route in own)


def _meets(wanted: Iterable[str], there: Iterable[str]) -> bool:
    names = {name.casefold() for name in wanted}
    return not names or not names.isdisjoint(name.casefold() for name in there)
