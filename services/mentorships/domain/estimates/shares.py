"""Shares of two groups, and by how much they differ."""

from math import sqrt

from services.mentorships.domain.estimates.numbers import Estimate, Z


def share(yes: int, people: int) -> Estimate:
    """A share with the score interval.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212.
    """
    p = yes / people
    middle = (p + Z**2 / (2 * people)) / (1 + Z**2 / people)
    reach = Z / (1 + Z**2 / people) * sqrt(p * (1 - p) / people + Z**2 / (4 * people**2))
    return Estimate(p, max(middle - reach, 0.0), min(middle + reach, 1.0), sqrt(p * (1 - p) / people))


def share_difference(yes: int, people: int, other_yes: int, other_people: int) -> Estimate:
    """By how much the first share is higher, with the hybrid score interval.

    R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998),
    873–890, method 10.
    """
    one, other = share(yes, people), share(other_yes, other_people)
    value = one.value - other.value
    low = value - sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    high = value + sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Estimate(value, low, high, sqrt(one.error**2 + other.error**2))
