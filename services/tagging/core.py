"""Which core runs: the plain one, or the one that ``deploy/compiled.py`` has translated to C."""

from pathlib import Path
from typing import Literal

from services.tagging.domain import engine


def core() -> Literal["compiled", "plain"]:
    """Say which core this process has: both find the same."""
    return "plain" if Path(engine.__file__).suffix == ".py" else "compiled"
