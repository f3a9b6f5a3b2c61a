"""Rules that change while the worker runs: a good file is in force, a bad one never is, and says so loudly."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest
import structlog
from structlog.testing import capture_logs

from services.alert.app import build
from services.alert.reload import Rules, watcher
from services.alert.settings import AlertSettings
from shared.chassis.server import client
from shared.contracts.errors import ConfigurationError
from shared.contracts.streams import Keys
from tests.services.alert.domain.test_rulefile import GOOD

DAY = timedelta(days=1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ports.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def names(rules: Rules) -> list[str]:
    return list(rules.rulebook.by_name)


def test_a_file_that_changes_is_in_force_at_the_next_look(file: Path) -> None:
    rules = Rules(file, DAY)
    before = rules.rulebook
    rules.look()
    assert rules.rulebook is before
    file.write_text(GOOD.replace("mines", "obstacles"), encoding="utf-8")
    with capture_logs() as logs:
        rules.look()
    assert names(rules) == ["blockade", "obstacles"]
    assert [(line["log_level"], line["event"]) for line in logs] == [("warning", "new rules in force")]


@pytest.mark.parametrize("wrong", ["[[rule", GOOD.replace("&& f.count > 2", "&& f.cuont > 2"), None])
def test_a_bad_file_keeps_the_old_rules_and_says_so_until_it_is_mended(file: Path, wrong: str | None) -> None:
    rules = Rules(file, DAY)
    if wrong is None:
        file.unlink()
    else:
        file.write_text(wrong, encoding="utf-8")
    with capture_logs() as logs:
        rules.look()
        rules.look()
    assert names(rules) == ["blockade", "mines"]
    assert [line["log_level"] for line in logs] == ["error"]
    assert str(file) in logs[0]["reason"]
    assert json.loads(rules.card())["error"] == rules.error != ""
    rules._complained -= 301
    with capture_logs() as logs:
        rules.look()
    assert [line["log_level"] for line in logs] == ["error"]
    file.write_text(GOOD, encoding="utf-8")
    rules.look()
    assert (rules.error, names(rules)) == ("", ["blockade", "mines"])


def test_a_file_that_is_wrong_at_the_start_stops_it(file: Path, prefix: str) -> None:
    file.write_text("[[rule]]\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"ports\.toml:1: rule 1: name: is missing") as caught:
        build(AlertSettings(rules=file))
    assert caught.value.exit_code == 78


def test_the_card_is_there_while_the_worker_is(file: Path, redis_url: str, prefix: str) -> None:
    key = Keys(prefix).rules + "w1"

    async def story() -> tuple[dict[str, object], bool]:
        redis = client(redis_url)
        task = asyncio.create_task(watcher(Rules(file, DAY), redis, key)())
        async with asyncio.timeout(10):
            while not await redis.exists(key):
                await asyncio.sleep(0.01)
        card = json.loads(await redis.get(key))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        left = bool(await redis.exists(key))
        await redis.aclose()
        return card, left

    card, left = asyncio.run(story())
    assert (card["file"], card["rules"], card["error"], left) == (str(file), 2, "", False)
    structlog.reset_defaults()
