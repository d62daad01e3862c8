"""What a release begins to say of people is said of everybody, also of those who change nothing."""

from services.profiles.jobs import told_anew_batches
from services.profiles.store.people import TELLING_ANEW
from shared.clock import SystemClock
from shared.contracts import ProfileState
from tests.fixtures.wired import parts_of
from tests.profiles.conftest import MENTEE, Profiles, Someone

AS_BEFORE = "UPDATE people SET told_as = 0 WHERE person_id = ANY($1)"


async def mentees(profiles: Profiles, number: int) -> list[Someone]:
    """Whom a former release told of last, and nobody besides."""
    await retell(profiles)
    people = [await profiles.someone() for _ in range(number)]
    for each in people:
        assert (await each.put("/me/mentee", MENTEE)).status_code == 200
    await profiles.pool.execute(AS_BEFORE, [each.person_id for each in people])
    return people


async def retell(profiles: Profiles) -> int:
    batches = told_anew_batches(parts_of("profiles", profiles.pool, SystemClock()))
    number = 0
    while found := await batches.work():
        number += found
    return number


async def told_of(profiles: Profiles, someone: Someone) -> list[ProfileState]:
    states = await profiles.published("profiles", someone.person_id)
    return [state for state in states if isinstance(state, ProfileState)]


async def test_whoever_was_told_of_by_a_former_release_is_told_of_anew_once(profiles: Profiles) -> None:
    people = await mentees(profiles, 2)
    before = [(await told_of(profiles, each))[-1] for each in people]

    assert (await retell(profiles), await retell(profiles)) == (2, 0)

    after = [(await told_of(profiles, each))[-1] for each in people]
    anew = [each.model_copy(update={"version": each.version + 1, "change": "person_updated"}) for each in before]
    assert after == anew
    assert [each.mentee and each.mentee.expectations for each in after] == [MENTEE["expectations"]] * 2


async def test_whoever_changed_something_since_is_not_told_of_twice(profiles: Profiles) -> None:
    [someone] = await mentees(profiles, 1)
    await someone.change(name="Amina")

    assert await retell(profiles) == 0


async def test_one_who_cannot_be_told_of_holds_up_nobody_else(profiles: Profiles) -> None:
    broken, other = await mentees(profiles, 2)
    await profiles.pool.execute("UPDATE mentees SET profile = '{}' WHERE person_id = $1", broken.person_id)

    await retell(profiles)

    assert (await told_of(profiles, other))[-1].change == "person_updated"
    waits = "SELECT subject FROM put_off WHERE work = $1"
    assert [row["subject"] for row in await profiles.pool.fetch(waits, TELLING_ANEW)] == [broken.person_id]
    await profiles.pool.execute("DELETE FROM put_off")
    await profiles.pool.execute("DELETE FROM people WHERE person_id = $1", broken.person_id)
