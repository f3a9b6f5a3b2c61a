# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Whose forces: the countries and named forces that words of a sentence stand for, as ISO 3166-1 alpha-3 codes or
names.
"""

from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.bystanders import GOES_HOME, LANGUAGE
from services.tagging.lexicon.countries import CODES, LEADERS
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.governing import BEEN, IS
from services.tagging.lexicon.presence import HELPED, LED_BY, SPEAKERS
from services.tagging.lexicon.setting import TAKES, WAS_DONE
from services.tagging.lexicon.words import NAMED_FORCES

NAMES = frozenset("ACGOW")


def codes_at(s: Sentence, i: int) -> tuple[str, ...]:
    """What word *i* names: usually one code, none for a word that names nobody."""
    c = s.classes[i]
    if c not in NAMES:
        return ()
    word = s.words[i]
    if c == "W":
        return NAMED_FORCES.get(word, ())
    code = CODES.get(word)
    return (code,) if code else ()


def named(s: Sentence, first: int, last: int) -> tuple[str, ...]:
    """All that words *first* .. *last* - 1 name, in order, each once."""
    found: dict[str, None] = {}
    for i in range(first, last):
        if s.classes[i] in NAMES:
            found.update(dict.fromkeys(codes_at(s, i)))
    return tuple(found)


_BEARS = frozenset(
    """
    suffered suffers suffering faced faces endured endures withstood survived repelled repels intercepted intercepts
    condemned condemns denounced fears feared under amid
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_SELF = frozenset(["it", "its", "they", "their", "we", "our", "he", "his"])
_OWNS_UP = frozenset(
    """
    announced announces claimed claims confirmed confirms acknowledged declared revealed reveals disclosed
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_SPEAKS_SOON = 6  # words behind a name among which its verb of speech stands


def doer(s: Sentence, first: int) -> tuple[str, ...]:
    """
    Who does what is told from word *first* on: its subject, or whose it is called right before ("Turkish air strikes").

    Never who is hit, invaded, or only says it: then it is nobody.
    """
    if first and s.classes[first - 1] == "A":
        return codes_at(s, first - 1)
    return subject(s, first, acts=True)


def subject(s: Sentence, before: int, *, acts: bool = False) -> tuple[str, ...]:
    """
    The country or force nearest before word *before* that can be the doer: not one behind a preposition.

    "Russia has concentrated 100,000 soldiers near Ukraine" gives RUS. *acts*: what it does is a deed to lay to it, so
    that whom it befalls and who speaks of it are passed by.
    """
    beside = next((k for k in range(before - 1, max(0, before - 5), -1) if s.classes[k] == ","), None)
    if beside is not None and s.words[beside + 1].endswith("ing"):  # "Washington blamed Iran, committing to send more"
        doer = next((i for i in range(beside) if _may_do(s, i)), None)
        if doer is not None and s.classes[doer] == "X":
            return (LEADERS[s.words[doer]],)
        if doer is not None:
            return _listed(s, doer)
    aside = _aside(s, before)
    for i in range(before - 1, -1, -1):
        c = s.classes[i]
        if c not in _ENDS_OR_NAMES and s.words[i] not in _TIES:
            continue  # most words
        if i in aside:
            continue  # "Italy, which commands the allied force, has"
        if c == ";" or (c == "." and s.words[i] in ".!?"):
            return ()
        clause = s.words[i] in _BEGINS_CLAUSE and i + 1 < before
        if clause and not s.words[i + 1].endswith("ing"):  # "a year after sending them"
            return ()
        if acts and (c in NAMES or (c == "X" and s.words[i] in LEADERS)):
            if _is_object(s, i):
                continue
            if not _governed(s, i) and (_only_speaks(s, i, before) or _bears(s, i, before)):
                return ()
        if c == "X" and s.words[i] in LEADERS:
            if s.words[i - 1 : i] in (["uss"], ["hms"], ["usns"]):
                continue  # a ship of that name
            if s.words[i - 2 : i] == ["al", "-"] and s.words[i - 3 : i - 2] in (["at"], ["from"], ["near"], ["of"]):
                continue  # "the airbase at al-Assad"
            return (LEADERS[s.words[i]],)
        if s.words[i] == "alliance" and _is_nato(s, i):
            return ("NATO",)
        if c in "CGO" and _is_told(s, i, before):
            continue
        if c not in "ACGOW" or (_governed(s, i) and not s.words[i + 1 : i + 2][0].endswith("ing")):
            continue
        if c in "CG" and s.classes[i - 1 : i] == "&" and s.classes[i - 2 : i - 1] in {"C", "G"} and _governed(s, i - 2):
            continue  # "states other than Chad and Mali"
        if _only_helps(s, i):
            continue
        following = s.words[i + 1 : i + 2]
        if c == "G" and s.classes[i + 1 : i + 2] == "N":
            continue  # "Paris police", "London schools"
        if following == ["-"] and s.words[i + 2 : i + 3] and s.words[i + 2] in HELPED:
            continue  # "the Britain-based observatory"
        if c == "A" and following and (s.classes[i + 1] not in "bxXMmFTU" or following[0] in LANGUAGE):
            continue
        if following and following[0] in {"member", "ally"} and s.classes[i - 1 : i] == "a":
            continue  # "Turkey, a NATO member, said"
        tells = not SPEAKERS.isdisjoint(s.words[i + 1 : i + 4]) or _tells_of_another(s, i, before)
        if tells and _IT.isdisjoint(s.words[i + 2 : before]):
            continue  # "Australia announced that it is sending": it does
        return _listed(s, i)
    return ()


def _is_told(s: Sentence, i: int, before: int) -> bool:
    """As in "Turkey told NATO that 20,000 of its troops stay": who only hears it, unless they are to go."""
    told = s.words[i + 1 : i + 2] == ["that"] and s.words[max(0, i - 1) : i] in _TELLS
    return told and GOES_HOME.isdisjoint(s.words[before : before + 8])


_TELLS = (["told"], ["assured"], ["informed"], ["reminded"])
_IT = frozenset(["it", "they"])
_BEGINS_CLAUSE = frozenset(["after", "before", "because", "when", "while"])
_ENDS_OR_NAMES = NAMES | {";", ".", "X"}
_TIES = _BEGINS_CLAUSE | {"alliance"}


def _aside(s: Sentence, before: int) -> range:
    """The words of a clause with "which" or "who" that is over before word *before*: ", which leads the force,"."""
    if s.classes[:before].count(",") < 2:
        return range(0)
    end = next((k for k in range(before - 1, 0, -1) if s.classes[k] == ","), 0)
    first = next((k for k in range(end - 1, 0, -1) if s.classes[k] == ","), 0)
    if not first or not (s.words[first + 1] in _WHICH or _apposed(s, first)):
        return range(0)
    return range(first, end) if any(c in NAMES for c in s.classes[:first]) else range(0)


def _apposed(s: Sentence, comma: int) -> bool:
    """Whether what a state is stands between commas: "Egypt, an old friend of the marshal, must"."""
    return s.classes[comma - 1] in "CG" and s.classes[comma + 1] in "da" and comma < _HEAD_OF_SENTENCE


_HEAD_OF_SENTENCE = 4
_WHICH = frozenset(["which", "who", "whose"])


def _is_object(s: Sentence, i: int) -> bool:
    """As in "hit Kyiv with", "killed Idris, head of Chad's army": whether the name at *i* is of whom it befalls."""
    letters = parse(s).letters
    j = _before_phrase(s, i)
    if j > 1 and s.words[j] == "of" and s.words[j - 1] in LED_BY:
        j = _before_phrase(s, j - 1)
        if j < 1 or s.classes[j] != "," or s.classes[j - 1] != "X":
            return False
        while j > 0 and s.classes[j - 1] == "X":
            j -= 1
        return j > 0 and letters[j - 1] in "veg"
    return j >= 0 and s.words[j] in TAKES and letters[j] in "veg"


def _before_phrase(s: Sentence, i: int) -> int:
    """The word before the noun phrase that word *i* stands in."""
    j = i - 1
    while j >= 0 and (s.classes[j] in "dAjmsnv'" or (s.classes[j] == "C" and s.classes[j + 1] == "'")):
        j -= 1
    return j


def _only_speaks(s: Sentence, i: int, before: int) -> bool:
    """As in "Khartoum told reporters that drones struck": whether who stands at *i* tells of what others do."""
    end = min(i + _SPEAKS_SOON, before)
    k = next((k for k in range(i + 1, end) if s.words[k] in SAYS or s.classes[k] in ",;"), end)
    if k == end or s.words[k] not in SAYS or s.words[k - 1] in IS:
        return False
    between = s.words[k + 1 : before]
    if not _SELF.isdisjoint(between):
        return False
    if s.words[k + 1].endswith("ing"):
        return False  # "denied massing troops"
    return s.words[k] not in _OWNS_UP or "that" in between


def _bears(s: Sentence, i: int, before: int) -> bool:
    """As in "Ukraine was hit by", "Sudan suffered": whether what is told befalls who stands at *i*."""
    if not _SELF.isdisjoint(s.words[i + 1 : before]):
        return False  # "came under fire and said that they answered with"
    for k in range(i + 1, before):
        if s.classes[k] in ",;":
            return False
        if s.words[k] in _BEARS or (s.words[k] in WAS_DONE and s.words[k - 1] in BEEN):
            return True
    return False


def _only_helps(s: Sentence, i: int) -> bool:
    """Whether who is named at *i* stands in an aside: ", supported by the US and Britain,"."""
    end = i + 1
    while end < s.size and s.classes[end] in "&Cd":
        end += 1
    if s.classes[end : end + 1] != ",":
        return False
    by = next((k for k in range(i - 1, max(0, i - 6), -1) if s.words[k] == "by"), None)
    return by is not None and by > 1 and s.words[by - 1].endswith("ed") and s.classes[by - 2] == ","


def _may_do(s: Sentence, i: int) -> bool:
    """Whether a state or its leader stands at word *i*, and not behind a preposition."""
    if s.classes[i] == "X":
        return s.words[i] in LEADERS and not _governed(s, i)
    return s.classes[i] in "CGOW" and not _governed(s, i)


def _is_nato(s: Sentence, i: int) -> bool:
    """Whether "the alliance" at word *i* is the one that everybody calls so, and the doer."""
    alone = s.words[i - 1 : i] == ["the"] and s.words[i + 1 : i + 2] != ["of"] and not _governed(s, i)
    return alone and (b"NATO" in s.page.ascii or b"Nato" in s.page.ascii)


def _tells_of_another(s: Sentence, i: int, before: int) -> bool:
    """Whether who stands at *i* only says what someone else does: "the US government claims Mahan flies fighters"."""
    said = next((k for k in range(i + 1, min(i + 3, before)) if s.words[k] in SAYS), None)
    if said is None:
        return False
    doer = said + 2 if s.words[said + 1] == "that" else said + 1
    return doer < before and s.classes[doer] == "X"


def _listed(s: Sentence, last: int) -> tuple[str, ...]:
    """What the names of the list that ends at word *last* stand for: "Britain and France have offered"."""
    joint = last - 1 - (s.classes[max(0, last - 1) : last] == "d")
    if s.classes[last] not in "CGO" or joint < 1 or s.classes[joint] != "&":
        return codes_at(s, last)
    first = last
    while True:
        before = first - (s.classes[first - 1 : first] == "d")  # "Nepal and the Netherlands"
        if before < 2 or s.classes[before - 1] not in "&," or s.classes[before - 2] not in "CGO":
            break
        first = before - 2
    return codes_at(s, last) if _governed(s, first) else named(s, first, last + 1)


_SEATED = frozenset(["government", "coalition", "cabinet", "junta", "parliament", "ministers", "administration"])


def _governed(s: Sentence, i: int) -> bool:
    """Whether word *i* stands behind a preposition, and so can't be the doer."""
    j = i - 1
    while j >= 0 and s.classes[j] in "dAjm&,":
        j -= 1
    if j > 0 and s.words[j] == "of" and s.words[j - 1] in LED_BY:
        return False  # "the president of France"
    if j > 0 and s.words[j] == "in" and s.classes[i] == "G" and s.words[j - 1] in _SEATED:
        return False  # "the coalition in Berlin"
    if j >= 0 and s.words[j] in {"after", "before", "since", "until"} and s.classes[i + 1 : i + 2] in {"x", "b"}:
        return False  # "after the United States decided to"
    return j >= 0 and (
        (s.classes[j] in "ie>" and s.words[j] != "by")
        or s.words[j] in {"like", "unlike", "including", "than", "except"}
    )
