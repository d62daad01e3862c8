"""What must hold of the number of pods over time. Each judgment says what was off, and nothing where all was well."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil
from typing import Final

SLACK: Final = 4.0
"""Seconds by which a look may be late."""
TOLERATED: Final = 0.1
"""Of what is wanted: an autoscaler that sees no more and no less than this beside it leaves the pods as they are."""


@dataclass(frozen=True)
class Look:
    """`pods`: as many as are wanted of a Deployment; `measured`: a pod's share of the number as its autoscaler last saw it."""

    at: float
    pods: int
    measured: float | None


def asked(pods: int, used: float, wanted: float) -> int:
    """How many an autoscaler asks for when each of so many is at this share; https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale"""
    ratio = used / wanted
    return pods if abs(ratio - 1) <= TOLERATED else ceil(pods * ratio)


def beyond(looks: Sequence[Look], least: int, most: int) -> list[str]:
    """Numbers of pods that may never be."""
    return sorted({f"{each.pods} pods, not {least} to {most}" for each in looks if not least <= each.pods <= most})


def rose_too_fast(looks: Sequence[Look], percent: int, period: float) -> list[str]:
    """Within a period there are no more than so many percent more."""
    return [
        f"from {one.pods} to {other.pods} pods in {other.at - one.at:.0f} s"
        for one, other in _within(looks, period)
        if other.pods > one.pods * (1 + percent / 100)
    ]


def fell_too_fast(looks: Sequence[Look], by: int, period: float) -> list[str]:
    """Within a period there are no more than so many less."""
    return [
        f"from {one.pods} to {other.pods} pods in {other.at - one.at:.0f} s"
        for one, other in _within(looks, period)
        if one.pods - other.pods > by
    ]


def first_fall(looks: Sequence[Look]) -> float | None:
    """When there was a pod less for the first time."""
    return next((other.at for one, other in pairwise(looks) if other.pods < one.pods), None)


def lows(looks: Sequence[Look], below: float) -> int:
    """How often the autoscaler went from seeing more than this a pod to seeing less."""
    seen = [each.measured for each in looks if each.measured is not None]
    return sum(one >= below > other for one, other in pairwise(seen))


def widest_gap(looks: Sequence[Look]) -> float:
    """Seconds in which nobody looked."""
    return max((other.at - one.at for one, other in pairwise(looks)), default=0.0)


def _within(looks: Sequence[Look], period: float) -> list[tuple[Look, Look]]:
    return [(one, other) for one, other in combinations(looks, 2) if other.at - one.at < period - SLACK]
