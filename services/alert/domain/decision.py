"""
The decision: what a tagged article means for the incidents there are. Pure, and always with a reason.

``decide`` never tells the same thing twice: a report of an incident that is open is absorbed, and only something
material (so far: a rise in severity) is told again, as the next revision of the same incident.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from services.alert.domain.incident import Incident, absorb, begin, incident_id
from services.alert.domain.memory import Memory
from services.alert.domain.message import compose
from services.alert.domain.part import parts
from services.alert.domain.rule import Match, silence
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.severity import rank, score, severity
from shared.contracts.alert import Alert
from shared.contracts.finding import TaggedArticle

Outcome = Literal["alerted", "absorbed", "repeat", "silent"]
# The strongest of several outcomes is the article's.
_STRENGTH: tuple[Outcome, ...] = ("silent", "repeat", "absorbed", "alerted")


@dataclass(frozen=True)
class Decision:
    """What becomes of one tagged article: outcome and reason, the alerts, and the incidents as they are then."""

    outcome: Outcome
    reason: str
    alerts: tuple[Alert, ...] = ()
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    article: str = ""
    homes: Mapping[str, str] = field(default_factory=dict)  # rule -> incident

    def remember(self, memory: Memory) -> None:
        """Change *memory* to what holds after this decision."""
        memory.incidents.update(self.incidents)
        home = memory.homes.setdefault(self.article, {})
        for rule, incident in self.homes.items():
            home.setdefault(rule, incident)


def decide(memory: Memory, tagged: TaggedArticle, rulebook: Rulebook) -> Decision:
    """Decide about *tagged* by the rules of *rulebook*, given what there is in *memory*; changes neither."""
    moment, homes = tagged.article.event_time, memory.homes.get(tagged.article.id, {})
    matches = [match for part in parts(tagged) for match in rulebook.matches(part)]
    found = {homes.get(m.rule.name) or incident_id(m, moment): m for m in matches}
    if not found:
        return Decision("silent", silence(tagged), article=tagged.article.id)
    outcomes: list[tuple[Outcome, str]] = []
    alerts: list[Alert] = []
    incidents: dict[str, Incident] = {}
    for identifier, match in found.items():
        outcome, reason, incident, alert = _decide_one(tagged, identifier, match, memory.incident(identifier))
        outcomes.append((outcome, f"{match.rule.name}: {reason}"))
        if incident is not None:
            incidents[identifier] = incident
        if alert is not None:
            alerts.append(alert)
    return Decision(
        max((o for o, _ in outcomes), key=_STRENGTH.index),
        "; ".join(reason for _, reason in outcomes),
        tuple(alerts),
        incidents,
        tagged.article.id,
        {match.rule.name: identifier for identifier, match in found.items()},
    )


def _decide_one(
    tagged: TaggedArticle, identifier: str, match: Match, known: Incident | None
) -> tuple[Outcome, str, Incident | None, Alert | None]:
    article = tagged.article
    if known is not None and known.known.get(article.id, 0) >= article.revision:
        return "repeat", f"revision {article.revision} already told in {identifier}", None, None
    incident = absorb(known or begin(identifier, match, article.event_time), match, article)
    points = max(incident.score, score(match.findings))
    word = severity(points)
    if known is None:
        status, reason = "opened", "first_report"
    elif rank(word) > rank(known.severity):
        status, reason = "updated", "severity_raised"
    else:
        incident = incident.model_copy(update={"score": points})
        return "absorbed", f"nothing new for {identifier} ({known.severity})", incident, None
    incident = incident.model_copy(update={"score": points, "severity": word, "revision": incident.revision + 1})
    alert = compose(incident, "opened" if status == "opened" else "updated", reason, article.event_time)
    return "alerted", f"{reason} ({word}, score {points}) in {identifier}", incident, alert
