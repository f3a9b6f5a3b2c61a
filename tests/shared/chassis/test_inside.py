"""Which private addresses a setting opens, and that all others stay closed."""

import asyncio
import ipaddress
from typing import Any

import pytest

from services.ingest.settings import IngestSettings
from shared.chassis import addresses
from shared.chassis.addresses import CheckedBackend
from shared.chassis.inside import Address, Inside
from shared.chassis.settings import load
from shared.contracts.errors import AddressRefused, ConfigurationError

LIST = "10.2.0.0/16, 192.168.1.5 fd00::/8,wiki.corp.example, .lab.example"


@pytest.mark.parametrize(
    ("host", "address", "allowed"),
    [
        ("10.2.7.1", "10.2.7.1", True),
        ("any.example", "10.2.7.1", True),
        ("any.example", "::ffff:10.2.7.1", True),
        ("any.example", "10.3.0.1", False),
        ("any.example", "192.168.1.5", True),
        ("any.example", "192.168.1.6", False),
        ("any.example", "fd12::1", True),
        ("any.example", "127.0.0.1", False),
        ("any.example", "169.254.169.254", False),
        ("wiki.corp.example", "172.16.0.9", True),
        ("WIKI.corp.example.", "172.16.0.9", True),
        ("evil-wiki.corp.example", "172.16.0.9", False),
        ("wiki.corp.example.evil.example", "172.16.0.9", False),
        ("a.lab.example", "127.0.0.1", True),
        ("lab.example", "127.0.0.1", False),
        ("notlab.example", "127.0.0.1", False),
    ],
)
def test_a_list_opens_what_it_names_and_nothing_beside_it(host: str, address: str, allowed: bool) -> None:
    assert Inside.read(LIST).allows(host, ipaddress.ip_address(address)) is allowed


@pytest.mark.parametrize(("text", "everything"), [("true", True), ("1", True), ("YES", True), ("false", False)])
def test_true_and_false_open_all_and_none(monkeypatch: pytest.MonkeyPatch, text: str, everything: bool) -> None:
    monkeypatch.setenv("TOCSIN_ALLOW_PRIVATE_ADDRESSES", text)
    assert load(IngestSettings).inside == Inside(everything=everything)


@pytest.mark.parametrize("text", ["10.0.0.0/33", "http://wiki.example/", "10.2.0.0/16,2130706433", "0x7f.1", "a b_!"])
def test_a_list_that_cant_be_right_stops_the_start(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("TOCSIN_ALLOW_PRIVATE_ADDRESSES", text)
    with pytest.raises(ConfigurationError, match="TOCSIN_ALLOW_PRIVATE_ADDRESSES"):
        load(IngestSettings)


def test_the_connection_is_made_to_an_address_that_is_named_and_to_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    at = ["10.2.0.1"]

    async def fake_resolve(host: str, port: int) -> list[Address]:
        return [ipaddress.ip_address(address) for address in at]

    class Backend:
        async def connect_tcp(self, host: str, *_: Any) -> str:
            return host

    monkeypatch.setattr(addresses, "resolve", fake_resolve)
    checked = CheckedBackend(allow_private=Inside.read(LIST), setting="ALLOW")
    checked._backend = Backend()  # type: ignore[assignment]
    assert asyncio.run(checked.connect_tcp("x.example", 80)) == "10.2.0.1"  # type: ignore[comparison-overlap]
    at[:] = ["169.254.169.254"]
    with pytest.raises(AddressRefused, match="ALLOW"):
        asyncio.run(checked.connect_tcp("x.example", 80))
