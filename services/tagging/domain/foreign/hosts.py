# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""
In what country the words around a force put it.

``country_at`` reads one word; ``host_of`` the words right behind a force; ``elsewhere`` and ``named_after`` the rest
of the sentence. None where no word says a country: a place is never guessed.
"""

import re

from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.where.gazetteer import known_place
from services.tagging.lexicon.bystanders import COASTS, HOME_SEAS, TRAVELS
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.presence import DATES, LEAVES, PARTS_OF, TERRITORY
from services.tagging.lexicon.setting import BORDERS, RELATIONS, SEATS_OF_POWER
from services.tagging.lexicon.words import PLACE_COUNTRY


def where_before(s: Sentence, first: int) -> str | None:
    """The country before the "where" of the words up to *first*: "Estonia, where Britain already has 1,700 men"."""
    at = next((k for k in range(first - 1, max(0, first - 7), -1) if s.words[k] == "where"), None)
    if at is None:
        return None
    return country_at(s, at - 1 - (s.classes[at - 1] == ","))


def named_after(s: Sentence, last: int) -> set[str]:
    """The countries and places that stand behind a preposition in the rest of the sentence."""
    found = set()
    for match in _LANDS.finditer(s.classes, last):
        i = match.start()
        if s.classes[i] in "CR" and any(
            (s.words[k] in {"in", "across", "inside", "within"} and s.words[k + 1] not in DATES)
            or (s.words[k] == "of" and s.words[k - 1] in PARTS_OF)
            for k in range(max(last, i - 5), i)
        ):
            code = country_at(s, i)
            if code:
                found.add(code)
        elif (
            s.classes[i] == "A" and s.words[i + 1 : i + 2] and s.words[i + 1] in TERRITORY and s.classes[i - 1] in "die"
        ):
            found.add(CODES.get(s.words[i], ""))  # "from the Malian city of Gao"
    return found


_LANDS = re.compile("[CRA]")
_HOST_PREPOSITIONS = frozenset(
    ["in", "into", "to", "inside", "across", "within", "throughout", "from", "at", "over", "onto", "on", "near"]
)


def host_of(s: Sentence, at: int, *, agent: bool = False) -> tuple[str | None, int]:
    """
    Where the words from *at* put the forces before them: (country or place, end of the words that say it).

    *agent*: they stand behind "by", so that a verb behind them has another subject.
    """
    while at and s.classes[at : at + 1] == "X" and s.classes[at - 1] in "SX":
        at += 1  # "the carrier Charles de Gaulle"
    for i in range(at, min(s.size, at + 10)):
        c = s.classes[i]
        if s.words[i] in _OFF and s.words[i + 1 : i + 2] == ["its"] and s.words[i + 2 : i + 3] in _COASTS:
            return _whose(s, at), i + 3
        if s.words[i] not in _PUTS and c not in ";,b" and s.words[i - 1] not in TRAVELS:
            continue  # all that is asked below is asked of other words
        if s.words[i] == "of" and i > at and s.words[i - 1] in PARTS_OF:
            j = i + 2 if s.classes[i + 1 : i + 2] in {"d", "j"} else i + 1
            code = country_at(s, j)
            if code:
                return code, j + 1  # "in the breakaway region of Transnistria"
        if (
            c == ";"
            or (c == "," and i > at + 1)
            or s.words[i] in {"and", "but", "while", "which", "by", "against", "with", "of"}
            or (s.words[i] == "as" and s.classes[i + 1 : i + 2] in {"C", "G", "O"})
        ):
            break
        if agent and c == "b":
            break  # "taken by the Ukrainian army is on show in Prague"
        if s.words[i] == "for" and i == at and s.classes[at + 1 : at + 2] == "C":
            return CODES.get(s.words[at + 1]), at + 2  # "soldiers for Haiti"
        if s.words[i : i + 2] == ["out", "of"] and (code := country_at(s, i + 2)):
            return code, i + 3
        after = i + 1 + (s.classes[i + 1 : i + 2] == "d")
        if s.words[i] in _ENTERS and not agent and (code := country_at(s, after)):
            return code, after + 1
        if s.words[i] == "from" and LEAVES.isdisjoint(s.words) and i > at and s.words[i - 1] not in _THERE_FROM:
            break  # "crossed the border from Belarus", "sparked words from Turkey"
        if s.words[i] == "on" and i and s.words[i - 1] in {"take", "taking", "took"}:
            break  # "unprepared to take on Russia"
        if s.words[i - 1] in TRAVELS and _ANOTHER.search(s.classes, at, i) is not None:
            break  # "stopped two lorries travelling to Algeria"
        if c in "i>" and s.words[i] in _HOST_PREPOSITIONS:
            j = i + 1
            while j < min(s.size, i + 5) and (s.classes[j] in "dj" or s.words[j] in _NEARBY):
                j += 1
            if s.classes[j : j + 2] == "Xh":
                j += 2
            if s.words[j : j + 1] and (s.words[j] in SEATS_OF_POWER or (c == ">" and s.words[i - 1] in RELATIONS)):
                if s.words[i - 1] == "close" and s.words[j + 1 : j + 2] in _COASTS:
                    return country_at(s, j), j + 1  # "close to the Japanese coast"
                break  # "according to the Pentagon"
            code = country_at(s, j)
            if code and s.words[i] in _BY and s.classes[j] in "AX" and not BORDERS.isdisjoint(s.words[j + 1 : j + 2]):
                break  # "near the Eritrean border": which side of it, nobody says
            if code:
                return code, j + 1
            if s.classes[j : j + 1] == "X" and s.words[i] != "at":
                break  # a place that no table knows
    return None, at


_THERE_FROM = frozenset(
    """
    back home off flying operating operate operated operates patrols missions sorties flights based
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_ENTERS = frozenset(
    [
        "left",
        "leave",
        "leaving",
        "enter",
        "entered",
        "entering",
        "invaded",
        "invade",
        "occupied",
        "reached",
        "quit",
        "visit",
        "visited",
        "visiting",
        "reach",
        "defend",
    ]
)
_PUTS = (
    _HOST_PREPOSITIONS | _ENTERS | {"as", "of", "and", "but", "while", "which", "by", "against", "with", "for", "out"}
)
_OFF = frozenset(["off", "near", "around", "along", "to", "towards", "toward"])
_COASTS = tuple([word] for word in sorted(COASTS))
_BY = frozenset(["near", "at", "on", "to"])
_OVER = frozenset(["across", "over", "through", "into", "beyond"])
_NEARBY = frozenset(["neighboring", "neighbouring", "nearby", "south-eastern", "north-western", "coastal"])


