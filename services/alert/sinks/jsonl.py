"""
JSON lines: each alert as one line at the end of a file, for whatever reads files: a collector, `jq`, an archive.

A line is written whole, in one write, and brought to the disk before the alert counts as delivered. What turns the file
over (logrotate) may move it away at any time: the next line makes it anew.
"""

import os
from pathlib import Path

from pydantic import Field

from services.alert.adapters.aside import Aside
from services.alert.domain.wording import packed
from services.alert.ports import Delivery, Desk, SinkOptions
from shared.contracts.errors import SinkUnavailable

_MAX_BYTES = 64 * 1024


class JsonlOptions(SinkOptions):
    """A file's block."""

    path: Path = Field(description="The file; it and its folder are made where they are missing.")


class JsonlSink:
    """The kind ``jsonl``."""

    name = "jsonl"
    options = JsonlOptions
    hands_over = True
    sends = True

    async def run(self, desk: Desk[JsonlOptions]) -> None:
        """Append each alert."""
        aside = Aside(f"sink {desk.options.name}")

        async def deliver(delivery: Delivery) -> None:
            try:
                await aside.do(lambda: append(desk.options.path, packed(delivery.event, _MAX_BYTES) + b"\n"))
            except OSError as error:
                raise SinkUnavailable(f"{error.filename}: {error.strerror}") from error

        await desk.each(deliver)


SINK = JsonlSink()


def append(path: Path, line: bytes) -> None:
    """Put *line* at the end of the file. One that was cut off, by a full disk, is ended first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            line = line if file.read(1) == b"\n" else b"\n" + line
        if file.write(line) != len(line):
            raise OSError(0, "only a part could be written", str(path))
        os.fsync(file.fileno())
