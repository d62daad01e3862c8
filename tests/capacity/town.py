"""A town that lives through some weeks by the public API: mentors with mentees, who meet, write and tell how it was."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from tests.journeys.town import Mentor, Resident, Town, booking

MENTORS: Final = 2
MENTEES_EACH: Final = 10
WEEKS: Final = 10
"""Each pair meets once a week."""
LAST_OF_WEEK: Final = 12
"""Of the slots of the coming seven days: towards their end, so that a week goes by."""
GOAL: Final = {"text": "Speak at a meetup", "horizon": "short_term", "kind": "skill"}


@dataclass(frozen=True)
class Pair:
    """A mentee and their mentor, as they are known to all services."""

    mentee: UUID
    mentor: UUID
    mentorship: UUID
    offering: UUID


@dataclass
class _Couple:
    mentee: Resident
    mentor: Mentor
    mentorship: str


class Settled:
    """The town with everybody in it."""

    def __init__(self, town: Town, rest: Callable[[], Awaitable[object]]) -> None:
        self._town = town
        self._rest = rest
        self._couples: list[_Couple] = []

    @property
    def pairs(self) -> Sequence[Pair]:
        return [
            Pair(UUID(each.mentee.id), UUID(each.mentor.id), UUID(each.mentorship), UUID(each.mentor.offering))
            for each in self._couples
        ]

    @property
    def people(self) -> int:
        return len(self._couples) + MENTORS

    async def settle(self) -> None:
        """Everybody signs up, asks their mentor and is taken, and writes down a goal."""
        town = self._town
        for _ in range(MENTORS):
            mentor = await town.mentor("mentor", capacity=50)
            mentees = await asyncio.gather(*(town.mentee("mentee") for _ in range(MENTEES_EACH)))
            for mentee in mentees:
                mentorship = await town.mentorship(mentor, mentee)
                await mentee.visitor.post(f"/mentorships/v1/mentorships/{mentorship}/goals", GOAL)
                self._couples.append(_Couple(mentee, mentor, mentorship))
        await self._rest()

    async def live_a_week(self) -> int:
        """Each pair books, meets, writes a line and says how it was; how many have met."""
        booked = [await self._book(couple) for couple in self._couples]
        await self._rest()
        last = max(each["starts_at"] for each in booked)
        self._town.move_to(last, before=-timedelta(hours=2))
        await self._rest()
        for couple, session in zip(self._couples, booked, strict=True):
            await self._tell(couple, str(session["id"]))
        await self._rest()
        return len(booked)

    async def _book(self, couple: _Couple) -> Any:
        starts = await self._town.free_slots(couple.mentee, couple.mentor, couple.mentor.offering)
        answer = await couple.mentee.visitor.post(
            "/scheduling/v1/sessions", booking(couple.mentor.offering, starts[-LAST_OF_WEEK])
        )
        couple.mentor.visitor.learn_from(couple.mentee.visitor)
        return answer

    async def _tell(self, couple: _Couple, session: str) -> None:
        for person in (couple.mentee, couple.mentor):
            await person.visitor.refresh()
            path = f"/mentorships/v1/sessions/{session}/feedback"
            await person.visitor.post(path, {"rating": 5, "skills": []}, expect=(200, 201, 404, 409, 422))
        text = {"text": "Thank you, that was what I needed. Until next week!"}
        await couple.mentee.visitor.post(f"/mentorships/v1/mentorships/{couple.mentorship}/messages", text)
