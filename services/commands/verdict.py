"""The rules' verdict on one article: tagged and asked again, as a worker would, for whoever wants to know why."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from services.alert.domain.part import parts
from services.alert.domain.passing import why_genre
from services.alert.domain.reasons import Reason, Truth, reasons, unheard
from services.alert.domain.shelf import Shelf
from services.commands.screen import one_line, out
from services.commands.tag import indicators
from services.tagging.domain.engine import reads
from services.tagging.domain.tagged import tagged
from shared.chassis.server import Connection
from shared.contracts.article import Article, parse_on_stream
from shared.contracts.errors import PermanentError
from shared.contracts.streams import Keys

NEAREST = 3  # rules shown of those that came nearest
_HOME = b"incident:"
_RECORD = re.compile(rb"(\d+)\|(\d+-\d+)\|")  # of a text known to the gate: revision, entry, token
_MARKS = {True: "+", False: "-"}


@dataclass(frozen=True)
class Verdict:
    """*mute*: what the findings lack that can't carry an alert. *kind*: what the article is, and by which signs."""

    revision: int
    findings: int
    kind: str
    mute: tuple[str, ...]
    reasons: tuple[Reason, ...]
    rules: str  # the file that was asked

    @property
    def nearest(self) -> Sequence[Reason]:
        """The silent rules, those that lack least first."""
        silent = [reason for reason in self.reasons if reason.outcome == "silent"]
        return sorted(silent, key=lambda reason: (len(reason.lacks), any("a finding" in lack for lack in reason.lacks)))

    def as_json(self) -> dict[str, Any]:
        """Give all of it."""
        rows = [asdict(reason) for reason in self.reasons]
        return {
            "file": self.rules,
            "revision": self.revision,
            "findings": self.findings,
            "kind": self.kind,
            "mute": self.mute,
            "asked": rows,
        }

    def show(self) -> None:
        """Print the rules that hold and what they stand on, then those that came nearest and what they lacked."""
        out().print(f"  rules of {one_line(self.rules, 200)}, asked about revision {self.revision}", soft_wrap=True)
        if self.kind:
            out().print(f"    read as {one_line(self.kind, 200)}", soft_wrap=True)
        for reason in self.reasons:
            if reason.outcome != "silent":
                by = f" by {', '.join(reason.by)}" if reason.by else ""
                quotes = " / ".join(f"“{one_line(quote, 60)}”" for quote in reason.stands_on[:3])
                head = f"    {one_line(reason.rule, 60)} {reason.outcome}{by} in {one_line(reason.theatre, 60)}"
                out().print(f"{head}: {quotes}", soft_wrap=True)
                if reason.opens:
                    out().print(f"      opens on {one_line(reason.opens, 300)}", soft_wrap=True)
                _tree(reason.truth, "      ")
        for line in self.mute:
            out().print(f"    {one_line(line, 200)}", soft_wrap=True)
        if not self.findings:
            out().print("    nothing was found in it: no rule is asked")
            return
        for reason in self.nearest[:NEAREST]:
            lacks = " and ".join(one_line(lack, 300) for lack in reason.lacks)
            out().print(f"    {one_line(reason.rule, 60)} would alert with: {lacks}", soft_wrap=True)


def verdict(article: Article, shelf: Shelf) -> Verdict:
    """Tag *article* and ask every rule of *shelf* about it."""
    read = tagged(article, indicators() if reads(article.language) else ())
    asked = tuple(reason for part in parts(read) for reason in reasons(shelf.rulebook, part))
    mute = tuple(unheard(read.findings))
    kind = why_genre(read.genre) if read.genre is not None else ""
    return Verdict(article.revision, len(read.findings), kind, mute, asked, str(shelf.path))


async def text_of(redis: Connection, keys: Keys, article: str) -> Article | None:
    """Read the latest revision of an article from where the gate has put it; None if it isn't kept any more."""
    records = (await redis.hgetall(keys.seen + article)).values()
    known = [(int(found[1]), found[2].decode()) for record in records if (found := _RECORD.match(record))]
    for _, entry in sorted(known, reverse=True):
        for _, fields in await redis.xrange(keys.articles, min=entry, max=entry):
            try:
                return parse_on_stream(fields[b"data"], max_bytes=len(fields[b"data"]))
            except (PermanentError, KeyError):
                return None
    return None


async def homes(redis: Connection, keys: Keys, article: str) -> list[str]:
    """Name the incidents that an article belongs to."""
    fields = await redis.hkeys(keys.seen + article)
    names = (name.removeprefix(_HOME).decode() for name in fields if name.startswith(_HOME))
    return sorted(name for name in names if name)


def _tree(truth: Truth | None, indent: str) -> None:
    """Print a condition's truth, and under it that of its parts."""
    if truth is None:
        return
    if not truth.parts:
        out().print(f"{indent}{_MARKS[truth.holds]} {one_line(truth.condition, 300)}", soft_wrap=True)
        return
    word = "all of" if truth.joined == "&&" else "one of"
    out().print(f"{indent}{_MARKS[truth.holds]} {word}", soft_wrap=True)
    for part in truth.parts:
        _tree(part, indent + "  ")
