"""
Reasons: why a rule holds for what an article says, or doesn't, condition by condition, and what is missing.

For people who ask why they were alerted, and why not. Pure, and slow beside the rulebook: every condition is asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import cel

from services.alert.domain.expression import Clause
from services.alert.domain.figures import Span, words
from services.alert.domain.grammar import Node, parse
from services.alert.domain.incident import Incident
from services.alert.domain.judged import Judged
from services.alert.domain.opening import opening
from services.alert.domain.part import Part, counts
from services.alert.domain.passing import is_news, why_aside
from services.alert.domain.rule import Match, Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.view import View
from services.alert.domain.vocabulary import CARRYING, FINDING, finding_values
from shared.contracts.finding import Finding

_MAX_QUOTE_CHARS = 80


@dataclass(frozen=True)
class Truth:
    """Whether one condition holds; *joined* by ``&&`` or ``||``, its *parts* as well."""

    condition: str
    holds: bool
    joined: str = ""
    parts: tuple["Truth", ...] = ()


@dataclass(frozen=True)
class Reason:
    """
    What became of one rule for one part of an article.

    *outcome*: ``holds``, ``inhibited`` (by which rules), or ``silent``. *truth*: None for a rule without a condition.
    *stands_on*: the words that carry it. *lacks*: what would have to hold for it to alert. *opens*: what of it would
    open an incident, where that isn't all.
    """

    rule: str
    theatre: str
    outcome: str
    by: tuple[str, ...] = ()
    truth: Truth | None = None
    stands_on: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    opens: str = ""


def reasons(rulebook: Rulebook, part: Part) -> tuple[Reason, ...]:
    """Give the reason of every rule, in the order of the book; then those of indicators that have none."""
    view = rulebook.view(part)
    asked = [(judged, _truth(judged, view)) for judged in rulebook.judged]
    holding = [(judged, found) for judged, (truth, found) in _standing(asked, part) if truth and found]
    given = [_reason(judged, truth, holding, part, view) for judged, truth in asked]
    known = {judged.rule.name for judged, _ in asked}
    for match in rulebook.matches(part):
        if match.rule.name not in known:
            quotes = tuple(f.evidence.quote for f in match.findings)
            given.append(Reason(match.rule.name, part.theatre, "holds", stands_on=quotes))
    opens = {match.rule.name: _opens(part, rulebook, match) for match in rulebook.matches(part)}
    return tuple(replace(reason, opens=opens.get(reason.rule, "")) for reason in given)


def _opens(part: Part, rulebook: Rulebook, match: Match) -> str:
    """Say what of a match an incident would open on, by which rule, where that isn't all of it."""
    opened = opening(part, rulebook, match)
    if opened is None:
        return "nothing: it is told in passing, or too far down"
    alone = opened[0]
    if len(alone.findings) == len(match.findings):
        return ""
    quotes = " / ".join(f"“{f.evidence.quote[:_MAX_QUOTE_CHARS]}”" for f in alone.findings)
    return f"{quotes} alone, by {alone.rule.name}: the rest is told apart from what the article leads with"


def unheard(findings: Iterable[Finding]) -> Iterator[str]:
    """Say of each finding that can't carry an alert, or can't open an incident, what keeps it from that."""
    for finding in findings:
        quote = finding.evidence.quote[:_MAX_QUOTE_CHARS]
        if counts(finding):
            if not is_news(finding):
                yield f"{finding.indicator} “{quote}” opens nothing: {why_aside(finding)}"
        elif finding.assertion in {"denied", "historical"}:
            yield f"{finding.indicator} “{quote}” is {finding.assertion}: it would count if it were told as actual"
        elif not finding.salient:
            yield f"{finding.indicator} “{quote}” is not salient: it carries only a rule that asks what stands beside"
        else:
            yield f"{finding.indicator} “{quote}” is {why_aside(finding)}"


def next_news(incident: Incident, rule: Rule) -> tuple[str, ...]:
    """Say what would be told of an open incident, by what its rule calls material."""
    told, tells = incident.told, rule.material.tells
    found: list[tuple[str, str]] = []
    if told.severity != "critical":
        found.append(("severity", f"a severity above {told.severity}"))
    found.append(("indicator", f"an indicator beside {', '.join(told.indicators) or 'none'}"))
    found += [("figure", _further(span, rule.material.figure_factor)) for span in told.figures]
    found += [("actual", f"{_crowd(span)} to be as many as {words(span)}") for span in told.figures if span.hedged]
    more = [n for n in sorted(rule.material.confirmations) if n > max(1, told.families)]
    if more:
        found.append(("confirmed", f"{more[0]} independent sources ({told.families} were told)"))
    hedged = [name for name, assertion in told.firm.items() if assertion != "actual"]
    found += [("actual", f"{name} told as actual ({told.firm[name]} so far)") for name in hedged]
    if not told.disputed:
        found.append(("disputed", "a denial"))
    return tuple(text for what, text in found if what in tells)


