"""
Whose men a claim tells of, where its words name nobody: as in "its soldiers", "900 men", "an offensive".

A headline says so only where the sentence leaves no doubt: the last side it names before those words is theirs, and no
other army stands between, nor a fight. A force that is yet to be raised, or is a mission's, is nobody's for sure.
"""

import re

from services.alert.domain.countries import is_state, spoken_of
from services.alert.domain.unwrapped import unwrap, unwrapped
from shared.contracts.finding import Finding

_POINTS = frozenset(["its", "their", "his", "her", "our", "these", "those", "such"])  # at somebody named before
_NAME = re.compile(
    r"\W?(?!(?:Some|About|Around|Up|More|At|Nearly|Roughly|Over|Fewer|Several|Hundreds|Thousands|Dozens|Tens|Scores|"
    r"Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|An?|The|Troops|Soldiers|Foreign|Additional)\b)[A-Z]"
)
_RAISED = re.compile(r"[\d,]+[- ](?:strong|member)\b")
_CAPITALISED = re.compile(r"\b(?:U\.S|[A-Z][\w’'-]*)")
_YES, _NO = "theirs", "others'"
# Who stands between, or is fought, has men of its own.
_OTHERS = re.compile(
    r"\b(?:army|militias?|rebels|insurgents|guerrillas|police|militants|fighters|gangs?|junta|jihadists|paramilitaries|"
    r"fought|fight(?:s|ing)?|met|meets?|fac(?:e[sd]?|ing)|clash(?:es|ed|ing)?|against|attack(?:s|ed|ing)?|"
    r"storm(?:s|ed|ing)?|defend(?:s|ed|ing)?|kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|captur(?:e[sd]?|ing)|"
    r"besieg(?:e[sd]?|ing)|ambush(?:es|ed|ing)?|repel(?:s|led|ling)?)\b",
    re.IGNORECASE,
)
_IRREGULAR = re.compile(r"\b(?:fighters|gunmen|militants)\b", re.IGNORECASE)


def whose(finding: Finding) -> tuple[str, ...]:
    """Give the side to print behind the words of a claim about men; nothing where they name it, or it is in doubt."""
    told = unwrapped(finding)
    quote = unwrap(finding.evidence.quote)
    first, *others = quote.split() or [""]
    if first.casefold() in _POINTS:
        return finding.actors
    if told is None or any(_NAME.match(word) for word in (first, *others)) or _RAISED.search(quote):
        return ()
    if _IRREGULAR.search(quote) and any(is_state(actor) for actor in finding.actors):
        return ()
    before = told.sentence[: told.first]
    named = [(found.end(), theirs) for found in _CAPITALISED.finditer(before) if (theirs := _theirs(found[0], finding))]
    end, theirs = named[-1] if named else (0, "")
    return finding.actors if theirs == _YES and _OTHERS.search(before, end) is None else ()


def _theirs(word: str, finding: Finding) -> str:
    """Say whether a word with a capital names one of those whose men they are, another country, or nobody."""
    if word in finding.actors:
        return _YES
    named = spoken_of(word)
    return "" if not named else _YES if not named.isdisjoint(finding.actors) else _NO
