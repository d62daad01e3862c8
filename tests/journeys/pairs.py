"""A mentor and their mentee, and what they ask of scheduling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from deploy.local.demo.client import JSON, Answer
from tests.journeys.days import days_without_a_change, moment, rfc3339
from tests.journeys.town import OFFERING, Mentor, Resident, Town

AVAILABILITY: Final = "/scheduling/v1/me/availability"
OFFERINGS: Final = "/scheduling/v1/me/offerings"
HOLDS: Final = "/scheduling/v1/holds"
SESSIONS: Final = "/scheduling/v1/sessions"
SERIES: Final = "/scheduling/v1/series"
TIME_OFF: Final = "/scheduling/v1/me/time-off"


@dataclass(frozen=True)
class Pair:
    """`day`: a date ahead from which on no clock changes for a while. The mentor is there day and night, on UTC."""

    town: Town
    mentor: Mentor
    mentee: Resident
    mentorship_id: str
    day: date

    @classmethod
    async def meets(cls, town: Town, *zones: str) -> "Pair":
        """Two new people, whose mentorship is agreed."""
        mentor, mentee = await town.mentor(), await town.mentee()
        mentorship_id = await town.mentorship(mentor, mentee)
        return cls(town, mentor, mentee, mentorship_id, days_without_a_change(town.now(), *zones))

    def at(self, clock: str, *, day: int = 0) -> str:
        """A time on UTC, so many days after `day`."""
        return rfc3339(moment(self.day + timedelta(days=day), clock))

    async def hours(self, person: Resident, zone: str, windows: Sequence[tuple[str, str]], **more: Any) -> Answer:
        """The same windows on every day of the week."""
        weekly = [{"day": day, "from": from_, "to": to} for day in range(7) for from_, to in windows]
        return await person.visitor.change(AVAILABILITY, {"time_zone": zone, "weekly": weekly, **more})

    async def offer(self, **terms: Any) -> str:
        """The mentor's new offering; the mentee knows of it."""
        made = await self.mentor.visitor.post(OFFERINGS, {**OFFERING, "lengths_minutes": [60, 30], **terms})
        self.mentee.visitor.learn_from(self.mentor.visitor)
        return str(made["id"])

    async def slots(self, offering: str, *, days: int = 1, day: int = 0, **query: Any) -> list[JSON]:
        """What the mentee is shown, from `day` on."""
        return (await self.ask_for_slots(offering_id=offering, **self.span(days, day=day), **query)).items

    def span(self, days: int, *, day: int = 0, minutes: int = 0) -> dict[str, Any]:
        """From midnight to midnight, and so many minutes more."""
        first = moment(self.day + timedelta(days=day), "00:00")
        return {"from": rfc3339(first), "to": rfc3339(first + timedelta(days=days, minutes=minutes))}

    async def ask_for_slots(self, *, expect: Sequence[int] = (), **query: Any) -> Answer:
        """The mentee asks for slots of the mentor."""
        path = f"/scheduling/v1/mentors/{self.mentor.id}/slots"
        return await self.mentee.visitor.ask("GET", path, query=query, expect=expect)

    async def times(self, offering: str, **query: Any) -> list[str]:
        """As `slots`, as times of day on UTC."""
        return [f"{datetime.fromisoformat(slot['starts_at']):%H:%M}" for slot in await self.slots(offering, **query)]

    async def book(
        self, offering: str, start: str, *, by: Resident | None = None, expect: Sequence[int] = (), **more: Any
    ) -> Answer:
        """The mentee books, or somebody else; the mentor knows of it."""
        visitor = (by or self.mentee).visitor
        visitor.learn_from(self.mentor.visitor)
        body = {"offering_id": offering, "starts_at": start, **more}
        answer = await visitor.post(SESSIONS, body, expect=expect)
        self.mentor.visitor.learn_from(visitor)
        return answer

    async def act(
        self, by: Resident, session: Mapping[str, Any] | Answer, act: str, body: JSON = None, expect: Sequence[int] = ()
    ) -> Answer:
        """One of the two does something with a session; the other knows of it."""
        answer = await by.visitor.post(f"{SESSIONS}/{session['id']}/{act}", body, expect=expect)
        for person in (self.mentor, self.mentee):
            person.visitor.learn_from(by.visitor)
        return answer

    async def seen(self, session: Mapping[str, Any] | Answer) -> Answer:
        """The session as the mentee sees it now."""
        return await self.mentee.visitor.get(f"{SESSIONS}/{session['id']}")

    async def stranger(self) -> Resident:
        """Somebody who has nothing to do with the two."""
        person = await self.town.resident("stranger")
        person.visitor.learn_from(self.mentor.visitor)
        return person
