"""
Forces abroad by who leads them: "a Saudi-led coalition", "a regional force, led by South Africa".

``led`` promises none for a coalition of parties, banks or museums, whoever leads it.
"""

from collections.abc import Iterator

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.groups import Group
from services.tagging.domain.foreign.joint import of_the_unarmed
from services.tagging.domain.foreign.parties import is_party
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.presence import ACTS


def led(s: Sentence, context: Context) -> Iterator[tuple[Group, Claim | None]]:
    """As in "A Saudi-led coalition", "a regional force, led by South Africa"."""
    martial = context.frame.conflict is not None or context.frame.martial
    at_arms = martial or not _AT_ARMS.isdisjoint(s.words)
    for i, word in enumerate(s.words):
        if word == "coalition" and (at := _leads_it(s, i)):
            if not martial:
                continue  # "the coalition that Merz leads in parliament"
            who = actors.codes_at(s, at)
            yield Group(i, at + 2, i, who), Claim(i, at + 2, "state_troops", actors=who, confidence=0.7)
        elif word == "led" and s.words[i - 1 : i] == ["-"] and i > 1 and (end := _coalition_behind(s, i + 1)):
            who = actors.codes_at(s, i - 2)
            if not at_arms or of_the_unarmed(s, end) or not _ANSWERS.isdisjoint(s.words[end : end + 5]):
                continue  # "demanded that the US-led coalition explain its position"
            yield (
                Group(i - 2, end, end - 1, who),
                Claim(i - 2, end, "state_troops", actors=who, confidence=0.7) if who else None,
            )
        elif word == "led" and s.words[i + 1 : i + 2] == ["by"]:
            j = i - 2 if s.classes[i - 1 : i] == "," else i - 1
            who = actors.named(s, i + 2, min(s.size, i + 4))
            if (
                j > 0
                and who
                and s.words[j] in {"force", "coalition", "mission"}
                and not is_party(who, context.frame, s)
            ):
                last = next(k for k in range(i + 2, s.size) if s.classes[k] in actors.NAMES) + 1
                first = j
                while first > 0 and s.classes[first - 1] in "jmxhO" and j - first < 7:
                    first -= 1
                flags = actors.named(s, first, j)
                kind = "peacekeepers" if flags else "state_troops"
                yield Group(first, last, j, who), Claim(first, last, kind, actors=(*who, *flags), confidence=0.7)


_AT_ARMS: frozenset[str] = ACTS | {"sent", "send", "intervened", "soldiers", "troops", "forces", "ships"}
_ANSWERS = frozenset(["explain", "clarify", "answer", "respond", "condemn", "comment", "apologise", "apologize"])


def _leads_it(s: Sentence, i: int) -> int:
    """The name behind "coalition" at word *i* of who leads it: "the coalition that Saudi Arabia leads"; 0 for none."""
    leads = s.words[i + 1 : i + 2] in (["that"], ["which"]) and s.words[i + 3 : i + 4] == ["leads"]
    return i + 2 if leads and s.classes[i + 2] == "C" else 0


def _coalition_behind(s: Sentence, i: int) -> int:
    """Behind the word "coalition" at *i* or up to three adjectives further; 0 where there is none."""
    for k in range(i, min(s.size, i + 5)):
        if s.words[k] == "coalition":
            return k + 1
        if s.classes[k] not in "jmxht" or s.words[k] in {"forces", "troops"}:
            return 0
    return 0
