"""Many clients at the same moment. The programs `one_slot` and `own_writes` show more of them, with their times."""

from tests.journeys import own_writes
from tests.journeys.one_slot import crowd, rush
from tests.journeys.town import Town

CLIENTS = 40
ACCEPTANCES = 20


async def test_of_many_clients_at_one_slot_one_gets_it_and_all_others_hear_what_is_free(town: Town) -> None:
    mentor = await town.mentor()
    async with crowd(town, CLIENTS) as people:
        slots = await town.free_slots(people[0], mentor, mentor.open_offering)
        one = await rush(people, mentor, slots[:1])

    assert one.answers == {"201": 1, "409 slot-taken": CLIENTS - 1}


async def test_a_booking_straight_after_an_acceptance_waits_for_it_and_succeeds(town: Town) -> None:
    figures = await own_writes.play(town, ACCEPTANCES)

    assert figures.answers == {201: 2 * ACCEPTANCES}
