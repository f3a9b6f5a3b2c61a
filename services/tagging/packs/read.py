"""
A pack's text, read strictly: a typo here is a sign that is never seen and never missed.

What can't be right is told with file, line, entry and field.
"""

import re
import tomllib
from collections.abc import Sequence

from pydantic import ValidationError

from services.tagging.packs.pack import Pack
from shared.contracts.errors import ConfigurationError

MAX_BYTES = 256 * 1024
_HEADER = re.compile(r"\s*\[\[\s*kind\s*\]\]")


def read_pack(text: str, *, path: str) -> Pack:
    """
    Read the pack *text*; *path* is only named in errors.

    Raises:
        ConfigurationError: Not TOML, or something in it can't be right: says the file, the line, the entry, the field.
    """
    if len(text.encode()) > MAX_BYTES:
        raise ConfigurationError(f"{path}: larger than {MAX_BYTES // 1024} KiB")
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not TOML: {error}") from error
    try:
        pack = Pack.model_validate(raw)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False)
        first = min(errors, key=lambda e: e["type"] == "missing")  # what is missing may be what is misspelt
        where = f"{path}:{_line(text, first['loc'], first.get('input'))}"
        reason = first["msg"].removeprefix("Value error, ")
        raise ConfigurationError(f"{where}: {_named(first['loc'], raw)}: {_plain(first['type'], reason)}") from error
    return pack


def _plain(sort: str, reason: str) -> str:
    return {"extra_forbidden": "is unknown", "missing": "is missing"}.get(sort, reason)


def _named(loc: Sequence[int | str], raw: dict[str, object]) -> str:
    """Name the place: ``kind 2 (delivery): near: 3rd``."""
    parts: list[str] = []
    rest = [part for part in loc if part not in {"int", "literal['sentence']"}]
    if len(rest) > 1 and rest[0] == "kind" and isinstance(rest[1], int):
        kinds = raw.get("kind")
        kind = kinds[rest[1]] if isinstance(kinds, list) else None
        name = kind.get("name") if isinstance(kind, dict) else None
        parts.append(f"kind {rest[1] + 1}" + (f" ({name})" if isinstance(name, str) else ""))
        rest = rest[2:]
    parts += [f"entry {part + 1}" if isinstance(part, int) else part for part in rest]
    return ": ".join(parts)


def _line(text: str, loc: Sequence[int | str], value: object) -> int:
    """Find the line of what *loc* names; of what is missing, the line of its block."""
    lines = text.splitlines()
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    first, last = 0, headers[0] if headers else len(lines)
    rest = list(loc)
    if len(rest) > 1 and rest[0] == "kind" and isinstance(rest[1], int) and rest[1] < len(headers):
        first = headers[rest[1]]
        last = headers[rest[1] + 1] if rest[1] + 1 < len(headers) else len(lines)
        rest = rest[2:]
    at = first
    for name in (part for part in rest if isinstance(part, str)):
        key = re.compile(rf"""(?:^\s*(?:\[[\w.]+\.)?|[{{,]\s*)["']?{re.escape(name)}["']?\s*[=\]]""")
        at = next((number for number in range(at, last) if key.search(lines[number])), at)
    if isinstance(value, str) and value and any(isinstance(part, int) for part in rest):
        at = next((number for number in range(at, last) if value in lines[number]), at)
    return at + 1
