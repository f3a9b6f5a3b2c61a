"""
Counts, ranges and counted echelons of armed personnel: strength (``force``) and losses (``losses``).

Only ``force`` makes an article positive; losses are reported so that nobody mistakes them for strength.
"""

from collections.abc import Iterator

from services.tagging.domain.figures import figures
from services.tagging.domain.indicator import Claim, Context, Indicator
from services.tagging.domain.sentence import Sentence


def _read(s: Sentence, context: Context) -> Iterator[Claim]:
    if any(c in s.classes for c in "nvskya"):
        yield from figures(s, context)


INDICATOR = Indicator(
    name="troop_figure",
    summary="A count, range or counted echelon of armed personnel.",
    anchors=(
        "troop",
        "soldier",
        "fighters",
        "militants",
        "service ?(?:men|women|members?|personnel)",
        "personnel",
        "conscripts",
        "recruits",
        "reservists",
        "mercenar",
        "marines",
        "paratroop",
        "commandos",
        "gueril",
        "guerril",
        "rebels",
        "insurgents",
        "combatants",
        "infantry",
        "militia",
        "jihad",
        "peacekeep",
        "legion",
        "gendarmes",
        "guards",
        "gunmen",
        "armed (?:men|forces)",
        "volunteers",
        "sailors",
        "airmen",
        "separatists",
        "terrorists",
        "islamists",
        "battalion",
        "brigade",
        "regiment",
        "-strong",
        "contingent",
        "garrison",
        "army",
        "forces",
        "division",
        "defenders",
        "generals",
        "crew members",
        "\\b(?:KIA|MIA|WIA|POWs?)\\b",
        "warriors",
        "draftees",
        "cossacks",
        "(?:\\d|dozens|scores|hundreds|thousands)(?: of)?(?: \\w+){0,2} (?:members|nationals|casualties|losses)",
    ),
    read=_read,
    fires_on=(
        "The ministry said 4,500 troops had crossed the river overnight.",
        "Nearly 2,000 reservists were called up on Friday.",
        "The general asked for three brigades to hold the line.",
        "A force of 600 was left behind to guard the dam.",
        "Six soldiers were killed when the convoy was ambushed.",
    ),
    silent_on=(
        "Some 4,500 fans crossed the river overnight.",
        "The army ordered 300 trucks.",
        "He served in the 47th Brigade for six years.",
        "Two divisions of the software company were merged.",
    ),
)
