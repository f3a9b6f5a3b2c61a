"""
Routing: which incidents an article reports, and what it says of each.

An article of two wars, or of two raids of one night, is a report of each; what it denies goes to the incident whose
claims are denied. An edited article stays where its earlier revisions went, and is missed where it no longer belongs.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from services.alert.domain.board import Board, assign, denied_in, lead, new_id
from services.alert.domain.denial import ahead, denies, said
from services.alert.domain.evidence import abroad, akin, fit
from services.alert.domain.incident import Incident, Report
from services.alert.domain.memory import Memory
from services.alert.domain.part import Part, parts
from services.alert.domain.passing import is_news
from services.alert.domain.rule import Match, Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.sketch import Line, Sketch, sketch
from services.alert.domain.strand import led, strands
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
    around = theatres(tagged)
    for part in sorted(parts(tagged), key=lambda part: not part.main):
        desk = _Desk(draft, part, rulebook, homes, found, around)
        for match in rulebook.matches(part):
            for route in desk.of_match(match):
                found[route.incident] = _joined(found.get(route.incident), route)
        for group in strands(part.denied):
            denial = desk.of_denial(tuple(filter(said, group)))
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


def theatres(tagged: TaggedArticle) -> tuple[str, ...]:
    """Name the theatres that any finding of an article speaks of: an event may be known under another than its own."""
    names = {f"conflict:{f.conflict}" for f in tagged.findings if f.conflict}
    return tuple(sorted(names | {f"host:{f.host}" for f in tagged.findings if f.host and not f.conflict}))


@dataclass
class _Desk:
    """
    Where one part of an article is looked through; *found*: where it goes, as far as that is known.

    *around*: the theatres that the article speaks of.
    """

    draft: Draft
    part: Part
    rulebook: Rulebook
    homes: Mapping[str, str]
    found: Mapping[str, Route]
    around: Sequence[str] = ()

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
            yield from self.of_lead(match, groups)
            return
        for group, told, line in placed:
            if line is not None:
                yield self.route(line.id, replace(match, rule=self.rulebook.rule(line.rule), least=None), group, told)
        if rest:
            yield from self.of_rest(match, rest)

    def of_lead(self, match: Match, groups: Sequence[tuple[Finding, ...]]) -> Iterator[Route]:
        """Give the way of what is known nowhere: of what the article leads with; of all of it, if that is no news."""
        leading, rest = led(groups)
        if rest:
            desk = replace(self, part=replace(self.part, findings=leading))
            found = [route for one in self.rulebook.matches(desk.part) for route in desk.of_whole(one, known=False)]
            if found:
                yield from found
                return
        yield from self.of_whole(match, known=False)

    def of_rest(self, match: Match, rest: tuple[Finding, ...]) -> Iterator[Route]:
        """Give the ways of what an article tells beside what is known: by the rules that hold for that alone."""
        leads = match.findings[0] in rest
        share = self.part.share * len(rest) / len(match.findings)
        left = replace(self.part, findings=rest, main=self.part.main and leads, share=share)
        desk = replace(self, part=left)
        for other in self.rulebook.matches(left):
            yield from desk.of_whole(other)

    def of_whole(self, match: Match, *, known: bool = True) -> Iterator[Route]:
        """
        Give the way of all that a rule stands on: to an incident that is known, or to a new one.

        Not *known*: no strand of it belongs to any incident, and weak signs of several events don't add up.
        """
        whole = self.sketch(match.rule, match.findings, match.beside)
        line = self.line(match, whole, self.found) if known else None
        identifier = line.id if line is not None else self.home(match)
        if identifier is not None:
            yield self.route(identifier, match, match.findings, whole)
            return
        sibling = self.sibling(whole)
        if sibling is not None:
            yield Route(sibling.incident, sibling.theatre, sibling.rule, self.report(match, match.findings))
            return
        elsewhere = self.elsewhere(match, whole) if known else None
        if elsewhere is not None:
            line, theatre = elsewhere
            yield Route(line.id, theatre, self.rulebook.rule(line.rule), self.report(match, match.findings), whole)
            return
        news = self.news(match)
        if news is None or in_passing(self.part, news.findings) or self.told_already(news.findings):
            return
        match, whole = news, self.sketch(news.rule, news.findings, news.beside)
        if self.says_nothing(match, whole):
            return
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
            and (value := fit(line, told, match.rule, 0.0)) is not None
        ]
        if fitting:
            return min(fitting, key=lambda pair: (-pair[0], pair[1].id))[1]
        return assign(self.draft.board(self.part.theatre), match.rule, told, self.rulebook)

    def sibling(self, told: Sketch) -> Route | None:
        """
        Name the way of another part of the article that tells of the same event.

        What the article leads with is not what is known already, if that part says nothing of it.
        """
        leads = self.part.findings[0].evidence.start <= min(
            (r.report.cited[0].evidence.start for r in self.found.values() if r.report.cited), default=0
        )
        for route in self.found.values():
            if leads and self.draft.incident(route.incident) is not None:
                continue
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

    def says_nothing(self, match: Match, told: Sketch) -> bool:
        """Tell whether a report names nothing that tells events apart, while one of its sort is known."""
        named = any(told.sides.values()) or told.lands
        if not told.dim or (named and told.local):
            return False
        plan = all(sort.endswith("/hedged") for sort in told.sorts)  # is news as long as nobody has told of one
        return any(
            line.claimed
            and told.indicators.issubset(line.indicators)
            and (not plan or told.sorts.issubset(line.sorts))
            and abroad(told).issubset(line.lands)
            and fit(line, told, match.rule, 0.0) is not None
            for theatre in {self.part.theatre, *self.around}
            for line in self.draft.board(theatre).lines.values()
        )

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

    def route(self, identifier: str, match: Match, findings: tuple[Finding, ...], told: Sketch) -> Route:
        """Give the way of *findings* to an incident."""
        return Route(identifier, self.theatre(identifier), match.rule, self.report(match, findings), told)

    def theatre(self, identifier: str) -> str:
        """Name the theatre of an incident: that of this part, unless the article was at home elsewhere."""
        return self.homes.get(identifier, self.part.theatre)


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
