"""Figures of a program: percentiles of times."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Seconds, sorted."""

    sorted: tuple[float, ...]

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Times":
        return cls(tuple(sorted(seconds)))

    def percentile(self, percent: float) -> float:
        """The nearest-rank percentile."""
        rank = max(1, -(-len(self.sorted) * percent // 100))
        return self.sorted[int(rank) - 1]

    def __str__(self) -> str:
        p50, p99 = self.percentile(50) * 1000, self.percentile(99) * 1000
        return f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, longest {self.sorted[-1] * 1000:.1f} ms of {len(self.sorted)}"
