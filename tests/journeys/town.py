"""People for journeys: they sign in with mailed codes and do everything through the public API."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from deploy.local.commands import clock
from deploy.local.demo.arrivals import sign_in
from deploy.local.demo.client import JSON, Answer, Api, Visitor
from deploy.local.demo.mailbox import Mailbox
from deploy.local.folders import Folders

ALWAYS: Final = {
    "time_zone": "UTC",
    "weekly": [{"day": day, "from": "00:00", "to": "00:00"} for day in range(7)],
    "overrides": [],
}
"""Hours of somebody who never sleeps: windows over midnight that touch."""

MENTOR: Final[Mapping[str, Any]] = {
    "headline": "Fixes what others have given up",
    "about": "Twenty years of other people's code.",
    "skills": [{"skill": "python", "level": 5}, {"skill": "kubernetes", "level": 4}],
    "industries": ["software"],
    "years_of_experience": 20,
    "stage": "lead",
    "mentee_types": ["early", "mid"],
    "styles": ["listening", "structured"],
    "meeting_rhythm": "weekly",
    "capacity": 50,
    "paused": False,
}
MENTEE: Final[Mapping[str, Any]] = {
    "about": "Two years in support, and curious.",
    "goals": [
        {"text": "Move to operations", "skills": ["kubernetes"], "horizon": "long_term", "kind": "career"},
    ],
    "skills_wanted": [{"skill": "python", "importance": 5}, {"skill": "k8s", "importance": 3}],
    "industries": ["software"],
    "stage": "early",
    "styles": ["structured"],
    "meeting_rhythm": "weekly",
    "expectations": "Somebody who asks me questions.",
}
OFFERING: Final[Mapping[str, Any]] = {
    "title": "An hour of your own",
    "lengths_minutes": [30, 60],
    "slot_interval_minutes": 30,
    "notice_minutes": 0,
    "horizon_days": 62,
    "open_to": "my_mentees",
}


@dataclass(frozen=True)
class Resident:
    """Somebody who has signed in. `visitor` asks for them."""

    visitor: Visitor
    email: str

    @property
    def id(self) -> str:
        return self.visitor.person_id


@dataclass(frozen=True)
class Mentor(Resident):
    """With what can be booked: by mentees only, and by everybody."""

    offering: str
    open_offering: str


@dataclass
class Town:
    """A platform seen from outside: its address, its mails, and its clock."""

    api: Api
    mailbox: Mailbox
    folders: Folders
    _names: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    # people

    async def resident(self, word: str = "resident") -> Resident:
        """Somebody new, signed in."""
        email = f"{word}-{next(self._names)}-{uuid4().hex[:8]}@example.org"
        visitor = Visitor(self.api)
        await sign_in(visitor, email, self.mailbox)
        return Resident(visitor, email)

    async def named(self, word: str) -> Resident:
        """Somebody new with a name, so that letters can be written to them."""
        person = await self.resident(word)
        await person.visitor.change(
            "/profiles/v1/me",
            {"name": word.capitalize(), "time_zone": "Asia/Kathmandu", "languages": [{"language": "en", "level": 5}]},
            method="PATCH",
        )
        return person

    async def moves_to(self, person: Resident, time_zone: str) -> None:
        """Their wall clock is that of this zone, and whoever writes letters knows."""
        await person.visitor.change("/profiles/v1/me", {"time_zone": time_zone}, method="PATCH")
        await person.visitor.get("/notifications/v1/me/messages")

    async def mentor(self, word: str = "mentor", **changes: Any) -> Mentor:
        """A mentor who is there day and night, with an offering for mentees and one for everybody."""
        person = await self.named(word)
        visitor = person.visitor
        await visitor.put("/profiles/v1/me/mentor", {**MENTOR, **changes})
        await visitor.put("/scheduling/v1/me/availability", ALWAYS)
        offering = await visitor.post("/scheduling/v1/me/offerings", OFFERING)
        open_offering = await visitor.post("/scheduling/v1/me/offerings", {**OFFERING, "open_to": "everyone"})
        return Mentor(visitor, person.email, offering["id"], open_offering["id"])

    async def mentee(self, word: str = "mentee", **changes: Any) -> Resident:
        """A mentee."""
        person = await self.named(word)
        await person.visitor.put("/profiles/v1/me/mentee", {**MENTEE, **changes})
        return person

    # what they do

    async def ask(self, mentee: Resident, *mentors: Mentor) -> Answer:
        """A request, once all that the mentors have published has arrived."""
        for mentor in mentors:
            mentee.visitor.learn_from(mentor.visitor)
        body = {"mentor_ids": [mentor.id for mentor in mentors], "message": "Would you be my mentor?"}
        return await mentee.visitor.post("/matching/v1/requests", body)

    async def accept(self, mentor: Mentor, proposal: JSON, mentee: Resident) -> str:
        """Says yes; the mentorship's id. The mentee knows of it."""
        mentor.visitor.learn_from(mentee.visitor)
        accepted = await mentor.visitor.post(f"/matching/v1/proposals/{proposal['id']}/acceptance")
        mentee.visitor.learn_from(mentor.visitor)
        return str(accepted["mentorship_id"])

    async def mentorship(self, mentor: Mentor, mentee: Resident) -> str:
        """Asked and accepted; the mentorship's id."""
        request = await self.ask(mentee, mentor)
        return await self.accept(mentor, request["proposals"][0], mentee)

    async def free_slots(self, asker: Resident, mentor: Mentor, offering: str, *, days: float = 7) -> list[str]:
        """Starts that are free, from the platform's now on."""
        query = {"offering_id": offering, "from": rfc3339(self.now()), "to": rfc3339(self.now() + timedelta(days=days))}
        answer = await asker.visitor.ask("GET", f"/scheduling/v1/mentors/{mentor.id}/slots", query=query)
        return [slot["starts_at"] for slot in answer.items]

    async def book(self, mentee: Resident, mentor: Mentor, *, slot: int = 2) -> Answer:
        """The pair's session at the slot of this number."""
        starts = (await self.free_slots(mentee, mentor, mentor.offering))[slot]
        booked = await mentee.visitor.post("/scheduling/v1/sessions", booking(mentor.offering, starts))
        mentor.visitor.learn_from(mentee.visitor)
        return booked

    # time

    def now(self) -> datetime:
        """The platform's time."""
        return datetime.now(UTC) + clock.offset_of(self.folders)

    def move_to(self, moment: str | datetime, *, before: timedelta = timedelta()) -> None:
        """Moves the platform's clock to shortly after a moment, or so long before it; never back."""
        aware = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        by = aware - before - self.now() + timedelta(seconds=1)
        if by > timedelta():
            clock.move(self.folders, by)


def booking(offering: str, starts_at: str) -> dict[str, Any]:
    return {"offering_id": offering, "starts_at": starts_at, "length_minutes": 30}


def rfc3339(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
