# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
The verb or noun that a phrase with a preposition belongs to: agent ("by drones"), means ("with drones"), complement
("a plan for drones"), or nothing that says what becomes of it.
"""

from services.tagging.domain.reading.chunks import Parse
from services.tagging.domain.reading.parts import Part, frame_at, head_of, is_passive
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import HARM, WRECKS
from services.tagging.lexicon.frames import NOMINALS, VERBS

_HELPS = (
    "support",
    "help",
    "aid",
    "assist",
    "back",
    "load",
    "flood",
    "present",
    "strengthen",
    "reinforc",
    "bolster",
    "resuppl",
    "reward",
)
_MOST = frozenset(["most", "many", "some", "half", "all", "both"])
_BANS = frozenset(["ban", "bans", "moratorium", "embargo"])
_NEAR = 2
_HARMS = frozenset(["damage", "casualties", "losses", "injuries", "wounds", "deaths"])
_SHOTS = frozenset(
    [
        "missile",
        "missiles",
        "rocket",
        "rockets",
        "bomb",
        "bombs",
        "grenade",
        "grenades",
        "munition",
        "munitions",
        "bullet",
        "bullets",
        "shots",
    ]
)
MEANS: frozenset[str] = frozenset(["with", "using", "via", "through"])


def of_preposition(s: Sentence, p: Parse, i: int, word: str) -> Part | None:
    """The verb or noun that a phrase with preposition *word* belongs to; the phrase begins behind piece *i*."""
    role = "means" if word in MEANS else "agent" if word == "by" else word
    steps, begin = 0, min(i + 2, len(p.sorts) - 1)
    if word == "from" and i > 0 and p.sorts[i] in "aq" and (shot := _shot_before(s, p, i)) is not None:
        return shot
    weak: Part | None = None
    while i >= 0 and steps < 14:
        steps += 1
        sort = p.sorts[i]
        if sort == "N":
            at = head_of(s, p, i)
            head = s.words[at]
            if head == "fire" and word in {"on", "at", "upon"}:
                return Part("at", "release", at)
            if head in _BANS:
                return None  # "want a ban on drones"
            if word in {"from", "by"} and head in _HARMS and steps == 1:
                return Part("from", "attack", at, "noun")  # "damage from drones"
            if word in MEANS and head.startswith("operation") and steps <= _NEAR and not HARM.isdisjoint(s.words):
                return Part("with", "attack", at, "noun")
            if word == "from" and head in _SHOTS and steps == 1:
                return Part("from", "attack", at, "noun")  # "a missile from a drone"
            if head in NOMINALS:
                part = _of_noun(s, p, i, at, word)
                if part is not None:
                    return part
            elif steps == 1 and p.letters[at] == "n" and word == "by" and VERBS.get(head, ("", ""))[0] == "attack":
                return Part("by", "attack", at, "noun")
            i -= 1
        elif sort == "V":
            frame, at = frame_at(s, p, i)
            if word == "with" and (frame == "supply" or s.words[at].startswith(_HELPS)):
                frame = "supply"
                return Part("with", frame, at)
            passive = is_passive(s, p, i) or (steps <= 2 and p.letters[at] == "e" and word == "by")
            if (
                word == "by"
                and not passive
                and p.letters[at] != "e"
                and p.letters[p.firsts[begin] : p.ends[begin]] == "D"
            ):
                return Part("means", frame, at)  # "drop mines by drone"
            if word == "by":
                return Part("agent", frame, at) if passive or p.letters[at] == "e" else weak
            if word in MEANS:
                if (
                    frame in {"say", "other", "", "use"}
                    and i >= 1
                    and p.sorts[i - 1] == "N"
                    and p.letters[p.firsts[i] : p.ends[i]] == "e"
                    and steps > 1
                ):
                    weak = weak or Part("means", frame, at)
                    i -= 1  # "conducted strikes coordinated with the army using drones"
                    continue
                if frame in {"say", "other", ""} and steps > 1 and p.letters[p.firsts[i]] != "t":
                    return weak or Part("means", frame, at)
                return Part("means", frame, at)
            if word in {"at", "on", "upon", "against"} and frame in {"release", "stop", "send", "ward"}:
                return Part("at" if word != "against" or frame != "ward" else "against", frame, at)
            if word == "into" and frame == "supply":
                return Part("into", frame, at)
            if word in {"for", "in", "on", "to", "from", "off", "with"} and (steps <= 3 or word == "for"):
                return Part(word, frame, at)
            return None
        elif sort in "aq,":
            aside = {"a", "q"} if s.words[p.firsts[i + 1]] not in _MOST else {"a", "q", "N", "o"}
            apart = word != "by" or not set(p.sorts[i + 1 : i + steps]) <= aside  # ", most of them by drones"
            if sort == "," and word not in MEANS and steps > 1 and p.sorts[i + 1] != "p" and apart:
                return weak
            i -= 1
        elif sort == ")":
            i = opened(p, i) - 1
        elif sort in "pywot" or (sort == "&" and i >= 1 and p.sorts[i - 1] in "N,pw"):
            i -= 1
        elif sort == "B":
            if (
                word == "for"
                and i >= 1
                and p.sorts[i - 1] == "N"
                and NOMINALS.get(s.words[head_of(s, p, i - 1)]) == "supply"
            ):
                return Part("for", "supply", head_of(s, p, i - 1), "noun")  # "the parts were for drones"
            return weak or (Part(role, "", p.ends[i] - 1) if word in MEANS else None)
        else:
            return weak
    return weak or (Part("means", "", p.firsts[0]) if word in MEANS and i < 0 and steps else None)


def _shot_before(s: Sentence, p: Parse, i: int) -> Part | None:
    """As in "a missile, apparently from a drone": what came from it, past an adverb."""
    while i > 0 and p.sorts[i] in "aq,":
        i -= 1
    at = head_of(s, p, i)
    return Part("from", "attack", at, "noun") if p.sorts[i] == "N" and s.words[at] in _SHOTS else None


def _of_noun(s: Sentence, p: Parse, i: int, at: int, word: str) -> Part | None:
    frame = NOMINALS[s.words[at]]
    if word == "using":
        word = "with"
    if word == "for" and frame in {"supply", "site", "factory"}:
        return Part("for", frame, at, "noun")
    if word == "from" and frame == "ward" and s.words[at] in WRECKS:
        return Part("of", frame, at, "noun")
    if word in {"by", "with", "from", "involving"} and frame in {"attack", "observe", "enter"}:
        return Part(word, frame, at, "noun")
    if word in {"in", "on"} and frame in {"supply", "use", "ward"} and i + 2 < len(p.sorts):
        return Part(word, frame, at, "noun")
    return None


def opened(p: Parse, i: int) -> int:
    for k in range(i - 1, max(-1, i - 30), -1):
        if p.sorts[k] == "(":
            return k
    return i
