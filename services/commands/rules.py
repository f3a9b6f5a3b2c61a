"""``tocsin rules``: the rules there are; ``tocsin rules test``: do they hold for their own examples?"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from services.alert.domain.part import parts
from services.alert.domain.shelf import Shelf
from services.alert.domain.shelf import load as load_rules
from services.alert.settings import AlertSettings
from services.commands.examples import Failure, as_rows, counted, list_and_test, show
from services.commands.screen import one_line, out, write_json
from services.commands.tag import indicators
from services.tagging.domain.tagged import tagged
from shared.chassis.settings import load
from shared.contracts.article import Article

if TYPE_CHECKING:
    from services.tagging.domain.indicator import Indicator


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    test = list_and_test(parser, "check every rule with its own examples")
    test.add_argument("path", nargs="?", metavar="PATH", help="a file of rules, instead of those in force")


def run(args: argparse.Namespace) -> int:
    """List or check; exit 1 where an example fails, 78 for a file that can't be right."""
    path = getattr(args, "path", None)
    settings = load(AlertSettings)
    shelf = load_rules(Path(path) if path else settings.rules, settings.incident_window)
    if args.verb is None:
        _list(shelf, as_json=args.json)
        return 0
    failed = list(failures(shelf, indicators()))
    _report(shelf, failed, as_json=args.json)
    return 1 if failed else 0


def failures(shelf: Shelf, chosen: "tuple[Indicator, ...]") -> Iterator[Failure]:
    """Read each rule's own examples, each as an article of its own, with all rules of the file in force."""
    for name, (fires, silent) in shelf.examples.items():
        for text in fires:
            if name not in (found := _fired(shelf, chosen, text)):
                yield Failure(name, "fires", text, found)
        for text in silent:
            if name in (found := _fired(shelf, chosen, text)):
                yield Failure(name, "silent", text, found)


def _fired(shelf: Shelf, chosen: "tuple[Indicator, ...]", text: str) -> tuple[str, ...]:
    read = tagged(Article.model_validate({"text": text}), chosen)
    return tuple(match.rule.name for part in parts(read) for match in shelf.rulebook.matches(part))


def _list(shelf: Shelf, *, as_json: bool) -> None:
    rows = [
        {
            "name": rule.name,
            "title": rule.title,
            "indicators": sorted(rule.indicators),
            "severity": rule.severity,
            "inhibits": rule.inhibits,
            "routes": rule.routes,
            "when": " ".join(rule.when.split()),
        }
        for rule in shelf.rulebook.by_name.values()
    ]
    if as_json:
        write_json(json.dumps({"file": str(shelf.path), "digest": shelf.digest, "rules": rows}, ensure_ascii=False))
        return
    out().print(f"rules of {shelf.path}", soft_wrap=True)
    for row in rows:
        least = f"at least {row['severity']}" if row["severity"] else "by score"
        out().print(f"{row['name']:24} {least:18} {one_line(str(row['title']), 120)}", soft_wrap=True)


def _report(shelf: Shelf, failed: list[Failure], *, as_json: bool) -> None:
    rows = counted(((name, fires, silent) for name, (fires, silent) in shelf.examples.items()), failed)
    if as_json:
        told = as_rows("rule", failed)
        write_json(json.dumps({"file": str(shelf.path), "rules": rows, "failures": told}, ensure_ascii=False))
        return
    show("rule", rows, failed, _wrong)


def _wrong(failure: Failure) -> str:
    if failure.expected != "fires":
        return "should be silent, fires"
    others = f" (others do: {', '.join(failure.found)})" if failure.found else " (no rule does)"
    return f"should fire, doesn't{others}"
