"""
The Article: what was published, as it was published.

Strict at the doors for people and programs (``parse_at_door`` refuses unknown fields by name), tolerant on the streams
(``parse_on_stream`` ignores them, so that versions can mix).
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from shared.contracts.errors import ContractViolation, MalformedEntry, PermanentError, TooLarge
from shared.contracts.identity import article_id, canonical_url

MAX_ARTICLE_BYTES = 8 * 1024 * 1024  # of one Article's JSON; a setting may change it
MAX_ID_CHARS = 200
_NUMBER = re.compile(r"\s*[-+]?[\d._]+\s*\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")


_MOST_BYTES_A_CHARACTER = 6  # \u0001
# On the stream an Article may be so much longer than at the door: every field is written out, and the gate adds some.
_ROOM_BYTES = 64 * 1024


def _utc(moment: datetime) -> datetime:
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("a time outside the calendar") from error


def _rfc3339(value: object) -> object:
    # Pydantic would also take a number for a Unix time: "20241111" would become a day in August 1970.
    if isinstance(value, str | datetime) and not (isinstance(value, str) and _NUMBER.match(value)):
        return value
    raise ValueError("is no RFC 3339 time such as 2024-11-11T09:00:00Z")


def _writable(text: str) -> str:
    # NUL is in no news text: what holds it is a binary file or an attack on whoever reads it next.
    if "\0" in text:
        raise ValueError("holds a NUL character")
    if not text.isascii() and _SURROGATE.search(text):
        raise ValueError("holds half of a surrogate pair")
    return text


def _blank_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _printable(value: str) -> str:
    if not value.isprintable() or " " in value:
        raise ValueError("must be printable and hold no spaces")
    return value


def stamp(moment: datetime, timespec: str = "seconds") -> str:
    """Write *moment* as it stands in messages and records: RFC 3339, in UTC, with a Z; ``auto``: as exact as it is."""
    return moment.astimezone(UTC).isoformat(timespec=timespec).replace("+00:00", "Z")


Moment = Annotated[datetime, BeforeValidator(_rfc3339), AfterValidator(_utc)]

Text = Annotated[str, AfterValidator(_writable)]
OptionalText = Annotated[Text | None, BeforeValidator(_blank_is_none)]
ArticleId = Annotated[str, Field(min_length=1, max_length=MAX_ID_CHARS), AfterValidator(_printable)]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


class Contract(BaseModel):
    """A message: frozen, because it is a fact; unknown fields are ignored unless the door asks otherwise."""

    # What we write is always whole: no field is left out because it holds its default.
    model_config = ConfigDict(frozen=True, extra="ignore", json_schema_serialization_defaults_required=True)

    @classmethod
    def of(cls, fields: dict[str, Any]) -> Self:
        """
        Make one of *fields*, which are all there are and have been checked where they come from.

        What ``model_construct`` does for a model without aliases, private attributes or missing fields, at a tenth of
        its cost; *fields* become its own.
        """
        made, put = cls.__new__(cls), object.__setattr__
        put(made, "__dict__", fields)
        put(made, "__pydantic_fields_set__", set(fields))
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made


class Source(Contract):
    """Who published. ``reliability`` is the Admiralty letter (null: unknown), ``via`` the agency the text credits."""

    id: Annotated[Text, Field(min_length=1, max_length=MAX_ID_CHARS)] = "unknown"
    name: OptionalText = None
    publisher: OptionalText = None
    reliability: Reliability | None = None
    via: OptionalText = None


class Original(Contract):
    """The article that told a text first: its id, and who published it."""

    article: ArticleId
    source: Source = Source()


class Changed(Contract):
    """What an edit changed: *removed* characters at *at* in the last revision's text became *added* in this one."""

    at: Annotated[int, Field(ge=0)]
    removed: Annotated[int, Field(ge=0)]
    added: Annotated[int, Field(ge=0)]
    title: bool = False


