"""The push endpoint: every answer as the contract says it, and nothing accepted is lost."""

import asyncio
import gzip
import hashlib
import json
import re
import signal
import socket
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from services.ingest.adapters.gate import RedisGate
from services.ingest.adapters.states import RedisStates
from services.ingest.ports import GATE, Admission, Desk
from services.ingest.settings import IngestSettings
from services.ingest.sources import push
from services.ingest.sources.push import SOURCE, endpoint
from shared.chassis.scripts import Context
from shared.chassis.server import patient
from shared.chassis.settings import StreamSettings
from shared.contracts.article import Article
from shared.contracts.errors import ConfigurationError, ServerUnavailable
from shared.contracts.streams import Keys
from tests.server import Server, free
from tests.services.ingest.fakes import NOON, FakeGate, a_desk, until, while_running

TOKEN = "a-token"
GOOD = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
ARTICLE = {"text": "More than 4,000 soldiers moved.", "url": "https://ledger.example/a"}


def push_desk(**settings: Any) -> Desk:
    return a_desk(push_token=SecretStr(TOKEN), **settings)


def post(desk: Desk, body: Any, headers: dict[str, str] | None = None) -> httpx.Response:
    async def main() -> httpx.Response:
        transport = httpx.ASGITransport(endpoint(desk))
        async with httpx.AsyncClient(transport=transport, base_url="http://push") as client:
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            return await client.post("/articles", content=content, headers=GOOD if headers is None else headers)

    return asyncio.run(main())


def test_an_article_is_published_and_the_answer_says_so() -> None:
    desk = push_desk()
    answer = post(desk, ARTICLE)
    assert answer.status_code == 202
    [item] = answer.json()["items"]
    assert item == {"id": item["id"], "revision": 1, "outcome": "published", "error": None}
    assert isinstance(desk.gate, FakeGate)
    [article] = desk.gate.published
    assert (article.id, article.fetched_at, article.source.id) == (item["id"], NOON, "ledger.example")


def test_a_list_is_answered_item_by_item_and_sent_again_it_changes_nothing() -> None:
    desk = push_desk()
    items = [ARTICLE, {"id": "bad", "text": "x", "colour": 1}, {**ARTICLE, "text": "More than 5,000."}, ARTICLE, 5]
    answer = post(desk, items)
    assert answer.status_code == 202
    assert [i["outcome"] for i in answer.json()["items"]] == [
        "published", "refused", "revision", "duplicate", "refused"]  # fmt: skip
    refused = {"id": "bad", "revision": None, "outcome": "refused"}
    assert answer.json()["items"][1] == refused | {"error": {"field": "colour", "message": "unknown field"}}
    assert {i["outcome"] for i in post(desk, items).json()["items"]} == {"duplicate", "refused"}


def test_a_date_that_cant_be_right_is_left_out_and_the_answer_says_so() -> None:
    desk = push_desk()
    soon = (NOON + timedelta(minutes=10)).isoformat()
    items = [
        {"text": "One.", "published_at": "2999-01-01T00:00:00Z"},
        {"text": "Two.", "published_at": "0001-02-03T00:00:00Z", "fetched_at": "2999-01-01T00:00:00Z"},
        {"text": "Three.", "published_at": soon, "fetched_at": soon},
        {"text": "Four.", "published_at": "2025-03-14T12:00:00Z"},
    ]
    answers = post(desk, items).json()["items"]
    assert [[note["field"] for note in answer.get("notes", ())] for answer in answers] == [
        ["published_at"], ["published_at", "fetched_at"], [], []]  # fmt: skip
    assert answers[0]["notes"][0]["message"].startswith("2999-01-01T00:00:00+00:00 can't be right")
    assert isinstance(desk.gate, FakeGate)
    shortly = NOON + timedelta(minutes=10)
    times = [(a.published_at, a.fetched_at, a.event_time) for a in desk.gate.published]
    assert times == [(None, NOON, NOON), (None, NOON, NOON), (shortly, shortly, shortly), (NOON, NOON, NOON)]


