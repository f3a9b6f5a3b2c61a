# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
To the left of a noun phrase: the verb whose object it is, or the verb or noun that it is the agent, the means or the
complement of.

``governor`` walks over the pieces of ``chunks.parse`` once, past what is coordinated with the phrase and past words
that only say how many.
"""

from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.parts import Part, frame_at, has_object, head_of, is_passive
from services.tagging.domain.reading.prepositions import of_preposition, opened
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import WEAPONS
from services.tagging.lexicon.frames import FLIGHT, MEASURES, NOMINALS


def governor(s: Sentence, p: Parse, k: int) -> Part | None:
    """What governs the noun phrase at piece *k*, from the left."""
    i = k - 1
    flight: Part | None = None
    listed = False
    while i >= 0:
        sort = p.sorts[i]
        if sort == "(" and i == k - 1 and p.sorts[i - 1 : i] == "N":
            i -= 2  # "several groups (drones)"
        elif sort in "aq" or sort == "(":
            if s.words[p.firsts[i]] == "down" and p.sorts[i - 1 : i] in {"t", "B"}:
                return Part("object", "stop", p.firsts[i])  # "failed to down the drones"
            i -= 1
        elif sort == ")":
            short = i == k - 1 and p.sorts[i - 2 : i] == "(N"
            i = opened(p, i) - 1
            if short and i >= 0 and p.sorts[i] == "N":
                i -= 1  # "long-endurance (MALE) drones"
        elif sort == ",":
            if i == k - 1 and _has_verb(p, k):
                return flight  # ", drones were": another clause
            if p.sorts[i - 1] == "N" and i >= 1 and (p.sorts[i - 2] if i >= 2 else "") not in {"r", "s"}:
                i, listed = i - 2, True
            elif i >= 1 and p.sorts[i + 1] == "p" and s.words[p.firsts[i + 1]] in _INSTANCES:
                i -= 1
            else:
                return flight
        elif sort == "&":
            before = p.sorts[i - 1] if i else ""
            if before == "N":
                if _of_its_own(s, p, i, k):
                    return flight  # "were wounded in the blast and two drones were downed"
                twin = _twin(s, p, i, k)
                if twin is not None:
                    return governor(s, p, twin)
                i -= 2
            elif before == "," and i >= 2 and p.sorts[i - 2] == "N":
                if k == i + 1 and _acts(s, p, k):
                    return flight  # ", and one hit a silo"
                i -= 3
            elif before == "V":
                i -= 1
            else:
                return flight
        elif sort == "V":
            frame, at = frame_at(s, p, i)
            if i == k - 1 and frame == "supply" and _describes(p, i):
                return flight  # "when modified drones dropped"
            part = _of_verb(s, p, i, frame, at)
            return flight if part is None else part
        elif sort == "N":
            # two phrases side by side: "gave the army the drones"
            if i >= 1 and p.sorts[i - 1] == "V" and frame_at(s, p, i - 1)[0] == "supply":
                return Part("object", "supply", frame_at(s, p, i - 1)[1])
            return flight
        elif sort == "o":
            if i and s.words[p.firsts[i - 1]] in {"out", "down"}:
                i -= 1  # "28 out of 31", "the shooting down of"
            if i == 0 or p.sorts[i - 1] not in "NVg":
                return flight
            if p.sorts[i - 1] == "V":
                return (
                    Part("of", frame_at(s, p, i - 1)[0], p.ends[i - 1] - 1, "noun")
                    if p.letters[p.firsts[i - 1]] == "g"
                    else flight
                )
            head = s.words[head_of(s, p, i - 1)]
            if head in _HELP and p.sorts[i - 2 : i - 1] in {"w", "y"}:
                return of_preposition(s, p, i - 3, "with") or flight  # "carried out with the help of drones"
            if head in NOMINALS:
                return Part("of", NOMINALS[head], head_of(s, p, i - 1), "noun")
            if head not in MEASURES and s.classes[head_of(s, p, i - 1)] not in "nksvHy" and not listed:
                return flight or Part("of", "", p.firsts[i])
            if head in FLIGHT:
                flight = Part("of", "release", head_of(s, p, i - 1), "noun")
            i -= 2
        elif sort in "pywt":
            word = s.words[p.firsts[i]]
            if word in _INSTANCES:
                held = of_preposition(s, p, i - 1, "involving") if word in {"including", "involving"} else None
                if held is not None and held.how == "noun":
                    return held
                i -= 1
                while i >= 0 and (
                    p.sorts[i] in ",q"
                    or (p.sorts[i] == "N" and (p.sorts[i + 1] in "p," or s.words[p.firsts[i + 1]] == "such"))
                ):
                    i -= 1  # what they are an instance of
                continue
            if listed and (i == 0 or p.sorts[i - 1] in ";s,r" or not _is_list(p, i, k)):
                return flight  # "On October 29, drones ..."
            return of_preposition(s, p, i - 1, word) or flight or Part(word, "", p.firsts[i])
        else:
            return flight
    return flight


def _of_its_own(s: Sentence, p: Parse, i: int, k: int) -> bool:
    """Whether the "and" at piece *i* begins a clause whose subject is the phrase at piece *k*."""
    if i < 3 or k != i + 1 or p.sorts[i - 2] not in "Vp" or s.words[head_of(s, p, i - 1)] in WEAPONS:
        return False
    return _acts(s, p, k)


def _acts(_s: Sentence, p: Parse, k: int) -> bool:
    """Whether the phrase at piece *k* has a finite verb of its own right behind it."""
    v = k + 1
    while p.sorts[v : v + 1] in {"a", "q"}:
        v += 1
    if p.sorts[v : v + 1] not in {"V", "B"}:
        return False
    return p.letters[p.firsts[v]] in "bhm" or (p.letters[p.firsts[v] : p.ends[v]] in {"e", "v"} and has_object(p, v))


def _twin(s: Sentence, p: Parse, i: int, k: int) -> int | None:
    """The drones that share their verb with those at piece *k*: "downed two drones near A and three drones near B"."""
    if i < 3 or k != i + 1 or _NUMBER.isdisjoint(s.classes[p.firsts[k] : p.ends[k]]):
        return None
    if p.sorts[i - 2] != "p" and p.letters[p.ends[i - 2] - 1] != "g":
        return None  # nor "four drones nearing A and three drones nearing B"
    for m in range(i - 3, max(-1, i - 8), -1):
        if p.sorts[m] == "N" and "D" in p.letters[p.firsts[m] : p.ends[m]]:
            return m
        if p.sorts[m] not in "pNoaq":
            return None
    return None


def _describes(p: Parse, i: int) -> bool:
    """Whether the participle at piece *i* opens its clause, and so describes the noun behind it."""
    return p.letters[p.firsts[i] : p.ends[i]] == "e" and (i == 0 or p.sorts[i - 1] in "sr;")


_INSTANCES = frozenset(["including", "involving", "like", "as"])
_NUMBER = frozenset("nyvs")
_HELP = frozenset(["help", "aid", "use", "assistance", "means", "deployment"])


def _has_verb(p: Parse, k: int) -> bool:
    """Whether the phrase at piece *k* is the subject of a verb of its own: ", the drones in turn managed to ..."."""
    if p.sorts[k + 1 : k + 2] in {"V", "B"} and p.letters[p.firsts[k + 1]] in "bhm":
        return True
    v = k + 1 + (2 if p.sorts[k + 1 : k + 3] == "pN" else 0)
    while p.sorts[v : v + 1] in {"a", "q"}:
        v += 1
    if p.sorts[v : v + 1] != "V" or p.letters[p.firsts[v]] not in "ev":
        return False
    return p.sorts[v + 1 : v + 2] == "V" and p.letters[p.firsts[v + 1]] == "t"


def _is_list(p: Parse, i: int, k: int) -> bool:
    """Whether an "and" stands among the phrases between pieces *i* and *k*, or joins more to them."""
    behind = p.sorts[k + 1 : k + 2]
    return "&" in p.sorts[i:k] or behind == "&" or (behind == "," and "&" in p.sorts[k + 1 : k + 8])


_KEEPS = ("keep", "kept", "lead", "led", "hold", "held")
# With a particle these say much of their object, and little without: "put two drones out of action".
_WITH_PARTICLE = frozenset(
    """
    add adds added adding put puts putting render renders rendered rendering pass passes passed passing
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_HOLDS = ("involv", "includ", "featur", "compris", "contain")


def _of_verb(s: Sentence, p: Parse, i: int, frame: str, at: int) -> Part | None:
    if s.words[at].startswith(_HOLDS):
        return Part("held", frame, at)
    if s.words[at].startswith("blam"):
        return Part("object", frame, at)
    if s.words[at].startswith(_KEEPS) or s.words[at] in _WITH_PARTICLE:
        return Part("object", frame, at)
    if (is_passive(s, p, i) and frame not in {"supply", "send"}) or frame in {"say", "", "other"}:
        return None
    return Part("object", frame, at)
