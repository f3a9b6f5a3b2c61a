"""
What an article is: a report of news, an opinion, an explainer, a feature, a look back, a digest, a document, or news of
something else than arms.

``genre`` reads signs that any reader can check, adds up their weights, and names those that decided. No name is looked
up and nothing is learnt: a title, an address, and a way of writing (whom it cites, which days it names, what it says
should be). It works with the text alone; an article too short to show a way of writing is a report.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache

from services.tagging.domain.reading.scan import Facts, met, spans
from services.tagging.domain.reading.text import SORTS, Page, fold
from services.tagging.lexicon import genres
from services.tagging.lexicon.genres import LEAST, SECTIONS, TITLES, Name, Sign
from services.tagging.lexicon.words import MONTHS
from shared.contracts.article import Article
from shared.contracts.finding import Genre

_IN_SINGLES = re.compile(r"(?<![\w'])'(?=\S)[^'\n]{0,600}(?:'(?=\w)[^'\n]{0,400}){0,20}'(?!\w)")
_WORDS = bytes(c if 97 <= c <= 122 or c == 39 else c + 32 if 65 <= c <= 90 else 32 for c in range(256))
_MOST_CHARS = 8_000  # of a text: more tell nothing new of how it is written
NO_ARMS = ("its opening says nothing of arms",)
_STEM = 5  # letters by which words of one sort are one word
_FIRST = 250  # characters: of its first sentence
LEDE = 600  # characters: what an article opens with
_TOP = 1000
_LEAST_WORDS = 200  # fewer show no way of writing
_LONG, _HARDLY, _NEVER = 1000, 1.5, 0.01
_ANALYSIS_WORDS, _ANALYSIS_CITES, _ANALYSIS_SOURCES, _MANY_DAYS = 500, 8, 15, 6
_FEW = 3  # words of a kind: fewer may be chance
_OLD_YEARS = 2  # before the article's year
_MOST_QUOTED = 0.2
_MANY_HOURS = 6
_MANY_SPEAKERS = 4
_YEAR = r"\b(?:1[89]|20)[0-9][0-9]\b"
_AGE = r"\b[0-9][0-9]-year-old\b|, [0-9][0-9], "
_HOUR = r"\b(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9]\b"
_SPEAKER = (
    r"(?m-i:^(?:[A-Z][A-Z .'-]{2,30}:|Q\. |The President\. "
    r"|(?:Mr|Ms|Mrs|Senator|Secretary|General)\.? [A-Z][\w-]+\. ))"
)
_MAY_SPEAK = re.compile(rb"\n(?:[A-Z][A-Z .'-]{2}|Q\. |The President|M[rs]|Se|Ge)")
_QUESTION = re.compile(r"\?(?=\s|$)")
_SHORT = 8  # characters of a question: "Why?" is no sign
_HEADING = re.compile(r"^[^\n]{8,90}\?$", re.MULTILINE)


_COUNTED = frozenset(
    {b"said"}.union(
        *(genres.CITES, genres.SOURCES, genres.DAYS, genres.OUGHT),
        *(genres.ARGUES, genres.WE, genres.ME, genres.NARRATES),
    )
).__contains__


class _Signs:
    """The signs found so far, with their weights."""

    def __init__(self) -> None:
        self._weights: dict[Name, int] = {}
        self._said: dict[Name, list[str]] = {}

    def add(self, name: Name, weight: int, said: str) -> None:
        if weight:
            self._weights[name] = self._weights.get(name, 0) + weight
        if weight > 0:
            self._said.setdefault(name, []).append(said)

    def decided(self) -> Genre | None:
        """Give the genre that has weight enough: the surest first."""
        enough = [name for name, least in LEAST.items() if self._weights.get(name, 0) >= least]
        if not enough:
            return None
        surest = [name for name in enough if name in {"document", "digest"}]
        best = surest[0] if surest else max(enough, key=lambda name: self._weights[name] - LEAST[name])
        return Genre(name=best, signs=tuple(self._said[best]))


class _Style:
    """How an article is written, outside of what it quotes; rates are words of a thousand."""

    def __init__(self, text: str) -> None:
        self.plain = _unquoted(text)
        self.data = self.plain.encode("ascii", "replace")
        words = self.data.translate(_WORDS).split()
        self.counts: dict[bytes, int] = Counter(filter(_COUNTED, words))
        self._met = _phrases().of(self.data)
        self.total = max(1, len(words))
        self.cites = self.rate(self.number(genres.CITES))  # how often it says who says so
        named = self.number(genres.DAYS)
        self.weekdays = self.rate(named)  # how often it names a day of the week
        self.days = self.rate(named + self.count(genres.DATES))  # or one of a month
        self.quoted = 1 - len(self.plain) / max(1, len(text))

    def number(self, words: Collection[bytes]) -> int:
        """Count *words*."""
        return sum([times for word, times in self.counts.items() if word in words])

    def rate(self, number: int) -> float:
        """Give a number of words as a rate."""
        return 1000 * number / self.total

    @property
    def arguments(self) -> int:
        """How many words and phrases of argument it has."""
        return self.number(genres.ARGUES) + self.count(genres.ARGUMENTS)

    def holds(self, pattern: str, end: int | None = None) -> bool:
        """Tell whether *pattern* is met in its first *end* characters."""
        if pattern in _ASKED and (end is None or pattern not in self._met):
            return pattern in self._met
        return met(pattern)(self.data, 0, len(self.data) if end is None else min(end, len(self.data)))

    def count(self, pattern: str) -> int:
        """Count how often *pattern* is met."""
        return _count(pattern, self.data) if pattern in self._met else 0


# Asked of every article, and in most not there.
_ASKED = frozenset(
    [genres.DATES, genres.ARGUMENTS, genres.EXPLAINS, genres.LOOKS_AT, genres.LOOKS_BACK, genres.OWN_VIEWS]
)


@cache
def _phrases() -> Facts:
    """Make ready to say, in one reading of an article, which of the patterns are met in it at all."""
    return Facts(_ASKED)


def _unquoted(text: str) -> str:
    """Leave out what *text* quotes: a quotation ends with its paragraph at the latest."""
    if text.count('"') < _FEW + 1:
        return _IN_SINGLES.sub(" ", text) if " '" in text else text
    return "\n".join(" ".join(line.split('"')[::2]) for line in text.split("\n"))


def _count(pattern: str, data: bytes) -> int:
    return sum(1 for _ in spans(pattern, data, 0, len(data)))


def genre(article: Article, page: Page, *, claimed: bool = False) -> Genre:
    """
    Say what *article*, read as *page*, is, and by which signs.

    Pure: title, address, text and year decide. ``report`` has no signs: it is what shows none of another genre, and
    whose opening claims something (*claimed*) or speaks of arms; ``elsewhere`` is a report whose opening doesn't.
    """
    text, title = fold(page.text[:_MOST_CHARS]), fold(article.title or "").lower().strip()
    signs, style = _Signs(), _Style(text)
    _of_title(title, signs)
    if not title:
        begins = text[:_FIRST].split(". ")[0].encode("ascii", "replace")
        signs.add("elsewhere", 2 * met(genres.RULES)(begins, 0, len(begins)), "it begins with rules")
    _of_address(article.url or "", signs)
    if style.total >= _LEAST_WORDS:
        _of_argument(style, signs)
    _of_telling(text, style, signs)
    moment = article.published_at or article.fetched_at
    if moment is not None:
        _of_years(text, style, moment.year, signs)
        _of_date(title, moment.month, signs)
    found = signs.decided()
    if found is not None:
        return found
    if claimed or _speaks_of_arms(f"{title} {text[:LEDE]}"):
        return Genre(name="report")
    return Genre(name="elsewhere", signs=NO_ARMS)


def _speaks_of_arms(opening: str) -> bool:
    data = opening.lower().encode("ascii", "replace")
    told: set[bytes] = set()
    for start, end in spans(genres.ARMS, data, 0, len(data)):
        told.add(data[start : min(end, start + _STEM)])
        if len(told) >= genres.FEWEST_ARMS:
            return True
    return False


@cache
def _titles() -> tuple[tuple[re.Pattern[str], Sign], ...]:
    return tuple((re.compile(sign.pattern), sign) for sign in TITLES)  # 2 ms: not before there is a title


def _of_title(title: str, signs: _Signs) -> None:
    if title:
        if re.search(genres.CULTURE, title) and not re.search(genres.ARMS, re.sub(genres.BACKDROP, " ", title)):
            signs.add("elsewhere", 2, "its title is of sport or culture")
        for pattern, sign in _titles():
            if pattern.search(title) is not None:
                signs.add(sign.genre, sign.weight, sign.said)


def _of_address(url: str, signs: _Signs) -> None:
    for section in url.lower().split("/")[3:-1]:
        if section in SECTIONS:
            name, weight = SECTIONS[section]
            signs.add(name, weight, f"its address says {section}")


def _of_argument(style: _Style, signs: _Signs) -> None:
    """Weigh whether it argues rather than reports: few voices and days, much that should be."""
    _voice(style, signs)
    undated = style.days < (_HARDLY if style.total >= _LONG else _NEVER)
    signs.add("opinion", _steps_below(style.cites, (3, 8)), "it hardly cites anybody")
    signs.add("opinion", undated, "it names no day" if not style.days else "it is long, and hardly names a day")
    signs.add("analysis", 2 * _analyses(style), "it is long, and hardly cites anybody")
    against = {0: 0, 1: 1, 2: 3}[2 - _steps_below(style.cites, (10, 16))]
    signs.add("opinion", -against - (style.days > 4.5) - (style.quoted > _MOST_QUOTED), "")
    if style.cites >= 20:
        signs.add("explainer", -2, "")


def _analyses(style: _Style) -> bool:
    """Tell whether a long text hardly says who says so, and when."""
    if style.total < _ANALYSIS_WORDS or style.cites >= _ANALYSIS_CITES or style.days >= _MANY_DAYS:
        return False
    return style.cites + style.rate(style.number(genres.SOURCES)) < _ANALYSIS_SOURCES


def _voice(style: _Style, signs: _Signs) -> None:
    """Weigh how much of it is its writer's own word."""
    ought, arguments = style.number(genres.OUGHT), style.arguments
    given = (
        (
            2 - _steps_below(style.rate(ought) if ought >= _FEW else min(style.rate(ought), 2), (1.5, 5)),
            "it says what should be",
        ),
        (2 - _steps_below(style.rate(arguments) if arguments >= _FEW else 0, (3, 8)), "it argues"),
        (int(style.number(genres.WE) >= _FEW - 1), "it says “we”"),
        (int(style.number(genres.ME) >= _FEW), "it says “I”"),
    )
    for weight, said in given:
        signs.add("opinion", weight, said)


