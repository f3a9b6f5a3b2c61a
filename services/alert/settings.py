"""Settings of the alert worker."""

from datetime import timedelta
from pathlib import Path

from pydantic import Field

from shared.chassis.settings import RedisSettings, RuntimeSettings, Settings, StreamSettings


class AlertSettings(Settings):
    """What the alert worker can be told."""

    rules: Path | None = Field(
        None,
        description="File with rules of your own, in place of those that come with it; read again when it changes.",
    )
    incident_window_hours: float = Field(
        24,
        gt=0,
        le=24 * 366,
        description="An incident that nobody reports for so long is over, where its rule says nothing else.",
    )
    sinks: Path | None = Field(None, description="List of sinks and routes (TOML). Empty: no sink.")
    publishers: Path | None = Field(
        None, description="Table of who owns which publisher, TOML; empty: the one that comes with the program."
    )
    redis: RedisSettings = Field(default_factory=RedisSettings, description="The server.")
    streams: StreamSettings = Field(default_factory=StreamSettings, description="Reading, retries, retention.")
    runtime: RuntimeSettings = Field(default_factory=RuntimeSettings, description="Logs and health.")

    @property
    def incident_window(self) -> timedelta:
        """The width of a window of event time."""
        return timedelta(hours=self.incident_window_hours)
