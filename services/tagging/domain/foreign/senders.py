# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
Whose forces they are where the phrase doesn't say: the doer's, the speaker's, those of the sentence before, or by a
term that one state alone uses. Nobody's where none of these can be told.
"""

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.fleets import CARGO, anothers_carrier
from services.tagging.domain.foreign.groups import SENDERS
from services.tagging.domain.foreign.pronouns import doer_is_one, of_a_leader
from services.tagging.domain.foreign.unnamed import COUNTRY
from services.tagging.domain.indicator import Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import OWN_TERMS
from services.tagging.lexicon.bystanders import ASKED_TO, GOES_HOME
from services.tagging.lexicon.countries import LEADERS
from services.tagging.lexicon.cues import SAYS
from services.tagging.lexicon.governing import HAVE
from services.tagging.lexicon.presence import SPEAKERS


def continued(context: Context) -> tuple[str, ...]:
    """Whose forces the sentence before spoke of."""
    return next((c.actors for c in reversed(context.earlier) if c.actors and c.actors != ("UN",)), ())


def sender(s: Sentence, context: Context, first: int, i: int, sent: list[int], *, own: bool) -> tuple[str, ...]:
    """
    Whose forces these are, where the phrase doesn't say: the doer, the owner, or by a term that only one state
    uses.
    """
    if own_term(s, i):
        return (actors.subject(s, sent[-1]) if sent and not own and s.classes[i] == "T" else ()) or ("USA",)
    if sent and not own and s.words[sent[-1]] in _HOSTS:
        return ()  # who takes them in sends nobody
    if s.words[first - 1 : first] == ["of"] and (by := by_whom(s, first - 2)):
        return by
    if sent and not own and "where" in s.words[max(0, sent[-1] - 4) : sent[-1]] and _of_a_country(s, sent[-1]):
        return ()  # "where the country once had the third largest contingent": which, is read by nobody
    if sent and not own and s.words[sent[-1] - 1] == "which" and s.classes[sent[-1] - 2] == ",":
        return actors.codes_at(s, sent[-1] - 3)  # "its pact with France, which has 1,000 soldiers there"
    who = actors.subject(s, sent[-1] if sent else first)
    if sent and not own and "we" in s.words[max(0, sent[-1] - 4) : sent[-1]]:
        return _speakers(s, context, first)
    if sent and not own and (he := doer_is_one(s, sent[-1])) >= 0:
        return of_a_leader(s, he)
    if own and s.words[first] in {"his", "her"}:
        return of_a_leader(s, first)
    if own and (near := _named_beside(s, first)):
        return near
    if own and (other := _the_country(s, first) or _told_to(s, first)):
        return other
    if who and sent and s.words[sent[-1]] in HAVE and first - sent[-1] > 4:
        return ()
    if who and (sent or own) and s.words[first] not in {"our", "my"}:
        return who
    carrier = s.classes[i] == "S" and "carrier" in s.words[i] and s.words[i - 1] not in CARGO and not own
    if carrier and (sent or not s.words[i].endswith("carriers")) and not anothers_carrier(s, context):
        return ("USA",)
    if own and s.words[first] in {"our", "my"}:
        return _speakers(s, context, first)
    if own and (other := _spoke(s, first) or _told_behind(s, first)):
        return other
    if own or s.words[first] in {"those", "these"}:
        return () if s.classes[i] == "S" else continued(context)
    if own or s.classes[i] != "T" or s.classes[first] in "as" or from_many(s, i):
        return ()
    before = continued(context)
    if who and before and who != before:
        return who if "USA" in who else ()
    if who and _counted(s, first, i):
        return who
    if from_another(s, i, who):
        return ()
    return who if "USA" in who else continued(context)


def _of_a_country(s: Sentence, verb: int) -> bool:
    """Whether "the country" is the doer of the verb at word *verb*."""
    return any(s.words[k] in COUNTRY and s.words[k - 1] == "the" for k in range(max(1, verb - 3), verb))


def _counted(s: Sentence, first: int, i: int) -> bool:
    """As in "Hollande said the 2,500 soldiers now in Mali would be relieved": he speaks of his own."""
    counted = s.classes[first] == "d" and any(c in "nk" for c in s.classes[first:i])
    if not counted or s.words[i + 1 : i + 2] not in _NOW:
        return False
    behind = s.words[i + 2 : i + 14]
    be = next((k for k in range(1, len(behind)) if behind[k] == "be" and behind[k - 1] in _DECIDED), len(behind))
    return not _RELIEVED.isdisjoint(behind[be : be + 4])


def of_others(s: Sentence, first: int, i: int, who: tuple[str, ...]) -> bool:
    """As in "Macron said the 12,000 soldiers now in Kursk were a danger": the soldiers at *i* aren't the speaker's."""
    the = first - (s.words[max(0, first - 1) : first] == ["the"])
    now = s.words[the] == "the" and s.words[i + 1 : i + 2] in _NOW
    spoken = now and not SAYS.isdisjoint(s.words[max(0, the - 2) : the])
    return (spoken and "USA" not in who and not _counted(s, the, i)) or from_another(s, i, who)


_NOW = (["now"], ["currently"], ["still"], ["already"])


def from_another(s: Sentence, i: int, who: tuple[str, ...]) -> bool:
    """As in "Biden said the 12,000 troops now in Kursk had come from North Korea"."""
    at = next((k for k in range(i + 1, min(s.size - 1, i + 12)) if s.words[k] in _COME and s.words[k + 1] == "from"), 0)
    named = actors.named(s, at + 2, min(s.size, at + 5)) if at else ()
    return bool(named) and not set(named) & set(who)


_COME = frozenset(["come", "came", "coming", "were", "are"])
_DECIDED = frozenset(["will", "would", "to"])
_RELIEVED = frozenset(
    """
    relieved replaced withdrawn brought cut reduced halved flown pulled redeployed repatriated reinforced trimmed joined
    """.split()  # noqa: SIM905 (a table reads better as words)
)


_HOSTS = frozenset(["hosts", "hosted", "hosting"])


def _the_country(s: Sentence, first: int) -> tuple[str, ...]:
    """
    Whose "its" is where the doer is "the country": not the one that speaks, but the one it speaks of, as in
    "Paris would cut aid to Rwanda unless the country withdraws its troops".
    """
    at = next((k for k in range(first - 1, max(0, first - 6), -1) if s.words[k] in COUNTRY), None)
    if at is None or s.words[at - 1] != "the":
        return ()
    named = [k for k in range(at - 1) if s.classes[k] in "CG"]
    others = [k for k in named if not any(w in SAYS for w in s.words[k + 1 : k + 3])]
    return actors.codes_at(s, others[-1]) if others else ()


def by_whom(s: Sentence, i: int) -> tuple[str, ...]:
    """Who sends what stands behind: "the dispatch by Rome of two frigates"."""
    by = i - 1 - (s.classes[max(0, i - 1) : i] == "d")
    return actors.codes_at(s, i) if by > 0 and s.words[by] == "by" else ()


def _named_beside(s: Sentence, first: int) -> tuple[str, ...]:
    """Whose "its" is right behind the name: "under threat from Turkey after its forces attacked"."""
    beside = s.words[first] == "its" and first > 1 and s.words[first - 1] in _JOINS and s.classes[first - 2] == "C"
    return actors.codes_at(s, first - 2) if beside else ()


_JOINS = frozenset(["after", "when", "once", "as", "before", "until"])


def from_many(s: Sentence, i: int) -> bool:
    """Whether they are nobody's in particular: "troops from dozens of countries"."""
    return s.words[i + 1 : i + 2] == ["from"] and not _COUNTRIES.isdisjoint(s.words[i + 2 : i + 7])