def _steps_below(rate: float, steps: tuple[float, float]) -> int:
    return sum(rate < step for step in steps)


def _of_telling(text: str, style: _Style, signs: _Signs) -> None:
    """Weigh how it is told: with questions, with people who speak in the present, hour by hour, speaker by speaker."""
    data = text.encode("ascii", "replace")
    if "?" in style.plain:
        asked = list(_questions(style.plain))
        signs.add("opinion", len(asked) > 1, "it asks")
        signs.add("explainer", bool(asked) and asked[0] < _TOP, "it begins with a question")
        signs.add("explainer", len(_HEADING.findall(style.plain)) > 1, "its headings ask")
    signs.add("explainer", style.holds(genres.EXPLAINS), "it says what it explains")
    signs.add("explainer", style.holds(genres.LOOKS_AT, _TOP + LEDE), "it gives a look")
    signs.add(
        "opinion", 3 * (b"expressed" in style.data and style.holds(genres.OWN_VIEWS)), "it says whose views they are"
    )
    narrates = style.number(genres.NARRATES)
    signs.add("feature", narrates >= _FEW and narrates > style.counts.get(b"said", 0), "people speak in the present")
    signs.add("feature", met(_AGE)(data, 0, min(_TOP, len(data))), "it begins with a life")
    signs.add("feature", style.number(genres.ME) > _FEW, "it says “I”")
    entry = b"was a" in style.data[:LEDE].lower() and style.holds(genres.ENTRY, LEDE)
    signs.add("history", 2 * entry, "it begins as an encyclopedia does")
    signs.add("history", 2 * style.holds(genres.LOOKS_BACK, LEDE), "it looks back")
    signs.add("digest", 3 * _goes_by_hours(data), "it goes hour by hour")
    signs.add("document", 3 * _names_speakers(data), "it names who speaks")


