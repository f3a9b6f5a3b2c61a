"""
The articles that speed is measured on: half about armed conflict, half about anything else.

From CORPUS_DIR where it is set (articles.jsonl, articles.labels.jsonl: real news, no part of the repository), 1-8 KB
each; else the labelled passages of tests/gold, stitched to articles of that length or as they are.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEAST_BYTES, MOST_BYTES = 1000, 8000


@dataclass(frozen=True)
class Texts:
    """Texts of both sorts, as many of the one as of the other, and where they come from."""

    conflict: list[str]
    general: list[str]
    origin: str

    @property
    def mix(self) -> list[str]:
        """Both sorts, one after the other."""
        return [text for pair in zip(self.conflict, self.general, strict=True) for text in pair]


def texts(each: int, *, stitched: bool = True) -> Texts:
    """
    Give *each* texts of both sorts, the same ones every time.

    *stitched*: without CORPUS_DIR, passages are put together to articles of news' length; each tells many times as much
    then as news does. Else they stay as short as they are, and tell as much.
    """
    folder = os.environ.get("CORPUS_DIR")
    sorts = _real(Path(folder)) if folder else _passages()
    if stitched and not folder:
        sorts = {name: list(_articles(found, each)) for name, found in sorts.items()}
    few = min(each, *(len(sort) for sort in sorts.values()))
    conflict, general = (sorted(sorts[name], key=_chance)[:few] for name in ("conflict", "general"))
    return Texts(
        conflict, general, "real news (CORPUS_DIR)" if folder else f"passages of tests/gold{', stitched' * stitched}"
    )


def _real(folder: Path) -> dict[str, list[str]]:
    labels = {row["id"]: row["topic_guess"] for row in _rows(folder / "articles.labels.jsonl")}
    sorts: dict[str, list[str]] = {"conflict": [], "general": []}
    for row in _rows(folder / "articles.jsonl"):
        if LEAST_BYTES <= len(row["text"].encode()) <= MOST_BYTES and labels.get(row["id"]) in sorts:
            sorts[labels[row["id"]]].append(row["text"])
    return sorts


def _passages() -> dict[str, list[str]]:
    quiet = ("silent-everyday", "silent-lookalikes")
    files = sorted((ROOT / "tests" / "gold").glob("*.jsonl"))
    passages: dict[str, list[str]] = {"conflict": [], "general": []}
    for file in files:
        passages["general" if file.stem in quiet else "conflict"] += [row["text"] for row in _rows(file)]
    return passages


def _articles(passages: list[str], each: int) -> Iterator[str]:
    """Put passages together, going round as often as needed; sizes from 1 to 8 KB, most of them small."""
    rest = cycle(sorted(passages, key=_chance))
    for number in range(each):
        wanted = LEAST_BYTES + (number * 37 % 100) ** 2 * 7000 // 10_000
        text = next(rest)
        while len(text.encode()) < wanted:
            text += "\n\n" + next(rest)
        yield text


def _chance(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=8).digest()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())
