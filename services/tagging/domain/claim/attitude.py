"""
What one does with a deed that is not done, as a word that governs it tells: arranges it, begs for it, refuses it.

``attitude`` promises an answer only where the word leaves no other reading.
"""

from collections.abc import Sequence

from services.tagging.domain.claim.link import Link, is_negated, modal_of, word_behind
from services.tagging.domain.claim.turns import dropped, excluded, on_the_table
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import (
    ARGUES,
    ATTITUDES,
    CLAIMS,
    CONTESTS,
    CONTINGENT,
    DEAD,
    DECLINES,
    FAILS,
    FAVOURS,
    FEARS,
    FORBIDS,
    GIVES,
    GRANTED,
    GROWS,
    LEANINGS,
    PREPOSED,
    PROOFS,
    PROVES,
    SCORNS,
    SPEAKS,
    THROWS,
    TO_A_DEED,
    TOPICS,
    WEIGHS,
)
from services.tagging.lexicon.cues import EXCLUDES
from services.tagging.lexicon.governing import BE, HAVE, PLAN_NOUN
from shared.contracts.finding import Assertion


def attitude(
    s: Sentence,
    link: Link,
    below: Assertion | None,
    above: Sequence[Link],
    *,
    deed: bool,
    aid: bool,
    new: bool,
    claimed: bool = False,
) -> Assertion | None:
    """
    How the claim beneath *link* is meant, which is *below* without it; None where the word takes no such attitude.

    *deed*: it governs a noun for what is done ("contemplates the dispatch of"), not forces. *aid*: it governs help.
    *new*: the claim's phrase speaks of it for the first time ("discussed the dispatch of a brigade"). *claimed*: it
    governs a noun for what somebody says ("claims that").
    """
    if below == "denied" or link.how == "and":
        return None
    if not link.verb:
        return _at_noun(s, link, above, deed=deed)
    word = s.words[link.at]
    meant = _meant(s, link)
    if meant is not None:
        return meant
    if _undone(s, link, below, deed=deed, claimed=claimed):
        return "denied"
    if aid and word in GIVES and link.how in _GIVEN:
        return "planned" if not is_negated(s, link) else "denied"  # "pledged a package of aid that includes"
    weighed = _weighed(s, link, below, deed=deed)
    mounts = link.how == "to" and word in GROWS  # "pressure is mounting to"
    stance = LEANINGS.get(s.words[link.first - 1]) if mounts else ATTITUDES.get(word)
    holds = weighed is not None or mounts or _of_verb(s, link, deed=deed, new=new)
    return _taken(s, link, weighed or stance, holds=holds)


def _weighed(s: Sentence, link: Link, below: Assertion | None, *, deed: bool) -> Assertion | None:
    """As in "is prepared to", "is mulling a plan to", "insists on sending", "voted against the dispatch"."""
    word = s.words[link.at]
    prepared = word == "prepared" and link.how == "to" and s.words[link.at - 1] in BE
    if prepared or (word in WEIGHS and link.how in _WEIGHED and below == "planned"):
        return "possible"
    how = link.how.removesuffix(" doing")
    if how == "ing":
        how = word_behind(s, link.at)  # "talked about sending"
    return PREPOSED.get(word, {}).get(how) if deed or how != link.how else None


_ASKS = frozenset(["ask", "asks", "asked", "asking"])


def _meant(s: Sentence, link: Link) -> Assertion | None:
    """As in "aiming for 900 men", "is off the table"."""
    word = s.words[link.at]
    if link.how == "for" and word.startswith("aim"):
        return "planned"
    if link.how == "to" and word in _ASKS:
        return _taken(s, link, "possible", holds=s.words[link.at - 1] not in BE)
    if word in BE and excluded(s, link):
        return "possible" if is_negated(s, link) else "denied"
    tabled = on_the_table(s, link) if word in BE and link.how in {"subject", "be"} else None
    return "denied" if tabled is not None and is_negated(s, link) else tabled


def _at_noun(s: Sentence, link: Link, above: Sequence[Link], *, deed: bool) -> Assertion | None:
    word = s.words[link.at]
    if word in CONTINGENT and link.how == "of":
        return "possible" if "in" in s.words[max(0, link.at - 2) : link.at] else None
    if word in PROOFS and link.how in _OF_PROOFS and is_negated(s, link):
        return "denied"  # "found no proof that"
    granted = bool(above) and s.words[above[0].at] in GRANTED  # "in response to a request to send"
    return _taken(s, link, LEANINGS.get(word), holds=not granted and _of_noun(s, link, deed=deed))


