"""Everything the domain can say, each with what has happened."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product
from typing import Any, get_args

from services.notifications.domain import telling
from services.notifications.domain.known import KnownProposal, KnownSession
from services.notifications.domain.messages import Message, MessageKind
from shared.contracts.notices import NoticeKind
from shared.contracts.vocabulary import NextStep, PromptKind
from tests.notifications.builders import (
    MENTEE,
    MENTOR,
    MENTORSHIP,
    NOW,
    feedback,
    match,
    mentorship,
    move_proposal,
    moved,
    notice,
    prompt,
    recipient,
    session,
)

SIDES = ("mentor", "mentee")
SURVEYS: tuple[PromptKind, ...] = ("survey", "survey_reminder")
ONE_SIDED = {
    "book_first_session": "mentee",
    "book_session": "mentee",
    "rebook_session": "mentee",
    "open_hours": "mentor",
}
"""Whose step it is, where `mentorships` suggests it to one side alone."""
ANSWER_BY = NOW + timedelta(days=14)


def everything() -> Iterator[tuple[str, Message]]:
    """What has happened, and what somebody is told of it."""
    for happened, messages in (
        *_of_proposals(),
        *_of_runs(),
        *_of_sessions(),
        *_around_sessions(),
        *_of_mentorships(),
        *_unasked(),
    ):
        for message in messages:
            yield f"{happened}, to the {message.side}", message


def _of_proposals() -> Iterator[tuple[str, list[Message]]]:
    def told(change: str, **changed: Any) -> list[Message]:
        return telling.told_of_match(match(change, 2, **changed), NOW)

    yield "somebody is asked", told("proposed")
    yield "an open request is a day from its end", telling.reminder_of_proposal(KnownProposal.of(match()), NOW)
    yield "the mentor would like to know more", told("question_asked")
    yield "the mentee has told more", told("question_answered")
    yield "the mentor says yes", told("accepted")
    for ending in ("answered", "passed_over", "mentor_left", "closed", "no_longer_possible", None):
        for fate in ({"goes_on": True}, {"request_over": True}, {}):
            said = (
                f"a request is declined ({ending or 'no reason said'}, {next(iter(fate), 'no word on what follows')})"
            )
            yield said, told("declined", ended_because=ending, **fate)
    yield "a request is not answered, and goes on", told("expired", ended_because="out_of_time", goes_on=True)
    yield "a request is not answered, and is over", told("expired", ended_because="out_of_time", request_over=True)
    rests = {"ended_because": "out_of_time", "request_over": True, "mentor_rests": True}
    yield "the third request in a row is not answered", told("expired", **rests)
    yield "a request is withdrawn", told("withdrawn", ended_because="withdrawn")
    yield "a request is settled otherwise", told("withdrawn", ended_because="request_settled")
    yield "a request ends by a block", told("withdrawn", ended_because="closed")
    yield "the last of the list can't be asked any more", told("withdrawn", ended_because="closed", request_over=True)


def _of_runs() -> Iterator[tuple[str, list[Message]]]:
    for side in SIDES:
        asked = notice(recipient_id=recipient(side)["recipient_id"], side=side)
        yield "drafts of a match run wait for a word", telling.told_of_notice(asked, NOW)
    others: dict[NoticeKind, str] = {
        "run_ready": "a match run is done",
        "run_failed": "a match run has failed",
        "step_told": "by a ladder, somebody is told",
        "step_rest": "by a ladder, somebody rests",
        "step_unmatched": "by a ladder, somebody is out",
        "step_granted": "an appeal against a step is granted",
        "step_upheld": "an appeal against a step is not granted",
        "appeal_waits": "an appeal against a step waits",
    }
    for kind, happened in others.items():
        yield happened, telling.told_of_notice(notice(kind=kind, side=None), NOW)
    yield "a draft that waited is decided", telling.told_of_notice(notice("settled", 2), NOW)


def _of_sessions() -> Iterator[tuple[str, list[Message]]]:
    def told(change: str, **changed: Any) -> list[Message]:
        return telling.told_of_session(session(change, 2, mentorship_id=MENTORSHIP, **changed), NOW)

    yield "a session is asked for", told("requested", respond_by=NOW + timedelta(days=2))
    yield "a session is booked", told("booked")
    yield "a session is confirmed", told("confirmed")
    for by in ("mentor", "mentee", "platform"):
        yield f"a session is cancelled by {by}", told("cancelled", cancelled_by=by)
        yield f"a request for a session is ended by {by}", told("cancelled", cancelled_by=by, unconfirmed=True)
    for because in ("mentorship_ended", "person_left", "ceased", "closed"):
        yield (
            f"a session is cancelled ({because})",
            told("cancelled", cancelled_by="platform", cancelled_because=because),
        )
        yield (
            f"a request for a session is ended ({because})",
            told("cancelled", cancelled_by="platform", cancelled_because=because, unconfirmed=True),
        )
    yield "a session is cancelled (time_off)", told("cancelled", cancelled_by="mentor", cancelled_because="time_off")
    for mover in (*SIDES, None):
        yield f"a session is moved by {mover or 'both'}", telling.told_of_session(moved(moved_by=mover), NOW)
    yield "a session is over", told("completed")
    for absent, reporter in product((None, *SIDES), SIDES):
        said = f"{reporter} reports that {absent or 'somebody'} did not come"
        yield said, told("missed", absent=absent, absence_reported_by=reporter)
    yield "an absence is upheld", told("absence_upheld", appeal="upheld")
    yield "an appeal is granted", told("completed", appeal="granted")


def _around_sessions() -> Iterator[tuple[str, list[Message]]]:
    known = KnownSession.of(session())
    for change, by in product(("move_proposed", "move_declined", "move_withdrawn", "move_expired"), SIDES):
        yield f"another time, by {by}: {change}", telling.told_of_session(move_proposal(change, by=by), NOW)
    yield "the place of a session is named or changes", telling.told_of_place(known, NOW)
    for whose, former in (("the mentor's", {MENTOR: 330}), ("the mentee's", {MENTEE: 120})):
        yield f"the rules of {whose} clock change", telling.told_of_clocks(known, former, NOW)
    for kind in (MessageKind.REMINDER_DAY_BEFORE, MessageKind.REMINDER_HOUR_BEFORE):
        yield f"{kind.value.replace('_', ' ')}", telling.reminder_of_session(known, kind, NOW)


def _of_mentorships() -> Iterable[tuple[str, list[Message]]]:
    for change in ("opened", "stage_moved", "progressed", "paused", "resumed", "ended"):
        yield f"a mentorship is {change}", telling.told_of_mentorship(mentorship(change), NOW)
    ends = mentorship("paused", paused_until=ANSWER_BY)
    yield "a mentorship is paused until a day", telling.told_of_mentorship(ends, NOW)
    for because in ("goals_reached", "person_left", "ceased", "closed"):
        ended = mentorship("ended", ended_because=because)
        yield f"a mentorship is ended ({because})", telling.told_of_mentorship(ended, NOW)
    for outcome, by in product(("proposed", "agreed", "declined", "withdrawn", "expired", "overtaken"), SIDES):
        moved_on = mentorship("agreement_changed", agreement=outcome, agreement_by=by, agreement_answer_by=ANSWER_BY)
        yield f"an agreement proposed by {by} is {outcome}", telling.told_of_mentorship(moved_on, NOW)
    met = (session().starts_at, session().ends_at)
    for side, known in product(SIDES, (met, None)):
        when = "" if known else ", of a session that is not known here"
        yield f"feedback is revealed{when}", [telling.told_of_feedback(feedback(author_side=side), NOW, known)]


def _unasked() -> Iterator[tuple[str, list[Message]]]:
    for step, side in product(get_args(NextStep), SIDES):
        if ONE_SIDED.get(step, side) == side:
            yield f"it has been quiet ({step})", telling.told_of_prompt(prompt(step=step, **recipient(side)), NOW)
    met = (session().starts_at, session().ends_at)
    for side in SIDES:
        prepares = prompt(step="write_agenda", **recipient(side))
        yield "it has been quiet (write_agenda, and it is known when)", telling.told_of_prompt(prepares, NOW, met)
    for side in SIDES:
        written = prompt(kind="messages", step="read_messages", subject_id=None, **recipient(side))
        yield "the other has written in the thread", telling.told_of_prompt(written, NOW)
    for side in SIDES:
        passed = prompt(kind="overdue_step", step="do_overdue_step", **recipient(side))
        yield "the deadline of a step has passed", telling.told_of_prompt(passed, NOW)
        for kind in sorted(
            set(get_args(PromptKind)) - {"momentum", "messages", "overdue_step", "feedback_answered", *SURVEYS}
        ):
            owed = prompt(kind=kind, step="read_messages", subject_id=None, **recipient(side))
            yield f"there is something to read ({kind})", telling.told_of_prompt(owed, NOW)
        answered = prompt(kind="feedback_answered", step="read_messages", **recipient(side))
        yield "the other has answered what one gave as feedback", telling.told_of_prompt(answered, NOW)
        asked = prompt(kind="introduction", step="answer_introduction", subject_id=None, **recipient(side))
        yield "somebody is to be introduced", telling.told_of_prompt(asked, NOW)
    for side in SIDES:
        for kind in SURVEYS:
            asked = prompt(kind=kind, step="read_messages", **recipient(side))
            yield f"the programme asks ({kind})", telling.told_of_prompt(asked, NOW)
    yield "what was said unasked is settled", telling.told_of_prompt(prompt("settled", 2), NOW)
