"""Looking at a pipeline through which articles have gone: status, explain, dead, replay. Whatever is in them."""

import json
from pathlib import Path

import pytest
import redis

from services.commands.dead import PAGE
from shared.contracts.alert import Alert
from shared.contracts.identity import article_id
from tests.pipeline.workers import running, tagging
from tests.server import Server
from tests.services.commands.conftest import Story
from tests.services.commands.program import HOSTILE, TEXT, Program, harmless, program
from tests.waiting import wait_until


def test_status_says_how_things_stand(story: Story) -> None:
    done = story.program.run("status", "--json")
    assert (done.code, done.err, len(done.lines)) == (0, "", 1)
    state = json.loads(done.out)
    assert state["redis_url"] == story.server.url
    assert state["streams"]["articles"] == {"length": 5, "lag": 0, "pending": 0, "dead": 2}
    assert state["streams"]["flagged"] == {"length": 2, "lag": 0, "pending": 0, "dead": 0}
    assert state["streams"]["alerts"] == {"length": 2, "lag": None, "pending": 0, "dead": 0}
    assert state["oldest_unprocessed_seconds"] is None
    assert state["workers"] == {"ingest": 0, "tagging": 0, "alert": 0}
    assert state["push"] == {"served": False, "bind": "127.0.0.1:8080", "reason": "TOCSIN_PUSH_TOKEN is not set"}
    assert state["sources"] == []
    assert (state["rules"], state["quiet"]) == ([], {"silences": [], "held": {}})


def test_status_for_people(story: Story) -> None:
    done = story.program.run("status")
    assert (done.code, done.err) == (0, "")
    assert harmless(done.out)
    assert "tagging MISSING" in done.out
    assert "not served: TOCSIN_PUSH_TOKEN is not set" in done.out
    assert any(line.split() == ["articles", "5", "0", "0", "2"] for line in done.lines)


def test_status_masks_the_password(short_tmp: Path, prefix: str) -> None:
    guarded = Server(short_tmp, {"requirepass": "Pa55"})
    plain = guarded.client
    guarded.client = lambda **options: plain(password="Pa55", **options)  # type: ignore[method-assign]
    guarded.start()
    try:
        with program(short_tmp, REDIS_URL=f"unix://:Pa55@{guarded.socket}", PREFIX=prefix) as own:
            as_json, shown = own.run_all(("status", "--json"), ("status",))
            assert json.loads(as_json.out)["redis_url"] == f"unix://:***@{guarded.socket}"
            assert "Pa55" not in as_json.out + shown.out
    finally:
        guarded.stop()


def test_status_shows_what_waits_and_hostile_sources_harmlessly(
    served: Program, shared_server: Server, prefix: str
) -> None:
    client = shared_server.client()
    client.xgroup_create(f"{prefix}articles", "tagging", id="0", mkstream=True)
    client.xadd(f"{prefix}articles", {"data": "{}"}, id="1000-1")
    client.xreadgroup("tagging", "c", {f"{prefix}articles": ">"})
    client.xadd(f"{prefix}articles", {"data": "{}"})
    client.hset(
        f"{prefix}source:{HOSTILE}",
        mapping={"state": HOSTILE, "last_error": HOSTILE, "last_success": HOSTILE, "rhythm_seconds": HOSTILE},
    )
    client.set(f"{prefix}worker:tagging:w1", "{}", ex=60)
    card = {"file": HOSTILE, "digest": HOSTILE, "rules": 8, "since": "", "error": HOSTILE}
    client.set(f"{prefix}rules:{HOSTILE}", json.dumps(card), ex=60)
    client.hset(f"{prefix}held", HOSTILE, 3)
    client.close()
    as_json, shown = served.run_all(("status", "--json"), ("status",))
    state = json.loads(as_json.out)
    assert state["streams"]["articles"] == {"length": 2, "lag": 1, "pending": 1, "dead": 0}
    assert state["oldest_unprocessed_seconds"] > 10**9
    assert state["workers"]["tagging"] == 1
    assert len(as_json.lines) == 1
    assert harmless(as_json.out)
    assert (shown.code, harmless(shown.out)) == (0, True)


def test_the_table_of_sources_shows_each_ones_rhythm(served: Program, shared_server: Server, prefix: str) -> None:
    client = shared_server.client()
    client.hset(f"{prefix}source:ledger", mapping={"state": "ok", "rhythm_seconds": "18000.0"})
    left = {"state": "ok", "left_out": "7", "left_why": "7 not read"}
    client.hset(f"{prefix}source:long", mapping=left)
    client.close()
    as_json, shown = served.run_all(("sources", "--json"), ("sources",))
    assert any(line.split() == ["ledger", "ok", "5", "h"] for line in shown.out.splitlines())
    assert any(line.split() == ["long", "ok", "left", "out:", "7", "not", "read"] for line in shown.out.splitlines())
    assert {"id": "long", **left} in json.loads(as_json.out)["sources"]


