# ruff: noqa: SIM905, E501, ARG001 (a table of verbs, and one branch for each way to say a thing)
"""
Verbs that go their own way: what they make of drones depends on a particle, or on what stands behind.

``SPECIAL`` holds, for each form of such a verb, a function that answers with the kind, empty where nothing is told, or
None where the verb's frame decides as with any other.
"""

from collections.abc import Callable

from services.tagging.domain.drones.endings import (
    blows,
    dropped_on,
    finishes,
    keeps,
    meets,
    needs_down,
    opens,
    puts,
    turns,
)
from services.tagging.domain.drones.errands import (
    adds,
    appears,
    finds,
    fires,
    flies,
    gets,
    goes,
    lands,
    learns,
    passes,
    pictures,
    sends,
    sets,
)
from services.tagging.domain.drones.flights import CAUSED, dealt
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.sentence import Sentence


def _reduces(s: Sentence, d: int, part: Part) -> str | None:
    """To reduce a thing to rubble."""
    rest = s.words[part.at + 1 : part.at + 9]
    harmful = part.role in {"doer", "agent", "means"} and "to" in rest and not _RUBBLE.isdisjoint(rest)
    return "strike" if harmful else None


_RUBBLE = frozenset(["rubble", "ruins", "ashes", "cinders", "dust"])


def _blames(s: Sentence, d: int, part: Part) -> str | None:
    """To blame drones for deaths."""
    rest = s.words[max(d, part.at) + 1 : max(d, part.at) + 9]
    return "strike" if part.role == "object" and "for" in rest and not CAUSED.isdisjoint(rest) else None


def _shows(s: Sentence, d: int, part: Part) -> str | None:
    if part.role == "object" and s.words[part.at + 1 : part.at + 2] == ["off"]:
        return "supply"
    return appears(s, d, part)


def _guides(s: Sentence, d: int, part: Part) -> str | None:
    """Guns that drones guide see by them."""
    if part.role in {"agent", "means"} and part.at < d:
        return "surveillance"
    fire = part.role == "doer" and not _FIRE.isdisjoint(s.words[part.at + 1 : part.at + 4])
    return "surveillance" if fire else None


_FIRE = frozenset(["fire", "artillery", "guns", "shells", "missiles", "mortars", "howitzers", "gunners", "bombs"])


def _leaves(s: Sentence, d: int, part: Part) -> str | None:
    """To leave people dead, a crater behind."""
    return dealt(s, part.at) or None if part.role in {"doer", "means"} else None


SPECIAL: dict[str, Callable[[Sentence, int, Part], str | None]] = {
    **dict.fromkeys("take takes took taken taking bring brings brought bringing knock knocks knocked knocking shoot shoots shot shooting cut cuts cutting pick picks picked picking".split(), needs_down),
    **dict.fromkeys("blow blows blew blown blowing".split(), blows),
    **dict.fromkeys("show shows showed shown showing".split(), _shows),
    **dict.fromkeys("guide guided guides guiding direct directs directed directing corrected correct correcting adjusted adjust adjusting".split(), _guides),
    **dict.fromkeys("blame blames blamed blaming".split(), _blames),
    **dict.fromkeys("collide collided collides colliding deal deals dealt dealing cope copes coped coping contend".split(), meets),
    **dict.fromkeys("turn turned turns turning convert converted converting adapt adapted".split(), turns),
    **dict.fromkeys("put puts putting render renders rendered rendering".split(), puts),
    **dict.fromkeys("reduce reduces reduced reducing".split(), _reduces),
    **dict.fromkeys("relay relays relayed relaying transmit transmits transmitted transmitting stream streams streamed streaming beam beams beamed beaming look looks looked looking".split(), pictures),
    **dict.fromkeys("leave leaves left leaving".split(), _leaves),
    **dict.fromkeys("pop popped popping".split(), appears),
    **dict.fromkeys("go goes went gone".split(), goes),
    **dict.fromkeys("pass passes passed passing".split(), passes),
    **dict.fromkeys("finish finishes finished finishing".split(), finishes),
    **dict.fromkeys("keep keeps kept keeping hold holds held holding lead leads led leading lure lures lured luring".split(), keeps),
    **dict.fromkeys("lift lifted lifts lifting".split(), lands),
    **dict.fromkeys("set sets setting".split(), sets),
    **dict.fromkeys("send sends sent sending dispatch dispatched dispatches dispatching".split(), sends),
    **dict.fromkeys("fly flies flew flown flying".split(), flies),
    **dict.fromkeys("fire fires fired firing".split(), fires),
    **dict.fromkeys("get gets got getting".split(), gets),
    **dict.fromkeys("find finds found finding reach reaches reached reaching".split(), finds),
    **dict.fromkeys("use uses used using employ employs employed employing handle handling deploy deploys deployed deploying operate operates operated operating pilot piloting steer steering control controlling".split(), learns),
    **dict.fromkeys("add adds added adding join joins joined joining enter enters entered entering".split(), adds),
    **dict.fromkeys("open opens opened opening".split(), opens),
    **dict.fromkeys("drop drops dropped dropping dump dumps dumped dumping".split(), dropped_on),
}  # fmt: skip