class Article(Contract):
    """
    One article, one revision. Only ``text`` is required of whoever hands it in; the rest is derived or null.

    ``syndication`` is one for all articles that tell the same text, ``original`` the first of them where it is another.
    Times are UTC; ``modified_at`` is when its publisher says it was last edited. ``text`` is kept code point for
    code point: every offset in the program counts in it.
    """

    id: ArticleId
    url: OptionalText = None
    title: OptionalText = None
    text: Text
    language: OptionalText = None
    authors: tuple[Text, ...] = ()
    published_at: Moment | None = None
    modified_at: Moment | None = None
    fetched_at: Moment | None = None
    revision: Annotated[int, Field(ge=1, lt=2**31)] = 1
    syndication: OptionalText = None
    original: Original | None = None
    changed: Changed | None = None
    source: Source = Source()

    @model_validator(mode="before")
    @classmethod
    def _derive(cls, raw: object) -> object:
        """Fill what can be derived: the id, and the source from the address."""
        if not isinstance(raw, Mapping):
            return raw
        filled = _given(raw, Article, required="text")
        url, text = filled.get("url"), filled.get("text")
        if "id" not in filled:  # where the text is wrong, the text is what the error shall name, not the id
            filled["id"] = article_id(url if isinstance(url, str) else None, text) if isinstance(text, str) else "-"
        source = filled.get("source", {})
        if isinstance(source, Mapping):
            source = _given(source, Source)
            publisher, host = source.get("publisher"), _host(url) if isinstance(url, str) else None
            if host and _blank_is_none(publisher) is None:
                source["publisher"] = publisher = host
            if isinstance(publisher, str) and publisher.strip():
                source.setdefault("id", publisher.strip()[:MAX_ID_CHARS])
            filled["source"] = source
        return filled

    @property
    def event_time(self) -> datetime:
        """When it was published; without a date, when it entered the stream. Raises if it has neither."""
        return first_of(self.published_at, self.fetched_at, field="fetched_at")


def first_of(published: datetime | None, fetched: datetime | None, *, field: str) -> datetime:
    """Give the event time of what was *published*, else *fetched*; raises, naming *field*, if neither is known."""
    moment = published or fetched
    if moment is None:
        raise ContractViolation("neither published nor fetched at any time", field=field)
    return moment


def parse_at_door(raw: bytes | str | Mapping[str, Any], *, max_bytes: int = MAX_ARTICLE_BYTES) -> Article:
    """
    Read an Article that a person or a program hands in; unknown fields are refused by name, and so is empty text.

    Raises:
        MalformedEntry: Not JSON, or not an object.
        ContractViolation: A field is wrong, missing or unknown; ``field`` names it.
        TooLarge: More than *max_bytes* of JSON.
    """
    article = _parse(raw, extra="forbid", max_bytes=max_bytes)
    if not article.text.strip():
        raise ContractViolation("is empty", field="text")
    if isinstance(raw, Mapping) and _MOST_BYTES_A_CHARACTER * len(article.text) > max_bytes:
        size = len(article.model_dump_json(exclude_unset=True).encode())
        if size > max_bytes:
            raise TooLarge(f"{size:,} bytes of JSON; {max_bytes:,} are allowed")
    return article


def parse_for_tagging(raw: bytes | str | Mapping[str, Any], *, max_bytes: int = MAX_ARTICLE_BYTES) -> Article:
    """Read an Article handed to ``tocsin tag``: as at a door, but empty text is legal (it has no findings)."""
    return _parse(raw, extra="forbid", max_bytes=max_bytes)


def parse_on_stream(raw: bytes, *, max_bytes: int = MAX_ARTICLE_BYTES) -> Article:
    """Read an Article from a stream entry: unknown fields are ignored. Raises as :func:`parse_at_door`."""
    article = _parse(raw, extra="ignore", max_bytes=max_bytes + _ROOM_BYTES)
    if not article.text.strip():
        raise ContractViolation("is empty", field="text")
    return article


def refusal(error: ValidationError) -> PermanentError:
    """Say the first thing that is wrong, in one line, without quoting the input (it may be hostile or huge)."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if first["type"] == "json_invalid":
        return MalformedEntry(first["msg"][:200])
    if not first["loc"] and first["type"] in {"model_type", "model_attributes_type", "dict_type"}:
        return MalformedEntry("not a JSON object")
    name = ".".join(str(part) for part in first["loc"])[:200]  # as hostile as its value
    field = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    message = {"extra_forbidden": "unknown field", "missing": "is required"}.get(first["type"], first["msg"])
    return ContractViolation(message.removeprefix("Value error, "), field=field)


def _parse(raw: bytes | str | Mapping[str, Any], *, extra: Literal["forbid", "ignore"], max_bytes: int) -> Article:
    if isinstance(raw, Mapping):
        data = None
    else:
        try:
            data = raw.encode() if isinstance(raw, str) else raw
        except UnicodeEncodeError as error:
            raise MalformedEntry("holds half of a surrogate pair") from error
        if len(data) > max_bytes:
            raise TooLarge(f"{len(data):,} bytes of JSON; {max_bytes:,} are allowed")
    try:
        if data is None:
            return Article.model_validate(raw, extra=extra)
        return Article.model_validate_json(data, extra=extra)
    except ValidationError as error:
        raise refusal(error) from error


def _given(raw: Mapping[Any, Any], model: type[BaseModel], *, required: str = "") -> dict[str, Any]:
    """Leave out the known fields that are null: they count as missing. An unknown one stays, to be refused by name."""
    return {k: v for k, v in raw.items() if v is not None or k == required or k not in model.model_fields}


def _host(url: str) -> str | None:
    canonical = canonical_url(url)
    return urlsplit(canonical).hostname if canonical else None
