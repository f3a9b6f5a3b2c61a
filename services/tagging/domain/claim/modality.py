# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
What the cues near a claim say of it: those to its left within its clause, its own modal verb, and the verb behind it
whose subject it is.

``modality`` promises one answer for one claim; that several words may govern it, and which of them decides, is for
``assertion``.
"""

from itertools import pairwise

from services.tagging.domain.claim.cue import CALLED, calls_off, is_planned, is_possible
from services.tagging.domain.claim.governed import none_of
from services.tagging.domain.claim.negation import AGAINST_ODDS, denies_another, is_harmless
from services.tagging.domain.claim.sequel import (
    SHORTLY,
    announced,
    asked_and_denied,
    called_false,
    hinges,
    stands_ready,
    verb_group,
)
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import (
    BASE_VERBS,
    EXCLUDES,
    HARMLESS_AFTER_NEGATION,
    JOINS,
    LIES,
    NEGATIONS,
    PLANNED,
    POSSIBLE,
    REALISED,
    SEEKS,
    TOLD_TO_BE,
    UNDERWAY,
    WANTS,
)
from services.tagging.lexicon.governing import IS
from shared.contracts.finding import Assertion

_NONE = frozenset(["no", "none", "zero", "not"])
_RESOLVED = frozenset(["decided", "decide", "decides", "voted", "vote", "advised", "decision"])
_HURT = frozenset(["injured", "killed", "hurt", "wounded", "harmed", "died"])
_MAYBE = frozenset(["perhaps", "maybe", "possibly", "might", "could"])
_POINT = frozenset(["point", "sense"])
_SUFFERED = frozenset(["killed", "wounded", "injured", "hurt", "hit", "struck", "destroyed", "damaged", "maimed"])
_FEARS = frozenset(["fears", "fear", "feared", "fearing"])
_KEPT = frozenset(["keep", "keeping", "maintain", "maintaining", "remain"])
_KEPT_FROM = frozenset(["from", "out", "away", "off"])
_GETS = frozenset(["get", "gets", "getting", "got", "make", "makes", "making", "made"])
_KNOWS = frozenset(["know", "knows", "knew", "known", "heard"])
_NEXT = 3  # words from "to reinforce" to "the brigade there"
_READY = frozenset(["ready", "able", "willing", "capable"])


# Every word that can say something to the left of a claim: all others are passed over at once.
_CUES = (
    _KEPT | EXCLUDES | NEGATIONS | _SUFFERED | _FEARS | REALISED | POSSIBLE | PLANNED | UNDERWAY
    | {"by", "with", "if", "whether", "unless", "would", "interest", "to", "ought", "nothing"}
)  # fmt: skip


def modality(s: Sentence, left: int, first: int, last: int, *, settled: bool, people: bool) -> Assertion:
    """What words *left* .. *first* - 1 and those behind *last* say of the claim between; ``actual`` where nothing."""
    words = s.words
    verdict: Assertion = verb_group(s, last, opens=_opens(s, left, first)) or "actual"
    purpose = False
    if not settled and asked_and_denied(s, first, last):
        return "denied"
    if (
        not settled
        and not _NONE.isdisjoint(words)
        and none_of(s, first)
        and (not people or _HURT.isdisjoint(s.words[last : last + 4]))
    ):
        return "denied"
    hangs = not settled and hinges(s, last)
    inside = _inside(s, first, last)
    if verdict == "actual" and inside is not None:
        verdict = inside
    if not settled and _supposed(s):
        return "possible"
    if verdict == "planned" and (hangs or conditional(s, first)):
        verdict = "possible"
    if verdict == "actual" and called_false(s, left, first, last):
        return "denied"
    if verdict in {"denied", "possible"}:
        return verdict
    for i in range(first - 1, left - 1, -1):
        word = words[i]
        if word not in _CUES:
            continue
        if word == "with" and i == first - 1 and s.classes[i - 1 : i] == "," and s.words[last : last + 1]:
            if s.words[last].endswith("ing"):
                break  # ", with 900 guards heading there"
            continue
        if word in AGAINST_ODDS and words[i - 1] == "no" and "against" in words[i + 1 : first]:
            break  # "stood no chance against 900 men"
        if word == "by" and words[i + 1].endswith("ing") and i + 1 < first + 1:
            break
        if word in _KEPT and first - i <= 4 and not _not_kept(s, i, last):
            break
        if word in {"if", "whether", "unless"} and words[i + 1] not in {"not", "only", "any", "anything", "ever"}:
            return "possible"
        if word in EXCLUDES and (i == 0 or not NEGATIONS.isdisjoint(words[max(0, i - 3) : i]) or words[i - 1] == "to"):
            return "possible"  # "does not rule out", "declined to exclude"
        if (
            word in EXCLUDES
            and not settled
            and (words[i + 1 : i + 2] == ["out"] or word[:4] in {"excl", "prec", "disc"})
        ):
            return "denied"
        if word == "nothing" and words[i + 1] in {"of", "about"} and words[i - 1] in _KNOWS and not settled:
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
        if people and (word == "nor" or (word == "without" and first - i > 3) or denies_another(s, i, first)):
            continue
        if word in NEGATIONS and not is_harmless(s, i, first):
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
        if word in CALLED and not settled and calls_off(s, i, first):
            return "denied"
        if verdict == "planned" and (word in _FEARS or (word in _MAYBE and is_possible(s, i, first, last))):
            return "possible"
        if verdict != "actual":
            continue
        if word in REALISED and words[i + 1 : i + 2] == ["to"]:
            if words[i - 1 : i] == ["be"]:
                continue  # "may be able to" has not happened
            return "actual"
        if word == "would":
            told = words[i + 1] in SHORTLY or announced(s, last, words[i + 1 : i + 5], i)
            verdict = "planned" if not hangs and told else "possible"
        elif word == "ready" and words[i - 1] in _GETS and words[i + 1] == "to":
            verdict = "planned"
        elif (word in POSSIBLE or word == "ought") and is_possible(s, i, first, last):
            verdict = "possible"
        elif word in PLANNED and is_planned(s, i, first, last, settled=settled):
            may = (
                hangs
                or (word in {"will", "shall"} and conditional(s, i))
                or (words[i - 1] in {"can", "could", "may", "might"} and word != "announce")
            )
            verdict = "possible" if may else "planned"
        elif (
            (
                word == "to"
                and words[i + 1] == "be"
                and i + 3 >= first
                and (i == 0 or (words[i - 1] not in TOLD_TO_BE and s.classes[i - 1] != "p"))
            )
            or (i + 2 <= first and word == "interest" and words[i + 1] == "in" and words[i + 2].endswith("ing"))
            or (word == "to" and i and words[i - 1] in IS and _infinitive(s, i + 1, first))
        ):
            verdict = "planned"
        elif (
            word == "to"
            and i + 1 <= first
            and words[i + 1] in BASE_VERBS
            and not (words[i + 1] in JOINS and first - i <= _NEXT)
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
        verdict in {"actual", "planned"}
        and words[-1] == "?"
        and words[0] in {"would", "could", "should", "can", "will", "might", "may"}
    ):
        return "possible"
    return verdict


def _not_kept(s: Sentence, i: int, last: int) -> bool:
    """Whether the verb at *i* says that none are held: "doesn't keep 300 men there", but not "keep 300 men out"."""
    return not NEGATIONS.isdisjoint(s.words[max(0, i - 1) : i]) and _KEPT_FROM.isdisjoint(s.words[last : last + 2])


def _supposed(s: Sentence) -> bool:
    """As in "Suppose they send troops", "Were they to send troops"."""
    return s.words[0] in {"suppose", "supposing", "imagine", "let"} or (s.words[0] == "were" and "to" in s.words[1:7])


def _opens(s: Sentence, left: int, first: int) -> bool:
    """Whether the claim is the subject of an infinitive behind it: a headline's, or one asked for before it."""
    return (first - left <= 3 and "b" not in s.classes[left:first]) or not WANTS.isdisjoint(s.words[left:first])


