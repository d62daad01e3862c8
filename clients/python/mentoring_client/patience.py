"""Which answers mean "not yet", and how long to wait before the same request again."""

from typing import Final

import httpx

from mentoring_client.problems import ProblemError

PATIENCE: Final = 30.0
"""Seconds in which a "not yet" is asked again."""
LONGEST_PAUSE: Final = 2.0

_NOT_YET: Final = frozenset({"not-yet-arrived", "still-running"})


def pause_before_next_try(response: httpx.Response) -> float | None:
    """Seconds; None where the answer is final. The response has been read."""
    if response.status_code < 400:
        return None
    problem = ProblemError.of(response)
    if problem.slug in _NOT_YET:  # the server has waited already
        return 0.05
    if problem.status not in {429, 503}:
        return None
    return min(problem.retry_after if problem.retry_after is not None else 1.0, LONGEST_PAUSE)
