"""
What happens to a source: a CloudEvent 1.0 beside the alerts, on the same stream and channel.

``tocsin.source.silent.v1`` when it has brought nothing new for several times its rhythm, ``tocsin.source.gone.v1`` when
its server says that it is gone for good (410), ``tocsin.source.recovered.v1`` when something comes again, each once.
The same of a region, when all its sources have fallen silent or gone: then ``source`` is ``region/<name>`` and
``sources`` names them. The id comes from the source and from when it last brought something.
"""

from typing import Literal

from shared.contracts.article import Contract, Moment
from shared.contracts.identity import digest

Turn = Literal["silent", "gone", "recovered"]
REGION = "region/"
_TYPES: dict[Turn, Literal["tocsin.source.silent.v1", "tocsin.source.gone.v1", "tocsin.source.recovered.v1"]] = {
    "silent": "tocsin.source.silent.v1",
    "gone": "tocsin.source.gone.v1",
    "recovered": "tocsin.source.recovered.v1",
}


class SourceEventData(Contract):
    """Which source, when it last answered, its rhythm, and in one line what happened."""

    source: str
    last_success: Moment | None
    last_new: Moment | None = None
    rhythm_seconds: float | None
    reason: str
    name: str | None = None
    region: str | None = None
    sources: tuple[str, ...] = ()


class SourceEvent(Contract):
    """The envelope. ``subject`` is the source's id, ``time`` when the change was noticed."""

    specversion: Literal["1.0"] = "1.0"
    id: str
    source: str = "/tocsin/ingest"
    type: Literal["tocsin.source.silent.v1", "tocsin.source.gone.v1", "tocsin.source.recovered.v1"]
    time: Moment
    subject: str
    datacontenttype: Literal["application/json"] = "application/json"
    data: SourceEventData


def source_event(turn: Turn, data: SourceEventData, *, time: Moment, last_new: Moment) -> SourceEvent:
    """Make the event of *turn*; *last_new* is when the source had brought something before it fell silent."""
    return SourceEvent(
        id="s" + digest(turn, data.source, last_new.isoformat()),
        type=_TYPES[turn],
        time=time,
        subject=data.source,
        data=data,
    )
