"""What is held back, on a real server: counted, told later with what came after, and one cap for all workers."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import redis

from services.alert.adapters.incidents import RedisIncidents
from services.alert.domain.corroboration import Families
from services.alert.domain.quiet import Silence
from services.alert.domain.shelf import load
from services.alert.reload import Rules
from services.alert.work import AlertWork
from shared.chassis.scripts import Context
from shared.chassis.server import client
from shared.chassis.settings import StreamSettings
from shared.chassis.stage import Entry
from shared.contracts.finding import Finding, Quantity, TaggedArticle
from shared.contracts.streams import ALERT_GROUP, Keys
from tests.builders import MORNING, a_finding, a_tagged

HOUR = timedelta(hours=1)
CAPPED = """\
[[rule]]
name = "troops"
title = "Troops"
when = "findings.exists(f, f.indicator == 'troop_figure')"
indicators = ["troop_figure"]
group_by = ["theatre"]
most_an_hour = {{ low = {cap}, medium = {cap}, high = {cap} }}
cooldown_minutes = {cooldown}
fires_on = "4,000 soldiers were moved."
silent_on = "Nothing."
"""


class Post:
    """Workers under rules of one file, and what they leave on the server."""

    def __init__(self, url: str, prefix: str, file: Path) -> None:
        self.url, self.keys, self.file = url, Keys(prefix), file
        self.redis = redis.Redis.from_url(url)
        self.redis.xgroup_create(self.keys.flagged, ALERT_GROUP, id="0", mkstream=True)

    def handle(self, *articles: TaggedArticle, workers: int = 1) -> None:
        for one in articles:
            self.redis.xadd(self.keys.flagged, {"data": one.model_dump_json(), "cid": one.article.id})
        ((_, read),) = self.redis.xreadgroup(ALERT_GROUP, "c", {self.keys.flagged: ">"})
        entries = [Entry(entry.decode(), fields) for entry, fields in read]

        async def within() -> None:
            connections = [client(self.url) for _ in range(workers)]
            context = Context(self.keys, StreamSettings())
            desks = [
                AlertWork(RedisIncidents(c, context), Rules(self.file, 24 * HOUR), Families()) for c in connections
            ]
            await asyncio.gather(*(desk.handle(entries[k::workers]) for k, desk in enumerate(desks)))
            for connection in connections:
                await connection.aclose()

        asyncio.run(within())

    def silence(self, **given: Any) -> None:
        values = {"id": "s1", "author": "ana", "reason": "drill", "created": MORNING, "ends": MORNING + HOUR, **given}
        self.redis.hset(self.keys.silences, "s1", Silence.model_validate(values).model_dump_json())

    @property
    def alerts(self) -> list[dict[str, Any]]:
        return [json.loads(fields[b"data"])["data"] for _, fields in self.redis.xrange(self.keys.alerts)]

    @property
    def outcomes(self) -> list[str]:
        return [fields[b"outcome"].decode() for _, fields in self.redis.xrange(self.keys.decisions)]

    @property
    def held(self) -> dict[str, int]:
        return {cause.decode(): int(n) for cause, n in self.redis.hgetall(self.keys.held).items()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(CAPPED.format(cap=3, cooldown=0), encoding="utf-8")
    assert load(path).rulebook.capped == ("troops",)
    return path


@pytest.fixture
def post(redis_url: str, prefix: str, file: Path) -> Post:
    return Post(redis_url, prefix, file)


def troops(low: int, host: str = "MLI") -> Finding:
    return a_finding(quote=f"{low} troops", quantity=Quantity(low=low, high=low, modifier="exact"), host=host)


def test_under_a_silence_nothing_is_told_and_afterwards_all_of_it(post: Post) -> None:
    post.silence(matchers={"rule": ["troops"]})
    for k, low in enumerate((200, 400, 900)):
        post.handle(a_tagged(troops(low), article=f"a{k}", published_at=MORNING + k * timedelta(minutes=10)))
    assert (post.alerts, post.outcomes) == ([], ["held"] * 3)
    assert post.held == {"silence s1": 3}
    post.handle(a_tagged(troops(900), article="later", published_at=MORNING + HOUR))
    (alert,) = post.alerts
    assert (alert["revision"], alert["status"], alert["held_back"]) == (
        1,
        "opened",
        {"count": 3, "reasons": {"silence s1": 3}},
    )
    assert len(alert["findings"]) == 4


def test_maintenance_holds_everything_and_a_broken_silence_nothing(post: Post) -> None:
    post.redis.hset(post.keys.silences, "broken", "{")
    post.handle(a_tagged(troops(4000), article="a1"))
    post.silence()
    post.handle(a_tagged(troops(4000, host="NER"), article="a2"))
    assert (post.outcomes, post.held) == (["alerted", "held"], {"maintenance s1": 1})


def test_what_nothing_follows_is_told_when_the_incident_is_over(post: Post) -> None:
    post.silence(matchers={"place": ["nowhere"], "severity": ["low"]})
    post.silence(matchers={"rule": ["troops"]}, ends=MORNING + timedelta(minutes=1))
    post.handle(a_tagged(troops(900), article="a1"))
    later = [a_tagged(article=f"b{k}", published_at=MORNING + 48 * HOUR) for k in range(3)]
    post.handle(*later)
    (alert,) = post.alerts
    assert (alert["status"], alert["held_back"]["count"], alert["rule"]) == ("resolved", 1, "troops")


def test_a_cap_holds_for_all_workers_together(post: Post) -> None:
    hosts = ["MLI", "NER", "TCD", "SDN", "COD", "SOM", "LBY", "SYR"]
    post.handle(*(a_tagged(troops(900, host), article=host) for host in hosts), workers=2)
    assert (len(post.alerts), sorted(post.outcomes)) == (3, ["alerted"] * 3 + ["held"] * 5)
    assert post.held == {"cap troops": 5}
    post.handle(a_tagged(troops(900, "HTI"), article="next", published_at=MORNING + HOUR))
    assert len(post.alerts) == 4


def test_the_cooldown_keeps_updates_for_the_next_one(post: Post, file: Path) -> None:
    file.write_text(CAPPED.format(cap=100, cooldown=60), encoding="utf-8")
    for k, low in enumerate((200, 400, 1000, 2500)):
        minutes = (0, 20, 40, 60)[k]
        post.handle(a_tagged(troops(low), article=f"a{k}", published_at=MORNING + timedelta(minutes=minutes)))
    assert post.outcomes == ["alerted", "held", "held", "alerted"]
    assert [(a["status"], a["held_back"]["count"]) for a in post.alerts] == [("opened", 0), ("updated", 2)]
    assert post.held == {"cooldown troops": 2}


def test_where_each_alert_of_an_incident_is_can_be_looked_up(post: Post) -> None:
    post.handle(a_tagged(troops(200), article="a1"), a_tagged(troops(90_000), article="a2"))
    for entry, fields in post.redis.xrange(post.keys.alerts):
        data = json.loads(fields[b"data"])["data"]
        assert post.redis.hget(post.keys.incident + data["incident"], f"alert:{data['revision']}") == entry