_COUNTRIES = frozenset(["countries", "nations", "states", "governments", "allies"])


def _told_to(s: Sentence, first: int) -> tuple[str, ...]:
    """Whose "its" is where one state asks another for them: "Athens called on Ankara to bring its soldiers home"."""
    if s.words[first] not in {"its", "their"} or GOES_HOME.isdisjoint(s.words[max(0, first - 4) : first + 8]):
        return ()
    for k in range(first - 1, max(0, first - 9), -1):
        if s.classes[k] in "CG" and (s.words[k - 1] in ASKED_TO or s.words[k - 2 : k] == ["called", "on"]):
            return actors.codes_at(s, k)
    return ()


def _spoke(s: Sentence, first: int) -> tuple[str, ...]:
    """Whose officials speak: "Turkish officials said two of its soldiers ..."."""
    for i in range(first - 1, max(-1, first - 12), -1):
        if s.classes[i] in "ACG":
            spoke = not SPEAKERS.isdisjoint(s.words[i + 1 : i + 3])
            near = s.words[first] == "its" and s.classes[i] == "C" and first - i <= 4  # "from Turkey after its forces"
            return actors.codes_at(s, i) if spoke or near else ()
    return ()


def _told_behind(s: Sentence, first: int) -> tuple[str, ...]:
    """Whose "its" is where the doer comes after: "In Syria, where 900 of its soldiers are based, Washington means"."""
    if s.words[first] not in {"its", "their"} or s.words[0] not in _OPENS:
        return ()
    comma = s.classes.find(",", first)
    at = comma + 1 + (s.classes[comma + 1 : comma + 2] == "d")
    named = comma > 0 and s.classes[at : at + 1] in {"C", "G", "O"} and s.classes[at + 1 : at + 2] in {"b", "x"}
    return actors.codes_at(s, at) if named else ()


