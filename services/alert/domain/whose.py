"""
Whose men a claim tells of, where its words name nobody: as in "its soldiers", "900 men", "an offensive".

A headline says so only where the sentence leaves no doubt: the last side it names before those words is theirs, and no
other army stands between. A force that is yet to be raised, or is a mission's, is nobody's for sure.
"""

import re

from services.alert.domain.countries import spoken_of
from shared.contracts.finding import Finding

_POINTS = frozenset(["its", "their", "his", "her", "our", "these", "those", "such"])  # at somebody named before
_NAME = re.compile(
    r"\W?(?!(?:Some|About|Around|Up|More|At|Nearly|Roughly|Over|Fewer|Several|Hundreds|Thousands|Dozens|Tens|Scores|"
    r"Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|An?|The|Troops|Soldiers|Foreign|Additional)\b)[A-Z]"
)
_RAISED = re.compile(r"[\d,]+[- ](?:strong|member)\b")
_CAPITALISED = re.compile(r"\b(?:U\.S|[A-Z][\w’'-]*)")
_YES, _NO = "theirs", "others'"
_ARMY = re.compile(r"\b(?:army|militia|rebels|insurgents|guerrillas)\b")


def whose(finding: Finding) -> tuple[str, ...]:
    """Give the side to print behind the words of a claim about men; nothing where they name it, or it is in doubt."""
    evidence = finding.evidence
    first, *others = evidence.quote.split() or [""]
    if first.casefold() in _POINTS:
        return finding.actors
    if any(_NAME.match(word) for word in (first, *others)) or _RAISED.search(evidence.quote):
        return ()
    before = evidence.sentence[: max(0, evidence.start - evidence.sentence_start)]
    named = [(found.end(), theirs) for found in _CAPITALISED.finditer(before) if (theirs := _theirs(found[0], finding))]
    end, theirs = named[-1] if named else (0, "")
    return finding.actors if theirs == _YES and _ARMY.search(before, end) is None else ()


def _theirs(word: str, finding: Finding) -> str:
    """Say whether a word with a capital names one of those whose men they are, another country, or nobody."""
    if word in finding.actors:
        return _YES
    named = spoken_of(word)
    return "" if not named else _YES if not named.isdisjoint(finding.actors) else _NO
