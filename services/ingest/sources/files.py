"""
A watched folder of .txt, .json and .jsonl files. Files are read, never moved, never changed.

A file is read once it has settled: two looks in a row saw the same size and time, so that one being written is left
alone. (Who writes slower than that writes elsewhere and renames.) There is no list of what was read: after a
restart all is read again, and the gate knows what it has seen.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import structlog

from services.ingest.domain.files import SUFFIXES, Refusal, read_articles
from services.ingest.domain.state import SourceState, from_mapping, to_mapping
from services.ingest.ports import Desk
from services.ingest.settings import IngestSettings
from shared.contracts.article import Article, parse_at_door
from shared.contracts.errors import TransientError

STATE = "files"  # the id its state is kept under
_CHUNK = 50

log = structlog.get_logger(__name__)
Mark = tuple[int, int]  # size and time of change


class FilesSource:
    """The kind ``files``."""

    name = "files"

    def idle(self, settings: IngestSettings) -> str | None:
        """Say whether no folder is watched."""
        return None if settings.watch_dir else "TOCSIN_WATCH_DIR is not set"

    async def run(self, desk: Desk) -> None:
        """Look at the folder again and again, until cancelled."""
        assert desk.settings.watch_dir is not None
        watch = Watch(desk.settings.watch_dir, desk)
        while True:
            try:
                await watch.look()
            except TransientError as error:
                log.warning("folder put off", error=str(error))
            await asyncio.sleep(desk.settings.watch_seconds)


SOURCE = FilesSource()


@dataclass(slots=True)
class Watch:
    """The memory of one watched folder: how each file looked, and which have been read like that."""

    folder: Path
    desk: Desk
    looks: dict[Path, Mark] = field(default_factory=dict)
    done: dict[Path, Mark] = field(default_factory=dict)
    state: SourceState = field(default_factory=SourceState)

    async def look(self) -> None:
        """Look once: read what has settled and is new or changed."""
        try:
            seen = await asyncio.to_thread(lambda: dict(find(self.folder)))
        except OSError as error:
            await self._note(error=f"{self.folder}: {error.strerror}")
            return
        await self._recall()
        settled = [path for path, mark in seen.items() if self.looks.get(path) == mark != self.done.get(path)]
        self.looks = seen
        self.done = {path: mark for path, mark in self.done.items() if path in seen}
        published = 0
        for path in settled:
            published += await self._take_in(path)
            self.done[path] = seen[path]
        if settled or self.state.state != "ok":
            await self._note(published=published)

    async def _recall(self) -> None:
        """Forget what was read where the server has forgotten it: it came back empty, or without its last second."""
        kept = from_mapping(await self.desk.states.load(STATE))
        if kept.published < self.state.published:
            self.done.clear()
            self.state = kept

    async def _take_in(self, path: Path) -> int:
        published, refusals = 0, []
        limit = self.desk.settings.streams.max_article_bytes
        try:
            with path.open("rb") as file:
                found = read_articles(
                    path.name, file, parse=lambda raw: parse_at_door(raw, max_bytes=limit), max_bytes=limit
                )
                while batch := await asyncio.to_thread(lambda: list(islice(found, _CHUNK))):
                    articles = [self._stamped(one) for one in batch if isinstance(one, Article)]
                    refusals += [one for one in batch if isinstance(one, Refusal)]
                    admissions = await self.desk.gate.admit(articles) if articles else []
                    published += sum(a.outcome != "duplicate" for a in admissions)
        except OSError as error:
            log.warning("file can't be read", path=str(path), error=error.strerror)
        if refusals:
            log.error("articles in a file refused", path=str(path), refused=len(refusals), first=str(refusals[0]))
        return published

    def _stamped(self, article: Article) -> Article:
        return article if article.fetched_at else article.model_copy(update={"fetched_at": self.desk.now()})

    async def _note(self, *, published: int = 0, error: str = "") -> None:
        now = self.desk.now()
        before = self.state
        after = replace(
            before, kind="files", name="watched folder", url=str(self.folder), last_poll=now, last_error=error,
            published=before.published + published, last_new=now if published else before.last_new,
        ).turn("failing" if error else "ok", now)  # fmt: skip
        if not error:
            after = replace(after, last_success=now)
        if error and before.state != "failing":
            log.warning("watched folder can't be read", error=error)
        if after.state != before.state or published:
            await self.desk.states.save(STATE, to_mapping(after))
        self.state = after


def find(folder: Path) -> Iterator[tuple[Path, Mark]]:
    """
    Find the files articles may stand in, with size and time of change: folders recursively, in name order, hidden ones
    left out; symbolic links to folders are not followed.
    """
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from find(path)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            stat = path.stat()
            yield path, (stat.st_size, stat.st_mtime_ns)
