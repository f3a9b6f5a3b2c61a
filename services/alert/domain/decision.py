"""
The decision: what a tagged article means for the incidents there are. Pure, and always with a reason.

``decide`` never tells the same thing twice: a report is absorbed unless it says something material that no alert of its
incident has said. An edit that takes words back corrects or retracts; when event time has passed quietly, an incident
is resolved. No clock: all of it depends on the articles' times and their order alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from services.alert.domain.board import Board, pinned
from services.alert.domain.change import REASONS, beyond_presence, grown, lost, moved_away
from services.alert.domain.corroboration import Families, echoes
from services.alert.domain.draft import Draft, Route
from services.alert.domain.figures import leading
from services.alert.domain.incident import Incident, Report, Standing, absorb, begin, named, standing, unheld, without
from services.alert.domain.memory import NOWHERE, Memory, Watermark
from services.alert.domain.message import compose
from services.alert.domain.nameless import owned
from services.alert.domain.names import lands, places
from services.alert.domain.part import parts
from services.alert.domain.passing import NO_NEWS
from services.alert.domain.routing import routes
from services.alert.domain.rule import Rule, silence
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.sketch import LOCAL, Line, noted
from shared.contracts.alert import Alert, Change, Status
from shared.contracts.finding import Finding, TaggedArticle

Outcome = Literal["alerted", "held", "absorbed", "repeat", "silent"]
# Why a message is held back, or None: rule, incident, its standing now, status, changes, event time.
Hold = Callable[[Rule, Incident, Standing, Status, Sequence[Change], datetime], str | None]
# The strongest of several outcomes is the article's.
_STRENGTH: tuple[Outcome, ...] = ("silent", "repeat", "absorbed", "held", "alerted")
_MOST_RESOLVED = 50  # by one article; the next one goes on
_NOBODY = Families()
_OVER = frozenset({"resolved", "retracted"})
_News = tuple[Status | None, str, tuple[Change, ...]]  # what is told (None: nothing), why, and what has changed


@dataclass(frozen=True)
class Decision:
    """
    What becomes of one tagged article: outcome and reason, its alerts, and what the memory holds then.

    ``closing``: alerts of other incidents that are over, now that event time has come this far. ``homes``: incidents
    that the article went to, with their theatres. ``due``: None where an incident is over.
    """

    article: str
    outcome: Outcome
    reason: str
    alerts: tuple[Alert, ...] = ()
    closing: tuple[Alert, ...] = ()
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    boards: Mapping[str, Board] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    due: Mapping[str, datetime | None] = field(default_factory=dict)
    watermark: Watermark = field(default_factory=Watermark)

    @property
    def every(self) -> tuple[Alert, ...]:
        """All alerts, in the order in which they are sent."""
        return (*self.closing, *self.alerts)

    def remember(self, memory: Memory) -> None:
        """Change *memory* to what holds after this decision."""
        memory.incidents.update(self.incidents)
        memory.boards.update(self.boards)
        memory.watermark = self.watermark
        memory.homes.setdefault(self.article, {}).update(self.homes)
        for identifier, moment in self.due.items():
            if moment is None:
                memory.due.pop(identifier, None)
            else:
                memory.due[identifier] = moment


@dataclass(frozen=True)
class _Turn:
    """What holds while one article is decided about."""

    draft: Draft
    rulebook: Rulebook
    families: Families
    hold: Hold
    moment: datetime
    now: datetime | None  # the watermark, this article included


def holds_nothing(*_: object) -> str | None:
    """Let every message go."""
    return None


def decide(
    memory: Memory,
    tagged: TaggedArticle,
    rulebook: Rulebook,
    families: Families = _NOBODY,
    hold: Hold = holds_nothing,
) -> Decision:
    """
    Decide about *tagged* by the rules of *rulebook*, given what there is in *memory*; changes nothing.

    Raises:
        NotLoaded: Something is needed that *memory* doesn't hold.
    """
    article, draft = tagged.article, Draft(memory)
    watermark = memory.watermark.passed(article)
    turn = _Turn(draft, rulebook, families, hold, article.event_time, watermark.now)
    closing = _close(turn)
    homes = dict(memory.homes.get(article.id, {}))
    heard = int(homes.pop(NOWHERE, 0))
    outcomes: list[tuple[Outcome, str]] = []
    alerts: list[Alert] = []
    found: list[Route] = []
    earlier = [i for h in homes if (i := draft.incident(h)) is not None and i.revision_of(article.id)]
    late = next((i for i in earlier if i.revision_of(article.id) >= article.revision), None)
    if late is not None:
        outcomes.append(("repeat", f"revision {article.revision} already told in {late.id}"))
    elif heard >= article.revision:
        outcomes.append(("repeat", f"revision {heard} already read"))
    else:
        found = routes(draft, tagged, rulebook, homes)
        for route in found:
            outcome, reason, alert = _take_in(turn, route)
            outcomes.append((outcome, reason))
            alerts += [alert] if alert is not None else []
    return Decision(
        article.id,
        max((o for o, _ in outcomes), key=_STRENGTH.index, default="silent"),
        "; ".join((*(reason for _, reason in outcomes), *_unopened(draft, beside=bool(outcomes))))
        or _silent(tagged, rulebook),
        tuple(alerts),
        tuple(closing),
        draft.incidents,
        draft.boards,
        {route.incident: route.theatre for route in found} or _nowhere(tagged, heard),
        draft.due,
        watermark,
    )


def _unopened(draft: Draft, *, beside: bool) -> list[str]:
    """Say why what is told opens nothing: it is told already; *beside* another event, only in passing or too low."""
    known = [f"tells nothing that {name} does not tell already" for name in dict.fromkeys(draft.again)]
    return known + list(dict.fromkeys(draft.second if beside or known else ()))


def _silent(tagged: TaggedArticle, rulebook: Rulebook) -> str:
    """Say why nothing comes of an article."""
    passing = any(rulebook.matches(part) for part in parts(tagged))
    reason = "only in passing, and of no open incident" if passing else silence(tagged)
    kind = NO_NEWS.get(tagged.genre.name) if tagged.genre is not None and "passing" in reason else None
    return f"{reason} ({kind})" if kind else reason


def _nowhere(tagged: TaggedArticle, heard: int) -> dict[str, str]:
    """
    Remember a revision that went nowhere: read once more, or an earlier one that comes after it, it is told no more.

    A first one that says nothing would say nothing again: that is most of them.
    """
    revision = tagged.article.revision
    says = revision > 1 or any(f.salient for f in tagged.findings)
    return {NOWHERE: str(max(revision, heard))} if says else {}


def _take_in(turn: _Turn, route: Route) -> tuple[Outcome, str, Alert | None]:
    """Let an incident take in what an article says of it, and tell what is news."""
    draft, article = turn.draft, route.report.article
    known = draft.incident(route.incident)
    before = known or begin(route.incident, route.rule.name, route.theatre, article.event_time)
    rule = route.rule if before.rule in route.rule.inhibits else turn.rulebook.rule(before.rule)
    edited = before.revision_of(article.id) > 0
    after = absorb(before.model_copy(update={"rule": rule.name}), route.report, turn.families)
    after, now, fallen = _edited(before, after, rule, article.id) if edited else (after, standing(after), ())
    stands = bool(unheld(after)) or any(r.findings for r in after.reports)
    if before.revision == 0:
        status, reason, changes = _first(stands=stands)
    elif not stands:
        status, reason, changes = _last(fallen)
    else:
        there = [f for f in route.report.findings if _anchored(turn, route, f)]
        latest = leading(owned(there, before.told.figures, draft.line(route.theatre, route.incident)))
        risen = beyond_presence(before, grown(before.told, now, latest, rule.material))
        if not _confirms(before, after, route.report, rule):
            risen = tuple(change for change in risen if change.what != "confirmed")
        status, reason, changes = _next(before, fallen, risen)
    line = _noted(turn, after, rule, route, reopened=status is not None)
    after = after.model_copy(update={"due": line.due if line is not None and not line.over else None})
    if status is None:
        draft.incidents[after.id] = after
        if known is None:
            return "silent", f"{rule.name}: only denied, and kept for a window in {after.id}", None
        return "absorbed", f"{rule.name}: {reason} {after.id} ({after.severity})", None
    why = turn.hold(rule, after, now, status, changes, turn.moment)
    if why is not None:
        held = {**after.held, why: after.held.get(why, 0) + 1}
        draft.incidents[after.id] = after.model_copy(update={"held": held})
        return "held", f"{rule.name}: {reason} held back ({why}) in {after.id}", None
    alert = _tell(turn, after, now, status=status, reason=reason, changes=changes, by=article.id)
    said = ", ".join(_words(change) for change in changes)
    return "alerted", f"{rule.name}: {reason}{f' ({said})' if said else ''} in {after.id} ({now.severity})", alert


def _confirms(before: Incident, after: Incident, report: Report, rule: Rule) -> bool:
    """
    Tell whether an article confirms what is told: it is another voice than those before it, or one was held back, it
    comes while the incident goes on, and claims more than that something might be.
    """
    if report.article.event_time > before.last_seen + rule.window:  # a state told again is no confirmation
        return False
    if report.findings and all(finding.assertion == "possible" for finding in report.findings):
        return False
    return bool(before.held) or len(after.publishers) > len(before.publishers)


def _anchored(turn: _Turn, route: Route, finding: Finding) -> bool:
    """Tell whether a number is of what the incident is about: of deeds, it must be told of where they happened."""
    line = turn.draft.line(route.theatre, route.incident)
    if line is None or finding.indicator not in LOCAL or not (line.places or line.lands):
        return True
    return not places(finding.places).isdisjoint(line.places) or not lands(finding.places).isdisjoint(line.lands)


def _edited(
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


def _first(*, stands: bool) -> _News:
    """Say what is told of an incident of which nothing was told so far."""
    return ("opened", "first_report", ()) if stands else (None, "nothing to stand on in", ())


def _last(fallen: tuple[Change, ...]) -> _News:
    """Say what is told of an incident that nothing is left of."""
    return ("retracted", "retracted", fallen) if fallen else (None, "nothing is left of", ())


def _next(before: Incident, fallen: tuple[Change, ...], risen: tuple[Change, ...]) -> _News:
    """Say what is told of an incident that goes on."""
    if fallen:
        seen = {change.what for change in fallen}
        return "corrected", "corrected", (*fallen, *(c for c in risen if c.what not in seen))
    if not risen:
        return None, "nothing new for", ()
    reason = "reopened" if before.status in _OVER else REASONS[risen[0].what]
    return "updated", reason, risen


def _noted(turn: _Turn, incident: Incident, rule: Rule, route: Route, *, reopened: bool) -> Line | None:
    """Write an incident's line on its board, and when it is over."""
    draft, board = turn.draft, turn.draft.board(route.theatre)
    line = board.lines.get(incident.id)
    due = _due(incident.last_seen, turn.now, rule)
    claimed = any(r.findings for r in incident.reports) or bool(unheld(incident))
    over = not claimed or (incident.status in _OVER and not reopened)
    if route.told is not None:
        blank = Line(id=incident.id, rule=rule.name, key=route.told.key, first=turn.moment, last=turn.moment, due=due)
        line = noted(line or blank, route.told, rule, due, claimed=claimed)
    if line is None:
        return None
    line = line.model_copy(
        update={"last": max(line.last, incident.last_seen), "due": due, "over": over, "claimed": claimed}
    )
    draft.boards[route.theatre] = pinned(board, line, turn.now, turn.rulebook)
    draft.due[incident.id] = None if over else due
    return line


