"""
One stack for all tests here: built, started, used and removed under a project name of its own.

Run by ``make test-compose``, not by ``make test``: it takes minutes and a Docker engine.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.compose.stack import Stack

# The tests' own list of feeds: the real one would bring the news of the day into the results.
FEEDS = """\
[[feed]]
id = "{id}"
name = "Nobody answers here"
url = "https://feed.invalid/{id}.xml"
"""

OVERRIDE = """\
x-own: &own
  env_file: !reset []  # what a developer has in .env is not under test
services:
  ingest:
    <<: *own
    volumes:
      - {type: bind, source: FOLDER/feeds.toml, target: /etc/tocsin/feeds.toml, read_only: true}
  tagging: *own
  alert: *own
  tocsin:
    <<: *own
    volumes: ["FOLDER/articles:/articles:ro"]
"""


def _why_not() -> str | None:
    if not os.environ.get("COMPOSE_TESTS"):
        return "make test-compose runs these"
    if shutil.which("docker") is None:
        return "docker is not installed"
    for asked, missing in (
        (("compose", "version"), "docker compose is not installed"),
        (("info",), "no Docker engine answers"),
    ):
        if subprocess.run(["docker", *asked], capture_output=True, check=False, timeout=60).returncode != 0:
            return missing
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = [item for item in items if item.path.is_relative_to(Path(__file__).parent)]
    if here and (reason := _why_not()):
        for item in here:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder that containers may read: pytest's own are closed to other users."""
    path = Path(tempfile.mkdtemp(prefix="tocsin-compose-"))
    path.chmod(0o755)
    (path / "articles").mkdir()
    (path / "feeds.toml").write_text(FEEDS.format(id="silent-one"), encoding="utf-8")
    (path / "override.yml").write_text(OVERRIDE.replace("FOLDER", str(path)), encoding="utf-8")
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="session")
def stack(folder: Path) -> Iterator[Stack]:
    """``docker compose up --build --wait`` with nothing set up beforehand; all gone afterwards."""
    stack = Stack(folder, folder / "override.yml")
    try:
        started = time.monotonic()
        stack.up("--build")
        stack.seconds_to_healthy = time.monotonic() - started
        yield stack
    finally:
        stack.down()
