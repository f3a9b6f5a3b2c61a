"""
Armies that a parliament lets go abroad, or that are told to have been there: "let the army operate in Syria".

``licensed`` promises a claim where the sentence names one state's parliament, or whose army it is, and another land
behind the army, or a place beyond the state's own borders.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.groups import STATES, Group
from services.tagging.domain.foreign.hosts import elsewhere
from services.tagging.domain.foreign.parties import at_war_in
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence


def licensed(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim]]:
    """As in "the assembly in Ankara let the army operate in Syria", "the French army's stay in Chad"."""
    parliament = not LICENCES.isdisjoint(s.words)
    for match in _ARMY.finditer(s.classes):
        i = match.end() - 1
        if s.words[i] not in _ARMIES:
            continue
        stays = s.words[i + 1 : i + 2] == ["'s"] and s.words[i + 2 : i + 3] and s.words[i + 2] in _STAYS
        if match["whose"]:
            who = actors.codes_at(s, match.start("whose")) if stays else ()
        else:
            who = _of_the_parliament(s, match.start()) if parliament and (stays or _operates(s, i)) else ()
        host = elsewhere(s, who, i + 1) if who else None
        if not who or not STATES.issuperset(who) or (host is None and not _beyond(s, i)):
            continue
        if host is None or not at_war_in(who, host, context.frame):
            yield (
                Group(match.start(), i + 1, i, who),
                Claim(match.start(), i + 1, "state_troops", actors=who, host=host),
            )


_ARMY = re.compile(r"(?:d|g)?(?:(?P<whose>[AC])'?)?[MF]")
_ARMIES = frozenset(["army", "military", "armed forces", "navy", "air force"])
LICENCES: frozenset[str] = frozenset(
    """
    parliament assembly lawmakers legislators deputies senators senate house mandate motion bundestag knesset duma
    permission
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_STAYS = frozenset(["stay", "presence", "deployment", "mission", "operations"])
_USES = frozenset(["sent", "used", "use", "operate", "deployed", "act", "deploy", "send", "intervene"])


def _operates(s: Sentence, i: int) -> bool:
    """Whether the army at word *i* is let go somewhere: "may operate", "permission to use the army"."""
    return not _USES.isdisjoint(s.words[i + 1 : i + 5]) or not _USES.isdisjoint(s.words[max(0, i - 3) : i])


def _beyond(s: Sentence, i: int) -> bool:
    """As in "beyond the country's borders", "abroad"."""
    behind = s.words[i + 1 : i + 13]
    return "abroad" in behind or ("borders" in behind and not {"beyond", "outside"}.isdisjoint(behind))


def _of_the_parliament(s: Sentence, before: int) -> tuple[str, ...]:
    """Whose parliament the sentence tells of: the first state it names."""
    at = next((i for i in range(before) if s.classes[i] in "ACG"), None)
    return actors.codes_at(s, at) if at is not None else ()
