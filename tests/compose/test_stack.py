"""The stack as a whole: confined, fed, listened to, scaled. The order is that of a first afternoon with it."""

import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_http_event

from tests.compose.stack import WORKERS, Stack, docker_json, wait_until, write_articles

SERVICES = ("redis", *WORKERS)


def test_a_cold_start_is_healthy_within_a_minute(stack: Stack) -> None:
    assert all(stack.healthy(service) for service in SERVICES)
    assert stack.seconds_to_healthy < 60


@pytest.mark.parametrize("service", SERVICES)
def test_a_container_has_no_more_rights_than_it_needs(stack: Stack, service: str) -> None:
    (container,) = stack.inspect(service)
    host = container["HostConfig"]
    assert host["ReadonlyRootfs"]
    assert host["CapDrop"] == ["ALL"]
    assert not host["CapAdd"]
    assert not host["Privileged"]
    assert host["SecurityOpt"] == ["no-new-privileges:true"]
    assert container["Config"]["User"] in {"999:999", "10001:10001"}
    assert host["Memory"] > 0
    assert host["PidsLimit"] > 0
    assert host["RestartPolicy"]["Name"] == "unless-stopped"
    assert host["LogConfig"] == {"Type": "json-file", "Config": {"max-file": "3", "max-size": "10m"}}


@pytest.mark.parametrize("service", SERVICES)
def test_the_process_really_runs_without_rights(stack: Stack, service: str) -> None:
    status = stack.compose("exec", "-T", service, "cat", "/proc/1/status").stdout
    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert facts["Uid"].split()[0] in {"999", "10001"}
    assert int(facts["CapEff"], 16) == int(facts["CapBnd"], 16) == 0
    assert facts["NoNewPrivs"] == "1"
    assert stack.compose("exec", "-T", service, "touch", "/anything", check=False).returncode != 0


def test_no_secret_shows_where_docker_or_the_system_tells_about_containers(stack: Stack) -> None:
    secrets = [stack.secret("redis_password"), stack.secret("push_token")]
    assert all(len(secret) == 64 for secret in secrets)
    told = [json.dumps(stack.inspect(service)) for service in SERVICES]
    told += [json.dumps(docker_json("image", "inspect", "tocsin:local")), stack.compose("logs").stdout]
    told += [
        stack.compose(
            "exec", "-T", service, "sh", "-c", "cat /proc/[0-9]*/cmdline /proc/1/environ | tr '\\0' '\\n'"
        ).stdout
        for service in SERVICES
    ]
    assert [secret for secret in secrets for text in told if secret in text] == []


def test_the_workers_can_read_their_secrets_but_not_change_them(stack: Stack) -> None:
    assert stack.compose("exec", "-T", "ingest", "cat", "/run/tocsin/push_token").stdout == stack.secret("push_token")
    assert stack.compose("exec", "-T", "ingest", "touch", "/run/tocsin/mine", check=False).returncode != 0


def test_nothing_is_published_but_the_push_endpoint_on_loopback(stack: Stack) -> None:
    published = {
        service: [place["HostIp"] for places in ports.values() for place in places or ()]
        for service in SERVICES
        for ports in [stack.inspect(service)[0]["NetworkSettings"]["Ports"]]
    }
    assert published == {"redis": [], "ingest": ["127.0.0.1"], "tagging": [], "alert": []}


def test_redis_and_the_tagger_have_no_way_to_the_world(stack: Stack) -> None:
    bus = f"{stack.project}_bus"
    assert docker_json("network", "inspect", bus)[0]["Internal"]
    for service in ("redis", "tagging"):
        assert list(stack.inspect(service)[0]["NetworkSettings"]["Networks"]) == [bus]


