"""
How well findings agree with labelled passages: presence, mentions, spans, kinds and assertions.

A finding meets a mention of the same indicator where their spans overlap; each is used once, the best pair (values
right, then most overlap) first. A mention that careful readers disagreed on (``optional``) is neither asked for nor
held against a finding that meets it; where they disagreed on the assertion alone (null), that isn't compared.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shared.contracts.article import Article
from shared.contracts.finding import Finding

INDICATORS = ("troop_figure", "foreign_forces", "drone_activity")
HERE = Path(__file__).parent

Count = tuple[int | None, int | None]


@dataclass(frozen=True)
class Mention:
    """What a label, or a finding, claims. ``spans``: more than one where a label says only the words."""

    indicator: str
    kind: str | None
    assertion: str | None
    spans: tuple[tuple[int, int], ...]
    count: Count = (None, None)
    actors: frozenset[str] = frozenset()
    optional: bool = False

    def overlap(self, other: "Mention") -> int:
        """How many characters both cover, at most."""
        return max((min(b, d) - max(a, c) for a, b in self.spans for c, d in other.spans), default=0)

    def agrees(self, other: "Mention") -> bool:
        """Whether all values are right: the sending countries, or kind and count."""
        if self.indicator == "foreign_forces":
            return self.actors == other.actors
        return self.kind == other.kind and self.count == other.count


@dataclass(frozen=True)
class Passage:
    """A labelled text."""

    id: str
    text: str
    published_at: str | None
    mentions: tuple[Mention, ...]

    @property
    def article(self) -> Article:
        """The passage as an article."""
        day = self.published_at
        moment = None if not day or len(day) < 10 else day if "T" in day else f"{day}T00:00:00Z"
        return Article.model_validate({"id": self.id, "text": self.text, "published_at": moment})


@dataclass(frozen=True)
class Ratio:
    """Right among found, and right among asked for."""

    right: int
    found: int
    asked: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.asked)

    @property
    def recall(self) -> float:
        return self.right / self.asked if self.asked else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class _Tally:
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def ratio(self, name: str) -> Ratio:
        return Ratio(self.right[name], self.found[name], self.asked[name])


@dataclass(frozen=True)
class Difference:
    """Where finding and label part: one of them is None where there is no such thing."""

    passage: Passage
    label: Mention | None
    finding: Mention | None


@dataclass
class Score:
    """The figures, by name: ``presence.troop_figure``, ``kind.drone_activity.strike``, ``assertion.planned`` ..."""

    ratios: dict[str, Ratio]
    differences: list[Difference]
    passages: int

    def __getitem__(self, name: str) -> float:
        """Give the F1 of a name, of ``assertion`` the share that is right, of ``presence`` and its like the mean."""
        if name in self.ratios:
            return self.ratios[name].f1
        return sum(self.ratios[f"{name}.{i}"].f1 for i in INDICATORS) / len(INDICATORS)


def passages(path: Path) -> list[Passage]:
    """Read labelled passages, one a line: from a file, or from all of a folder."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    lines = (line for file in files for line in file.read_text(encoding="utf-8").split("\n") if line.strip())
    return [_passage(json.loads(line)) for line in lines]


def score(texts: Sequence[Passage], tag: Callable[[Article], Iterable[Finding]]) -> Score:
    """Compare what *tag* finds in *texts* with their labels."""
    tallies = {name: _Tally() for name in ("presence", "mention", "span", "kind", "assertion")}
    differences: list[Difference] = []
    for passage in texts:
        found = [_mention(finding) for finding in tag(passage.article) if finding.indicator in INDICATORS]
        _presence(tallies["presence"], passage.mentions, found)
        differences += _mentions(tallies, passage, found)
    ratios = {
        f"{level}.{name}": tally.ratio(name)
        for level, tally in tallies.items()
        for name in sorted(
            {*tally.asked, *tally.found, *(INDICATORS if level in {"presence", "mention", "span"} else ())}
        )
    }
    told = tallies["assertion"]
    ratios["assertion"] = Ratio(sum(told.right.values()), sum(told.found.values()), sum(told.asked.values()))
    return Score(ratios, differences, len(texts))


