"""What the pages say is so: paths, links, settings, commands, keys, the alert in the README, and the two examples."""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import pytest
import redis

from services import cli
from services.alert.domain.decision import Outcome
from services.commands.fates import GATES
from services.commands.settings import known_variables
from services.ingest.domain.gates import Reason
from shared.chassis.settings import is_secret
from shared.contracts.alert import Alert
from shared.contracts.errors import TocsinError
from shared.contracts.streams import Keys
from tests.server import Server
from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]
TOP = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
PAGES = [*(ROOT / name for name in TOP), *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = ROOT / "docs" / "examples"

FENCE = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TREE = re.compile(r"(?<![\w./:-])((?:services|shared|deploy|tests|docs|benchmarks)/[\w./-]*\w)")
VARIABLE = re.compile(r"\bTOCSIN_[A-Z][A-Z_]*[A-Z]\b")
KEY = re.compile(r"\btocsin:([a-z]+(?::[a-z]+)?)")
COMMAND = re.compile(r"(?:^|[\s/;|&(])tocsin ([a-z]+)\b([^;|&\n]*)", re.MULTILINE)
TARGET = re.compile(r"(?:^|[\s;|&])make ([a-z-]+)", re.MULTILINE)

# Files that an operator may make; they are in no checkout.
OPERATORS_OWN = {"deploy/secrets/push_token", "deploy/secrets/redis_password"}
IMAGES = {"local"}  # tocsin:local is the image's tag, no key


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def code_of(page: Path) -> str:
    """What stands as code on a page, fenced or inline."""
    text = text_of(page)
    return "\n".join([*FENCE.findall(text), *INLINE.findall(FENCE.sub("", text))])


def anchors_of(page: Path) -> set[str]:
    """The anchors of a page's headings, as the usual renderers make them."""
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in HEADING.findall(text_of(page))}


each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


