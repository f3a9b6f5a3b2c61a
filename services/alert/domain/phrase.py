"""
A claim in a headline's words: the quote, how it is told, where; and who leaves, where the quote doesn't say so.

Every word of an article's that is printed stands in the finding's own quote or sentence, in one piece. What is added
(how it is told, whose they are, where) stands in brackets.
"""

import re
from collections.abc import Iterable

from services.alert.domain.excerpt import MAX_NAME_CHARS, shortened
from shared.contracts.finding import Finding

MAX_LABEL_CHARS = 40
LABELS = {
    "troop_figure": "Troops",
    "foreign_forces": "Foreign forces",
    "drone_activity": "Drones",
    "missile_air_strikes": "Missile and air strikes",
}
_POINTS = frozenset(["its", "their", "his", "her", "our", "these", "those", "such"])  # at somebody named before
# "US troops (planned)" would read as if they came.
_LEAVE = frozenset(["troop_figure", "foreign_forces"])
_WITHDRAWS = re.compile(
    r"\b(?:withdraw(?:s|n|ing|al of)?|withdrew|pull(?:s|ed|ing)?(?: out| back)?|remov(?:es?|ed|ing|al of)|"
    r"evacuat(?:es?|ed|ing|ion of)|bring(?:s|ing)? home|recall(?:s|ed|ing)?|reduc(?:e|es|ed|ing))\s+"
    r"(?:(?:all|its|their|his|the|half|some|most|more|of|remaining|roughly|about|another|additional|that|there|"
    r"[\d,]+)\s+){0,4}\Z",
    re.IGNORECASE,
)
_AUXILIARY = (
    r"\s+(?:who|which|would|will|could|should|must|had|have|has|are|is|were|was|be|been|being|to|set|due|begin|began|"
    r"begun|start|started|soon|now|already|all|said|says|announced|on|that|it|they|[A-Z][a-z]+day)"
)
# A bare "leave" asserts too much: "demanded that foreign troops leave".
_LEAVES = re.compile(
    rf"(?:{_AUXILIARY})+\s+[\"“‘']?(?:leave|withdraw|pull (?:out|back)|depart|come (?:home|out)|return home)\b|"
    rf"(?:{_AUXILIARY})*\s+[\"“‘']?(?:leaves|leaving|left|withdr(?:aws|awn|awing|ew)|pull(?:ed|ing|s) (?:out|back)|"
    r"depart(?:s|ed|ing)|com(?:es|ing) (?:home|out)|return(?:s|ed|ing) home)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(r"\s+(?:out|back|home)\b")
_NOT = re.compile(
    r"(?:\bno\b|\bnot\b|n['’]t\b|\bnever\b|\bwithout\b|\brefus|\bagainst\b|\binstead\b|\brather\b)[^,;.]{0,25}\Z"
)
_BEFORE = re.compile(r"(?:[\w'’$,-]+ ){1,3}\Z")  # words around one that says nothing, of its own clause
_LOOSE = re.compile(r"[-,]? (?:and|or|but|of|in|on|at|to|by|for|from|with|as|the|an?|its|their|that|which)\Z")
_BEHIND = re.compile(r"(?:[-,]? ?[\w'’]+){1,3}")


def label(indicator: str) -> str:
    """Say what an indicator is called."""
    return LABELS.get(indicator) or shortened(indicator.replace("_", " ").capitalize(), MAX_LABEL_CHARS)


def hedge(finding: Finding, *also: str) -> str:
    """Say how, and where, it is told; it is no word of the article's, and stands outside its quotation marks."""
    told = () if finding.assertion == "actual" else (finding.assertion,)
    return f" ({', '.join((*told, *also))})" if told or also else ""


def part(finding: Finding, limit: int, places: Iterable[str] = ()) -> str:
    """Say one claim: ``Troops: over 50,000 troops (planned, Kursk)``."""
    whose = f" [{shortened(', '.join(finding.actors), MAX_NAME_CHARS)}]" if finding.actors and points(finding) else ""
    said = words(finding)
    if said.count("“") > said.count("”"):
        said = said.replace("“", "")  # of what somebody said, the end is not told
    return f"{label(finding.indicator)}: {shortened(said, limit)}{whose}{hedge(finding, *places)}"


def words(finding: Finding) -> str:
    """Give the quote, with the words of its sentence that say that who is told of leaves, or what a bare word means."""
    evidence = finding.evidence
    first, last = evidence.start - evidence.sentence_start, evidence.end - evidence.sentence_start
    sentence = evidence.sentence
    if sentence[first:last] != evidence.quote:
        return evidence.quote
    if finding.indicator not in _LEAVE:
        drones = finding.indicator == "drone_activity" and bare(finding)
        return _among(sentence, first, last) if drones else evidence.quote
    before = _WITHDRAWS.search(sentence, 0, first)
    if before is not None and not _NOT.search(sentence, 0, before.start()):
        away = _AWAY.match(sentence, last)
        return sentence[before.start() : away.end() if away else last]
    behind = _LEAVES.match(sentence, last) if before is None else None
    return sentence[first : behind.end() if behind and not _NOT.search(sentence, 0, first) else last]


def leaves(finding: Finding) -> bool:
    """Tell whether its sentence says that who is told of leaves, or is taken away."""
    return finding.indicator in _LEAVE and words(finding) != finding.evidence.quote


def _among(sentence: str, first: int, last: int) -> str:
    """As in "backed by drones and armour": a word that says nothing by itself, with those that stand around it."""
    before, behind = _BEFORE.search(sentence, 0, first), _BEHIND.match(sentence, last)
    end = behind.end() if behind else last
    while (loose := _LOOSE.search(sentence, last, end)) is not None:
        end = loose.start()
    return sentence[before.start() if before else first : end]


def points(finding: Finding) -> bool:
    """As in "its soldiers": whether the words don't say whose they are."""
    return finding.evidence.quote.partition(" ")[0].casefold() in _POINTS


def bare(finding: Finding) -> bool:
    """As in "drones", "UAVs", "troops": whether the words say neither whose, how many nor what was done."""
    quote = finding.evidence.quote
    return " " not in quote and (quote[:1].islower() or quote.rstrip("s").isupper() or finding.indicator not in _LEAVE)
