"""
Where to step from a piece of a sentence: to the verb of a subject, to what holds a phrase, over a list or an aside.

Each promises the number of a piece of ``chunks.parse``, or a word on the way, and reads no further than a dozen pieces;
who walks on from there, and why, is for ``claim/chain``.
"""

from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.parts import head_of
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.prepositions import opened
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.frames import VERBS
from services.tagging.lexicon.governing import DENIES, EXCEPT, MULLED, THAT_NOUNS

AUXILIARY = frozenset(["do", "does", "did", "yet"])


_KEPT_NOUNS = THAT_NOUNS | MULLED | {"way"}


_EXCEPTION = 14  # words of "apart from him and his friends"


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


def finite_behind(p: Parse, k: int) -> bool:
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


def in_list(p: Parse, i: int) -> bool:
    """Whether the comma at piece *i* stands in a list that an "and" ends."""
    if p.sorts[i + 2 : i + 3] not in {",", "&"}:
        return False
    rest = p.sorts[i : i + 14]
    return "&" in rest and set(rest[: rest.index("&")]) <= _OF_A_LIST


_OF_A_LIST = frozenset("N,poaq")


def holder(s: Sentence, p: Parse, i: int) -> int | None:
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
            if s.words[p.firsts[i]] == "despite":
                return None
            i -= 1
        elif sort == ")":
            i = opened(p, i) - 1
        else:
            return None
    return None


def acts(p: Parse, i: int) -> int:
    """The verb whose subject is the act that piece *i* + 1 names; 0 where there is none."""
    verb = next((k for k in range(i + 2, min(len(p.sorts), i + 10)) if p.sorts[k] in "VBrs;,"), 0)
    return verb if verb and p.sorts[verb] in "VB" and p.letters[p.firsts[verb]] in "bhmv" else 0


def verb_before(p: Parse, i: int) -> int | None:
    """The verb group that another is joined to by "and"."""
    for k in range(i, max(-1, i - 10), -1):
        if p.sorts[k] in ";sr":
            return None
        if p.sorts[k] == "V":
            return k
    return None


def before_subject(p: Parse, i: int) -> int:
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


def before_exception(s: Sentence, p: Parse, i: int) -> int:
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


def speaks(s: Sentence, p: Parse, k: int) -> bool:
    word = s.words[p.ends[k] - 1]
    return word in SAYS or VERBS.get(word, ("", ""))[0] == "say"


def called(s: Sentence, p: Parse, k: int) -> int | None:
    """The verb of "dismissed as false and misleading that", whose last adjective is piece *k*."""
    while k > 0 and p.sorts[k] in "N&aq":
        k -= 1
    if k < 1 or s.words[p.firsts[k]] != "as" or p.sorts[k - 1] != "V":
        return None
    return k - 1 if s.words[p.ends[k - 1] - 1] in DENIES else None