def _undone(s: Sentence, link: Link, below: Assertion | None, *, deed: bool, claimed: bool) -> bool:
    """Whether the verb says that it was never so, or won't come to it."""
    word = s.words[link.at]
    spurned = below in {"planned", "possible"} and link.how in _SPURNED and not is_negated(s, link)
    if spurned and (dropped(s, link) or ATTITUDES.get(word) == "denied"):
        return True  # "gave up the idea of", "balked at a request to"
    if word in CONTESTS and link.how in _CONTESTED and below is None and claimed:
        return not is_negated(s, link)  # "took issue with claims that"
    if word in SCORNS or word in THROWS:
        return _thrown(s, link, deed=deed or below in {"planned", "possible"})
    if deed and word in EXCLUDES and link.how == "object" and not word.startswith("rul"):
        return not is_negated(s, link) and s.words[link.first - 1] not in DECLINES  # "excluded any dispatch of troops"
    if link.how in {"subject", "be"}:
        return _fails(s, link, below)
    # "never had any intention of sending"
    return link.how == "is" and below is not None and (word in HAVE or word in BE) and is_negated(s, link)


def _fails(s: Sentence, link: Link, below: Assertion | None) -> bool:
    """As in "the plan is dead", "a proposal failed", "the allegation has never been substantiated"."""
    word = s.words[link.at]
    if below in {"planned", "possible"}:
        return word in FAILS or dropped(s, link) or (word in BE and word_behind(s, link.at) in DEAD)
    return word in PROVES and is_negated(s, link) and not CLAIMS.isdisjoint(s.words[: link.first])


_OF_PROOFS = frozenset(["that", "of", "for"])


def _thrown(s: Sentence, link: Link, *, deed: bool) -> bool:
    """As in "laughed off a claim", "threw out a bill"."""
    word = s.words[link.at]
    thrown = word in SCORNS or (deed and word_behind(s, link.at) in THROWS[word])
    return thrown and not is_negated(s, link)


def _taken(s: Sentence, link: Link, meant: Assertion | None, *, holds: bool) -> Assertion | None:
    if meant is None or not holds:
        return None
    negated = is_negated(s, link)
    shaken = negated or modal_of(s, link) == "possible"
    if meant == "denied":
        return "possible" if shaken else "denied"
    return "denied" if negated else "possible" if shaken else meant


def _of_verb(s: Sentence, link: Link, *, deed: bool, new: bool) -> bool:
    """Whether the verb governs the claim as a deed: "beg to", "appeal for", "contemplate sending"."""
    word, how = s.words[link.at], link.how
    if word in SPEAKS:
        return new and how == "about"  # "are talking about an army of 40,000"
    if how == "that":
        return word not in ARGUES
    if how in _OF_DEEDS or how.endswith(" doing"):
        return True
    if how == "for":
        return word not in FEARS
    if how == "object" and word in FAVOURS:
        return True
    return (deed and how in _TO_DEEDS and (new or word not in TOPICS)) or (word in FORBIDS and how in {"object", "on"})


def _of_noun(s: Sentence, link: Link, *, deed: bool) -> bool:
    """Whether the noun or adjective does: "pressure to", "a plea for", "keen to", "a ban on"."""
    how = link.how.removesuffix(" doing")
    if s.words[link.at] == "way":
        return how in {"for", "to"}
    return (
        how == "to"
        or link.how.endswith(" doing")
        or (s.words[link.at] not in TO_A_DEED and (how in PLAN_NOUN or how in _OF_DEEDS or (deed and how in _TO_DEEDS)))
    )


_OF_DEEDS = frozenset(["to", "ing", "whether"])


_CONTESTED = frozenset(["object", "as", "at", "with", "on"])


_SPURNED = frozenset(["object", "at", "from", "on"])


_WEIGHED = frozenset(["object", "to", "with", "at", "into", "over"])


_GIVEN = frozenset(["object", "in", "of", "that", "including", "among"])


_TO_DEEDS = frozenset(["object", "on", "toward", "about", "over", "against"])
