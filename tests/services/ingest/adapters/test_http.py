"""The one way to the web, against a server on loopback that misbehaves on command."""

import asyncio
import gzip
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.ingest.adapters.http import HttpFetcher
from services.ingest.pages import PageAnswer, Pages
from services.ingest.ports import Fetched, SourceGone
from shared.contracts.errors import SourceRefused, SourceUnavailable

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter, dict[str, str]], Awaitable[None]]


def answering(status: int = 200, body: bytes = b"words", **headers: str) -> Behaviour:
    """Behave: answer with *status*, *body* and *headers* (``_`` stands for ``-``)."""

    async def behave(_: asyncio.StreamReader, writer: asyncio.StreamWriter, __: dict[str, str]) -> None:
        lines = [f"HTTP/1.1 {status} X", *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items())]
        lines += [] if "Content_Length" in headers else [f"Content-Length: {len(body)}"]
        writer.write("\r\n".join([*lines, "Connection: close", "", ""]).encode() + body)

    return behave


def fetching(
    behaviours: dict[str, Behaviour], path: str = "/", asked: list[dict[str, str]] | None = None, **options: Any
) -> Fetched:
    """Fetch *path* from a server that behaves by path; give what came, raise what was raised."""

    async def main() -> Fetched:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                request = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                headers = dict(line.lower().split(": ", 1) for line in request[1:] if line)
                headers["path"] = request[0].split()[1]
                if asked is not None:
                    asked.append(headers)
                await behaviours[headers["path"]](reader, writer, headers)
                await writer.drain()
            except (ConnectionError, asyncio.IncompleteReadError):
                pass
            finally:
                writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        request = {k: options.pop(k) for k in ("etag", "last_modified") if k in options}
        async with server, HttpFetcher(user_agent="Tocsin/test", **{"allow_private": True, **options}) as web:
            return await web.get(f"http://127.0.0.1:{port}{path}", accept="text/html", **request)

    return asyncio.run(main())


def test_an_answer_comes_with_what_it_says_about_itself() -> None:
    headers = {"ETag": '"1"', "Last-Modified": "yesterday", "Content_Type": "text/html", "Cache-Control": "max-age=60"}
    fetched = fetching({"/": answering(**headers)})
    assert (fetched.status, fetched.body, fetched.content_type) == (200, b"words", "text/html")
    assert (fetched.etag, fetched.last_modified) == ('"1"', "yesterday")
    assert (fetched.max_age, fetched.moved_to) == (timedelta(minutes=1), None)


def test_we_say_who_we_are_and_what_we_have() -> None:
    asked: list[dict[str, str]] = []
    fetched = fetching({"/": answering(304, b"")}, asked=asked, etag='"1"', last_modified="yesterday")
    assert (fetched.status, fetched.body) == (304, b"")
    [headers] = asked
    assert headers["user-agent"] == "tocsin/test"
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "yesterday")
    assert headers["accept-encoding"].startswith("gzip, deflate")
    assert "cookie" not in headers


def test_what_a_site_would_have_us_carry_is_not_kept() -> None:
    asked: list[dict[str, str]] = []
    moved = answering(302, b"", Location="/there", Set_Cookie="visitor=1; Path=/")
    fetching({"/": moved, "/there": answering()}, asked=asked)
    assert [(one["path"], "cookie" in one) for one in asked] == [("/", False), ("/there", False)]


def test_a_304_that_nobody_asked_for_is_no_answer() -> None:
    with pytest.raises(SourceUnavailable, match="304"):
        fetching({"/": answering(304, b"")})


def test_who_refuses_us_and_names_a_time_only_asks_us_to_wait() -> None:
    with pytest.raises(SourceUnavailable) as caught:
        fetching({"/": answering(403, b"", Retry_After="120")})
    assert caught.value.retry_after == timedelta(minutes=2)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache_Control": "public, max-age=600", "Expires": "0"}, 600),
        ({"Expires": "Mon, 11 Nov 2024 09:20:00 GMT", "Date": "Mon, 11 Nov 2024 09:00:00 GMT"}, 1200),
        ({"Expires": "Sun, 10 Nov 2024 09:20:00 GMT", "Date": "Mon, 11 Nov 2024 09:00:00 GMT"}, 0),
        ({"Expires": "-1"}, None),
    ],
)
def test_how_long_an_answer_stays_fresh_is_read(headers: dict[str, str], seconds: int | None) -> None:
    expected = None if seconds is None else timedelta(seconds=seconds)
    assert fetching({"/": answering(200, b"x", **headers)}).max_age == expected


def test_a_packed_answer_is_unpacked() -> None:
    assert fetching({"/": answering(body=gzip.compress(b"words"), Content_Encoding="gzip")}).body == b"words"


@pytest.mark.parametrize(("codes", "moved"), [((301, 308), True), ((301, 302), False), ((307,), False)])
def test_redirects_are_followed_and_remembered_where_they_are_for_good(codes: tuple[int, ...], moved: bool) -> None:
    ways = {f"/{n or ''}": answering(code, b"", Location=f"/{n + 1}") for n, code in enumerate(codes)}
    fetched = fetching({**ways, f"/{len(codes)}": answering()})
    assert fetched.url.endswith(f"/{len(codes)}")
    assert (fetched.moved_to == fetched.url) == moved


