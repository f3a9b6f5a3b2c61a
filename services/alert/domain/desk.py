"""
The desk: where one part of an article goes, to incidents that are known or to a new one.

What is known goes to its incident alone; what is left is looked at for itself. An incident is opened only where none is
known that the part could tell of.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from services.alert.domain.again import nothing_new
from services.alert.domain.board import assign, denied_in, lead, new_id, related
from services.alert.domain.denial import ahead, denies
from services.alert.domain.draft import Draft, Route
from services.alert.domain.evidence import akin, fit
from services.alert.domain.incident import Report, unheld
from services.alert.domain.names import neighbours
from services.alert.domain.opening import SECOND_CHARS, opening
from services.alert.domain.part import Part
from services.alert.domain.rule import Match, Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.severity import rank
from services.alert.domain.sketch import Line, Sketch, sketch
from services.alert.domain.strand import beside, strands
from shared.contracts.finding import Finding

MOST_RESTS = 20  # looked at for one article: every rule is asked about each


@dataclass
class Desk:
    """
    Where one part of an article is looked through; *found*: where it goes, as far as that is known.

    *around*: the theatres that the article speaks of. *waiting*: what belongs to nothing known, of all its parts.
    """

    draft: Draft
    part: Part
    rulebook: Rulebook
    homes: Mapping[str, str]
    found: Mapping[str, Route]
    around: Sequence[str]
    waiting: "list[tuple[Desk, Match]]"

    def of_match(self, match: Match) -> Iterator[Route]:
        """Give the ways of what a rule stands on: to one incident, or to several that are open already."""
        groups = strands(match.findings)
        if len(groups) == 1:
            yield from self.of_whole(match)
            return
        told_by = [(group, self.sketch(match.rule, group, match.beside)) for group in groups]
        placed = [(group, told, self.line(match, told, ())) for group, told in told_by]
        joined = {line.id for _, _, line in placed if line is not None}
        rest = tuple(f for f in match.findings if any(line is None and f in group for group, _, line in placed))
        if len(joined) == 1 and not rest:
            yield from self.of_whole(match)
            return
        if not joined:
            yield from self.of_whole(match, known=False)
            return
        for group, told, line in placed:
            if line is not None:
                yield self.route(line.id, replace(match, rule=self.rulebook.rule(line.rule), least=None), group, told)
        if rest:
            yield from self.of_rest(match, rest)

    def of_rest(self, match: Match, rest: tuple[Finding, ...]) -> Iterator[Route]:
        """Give the ways of what an article tells beside what is known: by the rules that hold for that alone."""
        leads = match.findings[0] in rest
        share = self.part.share * len(rest) / len(match.findings)
        for desk, other in self.over(rest, main=self.part.main and leads, share=share):
            yield from desk.of_whole(other)

    def over(self, findings: Sequence[Finding], **given: Any) -> "Iterator[tuple[Desk, Match]]":
        """Ask the rules again about *findings* of this part alone; *given*: what else changes with that."""
        desk = replace(self, part=replace(self.part, findings=tuple(findings), **given))
        return ((desk, match) for match in self.rulebook.matches(desk.part))

    def of_whole(self, match: Match, *, known: bool = True) -> Iterator[Route]:
        """
        Give the way of all that a rule stands on: to an incident that is known; else it waits for what else is known.

        Not *known*: no strand of it belongs to any incident, and weak signs of several events don't add up.
        """
        whole = self.sketch(match.rule, match.findings, match.beside)
        line = self.line(match, whole, self.found) if known else None
        identifier = line.id if line is not None else self.home(match)
        if identifier is not None:
            yield self.route(identifier, match, match.findings, whole)
            return
        elsewhere = self.elsewhere(match, whole) if known else None
        if elsewhere is not None:
            line, theatre = elsewhere
            yield Route(line.id, theatre, self.rulebook.rule(line.rule), self.aside(match, line.id), whole)
            return
        self.waiting.append((self, match))

    def of_new(self, match: Match) -> Iterator[Route]:
        """Give the way of what belongs to nothing known: to a new incident, or to what another part has opened."""
        whole = self.sketch(match.rule, match.findings, match.beside)
        sibling = self.sibling(whole)
        if sibling is not None:
            yield Route(sibling.incident, sibling.theatre, sibling.rule, self.aside(match, sibling.incident))
            return
        opened = opening(self.part, self.rulebook, match)
        kept_out = self.kept_out(opened)
        if opened is None or kept_out:
            self.draft.second.append(f"{match.rule.name}: {kept_out}")
            return
        match, news = opened
        if self.nothing_new(match, self.sketch(match.rule, match.findings, match.beside)):
            yield from self.of_left(tuple(f for f in news if f not in match.findings))
            return
        whole = self.sketch(match.rule, news, match.beside)
        taken = self.draft.board(self.part.theatre).lines
        identifier = new_id(match.rule, self.part.theatre, whole, taken, lead(match.rule, self.rulebook))
        yield self.route(identifier, match, match.findings, whole)

    def kept_out(self, opened: tuple[Match, tuple[Finding, ...]] | None) -> str:
        """Say what keeps a second event from opening an incident: it is told in passing, already, or too far down."""
        if opened is None:
            return "a second event, told in passing"
        if self.told_already(opened[0].findings):
            return "told in the words of another event"
        low = bool(self.found) and opened[0].findings[0].evidence.start > SECOND_CHARS
        return "a second event beyond the opening" if low else ""

    def of_left(self, findings: Sequence[Finding]) -> Iterator[Route]:
        """
        Give the ways of what is told near the top beside what is known: looked at once, whichever rules left it.

        What says neither who nor where is the tail of what is known.
        """
        rest = tuple(f for f in findings if f.evidence.start <= SECOND_CHARS)
        rest = rest if any(f.actors or f.places or f.host for f in rest) else ()
        asked, rests = (self.part.theatre, tuple(map(id, rest))), self.draft.rests
        if not rest or asked in rests or len(rests) >= MOST_RESTS:
            return
        rests.add(asked)
        for desk, other in self.over(rest):
            yield from desk.of_new(other)

    def line(self, match: Match, told: Sketch, taken: Container[str]) -> Line | None:
        """Name the incident that a report belongs to: one it was at home in, if it still fits, before any other."""
        own = [self.draft.line(theatre, h) for h, theatre in self.homes.items() if h not in taken]
        fitting = [
            (value, line)
            for line in own
            if line is not None
            and not told.indicators.isdisjoint(line.indicators)
            and (value := fit(line, told, match.rule, 0.0)) is not None
        ]
        if fitting:
            return min(fitting, key=lambda pair: (-pair[0], pair[1].id))[1]
        return assign(self.draft.board(self.part.theatre), match.rule, told, self.rulebook)

    def sibling(self, told: Sketch) -> Route | None:
        """Name the way of another part of the article that tells of the same event."""
        for route in self.found.values():
            if route.theatre != self.part.theatre and route.told is not None and akin(route.told, told):
                return route
        return None

    def elsewhere(self, match: Match, told: Sketch) -> tuple[Line, str] | None:
        """Name the incident that a report belongs to in another theatre that the article speaks of."""
        for theatre in self.around:
            if theatre != self.part.theatre:
                key = tuple(theatre if part == self.part.theatre else part for part in told.key)
                there = replace(told, theatre=f"abroad:{theatre.partition(':')[2]}", key=key)
                line = assign(self.draft.board(theatre), match.rule, there, self.rulebook)
                if line is not None:
                    return line, theatre
        return None

    def nothing_new(self, match: Match, told: Sketch) -> bool:
        """Tell whether all of it is told already, by an incident of this war or of one around it."""
        known = (
            line.id
            for theatre in sorted({self.part.theatre, *neighbours(self.part.theatre)})
            for line in self.draft.board(theatre).lines.values()
            if related(line, match.rule, self.rulebook) and nothing_new(line, told, match.rule, theatre)
            if self.was_told(line, match)
        )
        first = next(known, None)
        self.draft.again += [first] if first is not None else []
        return first is not None

    def was_told(self, line: Line, match: Match) -> bool:
        """Tell whether readers have been told of an incident, no less gravely, and it has not been taken back."""
        incident = self.draft.incident(line.id)
        if (
            incident is None
            or incident.revision == 0
            or not (unheld(incident) or any(r.findings for r in incident.reports))
        ):
            return False
        return rank(match.least or match.rule.severity or "info") <= rank(incident.severity)

    def told_already(self, findings: Sequence[Finding]) -> bool:
        """Tell whether what is not salient stands in sentences that another incident is told by: the same words."""
        told = {f.evidence.sentence_start for route in self.found.values() for f in route.report.findings}
        return all(not f.salient and f.evidence.sentence_start in told for f in findings)

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
        """
        Give the way of a denial: to the incident that the article itself reports, if it claims what is denied, else to
        another that does; else it is kept for a window, for whoever claims it then.
        """
        if not denied:
            return None
        rule = self.rulebook.rule(denied[0].indicator.replace("_", "-"))
        told, future = self.sketch(rule, denied), all(map(ahead, denied))
        report = Report(article=self.part.article, denied=denied)
        for route in self.found.values():
            if route.theatre == self.part.theatre and route.told is not None and denies(told, route.told, ahead=future):
                return Route(route.incident, route.theatre, route.rule, report)
        board = self.draft.board(self.part.theatre)
        line = denied_in(board, told, self.rulebook, ahead=future)
        if line is not None:
            return Route(line.id, self.theatre(line.id), self.rulebook.rule(line.rule), report)
        if future or told.dim or len(told.indicators) > 1:
            return None
        identifier = new_id(rule, self.part.theatre, told, board.lines, lead(rule, self.rulebook))
        return Route(identifier, self.part.theatre, rule, report, told)

    def sketch(self, rule: Rule, findings: Sequence[Finding], beside: Sequence[Finding] = ()) -> Sketch:
        """Reduce findings of this part to what tells one event from another."""
        article = self.part.article
        text = article.syndication or ""
        return sketch(rule, self.part.theatre, findings, article.event_time, text=text, beside=beside)

    def report(self, match: Match, findings: tuple[Finding, ...]) -> Report:
        """Say what the article tells of an incident."""
        least = match.least or match.rule.severity or "info"
        return Report(article=self.part.article, findings=findings, beside=match.beside, least=least)

    def aside(self, match: Match, incident: str) -> Report:
        """
        Say what the article tells of an incident of another war.

        Where it tells of it in its own as well, that leads: only what stands before or beside it is no aside.
        """
        known = self.found.get(incident)
        if known is None or not known.report.findings:
            return self.report(match, match.findings)
        first = min(known.report.findings, key=lambda f: f.evidence.start)
        told = tuple(f for f in match.findings if f.evidence.start < first.evidence.start or beside(f, first))
        return Report(article=self.part.article, findings=told, beside=match.beside)

    def route(self, identifier: str, match: Match, findings: tuple[Finding, ...], told: Sketch) -> Route:
        """Give the way of *findings* to an incident."""
        return Route(identifier, self.theatre(identifier), match.rule, self.report(match, findings), told)

    def theatre(self, identifier: str) -> str:
        """Name the theatre of an incident: that of this part, unless the article was at home elsewhere."""
        return self.homes.get(identifier, self.part.theatre)
