"""``kill -9`` of any container's process, in the middle of a replay, loses nothing."""

import json
from collections import Counter

from tests.compose.stack import WORKERS, Stack, wait_until, write_articles

ARTICLES = 12_000


def restarts(stack: Stack, service: str) -> int:
    return sum(container["RestartCount"] for container in stack.inspect(service))


def given_out(stack: Stack) -> int:
    """How many articles `tagging` has been given so far."""
    groups = json.loads(stack.redis("--json", "XINFO", "GROUPS", "tocsin:articles"))
    return next((group["entries-read"] or 0 for group in groups if group["name"] == "tagging"), 0)


def test_killing_any_container_in_mid_replay_loses_nothing(stack: Stack) -> None:
    path = write_articles(stack.folder, "crash", ARTICLES)
    published = [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
    before = {service: restarts(stack, service) for service in ("redis", *WORKERS)}

    replay = stack.start(
        "run", "--rm", "-T", "tocsin", "replay", "/articles/crash.jsonl", "--wait", "--timeout", "120", "--json"
    )
    try:
        for service in ("alert", "ingest", "tagging", "redis"):
            seen = given_out(stack)
            wait_until(
                lambda seen=seen: given_out(stack) > seen, description=f"work goes on before {service} is killed"
            )
            assert given_out(stack) < ARTICLES, (
                "the work was done before everything was killed: more articles are needed"
            )
            stack.kill_9(service)
        assert replay.poll() is None
        said, complaints = replay.communicate(timeout=300)
    finally:
        replay.kill()

    for service in before:
        wait_until(lambda service=service: stack.healthy(service), description=f"{service} is well again")
    after = {service: restarts(stack, service) for service in before}
    assert {service: after[service] - before[service] for service in before} == dict.fromkeys(before, 1)
    assert replay.returncode == 0, complaints
    outcomes = {line["id"]: line["outcome"] for line in map(json.loads, said.splitlines())}
    assert list(outcomes) == published
    assert set(outcomes.values()) <= {"clean", "flagged", "alerted"}
    assert decided(stack) >= set(published)
    assert repeated_alerts(stack) == []


def decided(stack: Stack) -> set[str]:
    """Which articles the taggers and what follows them have decided about."""
    entries = json.loads(stack.redis("--json", "XRANGE", "tocsin:decisions", "-", "+"))
    fields = [dict(zip(flat[::2], flat[1::2], strict=True)) for _, flat in entries]
    return {field["article"] for field in fields if field["gate"] != "ingest"}


def repeated_alerts(stack: Stack) -> list[str]:
    entries = json.loads(stack.redis("--json", "XRANGE", "tocsin:alerts", "-", "+"))
    ids = Counter(json.loads(dict(zip(flat[::2], flat[1::2], strict=True))["data"])["id"] for _, flat in entries)
    return [event for event, times in ids.items() if times > 1]