def test_a_time_that_was_given_is_kept() -> None:
    desk = push_desk()
    post(desk, {**ARTICLE, "fetched_at": "2024-11-11T09:00:00Z"})
    assert isinstance(desk.gate, FakeGate)
    assert desk.gate.published[0].model_dump(mode="json")["fetched_at"] == "2024-11-11T09:00:00Z"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": 5}, "text"),
        ({"text": "x\0"}, "text"),
        ({"text": "x", "colour": 1}, "colour"),
        ({"text": "x", "source": {"reliability": "Z"}}, "source.reliability"),
        ({"text": "x", "source": {"colour": "Z"}}, "source.colour"),
        ({"text": "x", "id": "with space"}, "id"),
        ({"text": "x", "published_at": "yesterday"}, "published_at"),
        ([{"text": ""}, {"text": "x", "id": ""}], "text"),
        ("text", ""),
        ([], ""),
        (b"{", ""),
        (b"", ""),
        (b"\xff\xfe", ""),
        (b'{"text": "\\ud800"}', ""),
        (b"[" * 100_000, ""),
    ],
)
def test_when_all_is_refused_then_422_names_the_field(body: Any, field: str) -> None:
    answer = post(push_desk(), body)
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == field
    assert answer.json()["error"]["message"]
    for item in answer.json().get("items", []):
        assert item["outcome"] == "refused"
        assert item["error"]["message"]


@pytest.mark.parametrize(
    "given", [None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer ü"]
)
def test_without_the_right_token_it_is_401(given: str | None) -> None:
    headers = {"Content-Type": "application/json"} | ({"Authorization": given.encode()} if given is not None else {})
    answer = post(push_desk(), ARTICLE, headers)  # type: ignore[arg-type]
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "application/jsonx"])
def test_what_is_no_json_is_415(kind: str | None) -> None:
    headers = {"Authorization": GOOD["Authorization"]} | ({"Content-Type": kind} if kind else {})
    assert post(push_desk(), ARTICLE, headers).status_code == 415


def test_json_with_a_charset_is_json_and_a_packed_body_is_not_ours_to_unpack() -> None:
    assert post(push_desk(), ARTICLE, GOOD | {"Content-Type": "application/json; charset=utf-8"}).status_code == 202
    packed = gzip.compress(json.dumps(ARTICLE).encode())
    assert post(push_desk(), packed, GOOD | {"Content-Encoding": "gzip"}).status_code == 415


def test_what_is_too_large_is_413() -> None:
    small = StreamSettings(max_article_bytes=1024)
    assert post(push_desk(streams=small), {"text": "x" * 2000}).status_code == 413
    assert post(push_desk(push_max_bytes=2000), [{"text": "x" * 900}] * 3).status_code == 413
    answer = post(push_desk(streams=small), [{"text": "x" * 2000}, ARTICLE])
    assert [i["outcome"] for i in answer.json()["items"]] == ["refused", "published"]
    assert "1,024" in answer.json()["items"][0]["error"]["message"]


def test_a_body_without_a_length_is_cut_off_at_the_limit() -> None:
    async def main() -> int:
        async def endless() -> Any:
            while True:
                yield b"x" * 1000

        transport = httpx.ASGITransport(endpoint(push_desk(push_max_bytes=5000)))
        async with httpx.AsyncClient(transport=transport, base_url="http://push") as client:
            return (await client.post("/articles", content=endless(), headers=GOOD)).status_code

    assert asyncio.run(main()) == 413


@pytest.mark.parametrize("failure", [ServerUnavailable("away"), OSError("away"), KeyError("bug"), None])
def test_when_redis_is_away_then_503_says_when_to_come_back(failure: Exception | None) -> None:
    class Hanging(FakeGate):
        async def admit(self, articles: Sequence[Article], *, gate: str = GATE) -> list[Admission]:
            await asyncio.Event().wait()
            raise AssertionError

    desk = push_desk(push_gate_seconds=0.05)
    answer = post(replace(desk, gate=FakeGate(failure=failure) if failure else Hanging()), ARTICLE)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "Redis" in answer.json()["error"]["message"]


