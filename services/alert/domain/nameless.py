"""
Nameless numbers: whose men a number counts that doesn't say so.

It is of the only side that was told where its own sentence names that side, or it is told of the incident's place;
where the article tells of no other side's men, and doesn't count these already; and where the word for them fits:
gunmen are no army's. Whom somebody fights may be meant as well.
What is doubtful stays nobody's, and moves no figure. Fewer is never told by it: it may count a part.
"""

import re
from collections.abc import Iterator, Sequence

from services.alert.domain.figures import Span, span
from services.alert.domain.names import hosts, lands, places, sides
from services.alert.domain.sketch import Line
from shared.contracts.finding import Finding, Quantity

_CODE = 3  # letters of a state's code
_BANDS: frozenset[str] = frozenset(
    """
    gunman gunmen fighter fighters militant militants mercenary mercenaries rebel rebels insurgent insurgents jihadist
    jihadists jihadi jihadis militiaman militiamen terrorist terrorists gangster gangsters paramilitaries contractors
    volunteers guerrillas attackers bandits police policemen
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_ARMIES: frozenset[str] = frozenset(
    {"soldier", "soldiers", "servicemen", "marines", "airmen", "sailors", "peacekeepers"}
)
_FIGHTS = re.compile(
    r"\b(?:fought|f(?:ight|ac)\w*|met|meets?|clash\w*|against|attack\w*|storm\w*|defen[dc]\w*|kill\w*|ambush\w*|besieg\w*"
    r"|surround\w*|captur\w*|repel\w*|versus)\b",
    re.IGNORECASE,
)


def owned(found: Sequence[Finding], told: Sequence[Span], line: Line | None) -> Iterator[Finding]:
    """Give what a report *found*, a nameless number with the side whose men it counts, by what was *told* and where."""
    for finding in found:
        side = _only_side(finding, told)
        if side and _named(finding, side, found, line):
            yield finding.model_copy(update={"actors": side, "quantity": _at_least(finding)})
        else:
            yield finding


def _only_side(finding: Finding, told: Sequence[Span]) -> tuple[str, ...]:
    """Name the only side that was told of the thing that a finding counts without a name."""
    one = span(finding)
    if one is None or finding.actors:
        return ()
    sides_told = {t.actors for t in told if t.same_thing(one) and t.hedged == one.hedged}
    side = next(iter(sides_told)) if len(sides_told) == 1 else ()
    return side if _fits(finding, side) else ()


def _fits(finding: Finding, side: Sequence[str]) -> bool:
    """Tell whether a side's men are called so."""
    unit = (finding.quantity and finding.quantity.unit) or ""
    state = any(len(name) == _CODE and name.isalpha() and name.isupper() for name in side)
    return (_BANDS if state else _ARMIES).isdisjoint(unit.casefold().split())


def _named(finding: Finding, side: Sequence[str], found: Sequence[Finding], line: Line | None) -> bool:
    """Tell whether the article leaves no doubt whose they are."""
    counted = [f for f in found if f.indicator == finding.indicator and sides(f.actors)]
    if any(f.quantity or sides(f.actors).isdisjoint(side) for f in counted):
        return False
    start = finding.evidence.sentence_start
    if _FIGHTS.search(finding.evidence.sentence):  # as well those whom they fight
        return False
    if any(f.evidence.sentence_start == start and not sides(f.actors).isdisjoint(side) for f in found):
        return True
    return line is not None and _there(finding, line)


def _there(finding: Finding, line: Line) -> bool:
    """Tell whether a number is told of a place of the incident; of a land, where that is all that it names."""
    towns = places(finding.places)
    if towns:
        return not towns.isdisjoint(line.places)
    return not (lands(finding.places) | hosts([finding.host])).isdisjoint({*line.lands, *line.hosts})


def _at_least(finding: Finding) -> Quantity | None:
    """Leave its number open: it says no more than that there are so many."""
    quantity = finding.quantity
    if quantity is None:
        return None
    most = quantity.high if quantity.high is not None else quantity.low
    return quantity.model_copy(update={"low": most, "high": None})
