# ruff: noqa: C901, PLR0911 (one branch for each thing that shows a war)
"""
Whether drones are at war where they are spoken of: by their own name, by the words beside them, by the article.

``at_war`` promises to answer from the sentence and the article's frame alone; words of peace in the sentence (a film, a
farm, a parcel) outweigh all but plain words of war.
"""

import re

from services.tagging.domain.drones.sign import Sign
from services.tagging.domain.indicator import Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import AT_WAR, CIVIL, HARMED, MADE_FOR_WAR, PEACE, SENSITIVE
from services.tagging.lexicon.frames import VERBS
from services.tagging.lexicon.warlike import PLAINLY_WAR

_ALWAYS_WEAPONS = MADE_FOR_WAR - {
    "surveillance",
    "long-range",
    "scout",
    "spy",
    "bomber",
    "military",
    "combat",
    "strike",
    "armed",
    "naval",
}
_HOSTILE = frozenset({"strike", "interception", "site"})


def at_war(s: Sentence, context: Context, d: int, sign: Sign) -> bool:
    """Whether what *sign* tells of the drones at word *d* is told of a war, or of a threat to a state."""
    return _made_for_war(s, d) or (not _at_a_show(s, d) and _told_of_war(s, context, d, sign))


def speaks_of_war(s: Sentence) -> bool:
    """Whether a word of *s* is one of war."""
    return not AT_WAR.isdisjoint(s.words) or _ARMED.search(s.classes) is not None


def _made_for_war(s: Sentence, d: int) -> bool:
    """Whether the drones' own name says that they are weapons: "strike drones", "Reaper drones"."""
    near = s.words[max(0, d - 2) : d + 1]
    if s.classes[d - 2 : d - 1] == "h" and d > 2:
        near.append("".join(s.words[d - 3 : d]))  # long-range
    return not (MADE_FOR_WAR if PEACE.isdisjoint(s.words) else _ALWAYS_WEAPONS).isdisjoint(near)


def _told_of_war(s: Sentence, context: Context, d: int, sign: Sign) -> bool:
    word = s.words[sign.at]
    if sign.kind == "strike" and (not HARMED.isdisjoint(s.words) or word in _STRIKES):
        return True
    if context.earlier and sign.kind == "interception":
        return True
    if _speaks_of_peace(s, d, sign):
        return _war_beside_peace(s, sign) or _hostile_beside_peace(s, context, d, sign)
    if speaks_of_war(s):
        return True
    if sign.kind == "strike" and word.startswith("crash") and _in_conflict(s, context):
        return s.words[sign.at + 1 : sign.at + 2] in (["into"], ["onto"], ["on"])
    if sign.kind == "incursion" and (_intrudes(s, d, sign) or _national(s, d)):
        return True
    if sign.kind in {"supply", "surveillance"} and _national(s, d) and "chinese" not in s.words:
        return True
    if sign.kind == "supply" and word.startswith(_HANDS) and _between_states(s, d, sign.at):
        return True
    launching = sign.kind == "launch" and word in {"launch", "launching"}
    if sign.kind in {"incursion", "surveillance", "launch"} and not launching and _in_conflict(s, context):
        return True
    if sign.kind in _HOSTILE and not word.startswith(("crash", "los")):
        return True
    if sign.kind == "launch" and word in {"fired", "launched"} and not _TOWARDS.isdisjoint(s.words):
        return True
    return context.frame.martial and not launching


def _between_states(s: Sentence, d: int, at: int) -> bool:
    """As in "Ankara agreed to sell 60 drones to Riyadh": whether a state hands them over, or another gets them."""
    if "chinese" in s.words or "company" in s.words:
        return False
    gives = at < d and any(c in "CG" for c in s.classes[max(0, at - 4) : at])
    to = max(at, d) + 1
    return gives or (s.words[to : to + 1] == ["to"] and s.classes[to + 1 : to + 2] in {"C", "G"})


_HANDS = (
    "sell",
    "sold",
    "deliver",
    "hand",
    "transfer",
    "suppl",
    "provid",
    "donat",
    "buy",
    "bought",
    "purchas",
    "acquir",
)


def _at_a_show(s: Sentence, d: int) -> bool:
    """As in "a light show with 1,500 drones", "a show of 300 drones", "the director used drones for the scenes"."""
    if any(s.words[k] in _SHOWS and s.words[k - 1] in _LIT for k in range(1, s.size)):
        return True
    shown = any(s.words[k : k + 2] == ["show", "of"] and s.classes[k - 1] in "ad" for k in range(1, d))
    return (shown and "force" not in s.words) or not (_DIRECTORS.isdisjoint(s.words) or _SCENES.isdisjoint(s.words))