def _due(last_seen: datetime, now: datetime | None, rule: Rule) -> datetime:
    """Say when an incident is over; what is reported after that has a window from now on, or each report closes it."""
    due = last_seen + rule.window
    return due if now is None or due >= now else now + rule.window


def _close(turn: _Turn) -> list[Alert]:
    """Resolve what is over: nobody has reported it for its window of event time."""
    if turn.now is None:
        return []
    closed = []
    for identifier in list(turn.draft.memory.overdue(turn.now))[:_MOST_RESOLVED]:
        incident = turn.draft.incident(identifier)
        if incident is None or incident.due is None:
            turn.draft.due[identifier] = None
        elif incident.due >= turn.now:
            turn.draft.due[identifier] = incident.due
        else:
            alert = _resolve(turn, incident)
            closed += [alert] if alert is not None else []
    return closed


def _resolve(turn: _Turn, incident: Incident) -> Alert | None:
    draft, rule = turn.draft, turn.rulebook.rule(incident.rule)
    over = incident.model_copy(update={"due": None, "status": "resolved"})
    draft.incidents[incident.id] = over
    draft.due[incident.id] = None
    board = draft.board(incident.theatre)
    line = board.lines.get(incident.id)
    if line is not None:
        closed = line.model_copy(update={"over": True})
        draft.boards[incident.theatre] = pinned(board, closed, turn.now, turn.rulebook)
    if incident.revision == 0 and not incident.held:
        return None
    now = standing(over) if incident.revision == 0 else incident.told
    if turn.hold(rule, over, now, "resolved", (), turn.moment) is not None:
        return None
    return _tell(turn, over, now, status="resolved", reason="quiet", changes=())


def _tell(
    turn: _Turn,
    incident: Incident,
    now: Standing,
    *,
    status: Status,
    reason: str,
    changes: Sequence[Change],
    by: str = "",
) -> Alert:
    """Send the next alert of an incident, and remember that it was told."""
    rule = turn.rulebook.rule(incident.rule)
    next_one = incident.model_copy(update={"revision": incident.revision + 1, "status": status})
    alert = compose(next_one, now, rule, status=status, reason=reason, changes=changes, time=turn.moment, by=by)
    places, actors = named(incident)
    told = now.model_copy(update={"headline": alert.data.headline, "places": places, "actors": actors})
    if status == "resolved":
        told = incident.told if incident.revision else told
    turn.draft.incidents[incident.id] = next_one.model_copy(update={"told": told, "told_at": turn.moment, "held": {}})
    return alert


def _words(change: Change) -> str:
    if change.before is None:
        return f"{change.what} {change.after}"
    return f"{change.what} {change.before} -> {change.after}" if change.after else f"{change.what} {change.before} gone"
