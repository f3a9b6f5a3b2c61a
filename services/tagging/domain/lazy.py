"""``lazy``: an attribute worked out when it is first asked for, then a plain one; for objects of one thread."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 (reads as what it is: a decorator)
    """
    ``functools.cached_property`` without its lock, which costs more than most of what is worked out here.

    The class needs a ``__dict__``.
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> "lazy[T]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> "lazy[T] | T":
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._work(instance)
        return found
