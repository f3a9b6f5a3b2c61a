"""
Reading the dates that feeds and pages give: the standard forms first, because they are most, then what people write.

The chain: RFC 3339, RFC 822 by ``email.utils``, seconds since 1970, the rest of ISO 8601, a grammar-free reading of
the words (month names in ten languages, 12-hour clocks, ordinals, slashes). What still can't be read is None, never a
guess. No zone means UTC. (feedparser's own reader is left out: it takes `99999` for a year, a thirteenth month for
January.)
"""

import calendar
import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import mktime_tz, parsedate_tz
from zoneinfo import ZoneInfo

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?Z?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_TIME = re.compile(r"\b(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?(?:\s*([ap])\.?\s?m\b\.?)?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC|(?<=[\s\d]))([+-])(\d\d):?(\d\d)\b")
_PLACE = re.compile(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?\b")
_NUMERIC = re.compile(r"\b(\d{1,4})([/.-])(\d{1,2})\2(\d{2,4})\b")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"({'|'.join(_WEEKDAYS)})[a-z]*\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
# email.utils takes `3:09 PM EST` for 03:09 and drops zones it doesn't know: it gets what it reads well.
_STANDARD_END = re.compile(r" \d\d:\d\d(?::\d\d)?(?: (?:[+-]\d{4}|GMT|UTC?|[ECMP][SD]T))?$")
_MAX_CHARS = 200
YEARS = range(1900, 2200)
_ZONES = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0),
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "akst": -9,
    "hst": -10,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "bst": 1,
    "west": 1,
    "sgt": 8,
    "hkt": 8,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
}
# English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Ukrainian and Russian; first letters suffice.
_MONTHS = (
    "jan jän ene gen sty січ янв",
    "feb fév fev lut лют фев",
    "mar mär maa mrt бер мар",
    "apr avr abr kwi кві апр",
    "may mai mag mei maj тра май мая",
    "jun juin giu cze чер июн",
    "jul juil lug lip лип июл",
    "aug aoû aou ago sie сер авг",
    "sep set wrz вер сен",
    "oct okt out ott paź жов окт",
    "nov лис ноя",
    "dec dez déc dic gru гру дек",
)
_MONTH = {stem: number for number, stems in enumerate(_MONTHS, 1) for stem in stems.split()}


def read_date(text: str | None) -> datetime | None:
    """Read *text* as a moment in UTC; a date without a time is 00:00. None where it is none."""
    text = " ".join((text or "")[:_MAX_CHARS].replace("\\n", " ").split())
    if not text:
        return None
    for reader in (_iso, _rfc822, _epoch, _other_iso, _words):
        try:
            moment = reader(text)
        except (ValueError, OverflowError, OSError, LookupError):
            continue
        if moment is not None:
            return moment if moment.year in YEARS else None
    return None


def _iso(text: str) -> datetime | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    midnight = timedelta(days=hour == 24)  # ISO 8601 allows 24:00 at the end of a day
    zone = timezone(_offset(match[7]))
    moment = datetime(year, month, day, hour % 24, minute, min(second, 59), tzinfo=zone) + midnight
    return moment.astimezone(UTC)


def _rfc822(text: str) -> datetime | None:
    parts = parsedate_tz(text) if _STANDARD_END.search(text) else None
    return datetime.fromtimestamp(mktime_tz(parts), UTC) if parts else None


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _words(text: str) -> datetime | None:
    """Take what is sure out of *text*, bit by bit: the time, the zone, the month; what is left is day and year."""
    hour = minute = second = 0
    if time := _TIME.search(text):
        hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
        if time[4]:
            hour = hour % 12 + (12 if time[4] in "pP" else 0)
    rest = text[: time.start()] + " " + text[time.end() :] if time else text
    zone, rest = _zone(rest)
    if numeric := _NUMERIC.search(rest):
        year, month, day = _on_weekday(text, _numeric(numeric))
    else:
        year, month, day = _named(rest)
    naive = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 (the zone may be a place's)
    return naive.replace(tzinfo=zone).astimezone(UTC)


def _zone(text: str) -> tuple[timezone | ZoneInfo, str]:
    if place := _PLACE.search(text):
        return ZoneInfo(place[0]), text[: place.start()] + text[place.end() :]
    if offset := _OFFSET.search(text):
        zone = timezone(_offset(offset[1] + offset[2] + offset[3]))
        return zone, text[: offset.start()] + text[offset.end() :]
    for word in _WORD.finditer(text):
        if word[0].lower() in _ZONES and (word[0].isupper()):
            return timezone(timedelta(hours=_ZONES[word[0].lower()])), text[: word.start()] + text[word.end() :]
    return UTC, text


def _numeric(match: re.Match[str]) -> tuple[int, int, int]:
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return first, second, third
    year = third if third > 99 else 2000 + third
    # A slash is American unless that can't be; dots and hyphens put the day first.
    month_first = match[2] == "/" and first <= 12
    return (year, first, second) if month_first else (year, second, first)


def _on_weekday(text: str, date: tuple[int, int, int]) -> tuple[int, int, int]:
    """Take month for day and day for month where only that falls on the weekday that *text* names."""
    named = _WEEKDAY.match(text)
    if named is None or date[2] > 12:
        return date
    number = _WEEKDAYS.index(named[1].lower())
    swapped = date[0], date[2], date[1]
    fits = calendar.weekday(*date) == number
    return swapped if not fits and calendar.weekday(*swapped) == number else date


def _named(text: str) -> tuple[int, int, int]:
    numbers = [number[0] for number in _NUMBER.finditer(text)]
    years = [n for n in numbers if len(n) == 4]
    others = [int(n) for n in numbers if len(n) <= 2]
    months = [m for word in _WORD.finditer(text) if (m := _month(word[0]))]
    if not years and months:  # RFC 850: 11-Nov-24
        return 2000 + int(others[1]), months[-1], int(others[0])
    year = int(years[0])  # without a year it is no date: IndexError is a LookupError
    if months:  # the last one: `mar., 01 déc.` begins with a French Tuesday
        return year, months[-1], others[0] if others else 1
    return year, others[1], others[0]  # `Sat, 11 04 2020`: day, month


def _month(word: str) -> int | None:
    word = word.lower()
    for length in (4, 3):
        if number := _MONTH.get(word[:length]):
            return number
    return None


def _other_iso(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _offset(text: str | None) -> timedelta:
    if not text or text in "Zz":
        return timedelta()
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
