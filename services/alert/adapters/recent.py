"""
Boards and incidents that this worker has read or written lately, so that they need not be read again.

What is remembered may be out of date where several workers share the work: whoever relies on it lets the commit check
the version, and forgets it when the commit says that it is stale. Versions are never used twice.
"""

from collections import OrderedDict
from dataclasses import dataclass

from services.alert.adapters.documents import Document

MAX_DOCUMENTS = 1000
MAX_BYTES = 8 * 1024 * 1024  # of JSON; as objects it takes several times as much


@dataclass(frozen=True, slots=True)
class Remembered:
    """A document at a version; None where there is none, which is version 0."""

    version: str
    document: Document | None
    size: int


class Recent:
    """The documents used last, by key; bounded in number and size."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Remembered] = OrderedDict()
        self._bytes = 0

    def get(self, key: str) -> Remembered | None:
        """Give what is remembered of *key*."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: str, found: Remembered) -> None:
        """Remember a document; the ones not used for longest go."""
        self.forget(key)
        self._kept[key] = found
        self._bytes += found.size
        while len(self._kept) > MAX_DOCUMENTS or (self._bytes > MAX_BYTES and len(self._kept) > 1):
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.size

    def forget(self, key: str) -> None:
        """Forget a document."""
        known = self._kept.pop(key, None)
        if known is not None:
            self._bytes -= known.size
