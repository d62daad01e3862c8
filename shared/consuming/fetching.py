"""Reading what the broker sends even where a header's name is no UTF-8.

aiokafka decodes the names while it fetches. One bad name makes it raise before anybody sees a record: the ones before it
in the same fetch are passed over, the bad one is fetched again every five seconds, and the partition stands still for
ever. Here such a batch is read once more, with the strange bytes as surrogates, which `subscribers.received` turns back
into bytes; the record is then kept as a dead letter like any other that can't be processed.
"""

from collections.abc import Iterator
from typing import Any, SupportsIndex

from aiokafka.consumer import fetcher
from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import _DefaultRecordBatchPy
from aiokafka.record.memory_records import _MemoryRecordsPy

_FIRST_MAGIC_WITH_HEADERS = 2


def tolerate_header_names() -> None:
    """From now on consumers of this process read every header name. Doing it again changes nothing."""
    fetcher.MemoryRecords = _TolerantRecords


class _TolerantRecords(_MemoryRecordsPy):  # type: ignore[misc]
    """The batches of a fetch. Splitting them is cheap; each is read by aiokafka's compiled reader, as without us."""

    def next_batch(self) -> Any:
        raw = self._next_slice
        batch = super().next_batch()
        if batch is None or raw[self.MAGIC_OFFSET] < _FIRST_MAGIC_WITH_HEADERS:
            return batch
        return _TolerantBatch(batch, raw)


class _TolerantBatch:
    """A batch that is read a second time where the first reader stumbles."""

    def __init__(self, batch: Any, raw: memoryview) -> None:
        self._batch = batch
        self._raw = raw

    def __getattr__(self, name: str) -> Any:
        return getattr(self._batch, name)

    def __iter__(self) -> Iterator[Any]:
        try:
            return iter(list(self._batch))
        except (UnicodeDecodeError, CorruptRecordException):
            return iter(list(_ForgivingBatch(self._raw)))

    def __next__(self) -> Any:
        return next(self._batch)


class _ForgivingBatch(_DefaultRecordBatchPy):  # type: ignore[misc]
    """aiokafka's own reader over bytes that decode to surrogates where they are no UTF-8."""

    _buffer: Any

    def _maybe_uncompress(self) -> None:
        super()._maybe_uncompress()
        self._buffer = _ForgivingBytes(self._buffer)


class _ForgivingBytes(bytearray):
    def __getitem__(self, at: "SupportsIndex | slice") -> Any:
        found = super().__getitem__(at)
        return _ForgivingBytes(found) if isinstance(found, bytearray) else found

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:  # noqa: ARG002 — strictness is the trouble
        return super().decode(encoding, "surrogateescape")