def test_a_move_for_good_counts_as_far_as_it_is_for_good() -> None:
    fetched = fetching(
        {"/": answering(301, b"", Location="/a"), "/a": answering(302, b"", Location="/b"), "/b": answering()}
    )
    assert fetched.moved_to is not None
    assert fetched.moved_to.endswith("/a")


@pytest.mark.parametrize(
    ("behaviour", "complaint"),
    [
        (answering(302, b"", Location="/"), "redirects more than 5 times"),
        (answering(302, b"", Location="file:///etc/passwd"), "redirects to 'file'"),
        (answering(302, b"", Location="http://[bad"), "can't be read"),
        (answering(403), "refuses us (403)"),
        (answering(401), "refuses us (401)"),
        (answering(body=b"x" * 2000), "sends more than 1,000 bytes"),
        (answering(body=gzip.compress(bytes(10_000)), Content_Encoding="gzip"), "unpacks to more than 1,000 bytes"),
    ],
)
def test_what_must_not_or_never_will_be_is_refused(behaviour: Behaviour, complaint: str) -> None:
    with pytest.raises(SourceRefused) as error:
        fetching({"/": behaviour}, max_bytes=1000)
    assert complaint in str(error.value)


def test_an_endless_answer_without_a_length_is_cut_off() -> None:
    async def endless(_: Any, writer: asyncio.StreamWriter, __: Any) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(10_000):
            writer.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")
            await writer.drain()

    with pytest.raises(SourceRefused, match="sends more than"):
        fetching({"/": endless}, max_bytes=100_000)


def test_a_slow_drip_ends_in_time() -> None:
    async def drip(_: Any, writer: asyncio.StreamWriter, __: Any) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.01)

    begun = time.monotonic()
    with pytest.raises(SourceUnavailable, match="takes longer than"):
        fetching({"/": drip}, total_seconds=0.3)
    assert time.monotonic() - begun < 3


async def _reset(_: Any, writer: asyncio.StreamWriter, __: Any) -> None:
    writer.transport.abort()


async def _nonsense(_: Any, writer: asyncio.StreamWriter, __: Any) -> None:
    writer.write(b"220 mail.example ESMTP\r\n")


@pytest.mark.parametrize(
    "behaviour",
    [_reset, _nonsense, answering(500), answering(404), answering(body=b"short", Content_Length="500"),
     answering(body=b"no gzip", Content_Encoding="gzip"), answering(Content_Encoding="rot13")],
)  # fmt: skip
def test_what_may_pass_is_unavailable(behaviour: Behaviour) -> None:
    with pytest.raises(SourceUnavailable) as error:
        fetching({"/": behaviour})
    assert error.value.retry_after is None


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "Mon, 11 Nov 2024 09:02:00 GMT", "Date": "Mon, 11 Nov 2024 09:00:00 GMT"}, 120),
        ({"Retry-After": "Mon, 11 Nov 2024 09:02:00 GMT"}, 0),
        ({"Retry-After": "soon"}, None),
    ],
)
def test_a_server_that_names_a_time_is_heard(headers: dict[str, str], wait: int | None) -> None:
    with pytest.raises(SourceUnavailable) as error:
        fetching({"/": answering(429, **headers)})
    assert error.value.retry_after == (None if wait is None else timedelta(seconds=wait))


def test_410_is_gone() -> None:
    with pytest.raises(SourceGone):
        fetching({"/": answering(410)})


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "ftp://127.0.0.1/", "http://[bad/", "nonsense"])
def test_an_address_where_nobody_answers_is_one_of_our_errors(url: str) -> None:
    async def fetch() -> None:
        async with HttpFetcher(user_agent="Tocsin/test", allow_private=True) as web:
            await web.get(url, accept="*/*")

    with pytest.raises((SourceUnavailable, SourceRefused)):
        asyncio.run(fetch())


def test_a_redirect_inside_is_refused() -> None:
    """The server stands for one outside: only what it redirects to is checked here."""
    from shared.chassis import addresses

    public = addresses.is_public
    addresses.is_public = lambda address: str(address) == "127.0.0.1" or public(address)
    try:
        with pytest.raises(SourceRefused, match="private address"):
            fetching({"/": answering(302, b"", Location="http://127.0.0.2:9/")}, allow_private=False)
    finally:
        addresses.is_public = public


def test_one_host_is_asked_a_few_times_at_once() -> None:
    now, most = 0, 0

    async def main() -> None:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal now, most
            await reader.readuntil(b"\r\n\r\n")
            now, most = now + 1, max(most, now + 1)
            await asyncio.sleep(0.01)
            now -= 1
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        async with server, HttpFetcher(user_agent="Tocsin/test", allow_private=True, per_host=2) as web:
            await asyncio.gather(*(web.get(url, accept="*/*") for _ in range(8)))

    asyncio.run(main())
    assert most == 2


Serve = Callable[[str, str], Awaitable[tuple[int, str, bytes]]]


