# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
How a claim is meant: actual, planned, possible, denied or historical.

The scope is the claim's own clause: cues to its left govern it until the clause begins, the verb group to its right
governs it where the claim is the subject. Who says so is another question (``attribution``) and changes nothing here.
"""

import re
from typing import cast

from services.tagging.domain.governed import TURNS, governed, none_of
from services.tagging.domain.past import historical
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.cues import (
    AID,
    ANNOUNCES,
    AVERTS,
    BASE_VERBS,
    CLAUSE_STARTS,
    DENIABLE,
    DONE,
    EXCLUDES,
    FINITE,
    GOVERNS_THAT,
    GRANTS,
    HARMLESS_AFTER_NEGATION,
    LIES,
    MEANT,
    MEASURES,
    NEEDS_TO,
    NEGATIONS,
    OF_A_CLAUSE,
    PLANNED,
    POSSIBLE,
    QUALIFIERS,
    REALISED,
    ROUGHLY,
    SEEKS,
    SUBORDINATES,
    TOLD_TO_BE,
    UNDERWAY,
    VERBS_OF_PRESENCE,
    WANTS,
    WEAK_POSSIBLE,
)
from services.tagging.lexicon.governing import ABILITIES, ENVISAGES, LIMITS, ON_CALL, SANCTIONED, SIZES
from services.tagging.lexicon.presence import SENDS
from shared.contracts.finding import Assertion

_LEFT = 16  # words: beyond it a cue governs something else
_RIGHT = 7
_PERFECT = frozenset(["has", "have", "had"])


def clause(s: Sentence, first: int, last: int) -> tuple[int, int]:
    """The bounds of the clause around words *first* .. *last* - 1."""
    key = ("clause", first, last)
    known = s.memo.get(key)
    if known is None:
        known = s.memo[key] = _clause(s, first, last)
    return cast("tuple[int, int]", known)


def _clause(s: Sentence, first: int, last: int) -> tuple[int, int]:
    words, classes = s.words, s.classes
    left, least = first, max(0, first - _LEFT)
    if _aside(s, first, last):  # "the plan to bring half of them home -- 7,000 soldiers --"
        left = s.classes.rfind(";", 0, first) if s.classes[first - 1] != "(" else left - 1
    while left > least and not ((classes[left - 1] in _BREAKS or words[left] in _BEGIN) and _begins_before(s, left)):
        left -= 1
    right, most = last, min(s.size, last + _LEFT)
    while right < most:
        c = classes[right]
        if c in ";:()" or (c == "," and _new_clause(s, right + 1)):
            break
        right += 1
    return left, right


_BREAKS = frozenset(";(),.&")  # classes behind which a clause may begin
_BEGIN = SUBORDINATES | {"that"}


def _aside(s: Sentence, first: int, last: int) -> bool:
    """Whether the claim stands alone between dashes or brackets."""
    if first > 1 and s.classes[first - 1] in ";(" and s.classes[last : last + 1] in {";", ")"}:
        return True
    # "three battalions -- consisting of 1,200 men --"
    return (
        s.classes[max(0, first - 4) : first].count(";") == 1
        and s.words[first - 1 : first] == ["of"]
        and ";" in s.classes[last : last + 8]
    )


def _begins_before(s: Sentence, i: int) -> bool:
    """Whether a clause begins at word *i*."""
    mark, word = s.classes[i - 1], s.words[i]
    if mark in ";()" or (mark == "." and s.words[i - 1] in ".!?"):
        return True
    if mark == ",":
        return _new_clause(s, i)
    if mark == "&" and s.classes[i - 2 : i - 1] == "," and s.classes[i] == "x" and word.endswith(("s", "ed")):
        return True
    if word in SUBORDINATES:
        return True
    if word != "that" or s.words[i - 1] in LIES:
        return False
    return _has_subject(s, i + 1) and GOVERNS_THAT.isdisjoint(s.words[max(0, i - 4) : i])


_STEPS = frozenset(
    ["also", "now", "still", "under", "among", "the", "one", "been", "being", "to", "already", "therefore"]
)
_THREATENS = frozenset(["threatened", "threaten", "threatens", "offered", "offer", "offers"])
_SEES = frozenset(["confirm", "see", "hear", "count", "draw"])


def _new_clause(s: Sentence, i: int) -> bool:
    """
    Whether the words from *i*, behind a comma, are a clause of their own: a conjunction, or a subject with its
    verb.
    """
    if i >= s.size:
        return True
    word = s.words[i]
    if word in CLAUSE_STARTS:
        return word != "and" or _has_subject(s, i + 1)
    return _has_subject(s, i)


def _has_subject(s: Sentence, i: int) -> bool:
    if re.match(r"[dgaACGOXWjmMnqx']{0,4}p?[bp]", s.classes[i : i + 7]) is not None:
        return True
    forces = _FORCES_SUBJECT.match(s.classes, i)
    return forces is not None and s.words[forces.end() - 1] in FINITE


_FORCES_SUBJECT = re.compile(r"[dgaACGOWmjn&']{0,6}[TFSUMP]x")


def assertion(
    s: Sentence,
    first: int,
    last: int,
    year: int | None,
    *,
    settled: bool = False,
    people: bool = False,
    counted: bool = False,
) -> Assertion:
    """
    How the claim in words *first* .. *last* - 1 is meant.

    *year* is the article's, where it is known. *settled*: the claim tells an outcome (soldiers killed), so that
    only cues right beside it count: a plan to hand over bodies doesn't make the deaths a plan. *people*: the
    claim names forces, which are there where something is done to them.
    """
    left, right = clause(s, first, last)
    if historical(s, left, right, year, (first, last)):
        return "historical"
    if not settled and _rather_than(s, first):
        return "denied"
    if not settled and _on_paper(s, first, last):
        return "planned"
    if (people and _victims(s, first)) or (counted and _part_of(s, first)):
        return "actual"
    meant = _modality(s, max(left, first - 8) if settled else left, first, last, settled=settled, people=people)
    if meant == "actual" and TURNS.isdisjoint(s.words[max(0, first - _LEFT) : last + _LEFT]):
        return meant
    if meant == "denied" and _called_false(s, left, first, last):
        return "denied"
    reading = governed(s, first, last, people=people or counted, settled=settled)
    loosens = {"planned": ABILITIES, "denied": EXCLUDES}.get(meant)
    if reading == "possible" and loosens is not None and not loosens.isdisjoint(s.words):
        return "possible"
    if meant == "planned" and reading == "denied":
        return "denied"
    if meant != "actual":
        return "actual" if reading == "actual" and not (meant == "possible" and _conditional(s, first)) else meant
    if reading == "planned" and not settled and _hinges(s, last):
        return "possible"
    return reading if reading in {"planned", "possible"} else meant


def _on_paper(s: Sentence, first: int, last: int) -> bool:
    """As in "put 8,500 soldiers on heightened alert", "the sanctioned strength is 34 battalions", "a limit of 12"."""
    ahead, behind = s.words[max(0, first - 6) : last], s.words[last : last + 5]
    if behind[:1] == ["on"] and not ON_CALL.isdisjoint(behind) and not _PUTS.isdisjoint(ahead):
        return True
    if any(w in ENVISAGES and w.endswith(("s", "d", "w")) for w in s.words[max(0, first - 2) : first]):
        return True
    if s.words[last : last + 1] and "standby" in s.words[last : last + 6] and s.classes[last] in "bi":
        return True
    if not LIMITS.isdisjoint(s.words[max(0, first - 3) : last]) and "of" in s.words[max(0, first - 2) : last]:
        return True
    return not SANCTIONED.isdisjoint(ahead) and not SIZES.isdisjoint(ahead)


_PUTS = frozenset(["put", "puts", "placed", "placing", "putting", "ordered"])


def _part_of(s: Sentence, first: int) -> bool:
    """As in "pulls out half of its 7,000 troops": the whole is there."""
    before = s.words[max(0, first - 3) : first]
    return before[1:2] == ["of"] and before[0] in _SHARES and before[2] in {"its", "their", "the", "his"}


_SHARES = frozenset(["half", "third", "quarter", "thirds", "quarters", "most", "some", "part"])


def _victims(s: Sentence, first: int) -> bool:
    i = first - 1
    while i >= 0 and s.classes[i] in "djgn":
        i -= 1
    return i > 0 and s.words[i] in _VICTIM and s.words[i - 1] in _HARM


_HARM = frozenset(
    [
        "attack",
        "attacks",
        "strikes",
        "strike",
        "escalation",
        "assault",
        "assaults",
        "raids",
        "fire",
        "drones",
        "rockets",
        "missiles",
        "target",
        "threats",
        "by",
    ]
)


def _modality(s: Sentence, left: int, first: int, last: int, *, settled: bool, people: bool) -> Assertion:
    words = s.words
    verdict: Assertion = _verb_group(s, last, opens=_opens(s, left, first)) or "actual"
    purpose = False
    if not settled and _asked_and_denied(s, first, last):
        return "denied"
    if (
        not settled
        and not _NONE.isdisjoint(words)
        and none_of(s, first)
        and (not people or _HURT.isdisjoint(s.words[last : last + 4]))
    ):
        return "denied"
    hinges = not settled and _hinges(s, last)
    inside = _inside(s, first, last)
    if verdict == "actual" and inside is not None:
        verdict = inside
    if not settled and _supposed(s):
        return "possible"
    if verdict == "planned" and (hinges or _conditional(s, first)):
        verdict = "possible"
    if verdict == "actual" and not settled and _called_false(s, left, first, last):
        return "denied"
    if verdict in {"denied", "possible"}:
        return verdict
    for i in range(first - 1, left - 1, -1):
        word = words[i]
        if word not in _CUES:
            continue
        if word == "by" and words[i + 1].endswith("ing") and i + 1 < first + 1:
            break
        if word in _KEPT and first - i <= 4:
            break
        if word in {"if", "whether", "unless"} and words[i + 1] not in {"not", "only", "any"}:
            return "possible"
        if word in EXCLUDES and (i == 0 or not NEGATIONS.isdisjoint(words[max(0, i - 3) : i]) or words[i - 1] == "to"):
            return "possible"  # "does not rule out", "declined to exclude"
        if (
            word in EXCLUDES
            and not settled
            and (words[i + 1 : i + 2] == ["out"] or word[:4] in {"excl", "prec", "disc"})
        ):
            return "denied"
        if word in LIES and words[i + 1 : i + 2] == ["that"]:
            return "denied"
        if word in {"against", "short"} and not (
            (word == "short" and words[i + 1 : i + 2] == ["of"] and words[i + 2].endswith("ing"))
            or (word == "against" and words[i - 1 : i] and words[i - 1] in _RESOLVED)
        ):
            continue
        if people and word == "no" and not _HURT.isdisjoint(s.words[last : last + 4]):
            continue  # "no coalition troops were hurt": they are there
        if people and (word == "nor" or (word == "without" and first - i > 3) or _denies_another(s, i, first)):
            continue
        if word in NEGATIONS and not _harmless(s, i, first):
            return "possible" if words[i + 1] in EXCLUDES or words[i + 1] in _POINT else "denied"
        if (
            word in _SUFFERED
            and words[i + 1] in {"in", "by"}
            and s.classes[i - 1 : i] not in {"b", "p"}
            and first - i <= 4
        ):
            break  # "the fourth to be killed in drone strikes": the strikes are told
        if settled and first - i > 5:
            continue
        if verdict == "planned" and (word in _FEARS or (word in _MAYBE and _possible(s, i, first, last))):
            return "possible"
        if verdict != "actual":
            continue
        if word in REALISED and words[i + 1 : i + 2] == ["to"]:
            if words[i - 1 : i] == ["be"]:
                continue  # "may be able to" has not happened
            return "actual"
        if word == "would":
            verdict = "planned" if not hinges and not ANNOUNCES.isdisjoint(words[:i]) else "possible"
        elif word in POSSIBLE and _possible(s, i, first, last):
            verdict = "possible"
        elif word in PLANNED and _planned(s, i, first, last, settled=settled):
            verdict = "possible" if hinges or (word in {"will", "shall"} and _conditional(s, i)) else "planned"
        elif (
            (
                word == "to"
                and words[i + 1] == "be"
                and i + 3 >= first
                and (i == 0 or (words[i - 1] not in TOLD_TO_BE and s.classes[i - 1] != "p"))
            )
            or (i + 2 <= first and word == "interest" and words[i + 1] == "in" and words[i + 2].endswith("ing"))
            or (word == "to" and i and words[i - 1] in _IS and _infinitive(s, i + 1, first))
        ):
            verdict = "planned"
        elif (
            word == "to"
            and i + 1 <= first
            and words[i + 1] in BASE_VERBS
            and first - i <= 14
            and not settled
            and not any(s.classes[k] == "," and words[k + 1].endswith("ing") for k in range(i, first))
            and "b" not in s.classes[i:first]
        ):
            purpose = True
        elif word in UNDERWAY and i and words[i - 1] in {"is", "are", "be"} and first - i <= 6:
            verdict = "planned"
    if verdict == "actual" and purpose:
        verdict = "planned"
    if (
        verdict == "actual"
        and words[-1] == "?"
        and words[0] in {"would", "could", "should", "can", "will", "might", "may"}
    ):
        return "possible"
    return verdict


def _supposed(s: Sentence) -> bool:
    """As in "Suppose they send troops", "Were they to send troops"."""
    return s.words[0] in {"suppose", "supposing", "imagine"} or (s.words[0] == "were" and "to" in s.words[1:7])


def _opens(s: Sentence, left: int, first: int) -> bool:
    """Whether the claim is the subject of an infinitive behind it: a headline's, or one asked for before it."""
    return (first - left <= 3 and "b" not in s.classes[left:first]) or not WANTS.isdisjoint(s.words[left:first])