@pytest.mark.parametrize(
    "wanted", ["plain-1", "https://ledger.example/kursk", "http://m.ledger.example/kursk/amp?fbclid=1#top"]
)
def test_explain_finds_an_article_by_its_own_id_and_by_any_of_its_addresses(story: Story, wanted: str) -> None:
    done = story.program.run("explain", wanted, "--json")
    told = json.loads(done.out)
    assert (done.code, told["article"], told["known"], told["duplicates"]) == (0, "plain-1", True, 1)
    assert [(d["gate"], d["outcome"], d["revision"]) for d in told["decisions"]] == [
        ("replay", "published", 1),
        ("tagging", "flagged", 1),
        ("alert", "alerted", 1),
    ]
    assert len(told["decisions"][2]["alerts"]) == 1


def test_explain_for_people_names_each_gate_its_reason_and_the_alert(story: Story) -> None:
    done = story.program.run("explain", "https://ledger.example/hostile")
    assert (done.code, done.err) == (0, "")
    assert harmless(done.out)
    assert done.lines[0] == f"article {article_id('https://ledger.example/hostile', '')}"
    assert any("alerted" in line and "first_report" in line for line in done.lines)
    assert any(line.strip().startswith("alert a") for line in done.lines)
    assert "handed in again 1 more time" in done.out


def test_explain_says_why_an_article_was_silent(story: Story) -> None:
    told = json.loads(story.program.run("explain", "quiet-1", "--json").out)
    assert [(d["gate"], d["outcome"], d["reason"]) for d in told["decisions"]][1:] == [
        ("tagging", "clean", "no findings")
    ]


def test_explain_says_so_when_nothing_is_known(story: Story) -> None:
    story.program.run("explain", "nobody").said(1, "nothing is known of nobody")
    story.program.run("explain", f"x{HOSTILE}").said(1, "nothing is known of")
    done = story.program.run("explain", "https://nowhere.example/", "--json")
    assert (done.code, json.loads(done.out)["known"]) == (1, False)


def test_a_dead_letter_is_explained_harmlessly_under_whatever_id_it_gave(story: Story) -> None:
    done = story.program.run("explain", HOSTILE)
    assert (done.code, harmless(done.out)) == (0, True)
    assert "dead" in done.out


def test_watch_shows_the_alerts_on_record(story: Story) -> None:
    as_json, shown = story.program.run_all(
        ("watch", "--json", "--from", "beginning", "--count", "2"), ("watch", "--from", "beginning", "--count", "2")
    )
    alerts = [Alert.model_validate_json(line) for line in as_json.lines]
    assert all("troop_figure" in alert.data.indicators for alert in alerts)
    assert harmless(as_json.out)
    assert harmless(shown.out)
    assert len(shown.lines) == 2
    assert "more than 50,000 troops" in shown.out


def test_dead_letters_are_listed_and_shown_with_reason_and_data(story: Story) -> None:
    as_json, listed = story.program.run_all(("dead", "list", "--json"), ("dead", "list"))
    letters = [json.loads(line) for line in as_json.lines]
    assert [letter["stream"] for letter in letters] == ["story:articles"] * 2
    assert "text" in letters[0]["error"]
    assert "JSON" in letters[1]["error"]
    assert letters[1]["cid"] == "bytes-1"
    assert len(listed.lines) == 2
    assert harmless(listed.out)
    assert harmless(as_json.out)
    shown = story.program.run_all(("dead", "show", letters[0]["id"]), ("dead", "show", letters[1]["source_id"]))
    for letter, done in zip(letters, shown, strict=True):
        assert (done.code, done.err) == (0, "")
        assert harmless(done.out)
        assert letter["error"] in done.out


def test_dead_letters_that_are_not_there_are_named(story: Story) -> None:
    story.program.run("dead", "show", "1-1").said(1, "no dead letter 1-1")
    done = story.program.run("dead", "drop", HOSTILE)
    assert (done.code, harmless(done.err)) == (1, True)


def test_dead_letters_are_put_back_or_deleted(served: Program, shared_server: Server, prefix: str) -> None:
    client = shared_server.client()
    dead = f"{prefix}articles:dead"
    for n in range(3):
        client.xadd(
            dead, {"data": f"d{n}", "cid": f"c{n}", "source_id": f"{n + 1}-0", "group": "tagging", "deliveries": "x"}
        )
    retried = served.run("dead", "retry", "1-0")
    assert (retried.code, retried.out) == (0, "1 put back\n")
    ((_, fields),) = client.xrange(f"{prefix}articles")
    assert fields == {b"data": b"d0", b"cid": b"c0", b"retry_of": b"1-0"}
    dropped = served.run("dead", "drop", "2-0", "9-9")
    assert (dropped.code, dropped.out) == (1, "1 deleted\n")
    assert "no dead letter 9-9" in dropped.err
    assert served.run("dead", "retry", "--all").out == "1 put back\n"
    assert client.xlen(dead) == 0
    assert served.run("dead", "list").out == "no dead letters\n"
    assert served.run("dead", "list", "--json").out == ""
    client.close()


