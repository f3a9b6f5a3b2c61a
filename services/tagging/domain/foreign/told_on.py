"""
Forces that are told of without whose they are: "Norway sent a company to Chad. Another 150 troops are to follow."

``told_on`` promises a claim only for some soldiers, not for "the soldiers" who are told already, whom somebody sends,
bases or takes home; they are whose the sentence before told of, and there, unless their own words name another land.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign.groups import SENDERS, Group, kind_of
from services.tagging.domain.foreign.hosts import at_home, host_of
from services.tagging.domain.foreign.parties import at_war_in, is_party
from services.tagging.domain.foreign.senders import continued
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import REBELS


def told_on(s: Sentence, context: Context, claimed: set[int]) -> Iterator[tuple[Group, Claim]]:
    """The soldiers that sentence *s* tells of as of those of the sentence before, save for the words *claimed*."""
    who = continued(context)
    if not who or not SENDERS.issuperset(who) or is_party(who, context.frame, s):
        return
    for match in _SOME.finditer(s.classes):
        first, last = match.start(), match.end()
        if not claimed.isdisjoint(range(first, last)) or not _goes(s, last) or s.words[last - 1] in REBELS:
            continue
        host = host_of(s, last)[0] or context.hosts.get(who[0])
        if host is None or any(at_home(code, host) for code in who) or at_war_in(who, host, context.frame):
            continue
        group = Group(first, last, last - 1, who)
        yield group, Claim(first, last, kind_of(s, group), actors=who, host=host, confidence=0.6)


# Some soldiers, with a verb right behind: neither "the soldiers" nor those of somebody.
_SOME = re.compile(r"(?<![AOWCG'gdmjnkvsahxe])[xj]?[nkvsj]{0,4}j?m?T(?=b|db|x)")


def _goes(s: Sentence, last: int) -> bool:
    """Whether they are sent or based, or leave: "are stationed there", "will be withdrawn"."""
    if s.classes[last] == "x" and s.words[last] not in {"remained", "stayed"}:
        return False
    verbs = s.words[last : last + 8]
    return not _SENT_OFF.isdisjoint(verbs) and not {"trained", "killed"} & set(verbs)


_SENT_OFF = frozenset(
    """
    sent deployed dispatched stationed based withdrawn flown airlifted redeployed rotated repatriated arrive arriving
    follow recalled pulled home remained stayed left
    """.split()  # noqa: SIM905 (a table reads better as words)
)
