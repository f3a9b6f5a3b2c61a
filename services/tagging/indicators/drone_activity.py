"""Military or hostile use of unmanned systems, in the air, at sea and on the ground."""

import re
from collections.abc import Iterator

from services.tagging.domain.drones.drones import drone_claims, shot_down
from services.tagging.domain.indicator import Claim, Context, Indicator
from services.tagging.domain.reading.sentence import Sentence

_WORDS = (
    "drone",
    "\\bUC?A[VS]",
    "\\bUCAV",
    "U\\.A\\.[VS]",
    "unmanned",
    "uncrewed",
    "copters?\\b",
    "loitering",
    "shahed",
    "\\bgeran",
    "\\bFPV",
    "bayraktar",
    "lancets?\\b",
    "\\borlan",
    "switchblade",
    "MQ-[19]",
    "RQ-4",
    "TB-?2",
    "\\bU[SGU]Vs?\\b",
    "pilotless",
    "unpiloted",
    "without pilots",
    "without (?:a )?crews?",
    "crewless",
    "remote(?:ly)?.controlled",
    "robot",
    "(?:exploding|explosive|laden) boats?",
    "global hawk",
    "\\b(?:Reaper|Predator)s?\\b",
    "mohajer",
    "akinci",
    "wing loong",
    "sea baby",
    "magura",
    "gerbera",
    "harops?\\b",
    "kargu|aksungur|warmate|supercam|ababil|qasef",
    "remotely.piloted",
    "shot down",
    "intercepted",
    "downed",
    "jammed",
    "brought down",
    "(?:them|it) down\\b",
    # one more of those in the sentence before
    "\\b(?:another|others|second|third|second one|third one|rest) (?:hit|struck|fell|came|crashed)\\b",
    "\\b(?:another|others|second|third|one|rest) (?:had|was|were) (?:come|hit|str[iu]ck|fallen|flown|crashed)\\b",
    "\\b(?:another|others|second|third|one|rest) (?:had|was|were) (?:been|found|seen|spotted|detected|lost|sent)\\b",
    "\\b(?:the|such an?|such|these|those) (?:machines?|craft|aircraft|devices|boats?)\\b",
    "\\b(?:such|similar) (?:attacks?|strikes?|raids?)\\b",
    "another,|\\bone (?:came|flew|fell|crashed|hit|struck)\\b",
    "\\bit (?:stayed|remained|spent)\\b",
    "\\b(?:buy|bought|order|ordered|receive|received|acquired) (?:some|more|another|others)\\b",
    "crossed (?:over|into)\\b",
    "(?:crossed|entered|violated) [a-z' ]{0,20}(?:border|airspace|frontier)",
    "(?:[0-9]|ty|teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) were (?:destroyed|stopped)\\b",
    "\\b(?:most|all|some|many|rest|others?|another|second|third) (?:was|were) (?:destroyed|stopped|repelled)\\b",
    "\\b(?:them|those) (?:was|were|had been) (?:destroyed|stopped|repelled|neutrali[sz]ed)\\b",
)


def _read(s: Sentence, context: Context) -> Iterator[Claim]:
    if "D" in s.classes:
        yield from drone_claims(s, context)
    else:
        yield from shot_down(s, context)


INDICATOR = Indicator(
    name="drone_activity",
    summary="Military or hostile use of unmanned systems.",
    anchors=_WORDS,
    beside=_WORDS,
    shape=re.compile("D"),
    needs="D",
    read=_read,
    fires_on=(
        "Air defence shot down 14 drones over the harbour before dawn.",
        "A drone strike set the fuel depot ablaze.",
        "The navy said two sea drones had hit the tanker.",
        "An unknown drone hovered over the air base for an hour.",
        "Turkey sold armed drones to the junta's army.",
    ),
    silent_on=(
        "Farmers use drones to spray their vineyards.",
        "Drone footage shows the flooded valley.",
        "The speaker droned on for an hour.",
        "A cruise missile struck the depot.",
    ),
)
