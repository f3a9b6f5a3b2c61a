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
from services.tagging.domain.reading.verbforms import unknown, verb_form
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


_BEGINS_CLAUSE = frozenset("pdgACnkvs")
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
        return verb_form(s, i, tag, out)
    if tag == "O":  # "does not have": the verb stands behind it
        helps = s.words[i + 1 : i + 2] in (["not"], ["never"])
        return "m" if helps else verb_form(s, i, "E" if s.words[i] == "did" else "V", out)
    if tag == "R" and before == "&":
        return "s" if s.classes[i + 1 : i + 2] in _BEGINS_CLAUSE else "d"  # "... and that it shot"
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
    return unknown(s, i, tag, before) if s.classes[i] == "x" else out[i + 1]


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
