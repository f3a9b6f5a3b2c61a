"""
Forces that are told of without whose they are: "Norway sent a company to Chad. Another 150 troops are to follow."

``told_on`` promises a claim only for some soldiers, not for "the soldiers" who are told already, whom somebody sends,
bases or takes home, and for a number that stands for soldiers ("600 soldiers in Chad and 200 in Niger"). They are whose
the words before told of, in the sentence or in the one before it, and there, unless their own words name another land.
"""

import re
from collections.abc import Iterator, Sequence

from services.tagging.domain.foreign.foreign import at_the_ready
from services.tagging.domain.foreign.groups import SENDERS, Group, kind_of, platform_of
from services.tagging.domain.foreign.hosts import at_home, country_at, host_of
from services.tagging.domain.foreign.parties import at_war_in, is_party
from services.tagging.domain.foreign.senders import continued
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.marks import kind
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import REBELS


def told_on(s: Sentence, context: Context, claimed: set[int], claims: Sequence[Claim]) -> list[Claim]:
    """
    The soldiers that sentence *s* tells of as of those before: of *claims*, its own, or of the sentence before; save
    for the words *claimed*.
    """
    before = (continued(context) or _alone(context)) if s.marks & _COUNTS else ()
    if not s.marks & _COUNTS or (not before and not claims):
        return []
    found = []
    for first, last in _some(s):
        if not claimed.isdisjoint(range(first, last)) or not _goes(s, last) or s.words[last - 1] in REBELS:
            continue
        told = next((c for c in reversed(claims) if c.last <= first and c.actors), None)
        who = told.actors if told is not None else before
        there = (told.host if told is not None else None) or (context.hosts.get(who[0]) if who else None)
        host = host_of(s, last)[0] or there
        if _abroad(s, context, who, host):
            group = Group(first, last, last - 1, who)
            if at_the_ready(s, group):
                continue
            platform = platform_of(s, group)
            found.append(
                Claim(first, last, kind_of(s, group), actors=who, host=host, platform=platform, confidence=0.6)
            )
    return found + [c for c in _understood(s, context, claims) if claimed.isdisjoint(range(c.first, c.last))]


def _alone(context: Context) -> tuple[str, ...]:
    """The one whose forces the text has put abroad so far, if it is one."""
    return tuple(context.hosts) if len(context.hosts) == 1 else ()


_COUNTS = kind("TSnvk")


def _abroad(s: Sentence, context: Context, who: tuple[str, ...], host: str | None) -> bool:
    """Whether those of *who* are somebody's that sends forces, and *host* is a foreign land to them."""
    if not who or not SENDERS.issuperset(who) or is_party(who, context.frame, s):
        return False
    return host is not None and not any(at_home(code, host) for code in who) and not at_war_in(who, host, context.frame)


def _some(s: Sentence) -> Iterator[tuple[int, int]]:
    """Soldiers that are told of as some, with a verb right behind; neither "the soldiers" nor those of somebody."""
    ends = set()
    for match in _SOME.finditer(s.classes):
        ends.add(match.end())
        yield match.start(), match.end()
    for match in _COUNTED.finditer(s.classes):
        verb = s.classes[match.end()] != "p" or s.words[match.end()] in {"who", "that"}
        if verb and match.end() not in ends:
            yield match.start() + (s.words[match.start()] == "that"), match.end()


_SOME = re.compile(r"(?<![AOWCG'gdmjnkvsahxe])(?:[xj]?[nkvsj]{0,4}j?m?T|[nkv]{1,3}[jmxX]{0,2}S)(?=b|db|x)")
_COUNTED = re.compile(r"[di]x?[nkv]{1,3}m?T(?=p|b)")  # "the 350 troops who were left", "some 300 soldiers are"


def _goes(s: Sentence, last: int) -> bool:
    """Whether they are sent or based, or leave: "are stationed there", "will be withdrawn"."""
    if s.classes[last] == "x" and s.words[last] not in {"remained", "stayed"}:
        return False
    verbs = s.words[last : last + 8]
    return not _SENT_OFF.isdisjoint(verbs) and not {"trained", "killed"} & set(verbs)


_SENT_OFF = frozenset(
    """
    sent deployed dispatched stationed based withdrawn flown airlifted redeployed rotated repatriated arrive arriving
    follow recalled pulled home remained stayed left there gone leave withdraw return stay
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def _understood(s: Sentence, context: Context, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Numbers that stand for soldiers of the same: "all 2,000 troops from Syria, and thousands from Afghanistan"."""
    for match in _NUMBER.finditer(s.classes) if claims and "&" in s.classes else ():
        first, at = match.start("number"), match.end()
        told = next((c for c in reversed(claims) if c.last <= first and c.actors), None)
        if told is None or (s.words[at - 1] == "from" and s.words[told.last : told.last + 1] != ["from"]):
            continue  # "341 troops of the Philippines and 193 from India"
        counted = _COUNT.search(s.classes, max(0, told.first - 2), told.last) is not None
        if not counted or first - told.last > _NEAR or s.words[at - 1] not in {"in", "from", "to"}:
            continue
        host = country_at(s, at)
        if told.host not in {None, host} and _abroad(s, context, told.actors, host):
            yield Claim(first, at + 1, told.kind, actors=told.actors, host=host, confidence=0.6)


_NUMBER = re.compile(r"&[six]?(?P<number>[nvs]k?)[i>](?=[CR])")
_COUNT = re.compile("[nkv]")
_NEAR = 8  # words between the soldiers that are told and the number that stands for more of them
