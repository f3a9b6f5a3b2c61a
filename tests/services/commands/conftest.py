"""The program in the states a user meets it in."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from shared.contracts.streams import Keys
from tests.pipeline.workers import alert, running, tagging
from tests.server import Server
from tests.services.commands.program import HOSTILE, TEXT, Program, program


@pytest.fixture
def tocsin(short_tmp: Path) -> Iterator[Program]:
    """The program with no server anywhere."""
    with program(short_tmp) as own:
        yield own


@pytest.fixture
def served(short_tmp: Path, redis_url: str, prefix: str) -> Iterator[Program]:
    """The program on a server with nothing on it."""
    with program(short_tmp, REDIS_URL=redis_url, PREFIX=prefix) as own:
        yield own


@dataclass(frozen=True)
class Story:
    """A pipeline through which some articles have gone; to be looked at, not changed."""

    program: Program
    server: Server
    keys: Keys


ARTICLES = [
    {"id": "plain-1", "url": "https://www.ledger.example/kursk?utm_source=x", "title": "A push in Kursk", "text": TEXT},
    {
        "url": "https://ledger.example/hostile",
        "title": HOSTILE,
        "text": f"{HOSTILE} {TEXT.replace('Kursk', 'Belgorod')} {HOSTILE}",
        "published_at": "2024-11-20",
        "source": {"id": "hostile", "name": HOSTILE, "publisher": HOSTILE},
    },
    {"id": "quiet-1", "text": "The flower show opened in the town hall."},
]


@pytest.fixture(scope="session")
def story(shared_server: Server) -> Iterator[Story]:
    """Three articles through both workers, one of them twice, and two dead letters."""
    keys = Keys("story:")
    with (
        tempfile.TemporaryDirectory(prefix="t-") as folder,
        program(Path(folder), REDIS_URL=shared_server.url, PREFIX=keys.prefix) as own,
    ):
        (own.home / "articles.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
        client = shared_server.client()
        client.xadd(keys.articles, {"data": f'{{"text": 5, "title": {json.dumps(HOSTILE)}}}', "cid": HOSTILE})
        client.xadd(
            keys.articles, {"data": b'{"text": "\xff"}\r\nFORGED \x1b[31m' + HOSTILE.encode(), "cid": b"bytes-1"}
        )
        client.close()
        with running(tagging(shared_server.url, keys.prefix), alert(shared_server.url, keys.prefix)):
            done = own.run("replay", "articles.jsonl", "--wait", "--json")
            assert done.code == 0, done
            assert [json.loads(line)["outcome"] for line in done.lines] == ["alerted", "alerted", "clean"], done
            own.run("replay", "articles.jsonl")
        yield Story(own, shared_server, keys)
