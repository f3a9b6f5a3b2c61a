"""
Which wire agency or syndicating publisher a text credits: ``KYIV (Reuters) -``, ``By the Associated Press``, ``© AFP``.

One name per agency, whatever way it is written; only the first and last lines of a text are looked at, because an
agency named in the middle is a source being quoted and not the author.
"""

import re
from collections.abc import Iterable

# Unambiguous names. The short forms are matched with their case: `ap` is no agency.
_AGENCIES = {
    "Reuters": r"Reuters|REUTERS",
    "AP": r"AP|Associated Press|ASSOCIATED PRESS",
    "AFP": r"AFP|Agence France[- ]Presse|AGENCE FRANCE[- ]PRESSE",
    "UPI": r"UPI|United Press International",
    "dpa": r"dpa|DPA|Deutsche Presse[- ]Agentur",
    "EFE": r"EFE|Agencia EFE",
    "ANSA": r"ANSA",
    "TASS": r"TASS",
    "Interfax": r"Interfax|INTERFAX",
    "Interfax-Ukraine": r"Interfax[- ]Ukraine",
    "Ukrinform": r"Ukrinform",
    "RIA Novosti": r"RIA Novosti|RIA",
    "Xinhua": r"Xinhua|XINHUA",
    "Kyodo": r"Kyodo(?: News)?|KYODO",
    "Yonhap": r"Yonhap|YONHAP",
    "KCNA": r"KCNA",
    "Anadolu": r"Anadolu(?: Agency)?|AA",
    "IRNA": r"IRNA",
    "PTI": r"PTI|Press Trust of India",
    "ANI": r"ANI",
    "PA Media": r"PA Media|Press Association",
    "Canadian Press": r"(?:The )?Canadian Press|THE CANADIAN PRESS",
    "AAP": r"AAP|Australian Associated Press",
    "Bloomberg": r"Bloomberg",
    "CNN": r"CNN Newsource|CNN Wire",
}
_ANY = "|".join(f"(?P<a{i}>{pattern})" for i, pattern in enumerate(_AGENCIES.values()))
_NAMES = tuple(_AGENCIES)
_EXACT = re.compile(
    rf"\W*(?i:by\s+|from\s+)?(?i:the\s+)?(?:{_ANY})(?i:\s+(?:staff|news agency|agency|wire))?\W*"  # `Ani` is a person
)
# A dateline: `KYIV, Nov 11 (Reuters) -`, `(AP) —`, `/TASS/.`
_DATELINE = re.compile(rf"[^\n]{{0,80}}?[(/\[](?:The\s+)?(?:{_ANY})[)/\]]\s*[-–—.:]?")
_CREDIT = re.compile(
    rf"(?:©|\(c\)|Copyright|Source:|With reporting by|With reporting from|With inputs from|Additional reporting by|By)"
    rf"(?:\s+\d{{4}})?\s+(?:the\s+|The\s+)?(?:{_ANY})\b"
)
_EDGE_CHARS = 300


def credited_agency(text: str, authors: Iterable[str] = (), credit: str | None = None) -> str | None:
    """Name the agency that *credit*, *authors* or the edges of *text* give as the author; None where none is."""
    for name in (*([credit] if credit else []), *authors):
        if match := _EXACT.fullmatch(name[:200]):
            return _name(match)
    head, tail = text[:_EDGE_CHARS], text[-_EDGE_CHARS:]
    lines = head.split("\n", 3)[:3]
    match = (
        next((m for line in lines if (m := _DATELINE.match(line))), None)
        or _CREDIT.search(head)
        or _CREDIT.search(tail)
    )
    return _name(match) if match else None


def _name(match: re.Match[str]) -> str:
    return next(_NAMES[int(group[1:])] for group, value in match.groupdict().items() if value)
