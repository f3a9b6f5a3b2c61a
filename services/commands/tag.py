"""``tocsin tag``: the findings in a text, with the words that show them. No server needed."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from services.commands.inputs import Input, articles_of, paths
from services.commands.screen import one_line, out, printable, write_json
from shared.contracts.article import Article, parse_for_tagging
from shared.contracts.finding import Finding, TaggedArticle

if TYPE_CHECKING:
    from services.tagging.domain.indicator import Indicator

_STYLES = {
    "troop_figure": "bold red underline",
    "foreign_forces": "bold yellow underline",
    "drone_activity": "bold cyan underline",
}
_OTHER_STYLE = "bold magenta underline"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; - or nothing: standard input")
    parser.add_argument("--json", action="store_true", help="one TaggedArticle a line for every input")
    parser.add_argument(
        "--input-format",
        choices=("text", "json", "jsonl"),
        help="default: by the file's ending; standard input is text",
    )


def run(args: argparse.Namespace) -> int:
    """Tag every input, in order; exit 1 if one can't be read."""
    failed = False
    chosen = indicators()
    for item in inputs(args.paths or ["-"], args.input_format):
        if item.article is None:
            failed = True
            sys.stderr.write(f"tocsin: {one_line(item.path)}: {one_line(item.error)}\n")
            continue
        _one(item.article, chosen, as_json=args.json)
    return 1 if failed else 0


def inputs(names: Iterable[str], input_format: str | None) -> Iterator[Input]:
    """Read articles from files, folders and standard input (``-``). Empty text is legal here."""
    suffix = f".{input_format}" if input_format else None
    for name in names:
        if name == "-":
            yield from articles_of("-", sys.stdin.buffer, parse=parse_for_tagging, suffix=suffix or ".txt")
            continue
        for path in paths(Path(name)):
            with path.open("rb") as file:
                yield from articles_of(str(path), file, parse=parse_for_tagging, suffix=suffix)


def indicators() -> "tuple[Indicator, ...]":
    """Give every indicator there is. The settings are read only if there is one to read: they take a while to load."""
    from services.tagging.packs.shelf import SETTINGS, known

    if not any(os.environ.get(name) for name in SETTINGS):
        return known()
    from services.tagging.settings import TaggingSettings
    from shared.chassis.settings import load

    settings = load(TaggingSettings)
    return known(settings.indicators_dir, with_shipped=settings.indicators_shipped)


def _one(article: Article, chosen: "tuple[Indicator, ...]", *, as_json: bool) -> None:
    from services.tagging.domain.tagged import tagged

    result = tagged(article, chosen)
    if as_json:
        write_json(result.model_dump_json())
    else:
        _show(article, result)


def _show(article: Article, tagged: TaggedArticle) -> None:
    from rich.text import Text

    if article.title:
        out().print(Text(one_line(article.title), style="bold"))
    text = Text(printable(article.text))  # one character for one: the offsets stay true
    for finding in tagged.findings:
        style = _STYLES.get(finding.indicator, _OTHER_STYLE)
        text.stylize(style, finding.evidence.start, finding.evidence.end)
    if out().is_terminal:
        out().print(text)
        out().print()
    for finding in tagged.findings:
        out().print(describe(finding), soft_wrap=True)
    if tagged.genre is not None and tagged.genre.signs:
        out().print(f"read as {tagged.genre.name}: {', '.join(tagged.genre.signs)}", soft_wrap=True)
    if not tagged.findings:
        out().print("no findings")


def describe(finding: Finding) -> str:
    """Say a finding on one line: offsets, indicator, kind, assertion, quote, value, whose, who says so."""
    quantity = finding.quantity
    where = f"{finding.evidence.start:>6}–{finding.evidence.end:<6}"
    parts = [
        f"{where} {finding.indicator:15} {finding.kind:13} {finding.assertion:10}",
        f"“{one_line(finding.evidence.quote, 120)}”",
    ]
    if quantity:
        bounds = "–".join("…" if b is None else f"{b:,}" for b in (quantity.low, quantity.high))
        parts.append(f"{bounds} {quantity.modifier}" + (f" {quantity.echelon}" if quantity.echelon else ""))
    if finding.actors:
        parts.append("+".join(finding.actors))
    if finding.attribution:
        parts.append(f"says {one_line(finding.attribution, 60)}")
    if not finding.salient:
        parts.append("not salient")
    if finding.aside:
        parts.append(f"aside: {finding.aside}")
    return "  ".join(parts)
