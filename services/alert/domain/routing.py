"""
Routing: which incidents an article reports, and what it says of each.

An article of two wars, or of two raids of one night, is a report of each; what it denies goes to the incident whose
claims are denied. An edited article stays where its earlier revisions went, and is missed where it no longer belongs.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.alert.domain.board import LOCAL, Board, Line, Sketch, assign, denied_in, fit, lead, new_id, sketch
from services.alert.domain.incident import Incident, Report
from services.alert.domain.memory import Memory
from services.alert.domain.names import places, sides
from services.alert.domain.part import Part, parts
from services.alert.domain.passing import is_news
from services.alert.domain.rule import Match, Rule
from services.alert.domain.rulebook import Rulebook
from shared.contracts.finding import Finding, TaggedArticle

LEAD_CHARS = 3000  # about the first five hundred words: what stands below is background
LEAST_ASIDE = 2
LEAST_SHARE = 1 / 3


@dataclass
class Draft:
    """Memory as it will be after a decision: what has changed so far, over what there was."""

    memory: Memory
    boards: dict[str, Board] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    due: dict[str, datetime | None] = field(default_factory=dict)

    def board(self, theatre: str) -> Board:
        """Give the board of a theatre as it is now."""
        return self.boards.get(theatre) or self.memory.board(theatre)

    def incident(self, identifier: str) -> Incident | None:
        """Give an incident as it is now, or None where there is none."""
        return self.incidents.get(identifier) or self.memory.incident(identifier)

    def line(self, theatre: str, identifier: str) -> Line | None:
        """Give an incident's line on its board, where it still has one."""
        return self.board(theatre).lines.get(identifier)


@dataclass
class Route:
    """One article's way to one incident: by which *rule*, with which *report*; *told*: what tells the event."""

    incident: str
    theatre: str
    rule: Rule
    report: Report
    told: Sketch | None = None


def routes(draft: Draft, tagged: TaggedArticle, rulebook: Rulebook, homes: Mapping[str, str]) -> list[Route]:
    """Say which incidents *tagged* reports; *homes*: those that its earlier revisions went to, with their theatres."""
    found: dict[str, Route] = {}
    for part in parts(tagged):
        desk = _Desk(draft, part, rulebook, homes, found)
        for match in rulebook.matches(part):
            for route in desk.of_match(match):
                found[route.incident] = _joined(found.get(route.incident), route)
        for group in strands(part.denied):
            denial = desk.of_denial(group)
            if denial is not None:
                found[denial.incident] = _joined(found.get(denial.incident), denial)
    for identifier, theatre in homes.items():
        if identifier not in found and draft.incident(identifier) is not None:
            found[identifier] = Route(identifier, theatre, Rule(""), Report(article=tagged.article))
    return list(found.values())


def in_passing(part: Part, findings: Sequence[Finding]) -> bool:
    """
    Tell whether an article only mentions *findings* on its way to something else: too little to open an incident.

    What it is about stands near its top; and of a theatre that is not its main one it tells more than one thing, and a
    third of all.
    """
    first = min((f.evidence.start for f in findings), default=0)
    return first > LEAD_CHARS or (not part.main and (len(findings) < LEAST_ASIDE or part.share < LEAST_SHARE))


