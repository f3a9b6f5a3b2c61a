# ruff: noqa: C901, PLR0911 (a grammar has one branch for each way to say a thing)
"""
Drones that a sentence takes up without naming them: "shoot them down", "of which 80 were jammed", "one hit a mast".

``echoes`` reads the pronouns and the bare numbers of a sentence (``referred``), behind drones in it or in the sentence
before.
"""

from collections.abc import Iterator
from typing import NamedTuple

from services.tagging.domain.drones.flights import crashes, moves
from services.tagging.domain.drones.referred import BARE_NUMBER, CRAFT, TAKEN_UP, Referred, of_them, referred
from services.tagging.domain.drones.rivals import meant_of_another
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.governors import governor
from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.frames import NOMINALS, VERBS


class Echo(NamedTuple):
    """
    Words *first* .. *end* - 1, the verb at *at* included, tell *kind* of drones named before; *again*: of one that has
    been told of, where "another" would be of one more.
    """

    first: int
    end: int
    kind: str
    at: int
    number: Number | None
    again: bool


_NEW = frozenset(["them", "they", "machines", "devices", "boats", "such"])
_TARGETS = frozenset(["target", "targets", "mark"])
_MOST = 16  # pronouns and numbers of a sentence that are looked into: what has more is a table, or an attack
_IT_DOES_NOT = (["it", "does", "not"], ["it", "did", "not"])
_DOWN = frozenset(["down", "out", "back", "off"])
_KINDS = {
    ("stop", "object"): "interception",
    ("ward", "object"): "interception",
    ("release", "object"): "launch",
    ("release", "at"): "interception",
    ("stop", "at"): "interception",
    ("attack", "doer"): "strike",
    ("attack", "agent"): "strike",
    ("attack", "means"): "strike",
    ("stop", "agent"): "strike",
    ("impact", "doer"): "strike",
    ("crash", "doer"): "strike",
    ("get", "doer"): "strike",
    ("enter", "doer"): "incursion",
}
# Of phrases that mean one more of them, or so many of them, beyond doubt.
_OF_SURE = {("sight", "object"): "incursion", ("track", "object"): "incursion", ("motion", "doer"): ""}
_GUNS = frozenset(
    ["defences", "defenses", "defence", "defense", "gunners", "jets", "interceptors", "fighters", "missile"]
)
_FINDS = ("found", "find", "identif", "locat", "record", "register", "recogni", "discover", "hear", "report")
_TOLD_BY = frozenset(frame for frame, _ in _KINDS | _OF_SURE)
_VERBS = frozenset(word for word, (frame, _) in VERBS.items() if frame in _TOLD_BY) | {
    "got",
    "reached",
    "use",
    "operate",
    *(
        "buy",
        "bought",
        "order",
        "ordered",
        "purchase",
        "purchased",
        "acquire",
        "acquired",
        "receive",
        "received",
        "sold",
    ),
    "using",
    "uses",
}
_WEAK_DOWN = frozenset(
    """
    take took taken bring brought knock knocked shoot shot get got taking pick picks picked picking bringing cut
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def echoes(s: Sentence, start: int, *, single: bool = True, goods: bool = False) -> Iterator[Echo]:
    """
    What the words from *start* on tell of the drones before. ``single``: "it" may be one of them; ``goods``: they
    were made, sold or given.
    """
    rest = s.words[start:]
    if (
        BARE_NUMBER.search(s.classes, start) is None and TAKEN_UP.isdisjoint(rest) and CRAFT.isdisjoint(rest)
    ) or _VERBS.isdisjoint(rest):
        return
    p = parse(s)
    taken, tried = -1, 0
    for k in range(p.at(start) if start < s.size else len(p.sorts), len(p.sorts)):
        if p.sorts[k] != "N" or p.firsts[k] < start or "D" in p.letters[p.firsts[k] : p.ends[k]]:
            continue
        phrase = referred(s, p, k)
        if phrase is None or (not single and s.words[p.ends[k] - 1] == "it"):
            continue
        tried += 1
        if tried > _MOST:
            return
        found = _told(s, p, k, phrase) or (_given(s, p, k, phrase) if goods else None)
        if found is None or s.words[max(0, found.at - 3) : found.at] in _IT_DOES_NOT:
            continue  # "the fire goes on, but it does not stop them"
        kind = _kind(s, found)
        if s.words[p.firsts[k]] == "none" and (kind != "interception" or "D" not in s.classes[: p.firsts[k]]):
            continue  # "none reached the base" says no more than that they were stopped
        if found.at > taken and kind and not meant_of_another(s, p.firsts[k], phrase, found):
            taken = found.at
            first = min(phrase.number.first if phrase.number else p.firsts[k], found.at)
            end = max(found.at + 1, p.ends[k] if found.at < p.firsts[k] else 0)
            end += s.words[end : end + 1] != [] and s.words[end] in _DOWN
            again = phrase.sort in {"pronoun", "the machine"} and _NEW.isdisjoint(s.words[p.firsts[k] : p.ends[k]])
            yield Echo(first, end, kind, found.at, phrase.number, again)


def _kind(s: Sentence, part: Part) -> str:
    """The kind of what *part* tells; to be taught to use them is supply, to use them against somebody a strike."""
    if part.frame == "use":
        return "supply" if _trained(s, part.at) else "strike"
    if part.frame == "motion":
        moved = moves(s, part.at)
        return moved if moved in {"incursion", "strike", "supply"} else ""
    if part.frame == "crash":
        return crashes(s, part.at, "doer")
    if part.frame == "supply":
        return "supply"
    return _KINDS.get((part.frame, part.role)) or _OF_SURE[part.frame, part.role]


def _trained(s: Sentence, at: int) -> bool:
    """Whether somebody is taught to use them: "train Russian troops to use them"."""
    return s.words[at - 1 : at] == ["to"] and any(
        w.startswith(("train", "teach", "taught")) for w in s.words[max(0, at - 7) : at]
    )


def _against(s: Sentence, at: int) -> bool:
    """As in "using them against soldiers"."""
    return s.words[at + 1 : at + 3] == ["them", "against"] and s.words[at].startswith("us")


def _used_to_attack(s: Sentence, v: int) -> Part | None:
    """As in "nine drones hit the fort, seven were used in a raid"."""
    if s.words[v : v + 2] != ["were", "used"]:
        return None
    rest = s.words[v + 2 : v + 6]
    how = any(NOMINALS.get(w) == "attack" or VERBS.get(w, ("",))[0] == "attack" for w in rest)
    return Part("doer", "attack", v + 1) if how else None


def _told(s: Sentence, p: Parse, k: int, phrase: Referred) -> Part | None:
    """The part that the phrase at piece *k* plays, if it is one of drones."""
    pronoun, end = phrase.sort == "pronoun", p.ends[k]
    among = of_them(s, end)
    comma = k - 1 - (p.sorts[k - 1 : k] == "a")
    aside = among and p.sorts[comma : comma + 1] == "," and comma > 0  # ", nearly all of which were downed"
    before = governor(s, p, k) if not aside else None
    roles = {"object", "at", "agent", "means"} if phrase.sort == "the machine" else {"object", "at"}
    parts = [before] if before is not None and before.frame and before.role in roles else []
    apart = p.sorts[k - 2 : k] == ",w"  # ", with two of them downed"
    if not parts and (before is None or before.role in {"of", "after", "with"} or apart):
        parts = list(predicates(s, p, k))
    sure = phrase.sort in {"one more", "the machine"} or (among and phrase.number is not None)
    if pronoun and (crossed := _crossed(s, p, k)) is not None:
        return crossed
    for part in parts:
        word = s.words[part.at]
        through = word == "got" and s.words[part.at + 1 : part.at + 2] == ["through"]
        if through or (word == "reached" and not _TARGETS.isdisjoint(s.words[part.at + 1 : part.at + 4])):
            return part._replace(frame="get", role="doer")
        if pronoun and part.frame == "use" and part.role == "object" and (_trained(s, part.at) or _against(s, part.at)):
            return part
        if pronoun and part.how == "reduced":
            continue  # nothing describes "it"
        if part.how == "noun" or not _may_be(s, part, among=among, sure=sure):
            continue
        if pronoun and (part.role == "doer" or word.startswith(("fight", "fought", "los"))):
            continue  # who "they" are is anybody's guess
        if part.role == "object" and part.frame == "release" and (pronoun or part.at < p.firsts[k]):
            if s.words[p.firsts[k]] == "them" and s.words[end : end + 1] in (["at"], ["towards"], ["against"]):
                return part
            continue
        if (
            part.role == "object"
            and part.at < p.firsts[k]
            and part.frame == "ward"
            and not pronoun
            and word.startswith(("los", "fight", "beat", "forc"))
        ):
            continue
        if (
            pronoun
            and part.frame == "stop"
            and _GUNS.isdisjoint(s.words[max(0, part.at - 3) : part.at])
            and word.startswith(("captur", "seiz", "destroy", "kill", "caught", "eliminat", "hijack", "trap"))
        ):
            continue
        return part
    return _used_to_attack(s, end) if phrase.number is not None else None


def _crossed(s: Sentence, p: Parse, k: int) -> Part | None:
    """As in "It is said to have crossed into Moldova": a border that "it", first of a sentence, went over."""
    if p.firsts[k] > 0 or s.words[0] not in {"it", "they"} or (_LINES.isdisjoint(s.words) and "C" not in s.classes):
        return None
    at = next((k for k in range(1, min(s.size - 1, _SOON)) if _goes_over(s, k)), 0)
    if not at or s.words[at].startswith(("appear", "buzz")):
        return None
    behind = range(at + 1, min(s.size, at + 9 if s.words[at] in _STAYS else at + 5))
    over = any(s.classes[k] == "C" or s.words[k] in _LINES for k in behind)
    return Part("doer", "enter", at) if over else None


def _goes_over(s: Sentence, k: int) -> bool:
    return s.words[k] in _STAYS or VERBS.get(s.words[k], ("",))[0] == "enter"


_STAYS = frozenset(["stayed", "remained", "spent"])
_SOON = 9  # words: farther on, another clause begins
_LINES = frozenset(["airspace", "border", "frontier", "territory", "soil", "side"])


def _over_a_land(s: Sentence, at: int) -> bool:
    """As in "one came over Romanian soil": whether what moves at *at* is over another state's land."""
    return bool({"over", "into", "across", "on"} & {*s.words[at + 1 : at + 3]}) and not _LINES.isdisjoint(
        s.words[at + 2 : at + 6]
    )


def _given(s: Sentence, p: Parse, k: int, phrase: Referred) -> Part | None:
    """The verb by which the phrase at piece *k* is made over to somebody: "Togo ordered some as well"."""
    if phrase.sort == "pronoun" or not _MORE.isdisjoint(s.words[p.ends[k] : p.ends[k] + 1]):
        return None
    part = governor(s, p, k)
    given = part is not None and part.role == "object" and s.words[part.at].startswith(_GIVES)
    return part if given and part is not None and part.at < p.firsts[k] else None


_GIVES = (
    "buy",
    "bought",
    "order",
    "purchas",
    "acquir",
    "receiv",
    "obtain",
    "procur",
    "deliver",
    "sold",
    "sell",
    "sent",
    "get",
    "got",
)
_MORE = frozenset(["of", "for", "on"])


def _may_be(s: Sentence, part: Part, *, among: bool, sure: bool) -> bool:
    """Whether *part* can be one of drones, whatever else can play it."""
    word, near = s.words[part.at], {*s.words[part.at + 1 : part.at + 4]}
    if (part.frame, part.role) in _OF_SURE:
        if part.frame == "motion" and not sure:
            return _over_a_land(s, part.at) or word in {"go", "goes"}
        return sure and not word.startswith(_FINDS)
    if (part.frame, part.role) not in _KINDS:
        return False
    if part.frame == "stop" and word in _WEAK_DOWN:
        return bool({*near, *s.words[part.at + 4 : part.at + 5]} & _DOWN)
    if part.frame == "ward" and word.startswith("forc"):
        return bool(near & _DOWN)
    if part.frame == "enter":
        return among or sure
    if part.frame == "crash":
        return sure or _over_a_land(s, part.at) or (word.startswith("crash") and bool({"into", "on", "onto"} & near))
    return part.frame != "attack" or not word.startswith(("kill", "wound", "injur", "hurt"))
