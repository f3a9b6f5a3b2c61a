"""
The feed list: a TOML file with one ``[[feed]]`` block a feed. Read strictly, because a typo here is a source that is
never read and never missed.
"""

import tomllib
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from shared.contracts.article import Reliability, Source, refusal
from shared.contracts.errors import ConfigurationError
from shared.contracts.identity import canonical_url


def _feed_address(url: str) -> str:
    if any(c.isspace() for c in url):
        raise ValueError("holds a space")
    if urlsplit(url).username is not None:
        raise ValueError("must not hold a user or a password: the address is shown to people")
    if urlsplit(url).scheme not in {"http", "https"} or canonical_url(url) is None:
        raise ValueError("must be an http:// or https:// address")
    return url


class FeedSpec(BaseModel):
    """One feed of the list."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,99}$", description="Short name, kept for ever: articles carry it.")
    name: str = Field(min_length=1, max_length=200, description="What people read.")
    url: Annotated[str, Field(max_length=2000), AfterValidator(_feed_address)]
    publisher: str | None = Field(None, min_length=1, max_length=200, description="Who answers for it; a domain.")
    reliability: Reliability | None = Field(None, description="The Admiralty letter, A to F.")
    language: str | None = Field(None, min_length=2, max_length=20, description="Where the feed doesn't say it.")
    region: str | None = Field(None, min_length=1, max_length=100, description="What part of the world it tells of.")
    interval_seconds: int | None = Field(None, ge=10, le=604_800, description="Fixed pause between polls; else learnt.")
    pages: bool | None = Field(
        None, description="Fetch articles' pages where the feed gives a summary; else the setting."
    )

    @property
    def interval(self) -> timedelta | None:
        """The fixed pause between polls, if there is one."""
        return timedelta(seconds=self.interval_seconds) if self.interval_seconds else None

    @property
    def source(self) -> Source:
        """What its articles say about where they come from."""
        return Source(id=self.id, name=self.name, publisher=self.publisher, reliability=self.reliability)


def read_feed_list(text: str, *, path: str) -> tuple[FeedSpec, ...]:
    """
    Read the feed list *text*; *path* is only named in errors.

    Raises:
        ConfigurationError: Not TOML, or a feed that can't be right: says the file, the feed, the field.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not TOML: {error}") from error
    if unknown := next((name for name in raw if name != "feed"), None):
        raise ConfigurationError(f"{path}: {unknown!r} is unknown; feeds stand in [[feed]] blocks")
    blocks = raw.get("feed", [])
    if not isinstance(blocks, list):
        raise ConfigurationError(f"{path}: [feed] must be written [[feed]], one block a feed")
    feeds = tuple(_read_feed(block, number, path) for number, block in enumerate(blocks, 1))
    _refuse_doubles(feeds, path)
    return feeds


def _read_feed(block: object, number: int, path: str) -> FeedSpec:
    if not isinstance(block, dict):
        raise ConfigurationError(f"{path}: feed {number}: must be a [[feed]] block")
    try:
        return FeedSpec.model_validate(block)
    except ValidationError as error:
        name = block.get("id")
        which = f"feed {number}" + (f" ({name})" if isinstance(name, str) else "")
        raise ConfigurationError(f"{path}: {which}: {refusal(error)}") from error


def _refuse_doubles(feeds: tuple[FeedSpec, ...], path: str) -> None:
    ids: dict[str, int] = {}
    urls: dict[str | None, int] = {}
    for number, feed in enumerate(feeds, 1):
        if (first := ids.setdefault(feed.id, number)) != number:
            raise ConfigurationError(f"{path}: feed {number} ({feed.id}): id: feed {first} has the same")
        if (first := urls.setdefault(canonical_url(feed.url), number)) != number:
            raise ConfigurationError(
                f"{path}: feed {number} ({feed.id}): url: feed {first} ({feeds[first - 1].id}) has the same"
            )
