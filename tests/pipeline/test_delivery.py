"""Delivery: nothing is lost and nothing is done twice, whoever dies and whatever the server answers."""

import asyncio
import json
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
import redis as redis_py

from services.tagging import work
from services.tagging.adapters.settle import Ledger, Settlement
from services.tagging.domain.tagged import tagged
from shared.chassis.scripts import Context
from shared.chassis.server import patient
from shared.chassis.settings import StreamSettings
from shared.chassis.stage import Entry, Stage, chunked, consumer_name, ensure_groups, held
from shared.chassis.worker import release
from shared.contracts.article import Article, parse_on_stream
from shared.contracts.streams import Keys
from tests.pipeline.processes import fleet
from tests.pipeline.workers import alert, running, tagging
from tests.server import Server
from tests.waiting import wait_until


def article(number: int, **given: object) -> dict[str, str]:
    text = f"Some {number + 2},000 soldiers crossed the border near Kupiansk on Monday."
    return {"data": json.dumps({"id": f"n{number}", "text": text, **given})}


def flagged_ids(redis: "redis_py.Redis", prefix: str) -> list[str]:
    return [json.loads(fields[b"data"])["article"]["id"] for _, fields in redis.xrange(f"{prefix}flagged")]


def test_when_articles_come_before_the_first_worker_then_none_is_missed(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis = shared_server.client()
    for number in range(10):
        redis.xadd(f"{prefix}articles", article(number))

    with running(tagging(redis_url, prefix)):
        wait_until(lambda: redis.xlen(f"{prefix}flagged") == 10, description="all are flagged")

    assert sorted(flagged_ids(redis, prefix)) == sorted(f"n{k}" for k in range(10))


def test_when_a_worker_died_with_entries_then_another_takes_them_over(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis = shared_server.client()
    redis.xgroup_create(f"{prefix}articles", "tagging", "0", mkstream=True)
    for number in range(5):
        redis.xadd(f"{prefix}articles", article(number))
    redis.xreadgroup("tagging", "the-dead", {f"{prefix}articles": ">"})

    with running(tagging(redis_url, prefix)):
        wait_until(lambda: redis.xlen(f"{prefix}flagged") == 5, description="the dead worker's entries are flagged")

    assert redis.xpending(f"{prefix}articles", "tagging")["pending"] == 0


def test_when_one_entry_meets_a_bug_then_its_neighbours_pass_and_it_is_buried_after_the_limit(
    redis_url: str, prefix: str, shared_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    redis, real = shared_server.client(), work.tagged_all

    def buggy(read: list[Article], *rest: object) -> object:
        if any("9,000" in each.text for each in read):
            raise RuntimeError("a bug")
        return real(read, *rest)

    monkeypatch.setattr(work, "tagged_all", buggy)
    for number in range(10):
        redis.xadd(f"{prefix}articles", article(number))

    with running(tagging(redis_url, prefix)):
        wait_until(lambda: redis.xlen(f"{prefix}flagged") == 9, description="the neighbours pass")
        wait_until(lambda: redis.xlen(f"{prefix}articles:dead") == 1, description="the entry is buried", seconds=15)

    (_, letter), *rest = redis.xrange(f"{prefix}articles:dead")
    assert not rest
    assert letter[b"error"].startswith(b"PermanentError: gave up after 3 tries")
    assert json.loads(letter[b"data"])["id"] == "n7"


def test_when_the_server_is_killed_and_comes_back_then_the_worker_goes_on(own_server: Server) -> None:
    redis = own_server.client()
    with running(tagging(own_server.url, "t:"), alert(own_server.url, "t:")):
        redis.xadd("t:articles", article(1))
        wait_until(lambda: redis.xlen("t:alerts") == 1, description="the first alert")
        time.sleep(1.1)  # everysec: what is older than a second is on disk
        own_server.kill()
        own_server.start()
        redis.xadd("t:articles", article(2, published_at="2025-01-05"))
        wait_until(lambda: redis.xlen("t:alerts") == 2, description="an alert after the restart", seconds=15)


def test_when_the_server_comes_back_empty_then_groups_are_made_anew(own_server: Server) -> None:
    redis = own_server.client()
    with running(tagging(own_server.url, "t:"), alert(own_server.url, "t:")):
        redis.xadd("t:articles", article(1))
        wait_until(lambda: redis.xlen("t:alerts") == 1, description="the first alert")
        redis.flushall()
        redis.xadd("t:articles", article(1))
        wait_until(lambda: redis.xlen("t:alerts") == 1, description="the alert again", seconds=15)


def _calls(redis: "redis_py.Redis") -> int:
    return sum(stat["calls"] for stat in redis.info("commandstats").values()) + sum(
        error["count"] for error in redis.info("errorstats").values()
    )


@pytest.mark.parametrize("refusal", ["read-only", "no permission", "wrong type", "out of memory"])
def test_when_the_server_refuses_then_the_worker_waits_without_a_hot_loop(own_server: Server, refusal: str) -> None:
    redis = own_server.client()
    if refusal == "no permission":
        redis.execute_command("ACL", "SETUSER", "worker", "on", "nopass", "~*", "&*", "+@all")
        url = own_server.url.replace("unix://", "unix://worker:x@")
    else:
        url = own_server.url
    with running(tagging(url, "t:"), alert(url, "t:")):
        redis.xadd("t:articles", article(1))
        wait_until(lambda: redis.xlen("t:alerts") == 1, description="the first alert")
        if refusal == "read-only":
            redis.replicaof("127.0.0.1", "1")
        elif refusal == "no permission":
            redis.execute_command("ACL", "SETUSER", "worker", "-xreadgroup", "-xautoclaim", "-evalsha")
        elif refusal == "out of memory":
            redis.config_set("maxmemory", "1")
        else:
            redis.delete("t:articles")
            redis.set("t:articles", "not a stream")
        time.sleep(0.5)
        before = _calls(redis)
        time.sleep(1.5)
        assert _calls(redis) - before < 300, "a hot loop"
        if refusal == "read-only":
            redis.replicaof("no", "one")
        elif refusal == "no permission":
            redis.execute_command("ACL", "SETUSER", "worker", "+@all")
        elif refusal == "out of memory":
            redis.config_set("maxmemory", "0")
        else:
            redis.delete("t:articles")
        redis.xadd("t:articles", article(2, published_at="2025-01-05"))
        wait_until(lambda: redis.xlen("t:alerts") == 2, description="an alert after the refusal", seconds=20)


def test_when_two_workers_hold_one_entry_then_only_the_winner_of_the_acknowledgement_writes(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis, keys = shared_server.client(), Keys(prefix)
    settings = StreamSettings()

    async def scenario() -> tuple[int, int]:
        await ensure_groups(patient(redis_url), [Stage(keys.articles, "tagging", settings)])
        redis.xadd(keys.articles, article(1))
        ((_, [(entry_id, fields)]),) = redis.xreadgroup("tagging", "a", {keys.articles: ">"})
        entry = Entry(entry_id.decode(), fields)
        read = parse_on_stream(entry.data).model_copy(update={"fetched_at": entry.added_at})
        settlement = Settlement(entry, "tagged", "x", read, tagged(read))
        first, second = (Ledger(patient(redis_url), Context(keys, settings)) for _ in range(2))
        return await first.settle([settlement]), await second.settle([settlement])

    assert asyncio.run(scenario()) == (1, 0)
    assert redis.xlen(keys.flagged) == 1
    assert redis.xlen(keys.decisions) == 1


def test_when_two_workers_run_on_one_host_then_they_share_the_work_under_names_of_their_own(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis = shared_server.client()
    with running(tagging(redis_url, prefix, batch_entries=5), tagging(redis_url, prefix, batch_entries=5)):
        wait_until(
            lambda: (
                redis.exists(f"{prefix}articles") and len(redis.xinfo_consumers(f"{prefix}articles", "tagging")) >= 4
            ),
            description="four readers",
        )
        for number in range(100):
            redis.xadd(f"{prefix}articles", article(number))
        wait_until(lambda: redis.xlen(f"{prefix}flagged") == 100, description="all are flagged")

    assert len(set(flagged_ids(redis, prefix))) == 100
    assert len({consumer_name("tagging") for _ in range(100)}) == 100


def test_when_an_article_is_added_twice_by_hand_then_it_is_flagged_once_and_a_changed_text_is_a_revision(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis = shared_server.client()
    redis.xadd(f"{prefix}articles", article(1))
    redis.xadd(f"{prefix}articles", article(1))
    redis.xadd(f"{prefix}articles", {"data": json.dumps({"id": "n1", "text": "Nothing happened, the ministry says."})})

    with running(tagging(redis_url, prefix), alert(redis_url, prefix)):
        wait_until(lambda: redis.xlen(f"{prefix}flagged") == 2, description="the article and its revision")
        wait_until(lambda: redis.xlen(f"{prefix}decisions") == 4, description="two decisions each")

    revisions = [json.loads(f[b"data"])["article"]["revision"] for _, f in redis.xrange(f"{prefix}flagged")]
    assert sorted(revisions) == [1, 2]
    told = [json.loads(f[b"data"])["data"]["status"] for _, f in redis.xrange(f"{prefix}alerts")]
    assert told == ["opened", "retracted"]


def test_when_sigterm_comes_in_mid_batch_then_what_was_read_is_finished_or_given_back_and_the_exit_is_clean(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis = shared_server.client()
    for number in range(3000):
        redis.xadd(f"{prefix}articles", article(number))
    with fleet(redis_url, prefix) as workers:
        worker = workers.start("tagging")
        wait_until(lambda: redis.xlen(f"{prefix}flagged") > 0, description="the work has begun", seconds=20)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(10) == 0
        done = redis.xlen(f"{prefix}flagged")
        # A read that was under way when the signal came has no reader any more: what it was handed is given back.
        left = redis.xpending_range(f"{prefix}articles", "tagging", "-", "+", 3000)
        assert all(e["time_since_delivered"] > 60_000 for e in left), "an entry is held by a worker that is gone"
        assert len(left) <= StreamSettings().batch_entries, "more than one read was left"
        workers.start("tagging")
        wait_until(lambda: redis.xlen(f"{prefix}flagged") == 3000, description="the rest is done", seconds=30)

    assert done < 3000, "the test came too late to interrupt anything"
    assert len(set(flagged_ids(redis, prefix))) == 3000


def test_when_a_dead_letter_is_put_back_then_it_goes_the_usual_way(
    redis_url: str, prefix: str, shared_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    redis, real = shared_server.client(), work.tagged_all

    def broken(*_: object) -> object:
        raise RuntimeError("a bug that will be mended")

    monkeypatch.setattr(work, "tagged_all", broken)
    (tmp_path / "a.txt").write_text("Some 9,000 soldiers crossed the border near Kupiansk.", encoding="utf-8")
    with fleet(redis_url, prefix) as commands, running(tagging(redis_url, prefix), alert(redis_url, prefix)):
        assert commands.run("replay", str(tmp_path)).returncode == 0
        wait_until(lambda: redis.xlen(f"{prefix}articles:dead") == 1, description="a dead letter", seconds=15)
        monkeypatch.setattr(work, "tagged_all", real)

        assert commands.run("dead", "retry", "--all").returncode == 0

        wait_until(lambda: redis.xlen(f"{prefix}alerts") == 1, description="the alert")
    assert redis.xlen(f"{prefix}articles:dead") == 0


def test_huge_articles_are_settled_piece_by_piece() -> None:
    entries = [Entry(f"{k}-0", {b"data": b"x" * 600_000}) for k in range(4)]

    assert [len(chunk) for chunk in chunked(entries)] == [1, 1, 1, 1]
    assert [len(chunk) for chunk in chunked(entries, limit=2_000_000)] == [3, 1]
    assert list(chunked([])) == []


def test_when_a_language_is_not_read_then_that_is_the_decision(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis = shared_server.client()
    redis.xadd(f"{prefix}articles", article(1, language="pl"))
    redis.xadd(f"{prefix}articles", article(2, language="en-GB"))

    with running(tagging(redis_url, prefix)):
        wait_until(lambda: redis.xlen(f"{prefix}decisions") == 2, description="both are decided")

    decisions = {d[b"article"]: (d[b"outcome"], d[b"reason"]) for _, d in redis.xrange(f"{prefix}decisions")}
    assert decisions == {
        b"n1": (b"unsupported_language", b"language pl"),
        b"n2": (b"flagged", b"troop_figure 1"),
    }


def test_when_a_worker_ends_then_what_it_read_and_did_not_settle_is_taken_over_at_once(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    redis, settings = shared_server.client(), StreamSettings(reclaim_idle_seconds=3600)
    stage = Stage(f"{prefix}articles", "tagging", settings)
    redis.xgroup_create(stage.stream, stage.group, "0", mkstream=True)
    redis.xadd(stage.stream, article(1))
    redis.xreadgroup(stage.group, "w-reader", {stage.stream: ">"})
    redis.xreadgroup(stage.group, "w-reclaim", {stage.stream: ">"})

    async def end() -> None:
        connection = patient(redis_url)
        await release(connection, stage, "w")
        await connection.aclose()

    asyncio.run(end())

    assert [c["name"] for c in redis.xinfo_consumers(stage.stream, stage.group)] == [b"w-reader"]
    (pending,) = redis.xpending_range(stage.stream, stage.group, "-", "+", 10)
    assert pending["times_delivered"] == 1
    with running(tagging(redis_url, prefix, reclaim_idle_seconds=3600)):
        wait_until(lambda: redis.xlen(f"{prefix}flagged") == 1, description="another worker has it")


def test_when_a_worker_starts_on_a_full_server_then_it_waits_until_there_is_room(own_server: Server) -> None:
    redis = own_server.client()
    redis.config_set("maxmemory", "1")
    with running(tagging(own_server.url, "t:"), alert(own_server.url, "t:")):
        time.sleep(0.5)
        redis.config_set("maxmemory", "0")
        redis.xadd("t:articles", article(1))
        wait_until(lambda: redis.xlen("t:alerts") == 1, description="the alert")


def test_when_a_full_server_stays_full_then_a_worker_that_waits_for_it_can_be_ended(own_server: Server) -> None:
    own_server.client().config_set("maxmemory", "1")
    with fleet(own_server.url, "t:") as workers:
        worker = workers.start("tagging")
        wait_until(lambda: own_server.client().info("errorstats").get("errorstat_OOM"), description="it is refused")
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(8) == 0


def test_when_rights_are_missing_at_the_start_then_the_worker_says_so_and_ends(own_server: Server) -> None:
    own_server.client().execute_command("ACL", "SETUSER", "poor", "on", "nopass", "~*", "&*", "+@all", "-xgroup")
    with fleet(own_server.url.replace("unix://", "unix://poor:x@"), "t:") as workers:
        said = workers.run("tagging")

    assert said.returncode == 77
    assert "denies us a right" in said.stderr.splitlines()[-1]


def test_when_an_article_takes_long_then_no_other_worker_takes_it_over(
    redis_url: str, prefix: str, shared_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    redis, real, read = shared_server.client(), work.tagged_all, []

    def slow(articles: object, *rest: object) -> object:
        read.append(articles)
        time.sleep(1.5)
        return real(articles, *rest)

    monkeypatch.setattr(work, "tagged_all", slow)
    redis.xadd(f"{prefix}articles", article(1))
    quick = {"reclaim_idle_seconds": 0.3, "max_deliveries": 1}

    with running(tagging(redis_url, prefix, **quick), tagging(redis_url, prefix, **quick)):
        wait_until(lambda: redis.xlen(f"{prefix}decisions") == 1, description="the entry is settled")

    assert len(read) == 1
    assert redis.xlen(f"{prefix}flagged") == 1
    assert redis.xlen(f"{prefix}articles:dead") == 0


def test_when_a_cancellation_is_swallowed_then_entries_are_let_go_all_the_same() -> None:
    class Swallowing:
        claims = 0
        asked = asyncio.Event()

        async def xpending_range(self, *_: object) -> list[dict[str, bytes]]:
            self.asked.set()
            with suppress(asyncio.CancelledError):  # as wait_for does on Python 3.11 when answer and cancellation meet
                await asyncio.sleep(10)
            return [{"message_id": b"1-0", "consumer": b"w-0"}]

        async def xclaim(self, *_: object, **__: object) -> None:
            self.claims += 1

    async def scenario() -> int:
        redis, stage = Swallowing(), Stage("s", "g", StreamSettings(reclaim_idle_seconds=0.05))
        async with held(redis, stage, "w", [Entry("1-0", {})]):
            await redis.asked.wait()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.wait(others, timeout=5)
        assert all(task.done() for task in others)
        return redis.claims

    assert asyncio.run(scenario()) == 0
