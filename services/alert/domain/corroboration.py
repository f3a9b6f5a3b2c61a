"""
Corroboration: who tells it independently, and how far that is to be believed.

Independent means another family of publishers and another text. A text belongs to the agency it credits, else to who
published it first; whoever reprints it adds nothing, and titles of one owner are one voice. Credibility is the
Admiralty digit: it says how well a claim is supported, severity how grave it would be.
"""

import re
import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from shared.contracts.errors import ConfigurationError
from shared.contracts.finding import ArticleRef
from shared.contracts.identity import digest

_MARKS = re.compile(r"[\W_]+")
LEAST_CHARS = 40  # so long a sentence isn't written twice by chance
_RELIABILITY = "ABCDEF"


class Voice(NamedTuple):
    """
    What is kept of an article to count voices: its last revision, what it says, its text, and whose text it is.

    ``copied``: the text that it is copied from, changed a little; empty where its words are its own.
    """

    revision: int
    says: str  # "claims", "denies" or "nothing"
    text: str
    family: str
    credited: bool
    seconds: int
    copied: str = ""

    @property
    def origin(self) -> str:
        """The text that it counts as."""
        return self.copied or self.text


@dataclass(frozen=True)
class Families:
    """Which publishers belong to one owner: domains and names of agencies, in lower case -> the family's name."""

    of: Mapping[str, str] = field(default_factory=dict)

    def family(self, publisher: str) -> str:
        """Name the family of a publisher: by its domain, or a domain above it, or its name; alone, it is its own."""
        key = publisher.strip().casefold().removeprefix("www.")
        while key:
            if key in self.of:
                return self.of[key]
            _, dot, key = key.partition(".")
            if not dot or "." not in key:
                break
        return publisher.strip().removeprefix("www.")


def read_families(text: str, origin: str = "publishers.toml") -> Families:
    """
    Read a table ``[families]``: the name of each, and its members, domains or names of agencies.

    Raises:
        ConfigurationError: It can't be read, or a member stands in two families.
    """
    try:
        table = tomllib.loads(text).get("families", {})
        pairs = [(str(m).casefold(), str(name)) for name, members in table.items() for m in (name, *members)]
    except (tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise ConfigurationError(f"{origin}: {error}") from error
    known: dict[str, str] = {}
    for member, name in pairs:
        if known.setdefault(member, name) != name:
            raise ConfigurationError(f"{origin}: {member} stands in {known[member]} and in {name}")
    return Families(known)


def voice(article: ArticleRef, says: str, families: Families, text: str) -> Voice:
    """Give the voice of *article*, which tells a *text* of its own, or one that others tell word by word."""
    source = article.source
    own = families.family(source.publisher or source.id)
    credited = families.family(source.via) if source.via else ""
    return Voice(
        article.revision,
        says,
        text,
        credited or own,
        bool(credited) and credited != own,
        int(article.event_time.timestamp()),
    )


def wording(sentence: str) -> str:
    """
    Sign the sentence that a claim stands in, marks, case and spaces apart; empty for one that anybody may write.

    A headline and two lines are too short for the gate to know a reprint by; the sentence itself is not.
    """
    plain = _MARKS.sub("", sentence.casefold())
    return "s" + digest(plain) if len(plain) >= LEAST_CHARS else ""


def echoes(known: Mapping[str, Voice], article: str) -> frozenset[str]:
    """
    Name the articles that only repeat what *article* said: reprints of its text, and those that credit its publisher.

    None where it is a reprint itself: what it takes back, its origin still says. Words that are merely much alike are
    no echo, and who denies what it claims goes on denying it.
    """
    own = known[article]
    others = {a: v for a, v in known.items() if v.says == own.says}
    same = {a: v for a, v in others.items() if own.text and v.text == own.text}
    if own.credited or any((v.seconds, a) < (own.seconds, article) for a, v in same.items()):
        return frozenset()
    return frozenset(a for a, v in others.items() if a in same or (v.credited and v.family == own.family)) - {article}


def independent(known: Mapping[str, Voice], says: str = "claims") -> tuple[str, ...]:
    """Name the families that say it with texts of their own, the first to publish first."""
    owners: dict[str, tuple[bool, int, str, str]] = {}
    for article, one in known.items():
        if one.says != says:
            continue
        text = one.origin or f"\x1f{article}"
        claim = (not one.credited, one.seconds, article, one.family)
        if text not in owners or claim < owners[text]:
            owners[text] = claim
    first: dict[str, tuple[int, str]] = {}
    for _, seconds, article, family in owners.values():
        first[family] = min(first.get(family, (seconds, article)), (seconds, article))
    return tuple(sorted(first, key=lambda family: (first[family], family)))


def thinned(known: Mapping[str, Voice], most: int, held: Container[str] = ()) -> dict[str, Voice]:
    """Keep *most* voices: those whose reports are *held*, of each family and text the first, then the latest."""
    first: dict[tuple[str, str, str], tuple[int, str]] = {}
    for article, one in known.items():
        key = (one.says, one.family, one.origin)
        first[key] = min(first.get(key, (one.seconds, article)), (one.seconds, article))
    needed = {article for _, article in first.values()}
    ranked = sorted(known, key=lambda a: (a in held, a in needed, known[a].seconds, a))
    gone = set(ranked[: max(0, len(known) - most)])
    return {article: one for article, one in known.items() if article not in gone}


def credibility(letters: Iterable[str | None], voices: int, denials: int) -> int:
    """
    Give the Admiralty digit: 1 confirmed, 2 probably, 3 possibly true, 4 doubtful, 5 improbable, 6 can't be judged.

    *letters*: the reliability of each source that claims it; *voices*: independent ones; *denials*: those who deny it.
    """
    known = [letter for letter in letters if letter is not None and letter in _RELIABILITY[:5]]
    best = _RELIABILITY.index(min(known)) + 1 if known else 6
    if voices >= 3 or (voices == 2 and best <= 2):
        digit = 1
    elif voices == 2:
        digit = 2
    else:
        digit = {1: 2, 2: 3, 3: 3, 4: 4, 5: 5}.get(best, 6)
    if not denials:
        return digit
    return 4 if digit == 6 or denials >= voices else min(5, max(3, digit + 1))
