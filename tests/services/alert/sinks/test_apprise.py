"""Apprise against a mail server and a receiver of JSON, both on loopback."""

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from services.alert.adapters.aside import Aside
from services.alert.sinks.apprise import SINK, AppriseOptions, _services
from shared.contracts.errors import ConfigurationError, SinkUnavailable
from tests.server import free_port
from tests.services.alert.sinks.receiver import receiving
from tests.services.alert.sinks.seen import Seen
from tests.services.alert.sinks.stand import Stand, an_alert

MAIL_HEADERS = {
    "from", "to", "subject", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding",
    "x-application", "x-peer", "reply-to", "x-mailfrom", "x-rcptto",
}  # fmt: skip


class Letters:
    def __init__(self) -> None:
        self.received: list[EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 (aiosmtpd's name)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[tuple[Letters, int]]:
    """Run a mail server on loopback."""
    letters = Letters()
    port = free_port()
    controller = Controller(letters, hostname="127.0.0.1", port=port)
    controller.start()
    yield letters, port
    controller.stop()


@pytest.fixture
def mail() -> Iterator[tuple[Letters, int]]:
    with mail_server() as running:
        yield running


def options(url: str, **more: Any) -> AppriseOptions:
    return AppriseOptions.model_validate({"name": "people", "kind": "apprise", "url": url, **more})


def shown(stand: Stand, _: Path) -> list[Seen]:
    """What services are given, in each format, and a mail with its headers; for the suite of hostile texts."""
    found: list[Seen] = []
    for form in ("text", "markdown", "html"):
        with receiving() as receiver:
            url = f"json://127.0.0.1:{receiver.port}/hook"
            own = options(url, format=form).model_copy(update={"name": form})
            stand.kind(SINK, own, until=lambda form=form: stand.settled(form))
        (posted,) = (json.loads(p.body) for p in receiver.posted)
        found += [Seen("header", posted["title"]), Seen(form, posted["message"])]
    with mail_server() as (letters, port):
        url = f"mailto://127.0.0.1:{port}?from=tocsin@ledger.example&to=desk@ledger.example&mode=insecure"
        stand.kind(SINK, options(url), until=lambda: stand.settled("people"))
    (letter,) = letters.received
    assert {name.lower() for name in letter} <= MAIL_HEADERS
    plain, rich = letter.get_body(("plain",)), letter.get_body(("html",))
    found.append(Seen("header", letter["subject"]))
    found += [Seen("text", plain.get_content().replace("\r\n", "\n"))] if plain else []
    found += [Seen("html", rich.get_content().replace("\r\n", "\n"))] if rich else []
    return found


def test_a_mail_holds_the_headline_and_the_quotes(stand: Stand, mail: tuple[Letters, int]) -> None:
    letters, port = mail
    stand.put(an_alert())
    url = f"mailto://127.0.0.1:{port}?from=tocsin@ledger.example&to=desk@ledger.example&mode=insecure"
    stand.kind(SINK, options(url), until=lambda: stand.settled("people"))
    (letter,) = letters.received
    assert letter["subject"] == "[HIGH] Troops: more than 4,000 soldiers · Kursk"
    body = letter.get_body(("plain", "html"))
    assert body is not None
    assert "“more than 4,000 soldiers” — The Ledger [B]" in body.get_content()


def test_a_service_that_speaks_json_gets_it_and_one_that_is_down_gets_it_later(stand: Stand) -> None:
    stand.put(an_alert(), an_alert("i2", severity="critical"))
    with receiving() as receiver:
        receiver.answers = [(500, {}), (503, {})]
        url = f"json://127.0.0.1:{receiver.port}/hook"
        stand.kind(SINK, options(url), until=lambda: stand.settled("people"))
    posted = [json.loads(p.body) for p in receiver.posted]
    assert sorted(p["type"] for p in posted[2:]) == ["failure", "warning"]
    assert posted[-1]["title"].startswith("[")


def test_a_url_that_apprise_can_not_read_is_named_without_showing_it() -> None:
    with pytest.raises(ConfigurationError) as error:
        _services(options("json://127.0.0.1/x nonsense://secret-token"))
    assert str(error.value) == "sink people: Apprise can't read its URL number 2"


def test_a_thread_that_hangs_holds_up_nobody_and_is_not_joined_by_a_second() -> None:
    free = threading.Event()

    async def main() -> None:
        aside = Aside("test")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await aside.do(lambda: free.wait(30))
        with pytest.raises(SinkUnavailable):
            await aside.do(lambda: True)
        free.set()
        async with asyncio.timeout(5):
            while True:
                try:
                    assert await aside.do(lambda: True)
                    break
                except SinkUnavailable:
                    await asyncio.sleep(0.01)

    begun = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - begun < 10
