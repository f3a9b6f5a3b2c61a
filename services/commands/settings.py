"""All settings there are, for whoever lists or checks them."""

from pydantic import Field
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from services.alert.settings import AlertSettings
from services.ingest.settings import IngestSettings
from services.tagging.settings import TaggingSettings
from shared.chassis.settings import Settings, variables


class UpSettings(Settings):
    """What only ``tocsin up`` can be told."""

    embedded_port: int | None = Field(
        None, ge=1, le=65535, description="Port on 127.0.0.1 that the embedded server also listens on; empty: none."
    )


GROUPS: tuple[type[BaseSettings], ...] = (IngestSettings, TaggingSettings, AlertSettings, UpSettings)


def known_variables() -> dict[str, FieldInfo]:
    """List every ``TOCSIN_*`` variable that some part of the program reads."""
    return variables(GROUPS)
