"""Deadlines lead in one direction: from steps to their goal, from goals to their milestone, from each milestone to the next."""

from datetime import date
from uuid import UUID

import pytest

from services.mentorships.domain.goals import ActionStep, refuse_later
from services.mentorships.domain.keeping import goals_to_carry
from services.mentorships.domain.refusals import DeadlinesOutOfOrder
from services.mentorships.domain.roadmap import Roadmap, Wanted
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.test_domain import MENTEE, goal

APRIL, MAY, JUNE = (date(2026, month, 1) for month in (4, 5, 6))


def milestones(*days: date | None) -> list[Wanted]:
    return [Wanted(uuid7(), "There", is_new=True, reached_by=day) for day in days]


# --- the rules --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("deadline", "last"), [(None, None), (JUNE, None), (None, MAY), (MAY, MAY), (APRIL, MAY)])
def test_what_is_due_in_time_is_fine(deadline: date | None, last: date | None) -> None:
    refuse_later(deadline, last)


def test_what_is_due_after_that_to_which_it_leads_is_refused() -> None:
    with pytest.raises(DeadlinesOutOfOrder):
        refuse_later(JUNE, MAY)


@pytest.mark.parametrize("days", [(MAY, APRIL), (JUNE, None, MAY), (APRIL, JUNE, MAY)])
def test_milestones_follow_each_other(days: tuple[date | None, ...]) -> None:
    with pytest.raises(DeadlinesOutOfOrder):
        Roadmap(uuid7()).redraw("Now", "Then", milestones(*days), by=uuid7(), now=told.MORNING)


def test_days_that_stand_already_do_not_keep_one_from_wording_a_milestone_anew() -> None:
    wanted = milestones(APRIL, None, JUNE)
    drawn, _ = Roadmap(uuid7()).redraw("Now", "Then", wanted, by=uuid7(), now=told.MORNING)
    kept = [Wanted(each.id, "Elsewhere", reached_by=each.reached_by) for each in reversed(drawn.milestones)]
    with pytest.raises(DeadlinesOutOfOrder):
        drawn.redraw("Now", "Then", kept, by=uuid7(), now=told.MORNING)
    again, what = drawn.redraw("Now", "Then", list(reversed(kept)), by=uuid7(), now=told.MORNING)
    assert (what, again.milestones[0].reached_by) == ("roadmap_drawn", APRIL)


def test_what_was_possible_once_is_carried_in_order() -> None:
    old = goal(deadline=MAY, written_by=MENTEE)
    step = told_step(old.id, JUNE)
    ((_, steps),) = goals_to_carry([old], [step], MENTEE, told.MORNING)
    assert [each.deadline for each in steps] == [MAY]


def told_step(goal_id: UUID, deadline: date) -> ActionStep:
    return ActionStep(uuid7(), goal_id, uuid7(), 1, MENTEE, "Ask", "not_started", deadline, told.MORNING)


# --- in the service ---------------------------------------------------------------------------------------------------


async def test_a_step_is_due_no_later_than_its_goal_and_both_can_be_moved(matched: Pair, api: Api) -> None:
    made = (await api.goal(deadline=str(MAY))).json()
    late = await api.step(made["id"], deadline=str(JUNE))
    assert (late.status_code, slug(late)) == (422, "deadlines-out-of-order")
    step = (await api.step(made["id"], deadline=str(MAY))).json()
    steps, goals = f"action-steps/{step['id']}", f"goals/{made['id']}"
    for path, deadline in ((steps, JUNE), (goals, APRIL)):
        refused = await api.patch(matched.mentee, path, {"deadline": str(deadline)}, if_match="*")
        assert slug(refused) == "deadlines-out-of-order"
    for path in (goals, steps):
        moved = await api.patch(matched.mentee, path, {"deadline": str(JUNE)}, if_match="*")
        assert (moved.status_code, moved.json()["deadline"]) == (200, str(JUNE))
    await api.patch(matched.mentee, steps, {"status": "dropped"}, if_match="*")
    earlier = await api.patch(matched.mentee, goals, {"deadline": str(APRIL)}, if_match="*")
    assert earlier.status_code == 200


async def test_a_goal_is_due_no_later_than_its_milestone(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}/roadmap"
    body = {"today": "Now", "target": "Then", "milestones": [{"text": "There", "reached_by": str(MAY)}]}
    drawn = (await api.put(matched.mentee, path, body)).json()
    there = drawn["milestones"][0]["id"]
    made = (await api.goal(deadline=str(JUNE))).json()
    hung = await api.patch(matched.mentee, f"goals/{made['id']}", {"milestone_id": there}, if_match="*")
    assert slug(hung) == "deadlines-out-of-order"
    both = {"milestone_id": there, "deadline": str(MAY)}
    assert (await api.patch(matched.mentee, f"goals/{made['id']}", both, if_match="*")).status_code == 200
    sooner = body | {"milestones": [{"id": there, "text": "There", "reached_by": str(APRIL)}]}
    assert slug(await api.put(matched.mentee, path, sooner, if_match="*")) == "deadlines-out-of-order"
