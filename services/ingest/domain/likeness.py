"""
Likeness: a small signature of a text by which reprints of it are known, however they were cut and retouched.

One-permutation MinHash over runs of eight characters (Li, Owen, Zhang, NIPS 2012; empty bins borrow from the next
full one, Shrivastava and Li, ICML 2014): the share of bins that agree estimates the share of runs that two texts
have in common. Bands of bins are keys under which candidates are found without comparing all with all.

What is too short for that, a headline with its summary, or isn't written in Latin letters, is known by its very words.
"""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

BINS = 128
ROWS = 4  # of a band: two texts with 80 % in common agree in at least one of the bands with 99.9 %
BANDS = 16
BAND_DIGITS = 8  # hexadecimal
RUN = 8
# Of a text this short, a few common phrases are too large a share: all of it has to be the same.
MIN_CHARS = 400
MIN_SAME_CHARS = 80  # what many say in so few words isn't copied
MAX_CHARS = 20_000  # the rest of a longer text adds cost and no certainty
# Share of equal bins from which two texts are told to be one. Unrelated news of one topic stays under 0.15.
SAME = 0.5
_SHIFT = np.uint64(64 - 7)  # the upper seven bits choose one of 128 bins
_FACTOR_1, _FACTOR_2 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_HALF = np.uint64(32)
_EDGES = (np.arange(BINS, dtype=np.uint64) << _SHIFT).astype(np.uint64)
_LOWER = bytes(range(256)).lower()
_MARKS = bytes(c for c in range(256) if not chr(c).isascii() or not chr(c).isalnum())


@dataclass(frozen=True, slots=True)
class Likeness:
    """
    ``signature``: 128 bytes to compare; ``bands``: keys of 8 hexadecimal digits to find candidates by: 16, or one where
    the whole text has to be the same.
    """

    signature: bytes
    bands: tuple[str, ...]


def likeness(text: str) -> Likeness | None:
    """Sign *text*; None where it is too short to be told from another. Case, marks and spaces make no difference."""
    plain = text[:MAX_CHARS].encode("ascii", "ignore").translate(_LOWER, _MARKS)
    if len(plain) < MIN_CHARS:
        return _sameness(text)
    runs = np.concatenate(
        [np.frombuffer(plain, dtype="<u8", offset=k, count=(len(plain) - k) // RUN) for k in range(RUN)]
    )
    hashes = runs * _FACTOR_1
    hashes ^= hashes >> _HALF
    hashes *= _FACTOR_2
    hashes.sort()
    bins = _first_of_each_bin(hashes)
    words = (bins & np.uint64(0xFFFFFFFF)).astype("<u4")
    bands = words[: BANDS * ROWS].reshape(BANDS, ROWS)
    mixed = bands.astype(np.uint64) * _FACTOR_1
    folded = np.bitwise_xor.reduce(mixed + (mixed >> np.uint64(29)) * np.arange(1, ROWS + 1, dtype=np.uint64), axis=1)
    keys = (folded >> _HALF).astype("<u4").tolist()
    return Likeness(
        (words >> np.uint32(24)).astype(np.uint8).tobytes(), tuple(f"{key:0{BAND_DIGITS}x}" for key in keys)
    )


def _sameness(text: str) -> Likeness | None:
    """Sign the letters and digits of *text*, of whatever script."""
    words = "".join(filter(str.isalnum, text.casefold()))
    if len(words) < MIN_SAME_CHARS:
        return None
    signature = blake2b(words.encode("utf-8", "surrogatepass")).digest()
    return Likeness(signature * (BINS // len(signature)), (signature.hex()[:BAND_DIGITS],))


def share(one: bytes, other: bytes) -> float:
    """Estimate what share two texts have in common, from their signatures: 0 to 1."""
    equal = np.frombuffer(one, dtype=np.uint8) == np.frombuffer(other, dtype=np.uint8)
    return float(equal.mean())


def _first_of_each_bin(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Give the least hash of each bin; an empty bin borrows from the next full one."""
    places = np.searchsorted(hashes, _EDGES)
    found = hashes[np.minimum(places, len(hashes) - 1)]
    empty = (places == len(hashes)) | ((found >> _SHIFT) != np.arange(BINS, dtype=np.uint64))
    if empty.any():
        full = np.flatnonzero(~empty)
        following = full[np.searchsorted(full, np.arange(BINS)) % len(full)]
        found = found[following]
    return found
