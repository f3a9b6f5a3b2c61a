# ruff: noqa: C901, PLR0911 (a grammar has one branch for each way to say a thing)
"""
The article's text as the engine reads it: folded to ASCII one character for one, so that offsets never move.

``Page(text)`` promises: ``page.ascii`` has one byte for each code point of ``page.text``; ``page.text`` is the
article's text without its invisible characters (soft hyphens, joiners, U+2060) and without line ends that only a
width explains, its tabs and no-break spaces are blanks, and ``page.origin`` maps its offsets back.
"""

import codecs
import re
from bisect import bisect_right

from services.tagging.domain.reading.wrapped import unwrapped

# Characters that show nothing: taken out before reading, so that a hidden hyphen in "sol|diers" loses no finding.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u034f\u061c\u180e\u2061\u2062\u2063\u2064"
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")

_BLANKS = "\u00a0\u202f\u2009"  # between words and in numbers, where a line isn't to end

# What cp1252 lacks, but news text has: other dashes, spaces and letters whose plain form everybody knows.
_PLAIN = {
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2015\u2212\u2043\ufe58\ufe63\uff0d"), "-"),
    **dict.fromkeys([*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x1680], " "),
    **dict.fromkeys(map(ord, "\u2028\u2029\u0085"), "\n"),
    **dict.fromkeys(map(ord, "\u02bc\u02b9\u2032\u201b\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u2033\u201f\uff02"), '"'),
    **{0xFF10 + d: str(d) for d in range(10)},
    **{0x0660 + d: str(d) for d in range(10)},
    **{
        ord(a): b
        for a, b in zip("ığİĞşŞłŁćĆčČňřŘěáąęśźżńđĐāēīūōțțșășőűū", "igIGsSlLcCcCnrReaaeszzndDaeiuottsasouu", strict=True)
    },
}
_FOLD = bytearray(range(256))
for _byte, _char in zip(
    b"\x82\x84\x91\x92\x93\x94\x96\x97\xa0\x85\xb4\x8b\x9b\xab\xbb\x95\x86\x87\xb7\xad",
    b"'\"''\"\"-- .'''\"\"*   -",
    strict=True,
):
    _FOLD[_byte] = _char
for _accented, _letters in (
    ("ÀÁÂÃÄÅÆ", "A"), ("Ç", "C"), ("ÈÉÊË", "E"), ("ÌÍÎÏ", "I"), ("Ñ", "N"), ("ÒÓÔÕÖØŒ", "O"), ("ÙÚÛÜ", "U"),
    ("ÝŸ", "Y"),
    ("àáâãäåæ", "a"), ("ç", "c"), ("èéêë", "e"), ("ìíîï", "i"), ("ñ", "n"), ("òóôõöøœ", "o"), ("ùúûü", "u"),
    ("ýÿ", "y"),
    ("Šß", "S"), ("š", "s"), ("Ž", "Z"), ("ž", "z"), ("Ðð", "d"), ("Þþ", "t"),
):  # fmt: skip
    for _letter in _accented:
        _FOLD[_letter.encode("cp1252")[0]] = ord(_letters)
for _rest in range(128, 256):
    if _FOLD[_rest] == _rest and chr(_rest) not in "€£¥":
        _FOLD[_rest] = ord("~")
for _money in "€£¥¢":
    _FOLD[_money.encode("cp1252")[0]] = ord("$")
_FOLD_TABLE = bytes(_FOLD)


