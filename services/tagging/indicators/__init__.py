"""The indicators, one to a file: each module holds one constant, ``INDICATOR``."""

import pkgutil
from functools import cache
from importlib import import_module

from services.tagging.domain.indicator import Indicator


@cache
def load() -> tuple[Indicator, ...]:
    """The indicators of this package, in name order."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(import_module(f"{__name__}.{name}").INDICATOR for name in names)
