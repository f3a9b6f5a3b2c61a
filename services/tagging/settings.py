"""Settings of the tagging worker."""

from pathlib import Path

from pydantic import Field

from shared.chassis.settings import RedisSettings, RuntimeSettings, Settings, StreamSettings


class TaggingSettings(Settings):
    """What the tagging worker can be told."""

    indicators_dir: Path | None = Field(
        None,
        description="Folder with indicators of your own, one TOML file each, beside those that come with it.",
    )
    indicators_shipped: bool = Field(True, description="Use the indicators of phrases that come with the program, too.")
    redis: RedisSettings = Field(default_factory=RedisSettings, description="The server.")
    streams: StreamSettings = Field(default_factory=StreamSettings, description="Reading, retries, retention.")
    runtime: RuntimeSettings = Field(default_factory=RuntimeSettings, description="Logs and health.")