def test_every_worker_runs_the_same_image_and_it_holds_no_tools_of_the_build(stack: Stack) -> None:
    assert len({stack.inspect(worker)[0]["Image"] for worker in WORKERS}) == 1
    look = (
        "for tool in pip gcc cc make uv hatchling git; do command -v $tool; done; "
        "find / -xdev -name '*.whl' -o -xdev -path '*/.cache/*' 2>/dev/null; true"
    )
    assert stack.compose("exec", "-T", "tagging", "sh", "-c", look).stdout == ""
    environment = dict(e.split("=", 1) for e in docker_json("image", "inspect", "tocsin:local")[0]["Config"]["Env"])
    assert environment["PYTHONSAFEPATH"] == "1"


def test_redis_keeps_what_it_is_given(stack: Stack) -> None:
    assert "aof_enabled:1" in stack.redis("INFO", "persistence")
    memory = stack.redis("INFO", "memory")
    assert "maxmemory_policy:noeviction" in memory
    assert "maxmemory:0" not in memory.split()
    (data,) = [m for m in stack.inspect("redis")[0]["Mounts"] if m["Destination"] == "/data"]
    assert (data["Type"], data["Name"]) == ("volume", f"{stack.project}_redis-data")


def as_anyone(stack: Stack, *words: str) -> str:
    """Ask Redis without a password."""
    return stack.compose("exec", "-T", "redis", "redis-cli", *words).stdout.strip()


def test_without_a_password_one_may_read_the_alerts(stack: Stack) -> None:
    assert as_anyone(stack, "PING") == "PONG"
    for words in (
        ("XREAD", "COUNT", "1", "STREAMS", "tocsin:alerts", "0"),
        ("XRANGE", "tocsin:alerts", "-", "+", "COUNT", "1"),
        ("XREVRANGE", "tocsin:alerts", "+", "-", "COUNT", "1"),
        ("XLEN", "tocsin:alerts"),
    ):
        assert "NOPERM" not in as_anyone(stack, *words)


@pytest.mark.parametrize(
    "words",
    [
        ("XADD", "tocsin:alerts", "*", "data", "{}"),
        ("PUBLISH", "tocsin:alerts", "{}"),
        ("XDEL", "tocsin:alerts", "0-1"),
        ("XGROUP", "CREATE", "tocsin:alerts", "mine", "0"),
        ("XRANGE", "tocsin:articles", "-", "+"),
        ("XREAD", "STREAMS", "tocsin:articles", "0"),
        ("SUBSCRIBE", "something:else"),
        ("PSUBSCRIBE", "*"),
        ("GET", "tocsin:alerts"),
        ("SCAN", "0"),
        ("EVAL", "return 1", "0"),
        ("CONFIG", "GET", "*"),
        ("ACL", "LIST"),
        ("CLIENT", "LIST"),
        ("INFO",),
        ("MONITOR",),
        ("FLUSHALL",),
        ("SHUTDOWN", "NOSAVE"),
    ],
    ids=" ".join,
)
def test_without_a_password_one_may_do_nothing_else(stack: Stack, words: tuple[str, ...]) -> None:
    assert "NOPERM" in as_anyone(stack, *words)


@pytest.mark.parametrize(
    "words",
    [("FLUSHALL",), ("CONFIG", "SET", "appendonly", "no"), ("ACL", "LIST"), ("SHUTDOWN",), ("SET", "elsewhere", "1")],
    ids=" ".join,
)
def test_the_workers_do_not_administer_the_server(stack: Stack, words: tuple[str, ...]) -> None:
    assert "NOPERM" in stack.redis(*words)