def _whose(s: Sentence, at: int) -> str | None:
    """Whose coast "its coast" is, behind word *at*: the land named last before, as in "Caracas complained of ..."."""
    i = next((i for i in range(at - 1, -1, -1) if s.classes[i] in "CG;"), -1)
    return CODES.get(s.words[i]) if i >= 0 else None


def country_at(s: Sentence, j: int) -> str | None:
    if j >= s.size:
        return None
    if s.words[j] == "niger" and s.words[j + 1 : j + 2] in (["state"], ["delta"]):
        return "NGA"
    if s.classes[j] in "CG":
        if s.words[j] in {"us", "uk", "eu"} and s.classes[j + 1 : j + 2] in {
            "x",
            "X",
            "N",
            "m",
            "M",
            "S",
            "T",
            "P",
            "F",
            "j",
            "h",
            "D",
            "U",
        }:
            return None  # "relies on US airpower"
        return CODES.get(s.words[j])
    if s.classes[j] == "R":
        return PLACE_COUNTRY.get(s.words[j], s.words[j].title())
    if s.classes[j] == "X":
        if s.words[j] == "gulf" and _is_the_gulf(s, j):
            return "Persian Gulf"
        if s.words[j] in _UNION or f"{s.words[j]} {' '.join(s.words[j + 1 : j + 2])}" in _UNION:
            return "USA"
        known = known_place(s, j)
        return known[1] if known is not None else _apposed(s, j)
    if s.classes[j] == "A" and s.words[j + 1 : j + 2] and s.words[j + 1] in TERRITORY:
        return CODES.get(s.words[j])
    if s.classes[j] == "A" and s.words[j + 1 : j + 2] in (["war"], ["conflict"], ["civil"]):
        return CODES.get(s.words[j])  # "took part in the Salvadoran civil war"
    return None


