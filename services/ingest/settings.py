"""The settings of the ingest worker: ``TOCSIN_*`` variables. Read once by the command line, passed on from there."""

from datetime import timedelta
from pathlib import Path

from pydantic import Field, SecretStr, field_validator

from services.ingest.domain.health import Patience
from shared.chassis.inside import Inside
from shared.chassis.settings import RedisSettings, RuntimeSettings, Settings, StreamSettings, split_address


class IngestSettings(Settings):
    """Where articles come from, and within which limits."""

    feeds: Path | None = Field(None, description="Feed list (TOML). Empty: the one that comes with the program.")
    first_poll_hours: float = Field(
        48, ge=0, le=24 * 365, description="How old an entry may be to be published at the first poll of a feed."
    )
    stale_days: float = Field(7, gt=0, le=3650, description="An entry dated longer ago is kept out as stale.")
    future_hours: float = Field(
        15,
        ge=0,
        le=24 * 30,
        description="Up to so far ahead a date is taken for a wrong time zone (the entry passes, dated now); "
        "beyond, the entry waits for its date.",
    )
    poll_seconds: float = Field(300, ge=1, le=86400, description="Usual pause between two polls of a feed.")
    poll_min_seconds: float = Field(120, ge=1, le=86400, description="Shortest pause between two polls of a feed.")
    poll_max_seconds: float = Field(3600, ge=1, le=604800, description="Longest pause between polls of a quiet feed.")
    backoff_max_seconds: float = Field(
        6 * 3600, ge=1, le=604800, description="Longest pause after failures. No feed is ever given up."
    )
    silence_times: float = Field(
        3, ge=1, le=1000, description="A source that brought nothing new for so many times its rhythm is silent."
    )
    silence_hours: float = Field(
        12, ge=0, le=24 * 365, description="No source is silent before so many hours: nights and week-ends are quiet."
    )
    lease_seconds: float = Field(
        60, ge=1, le=3600, description="How long a worker that dies in the middle of a poll keeps the feed from others."
    )
    poll_concurrency: int = Field(32, ge=1, le=1000, description="Feeds polled at the same time.")
    fetch_seconds: float = Field(30, gt=0, le=600, description="Time for one answer in total, redirects included.")
    fetch_max_bytes: int = Field(
        16 * 1024 * 1024, ge=1024, description="Size limit of one answer, before and after decompression."
    )
    pages: bool = Field(True, description="Fetch the article's page where a feed gives only a summary.")
    pages_per_host: int = Field(2, ge=1, le=32, description="Requests to one host at the same time.")
    allow_private_addresses: str = Field(
        "false",
        description="Feeds and pages on loopback, private and link-local addresses: false (none), true (all), or a "
        "list of networks, addresses and hosts, such as 10.2.0.0/16, wiki.corp.example, .corp.example (all below it).",
    )
    user_agent: str = Field(
        "Tocsin/0.1 (news reader; feeds and articles)",
        min_length=3,
        max_length=300,
        pattern=r"^[\x20-\x7e]+$",
        description="How we name ourselves to the sites we read.",
    )
    watch_dir: Path | None = Field(
        None, description="Folder watched for .txt, .json and .jsonl files. They are never moved or changed."
    )
    watch_seconds: float = Field(1, ge=0.05, le=3600, description="Pause between two looks at the watched folder.")
    push_bind: str = Field("127.0.0.1:8080", description="Address and port of the push endpoint.")
    push_token: SecretStr | None = Field(
        None, description="Bearer token of the push endpoint, or several, a line each, also hashed. Empty: not served."
    )
    push_max_bytes: int = Field(32 * 1024 * 1024, ge=1024, description="Size limit of one request's body.")
    push_requests_per_minute: int = Field(
        60_000, ge=1, le=10_000_000, description="Requests a minute that each token may make of one worker."
    )
    push_gate_seconds: float = Field(
        1.5, gt=0, le=60, description="How long the push endpoint waits for Redis before it answers 503."
    )
    redis: RedisSettings = Field(default_factory=RedisSettings, description="The server.")
    streams: StreamSettings = Field(default_factory=StreamSettings, description="The streams.")
    runtime: RuntimeSettings = Field(default_factory=RuntimeSettings, description="The process.")

    @field_validator("allow_private_addresses", mode="before")
    @classmethod
    def _places(cls, value: object) -> object:
        text = str(value).lower() if isinstance(value, bool) else value
        if isinstance(text, str):
            Inside.read(text)
        return text

    @property
    def inside(self) -> Inside:
        """Which places off the public internet may be connected to."""
        return Inside.read(self.allow_private_addresses)

    @field_validator("push_bind")
    @classmethod
    def _address(cls, value: str) -> str:
        split_address(value)
        return value

    @property
    def first_poll(self) -> timedelta:
        """How old an entry may be at a feed's first poll."""
        return timedelta(hours=self.first_poll_hours)

    @property
    def patience(self) -> Patience:
        """How long a source may bring nothing new."""
        return Patience(times=self.silence_times, least=timedelta(hours=self.silence_hours))
