"""
``tocsin explain``: what happened to an article at each gate, why each rule held or didn't, and what was missing; or the
life of an incident. Answers from indexes, without a scan.
"""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict

from services.alert.domain.shelf import Shelf
from services.alert.domain.shelf import load as load_rules
from services.alert.settings import AlertSettings
from services.commands import incidents
from services.commands.connection import connected
from services.commands.fates import Fate, fates
from services.commands.screen import one_line, out, write_json
from services.commands.verdict import homes, text_of, verdict
from shared.chassis.server import Connection
from shared.chassis.settings import load
from shared.contracts.errors import ConfigurationError
from shared.contracts.identity import article_id, canonical_url, digest
from shared.contracts.streams import Keys

_MOST_HOPS = 10
_STYLES = {
    "alerted": "bold red",
    "dead": "bold red",
    "refused": "red",
    "flagged": "yellow",
    "silent": "dim",
    "clean": "dim",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("article", metavar="ID|URL|INCIDENT", help="of an article, its address, or an incident's id")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Explain; exit 1 where nothing is known of it."""
    return asyncio.run(_run(load(AlertSettings), args))


async def identify(redis: Connection, keys: Keys, wanted: str) -> str:
    """Find the id of the article that *wanted*, an id (which may look like an address) or an address, names."""
    canonical = canonical_url(wanted)
    if canonical is None or await redis.exists(keys.seen + wanted, keys.fate + wanted):
        return await _home(redis, keys, wanted)
    given = await redis.get(keys.alias + digest(canonical))
    return await _home(redis, keys, given.decode() if given else article_id(wanted, ""))


async def _home(redis: Connection, keys: Keys, article: str) -> str:
    """Follow an id to the one its article is told under, where that came in from another address."""
    for _ in range(_MOST_HOPS):
        joined, said, revision = await redis.hmget(keys.seen + article, ["is", "said", "revision"])
        other = joined or (said if revision is None else None)
        if other is None:
            break
        article = other.decode()
    return article


def _rules(settings: AlertSettings) -> Shelf | None:
    """Load the rules in force; where their file is wrong, all the rest can still be told."""
    try:
        return load_rules(settings.rules, settings.incident_window)
    except ConfigurationError as error:
        sys.stderr.write(f"tocsin: the rules can't be asked: {one_line(str(error))}\n")
        return None


async def _run(settings: AlertSettings, args: argparse.Namespace) -> int:
    keys, shelf = settings.redis.keys, _rules(settings)
    async with connected(settings.redis) as redis:
        life = await incidents.life(redis, keys, args.article)
        if life is not None:
            incidents.show(life, shelf, as_json=args.json)
            return 0
        article = await identify(redis, keys, args.article)
        (steps,) = await fates(redis, keys, [article])
        duplicates = int(await redis.hget(keys.seen + article, "duplicates") or 0)
        known = bool(await redis.exists(keys.seen + article))
        lives = [life for i in await homes(redis, keys, article) if (life := await incidents.life(redis, keys, i))]
        text = await text_of(redis, keys, article)
    asked = verdict(text, shelf) if text is not None and shelf is not None else None
    if args.json:
        rows = [asdict(step) for step in steps]
        answer = {"article": article, "known": known or bool(steps), "duplicates": duplicates, "decisions": rows}
        answer |= {"rules": asked and asked.as_json(), "incidents": [incidents.brief(one, shelf) for one in lives]}
        write_json(json.dumps(answer, ensure_ascii=False))
    elif steps or known:
        _show(article, steps, duplicates)
        if asked is not None:
            asked.show()
        elif steps and text is None:
            out().print("  its text is no longer kept: the rules can't be asked again")
        for one in lives:
            incidents.show_brief(one, shelf)
    else:
        sys.stderr.write(f"tocsin: nothing is known of {one_line(args.article, 200)}: no source has handed it in\n")
    return 0 if steps or known else 1


def _show(article: str, steps: list[Fate], duplicates: int) -> None:
    from rich.text import Text

    out().print(f"article {one_line(article, 200)}")
    revision = -1
    for step in steps:
        if step.revision != revision and step.revision > 0:
            revision = step.revision
            out().print(f"  revision {revision}")
        line = Text(f"    {step.at[:19].replace('T', ' ')}  {step.gate:8} ")
        line.append(f"{step.outcome:10}", style=_STYLES.get(step.outcome, "green"))
        line.append(f" {one_line(step.reason, 300)}")
        out().print(line, soft_wrap=True)
        for alert in step.alerts:
            out().print(f"{'':35}alert {one_line(alert, 60)}", soft_wrap=True)
    if duplicates:
        out().print(f"  handed in again {duplicates} more {'time' if duplicates == 1 else 'times'}: same text, dropped")
    if not steps:
        out().print("  known, but its decisions are older than what is kept of them")