# The states of one federation that write of themselves by their names alone.
_UNION = frozenset(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
    nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming guam
    """.split()  # noqa: SIM905 (a table reads better as words)
) | {"new york", "new jersey", "new mexico", "new hampshire", "north carolina", "south carolina", "puerto rico"}


def _is_the_gulf(s: Sentence, j: int) -> bool:
    """Whether the word at *j* is the sea of that name: not "the Gulf of Guinea", "the Gulf states"."""
    return j > 0 and s.words[j - 1] == "the" and s.printed(j)[0].isupper() and s.classes[j + 1 : j + 2] not in _NAMED_SO


_NAMED_SO = frozenset("eNxmMA")


def _apposed(s: Sentence, j: int) -> str | None:
    """The country behind the name at word *j* of a place no table knows: "Tapa, Estonia", "Bor, a town in Chad"."""
    match = _IN_APPOSITION.match(s.classes, j)
    return CODES.get(s.words[match.end() - 1]) if match is not None else None


_IN_APPOSITION = re.compile(r"X{1,3},(?:[da][jmxXN]{0,4}(?:ie)?[ie]d?[jx]?)?C(?=[,.;:)]|$)")


def _only_related(s: Sentence, i: int, last: int) -> bool:
    """Whether "to" leads to the land at *i* and says no place of theirs: "loyal to Iran", "a visit to China"."""
    to = next((k for k in range(i - 1, max(last, i - 4), -1) if s.classes[k] == ">"), None)
    return to is not None and (s.words[to - 1] in RELATIONS or s.words[to - 1] in TRAVELS)


_ANOTHER = re.compile("[NTPSXnkv]")  # who else may be travelling


def at_home(code: str, place: str) -> bool:
    """Whether *place* is the land of *code*, or a sea at its own shores."""
    return place == code or code in HOME_SEAS.get(place, ()) or (place == "RUS" and code in _OF_RUSSIA)


def off_own_shore(s: Sentence, who: tuple[str, ...], last: int) -> bool:
    """Whether the words from *last* put ships on a sea at whose shores all of *who* are at home: "to the Channel"."""
    for k in range(last, min(s.size, last + 7)):
        if s.classes[k] in "RX" and (sea := HOME_SEAS.get(s.words[k].title())) is not None:
            return sea.issuperset(who)
    return False


_OF_RUSSIA = frozenset(["Wagner", "Africa Corps"])


def names_own_land(s: Sentence, code: str, owned: range) -> bool:
    """Whether the sentence names the land, not as owner in the words *owned*: "if Chad is attacked, its soldiers"."""
    return any(c in "CG" and CODES.get(s.words[i]) == code and i not in owned for i, c in enumerate(s.classes))


def at_their_own(s: Sentence, last: int) -> bool:
    """Whether they are told to be at home: "near their capital", "along its own border"."""
    for i in range(last, min(len(s) - 1, last + 8)):
        noun = s.words[i + 1 + (s.words[i + 1] == "own") :][:1]
        if s.classes[i] == "g" and s.classes[i - 1] in "i>" and noun and noun[0] in _HOMELY:
            return True
        if s.words[i : i + 2] == ["country", "'s"] and s.words[i - 1] == "the" and s.words[i + 2 : i + 3] in _OVER_IT:
            return True  # "in the country's airspace"
    return False


_OVER_IT = (["airspace"], ["skies"])
_HOMELY = frozenset(
    ["capital", "country", "homeland", "soil", "barracks", "homes", "home", "border", "borders", "frontier", "coast"]
)


def elsewhere(s: Sentence, who: tuple[str, ...], last: int, until: int | None = None) -> str | None:
    """The first country that isn't theirs behind a preposition, anywhere in the rest of the sentence."""
    for i in range(last, s.size if until is None else until):
        entered = (
            s.classes[i] in "CR"
            and i > last
            and (s.words[i - 1] in _ENTERS or (s.words[i - 1] == "of" and s.words[i - 2] in PARTS_OF))
        )
        if entered or (s.classes[i] in "CRGA" and any(c in "i>" for c in s.classes[max(last, i - 5) : i])):
            if s.words[i - 1] == "with" and s.words[i - 2] in BORDERS:
                continue  # which side of it, nobody says
            if (
                s.classes[i] == "A"
                and not BORDERS.isdisjoint(s.words[i + 1 : i + 2])
                and _OVER.isdisjoint(s.words[i - 4 : i])
            ):
                continue
            if s.words[i] in SEATS_OF_POWER or _only_related(s, i, last):
                continue  # "according to the Pentagon", "a visit to China"
            code = country_at(s, i)
            if code and not any(at_home(w, code) for w in who):
                return code
    return None
