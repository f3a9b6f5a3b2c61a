"""
Strands: which findings of an article tell one event, and which another.

An article often tells of two raids, or of the forces of two countries; each goes to its own incident.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from services.alert.domain.names import lands, places, sides
from services.alert.domain.severity import finding_score
from services.alert.domain.sketch import FOREIGN, LOCAL
from shared.contracts.finding import Finding

_TOP = 3000  # characters: about the first five hundred words
_PASSAGE = 1000  # characters: what an article begins with
_CHARS_A_POINT = 25  # of a finding's weight: a tenfold of troops is worth three hundred characters
_NEAR = 500  # characters: what stands so near is told together


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


def leading(findings: Sequence[Finding], own: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """
    Give what an article leads with, of *findings* in text order: the gravest claim of its first passage, what stands
    beside that, and what else near the top is of the same side or place, or of the same sort and of no other.

    *own*: lands in which so much happens that to name one says nothing.
    """
    anchor = _anchor(findings)
    lead: list[Finding] = []
    for finding in sorted(findings, key=lambda f: _away(f, anchor)):
        if beside(finding, anchor) and not any(_apart(finding, one) for one in lead):
            lead.append(finding)
    names = frozenset().union(*(_names(one, own) for one in lead))
    for finding in findings:
        if finding not in lead and finding.evidence.start <= _TOP and not any(_apart(finding, one) for one in lead):
            alike = any(_alike(finding, one) for one in lead if _away(finding, one) <= _PASSAGE)
            if alike or not _names(finding, own).isdisjoint(names):
                lead.append(finding)
    return tuple(f for f in findings if f in lead)


def agreeing(findings: Sequence[Finding], lead: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give those of *findings* that don't contradict what an article leads with: forces of no other sender or host."""
    return tuple(f for f in findings if f in lead or not any(_apart(f, one) for one in lead))


def beside(finding: Finding, other: Finding) -> bool:
    """Tell whether two findings stand so near that they are told together."""
    return _away(finding, other) <= _NEAR


def near(finding: Finding, lead: Sequence[Finding]) -> bool:
    """Tell whether a finding stands in a passage with what an article leads with."""
    return any(_away(finding, one) <= _PASSAGE for one in lead)


def _anchor(findings: Sequence[Finding]) -> Finding:
    """Give the claim of the first passage that weighs most: the further down it stands, the less."""
    first = findings[0].evidence.start
    return max(
        (f for f in findings if f.evidence.start <= first + _PASSAGE),
        key=lambda f: (finding_score(f) - f.evidence.start / _CHARS_A_POINT, -f.evidence.start),
    )


def _away(one: Finding, other: Finding) -> int:
    return abs(one.evidence.start - other.evidence.start)


def _names(finding: Finding, own: frozenset[str]) -> frozenset[str]:
    """Name the sides and places by which two claims are known to belong together."""
    where = frozenset({*_where(finding), *lands([finding.host or ""])})
    return sides(finding.actors) | (where - own)


def _alike(one: Finding, other: Finding) -> bool:
    """Tell whether both are of one sort, and neither is said to be another's, or to be elsewhere."""
    if one.indicator != other.indicator or _differ(sides(one.actors), sides(other.actors)):
        return False
    return not _differ(_where(one), _where(other))


def _apart(one: Finding, other: Finding) -> bool:
    """Tell whether they are the forces of two senders, in two countries, or deeds at two places."""
    hosts = one.host, other.host
    if all(hosts) and hosts[0] != hosts[1]:
        return True
    if one.indicator == other.indicator == FOREIGN:
        return _differ(sides(one.actors), sides(other.actors))
    return one.indicator in LOCAL and other.indicator in LOCAL and _differ(_where(one), _where(other))


def _differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


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