def test_when_there_is_no_room_for_more_bodies_then_it_is_503_and_then_there_is_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(push, "_ROOM_SECONDS", 0.02)

    async def main() -> list[int]:
        room, codes = push.Room(100), []
        async with room.for_bytes(60):
            try:
                async with room.for_bytes(60):
                    codes.append(200)
            except push.Refused as refused:
                codes.append(refused.status)
        async with room.for_bytes(100):
            codes.append(200)
        return codes

    assert asyncio.run(main()) == [503, 200]


LINES = GOOD | {"Content-Type": "application/x-ndjson"}


def test_articles_come_one_a_line_too_and_each_is_answered() -> None:
    desk = push_desk()
    long = {"text": "x" * 70_000}  # read in a thread
    lines = [
        json.dumps(ARTICLE),
        "",
        "  ",
        '{"id": "bad", "text": ""}',
        "{",
        '"text"',
        json.dumps(ARTICLE) + "\r",
        json.dumps(long),
    ]
    answer = post(desk, "\n".join(lines).encode(), LINES)
    assert answer.status_code == 202
    items = answer.json()["items"]
    assert [i["outcome"] for i in items] == ["published", "refused", "refused", "refused", "duplicate", "published"]
    assert (items[1]["id"], items[1]["error"]["field"]) == ("bad", "text")
    assert items[2]["error"]["message"].startswith("line 5: not JSON")
    again = post(desk, "\n".join(lines).encode() + b"\n", LINES).json()["items"]
    assert {i["outcome"] for i in again} == {"duplicate", "refused"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", 422), (b"\n \n", 422), (b"{\n[]\n5", 422), (b"\xff\xfe", 422), (b"[]", 422),
        (b"\n" * 30_000, 413), (b"{}\n" * 10_001, 413),
    ],
)  # fmt: skip
def test_lines_of_which_none_can_be_taken(body: bytes, code: int) -> None:
    answer = post(push_desk(), body, LINES)
    assert answer.status_code == code
    assert answer.json()["error"]["message"]


def test_a_line_that_is_too_large_is_refused_alone() -> None:
    body = json.dumps({"text": "x" * 2000}).encode() + b"\n" + json.dumps(ARTICLE).encode()
    items = post(push_desk(streams=StreamSettings(max_article_bytes=1024)), body, LINES).json()["items"]
    assert [i["outcome"] for i in items] == ["refused", "published"]
    assert items[0]["error"]["message"] == "line 1: more than 1,024 bytes of JSON"


def test_several_tokens_hold_and_some_are_hashed() -> None:
    hashed = f"desk:sha256:{hashlib.sha256(b'other').hexdigest()}"
    desk = a_desk(push_token=SecretStr(f"# ours\n{TOKEN}\n\n{hashed}\n"))
    codes = {
        given: post(desk, ARTICLE, GOOD | {"Authorization": f"Bearer {given}"}).status_code
        for given in (TOKEN, "other", hashed, "# ours", f"{TOKEN} other")
    }
    assert codes == {TOKEN: 202, "other": 202, hashed: 401, "# ours": 401, f"{TOKEN} other": 401}


def test_a_token_that_comes_too_often_is_told_when_to_come_back_and_others_are_not_held_up() -> None:
    desk = a_desk(push_token=SecretStr("a\nb"), push_requests_per_minute=2)

    async def main() -> list[httpx.Response]:
        transport = httpx.ASGITransport(endpoint(desk))
        async with httpx.AsyncClient(transport=transport, base_url="http://push") as client:
            headers = [{"Authorization": f"Bearer {who}"} for who in ("a", "a", "a", "b", "wrong")]
            return [await client.post("/articles", json=ARTICLE, headers=h) for h in headers]

    answers = asyncio.run(main())
    assert [answer.status_code for answer in answers] == [202, 202, 429, 202, 401]
    assert 25 <= int(answers[2].headers["retry-after"]) <= 30


