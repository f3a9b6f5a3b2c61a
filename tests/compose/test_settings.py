"""The two things an operator changes from outside: publishing Redis, and bringing secrets of one's own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tests.compose.stack import ROOT, Stack, wait_until

ALERT = {
    "specversion": "1.0",
    "type": "tocsin.alert.opened.v1",
    "data": {
        "severity": "high",
        "status": "opened",
        "headline": "Troops at the border",
        "findings": [{"indicator": "troop_figure", "assertion": "actual", "evidence": {"quote": "4,000 troops"}}],
    },
}

GIVEN = """\
services:
  redis:
    volumes: ["FOLDER/secrets:/run/secrets.given:ro"]
"""


@pytest.fixture(scope="module")
def published(folder: Path) -> Iterator[Stack]:
    """Redis alone, published, with a password of the operator's own."""
    (folder / "secrets").mkdir()
    (folder / "secrets" / "redis_password").write_text("correct horse battery staple\n", encoding="utf-8")
    override = folder / "given.yml"
    override.write_text(GIVEN.replace("FOLDER", str(folder)), encoding="utf-8")
    stack = Stack(folder, ROOT / "deploy" / "compose.publish-redis.yml", override)
    try:
        stack.up("redis")
        yield stack
    finally:
        stack.down()


def connect(stack: Stack, **login: str) -> "redis.Redis[str]":
    host, port = stack.compose("port", "redis", "6379").stdout.strip().split(":")
    assert host == "127.0.0.1"
    return redis.Redis(host=host, port=int(port), decode_responses=True, **login)


def test_published_redis_lets_anyone_on_this_machine_listen_but_not_speak(published: Stack) -> None:
    with (
        connect(published) as anyone,
        connect(published, username="tocsin", password="correct horse battery staple") as worker,
    ):
        with anyone.pubsub(ignore_subscribe_messages=True) as heard:
            heard.subscribe("tocsin:alerts")
            heard.get_message(timeout=5)
            assert worker.publish("tocsin:alerts", '{"specversion": "1.0"}') == 1
            assert heard.get_message(ignore_subscribe_messages=True, timeout=5)["data"] == '{"specversion": "1.0"}'
        worker.xadd("tocsin:alerts", {"data": json.dumps(ALERT)})
        assert len(anyone.xread({"tocsin:alerts": "0"})[0][1]) == 1
        with pytest.raises(redis.exceptions.NoPermissionError):
            anyone.xadd("tocsin:alerts", {"data": "{}"})


def hears(stack: Stack, command: list[str], cwd: Path) -> str:
    """Run one of the README's examples, raise alerts until it prints one, and give that."""
    address = stack.compose("port", "redis", "6379").stdout.strip()
    printed = cwd / "printed"
    with printed.open("w") as out:
        reader = subprocess.Popen(
            command, cwd=cwd, env=os.environ | {"REDIS_URL": f"redis://{address}"}, stdout=out, stderr=subprocess.STDOUT
        )
    event = json.dumps(ALERT)

    def raised() -> bool:
        worker.xadd("tocsin:alerts", {"data": event})
        worker.publish("tocsin:alerts", event)
        return "4,000 troops" in printed.read_text(encoding="utf-8") or reader.poll() is not None

    try:
        with connect(stack, username="tocsin", password="correct horse battery staple") as worker:
            wait_until(raised, description="the example prints the alert")
    finally:
        reader.kill()
        reader.wait()
    return printed.read_text(encoding="utf-8")


def test_the_python_example_reads_the_alerts_without_a_password(published: Stack, tmp_path: Path) -> None:
    said = hears(published, [sys.executable, str(ROOT / "docs" / "examples" / "subscribe.py")], tmp_path)
    assert "HIGH opened" in said
    assert "Troops at the border" in said


@pytest.mark.skipif(shutil.which("npm") is None, reason="node and npm are not installed")
def test_the_node_example_hears_the_alerts_without_a_password(published: Stack, tmp_path: Path) -> None:
    for name in ("package.json", "subscribe.mjs"):
        shutil.copy(ROOT / "docs" / "examples" / name, tmp_path)
    installed = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    if installed.returncode != 0:
        pytest.skip(f"npm can't install the example's client: {installed.stderr[:200]}")
    said = hears(published, ["node", "subscribe.mjs"], tmp_path)
    assert "HIGH opened" in said
    assert "Troops at the border" in said


def test_a_secret_of_ones_own_is_used_and_the_other_is_generated(published: Stack) -> None:
    assert published.secret("redis_password") == "correct horse battery staple"
    assert len(published.secret("push_token")) == 64
    with (
        connect(published, username="tocsin", password="wrong") as guesser,
        pytest.raises(redis.exceptions.AuthenticationError),
    ):
        guesser.ping()


def test_generated_secrets_and_data_outlive_a_new_container(published: Stack) -> None:
    """Also what a script wrote: a transaction in the append-only file, checked against the rights of `default`."""
    token = published.secret("push_token")
    twice = "redis.call('XADD', KEYS[1], '*', 'data', 'kept'); return redis.call('XADD', KEYS[1], '*', 'data', 'too')"
    published.redis("EVAL", twice, "1", "tocsin:articles")
    published.compose("down")
    published.up("redis")
    assert published.secret("push_token") == token
    assert published.redis("XLEN", "tocsin:articles") == "2"
    assert published.compose("exec", "-T", "redis", "redis-cli", "PING").stdout.strip() == "PONG"


def test_an_unreadable_secret_is_said_in_one_line(published: Stack) -> None:
    secret = published.folder / "secrets" / "push_token"
    secret.write_text("x", encoding="utf-8")
    secret.chmod(0)
    try:
        published.compose("restart", "redis")
        assert "deploy/secrets/push_token can't be read by user id 999" in published.compose("logs", "redis").stdout
    finally:
        secret.unlink()
