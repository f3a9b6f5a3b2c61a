# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
To the right of a noun phrase: the verbs whose subject it is, in relative clauses and as participles, too.

``predicates`` walks over the pieces of ``chunks.parse`` once; it ends where the clause does.
"""

from collections.abc import Iterator

from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.ends import closed, joins, past_comma, past_objects, past_phrase
from services.tagging.domain.reading.parts import Part, frame_at, has_object, head_of, is_passive
from services.tagging.domain.reading.sentence import Sentence

_PAST_ONLY = frozenset(
    [
        "took",
        "came",
        "flew",
        "rose",
        "fell",
        "blew",
        "broke",
        "went",
        "drove",
        "began",
        "threw",
        "gave",
        "saw",
        "became",
        "wrote",
        "got",
        "sank",
        "dove",
        "tore",
    ]
)
_ABLE = frozenset(
    [
        "ability",
        "capacity",
        "capability",
        "capabilities",
        "power",
        "potential",
        "range",
        "need",
        "chance",
        "means",
        "order",
        "orders",
    ]
)
# Between "had" and its participle they say when.
_LATELY = frozenset(["late", "earlier", "lately", "since", "once", "twice", "before", "again"])
_KEEP = frozenset(["keep", "keeps", "kept"])
_WITHOUT_OBJECT = frozenset(["circled", "patrolled", "spied", "snooped", "looked", "watched", "hunted"])
_STAYS_ACTIVE = frozenset({"impact", "crash", "motion", "enter"})


def predicates(s: Sentence, p: Parse, k: int) -> Iterator[Part]:
    """The verbs that the noun phrase at piece *k* is the subject of, those of relative clauses and participles too."""
    size = len(p.sorts)
    how, i, found, after_comma, near = "main", k + 1, False, False, True
    going = False  # a participle stands before
    while i < size:
        sort = p.sorts[i]
        if sort == ")" and i == k + 1 and k and p.sorts[k - 1] == "(":
            i += 1  # "58 out of 59 (drones) were downed"
            continue
        if sort in ";s" or sort == ")":
            return
        if sort == "(":
            i = closed(p, i) + 1
        elif sort in "aq":
            i += 1
        elif sort == "r":
            how, i = ("relative" if near else "far"), i + 1
        elif sort in "pywot":
            i = past_phrase(p, i)
            if i < 0:
                return
            # else what follows describes another noun
            near = s.classes[head_of(s, p, i - 1)] in "CGRXO" or s.words[p.firsts[i - 1]] in {"them", "which"}
        elif sort == ",":
            nxt = past_comma(s, p, i)
            if nxt < 0:
                return
            after_comma, i, near = True, nxt, True
        elif sort == "&":
            after = i + 1
            while after < size and p.sorts[after] == "a":
                after += 1
            joined = after < size and p.sorts[after] == "V"
            if joined and (found or (going and p.letters[p.firsts[after]] == "g")):
                i = after  # "tracking and then attacking"
            elif joined and after == i + 1 and p.letters[p.firsts[after] : p.ends[after]] == "e" and _described(p, i):
                i = after  # "detected and shot down by gunners"
            elif i + 1 < size and p.sorts[i + 1] == "N" and not found and joins(s, p, i + 1):
                i += 2
            else:
                return
        elif sort == "N":
            if how == "relative" and i + 1 < size and p.sorts[i + 1] in "po" and p.sorts[i + 2 : i + 4] in {"NV", "Na"}:
                i += 2  # "that rebels from Yemen launched"
            if i + 1 < size and p.sorts[i + 1] in "Va" and not found:
                v = i + 1
                while v < size and p.sorts[v] in "aq":
                    v += 1
                if v < size and p.sorts[v] == "V" and (how == "relative" or not after_comma):
                    frame, at = frame_at(s, p, v)
                    if not is_passive(s, p, v):
                        yield Part("object", frame, at, how if how == "relative" else "zero")
                    how, i, found = "main", past_objects(p, v + 1), False
                    continue
            return
        elif sort == "B":
            if how == "main":
                v = next(
                    (
                        v
                        for v in range(i + 1, min(size, i + 4))
                        if p.sorts[v] not in "aqpoN" or p.ends[v] - p.firsts[v] > 1
                    ),
                    size,
                )
                told = (
                    v < size
                    and p.letters[p.ends[i] - 1] == "h"
                    and not _LATELY.isdisjoint(s.words[p.ends[i] : p.firsts[v]])
                )
                if v < size and p.sorts[v] == "V" and told:
                    yield _predicate(s, p, v, "main")[0]._replace(how="main")  # "had of late been seen"
                    return
                if v < size and p.sorts[v] == "V" and p.letters[p.firsts[v]] in "tg":
                    yield _predicate(s, p, v, "main")[0]._replace(how="main")  # "were able to cross"
                else:
                    yield Part("is", "", p.ends[i] - 1, how)
                    yield from _added(s, p, i + 1)
                return
            how, i = "main", i + 1
        elif (
            sort == "V"
            and p.letters[p.firsts[i]] == "t"
            and p.sorts[i - 1] == "N"
            and s.words[p.ends[i - 1] - 1] in _ABLE
        ):
            i = past_objects(p, i + 1)  # "with the ability to strike" says what they are
            near = False
        elif sort == "V":
            part, reduced = _predicate(s, p, i, how)
            going = p.letters[p.firsts[i] : p.ends[i]] == "g"
            if reduced and after_comma:
                part = part._replace(how="aside")
            if how != "far" and (near or not reduced):
                yield part
            i = past_objects(p, i + 1)
            if reduced and part.frame == "say" and p.sorts[i : i + 1] == "V" and p.letters[p.firsts[i]] == "t":
                i = past_objects(p, i + 1)  # "thought to carry bombs"
            if how in {"relative", "far"} or reduced:
                how, near = "main", True
                if i < size and p.sorts[i] == "," and i + 1 < size and p.sorts[i + 1] in "VB":
                    i += 1
            else:
                found = True
                if p.sorts[i : i + 2] in {",&", ",s"}:
                    i += 1
                if p.sorts[i : i + 2] == "sV" and s.words[p.firsts[i]] == "but":
                    i += 1  # "were launched, but were intercepted"
                    continue
                if part.frame in {"track", "observe"}:
                    yield from _added(s, p, i)
                if i < size and p.sorts[i] != "&" and part.how != "purpose":
                    if (
                        part.frame in {"say", "other", "use", "supply", "motion", "", "deal"}
                        or s.words[part.at] in _KEEP
                    ):
                        yield from _purposes(s, p, i)
                    return
        else:
            return


def _described(p: Parse, i: int) -> bool:
    """Whether a participle alone stands right before piece *i*."""
    return p.sorts[i - 1] == "V" and p.letters[p.firsts[i - 1] : p.ends[i - 1]] == "e"


def _to_do(p: Parse, i: int) -> bool:
    """Whether an infinitive stands at piece *i*."""
    return i < len(p.sorts) and p.letters[p.firsts[i]] == "t"


def _predicate(s: Sentence, p: Parse, i: int, how: str) -> tuple[Part, bool]:
    """The part that verb group *i* gives its subject, and whether it only describes it."""
    letters = p.letters[p.firsts[i] : p.ends[i]]
    frame, at = frame_at(s, p, i)
    if is_passive(s, p, i):
        if how == "main" and letters[0] == "t":
            how = "purpose"
        elif how == "main" and s.words[p.firsts[i]] == "being":
            how = "reduced"
        return Part("object", frame, at, how), False
    bare = len(letters.rstrip("q")) == 1 or letters[0] == "a"
    if letters[0] == "t":
        return Part("doer", frame, at, "purpose"), False
    if letters[-1] == "g" and bare:
        return Part("doer", frame, at, "reduced"), True
    if letters[-1] == "e" and bare and p.sorts[i + 1 : i + 3] == "&V" and has_object(p, i + 2):
        return Part("doer", frame, at, how), False  # "shot and killed a man"
    if letters[-1] == "e" and bare and how == "main" and s.words[at] not in _PAST_ONLY:
        nxt = p.sorts[i + 1] if i + 1 < len(p.sorts) else ""
        down = s.words[at] in {"shot", "brought", "knocked", "taken", "forced"}
        if (
            frame in _STAYS_ACTIVE
            or (s.words[at] in _WITHOUT_OBJECT and nxt != "y")
            or (has_object(p, i) and (frame != "use" or s.words[at] == "guided"))
            or (frame == "attack" and nxt != "y")
        ):
            return Part("doer", frame, at, how), False
        if frame in {"", "say", "other"} and nxt != "y" and not down:
            return Part("doer", frame, at, how), nxt in {"p", "w"} or (frame == "say" and _to_do(p, i + 1))
        return Part("object", frame, at, "reduced"), True
    return Part("doer", frame, at, how), False


def _added(s: Sentence, p: Parse, i: int) -> Iterator[Part]:
    """What a participle adds behind a comma: "have been vital, striking launchers"."""
    for k in range(i, min(len(p.sorts) - 1, i + 10)):
        if p.sorts[k] in ";sr":
            return
        if p.sorts[k] == "," and p.sorts[k + 1] == "V" and p.letters[p.firsts[k + 1]] == "g":
            frame, at = frame_at(s, p, k + 1)
            yield Part("doer", frame, at, "aside")
            return


def _purposes(s: Sentence, p: Parse, i: int) -> Iterator[Part]:
    """The infinitives and participles that follow: "slipped past the jammers to hit a radar"."""
    for k in range(i, min(len(p.sorts), i + 9)):
        if p.sorts[k] in ";sr":
            return
        if (
            p.sorts[k] == "V"
            and p.letters[p.firsts[k]] in "tg"
            and not (p.sorts[k - 1] == "p" and s.words[p.firsts[k - 1]] not in {"for", "in"})
        ):
            frame, at = frame_at(s, p, k)
            yield Part("object" if is_passive(s, p, k) else "doer", frame, at, "purpose")