_NONE = frozenset(["no", "none", "zero", "not"])
_RESOLVED = frozenset(["decided", "decide", "decides", "voted", "vote", "advised", "decision"])
_HURT = frozenset(["injured", "killed", "hurt", "wounded", "harmed", "died"])
_OF_VERBS = frozenset(["not", "never", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't"])


def _denies_another(s: Sentence, i: int, first: int) -> bool:
    """Whether the negation at *i* is of a verb that neither sends nor keeps: "do not cover foreign fighters"."""
    if s.words[i] not in _OF_VERBS:
        return False
    verb = next(
        (k for k in range(i + 1, min(first, i + 4)) if s.classes[k] == "x" and not s.words[k].endswith("ly")), None
    )
    if verb is None:
        return False
    word = s.words[verb]
    known = (VERBS_OF_PRESENCE, BASE_VERBS, PLANNED, POSSIBLE, DENIABLE, SENDS)
    return word not in LIES and not any(word in table for table in known)


_MAYBE = frozenset(["perhaps", "maybe", "possibly", "might", "could"])
_POINT = frozenset(["point", "sense"])
_SUFFERED = frozenset(["killed", "wounded", "injured", "hurt", "hit", "struck", "destroyed", "damaged", "maimed"])
_HINGE = frozenset(["if", "provided", "assuming"])
_ANSWERS = frozenset(["denied", "no", "not", "never", "rejected", "dismissed"])


def _hinges(s: Sentence, last: int) -> bool:
    """Whether a condition follows the claim: "will send 200 soldiers if a ceasefire holds"."""
    if _HINGE.isdisjoint(s.words[last : last + 14]):
        return False
    for i in range(last, min(s.size, last + 14)):
        if s.classes[i] == ";" or (
            s.classes[i] == "," and s.words[i + 1 : i + 2] and s.words[i + 1] in {"but", "while", "and"}
        ):
            return False
        if (
            s.words[i] in _HINGE
            and s.words[i - 1] not in {"even", "as", "ask", "asked", "see"}
            and s.words[i + 1 : i + 2] != ["not"]
        ):
            return True
    return False


def _asked_and_denied(s: Sentence, first: int, last: int) -> bool:
    """As in "Asked whether they would be sent, the minister said no"."""
    if "asked" not in s.words[:first] or not {"if", "whether", "about"} & set(s.words[:first]):
        return False
    comma = next((i for i in range(last, s.size) if s.classes[i] == ","), None)
    return comma is not None and not _ANSWERS.isdisjoint(s.words[comma : comma + 7])


_IS = frozenset(["is", "are", "was", "were"])


def _infinitive(s: Sentence, i: int, first: int) -> bool:
    """Whether a plain verb stands at *i*, within or before the claim: "is to turn out 20,000 drones"."""
    if s.words[i : i + 1] == ["be"]:
        return i < first and s.words[i + 1].endswith(("ed", "nt", "wn", "ld"))
    return i <= first and s.classes[i : i + 1] == "x" and not s.words[i].endswith(("ed", "ing"))


_NEEDS = frozenset(["need", "require", "foresee"])
_FEARS = frozenset(["fears", "fear", "feared", "fearing"])
_KEPT = frozenset(["keep", "keeping", "maintain", "maintaining", "remain"])
_VICTIM = frozenset(["against", "on", "targeting", "attacking", "killing", "toward", "towards"])


_TALES = frozenset(
    [
        "reports",
        "report",
        "claims",
        "claim",
        "allegations",
        "allegation",
        "accusations",
        "accusation",
        "story",
        "stories",
        "rumour",
        "rumours",
        "rumor",
        "rumors",
    ]
)
_FALSE = frozenset(
    ["fabricated", "false", "baseless", "untrue", "fake", "nonsense", "fiction", "invented", "unfounded", "groundless"]
)


def _rather_than(s: Sentence, first: int) -> bool:
    """As in "Rather than send 900 soldiers, it sent doctors"."""
    for i in range(max(0, first - 5), first - 1):
        if s.words[i : i + 2] in (["rather", "than"], ["instead", "of"]):
            verb = s.words[i + 2]
            return i + 2 < first and (verb in BASE_VERBS or verb.endswith("ing"))
    return False


def _called_false(s: Sentence, left: int, first: int, last: int) -> bool:
    """As in "called reports that it had sent drones baseless"."""
    return not _TALES.isdisjoint(s.words[max(0, left - 3) : first]) and not _FALSE.isdisjoint(s.words[last : last + 12])


def _inside(s: Sentence, first: int, last: int) -> Assertion | None:
    """What a modal verb inside the claim itself says: "drones will be made", "seeking drones"."""
    if s.words[first] == "no" and s.words[first + 1] not in HARMLESS_AFTER_NEGATION:
        return "denied"
    for i in range(first, last):
        word = s.words[i]
        if word in {"will", "shall"} or word in SEEKS:
            return "planned"
        if word in {"could", "might"} or (word == "may" and s.raw[i] != "May"):
            return "possible"
        if word in {"not", "never", "zero"}:
            return "denied"
        if word in _READY and s.words[i + 1 : i + 2] in (["to"], ["of"]):
            return "possible"
    return "denied" if s.words[first - 1 : first] == ["zero"] else None


_READY = frozenset(["ready", "able", "willing", "capable"])


def _conditional(s: Sentence, before: int) -> bool:
    return s.words[0] == "should" or any(w in {"if", "unless"} for w in s.words[:before])


def _harmless(s: Sentence, i: int, first: int) -> bool:
    following = s.words[i + 1] if i + 1 < s.size else ""
    if s.words[i - 1 : i] == ["if"] and s.words[i] == "not":
        return True
    if following == "to" and s.words[i + 2 : i + 3] and s.words[i + 2] in _TELLS:
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


_TELLS = frozenset(
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
    ]
)


def _possible(s: Sentence, i: int, first: int, last: int) -> bool:
    word, gap = s.words[i], first - i
    if word in ROUGHLY and (s.classes[i + 1] in "nyvskaHD" or s.words[i + 1] in QUALIFIERS):
        return False  # "perhaps 3,000 fighters", "aircraft, probably drones": of the number, or the name
    if word in {"calls", "call", "called", "calling"} and "to" in s.words[i + 1 : first]:
        return gap <= 10
    if word == "ready" and s.words[i - 1 : i] in (["getting"], ["get"], ["gets"]):
        return False
    if word in {"open", "free"}:
        return s.words[i + 1 : i + 2] == ["to"] and gap <= 4
    if word in {"case", "pressure"}:
        return s.words[i + 1] in {"for", "to"} and gap <= 9
    if word in {"prospect", "possibility", "risk", "threat", "fears", "fear"} and s.words[i + 1] == "of":
        return gap <= _LEFT
    if word in OF_A_CLAUSE and "that" in s.words[i + 1 : i + 3]:
        return gap <= _LEFT
    if word in {"readiness", "openness"} and not (s.words[i + 1] == "to" and s.classes[i + 2 : i + 3] == "x"):
        return False
    if word in AVERTS and s.words[i - 2 : i - 1] and s.words[i - 2].startswith("fail"):
        return False  # "failed to stop the import"
    if word in AVERTS:
        return gap <= 9 and ("from" in s.words[i : last + 1] or s.words[last : last + 1] == ["from"] or gap <= 3)
    if word == "may" and i and s.raw[i] == "May" and not s.shouted:
        return False
    if word == "should":
        return gap <= 5
    if s.words[i + 1 : i + 2] and s.words[i + 1] in _SEES:
        return False
    if word in WEAK_POSSIBLE:
        return gap <= 4
    return gap <= 14 if word in {"could", "may", "might"} else gap <= 9


def _told_as_fact(s: Sentence, last: int) -> bool:
    """Whether the claim is the subject of what has happened: "announced that two destroyers had been hit"."""
    for i in range(last, min(s.size, last + 9)):
        if s.classes[i] == ";":
            return False
        if s.classes[i] == "b":
            return s.words[i] in _HAPPENED and s.words[i + 1 : i + 2] not in (
                ["to"],
                ["set"],
                ["due"],
                ["being"],
                ["expected"],
            )
    return False


# Nobody announces these before they are done.
_HAPPENED = frozenset(["was", "were", "had", "has", "have", "is", "are"])


def _planned(s: Sentence, i: int, first: int, last: int, *, settled: bool) -> bool:
    word, gap = s.words[i], first - i
    if word == "due" and s.words[i + 1] == "to" and (s.classes[i + 2] in 'dgaAGC"' or s.classes[i + 3] == "e"):
        return False  # because of
    if word in _NEEDS and i and (s.classes[i - 1] == "b" or s.words[i - 1] in {"you", "we", "they"}):
        return False  # the modal before it says it
    if word in {"signed", "light"}:
        return gap <= 6 and (s.words[i + 1 : i + 2] == ["off"] or s.words[i - 1 : i] == ["green"])
    if word in NEEDS_TO:
        if (
            i
            and s.words[i - 1] in _PERFECT
            and word == "ordered"
            and "to" not in s.words[i + 1 : first + 1] + s.words[last : last + 1]
        ):
            return False
        following = s.words[i + 1 : i + 4]
        if word == "committed" and "to" not in s.words[i + 1 : first]:
            return False
        if word in ANNOUNCES and {*following} & MEASURES:
            return gap <= _LEFT and not settled
        if word in GRANTS and not settled and not AID.isdisjoint(s.words[i + 1 : first + 1]):
            return gap <= _LEFT  # "announced 100 million in aid, including drones"
        if word in ANNOUNCES:
            if settled or "b" in s.classes[i + 1 : first] or _told_as_fact(s, last):
                return False
            if word in {"announced", "announces"} and not DONE.isdisjoint(s.words[i + 1 : first + 1]):
                return False
            return gap <= 14 and (gap <= 6 or word not in {"said", "confirmed", "announced"})
        return gap <= 11 and (
            "to" in s.words[i + 1 : min(first, i + 10)] or "that" in following or "on" in following or gap <= 3
        )
    return gap <= (14 if word in {"will", "shall"} else 9)


def _verb_group(s: Sentence, last: int, *, opens: bool = True) -> Assertion | None:
    """What the verb says that follows the claim, where the claim is its subject."""
    if s.words[last : last + 1] == ["?"] and s.words[last + 1 : last + 2] and s.words[last + 1] in NEGATIONS:
        return "denied"
    relative = s.words[last : last + 1] == ["who"]
    for i in range(last, min(s.size, last + _RIGHT)):
        word, c = s.words[i], s.classes[i]
        if c in ",;:.()&" or word in {"that", "which"}:
            return None
        following = s.words[i + 1 : i + 4]
        if word in {"could", "may", "might", "should", "can"} and not (word == "may" and s.raw[i] == "May"):
            return "denied" if following[:1] == ["not"] else "possible"
        if word in {"will", "would", "shall"}:
            if following[:1] in (["not"], ["never"]):
                return "denied"
            return "possible" if word == "would" and ANNOUNCES.isdisjoint(s.words[:last]) else "planned"
        if word.endswith("n't") and c == "b":
            return "denied" if not VERBS_OF_PRESENCE.isdisjoint(following) else None
        if c == "b":
            if following[:1] in (["not"], ["never"]):
                return "denied" if not VERBS_OF_PRESENCE.isdisjoint(following) else None
            if "to" in following and not relative and any(w in PLANNED for w in following):
                return "planned"
            if following[:1] == ["to"]:
                return "planned"
            if following[:1] == ["being"] and following[1:2] and following[1] in MEANT:
                return MEANT[following[1]]
            if following[:1] == ["being"]:
                return None
            told = next((f for f in following if f in MEANT), None)
            if told is not None and not relative and (following[0] == told or following[0] in _STEPS):
                return MEANT[told]
            continue
        if relative is False and word in _THREATENS and "to" in following[:3]:
            return "possible"
        if (
            word == "to"
            and i == last
            and opens
            and s.words[i + 1 : i + 2]
            and (s.words[i + 1] in BASE_VERBS or s.words[i + 1] == "be")
        ):
            return "planned"
        if word.endswith(("ed", "ing")) or (c == "i" and relative):
            return None
    return None


# Every word that can say something to the left of a claim: all others are passed over at once.
_CUES = (
    _KEPT | EXCLUDES | NEGATIONS | _SUFFERED | _FEARS | REALISED | POSSIBLE | PLANNED | UNDERWAY
    | {"by", "if", "whether", "unless", "would", "interest", "to"}
)  # fmt: skip
