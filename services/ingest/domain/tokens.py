"""
Who may push: bearer tokens, each by a name, and how often each may come.

Several tokens stand on lines of their own, as they are or hashed: ``name:sha256:<64 hexadecimal digits>``. Empty lines
and lines that begin with ``#`` are left out. In memory there are only hashes, and all of them are compared each time,
each in constant time: how long an answer takes tells nothing about any token.
"""

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from shared.contracts.errors import ConfigurationError

_HASHED = re.compile(r"([A-Za-z0-9._-]{1,60}):sha256:(.*)")
_SHA256 = re.compile(r"[0-9A-Fa-f]{64}")


@dataclass(frozen=True, slots=True)
class Token:
    """A token's hash, and the name it is known by: ``line <n>`` where it was given none."""

    name: str
    digest: bytes = field(repr=False)


def read_tokens(text: str) -> tuple[Token, ...]:
    """
    Read the tokens in *text*.

    Raises:
        ConfigurationError: There is none, or a line can't be right; names the line, never what stands on it.
    """
    found: list[Token] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        token = _read(line, number)
        if any(token.name == other.name or token.digest == other.digest for other in found):
            raise ConfigurationError(f"TOCSIN_PUSH_TOKEN: line {number}: the name or the token stands there already")
        found.append(token)
    if not found:
        raise ConfigurationError("TOCSIN_PUSH_TOKEN: holds no token")
    return tuple(found)


def holder(tokens: Sequence[Token], given: bytes) -> str | None:
    """Name the token that *given* is; None if it is none of them."""
    digest = sha256(given).digest()
    name = None
    for token in tokens:
        if hmac.compare_digest(digest, token.digest):
            name = token.name
    return name


class Rate:
    """A bucket for each name: so many may come at once, and as many in each minute."""

    def __init__(self, per_minute: int) -> None:
        self._most = float(per_minute)
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, name: str, now: float) -> float:
        """Take one from *name*'s bucket at *now* (seconds, of any clock): zero, or how long until there is one."""
        left, at = self._left.get(name, (self._most, now))
        left = min(self._most, left + max(0.0, now - at) * self._most / 60)
        if left >= 1:
            self._left[name] = (left - 1, now)
            return 0.0
        self._left[name] = (left, now)
        return (1 - left) * 60 / self._most


def _read(line: str, number: int) -> Token:
    if (hashed := _HASHED.fullmatch(line)) is None:
        return Token(f"line {number}", sha256(line.encode()).digest())
    name, digits = hashed.groups()
    if not _SHA256.fullmatch(digits):
        raise ConfigurationError(f"TOCSIN_PUSH_TOKEN: line {number}: a SHA-256 has 64 hexadecimal digits")
    return Token(name, bytes.fromhex(digits))
