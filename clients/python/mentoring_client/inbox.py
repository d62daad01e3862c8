"""The inbox as it fills: a stream of server-sent events that comes back when it ends."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

import httpx

from mentoring_client.generated.models import MessageView
from mentoring_client.problems import ProblemError
from mentoring_client.session import Mentoring

STREAM: Final = "/notifications/v1/me/messages/stream"
SILENCE: Final = 45.0
"""Seconds; the platform says something each 15, so whoever hears nothing for so long has lost the line."""
_LONGEST_PAUSE: Final = 30.0


@dataclass(frozen=True)
class Arrival:
    """A message, and its number: give it to `arrivals` to go on behind it."""

    number: int
    message: MessageView


async def arrivals(
    person: Mentoring, *, after: int | None = None, seconds: int | None = None
) -> AsyncIterator[Arrival]:
    """Messages as they come, without a gap, until one stops listening or is signed out.

    `after`: the number of the last message one has; without it, from now on. `seconds`: of each stream, for tests.
    """
    failures = 0
    while True:
        try:
            async for arrival in _one_stream(person, after, seconds):
                after, failures = arrival.number, 0
                yield arrival
            failures = 0
        except httpx.TransportError:
            failures += 1
        except ProblemError as problem:
            if problem.status not in {429, 503}:
                raise
            failures += 1
        await asyncio.sleep(min(0.2 * 2**failures, _LONGEST_PAUSE))


async def _one_stream(person: Mentoring, after: int | None, seconds: int | None) -> AsyncIterator[Arrival]:
    headers = {"Accept": "text/event-stream"} | ({} if after is None else {"Last-Event-ID": str(after)})
    timeout = httpx.Timeout(30, read=SILENCE)
    query = {} if seconds is None else {"seconds": seconds}
    async with person.http.stream("GET", STREAM, headers=headers, params=query, timeout=timeout) as response:
        fields: dict[str, str] = {}
        async for line in response.aiter_lines():
            name, _, value = line.partition(":")
            if line:
                fields[name] = value.removeprefix(" ")
            elif fields.get("event") == "message":
                message = MessageView.from_dict(json.loads(fields["data"]))
                yield Arrival(int(fields["id"]), message)
            if not line:
                fields = {}