_OPENS = frozenset(
    ["in", "with", "while", "after", "before", "although", "though", "as", "despite", "by", "having", "since"]
)


def _speakers(s: Sentence, context: Context, first: int) -> tuple[str, ...]:
    """Whose "our troops" are: the country that the speaker names as the one that acts, or the article's own."""
    who = actors.subject(s, first)
    if who and "we" not in s.words[:first] and len(who) == 1 and who[0] in SENDERS:
        return who
    speaking = _speaking(s)
    home = context.frame.home
    if home is None and len(speaking & _SPEAK_ENGLISH) == 1:
        return tuple(speaking & _SPEAK_ENGLISH)
    if home is None or speaking - {home}:
        return ()
    return (home,)


_SPEAK_ENGLISH = frozenset(["USA", "GBR", "CAN", "AUS"])


def _speaking(s: Sentence) -> set[str]:
    """The countries of *s* that are no places in it: who may be speaking."""
    named = {
        c
        for i, k in enumerate(s.classes)
        if k in "ACG" and s.classes[max(0, i - 1) : i] not in {"i", ">", "e", "g"}
        if k != "A" or s.classes[i + 1 : i + 2] not in {"N", "P"}
        for c in actors.codes_at(s, i)
    }
    return named | {LEADERS[s.words[i]] for i, k in enumerate(s.classes) if k == "X" and s.words[i] in LEADERS}


def own_term(s: Sentence, i: int) -> bool:
    """Whether the word at *i* is how one state's services write of their own: "service members", "Airmen"."""
    return (
        s.words[i] in OWN_TERMS
        or (s.words[i] in _OWN_CAPITALS and i > 0 and s.printed(i)[0].isupper() and not s.shouted)
        or (s.words[i] == "marines" and s.printed(i)[0].isupper())
        or (s.classes[i] == "T" and s.words[i - 1 : i] == ["army"] and s.printed(i - 1) == "Army")
        or (s.classes[i] == "S" and (s.words[i] in _FLOWN_BY_ONE or _of_a_type(s, i)))
    )


def _of_a_type(s: Sentence, i: int) -> bool:
    """Whether the aircraft at word *i* are of a type that one state alone flies: "B-52 bombers", "B-1B Lancers"."""
    return any(s.words[k : k + 3] in _TYPES_OF_ONE for k in range(max(0, i - 5), i - 2))


_FLOWN_BY_ONE = frozenset(["f-22s", "b-52s", "b-2s", "b-1s"])
_TYPES_OF_ONE = (["b", "-", "52"], ["b", "-", "1"], ["b", "-", "2"], ["f", "-", "22"])


# With a capital they are how one state's services write of their own.
_OWN_CAPITALS = frozenset(["marines", "airmen", "sailors", "soldiers", "guardsmen"])
