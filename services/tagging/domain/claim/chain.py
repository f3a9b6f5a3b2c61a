# ruff: noqa: C901, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
The words that govern a claim, from the inside out: its verb, the verb or noun that this is the complement of, and on.

"officials denied reports that Chad plans to send 200 soldiers": send, plans, reports, denied. ``chain`` walks over the
pieces of ``chunks.parse``; it ends where the clause does, and where it can't tell what governs what. It climbs from
clause to clause; the part that a phrase plays in its own is for ``reading/governors`` and ``reading/predicates``.
"""

from collections.abc import Iterator

from services.tagging.domain.claim.link import END, Link, noun_link, verb_link
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.parts import head_of
from services.tagging.domain.reading.prepositions import opened
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.steps import (
    AUXILIARY,
    acts,
    before_exception,
    before_subject,
    called,
    finite_behind,
    holder,
    in_list,
    predicate,
    speaks,
    verb_before,
)
from services.tagging.lexicon.attitudes import PROVES
from services.tagging.lexicon.cues import POSSIBLE, SAYS
from services.tagging.lexicon.frames import forms
from services.tagging.lexicon.governing import DENIES, HAVE, LETS, THAT_NOUNS, TO_NOUNS
from services.tagging.lexicon.words import MONTHS

# What holds a thing holds it as it is itself held.
_HOLDS = frozenset(form for verb in ("include", "contain", "comprise", "feature") for form in forms(verb))
_NO_CLAUSE = frozenset("Npoaq,&()")
_MOST_LINKS = 8
_MOST_STEPS = 24


def chain(s: Sentence, first: int, last: int, *, people: bool) -> Iterator[Link]:
    """What governs words *first* .. *last* - 1, the nearest first."""
    p = parse(s)
    begin, end = p.at(first), p.at(last - 1)
    verbs = [k for k in range(begin, end + 1) if p.sorts[k] == "V"]
    inner = verbs[0] if verbs else None
    if len(verbs) > 1 and verbs[0] > begin and p.letters[p.firsts[verbs[0]] : p.ends[verbs[0]]] == "e":
        inner = verbs[-1]  # "drones used in Mali are to fly"
    if inner is not None and inner == end > begin and p.letters[last - 1] == "v" and predicate(s, p, inner)[0] > 0:
        yield from _over_noun(s, p, begin, inner, 0)  # "drone attacks will continue": no verb
    elif inner is not None and (inner == begin or not people):
        yield verb_link(s, p, inner, "own")
        yield from _over_verb(s, p, inner, 0)
    elif p.ends[end] > last and p.sorts[end + 1 : end + 2] == "N" and (begin == 0 or p.sorts[begin - 1] in "rs;"):
        yield from _over_clause(s, p, begin - 1, 0)  # "that Ugandan soldiers guard the mines"
    else:
        yield from _over_noun(s, p, begin, end if inner is None else inner - 1, 0)


def _over_noun(s: Sentence, p: Parse, k: int, end: int, depth: int) -> Iterator[Link]:
    """What governs the noun phrase in pieces *k* .. *end*."""
    if depth > _MOST_LINKS:
        return
    sorts = p.sorts
    i = k - 1
    steps = 0
    while i >= 0 and steps < _MOST_STEPS:
        steps += 1
        sort = sorts[i]
        if sort in "aq":
            i -= 1
        elif sort == ")" and i > 1:
            i = opened(p, i) - 1
        elif (
            sort == "&"
            and sorts[i - 2 : i] == "VN"
            and finite_behind(p, end)
            and s.printed(p.firsts[i - 2]).islower()  # no name: "Saw Chit Thu and his fighters would"
        ):
            break  # "would change nothing and the troops will stay"
        elif sort == "&" and sorts[i - 1 : i] == "," and finite_behind(p, end) and not _NO_CLAUSE.issuperset(sorts[:i]):
            break  # "is training men, and 900 have left"
        elif sort == "&" and i >= 1 and sorts[i - 1] == "N":
            i, k = i - 2, i - 1
        elif sort == "&" and i >= 2 and sorts[i - 2 : i] == "N,":
            i, k = i - 3, i - 2
        elif sort == "," and i >= 1 and sorts[i - 1] == "N" and in_list(p, i) and not finite_behind(p, end):
            i, k = i - 2, i - 1
        elif sort == "o" and i >= 1 and sorts[i - 1] == "N":
            yield noun_link(s, p, i - 1, "of")
            i, k = i - 2, i - 1
        elif sort == "p" and i and sorts[i - 1] == "N" and s.words[p.firsts[i]] == "plus":
            i, k = i - 2, i - 1
        elif sort == "," and s.words[p.firsts[i + 1]] == "including":
            i -= 1
        elif sort in "pyw" or (sort == "t" and i >= 1) or (sort == "o" and i >= 1 and sorts[i - 1] == "V"):
            found = holder(s, p, i - 1 - (s.words[p.firsts[i]] == "including" and sorts[i - 1] == ","))
            if found is None:
                break
            word = s.words[p.firsts[i]]
            word = "toward" if word == "to" else word
            if sorts[found] == "N":
                yield noun_link(s, p, found, word)
                i, k = found - 1, found
                continue
            yield verb_link(s, p, found, word)
            yield from _over_verb(s, p, found, depth + 1)
            return
        elif (
            sort == "V"
            and p.letters[p.firsts[i] : p.ends[i]] == "e"
            and s.words[p.firsts[i] - 1].endswith("ly")
            and s.classes[p.firsts[i] - 2 : p.firsts[i] - 1] in {"d", "a", "g"}
        ):
            break  # "the newly formed brigade"
        elif sort == "V" and speaks(s, p, i) and finite_behind(p, end):
            break
        elif sort == "s" and s.words[p.firsts[i]] == "as" and i >= 1 and p.sorts[i - 1] == "V":
            i -= 1  # "rejected as a fairy tale reports that"
        elif sort == "V":
            yield verb_link(s, p, i, "object")
            yield from _over_verb(s, p, i, depth + 1)
            return
        elif sort == "B" and s.words[p.firsts[k]] == "that":
            break  # "the fact is that troops"
        elif sort == "B":
            yield verb_link(s, p, i, "is")
            yield from _over_verb(s, p, i, depth + 1)
            return
        elif sort == "N" and i >= 1 and sorts[i - 1] == "V":
            i -= 1  # "gave Kyiv the soldiers"
        elif sort == "N" and (i == 0 or sorts[i - 1] in "sr;,") and not finite_behind(p, end):
            yield Link(head_of(s, p, i), "object", p.firsts[i], verb=True)  # of a verb that isn't known
            if i and s.words[p.firsts[i - 1]] == "before" and s.words[p.firsts[i]].endswith("ing"):
                yield Link(p.firsts[i - 1], "doing", p.firsts[i - 1], verb=False)
            yield END
            return
        elif sort == "N" and i >= 2 and s.words[p.firsts[i - 1]] == "as" and sorts[i - 2] == "V":
            i -= 2  # "rejected as a fairy tale reports that"
        else:
            break
    yield from _as_subject(s, p, k, end, depth)


def _as_subject(s: Sentence, p: Parse, k: int, end: int, depth: int) -> Iterator[Link]:
    """The verb whose subject the phrase is, and what governs that."""
    if p.sorts[end + 1 : end + 2] == "," and p.sorts[max(0, k - 2) : k].rstrip("a").endswith("r"):
        return  # "which still counts 900 men, is to leave"
    piece, how = predicate(s, p, end)
    if piece < 0 and depth and k and p.sorts[k - 1] in "rs":
        yield from _over_clause(s, p, k - 1, depth + 1)  # of a verb that isn't seen
    if piece < 0:
        return
    if how == "be" and s.words[p.firsts[piece]] in HAVE:
        return  # of a verb that isn't known
    yield verb_link(s, p, piece, how)
    if p.letters[p.firsts[piece]] == "t" and p.sorts[piece - 1] in "NVB" and piece - 1 > end:
        yield from _over_infinitive(s, p, piece - 1, depth)
        return
    yield from _over_clause(s, p, k - 1, depth + 1)


def _over_verb(s: Sentence, p: Parse, k: int, depth: int) -> Iterator[Link]:
    """What governs the verb group at piece *k*."""
    if depth > _MOST_LINKS:
        return
    letters = p.letters[p.firsts[k] : p.ends[k]].lstrip("aq")
    i = k - 1
    while i >= 0 and (p.sorts[i] in "aqB" or (p.sorts[i] in "Vs" and s.words[p.firsts[i]] in AUXILIARY)):
        i -= 1
    if i < 0:
        if letters == "g":
            yield from _over_subject(s, p, i, depth)
        else:
            yield END
        return
    if p.sorts[i] == "t" and i >= 1:
        yield from _over_infinitive(s, p, i - 1, depth)
    elif s.words[p.firsts[k]] in {"having", "being"} and p.sorts[k] == "B":
        yield from _over_gerund(s, p, i, depth)
    elif letters[0] == "t":
        yield from _over_infinitive(s, p, i, depth)
    elif letters == "g" or (letters[-1] == "g" and "b" not in letters):
        yield from _over_gerund(s, p, i, depth)
    elif p.sorts[i] == "&" and i >= 1 and p.sorts[i - 1] not in "sr":
        before = verb_before(p, i - 1)
        if before is not None and not (letters in "ve" and speaks(s, p, k)):  # else "denied it and said that"
            yield verb_link(s, p, before, "and")
            yield from _over_verb(s, p, before, depth + 1)
        else:
            yield END
    elif p.sorts[i] == "r" and i and p.sorts[i - 1] == "N" and s.words[p.ends[k] - 1] in _HOLDS | PROVES:
        yield noun_link(s, p, i - 1, "of")  # "a package that includes drones", "no papers that would prove that"
        yield from _over_noun(s, p, i - 1, i - 1, depth + 1)
    elif p.sorts[i] == "r":
        yield from _over_clause(s, p, i, depth)
    elif letters == "e" and p.sorts[i] == "N" and i >= 1 and p.sorts[i - 1] in "Vpywot":
        return  # a participle that describes a noun
    else:
        yield from _over_clause(s, p, before_subject(p, i), depth)


def _over_infinitive(s: Sentence, p: Parse, i: int, depth: int) -> Iterator[Link]:
    while i >= 2 and p.sorts[i] == "N" and p.sorts[i - 1] in "pywot" and p.sorts[i - 2] in "NV":
        if s.words[head_of(s, p, i)] in TO_NOUNS:
            break
        i -= 2  # "plans with Poland to send"
    if p.sorts[i] == ")" and i > 1:
        yield from _over_infinitive(s, p, opened(p, i) - 1, depth)  # "authorised by the bloc (Sadc) to"
        return
    sort = p.sorts[i]
    if sort in "VB":
        yield verb_link(s, p, i, "to")
        yield from _over_verb(s, p, i, depth + 1)
    elif sort == "N":
        yield noun_link(s, p, i, "to")
        if i >= 1 and p.sorts[i - 1] in "VB":
            yield verb_link(s, p, i - 1, "to")
            yield from _over_verb(s, p, i - 1, depth + 1)
        elif i >= 1 and p.sorts[i - 1] in "rs":
            yield from _over_clause(s, p, i - 1, depth + 1)
        elif i == 0:
            yield from _as_subject(s, p, i, i, depth)  # "The plan to send them is dead"
        elif i >= 1:
            yield from _over_noun(s, p, i, i, depth + 1)
    elif sort == "s":
        yield Link(p.firsts[i], "if", p.firsts[i], verb=False)
        if i >= 1 and p.sorts[i - 1] == "V":
            yield verb_link(s, p, i - 1, "whether")
            yield from _over_verb(s, p, i - 1, depth + 1)
    elif sort == "&" and i >= 1:
        before = verb_before(p, i - 1)
        if before is not None and "t" in p.letters[p.firsts[before] : p.ends[before]]:
            yield from _over_verb(s, p, before, depth + 1)


def _over_gerund(s: Sentence, p: Parse, i: int, depth: int) -> Iterator[Link]:
    sort = p.sorts[i]
    if sort == "B" or (sort == "V" and not (speaks(s, p, i) and acts(p, i))):
        yield verb_link(s, p, i, "ing")
        yield from _over_verb(s, p, i, depth + 1)
    elif sort in "Vr;":
        yield from _over_subject(s, p, i, depth)
    elif sort == "," and i >= 1 and p.sorts[i - 1] == "N" and s.words[p.ends[i + 1] - 1] in _HOLDS:
        yield noun_link(s, p, i - 1, "of")  # "a company, comprising 90 men, will"
        yield from _over_noun(s, p, i - 1, i - 1, depth + 1)
    elif sort == "s" and s.words[p.firsts[i]] == "before":
        yield Link(p.firsts[i], "doing", p.firsts[i], verb=False)
        yield END
    elif sort in "pywot":
        word = s.words[p.firsts[i]]
        yield Link(p.firsts[i], "doing", p.firsts[i], verb=False)
        found = i - 1 if word == "of" and p.sorts[i - 1 : i] == "N" else holder(s, p, i - 1)
        if word == "of" and p.sorts[i - 3 : i] == "NpN" and i >= 3 and s.classes[p.ends[i - 1] - 1] in "CGX":
            found = i - 3  # "talk in Nairobi of sending"
        if found is None:
            return
        if p.sorts[found] == "N":
            yield noun_link(s, p, found, f"{word} doing")
            yield from _over_noun(s, p, found, found, depth + 1)
        else:
            yield verb_link(s, p, found, f"{word} doing")
            yield from _over_verb(s, p, found, depth + 1)
    elif sort == "N" and i >= 1 and p.sorts[i - 1] == "V":
        yield verb_link(s, p, i - 1, "ing")  # "saw troops crossing"
        yield from _over_verb(s, p, i - 1, depth + 1)
    elif sort == "N" and s.words[p.ends[i] - 1] == "about" and p.ends[i] - p.firsts[i] > 1:
        yield Link(p.ends[i] - 2, "about doing", p.firsts[i], verb=False)  # "open-minded about sending"
        yield from _over_noun(s, p, i, i, depth + 1)
    elif sort == "N" and i >= 2 and p.sorts[i - 1] == "o":
        yield from _over_noun(s, p, i, i, depth + 1)  # "the prospect of cells rigging drones"


def _is_time(s: Sentence, p: Parse, k: int) -> bool:
    """As in "ordered on Tuesday that", "denied on May 3 that"."""
    return p.letters[p.firsts[k]] == "u" or s.words[p.firsts[k]] in MONTHS


def _over_subject(s: Sentence, p: Parse, i: int, depth: int) -> Iterator[Link]:
    """What is said of the act that piece *i* + 1 names: "said sending troops could not be ruled out"."""
    verb = acts(p, i)
    if verb:
        yield verb_link(s, p, verb, "subject")
    yield from _over_clause(s, p, i, depth + 1)


def _over_clause(s: Sentence, p: Parse, i: int, depth: int) -> Iterator[Link]:
    """What governs the clause whose subject begins behind piece *i*."""
    while i >= 0 and p.sorts[i] in "aq":
        i -= 1
    i = before_exception(s, p, i)
    if i < 0:
        yield END
    if i < 0 or depth > _MOST_LINKS:
        return
    sort, word = p.sorts[i], s.words[p.firsts[i]]
    if sort == "s" and word == "that" and p.sorts[i - 1 : i] == "&":
        before = p.sorts.rfind("r", 0, i)
        if before > 0 and s.words[p.firsts[before]] == "that" and not {";", "s"} & set(p.sorts[before:i]):
            i, sort = before, "r"  # "denied that they were there and that they had come"
    if sort == "V" and (speaks(s, p, i) or s.words[p.ends[i] - 1] in LETS):
        yield verb_link(s, p, i, "that")
        yield from _over_verb(s, p, i, depth + 1)
    elif sort == "r" and word == "that" and i >= 1:
        k = i - 1
        while k > 0 and (p.sorts[k] in "aq" or (p.sorts[k - 1 : k + 1] == "pN" and _is_time(s, p, k))):
            k -= 1 if p.sorts[k] in "aq" else 2  # "denied on Tuesday that"
        if p.sorts[k] == "V":
            yield verb_link(s, p, k, "that")
            yield from _over_verb(s, p, k, depth + 1)
        elif p.sorts[k] == "N" and s.words[head_of(s, p, k)] in THAT_NOUNS:
            yield noun_link(s, p, k, "that")
            yield from _over_noun(s, p, k, k, depth + 1)
        elif p.sorts[k] == "N" and k >= 1 and (p.sorts[k - 1] == "B" or s.words[p.firsts[k - 1]] == "it"):
            verb = k - 1 - (p.sorts[k - 2 : k] == "VN")  # "it is not true that", "called it untrue that"
            yield noun_link(s, p, k, "that")
            yield verb_link(s, p, verb, "that")
            yield from _over_verb(s, p, verb, depth + 1)
        elif p.sorts[k] == "N":
            denied = called(s, p, k)
            if denied is None:
                yield END
            else:
                yield verb_link(s, p, denied, "that")
                yield from _over_verb(s, p, denied, depth + 1)
    elif sort == "r" and i >= 2 and p.sorts[i - 2 : i] == "Np" and s.words[head_of(s, p, i - 2)] in POSSIBLE:
        yield noun_link(s, p, i - 2, "that")  # "a scenario in which troops"
        yield from _over_noun(s, p, i - 2, i - 2, depth + 1)
    elif sort == "s" and word == "as" and p.sorts[i - 1 : i] == "V" and s.words[p.ends[i - 1] - 1] in DENIES:
        yield verb_link(s, p, i - 1, "that")  # "rejected as a fairy tale reports that ..."
        yield from _over_verb(s, p, i - 1, depth + 1)
    elif sort == "s":
        yield Link(p.firsts[i], "if", p.firsts[i], verb=False)
        if word in {"if", "whether"} and i >= 1 and p.sorts[i - 1] == "V":
            yield verb_link(s, p, i - 1, "whether")
        yield END
    elif (sort in "r;,(" and (word != ":" or s.words[p.firsts[i] - 1] in SAYS)) or (
        sort == "&" and i >= 1 and (p.sorts[i - 1] not in "NV" or p.letters[p.firsts[i + 1]] == "u")
    ):
        yield END
