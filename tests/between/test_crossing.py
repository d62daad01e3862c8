"""A block crosses what is on its way: in whatever order the services hear of it, nothing is left between the two."""

from datetime import timedelta
from typing import Final

import pytest

from shared.contracts.vocabulary import Side
from tests.between.platform import Order, Platform
from tests.between.scene import OTHER, Scene, asking

ORDERS: Final[tuple[Order, ...]] = ("as told", "shuffled", "profiles", "matches", "mentorships", "sessions")


async def asked_and_accepted_and_booked(platform: Platform) -> Scene:
    """Nothing is carried: each service knows only what happened in it."""
    scene = await asking(platform)
    accepted = await scene.ask("mentor", "POST", "matching/proposals/{proposal}/acceptance")
    scene.things["mentorship"] = accepted.json()["mentorship_id"]
    for name, path in (("session", "scheduling/sessions"), ("hold", "scheduling/holds")):
        body = {"offering_id": scene.things["open offering"], "starts_at": scene.slot()}
        scene.things[name] = (await scene.ask("mentee", "POST", path, body)).json()["id"]
    return scene


async def asked_and_accepted_and_booked_before_anybody_hears(platform: Platform, blocker: Side) -> Scene:
    """And of the block neither."""
    scene = await asked_and_accepted_and_booked(platform)
    blocked = await scene.ask(blocker, "PUT", f"profiles/me/blocks/{scene.who(OTHER[blocker])}", new="yes")
    assert blocked.is_success, blocked.text
    return scene


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("side", ["mentor", "mentee"])
async def test_after_a_suspension_nothing_lies_ahead_whatever_was_on_its_way(
    platform: Platform, side: Side, order: Order
) -> None:
    scene = await asked_and_accepted_and_booked(platform)
    await platform.by_operator(f"profiles/people/{scene.who(side)}/suspension", {"reason": "Rude messages."})
    await platform.carry(order)
    mentorship = (await scene.ask(OTHER[side], "GET", "mentorships/mentorships/{mentorship}")).json()
    session = (await scene.ask(OTHER[side], "GET", "scheduling/sessions/{session}")).json()
    assert (mentorship["state"], session["state"], session["can"]) == ("active", "cancelled", [])
    booking = {"offering_id": scene.things["open offering"], "starts_at": scene.slot(), "hold_id": scene.things["hold"]}
    assert not (await scene.ask("mentee", "POST", "scheduling/sessions", booking)).is_success
    assert not (await scene.ask(side, "GET", "mentorships/mentorships/{mentorship}")).is_success


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("blocker", ["mentor", "mentee"])
async def test_after_a_block_nothing_is_left_whatever_was_on_its_way(
    platform: Platform, blocker: Side, order: Order
) -> None:
    scene = await asked_and_accepted_and_booked_before_anybody_hears(platform, blocker)
    await platform.carry(order)
    for side in ("mentor", "mentee"):
        mentorship = (await scene.ask(side, "GET", "mentorships/mentorships/{mentorship}")).json()
        session = (await scene.ask(side, "GET", "scheduling/sessions/{session}")).json()
        assert (mentorship["state"], session["state"], session["can"]) == ("ended", "cancelled", [])
    booking = {"offering_id": scene.things["open offering"], "starts_at": scene.slot(), "hold_id": scene.things["hold"]}
    assert not (await scene.ask("mentee", "POST", "scheduling/sessions", booking)).is_success
    await platform.pass_time(timedelta(days=6))
    session = (await scene.ask(blocker, "GET", "scheduling/sessions/{session}")).json()
    assert session["state"] == "cancelled"
