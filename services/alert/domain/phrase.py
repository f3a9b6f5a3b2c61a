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
_WHOSE = (
    r"\s+(?:(?:all|its|their|his|the|half|some|most|more|of|remaining|roughly|about|another|additional|that|there|"
    r"[\d,]+)\s+){0,4}\Z"
)
_WITHDRAWS = re.compile(
    r"\b(?:(?P<told>withdrew|withdraws|withdrawn|pull(?:s|ed) (?:out|back)|evacuate[sd]|brings home)|"
    r"(?P<named>withdrawing|withdrawal of|pulling (?:out|back)|evacuating|evacuation of|bringing home)|"
    r"(?P<meant>withdraw|pull (?:out|back)|evacuate|bring home)|"
    r"(?P<moved>(?:recall|pull)(?:s|ed|ing)?|remov(?:es?|ed|ing|al of)|reduc(?:e|es|ed|ing)))" + _WHOSE,
    re.IGNORECASE,
)
# "That Chad withdraw" and "pressed to withdraw" tell what somebody wants of others.
_MEANS = re.compile(
    r"(?:\b(?:will|would|shall|may|might|could)|['’]ll|(?:\A[A-Z]\w+|\b(?:plan(?:s|ned|ning)?|decisions?|decid(?:es?|ed)|"
    r"agree(?:s|d|ment)?|promised?|pledged?|vow(?:s|ed)?|intend(?:s|ed)?|intention|announced?|order(?:s|ed)?|set|due|"
    r"ready|going|begins?|began|begun|start(?:s|ed)?|continued?|prepar(?:es?|ed|ing)|expected|is|are|was|were|"
    r"scheduled|moves?|moved|wants?|wanted|hopes?|hoped)) to)\s+(?:(?:soon|also|fully|partly|completely)\s+)?\Z"
)
# What is stopped or demanded is not told as happening.
_HINDERED = re.compile(
    r"\b(?:demand|urg(?:e|ing)|ask(?:s|ed|ing)?\b|call(?:s|ed|ing)? (?:for|on)\b|press|insist|stop|halt|suspen|paus|"
    r"delay|postpon|put off|revers|shelv|scrap|cancel|fail|abandon|drop(?:s|ped)\b|reject|oppos|block|prevent|"
    r"freez|froze|rul(?:e|es|ed|ing) out|short of|unlikely)[^,;.]{0,60}\Z",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s+(?:home|out|back|from (?:the )?[A-Z])")
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
    if before is not None and _withdrawn(sentence, before, last):
        away = _AWAY.match(sentence, last)
        return sentence[before.start() : away.end() if away else last]
    behind = _LEAVES.match(sentence, last) if before is None else None
    return sentence[first : behind.end() if behind and not _NOT.search(sentence, 0, first) else last]


def leaves(finding: Finding) -> bool:
    """Tell whether its sentence says that who is told of leaves, or is taken away, be it that somebody demands it."""
    evidence = finding.evidence
    taken = _WITHDRAWS.search(evidence.sentence, 0, evidence.start - evidence.sentence_start)
    return finding.indicator in _LEAVE and (taken is not None or words(finding) != evidence.quote)


def _withdrawn(sentence: str, before: re.Match[str], last: int) -> bool:
    """Tell whether a verb in front of somebody says that they leave: as happening or meant, not as wanted of others."""
    start, how = before.start(), before.lastgroup
    if _NOT.search(sentence, 0, start) or (how == "moved" and not _FROM.match(sentence, last)):
        return False
    if how == "meant" and not _MEANS.search(sentence, 0, start):
        return False
    return how == "told" or not _HINDERED.search(sentence, 0, start)


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
