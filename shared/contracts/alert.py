"""
The Alert: a CloudEvent 1.0 in structured JSON, the same bytes on the durable stream and on the live channel.

An incident is the news, an alert one message about it: ``subject`` is the incident, ``data.revision`` counts its
messages, ``id`` comes from both, so that a redelivery or a replay repeats the id and can be dropped.
"""

from typing import Literal

from pydantic import Field

from shared.contracts.article import Contract, Moment, Source
from shared.contracts.finding import Assertion, Finding, Severity
from shared.contracts.identity import digest

SEVERITIES: tuple[Severity, ...] = ("info", "low", "medium", "high", "critical")
Status = Literal["opened", "updated", "corrected", "retracted", "resolved"]
OVER: frozenset[Status] = frozenset(["resolved", "retracted"])  # nothing is claimed any more
MAX_EVENT_BYTES = 64 * 1024  # what every CloudEvents intermediary must pass on


class CitedArticle(Contract):
    """The article a finding stands in, as far as a reader of an alert needs it."""

    id: str
    url: str | None = None
    title: str | None = None
    source: Source = Source()


class CitedFinding(Finding):
    """A finding with the article it stands in."""

    article: CitedArticle


class FigureSource(Contract):
    """Who gave a figure, with which words and bounds."""

    source: str
    article: str
    quote: str
    low: int | None = None
    high: int | None = None


class Figure(Contract):
    """
    One figure over all articles of an incident: the interval that its sources span, with who said which.

    ``contradictory``: no number satisfies all of them. ``echelon``: what is counted where it isn't heads.
    """

    kind: str
    actors: tuple[str, ...] = ()
    low: int | None
    high: int | None
    by: tuple[FigureSource, ...]
    indicator: str = "troop_figure"
    assertion: Assertion = "actual"
    echelon: str | None = None
    contradictory: bool = False


class Corroboration(Contract):
    """How many publishers tell it independently: of other families, with other texts, crediting other agencies."""

    independent: int
    publishers: tuple[str, ...]
    denied_by: tuple[str, ...] = ()


class Change(Contract):
    """One thing that is not as the last alert of this incident said: *before* and *after* in words."""

    what: str
    before: str | None = None
    after: str | None = None


class HeldBack(Contract):
    """How many messages of this incident were held back since the last one, by reason."""

    count: int = 0
    reasons: dict[str, int] = Field(default_factory=dict)


class AlertData(Contract):
    """
    What is known of an incident at one revision. Every claim in it is held by a finding's quote.

    ``title`` is the rule's. ``severity`` says how much is claimed, ``credibility`` how well: the Admiralty digit, 1
    (confirmed) to 6 (cannot be judged). ``disputed``: somebody denies it. ``changes``: what is not as the last alert of
    this incident said. ``routes``: sinks that the rule names.
    """

    incident: str
    revision: int = Field(ge=1)
    status: Status
    reason: str
    severity: Severity
    score: int = Field(ge=0, le=100)
    rule: str
    headline: str
    summary: str
    indicators: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    first_seen: Moment
    last_seen: Moment
    figures: tuple[Figure, ...]
    corroboration: Corroboration
    findings: tuple[CitedFinding, ...]
    findings_total: int
    title: str = ""
    credibility: int = Field(6, ge=1, le=6)
    disputed: bool = False
    changes: tuple[Change, ...] = ()
    routes: tuple[str, ...] = ()
    held_back: HeldBack = HeldBack()


class Alert(Contract):
    """The envelope. ``time`` is the event time of the article that caused it, never the clock."""

    specversion: Literal["1.0"] = "1.0"
    id: str
    source: str = "/tocsin/alert"
    type: str
    time: Moment
    subject: str
    datacontenttype: Literal["application/json"] = "application/json"
    data: AlertData


def alert_id(incident: str, revision: int) -> str:
    """Derive an alert's id: stable across redelivery and replay."""
    return "a" + digest(incident, str(revision))


def alert_type(status: Status) -> str:
    """Name the CloudEvents type of an alert."""
    return f"tocsin.alert.{status}.v1"
