"""Edits, delays and second tries: whatever comes late or twice, an article is told once, and in its newest words."""

import json
from pathlib import Path
from typing import Any

import pytest

from services.alert import work as alert_work
from services.tagging import work as tagging_work
from shared.contracts.identity import digest
from tests.pipeline.processes import fleet
from tests.pipeline.workers import alert, running, tagging
from tests.server import Server
from tests.waiting import wait_until

LOUD = "Some 9,000 soldiers crossed the border near Kupiansk on Monday."
QUIET = "The ministry has taken its report about Kupiansk back."


def entry(text: str, published: str = "2025-02-01T23:30:00Z", **given: object) -> dict[str, str]:
    return {"data": json.dumps({"id": "a1", "text": text, "published_at": published, **given})}


def events(server: Server, prefix: str) -> list[dict[str, Any]]:
    return [json.loads(fields[b"data"]) for _, fields in server.client().xrange(f"{prefix}alerts")]


def revisions(server: Server, prefix: str) -> list[tuple[int, int]]:
    """Give revision and number of findings of each entry of the stream of flagged articles."""
    read = [json.loads(fields[b"data"]) for _, fields in server.client().xrange(f"{prefix}flagged")]
    return [(one["article"]["revision"], len(one["findings"])) for one in read]


def settled(server: Server, prefix: str, stream: str = "flagged", group: str = "alert") -> bool:
    (info,) = [g for g in server.client().xinfo_groups(f"{prefix}{stream}") if g["name"] == group.encode()]
    return info["pending"] == 0 and info["lag"] == 0