def pairs(labels: Sequence[Mention], found: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pair labels with findings, one to one, the best pair first; gives their indices."""
    options = sorted(
        (not label.agrees(finding), -label.overlap(finding), i, j)
        for i, label in enumerate(labels)
        for j, finding in enumerate(found)
        if label.indicator == finding.indicator and label.overlap(finding) > 0
    )
    chosen: list[tuple[int, int]] = []
    for _, _, i, j in options:
        if all(i != a and j != b for a, b in chosen):
            chosen.append((i, j))
    return chosen


def _presence(tally: _Tally, labels: Sequence[Mention], found: Sequence[Mention]) -> None:
    for name in INDICATORS:
        held = _holds((m for m in labels if not m.optional), name)
        if not held and _holds(labels, name):
            continue  # only mentions that readers disagreed on hold it: it isn't asked
        answered = _holds(found, name)
        tally.asked[name] += held
        tally.found[name] += answered
        tally.right[name] += held and answered


def _holds(mentions: Iterable[Mention], indicator: str) -> bool:
    return any(m.indicator == indicator and (indicator != "troop_figure" or m.kind == "force") for m in mentions)


def _mentions(tallies: dict[str, _Tally], passage: Passage, found: list[Mention]) -> Iterator[Difference]:
    excused = {j for i, j in pairs(passage.mentions, found) if passage.mentions[i].optional}
    kept = [m for j, m in enumerate(found) if j not in excused]
    labels = [m for m in passage.mentions if not m.optional]
    met = pairs(labels, kept)
    for side, mentions in (("asked", labels), ("found", kept)):
        for m in mentions:
            for level, name in (("mention", m.indicator), ("span", m.indicator), ("kind", f"{m.indicator}.{m.kind}")):
                getattr(tallies[level], side)[name] += 1
    for i, j in met:
        label, finding = labels[i], kept[j]
        right = label.agrees(finding)
        tallies["span"].right[label.indicator] += 1
        tallies["mention"].right[label.indicator] += right
        tallies["kind"].right[f"{label.indicator}.{label.kind}"] += label.kind == finding.kind and right
        if label.assertion:
            tallies["assertion"].asked[label.assertion] += 1
            tallies["assertion"].found[str(finding.assertion)] += 1
            tallies["assertion"].right[label.assertion] += label.assertion == finding.assertion
        if not right or (label.assertion and label.assertion != finding.assertion) or label.kind != finding.kind:
            yield Difference(passage, label, finding)
    lonely, extra = {i for i, _ in met}, {j for _, j in met}
    yield from (Difference(passage, m, None) for i, m in enumerate(labels) if i not in lonely)
    yield from (Difference(passage, None, m) for j, m in enumerate(kept) if j not in extra)


def _passage(row: dict[str, Any]) -> Passage:
    labels = tuple(_label(row["text"], mention) for mention in row["mentions"])
    return Passage(row["id"], row["text"], row.get("published_at"), labels)


def _label(text: str, row: dict[str, Any]) -> Mention:
    spans = ((row["start"], row["end"]),) if "start" in row else tuple(_occurrences(text, row["quote"]))
    count = row if row["indicator"] == "troop_figure" else row.get("count") or {}
    return Mention(
        row["indicator"],
        row.get("kind"),
        row["assertion"],
        spans,
        (count.get("low"), count.get("high")),
        frozenset(name.upper() for name in row.get("actors") or ()),
        bool(row.get("optional", False)),
    )


def _mention(finding: Finding) -> Mention:
    quantity, evidence = finding.quantity, finding.evidence
    return Mention(
        finding.indicator,
        finding.kind,
        finding.assertion,
        ((evidence.start, evidence.end),),
        (quantity.low, quantity.high) if quantity else (None, None),
        frozenset(name.upper() for name in finding.actors),
    )


def _occurrences(text: str, quote: str) -> Iterator[tuple[int, int]]:
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)