def _goes_by_hours(data: bytes) -> bool:
    """Tell whether it names many hours; a look at its digits says that most texts can't."""
    sorts = data.translate(SORTS)
    few = sorts.count(b"0.00") + sorts.count(b"0-00") < _MANY_HOURS
    return not few and _count(_HOUR, data) >= _MANY_HOURS


def _names_speakers(data: bytes) -> bool:
    """Tell whether many lines begin with who speaks; a look at their first letters says that most can't."""
    few = len(_MAY_SPEAK.findall(b"\n" + data)) < _MANY_SPEAKERS
    return not few and _count(_SPEAKER, data) >= _MANY_SPEAKERS


def _of_date(title: str, month: int, signs: _Signs) -> None:
    data = title.encode("ascii", "replace")
    for start, end in spans(genres.DATES, data, 0, len(data)):
        named = next((MONTHS[word] for word in re.findall(r"[a-z]+", title[start:end]) if word in MONTHS), month)
        if 1 < (month - named) % 12 < 11:  # next month is as likely as last year's
            signs.add("history", 2, "its title names a day long past")


def _questions(text: str) -> Iterator[int]:
    """Say where the questions of *text* begin."""
    for match in _QUESTION.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in ".!?\n") + 1
        if match.start() - begin > _SHORT:
            yield begin


def _of_years(text: str, style: _Style, year: int, signs: _Signs) -> None:
    data = text.encode("ascii", "replace")
    old = sum(int(data[start:end]) <= year - _OLD_YEARS for start, end in spans(_YEAR, data, 0, len(data)))
    if old > _FEW + 1 and style.rate(old) >= 7 and style.weekdays < 5:
        signs.add("history", 2, "most years it names are past")
    if "year" in text[:LEDE] or f"{year} " in text[:LEDE]:
        signs.add("history", 2 * style.holds(genres.YEARS_END.format(year=year), LEDE), "it looks back on a year")
