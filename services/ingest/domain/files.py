"""
Articles in files, as the watched folder, `tocsin replay` and `tocsin tag` take them.

``.json`` holds one Article or a list, ``.jsonl`` one a line, ``.txt`` the text of one as it is: UTF-8, nothing
stripped, no title. One that can't be taken is a Refusal with the place and the reason; its neighbours pass.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO

from shared.contracts.article import MAX_ARTICLE_BYTES, Article, parse_at_door
from shared.contracts.errors import PermanentError

SUFFIXES = frozenset({".txt", ".json", ".jsonl"})
MAX_FILE_BYTES = 256 * 1024 * 1024  # of a .json, which is read as a whole
_BOM = b"\xef\xbb\xbf"
Parse = Callable[[Any], Article]


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
    file: BinaryIO,
    *,
    parse: Parse = parse_at_door,
    suffix: str | None = None,
    max_bytes: int = MAX_ARTICLE_BYTES,
) -> Iterator[Article | Refusal]:
    """
    Read the articles in *file*, called *name*, by its *suffix* (``.json``, ``.jsonl``, else text; that of the name).

    ``.jsonl`` is read line by line, so a file of any size passes; a line longer than *max_bytes* is refused unread. A
    byte order mark before JSON is skipped; in a ``.txt`` it is part of the text, because offsets count in the text as
    it is. *parse* says how strict the door is.
    """
    kind = (PurePath(name).suffix if suffix is None else suffix).lower()
    if kind == ".jsonl":
        yield from _lines(name, file, parse, max_bytes)
    elif kind == ".json":
        yield from _document(name, file.read(MAX_FILE_BYTES + 1), parse, max_bytes)
    else:
        data = file.read(max_bytes + 1)
        if len(data) > max_bytes:
            yield Refusal(name, "", f"more than {max_bytes:,} bytes")
            return
        try:
            yield _read(name, "", {"text": data.decode()}, parse)
        except UnicodeDecodeError as error:
            yield Refusal(name, "", f"not UTF-8 (byte {error.start})")


def _lines(name: str, file: BinaryIO, parse: Parse, max_bytes: int) -> Iterator[Article | Refusal]:
    number = 0
    while line := file.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):  # the rest of the line, unread
                line = file.readline(max_bytes)
            yield Refusal(name, f"line {number}", f"more than {max_bytes:,} bytes")
            continue
        clean = line.removeprefix(_BOM) if number == 1 else line
        if clean.strip():
            yield _read(name, f"line {number}", clean.strip(), parse)


def _document(name: str, data: bytes, parse: Parse, max_bytes: int) -> Iterator[Article | Refusal]:
    if len(data) > MAX_FILE_BYTES:
        yield Refusal(name, "", f"more than {MAX_FILE_BYTES:,} bytes: split it, or write one article a line (.jsonl)")
        return
    body = data.removeprefix(_BOM)
    if not body.lstrip().startswith(b"["):
        yield _read(name, "", body, parse)
        return
    try:
        items = json.loads(body)
    except (ValueError, RecursionError) as error:
        yield Refusal(name, "", f"Invalid JSON: {str(error)[:200]}")
        return
    for number, item in enumerate(items, 1):
        place = f"item {number}"
        if not isinstance(item, dict):
            yield Refusal(name, place, "not a JSON object")
        elif len(json.dumps(item, ensure_ascii=False)) > max_bytes:
            yield Refusal(name, place, f"more than {max_bytes:,} bytes")
        else:
            yield _read(name, place, item, parse)


def _read(name: str, place: str, raw: bytes | dict[str, Any], parse: Parse) -> Article | Refusal:
    try:
        return parse(raw)
    except PermanentError as error:
        return Refusal(name, place, str(error))
