"""What a mentorship, a goal, an agenda and feedback allow; no database, no clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.domain import refusals
from services.mentorships.domain.feedback import HIDDEN_FOR, Feedback, Words, give
from services.mentorships.domain.goals import (
    MOST_ACTION_STEPS,
    MOST_GOALS,
    Goal,
    NewActionStep,
    NewGoal,
    refuse_another_goal,
    refuse_past,
)
from services.mentorships.domain.mentorship import Mentorship, Pair, change_of, open_mentorship
from services.mentorships.domain.sessions import MOST_TOPICS, Agenda, Asked, Session
from services.mentorships.domain.stages import Tally
from services.mentorships.domain.timeline import Entry
from shared.contracts.vocabulary import SessionPhase
from shared.ids import uuid7
from tests.mentorships.told import MORNING

MENTOR, MENTEE, STRANGER = uuid7(), uuid7(), uuid7()
LATER = MORNING + timedelta(hours=1)


def opened(**more: Any) -> Mentorship:
    mentorship, _ = open_mentorship(
        uuid7(), programme_id=uuid7(), pair=Pair(MENTOR, MENTEE), tally=Tally(), opened_at=MORNING, now=MORNING
    )
    return replace(mentorship, **more)


def goal(**more: Any) -> Goal:
    """A goal that both have agreed to."""
    new = NewGoal("Lead a team", "long_term", "career").set(uuid7(), uuid7(), by=MENTEE, side="mentee", now=MORNING)
    return replace(new, **{"agreed_at": MORNING, **more})


def met(state: SessionPhase = "completed", **more: Any) -> Session:
    session = Session(
        id=uuid7(),
        sequence=1,
        state=state,
        mentor_id=MENTOR,
        mentee_ids=(MENTEE,),
        mentorship_id=None,
        starts_at=MORNING - timedelta(hours=2),
        ends_at=MORNING - timedelta(hours=1),
    )
    return replace(session, **more)


def given(session: Session, by: UUID = MENTEE, at: datetime = MORNING) -> Feedback:
    feedback, _ = give(session, (), uuid7(), Words(5), by=by, now=at)
    return feedback


# --- the mentorship ---------------------------------------------------------------------------------------------------


def test_a_mentorship_begins_at_initiation() -> None:
    mentorship = opened()
    assert (mentorship.stage, mentorship.phase, mentorship.version) == ("initiation", "active", 1)


ACTS: dict[str, Callable[[Mentorship, UUID], Any]] = {
    "move": lambda mentorship, by: mentorship.move_to("engagement", by=by, now=LATER),
    "pause": lambda mentorship, by: mentorship.pause(by=by, now=LATER),
    "resume": lambda mentorship, by: mentorship.resume(by=by, now=LATER),
    "end": lambda mentorship, by: mentorship.end("other", None, by=by, now=LATER),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_to_a_stranger_a_mentorship_does_not_exist(act: Callable[[Mentorship, UUID], Any]) -> None:
    with pytest.raises(refusals.UnknownMentorship):
        act(opened(), STRANGER)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_nothing_can_be_done_with_what_has_ended(act: Callable[[Mentorship, UUID], Any]) -> None:
    ended, _ = opened().end("goals_reached", None, by=MENTOR, now=MORNING)
    with pytest.raises(refusals.MentorshipEnded):
        act(ended, MENTEE)


@pytest.mark.parametrize("act", [ACTS["move"], ACTS["pause"], ACTS["end"]])
def test_every_act_is_a_new_version_and_a_line_in_the_timeline(act: Callable[[Mentorship, UUID], Any]) -> None:
    after, entries = act(opened(), MENTEE)
    assert after.version == 2
    assert [(entry.by, entry.happened_at) for entry in entries] == [("mentee", LATER)]


def test_moving_to_the_present_stage_is_refused() -> None:
    with pytest.raises(refusals.AlreadyAtStage):
        opened().move_to("initiation", by=MENTOR, now=LATER)


def test_a_paused_mentorship_is_not_moved_by_hand_and_not_paused_again() -> None:
    paused, _ = opened().pause(by=MENTOR, now=MORNING)
    for act in (ACTS["move"], ACTS["pause"]):
        with pytest.raises(refusals.MentorshipPaused):
            act(paused, MENTOR)


def test_only_what_is_paused_can_be_resumed() -> None:
    paused, _ = opened().pause(by=MENTOR, now=MORNING)
    resumed, _ = paused.resume(by=MENTEE, now=LATER)
    assert resumed.phase == "active"
    with pytest.raises(refusals.MentorshipNotPaused):
        resumed.resume(by=MENTEE, now=LATER)


def test_an_ended_mentorship_still_counts_but_moves_no_more() -> None:
    ended, _ = opened().end("other", None, by=MENTOR, now=MORNING)
    counted, entries = ended.count(Tally(sessions_completed=1), now=LATER)
    assert (counted.tally.sessions_completed, counted.stage, entries) == (1, "initiation", ())


def test_equal_counts_are_no_new_version() -> None:
    mentorship = opened()
    assert mentorship.count(Tally(), now=LATER) == (mentorship, None)


def test_a_person_who_is_erased_ends_the_mentorship() -> None:
    left, entries = opened().lose(MENTEE, now=LATER)
    assert left.ending is not None
    assert (left.phase, left.ending.reason, left.ending.by) == ("ended", "person_left", "platform")
    assert [entry.what for entry in entries or ()] == ["ended"]


def test_the_farewell_of_an_erased_person_goes_and_the_ending_stays() -> None:
    ended, _ = opened().end("no_time", "Sorry!", by=MENTEE, now=MORNING)
    left, entries = ended.lose(MENTEE, now=LATER)
    assert left.ending is not None
    assert (left.ending.text, left.ending.reason, entries) == (None, "no_time", ())


def test_the_farewell_of_the_other_stays() -> None:
    ended, _ = opened().end("no_time", "Good luck!", by=MENTOR, now=MORNING)
    assert ended.lose(MENTEE, now=LATER) == (ended, None)


def test_the_public_state_holds_no_word() -> None:
    ended, entries = opened().end("other", "between us", by=MENTEE, now=LATER)
    assert "between us" not in ended.public(change_of(entries or ())).model_dump_json()


@pytest.mark.parametrize(
    ("happened", "change"),
    [
        (("opened", "stage_moved"), "opened"),
        (("opened", "ended"), "ended"),
        (("goal_added", "stage_moved"), "stage_moved"),
        (("goal_added",), "progressed"),
        (("agreement_proposed",), "agreement_changed"),
        ((), "progressed"),
    ],
)
def test_of_several_things_the_loudest_is_told(happened: tuple[Any, ...], change: str) -> None:
    assert change_of(tuple(Entry(what, MORNING, "platform") for what in happened)) == change


def test_what_can_be_done_is_what_is_not_refused() -> None:
    paused, _ = opened().pause(by=MENTOR, now=MORNING)
    ended, _ = opened().end("other", None, by=MENTOR, now=MORNING)
    assert opened().acts == ("move_stage", "agree_rhythm", "add_goal", "pause", "end")
    assert paused.acts == ("agree_rhythm", "add_goal", "resume", "end")
    assert ended.acts == ()


# --- goals ------------------------------------------------------------------------------------------------------------


def test_a_goal_says_something() -> None:
    for text in ("", "   ", "x" * 501):
        with pytest.raises(refusals.UnfitText):
            NewGoal(text, "short_term", "skill").set(uuid7(), uuid7(), by=MENTEE, side="mentee", now=MORNING)


def test_a_deadline_is_past_once_its_day_is_over_everywhere_on_earth() -> None:
    just_before = datetime(2026, 3, 3, 11, 59, tzinfo=UTC)  # 2 March, 23:59 at UTC-12
    refuse_past(date(2026, 3, 2), just_before)
    with pytest.raises(refusals.DeadlineInPast):
        refuse_past(date(2026, 3, 2), just_before + timedelta(minutes=1))


def test_a_deadline_that_has_passed_may_stay() -> None:
    old = goal(deadline=date(2026, 1, 1))
    changed, what = old.become(replace(old, status="in_progress"), by=MENTOR, side="mentor", now=MORNING)
    assert (changed.deadline, what) == (date(2026, 1, 1), "goal_taken_up")


def test_a_step_has_no_deadline_in_the_past() -> None:
    with pytest.raises(refusals.DeadlineInPast):
        NewActionStep("Ask", date(2026, 2, 1)).set(uuid7(), goal(), by=MENTEE, now=MORNING)


def test_a_completed_goal_knows_when_and_forgets_it_when_taken_up_again() -> None:
    present = goal()
    completed, what = present.become(replace(present, status="completed"), by=MENTEE, side="mentee", now=LATER)
    assert (completed.completed_at, completed.version, what) == (LATER, 2, "goal_completed")
    again, what = completed.become(replace(completed, status="in_progress"), by=MENTEE, side="mentee", now=LATER)
    assert (again.completed_at, what) == (None, "goal_taken_up")


def test_a_change_that_changes_nothing_is_no_new_version() -> None:
    present = goal()
    assert present.become(replace(present), by=MENTOR, side="mentor", now=LATER) == (present, None)


def test_who_rewrites_a_goal_is_who_wrote_it() -> None:
    present = goal()
    by_mentor, _ = present.become(replace(present, text="Lead two teams"), by=MENTOR, side="mentor", now=LATER)
    dropped, _ = by_mentor.become(replace(by_mentor, status="dropped"), by=MENTEE, side="mentee", now=LATER)
    assert dropped.written_by == MENTOR


@pytest.mark.parametrize(
    "anew", [{"text": "Lead two"}, {"horizon": "short_term"}, {"kind": "skill"}, {"deadline": date(2027, 1, 1)}]
)
def test_who_words_or_dates_a_goal_otherwise_proposes_it_anew(anew: dict[str, Any]) -> None:
    present = goal(status="in_progress")
    reworded, _ = present.become(replace(present, **anew), by=MENTOR, side="mentor", now=LATER)
    assert (reworded.agreed_at, reworded.proposed_by, reworded.status) == (None, "mentor", "in_progress")
    assert [reworded.waits_for(side) for side in ("mentee", "mentor")] == [True, False]
    with pytest.raises(refusals.GoalNotAgreed):
        reworded.become(replace(reworded, status="completed"), by=MENTEE, side="mentee", now=LATER)


def test_how_far_a_goal_is_changes_nothing_in_what_both_agreed_to() -> None:
    present = goal()
    begun, _ = present.become(replace(present, status="in_progress"), by=MENTEE, side="mentee", now=LATER)
    assert begun.agreed_at == MORNING


def test_a_goal_is_agreed_to_by_the_other_side_alone_as_it_was_read_and_once() -> None:
    waiting = goal(agreed_at=None)
    with pytest.raises(refusals.OwnGoal):
        waiting.agree(1, side="mentee", now=LATER)
    with pytest.raises(refusals.GoalChanged):
        waiting.agree(2, side="mentor", now=LATER)
    with pytest.raises(refusals.GoalClosed):
        replace(waiting, status="dropped").agree(1, side="mentor", now=LATER)
    agreed, what = waiting.agree(1, side="mentor", now=LATER)
    assert (agreed.agreed_at, agreed.version, what) == (LATER, 2, "goal_agreed")
    assert agreed.agree(2, side="mentor", now=LATER) == (agreed, None)


def test_a_goal_that_waits_for_a_yes_is_neither_begun_nor_completed_and_can_be_dropped() -> None:
    waiting = goal(agreed_at=None)
    for status in ("in_progress", "completed"):
        with pytest.raises(refusals.GoalNotAgreed):
            waiting.become(replace(waiting, status=status), by=MENTEE, side="mentee", now=LATER)
    dropped, _ = waiting.become(replace(waiting, status="dropped"), by=MENTEE, side="mentee", now=LATER)
    assert not dropped.waits_for("mentor")


@pytest.mark.parametrize("status", ["completed", "dropped"])
def test_a_closed_goal_takes_no_steps(status: Any) -> None:
    with pytest.raises(refusals.GoalClosed):
        goal(status=status).refuse_step(0)


def test_there_is_an_end_to_goals_and_steps() -> None:
    with pytest.raises(refusals.TooManyGoals):
        refuse_another_goal(MOST_GOALS)
    with pytest.raises(refusals.TooManyActionSteps):
        goal().refuse_step(MOST_ACTION_STEPS)


# --- agendas ----------------------------------------------------------------------------------------------------------


def asked(*topics: tuple[str, Any]) -> list[Asked]:
    return [(uuid7(), text, side) for text, side in topics]


def test_an_agenda_keeps_who_wrote_which_topic() -> None:
    first, _ = Agenda(uuid7()).rewrite(asked(("How?", "mentee")), by=MENTEE)
    second, _ = first.rewrite(asked(("Why?", "mentor"), ("How?", "mentee")), by=MENTOR)
    assert [topic.written_by for topic in second.topics] == [MENTOR, MENTEE]
    assert second.topics[1] == first.topics[0]
    assert second.version == 2


def test_an_agenda_has_room_for_a_session_and_not_for_ten_thousand_topics() -> None:
    full = asked(*((f"Topic {number}", "mentee") for number in range(MOST_TOPICS)))
    assert len(Agenda(uuid7()).rewrite(full, by=MENTEE)[0].topics) == MOST_TOPICS
    with pytest.raises(refusals.TooManyTopics):
        Agenda(uuid7()).rewrite(full * 200, by=MENTEE)


def test_an_agenda_that_is_written_as_it_is_does_not_change() -> None:
    written, _ = Agenda(uuid7()).rewrite(asked(("How?", "mentee")), by=MENTEE)
    assert written.rewrite(asked(("How?", "mentee")), by=MENTOR) == (written, None)
    empty, what = Agenda(uuid7()).rewrite((), by=MENTEE)
    assert (empty.version, what) == (1, "agenda_written")


def test_the_topics_of_an_erased_person_go() -> None:
    first, _ = Agenda(uuid7()).rewrite(asked(("How?", "mentee")), by=MENTEE)
    agenda, _ = first.rewrite(asked(("How?", "mentee"), ("Why?", "mentor")), by=MENTOR)
    assert [topic.text for topic in agenda.without(MENTEE).topics] == ["Why?"]
    assert agenda.without(STRANGER) == agenda


@pytest.mark.parametrize("state", ["completed", "missed", "cancelled"])
def test_the_agenda_of_what_is_over_stays_as_it_is(state: Any) -> None:
    with pytest.raises(refusals.SessionOver):
        met(state).refuse_agenda_change(MORNING - timedelta(days=1))


def test_the_agenda_of_what_has_ended_stays_as_it_is_before_anybody_says_that_it_took_place() -> None:
    session = met("booked")
    session.refuse_agenda_change(session.ends_at - timedelta(seconds=1))
    with pytest.raises(refusals.SessionOver):
        session.refuse_agenda_change(session.ends_at)


# --- feedback ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_a_rating_is_from_one_to_five(rating: int) -> None:
    with pytest.raises(refusals.RatingOutOfRange):
        Words(rating)


def test_skills_are_named_once_and_not_without_end() -> None:
    for skills in (("python", "python"), tuple(f"skill-{number}" for number in range(21))):
        with pytest.raises(refusals.TooManySkills):
            Words(5, skills=skills)


@pytest.mark.parametrize("state", ["pending", "booked"])
def test_there_is_no_feedback_before_the_session_took_place(state: Any) -> None:
    with pytest.raises(refusals.SessionNotOver):
        given(met(state))


@pytest.mark.parametrize("state", ["missed", "cancelled"])
def test_there_is_no_feedback_on_what_did_not_take_place(state: Any) -> None:
    with pytest.raises(refusals.SessionDidNotTakePlace):
        given(met(state))


def test_a_stranger_gives_no_feedback() -> None:
    with pytest.raises(refusals.UnknownSession):
        given(met(), by=STRANGER)


def test_feedback_is_between_two() -> None:
    with pytest.raises(refusals.NotASessionOfTwo):
        given(met(mentee_ids=(MENTEE, STRANGER)), by=MENTOR)


def test_each_side_gives_feedback_once() -> None:
    session = met()
    with pytest.raises(refusals.FeedbackAlreadyGiven):
        give(session, (given(session),), uuid7(), Words(1), by=MENTEE, now=LATER)


def test_the_second_feedback_reveals_both() -> None:
    session = met()
    first = given(session)
    second, revealed = give(session, (first,), uuid7(), Words(4), by=MENTOR, now=LATER)
    assert {each.id for each in revealed} == {first.id, second.id}
    assert {each.revealed_at for each in revealed} == {LATER}


def test_feedback_is_hidden_from_the_other_for_seven_days_and_never_from_its_author() -> None:
    feedback = given(met())
    last_moment = MORNING + HIDDEN_FOR - timedelta(microseconds=1)
    session = met()
    assert feedback.is_shown_to(MENTEE, session, MORNING)
    assert not feedback.is_shown_to(MENTOR, session, last_moment)
    assert feedback.is_shown_to(MENTOR, session, MORNING + HIDDEN_FOR)


def test_what_is_shown_is_given_no_more() -> None:
    session = met()
    with pytest.raises(refusals.FeedbackClosed):
        give(session, (given(session),), uuid7(), Words(1), by=MENTOR, now=MORNING + HIDDEN_FOR)


def test_feedback_that_was_shown_already_is_revealed_when_it_was() -> None:
    feedback = given(met())
    assert feedback.reveal(now=MORNING + timedelta(days=30)).revealed_at == MORNING + HIDDEN_FOR


def test_hidden_feedback_does_not_travel() -> None:
    with pytest.raises(ValueError, match="revealed"):
        given(met()).public(None)


def test_the_words_stay_home() -> None:
    session = met()
    feedback, _ = give(session, (), uuid7(), Words(5, "well", "improve", ("python",)), by=MENTEE, now=MORNING)
    told = feedback.reveal(now=LATER).public(None).model_dump()
    assert (told["rating"], told["skills"]) == (5, ("python",))
    assert not {"went_well", "to_improve"} & told.keys()
