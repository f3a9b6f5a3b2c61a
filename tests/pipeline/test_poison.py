"""What can't be read is kept as a dead letter with its reason, and its neighbours pass."""

import json

import pytest

from tests.pipeline.workers import running, tagging
from tests.server import Server
from tests.waiting import wait_until

GOOD = {"data": json.dumps({"text": "Some 5,000 soldiers crossed the border on Monday."})}
POISON = {
    "invalid JSON": ({"data": "{bad"}, "MalformedEntry"),
    "an invalid Article": ({"data": '{"text": 5}'}, "ContractViolation: text"),
    "no text": ({"data": '{"title": "x"}'}, "ContractViolation: text: is required"),
    "empty text": ({"data": '{"text": " "}'}, "ContractViolation: text: is empty"),
    "bytes that are no UTF-8": ({"data": b'{"text": "\xff\xfe"}'}, "MalformedEntry"),
    "bytes that are no UTF-8 in cid": ({"data": '{"text": "x"}', "cid": b"\xff"}, "MalformedEntry: the field `cid`"),
    "a lone surrogate": ({"data": '{"text": "\\ud800"}'}, "MalformedEntry"),
    "NUL": ({"data": '{"text": "a\\u0000b"}'}, "ContractViolation: text"),
    "a raw NUL": ({"data": b'{"text": "a\x00b"}'}, "MalformedEntry"),
    "no object": ({"data": "[1, 2]"}, "MalformedEntry: not a JSON object"),
    "a number": ({"data": "7"}, "MalformedEntry: not a JSON object"),
    "no data at all": ({"x": "y"}, "MalformedEntry: the entry has no field `data`"),
    "too much of it": ({"data": '{"text": "' + "a" * 20_000_000 + '"}'}, "TooLarge"),
    "a depth without end": ({"data": '{"text": ' + "[" * 100_000}, "MalformedEntry"),
}


@pytest.fixture(scope="module")
def aftermath(request: pytest.FixtureRequest) -> dict[str, dict[bytes, bytes]]:
    """All poison between good neighbours, once through the tagging worker; gives the dead letters by entry id."""
    server: Server = request.getfixturevalue("shared_server")
    prefix, redis = "poison:", server.client()
    names = {}
    for name, (fields, _) in POISON.items():
        redis.xadd(f"{prefix}articles", {**GOOD, "data": GOOD["data"].replace("5,000", f"{len(names) + 6},000")})
        names[redis.xadd(f"{prefix}articles", fields).decode()] = name
    with running(tagging(server.url, prefix)):
        wait_until(
            lambda: redis.xlen(f"{prefix}articles:dead") + redis.xlen(f"{prefix}flagged") == 2 * len(POISON),
            description="every entry is settled",
        )
        assert redis.xpending(f"{prefix}articles", "tagging")["pending"] == 0
    assert redis.xlen(f"{prefix}flagged") == len(POISON)
    letters = [fields for _, fields in redis.xrange(f"{prefix}articles:dead")]
    return {names[letter[b"source_id"].decode()]: letter for letter in letters}


@pytest.mark.parametrize("name", POISON)
def test_when_poison_comes_then_it_is_kept_with_its_reason(name: str, aftermath: dict[str, dict[bytes, bytes]]) -> None:
    letter, (fields, reason) = aftermath[name], POISON[name]

    assert letter[b"error"].decode().startswith(reason)
    assert letter[b"group"] == b"tagging"
    assert set(letter) == {b"data", b"cid", b"source_id", b"group", b"deliveries", b"error", b"at"}
    if "data" in fields:
        data = fields["data"]
        assert letter[b"data"] == (data if isinstance(data, bytes) else data.encode())
    else:
        assert json.loads(letter[b"data"]) == {"x": "y"}