@pytest.mark.parametrize("batch", [1, 16])
def test_when_an_edit_moves_the_date_over_midnight_then_the_article_stays_with_its_incident(
    batch: int, redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis = shared_server.client()
    redis.xadd(f"{prefix}articles", entry(LOUD))
    redis.xadd(f"{prefix}articles", entry(LOUD + " More follows.", "2025-02-02T00:30:00Z"))

    with running(tagging(redis_url, prefix), alert(redis_url, prefix, batch_entries=batch)):
        wait_until(lambda: len(revisions(shared_server, prefix)) == 2, description="both revisions are flagged")
        wait_until(lambda: settled(shared_server, prefix), description="both are decided")

    assert [event["data"]["status"] for event in events(shared_server, prefix)] == ["opened"]


def test_when_a_first_revision_is_delayed_then_the_later_one_without_findings_follows_it(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis = shared_server.client()
    redis.xgroup_create(f"{prefix}articles", "tagging", "0", mkstream=True)
    first = redis.xadd(f"{prefix}articles", entry(LOUD))
    redis.xreadgroup("tagging", "the-dead", {f"{prefix}articles": ">"})
    redis.hset(f"{prefix}seen:a1", mapping={"revision": 1, digest(LOUD): f"1|{first.decode()}|"})  # as the gate does
    redis.xadd(f"{prefix}articles", entry(QUIET))

    with running(tagging(redis_url, prefix, reclaim_idle_seconds=3600)):
        wait_until(lambda: redis.xlen(f"{prefix}decisions") == 1, description="the later revision is settled")
    assert revisions(shared_server, prefix) == []
    with running(tagging(redis_url, prefix)):
        wait_until(lambda: len(revisions(shared_server, prefix)) == 2, description="both are flagged, in order")

    assert revisions(shared_server, prefix) == [(1, 1), (2, 0)]


def test_when_a_later_revision_is_in_a_language_not_read_then_it_goes_on_without_findings(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis = shared_server.client()
    redis.xadd(f"{prefix}articles", entry(LOUD))
    redis.xadd(f"{prefix}articles", entry("Rien de nouveau à Koupiansk.", language="fr"))

    with running(tagging(redis_url, prefix)):
        wait_until(lambda: len(revisions(shared_server, prefix)) == 2, description="both revisions are flagged")

    assert revisions(shared_server, prefix) == [(1, 1), (2, 0)]


def test_when_a_dead_letter_dies_again_then_the_second_retry_still_brings_it_back(
    redis_url: str, prefix: str, shared_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    redis, real = shared_server.client(), tagging_work.tagged_all

    def broken(*_: object) -> object:
        raise RuntimeError("a bug that will be mended")

    monkeypatch.setattr(tagging_work, "tagged_all", broken)
    (tmp_path / "a.txt").write_text(LOUD, encoding="utf-8")
    with fleet(redis_url, prefix) as commands, running(tagging(redis_url, prefix), alert(redis_url, prefix)):
        assert commands.run("replay", str(tmp_path)).returncode == 0
        for _ in range(2):
            wait_until(lambda: redis.xlen(f"{prefix}articles:dead") == 1, description="a dead letter")
            assert commands.run("dead", "retry", "--all").returncode == 0
        wait_until(lambda: redis.xlen(f"{prefix}articles:dead") == 1, description="a dead letter again")
        monkeypatch.setattr(tagging_work, "tagged_all", real)
        assert commands.run("dead", "retry", "--all").returncode == 0
        wait_until(lambda: redis.xlen(f"{prefix}alerts") == 1, description="the alert")


def test_when_a_later_revision_dies_at_the_alert_worker_then_that_revision_is_recorded_as_dead(
    redis_url: str, prefix: str, shared_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    redis, sound = shared_server.client(), alert_work.decide

    def decide(memory: Any, tagged: Any, *rest: Any) -> Any:
        if tagged.article.revision == 2:
            raise RuntimeError("a bug")
        return sound(memory, tagged, *rest)

    monkeypatch.setattr(alert_work, "decide", decide)
    redis.xadd(f"{prefix}articles", entry(LOUD))
    redis.xadd(f"{prefix}articles", entry(LOUD + " More."))

    with running(tagging(redis_url, prefix), alert(redis_url, prefix)):
        wait_until(lambda: redis.xlen(f"{prefix}flagged:dead") == 1, description="revision 2 is buried")

    fate = redis.hgetall(f"{prefix}fate:a1")
    assert fate[b"1:alert"].startswith(b"alerted\x1f")
    assert fate[b"2:alert"].startswith(b"dead\x1f")


def test_when_our_user_may_not_publish_then_every_alert_is_on_the_stream_all_the_same(own_server: Server) -> None:
    redis = own_server.client()
    redis.execute_command("ACL", "SETUSER", "mute", "on", "nopass", "~t:*", "resetchannels", "+@all")
    url = own_server.url.replace("unix://", "unix://mute:x@")
    for number in range(5):
        redis.xadd(
            "t:articles",
            {"data": json.dumps({"id": f"n{number}", "text": LOUD, "published_at": f"2025-0{number + 1}-01"})},
        )

    with running(tagging(url, "t:"), alert(url, "t:")):
        wait_until(lambda: len(events(own_server, "t:")) > 4, description="alerts")
        wait_until(lambda: settled(own_server, "t:"), description="every article is decided")


def test_when_our_user_lacks_a_right_then_nothing_is_acknowledged_until_it_is_given(own_server: Server) -> None:
    redis = own_server.client()
    redis.execute_command(
        "ACL", "SETUSER", "poor", "on", "nopass", "~t:articles*", "~t:flagged*", "~t:worker*", "&*", "+@all"
    )
    redis.xadd("t:articles", entry(LOUD))
    url = own_server.url.replace("unix://", "unix://poor:x@")

    with running(tagging(url, "t:")):
        wait_until(lambda: redis.exists("t:flagged"), description="the worker has made its groups")
        wait_until(lambda: redis.xpending("t:articles", "tagging")["pending"] == 1, description="the entry is read")
        redis.execute_command("ACL", "SETUSER", "poor", "~t:*")
        wait_until(lambda: redis.xlen("t:flagged") == 1, description="the entry is settled")
