"""
Write docs/quality.md: how good the tagging is, weaknesses first. ``make quality`` runs it.

    .venv/bin/python tests/gold/quality.py             # the page: from tests/gold, and GOLD_DIR where it is set
    .venv/bin/python tests/gold/quality.py --floors    # tests/gold/floors.json as well: what must not fall

The passages of GOLD_DIR are other people's texts and no part of the repository: only their figures are written, and
kept in tests/gold/news.json for whoever has no such folder. Examples are this project's own passages.
"""
# ruff: noqa: T201 (a script, for people)

import argparse
import json
import math
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from services.tagging.domain.engine import tag
from services.tagging.packs.shelf import known
from tests.gold.scoring import HERE, INDICATORS, Difference, Mention, Ratio, Score, passages, score

ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "quality.md"
FLOORS = HERE / "floors.json"
NEWS = HERE / "news.json"
NEWS_FILE = "news.jsonl"

SLACK = 0.015  # how far under what is reached a floor lies
FEW = 12  # a cell with fewer mentions has no floor: one passage more or less would move it too far
MOST_WEAKNESSES = 14
_AROUND = 90  # characters shown on each side of an example's words

Figures = dict[str, dict[str, float]]

PREAMBLE = """\
# Quality

Written by `make quality`; don't edit it by hand. How well the tagger's findings agree with labelled passages: those of
[tests/gold](../tests/gold/README.md), which were written and labelled for this project by the definitions of what
counts, and a set of passages from real news that is not part of the repository ("news"). Figures are shares of 1.

- **presence**: does the passage hold the indicator at all? (`troop_figure`: strength, not losses.)
- **mention**: every claim, with its values right: kind and count of figures and drones, the sending countries of
  foreign forces.
- **span**: every claim, its values aside.
- **P** is how much of what is found is right, **R** how much of what is there is found, **F1** the mean of both.
- A figure below its floor in `tests/gold/floors.json` fails the tests.
"""


