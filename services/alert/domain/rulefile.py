"""
The file of rules: what may stand in it, and how a mistake in it is told, with file, line, rule and reason.

Read strictly: a typo in a rule is an alert that never comes, and that nobody misses.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from services.alert.domain.expression import Expression, compiled
from services.alert.domain.grammar import ExpressionError
from services.alert.domain.rule import Told
from shared.contracts.errors import ConfigurationError
from shared.contracts.finding import Severity

MAX_BYTES = 4 * 1024 * 1024
MOST_RULES = 2000
MOST_EXAMPLES = 200
NAME = r"^[a-z][a-z0-9-]{0,59}$"
INDICATOR = r"^[a-z][a-z0-9_]{1,59}$"
_HEADER = re.compile(r"\s*\[\[\s*rule\s*\]\]")

KeyPart = Literal["theatre", "senders", "actors", "operator", "host", "place"]
Capped = Literal["info", "low", "medium", "high"]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _whole(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


Hours = Annotated[float, BeforeValidator(_whole), Field(gt=0, le=24 * 366)]
Texts = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=4000)]],
    Field(min_length=1, max_length=MOST_EXAMPLES),
    BeforeValidator(_listed),
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class RiseBlock(_Part):
    """Where *when* holds as well, the severity is at least *to*."""

    to: Severity
    when: str


class MaterialBlock(_Part):
    """What is worth another alert of an incident that is open."""

    changes: Annotated[list[Told], Field(description="Which changes are told.")] = list(get_args(Told))
    figure_factor: Annotated[float, BeforeValidator(_whole), Field(gt=1, le=1000)] = 1.25
    confirmations: Annotated[list[Annotated[int, Field(ge=2, le=1000)]], Field(max_length=50)] = [2, 3, 5, 10]


class RuleBlock(_Part):
    """One rule of the file."""

    name: str = Field(pattern=NAME, description="Kept for ever: alerts and incidents carry it.")
    title: str = Field(min_length=1, max_length=120, description="What an alert of it is called.")
    when: str = Field(min_length=1, description="CEL over article, findings and beside.")
    indicators: Annotated[list[Annotated[str, Field(pattern=INDICATOR)]], Field(max_length=50)] = []
    severity: Severity | None = None
    rises: Annotated[list[RiseBlock], Field(max_length=10)] = []
    group_by: Annotated[list[KeyPart], Field(min_length=1)] = ["theatre"]
    window_hours: Hours | None = None
    at_most_hours: Hours | None = None
    recall_hours: Hours | None = None
    inhibits: Annotated[list[str], Field(max_length=MOST_RULES)] = []
    routes: Annotated[list[Annotated[str, Field(pattern=r"^[\w.-]{1,60}$")]], Field(max_length=50)] = []
    material: MaterialBlock = MaterialBlock()
    cooldown_minutes: Annotated[float, BeforeValidator(_whole), Field(ge=0, le=60 * 24 * 30)] = 0.0
    most_an_hour: dict[Capped, Annotated[int, Field(ge=0, le=100_000)]] = {}
    fires_on: Texts
    silent_on: Texts


class Rulefile(_Part):
    """One file."""

    rule: Annotated[list[RuleBlock], Field(min_length=1, max_length=MOST_RULES)]


Judged = tuple[RuleBlock, Expression, tuple[tuple[Severity, Expression], ...]]


def read_rules(text: str, *, path: str) -> tuple[Judged, ...]:
    """
    Read the rules in *text*, each with its judged expressions; *path* is only named in errors.

    Raises:
        ConfigurationError: Not TOML, or something in it can't be right: says file, line, rule and reason.
    """
    if len(text.encode()) > MAX_BYTES:
        raise ConfigurationError(f"{path}: larger than {MAX_BYTES // 1024 // 1024} MiB")
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(f"{path}: not TOML: {error}") from error
    try:
        blocks = Rulefile.model_validate(raw).rule
    except ValidationError as error:
        raise _misplaced(error, text, path, raw) from error
    page = _Page(text, path)
    _related(blocks, page)
    return tuple(_judged(number, block, page) for number, block in enumerate(blocks))


def _judged(number: int, block: RuleBlock, page: "_Page") -> Judged:
    rises = tuple(
        (rise.to, _expression(page, number, block, rise.when, f"rises: entry {k + 1}"))
        for k, rise in enumerate(block.rises)
    )
    return block, _expression(page, number, block, block.when, "when"), rises


def _expression(page: "_Page", number: int, block: RuleBlock, source: str, field: str) -> Expression:
    try:
        return compiled(source)
    except ExpressionError as error:
        at = page.line(number, field.partition(":")[0], value=source.splitlines()[0].strip() if source.strip() else "")
        at += source[: error.offset].count("\n")
        near = " ".join(source[max(0, error.offset - 10) : error.offset + 30].split())
        raise page.error(at, number, block.name, f"{field}: {error}, near `{near}`") from error


def _related(blocks: Sequence[RuleBlock], page: "_Page") -> None:
    """Check what rules say of each other: names once, and inhibition that leads to a known rule and never back."""
    place = {}
    for number, block in enumerate(blocks):
        if block.name in place:
            raise page.error(page.line(number, "name"), number, block.name, "name: taken by an earlier rule")
        place[block.name] = number
    inhibits = {block.name: block.inhibits for block in blocks}
    for number, block in enumerate(blocks):
        for other in block.inhibits:
            if other not in place:
                reason = f"inhibits: there is no rule {other[:60]}"
                raise page.error(page.line(number, "inhibits"), number, block.name, reason)
        if block.name in _reached(inhibits, block.name):
            reason = "inhibits: leads back to the rule itself"
            raise page.error(page.line(number, "inhibits"), number, block.name, reason)
        if block.at_most_hours and block.window_hours and block.at_most_hours < block.window_hours:
            reason = "at_most_hours: less than window_hours"
            raise page.error(page.line(number, "at_most_hours"), number, block.name, reason)


def _reached(inhibits: Mapping[str, Sequence[str]], start: str) -> set[str]:
    found: set[str] = set()
    line = list(inhibits[start])
    while line:
        name = line.pop()
        if name not in found:
            found.add(name)
            line += inhibits.get(name, ())
    return found


class _Page:
    """The text of the file, to name the line of what is wrong."""

    def __init__(self, text: str, path: str) -> None:
        self._lines = text.splitlines()
        self._path = path
        self._headers = [number for number, line in enumerate(self._lines) if _HEADER.match(line)]

    def line(self, rule: int | None, *fields: str, value: str = "") -> int:
        """Give the line, counted from 0, of a field of a rule, or one within it; at its *value*, if further down."""
        first, last = 0, len(self._lines)
        if rule is not None and rule < len(self._headers):
            first = self._headers[rule]
            last = self._headers[rule + 1] if rule + 1 < len(self._headers) else last
        at = first
        for field in fields:
            key = re.compile(rf"""(?:^\s*(?:\[+\s*rule\.)?|[{{,]\s*)["']?{re.escape(field)}["']?\s*[=\]]""")
            at = next((n for n in range(at, last) if key.search(self._lines[n])), at)
        return next((n for n in range(at, last) if value and value in self._lines[n]), at)

    def error(self, line: int, rule: int, name: str, reason: str) -> ConfigurationError:
        """Make the error: file, line, rule, reason."""
        called = f" ({name})" if name else ""
        return ConfigurationError(f"{self._path}:{line + 1}: rule {rule + 1}{called}: {reason}")


def _misplaced(error: ValidationError, text: str, path: str, raw: Mapping[str, Any]) -> ConfigurationError:
    errors = error.errors(include_url=False, include_context=False)
    first = min(errors, key=lambda e: e["type"] != "extra_forbidden")  # what is missing may be what is misspelt
    reason = {"extra_forbidden": "is unknown", "missing": "is missing"}.get(first["type"], first["msg"])
    loc, page = list(first["loc"]), _Page(text, path)
    if len(loc) < 2 or not isinstance(loc[1], int):
        field = str(loc[0]) if loc else ""
        return ConfigurationError(f"{path}:{page.line(None, field) + 1}: {field}: {reason}")
    number, rest = loc[1], loc[2:]
    value = first.get("input")
    fields = [part for part in rest if isinstance(part, str)]
    line = page.line(number, *fields, value=value if isinstance(value, str) else "")
    return page.error(line, number, _name(raw, number), f"{': '.join(_words(rest))}: {reason}" if rest else reason)


def _words(loc: Sequence[int | str]) -> Iterator[str]:
    for part in loc:
        yield f"entry {part + 1}" if isinstance(part, int) else part


def _name(raw: Mapping[str, Any], number: int) -> str:
    rules = raw.get("rule")
    block = rules[number] if isinstance(rules, list) else None
    name = block.get("name") if isinstance(block, dict) else None
    return name[:60] if isinstance(name, str) else ""
