"""
Common Alerting Protocol 1.2: each alert as a CAP message, one XML file each, for gateways of civil protection.

It must never look like an official warning: ``scope`` is Restricted, ``status`` is Exercise unless the operator says
otherwise, and certainty is never more than Likely: we report what is said. An update names the messages before it; a
retraction cancels them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

from pydantic import Field

from services.alert.adapters.aside import Aside
from services.alert.domain.wording import as_text, line, link, subject
from services.alert.ports import Delivery, Desk, SinkOptions
from shared.contracts.alert import OVER, Alert
from shared.contracts.identity import digest

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
_SEVERITIES = {"info": "Unknown", "low": "Minor", "medium": "Moderate", "high": "Severe", "critical": "Extreme"}
_HEDGES = ("planned", "possible")


class CapOptions(SinkOptions):
    """A CAP sink's block."""

    folder: Path = Field(description="Where the messages go, one file each.")
    sender: str = Field(pattern=r"^[^\s,<&]{3,200}$", description="Who speaks: an address or domain of yours.")
    status: Literal["Exercise", "Test", "System", "Draft", "Actual"] = Field(
        "Exercise", description="Exercise or Test in demonstrations; Actual is a promise to those who receive it."
    )
    restriction: str = Field(
        "Automatic reading of news; not an official warning.", min_length=3, max_length=300,
        description="What `scope` Restricted says of who it is for.",
    )  # fmt: skip
    expires_hours: float = Field(24, gt=0, le=24 * 60, description="Until when it holds, after its last report.")


class CapSink:
    """The kind ``cap``."""

    name = "cap"
    options = CapOptions
    hands_over = True
    sends = True

    async def run(self, desk: Desk[CapOptions]) -> None:
        """Write each message, whole or not at all."""
        options, aside = desk.options, Aside(f"sink {desk.options.name}")

        async def deliver(delivery: Delivery) -> None:
            alert = delivery.alert
            # Names that sort as they were told; nothing of the stream's becomes a path.
            name = f"{alert.time.astimezone(UTC):%Y%m%dT%H%M%S}-{digest(alert.subject)}-{alert.data.revision:05}"
            await aside.write(options.folder / f"{name}.xml", message(delivery, options))

        await desk.each(deliver)


SINK = CapSink()


def message(delivery: Delivery, options: CapOptions) -> bytes:
    """Give the message as XML."""
    alert, data = delivery.alert, delivery.alert.data
    root = ET.Element("alert", {"xmlns": NAMESPACE})
    _add(root, "identifier", _word(alert.id))
    _add(root, "sender", options.sender)
    _add(root, "sent", _time(alert.time))
    _add(root, "status", "Test" if delivery.is_test else options.status)
    _add(root, "msgType", _message_type(delivery))
    _add(root, "scope", "Restricted")
    _add(root, "restriction", line(options.restriction, 300))
    if data.status == "retracted":
        _add(root, "note", "Withdrawn: what it stood on is no longer said by any source.")
    if references := " ".join(f"{options.sender},{_word(t.id)},{_time(t.time)}" for t in delivery.earlier):
        _add(root, "references", references)
    _add(root, "incidents", _word(data.incident))
    root.append(_info(delivery, options))
    ET.indent(root)
    return bytes(ET.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _message_type(delivery: Delivery) -> str:
    if not delivery.earlier:  # an update of what was never sent here is an alert to whoever reads this
        return "Alert"
    return "Cancel" if delivery.alert.data.status == "retracted" else "Update"


def _info(delivery: Delivery, options: CapOptions) -> ET.Element:
    alert, data = delivery.alert, delivery.alert.data
    info = ET.Element("info")
    _add(info, "language", "en")
    _add(info, "category", "Security")
    _add(info, "event", line(delivery.title, 100) or "news report")
    _add(info, "responseType", "AllClear" if data.status in OVER else "Monitor")
    _add(info, "urgency", _urgency(alert))
    _add(info, "severity", _SEVERITIES[data.severity])
    _add(info, "certainty", _certainty(delivery))
    _add(info, "onset", _time(data.first_seen))
    _add(info, "expires", _time(data.last_seen + timedelta(hours=options.expires_hours)))
    _add(info, "senderName", "Tocsin: automatic reading of news")
    _add(info, "headline", subject(alert, 160))
    _add(info, "description", as_text(alert, delivery.event))
    if url := next((address for f in data.findings if (address := link(f.article.url))), None):
        _add(info, "web", url)
    for name, value in _parameters(delivery):
        parameter = ET.SubElement(info, "parameter")
        _add(parameter, "valueName", name)
        _add(parameter, "value", value)
    area = ET.SubElement(info, "area")
    _add(area, "areaDesc", ", ".join(line(place, 80) for place in data.places) or "not said")
    return info


def _parameters(delivery: Delivery) -> Iterator[tuple[str, str]]:
    data = delivery.alert.data
    yield "tocsin:rule", line(data.rule, 100)
    yield "tocsin:reason", line(data.reason, 200)
    yield "tocsin:independent-publishers", str(data.corroboration.independent)
    if credibility := delivery.event.get("data", {}).get("credibility"):
        yield "tocsin:credibility", line(str(credibility), 40)


def _urgency(alert: Alert) -> str:
    """Say when: what is over is Past, what is only planned or possible Future, what is told as a fact Expected."""
    if alert.data.status in OVER:
        return "Past"
    assertions = {f.assertion for f in alert.data.findings if f.salient}
    return "Future" if assertions and assertions <= set(_HEDGES) else "Expected"


def _certainty(delivery: Delivery) -> str:
    """
    Say how sure: Likely where independent publishers tell it as a fact, Possible where one does or it is planned.

    Never Observed: nobody of us has seen it.
    """
    data = delivery.alert.data
    if data.status == "retracted":
        return "Unlikely"
    facts = any(f.assertion == "actual" for f in data.findings if f.salient)
    disputed = bool(delivery.event.get("data", {}).get("disputed"))
    return "Likely" if facts and data.corroboration.independent > 1 and not disputed else "Possible"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _word(text: str) -> str:
    """Give an id as CAP wants it: no spaces, commas, < or &."""
    plain = "".join(c for c in line(text, 200) if c.isascii() and c.isprintable() and c not in " ,<&")
    return plain or digest(text)


def _time(moment: datetime) -> str:
    """Give a time as CAP wants it: seconds, and UTC written as -00:00."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S-00:00")
