# ruff: noqa: PLR0911 (one answer for each kind)
"""
A noun phrase for forces, and what kind of force it names.

``kind_of`` promises one of the kinds of the definitions for every phrase; ``platform_of`` the ship or aircraft
where the noun is one.
"""

from typing import NamedTuple

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import ADVISER_WORDS, MERCENARY_WORDS, PEACE_WORDS, VOLUNTEER_WORDS
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.presence import FAR_FLUNG

STATES: frozenset[str] = frozenset(CODES.values())
SENDERS: frozenset[str] = STATES | FAR_FLUNG
NON_STATES_ABROAD: frozenset[str] = frozenset(
    {"Wagner", "Africa Corps", "Hezbollah", "Hamas", "Houthis", "Blackwater", "SADAT", "M23"}
)
WEAK_HEADS: frozenset[str] = frozenset(
    [
        "contractors",
        "personnel",
        "advisers",
        "advisors",
        "instructors",
        "trainers",
        "pilots",
        "specialists",
        "military advisers",
        "military advisors",
    ]
)


class Group(NamedTuple):
    """A noun phrase for forces: words *first* .. *last* - 1, its noun at *head*, and whose they are."""

    first: int
    last: int
    head: int
    who: tuple[str, ...]


def platform_of(s: Sentence, group: Group) -> str | None:
    return s.text(group.head, group.head + 1) if s.classes[group.head] == "S" else None


_NAVAL = frozenset(["navy", "naval", "air force", "raf", "usaf", "luftwaffe"])
_SHIPS = frozenset(["ships", "vessels", "warplanes"])
_KEEPERS = frozenset(["UN", "AU", "SADC"])
_IRREGULARS = frozenset(["militia", "militias", "militiamen", "paramilitaries", "paramilitary"])


def _is_type(words: list[str]) -> bool:
    """Whether the word before the last is a type of aircraft, no number: "American F-15 fighters", "F15 fighters"."""
    return words[-2][-1].isdigit() and (words[-2][0].isalpha() or words[-3:-2] == ["-"])


def kind_of(s: Sentence, group: Group) -> str:
    words = s.words[group.first : group.last]
    if words[-2:] == ["training", "mission"]:
        return "advisers"
    if not PEACE_WORDS.isdisjoint(words) or not _KEEPERS.isdisjoint(group.who):
        return "peacekeepers"
    if words[-3:-1] == ["private", "military"]:
        return "mercenaries"  # "of the Russian private military company"
    hired = not MERCENARY_WORDS.isdisjoint(words) or words[-1].startswith("mercenary")
    if hired or {"Wagner", "Africa Corps"} & set(group.who) or not {"ex", "former"}.isdisjoint(words):
        return "mercenaries"
    if not ADVISER_WORDS.isdisjoint(words):
        return "advisers"
    if not VOLUNTEER_WORDS.isdisjoint(words):
        return "volunteers"
    flown = words[-1] == "fighters" and len(words) > 1 and _is_type(words)
    if s.classes[group.head] == "S" or words[-1] in _SHIPS or flown or not _NAVAL.isdisjoint(words):
        return "naval_air"
    if (group.who and SENDERS.isdisjoint(group.who)) or not _IRREGULARS.isdisjoint(words):
        return "proxy"
    return "state_troops"
