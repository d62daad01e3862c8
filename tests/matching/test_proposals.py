"""How proposals pass from state to state."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from services.matching.domain.proposals import (
    LONGEST_MESSAGE,
    LONGEST_REASON_TEXT,
    TIME_TO_RESPOND,
    Proposal,
    Request,
    Standing,
    refuse_request,
)
from services.matching.domain.refusals import (
    AlreadyMentored,
    AlreadyProposed,
    AskingOneself,
    DuplicateMentors,
    MentorFull,
    MentorPaused,
    MentorUnavailable,
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
from shared.ids import uuid7
from shared.refusals import Refusal
from tests.matching.builders import NOW

MENTOR, MENTEE, MENTORSHIP = uuid7(), uuid7(), uuid7()
WAITING = Proposal(uuid7(), uuid7(), uuid7(), MENTOR, MENTEE, position=1)
PROPOSED, _ = WAITING.propose(NOW)
FREE = Standing(MENTOR)
LATER = NOW + timedelta(days=1)
TOO_LATE = NOW + TIME_TO_RESPOND


def test_a_proposal_gives_its_mentor_three_days() -> None:
    proposed, fact = WAITING.propose(NOW)

    assert proposed.respond_by == NOW + timedelta(days=3)
    assert (fact.change, fact.respond_by, fact.version) == ("proposed", proposed.respond_by, proposed.version)


def test_an_acceptance_names_the_mentorship_that_it_opens() -> None:
    accepted, fact = PROPOSED.accept(FREE, MENTORSHIP, by=MENTOR, now=LATER)

    assert accepted.state == "accepted"
    assert fact.change == "accepted"
    assert fact.mentorship_id == MENTORSHIP
    assert fact.version == PROPOSED.version + 1


def test_what_a_mentor_writes_with_a_decline_does_not_travel() -> None:
    declined, fact = PROPOSED.decline("no_time", "My father is ill.", by=MENTOR, now=LATER)

    assert declined.decline_text == "My father is ill."
    assert "father" not in fact.model_dump_json()


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
    assert PROPOSED.can(MENTOR, TOO_LATE) == ()
    with pytest.raises(ProposalExpired):
        PROPOSED.accept(FREE, MENTORSHIP, by=MENTOR, now=TOO_LATE)
    with pytest.raises(ProposalExpired):
        PROPOSED.decline("other", None, by=MENTOR, now=TOO_LATE)
    with pytest.raises(ProposalExpired):
        PROPOSED.withdraw(by=MENTEE, now=TOO_LATE)


def test_a_proposal_does_not_expire_before_its_time() -> None:
    with pytest.raises(ProposalNotOpen):
        PROPOSED.expire(TOO_LATE - timedelta(microseconds=1))


def test_what_has_ended_stays_as_it_is() -> None:
    for ended in (
        PROPOSED.accept(FREE, MENTORSHIP, by=MENTOR, now=LATER)[0],
        PROPOSED.decline("other", None, by=MENTOR, now=LATER)[0],
        PROPOSED.withdraw(by=MENTEE, now=LATER)[0],
    ):
        with pytest.raises(ProposalNotOpen):
            ended.accept(FREE, MENTORSHIP, by=MENTOR, now=LATER)
        with pytest.raises(ProposalNotOpen):
            ended.withdraw(by=MENTEE, now=LATER)
        with pytest.raises(ProposalNotOpen):
            ended.end("no_longer_possible", now=LATER)


def test_a_proposal_whose_turn_has_not_come_is_seen_and_withdrawn_by_its_mentee_alone() -> None:
    assert not WAITING.is_seen_by(MENTOR)
    assert WAITING.is_seen_by(MENTEE)
    assert WAITING.can(MENTEE, NOW) == ("withdraw",)
    with pytest.raises(ProposalNotOpen):
        WAITING.accept(FREE, MENTORSHIP, by=MENTOR, now=NOW)


def test_nothing_is_told_of_a_proposal_whose_turn_never_came() -> None:
    _, fact = WAITING.withdraw(by=MENTEE, now=NOW)

    assert fact is None


def test_the_words_of_a_decline_are_bounded() -> None:
    with pytest.raises(ReasonTextTooLong):
        PROPOSED.decline("other", "x" * (LONGEST_REASON_TEXT + 1), by=MENTOR, now=LATER)


@pytest.mark.parametrize(
    ("standing", "refusal"),
    [
        (replace(FREE, known=False), UnknownMentor),
        (replace(FREE, blocked=True), MentorUnavailable),
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


def test_a_mentor_who_paused_meanwhile_may_still_say_yes_to_who_asked_before() -> None:
    accepted, _ = PROPOSED.accept(replace(FREE, paused=True), MENTORSHIP, by=MENTOR, now=LATER)

    assert accepted.state == "accepted"


@pytest.mark.parametrize(
    ("standing", "refusal"),
    [
        (replace(FREE, active=1), MentorFull),
        (replace(FREE, blocked=True), MentorUnavailable),
        (replace(FREE, mentoring=True), AlreadyMentored),
    ],
)
def test_a_yes_that_cannot_be(standing: Standing, refusal: type[Refusal]) -> None:
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
