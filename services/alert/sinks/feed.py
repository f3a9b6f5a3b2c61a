"""
A feed of the alerts, as Atom and as JSON Feed 1.1: served over HTTP, written as files, or both. For any feed reader.

An entry is an incident: its id stays, and each alert about it brings the entry up to date and to the top.
"""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from pydantic import Field, SecretStr, field_validator, model_validator

from services.alert.adapters.aside import Aside
from services.alert.domain.wording import as_html, as_text, line, link, subject
from services.alert.ports import Delivery, Desk, SinkOptions
from shared.chassis.settings import split_address
from shared.contracts.article import stamp
from shared.contracts.identity import digest

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_ATOM = "http://www.w3.org/2005/Atom"
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)  # of a feed with nothing in it yet
ATOM_NAME, JSON_NAME = "alerts.atom", "alerts.json"


class FeedOptions(SinkOptions):
    """A feed's block."""

    bind: str | None = Field(None, description="host:port to serve it on; on loopback unless you mean otherwise.")
    folder: Path | None = Field(None, description="Folder to write alerts.atom and alerts.json to.")
    token: SecretStr | None = Field(None, description="Asked of readers, as bearer or ?token=; empty: nobody is asked.")
    title: str = Field("Tocsin alerts", min_length=1, max_length=200, description="The feed's title.")
    count: int = Field(50, ge=1, le=1000, description="How many incidents it holds, the newest first.")

    @field_validator("bind")
    @classmethod
    def _address(cls, bind: str | None) -> str | None:
        if bind:
            split_address(bind)
        return bind

    @model_validator(mode="after")
    def _somewhere(self) -> "FeedOptions":
        if not self.bind and not self.folder:
            raise ValueError("needs a bind, a folder, or both")
        return self


class FeedSink:
    """The kind ``feed``."""

    name = "feed"
    options = FeedOptions
    hands_over = True
    sends = False

    async def run(self, desk: Desk[FeedOptions]) -> None:
        """Keep the files up to date, and serve."""
        options, aside = desk.options, Aside(f"sink {desk.options.name}")

        async def refresh(_: Delivery | None = None) -> None:
            if options.folder:
                told = await newest(desk)
                await aside.write(options.folder / ATOM_NAME, as_atom(told, options))
                await aside.write(options.folder / JSON_NAME, as_json(told, options))

        async with asyncio.TaskGroup() as tasks:
            await refresh()
            tasks.create_task(desk.each(refresh))
            if options.bind:
                tasks.create_task(_serve(desk, options.bind))


SINK = FeedSink()


async def newest(desk: Desk[FeedOptions]) -> list[Delivery]:
    """Give the newest alert of each incident, newest first."""
    found: dict[str, Delivery] = {}
    for delivery in await desk.latest(desk.options.count * 4):
        found.setdefault(delivery.alert.subject, delivery)
    return list(found.values())[: desk.options.count]


def as_atom(told: Sequence[Delivery], options: FeedOptions) -> bytes:
    """Give the feed as Atom."""
    feed = ET.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", _identifier("feed", options.name))
    _add(feed, "title", line(options.title, 200))
    _add(feed, "updated", stamp(max((d.alert.time for d in told), default=_BEGINNING)))
    _add(_add(feed, "author"), "name", "Tocsin")
    for delivery in told:
        alert, data = delivery.alert, delivery.alert.data
        entry = _add(feed, "entry")
        _add(entry, "id", _identifier("incident", alert.subject))
        _add(entry, "title", subject(alert))
        _add(entry, "updated", stamp(alert.time))
        _add(entry, "published", stamp(min(data.first_seen, alert.time)))
        if address := _address_of(delivery):
            _add(entry, "link", rel="alternate", href=address)
        for tag in _tags(delivery):
            _add(entry, "category", term=tag)
        _add(entry, "summary", line(data.summary, 2000))
        _add(entry, "content", as_html(alert, delivery.event), type="html")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def as_json(told: Sequence[Delivery], options: FeedOptions) -> bytes:
    """Give the feed as JSON Feed 1.1."""
    items = [_item(delivery) for delivery in told]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": line(options.title, 200), "items": items}
    return json.dumps(feed, indent=1).encode()


def _item(delivery: Delivery) -> dict[str, Any]:
    alert, data = delivery.alert, delivery.alert.data
    item = {
        "id": _identifier("incident", alert.subject),
        "title": subject(alert),
        "summary": line(data.summary, 2000),
        "content_text": as_text(alert, delivery.event),
        "date_published": stamp(min(data.first_seen, alert.time)),
        "date_modified": stamp(alert.time),
        "tags": _tags(delivery),
        "_tocsin": {
            "alert": line(alert.id, 100),
            "incident": line(alert.subject, 100),
            "revision": data.revision,
            "status": data.status,
            "severity": data.severity,
        },
    }
    address = _address_of(delivery)
    return {**item, "external_url": address} if address else item


async def _serve(desk: Desk[FeedOptions], bind: str) -> None:
    from starlette.responses import Response

    from services.alert.adapters.stall import serve

    options = desk.options

    async def answer(request: "Request") -> "Response":
        told = await newest(desk)
        # Every alert makes another newest one: its entry says whether a reader has it all.
        tag = f'"{digest(*(d.entry for d in told))}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if request.url.path.endswith(ATOM_NAME):
            return Response(as_atom(told, options), 200, headers, "application/atom+xml")
        return Response(as_json(told, options), 200, headers, "application/feed+json")

    await serve(options.name, bind, options.token, {f"/{ATOM_NAME}": answer, f"/{JSON_NAME}": answer})


def _address_of(delivery: Delivery) -> str | None:
    return next((address for f in delivery.alert.data.findings if (address := link(f.article.url))), None)


def _tags(delivery: Delivery) -> list[str]:
    data = delivery.alert.data
    return [line(tag, 80) for tag in (data.severity, data.status, *data.indicators, *data.places[:5]) if line(tag, 80)]


def _identifier(kind: str, name: str) -> str:
    return f"urn:tocsin:{kind}:{digest(name)}"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = text or None
    return child