def _infinitive(s: Sentence, i: int, first: int) -> bool:
    """Whether a plain verb stands at *i*, within or before the claim: "is to turn out 20,000 drones"."""
    if s.words[i : i + 1] == ["be"]:
        return i < first and s.words[i + 1].endswith(("ed", "nt", "wn", "ld"))
    return i <= first and s.classes[i : i + 1] == "x" and not s.words[i].endswith(("ed", "ing"))


def _inside(s: Sentence, first: int, last: int) -> Assertion | None:
    """What a modal verb inside the claim itself says: "drones will be made", "seeking drones"."""
    if s.words[first] == "no" and s.words[first + 1] not in HARMLESS_AFTER_NEGATION:
        return "denied"
    for i in range(first, last):
        word = s.words[i]
        if word == "to" and s.words[i + 1 : i + 2] == ["be"] and i > first:
            return "planned"  # "the drones to be bought"
        if word in {"will", "shall"} or word in SEEKS or (word in IS and s.words[i + 1 : i + 2] == ["to"]):
            return "planned"
        if word in {"could", "might"} or (word == "may" and s.printed(i) != "May"):
            return "possible"
        if word in {"not", "never", "zero"}:
            return "denied"
        if word in _READY and s.words[i + 1 : i + 2] in (["to"], ["of"]) and not stands_ready(s, i):
            return "possible"
    return "denied" if s.words[first - 1 : first] == ["zero"] else None


def conditional(s: Sentence, before: int) -> bool:
    if s.words[0] in {"should", "assuming"} or s.words[:2] == ["provided", "that"]:
        return True
    return any(
        w in {"if", "unless"} and then not in {"anything", "ever"} for w, then in pairwise(s.words[: before + 1])
    )