@each_page
def test_every_path_a_page_names_is_there(page: Path) -> None:
    named = set(TREE.findall(text_of(page))) - OPERATORS_OWN
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for target in LINK.findall(text_of(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = unquote(target).partition("#")
        there = (page.parent / path) if path else page
        if not there.exists() or (anchor and anchor not in anchors_of(there)):
            broken.append(target)
    assert broken == []


@each_page
def test_every_setting_a_page_names_is_known_to_the_program(page: Path) -> None:
    known = known_variables()
    names = {*known, *(f"{name}_FILE" for name, field in known.items() if is_secret(field))}
    assert set(VARIABLE.findall(text_of(page))) - names == set()


@each_page
def test_every_key_a_page_names_is_one_of_ours(page: Path) -> None:
    keys = Keys()
    streams = {keys.articles, keys.flagged, keys.alerts, keys.decisions, keys.dead(keys.articles)}
    hashes = {
        keys.seen,
        keys.fate,
        keys.alias,
        keys.likeness,
        keys.feeds,
        keys.regions,
        keys.incident,
        keys.source,
        keys.worker,
        keys.sink,
        keys.delivery,
        keys.told,
        "lease:",
    }
    dead = {keys.dead(keys.flagged), keys.dead(keys.alerts)}
    known = {k.removeprefix(keys.prefix).rstrip(":") for k in {*streams, *dead, *hashes}}
    assert {name for name in KEY.findall(text_of(page)) if name not in IMAGES} <= known


@each_page
def test_every_command_and_option_a_page_names_exists(page: Path) -> None:
    unknown = []
    for name, rest in COMMAND.findall(code_of(page)):
        if name not in cli.COMMANDS:
            unknown.append(name)
            continue
        options = options_of(name)
        unknown += [f"{name} {o}" for o in re.findall(r"(?<![\w-])--[a-z][a-z-]*", rest) if o not in options]
    assert unknown == []


@cache
def options_of(command: str) -> frozenset[str]:
    """The options of a command and of its verbs."""
    whole, _ = cli._parser([command])
    return options_in(commands_in(whole)[command])


def options_in(parser: argparse.ArgumentParser) -> frozenset[str]:
    return frozenset(parser._option_string_actions).union(*map(options_in, commands_in(parser).values()))


def commands_in(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = (action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(next(found, {}))


@each_page
def test_every_target_of_make_that_a_page_names_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(TARGET.findall(code_of(page))) - targets == set()


def test_the_readme_names_every_command() -> None:
    rows = "\n".join(line for line in README.splitlines() if line.startswith("| `tocsin"))
    assert [name for name in cli.COMMANDS if f"tocsin {name}" not in rows] == []


def test_the_page_on_streams_names_every_gate_its_outcomes_and_every_reason_to_keep_an_entry_out() -> None:
    page = text_of(ROOT / "docs" / "streams.md")
    assert [word for word in (*GATES, *get_args(Outcome), *get_args(Reason)) if f"`{word}`" not in page] == []


def test_the_page_on_operations_names_every_exit_code() -> None:
    rows = set(re.findall(r"^\| (\d+) \|", text_of(ROOT / "docs" / "operations.md"), re.MULTILINE))

    def codes(kind: type[TocsinError]) -> set[int]:
        return {kind.exit_code}.union(*(codes(sub) for sub in kind.__subclasses__()))

    assert rows == {"0", "2", *map(str, codes(TocsinError))}


def test_the_architecture_is_not_a_book() -> None:
    assert len(text_of(ROOT / "ARCHITECTURE.md").splitlines()) <= 170


def test_the_readme_shows_the_examples_as_they_are() -> None:
    for name in ("subscribe.py", "subscribe.mjs"):
        lines = text_of(EXAMPLES / name).rstrip().splitlines()
        shown = "\n".join(line for line in lines if not line.startswith("# ruff:"))
        assert shown in README, f"docs/examples/{name} has changed: put it into the README"


@pytest.fixture(scope="module")
def shown_alert() -> dict[str, object]:
    """The alert in the README."""
    (block,) = re.findall(r"^```json\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    shown: dict[str, object] = json.loads(block)
    return shown


def test_the_alert_in_the_readme_is_one(shown_alert: dict[str, object]) -> None:
    alert = Alert.model_validate(shown_alert, extra="forbid", strict=False)
    assert json.loads(alert.model_dump_json()) == shown_alert


def test_the_quote_in_the_readme_stands_where_it_says(shown_alert: dict[str, object]) -> None:
    alert = Alert.model_validate(shown_alert)
    (finding,) = alert.data.findings
    seeds = [json.loads(path.read_bytes()) for path in sorted((ROOT / "tests" / "seeds").glob("*.json"))]
    (text,) = [seed["text"] for seed in seeds if isinstance(seed, dict) and seed.get("url") == finding.article.url]
    evidence = finding.evidence
    assert text[evidence.start : evidence.end] == evidence.quote
    assert text[evidence.sentence_start : evidence.sentence_end] == evidence.sentence


def lines_for_redis(page: Path) -> list[list[str]]:
    """What stands on a page after ``redis-cli``, as words; what blocks does so shortly, what never ends is left out."""
    lines = [line for block in FENCE.findall(text_of(page)) for line in block.splitlines()]
    commands = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("redis-cli ")]
    return [
        [word if before != "BLOCK" else "10" for before, word in zip(["", *words], words, strict=False)]
        for words in commands
        if words[0] not in {"SUBSCRIBE", "-s"}
    ]


def test_a_server_takes_every_command_on_the_page_on_streams(own_server: Server) -> None:
    commands = lines_for_redis(ROOT / "docs" / "streams.md")
    client = own_server.client()
    for stream in ("tocsin:articles", "tocsin:alerts", "tocsin:decisions"):
        client.xadd(stream, {"data": "{}"})

    answers = [client.execute_command(*words) for words in commands]

    assert len(answers) >= 8
    client.close()


@pytest.fixture
def as_in_compose(own_server: Server) -> Iterator["redis.Redis"]:
    """A server whose user without a password may do what compose lets it do; gives a client that may do everything."""
    script = (ROOT / "deploy" / "redis" / "start.sh").read_text(encoding="utf-8")
    (rights,) = re.findall(r"user default (on nopass [^\"]+)\"", script.replace("\\\n", ""))
    first = own_server.client()
    first.execute_command("ACL", "SETUSER", "writer", "on", ">word", "~*", "&*", "+@all")
    first.execute_command("ACL", "SETUSER", "default", *rights.replace("${alerts}", "tocsin:alerts").split())
    first.close()
    client = own_server.client(username="writer", password="word")
    yield client
    client.close()


class Subscriber:
    """A program that prints alerts, and what it has printed so far."""

    def __init__(self, command: list[str], url: str, folder: Path) -> None:
        self.process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, "REDIS_URL": url}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.printed = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while piece := self.process.stdout.read1():
            self.printed += piece

    def shows(self, *words: str) -> bool:
        assert self.process.poll() is None, self.printed.decode()
        return all(word in self.printed.decode() for word in words)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join(5)
        if self.process.stdout is not None:
            self.process.stdout.close()


def tell(server: "redis.Redis", event: dict[str, object]) -> None:
    """Say *event* as the alert worker does: on the stream and on the channel."""
    server.xadd("tocsin:alerts", {"data": json.dumps(event), "cid": "a1"})
    server.publish("tocsin:alerts", json.dumps(event))


def tell_both(server: "redis.Redis", alert: dict[str, object]) -> None:
    """An event of a type nobody knows yet, then *alert*."""
    tell(server, {**alert, "id": "x1", "type": "tocsin.source.silent.v1", "data": {"source": "bbc-world"}})
    tell(server, alert)


def words_of(alert: dict[str, object]) -> tuple[str, ...]:
    data = Alert.model_validate(alert).data
    return (data.severity.upper(), data.headline, *(finding.evidence.quote for finding in data.findings))


def test_the_python_example_shows_alerts_on_record_and_new_ones(
    own_server: Server, as_in_compose: "redis.Redis", shown_alert: dict[str, object], tmp_path: Path
) -> None:
    tell_both(as_in_compose, shown_alert)

    subscriber = Subscriber([sys.executable, str(EXAMPLES / "subscribe.py")], own_server.url, tmp_path)
    try:
        wait_until(lambda: subscriber.shows(*words_of(shown_alert)), description="the alert on record is shown")
        shown = subscriber.printed.decode().count(" | ")
        tell_both(as_in_compose, shown_alert)
        wait_until(lambda: subscriber.printed.decode().count(" | ") == 2 * shown, description="the new alert is shown")
    finally:
        subscriber.end()


@pytest.fixture(scope="module")
def node_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Node example and what its package.json asks for."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("needs node and npm")
    said = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)
    major = re.match(r"v(\d+)\.", said.stdout)
    if not major or int(major[1]) < 20:
        pytest.skip(f"needs node 20 or later, found {said.stdout.strip() or 'none that runs'}")
    folder = tmp_path_factory.mktemp("node")
    for name in ("package.json", "subscribe.mjs"):
        shutil.copy(EXAMPLES / name, folder / name)
    install = [npm, "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(install, cwd=folder, check=False, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        pytest.skip("npm could not install the package `redis` within 120 s")
    if done.returncode:
        pytest.skip(f"npm could not install the package `redis`: {done.stderr.strip()[:200]}")
    return folder


def test_the_node_example_shows_alerts_as_they_come(
    own_server: Server, as_in_compose: "redis.Redis", shown_alert: dict[str, object], node_folder: Path
) -> None:
    subscriber = Subscriber(["node", "subscribe.mjs"], own_server.url, node_folder)
    try:
        wait_until(
            lambda: subscriber.shows() and as_in_compose.pubsub_numsub("tocsin:alerts")[0][1] == 1,
            description="it listens",
        )
        tell_both(as_in_compose, shown_alert)
        wait_until(lambda: subscriber.shows(*words_of(shown_alert)), description="the alert is shown")
    finally:
        subscriber.end()


def test_the_version_that_the_node_example_asks_for_is_exact() -> None:
    package = json.loads(text_of(EXAMPLES / "package.json"))
    assert [v for v in package["dependencies"].values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
