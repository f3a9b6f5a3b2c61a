"""
What a feed listed at its last polls: which entries were dealt with, in which words, and how. One line of text.

Without it each poll would hand the same fifty articles to the gate, record the same decisions and fetch the same pages
again. It forgets what the feed has not listed for long; then the gate still knows the article.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from services.ingest.domain.entry import Entry

MAX_REMEMBERED = 2000
# p: published; k: kept out, its reason recorded; f: waits for its date; 1, 2: published short, its page is tried again
Fate = Literal["p", "k", "f", "1", "2"]
_FATES = frozenset("pkf12")


@dataclass(slots=True)
class Memory:
    """Entry key -> (fingerprint, fate), the latest listed last."""

    known: dict[str, tuple[str, Fate]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> "Memory":
        """Read the line; a damaged part is forgotten."""
        known: dict[str, tuple[str, Fate]] = {}
        for part in text.split():
            key, _, rest = part.partition(":")
            if key and len(rest) > 1 and rest[-1] in _FATES:
                known[key] = (rest[:-1], rest[-1])  # type: ignore[assignment]
        return cls(known)

    def write(self, *, listed: int = 0) -> str:
        """Write the line, the oldest forgotten beyond the limit, but nothing of what is *listed* now."""
        latest = list(self.known.items())[-max(MAX_REMEMBERED, listed) :]
        return " ".join(f"{key}:{words}{fate}" for key, (words, fate) in latest)

    def fate(self, entry: Entry) -> Fate | None:
        """Tell what became of *entry* with these words; None if it is new or changed."""
        words, fate = self.known.get(entry.key, ("", None))
        return fate if words == entry.print else None

    def published(self, entry: Entry) -> bool:
        """Tell whether *entry* was published before, in whatever words."""
        return self.known.get(entry.key, ("", "k"))[1] not in {"k", "f"}

    def next_try(self, entry: Entry, *, asked: bool = True) -> Fate:
        """Count one more try at the page of *entry*, if it was *asked* for; after the last, it counts as published."""
        words, fate = self.known.get(entry.key, ("", "p"))
        if not asked:
            return fate if words == entry.print and fate in {"1", "2"} else "1"
        return {"1": "2", "2": "p"}.get(fate, "1") if words == entry.print else "1"  # type: ignore[return-value]

    def keep(self, entry: Entry, fate: Fate) -> None:
        """Remember what became of *entry*."""
        self.known.pop(entry.key, None)
        self.known[entry.key] = (entry.print, fate)

    def touch(self, entries: Iterable[Entry]) -> None:
        """Move what is still listed to the young end, so that it is forgotten last."""
        for entry in entries:
            if (value := self.known.pop(entry.key, None)) is not None:
                self.known[entry.key] = value
