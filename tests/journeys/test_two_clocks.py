"""A mentor in Berlin and a mentee in New York, in the weeks in which only one of the two has changed the clocks.

A rhythm stays at 18:00 for the one who set it up, and the other reads their own wall clock: in answers and in letters.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from deploy.local.demo.client import Answer
from deploy.local.mail import Mail
from tests.fixtures.calendars import invitation_in
from tests.journeys.days import BERLIN, NEW_YORK, moment, rfc3339, tuesday_before_only_one_has_changed
from tests.journeys.town import OFFERING, Mentor, Resident, Town

DAY_AND_NIGHT: Final = [{"day": day, "from": "00:00", "to": "00:00"} for day in range(7)]


@dataclass(frozen=True)
class Rhythm:
    """Tuesdays at 18:00 in `zone`: one as usual, `weeks` on which only one has changed the clocks, one as usual again."""

    mentor: Mentor
    mentee: Resident
    zone: str
    first: date
    weeks: int
    made: Answer

    @property
    def starts(self) -> list[datetime]:
        """When they meet."""
        return [moment(self.first + timedelta(weeks=turn), "18:00", self.zone) for turn in range(self.weeks + 2)]

    def on_the_clock_of(self, zone: str) -> list[str]:
        return [f"{start.astimezone(ZoneInfo(zone)):%H:%M}" for start in self.starts]


@pytest.fixture(params=[BERLIN, NEW_YORK])
async def rhythm(town: Town, request: pytest.FixtureRequest) -> Rhythm:
    """Agreed once, by the one of the two who lives there."""
    mentor, mentee = await town.mentor(), await town.mentee()
    await town.moves_to(mentor, BERLIN)
    await town.moves_to(mentee, NEW_YORK)
    hours = {"time_zone": BERLIN, "weekly": DAY_AND_NIGHT}
    await mentor.visitor.change("/scheduling/v1/me/availability", hours)
    offering = await mentor.visitor.post("/scheduling/v1/me/offerings", {**OFFERING, "horizon_days": 366})
    await town.mentorship(mentor, mentee)
    first, weeks = tuesday_before_only_one_has_changed(town.now())
    agreed = {"time_zone": request.param, "first_date": f"{first}", "at": "18:00", "times": weeks + 2}
    body: dict[str, Any] = {"offering_id": offering["id"], "length_minutes": 30, **agreed}
    setter = mentor if request.param == BERLIN else mentee
    setter.visitor.learn_from(mentee.visitor)
    made = await setter.visitor.post("/scheduling/v1/series", {**body, "mentee_id": mentee.id})
    for person in (mentor, mentee):
        person.visitor.learn_from(setter.visitor)
    return Rhythm(mentor, mentee, request.param, first, weeks, made)


async def test_a_rhythm_stays_on_the_wall_clock_of_the_one_and_moves_on_the_others(rhythm: Rhythm) -> None:
    away = NEW_YORK if rhythm.zone == BERLIN else BERLIN
    assert set(rhythm.on_the_clock_of(rhythm.zone)) == {"18:00"}
    before, *between, after = rhythm.on_the_clock_of(away)
    assert before == after
    assert set(between) == {"13:00" if away == NEW_YORK else "23:00"}
    assert before == ("12:00" if away == NEW_YORK else "00:00")

    for person in (rhythm.mentor, rhythm.mentee):
        for zone in (BERLIN, NEW_YORK):
            seen = await person.visitor.get(f"/scheduling/v1/series/{rhythm.made['id']}", time_zone=zone)
            assert [each["starts_at"] for each in seen["sessions"]] == [rfc3339(start) for start in rhythm.starts]
            assert [each["local"] for each in seen["sessions"]] == [
                start.astimezone(ZoneInfo(zone)).isoformat() for start in rhythm.starts
            ]


async def test_what_is_free_beside_it_is_shown_on_both_wall_clocks(rhythm: Rhythm) -> None:
    for start in rhythm.starts:
        for zone in (BERLIN, NEW_YORK):
            span = {"from": rfc3339(start - timedelta(hours=1)), "to": rfc3339(start + timedelta(hours=2))}
            query = {"offering_id": rhythm.made["offering_id"], "length_minutes": 30, "time_zone": zone, **span}
            path = f"/scheduling/v1/mentors/{rhythm.mentor.id}/slots"
            found = await rhythm.mentee.visitor.ask("GET", path, query=query)
            free = [start + timedelta(minutes=minutes) for minutes in (-60, -30, 30, 60, 90)]
            assert [each["local"] for each in found.items] == [
                each.astimezone(ZoneInfo(zone)).isoformat() for each in free
            ]


async def test_each_reads_in_the_mails_when_it_is_for_them_and_their_calendar_gets_the_instant(
    town: Town, rhythm: Rhythm
) -> None:
    for person, zone in ((rhythm.mentor, BERLIN), (rhythm.mentee, NEW_YORK)):
        for session, start in zip(rhythm.made["sessions"], rhythm.starts, strict=True):
            mail = await _invitation_to(town, person, session["id"])
            local = start.astimezone(ZoneInfo(zone))
            ahead, city = f"{local:%z}", zone.rpartition("/")[2].replace("_", " ")
            named = f"{local:%H:%M}–{local + timedelta(minutes=30):%H:%M} ({city}, UTC{ahead[:3]}:{ahead[3:]})"
            assert f"{local:%A}, {local.day} {local:%B %Y}, {named}" in " ".join(mail.text.split())
            event = invitation_in(mail.message).event
            assert (event.dtstart, event.dtend) == (start, start + timedelta(minutes=30))


async def _invitation_to(town: Town, person: Resident, session_id: str) -> Mail:
    def is_it(mail: Mail) -> bool:
        return any(part.get_content_type() == "text/calendar" for part in mail.message.walk()) and (
            invitation_in(mail.message).event.uid == f"{session_id}@sessions.mentoring"
        )

    return await town.mailbox.next_to(person.email, 0, is_it)
