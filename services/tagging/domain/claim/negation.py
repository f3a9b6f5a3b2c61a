# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
What a negation before a claim denies: the claim, another verb, or nothing ("not the only", "refused to say why").

``is_harmless`` and ``denies_another`` take the negation at a word and promise no more than that.
"""

from services.tagging.domain.claim.link import ended
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import (
    BASE_VERBS,
    DENIABLE,
    HARMLESS_AFTER_NEGATION,
    LIES,
    PLANNED,
    POSSIBLE,
    VERBS_OF_PRESENCE,
)
from services.tagging.lexicon.frames import VERBS
from services.tagging.lexicon.presence import SENDS

_OF_VERBS = frozenset(["not", "never", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't"])
TELLS: frozenset[str] = frozenset(
    [
        "say",
        "comment",
        "confirm",
        "discuss",
        "explain",
        "answer",
        "reveal",
        "disclose",
        "tell",
        "acknowledge",
        "name",
        "believe",
        "spell",
        "specify",
        "detail",
    ]
)
_DETAILS = frozenset(["details", "detail", "information", "figures", "timetable", "number"])
_ANSWERS_NOT = frozenset(["neither", "nor", "deny", "denied"])
_BRINGING = frozenset(["send", "motion", "enter", "deal", "use"])  # frames: denied of these, nobody is there
_OWNS = frozenset(["possess", "own", "retain", "hold", "boast"])
_SOURCING = frozenset(
    ["providing", "citing", "giving", "naming", "elaborating", "specifying", "offering", "saying", "identifying"]
)
AGAINST_ODDS: frozenset[str] = frozenset(["chance", "hope", "match", "defence", "defense", "answer"])
_ONE_OF_SEVERAL = frozenset(["only", "first", "last", "sole"])


def tells(s: Sentence, i: int) -> bool:
    """Whether the verb at word *i* gives word of something: refused, it denies nothing."""
    word = s.words[i] if i < s.size else ""
    return word in TELLS or (word in {"provide", "give", "offer"} and not _DETAILS.isdisjoint(s.words[i : i + 4]))


def denies_another(s: Sentence, i: int, first: int) -> bool:
    """Whether the negation at *i* is of a verb that neither sends nor keeps: "do not cover foreign fighters"."""
    if s.words[i] not in _OF_VERBS:
        return False
    verb = next(
        (k for k in range(i + 1, min(first, i + 4)) if s.classes[k] == "x" and not s.words[k].endswith("ly")), None
    )
    if verb is None:
        return False
    word = s.words[verb]
    known = (VERBS_OF_PRESENCE, BASE_VERBS, PLANNED, POSSIBLE, DENIABLE, SENDS, _OWNS)
    if VERBS.get(word, ("", ""))[0] in _BRINGING:
        return False
    return word not in LIES and not any(word in table for table in known)


def is_harmless(s: Sentence, i: int, first: int) -> bool:
    following = s.words[i + 1] if i + 1 < s.size else ""
    if s.words[i - 1 : i] == ["if"] and s.words[i] == "not":
        return True
    if s.words[i] == "without" and s.words[i + 1].endswith("ing") and "," in s.words[i:first]:
        return True  # "said, without naming a source, that"
    if s.words[i] == "without" and s.words[i + 1] in {"the", "its", "their", "his", "these"}:
        return True  # "without the 300 soldiers at his back"
    if s.words[i] == "without" and following in _SOURCING:
        return True  # "said, without citing a source, that"
    if s.words[i] == "no" and s.classes[i + 1 : i + 2] == "h":
        return True  # "a no-fly zone"
    if s.words[i] == "no" and following == "longer":
        return not ended(s, i)
    if s.words[i] == "no" and following in AGAINST_ODDS and "against" in s.words[i + 2 : first]:
        return True  # "stood no chance against 900 men"
    if s.words[i] == "not" and i + 1 < first and not _ONE_OF_SEVERAL.isdisjoint(s.words[i + 2 : min(first + 2, i + 7)]):
        return s.classes[i - 1] == "b"  # "was not the week's only drone attack"
    if "confirm" in s.words[max(0, i - 3) : i + 4] and s.words[i] in _ANSWERS_NOT:
        return True  # "would neither confirm nor deny"
    if s.words[i] == "unaware" and following == "that":
        return True
    if following == "to" and tells(s, i + 2):
        return True  # "refused to say why"
    if not {"until", "till", "unless"}.isdisjoint(s.words[i + 1 : first + 1]):
        return True  # "do not fire until a drone has found the mortar"
    comma = next((k for k in range(i + 1, first) if s.classes[k] == ","), None)
    if comma is not None and s.words[comma + 1].endswith("ing"):
        return True  # "never acknowledged it, referring only to instructors"
    if "if" in s.words[max(0, i - 4) : i] and "," in s.words[i:first]:
        return True
    if following in HARMLESS_AFTER_NEGATION or first - i > 12 or s.words[i + 1 : i + 3] == ["the", "first"]:
        return True
    if s.words[i] in {
        "not",
        "never",
        "n't",
        "cannot",
        "didn't",
        "don't",
        "doesn't",
        "isn't",
        "aren't",
        "won't",
        "wouldn't",
        "can't",
    }:
        # It denies its own verb: a definite thing behind another verb stays what it is.
        return s.classes[first - 1] == "d" and s.words[first - 1] in {"the", "these", "those"} and first - i > 4
    return False
