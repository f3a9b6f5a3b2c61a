"""
What the commands ``rules`` and ``indicators`` share: their arguments, and what their verb ``test`` tells, which is how
many examples there are and which don't hold, as a table or as JSON.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from services.commands.screen import one_line, out


@dataclass(frozen=True)
class Failure:
    """An example that *name* doesn't hold for: *expected* is fires or silent, *found* what was found instead."""

    name: str
    expected: str
    text: str
    found: tuple[str, ...] = ()


def list_and_test(parser: argparse.ArgumentParser, purpose: str) -> argparse.ArgumentParser:
    """Add what lists without a verb, and the verb ``test``, with its *purpose*; gives that verb's parser."""
    parser.add_argument("--json", action="store_true", help="one JSON object")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    test: argparse.ArgumentParser = verbs.add_parser("test", help=purpose)
    test.add_argument("--json", action="store_true", help="one JSON object")
    return test


def counted(
    examples: Iterable[tuple[str, Sequence[str], Sequence[str]]], failed: Sequence[Failure]
) -> list[dict[str, Any]]:
    """Count, for each name with its examples (fires on, silent on), how many there are and how many fail."""
    return [
        {
            "name": name,
            "fires_on": len(fires),
            "silent_on": len(silent),
            "failed": sum(f.name == name for f in failed),
        }
        for name, fires, silent in examples
    ]


def as_rows(sort: str, failed: Iterable[Failure]) -> list[dict[str, Any]]:
    """Give the failures as JSON tells them; *sort*: what their names are names of."""
    return [{sort: f.name, "expected": f.expected, "text": f.text, "found": f.found} for f in failed]


def show(sort: str, rows: Iterable[dict[str, Any]], failed: Iterable[Failure], wrong: Callable[[Failure], str]) -> None:
    """Print the table, and under it each failure with what is *wrong*."""
    out().print(f"{sort:24} {'fires on':>9} {'silent on':>10} {'failed':>7}")
    for row in rows:
        out().print(f"{row['name']:24} {row['fires_on']:>9} {row['silent_on']:>10} {row['failed']:>7}")
    for failure in failed:
        out().print(f"{failure.name}: {wrong(failure)}: {one_line(failure.text, 300)}", soft_wrap=True)
