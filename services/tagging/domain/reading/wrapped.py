"""
Text whose lines were broken at a width, as mail and plain files are: which line ends are none of the writer's.

``unwrapped(text)`` promises a text of the same length, in which a blank stands for each end of a line that only the
width explains: the next line's first word had no more room. What else stands there, the
marks of quoted mail among it, shows nothing. Headlines, lists, tables, captions, verses and addresses stay lines, and
a text whose paragraphs are lines stays as it is.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# A text without it was never broken at a width: lines that begin, or end, in the middle of a sentence.
_RUNS_ON = re.compile(
    r"\n(?:[> \t]*[a-z]|(?<= (?:of|on|in|to|at|by)\n)|(?<= (?:the|and|for)\n)|(?<= (?:from|with|that|were|have)\n))"
)
_NARROWEST, _WIDEST = 40, 120  # characters of a line
_SPARSE = 160  # characters for an end of a line: a text with fewer ends is none of such lines
_QUOTED = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_MARKS = re.compile(r"[> \t]*")
_FINAL = frozenset(".!?:;")
_CLOSERS = "\"')]\u201d\u2019"
_OWN_LINE = re.compile(
    r"[-*>#|+=\u25aa\u25cf] (?![a-z])|[\u2022\u25aa\u25cf|]"
    r"|\(\d{1,3}\)\s(?![a-z])|\d{1,3}[.)]\s|\(?(?:[a-z]|[ivx]{1,4})[.)]\s"  # not "Ghana | (640) and Togo"
    r"|(?:By|From:|To:|Subject:|https?:|www\.)(?!\w)|--+\s*\Z"
)
_TOLD = re.compile(r"\d%?[)\]]?\Z|[:=] ?\d[\d,. ]*\w*\Z")  # a line of a list that counts
_COUNT = re.compile(r"\d%?[)\]]?\Z")
_TABLE = re.compile(r"\S(?: {3,}|\t)\S| \| ")
_LEADS_ON = frozenset(
    """
    a an the this that these those and or but nor of to in on at by for from with into over under near after before
    between against about across along around behind beyond during inside outside per than through towards until
    via where which while who whose as its his her their our your is are was were be been has have had will would may
    could can said says mr mrs gen col lt maj president minister
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_OPENS = frozenset(
    """
    the a an in on at it he she they but and this that these those we i as for his her its
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_HIDDEN = "\u2060"  # shows nothing
_LARGE = 4  # letters of a word that headlines print with a capital, if they do so at all
_MANY = 3  # lines that show a width by themselves
_SHARE = 3  # one end in so many, at the least, stands in the middle of a sentence
_PAIR = 2  # lines that make a list
_NONE = 0  # no width


class _Line(NamedTuple):
    """A line, or the rest of one: where its words begin and end in the text, and the words."""

    start: int
    end: int
    words: str
    depth: int  # how many marks of quoted mail stand before it


_Block = list[_Line]


def unwrapped(text: str) -> str:
    """Put blanks for each line end in *text* that only a width explains, and line ends of one character for others."""
    if "\r" not in text:
        return _unwrapped(text)
    lines = text.split("\r\n")
    told = _unwrapped("\n".join(lines).replace("\r", "\n"))
    parts, at = [], 0
    for nth, line in enumerate(lines):
        size = len(line) + (nth > 0)
        parts.append(told[at : at + size])
        at += size
    return _HIDDEN.join(parts)


def _unwrapped(text: str) -> str:
    if text.count("\n") * _SPARSE < len(text) or (_RUNS_ON.search(text) is None and not text.isupper()):
        return text
    blocks = [block for block in _blocks(text) if len(block) > 1 and not _is_tally(block)]
    widths = [_shown(block) for block in blocks]
    if not any(widths):
        return text
    known = _of_the_text(blocks, widths)
    cuts = [
        (line.end, after.start)
        for width, block in zip(widths, blocks, strict=True)
        for line, after in pairwise(block)
        if _soft(line, after, width if len(block) >= _MANY and width else max(width, known))
    ]
    told = _joined(text, cuts)
    if any(width and block[0].depth for width, block in zip(widths, blocks, strict=True)):
        told = _QUOTED.sub(lambda m: _HIDDEN * len(m.group()), told)
    return told


def _of_the_text(blocks: list[_Block], widths: list[int]) -> int:
    """The width of the text, as long paragraphs or several short ones show it: with it, the others are told."""
    long = [width for width, block in zip(widths, blocks, strict=True) if width and len(block) >= _MANY]
    short = [width for width in widths if width]
    return max(long or (short if len(short) > 1 else []), default=_NONE)


def _blocks(text: str) -> Iterator[_Block]:
    """The lines of *text*, those together that no empty line and no other depth of quoting parts."""
    block, at = _Block(), 0
    for printed in text.split("\n"):
        lead = _MARKS.match(printed)
        start = lead.end() if lead is not None else 0
        words = printed[start:].rstrip()
        depth = printed.count(">", 0, start)
        if block and (not words or depth != block[-1].depth):
            yield block
            block = []
        if words:
            block.append(_Line(at + start, at + start + len(words), words, depth))
        at += len(printed) + 1
    if block:
        yield block


def _is_tally(block: _Block) -> bool:
    """Whether the lines of *block* end in numbers by intent ("guards: 31", "wounded: 12"), not by chance."""
    told = sum(_TOLD.search(line.words) is not None for line in block)
    if told * 2 >= len(block) and told >= _PAIR:
        return True
    after = [_COUNT.search(line.words) is not None for line, after in pairwise(block) if _goes_on(line, after)]
    return len(after) >= _PAIR and all(after)


def _shown(block: _Block) -> int:
    """The width that broke the lines of *block*, where they show it: they end for want of room, within sentences."""
    width = max((len(line.words) for line in block if " " in line.words), default=_NONE)
    if not _NARROWEST <= width <= _WIDEST:
        return _NONE
    within = full = tables = 0
    for line, after in pairwise(block):
        tables += _TABLE.search(after.words) is not None
        if _full(line, after, width):
            full += 1
            within += _goes_on(line, after)
    ends = len(block) - 1
    if tables * _SHARE >= ends or full * 2 < ends:
        return _NONE
    if within * _SHARE >= ends:
        return width
    # Capitals don't tell where a sentence goes on, but in no list does every line end for want of room.
    return width if ends >= _MANY and full == ends and all(line.words.isupper() for line in block) else _NONE


def _full(line: _Line, after: _Line, width: int) -> bool:
    """Whether the first word of the line *after* had no room in *line*, and begins no line of its own."""
    size = len(line.words)
    if size < _NARROWEST or size > _WIDEST:
        return False
    word = after.words.partition(" ")[0]
    return size + 1 + len(word) > width and _OWN_LINE.match(after.words) is None


def _soft(line: _Line, after: _Line, width: int) -> bool:
    """Whether *width* explains the end of *line*."""
    return bool(width) and _full(line, after, width) and not (line.start == 0 and _is_headline(line, after))


def _goes_on(line: _Line, after: _Line) -> bool:
    """Whether a sentence goes on from *line* to the one *after*, as a small letter or its last word shows."""
    if line.words.rstrip(_CLOSERS)[-1:] in _FINAL:
        return False
    return after.words[0].islower() or line.words.rpartition(" ")[2] in _LEADS_ON


def _is_headline(line: _Line, after: _Line) -> bool:
    """Whether *line*, the text's first, stands above the story that begins right below it."""
    words = line.words.split()
    if _goes_on(line, after) or line.words[-1] == ",":
        return False
    large = [word[0].isupper() for word in words if len(word) >= _LARGE and word.isalpha()]
    titled = len(large) >= _MANY and all(large) and not after.words.isupper()
    return titled or after.words.split(None, 1)[0].lower() in _OPENS


def _joined(text: str, cuts: list[tuple[int, int]]) -> str:
    """*text* with one blank at each of *cuts*, or none where a line ends in the middle of a compound."""
    parts, last = [], 0
    for end, start in cuts:
        halves = text[end - 1] == "-" and text[end - 2 : end - 1].isalnum() and text[start].isalnum()
        parts += [text[last:end], _HIDDEN if halves else " ", _HIDDEN * (start - end - 1)]
        last = start
    return "".join([*parts, text[last:]])