async def with_two_hosts(serve: Serve, test: Callable[[HttpFetcher, str, str], Awaitable[Any]]) -> Any:
    """
    Run *test* with a fetcher and two hosts, 127.0.0.1 and 127.0.0.2, that both answer by *serve*.

    It gets host and path, and gives status, ``Location`` and body.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = (await reader.readuntil(b"\r\n\r\n")).decode().split()[1]
        status, location, body = await serve(writer.get_extra_info("sockname")[0], path)
        head = f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
        head += (f"Location: {location}\r\n" if location else "") + "Connection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    one = await asyncio.start_server(answer, "127.0.0.1", 0)
    other = await asyncio.start_server(answer, "127.0.0.2", 0)
    urls = [f"http://{s.sockets[0].getsockname()[0]}:{s.sockets[0].getsockname()[1]}" for s in (one, other)]
    async with one, other, HttpFetcher(user_agent="Tocsin/test", allow_private=True, per_host=2) as web:
        return await test(web, *urls)


def test_a_host_that_others_redirect_to_is_asked_a_few_times_at_once() -> None:
    now, most, to = 0, 0, ""

    async def serve(host: str, _: str) -> tuple[int, str, bytes]:
        nonlocal now, most
        if host == "127.0.0.1":
            return 302, f"{to}/a", b""
        now, most = now + 1, max(most, now + 1)
        await asyncio.sleep(0.01)
        now -= 1
        return 200, "", b"words"

    async def test(web: HttpFetcher, one: str, other: str) -> None:
        nonlocal to
        to = other
        here = [web.get(f"{one}/{n}", accept="*/*") for n in range(4)]
        there = [web.get(f"{other}/{n}", accept="*/*") for n in range(4)]
        answers = await asyncio.gather(*here, *there)
        assert [answer.body for answer in answers] == [b"words"] * 8

    asyncio.run(with_two_hosts(serve, test))
    assert most == 2


def test_two_hosts_that_redirect_to_each_other_do_not_wait_for_each_other_for_ever() -> None:
    hosts: list[str] = []

    async def serve(host: str, path: str) -> tuple[int, str, bytes]:
        if path == "/end":
            return 200, "", b"words"
        return 302, hosts[host == "127.0.0.1"] + "/end", b""

    async def test(web: HttpFetcher, *urls: str) -> list[Fetched]:
        hosts.extend(urls)
        asking = (web.get(f"{url}/{n}", accept="*/*") for url in urls for n in range(6))
        return await asyncio.wait_for(asyncio.gather(*asking), 10)

    assert len(asyncio.run(with_two_hosts(serve, test))) == 12


PAGE = b"<html><body><article>" + b"<p>More than 4,000 soldiers moved to the border.</p>" * 6 + b"</article></body>"


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (b"User-agent: *\nDisallow: /private", ""),
        (b"User-agent: *\nDisallow: /a", "redirects to 127.0.0.2:PORT, where robots.txt asks us not to"),
        (None, "its robots.txt can't be had now"),
    ],
)
def test_a_page_on_another_site_is_fetched_as_that_sites_robots_txt_allows(rules: bytes | None, reason: str) -> None:
    asked: list[str] = []
    to = ""

    async def serve(host: str, path: str) -> tuple[int, str, bytes]:
        asked.append(host[-1] + path)
        if path == "/robots.txt":
            return (404, "", b"") if host == "127.0.0.1" else (200 if rules else 500, "", rules or b"")
        return (302, f"{to}/a", b"") if host == "127.0.0.1" else (200, "", PAGE)

    async def test(web: HttpFetcher, one: str, other: str) -> PageAnswer:
        nonlocal to
        to = other
        return await Pages(web, "Tocsin").read(f"{one}/go", datetime(2025, 3, 14, tzinfo=UTC))

    answer = asyncio.run(with_two_hosts(serve, test))
    assert answer.reason == reason.replace("PORT", to.rpartition(":")[2])
    assert asked == ["1/robots.txt", "1/go", "2/robots.txt", *([] if reason else ["2/a"])]
    assert (answer.page is None) == bool(reason)


def test_the_site_that_asks_us_to_wait_is_left_alone_and_not_the_one_that_led_there() -> None:
    asked: list[str] = []
    to = ""

    async def serve(host: str, path: str) -> tuple[int, str, bytes]:
        asked.append(host[-1] + path)
        if path == "/robots.txt":
            return 200 if host == "127.0.0.1" else 500, "", b""
        return (302, f"{to}/a", b"") if path == "/go" else (200, "", PAGE)

    async def test(web: HttpFetcher, one: str, other: str) -> list[PageAnswer]:
        nonlocal to
        to, pages = other, Pages(web, "Tocsin")
        now = datetime(2025, 3, 14, tzinfo=UTC)
        return [await pages.read(f"{one}{path}", now) for path in ("/go", "/go", "/stay")]

    answers = asyncio.run(with_two_hosts(serve, test))
    assert [answer.page is not None for answer in answers] == [False, False, True]
    assert asked == ["1/robots.txt", "1/go", "2/robots.txt", "1/go", "1/stay"]
    assert "asks us to wait" in answers[1].reason
