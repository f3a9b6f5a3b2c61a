# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
What the words that govern a claim make of it: actual, planned, possible or denied; None where they don't decide.

``governed`` asks each link of ``chain.chain``, from the inside out: a modal verb, a negation or a plan counts only
where it governs the claim's own verb; not denied is what it was; whatever is said of helping or hurting people who are
there, they are there.
"""

from collections.abc import Sequence
from typing import NamedTuple

from services.tagging.domain.claim.attitude import attitude, is_negated, modal_of, word_behind
from services.tagging.domain.claim.chain import Link, chain
from services.tagging.domain.claim.cue import musters
from services.tagging.domain.claim.sequel import dealt, meant_behind
from services.tagging.domain.claim.soon import to_come
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import (
    ATTITUDES,
    CONTINGENT,
    DEPARTURES,
    DRAWS,
    LEANINGS,
    LEAVES,
    PROOFS,
    PROVES,
    REFUSALS,
    THROWS,
    TO_COME,
)
from services.tagging.lexicon.cues import (
    AID,
    ANNOUNCES,
    AVERTS,
    DONE,
    ENLARGES,
    EXCLUDES,
    GRANTS,
    HARMLESS_AFTER_NEGATION,
    LIES,
    MEANT,
    MEASURES,
    NEGATIONS,
    PLANNED,
    POSSIBLE,
    REALISED,
    REINFORCES,
    SAYS,
    SEEKS,
    TOLD_TO_BE,
    UNDERWAY,
    WANTS,
)
from services.tagging.lexicon.frames import VERBS, forms
from services.tagging.lexicon.governing import (
    ABILITIES,
    ALLOWS,
    ANSWERS,
    AWAITS,
    BE,
    CANCELS,
    DEALS_LOSSES,
    DEEDS,
    DENIES,
    DOUBTS,
    ENDS,
    ENVISAGES,
    FORETELLING,
    GROUNDS,
    HAVE,
    KEEPS,
    LIFTS,
    MODALS,
    MOVES,
    MULLED,
    NEAR,
    NO_PLANS,
    OUTER,
    PERHAPS,
    PLAN_NOUN,
    POSTED,
    PRESENCE,
    PRESUPPOSES,
    SANCTIONED,
    SEEN,
    SHOWN,
    SIZES,
    THAT_NOUNS,
    TO_NOUNS,
    TOLD,
    VOTES,
    WISHES,
)
from services.tagging.lexicon.presence import ACTS, SENDS
from shared.contracts.finding import Assertion

_OF_OTHERS = frozenset(["from", "by", "for", "with", "in", "at"])
_CEASES = frozenset(form for verb in ("stop", "cease", "halt", "quit", "resume") for form in forms(verb))
_THREATS = frozenset(["threat", "threats", "danger", "dangers", "risk", "risks"])
_STAYS = frozenset(["remain", "remains", "stay", "stays", "remained", "stayed"])
_CALLS_FOR = frozenset(["tender", "request", "requests"])
_PROPERTIES = frozenset(form for verb in ("contain", "cost", "weigh", "belong", "resemble") for form in forms(verb))
_SHALL = frozenset(["will", "would"])
_LACKS = frozenset(["lack", "lacks", "lacked", "lacking"])
_LEAVES_OUT = frozenset(["exclude", "excludes", "excluded", "excluding"])


class _Unsure(Exception):
    pass


class _Settled(Exception):
    pass


_CALLS = frozenset(["call", "calls", "demand", "demands", "called", "calling"])
# Where none of these stands near it, what is told as a fact is one.
TURNS = (
    frozenset(MODALS) | frozenset(FORETELLING) | WISHES | ABILITIES | PERHAPS | GRANTS
    | (VOTES - {"told", "asked"}) | {"thinking", "considering", "nowhere"} | SANCTIONED | AWAITS | MULLED | ENVISAGES
    | LIFTS | REFUSALS | _LACKS | frozenset(ATTITUDES) | frozenset(LEANINGS)
    | (frozenset(THROWS) - {"shot", "strike", "struck", "back"}) | _CALLS | CONTINGENT | TO_COME | PROOFS | PROVES
)  # fmt: skip


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
    if people and _there(s, first, last):
        return Reading("actual")
    links = list(chain(s, first, last, people=people))
    if not links:
        return _OPEN
    read = links[-1].how == "end"  # else what stands further out isn't known
    if read:
        links.pop()
    if settled and links[0].how == "object" and links[0].verb and s.words[links[0].at] not in DEALS_LOSSES:
        return Reading("actual")
    verdict = _own(s, first)
    firm = False
    aid = not people and not AID.isdisjoint(s.words[first:last])
    n = 0
    try:
        for n, link in enumerate(links):
            deed = _is_deed(s, links[n - 1]) if n else not DEPARTURES.isdisjoint(s.words[first:last])
            aid = aid or (not link.verb and s.words[link.at] in AID)
            told = link.how == "that" and n > 0 and _participle(s, links[n - 1])
            taken = None if told else attitude(s, link, verdict, links[n + 1 :], deed=deed, aid=aid)
            if taken is None and link.verb and verdict is None and (n == 0 or deed):
                taken = to_come(s, link)
            if people and taken is None and verdict is None and _lacks(s, link):
                taken = "denied"
            firm = firm or taken is not None
            if taken is not None and s.words[link.at] in CONTINGENT:
                verdict = taken
                break  # what is said beside "in case of" is another matter
            verdict = taken or _beneath(
                s, link, verdict, links[n + 1 :], people=people and not (settled and n == 0), own=(first, last)
            )
    except _Settled:
        read = read or (n == 0 and links[0].verb)
    except _Unsure:
        return Reading(verdict, firm) if firm else _OPEN
    if verdict == "denied" and people and links[0].verb and s.words[links[0].at] in LEAVES:
        return Reading("actual", firm=read)  # "refused to withdraw": they are there
    if not read and not firm:
        meant = any(k.how == "doing" for k in links) and any(s.words[k.at] in WISHES for k in links)
        return Reading(verdict if verdict == "planned" and meant else None)  # "an agreement on sending"
    return Reading(verdict or "actual", firm)


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


def _there(s: Sentence, first: int, last: int) -> bool:
    """As in "the 2,000 troops who have been there", "deployed troops": whatever becomes of them, they are there."""
    behind = s.words[last : last + 2]
    p = parse(s)
    begin = p.firsts[p.at(first)]
    if not POSTED.isdisjoint(s.words[min(begin, max(0, first - 1)) : last]):
        return True
    return (
        len(behind) == 2
        and s.words[begin] in {"the", "these", "those"}
        and (
            behind[0] in POSTED
            or (behind[0] in {"who", "that", "which"} and behind[1] in _THERE_NOW)
            or (behind[0] in {"it", "they"} and behind[1] in {"has", "have"})
        )
    )


# "the frigate that now escorts", "the 4,000 troops it has there"
_THERE_NOW = frozenset(["have", "had", "has", "were", "was", "is", "are", "now", "already", "still"])


def _own(s: Sentence, first: int) -> Assertion | None:
    """What stands in the noun phrase itself: "no troops", "none of its drones", "the promised tanks"."""
    if none_of(s, first):
        return "denied"
    if s.words[first] in _CALLS_FOR and word_behind(s, first) in {"for", "to"}:
        return LEANINGS[s.words[first]]  # "a tender for 900 drones"
    p = parse(s)
    for i in range(p.firsts[p.at(first)], first):
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


def _definite(s: Sentence, own: tuple[int, int]) -> bool:
    p = parse(s)
    return s.words[p.firsts[p.at(own[0])]] in {"the", "these", "those"}


def _grows(s: Sentence, word: str, own: tuple[int, int]) -> bool:
    """As in "will reinforce the Danish-led brigade there": it is there, whatever comes to it."""
    return word in REINFORCES or (word in ENLARGES and _definite(s, own))


def _located(s: Sentence, own: tuple[int, int]) -> bool:
    """As in "the 900 soldiers in Syria": they are there."""
    last = own[1]
    return (
        _definite(s, own)
        and s.words[last : last + 1] in (["in"], ["at"])
        and s.classes[last + 1 : last + 2] in {"C", "G", "X"}
    )


def _beneath(
    s: Sentence, link: Link, below: Assertion | None, above: Sequence[Link], *, people: bool, own: tuple[int, int]
) -> Assertion | None:
    """What is made of a claim that is *below* by the words beneath *link*, when *link* governs it."""
    word = s.words[link.at]
    if link.how == "if":
        if word == "whether" and people and _located(s, own):
            raise _Settled
        if word == "until":
            raise _Unsure
        return "possible" if word in {"if", "unless", "whether"} else below
    if link.how == "doing":
        if word in {"by", "after", "since"} and not (word == "by" and above and modal_of(s, above[0])):
            raise _Settled
        return "denied" if word == "without" else below
    said = (
        _verb(s, link, below, above, people=people, own=own)
        if link.verb
        else _noun(s, link, below, above, people=people)
    )
    return said or below


def _verb(
    s: Sentence, link: Link, below: Assertion | None, above: Sequence[Link], *, people: bool, own: tuple[int, int]
) -> Assertion | None:
    word, how = s.words[link.at], link.how.removesuffix(" doing")
    group = s.words[link.first : link.at + 1]
    following = s.words[link.at + 1 : link.at + 2]
    negated = is_negated(s, link)
    near = how in NEAR
    passive = parse(s).letters[link.at] == "e" and not BE.isdisjoint(group[:-1])
    if below != "denied" and not PERHAPS.isdisjoint(s.words[max(0, link.first - 1) : link.at + 1]):
        return "possible"
    if (
        people
        and word in PRESUPPOSES
        and below is None
        and (
            how in {"object", "of", "against", "on", "towards", "with"}
            or (passive and how == "subject" and word != "met")
        )
    ):
        raise _Settled
    if (
        people
        and how == "subject"
        and below is None
        and not passive
        and above
        and above[0].how == "that"
        and VERBS.get(word, ("", ""))[0] == "say"
    ):
        raise _Settled  # "demanded that the coalition explain"
    if how == "subject" and word in _PROPERTIES and below is None:
        raise _Settled  # "whether the drones contain foreign parts": they are there
    if people and how == "for" and word.startswith(("fear", "worr", "pray")) and below is None:
        raise _Settled  # "feared for the 450 soldiers"
    if people and how == "subject" and word in _STAYS and below is None and _definite(s, own):
        raise _Settled  # "how long the 450 soldiers will remain"
    if people and word in DRAWS and how == "on" and below is None:
        raise _Settled
    if (
        word in EXCLUDES | DENIES
        and people
        and how != "that"
        and (how in _OF_OTHERS or (word in _LEAVES_OUT and not negated))
    ):
        raise _Settled  # "rejected applications from 2,000 soldiers", "the deal excludes foreign fighters"
    if how != "and" and word in EXCLUDES and (not word.startswith("rul") or following == ["out"]):
        return "possible" if negated else "denied"
    if how != "and" and word in DENIES:
        return below if negated else "denied"
    modal = modal_of(s, link) if word not in SEEN else None
    if people and near and "can" in group and musters(s, link.first + group.index("can") + 1, own[0]):
        modal = None
    if people and how == "object" and below is None and _grows(s, word, own):
        raise _Settled
    if word == "see" and how == "object" and not _SHALL.isdisjoint(group) and below is None:
        return "planned" if "will" in group else "possible"  # "the deal would see 5,000 soldiers deployed"
    if how == "be" and following == ["nowhere"]:
        return "denied"
    if below == "planned" and (word in CANCELS or (word.startswith("call") and following == ["off"])):
        return "denied"
    if people and below is None and how == "object" and word in KEEPS and modal is None and not negated:
        raise _Settled
    if negated:
        if people and near and how == "subject" and word not in PRESENCE and word not in ACTS:
            raise _Settled  # "the departure of Wagner would not change a thing"
        if people and how == "is" and below is None and word not in HAVE and not _shows(s, link):
            raise _Settled  # "the answer is not Wagner"
        return "denied"
    if modal is not None and below in {None, "planned"}:
        if not near and how not in OUTER and word not in PRESENCE:
            raise _Unsure  # "can draw on 6,000 regulars"
        if "would" in group and any(k.how == "that" and s.words[k.at] in ANNOUNCES for k in above):
            modal = "planned"
        return "possible" if modal == "possible" else below or modal
    if below == "denied":
        return "possible" if how == "that" and word.startswith("hope") else None
    if below is None and group[0] in BE and "to" in group[1:3] and "there" not in group:
        return "planned"
    if word in NEGATIONS:
        return "denied"
    if how == "and":
        return None
    if how in {"is", "be"} and below is None:
        if word in HAVE and above:
            raise _Unsure
        return "planned" if following == ["to"] else meant_behind(s, link.at + 1, link.at + 5)
    if how == "subject" and below is None and word in BE:
        return meant_behind(s, link.at + 1, link.at + 3)
    if how == "subject" and below is None:
        return _of_subject(s, link, passive=passive)
    if how in {"from", "from doing"} and word in AVERTS:
        return "possible"
    if how == "ing" and word in _CEASES:
        raise _Settled  # "stop selling drones"
    if how == "object" and word in AVERTS and above and s.words[above[0].at].startswith("fail"):
        raise _Settled  # "failed to stop the import"
    if link.how.endswith(" doing") and word in MULLED:
        return "possible"
    if how in {"for", "object"} and word in AWAITS and below is None:
        return "planned" if above and s.words[above[0].at] in MEASURES else "possible"
    if (how == "object" and word in ENVISAGES) or (how == "toward" and word in LIFTS and group[0] in BE):
        return below or "planned"
    cue = word in PLANNED or word in POSSIBLE
    if not near and how not in OUTER and (cue or word in SAYS):
        raise _Unsure
    if how in OUTER:
        if (word in SAYS and how == "that" and word not in POSSIBLE) or word in REALISED:
            return None
        if word in POSSIBLE and (how != "that" or word in DOUBTS):
            return "possible"
        if word in PLANNED or (how == "to" and word in VOTES):
            return below or "planned"
        if how == "to" and below is None and not (word in BE or word in ALLOWS or word in TOLD_TO_BE):
            raise _Unsure  # what something is done for
        return None
    if people and word in UNDERWAY and len(group) == 2 and group[0] in {"is", "are", "be"}:
        return below or "planned"
    if how in {"object", "own"} and word in SEEKS:
        return below or "planned"
    if how == "object" and cue and word not in NO_PLANS:
        if word == "ordered" and (not HAVE.isdisjoint(group) or dealt(s, link.at)):
            return None
        if people and word.startswith(("want", "need")) and word_behind(s, link.at) in {"the", "its", "their", "all"}:
            raise _Unsure
        if word.startswith("announce") and not DONE.isdisjoint(s.words[link.at + 1 : link.at + 5]):
            return below
        return below or ("possible" if word in POSSIBLE else "planned")
    return None


def _shows(s: Sentence, link: Link) -> bool:
    """Whether "is" says that something is there, or what is seen: "there are no", "these are no Russian soldiers"."""
    return not SHOWN.isdisjoint(s.words[max(0, link.first - 1) : link.at])


def _of_subject(s: Sentence, link: Link, *, passive: bool) -> Assertion | None:
    """What the verb says of its subject: "have been told to deploy", "was approved", "threaten to march"."""
    word = s.words[link.at]
    then = s.words[link.at + 1 : link.at + 3]
    if not passive:
        if then[:1] != ["to"]:
            return None
        return "possible" if word in POSSIBLE else "planned" if word in PLANNED else None
    if word in TOLD and then[:1] == ["to"]:
        return "planned" if then[-1] in MOVES else None
    return MEANT.get(word) if word != "promised" else None


def _noun(s: Sentence, link: Link, below: Assertion | None, above: Sequence[Link], *, people: bool) -> Assertion | None:
    word, how = s.words[link.at], link.how.removesuffix(" doing")
    if below == "denied" or (word in CONTINGENT and link.how == "of"):
        return None  # "the case of two soldiers"
    if people and below is None and link.how in {"from", "with"} and word not in SENDS:
        raise _Settled  # "requests from 500 soldiers"
    if people and below is None and how in {"toward", "against"} and word in _THREATS:
        raise _Settled  # "a threat to our soldiers"
    if word in NEGATIONS:
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
            raise _Unsure  # what something is for, "tough to move"
    if link.how == "of" and below is None and word in ENDS:
        return None  # "the aims of the campaign"
    if word in WISHES and (how in PLAN_NOUN or how == "toward"):
        return "denied" if is_negated(s, link) else below or "planned"
    if word in GROUNDS and how in {"for", "of", "to"}:
        raise _Settled
    if word in ANSWERS and below is None:
        raise _Settled
    if link.how.endswith(" doing") and word in MULLED:
        return "denied" if is_negated(s, link) else "possible"
    if word in SIZES and below is None and not SANCTIONED.isdisjoint(s.words[link.first : link.at]):
        return "planned"
    if word in ABILITIES and how in {"to", "for", "of"}:
        return "denied" if is_negated(s, link) else "possible"
    outer = s.words[above[0].at] if above else ""
    feared = outer in LEANINGS or outer in _CALLS or (outer in ATTITUDES and above[0].how in NEAR)
    if word in DEEDS and below is None and not feared and how in {"of", "against", "on", "to", "toward", "by"}:
        raise _Settled
    negated = is_negated(s, link)
    if (word in POSSIBLE or word in PLANNED) and how in PLAN_NOUN:
        return "denied" if negated else "possible" if word in POSSIBLE else below or "planned"
    if word in MEASURES and any(s.words[k.at].startswith("announc") or s.words[k.at] in GRANTS for k in above[:1]):
        return below or "planned"
    return "denied" if negated and (how != "that" or word in THAT_NOUNS or word in LIES) else None
