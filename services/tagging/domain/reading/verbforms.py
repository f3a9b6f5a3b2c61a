# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Whether a word that may be a verb is one where it stands: "strike", "downed", "fighting", and words that no table knows.

``verb_form`` and ``unknown`` promise a letter of ``letters.py``, by no more than what stands two words away.
"""

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.frames import ADVERBS, BREAKS, PARTICLES, VERBS

_NOT_NOUNS = ADVERBS | BREAKS
_NOUNISH = frozenset("nksvDTtPFMUSWACGORmjNXxo")
_BEGINS_OBJECT = frozenset("dagnksvpACGORWTMFUDHX")


def verb_form(s: Sentence, i: int, shape: str, out: list[str]) -> str:
    """The letter of a form of a verb, which may be a noun or an adjective where it stands."""
    before = out[i] if out[i] != "q" else out[max(0, i - 1)]
    following = s.classes[i + 1 : i + 2]
    if following == '"':
        following = s.classes[i + 2 : i + 3]
    if (
        s.classes[i - 1 : i] == "h"
        and s.words[i - 2 : i - 1]
        and s.words[i - 2] in _PREFIXES
        and _prefixed(out[i - 2], shape, following)
    ):
        out[i - 1] = out[i] = "a"  # "to co-produce", "are mass-producing"
        return {"E": "e", "G": "g"}.get(shape, "v")
    if shape == "E":
        if before == "n" and s.classes[i - 1] == "h":
            return "n"  # "Iranian-made"
        if following == "h":
            return "n"
        if following and following in _NOUNISH and s.words[i + 1] not in _NOT_NOUNS and before in "^dpwyo":
            return "n"  # "a downed drone", "of captured drones"
        if before == "n" and s.classes[i - 1] in "nkvsj" and following and following in "DSmjN":
            return "n"  # "14 downed drones"
        if before == "a" and following and following in "Dm" and out[i - 1] in "^dp":
            return "n"
        return "e"
    if shape == "G":
        if s.words[i - 1 : i] in (["unmanned"], ["uncrewed"]):
            return "n"
        if before == "d" or (before == "n" and s.words[i - 1] in {"'s", "'", "-"}):
            return "n"
        if (
            before == "n"
            and "d" in out[max(0, i - 2) : i]
            and not (following and following in _BEGINS_OBJECT and s.words[i + 1] not in _RELATIVES)
        ):
            return "n"  # "the latest fighting"
        if following in {"&", ","} and before in "^dp&,":
            return "n"  # "shelling and drones"
        if following and following in "DNmj" and (before == "n" or s.words[i] in _FLYING) and _describes(s, i, before):
            return "n"  # "30 manoeuvring missiles", "drones and gliding bombs"
        return "g"
    if before == "b" and s.words[i - 2 : i - 1] == ["there"]:
        return "n"  # "there is talk"
    if before in "tmu" or (before == "a" and out[i - 1] in "tmu"):
        return "v"
    if before in "dpwyo" or (s.classes[i - 1 : i] in {"'", "h"} and out[i] != "q") or following == "h":
        return "n"
    if s.classes[i - 1 : i] in {"n", "k", "s"} and following in {"x", "N", "D", "S", "m"} and s.words[i + 1][-1] == "s":
        return "n"  # "two glide bombs"
    if before == "n" and s.words[i + 1 : i + 2] and s.words[i + 1] in _SUBJECTS:
        return "n"  # "the blocks they can't leave"
    if shape == "V":
        return (
            "n"
            if before == "n"
            and "d" in out[i - 1 : i]
            and (s.classes[i - 1] in "jmA" or s.words[i - 1].endswith("est"))
            and s.words[i - 1][-1] != "s"
            else "v"
        )  # "the joint manufacture"
    if {"help", "helps", "helped", "helping", "let", "lets"}.intersection(s.words[max(0, i - 3) : i]) and following:
        return "v"  # "helped Russia build drones"
    return "v" if _finite(s, i, out, following) else "n"


_RELATIVES = frozenset(["which", "who", "that"])
_PREFIXES = frozenset(["co", "mass", "re", "pre"])


def _prefixed(before: str, shape: str, following: str) -> bool:
    """Whether a form with a prefix is a verb, by the letter before the prefix and the class behind the form."""
    if shape in {"E", "G"}:
        return before in "bh" or (shape == "G" and before in "p,")
    return before in "tm" or (before in "na" and bool(following) and following in "xNTSPmjDdagAC")


_FLYING = frozenset(
    [
        "gliding",
        "flying",
        "loitering",
        "hovering",
        "circling",
        "cruising",
        "attacking",
        "approaching",
        "manoeuvring",
        "maneuvering",
    ]
)


def _describes(s: Sentence, i: int, before: str) -> bool:
    """Whether the -ing form at word *i* only describes the noun behind it: after a number, or in a list."""
    return s.classes[i - 1 : i] in {"n", "k", "s", "v", "j", "A"} if before == "n" else before in "^&,("


_SHORT = 4  # letters: "gas", "bus" are no plurals
_HABITS = frozenset(
    [
        "now",
        "also",
        "still",
        "often",
        "already",
        "regularly",
        "routinely",
        "again",
        "reportedly",
        "sometimes",
        "then",
        "frequently",
        "repeatedly",
        "constantly",
        "usually",
    ]
)


_SUBJECTS = frozenset(["they", "he", "she", "we", "i"])


def _finite(s: Sentence, i: int, out: list[str], following: str) -> bool:
    """Whether a form that may be a noun is a verb behind its subject: "drones strike a port", "Kyiv strikes back"."""
    before = out[i]
    if before == "r":
        return True
    if i == 0:
        return False
    last, word = s.words[i - 1], s.words[i]
    opens = bool(following) and (following in _BEGINS_OBJECT or following in "ip>")
    if word.endswith("s") and not word.endswith("ss"):
        if before == "a" and last in _HABITS and i > 1 and out[i - 1] == "n":
            return opens or (bool(following) and following in "xNTSPmjD")  # "the junta now bombs villages"
        if s.classes[i - 1] in "CGOWX" and following and (following in "jmD" or (opens and following not in "i>")):
            return True
        if s.classes[i - 1] in "CGOWX" and s.words[i + 1 : i + 2] and s.words[i + 1] in PARTICLES:
            return True
        if before == "D":  # headlines: "drone targets car"
            return not last.endswith("s") and (opens or following in {"x", "N", "T", "S", "P", "m", "j"})
        if before == ")" and following in {"d", "g"}:
            return True  # "the corps (IRGC) supplies the rebels"
        if before != "n" or last.endswith("s"):
            return False
        acts = VERBS[word][0] in {"release", "attack", "ward", "enter"}  # "militia launches suicide drones"
        return following in {"d", "a", "g", "n", "p"} or (
            acts
            and s.classes[i - 1] in "xFTMUW"
            and (following in {"D", "A", "m", "T", "S"} or s.classes[i + 2 : i + 3] == "D")
        )
    if before == "a" and last in _HABITS and i > 1 and out[i - 1] == "n" and s.words[i - 2].endswith("s"):
        return opens
    if s.classes[max(0, i - 3) : i] == "DiC" and s.words[i - 3].endswith("s"):
        return opens or (bool(following) and following in "xjmNTSPA")  # "drones in Somalia target militants"
    if (
        not last.endswith("s")
        or len(last) < _SHORT
        or last.endswith(("ous", "ss", "us", "is"))
        or s.classes[i - 1] == "C"
    ):
        return False
    return before == "D" or (before == "n" and (opens or (bool(following) and following in "xNTSPmjD")))


def unknown(s: Sentence, i: int, tag: str, before: str) -> str:
    """The letter of a word that no table knows, by its ending."""
    word, following = s.words[i], s.classes[i + 1 : i + 2]
    if tag == "L":
        return "a"
    if tag == "D" and len(word) > 4:
        if (
            before in "^dpwyot"
            or (following and following in "DNSTPm" and before == "n")
            or following == "h"
            or word.startswith("un")
        ):
            return "n"  # "13 fixed-wing drones"
        return "e" if before in "nDubhmra" and s.classes[i - 1 : i] != "h" else "n"
    if tag == "I" and word.endswith("ing") and len(word) > 5 and before in "bnDu,py" and s.classes[i - 1 : i] != "h":
        return "g" if following and (following in _BEGINS_OBJECT or following == "i") else "n"
    return "v" if before == "m" else "n"
