# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
What the words that govern a claim make of it: actual, planned, possible or denied; None where they don't decide.

``governed`` asks each link of ``chain.chain``, from the inside out: a modal verb, a negation or a plan counts only
where it governs the claim's own verb; not denied is what it was; whatever is said of helping or hurting people who are
there, they are there.
"""

from collections.abc import Sequence
from typing import NamedTuple

from services.tagging.domain.claim.attitude import attitude
from services.tagging.domain.claim.chain import chain
from services.tagging.domain.claim.link import Link, is_negated, modal_of, word_behind
from services.tagging.domain.claim.nouns import CALLS, of_noun
from services.tagging.domain.claim.soon import to_come
from services.tagging.domain.claim.standing import Settled, Unsure, located, named_there
from services.tagging.domain.claim.turns import halted, leaves
from services.tagging.domain.claim.verbs import of_verb
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import (
    ATTITUDES,
    CLAIMS,
    CONTESTS,
    CONTINGENT,
    DEPARTURES,
    LEANINGS,
    OUTLINES,
    PREPOSED,
    PROOFS,
    PROVES,
    REFUSALS,
    TABLES,
    THROWS,
    TO_COME,
)
from services.tagging.lexicon.cues import AID, GRANTS, HARMLESS_AFTER_NEGATION
from services.tagging.lexicon.frames import forms
from services.tagging.lexicon.governing import (
    ABILITIES,
    AWAITS,
    BE,
    DEALS_LOSSES,
    ENVISAGES,
    FORETELLING,
    LIFTS,
    MODALS,
    MULLED,
    NOBODY,
    PERHAPS,
    PRESENCE,
    RESIZES,
    SANCTIONED,
    SUPPOSED,
    VOTES,
    WISHES,
)
from shared.contracts.finding import Assertion

_CALLS_FOR = frozenset(["tender", "request", "requests"])
_LACKS = frozenset(["lack", "lacks", "lacked", "lacking"])


# Where none of these stands near it, what is told as a fact is one.
TURNS = (
    frozenset(MODALS) | frozenset(FORETELLING) | WISHES | ABILITIES | PERHAPS | GRANTS
    | (VOTES - {"told", "asked"}) | {"thinking", "considering", "nowhere"} | SANCTIONED | AWAITS | MULLED | ENVISAGES
    | LIFTS | RESIZES | TABLES | (OUTLINES - {"provide"}) | SUPPOSED | NOBODY | REFUSALS | _LACKS
    | frozenset(ATTITUDES) | frozenset(LEANINGS) | (frozenset(PREPOSED) - BE) | {"against"}
    | (frozenset(THROWS) - {"shot", "strike", "struck", "back"}) | CALLS | CONTINGENT | TO_COME | PROOFS | PROVES
    | (CONTESTS - {*forms("take"), *forms("hit"), "shot"})
    | {"issue", "lie", "lies", "hoax", "myth", "believe", "thinks", "convinced"}
)  # fmt: skip


_FAR = 12  # words before "before sending them"


class Reading(NamedTuple):
    """What the governing words make of a claim. ``firm``: by a word that leaves no other reading, as "begged"."""

    meant: Assertion | None
    firm: bool = False


_OPEN = Reading(None)


def governed(s: Sentence, first: int, last: int, *, people: bool, settled: bool = False) -> Reading:
    """
    What the words that govern words *first* .. *last* - 1 make of them, where their clause can be read to its
    beginning. *people*: the claim names forces, which are there where something is done to them. *settled*: it tells
    losses, which are so whatever is said of replacing or hiding them.
    """
    there = people and named_there(s, first, last)
    links = list(chain(s, first, last, people=people))
    if there and not (links and links[0].how == "subject" and leaves(s, links[0])):
        return Reading("actual")
    if not links:
        return _OPEN
    read = links[-1].how == "end"  # else what stands further out isn't known
    if read:
        links.pop()
    if settled and links and links[0].how == "object" and links[0].verb and s.words[links[0].at] not in DEALS_LOSSES:
        return Reading("actual")
    verdict = _own(s, first, last)
    new = not {"a", "an"}.isdisjoint(s.words[i] for i in _openings(s, first, links))
    firm = False
    which = verdict if verdict == "possible" else None  # of "any force" nothing more need be known
    aid = not people and not AID.isdisjoint(s.words[first:last])
    n = 0
    try:
        for n, link in enumerate(links):
            deed = _is_deed(s, links[n - 1]) if n else not DEPARTURES.isdisjoint(s.words[first:last])
            aid = aid or (not link.verb and s.words[link.at] in AID)
            aid = aid or (link.how in {"including", "among"} and not AID.isdisjoint(s.words[link.at : first]))
            told = link.how == "that" and n > 0 and _participle(s, links[n - 1])
            claimed = n > 0 and links[n - 1].how == "that" and s.words[links[n - 1].at] in CLAIMS
            above = links[n + 1 :]
            taken = None if told else attitude(s, link, verdict, above, deed=deed, aid=aid, new=new, claimed=claimed)
            if taken is None and link.verb and verdict is None and (n == 0 or deed):
                taken = to_come(s, link)
            if people and taken is None and verdict is None and _lacks(s, link):
                taken = "denied"
            firm = firm or taken is not None
            if taken is not None and s.words[link.at] in CONTINGENT:
                verdict = taken
                break  # what is said beside "in case of" is another matter
            if link.how == "if" and s.words[link.at] == "whether" and not (people and located(s, (first, last))):
                verdict, firm = "possible", "asked" not in s.words
                break  # whatever becomes of the question
            verdict = taken or _beneath(
                s, link, verdict, links[n + 1 :], people=people and not (settled and n == 0), own=(first, last)
            )
    except Settled:
        read = read or n == 0
    except Unsure:
        return Reading(verdict, firm) if firm else Reading(which)
    if people and links and leaves(s, links[0]) and _stays(s, verdict, links[1:]):
        return Reading("actual", firm=read)  # "refused to withdraw": they are there
    if not read and not firm:
        meant = any(k.how == "doing" for k in links) and any(s.words[k.at] in WISHES for k in links)
        return Reading(verdict if verdict == "planned" and meant else which)  # "an agreement on sending"
    return Reading(verdict or "actual", firm)


def _openings(s: Sentence, first: int, links: Sequence[Link]) -> list[int]:
    """Where the claim's phrase begins, and what it is "of"."""
    p = parse(s)
    return [p.firsts[p.at(first)]] + [k.first for k in links[:1] if not k.verb and k.how == "of"]


