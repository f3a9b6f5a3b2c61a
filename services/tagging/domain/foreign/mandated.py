"""
Forces that an organisation or a deployment is told to hold, which no state's name stands before.

``levels`` reads the counts of a state's troops in another ("Danish troop levels in Estonia"), ``mandated`` what the
Security Council authorises ("a guard force for Bangui"), ``held`` what a deployment that the text tells of consists
of ("the package comprises a cruiser and 900 sailors").
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.groups import SENDERS, Group, kind_of, platform_of
from services.tagging.domain.foreign.hosts import at_home, country_at, host_of
from services.tagging.domain.foreign.parties import at_war_in
from services.tagging.domain.foreign.senders import continued
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence

_FORCE = re.compile(r"(?<![AOWCG'g])[TFU](?![TFU])")
_ARMED = re.compile(r"(?<![AOWCG'])[TFUS](?![TFUS])")
_NAMES = re.compile("[ACGOW]")


def mandated(s: Sentence) -> Iterator[tuple[Group, Claim]]:
    """As in "The Security Council approved a guard force for Bangui"."""
    if COUNCIL.isdisjoint(s.words) or "security" not in s.words:
        return
    verb = next((i for i, w in enumerate(s.words) if w in _LETS), s.size)
    for match in _FORCE.finditer(s.classes, verb):
        i = match.start()
        first = _phrase(s, i)
        host = host_of(s, i + 1)[0] or (country_at(s, i + 2) if s.words[i + 1 : i + 2] == ["for"] else None)
        if first > verb + 3 or s.words[first] == "the" or host is None:
            continue
        yield Group(first, i + 1, i, ("UN",)), Claim(first, i + 1, "peacekeepers", actors=("UN",), host=host)


COUNCIL = frozenset(["council"])
_LETS = frozenset(
    [
        "authorised",
        "authorized",
        "approved",
        "mandated",
        "established",
        "authorise",
        "authorize",
        "approve",
        "establish",
    ]
)


def levels(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim]]:
    """As in "Danish troop levels in Estonia"."""
    if "troop" not in s.words:
        return
    for i in range(1, s.size - 1):
        if s.words[i] != "troop" or s.words[i + 1] not in _COUNTS:
            continue
        who = actors.codes_at(s, i - 1)
        host = host_of(s, i + 2)[0]
        if who and host and SENDERS.issuperset(who) and host not in who and not at_war_in(who, host, context.frame):
            yield Group(i - 1, i + 2, i, who), Claim(i - 1, i + 2, "state_troops", actors=who, host=host)


_COUNTS = frozenset(["level", "levels", "numbers", "strength"])


def held(s: Sentence, context: Context, claimed: set[int]) -> Iterator[tuple[Group, Claim]]:
    """As in "The package comprises a cruiser and 900 sailors": whose, the sentence before told."""
    verb = next((i for i, w in enumerate(s.words) if w in HOLDS), 0)
    if not verb or _BODIES.isdisjoint(s.words[:verb]):
        return
    who = actors.named(s, 0, verb) or continued(context)
    if not who or not SENDERS.issuperset(who):
        return
    host = next((context.hosts[code] for code in who if context.hosts.get(code)), None)
    if host is None or any(at_home(code, host) for code in who):
        return
    for match in _ARMED.finditer(s.classes, verb):
        i = match.start()
        first = _phrase(s, i)
        if not claimed.isdisjoint(range(first, i + 1)) or _NAMES.search(s.classes, first, i) is not None:
            continue
        group = Group(first, i + 1, i, who)
        kind = kind_of(s, group)
        yield group, Claim(first, i + 1, kind, actors=who, host=host, platform=platform_of(s, group), confidence=0.6)


def _phrase(s: Sentence, i: int) -> int:
    first = i
    while first > 0 and s.classes[first - 1] in "njxmhPavks" and i - first < _LONGEST:
        first -= 1
        if s.classes[first] == "a":
            break
    return first


_LONGEST = 7
HOLDS = frozenset(["includes", "include", "included", "comprises", "comprised"])
_BODIES = frozenset(["deployment", "contingent", "reinforcement", "reinforcements", "buildup", "build-up", "package"])
