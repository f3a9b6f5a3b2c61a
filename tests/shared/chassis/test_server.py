"""The server: its address without its password, and plain words for what went wrong."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import redis.exceptions as failures
from hypothesis import given
from hypothesis import strategies as st
from redis.asyncio import Redis
from redis.asyncio.connection import parse_url

from shared.chassis.server import (
    client,
    explained,
    masked,
    patient,
    reach,
    read_run_file,
    server_url,
)
from shared.chassis.settings import RedisSettings
from shared.contracts.errors import ConfigurationError, ServerRefused, ServerUnavailable, TocsinError
from tests.server import Server

PASSWORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
PLAIN = "Pa55word"


@given(PASSWORDS, st.sampled_from(["", "worker", "us:er", "ü"]), st.sampled_from(["redis", "rediss", "unix"]))
def test_a_masked_address_is_one_that_clients_accept_without_the_password(
    password: str, user: str, scheme: str
) -> None:
    place = "/run/redis.sock?db=3" if scheme == "unix" else "server.example:6380/3"
    url = f"{scheme}://{quote(user, safe='')}:{quote(password, safe='')}@{place}"
    parsed, original = parse_url(masked(url)), parse_url(url)
    assert original["password"] == password
    assert parsed.pop("password") == "***"
    original.pop("password")
    assert parsed == original


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (f"redis://:{PLAIN}@server.example/0", "redis://:***@server.example/0"),
        (f"rediss://user:{PLAIN}@[2001:db8::1]:6380/1?ssl_cert_reqs=none", "rediss://user:***@[2001:db8::1]:6380/1?ssl_cert_reqs=none"),
        (f"unix://:{PLAIN}@/run/redis.sock", "unix://:***@/run/redis.sock"),
        (f"unix:///run/redis.sock?db=1&password={PLAIN}&x=1", "unix:///run/redis.sock?db=1&password=***&x=1"),
        (f"redis://server.example?password={PLAIN}", "redis://server.example?password=***"),
        (f"redis://user:p@{PLAIN}@server.example/0", "redis://user:***@server.example/0"),
        (f"redis://user:p/{PLAIN}@server.example/0", "redis://user:***@server.example/0"),
        (f"redis://user:p#{PLAIN}@server.example/0", "redis://user:***@server.example/0"),
        (f"redis://:p?{PLAIN}@server.example/0", "redis://:***@server.example/0"),
        (f"redis://user:[{PLAIN}@server.example/0", "redis://user:***@server.example/0"),
        ("redis://server.example:6379/0", "redis://server.example:6379/0"),
        ("redis://user@server.example/0", "redis://user@server.example/0"),
        ("unix:///run/redis.sock", "unix:///run/redis.sock"),
    ],
)  # fmt: skip
def test_no_way_of_writing_a_password_shows_it(url: str, shown: str) -> None:
    assert masked(url) == shown
    assert masked(shown) == shown


@pytest.mark.parametrize(
    "url",
    [
        f"redis://user:p/{PLAIN}@server.example/0", f"redis://[{PLAIN}", f"redis://a:{PLAIN}", f"http://:{PLAIN}@a",
        f"tcp:{PLAIN}", f"redis://:x@host/0?socket_timeout={PLAIN}", f"REDISS:{PLAIN}", PLAIN,
        f"redis://host/0?odd={PLAIN}", f"redis://host/0?decode_responses={PLAIN}", f"unix:///s?{PLAIN}=1",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(ConfigurationError, match="TOCSIN_REDIS_URL") as error:
        client(server_url(RedisSettings(redis_url=url)))
    assert PLAIN not in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("redis://server.example/0", "redis://:p%2Fw%40@server.example/0"),
        ("rediss://user@server.example:6380", "rediss://user:p%2Fw%40@server.example:6380"),
        ("unix:///run/redis.sock", "unix://:p%2Fw%40@/run/redis.sock"),
        ("redis://:own@server.example/0", "redis://:own@server.example/0"),
    ],
)
def test_a_password_of_its_own_completes_the_address(url: str, whole: str) -> None:
    found = server_url(RedisSettings(redis_url=url, redis_password="p/w@"))
    assert found == whole
    assert parse_url(found)["password"] in {"p/w@", "own"}


def test_without_an_address_the_run_file_says_where_the_server_is(tmp_path: Path) -> None:
    settings = RedisSettings(data_dir=tmp_path)
    with pytest.raises(ServerUnavailable, match="tocsin up"):
        server_url(settings)
    (tmp_path / "run.json").write_text(json.dumps({"pid": 1, "server_pid": 2, "redis_url": "unix:///s"}))
    assert server_url(settings) == "unix:///s"
    assert read_run_file(tmp_path) == {"pid": 1, "server_pid": 2, "redis_url": "unix:///s"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"x"', b"{}", b"\xff", b'{"pid": 1}'])
def test_a_broken_run_file_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.json").write_bytes(content)
    assert read_run_file(tmp_path) is None


@pytest.mark.parametrize(
    ("error", "kind", "code", "says"),
    [
        (
            failures.AuthenticationError("invalid username-password pair"),
            ServerRefused,
            77,
            "refuses our user or password",
        ),
        (failures.ConnectionError("NOAUTH Authentication required."), ServerRefused, 77, "refuses"),
        (failures.ResponseError("WRONGPASS invalid"), ServerRefused, 77, "refuses"),
        (failures.NoPermissionError("no permissions to run 'xadd'"), ServerRefused, 77, "denies us a right"),
        (failures.ConnectionError("Error 111"), ServerUnavailable, 69, "no server answers"),
        (failures.TimeoutError("slow"), ServerUnavailable, 69, "no server answers"),
        (OSError("gone"), ServerUnavailable, 69, "no server answers"),
        (failures.BusyLoadingError("loading"), ServerUnavailable, 69, "still loading"),
        (failures.ResponseError("ERR odd\nsecond line"), ServerUnavailable, 69, "answers: ResponseError: ERR odd"),
    ],
)
def test_a_failure_is_explained_in_one_line_with_its_exit_code(
    error: Exception, kind: type[TocsinError], code: int, says: str
) -> None:
    problem = explained(error, f"redis://user:{PLAIN}@server.example/0")
    assert type(problem) is kind
    assert (problem.exit_code, "server.example" in str(problem)) == (code, True)
    assert says in str(problem)
    assert PLAIN not in str(problem)
    assert "\n" not in str(problem)


def test_who_has_the_embedded_server_is_told_how_to_start_it() -> None:
    assert "tocsin up" in str(explained(OSError(), "unix:///run/redis.sock"))
    assert "TOCSIN_REDIS_URL" in str(explained(OSError(), "redis://server.example"))


def run(url: str, action: Callable[[Redis], Awaitable[object]], make: Callable[[str], Redis] = client) -> object:
    async def within() -> object:
        redis = make(url)
        try:
            return await asyncio.wait_for(action(redis), 10)
        finally:
            await redis.aclose()

    return asyncio.run(within())


def test_a_command_gives_up_at_the_first_failure(tmp_path: Path) -> None:
    with pytest.raises(failures.ConnectionError):
        run(f"unix://{tmp_path}/none", lambda redis: redis.ping())


def test_a_worker_rides_out_a_restart_of_the_server(own_server: Server) -> None:
    async def ride(redis: Redis) -> object:
        await redis.set("k", "v")
        own_server.kill()
        waiting = asyncio.create_task(redis.get("k"))
        await asyncio.sleep(0)
        assert not waiting.done()
        await asyncio.to_thread(own_server.start)
        return await waiting is not False

    assert run(own_server.url, ride, patient)


def test_bytes_go_in_and_come_out(redis_url: str, prefix: str) -> None:
    async def there_and_back(redis: Redis) -> object:
        await redis.set(f"{prefix}k", b"\xff\x00")
        return await redis.getdel(f"{prefix}k")

    assert run(redis_url, there_and_back) == b"\xff\x00"


def test_reaching_a_server_that_answers_takes_no_time_and_one_that_is_missing_the_time_allowed(
    redis_url: str, tmp_path: Path
) -> None:
    asyncio.run(reach(redis_url))
    with pytest.raises(ServerUnavailable):
        asyncio.run(reach(f"unix://{tmp_path}/none", wait_seconds=0.15))


def test_reaching_waits_for_a_server_that_is_about_to_come(short_tmp: Path) -> None:
    late = Server(short_tmp)

    async def both() -> None:
        waiting = asyncio.create_task(reach(late.url, wait_seconds=10))
        await asyncio.sleep(0)
        await asyncio.to_thread(late.start)
        await waiting

    try:
        asyncio.run(both())
    finally:
        late.stop()


def test_a_wrong_password_is_not_waited_for(short_tmp: Path) -> None:
    guarded = Server(short_tmp, {"requirepass": PLAIN, "protected-mode": "no"})
    guarded_client = guarded.client
    guarded.client = lambda **options: guarded_client(password=PLAIN, **options)  # type: ignore[method-assign]
    guarded.start()
    try:
        asyncio.run(reach(server_url(RedisSettings(redis_url=guarded.url, redis_password=PLAIN))))
        for password in (None, "wrong"):
            url = server_url(RedisSettings(redis_url=guarded.url, redis_password=password))
            with pytest.raises(ServerRefused) as refused:
                asyncio.run(reach(url, wait_seconds=60))
            assert "wrong" not in str(refused.value)
            assert urlsplit(guarded.url).path in str(refused.value)
    finally:
        guarded.stop()
