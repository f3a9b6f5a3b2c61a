"""
A claim in a headline's words: the quote, how it is told, where; and who leaves, where the quote doesn't say so.

Every word of an article's that is printed stands in the finding's own quote or sentence, in one piece. What is added
(how it is told, whose they are, where) stands in brackets.
"""

import re
from collections.abc import Iterable

from services.alert.domain.excerpt import MAX_NAME_CHARS, shortened, visible
from services.alert.domain.leaving import Leaving, from_where, leaving, removal
from services.alert.domain.unwrapped import unwrap, unwrapped
from services.alert.domain.whose import whose
from shared.contracts.finding import Finding

MAX_LABEL_CHARS = 40
LABELS = {
    "troop_figure": "Troops",
    "foreign_forces": "Foreign forces",
    "drone_activity": "Drones",
    "missile_air_strikes": "Missile and air strikes",
}
_LEAVE = frozenset(["troop_figure", "foreign_forces"])
_BEFORE = re.compile(r"(?:[\w'’$,-]+ ){1,3}\Z")  # words around one that says nothing, of its own clause
_BEGINS = re.compile(r"\w+(?:ed|ing)\b|(?:came|with|by|in|on|had|has|have|sent|send|use)\b")  # a list begins behind it
# "Drone flights over the strait stop": what has become less is not told as going on; "halt flights" is what they do.
_LESS = re.compile(
    r"(?:\s+(?!and\b|or\b|to\b|that\b)[A-Za-z][\w-]*){0,3}?\s+(?:(?:has|have|had|will|may)\s+)?(?:plunge[sd]?|fall|fell|fallen|"
    r"drop(?:s|ped)?|declin(?:es?|ed)|halt(?:s|ed)?|stop(?:s|ped)?|cease[sd]?|shrink|shrunk|collapse[sd]?|slump(?:s|ed)?|"
    r"dwindle[sd]?|ended)(?![-\w])(?=\W*\Z|\s*[.,;:!?)”\"–—]|\s+(?:in|on|by|to|from|after|since|this|last)\b|"
    r"\s+(?:(?:by|over|about|some|nearly) )?[\d.,]+(?:%|\s+per\s?cent))",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\A.{1,50} to \w+\Z", re.DOTALL)  # "drones to carry": what they do is told behind
_AIM = re.compile(r"(?: [\w'’-]+){0,2} [\w'’-]{4,}")
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
    side = whose(finding) if finding.indicator in _LEAVE else ()
    if (noun := _counted(finding)) is not None:
        side = (noun, *finding.actors)  # a number alone says neither of what nor of whom
    theirs = f" [{shortened(', '.join(side), MAX_NAME_CHARS)}]" if side else ""
    said = words(finding)
    if said.count("“") > said.count("”"):
        said = said.replace("“", "")  # of what somebody said, the end is not told
    gone = _leaving(finding)
    notes = [gone.note] if gone is not None and gone.note else []
    if finding.indicator == "drone_activity" and said == unwrap(finding.evidence.quote) and bare(finding):
        notes.append(finding.kind)
    where = (name for name in places if re.search(rf"\b{re.escape(name)}\b", said) is None)
    return f"{label(finding.indicator)}: {shortened(said, limit)}{theirs}{hedge(finding, *notes, *where)}"


def _counted(finding: Finding) -> str | None:
    """As in "about 8,000 went there": give the noun that was said before, of a number that has none."""
    noun = finding.quantity.unit if finding.quantity else None
    if noun is None or finding.kind != "force" or noun.casefold() in visible(unwrap(finding.evidence.quote)).casefold():
        return None
    return noun


def words(finding: Finding) -> str:
    """Give the quote, with the words of its sentence that say that who is told of leaves, or what a bare word means."""
    told = unwrapped(finding)
    if told is None:
        return unwrap(finding.evidence.quote)
    sentence, first, last = told
    if finding.indicator == "drone_activity":
        less = _LESS.match(sentence, last) or (_TO_DO.match(sentence[first:last]) and _AIM.match(sentence, last))
        return (
            sentence[first : less.end()]
            if less
            else _among(sentence, first, last)
            if bare(finding)
            else sentence[first:last]
        )
    gone = _leaving(finding)
    if gone is None:
        return sentence[first:last]
    return sentence[gone.first : gone.end if finding.places else from_where(sentence, gone.end)]


def leaves(finding: Finding) -> bool:
    """Tell whether its sentence says that who is told of leaves, or is taken away, be it that somebody demands it."""
    told = unwrapped(finding)
    if finding.indicator not in _LEAVE or told is None:
        return False
    return removal(*told) or leaving(*told) is not None


def _leaving(finding: Finding) -> Leaving | None:
    """Give the words by which men leave, if their sentence says so."""
    told = unwrapped(finding)
    return None if finding.indicator not in _LEAVE or told is None else leaving(*told)


def _among(sentence: str, first: int, last: int) -> str:
    """As in "backed by drones and armour": a word that says nothing by itself, with those that stand around it."""
    before, behind = _BEFORE.search(sentence, 0, first), _BEHIND.match(sentence, last)
    start, end = before.start() if before else first, behind.end() if behind else last
    if "," in sentence[start:first] and not _BEGINS.match(sentence, start):
        start = first  # the middle of a list: what stands before is another item of it
        end = min(end, sentence.find(",", last, end) % (end + 1))
    while (loose := _LOOSE.search(sentence, last, end)) is not None:
        end = loose.start()
    return sentence[start:end]


def bare(finding: Finding) -> bool:
    """As in "drones", "UAVs", "troops": whether the words say neither whose, how many nor what was done."""
    quote = finding.evidence.quote
    alone = len(quote.split()) == 1
    return alone and (quote[:1].islower() or quote.rstrip("s").isupper() or finding.indicator not in _LEAVE)