def _further(span: Span, factor: float) -> str:
    less = f" or below {span.low / factor:,.0f}" if span.indicator == "troop_figure" else ""
    unit = f" ({span.echelon})" if span.echelon else ""
    return f"a figure of {_crowd(span)} above {span.room * factor:,.0f}{less}{unit}"


def _crowd(span: Span) -> str:
    """Say what is counted: ``force of FRA in NER``."""
    whose = f" of {'/'.join(span.actors)}" if span.actors else ""
    where = f" in {'/'.join(span.lands)}" if span.lands else ""
    return f"{span.kind}{whose}{where}{' (planned or possible)' if span.hedged else ''}"


def _truth(judged: Judged, view: View) -> Truth | None:
    return _of(judged.when.clause, view) if judged.when else None


def _of(clause: Clause, view: View) -> Truth:
    parts = tuple(_of(part, view) for part in clause.parts)
    return Truth(" ".join(clause.source.split()), view.holds(clause), clause.joined, parts)


def _standing(
    asked: Sequence[tuple[Judged, Truth | None]], part: Part
) -> Iterator[tuple[Judged, tuple[bool, tuple[Finding, ...]]]]:
    for judged, truth in asked:
        yield judged, (truth is None or truth.holds, judged.carrying(part))


def _reason(
    judged: Judged,
    truth: Truth | None,
    holding: Sequence[tuple[Judged, tuple[Finding, ...]]],
    part: Part,
    view: View,
) -> Reason:
    name, found = judged.rule.name, judged.carrying(part)
    quotes = tuple(f.evidence.quote for f in found)
    if truth is not None and not truth.holds and judged.when is not None:
        lacks = tuple(_lacking(judged.when.clause, view))
        return Reason(name, part.theatre, "silent", truth=truth, lacks=lacks)
    if not found:
        own = " or ".join(sorted(judged.rule.indicators)) or "any indicator"
        return Reason(name, part.theatre, "silent", truth=truth, lacks=(f"a finding of {own} that can carry an alert",))
    by = tuple(other.rule.name for other, _ in holding if name in other.rule.inhibits)
    return Reason(name, part.theatre, "inhibited" if by else "holds", by, truth, quotes)


def _lacking(clause: Clause, view: View) -> list[str]:
    """Say what would have to hold for *clause* to hold: the least of several ways."""
    if view.holds(clause):
        return []
    if clause.joined == "&&":
        return [lack for part in clause.parts for lack in _lacking(part, view)]
    if clause.joined == "||":
        return min(
            (_lacking(part, view) for part in clause.parts), key=lambda lacks: (len(lacks), len(" ".join(lacks)))
        )
    return [_nearest(clause, view) or " ".join(clause.source.split())]


def _nearest(clause: Clause, view: View) -> str:
    """Say which finding comes nearest to a condition that asks for one, and what it lacks; empty for others."""
    node = parse(clause.source)
    if node.kind != "method" or node.value != "exists" or node.parts[0].kind != "name":
        return ""
    variable, own, condition = str(node.parts[0].value), str(node.parts[1].value), node.parts[2]
    findings = {CARRYING: view.findings}.get(variable, view.beside)
    conditions = condition.parts if condition.kind == "and" else (condition,)
    best: tuple[int, str] | None = None
    plain = " ".join(clause.source.split())
    for finding, values in zip(findings, finding_values(findings, FINDING), strict=False):
        context = cel.Context({own: values})
        wrong = [part for part in conditions if not _holds(clause.source[part.start : part.end], context)]
        # One of another indicator, or with nothing of what is asked for, is not near.
        if len(wrong) == len(conditions) or any("indicator" in _fields(part) for part in wrong):
            continue
        if best is None or len(wrong) < best[0]:
            quote = finding.evidence.quote[:_MAX_QUOTE_CHARS]
            lacks = ", ".join(_said(part, clause.source, values) for part in wrong)
            best = len(wrong), f"“{quote}” would need {lacks}"
    return best[1] if best else f"a finding that makes {plain} true"


def _holds(source: str, context: cel.Context) -> bool:
    try:
        return cel.compile(source).execute(context) is True
    except Exception:  # noqa: BLE001 (it asks for more than the finding: then it is told as it stands)
        return False


def _said(node: Node, source: str, values: dict[str, object]) -> str:
    fields = sorted({field for field in _fields(node) if field in values})
    now = ", ".join(f"{field} is {values[field]!r}" for field in fields)
    condition = " ".join(source[node.start : node.end].split())
    return f"{condition} ({now})" if now else condition


def _fields(node: Node) -> Iterator[str]:
    if node.kind == "field":
        yield str(node.value)
    for part in node.parts:
        yield from _fields(part)
