"""What scheduling hears: twice, out of order, and too late."""

from shared.contracts import AVAILABILITY, ERASURES, MATCHES, MENTORSHIPS, PROFILES
from shared.contracts.erasures import erasure_id_of
from shared.ids import uuid7
from tests.scheduling.conftest import EVERY_DAY, Desk, acceptance, at, mentorship, profile, slug


async def test_a_profile_that_comes_late_changes_nothing(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    await desk.hear(PROFILES.record(profile(mentor.id, paused=True)), sequence=5)
    await desk.hear(PROFILES.record(profile(mentor.id)), sequence=4)
    await desk.hear(PROFILES.record(profile(mentor.id, paused=True)), sequence=5)

    assert slug(await desk.person().book(offering, at(10))) == "mentor-paused"


async def test_an_acceptance_that_comes_after_the_end_of_its_mentorship_opens_nothing(desk: Desk) -> None:
    mentor, offering = await desk.mentor(open_to="my_mentees")
    mentee, mentorship_id = desk.person(), uuid7()
    await desk.hear(MENTORSHIPS.record(mentorship(mentorship_id, mentor.id, mentee.id, "ended")))
    accepted = MATCHES.record(acceptance(mentor.id, mentee.id, mentorship_id))
    for _ in range(2):
        await desk.hear(accepted, sequence=1)

    assert slug(await mentee.book(offering, at(10))) == "not-their-mentee"


async def test_an_acceptance_heard_twice_opens_once_and_an_erased_one_closes(desk: Desk) -> None:
    mentor, offering = await desk.mentor(open_to="my_mentees")
    mentee = desk.person()
    accepted = MATCHES.record(acceptance(mentor.id, mentee.id, uuid7()))
    for _ in range(2):
        await desk.hear(accepted, sequence=1)
    assert (await mentee.book(offering, at(10))).status_code == 201

    await desk.hear(MATCHES.tombstone(accepted.key), sequence=2)
    await desk.hear(accepted, sequence=1)

    assert slug(await mentee.book(offering, at(12))) == "not-their-mentee"


async def test_an_erased_mentorship_stays_closed(desk: Desk) -> None:
    mentor, offering = await desk.mentor(open_to="my_mentees")
    mentee = desk.person()
    mentorship_id = await desk.accept(mentor, mentee)
    await desk.hear(MENTORSHIPS.record(mentorship(mentorship_id, mentor.id, mentee.id)), sequence=1)
    for _ in range(2):
        await desk.hear(MENTORSHIPS.tombstone(mentorship_id), sequence=2)

    assert slug(await mentee.book(offering, at(10))) == "not-their-mentee"
    assert await desk.count("mentorships WHERE mentor_id IS NOT NULL") == 0


async def test_an_erased_mentor_leaves_nothing_but_what_the_other_side_had(desk: Desk) -> None:
    mentor, offering = await desk.mentor(questions=[{"text": "What?"}])
    mentee, holder = desk.person(), desk.person()
    past = (await mentee.book(offering, at(9, 30, day=0), answers={"What?": "This"})).json()["id"]
    cancelled = (await mentee.book(offering, at(12))).json()["id"]
    await mentor.post(f"/sessions/{cancelled}/cancellation", {"reason": "my own words"})
    desk.clock.instant = desk.clock.instant.replace(hour=11)
    await desk.fire_timers()
    ahead = (await mentee.book(offering, at(10))).json()["id"]
    await holder.hold(offering, at(14))
    await desk.person().hold((await desk.mentor())[1], at(14))

    for _ in range(2):
        await desk.hear(PROFILES.tombstone(mentor.id), sequence=9)

    seen = {one: (await mentee.get(f"/sessions/{one}")).json() for one in (past, cancelled, ahead)}
    assert [seen[one]["state"] for one in (past, cancelled, ahead)] == ["completed", "cancelled", "cancelled"]
    assert (seen[ahead]["cancelled_by"], seen[ahead]["cancelled_late"]) == ("platform", False)
    assert (seen[past]["answers"], seen[cancelled]["cancellation_reason"]) == ({"What?": "This"}, None)
    changes = [state and state["change"] for state in await desk.published("sessions", ahead)]
    assert changes == ["booked", "cancelled"]
    for table in ("hours", "offerings", "people"):
        assert (
            await desk.count(f"{table} WHERE {'mentor' if table == 'offerings' else 'person'}_id = '{mentor.id}'") == 0
        )
    assert await desk.count("claims") == 2
    assert len(await desk.published("erasures", erasure_id_of("scheduling", mentor.id))) == 1


async def test_an_erased_mentees_words_go(desk: Desk) -> None:
    mentor, offering = await desk.mentor(questions=[{"text": "What?"}])
    mentee = desk.person()
    past = (await mentee.book(offering, at(9, 30, day=0), answers={"What?": "This"})).json()["id"]
    desk.clock.instant = desk.clock.instant.replace(hour=11)
    await desk.fire_timers()

    await desk.hear(PROFILES.tombstone(mentee.id))

    assert (await mentor.get(f"/sessions/{past}")).json()["answers"] == {}


async def test_a_person_erased_before_anything_was_known_stays_away(desk: Desk) -> None:
    person, other = desk.person(), desk.person()
    await desk.hear(PROFILES.tombstone(person.id), sequence=3)
    await desk.hear(PROFILES.record(profile(person.id)), sequence=2)
    await desk.accept(person, other)
    await desk.hear(MENTORSHIPS.record(mentorship(uuid7(), person.id, other.id)))

    answer = await person.put("/me/availability", {"time_zone": "UTC", "weekly": EVERY_DAY, "overrides": []})

    assert (answer.status_code, slug(answer)) == (401, "person-erased")
    assert (await desk.count("people"), await desk.count("acceptances")) == (0, 0)
    assert await desk.count("mentorships WHERE active OR mentor_id IS NOT NULL") == 0
    assert ERASURES.name in {row["topic"] for row in await desk.pool.fetch("SELECT topic FROM outbox")}
    assert AVAILABILITY.name not in {row["topic"] for row in await desk.pool.fetch("SELECT topic FROM outbox")}
