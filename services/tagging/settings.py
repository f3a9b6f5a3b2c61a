"""Settings of the tagging worker."""

from pydantic import Field

from shared.chassis.settings import RedisSettings, RuntimeSettings, Settings, StreamSettings


class TaggingSettings(Settings):
    """What the tagging worker can be told."""

    redis: RedisSettings = Field(default_factory=RedisSettings, description="The server.")
    streams: StreamSettings = Field(default_factory=StreamSettings, description="Reading, retries, retention.")
    runtime: RuntimeSettings = Field(default_factory=RuntimeSettings, description="Logs and health.")
