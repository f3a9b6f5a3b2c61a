"""
What a site's ``robots.txt`` allows us, as RFC 9309 says: the group that names us, else that for all; of the rules that
match an address the longest counts, ``Allow`` before ``Disallow``; ``*`` stands for anything, ``$`` for the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_MAX_CHARS = 500_000  # what the big search engines read of it
_MAX_RULES = 5000
_PRODUCT = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether addresses that begin like *path* are allowed."""

    path: str
    allowed: bool

    def matches(self, address: str) -> bool:
        """Tell whether this rule is about *address* (path and query)."""
        first, *parts = self.path.removesuffix("$").split("*")
        if not address.startswith(first):
            return False
        ends = self.path.endswith("$")
        last = parts.pop() if ends and parts else None
        at = len(first)
        for part in parts:
            if (found := address.find(part, at)) < 0:
                return False
            at = found + len(part)
        if last is not None:
            return address.endswith(last) and len(address) - len(last) >= at
        return not ends or at == len(address)


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us."""

    rules: tuple[Rule, ...] = ()

    def allows(self, url: str) -> bool:
        """Tell whether the page at *url* may be fetched."""
        parts = urlsplit(url)
        address = _plain(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        found = max(
            (rule for rule in self.rules if rule.matches(address)),
            key=lambda rule: (len(rule.path), rule.allowed),
            default=None,
        )
        return found is None or found.allowed


NOTHING = Robots((Rule("/", allowed=False),))  # what holds while a site can't say what it allows


def read_robots(text: str, agent: str) -> Robots:
    """Read *text* for who calls itself *agent* (``Tocsin/0.1 (…)``): its product's name counts, whatever its case."""
    product = _PRODUCT.match(agent)
    name = product[0].lower() if product else ""
    groups: dict[str, list[Rule]] = {}
    for agents, rules in _groups(text[:_MAX_CHARS]):
        for one in agents:
            groups.setdefault(one, []).extend(rules)
    return Robots(tuple(groups.get(name, groups.get("*", []))[:_MAX_RULES]))


def _groups(text: str) -> Iterator[tuple[list[str], list[Rule]]]:
    """Split *text* into groups: whom each is for, and its rules."""
    agents: list[str] = []
    rules: list[Rule] = []
    begun = False
    for line in text.lstrip("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            if begun:
                yield agents, rules
                agents, rules, begun = [], [], False
            product = _PRODUCT.match(value)
            agents.append(product[0].lower() if product else value)
        elif name in {"allow", "disallow"}:
            begun = True
            if value and agents:
                rules.append(Rule(_plain(value if value[0] in "/*" else f"/{value}"), allowed=name == "allow"))
    yield agents, rules


def _plain(path: str) -> str:
    """Write *path* in one way, whatever was escaped in it."""
    return quote(unquote(path), safe="/*$?=&:@!,;+~()'.-_%")
