"""The table that moves a mentorship between its stages."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.mentorships.domain.stages import GUIDES, MOVES, Tally, moves_from, path
from shared.contracts.vocabulary import MentorshipStage

STAGES = get_args(MentorshipStage)


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    goals = draw(st.integers(0, 4))
    steps = draw(st.integers(0, 4))
    return Tally(
        goals=goals,
        goals_agreed=draw(st.integers(0, goals)),
        goals_completed=draw(st.integers(0, goals)),
        action_steps=steps,
        action_steps_completed=draw(st.integers(0, steps)),
        sessions_completed=draw(st.integers(0, 3)),
        sessions_missed=draw(st.integers(0, 3)),
    )


def test_every_stage_has_its_purpose_and_its_activities() -> None:
    assert set(GUIDES) == set(STAGES)
    assert all(guide.purpose and guide.activities for guide in GUIDES.values())


def test_every_stage_says_what_comes_next() -> None:
    assert all(moves_from(stage) for stage in STAGES)
    assert all(move.when and move.origin != move.target for move in MOVES)


def test_the_first_session_leads_to_goal_setting() -> None:
    assert path("initiation", Tally(), Tally(sessions_completed=1)) == ("goal_setting",)


def test_a_missed_session_leads_nowhere() -> None:
    assert path("initiation", Tally(), Tally(sessions_missed=1)) == ()


def test_a_goal_without_a_step_is_not_agreed_yet() -> None:
    assert path("goal_setting", Tally(), Tally(goals=1)) == ()


def test_the_first_step_of_a_goal_leads_to_engagement() -> None:
    before = Tally(goals=1)
    after = Tally(goals=1, goals_agreed=1, action_steps=1)
    assert path("goal_setting", before, after) == ("engagement",)


def test_a_goal_agreed_before_the_first_session_counts_when_that_has_taken_place() -> None:
    before = Tally(goals=1, goals_agreed=1, action_steps=1)
    after = Tally(goals=1, goals_agreed=1, action_steps=1, sessions_completed=1)
    assert path("initiation", Tally(), before) == ()
    assert path("initiation", before, after) == ("goal_setting", "engagement")


def test_closing_the_last_open_goal_leads_to_feedback() -> None:
    assert path("engagement", Tally(goals=2, goals_completed=1), Tally(goals=2, goals_completed=2)) == ("feedback",)


def test_dropping_the_only_goal_is_nothing_to_look_back_on() -> None:
    assert path("engagement", Tally(goals=1), Tally(goals=0)) == ()


def test_a_new_goal_leads_back_to_engagement() -> None:
    assert path("feedback", Tally(goals=1, goals_completed=1), Tally(goals=2, goals_completed=1)) == ("engagement",)


def test_a_first_session_that_turns_out_missed_leads_back_to_initiation() -> None:
    assert path("goal_setting", Tally(sessions_completed=1), Tally(sessions_missed=1)) == ("initiation",)


def test_a_stage_chosen_by_hand_waits_for_something_new() -> None:
    there = Tally(goals=1, goals_agreed=1, sessions_completed=3)
    assert path("goal_setting", there, there) == ()
    assert path("goal_setting", there, Tally(goals=2, goals_agreed=2, sessions_completed=3)) == ("engagement",)


@given(st.sampled_from(STAGES), st.none() | tallies(), tallies())
def test_no_change_leads_in_circles(stage: MentorshipStage, before: Tally | None, after: Tally) -> None:
    stages = (stage, *path(stage, before, after))
    assert len(stages) <= len(STAGES)
    assert len(set(stages)) == len(stages)


@given(tallies())
def test_what_is_known_at_the_opening_leads_as_far_as_hearing_it_later(tally: Tally) -> None:
    at_once = path("initiation", None, tally)
    later = path("initiation", Tally(), tally)
    assert at_once == later


@pytest.mark.parametrize("stage", STAGES)
def test_nothing_new_moves_nothing(stage: MentorshipStage) -> None:
    tally = Tally(goals=1, goals_agreed=1, goals_completed=1, sessions_completed=1)
    assert path(stage, tally, tally) == ()
