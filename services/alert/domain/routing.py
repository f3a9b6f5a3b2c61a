"""
Routing: which incidents an article reports, and what it says of each.

An article of two wars, or of two raids of one night, is a report of each; what it denies goes to the incident whose
claims are denied. An edited article stays where its earlier revisions went, and is missed where it no longer belongs.
"""

from collections.abc import Iterable, Mapping

from services.alert.domain.denial import said
from services.alert.domain.desk import Desk
from services.alert.domain.draft import Draft, Route
from services.alert.domain.incident import Report
from services.alert.domain.names import neighbours
from services.alert.domain.part import parts
from services.alert.domain.rule import Match, Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.strand import strands
from shared.contracts.finding import TaggedArticle


def routes(draft: Draft, tagged: TaggedArticle, rulebook: Rulebook, homes: Mapping[str, str]) -> list[Route]:
    """Say which incidents *tagged* reports; *homes*: those that its earlier revisions went to, with their theatres."""
    found: dict[str, Route] = {}
    around = theatres(tagged)
    waiting: list[tuple[Desk, Match]] = []
    told = sorted(parts(tagged), key=lambda part: not part.main)
    desks = [Desk(draft, part, rulebook, homes, found, around, waiting) for part in told]
    for desk in desks:
        for match in rulebook.matches(desk.part):
            _add(found, desk.of_match(match))
    for desk, match in waiting:
        _add(found, desk.of_new(match))
    for desk in desks:
        for group in strands(desk.part.denied):
            denial = desk.of_denial(tuple(filter(said, group)))
            _add(found, [denial] if denial is not None else [])
    for identifier, theatre in homes.items():
        if identifier not in found and draft.incident(identifier) is not None:
            found[identifier] = Route(identifier, theatre, Rule(""), Report(article=tagged.article))
    return list(found.values())


def theatres(tagged: TaggedArticle) -> tuple[str, ...]:
    """Name the theatres that any finding of an article speaks of: an event may be known under another than its own."""
    names = {f"conflict:{f.conflict}" for f in tagged.findings if f.conflict}
    return tuple(sorted(names | {f"host:{f.host}" for f in tagged.findings if f.host and not f.conflict}))


def asked(tagged: TaggedArticle) -> frozenset[str]:
    """Name the theatres whose boards a decision about *tagged* may ask for: its own, and those of the wars around."""
    own = {part.theatre for part in parts(tagged)}
    return frozenset(own.union(theatres(tagged), *map(neighbours, own)))


def _add(found: dict[str, Route], ways: Iterable[Route]) -> None:
    for route in ways:
        found[route.incident] = _joined(found.get(route.incident), route)


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