def test_an_id_in_its_stream_means_every_dead_letter_that_bears_it_wherever_they_stand(
    served: Program, shared_server: Server, prefix: str
) -> None:
    client = shared_server.client()
    dead = f"{prefix}alerts:dead"
    for source_id in ("1-1", *(f"9-{n}" for n in range(PAGE)), "1-1", "1-1"):
        client.xadd(dead, {"data": "{}", "source_id": source_id, "group": "sink:ops"})
    dropped = served.run("dead", "drop", "1-1", "9-0")
    assert (dropped.code, dropped.out, dropped.err) == (0, "4 deleted\n", "")
    assert b"1-1" not in {fields[b"source_id"] for _, fields in client.xrange(dead)}
    client.close()


def test_two_who_put_all_back_at_once_do_it_once_and_neither_complains(
    served: Program, shared_server: Server, prefix: str
) -> None:
    client = shared_server.client()
    for n in range(600):
        client.xadd(f"{prefix}articles:dead", {"data": f"d{n}", "source_id": f"{n + 1}-0", "group": "tagging"})
    done = served.run_all(("dead", "retry", "--all"), ("dead", "retry", "--all"))
    assert [(one.code, one.err) for one in done] == [(0, "")] * 2
    assert sum(int(one.out.split()[0]) for one in done) == client.xlen(f"{prefix}articles") == 600
    client.close()


def test_when_putting_back_fails_midway_it_says_how_many_are_back(
    served: Program, shared_server: Server, prefix: str
) -> None:
    client = shared_server.client()
    client.set(f"{prefix}flagged", "no stream")
    for stream in ("articles", "flagged"):
        client.xadd(f"{prefix}{stream}:dead", {"data": "d", "source_id": "1-0", "group": "tagging"})
    done = served.run("dead", "retry", "--all")
    assert done.out == "at least 1 put back\n"
    assert done.code != 0
    assert "WRONGTYPE" in done.err
    client.close()


def test_what_dies_again_at_once_is_put_back_once(served: Program, redis_url: str, prefix: str) -> None:
    with redis.Redis.from_url(redis_url) as client, running(tagging(redis_url, prefix)):
        client.xadd(f"{prefix}articles", {"data": "poison"})
        wait_until(lambda: client.xlen(f"{prefix}articles:dead"), description="it is a dead letter")
        done = served.run("dead", "retry", "--all", seconds=15)
        assert (done.code, done.out) == (0, "1 put back\n")
        wait_until(lambda: client.xlen(f"{prefix}articles:dead"), description="it is a dead letter again")


def test_replay_tells_duplicates_and_revisions(served: Program) -> None:
    (served.home / "a.json").write_text(json.dumps([{"id": "a1", "text": TEXT}, {"id": "a1", "text": TEXT}]))
    (served.home / "b.jsonl").write_text(json.dumps({"id": "a1", "text": TEXT + " More."}))
    done = served.run("replay", "a.json", "b.jsonl", "--json")
    told = [json.loads(line) for line in done.lines]
    assert (done.code, done.err) == (0, "")
    assert [t["outcome"] for t in told] == ["published", "duplicate", "revision"]
    assert [set(t) for t in told] == [{"id", "path", "outcome", "reason", "findings", "alerts"}] * 3
    summary = served.run("replay", "a.json")
    assert (summary.code, summary.err) == (0, "")
    assert summary.out.startswith("2 articles in ")
    assert "2 duplicate" in summary.out


def test_replay_refuses_by_name_what_cannot_be_taken(served: Program) -> None:
    (served.home / "a.jsonl").write_text(json.dumps({"text": "x", HOSTILE: 1}) + '\n{"text": ""}\n{"text": "Fine."}\n')
    done = served.run("replay", "a.jsonl")
    assert (done.code, done.err.count("\n"), harmless(done.err)) == (1, 2, True)
    assert "unknown field" in done.err
    assert "1 published" in done.out


def test_replay_that_waits_without_workers_names_them_and_is_75(served: Program) -> None:
    (served.home / "a.txt").write_text(TEXT)
    served.run("replay", "a.txt", "--wait", "--timeout", "0.3").said(
        75, "no tagging and no alert worker", "tocsin status"
    )


def test_a_bar_is_for_terminals_alone(served: Program) -> None:
    (served.home / "a.txt").write_text(TEXT)
    assert "replay" in served.on_terminal("replay", "a.txt")
    assert "\x1b" not in served.run("replay", "a.txt").err


def test_doctor_shows_what_is_in_force_without_secrets(served: Program, redis_url: str) -> None:
    done = served.run("doctor", "--json", PUSH_TOKEN="Pa55word")
    found = json.loads(done.out)
    assert (done.code, found["server"], found["problems"]) == (0, "answers", [])
    assert found["settings"]["TOCSIN_PUSH_TOKEN"] == "***"
    assert found["settings"]["TOCSIN_REDIS_URL"] == redis_url
    assert found["settings"]["TOCSIN_EMBEDDED_PORT"] == ""
    assert "Pa55word" not in done.out