def strands(findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """
    Split *findings* by the events they tell: those that share a place (of what happens at a place) or a side (of
    others). What names neither goes with the longest strand.
    """
    groups: list[tuple[set[str], list[Finding]]] = []
    nameless = []
    for finding in findings:
        names = places(finding.places) if finding.indicator in LOCAL else sides(finding.actors)
        if not names:
            nameless.append(finding)
            continue
        touched = [g for g in groups if not g[0].isdisjoint(names)]
        merged = set(names).union(*(g[0] for g in touched)), [*(f for g in touched for f in g[1]), finding]
        groups = [*(g for g in groups if g not in touched), merged]
    if not groups:
        return [tuple(nameless)] if nameless else []
    longest = max(range(len(groups)), key=lambda k: (len(groups[k][1]), -k))
    return [
        tuple(f for f in findings if f in group or (k == longest and f in nameless))
        for k, (_, group) in enumerate(groups)
    ]


@dataclass
class _Desk:
    """Where one part of an article is looked through; *found*: where it goes, as far as that is known."""

    draft: Draft
    part: Part
    rulebook: Rulebook
    homes: Mapping[str, str]
    found: Mapping[str, Route]

    def of_match(self, match: Match) -> Iterator[Route]:
        """Give the ways of what a rule stands on: to one incident, or to several that are open already."""
        groups = [(group, self.sketch(match.rule, group)) for group in strands(match.findings)]
        if len(groups) > 1:
            lines = [self.line(match, told, ()) for _, told in groups]
            if len({line.id for line in lines if line is not None}) > 1:
                for (group, told), line in zip(groups, lines, strict=True):
                    if line is not None:
                        yield self.route(line.id, match, group, told)
                return
            for (_, told), line in zip(groups, lines, strict=True):
                if line is not None:  # the rest is told with it, but says nothing of where this event happens
                    yield self.route(line.id, match, match.findings, told)
                    return
        whole = self.sketch(match.rule, match.findings)
        line = self.line(match, whole, self.found)
        identifier = line.id if line is not None else self.home(match)
        if identifier is None:
            news = self.news(match)
            if news is None or in_passing(self.part, news.findings):
                return
            match, whole = news, self.sketch(news.rule, news.findings)
            taken = self.draft.board(self.part.theatre).lines
            identifier = new_id(match.rule, self.part.theatre, whole, taken, lead(match.rule, self.rulebook))
        yield self.route(identifier, match, match.findings, whole)

    def news(self, match: Match) -> Match | None:
        """Give what would hold if only what is told as news were told; None where nothing would."""
        if all(map(is_news, match.findings)):
            return match
        matches = [m for m in self.rulebook.matches(self.part.news) if not set(match.findings).isdisjoint(m.findings)]
        return next((m for m in matches if m.rule.name == match.rule.name), matches[0] if matches else None)

    def line(self, match: Match, told: Sketch, taken: Container[str]) -> Line | None:
        """Name the incident that a report belongs to: one it was at home in, if it still fits, before any other."""
        own = [self.draft.line(theatre, h) for h, theatre in self.homes.items() if h not in taken]
        fitting = [
            (value, line)
            for line in own
            if line is not None
            and not told.indicators.isdisjoint(line.indicators)
            and (value := fit(line, told, match.rule)) is not None
        ]
        if fitting:
            return min(fitting, key=lambda pair: (-pair[0], pair[1].id))[1]
        return assign(self.draft.board(self.part.theatre), match, told, self.rulebook)

    def home(self, match: Match) -> str | None:
        """Name an incident of the same kind that the article was at home in: an edit may have moved place and date."""
        carried = {f.indicator for f in match.findings}
        for identifier in self.homes:
            incident = self.draft.incident(identifier) if identifier not in self.found else None
            if incident is not None and (
                incident.rule == match.rule.name or not carried.isdisjoint(incident.told.indicators)
            ):
                return identifier
        return None

    def of_denial(self, denied: tuple[Finding, ...]) -> Route | None:
        """Give the way of a denial: to the incident that the article itself reports, if it fits, else to another."""
        told = self.sketch(Rule(""), denied)
        report = Report(article=self.part.article, denied=denied)
        for route in self.found.values():
            if route.theatre == self.part.theatre and route.told is not None and not _contradicts(route.told, told):
                return Route(route.incident, route.theatre, route.rule, report)
        line = denied_in(self.draft.board(self.part.theatre), told, self.rulebook)
        if line is None:
            return None
        return Route(line.id, self.theatre(line.id), self.rulebook.rule(line.rule), report)

    def sketch(self, rule: Rule, findings: Sequence[Finding]) -> Sketch:
        """Reduce findings of this part to what tells one event from another."""
        return sketch(rule, self.part.theatre, findings, self.part.article.event_time)

    def route(self, identifier: str, match: Match, findings: tuple[Finding, ...], told: Sketch) -> Route:
        """Give the way of *findings* to an incident."""
        least = match.least or match.rule.severity or "info"
        report = Report(article=self.part.article, findings=findings, beside=match.beside, least=least)
        return Route(identifier, self.theatre(identifier), match.rule, report, told)

    def theatre(self, identifier: str) -> str:
        """Name the theatre of an incident: that of this part, unless the article was at home elsewhere."""
        return self.homes.get(identifier, self.part.theatre)


def _contradicts(claimed: Sketch, denied: Sketch) -> bool:
    shared = claimed.indicators & denied.indicators
    return not shared or any(
        claimed.sides[name] and denied.sides[name] and claimed.sides[name].isdisjoint(denied.sides[name])
        for name in shared
    )


def _joined(known: Route | None, more: Route) -> Route:
    """Put together what an article says of one incident in several places."""
    if known is None:
        return more
    one, other = known.report, more.report
    report = Report(
        article=one.article,
        findings=tuple(dict.fromkeys((*one.findings, *other.findings))),
        beside=tuple(dict.fromkeys((*one.beside, *other.beside))),
        denied=tuple(dict.fromkeys((*one.denied, *other.denied))),
        least=one.least if one.least != "info" else other.least,
    )
    return Route(known.incident, known.theatre, known.rule, report, known.told or more.told)
