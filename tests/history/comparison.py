"""The comparison of alerts with the golden file, one readable line an alert."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from shared.contracts.alert import Alert
from tests.history.story import Entry, Told

_KEPT = ("indicators", "figures")  # left out in the golden file: as in the alert before
ANY = "any"  # left out in the golden file, and nothing before: not checked


def by_event(told: Iterable[Told], ledger: Mapping[str, Entry]) -> dict[str, list[Told]]:
    """
    Sort alerts by the event they tell: that of the article which opened their incident.

    An incident opened by an article of no event, or a second one of the same event, comes under a name of its own.
    """
    names: dict[str, str] = {}
    events: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        incident = one.alert.data.incident
        if incident not in names:
            name = " and ".join(ledger[one.on].tells) or f"no event ({one.on})"
            names[incident] = f"{name}, once more ({one.on})" if name in events else name
        events[names[incident]].append(one)
    return dict(events)


def difference(expected: Mapping[str, Sequence[dict[str, Any]]], told: Mapping[str, Sequence[Told]]) -> str:
    """Say where alerts and golden file differ, event by event; empty where nowhere."""
    parts = []
    for name in [*expected, *(n for n in told if n not in expected)]:
        wanted = _filled(expected.get(name, ()))
        got = [_facts(one, wanted[k] if k < len(wanted) else {}) for k, one in enumerate(told.get(name, ()))]
        lines = difflib.unified_diff([_line(w) for w in wanted], [_line(g) for g in got], n=99, lineterm="")
        if shown := list(lines)[3:]:
            parts.append("\n".join([f"{name}: - wanted, + told", *(f"  {line}" for line in shown)]))
    return "\n".join(parts)


def figures(alert: Alert) -> list[str]:
    """Say the figures of *alert*: for each kind and side the least and the greatest number that anybody stated."""
    bounds: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for figure in alert.data.figures:
        for one in figure.by:
            bounds[figure.kind, figure.actors] += [n for n in (one.low, one.high) if n is not None]
    return sorted(f"{kind} {'+'.join(who)} {min(n)}..{max(n)}" for (kind, who), n in bounds.items() if n)


def _filled(alerts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    filled: list[dict[str, Any]] = []
    for alert in alerts:
        before = filled[-1] if filled else {}
        kept = {key: before[key] for key in _KEPT if key in before}
        filled.append({"disputed": False, "quotes": [], **kept, **alert})
    return filled


def _facts(one: Told, wanted: Mapping[str, Any]) -> dict[str, Any]:
    data = one.alert.data
    quotes = {by.quote for figure in data.figures for by in figure.by}
    return {
        "on": one.on,
        "status": data.status,
        "why": why(one.alert),
        "severity": data.severity if "severity" in wanted or not wanted else ANY,
        "independent": data.corroboration.independent,
        "disputed": data.disputed,
        "indicators": list(data.indicators) if "indicators" in wanted or not wanted else ANY,
        "figures": figures(one.alert) if "figures" in wanted or not wanted else ANY,
        "quotes": [quote for quote in wanted.get("quotes", ()) if any(quote in said for said in quotes)],
    }


def why(alert: Alert) -> list[str]:
    """Say everything that an update tells as changed, and that it reopens; of any other alert its reason."""
    data = alert.data
    if data.status != "updated":
        return [data.reason]
    reopened = {data.reason} & {"reopened"}
    return sorted({change.what for change in data.changes} | reopened) or [data.reason]


def _line(facts: Mapping[str, Any]) -> str:
    return " | ".join(
        (
            f"{facts['on']:15}",
            f"{facts['status']:9}",
            f"{'+'.join(sorted(facts['why'])):29}",
            f"{facts.get('severity', ANY):8}",
            f"{facts['independent']}{' disputed' if facts['disputed'] else ''}",
            _words(facts.get("indicators", ANY)),
            _words(facts.get("figures", ANY)),
            _words(facts["quotes"]),
        )
    )


def _words(words: Any) -> str:
    return words if isinstance(words, str) else ", ".join(words) or "-"