def main() -> None:
    """Score, and write the page."""
    parser = argparse.ArgumentParser(description="Write docs/quality.md.")
    parser.add_argument("--floors", action="store_true", help="write tests/gold/floors.json as well")
    write_floors = parser.parse_args().floors
    own, news = own_score(), news_score()
    if news is not None:
        NEWS.write_text(_json(figures(news)), encoding="utf-8")
    elsewhere: Figures = json.loads(NEWS.read_text(encoding="utf-8")) if NEWS.exists() else {}
    PAGE.write_text(page(own, elsewhere), encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")
    if write_floors:
        FLOORS.write_text(_json({"own": floors(figures(own)), "news": floors(elsewhere)}), encoding="utf-8")
        print(f"written: {FLOORS.relative_to(ROOT)}")


def own_score() -> Score:
    """Score the product on the repository's own passages."""
    indicators = known()
    return score(passages(HERE), lambda article: tag(article, indicators))


def news_score() -> Score | None:
    """Score the product on the passages of GOLD_DIR; None where there are none."""
    folder = os.environ.get("GOLD_DIR")
    path = Path(folder) / NEWS_FILE if folder else None
    if path is None or not path.is_file():
        return None
    indicators = known()
    return score(passages(path), lambda article: tag(article, indicators))


def figures(result: Score) -> Figures:
    """Reduce a score to what is written down: P, R, F1 and how many, by name."""
    named = {name: _figure(ratio) for name, ratio in sorted(result.ratios.items())}
    means = {level: {"f1": round(result[level], 3), "n": result.passages} for level in ("presence", "mention", "span")}
    return means | named


def _figure(ratio: Ratio) -> dict[str, float]:
    return {
        "p": round(ratio.precision, 3),
        "r": round(ratio.recall, 3),
        "f1": round(ratio.f1, 3),
        "n": ratio.asked,
        "found": ratio.found,
    }


def floors(reached: Figures) -> dict[str, float]:
    """Give the least F1 of each figure: a little under what is reached."""
    return {
        name: max(0.0, math.floor((figure["f1"] - SLACK) * 100) / 100)
        for name, figure in reached.items()
        if figure["n"] >= FEW
    }


def fallen(reached: Figures, least: Mapping[str, float]) -> list[str]:
    """Say which figures are below their floor, or gone."""
    return [
        f"{name}: {reached[name]['f1'] if name in reached else 'gone'} < {floor}"
        for name, floor in sorted(least.items())
        if name not in reached or reached[name]["f1"] < floor
    ]


def page(own: Score, elsewhere: Figures) -> str:
    """Write the page."""
    reached = figures(own)
    parts = [PREAMBLE, "## Known weaknesses", *_weaknesses(own), "## Indicators", *_indicators(reached, elsewhere)]
    parts += [
        "## Kinds",
        *_cells("kind", reached, elsewhere),
        "## Assertions",
        *_cells("assertion", reached, elsewhere),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def rows(text: str) -> dict[str, list[str]]:
    """Read the tables of a page: the cells behind each row's name."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.match(r"\| [`a-z]", line) and len(cells) > 2 and cells[0].startswith("`"):
            found[cells[0].strip("`")] = cells[1:]
    return found


def _indicators(own: Figures, elsewhere: Figures) -> Iterator[str]:
    lines = [
        "| figure | own F1 | P | R | mentions | news F1 | P | R | mentions |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for level in ("presence", "mention", "span"):
        lines.append(_row(level, own, elsewhere))
        lines += [_row(f"{level}.{name}", own, elsewhere) for name in INDICATORS]
    lines.append(_row("assertion", own, elsewhere))
    yield "\n".join(lines)
    yield (
        "`presence`, `mention` and `span` by themselves are the mean of the three indicators; "
        "their count is that of the passages."
    )


def _cells(level: str, own: Figures, elsewhere: Figures) -> Iterator[str]:
    names = sorted(n for n in own if n.startswith(f"{level}.") and own[n]["n"])
    yield "\n".join(
        [
            f"| {level} | own F1 | P | R | mentions | news F1 | P | R | mentions |",
            "|---|---|---|---|---|---|---|---|---|",
            *(_row(name, own, elsewhere) for name in names),
        ]
    )


def _row(name: str, own: Figures, elsewhere: Figures) -> str:
    return f"| `{name}` | {_quad(own.get(name))} | {_quad(elsewhere.get(name))} |"


def _quad(figure: Mapping[str, float] | None) -> str:
    if figure is None:
        return "– | – | – | –"
    shares = (f"{figure[part]:.2f}" if part in figure else "–" for part in ("f1", "p", "r"))
    return " | ".join([*shares, f"{figure['n']:.0f}"])


# --- weaknesses -------------------------------------------------------------------------------------------------------


def _weaknesses(own: Score) -> Iterator[str]:
    cases: defaultdict[str, list[Difference]] = defaultdict(list)
    for difference in own.differences:
        for name in confusions(difference):
            cases[name].append(difference)
    ranked = sorted(cases.items(), key=lambda case: (-len(case[1]), case[0]))
    yield (
        f"The most frequent differences on the {own.passages} own passages, each with the shortest example; "
        "the words in question stand in brackets."
    )
    yield "\n".join(
        f"- **{name}** ({len(found)}): {_example(min(found, key=_shortness))}"
        for name, found in ranked[:MOST_WEAKNESSES]
    )
    by_indicator = Counter(name.split(":")[0] for name, found in cases.items() for _ in found)
    told = ", ".join(f"{name} {count}" for name, count in sorted(by_indicator.items(), key=lambda c: (-c[1], c[0])))
    yield f"All differences by indicator: {told}."


def confusions(difference: Difference) -> list[str]:
    """Name what went wrong."""
    label, finding = difference.label, difference.finding
    if label is None or finding is None:
        one = label or finding
        assert one is not None
        return [f"{one.indicator}: {one.kind} {'missed' if finding is None else 'claimed where none is'}"]
    names = []
    if label.kind != finding.kind:
        names.append(f"{label.indicator}: {label.kind} taken for {finding.kind}")
    elif label.count != finding.count and label.indicator != "foreign_forces":
        names.append(f"{label.indicator}: wrong count of {label.kind}")
    if label.indicator == "foreign_forces" and label.actors != finding.actors:
        names.append(f"{label.indicator}: wrong sender of {label.kind}")
    if label.assertion and label.assertion != finding.assertion:
        names.append(f"{label.indicator}: {label.assertion} taken for {finding.assertion}")
    return names


def _shortness(difference: Difference) -> tuple[int, str]:
    return len(difference.passage.text), difference.passage.id


def _example(difference: Difference) -> str:
    mention: Mention | None = difference.label or difference.finding
    assert mention is not None
    text = difference.passage.text
    start, end = mention.spans[0]
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    before = before if start <= _AROUND else "… " + before.partition(" ")[2]
    after = after if end + _AROUND >= len(text) else after.rpartition(" ")[0] + " …"
    shown = " ".join(f"{before}[{text[start:end]}]{after}".split())
    return re.sub(r"([|*_`<>])", r"\\\1", shown) + f" ({difference.passage.id})"


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    main()
