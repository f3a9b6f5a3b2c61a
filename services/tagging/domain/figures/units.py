# ruff: noqa: PLR0911 (each way to be no unit is a way out)
"""
Whether a unit noun behind a number is a counted military one: "three brigades", "two armoured divisions".

``is_unit`` promises False for firms, fire brigades and squadrons of aircraft.
"""

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.nouns import EMERGENCY, MANOEUVRES, UNITS_ALWAYS, UNITS_ARMED
from services.tagging.lexicon.warlike import WAR

_RESCUERS = frozenset(["firemen", "nurses", "doctors", "lawyers", "cleaners", "medics", "helpers"])
_FIRMS = frozenset(["company", "companies", "division", "divisions"])
_FLOWN = frozenset(["fighter", "bomber", "jet", "aircraft", "helicopter", "typhoon", "fighters", "bombers"])


def is_unit(s: Sentence, first: int, j: int) -> bool:
    """Whether the unit noun at *j* is a counted military one: "three brigades", "two armoured divisions"."""
    word = s.words[j]
    if word in UNITS_ALWAYS:
        return not _of_firemen(s) and (
            s.words[j + 1 : j + 2] != ["of"] or (EMERGENCY | _RESCUERS).isdisjoint(s.words[j + 2 : j + 5])
        )
    if word in {"squadron", "squadrons"} and s.words[j + 1 : j + 2] == ["of"] and s.classes[j + 2 : j + 3] == "S":
        return False  # of helicopters
    if word in {"squadron", "squadrons"} and (s.words[j - 1] in _FLOWN or s.words[j + 1 : j + 3] == ["of", "f"]):
        return False  # of aircraft
    if word not in UNITS_ARMED or not EMERGENCY.isdisjoint(s.words):
        return False
    described = s.classes[first:j]
    if any(c in described for c in "mMT") or ("A" in described and word not in _FIRMS):
        return True
    if word in {"divisions", "division", "corps", "armies"} and not MANOEUVRES.isdisjoint(s.words[j + 1 : j + 7]):
        return True
    if "A" in described and not WAR.isdisjoint(s.words):
        return True
    strict = word in {"company", "companies", "corps", "squad", "squads", "batteries"}
    strict = strict and not ("W" in s.classes and not MANOEUVRES.isdisjoint(s.words))
    return (
        any(c in s.classes[:j] + s.classes[j + 1 :] for c in ("TU" if strict else "TMFW"))
        and s.classes.count("U") <= 3
        and not WAR.isdisjoint(s.words)
    )


def _of_firemen(s: Sentence) -> bool:
    """As in "the battalion of the fire brigade", not "came under fire"."""
    if "fire" not in s.words:
        return False
    at = s.words.index("fire") + 1
    return s.classes[at : at + 1] == "U" or s.words[at : at + 1] in _FIRE_SERVICES


_FIRE_SERVICES = (["department"], ["service"], ["services"], ["crews"], ["chief"], ["station"], ["engine"])
