"""
The feeds in force: those of the feed list, with what was added and removed while the system ran.

Of each change one line of JSON is kept under the feed's id: ``{"at": …, "feed": {…}}`` added, ``{"at": …, "removed":
true}`` removed, ``{"at": …}`` a removed feed of the list that is back, as the list has it. ``at`` tells the workers
that something changed, even where it is as it was before.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from services.ingest.domain.feedlist import FeedSpec
from shared.contracts.article import refusal
from shared.contracts.errors import ContractViolation
from shared.contracts.identity import canonical_url, digest

RESERVED = frozenset({"feed", "push", "files"})  # ids under which other kinds of source keep their state
_LEADING = re.compile(r"^(?:www|feeds?|rss|m|mobile)\.(?=.+\..)")
_UNFIT = re.compile(r"[^a-z0-9._-]+")


class Change(BaseModel):
    """One feed added, removed, or back."""

    model_config = ConfigDict(frozen=True)

    at: datetime
    removed: bool = False
    feed: FeedSpec | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A feed in force, and when it was added or came back; empty where the list has it and nothing was changed."""

    feed: FeedSpec
    stamp: str = ""


def roster(listed: Sequence[FeedSpec], changes: Mapping[str, str]) -> dict[str, Place]:
    """
    Put the feeds in force together, those of the list first; by id. A change that can't be read is no change.

    Of two feeds with one address the first holds, as when the list later names a feed that was added before.
    """
    known = {name: change for name, text in sorted(changes.items()) if (change := read_change(text)) is not None}
    found = {feed.id: Place(feed) for feed in listed}
    for name, change in known.items():
        feed = change.feed or (found[name].feed if name in found else None)
        if change.removed or feed is None or feed.id != name:
            found.pop(name, None)
        else:
            found[name] = Place(feed, change.at.isoformat())
    taken: set[str | None] = set()
    unique: dict[str, Place] = {}
    for name, place in found.items():
        address = canonical_url(place.feed.url)
        if address not in taken:
            taken.add(address)
            unique[name] = place
    return unique


def read_change(text: str) -> Change | None:
    """Read one line of JSON; None where it can't be read."""
    try:
        return Change.model_validate_json(text, extra="ignore")
    except ValidationError:
        return None


def write_change(at: datetime, *, feed: FeedSpec | None = None, removed: bool = False) -> str:
    """Write one line of JSON."""
    return Change(at=at, feed=feed, removed=removed).model_dump_json(exclude_defaults=True)


def make_feed(values: Mapping[str, Any], taken: Container[str]) -> FeedSpec:
    """
    Make a feed of *values*, of which only ``url`` is needed: its id comes from the address, its name is its host.

    Raises:
        ContractViolation: A value can't be right; names the field.
    """
    given = {name: value for name, value in values.items() if value is not None}
    url = str(given.get("url", ""))
    given.setdefault("id", _free_id(url, taken))
    given.setdefault("name", _host(url) or given["id"])
    if given["id"] in RESERVED:
        raise ContractViolation(f"{given['id']} is the name of another kind of source", field="id")
    try:
        return FeedSpec.model_validate(given)
    except ValidationError as error:
        raise refusal(error) from error


def added(
    feed: FeedSpec, listed: Sequence[FeedSpec], changes: Mapping[str, str], now: datetime, *, as_given: bool
) -> tuple[FeedSpec, str]:
    """
    Add *feed*: the feed that is in force then, and the change to keep.

    A feed of the list that was removed comes back as the list has it, unless *as_given*.

    Raises:
        ContractViolation: Its address or its id is in force already.
    """
    places = roster(listed, changes)
    address = canonical_url(feed.url)
    for place in places.values():
        if canonical_url(place.feed.url) == address:
            raise ContractViolation(f"{feed.url} is read already, as {place.feed.id}")
    if feed.id in places:
        raise ContractViolation(f"{feed.id} is the id of another feed, {places[feed.id].feed.url}", field="id")
    if not as_given:
        for one in listed:
            if canonical_url(one.url) == address:
                return one, write_change(now)
    return feed, write_change(now, feed=feed)


def _free_id(url: str, taken: Container[str]) -> str:
    base = _UNFIT.sub("-", _host(url)).strip("-._")[:60] or "feed"
    if base in RESERVED:
        base += "-" + digest(url)[:6]
    if base not in taken:
        return base
    words = [_UNFIT.sub("-", part.lower()).strip("-._") for part in _split(url).path.split("/")]
    longer = "-".join([base, *(word for word in words if word and word not in {"rss", "feed", "rss.xml", "feed.xml"})])[
        :90
    ]
    return longer if longer not in taken else f"{base}-{digest(url)[:6]}"


def _host(url: str) -> str:
    return _LEADING.sub("", (_split(url).hostname or "").lower())


def _split(url: str) -> Any:
    try:
        return urlsplit(url)
    except ValueError:  # brackets around no address: the feed list's own check says so
        return urlsplit("")
