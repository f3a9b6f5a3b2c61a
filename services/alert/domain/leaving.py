"""
Leaving: the words of a sentence that say that who is told of leaves, and what becomes of that.

"US troops (planned)" would read as if they came. What is printed stands in the sentence in one piece; that somebody
only demands a withdrawal, or that a plan of one is stopped or put off, is a note beside it, whether it is said before
those words or behind. Whose withdrawal is ruled out, refused or opposed is not told to leave.
"""

import re
from typing import NamedTuple


class Leaving(NamedTuple):
    """The words *first* .. *end* of a sentence, and what becomes of the withdrawal: a note, or empty."""

    first: int
    end: int
    note: str = ""


_WHOSE = (
    r"\s+(?:(?:all|its|their|his|the|half|some|most|more|of|remaining|roughly|about|another|additional|that|there|"
    r"uninvited|[\d,]+)\s+){0,4}\Z"
)
_WITHDRAWS = re.compile(
    r"\b(?:(?P<told>withdrew|withdraws|withdrawn|pull(?:s|ed) (?:out|back)|evacuate[sd]|brings home|expel(?:s|led))|"
    r"(?P<named>withdrawing|withdrawal of|pulling (?:out|back)|evacuating|evacuation of|bringing home|expelling|"
    r"expulsion of)|"
    r"(?P<gone>(?:exit|departure) of)|"
    r"(?P<meant>withdraw|pull (?:out|back)|evacuate|bring home|expel)|"
    r"(?P<moved>(?:recall|pull)(?:s|ed|ing)?|remov(?:es?|ed|ing|al of)|reduc(?:e|es|ed|ing)))" + _WHOSE,
    re.IGNORECASE,
)
# "That Chad withdraw" and "pressed to withdraw" tell what somebody wants of others.
_MEANS = re.compile(
    r"(?:\b(?:will|would|shall|may|might|could)|['’]ll|(?:\A[A-Z]\w+|\b(?:plan(?:s|ned|ning)?|decisions?|decid(?:es?|ed)|"
    r"agree(?:s|d|ment)?|promised?|pledged?|vow(?:s|ed)?|intend(?:s|ed)?|intention|announced?|order(?:s|ed)?|set|due|vot(?:e[sd]?|ing)|resolution|motion|"
    r"ready|going|begins?|began|begun|start(?:s|ed)?|continued?|prepar(?:es?|ed|ing)|expected|is|are|was|were|"
    r"scheduled|moves?|moved|wants?|wanted|hopes?|hoped|meant)) to)"
    r"\s+(?:(?:soon|also|fully|partly|completely|without (?:further )?delay)\s+)?\Z"
)
# Behind one of these it is somebody's own doing that is told: "after an appeal by Mali Chad is withdrawing its men".
_TELLS = (
    r"(?<!that )(?<!which )(?<!who )\b(?:is|are|was|were|has|(?<!it )(?<!they )(?<!he )had|will|would|said|says|told|"
    r"announce[sd]?|began|confirm(?:s|ed))\b"
)
_GAP = rf"(?:(?!{_TELLS})[^,;.]){{0,60}}\Z"
# What is said before a withdrawal that doesn't happen. "Ruled out withdrawing them": they are not told to leave.
_STAYS = re.compile(
    r"\b(?:fail(?:s|ed|ing|ure)? to|reject(?:s|ed|ing|ion of)?|oppos(?:e[sd]?|ing|ition to)|block(?:s|ed|ing)?|"
    rf"prevent(?:s|ed|ing)?|rul(?:e|es|ed|ing) out|short of|unlikely|avoid(?:s|ed|ing)?|resist(?:s|ed|ing)?)\b{_GAP}",
    re.IGNORECASE,
)
_HALTS = (
    r"stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|suspen(?:ds?|ded|ding|sion of)|paus(?:e[sd]?|ing)|"
    r"revers(?:e[sd]?|ing|al of)|shelv(?:e[sd]?|ing)|scrap(?:s|ped|ping)?|cancel(?:s|l?ed|l?ing|lation of)?|"
    r"abandon(?:s|ed|ing|ment of)?|drop(?:s|ped)|fr(?:eez(?:e|es|ing)|ozen?)|call(?:s|ed|ing)? off"
)
_DELAYS = r"(?<!without )(?<!further )delay(?:s|ed|ing)?|postpon(?:e[sd]?|ing|ement of)|put(?:s|ting)? off"
_STOPPED = tuple(
    (note, re.compile(rf"\b(?:{words})\b{_GAP}", re.IGNORECASE))
    for note, words in (("halted", _HALTS), ("put off", _DELAYS))
)
_DEMANDED = re.compile(
    r"\b(?:demand(?:s|ed|ing)?(?: (?:was|were) made)?|urg(?:e[sd]?|ing)|"
    r"ask(?:s|ed|ing)?\b(?! (?:whether|if|about|when|how))|"
    r"call(?:s|ed|ing)? (?:for|on)|insist(?:s|ed|ing)? (?:on\b(?= *\S)|that)|"
    r"(?:(?<!the )press(?:es|ed|ing)?|pressure)\b(?! (?:on with|ahead|conference))(?: [\w'’]+){0,4}? (?:for|to)|"
    r"ultimatum(?=:)|(?:ultimatum|petition(?:s|ed)?|appeal(?:s|ed)?)\b[^,;.]{0,40}? (?:for|to|that))\b"
    rf"(?:{_GAP}|(?:(?!{_TELLS})[^;.]){{0,160}}\b(?:and|or|as well as) (?:the |an? )?(?:(?!{_TELLS})\w+ )?\Z)",
    re.IGNORECASE,
)
_VOTED = re.compile(rf"\b(?:resolution|motion|bill|vot(?:e[sd]?|ing))\b{_GAP}", re.IGNORECASE)
_STATE = r"(?:was|were|is|are|be|been|being|has|have|had|later|since|then|now|also|\w+ly)"  # no word twice
_BETWEEN = (
    r"(?:\s+(?:from|out|of|in|by|before|this|next|last|at|on|the|to|home|back|year|month|week|summer|autumn|winter|"
    r"spring|end|all|[A-Z][\w'’.-]*|\d[\w,]*))*(?:,[^,;.]{1,80},|\s+(?:which|that|announced|made)\b[^,;.]{1,60})?"
)
# "The plan to withdraw them was shelved", "meant to withdraw them but changed its mind"
_STOPS = (
    r"revers|shelv|scrapp|dropp|abandon|cancel|suspend|halt|froz|overturn|paus|stopp|call(?:s|ed)? (?:it |that )?off"
)
# "But halted flights": what else is stopped says nothing of the withdrawal.
_IT = (
    r"(?:it|this|that|them|course|(?:the|its|their|his|that) (?:\w+ )?(?:plans?|moves?|withdrawal|pull-?out|order|"
    r"decision|exit|departure|day|date|deadline))"
)
_TURNED = re.compile(
    rf"{_BETWEEN}\s+(?:{_STATE}\s+)+(?:(?P<off>delayed|postponed|put off)|(?:{_STOPS})\w*|(?:put )?on (?:hold|ice))|"
    rf"{_BETWEEN}\s+on (?:hold|ice)\b|"
    rf".{{0,60}}?\bbut\b(?:[^;.]{{0,40}}?(?:\b(?:(?P<later>delay|postpon|put off)|{_STOPS})\w* {_IT}\b|"
    r"chang\w+ (?:\w+ )?(?:mind|course)|backtrack|U-turn|backed (?:down|away|off)|\b(?P<undone>put (?:it|that) off))|"
    rf"(?: {_IT})?(?: {_STATE})+ (?:\w+ or )?(?:(?P<too>delayed|postponed|put off)|(?:{_STOPS})\w*)|"
    rf" (?:\w+ )?(?:(?P<then>delayed|postponed)|(?:{_STOPS})\w*)"
    r"(?=[.,;]| (?:after|in|on|at|when|for|last|this|within|because)\b|\Z))",
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
# "Left for Mali", "the departure of 900 soldiers to Mali", "at the exit of 900 soldiers' barracks"
_TOWARDS = r"(?:for|to|towards?) (?:the )?(?![A-Z]\w+day\b)[A-Z]"
_FOR = re.compile(rf"(?: on [A-Z]\w+day)? {_TOWARDS}")
_BOUND = re.compile(rf"['’]|[^;.]{{0,80}}? {_TOWARDS}")
_AWAY = re.compile(r"\s+(?:out|back|home)\b")
_FROM_WHERE = re.compile(
    r"\s+(?:from|out of) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?: (?:territory|soil|border|front))?"
)
_NOT = re.compile(
    r"(?:\bno\b|\bnot\b|n['’]t\b|\bnever\b|\bwithout\b(?! (?:further )?delay)|"
    r"\brefus|\bagainst\b|\binstead\b|\brather\b)[^,;.]{0,25}\Z"
)


def leaving(sentence: str, first: int, last: int) -> Leaving | None:
    """Give the words by which *first* .. *last* leave, as happening, meant, demanded or stopped; None if they don't."""
    before = _WITHDRAWS.search(sentence, 0, first)
    if before is not None:
        return _taken(sentence, before, last)
    behind = _LEAVES.match(sentence, last)
    if behind is None or _FOR.match(sentence, behind.end()) or _NOT.search(sentence, 0, first):
        return None
    return Leaving(first, behind.end(), _turned(sentence, behind.end()))


def from_where(sentence: str, end: int) -> int:
    """Give the end of the words behind *end* that say from where they leave; *end* itself where none do."""
    told = _FROM_WHERE.match(sentence, end)
    return told.end() if told is not None else end


def removal(sentence: str, first: int, last: int) -> bool:
    """Tell whether a verb in front of *first* takes away who is told of, whatever becomes of it."""
    before = _WITHDRAWS.search(sentence, 0, first)
    return before is not None and (before["gone"] is None or _taken(sentence, before, last) is not None)


def _taken(sentence: str, before: re.Match[str], last: int) -> Leaving | None:
    """Give the words from a verb of withdrawal on, if it tells of one, and what becomes of it."""
    start, how = before.start(), before.lastgroup
    if _NOT.search(sentence, 0, start) or (how == "moved" and not _FROM.match(sentence, last)):
        return None
    away = _AWAY.match(sentence, last)
    end = away.end() if away else last
    if how == "told":
        return Leaving(start, end)
    note = _hindered(sentence, before)
    if note is None or (how == "meant" and not note and not _MEANS.search(sentence, 0, start)):
        return None
    note = note or _turned(sentence, end)
    if how == "gone" and (_BOUND.match(sentence, end) or not (note or _FROM.match(sentence, end))):
        return None
    return Leaving(start, end, note)


def _hindered(sentence: str, before: re.Match[str]) -> str | None:
    """Say what becomes of a withdrawal by the words before its verb; None: who is told of is not told to leave."""
    start = before.start()
    if _STAYS.search(sentence, 0, start):
        return None
    stopped = next((note for note, words in _STOPPED if words.search(sentence, 0, start)), "")
    driven = before[0].casefold().startswith("exp") and _VOTED.search(sentence, 0, start) is not None
    wanted = driven or _DEMANDED.search(sentence, 0, start) is not None
    if stopped and wanted:
        return None  # it is the demand that was dropped
    return "demanded" if wanted else stopped


def _turned(sentence: str, end: int) -> str:
    """Say what becomes of a withdrawal by the words behind it: ``halted``, ``put off``, or nothing."""
    turned = _TURNED.match(sentence, end)
    if turned is None:
        return ""
    return "put off" if any(turned.groupdict().values()) else "halted"
