"""``tocsin doctor``: settings in force (secrets masked), unknown variables, the tagger's core, what can be reached."""

import argparse
import asyncio
import json
import sys
from typing import Any

from pydantic import SecretStr
from pydantic_settings import BaseSettings

from services.alert.domain.shelf import load as load_rules
from services.alert.settings import AlertSettings
from services.alert.sinklist import read_sinks
from services.commands.screen import one_line, out, write_json
from services.commands.settings import GROUPS, known_variables
from services.ingest import sources
from services.ingest.ports import SourceKind
from services.ingest.settings import IngestSettings
from services.tagging.core import core
from services.tagging.packs.shelf import packs
from services.tagging.settings import TaggingSettings
from shared.chassis.discovery import discover
from shared.chassis.server import masked, reach, server_url
from shared.chassis.settings import ENV_PREFIX, RedisSettings, load, unknown_variables
from shared.contracts.errors import TocsinError

BAD_CONFIGURATION = 78


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Examine; exit 78 for a setting that is unknown or wrong, 69 or 77 for a server that is away or refuses."""
    values: dict[str, Any] = {}
    for group in GROUPS:
        values |= _values(load(group))
    problems: list[tuple[int, str]] = []
    for name, nearest in unknown_variables(known_variables()).items():
        hint = f"; did you mean {nearest}?" if nearest else ""
        problems.append((BAD_CONFIGURATION, f"unknown setting {name}{hint}"))
    try:
        for kind in discover(sources, "SOURCE", SourceKind):  # type: ignore[type-abstract] # asked of instances
            kind.idle(load(IngestSettings))  # reads what it is told to read, such as the feed list
    except TocsinError as error:
        problems.append((error.exit_code, str(error)))
    try:
        packs(load(TaggingSettings).indicators_dir)  # those that come with the program, too
    except TocsinError as error:
        problems.append((error.exit_code, str(error)))
    try:
        load_rules((alert := load(AlertSettings)).rules, alert.incident_window)
    except TocsinError as error:
        problems.append((error.exit_code, str(error)))
    try:
        read_sinks(load(AlertSettings).sinks)
    except TocsinError as error:
        problems.append((error.exit_code, str(error)))
    server = "answers"
    try:
        asyncio.run(reach(server_url(load(RedisSettings))))
    except TocsinError as error:
        server = str(error)
        problems.append((error.exit_code, server))
    report(values, server, [text for _, text in problems], as_json=args.json)
    return problems[0][0] if problems else 0


def report(values: dict[str, Any], server: str, problems: list[str], *, as_json: bool) -> None:
    """Print what was found: settings, core and server on stdout, problems on stderr as well for people."""
    if as_json:
        write_json(
            json.dumps({"settings": values, "core": core(), "server": server, "problems": problems}, default=str)
        )
        return
    width = max(map(len, values))
    for name, value in sorted(values.items()):
        out().print(f"{name:{width}}  {one_line(str(value))}", soft_wrap=True)
    out().print(f"{'core':{width}}  {core()}", soft_wrap=True)
    out().print(f"{'server':{width}}  {one_line(server)}", soft_wrap=True)
    for problem in problems:
        sys.stderr.write(f"tocsin: {one_line(problem)}\n")


def _values(settings: BaseSettings) -> dict[str, Any]:
    """List what is in force under its variable's name, composed parts included."""
    values: dict[str, Any] = {}
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if isinstance(value, BaseSettings):
            values |= _values(value)
        else:
            values[ENV_PREFIX + name.upper()] = _shown(name, value)
    return values


def _shown(name: str, value: Any) -> Any:
    if isinstance(value, SecretStr):
        return masked(value.get_secret_value()) if name.endswith("_url") else "***"
    return "" if value is None else str(value) if not isinstance(value, (int, float, bool)) else value
