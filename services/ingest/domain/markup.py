"""
HTML to text, for what stands inside a feed: paragraphs stay, scripts and pictures go, entities become letters.

Text that holds no markup is returned as it is, whitespace tidied. The result never holds a NUL or another control
character, so that it can be published, logged and printed.
"""

import re
from html import unescape
from typing import Any

from resiliparse.extract.html2text import extract_plain_text

_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_TAG = re.compile(r"<[a-zA-Z/!]")
# Soft hyphens, zero-width marks, direction overrides and controls: invisible, and they tear words apart.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_SPACES = re.compile(r" [^\S\n]+|[^\S\n ][^\S\n]*")  # but for a single space, of which nothing is to be made
_BREAKS = re.compile(r" ?\n ?")
_MANY_BREAKS = re.compile(r"\n{3,}")
_ANY_TAG = re.compile(r"<[^<>]{0,10000}>?")
# Attributes and tags as the HTML standard cuts them; `<\/b>` is how a tag stands in a script. No way back in either.
_ATTRIBUTE = r"""=?+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?+)?+"""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TAGS = re.compile(rf"<(\\?/)?([a-zA-Z][^\s/>]*+)((?:[\s/]++|{_ATTRIBUTE})*+)")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:[\s/]*+{_ATTRIBUTE}){{5000}}")
_PROGRAM = re.compile(r"<(script|SCRIPT|style|STYLE)\b")
_MAX_PROGRAM_TAG = 1000
_NEVER_CLOSED = frozenset(
    """
    area base br col embed hr img input link meta source track wbr param p li dt dd tr td th thead tbody tfoot option
    optgroup colgroup html head body path circle rect use line polygon polyline ellipse stop image
    """.split()  # noqa: SIM905 (a table reads better as words)
)
MAX_DEPTH = 1000
_TOO_DEEP = ">".join("*" * (MAX_DEPTH + 1))
_MAX_TAG_CHARS, _MAX_ATTRIBUTES = 5000, 5000
_MAX_CHARS = 4_000_000


def to_text(html: str) -> str:
    """Turn an HTML fragment into text; blank lines separate paragraphs."""
    html = html[:_MAX_CHARS]
    if not _MARKUP.search(html):
        return tidy(html)
    if not _TAG.search(html):
        return tidy(unescape(html))
    if too_complex(html):
        return tidy(unescape(_ANY_TAG.sub(" ", html)))
    return tidy(str(extract_plain_text(html, list_bullets=False, alt_texts=False, main_content=False)))


def too_complex(html: str) -> bool:
    """
    Tell whether *html* nests deeper, or has longer lists of attributes, than any page does.

    The parsers need the square of either in time. Counts what opens and closes, without parsing; what needs no closing
    tag is left out.
    """
    if html.count("<") <= MAX_DEPTH and len(html) < _MAX_TAG_CHARS:
        return False
    depth = 0
    for tag in _TAGS.finditer(html):
        if tag[2].lower() not in _NEVER_CLOSED:
            depth += -1 if tag[1] and depth else 1
            if depth > MAX_DEPTH:
                return True
        if len(tag[3]) > _MAX_TAG_CHARS and len(_ATTRIBUTES.findall(tag[3])) > _MAX_ATTRIBUTES:
            return True
    return False


def without_programs(html: str) -> str:
    """Take scripts (but not data: JSON-LD) and style sheets out of a page: more than half of most, and never read."""
    pieces: list[str] = []
    done = after = 0
    open_ended: set[str] = set()
    for begin in _PROGRAM.finditer(html):
        if begin.start() < after or begin[1] in open_ended:
            continue
        if (end := html.find(f"</{begin[1]}", begin.end())) < 0:
            open_ended.add(begin[1])
            continue
        after = html.find(">", end) + 1 or len(html)
        again = html.find(f"<{begin[1]}", begin.end(), end) >= 0  # in a comment, or in quotes: it may hide the article
        if not again and "ld+json" not in html[begin.end() : begin.end() + _MAX_PROGRAM_TAG].partition(">")[0].lower():
            pieces.append(html[done : begin.start()])
            done = after
    return "".join([*pieces, html[done:]])


def too_many_attributes(html: str) -> bool:
    """Tell whether a tag of *html* has more attributes than any page's: parsing takes the square of their number."""
    return _LONG_TAG.search(html) is not None


def too_deep(tree: Any) -> bool:
    """Tell whether the parsed *tree* (resiliparse) is deeper than any page's: reading it takes the square of that."""
    return tree.document.query_selector(_TOO_DEEP) is not None


def to_line(html: str) -> str:
    """Turn an HTML fragment into one line of text."""
    return " ".join(to_text(html).split())


def tidy(text: str) -> str:
    """Tidy whitespace: single spaces, at most one blank line, nothing invisible, nothing at the ends."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _BREAKS.sub("\n", _SPACES.sub(" ", text))
    return _MANY_BREAKS.sub("\n\n", text).strip()
