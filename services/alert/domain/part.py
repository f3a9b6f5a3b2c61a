"""
The parts of an article: what it says of one theatre, apart from what it says of another.

A report of two wars is news of each. Rules are evaluated for a part, and reports of one event meet by its theatre: the
conflict where one is known, else the host country, else whose forces, else the place. An article that says none of
these meets no other.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from services.alert.domain.passing import heard, is_news
from services.alert.domain.severity import ASSERTION_WEIGHTS
from shared.contracts.finding import ArticleRef, Finding, TaggedArticle

CORE = frozenset({"troop_figure", "foreign_forces", "drone_activity"})


@dataclass(frozen=True, slots=True)
class Part:
    """
    What *article* says of one *theatre*; findings in text order, those that can't carry an alert among them.

    *main*: it speaks of no other theatre as much; *share* of what it tells in all.
    """

    article: ArticleRef
    theatre: str
    findings: tuple[Finding, ...]
    main: bool = True
    share: float = 1.0

    @property
    def denied(self) -> tuple[Finding, ...]:
        """What it denies."""
        return tuple(f for f in self.findings if f.salient and f.assertion == "denied" and heard(f))

    @property
    def news(self) -> "Part":
        """The part without what is told in passing; itself where it has none of that."""
        told = tuple(filter(is_news, self.findings))
        return self if len(told) == len(self.findings) else replace(self, findings=told)


def counts(finding: Finding) -> bool:
    """Tell whether a finding can carry an alert."""
    return finding.salient and ASSERTION_WEIGHTS[finding.assertion] > 0 and heard(finding)


def stands_beside(finding: Finding) -> bool:
    """Tell whether a finding, though it carries no alert, is worth quoting in one."""
    return (
        not finding.salient
        and finding.indicator not in CORE
        and ASSERTION_WEIGHTS[finding.assertion] > 0
        and heard(finding)
    )


def parts(tagged: TaggedArticle) -> tuple[Part, ...]:
    """
    Split *tagged* by conflict, in the order of the theatres' names; an article of one theatre is one part.

    What names no conflict belongs to the one the article speaks of most. Only where nothing can carry an alert does
    the rest say where the article belongs: a mention beside the news moves it nowhere.
    """
    article, findings = tagged.article, tagged.findings
    telling = [f for f in findings if counts(f)] or findings
    main = _main(telling)
    if not main:
        return (Part(article, _theatre(telling) or f"article:{article.id}", findings),) if findings else ()
    names = sorted({f.conflict or main for f in findings})
    grouped = {name: tuple(f for f in findings if (f.conflict or main) == name) for name in names}
    told = {name: len({f.evidence.sentence_start for f in found if counts(f)}) for name, found in grouped.items()}
    return tuple(
        Part(article, f"conflict:{name}", found, name == main, told[name] / max(1, sum(told.values())))
        for name, found in grouped.items()
    )


def _main(findings: Iterable[Finding]) -> str:
    """
    Name the conflict of most sentences, among equals the first told; empty where none is named.

    Not of most findings: a troop figure, and whose troops they are, is one thing told.
    """
    told: dict[str, set[int]] = {}
    for finding in findings:
        if finding.conflict:
            told.setdefault(finding.conflict, set()).add(finding.evidence.sentence_start)
    return min(told, key=lambda name: (-len(told[name]), min(told[name]), name)) if told else ""


def commonest(groups: Iterable[Sequence[str]]) -> str:
    """Give the commonest name; among equals the first in the alphabet, so that the order of telling is no matter."""
    tally = Counter(name for group in groups for name in group)
    return min(tally, key=lambda name: (-tally[name], name)) if tally else ""


def _theatre(findings: Sequence[Finding]) -> str:
    host = commonest((f.host,) for f in findings if f.host)
    if host:
        return f"host:{host}"
    side = commonest(f.actors for f in findings)
    place = commonest(f.places for f in findings)
    return f"side:{side}" if side else f"place:{place}" if place else ""
