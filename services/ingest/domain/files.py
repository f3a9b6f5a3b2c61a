"""
Articles in files, as the watched folder, `tocsin replay` and `tocsin tag` take them.

``.json`` holds one Article or a list, ``.jsonl`` one a line, ``.txt`` the text of one as it is: UTF-8, nothing
stripped, no title. One that can't be taken is a Refusal with the place and the reason; its neighbours pass.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shared.contracts.article import MAX_ARTICLE_BYTES, Article, parse_at_door, parse_for_tagging
from shared.contracts.errors import PermanentError

SUFFIXES = frozenset({".txt", ".json", ".jsonl"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """An article that can't be taken: ``place`` is ``line 7`` or ``item 3``, empty for the whole file."""

    name: str
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


def read_articles(
    name: str,
    data: bytes,
    *,
    suffix: str,
    empty_is_legal: bool = False,
    max_bytes: int = MAX_ARTICLE_BYTES,
) -> Iterator[Article | Refusal]:
    """
    Read the articles in *data*, the content of the file *name*, by its *suffix* (``.json``, ``.jsonl``, else text).

    A byte order mark before JSON is skipped; in a ``.txt`` it is part of the text, because offsets count in the text
    as it is.
    """

    def read(raw: bytes | dict[str, Any], place: str) -> Article | Refusal:
        try:
            return (parse_for_tagging if empty_is_legal else parse_at_door)(raw, max_bytes=max_bytes)
        except PermanentError as error:
            return Refusal(name, place, str(error))

    suffix = suffix.lower()
    if suffix == ".jsonl":
        for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
            if line.strip():
                yield read(line, f"line {number}")
    elif suffix == ".json":
        body = data.removeprefix(b"\xef\xbb\xbf")
        if not body.lstrip().startswith(b"["):
            yield read(body, "")
            return
        try:
            items = json.loads(body)
        except (ValueError, RecursionError) as error:
            yield Refusal(name, "", f"Invalid JSON: {str(error)[:200]}")
            return
        for number, item in enumerate(items, 1):
            place = f"item {number}"
            yield read(item, place) if isinstance(item, dict) else Refusal(name, place, "not a JSON object")
    else:
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            yield Refusal(name, "", f"not UTF-8 (byte {error.start})")
            return
        yield read({"text": text}, "")
