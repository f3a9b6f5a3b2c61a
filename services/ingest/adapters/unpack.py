"""
Unpacking an answer while it arrives: gzip, deflate, Brotli and Zstandard, never beyond the limit.

A decompressor is asked for a bounded piece at a time, so that a bomb of a few kilobytes never becomes a gigabyte in
memory, not even for a moment.
"""

import importlib
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from shared.contracts.errors import SourceRefused, SourceUnavailable

_GZIP_BEGINS = 0x1F
_MOST_WINDOW_LOG = 23  # 8 MiB, what RFC 9659 allows on the web; the library would take 128
_PIECE_BYTES = 256 * 1024


class Unpacker(Protocol):
    """Turns the bytes of a coding into plain ones, piece by piece."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Give what *data* adds, in bounded pieces."""
        ...


class _Zlib:
    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._machine = zlib.decompressobj(wbits)
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if not self._begun and data and self._wbits == zlib.MAX_WBITS and data[0] & 0x0F != 8:
            self._machine = zlib.decompressobj(
                -zlib.MAX_WBITS
            )  # `deflate` without its envelope, as many servers send it
        self._begun = self._begun or bool(data)
        while data:
            if self._machine.eof:  # one packed part may follow another; what else follows is no part of it
                if self._wbits == zlib.MAX_WBITS or data[0] != _GZIP_BEGINS:
                    return
                self._machine = zlib.decompressobj(self._wbits)
            yield self._machine.decompress(data, _PIECE_BYTES)
            data = self._machine.unused_data if self._machine.eof else self._machine.unconsumed_tail


class _Brotli:
    def __init__(self, module: Any) -> None:
        self._machine = module.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield self._machine.process(data, output_buffer_limit=_PIECE_BYTES)
        while not self._machine.can_accept_more_data():
            yield self._machine.process(b"", output_buffer_limit=_PIECE_BYTES)


class _Zstd:
    def __init__(self, module: Any) -> None:
        window = {module.DecompressionParameter.window_log_max: _MOST_WINDOW_LOG}
        self._machine = module.ZstdDecompressor(options=window)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while not self._machine.eof:
            yield self._machine.decompress(data, _PIECE_BYTES)
            if self._machine.needs_input:
                return
            data = b""


class _Plain:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data


def _module(*names: str) -> Any:
    for name in names:
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    return None


def _makers() -> dict[str, Callable[[], Unpacker]]:
    makers: dict[str, Callable[[], Unpacker]] = {
        "gzip": lambda: _Zlib(16 + zlib.MAX_WBITS),
        "deflate": lambda: _Zlib(zlib.MAX_WBITS),
    }
    brotli = _module("brotli")
    if brotli is not None and hasattr(brotli.Decompressor, "can_accept_more_data"):  # older ones can't be bounded
        makers["br"] = lambda: _Brotli(brotli)
    if (zstd := _module("compression.zstd", "backports.zstd")) is not None:
        makers["zstd"] = lambda: _Zstd(zstd)
    return makers


_MAKERS = _makers()
ACCEPTED = ", ".join(_MAKERS)  # only what can be unpacked within the limit is asked for


class Body:
    """Collects an answer's body within *max_bytes*, as it comes and unpacked."""

    def __init__(self, coding: str, max_bytes: int) -> None:
        coding = coding.strip().lower().removeprefix("x-")
        maker = _MAKERS.get(coding) if coding not in {"", "identity"} else _Plain
        if maker is None:
            raise SourceUnavailable(f"answers in a content coding we didn't ask for ({coding[:40]!r})")
        self._unpacker = maker()
        self._max_bytes = max_bytes
        self._pieces: list[bytes] = []
        self._came = self._unpacked = 0

    def add(self, data: bytes) -> None:
        """
        Add what has come.

        Raises:
            SourceRefused: It is more than the limit, packed or unpacked.
            SourceUnavailable: It can't be unpacked.
        """
        self._came += len(data)
        self._within(self._came, "sends")
        try:
            for piece in self._unpacker.feed(data):
                self._unpacked += len(piece)
                self._within(self._unpacked, "unpacks to")
                self._pieces.append(piece)
        except SourceRefused:
            raise
        except Exception as error:  # each library has its own error for damaged data
            raise SourceUnavailable(f"its packed body is damaged ({type(error).__name__})") from error

    def bytes(self) -> bytes:
        """Give what has come so far, unpacked."""
        return b"".join(self._pieces)

    def _within(self, size: int, verb: str) -> None:
        if size > self._max_bytes:
            raise SourceRefused(f"{verb} more than {self._max_bytes:,} bytes")
