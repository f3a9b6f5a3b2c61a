"""``tocsin indicators``: the indicators there are; ``tocsin indicators test``: do they hold for their own examples?"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from services.commands.examples import Failure, as_rows, counted, list_and_test, show
from services.commands.screen import one_line, out
from services.tagging.domain.engine import tag
from services.tagging.domain.indicator import Indicator
from services.tagging.packs.shelf import files, gathered, known
from services.tagging.settings import TaggingSettings
from shared.chassis.settings import load
from shared.contracts.article import Article


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    test = list_and_test(parser, "check every indicator with its own examples")
    test.add_argument("paths", nargs="*", metavar="PATH", help="indicator files, or folders of them, instead of all")


def run(args: argparse.Namespace) -> int:
    """List or check; exit 1 where an example fails, 78 for a file that can't be right."""
    chosen = _chosen(getattr(args, "paths", []))
    if args.verb is None:
        _list(chosen, as_json=args.json)
        return 0
    failed = [failure for indicator in chosen for failure in failures(indicator)]
    _report(chosen, failed, as_json=args.json)
    return 1 if failed else 0


def failures(indicator: Indicator) -> Iterator[Failure]:
    """Read *indicator*'s own examples, each as an article of its own."""
    for text in indicator.fires_on:
        if not _quotes(indicator, text):
            yield Failure(indicator.name, "fires", text)
    for text in indicator.silent_on:
        if found := _quotes(indicator, text):
            yield Failure(indicator.name, "silent", text, found)
    if not indicator.fires_on:
        yield Failure(indicator.name, "fires", "(it has no example in fires_on)")


def _quotes(indicator: Indicator, text: str) -> tuple[str, ...]:
    return tuple(finding.evidence.quote for finding in tag(Article.model_validate({"text": text}), [indicator]))


def _chosen(names: Iterable[str]) -> tuple[Indicator, ...]:
    paths = [path for name in map(Path, names) for path in (files(name) if name.is_dir() else [name])]
    if not paths:
        settings = load(TaggingSettings)
        return known(settings.indicators_dir, with_shipped=settings.indicators_shipped)
    return tuple(gathered(paths).values())


def _list(chosen: Iterable[Indicator], *, as_json: bool) -> None:
    rows = [
        {
            "name": i.name,
            "summary": i.summary,
            "built_in": not i.digest,
            "fires_on": len(i.fires_on),
            "silent_on": len(i.silent_on),
        }
        for i in chosen
    ]
    if as_json:
        sys.stdout.write(json.dumps({"indicators": rows}, ensure_ascii=False) + "\n")
        return
    for row in rows:
        sort = "built in" if row["built_in"] else "file"
        out().print(f"{row['name']:24} {sort:9} {one_line(str(row['summary']), 200)}", soft_wrap=True)


def _report(chosen: Iterable[Indicator], failed: list[Failure], *, as_json: bool) -> None:
    rows = counted(((i.name, i.fires_on, i.silent_on) for i in chosen), failed)
    if as_json:
        told = as_rows("indicator", failed)
        sys.stdout.write(json.dumps({"indicators": rows, "failures": told}, ensure_ascii=False) + "\n")
        return
    show("indicator", rows, failed, _wrong)


def _wrong(failure: Failure) -> str:
    said = " / ".join(f"“{one_line(quote, 80)}”" for quote in failure.found)
    return f"should be silent, took {said}" if failure.found else "should fire, is silent"
