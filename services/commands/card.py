"""
An alert as people see it: severity and headline, then each quote with its source.

On a terminal a small coloured card; elsewhere one plain line an alert.
"""

from pydantic import ValidationError
from rich.text import Text

from services.commands.screen import SEVERITY_STYLES, one_line, out
from shared.contracts.alert import Alert, CitedFinding
from shared.contracts.source_event import SourceEvent

MAX_QUOTES = 6
_ASSERTION_STYLES = {"planned": "yellow", "possible": "yellow", "denied": "magenta", "historical": "dim"}


def show(data: str, entry: str = "") -> None:
    """Print the event in *data*; one of a type we do not know gets a short line."""
    try:
        alert = Alert.model_validate_json(data)
    except ValidationError:
        if (said := source_line(data)) is not None:
            out().print(Text(said, style="yellow"), soft_wrap=True)
            return
        out().print(Text(one_line(f"{entry} an event that is no alert: {data}", 160), style="dim"))
        return
    if out().is_terminal:
        for line in card(alert):
            out().print(line)
        out().print()
    else:
        out().print(plain_line(alert), soft_wrap=True)


def plain_line(alert: Alert) -> str:
    """Give an alert as one plain line: time, severity, status, headline, the first quote and who says it."""
    data = alert.data
    said = f' | "{one_line(data.findings[0].evidence.quote, 120)}" ({_who(data.findings[0])})' if data.findings else ""
    return (
        f"{alert.time:%Y-%m-%d %H:%M}Z {data.severity.upper():8} {data.status:9} {one_line(data.rule, 40)} | "
        f"{one_line(data.headline, 300)}{said}"
    )


def source_line(data: str) -> str | None:
    """Give the event of a source as one plain line; None if *data* is no such event."""
    try:
        event = SourceEvent.model_validate_json(data)
    except ValidationError:
        return None
    turn = event.type.split(".")[2].upper()
    said = f"{one_line(event.data.source, 100)} | {one_line(event.data.reason, 300)}"
    return f"{event.time:%Y-%m-%d %H:%M}Z {turn:9} source {said}"


def card(alert: Alert) -> list[Text]:
    """Give an alert as a few lines: what, then the words that show it, then who tells it."""
    data = alert.data
    head = Text.assemble(
        (f" {data.severity.upper()} ", SEVERITY_STYLES[data.severity]),
        " ",
        (one_line(data.headline, 300), "bold"),
    )
    about = f"{alert.time:%Y-%m-%d %H:%M}Z  {one_line(data.rule, 40)}  {data.status} r{data.revision}"
    sides = f"  {one_line(' '.join(data.actors[:6]), 100)}" if data.actors else ""
    lines = [head, Text(f"  {about}{sides}", style="dim")]
    lines += [_quote(finding) for finding in data.findings[:MAX_QUOTES]]
    hidden = data.findings_total - min(len(data.findings), MAX_QUOTES)
    if hidden > 0:
        lines.append(Text(f"  … and {hidden} more", style="dim"))
    sources = {_who(f): one_line(f.article.title or "", 90) for f in data.findings}
    for who, title in list(sources.items())[:3]:
        lines.append(Text.assemble(("  — ", "dim"), (who, "green"), (f"  {title}", "dim")))
    return lines


def _quote(finding: CitedFinding) -> Text:
    notes = [finding.kind]
    if finding.quantity:
        notes.append(_amount(finding.quantity.low, finding.quantity.high))
    if finding.actors:
        notes.append("+".join(finding.actors))
    line = Text.assemble(
        f"  {one_line(finding.indicator, 30):15} ",
        ("“" + one_line(finding.evidence.quote, 100) + "”", "bold"),
        (f"  {' · '.join(one_line(n, 40) for n in notes)}", "dim"),
    )
    if finding.assertion != "actual":
        line.append(f"  {finding.assertion}", style=_ASSERTION_STYLES[finding.assertion])
    return line


def _amount(low: int | None, high: int | None) -> str:
    if low is None:
        return "some" if high is None else f"≤{high:,}"
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _who(finding: CitedFinding) -> str:
    source = finding.article.source
    grade = f" [{source.reliability}]" if source.reliability else ""
    return one_line(source.name or source.publisher or source.id, 60) + grade
