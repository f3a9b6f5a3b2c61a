"""
STIX 2.1: each alert as a bundle that a threat intelligence platform takes in, one file an incident.

Ids are derived from what they name, so that the next bundle of an incident is the same report, changed: the platform
merges. A ``report`` holds what is said, an ``identity`` each party and publisher, a ``location`` each place; a
``note`` holds the quotes. Credibility becomes ``confidence`` by STIX's own table. A retracted incident is revoked.
"""

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from services.alert.adapters.aside import Aside
from services.alert.domain.wording import as_text, line, link, subject
from services.alert.ports import Delivery, Desk, SinkOptions
from shared.contracts.article import stamp

_NAMESPACE = uuid.UUID("f8a5ff7c-6a2e-5c33-9d0b-2a4f6b7e1c50")  # ours, for all time
# STIX 2.1, appendix A: Admiralty credibility as confidence; 6, "cannot be judged", is none.
_CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
# STIX 2.1, 7.2.1.4: the markings of the standard itself.
_TLP = {
    "white": "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "green": "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
    "amber": "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
    "red": "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
}


class StixOptions(SinkOptions):
    """A STIX sink's block."""

    folder: Path = Field(description="Where the bundles go, one file an incident.")
    tlp: Literal["white", "green", "amber", "red"] = Field("green", description="How far it may be passed on.")


class StixSink:
    """The kind ``stix``."""

    name = "stix"
    options = StixOptions
    hands_over = True
    sends = True

    async def run(self, desk: Desk[StixOptions]) -> None:
        """Write each bundle, whole or not at all."""
        options, aside = desk.options, Aside(f"sink {desk.options.name}")

        async def deliver(delivery: Delivery) -> None:
            text = json.dumps(bundle(delivery, options.tlp), indent=1)
            # By what the name of the incident's report is derived from: nothing of the stream's becomes a path.
            await aside.write(options.folder / f"{_id('bundle', delivery.alert.subject)}.json", text.encode())

        await desk.each(deliver)


SINK = StixSink()


def bundle(delivery: Delivery, tlp: str = "green") -> dict[str, Any]:
    """Give the bundle: the same for the same alert, whenever and wherever it is made."""
    return {
        "type": "bundle",
        "id": _id("bundle", delivery.alert.id),
        "objects": list(_objects(delivery, _TLP[tlp])),
    }


def _objects(delivery: Delivery, marking: str) -> Iterator[dict[str, Any]]:
    alert, data = delivery.alert, delivery.alert.data
    created = stamp(data.first_seen, "milliseconds")
    modified = stamp(max(alert.time, data.first_seen), "milliseconds")
    author = _identity("Tocsin", "system")
    common = {"created_by_ref": author["id"], "object_marking_refs": [marking]}
    parties = [_identity(line(actor, 100), "group") for actor in data.actors]
    parties += [_identity(line(name, 100), "organization") for name in data.corroboration.publishers]
    places = [_place(line(place, 100)) for place in data.places]
    yield author
    told = {item["id"]: item for item in (*parties, *places)}
    yield from told.values()
    report = {
        "type": "report",
        "spec_version": "2.1",
        "id": _id("report", data.incident),
        "created": created,
        "modified": modified,
        **common,
        "name": subject(alert),
        "description": line(data.summary, 2000),
        "report_types": ["threat-report"],
        "published": created,
        "labels": sorted({f"severity:{data.severity}", f"status:{data.status}", f"rule:{line(data.rule, 80)}"})
        + (["test"] if delivery.is_test else []),
        "object_refs": list(told) or [author["id"]],
        "revoked": data.status == "retracted",
        **_credibility(delivery),
    }
    if addresses := _references(delivery):
        report["external_references"] = addresses
    yield report
    yield {
        "type": "note",
        "spec_version": "2.1",
        "id": _id("note", alert.id),
        "created": modified,
        "modified": modified,
        **common,
        "abstract": subject(alert),
        "content": as_text(alert, delivery.event),
        "object_refs": [report["id"]],
    }


def _references(delivery: Delivery) -> list[dict[str, str]]:
    cited = {f.article.url: f.article for f in delivery.alert.data.findings if link(f.article.url)}
    return [
        {
            "source_name": line(article.source.name or article.source.publisher or article.source.id, 100) or "unknown",
            "description": line(article.title or "", 200) or "article",
            "url": str(url),
        }
        for url, article in sorted(cited.items(), key=lambda item: str(item[0]))
    ]


def _credibility(delivery: Delivery) -> dict[str, int]:
    given = delivery.event.get("data", {}).get("credibility")
    if isinstance(given, dict):
        given = given.get("code")
    number = int(given) if isinstance(given, int | str) and str(given).isdecimal() else 6
    return {"confidence": _CONFIDENCE[number]} if number in _CONFIDENCE else {}


def _identity(name: str, sort: str) -> dict[str, Any]:
    return _constant("identity", name) | {"identity_class": sort}


def _place(name: str) -> dict[str, Any]:
    # A region or a country is asked for; we know names alone, and say no more.
    return _constant("location", name) | {"region": name}


def _constant(kind: str, name: str) -> dict[str, Any]:
    """Give an object that is what it is called: its times are fixed, so that it is the same in every bundle."""
    beginning = "2020-01-01T00:00:00.000Z"
    return {
        "type": kind, "spec_version": "2.1", "id": _id(kind, name), "created": beginning, "modified": beginning,
        "name": name or "unknown",
    }  # fmt: skip


def _id(kind: str, name: str) -> str:
    return f"{kind}--{uuid.uuid5(_NAMESPACE, f'{kind}/{name}')}"
