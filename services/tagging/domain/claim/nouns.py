# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
What a noun makes of the claim beneath it: "plans to", "no justification for", "a threat to".

``of_noun`` promises an answer for one link of ``chain.chain``, as ``of_verb`` of ``verbs`` does.
"""

from collections.abc import Sequence

from services.tagging.domain.claim.link import Link, is_negated, word_behind
from services.tagging.domain.claim.sequel import stands_ready
from services.tagging.domain.claim.standing import Settled, Unsure, endured
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import ATTITUDES, CONTINGENT, LEANINGS
from services.tagging.lexicon.cues import (
    BASE_VERBS,
    GRANTS,
    LIES,
    MEASURES,
    NEGATIONS,
    PLANNED,
    POSSIBLE,
    REALISED,
    WANTS,
)
from services.tagging.lexicon.governing import (
    ABILITIES,
    ANSWERS,
    COUNTS,
    DEEDS,
    EFFORTS,
    ENDS,
    FORETELLING,
    GROUNDS,
    MULLED,
    NEAR,
    PLAN_NOUN,
    RESIZES,
    SANCTIONED,
    SIZES,
    THAT_NOUNS,
    TO_NOUNS,
    WISHES,
)
from shared.contracts.finding import Assertion

CALLS: frozenset[str] = frozenset(["call", "calls", "demand", "demands", "called", "calling"])


_UNTRUE = LIES - {"true", "case"}
_BEGINS: frozenset[str] = BASE_VERBS - RESIZES  # "efforts to raise a force", not "to enlarge theirs"


def of_noun(
    s: Sentence, link: Link, below: Assertion | None, above: Sequence[Link], *, people: bool
) -> Assertion | None:
    word, how = s.words[link.at], link.how.removesuffix(" doing")
    if below == "denied" or (word in CONTINGENT and link.how == "of"):
        return None  # "the case of two soldiers"
    if people and below is None and endured(s, link):
        raise Settled
    if word == "ready" and stands_ready(s, link.at):
        return None
    if (word in NEGATIONS and not (word == "unaware" and how == "that")) or (word in _UNTRUE and how == "that"):
        return "denied"
    adjective = next((FORETELLING[w] for w in s.words[link.first : link.at] if w in FORETELLING), None)
    if adjective is not None and below is None:
        return adjective
    if (
        how == "to"
        and below is None
        and word not in TO_NOUNS
        and not (word in PLANNED or word in POSSIBLE or word in WISHES)
    ):
        then = s.words[above[0].at] if above and above[0].how == "to" else ""
        if not (then in PLANNED or then in POSSIBLE or then in REALISED or then in WANTS or then in ATTITUDES):
            raise Unsure  # what something is for, "tough to move"
    if link.how == "of" and below is None and word in ENDS:
        return None  # "the aims of the campaign"
    if word in WISHES and (how in PLAN_NOUN or how == "toward"):
        return "denied" if is_negated(s, link) else below or "planned"
    if word in COUNTS and people and below is None and how == "of" and _resized(s, above):
        raise Settled
    if word in EFFORTS and how == "to" and below is None and s.words[link.at + 1 : link.at + 2] == ["to"]:
        return "planned" if word_behind(s, link.at + 1) in _BEGINS else None
    if link.how.endswith(" doing") and word in MULLED:
        return "denied" if is_negated(s, link) else "possible"
    if word in GROUNDS and how in {"for", "of", "to"}:
        raise Settled
    if word in ANSWERS and below is None:
        raise Settled
    if word in SIZES and below is None and not SANCTIONED.isdisjoint(s.words[link.first : link.at]):
        return "planned"
    if word in ABILITIES and how in {"to", "for", "of"}:
        return "denied" if is_negated(s, link) else "possible"
    outer = s.words[above[0].at] if above else ""
    feared = outer in LEANINGS or outer in CALLS or (outer in ATTITUDES and above[0].how in NEAR)
    if word in DEEDS and below is None and not feared and how in {"of", "against", "on", "to", "toward", "by"}:
        raise Settled
    negated = is_negated(s, link)
    if (word in POSSIBLE or word in PLANNED) and how in PLAN_NOUN:
        return "denied" if negated else "possible" if word in POSSIBLE else below or "planned"
    if word in MEASURES and any(s.words[k.at].startswith("announc") or s.words[k.at] in GRANTS for k in above[:1]):
        return below or "planned"
    return "denied" if negated and (how != "that" or word in THAT_NOUNS or word in LIES) else None


def _resized(s: Sentence, above: Sequence[Link]) -> bool:
    """As in "cut the number of troops there": they are there, however many of them will be."""
    return bool(above) and above[0].how == "object" and s.words[above[0].at] in RESIZES
