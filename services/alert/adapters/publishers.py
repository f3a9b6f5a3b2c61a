"""Who owns whom: the table of publisher families, from the operator's file or the one that comes with the program."""

from pathlib import Path

from services.alert.domain.corroboration import Families, read_families
from services.alert.domain.shelf import shipped_path
from shared.contracts.errors import ConfigurationError


def families(path: Path | None) -> Families:
    """
    Read the table at *path*, or the shipped one.

    Raises:
        ConfigurationError: It can't be read.
    """
    if path is None:
        return read_families(shipped_path("publishers.toml").read_text(encoding="utf-8"))
    try:
        return read_families(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: {error}") from error
