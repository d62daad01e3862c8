"""Estimates where odds were unequal or people share a mentor: weighted, and resampled mentor by mentor.

Weights: 1/p for who was drawn and 1/(1−p) for who was not (D. G. Horvitz and D. J. Thompson, JASA 47 (1952), 663–685), scaled to sum
to one (J. Hájek, 1971). Only odds from 0.05 to 0.95 count, so that nobody speaks for more than twenty (R. K. Crump, V. J. Hotz,
G. W. Imbens and O. A. Mitnik, "Dealing with limited overlap", Biometrika 96 (2009), 187–199); who is left out is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.mentorships.domain.estimates.numbers import Comparison, Estimate, Floats, Whole

LOWEST_ODDS: Final = 0.05
HIGHEST_ODDS: Final = 0.95
RESAMPLINGS: Final = 500
REDRAWS: Final = 999
_CELLS: Final = 1_000_000
_HAIR: Final = 1e-12


@dataclass(frozen=True)
class Weighted:
    """The weights of a group, and whom each shares their fate with (the mentor; everybody alone has a number of their own)."""

    weights: Floats
    together: Whole


def may_count(odds: Floats) -> NDArray[np.bool_]:
    """Whose odds are neither so low nor so high that a few would speak for all."""
    return (odds >= LOWEST_ODDS) & (odds <= HIGHEST_ODDS)


def weights_of(odds: Floats, *, drawn: bool) -> Floats:
    return 1 / odds if drawn else 1 / (1 - odds)


def weighted_difference(compare: Comparison, one: Weighted, other: Weighted, seed: int) -> Estimate:
    """The estimate with a bootstrap that resamples whole mentors, each group by itself.

    A. C. Davison and D. V. Hinkley, Bootstrap Methods (1997), 3.8; the spread is widened by G/(G−1) and read by Student's t with the
    degrees of freedom that G groups leave (A. C. Cameron, J. B. Gelbach and D. L. Miller, "Bootstrap-based improvements for
    inference with clustered errors", Review of Economics and Statistics 90 (2008), 414–427), G being how many groups the unequal
    weights are worth (L. Kish, Survey Sampling, 1965, 11.7).
    """
    dice = np.random.default_rng(seed)
    value = float(compare(one.weights[None], other.weights[None])[0])
    sizes = [_worth(each) for each in (one, other)]
    spread = (
        _variance([compare(part, other.weights[None]) for part in _resampled(one, dice)]),
        _variance([compare(one.weights[None], part) for part in _resampled(other, dice)]),
    )
    variances = [each * size / (size - 1) for each, size in zip(spread, sizes, strict=True)]
    below = sum(each**2 / (size - 1) for each, size in zip(variances, sizes, strict=True))
    freedom = sum(variances) ** 2 / below if below else sum(sizes) - 2
    return Estimate.around(value, float(np.sqrt(sum(variances))), round(freedom, 1))


def _worth(group: Weighted) -> float:
    sums = np.bincount(group.together, weights=group.weights)
    return max(float(sums.sum() ** 2 / (sums**2).sum()), 1.5)


def _variance(parts: list[Floats]) -> float:
    return float(np.concatenate(parts).var(ddof=1))


def _resampled(group: Weighted, dice: np.random.Generator) -> Iterator[Floats]:
    names, place = np.unique(group.together, return_inverse=True)
    for size in _parts(RESAMPLINGS, len(group.weights)):
        counts = dice.multinomial(len(names), np.full(len(names), 1 / len(names)), size=size)
        yield group.weights * counts[:, place]


def _parts(times: int, people: int) -> Iterator[int]:
    """So many at once that what is held of them stays small, however many people there are."""
    at_once = max(_CELLS // max(people, 1), 1)
    for done in range(0, times, at_once):
        yield min(at_once, times - done)


def redrawn(compare: Comparison, odds: Floats, drawn: NDArray[np.bool_], seed: int) -> float:
    """How often a draw that changes nothing would differ as much as this one did: a p-value that assumes nothing but the draw.

    `compare` takes weights of all people on both sides, zero for who was not on it. Equal odds: the same number is drawn each
    time. R. A. Fisher, The Design of Experiments (1935), II; counted with the draw itself (B. Phipson and G. K. Smyth,
    "Permutation p-values should never be zero", Statistical Applications in Genetics and Molecular Biology 9 (2010), 39).
    """
    dice = np.random.default_rng(seed)
    found = _drawn_difference(compare, odds, drawn[None])[0]
    as_much = 0
    for size in _parts(REDRAWS, len(odds)):
        if np.ptp(odds) == 0:
            draws = dice.permuted(np.broadcast_to(drawn, (size, len(drawn))), axis=1)
        else:
            draws = dice.random((size, len(odds))) < odds
        others = _drawn_difference(compare, odds, draws)
        as_much += int((np.abs(others) >= abs(found) - _HAIR).sum())
    return (1 + as_much) / (1 + REDRAWS)


def _drawn_difference(compare: Comparison, odds: Floats, draws: NDArray[np.bool_]) -> Floats:
    return compare(np.where(draws, 1 / odds, 0.0), np.where(draws, 0.0, 1 / (1 - odds)))
