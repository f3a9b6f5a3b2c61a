"""
RE2 fragments for an indicator's anchors: what a number and a name look like to the scan.

They decide only which sentences are read; a fragment may match too much, never too little.
"""

from services.tagging.domain.reading.text import fold
from services.tagging.lexicon.countries import ADJECTIVES, CAPITALS, CAPITALS_ONLY, LEADERS, NOUNS, ORGANISATIONS
from services.tagging.lexicon.words import CLASSES, NAMED_FORCES

NUMBER = (
    r"(?:[0-9]|hundred|thousand|million|dozen|\bscores|\bseveral|\bcouple|\bfew\b|\b(?:two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|one)\b)"
)


def _names() -> str:
    places = [word for word, letter in CLASSES.items() if letter == "R"]
    names = {fold(n) for n in (*NOUNS, *ADJECTIVES, *CAPITALS, *ORGANISATIONS, *LEADERS, *NAMED_FORCES, *places)}
    names -= CAPITALS_ONLY | {"uk"}
    return "|".join(sorted((n.replace(".", r"\.") for n in names), key=lambda n: (-len(n), n)))


# A country, its people, capital, leader, a place or a named force.
NAME = rf"(?:\b(?:{_names()})|(?-i:\b(?:US|USA|U\.S|UN|U\.N|UK|U\.K|EU|AU|IS)\b))"
