"""People arrive: they sign in with the code from their mail, and say who they are, what they offer or look for, and when."""

import asyncio
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from deploy.local.demo.client import Api, Visitor
from deploy.local.demo.mailbox import Mailbox, brings_a_code, code_in
from deploy.local.demo.people import DemoPerson, GradedSkill

AT_ONCE: Final = 12
"""So many people at the door at the same time."""
OPEN_DOOR: Final = "Open door"


@dataclass
class Guest:
    """Somebody of the demo, signed in."""

    person: DemoPerson
    visitor: Visitor

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def person_id(self) -> str:
        return self.visitor.person_id


@dataclass
class GuestBook:
    """Who has arrived in earlier runs, by e-mail address, and how many runs there were. Lies beside the platform's data."""

    file: Path
    runs: int = 0
    arrived: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, file: Path) -> "GuestBook":
        if not file.exists():
            return cls(file)
        known = json.loads(file.read_text())
        return cls(file, known["runs"], known["arrived"])

    def close(self) -> None:
        """Keeps what is in it."""
        fresh = self.file.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as output:
            json.dump({"runs": self.runs, "arrived": self.arrived}, output)
        fresh.replace(self.file)


class Door:
    """Lets people in, a few at a time."""

    def __init__(self, api: Api, mailbox: Mailbox, *, at_once: int = AT_ONCE) -> None:
        self._api = api
        self._mailbox = mailbox
        self._room = asyncio.Semaphore(at_once)

    async def sign_in(self, person: DemoPerson) -> Guest:
        """Signs in with the code from the mail."""
        visitor = Visitor(self._api, language=person.locale)
        await sign_in(visitor, person.email, self._mailbox)
        return Guest(person, visitor)

    async def let_in(self, people: Sequence[DemoPerson], book: GuestBook) -> list[Guest]:
        """Everybody signs in and fills in their profile; who was here before only signs in."""

        async def arrive(person: DemoPerson) -> Guest:
            async with self._room:
                guest = await self.sign_in(person)
                if person.email not in book.arrived:
                    await settle_in(guest)
                    book.arrived[person.email] = guest.person_id
                return guest

        return await asyncio.gather(*(arrive(person) for person in people))


async def sign_in(visitor: Visitor, email: str, mailbox: Mailbox) -> None:
    """Signs in with the code from the mail.

    Where the question had to be asked twice, because no answer came, two mails come, and the code of the first is none.
    """
    before = len(mailbox.to(email))
    asked = await visitor.begin_sign_in(email)
    while True:
        mail = await mailbox.next_to(email, before, brings_a_code)
        before = mailbox.to(email).index(mail) + 1
        if (await visitor.show_code(asked, code_in(mail), expect=(200, 422))).status == 200:
            return


async def settle_in(guest: Guest) -> None:
    """Person, mentor and mentee profile, hours and what can be booked."""
    person, visitor = guest.person, guest.visitor
    await visitor.change("/profiles/v1/me", person_of(person), method="PATCH")
    if person.mentor:
        await visitor.change("/profiles/v1/me/mentor", mentor_of(person))
    if person.mentee:
        await visitor.change("/profiles/v1/me/mentee", mentee_of(person))
    await visitor.change("/scheduling/v1/me/availability", hours_of(person))
    if person.mentor:
        for offering in offerings_of(person):
            await visitor.post("/scheduling/v1/me/offerings", offering)


def person_of(person: DemoPerson) -> dict[str, Any]:
    return {
        "name": person.name,
        "time_zone": person.time_zone,
        "locale": person.locale,
        "languages": [{"language": each.language, "level": each.level} for each in person.languages],
    }


def mentor_of(person: DemoPerson) -> dict[str, Any]:
    side = person.mentor
    assert side is not None
    return {
        "headline": side.headline,
        "about": person.about,
        "skills": _graded(side.skills, "level"),
        "industries": list(person.industries),
        "years_of_experience": side.years_of_experience,
        "stage": person.stage,
        "mentee_types": list(side.mentee_types),
        "styles": list(person.styles),
        "meeting_rhythm": person.meeting_rhythm,
        "capacity": side.capacity,
        "paused": False,
    }


def mentee_of(person: DemoPerson) -> dict[str, Any]:
    side = person.mentee
    assert side is not None
    return {
        "about": person.about,
        "goals": [
            {
                "text": goal.text,
                "skills": [each.skill for each in goal.skills],
                "horizon": goal.horizon,
                "kind": goal.kind,
            }
            for goal in side.goals
        ],
        "skills_wanted": _graded(side.skills_wanted, "importance"),
        "industries": list(person.industries),
        "stage": person.stage,
        "styles": list(person.styles),
        "meeting_rhythm": person.meeting_rhythm,
        "expectations": side.expectations,
    }


def hours_of(person: DemoPerson) -> dict[str, Any]:
    weekly = [{"day": each.day, "from": f"{each.start:%H:%M}", "to": f"{each.end:%H:%M}"} for each in person.hours]
    return {"time_zone": person.time_zone, "weekly": weekly, "overrides": []}


def offerings_of(person: DemoPerson) -> list[Mapping[str, Any]]:
    """What the mentor's mentees can book, and an open door for everybody."""
    side = person.mentor
    assert side is not None
    common = {
        "slot_interval_minutes": 30,
        "buffer_before_minutes": 0,
        "buffer_after_minutes": 0,
        "notice_minutes": 240,
        "horizon_days": 28,
    }
    lengths = list(side.offering.lengths_minutes)
    return [
        {**common, "title": side.offering.title, "lengths_minutes": lengths, "open_to": "my_mentees"},
        {**common, "title": OPEN_DOOR, "lengths_minutes": lengths[:1], "open_to": "everyone"},
    ]


def _graded(skills: Sequence[GradedSkill], scale: str) -> list[dict[str, Any]]:
    return [{"skill": each.named.skill, scale: each.grade} for each in skills]
