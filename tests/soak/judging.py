"""Whether something has grown: the slope through all samples after the first third, by Theil and Sen.

The slope is the median of the slopes between all pairs of samples, so that a spike or a restart does not bend it
(`scipy.stats.theilslopes`). A series has grown where even the lower end of the slope's interval (95 %) rises and what the slope comes to over
the time looked at is more than the tolerance: a share of the median, and a floor below which nothing is told from noise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from scipy import stats

FEWEST: Final = 8
"""Samples after the first third; of fewer nothing is said."""


@dataclass(frozen=True)
class Tolerance:
    """What may come on top over the time looked at: a share of the median plus a floor."""

    share: float
    floor: float


TOLERANCES: Final[Mapping[str, Tolerance]] = {
    "memory": Tolerance(0.15, 8.0),
    "handles": Tolerance(0.15, 8.0),
    "connections": Tolerance(0.1, 4.0),
    "table": Tolerance(0.25, 512.0),
}
"""By the first word of a series. MiB, handles, connections, KiB."""


@dataclass(frozen=True)
class Trend:
    """`growth`: over the time looked at, in the series' own unit; `least`: the same by the lower end of the interval."""

    median: float
    growth: float
    least: float

    def is_flat(self, tolerance: Tolerance) -> bool:
        return self.least <= 0 or self.growth <= tolerance.share * self.median + tolerance.floor


def trend(at: Sequence[float], values: Sequence[float]) -> Trend | None:
    """After the first third of the samples; None where too few are left."""
    if not is_enough(len(at)):
        return None
    begin = len(at) // 3
    at, values = at[begin:], values[begin:]
    slope, _, low, _ = stats.theilslopes(values, at)
    span = at[-1] - at[0]
    return Trend(float(median(values)), float(slope) * span, float(low) * span)


def trends(at: Sequence[float], series: Sequence[Mapping[str, float]]) -> Mapping[str, Trend]:
    """Of each series that was there in every sample and of which there are enough."""
    names = [name for name in (series[0] if series else ()) if all(name in each for each in series)]
    found = {name: trend(at, [each[name] for each in series]) for name in names}
    return {name: each for name, each in found.items() if each is not None}


def grown(found: Mapping[str, Trend]) -> Sequence[str]:
    """The series that are not flat, each in a line."""
    return [
        f"{name} grows: {each.growth:+.1f} at a median of {each.median:.1f}"
        for name, each in found.items()
        if not each.is_flat(TOLERANCES[name.partition(" ")[0]])
    ]


def unjudged(minutes: int, samples: int) -> Sequence[str]:
    """Of a run that was long enough too few samples are off: that nothing has grown would be said of nothing."""
    if is_enough(minutes) and not is_enough(samples):
        return [f"{samples} samples in {minutes} minutes: too few to say what grows"]
    return []


def is_enough(samples: int) -> bool:
    """Whether enough of them come after the first third."""
    return samples - samples // 3 >= FEWEST


def differing(keys: Mapping[str, int], aggregates: Mapping[str, int]) -> Sequence[str]:
    """Topics with other than as many keys as their owners' tables have aggregates."""
    return [
        f"topic {name}: {keys.get(name, 0)} keys, {aggregates.get(name, 0)} aggregates"
        for name in sorted({*keys, *aggregates})
        if keys.get(name, 0) != aggregates.get(name, 0)
    ]
