"""Ships that lie in a port: ``in_port`` says whether they do, ``in_own_port`` whether it is their navy's."""

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import HOME_PORTS

_LIES = frozenset(["tied", "docked", "moored", "lay", "lies", "anchored", "berthed"])
_NEAR, _FAR = 6, 12  # words behind the ship in which it lies, and in which the port is named


def in_port(s: Sentence, head: int, last: int) -> bool:
    """As in "a Vietnamese corvette lay at the pier"; the ship is word *head*, its phrase ends before word *last*."""
    return s.classes[head] == "S" and not _LIES.isdisjoint(s.words[last : last + _NEAR])


def in_own_port(s: Sentence, head: int, last: int, who: tuple[str, ...]) -> bool:
    """As in "the French carrier is moored at Toulon"; *who*: whose it is."""
    if not in_port(s, head, last):
        return False
    behind = f" {' '.join(s.words[last : last + _FAR])} "
    return any(f" {port} " in behind for code in who for port in HOME_PORTS.get(code, ()))