def test_a_replay_from_a_container_is_heard_by_redis_cli_as_plain_cloudevents(stack: Stack, tmp_path: Path) -> None:
    with (tmp_path / "heard").open("w+", encoding="utf-8") as said:
        listener = stack.start("exec", "-T", "redis", "redis-cli", "SUBSCRIBE", "tocsin:alerts", stdout=said)
        try:
            wait_until(
                lambda: stack.redis("PUBSUB", "NUMSUB", "tocsin:alerts").split()[-1] == "1",
                description="redis-cli listens",
            )
            replay = stack.tocsin("replay", "/seeds", "--wait", "--json")
            outcomes = [json.loads(line)["outcome"] for line in replay.stdout.splitlines()]
            stored = [
                line for line in stack.redis("XRANGE", "tocsin:alerts", "-", "+").splitlines() if line.startswith("{")
            ]
            # What the server has sent is still on its way through the engine: the last of it has to come first.
            wait_until(lambda: len(heard_by(said.name)) >= len(stored), description="redis-cli prints every alert")
        finally:
            # Its other end, in the container, ends when it can no longer print.
            listener.terminate()
            listener.communicate(timeout=30)
        heard = heard_by(said.name)
    assert "alerted" in outcomes
    assert not {"dead", "refused"} & set(outcomes)
    assert heard == stored
    events = [
        from_http_event(HTTPMessage({"content-type": "application/cloudevents+json"}, line.encode())) for line in heard
    ]
    assert len({event.get_id() for event in events}) == len(events)
    assert {event.get_source() for event in events} == {"/tocsin/alert"}
    assert all(event.get_type().startswith("tocsin.alert.") for event in events)


def heard_by(path: str) -> list[str]:
    """The payloads in what redis-cli printed: "message", the channel and the payload, a line each."""
    whole = [line for line in Path(path).read_text(encoding="utf-8").splitlines(keepends=True) if line.endswith("\n")]
    return [whole[i + 2].rstrip("\n") for i, line in enumerate(whole[:-2]) if line == "message\n"]


def test_a_second_replay_raises_nothing(stack: Stack) -> None:
    alerts = stack.redis("XLEN", "tocsin:alerts")
    replay = stack.tocsin("replay", "/seeds", "--wait", "--json")
    assert {json.loads(line)["outcome"] for line in replay.stdout.splitlines()} == {"duplicate"}
    assert stack.redis("XLEN", "tocsin:alerts") == alerts


def test_watch_runs_in_a_container(stack: Stack) -> None:
    watched = stack.tocsin("watch", "--from", "beginning", "--count", "1", "--timeout", "20", "--json")
    assert json.loads(watched.stdout)["specversion"] == "1.0"


def push(stack: Stack, token: str, article: dict[str, str]) -> tuple[int, dict[str, object]]:
    address = stack.compose("port", "ingest", "8080").stdout.strip()
    request = urllib.request.Request(
        f"http://{address}/articles",
        data=json.dumps(article).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, {}


def test_an_article_can_be_pushed_with_the_generated_token_only(stack: Stack) -> None:
    article = {"id": "pushed-1", "text": "More than 4,000 soldiers crossed the border into Ruritania on Monday."}
    assert push(stack, "wrong", article)[0] == 401
    status, answer = push(stack, stack.secret("push_token"), article)
    assert status == 202
    assert [item["outcome"] for item in answer["items"]] == ["published"]  # type: ignore[attr-defined]


def test_an_edited_feed_list_holds_after_a_restart_of_ingest(stack: Stack) -> None:
    feeds = stack.folder / "feeds.toml"
    feeds.write_text(feeds.read_text(encoding="utf-8").replace("silent-one", "silent-two"), encoding="utf-8")
    stack.compose("restart", "ingest")
    wait_until(lambda: "silent-two" in stack.tocsin("status", "--json").stdout, description="the new source is listed")


def test_three_tagging_workers_share_the_work(stack: Stack) -> None:
    stack.up("--scale", "tagging=3", "--no-recreate")
    wait_until(
        lambda: len(stack.containers("tagging")) == 3 and stack.healthy("tagging"), description="three are healthy"
    )
    write_articles(stack.folder, "shared", 3000)
    stack.tocsin("replay", "/articles/shared.jsonl", "--wait", "--json")
    # A consumer's name begins with its host's, the container's id; `inactive` is -1 until it was given an entry.
    consumers = json.loads(stack.redis("--json", "XINFO", "CONSUMERS", "tocsin:articles", "tagging"))
    at_work = {consumer["name"].split("-")[0] for consumer in consumers if consumer["inactive"] >= 0}
    assert at_work >= {container[:12] for container in stack.containers("tagging")}