_SHOWS = frozenset(["show", "shows", "display", "displays"])
_LIT = frozenset(["light", "laser", "drone", "drones"])
_DIRECTORS = frozenset(["director", "directors", "cinematographer", "cameraman"])
_SCENES = frozenset(["scene", "scenes", "sequence", "sequences", "shoot"])


def _speaks_of_peace(s: Sentence, d: int, sign: Sign) -> bool:
    """Whether a word of *s* is one of peace; the delivery of drones to a state is none."""
    peaceful = PEACE.intersection(s.words)
    if sign.kind == "supply" and s.words[d - 1 : d] not in (["delivery"], ["parcel"]):
        peaceful -= {"delivery", "deliveries"}
    return bool(peaceful)


def _hostile_beside_peace(s: Sentence, context: Context, d: int, sign: Sign) -> bool:
    """Whether what is told is hostile by itself, whatever else the sentence speaks of."""
    if sign.kind == "incursion":
        return not SENSITIVE.isdisjoint(s.words) and PEACE.intersection(s.words) <= CIVIL
    if sign.kind == "strike" and s.words[sign.at] in _ASSAULTS:
        return True
    if sign.kind == "strike" and context.frame.martial and PEACE.intersection(s.words) <= CIVIL:
        return True
    if sign.kind == "strike" and s.words[sign.at] in _BLASTS and PEACE.intersection(s.words) <= CIVIL:
        return True
    if sign.kind == "strike" and s.words[sign.at].startswith("attack") and s.words[sign.at + 1 : sign.at + 2] == ["by"]:
        return True
    return sign.kind in _HOSTILE and _national(s, d) and context.frame.conflict is not None


def _intrudes(s: Sentence, d: int, sign: Sign) -> bool:
    """Whether they are where a state watches: over an airport, across a border."""
    word = s.words[sign.at]
    if not SENSITIVE.isdisjoint(s.words) or word in {"alert", "alerts"} or s.words[d - 1 : d] == ["stray"]:
        return True
    if VERBS.get(word, ("",))[0] == "sight" and _over_a_place(s, max(d, sign.at) + 1):
        return True
    crosses = word in _CROSSES or word.startswith(("crash", "flight", "incursion", "intrusion"))
    return crosses and any(c in "CR" for c in s.classes[sign.at : sign.at + 5])


def _over_a_place(s: Sentence, i: int) -> bool:
    """As in "seen above Jutland": whether the words at *i*, or past an adverb, put them over a named place."""
    at = next((k for k in range(i, min(s.size - 1, i + 3)) if s.words[k] in {"over", "above"}), -1)
    return at >= 0 and any(
        s.classes[k] in "CGR" or (s.classes[k] in "Xx" and s.printed(k)[0].isupper())
        for k in range(at + 1, min(s.size, at + 4))
    )


_STRIKES = frozenset(["strike", "strikes", "airstrike", "airstrikes"])
_ASSAULTS = frozenset(["fire", "bombed", "bombing", "attacked", "attacking", "killed", "kill", "kills", "targeted"])
_BLASTS = frozenset(["blew", "exploded", "exploding", "detonated", "explode"])
_SEVERAL = 3
_ARMED = re.compile("[TMW]")


def _in_conflict(s: Sentence, context: Context) -> bool:
    """Whether a war is spoken of, here or more than once in the article."""
    return context.frame.martial or context.frame.spoken_of(s) is not None


def _war_beside_peace(s: Sentence, sign: Sign) -> bool:
    """Whether words of war outweigh the peaceful ones of *s*: "border police" and "special forces"."""
    plain = PLAINLY_WAR.intersection(s.words)
    if plain - _LANDS or (plain and sign.kind not in {"use", "supply", "surveillance"}):
        return True  # farmers of a land at war are farmers
    peaceful = PEACE.intersection(s.words)
    return peaceful <= CIVIL and ("W" in s.classes or len(AT_WAR.intersection(s.words) - peaceful) >= _SEVERAL)


def _national(s: Sentence, d: int) -> bool:
    """Whether the drones are called by their country: "a Syrian drone"."""
    return "A" in s.classes[max(0, d - 3) : d] or (
        s.words[d + 1 : d + 2] == ["from"] and s.classes[d + 2 : d + 3] == "C"
    )


_LANDS = frozenset(
    (
        "ukraine", "ukrainian", "kyiv", "moscow", "russian", "yemen", "syria", "iraq", "gaza", "sudan", "sudanese",
        "israeli", "iranian", "armenia", "armenian", "azerbaijan", "azerbaijani",
    )
)  # fmt: skip
_CROSSES = frozenset(["entered", "strayed", "crossed", "violated", "breached", "intruded", "penetrated", "trespassed"])
_TOWARDS = frozenset(["towards", "toward", "against"])
