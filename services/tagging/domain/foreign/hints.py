"""
Whether a sentence may name a force whose owner must be read: a look at each noun's neighbours.

``hinted`` costs a tenth of what taking the sentence apart costs, and promises to name everybody whose forces
``forces`` would find (None: whose must be read).
"""

import re

from services.tagging.domain.foreign.groups import SENDERS
from services.tagging.domain.reading.marks import kind, mark
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import ARMED_HEADS
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.words import NAMED_FORCES


def may_name(s: Sentence) -> bool:
    """Whether *s* may hold a phrase that only ``forces`` reads."""
    return (s.marks & _A_PEOPLE > 0 and PEOPLE.search(s.classes) is not None) or (
        s.marks & _ARMED > 0 and not ARMED_HEADS.isdisjoint(s.words)
    )


def hinted(s: Sentence, claimed: set[int]) -> set[str | None]:
    """
    Whose forces, besides the words *claimed*, the sentence may tell of (None: whose must be read): a look at each
    head's neighbours, a tenth of what taking the sentence apart costs.
    """
    if not s.marks & OWNED:
        return set()
    classes, words = s.classes, s.words
    found: set[str | None] = set()
    near = False
    names = [match.start() for match in _OWNER.finditer(classes)] if s.marks & _OWNED_BY else []
    owned = s.marks & _OWNED > 0 and not _OWN.isdisjoint(words)
    for i in heads_of(s) if names or owned else ():
        if i in claimed:
            continue
        if owned and "g" in classes[max(0, i - 4) : i] and not _OWN.isdisjoint(words[max(0, i - 4) : i]):
            found.add(None)
            near = True
        end = i + 6 if i + 1 < s.size and words[i + 1] in _COMPLEMENTS else i + 1
        for k in names:
            if i - 8 <= k < end:
                near = near or _in_one_phrase(s, k, i)
                if classes[k] == "W":
                    found.update([code for code in NAMED_FORCES[words[k]] if code in SENDERS])
                else:
                    found.add(CODES.get(words[k]))
    if s.marks & _A_PEOPLE and PEOPLE.search(classes) is not None:
        found.add(None)
        near = True
    return found if near else set()


def _in_one_phrase(s: Sentence, k: int, i: int) -> bool:
    """Whether the owner at *k* and the head at *i* may stand in one noun phrase, or in it and its complement."""
    if k > i:
        return _ENDS_ALL.search(s.classes, i, k) is None
    return _ENDS.search(s.classes, k, i) is None and _PARTS.isdisjoint(s.words[k:i])


def heads_of(s: Sentence) -> list[int]:
    """The words that may name a force."""
    heads = [match.start() for match in _HEAD.finditer(s.classes)]
    if "Xh" in s.classes:
        heads += [match.end() - 1 for match in _TYPE.finditer(s.classes)]
    if s.marks & _ARMED:
        heads += [i for i, w in enumerate(s.words) if w in ARMED_HEADS]
    return heads


_ARMED, _A_PEOPLE = mark(ARMED_HEADS), kind("A")
_OWN = frozenset(["its", "their"])
_OWNED = mark(_OWN)
_OWNER = re.compile("[ACGOW]")
# No word of these classes, and none of these words, stands inside a noun phrase.
_ENDS, _ENDS_ALL = re.compile("[&e,p();]"), re.compile("[,p();]")
_PARTS = frozenset(
    ["in", "on", "of", "from", "by", "with", "for", "into", "is", "are", "was", "were", "has", "have", "had"]
)
_OWNED_BY = kind("ACGOW")
OWNED = _OWNED_BY | _OWNED  # without one of these nobody's forces are named
_COMPLEMENTS = frozenset(["of", "from", "in", "with", "flying", "under"])
_HEAD = re.compile("[TFMUSW]")
_TYPE = re.compile("Xh[no]")
PEOPLE = re.compile(r"dA(?![TFMUSPNXxmjhW&])")
