# ruff: noqa: PLR0911 (a grammar has one branch for each way to say a thing)
"""Whether a number counts anything at all. ``counts`` promises False for money, shares, dates, ages and names."""

from services.tagging.domain.reading.numbers import Number
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.words import MONTHS

# "3,000-strong", "600-man": behind the hyphen.
EACH: frozenset[str] = frozenset(["strong", "member", "man", "person", "soldier", "troop", "fighter"])
_NAMED_BY_NUMBER = frozenset(
    [
        "article",
        "no",
        "resolution",
        "aged",
        "age",
        "section",
        "chapter",
        "page",
        "channel",
        "highway",
        "route",
        "room",
        "flight",
        "unit",
        "covid",
    ]
)
_DATES = frozenset(
    [
        "in",
        "since",
        "from",
        "by",
        "of",
        "during",
        "until",
        "the",
        "late",
        "early",
        "mid",
        "before",
        "after",
        "for",
        "to",
        "(",
        ",",
        "and",
        "year",
    ]
)


def counts(s: Sentence, number: Number) -> bool:
    """Whether the number counts things at all: no money, share, date, age or name."""
    i, end = number.first, number.end
    before = s.words[i - 1] if i else ""
    if s.classes[i - 1 : i] == "$" or before in {"usd", "eur"} or s.classes[end : end + 1] in {"%", "$"}:
        return False
    if number.modifier == "range" and all(c == "y" for c in s.classes[i:end] if c in "ny") and "y" in s.classes[i:end]:
        return False  # "between 2000 and 2008"
    if before == "." and i > 1 and s.words[i - 2] in MONTHS and (number.low or 0) <= 31:
        return False  # "Oct. 7"
    if number.low == number.high == 1 and s.words[end : end + 2] in (["-", "man"], ["-", "woman"]):
        return False  # "a one-man battalion"
    if (
        s.words[end : end + 1] in (["percent"], ["per"], ["th"], ["pc"])
        or before in _NAMED_BY_NUMBER
        or (before in MONTHS and (number.low or 0) <= 31 and s.words[i].isdigit())
        or _names_a_unit(s, i, end)
    ):
        return False
    if before == "number" and s.classes[i - 2 : i - 1] not in {"x", ">", "p", "F", "T", "M", "U", "W", "b"}:
        return False
    if s.classes[i] == "y" and number.modifier == "exact" and (before in _DATES or i == 0 or s.classes[i - 1] in "Xho"):
        return False
    if (
        s.classes[end : end + 1] == "h"
        and s.classes[end + 1 : end + 2] in {"x", "N", "P", "t"}
        and s.words[end + 1] not in EACH
    ):
        return False
    return not (s.classes[i - 1 : i] == "h" and i > 1 and s.classes[i - 2] in "XxnWA")


def _names_a_unit(s: Sentence, first: int, end: int) -> bool:
    """As in "goes to 3 PARA and other troops", "led by 42 Commando": a name, which counts nobody."""
    if (
        end - first != 1
        or not s.words[first].isdigit()
        or len(s.words[first]) > _DIGITS
        or s.classes[end : end + 1] == "T"
    ):
        return False
    name = s.printed(end) if end < s.size else ""
    if name.lower() in _NAMES:
        return name[0].isupper()
    capitals = name.isalpha() and name.isupper() and len(name) > _SHORT and s.classes[end] == "x"
    return (
        capitals and first > 0 and s.printed(first - 1).islower() and s.classes[end + 1 : end + 2] not in set("TPUFtmA")
    )


_DIGITS, _SHORT = 3, 2
_NAMES = frozenset(
    ["para", "commando", "scots", "rifles", "yorks", "mercian", "rifle", "squadron", "lancers", "airborne", "regiment"]
)