def _unknown(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join([_PLAIN.get(ord(c), "~") for c in error.object[error.start : error.end]]), error.end


codecs.register_error("tocsin-fold", _unknown)


def fold(text: str) -> str:
    """
    Reduce *text* to ASCII, one character for one: quotes and dashes plain, accents off, ``~`` for what has no
    plain form.
    """
    if text.isascii():
        return text
    return text.encode("cp1252", "tocsin-fold").translate(_FOLD_TABLE).decode("ascii")


class Page:
    """A text ready to be read: see the module's promise. ``sorts`` has one letter a character: what sort it is."""

    __slots__ = ("_cuts", "_removed", "ascii", "plain", "sorts", "text")

    def __init__(self, text: str) -> None:
        self._cuts: list[int] = []
        self._removed: list[int] = []
        text = unwrapped(text).replace("\t", " ")
        self.plain = text.isascii()
        if not self.plain:
            for c in _BLANKS:
                text = text.replace(c, " ")
            for c in _INVISIBLE:
                if c in text:
                    text = self._without_invisible(text)
                    break
        self.text = text
        self.ascii = text.encode("ascii", "replace")
        self.sorts = self.ascii.translate(SORTS)

    def _without_invisible(self, text: str) -> str:
        parts, last, removed = [], 0, 0
        for run in _INVISIBLE_RUN.finditer(text):
            parts.append(text[last : run.start()])
            self._cuts.append(run.start() - removed)
            removed += run.end() - run.start()
            self._removed.append(removed)
            last = run.end()
        parts.append(text[last:])
        return "".join(parts)

    def origin(self, offset: int) -> int:
        """Where the character at *offset* stands in the article's own text."""
        if not self._cuts:
            return offset
        at = bisect_right(self._cuts, offset)
        return offset + (self._removed[at - 1] if at else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the article's own text; not empty where *start* < *end*."""
        return self.origin(start), (self.origin(end - 1) + 1 if end > start else self.origin(end))


# --- sentences -------------------------------------------------------------------------------------------------------

_MAX_SENTENCE = 600  # characters read on each side of an anchor: longer "sentences" are tables, lists or attacks
_CLOSERS = b"\"')]?"
_ABBREVIATIONS = frozenset(
    b"gen lt col maj capt sgt mr mrs ms dr prof st adm brig cmdr sen rep gov pres rev hon jan feb mar apr jun jul aug "
    b"sep sept oct nov dec no vs inc ltd co corp jr sr u.s u.k u.n e.g i.e approx est ft mt art".split()
)
_LAST_WORD = re.compile(rb"[A-Za-z.]*\Z")


_OPENERS = re.compile(
    rb"\s+(?:The|A|An|In|On|At|It|He|She|They|But|And|This|That|These|Those|We|I|As|For|His|Her|Its)\b"
)
# One letter for each sort of byte: a small letter, A capital, 0 digit, blank, and the point for all that may end a
# sentence. Where most sentences end is then seen at a glance.
SORTS = bytes(
    46 if b in b".!?\n"
    else 97 if 97 <= b <= 122
    else 65 if 65 <= b <= 90
    else 48 if 48 <= b <= 57
    else 32 if b == 32
    else 45
    for b in range(256)
)  # fmt: skip
_PLAIN_ENDS = (b"a. A", b"a..A", b"a...A")  # a blank, or the end of a line, or of a paragraph
_POINT, _NEWLINE, _BLANK = b".\n "
_A, _Z, _0, _9 = b"AZ09"
_GLUE_BEFORE = b"abcdefghijklmnopqrstuvwxyz)%\"'?"


def _end_at(page: Page, at: int) -> int:
    """
    Where the sentence ends whose stop stands at *at*, or -1 where it doesn't end there.

    No end: the point of an abbreviation, an initial or a number, or a quote that ASCII shows as ``?``.
    """
    data = page.ascii
    stop = data[at]
    if stop == _NEWLINE:
        return at
    if stop == _POINT and page.sorts.startswith(_PLAIN_ENDS, at - 1) and data[at + 1] in b" \n":
        word = data[data.rfind(b" ", max(0, at - 13), at) + 1 : at]
        if word.isalpha() and len(word) > 1:
            return -1 if word.lower() in _ABBREVIATIONS else at + 1
    return _odd_end_at(data, page.text, at)


def _odd_end_at(data: bytes, text: str, at: int) -> int:
    """``_end_at``, where more than letters, a point and a blank stand there."""
    stop = data[at]
    if text[at] not in ".!?":
        return -1
    end = at + 1
    limit = min(len(data), end + 6)
    while end < limit and (data[end] in _CLOSERS or data[end] in b".!?"):
        end += 1
    if end >= len(data):
        return end
    following = data[end]
    spaced = following in b" \t\r\n\x0b\x0c"
    if spaced:
        k = end
        while k < min(len(data), end + 8) and data[k] in b" \t\r\n\"'([?":
            k += 1
        if k < len(data) and not (_A <= data[k] <= _Z or _0 <= data[k] <= _9):
            return -1
    elif not (_A <= following <= _Z and at and (data[at - 1] in _GLUE_BEFORE) and data[end + 1 : end + 2].isalpha()):
        return -1  # glued: "border.Experts" is an end, "3.5" and "example.com" are none
    if stop != _POINT:
        return end
    found = _LAST_WORD.search(data, max(0, at - 12), at)
    word = found.group() if found else b""
    if len(word) == 1 and word.isupper():
        return -1
    if word.lower() in _ABBREVIATIONS and not (word in {b"U.S", b"U.K", b"U.N"} and _OPENERS.match(data, end)):
        return -1
    return end


def sentence_end(page: Page, at: int) -> int:
    """The end of the sentence that holds offset *at*."""
    sorts = page.sorts
    limit = min(len(sorts), at + _MAX_SENTENCE)
    stop = sorts.find(_POINT, at, limit)
    while stop >= 0:
        if sorts[stop + 1 : stop + 2] != b"a":  # else a quote before a letter, as ASCII shows it
            end = _end_at(page, stop)
            if end >= 0:
                return max(end, at)
        elif page.ascii[stop] == _NEWLINE:
            return stop
        stop = sorts.find(_POINT, stop + 1, limit)
    return limit if limit == len(sorts) else max(sorts.rfind(_BLANK, at, limit), at) + 1


def sentence_start(page: Page, at: int, floor: int) -> int:
    """The start of the sentence that holds offset *at*, not before *floor*."""
    data, sorts = page.ascii, page.sorts
    start = low = max(floor, at - _MAX_SENTENCE)
    stop = sorts.rfind(_POINT, low, at)
    while stop >= 0:
        if sorts[stop + 1 : stop + 2] != b"a" or data[stop] == _NEWLINE:
            end = _end_at(page, stop)
            if 0 <= end <= at:
                start = end
                break
        stop = sorts.rfind(_POINT, low, stop)
    while start < at and data[start] in b" \t\r\n":
        start += 1
    return start
