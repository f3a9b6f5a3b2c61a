"""
Articles from files, as `tocsin tag` and `tocsin replay` take them.

Folders recursively in name order; ``.json`` one Article or a list, ``.jsonl`` one a line, ``.txt`` the text as it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from services.ingest.domain.files import SUFFIXES, Refusal, read_articles
from shared.contracts.article import MAX_ARTICLE_BYTES, Article, parse_at_door
from shared.contracts.errors import ContractViolation


@dataclass(frozen=True)
class Input:
    """One article as handed in, or why it can't be taken."""

    path: str
    article: Article | None = None
    error: str = ""


def paths(path: Path) -> Iterator[Path]:
    """
    Give the files that *path* stands for: itself, or what a folder holds, recursively in name order.

    Raises:
        ContractViolation: There is no such file or folder.
    """
    if path.is_dir():
        for entry in sorted(path.iterdir(), key=lambda p: p.name):
            if entry.is_dir():
                if not entry.is_symlink():  # a link to a folder may lead back to where we are
                    yield from paths(entry)
            elif entry.suffix.lower() in SUFFIXES:
                yield entry
    elif path.exists():
        yield path
    else:
        raise ContractViolation(f"no such file or folder: {path}")


def articles_of(
    name: str,
    file: BinaryIO,
    *,
    parse: Callable[..., Article] = parse_at_door,
    suffix: str | None = None,
    max_bytes: int = MAX_ARTICLE_BYTES,
) -> Iterator[Input]:
    """Read the articles in *file*, called *name*; *parse* says how strict the door is."""
    for one in read_articles(name, file, parse=partial(parse, max_bytes=max_bytes), suffix=suffix, max_bytes=max_bytes):
        yield Input(name, error=str(one)) if isinstance(one, Refusal) else Input(name, one)
