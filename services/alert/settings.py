"""Settings of the alert worker."""

from datetime import timedelta

from pydantic import Field

from shared.chassis.settings import RedisSettings, RuntimeSettings, Settings, StreamSettings


class AlertSettings(Settings):
    """What the alert worker can be told."""

    incident_window_hours: float = Field(
        24, gt=0, le=24 * 366, description="Reports of one event within one window of event time are one incident."
    )
    redis: RedisSettings = Field(default_factory=RedisSettings, description="The server.")
    streams: StreamSettings = Field(default_factory=StreamSettings, description="Reading, retries, retention.")
    runtime: RuntimeSettings = Field(default_factory=RuntimeSettings, description="Logs and health.")

    @property
    def incident_window(self) -> timedelta:
        """The width of a window of event time."""
        return timedelta(hours=self.incident_window_hours)
