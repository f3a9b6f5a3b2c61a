"""
The board of a theatre: a line for each incident there, and which of them a report belongs to.

A report joins the open incident of its rule that it fits best: nothing contradicts, and something speaks for it. Where
the news is already told by an incident of a stronger rule, it joins that one; a report of a stronger rule raises the
incident of a weaker one. What fits nothing is another event. Ids come from what an event is, never from which article
came first.
"""

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import Field

from services.alert.domain.denial import denies
from services.alert.domain.epoch import since_epoch
from services.alert.domain.evidence import ENOUGH, fit
from services.alert.domain.part import CORE, commonest
from services.alert.domain.rule import Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.sketch import LOCAL, Line, Sketch
from shared.contracts.article import Contract
from shared.contracts.identity import digest

MAX_LINES = 200


class Board(Contract):
    """The incidents of one theatre, by id."""

    lines: dict[str, Line] = Field(default_factory=dict)


def assign(board: Board, rule: Rule, told: Sketch, rulebook: Rulebook) -> Line | None:
    """Name the incident of *board* that a report by *rule* belongs to; None: it is another event than all of them."""
    own, others = [], []
    core = _core(told.indicators)
    for line in board.lines.values():
        if line.rule == rule.name:
            if line.key == told.key:
                own.append(line)
        elif not core.isdisjoint(_core(line.indicators)) and related(line, rule, rulebook):
            others.append(line)
    return _best(own, told, rule) or _best(others, told, rule)


def related(line: Line, rule: Rule, rulebook: Rulebook) -> bool:
    """Tell whether an incident is of *rule*, or of one that stays silent where the other holds."""
    names = (line.rule in rule.inhibits, rule.name in rulebook.rule(line.rule).inhibits)
    return line.rule == rule.name or any(names)


def denied_in(board: Board, denied: Sketch, rulebook: Rulebook, *, ahead: bool = False) -> Line | None:
    """Name the incident whose claims a report denies; *ahead*: for times to come."""
    fitting = []
    for line in board.lines.values():
        if denies(denied, line, ahead=ahead):
            rule = rulebook.rule(line.rule)
            value = fit(line, denied, replace(rule, recall=rule.window), 0.0)
            fitting += [(value, line)] if value is not None else []
    return min(fitting, key=lambda pair: (-pair[0], pair[1].first, pair[1].id))[1] if fitting else None


def lead(rule: Rule, rulebook: Rulebook) -> str:
    """Name the rule that may take an incident of *rule* over: whichever is heard first, the name is the same."""
    return min((r.name for r in rulebook.by_name.values() if rule.name in r.inhibits), default=rule.name)


def new_id(rule: Rule, theatre: str, told: Sketch, taken: Container[str], name: str = "") -> str:
    """
    Name a new incident by its rule, key, side, place and window of event time; numbered where that is *taken*.

    *name*: of the rule that leads, if it is another.
    """
    bucket = since_epoch(told.moment, rule.window)
    side = commonest(sorted(told.sides[name]) for name in sorted(told.sides))
    where = min(told.places, default="") if told.local else ""
    parts = (name or rule.name, theatre, *told.key, side, where, f"{rule.window.total_seconds():.0f}", str(bucket))
    number, found = 1, "i" + digest(*parts)
    while found in taken:
        number += 1
        found = "i" + digest(*parts, str(number))
    return found


def pinned(board: Board, line: Line, now: datetime | None, rulebook: Rulebook) -> Board:
    """
    Put *line* on the board; what is over for longer than any rule recalls goes.

    Of too many, those go first that nobody asks for any more: raids that are over, before a state told weeks ago.
    """
    lines = {**board.lines, line.id: line}
    if now is not None:
        lines = {k: x for k, x in lines.items() if k == line.id or x.due + rulebook.recall > now}
    if len(lines) > MAX_LINES:
        wanted = {k: now is None or x.due + _recalled(x, rulebook) > now for k, x in lines.items()}
        for oldest in sorted(lines, key=lambda k: (wanted[k], lines[k].due, k))[: len(lines) - MAX_LINES]:
            del lines[oldest]
    return Board(lines=lines)


def _recalled(line: Line, rulebook: Rulebook) -> timedelta:
    """Say for how long reports may join an incident that is over: one of nothing but raids no longer than a window."""
    return rulebook.rule(line.rule).window if LOCAL.issuperset(line.indicators) else rulebook.recall


def _core(indicators: Iterable[str]) -> frozenset[str]:
    """Give the indicators that an event is known by: what packs find goes with any of them."""
    found = frozenset(indicators)
    return found & CORE or found


def _best(lines: Iterable[Line], told: Sketch, rule: Rule) -> Line | None:
    best: tuple[tuple[float, datetime, str], Line] | None = None
    for line in lines:
        value = fit(line, told, rule, ENOUGH)
        if value is None or (not line.claimed and not denies(told, line)):
            continue
        rank = (-value, line.first, line.id)
        if best is None or rank < best[0]:
            best = rank, line
    return best[1] if best else None