def test_it_documents_itself() -> None:
    async def main() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(endpoint(push_desk())), base_url="http://p") as c:
            return await c.get("/openapi.json")

    answer = asyncio.run(main())
    described = answer.json()
    assert answer.headers["content-type"] == "application/json"
    assert described["openapi"].startswith("3.1")
    post_it = described["paths"]["/articles"]["post"]
    assert set(post_it["requestBody"]["content"]) == {"application/json", "application/x-ndjson"}
    assert {"202", "401", "413", "415", "422", "429", "503"} <= set(post_it["responses"])
    article = described["components"]["schemas"]["Article"]
    assert (article["required"], article["additionalProperties"]) == (["text"], False)
    assert set(article["properties"]) == set(Article.model_fields)
    places = set(re.findall(r'"#/components/schemas/(\w+)"', answer.text))
    assert places <= set(described["components"]["schemas"])


def test_other_ways_and_methods_are_not_served() -> None:
    async def main() -> list[int]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(endpoint(push_desk())), base_url="http://p") as c:
            return [(await c.get(path)).status_code for path in ("/articles", "/", "/healthz")]

    assert asyncio.run(main()) == [405, 404, 200]


def test_without_a_token_it_is_not_served() -> None:
    assert SOURCE.idle(IngestSettings()) == "TOCSIN_PUSH_TOKEN is not set"
    assert SOURCE.idle(IngestSettings(push_token=SecretStr("x"))) is None
    with pytest.raises(ConfigurationError, match="TOCSIN_PUSH_TOKEN: holds no token"):
        SOURCE.idle(IngestSettings(push_token=SecretStr("# none yet")))


def test_it_listens_leaves_the_signals_alone_and_ends_when_cancelled() -> None:
    address = free()
    desk = push_desk(push_bind=address)
    before = signal.getsignal(signal.SIGTERM)

    async def use() -> int:
        await until(lambda: desk.states.states, description="the endpoint is on record")  # type: ignore[attr-defined]
        assert signal.getsignal(signal.SIGTERM) is before
        async with httpx.AsyncClient() as client:
            return (await client.post(f"http://{address}/articles", json=ARTICLE, headers=GOOD)).status_code

    assert asyncio.run(while_running(SOURCE.run(desk), use())) == 202
    assert desk.states.states["push"]["state"] == "ok"  # type: ignore[attr-defined]
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) != 0


def test_when_the_port_is_taken_then_the_setting_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        desk = push_desk(push_bind=f"127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(ConfigurationError, match="TOCSIN_PUSH_BIND"):
            asyncio.run(SOURCE.run(desk))


def test_when_the_server_hangs_and_comes_back_then_whatever_was_accepted_is_in_the_stream(own_server: Server) -> None:
    """Two hundred articles while the server stops answering twice: 202 means stored, and nothing is stored twice."""
    accepted: set[str] = set()

    async def main() -> None:
        redis = patient(own_server.url)
        keys = Keys("t:")
        gate, states = RedisGate(redis, Context(keys, StreamSettings())), RedisStates(redis, keys)
        desk = replace(push_desk(push_gate_seconds=0.3), gate=gate, states=states)
        transport = httpx.ASGITransport(endpoint(desk))
        codes: list[int] = []

        async def one(client: httpx.AsyncClient, number: int) -> None:
            while True:
                answer = await client.post("/articles", json={"text": f"Report {number}", "id": f"a{number}"})
                codes.append(answer.status_code)
                if answer.status_code == 202:
                    accepted.add(answer.json()["items"][0]["id"])
                    return

        async with httpx.AsyncClient(transport=transport, base_url="http://p", headers=GOOD, timeout=30) as client:
            tasks = []
            assert own_server.process is not None
            for start in range(0, 200, 50):
                tasks += [asyncio.create_task(one(client, n)) for n in range(start, start + 50)]
                if start in {50, 100}:
                    own_server.process.send_signal(signal.SIGSTOP)
                    await until(lambda: 503 in codes, description="the endpoint has said 503")
                    own_server.process.send_signal(signal.SIGCONT)
                    codes.clear()
            await asyncio.gather(*tasks)
        await redis.aclose()

    asyncio.run(main())
    stored = [json.loads(fields[b"data"])["id"] for _, fields in own_server.client().xrange("t:articles")]
    assert len(accepted) == 200
    assert sorted(stored) == sorted(accepted)
