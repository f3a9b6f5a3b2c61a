"""
Finding plug-ins: one module each, one constant each, no list to keep.

``discover(services.tagging.indicators, "INDICATOR", Indicator)`` walks the package in name order. A module that lacks
the constant, or a name given twice, stops the start and names the file: a forgiving loader turns a typo into silence.
Plug-ins from elsewhere come through entry points of the same shape, group ``tocsin.<constant in lower case>s``.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any, TypeVar

from shared.contracts.errors import ConfigurationError

T = TypeVar("T")


def discover(package: ModuleType, constant: str, kind: type[T]) -> tuple[T, ...]:
    """
    Collect *constant*, an instance of *kind* with a ``name``, from each public module of *package*, in name order.

    Raises:
        ConfigurationError: A module can't be imported, has no such constant, one of another type, or a name already
            taken.
    """
    found: dict[str, T] = {}
    for origin, value in (*_own(package, constant), *_foreign(constant)):
        if not isinstance(value, kind):
            raise ConfigurationError(f"{origin}: needs a constant {constant} of type {kind.__name__}")
        name = str(getattr(value, "name", origin))
        if name in found:
            raise ConfigurationError(f"{origin}: the name {name!r} is taken by another module")
        found[name] = value
    return tuple(found.values())


def _own(package: ModuleType, constant: str) -> Iterator[tuple[str, object]]:
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))
    for name in names:
        whole = f"{package.__name__}.{name}"
        module = _loaded(whole, partial(importlib.import_module, whole))
        yield str(module.__file__), getattr(module, constant, None)


def _foreign(constant: str) -> Iterator[tuple[str, object]]:
    for point in sorted(entry_points(group=f"tocsin.{constant.lower()}s"), key=lambda p: p.name):
        yield point.value, _loaded(point.value, point.load)


def _loaded(name: str, load: Callable[[], Any]) -> Any:
    try:
        return load()
    except Exception as error:  # whatever is wrong with it: the operator must learn which module it is
        raise ConfigurationError(f"{name}: can't be imported: {type(error).__name__}: {error}") from error
