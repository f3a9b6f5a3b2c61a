"""
Armed forces of a country that is not a primary party, outside its own territory.
"""

from collections.abc import Iterator

from services.tagging.domain.abroad import forces_abroad
from services.tagging.domain.indicator import Claim, Context, Indicator
from services.tagging.domain.sentence import Sentence


def _read(s: Sentence, context: Context) -> Iterator[Claim]:
    yield from forces_abroad(s, context)


INDICATOR = Indicator(
    name="foreign_forces",
    summary="Armed forces of a country that is not a primary party, outside its own territory.",
    anchors=(
        "troop",
        "soldier",
        "fighters",
        "service ?(?:men|women|members?|personnel|people)",
        "personnel",
        "conscripts",
        "mercenar",
        "marines",
        "paratroop",
        "commandos",
        "peacekeep",
        "legion",
        "volunteers",
        "forces",
        "army",
        "military",
        "navy",
        "air force",
        "battalion",
        "brigade",
        "battlegroup",
        "battle group",
        "contingent",
        "wagner",
        "africa corps",
        "\\bUSS ",
        "\\bHMS ",
        "warship",
        "carrier",
        "strike group",
        "destroyer",
        "frigate",
        "bombers",
        "fighter jets",
        "warplanes",
        "military (?:advis|instruct|train)",
        "advis[eo]rs",
        "instructors",
        "boots on the ground",
        "squadron",
        "submarine",
        "incursion",
        "armed forces",
        "foreign",
        "blue helmets",
        "militia",
        "coalition",
        "air ?strikes",
    ),
    read=_read,
    fires_on=(
        "Canadian soldiers have been training recruits in Latvia since spring.",
        "Wagner fighters took over the airfield north of Bamako.",
        "The carrier USS Example sailed into the eastern Mediterranean on Monday.",
        "Kenya sent 400 troops to Haiti.",
        "North Korean conscripts joined the assault on the Ukrainian trenches.",
    ),
    silent_on=(
        "Ukrainian soldiers held the village.",
        "Malian troops patrolled the streets of Bamako.",
        "The French embassy reopened on Tuesday.",
        "Israeli forces advanced into northern Gaza.",
    ),
)
