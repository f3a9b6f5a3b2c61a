"""
How things look to people: rich on a terminal, plain lines elsewhere, and never a byte of an article as a command.

Article text is untrusted wherever it is shown: control characters, escape sequences and direction marks are replaced,
markup is never interpreted. A title can't colour, crash or forge a line.
"""

import re
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"\s+")
_WIDE = 200  # where there is no terminal to be as wide as
MARK = "\N{REPLACEMENT CHARACTER}"
SEVERITY_STYLES = {
    "critical": "bold white on red",
    "high": "bold red",
    "medium": "yellow",
    "low": "cyan",
    "info": "dim",
}


def printable(text: str) -> str:
    """Keep newlines and tabs, replace every other character that could act on a terminal; same number of characters."""
    return _CONTROLS.sub(MARK, text)


def one_line(text: str, limit: int = 2000) -> str:
    """Put *text* on one harmless line of at most *limit* characters."""
    line = _SPACES.sub(" ", _CONTROLS.sub(MARK, text.replace("\r", " "))).strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"


def write_json(line: str) -> None:
    """Put one line of JSON on stdout. What would act on a terminal, or end a line for some readers, is escaped."""
    sys.stdout.write(_CONTROLS.sub(_escaped, line) + "\n")


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + ((code - 0x10000) >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def ago(seconds: float | None) -> str:
    """Say a duration short: ``12 s``, ``3 min``, ``5 h``, ``2 d``."""
    if seconds is None:
        return "–"
    for length, unit in ((86_400, "d"), (3600, "h"), (60, "min")):
        if seconds >= length:
            return f"{seconds / length:.0f} {unit}"
    return f"{max(0.0, seconds):.0f} s"


@cache
def out() -> "Console":
    """Give the console for results. No colour without a terminal or with NO_COLOR (rich sees to it)."""
    from rich.console import Console

    class Piped(Console):
        """Lets a closed pipe be known to `main`, which ends quietly; rich would exit by itself, with code 1."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    plain = not sys.stdout.isatty()
    return Piped(markup=False, highlight=False, emoji=False, soft_wrap=plain, width=_WIDE if plain else None)


@cache
def err() -> "Console":
    """Give the console for progress and remarks."""
    from rich.console import Console

    return Console(stderr=True, markup=False, highlight=False, emoji=False, soft_wrap=True)
