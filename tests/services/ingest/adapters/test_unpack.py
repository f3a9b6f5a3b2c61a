"""Unpacking within limits."""

import gzip
import tracemalloc
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.adapters.unpack import ACCEPTED, Body
from shared.contracts.errors import SourceRefused, SourceUnavailable

try:
    from compression import zstd
except ImportError:  # before Python 3.14
    from backports import zstd  # type: ignore[no-redef]

PACKERS = {
    "": bytes,
    "identity": bytes,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda plain: brotli.compress(plain, quality=1),
    "zstd": zstd.compress,
}


@given(st.sampled_from(sorted(PACKERS)), st.binary(max_size=5000), st.integers(1, 700))
def test_what_was_packed_comes_out_whole_in_whatever_pieces_it_comes(coding: str, plain: bytes, step: int) -> None:
    packed = PACKERS[coding](plain)
    body = Body(coding, 10_000)
    for start in range(0, len(packed), step):
        body.add(packed[start : start + step])
    assert body.bytes() == plain


def test_deflate_without_its_envelope_is_read_too() -> None:
    machine = zlib.compressobj(wbits=-15)
    body = Body("deflate", 1000)
    body.add(machine.compress(b"words") + machine.flush())
    assert body.bytes() == b"words"


@given(st.integers(1, 60))
def test_one_packed_part_after_another_is_read_too_and_rubbish_after_them_is_not(step: int) -> None:
    packed = gzip.compress(b"words, ") + gzip.compress(b"") + gzip.compress(b"more words") + b"\0\0\0"
    body = Body("gzip", 1000)
    for start in range(0, len(packed), step):
        body.add(packed[start : start + step])
    assert body.bytes() == b"words, more words"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_refused_before_it_goes_off(coding: str) -> None:
    bomb = PACKERS[coding](bytes(50_000_000))
    tracemalloc.start()
    with pytest.raises(SourceRefused, match="unpacks to more than 1,000,000 bytes"):
        Body(coding, 1_000_000).add(bomb)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_more_bytes_than_allowed_are_refused() -> None:
    with pytest.raises(SourceRefused, match="sends more than 10 bytes"):
        Body("", 10).add(bytes(11))


def test_what_is_damaged_or_in_an_unknown_coding_is_unavailable() -> None:
    with pytest.raises(SourceUnavailable, match="damaged"):
        Body("gzip", 100).add(b"no gzip at all")
    with pytest.raises(SourceUnavailable, match="coding"):
        Body("gzip, br", 100)
    assert ACCEPTED.startswith("gzip, deflate")
