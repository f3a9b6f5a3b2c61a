"""
What an article's text says as a whole, whichever sentence is read: the lands it names, whose missions, of what time.

``Text`` promises to look for each thing once, when it is first asked for, however many sentences ask.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from services.tagging.domain.reading.scan import Facts, met
from services.tagging.domain.reading.text import Page, fold
from services.tagging.lexicon import countries
from services.tagging.lexicon.words import PLACE_COUNTRY

_UNDATED = 2012  # a text without a date is hardly older: what it calls 2005 is history
_SPORTY = r"\b(?:league|championship|tournament|coach|season|ufc|mma|boxing|boxer|bout|stadium|playoffs?)\b"
_BLUE = (
    r"(?-i:\bU\.?N\b|United Nations|[Bb]lue helmets?\b"
    r"|\b(?:MONUSCO|Monusco|UNIFIL|Unifil|MINUS[A-Z]+|UNMISS|UNDOF|UNFICYP|UNISFA)\b)"
)
_AU_FORCE = (
    r"(?-i:\b(?:AMISOM|Amisom|ATMIS|AUSSOM)\b|African Union(?:'s)? (?:\w+ )?(?:[Mm]ission|force|[Pp]eace-?keep|troops))"
)
_UN_FORCE = (
    r"(?-i:\b(?:U\.?N\.?|United Nations)(?:-led|-mandated)? (?:\w+ )?"
    r"(?:[Mm]ission|[Pp]eace-?keep|troops|soldiers|[Ff]orce|base|patrol|convoy|helicopter)"
    r"|\b(?:MONUSCO|Monusco|UNIFIL|Unifil|MINUS[A-Z]+|Minus[a-z]+|UNMISS|Unmiss|UNDOF|UNFICYP|UNISFA|UNAMID)\b)"
)
_BLOCS = re.compile(rb"\b(?:ECOWAS|Ecowas|SADC|Sadc)\b")
_LEADS = re.compile(
    rb"([A-Z][A-Za-z.]{1,14})-led (?:[a-z-]+ ){0,2}coalition"
    rb"|coalition (?:that|which) ([A-Z][a-z]+(?: [A-Z][a-z]+)?) leads"
)
_YEAR = re.compile(rb"(?<!\d)20[0-4]\d(?!\d)")


def _facts(table: Mapping[str, str]) -> tuple[Callable[[bytes], list[int]], tuple[str, ...]]:
    """What says in one pass which names of *table* a text holds; and, by their numbers, their codes."""
    names = {
        rf"\b{fold(name).replace('.', '[.]')}\b": code
        for name, code in table.items()
        if name not in countries.CAPITALS_ONLY
    }
    facts = Facts(names)
    return facts.numbers, tuple([names[p] for p in facts.patterns])


@cache
def _land_facts() -> tuple[Callable[[bytes], list[int]], tuple[str, ...]]:
    return _facts({**PLACE_COUNTRY, **countries.CAPITALS, **countries.NOUNS})


@cache
def _people_facts() -> tuple[Callable[[bytes], list[int]], tuple[str, ...]]:
    return _facts({**countries.ADJECTIVES, **countries.LEADERS})


def _years(data: bytes) -> Iterator[int]:
    """The years after _UNDATED that stand in *data*."""
    at = data.find(b"20")
    while at >= 0:
        if _YEAR.match(data, at) is not None and (year := int(data[at : at + 4])) > _UNDATED:
            yield year
        at = data.find(b"20", at + 1)


class Text:
    """The text of an article, asked for what it says somewhere."""

    def __init__(self, page: Page, year: int | None) -> None:
        self.page = page
        self.year = year
        self._reference_year: int | None = year
        self._lands: frozenset[str] | None = None
        self._nations: frozenset[str] | None = None
        self._sporty: bool | None = None
        self._blue: bool | None = None
        self._un_force: bool | None = None
        self._au_force: bool | None = None
        self._bloc: str | None = None
        self._leader: tuple[str | None, int] | None = None

    @property
    def reference_year(self) -> int | None:
        """The article's year; of one without a date, the latest year it names."""
        if self._reference_year is None:
            self._reference_year = max(_years(self.page.ascii), default=_UNDATED)
        return self._reference_year

    @property
    def sporty(self) -> bool:
        """Whether the article is about a game."""
        if self._sporty is None:
            self._sporty = self.met(_SPORTY)
        return self._sporty

    @property
    def lands(self) -> frozenset[str]:
        """The countries that the article names, or whose capitals it does; not those that it names by their peoples."""
        if self._lands is None:
            held, names = _land_facts()
            self._lands = frozenset([names[number] for number in held(self.page.ascii)])
        return self._lands

    @property
    def nations(self) -> frozenset[str]:
        """The countries that the article names in any way."""
        if self._nations is None:
            held, names = _people_facts()
            self._nations = self.lands.union([names[number] for number in held(self.page.ascii)])
        return self._nations

    @property
    def blue(self) -> bool:
        """Whether the article speaks of the United Nations or its missions."""
        if self._blue is None:
            self._blue = self.met(_BLUE)
        return self._blue

    @property
    def un_force(self) -> bool:
        """Whether the article speaks of soldiers of the United Nations."""
        if self._un_force is None:
            self._un_force = self.met(_UN_FORCE)
        return self._un_force

    @property
    def au_force(self) -> bool:
        """Whether the article speaks of soldiers of the African Union."""
        if self._au_force is None:
            self._au_force = self.met(_AU_FORCE)
        return self._au_force

    @property
    def bloc(self) -> str:
        """The African bloc that the article names first and that keeps a force ready; or nothing."""
        if self._bloc is None:
            found = _BLOCS.search(self.page.ascii)
            self._bloc = found.group().decode("ascii").upper() if found is not None else ""
        return self._bloc

    def leader(self, before: int) -> str | None:
        """The country that leads "the coalition", if the text has said so *before*: "a Saudi-led coalition"."""
        if self._leader is None:
            found = _LEADS.search(self.page.ascii)
            name = (found.group(1) or found.group(2)).decode("ascii") if found is not None else ""
            code = countries.CODES.get(name.replace(".", "").lower())
            self._leader = (code, found.end() if found is not None else 0)
        return self._leader[0] if self._leader[1] <= before else None

    def met(self, pattern: str, start: int = 0) -> bool:
        """Whether *pattern* is met in the article from *start* on."""
        data = self.page.ascii
        return met(pattern)(data, start, len(data))
