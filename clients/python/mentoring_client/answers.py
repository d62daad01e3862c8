"""What a generated function answers, as its types say it once a no has been raised."""

from typing import TypeVar

from mentoring_client.generated.models import Problem

Answer = TypeVar("Answer")


def data(answer: Answer | Problem | None) -> Answer:
    """The answer itself: `me = data(await read_me.asyncio(client=mentoring.client))`."""
    if answer is None or isinstance(answer, Problem):
        raise TypeError("a Mentoring raises what is no answer: was another client used?")
    return answer
