"""Kafka's partition of a key, for many keys at once: what every client of Kafka computes, one key at a time."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_SEED: Final = 0x9747B28C
_M: Final = np.uint32(0x5BD1E995)
_LENGTH: Final = 36  # a UUID as text: nine whole words, nothing left over


def partitions_of(keys: Sequence[bytes], partitions: int) -> list[int]:
    """murmur2 (`org.apache.kafka.common.utils.Utils`) of keys that are UUIDs as text, modulo the partitions."""
    words: NDArray[np.uint32] = np.frombuffer(b"".join(keys), dtype="<u4").reshape(len(keys), _LENGTH // 4)
    hashed = np.full(len(keys), _SEED ^ _LENGTH, dtype=np.uint32)
    for column in words.T:
        mixed = column * _M
        mixed ^= mixed >> np.uint32(24)
        mixed *= _M
        hashed *= _M
        hashed ^= mixed
    hashed ^= hashed >> np.uint32(13)
    hashed *= _M
    hashed ^= hashed >> np.uint32(15)
    found: list[int] = ((hashed & np.uint32(0x7FFFFFFF)) % np.uint32(partitions)).tolist()
    return found
