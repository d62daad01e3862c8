"""One of two is suspended: the mentorship stays, the other goes on alone, and nothing is said unasked."""

from datetime import timedelta
from typing import Any, Final

from services.mentorships.domain.thread import TOLD_AFTER
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.test_momentum import look, pass_days, prompts_of
from tests.mentorships.test_thread import said, write

SUSPENDED: Final[dict[str, Any]] = {"suspended": True, "suspended_at": told.MORNING}
LIFTED: Final[dict[str, Any]] = {"suspended": False, "suspended_at": told.MORNING}


async def test_the_other_goes_on_alone_and_is_told_nothing_unasked(matched: Pair, api: Api) -> None:
    await matched.hear(told.profile(matched.mentor, 2, "suspended", **SUSPENDED))

    await pass_days(matched, 60)

    assert await prompts_of(matched) == []
    assert (await look(matched, api, matched.mentee))["next"] is None
    goal = {"text": "Grow", "horizon": "long_term", "kind": "skill"}
    assert (await api.post(matched.mentee, f"mentorships/{matched.mentorship}/goals", goal)).status_code == 201
    refused = await api.get(matched.mentor, f"mentorships/{matched.mentorship}")
    assert (refused.status_code, slug(refused)) == (403, "person-suspended")


async def test_once_it_is_lifted_what_is_best_done_next_is_said_again(matched: Pair, api: Api) -> None:
    await matched.hear(told.profile(matched.mentor, 2, "suspended", **SUSPENDED))
    await pass_days(matched, 30)
    await matched.hear(told.profile(matched.mentor, 3, "reinstated", **LIFTED))

    await pass_days(matched, 10)

    assert [side for _, side, _ in await prompts_of(matched)] == ["mentee"]
    assert (await look(matched, api, matched.mentor))["next"] is not None


async def test_what_was_written_to_them_meanwhile_is_told_once_they_can_read_it(matched: Pair, api: Api) -> None:
    await matched.hear(told.profile(matched.mentor, 2, "suspended", **SUSPENDED))
    await write(matched, api, matched.mentee)
    matched.clock.move(TOLD_AFTER + timedelta(days=3))
    await matched.fire_timers()
    assert await said(matched) == []

    await matched.hear(told.profile(matched.mentor, 3, "reinstated", **LIFTED))
    await pass_days(matched, 1)

    assert ("messages", matched.mentor) in await said(matched)
