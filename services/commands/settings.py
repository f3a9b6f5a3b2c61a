"""All settings there are, for whoever lists or checks them."""

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from services.alert.settings import AlertSettings
from services.ingest.settings import IngestSettings
from services.tagging.settings import TaggingSettings
from shared.chassis.settings import variables

GROUPS: tuple[type[BaseSettings], ...] = (IngestSettings, TaggingSettings, AlertSettings)


def known_variables() -> dict[str, FieldInfo]:
    """List every ``TOCSIN_*`` variable that some part of the program reads."""
    return variables(GROUPS)
