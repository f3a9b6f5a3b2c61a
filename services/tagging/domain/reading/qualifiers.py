"""
The words before a number that say what it leaves open: "more than", "up to", "in the region of".

``qualifier_before`` promises the modifier that ends before a word, and where its words begin.
"""

from services.tagging.domain.reading.sentence import Sentence

_ONE = {
    "over": "more_than",
    "exceeding": "more_than",
    "above": "more_than",
    "under": "less_than",
    "below": "less_than",
    "about": "approx",
    "some": "approx",
    "around": "approx",
    "roughly": "approx",
    "nearly": "approx",
    "almost": "approx",
    "approximately": "approx",
    "circa": "approx",
    "estimated": "approx",
    "approx": "approx",
    "~": "approx",
    "upto": "up_to",
    "numbering": "exact",
    "reported": "exact",
    "nearing": "approx",
    "well": "exact",
    "just": "exact",
    "only": "exact",
    "further": "exact",
    "additional": "exact",
    "another": "exact",
    "all": "exact",
    "total": "exact",
    "an": "exact",
    "possibly": "exact",
    "perhaps": "approx",
    "maybe": "approx",
    "barely": "approx",
    "scarcely": "approx",
    "hardly": "approx",
}
_TWO = {
    "more than": "more_than",
    "upwards of": "more_than",
    "upward of": "more_than",
    "north of": "more_than",
    "at least": "at_least",
    "minimum of": "at_least",
    "fewer than": "less_than",
    "less than": "less_than",
    "up to": "up_to",
    "maximum of": "up_to",
    "at most": "up_to",
    "close to": "approx",
    "something like": "approx",
    "greater than": "more_than",
    "larger than": "more_than",
    "higher than": "more_than",
    "total of": "exact",
    "ceiling of": "up_to",
    "cap of": "up_to",
    "limit of": "up_to",
    "estimate of": "approx",
}
_THREE = {
    "as many as": "up_to",
    "as much as": "up_to",
    "no more than": "up_to",
    "not more than": "up_to",
    "no fewer than": "at_least",
    "no less than": "at_least",
    "not less than": "at_least",
    "not fewer than": "at_least",
    "in excess of": "more_than",
    "as few as": "at_least",
    "more or less": "approx",
}
_FOUR = {
    "in the region of": "approx",
    "on the order of": "approx",
    "in the order of": "approx",
}
EMPTY: frozenset[str] = frozenset(
    {"another", "all", "an", "further", "additional", "only", "just", "well", "total", "reported", "numbering"}
)
_GIVES = frozenset(
    [
        "hand",
        "hands",
        "handed",
        "handing",
        "turn",
        "turned",
        "turning",
        "took",
        "take",
        "taken",
        "taking",
        "signed",
        "passed",
    ]
)

_ABOUT = frozenset(
    """
    puzzle row dispute concern concerns worry worries talks question questions anger outcry debate negotiations
    controversy protest protests fear fears alarm uproar tension tensions
    """.split()  # noqa: SIM905 (a table reads better as words)
)
# The last words of all qualifiers: where none of them stands, none ends.
_LAST: frozenset[str] = frozenset(words.rsplit(" ", 1)[-1] for table in (_FOUR, _THREE, _TWO, _ONE) for words in table)


def qualifier_before(s: Sentence, i: int) -> tuple[str, int] | None:
    """The qualifier that ends before word *i*, and where it begins."""
    words = s.words
    if not i or words[i - 1] not in _LAST:
        return None
    for size, table in ((4, _FOUR), (3, _THREE), (2, _TWO)):
        found = table.get(" ".join(words[i - size : i])) if i >= size else None
        if found:
            return found, i - size
    if i > 1 and words[i - 1] == "over" and (words[i - 2] in _GIVES or words[i - 2] in _ABOUT):
        return None  # "handed over 12 drones", "the row over 64 mercenaries"
    if i and words[i - 1] in _ONE:
        return _ONE[words[i - 1]], i - 1
    return None
