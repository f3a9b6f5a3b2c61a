"""
Strands: which findings of an article tell one event, and which another.

An article often tells of two raids, or of the forces of two countries; each goes to its own incident.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from services.alert.domain.names import lands, places, sides
from services.alert.domain.sketch import FOREIGN, LOCAL
from shared.contracts.finding import Finding

_PASSAGE = 1000  # characters: what stands so near is told together


def strands(findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """
    Split *findings* by the events they tell: those that share a place (of what happens at a place) or a side (of
    others), or a sentence, unless they are forces of two senders, or deeds at two places. What names neither goes with
    the nearest strand of its indicator, or stands alone with others like it.
    """
    groups: list[_Strand] = []
    nameless: list[Finding] = []
    for finding in findings:
        names = (finding.indicator in LOCAL and _where(finding)) or sides(finding.actors)
        if names:
            _sorted_in(groups, _Strand(set(names), [finding], {finding.evidence.sentence_start}))
        else:
            nameless.append(finding)
    for finding in nameless:
        one = _Strand(set(), [finding], {finding.evidence.sentence_start})
        kin = [g for g in groups if any(f.indicator == finding.indicator for f in g.findings)]
        if kin and not any(g.touches(one) for g in groups):
            min(kin, key=lambda g: g.distance(finding)).findings.append(finding)
        else:
            _sorted_in(groups, one)
    kept = [{id(f) for f in group.findings} for group in groups]
    split = [tuple(f for f in findings if id(f) in ids) for ids in kept]
    return sorted(split, key=lambda group: findings.index(group[0]))


def led(groups: Sequence[tuple[Finding, ...]]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """
    Part what an article leads with from what has nothing to do with it: told far from it, of other lands.

    *groups*: its strands, in text order.
    """
    leading, rest = [groups[0]], list(groups[1:])
    while near := [group for group in rest if any(_belong(group, one) for one in leading)]:
        leading += near
        rest = [group for group in rest if group not in near]
    return tuple(f for group in leading for f in group), tuple(f for group in rest for f in group)


def _belong(one: Sequence[Finding], other: Sequence[Finding]) -> bool:
    if any(abs(a.evidence.start - b.evidence.start) <= _PASSAGE for a in one for b in other):
        return True
    here, there = ({name for f in group for name in (*_where(f), *lands([f.host or ""]))} for group in (one, other))
    return not here.isdisjoint(there)


def _where(finding: Finding) -> frozenset[str]:
    """Say where a deed happened: the tally of a whole country is none of a town's."""
    return places(finding.places) or lands(finding.places)


def _sorted_in(groups: "list[_Strand]", one: "_Strand") -> None:
    """Add a strand, one with all that it touches."""
    for touched in [g for g in groups if g.touches(one)]:
        groups.remove(touched)
        one = touched.with_more(one)
    groups.append(one)


@dataclass
class _Strand:
    """Findings of an article that tell one event: by which names, in which sentences."""

    names: set[str]
    findings: list[Finding]
    sentences: set[int]

    def touches(self, other: "_Strand") -> bool:
        """Tell whether both tell of one event."""
        if not self.names.isdisjoint(other.names):
            return True
        if self.sentences.isdisjoint(other.sentences):
            return False
        return not self.apart & other.apart

    def distance(self, finding: Finding) -> int:
        """Say how far from a finding the nearest of the strand stands."""
        return min(abs(finding.evidence.start - f.evidence.start) for f in self.findings)

    def with_more(self, other: "_Strand") -> "_Strand":
        """Put both together."""
        found = [*self.findings, *other.findings]
        return _Strand(self.names | other.names, found, self.sentences | other.sentences)

    @property
    def apart(self) -> set[str]:
        """The indicators of which one event has one sender, or one place."""
        return {f.indicator for f in self.findings if f.indicator in LOCAL or f.indicator == FOREIGN}
