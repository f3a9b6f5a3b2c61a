"""
The list of sinks: a TOML file of ``[[sink]]`` and ``[[route]]`` blocks, checked as a whole before anything runs.

An option that is a secret may stand in the block, in a file (``secret_file = "/run/secrets/x"``) or in an environment
variable (``secret_env = "OPS_SECRET"``); in one of the three.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import SecretStr, ValidationError

from services.alert import sinks
from services.alert.domain.route import Route
from services.alert.ports import SinkKind, SinkOptions
from shared.chassis.discovery import discover
from shared.chassis.settings import read_secret
from shared.contracts.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class SinkList:
    """The sinks with their kinds, and the routes to them."""

    sinks: tuple[tuple[SinkKind, SinkOptions], ...] = ()
    routes: tuple[Route, ...] = ()

    def find(self, name: str) -> tuple[SinkKind, SinkOptions]:
        """
        Give the sink called *name*.

        Raises:
            ConfigurationError: There is none.
        """
        found = next((pair for pair in self.sinks if pair[1].name == name), None)
        if found is None:
            raise ConfigurationError(f"no sink {name!r} in the list of sinks (TOCSIN_SINKS)")
        return found


def read_sinks(path: Path | None) -> SinkList:
    """
    Read the list at *path*; without one there is no sink, and no kind of sink is looked at.

    Raises:
        ConfigurationError: It can't be right; names the block, never a value.
    """
    if path is None:
        return SinkList()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigurationError(f"TOCSIN_SINKS: can't read {path}: {reason}") from error
    blocks, routes = raw.pop("sink", []), raw.pop("route", [])
    if raw or not _tables(blocks) or not _tables(routes):
        raise ConfigurationError(f"{path}: holds something other than [[sink]] and [[route]] blocks")
    if not blocks:
        if routes:
            raise ConfigurationError(f"{path}: routes lead to sinks, and there is none")
        return SinkList()
    kinds = {kind.name: kind for kind in discover(sinks, "SINK", SinkKind)}  # type: ignore[type-abstract] # instances
    read = tuple(_sink(block, kinds, f"{path}: sink {number}") for number, block in enumerate(blocks, 1))
    names = [options.name for _, options in read]
    if double := next((name for name in names if names.count(name) > 1), None):
        raise ConfigurationError(f"{path}: the name {double!r} is given to two sinks")
    ways = tuple(_route(block, names, f"{path}: route {number}") for number, block in enumerate(routes, 1))
    return SinkList(read, ways)


def _tables(blocks: Any) -> bool:
    return isinstance(blocks, list) and all(isinstance(block, dict) for block in blocks)


def _sink(block: dict[str, Any], kinds: Mapping[str, SinkKind], where: str) -> tuple[SinkKind, SinkOptions]:
    where = f"{where} ({name})" if isinstance(name := block.get("name"), str) else where
    kind = kinds.get(str(block.get("kind")))
    if kind is None:
        raise ConfigurationError(f"{where}: kind must be one of {', '.join(kinds)}")
    given = _with_secrets(block, kind.options, where)
    try:
        return kind, kind.options.model_validate(given)
    except ValidationError as error:
        raise ConfigurationError(f"{where}: {_first(error)}") from error


def _route(block: dict[str, Any], names: list[str], where: str) -> Route:
    try:
        route = Route.model_validate(block)
    except ValidationError as error:
        raise ConfigurationError(f"{where}: {_first(error)}") from error
    if stranger := next((name for name in route.to if name not in names), None):
        raise ConfigurationError(f"{where}: leads to {stranger!r}, which is no sink here")
    return route


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    message = {"extra_forbidden": "unknown option", "missing": "is required"}.get(first["type"], first["msg"])
    return f"{field}: {message.removeprefix('Value error, ')}" if field else message.removeprefix("Value error, ")


def _with_secrets(block: dict[str, Any], options: type[SinkOptions], where: str) -> dict[str, Any]:
    """Put the secrets in their places: from files and variables."""
    given = dict(block)
    for name, field in options.model_fields.items():
        if field.annotation is not SecretStr and SecretStr not in get_args(field.annotation):
            continue
        places = [key for key in (name, f"{name}_file", f"{name}_env") if key in given]
        if len(places) > 1:
            raise ConfigurationError(f"{where}: {' and '.join(places)} are both given: which one holds?")
        if f"{name}_file" in given:
            given[name] = read_secret(f"{where}: {name}_file", Path(str(given.pop(f"{name}_file"))))
        elif f"{name}_env" in given:
            variable = str(given.pop(f"{name}_env"))
            if not os.environ.get(variable):
                raise ConfigurationError(f"{where}: {name}_env: the variable {variable} is not set")
            given[name] = os.environ[variable]
    return given
