"""How proposals pass from state to state."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from services.matching.domain.proposals import (
    LONGEST_REASON_TEXT,
    TIME_TO_RESPOND,
    Proposal,
)
from services.matching.domain.refusals import (
    AlreadyMentored,
    AlreadyProposed,
    AskingOneself,
    DuplicateMentors,
    MentorFull,
    MentorPaused,
    MessageNotUsable,
    NotInProgramme,
    OnlyTheMenteeWithdraws,
    OnlyTheMentorAnswers,
    ProposalExpired,
    ProposalNotOpen,
    ReasonTextTooLong,
    TooFewOrTooManyMentors,
    UnknownMentor,
)
from services.matching.domain.requests import LONGEST_MESSAGE, Request, refuse_request
from services.matching.domain.standing import Standing
from shared.ids import uuid7
from shared.refusals import Refusal
from tests.matching.builders import NOW

MENTOR, MENTEE, MENTORSHIP = uuid7(), uuid7(), uuid7()
WAITING = Proposal(uuid7(), uuid7(), uuid7(), MENTOR, MENTEE, position=1)
PROPOSED = WAITING.propose(NOW)
FREE = Standing(MENTOR)
LATER = NOW + timedelta(days=1)
TOO_LATE = NOW + TIME_TO_RESPOND


def test_a_proposal_gives_its_mentor_three_days() -> None:
    assert PROPOSED.respond_by == NOW + timedelta(days=3)


def test_an_acceptance_names_the_mentorship_that_it_opens() -> None:
    accepted = PROPOSED.accept(FREE, MENTORSHIP, by=MENTOR, now=LATER)

    assert (accepted.state, accepted.mentorship_id) == ("accepted", MENTORSHIP)
    assert accepted.version == PROPOSED.version + 1


def test_only_the_mentor_answers() -> None:
    with pytest.raises(OnlyTheMentorAnswers):
        PROPOSED.accept(FREE, MENTORSHIP, by=MENTEE, now=LATER)
    with pytest.raises(OnlyTheMentorAnswers):
        PROPOSED.decline("other", None, by=uuid7(), now=LATER)


def test_only_the_mentee_withdraws() -> None:
    with pytest.raises(OnlyTheMenteeWithdraws):
        PROPOSED.withdraw(by=MENTOR, now=LATER)


def test_a_proposal_is_expired_from_its_last_instant_on_though_nobody_has_noted_it() -> None:
    assert PROPOSED.as_of(TOO_LATE - timedelta(microseconds=1)).state == "proposed"
    assert PROPOSED.as_of(TOO_LATE).state == "expired"
    assert PROPOSED.can(MENTOR, FREE, TOO_LATE) == ()
    with pytest.raises(ProposalExpired):
        PROPOSED.accept(FREE, MENTORSHIP, by=MENTOR, now=TOO_LATE)
    with pytest.raises(ProposalExpired):
        PROPOSED.decline("other", None, by=MENTOR, now=TOO_LATE)
    with pytest.raises(ProposalExpired):
        PROPOSED.withdraw(by=MENTEE, now=TOO_LATE)


def test_a_proposal_does_not_expire_before_its_time() -> None:
    assert PROPOSED.look_again(FREE, TOO_LATE - timedelta(microseconds=1)) == PROPOSED
    assert PROPOSED.look_again(FREE, TOO_LATE).state == "expired"


def test_what_has_ended_stays_as_it_is() -> None:
    for ended in (
        PROPOSED.accept(FREE, MENTORSHIP, by=MENTOR, now=LATER),
        PROPOSED.decline("other", None, by=MENTOR, now=LATER),
        PROPOSED.withdraw(by=MENTEE, now=LATER),
    ):
        with pytest.raises(ProposalNotOpen):
            ended.accept(FREE, MENTORSHIP, by=MENTOR, now=LATER)
        with pytest.raises(ProposalNotOpen):
            ended.withdraw(by=MENTEE, now=LATER)
        with pytest.raises(ProposalNotOpen):
            ended.end("declined", "passed_over", LATER)


def test_a_proposal_whose_turn_has_not_come_is_seen_and_withdrawn_by_its_mentee_alone() -> None:
    assert not WAITING.is_seen_by(MENTOR)
    assert WAITING.is_seen_by(MENTEE)
    assert WAITING.can(MENTEE, FREE, NOW) == ("withdraw",)
    with pytest.raises(ProposalNotOpen):
        WAITING.accept(FREE, MENTORSHIP, by=MENTOR, now=NOW)


def test_the_words_of_a_decline_are_bounded() -> None:
    with pytest.raises(ReasonTextTooLong):
        PROPOSED.decline("other", "x" * (LONGEST_REASON_TEXT + 1), by=MENTOR, now=LATER)


@pytest.mark.parametrize(
    ("standing", "refusal"),
    [
        (replace(FREE, known=False), UnknownMentor),
        (replace(FREE, known=False, left=True), UnknownMentor),
        (replace(FREE, blocks=True), UnknownMentor),
        (replace(FREE, blocked=True), UnknownMentor),
        (replace(FREE, blocks=True, active=1, paused=True, mentoring=True), UnknownMentor),
        (replace(FREE, member=False), NotInProgramme),
        (replace(FREE, mentoring=True), AlreadyMentored),
        (replace(FREE, asked=True), AlreadyProposed),
        (replace(FREE, paused=True), MentorPaused),
        (replace(FREE, active=1), MentorFull),
        (replace(FREE, capacity=0), MentorFull),
    ],
)
def test_whom_one_cannot_ask(standing: Standing, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as refused:
        standing.refuse_asking(2)
    assert refused.value.members == {"position": 2}


@pytest.mark.parametrize(
    ("standing", "refusal"),
    [
        (replace(FREE, active=1), MentorFull),
        (replace(FREE, blocked=True), ProposalNotOpen),
        (replace(FREE, known=False), ProposalNotOpen),
        (replace(FREE, mentoring=True), AlreadyMentored),
    ],
)
def test_a_yes_that_cannot_be_is_not_offered(standing: Standing, refusal: type[Refusal]) -> None:
    assert PROPOSED.can(MENTOR, standing, LATER) == ("decline",)
    with pytest.raises(refusal):
        PROPOSED.accept(standing, MENTORSHIP, by=MENTOR, now=LATER)


@pytest.mark.parametrize(
    ("mentors", "message", "refusal"),
    [
        ([], "Hello", TooFewOrTooManyMentors),
        ([uuid7() for _ in range(6)], "Hello", TooFewOrTooManyMentors),
        ([MENTOR, MENTOR], "Hello", DuplicateMentors),
        ([MENTOR, MENTEE], "Hello", AskingOneself),
        ([MENTOR], " \n", MessageNotUsable),
        ([MENTOR], "x" * (LONGEST_MESSAGE + 1), MessageNotUsable),
    ],
)
def test_what_cannot_be_asked(mentors: list[UUID], message: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        refuse_request(MENTEE, mentors, message)


def test_a_requests_version_rises_whenever_one_of_its_proposals_changes() -> None:
    request = Request(WAITING.request_id, MENTEE, WAITING.programme_id, "Hello", NOW, (WAITING,))

    assert request.with_changed(PROPOSED).version > request.version
