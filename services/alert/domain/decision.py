"""
The decision: what a tagged article means for the incidents there are. Pure, and always with a reason.

``decide`` never tells the same thing twice: a report is absorbed unless it says something material that no alert of its
incident has said. An edit that takes words back corrects or retracts; when event time has passed quietly, an incident
is resolved. No clock: all of it depends on the articles' times and their order alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from services.alert.domain.board import Board
from services.alert.domain.closing import close
from services.alert.domain.corroboration import Families
from services.alert.domain.draft import Draft, Route
from services.alert.domain.incident import Incident, absorb, begin, standing, unheld
from services.alert.domain.memory import NOWHERE, Memory, Watermark
from services.alert.domain.part import parts
from services.alert.domain.passing import NO_NEWS
from services.alert.domain.routing import routes
from services.alert.domain.rule import silence
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.tidings import first, following, last, news, taken_back
from services.alert.domain.turn import Hold, Turn, holds_nothing, note, tell
from shared.contracts.alert import Alert, Change
from shared.contracts.finding import ArticleRef, TaggedArticle

Outcome = Literal["alerted", "held", "absorbed", "repeat", "silent"]
# The strongest of several outcomes is the article's.
_STRENGTH: tuple[Outcome, ...] = ("silent", "repeat", "absorbed", "held", "alerted")
_NOBODY = Families()
_Taken = tuple[Outcome, str, Alert | None]  # what becomes of it, why, and what is told


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
    turn = Turn(draft, rulebook, families, hold, article.event_time, watermark.now)
    closing = close(turn)
    homes = dict(memory.homes.get(article.id, {}))
    heard = int(homes.pop(NOWHERE, 0))
    repeat = _repeat(draft, article, homes, heard)
    found = routes(draft, tagged, rulebook, homes) if repeat is None else []
    taken = [_take_in(turn, route) for route in found] if repeat is None else [repeat]
    reasons = [*(reason for _, reason, _ in taken), *_unopened(draft, beside=bool(taken))]
    return Decision(
        article.id,
        max((outcome for outcome, _, _ in taken), key=_STRENGTH.index, default="silent"),
        "; ".join(reasons) or _silent(tagged, rulebook),
        tuple(alert for _, _, alert in taken if alert is not None),
        tuple(closing),
        draft.incidents,
        draft.boards,
        {route.incident: route.theatre for route in found} or _nowhere(tagged, heard),
        draft.due,
        watermark,
    )


def _repeat(draft: Draft, article: ArticleRef, homes: Iterable[str], heard: int) -> _Taken | None:
    """Say that this revision, or a later one, was told in one of its *homes*, or *heard* without going anywhere."""
    told = [i for h in homes if (i := draft.incident(h)) is not None and i.revision_of(article.id)]
    late = next((i for i in told if i.revision_of(article.id) >= article.revision), None)
    if late is not None:
        return "repeat", f"revision {article.revision} already told in {late.id}", None
    return ("repeat", f"revision {heard} already read", None) if heard >= article.revision else None


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


def _take_in(turn: Turn, route: Route) -> _Taken:
    """Let an incident take in what an article says of it, and tell what is news."""
    draft, article = turn.draft, route.report.article
    known = draft.incident(route.incident)
    before = known or begin(route.incident, route.rule.name, route.theatre, article.event_time)
    rule = route.rule if before.rule in route.rule.inhibits else turn.rulebook.rule(before.rule)
    edited = before.revision_of(article.id) > 0
    after = absorb(before.model_copy(update={"rule": rule.name}), route.report, turn.families)
    after, now, fallen = taken_back(before, after, rule, article.id) if edited else (after, standing(after), ())
    stands = bool(unheld(after)) or any(r.findings for r in after.reports)
    if before.revision == 0:
        status, reason, changes = first(stands=stands)
    elif not stands:
        status, reason, changes = last(fallen)
    else:
        status, reason, changes = following(before, fallen, news(turn, route, rule, before, now))
    line = note(turn, after, rule, route, reopened=status is not None)
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
    alert = tell(turn, after, now, status=status, reason=reason, changes=changes, by=article.id)
    said = ", ".join(_words(change) for change in changes)
    return "alerted", f"{rule.name}: {reason}{f' ({said})' if said else ''} in {after.id} ({now.severity})", alert


def _words(change: Change) -> str:
    if change.before is None:
        return f"{change.what} {change.after}"
    return f"{change.what} {change.before} -> {change.after}" if change.after else f"{change.what} {change.before} gone"
