"""The watched folder: settled files are read once, bad ones are named, nothing is touched."""

import asyncio
import json
import os
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from services.ingest.ports import Desk
from services.ingest.settings import IngestSettings
from services.ingest.sources.files import SOURCE, Watch, find
from shared.contracts.errors import ServerUnavailable
from tests.services.ingest.fakes import NOON, FakeGate, a_desk, until, while_running


class Folder:
    """A watched folder; ``look`` looks once and tells what has been published so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.desk: Desk = a_desk(watch_dir=path)
        self.watch = Watch(path, self.desk)
        assert isinstance(self.desk.gate, FakeGate)
        self.gate = self.desk.gate

    def write(self, name: str, content: object) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    def look(self, times: int = 1) -> list[str]:
        for _ in range(times):
            asyncio.run(self.watch.look())
        return [article.text for article in self.gate.published]

    @property
    def state(self) -> dict[str, str]:
        return self.desk.states.states["files"]  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_files_are_read_in_name_order_and_left_alone(folder: Folder) -> None:
    paths = [folder.write("b.json", [{"text": "two"}, {"text": "three"}]), folder.write("a.txt", b"one"),
             folder.write("sub/c.jsonl", b'{"text": "four"}\n')]  # fmt: skip
    before = [(path.stat().st_mtime_ns, path.read_bytes()) for path in paths]
    assert folder.look(2) == ["one", "two", "three", "four"]
    assert [(path.stat().st_mtime_ns, path.read_bytes()) for path in paths] == before
    assert all(article.fetched_at == NOON for article in folder.gate.published)
    assert (folder.state["state"], folder.state["published"]) == ("ok", "4")


def test_other_files_hidden_ones_and_linked_folders_are_not_looked_at(folder: Folder) -> None:
    for name in ("a.md", ".b.txt", "c.txt.tmp", ".d/e.txt"):
        folder.write(name, b"words")
    (folder.path / "loop").symlink_to(folder.path, target_is_directory=True)
    assert list(find(folder.path)) == []
    assert folder.look(2) == []


def test_a_file_that_is_being_written_is_left_until_it_settles(folder: Folder) -> None:
    path = folder.write("a.txt", b"The first half")
    assert folder.look() == []
    path.write_bytes(b"The first half and the second")
    assert folder.look() == []
    assert folder.look() == ["The first half and the second"]


def test_a_file_is_read_once_and_again_when_it_changes(folder: Folder) -> None:
    path = folder.write("a.jsonl", b'{"text": "one"}\n')
    folder.look(4)
    path.write_bytes(b'{"text": "one"}\n{"text": "two"}\n')
    assert folder.look(3) == ["one", "two"]


def test_after_a_restart_nothing_is_published_twice(folder: Folder) -> None:
    folder.write("a.txt", b"one")
    folder.look(2)
    folder.watch = Watch(folder.path, folder.desk)
    assert folder.look(2) == ["one"]


def test_a_bad_file_is_one_line_and_its_neighbours_pass(folder: Folder) -> None:
    folder.write("a.jsonl", b'{"text": "one"}\n{"text": "x", "colour": 1}\n{oops\n{"text": "two"}\n')
    folder.write("b.txt", b"\xff\xfe")
    folder.write("c.txt", b"three")
    with capture_logs() as logs:
        assert folder.look(3) == ["one", "two", "three"]
    assert [(Path(line["path"]).name, line["refused"], line["first"]) for line in logs] == [
        ("a.jsonl", 2, "line 2: colour: unknown field"),
        ("b.txt", 1, "not UTF-8 (byte 0)"),
    ]


def test_a_file_that_goes_away_in_the_meantime_is_no_harm(folder: Folder) -> None:
    path = folder.write("a.txt", b"one")
    folder.look()
    path.unlink()
    assert folder.look(2) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read anything")
def test_a_file_that_cant_be_read_is_named(folder: Folder) -> None:
    folder.write("a.txt", b"one").chmod(0)
    with capture_logs() as logs:
        assert folder.look(2) == []
    assert logs[0]["event"] == "file can't be read"


def test_a_folder_that_is_missing_is_a_state_and_one_line(folder: Folder) -> None:
    missing = Watch(folder.path / "later", folder.desk)
    with capture_logs() as logs:
        for _ in range(3):
            asyncio.run(missing.look())
    assert [line["event"] for line in logs] == ["watched folder can't be read"]
    assert folder.state["state"] == "failing"
    folder.write("later/a.txt", b"one")
    for _ in range(2):
        asyncio.run(missing.look())
    assert folder.state["state"] == "ok"


def test_while_the_gate_is_away_the_file_waits(folder: Folder) -> None:
    folder.write("a.txt", b"one")
    folder.gate.failure = ServerUnavailable("away")
    folder.look()
    with pytest.raises(ServerUnavailable):
        folder.look()
    folder.gate.failure = None
    assert folder.look() == ["one"]


def test_it_looks_again_and_again_until_it_is_cancelled(tmp_path: Path) -> None:
    desk = a_desk(watch_dir=tmp_path, watch_seconds=0.05)
    gate = desk.gate
    assert isinstance(gate, FakeGate)
    gate.failure = ServerUnavailable("away")

    async def use() -> None:
        (tmp_path / "a.txt").write_bytes(b"one")
        await until(lambda: "files" in desk.states.states, description="it has looked")  # type: ignore[attr-defined]
        gate.failure = None
        await until(lambda: gate.published, description="the file is published")

    asyncio.run(while_running(SOURCE.run(desk), use()))


def test_without_a_folder_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert SOURCE.idle(IngestSettings()) == "TOCSIN_WATCH_DIR is not set"
    assert SOURCE.idle(IngestSettings(watch_dir=tmp_path)) is None


def test_when_the_server_has_forgotten_what_was_read_then_it_is_read_again(folder: Folder) -> None:
    folder.write("a.txt", b"one")
    assert folder.look(3) == ["one"]
    folder.desk.states.states.clear()  # type: ignore[attr-defined]
    folder.gate.__init__()  # type: ignore[misc]
    assert folder.look(2) == ["one"]
    assert folder.state["published"] == "1"