def _stays(s: Sentence, verdict: Assertion | None, links: Sequence[Link]) -> bool:
    """Whether a departure, told as *verdict*, is denied, or for now not done."""
    return verdict == "denied" or (verdict == "planned" and any(k.verb and halted(s, k) for k in links))


def _still_to_do(s: Sentence, before: int) -> bool:
    """As in "must ask parliament before sending them", "needed answers before committing any"."""
    words = s.words[max(0, before - _FAR) : before]
    return any(word in MODALS or word.startswith(("need", "requir", "want")) for word in words)


def _lacks(s: Sentence, link: Link) -> bool:
    """As in "the army lacks 9,000 men": they are not there."""
    held = link.verb and link.how == "object" and s.words[link.at] in _LACKS
    return held and not is_negated(s, link) and modal_of(s, link) is None


def _participle(s: Sentence, link: Link) -> bool:
    """As in "asked that the men *recruited* to fight come home"."""
    return link.verb and link.first == link.at and parse(s).letters[link.at] == "e"


def _is_deed(s: Sentence, link: Link) -> bool:
    """Whether *link* is a noun for going or sending."""
    return not link.verb and s.words[link.at] in DEPARTURES


def _own(s: Sentence, first: int, last: int) -> Assertion | None:
    """What stands in the noun phrase itself: "no troops", "none of its drones", "the promised tanks"."""
    if none_of(s, first):
        return "denied"
    if s.words[first] in _CALLS_FOR and word_behind(s, first) in {"for", "to"}:
        return LEANINGS[s.words[first]]  # "a tender for 900 drones"
    p = parse(s)
    begin = p.firsts[p.at(first)]
    if s.words[begin] == "any" and begin < last:
        return "possible"  # "any peacekeeping force", whichever it may be
    for i in range(begin, first):
        if s.words[i] in GRANTS:
            return "planned"
        if s.words[i] in {"offered", "proposed"}:
            return "possible"
    return None


def none_of(s: Sentence, first: int) -> bool:
    """Whether the noun phrase that goes on at word *first* says that there are none."""
    p = parse(s)
    for i in range(p.firsts[p.at(first)], first + 1):
        if s.words[i] == "zero" or (s.words[i] == "no" and word_behind(s, i) not in HARMLESS_AFTER_NEGATION):
            return True
    before = s.words[max(0, first - 5) : first]
    if any(
        a == "not" and (b == "one" or then == "single")
        for a, b, then in zip(before, before[1:], [*before[2:], ""], strict=False)
    ):
        return True  # "not one of his 4,000 fighters", "not a single soldier"
    if before[-2:] == ["none", "of"] or before[-3:-1] == ["none", "of"]:
        return not PRESENCE.isdisjoint(s.words[first + 1 : first + 9])  # else "none of them was paid"
    return False


def _beneath(
    s: Sentence, link: Link, below: Assertion | None, above: Sequence[Link], *, people: bool, own: tuple[int, int]
) -> Assertion | None:
    """What is made of a claim that is *below* by the words beneath *link*, when *link* governs it."""
    word = s.words[link.at]
    if link.how == "if":
        if word == "whether" and people and located(s, own):
            raise Settled
        if word == "until":
            raise Unsure
        return "possible" if word in {"if", "unless", "whether"} else below
    if link.how == "doing":
        if word == "before" and _still_to_do(s, link.at):
            return "possible"
        if word in {"by", "after", "since", "despite"} and not (word == "by" and above and modal_of(s, above[0])):
            raise Settled
        return "denied" if word == "without" else below
    said = (
        of_verb(s, link, below, above, people=people, own=own)
        if link.verb
        else of_noun(s, link, below, above, people=people)
    )
    return said or below
