"""
What ingest needs from outside, and what a kind of source is. Adapters implement the first, ``sources/`` the second.

Nothing here knows Redis or HTTP: a test stands in for each port with a fake of twenty lines.
"""

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Literal, Protocol, runtime_checkable

from services.ingest.settings import IngestSettings
from shared.contracts.article import Article
from shared.contracts.errors import SourceRefused
from shared.contracts.source_event import SourceEvent

GATE = "ingest"  # the name of our gate in the decisions
NOWHERE: Mapping[str, Sequence[str]] = MappingProxyType({})  # no article has another address


@dataclass(frozen=True, slots=True)
class Admission:
    """
    What the gate decided about one article. ``entry`` is its entry in the stream, empty for a duplicate.

    ``id`` is the one it is told under: another than it came with, where it was told before from another address.
    """

    id: str
    revision: int
    outcome: Literal["published", "revision", "duplicate"]
    entry: str = ""


@dataclass(frozen=True, slots=True)
class KeptOut:
    """An article that does not enter the stream, with the one word that says why (``backlog``, ``stale`` …)."""

    article: str
    outcome: Literal["kept_out", "refused"]
    reason: str
    revision: int = 0


class Gate(Protocol):
    """Where "new", "changed" and "seen" are decided, in one step with publishing."""

    async def admit(
        self, articles: Sequence[Article], *, gate: str = GATE, also: Mapping[str, Sequence[str]] = NOWHERE
    ) -> list[Admission]:
        """
        Publish what is new or changed; tell what became of each, in the order given.

        *also* gives, by an article's id, the ids that other addresses of it have, as found on the way to its page.

        When this returns, the articles are in the stream. When it raises, any of them may be: handing them in again
        is safe, what is there already is a duplicate.

        Raises:
            TransientError: The server can't be had now.
        """
        ...

    async def record(self, kept_out: Sequence[KeptOut], *, gate: str = GATE) -> None:
        """Write down decisions on articles that stay outside, so that ``explain`` can tell."""
        ...


@dataclass(frozen=True, slots=True)
class Notice:
    """
    What is to be told of a source that falls silent or recovers, and of its region.

    *of_region* is told if all *neighbours* are silent too and it hasn't been told, or if its silence has been told.
    """

    event: SourceEvent
    of_region: SourceEvent | None = None
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A source's state, if it is ours to poll now; else how long another worker holds it at most."""

    taken: bool
    state: dict[str, str] = field(default_factory=dict)
    free_in: timedelta = timedelta()


class SourceStates(Protocol):
    """The memory of each source: a flat mapping of text to text under the source's id."""

    async def load(self, source: str) -> dict[str, str]:
        """Read a source's state, empty if there is none."""
        ...

    async def save(self, source: str, state: dict[str, str], *, life: timedelta | None = None) -> None:
        """Replace a source's state; it is forgotten after *life*, unless saved again."""
        ...

    async def changes(self) -> dict[str, str]:
        """Read what was added to the feeds and removed from them while the system ran, by id; see domain/roster.py."""
        ...

    async def claim(self, source: str, holder: str, length: timedelta) -> "Claim":
        """Take a source for *length* and read its state under the lease, so that no two workers poll it at once."""
        ...

    async def settle(
        self,
        source: str,
        before: dict[str, str],
        after: dict[str, str],
        *,
        holder: str,
        life: timedelta,
        notice: Notice | None,
    ) -> bool:
        """
        End a poll, in one step: replace the state, tell *notice* on stream and channel, give the lease back.

        False, and nothing written, where the lease went over to another worker since *before* was read.
        """
        ...

    async def renew(self, source: str, holder: str, length: timedelta) -> None:
        """Lengthen a lease that is still ours."""
        ...

    async def release(self, source: str, holder: str) -> None:
        """Give a lease back, if it is still ours."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. ``status`` is 200 or 304; ``moved_to`` is set where every redirect on the way was permanent."""

    status: int
    url: str
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    max_age: timedelta | None = None
    moved_to: str | None = None


class SourceGone(SourceRefused):
    """The server says that a feed or page is gone for good (410)."""


# Asked with each address that a redirect leads to, before that is fetched: what it raises ends the fetch.
BeforeHop = Callable[[str], Awaitable[None]]


class Fetcher(Protocol):
    """The one way to the web: limits, redirects and the refusal of private addresses are its business."""

    async def get(
        self,
        url: str,
        *,
        accept: str,
        etag: str | None = None,
        last_modified: str | None = None,
        before_hop: BeforeHop | None = None,
    ) -> Fetched:
        """
        Fetch *url*.

        Raises:
            SourceUnavailable: Not now; ``retry_after`` if the server named a time.
            SourceRefused: Not ever in this form: refused address, redirect loop, too large, 401, 403.
            SourceGone: 410.
        """
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What every kind of source works with."""

    settings: IngestSettings
    gate: Gate
    states: SourceStates
    fetcher: Fetcher
    now: Callable[[], datetime]


@runtime_checkable
class SourceKind(Protocol):
    """One kind of source: a module in ``sources/`` with a constant ``SOURCE`` of this shape."""

    @property
    def name(self) -> str:
        """Its name in the state and in the logs."""
        ...

    def idle(self, settings: IngestSettings) -> str | None:
        """Say why this kind has nothing to do under *settings*; None where it has."""
        ...

    def run(self, desk: Desk) -> Coroutine[Any, Any, None]:
        """Bring in articles until cancelled."""
        ...
