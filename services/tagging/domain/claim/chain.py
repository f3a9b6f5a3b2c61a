# ruff: noqa: C901, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
The words that govern a claim, from the inside out: its verb, the verb or noun that this is the complement of, and on.

"officials denied reports that Chad plans to send 200 soldiers": send, plans, reports, denied. ``chain`` walks over the
pieces of ``chunks.parse``; it ends where the clause does, and where it can't tell what governs what.
"""

from collections.abc import Iterator
from typing import NamedTuple

from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.parts import head_of
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.frames import VERBS, forms
from services.tagging.lexicon.governing import DENIES, EXCEPT, LETS, THAT_NOUNS, TO_NOUNS

AUXILIARY = frozenset(["do", "does", "did", "yet"])
# What holds a thing holds it as it is itself held.
_HOLDS = frozenset(form for verb in ("include", "contain", "comprise", "feature") for form in forms(verb))
_KEPT_NOUNS = THAT_NOUNS | {"way"}
_EXCEPTION = 14  # words of "apart from him and his friends"
_MOST_LINKS = 8
_MOST_STEPS = 24


class Link(NamedTuple):
    """
    A word that governs: where it stands, and how it holds what is below it.

    ``how``: object, subject, of, a preposition, to, that, ing, is (what something is), be (of a
    subject), if, and. Behind a preposition and a gerund: "of doing". ``first``: where its verb group begins,
    or its noun phrase.
    """

    at: int
    how: str
    first: int
    verb: bool


_END = Link(-1, "end", -1, verb=False)  # the clause has been read to where it begins


def chain(s: Sentence, first: int, last: int, *, people: bool) -> Iterator[Link]:
    """What governs words *first* .. *last* - 1, the nearest first."""
    p = parse(s)
    begin, end = p.at(first), p.at(last - 1)
    inner = next((k for k in range(begin, end + 1) if p.sorts[k] == "V"), None)
    if inner is not None and inner == end > begin and p.letters[last - 1] == "v" and predicate(s, p, inner)[0] > 0:
        yield from _over_noun(s, p, begin, inner, 0)  # "drone attacks will continue": no verb
    elif inner is not None and (inner == begin or not people):
        yield _verb_link(s, p, inner, "own")
        yield from _over_verb(s, p, inner, 0)
    elif p.ends[end] > last and p.sorts[end + 1 : end + 2] == "N" and (begin == 0 or p.sorts[begin - 1] in "rs;"):
        yield from _over_clause(s, p, begin - 1, 0)  # "that Ugandan soldiers guard the mines"
    else:
        yield from _over_noun(s, p, begin, end if inner is None else inner - 1, 0)


def _verb_link(s: Sentence, p: Parse, k: int, how: str) -> Link:
    first = k
    while first > 0 and (p.sorts[first - 1] == "B" or p.sorts[first - 1 : first + 1] in {"aV", "aB", "tB"}):
        first -= 1
    if first > 0 and p.sorts[first - 1] == "V" and s.words[p.firsts[first - 1]] in AUXILIARY:
        first -= 1  # "did not deny"
    at = p.ends[k] - 1
    while at > p.firsts[k] and p.letters[at] in "aq":
        at -= 1
    return Link(at, how, p.firsts[first], verb=True)


def _noun_link(s: Sentence, p: Parse, k: int, how: str) -> Link:
    return Link(head_of(s, p, k), how, p.firsts[k], verb=False)


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
        elif (
            sort == "&"
            and sorts[i - 2 : i] == "VN"
            and _finite_behind(p, end)
            and s.raw[p.firsts[i - 2]].islower()  # no name: "Saw Chit Thu and his fighters would"
        ):
            break  # "would change nothing and the troops will stay"
        elif sort == "&" and i >= 1 and sorts[i - 1] == "N":
            i, k = i - 2, i - 1
        elif sort == "&" and i >= 2 and sorts[i - 2 : i] == "N,":
            i, k = i - 3, i - 2
        elif sort == "," and i >= 1 and sorts[i - 1] == "N" and _in_list(p, i) and not _finite_behind(p, end):
            i, k = i - 2, i - 1
        elif sort == "o" and i >= 1 and sorts[i - 1] == "N":
            yield _noun_link(s, p, i - 1, "of")
            i, k = i - 2, i - 1
        elif sort == "p" and i and sorts[i - 1] == "N" and s.words[p.firsts[i]] == "plus":
            i, k = i - 2, i - 1
        elif sort == "," and s.words[p.firsts[i + 1]] == "including":
            i -= 1
        elif sort in "pyw" or (sort == "t" and i >= 1) or (sort == "o" and i >= 1 and sorts[i - 1] == "V"):
            found = _holder(s, p, i - 1 - (s.words[p.firsts[i]] == "including" and sorts[i - 1] == ","))
            if found is None:
                break
            word = s.words[p.firsts[i]]
            word = "toward" if word == "to" else word
            if sorts[found] == "N":
                yield _noun_link(s, p, found, word)
                i, k = found - 1, found
                continue
            yield _verb_link(s, p, found, word)
            yield from _over_verb(s, p, found, depth + 1)
            return
        elif (
            sort == "V"
            and p.letters[p.firsts[i] : p.ends[i]] == "e"
            and s.words[p.firsts[i] - 1].endswith("ly")
            and s.classes[p.firsts[i] - 2 : p.firsts[i] - 1] in {"d", "a", "g"}
        ):
            break  # "the newly formed brigade"
        elif sort == "V" and _speaks(s, p, i) and _finite_behind(p, end):
            break
        elif sort == "s" and s.words[p.firsts[i]] == "as" and i >= 1 and p.sorts[i - 1] == "V":
            i -= 1  # "rejected as a fairy tale reports that"
        elif sort == "V":
            yield _verb_link(s, p, i, "object")
            yield from _over_verb(s, p, i, depth + 1)
            return
        elif sort == "B" and s.words[p.firsts[k]] == "that":
            break  # "the fact is that troops"
        elif sort == "B":
            yield _verb_link(s, p, i, "is")
            yield from _over_verb(s, p, i, depth + 1)
            return
        elif sort == "N" and i >= 1 and sorts[i - 1] == "V":
            i -= 1  # "gave Kyiv the soldiers"
        elif sort == "N" and (i == 0 or sorts[i - 1] in "sr;,") and not _finite_behind(p, end):
            yield Link(head_of(s, p, i), "object", p.firsts[i], verb=True)  # of a verb that isn't known
            yield _END
            return
        elif sort == "N" and i >= 2 and s.words[p.firsts[i - 1]] == "as" and sorts[i - 2] == "V":
            i -= 2  # "rejected as a fairy tale reports that"
        else:
            break
    yield from _as_subject(s, p, k, end, depth)


def _finite_behind(p: Parse, k: int) -> bool:
    """Whether a verb follows the phrase that ends with piece *k*, so that it is its subject."""
    for i in range(k + 1, min(len(p.sorts), k + 8)):
        sort = p.sorts[i]
        if sort == "B":
            return True
        if sort == "V":
            return p.letters[p.firsts[i]] not in "tg"
        if sort not in "aqNpo":
            return False
    return False


def _in_list(p: Parse, i: int) -> bool:
    """Whether the comma at piece *i* stands in a list that an "and" ends."""
    if p.sorts[i + 2 : i + 3] not in {",", "&"}:
        return False
    rest = p.sorts[i : i + 14]
    return "&" in rest and set(rest[: rest.index("&")]) <= _OF_A_LIST


_OF_A_LIST = frozenset("N,poaq")


def _holder(s: Sentence, p: Parse, i: int) -> int | None:
    """The piece that a phrase with a preposition belongs to, from piece *i* to the left: a noun, or the verb."""
    steps = 0
    while i >= 0 and steps < 10:
        steps += 1
        sort = p.sorts[i]
        if sort == "N":
            if i == 0 or p.sorts[i - 1] in "s,;r&" or s.words[head_of(s, p, i)] in _KEPT_NOUNS:
                return i
            if steps <= 2 and p.letters[head_of(s, p, i)] == "n" and p.sorts[i - 1] not in "Vpywot":
                return i
            i -= 1
        elif sort in "VB":
            return i
        elif sort in "aqpywot":
            i -= 1
        else:
            return None
    return None


def _as_subject(s: Sentence, p: Parse, k: int, end: int, depth: int) -> Iterator[Link]:
    """The verb whose subject the phrase is, and what governs that."""
    piece, how = predicate(s, p, end)
    if piece < 0 and depth and k and p.sorts[k - 1] in "rs":
        yield from _over_clause(s, p, k - 1, depth + 1)  # of a verb that isn't seen
    if piece < 0:
        return
    if how == "be" and s.words[p.firsts[piece]] in {"has", "have", "had"}:
        return  # of a verb that isn't known
    yield _verb_link(s, p, piece, how)
    if p.letters[p.firsts[piece]] == "t" and p.sorts[piece - 1] in "NVB" and piece - 1 > end:
        yield from _over_infinitive(s, p, piece - 1, depth)
        return
    yield from _over_clause(s, p, k - 1, depth + 1)


def predicate(s: Sentence, p: Parse, end: int) -> tuple[int, str]:
    """The verb group whose subject ends with piece *end*, and how it holds it; -1 where none is seen."""
    for part in predicates(s, p, end):
        if part.how not in {"relative", "reduced", "aside", "far", "purpose"}:
            return p.at(part.at), "subject" if part.role != "is" else "be"
    if p.sorts[end + 1 : end + 2] == ",":  # "some 400 soldiers, among them a band, will come"
        for i in range(end + 3, min(len(p.sorts) - 1, end + 14)):
            if p.sorts[i] == ";":
                break
            if p.sorts[i] == "," and p.sorts[i + 1] in "VB" and p.letters[p.firsts[i + 1]] in "mhb":
                return i + 1, "subject" if p.sorts[i + 1] == "V" else "be"
    return -1, ""


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
            yield _END
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
        before = _verb_before(p, i - 1)
        if before is not None:
            yield _verb_link(s, p, before, "and")
            yield from _over_verb(s, p, before, depth + 1)
        else:
            yield _END
    elif p.sorts[i] == "r" and i and p.sorts[i - 1] == "N" and s.words[p.ends[k] - 1] in _HOLDS:
        yield _noun_link(s, p, i - 1, "of")  # "a package that includes drones"
        yield from _over_noun(s, p, i - 1, i - 1, depth + 1)
    elif p.sorts[i] == "r":
        yield from _over_clause(s, p, i, depth)
    elif letters == "e" and p.sorts[i] == "N" and i >= 1 and p.sorts[i - 1] in "Vpywot":
        return  # a participle that describes a noun
    else:
        yield from _over_clause(s, p, _before_subject(p, i), depth)


def _over_infinitive(s: Sentence, p: Parse, i: int, depth: int) -> Iterator[Link]:
    while i >= 2 and p.sorts[i] == "N" and p.sorts[i - 1] in "pywot" and p.sorts[i - 2] in "NV":
        if s.words[head_of(s, p, i)] in TO_NOUNS:
            break
        i -= 2  # "plans with Poland to send"
    sort = p.sorts[i]
    if sort in "VB":
        yield _verb_link(s, p, i, "to")
        yield from _over_verb(s, p, i, depth + 1)
    elif sort == "N":
        yield _noun_link(s, p, i, "to")
        if i >= 1 and p.sorts[i - 1] in "VB":
            yield _verb_link(s, p, i - 1, "to")
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
            yield _verb_link(s, p, i - 1, "whether")
            yield from _over_verb(s, p, i - 1, depth + 1)
    elif sort == "&" and i >= 1:
        before = _verb_before(p, i - 1)
        if before is not None and "t" in p.letters[p.firsts[before] : p.ends[before]]:
            yield from _over_verb(s, p, before, depth + 1)


def _over_gerund(s: Sentence, p: Parse, i: int, depth: int) -> Iterator[Link]:
    sort = p.sorts[i]
    if sort == "B" or (sort == "V" and not (_speaks(s, p, i) and _acts(p, i))):
        yield _verb_link(s, p, i, "ing")
        yield from _over_verb(s, p, i, depth + 1)
    elif sort in "Vr;":
        yield from _over_subject(s, p, i, depth)
    elif sort in "pywot":
        word = s.words[p.firsts[i]]
        yield Link(p.firsts[i], "doing", p.firsts[i], verb=False)
        found = i - 1 if word == "of" and p.sorts[i - 1 : i] == "N" else _holder(s, p, i - 1)
        if word == "of" and p.sorts[i - 3 : i] == "NpN" and i >= 3 and s.classes[p.ends[i - 1] - 1] in "CGX":
            found = i - 3  # "talk in Nairobi of sending"
        if found is None:
            return
        if p.sorts[found] == "N":
            yield _noun_link(s, p, found, f"{word} doing")
            yield from _over_noun(s, p, found, found, depth + 1)
        else:
            yield _verb_link(s, p, found, f"{word} doing")
            yield from _over_verb(s, p, found, depth + 1)
    elif sort == "N" and i >= 1 and p.sorts[i - 1] == "V":
        yield _verb_link(s, p, i - 1, "ing")  # "saw troops crossing"
        yield from _over_verb(s, p, i - 1, depth + 1)
    elif sort == "N" and s.words[p.ends[i] - 1] == "about" and p.ends[i] - p.firsts[i] > 1:
        yield Link(p.ends[i] - 2, "about doing", p.firsts[i], verb=False)  # "open-minded about sending"
        yield from _over_noun(s, p, i, i, depth + 1)
    elif sort == "N" and i >= 2 and p.sorts[i - 1] == "o":
        yield from _over_noun(s, p, i, i, depth + 1)  # "the prospect of cells rigging drones"


def _acts(p: Parse, i: int) -> int:
    """The verb whose subject is the act that piece *i* + 1 names; 0 where there is none."""
    verb = next((k for k in range(i + 2, min(len(p.sorts), i + 10)) if p.sorts[k] in "VBrs;,"), 0)
    return verb if verb and p.sorts[verb] in "VB" and p.letters[p.firsts[verb]] in "bhmv" else 0


def _over_subject(s: Sentence, p: Parse, i: int, depth: int) -> Iterator[Link]:
    """What is said of the act that piece *i* + 1 names: "said sending troops could not be ruled out"."""
    verb = _acts(p, i)
    if verb:
        yield _verb_link(s, p, verb, "subject")
    yield from _over_clause(s, p, i, depth + 1)


def _verb_before(p: Parse, i: int) -> int | None:
    """The verb group that another is joined to by "and"."""
    for k in range(i, max(-1, i - 10), -1):
        if p.sorts[k] in ";sr":
            return None
        if p.sorts[k] == "V":
            return k
    return None


def _before_subject(p: Parse, i: int) -> int:
    """Before the subject that ends at piece *i*."""
    while i >= 0:
        sort = p.sorts[i]
        if (
            sort in "Naq"
            or (sort in "pywot" and p.sorts[i + 1 : i + 2] in {"N", "a"})
            or (sort == "&" and p.sorts[i - 1 : i] == "N" and p.letters[p.firsts[i + 1]] != "u")
        ):
            i -= 1
        else:
            return i
    return i


def _over_clause(s: Sentence, p: Parse, i: int, depth: int) -> Iterator[Link]:
    """What governs the clause whose subject begins behind piece *i*."""
    while i >= 0 and p.sorts[i] in "aq":
        i -= 1
    i = _before_exception(s, p, i)
    if i < 0:
        yield _END
    if i < 0 or depth > _MOST_LINKS:
        return
    sort, word = p.sorts[i], s.words[p.firsts[i]]
    if sort == "V" and (_speaks(s, p, i) or s.words[p.ends[i] - 1] in LETS):
        yield _verb_link(s, p, i, "that")
        yield from _over_verb(s, p, i, depth + 1)
    elif sort == "r" and word == "that" and i >= 1:
        k = i - 1
        while k > 0 and (p.sorts[k] in "aq" or (p.sorts[k - 1 : k + 1] == "pN" and p.letters[p.firsts[k]] == "u")):
            k -= 1 if p.sorts[k] in "aq" else 2  # "denied on Tuesday that"
        if p.sorts[k] == "V":
            yield _verb_link(s, p, k, "that")
            yield from _over_verb(s, p, k, depth + 1)
        elif p.sorts[k] == "N" and s.words[head_of(s, p, k)] in THAT_NOUNS:
            yield _noun_link(s, p, k, "that")
            yield from _over_noun(s, p, k, k, depth + 1)
        elif p.sorts[k] == "N" and k >= 1 and p.sorts[k - 1] == "B":
            yield _noun_link(s, p, k, "that")  # "it is not true that"
            yield _verb_link(s, p, k - 1, "that")
            yield from _over_verb(s, p, k - 1, depth + 1)
        elif p.sorts[k] == "N":
            yield _END
    elif sort == "s" and word == "as" and p.sorts[i - 1 : i] == "V" and s.words[p.ends[i - 1] - 1] in DENIES:
        yield _verb_link(s, p, i - 1, "that")  # "rejected as a fairy tale reports that ..."
        yield from _over_verb(s, p, i - 1, depth + 1)
    elif sort == "s":
        yield Link(p.firsts[i], "if", p.firsts[i], verb=False)
        if word in {"if", "whether"} and i >= 1 and p.sorts[i - 1] == "V":
            yield _verb_link(s, p, i - 1, "whether")
        yield _END
    elif (sort in "r;,(" and (word != ":" or s.words[p.firsts[i] - 1] in SAYS)) or (
        sort == "&" and i >= 1 and (p.sorts[i - 1] not in "NV" or p.letters[p.firsts[i + 1]] == "u")
    ):
        yield _END


def _before_exception(s: Sentence, p: Parse, i: int) -> int:
    """The "that" behind which an exception is made before the comma at piece *i*: "that apart from them, no more"."""
    if i <= 0 or p.sorts[i] != ",":
        return i
    comma = p.firsts[i]
    for at in range(comma - 1, max(0, comma - _EXCEPTION), -1):
        if s.words[at] in EXCEPT:
            that = at - 1 - (s.words[at - 1] == ",")
            return p.at(that) if that >= 0 and s.words[that] == "that" else i
        if s.classes[at] in ";:":
            return i
    return i


def _speaks(s: Sentence, p: Parse, k: int) -> bool:
    word = s.words[p.ends[k] - 1]
    return word in SAYS or VERBS.get(word, ("", ""))[0] == "say"
