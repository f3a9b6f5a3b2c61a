# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
What each word of a sentence does in it, one letter a word: the first pass of ``chunks``.

``letters_of(s)`` promises a letter for every word; nothing looks further than two words away. ``n`` in a noun phrase,
``d`` before one, ``D`` drone, ``u`` pronoun, ``v`` verb, ``e`` past or participle, ``g`` -ing, ``b`` be, ``h`` have,
``m`` modal or do, ``a`` adverb, ``p`` preposition, ``y`` by, ``w`` with, ``o`` of, ``t`` to, ``r`` relative, ``s``
begins a clause, ``&`` and marks.
"""

import re

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.frames import ADVERBS, BREAKS, PARTICLES, VERBS
from services.tagging.lexicon.words import CARDINALS, WEEKDAYS

MOST_KEPT = 20_000
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't"])
_HAVE = frozenset(["has", "have", "had", "having", "hasn't", "haven't", "hadn't"])
_FIXED: dict[str, str] = {
    **dict.fromkeys(_BE, "b"),
    **dict.fromkeys(_HAVE, "h"),
    **dict.fromkeys(ADVERBS, "a"),
    **dict.fromkeys(BREAKS, "s"),
    **dict.fromkeys(("using", "via", "with"), "w"),
    **dict.fromkeys(("which", "who"), "r"),
    **dict.fromkeys(("including", "involving", "like", "despite", "towards", "plus", "per", "versus", "amid"), "p"),
    "by": "y",
    "to": "t",
    **dict.fromkeys(":.!?", ";"),
    **dict.fromkeys("[]", "q"),
    **dict.fromkeys(("everything", "nothing", "something", "anything"), "n"),
    **dict.fromkeys(("both", "all", "each"), "d"),
    "whose": "r",
    "cannot": "m",
    "such": "d",
}
_CLASS = {
    **dict.fromkeys("nksvaHTtPFMUSWACGORmjNXxoy%$'", "n"),
    **dict.fromkeys("dg", "d"),
    "a": "d",
    "e": "o",
    "i": "p",
    "p": "u",
    "b": "m",
    "D": "D",
    ">": "t",
    "&": "&",
    "|": "&",
    '"': "q",
    "h": "n",
    ".": "a",
    **{c: c for c in ",;()"},
    ":": ";",
}
_TIMES = WEEKDAYS | frozenset(["morning", "evening", "night", "afternoon", "yesterday", "today"])
_QUALIFIERS = frozenset(
    [
        "at",
        "least",
        "most",
        "up",
        "to",
        "as",
        "many",
        "few",
        "more",
        "less",
        "fewer",
        "than",
        "over",
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "close",
        "between",
        "under",
        "well",
        "just",
        "only",
        "another",
        "further",
    ]
)
_NOT_NOUNS = ADVERBS | BREAKS
_NOUNISH = frozenset("nksvDTtPFMUSWACGORmjNXxo")
_BEGINS_OBJECT = frozenset("dagnksvpACGORWTMFUDHX")


class _Tags(dict[str, str]):
    """
    What a word may be: nothing, where its class says it all; a letter; or a sign for what stands beside it to decide:
    a form of a verb (V v E G), a time, a particle, "as", "that", a word that no table knows (L -ly, D -ed, I -ing).
    """

    def __missing__(self, word: str) -> str:
        found = {"ly": "L", "ed": "D", "ng": "I"}.get(word[-2:], "")
        if len(self) < MOST_KEPT:
            self[word] = found
        return found


_NOT = frozenset(["not", "never", "also", "only", "always"])


def _tags() -> _Tags:
    tags = _Tags({word: "n" if shape == "N" else shape for word, (_, shape) in VERBS.items()})
    tags |= {word: letter + "!" for word, letter in _FIXED.items()} | dict.fromkeys(ADVERBS, "a!")
    tags |= dict.fromkeys(_TIMES, "T")
    tags |= {word: "P" for word in PARTICLES if tags.get(word) != "a!"}
    tags |= {"that": "R", "as": "S", "do": "O", "does": "O", "did": "O"}
    return tags


_tag_of = _tags().__getitem__
_FROM_CLASS = str.maketrans(_CLASS)


def letters_of(s: Sentence) -> str:
    words, classes = s.words, s.classes
    out = ["^", *classes.translate(_FROM_CLASS)]
    if "'" in classes:
        for mark in _QUOTES.finditer(classes):
            i = mark.start()
            if words[i] == "'" and not words[i - 1].endswith("s"):
                out[i + 1] = "q"  # a quotation mark, no possessive
    for i, tag in enumerate(map(_tag_of, words)):
        if not tag:
            if classes[i] == "x" and out[i] in _HELPS and _helped(words, classes, out, i):
                out[i + 1] = "v"
        elif tag[-1] == "!":
            out[i + 1] = _fixed(words, i, tag[0], out[i])
        elif classes[i] not in _NO_VERBS:
            out[i + 1] = _beside(s, i, tag, out)
    for clock in _CLOCK.finditer(classes) if "n:n" in classes else ():
        if words[clock.start()].isdigit():
            out[clock.start() + 2] = "n"  # "at 9:00"
    for year in _YEAR.finditer(classes) if "yD" in classes else ():
        out[year.end() - 1] = "u"  # "in the war of 2020 drones ..."
    for run in _NAME_BEHIND.finditer(classes) if "D" in classes else ():
        i = run.end() - 1
        if words[i - 1].endswith("s") and out[i + 1] == "n":
            out[i + 1] = "d" if out[i + 2 : i + 3] == ["n"] else "u"  # "the drones Ukraine makes": a phrase of its own
    for number in _NUMBER.finditer(classes):
        _qualify(words, out, number.start())
    return "".join(out[1:])


_NUMBER = re.compile("[nksv]")
_HELPS = frozenset("tma")


def _helped(words: list[str], classes: str, out: list[str], i: int) -> bool:
    """As in "could wither", "to wither away", "should not overshadow": whether what stands before makes it a verb."""
    if out[i] == "a":
        return out[i - 1] == "m" and words[i - 1] in _NOT
    return out[i] == "m" or classes[i + 1 : i + 2] not in {"", ".", ","}


def _fixed(words: list[str], i: int, letter: str, before: str) -> str:
    """The letter of a word of its own sort: "is using" is a verb, "all but two" a number."""
    if words[i] == "using" and (before == "b" or (i and words[i - 1] in _BEGINS)):
        return "g"
    if words[i] == "after" and i and words[i - 1 : i] == words[i + 1 : i + 2]:
        return "o"  # "day after day"
    if letter == "d" and before in "bh" and VERBS.get(words[i + 1] if i + 1 < len(words) else "", ("", ""))[1] == "E":
        return "a"  # "have both deployed"
    return "n" if words[i] == "but" and i and words[i - 1] in _ALL else letter


_BEGINS = frozenset(
    ["began", "begun", "begin", "begins", "started", "start", "starts", "keep", "kept", "stop", "stopped"]
)
_ALL = frozenset(["all", "none", "nothing", "everything"])
_CLOCK = re.compile("n:(?=n)")
_QUOTES = re.compile("'")
_YEAR = re.compile("[ie]y(?=D)")
_NAME_BEHIND = re.compile("D[CGAOW]")
_NO_VERBS = frozenset("hCAGOR")


def _beside(s: Sentence, i: int, tag: str, out: list[str]) -> str:
    """The letter of word *i*, whose neighbours decide; ``out[i]`` is the letter before."""
    before = out[i]
    if tag in {"E", "G", "V", "v"}:
        return _verb(s, i, tag, out)
    if tag == "O":  # "does not have": the verb stands behind it
        helps = s.words[i + 1 : i + 2] in (["not"], ["never"])
        return "m" if helps else _verb(s, i, "E" if s.words[i] == "did" else "V", out)
    if tag == "R" and before == "&":
        return "s" if s.classes[i + 1 : i + 2] in {"p", "d", "g", "A", "C"} else "d"  # "... and that it shot"
    if tag == "R":
        return "r" if before in "nDuqave)," else "d"
    if tag == "S":
        return "p" if s.words[i - 1 : i] == ["such"] or s.words[i + 1 : i + 2] == ["part"] else "s"
    if tag == "T":
        return "u" if before == "p" else "a"  # "on Monday" is a phrase of its own
    if tag == "P":
        return "a" if before in "veg" else out[i + 1]
    if tag == "n":
        return "n"
    return _unknown(s, i, tag, before) if s.classes[i] == "x" else out[i + 1]


def _qualify(words: list[str], out: list[str], i: int) -> None:
    """Make what qualifies the number at word *i* part of its phrase: "at least 40", "up to 40", "30 to 40"."""
    k = i - 1
    if (
        k > 0
        and words[k] in {"to", "or"}
        and out[k] == "n"
        and (words[k - 1][-1].isdigit() or words[k - 1] in CARDINALS)
    ):
        out[k + 1] = "n"
        return
    if k > 0 and words[k] in {"a", "an"} and words[k - 1] in _QUALIFIERS:
        out[k + 1] = "n"  # "about a dozen"
        k -= 1
    while k >= 0 and words[k] in _QUALIFIERS and i - k < 5:
        if words[k] == "to" and words[k - 1 : k] not in (["up"], ["close"]) and (k == 0 or not words[k - 1].isdigit()):
            return
        if words[k] == "at" and words[k + 1] not in {"least", "most"}:
            return
        out[k + 1] = "n"
        k -= 1


def _verb(s: Sentence, i: int, shape: str, out: list[str]) -> str:
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


def _unknown(s: Sentence, i: int, tag: str, before: str) -> str:
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
